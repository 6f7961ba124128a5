"""A plan as a PDF: its annex goes on over the page, with its header again."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.fonts import MISSING, vietnamese_font
from tests.samples.words import words

WIDTHS = (1.4 * cm, 5.4 * cm, 3.6 * cm, 4.1 * cm, 2.9 * cm)
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
TEXT = ParagraphStyle("text", fontName="Viet", fontSize=11, leading=16, spaceAfter=5)
CELL = ParagraphStyle("cell", parent=TEXT, leading=15, spaceAfter=0)
SIDE = ParagraphStyle("side", parent=CELL, fontSize=9.5, leading=12)
CENTRED = ParagraphStyle("centred", parent=TEXT, alignment=TA_CENTER)


def make(name: str) -> bytes:
    """The PDF of a document's words; the same bytes each time where the font is the same."""
    font = vietnamese_font()
    if font is None:
        raise FileNotFoundError(MISSING)
    pdfmetrics.registerFont(TTFont("Viet", font))
    parts = words(name)
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        invariant=1,
        title=parts["title"][-1],
        author="daumoi",
        subject="Văn bản mẫu: tỉnh Hà Vân không có thật.",
    )
    template.build(_story(parts))
    return out.getvalue()


def _story(parts: dict[str, list[Any]]) -> list[Any]:
    rows = [[Paragraph(str(cell), CELL) for cell in row] for row in parts["rows"]]
    return [
        _side_by_side(parts["issuer"], parts["motto"]),
        *(Paragraph(line, CENTRED) for line in parts["title"]),
        *(Paragraph(line, TEXT) for line in parts["body"]),
        _side_by_side(parts["receivers"], parts["signature"]),
        PageBreak(),
        *(Paragraph(line, CENTRED) for line in parts["annex"]),
        Table(rows, colWidths=WIDTHS, style=GRID, repeatRows=1),
    ]


def _side_by_side(left: Sequence[str], right: Sequence[str]) -> Table:
    """Two columns without lines around them, as a letterhead and a signature are laid out."""
    height = max(len(left), len(right))
    columns = [[*side, *[""] * (height - len(side))] for side in (left, right)]
    cells = [[Paragraph(text, SIDE) for text in row] for row in zip(*columns, strict=True)]
    return Table(cells, colWidths=[7.5 * cm, 9 * cm], spaceBefore=6, spaceAfter=12)
