"""A brief as a Word file, A4, table heads on every page, page numbers below."""

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from viz.brief.content import Brief, Cell, Section

FONT = "Times New Roman"
WIDTH, HEIGHT, MARGIN_Y, MARGIN_X = 210, 297, 20, 15
"""A4 and its margins, millimetres."""
SOFT = RGBColor(0x56, 0x60, 0x6B)
SHADE = "EEF1F4"


def to_docx(brief: Brief) -> bytes:
    """The brief as the bytes of a .docx file."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    document.core_properties.title = brief.title
    document.core_properties.author = "daumoi"
    document.core_properties.language = "vi-VN" if brief.language == "vi" else "en-US"
    document.add_heading(brief.title, level=0)
    _add_soft(document.add_paragraph(), brief.made)
    for section in brief.sections:
        _add_section(document, section)
    document.add_heading(brief.sources_heading, level=1)
    for source in brief.sources:
        document.add_paragraph(source)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Any) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(WIDTH), Mm(HEIGHT)
    page.top_margin = page.bottom_margin = Mm(MARGIN_Y)
    page.left_margin = page.right_margin = Mm(MARGIN_X)
    below = page.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    below._p.append(field)  # noqa: SLF001 (python-docx has no fields)


def _set_styles(document: Any) -> None:
    for name, size, before in (("Normal", 11, 0), ("Title", 17, 0), ("Heading 1", 13, 14)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0x1B, 0x1F, 0x24)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
    document.styles["Title"].font.bold = True


def _add_section(document: Any, section: Section) -> None:
    document.add_heading(section.heading, level=1)
    if not section.rows:
        _add_soft(document.add_paragraph(), section.empty)
        return
    if section.about:
        _add_soft(document.add_paragraph(), section.about)
    table = document.add_table(rows=1, cols=len(section.columns), style="Table Grid")
    table.autofit = False
    room = WIDTH - 2 * MARGIN_X
    for column, share in zip(table.columns, section.widths, strict=True):
        column.width = Mm(room * share / 100)
    for cell, heading in zip(table.rows[0].cells, section.columns, strict=True):
        _fill(cell, (heading,))
        cell.paragraphs[0].runs[0].bold = True
        _shade(cell)
    _mark(table.rows[0], "w:tblHeader")
    for row in section.rows:
        added = table.add_row()
        _mark(added, "w:cantSplit")
        for cell, lines in zip(added.cells, row, strict=True):
            _fill(cell, lines)
    for row in table.rows:
        for cell, share in zip(row.cells, section.widths, strict=True):
            cell.width = Mm(room * share / 100)


def _fill(cell: Any, lines: Cell) -> None:
    cell.paragraphs[0].add_run(lines[0])
    for line in lines[1:]:
        _add_soft(cell.add_paragraph(), line)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)


def _add_soft(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9.5), SOFT


def _mark(row: Any, name: str) -> None:
    """Set a property of a row: repeated on every page, not split between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 (python-docx has no setter)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 (python-docx has no shading)
