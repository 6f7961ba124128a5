"""Makes one document in every format that is read, so that what is read of them can be compared."""

import html
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl.utils import get_column_letter
from reportlab.lib.pagesizes import A1, A2, A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Paragraph as Prose
from reportlab.platypus import Table as Ruled

from loaders.document import Cell, Document, GridCell, Paragraph, Span

FONTS = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/arial.ttf",
]
MARGIN = 75.0
"""Points at the left and the right of a page."""
SOFFICE = shutil.which("soffice")


@dataclass(frozen=True)
class Text:
    """A paragraph with its number or bullet in front; `heading` is its level, 1 the highest."""

    words: str
    heading: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table; a cell may be (text, rows covered, columns covered). The first row repeats."""

    rows: Sequence[Sequence[GridCell]]


Part = Text | Grid


def parts_of(document: Document) -> list[Part]:
    """The description of a document that was read."""
    return [
        Text(block.text, block.heading)
        if isinstance(block, Paragraph)
        else Grid(_merged(block.rows))
        for block in document.blocks
    ]


def _merged(rows: Sequence[Sequence[Cell]]) -> list[list[GridCell]]:
    """Rows in which a cell that covers several places stands once, with what it covers."""
    grid: list[list[GridCell]] = []
    met: set[Span] = set()
    for top, row in enumerate(rows):
        line: list[GridCell] = []
        for left, cell in enumerate(row):
            if not cell.text:
                line.append("")
            elif cell.span not in met:
                met.add(cell.span)
                width = sum(other.span == cell.span for other in row[left:])
                height = sum(below[left].span == cell.span for below in rows[top:])
                line.append((cell.text, height, width))
        grid.append(line)
    return grid


def spread(grid: Grid) -> list[list[tuple[str, bool]]]:
    """The places of a table row by row: the text, and whether the place is a cell's first."""
    covered: dict[tuple[int, int], str] = {}
    rows = []
    for top, row in enumerate(grid.rows):
        line: list[tuple[str, bool]] = []

        def fill(top: int = top, line: list[tuple[str, bool]] = line) -> None:
            while (top, len(line)) in covered:
                line.append((covered[top, len(line)], False))

        for given in row:
            fill()
            text, height, width = (given, 1, 1) if isinstance(given, str) else given
            left = len(line)
            places = [
                (top + down, left + right) for down in range(height) for right in range(width)
            ]
            covered.update(dict.fromkeys(places[1:], text))
            line.append((text, True))
        fill()
        rows.append(line)
    width = max(map(len, rows), default=0)
    return [[*line, *[("", True)] * (width - len(line))] for line in rows]


def header_rows(grid: Grid) -> int:
    """How many rows the header has: as many as its highest cell."""
    return max((1 if isinstance(cell, str) else cell[1] for cell in grid.rows[0]), default=1)


def _areas(grid: Grid) -> list[tuple[int, int, int, int]]:
    """The cells that cover more than one place: their first row and column, and the last ones."""
    areas = []
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(grid.rows):
        left = 0
        for given in row:
            while (top, left) in taken:
                left += 1
            _, height, width = ("", 1, 1) if isinstance(given, str) else given
            taken.update((top + d, left + r) for d in range(height) for r in range(width))
            if height * width > 1:
                areas.append((top, left, top + height - 1, left + width - 1))
            left += width
    return areas


# --- Text ---


def txt(parts: Iterable[Part]) -> bytes:
    """Plain text as crawlers leave it: blank lines between blocks, tables with tabs.

    What a merged cell covers is left out.
    """
    blocks = [
        part.words
        if isinstance(part, Text)
        else "\n".join(
            "\t".join(_one_line(text) for text, own in row if own) for row in spread(part)
        )
        for part in parts
    ]
    return "\n\n".join(blocks).encode()


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def md(parts: Iterable[Part]) -> bytes:
    """Markdown: headings with #, tables with pipes; those with merged cells in HTML."""
    blocks = []
    for part in parts:
        if isinstance(part, Text):
            blocks.append("#" * (part.heading or 0) + " " * bool(part.heading) + _plain(part.words))
        elif _areas(part):
            blocks.append(_html_table(part))
        else:
            first, *rest = [[_plain(text).replace("\n", "<br>") for text, _ in row]
                            for row in spread(part)]  # fmt: skip
            lines = [first, ["---"] * len(first), *rest]
            blocks.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    return "\n\n".join(blocks).encode()


