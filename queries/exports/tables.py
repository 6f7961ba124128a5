"""A table as text: json, jsonl, csv, tsv, md. `commands/drawing.py` draws for people."""

import csv
import io
import json
from collections.abc import Callable, Sequence

from graph.store import Cell, Table

EXCEL_MARK = "\ufeff"
"""The byte-order mark by which Excel knows UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json(table: Table) -> str:
    """An array of objects, indented."""
    return json.dumps(table.records(), ensure_ascii=False, indent=2) + "\n"


def to_jsonl(table: Table) -> str:
    """One object a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in table.records())


def to_csv(table: Table) -> str:
    """Comma-separated, column ids first; a list's items are parted by '; '."""
    return _separated(table, ",")


def to_excel_csv(table: Table, headings: Sequence[str]) -> str:
    """CSV for people with Excel: the mark, headings in words, nothing that Excel would compute."""
    return EXCEL_MARK + _separated(Table(tuple(headings), inert(table).rows), ",")


def inert(table: Table) -> Table:
    """The table with nothing that a spreadsheet would compute."""
    return Table(table.columns, tuple(tuple(map(_inert, row)) for row in table.rows))


def _inert(cell: Cell) -> Cell:
    """A text that Excel would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in FORMULA else cell


def to_tsv(table: Table) -> str:
    """Tab-separated; tabs and line breaks inside a cell become spaces."""
    lines = [table.columns, *([plain(cell) for cell in row] for row in table.rows)]
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def to_markdown(table: Table, headings: Sequence[str]) -> str:
    """A pipe table with headings for people."""
    lines = [headings, ["---"] * len(headings)]
    lines += [[_in_pipes(plain(cell)) for cell in row] for row in table.rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


FORMATS: dict[str, Callable[[Table], str]] = {
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "tsv": to_tsv,
}


def plain(cell: Cell) -> str:
    """A cell as people read it: empty for nothing, whole numbers without '.0'."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.12g}"
    if isinstance(cell, list):
        return "; ".join(plain(each) for each in cell)
    return str(cell)


def _separated(table: Table, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([plain(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _in_pipes(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())
