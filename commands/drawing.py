"""A table as people see it on a terminal: a grid, or blocks of lines where it is too narrow."""

import functools
import io
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commands.terminal import visible

if TYPE_CHECKING:
    from graph.store import Table

FOLDED = 18
"""Letters that a column of text keeps at least when its cells are folded."""
EDGES = 3
"""Letters between two columns."""


def drawn(table: "Table", titles: list[str], *, wide: bool = False) -> str:
    """A table for a terminal: ids and empty columns are left out where they do not fit.

    Where the rest does not fit either, each row is a block of lines. Without a terminal a table
    is as wide as it needs.
    """
    columns = [
        Column(name, title, [row[at] for row in table.rows])
        for at, (name, title) in enumerate(zip(table.columns, titles, strict=True))
    ]
    if wide or not sys.stdout.isatty():
        return _in_lines(columns)
    return _on_screen(columns)


def _on_screen(columns: list["Column"]) -> str:
    """The table on a terminal: folded, or in blocks, where it is too narrow."""
    from rich.console import Console

    out = Console(file=io.StringIO(), force_terminal=not os.environ.get("NO_COLOR"))
    if _needs(columns) > out.width:
        columns = [each for each in columns if not each.is_id and any(each.texts)] or columns
    if _needs(columns, folded=True) > out.width:
        return _as_blocks(columns)
    out.print(_grid(columns, out.width))
    text: str = out.file.getvalue()  # type: ignore[attr-defined]
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


@dataclass(frozen=True)
class Column:
    """A column to be drawn."""

    name: str
    title: str
    cells: list[Any]

    @property
    def is_id(self) -> bool:
        """Whether it holds ids, for programs rather than people."""
        return self.name == "id" or self.name.endswith("_id")

    @functools.cached_property
    def numeric(self) -> bool:
        """Whether it holds numbers."""
        return any(
            isinstance(cell, int | float) and not isinstance(cell, bool) for cell in self.cells
        )

    @functools.cached_property
    def texts(self) -> list[str]:
        """The cells as people read them."""
        from queries.exports.tables import plain

        return [visible(plain(cell)) for cell in self.cells]

    @property
    def widest(self) -> int:
        """Letters of its longest cell or its heading."""
        return max(map(len, [self.title, *self.texts]))

    @property
    def narrowest(self) -> int:
        """Letters that it needs when folded: numbers and words of the heading stay whole."""
        words = max(map(len, self.title.split()), default=1)
        longest = max(map(len, self.texts), default=1)
        return max(words, longest if self.numeric else min(FOLDED, longest))


def _in_lines(columns: list[Column]) -> str:
    """The table as wide as it needs, as rich would draw it; rich takes seconds for long ones."""
    widths = [each.widest for each in columns]
    rule = "─" * (sum(widths) + EDGES * (len(widths) - 1))
    lines = ["", _line(columns, widths, (each.title for each in columns)), f" {rule}"]
    rows = zip(*(each.texts for each in columns), strict=True)
    lines.extend(_line(columns, widths, row) for row in rows)
    return "".join(f"{line}\n" for line in [*lines, ""])


def _line(columns: list[Column], widths: list[int], cells: Iterable[str]) -> str:
    padded = (
        f"{cell:>{width}}" if column.numeric else f"{cell:{width}}"
        for column, width, cell in zip(columns, widths, cells, strict=True)
    )
    return f" {'   '.join(padded)}".rstrip()


def _needs(columns: list[Column], *, folded: bool = False) -> int:
    """How wide a terminal must be for these columns."""
    return EDGES + sum(EDGES + (each.narrowest if folded else each.widest) for each in columns)


def _grid(columns: list[Column], width: int) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    for each, letters in zip(columns, _widths(columns, width), strict=True):
        side: Any = "right" if each.numeric else "left"
        grid.add_column(Text(each.title), justify=side, overflow="fold", width=letters)
    for row in zip(*(each.texts for each in columns), strict=True):
        grid.add_row(*map(Text, row))
    return grid


def _widths(columns: list[Column], width: int) -> list[int]:
    """The letters of each column: what it needs, and its share of what is left."""
    widths = [each.narrowest for each in columns]
    spare = min(
        width - _needs(columns, folded=True), _needs(columns) - _needs(columns, folded=True)
    )
    while spare > 0:
        for index, each in enumerate(columns):
            if widths[index] < each.widest and spare > 0:
                widths[index] += 1
                spare -= 1
    return widths


def _as_blocks(columns: list[Column]) -> str:
    """Each row as lines of heading and cell, rows parted by empty lines."""
    width = max(len(column.title) for column in columns)
    rows = zip(*(column.texts for column in columns), strict=True)
    return "\n".join(
        "".join(
            f"{column.title:{width}}  {cell}\n" for column, cell in zip(columns, row, strict=True)
        )
        for row in rows
    )