def _plain(words: str) -> str:
    """Words whose signs Markdown would take as its own, but for bullets."""
    for sign in "\\*_#|<>`":
        words = words.replace(sign, f"\\{sign}")
    return words


def page(parts: Iterable[Part]) -> bytes:
    """A web page; bullets are lists, + in -."""
    body: list[str] = []
    open_lists = 0
    for part in parts:
        bullet = part.words[:2] if isinstance(part, Text) else ""
        depth = {"- ": 1, "+ ": 2}.get(bullet, 0)
        if depth == 2 and not open_lists:
            depth = 0
        body += ["</ul>"] * (open_lists - depth) + ["<ul>"] * (depth - open_lists)
        open_lists = depth
        if isinstance(part, Grid):
            body.append(_html_table(part))
        elif depth:
            body.append(f"<li>{html.escape(part.words[2:])}</li>")
        else:
            tag = f"h{part.heading}" if part.heading else "p"
            body.append(f"<{tag}>{html.escape(part.words)}</{tag}>")
    body += ["</ul>"] * open_lists
    head = "<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Văn bản</title></head>"
    return f"{head}<body>{chr(10).join(body)}</body></html>".encode()


def _html_table(grid: Grid) -> str:
    rows = []
    for row in grid.rows:
        cells = []
        for given in row:
            text, height, width = (given, 1, 1) if isinstance(given, str) else given
            inner = html.escape(text).replace("\n", "<br>")
            cells.append(f'<td rowspan="{height}" colspan="{width}">{inner}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>\n{chr(10).join(rows)}\n</table>"


# --- Office files ---


def word(parts: Sequence[Part]) -> bytes:
    """A Word file; the headers of tables are marked to repeat on every page."""
    document = docx.Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "DejaVu Sans", Pt(8)
    section: Any = document.sections[0]
    section.page_width, section.page_height = map(Pt, page_size(parts))
    section.left_margin = section.right_margin = Pt(MARGIN)
    for part in parts:
        if isinstance(part, Text):
            named = f"Heading {part.heading}" if part.heading else None
            document.add_paragraph(part.words, named)
        else:
            _word_table(document, part, page_size(parts)[0] - 2 * MARGIN)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _word_table(document: WordDocument, grid: Grid, room: float) -> None:
    rows = spread(grid)
    table: Any = document.add_table(len(rows), len(rows[0]), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _widths(rows, room), strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, (text, own) in zip(row.cells, texts, strict=True):
            if own:
                cell.text = text
    for top, left, bottom, right in _areas(grid):
        text = rows[top][left][0]
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    for row in table.rows[: header_rows(grid)]:
        repeats = OxmlElement("w:tblHeader")
        repeats.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(repeats)


def sheet(grid: Grid, title: str = "") -> bytes:
    """A spreadsheet of one table, under its title."""
    book = openpyxl.Workbook()
    made: Any = book.active
    first = 1
    if title:
        made["A1"] = title
        first = 3
    for down, row in enumerate(spread(grid), first):
        for right, (text, own) in enumerate(row, 1):
            if own and text:
                made.cell(down, right, text)
    for top, left, bottom, right in _areas(grid):
        made.merge_cells(
            f"{get_column_letter(left + 1)}{top + first}:"
            f"{get_column_letter(right + 1)}{bottom + first}"
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def converted(files: dict[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """What LibreOffice makes of Word files: .odt, .pdf; by the same names."""
    assert SOFFICE
    sources = folder / "sources"
    sources.mkdir()
    for name, data in files.items():
        (sources / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", kind, "--outdir", str(folder), *map(str, sorted(sources.iterdir()))],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {name: (folder / f"{name}.{kind}").read_bytes() for name in files}


# --- PDF ---


def font() -> str:
    """The name of a font with the Vietnamese letters; a test that needs it is skipped without."""
    path = next((each for each in FONTS if Path(each).exists()), None)
    if path is None:
        told = "no font with Vietnamese letters here: install DejaVu (Debian: fonts-dejavu-core)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    if "Viet" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Viet", path))
    return "Viet"


def pdf(parts: Sequence[Part], *, repeat_header: bool = True, numbered: bool = True) -> bytes:
    """A PDF with pages as offices print them; tables go on over pages.

    Args:
        parts: What stands in it.
        repeat_header: Whether the first row of a table stands again on every page.
        numbered: Whether the pages have numbers.
    """
    style = ParagraphStyle(
        "viet", fontName=font(), fontSize=10, leading=14, firstLineIndent=20, spaceAfter=4
    )
    size = page_size(parts)
    story: list[Flowable] = []
    for part in parts:
        if isinstance(part, Text):
            story.append(Prose(html.escape(part.words), style))
        else:
            table = _ruled(part, style, size[0] - 2 * MARGIN, repeat_header)
            story += [Spacer(1, 8), table, Spacer(1, 8)]

    def number(page: Canvas, _: Any) -> None:
        if numbered:
            page.setFont(style.fontName, 9)
            page.drawCentredString(size[0] / 2, size[1] - 40, str(page.getPageNumber()))

    out = io.BytesIO()
    template = SimpleDocTemplate(out, pagesize=size, leftMargin=MARGIN - 6, rightMargin=MARGIN - 6)
    template.build(story, onFirstPage=number, onLaterPages=number)
    return out.getvalue()


def _ruled(grid: Grid, style: ParagraphStyle, room: float, repeat_header: bool) -> Flowable:
    small = ParagraphStyle("cell", style, fontSize=8, leading=10, firstLineIndent=0, spaceAfter=0)
    rows = spread(grid)
    cells = [
        [Prose(html.escape(text).replace("\n", "<br/>"), small) if own else "" for text, own in row]
        for row in rows
    ]
    spans = [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in _areas(grid)]
    look: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *spans,
    ]
    return Ruled(
        cells,
        colWidths=_widths(rows, room),
        style=TableStyle(look),
        repeatRows=header_rows(grid) if repeat_header else 0,
    )


def page_size(parts: Sequence[Part]) -> tuple[float, float]:
    """The smallest paper on which no word of a table is broken."""
    grids = [part for part in parts if isinstance(part, Grid)]
    needed = max((sum(_least_widths(spread(grid))) for grid in grids), default=0.0)
    papers = (A4, landscape(A4), landscape(A3), landscape(A2), landscape(A1))
    return next(paper for paper in papers if paper[0] - 2 * MARGIN >= needed)


def _least_widths(rows: Sequence[Sequence[tuple[str, bool]]]) -> list[float]:
    return [
        max((len(word) for text, own in column if own for word in text.split()), default=1) * 5 + 14
        for column in zip(*rows, strict=True)
    ]


def _widths(rows: Sequence[Sequence[tuple[str, bool]]], room: float) -> list[float]:
    """Widths of columns in points by how much stands in them."""
    least = _least_widths(rows)
    much = [sum(len(text) for text, own in each if own) + 1 for each in zip(*rows, strict=True)]
    left = room - sum(least)
    return [one + left * share / sum(much) for one, share in zip(least, much, strict=True)]


MAKERS: dict[str, Callable[[list[Part]], bytes]] = {
    ".txt": txt,
    ".md": md,
    ".html": page,
    ".docx": word,
    ".pdf": pdf,
}
"""What makes the whole document in a format, by its ending."""
