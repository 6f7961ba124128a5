"""The small invented plan in every format that a file can have here."""

import io
from html import escape

import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.fonts import vietnamese_font
from tests.formats import wordfile
from tests.formats.test_pdf import GRID
from tests.loaders.paper import paper

FONT = vietnamese_font()


def lines_and_rows(text: str) -> tuple[list[str], list[list[str]]]:
    """The paragraphs of the plan, and the rows of its table."""
    lines = [line for line in text.splitlines() if line]
    rows = [line.split("\t") for line in lines if "\t" in line]
    return [line for line in lines if "\t" not in line], rows


def as_docx(text: str) -> bytes:
    lines, rows = lines_and_rows(text)
    table = wordfile.tbl(*(wordfile.tr(*map(escape, row)) for row in rows))
    return wordfile.docx("".join(wordfile.p(escape(line)) for line in lines) + table)


def as_html(text: str) -> bytes:
    lines, rows = lines_and_rows(text)
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    cells = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<html><body>{body}<table>{cells}</table></body></html>".encode()


def as_md(text: str) -> bytes:
    lines, rows = lines_and_rows(text)
    head, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return "\n\n".join([*lines, "\n".join([head, "|---" * len(rows[0]) + "|", *rest])]).encode()


def as_xlsx(text: str) -> bytes:
    lines, rows = lines_and_rows(text)
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [*([line] for line in lines), *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    pdfmetrics.registerFont(TTFont("Viet", FONT))
    lines, rows = lines_and_rows(text)
    cells = '<font name="Viet" size="9">{}</font>'
    story = [Paragraph(cells.format(escape(line))) for line in lines]
    table = [[Paragraph(cells.format(escape(cell))) for cell in row] for row in rows]
    out = io.BytesIO()
    widths = [30, 150, 90, 90, 80, 70]
    SimpleDocTemplate(out, pagesize=A4).build([*story, Table(table, widths, style=GRID)])
    return out.getvalue()


def papers() -> dict[str, bytes]:
    """The plan by ending; as PDF only where there is a font for it."""
    text = paper()
    made = {
        ".txt": text.encode(),
        ".md": as_md(text),
        ".html": as_html(text),
        ".docx": as_docx(text),
        ".xlsx": as_xlsx(text),
    }
    return made | ({".pdf": as_pdf(text)} if FONT else {})
