"""A plan as Word has it: automatic numbers, and an annex with merged cells across the page."""

import io
from collections.abc import Sequence
from itertools import takewhile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Cm, Length, Pt
from docx.table import Table

from tests.samples.words import Cell, words

NUMBERS = (("#", "upperRoman", "%1."), ("##", "decimal", "%2."), ("-", "bullet", "-"))
"""The levels of automatic numbers: their sign among the words, their form, their text."""
WIDTHS = (1.2, 7.0, 4.8, 6.2, 3.2, 3.0)
"""Of the annex's columns, in centimetres."""
HEADING = 8
"""Numbered lines of fewer words are headings."""


def make(name: str) -> bytes:
    """The Word file of a document's words."""
    parts = words(name)
    document = docx.Document()
    document.core_properties.author = "daumoi"
    document.core_properties.title = parts["title"][-1]
    document.core_properties.comments = "Văn bản mẫu: tỉnh Hà Vân không có thật."
    _page(document.sections[0], Cm(21), Cm(29.7))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    _number_by_itself(document)
    _side_by_side(document, parts["issuer"], parts["motto"])
    _centred(document, parts["title"])
    for line in parts["preamble"]:
        document.add_paragraph().add_run(line).italic = True
    for line in parts["body"]:
        _paragraph(document, line)
    _side_by_side(document, parts["receivers"], parts["signature"])
    _annex(document, parts["annex"], parts["rows"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(section: Section, width: Length, height: Length) -> None:
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _number_by_itself(document: Document) -> None:
    """One list of three levels, in the place of those that come with python-docx."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (_, form, text) in enumerate(NUMBERS)
    )
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for inner in (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0">{levels}</w:abstractNum>',
        f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ):
        numbering.append(parse_xml(inner))


def _paragraph(document: Document, line: str) -> None:
    """A paragraph, numbered where its sign says so."""
    sign, _, rest = line.partition(" ")
    level = next((at for at, number in enumerate(NUMBERS) if number[0] == sign), None)
    paragraph = document.add_paragraph()
    if level is None:
        paragraph.add_run(line)
        return
    paragraph.add_run(rest).bold = sign.startswith("#") and len(rest.split()) < HEADING
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(number))


def _side_by_side(document: Document, left: Sequence[str], right: Sequence[str]) -> None:
    """Two cells without lines around them, as a letterhead and a signature are laid out."""
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (left, right), strict=True):
        cell.text = "\n".join(lines)
    cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _centred(document: Document, lines: Sequence[str]) -> None:
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = not line.startswith("(")


def _annex(document: Document, title: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    _page(section, Cm(29.7), Cm(21))
    _centred(document, title)
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    _write(table, rows)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)


def _write(table: Table, rows: Sequence[Sequence[Cell]]) -> None:
    """Fill the grid; a cell takes in those that go with it."""
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text not in {"<", "^"}:
                table.cell(at, column).text = str(text)
                right = column + _followed(row[column + 1 :], "<")
                below = at + _followed([other[column] for other in rows[at + 1 :]], "^")
                if (below, right) != (at, column):
                    table.cell(at, column).merge(table.cell(below, right))


def _followed(cells: Sequence[Cell], sign: str) -> int:
    """How often a sign stands at the start."""
    return len(list(takewhile(lambda cell: cell == sign, cells)))
