"""A table as text: json, jsonl, csv, tsv, md. `commands/drawing.py` draws for people.

In csv and tsv, which spreadsheets open, no text is one that they would compute.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence

from graph.store import Cell, Table

EXCEL_MARK = "\ufeff"
"""The byte-order mark by which Excel knows UTF-8."""
_FORMULA = re.compile(r"'*[-=+@\t\r]")


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
    """CSV for people with Excel: the mark, and headings in words."""
    return EXCEL_MARK + _separated(Table(tuple(headings), table.rows), ",")


def inert(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet would take it for a formula.

    One that looks as if it had an apostrophe for that gets one more, so that it can be taken away.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def to_tsv(table: Table) -> str:
    """Tab-separated; tabs and line breaks inside a cell become spaces."""
    return "".join("\t".join(line) + "\n" for line in _lines(table, _in_one_line))


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
    writer.writerows(_lines(table, str))
    return out.getvalue()


def _lines(table: Table, written: Callable[[str], str]) -> Iterator[list[str]]:
    """The headings and the rows for a spreadsheet; `written` puts a text into its form."""
    for row in (table.columns, *table.rows):
        yield [_in_sheet(cell, written) for cell in row]


def _in_sheet(cell: Cell, written: Callable[[str], str]) -> str:
    """A cell in which each text is inert; numbers stay numbers."""
    if isinstance(cell, str):
        return inert(written(cell))
    if isinstance(cell, list):
        return plain([_in_sheet(each, written) for each in cell])
    return plain(cell)


def _in_pipes(text: str) -> str:
    return _in_one_line(text.replace("\\", "\\\\").replace("|", "\\|"))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
