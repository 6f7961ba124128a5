"""Places in a document's text by their locators, where a plan has no quote: row, section, item.

Only numbers that stand in the text lead to a place; what would have to be guessed is not found.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.text import fold

Span = tuple[int, int]
_ANNEX = re.compile(r"^phu luc(?: so)?(?: [0-9ivx]+)?\s*[:.]?$")
_ROMAN = re.compile(r"^([IVXL]+)[.)]\s")
_ITEM = re.compile(r"^(\d+(?:\.\d+)*)[.)]?\s")
_END = re.compile(r"^noi nhan\b")
_ROW_OF = re.compile(r"^Phụ lục, (?:dòng )?(\d+(?:\.\d+)?)$")
_SECTION_OF = re.compile(r"^(?:mục )?([IVXL]+)((?:\.\d+)*)$")


@dataclass(frozen=True)
class Place:
    """A stretch of a text that a locator leads to, and the name within it where it stands there."""

    stretch: Span
    name: Span | None


@dataclass(frozen=True)
class _Line:
    """A line, where it begins, and its words without diacritics."""

    start: int
    text: str
    folded: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_Reader = Callable[[_Line], str | None]
"""Reads the number with which a line begins."""


def find_place(text: str, locator: str | None, name: str | None) -> Place | None:
    """The place that a locator names; None where its number is not there, or more than once.

    A number below what is numbered in the text ('dòng 4.1' for the first of the rows with a dash
    below row 4) is counted, and holds only where the name as written stands there.

    Args:
        text: The document's text; a table's row is a line, its cells are apart by tabs.
        locator: As in the plan, e.g. 'Phụ lục, dòng 4.1' or 'mục III.1.2'.
        name: The body's name as the document writes it.
    """
    lines, rest = _numbered(_lines(text), locator or "")
    if not lines:
        return None
    counted = _counted(lines, rest)
    if counted and (found := _named(text, counted, name)):
        return Place(counted, found)
    whole = lines[0].start, lines[-1].end
    return Place(whole, _named(text, whole, name))


@lru_cache(maxsize=4)
def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for each in text.split("\n"):
        lines.append(_Line(start, each, fold(each)))
        start += len(each) + 1
    return lines


def _numbered(lines: Sequence[_Line], locator: str) -> tuple[Sequence[_Line], list[str]]:
    """The lines of the deepest number that stands in the text, and the numbers left to count."""
    annex = [at for at, line in enumerate(lines) if _ANNEX.match(line.folded)]
    if row := _ROW_OF.match(locator):
        within = lines[annex[0] + 1 :] if len(annex) == 1 else []
        return _deepest(within, row[1].split("."), _row)
    if section := _SECTION_OF.match(locator):
        chapter = _part(lines[: annex[0]] if annex else lines, section[1], _roman)
        numbers = section[2].split(".")[1:]
        return _deepest(chapter, numbers, _item) if numbers else (chapter, [])
    return [], []


def _deepest(
    lines: Sequence[_Line], numbers: list[str], read: _Reader
) -> tuple[Sequence[_Line], list[str]]:
    """The lines of as many of the numbers as stand there, and the other numbers."""
    for depth in range(len(numbers), 0, -1):
        if part := _part(lines, ".".join(numbers[:depth]), read):
            return part, numbers[depth:]
    return [], []


def _part(lines: Sequence[_Line], number: str, read: _Reader) -> Sequence[_Line]:
    """The lines from that number, which must be there once, to the next number of its depth."""
    depth = number.count(".")
    heads = [
        (at, found)
        for at, line in enumerate(lines)
        if (found := read(line)) is not None and found.count(".") <= depth
    ]
    here = [place for place, (_, found) in enumerate(heads) if found == number]
    if len(here) != 1:
        return []
    first = heads[here[0]][0]
    after = [at for at, _ in heads if at > first]
    after += [at for at, line in enumerate(lines) if at > first and _END.match(line.folded)]
    return lines[first : min(after, default=len(lines))]


def _row(line: _Line) -> str | None:
    """The number in the first cell of a table's row."""
    cell, tab, _ = line.text.partition("\t")
    found = re.match(r"^(\d+(?:\.\d+)?)\.?$", cell.strip())
    return found[1] if tab and found else None


def _roman(line: _Line) -> str | None:
    found = _ROMAN.match(line.text)
    return found[1] if found else None


def _item(line: _Line) -> str | None:
    found = _ITEM.match(line.text) if "\t" not in line.text else None
    return found[1] if found else None


def _counted(lines: Sequence[_Line], rest: list[str]) -> Span | None:
    """The line with a dash, below the first line, that the one number left counts to."""
    dashed = [line for line in lines[1:] if line.text.startswith(("-", "+", "•"))]
    if len(rest) != 1 or not 1 <= int(rest[0]) <= len(dashed):
        return None
    line = dashed[int(rest[0]) - 1]
    return line.start, line.end


def _named(text: str, stretch: Span, name: str | None) -> Span | None:
    """Where the name stands in a stretch, letter by letter.

    In a table's row that is its last place, because bodies stand behind what they have to do;
    elsewhere its first, which is the heading's.
    """
    words = text[slice(*stretch)]
    at = -1 if not name else words.rfind(name) if "\t" in words else words.find(name)
    return (stretch[0] + at, stretch[0] + at + len(name)) if name and at >= 0 else None
