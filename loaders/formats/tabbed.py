"""Tables whose cells are parted by tabs, a row a line."""

import html
import re
from collections.abc import Sequence

from loaders.formats.tables import NUMBER, Row, Rows, width_of

_TAG = r"(?:p|b|i|u|em|strong|br|span|div|sup|sub|font|ul|ol|li|a|h\d|td|th|tr)"
_BREAK = re.compile(r"<(?:br|/p|/li|/div)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(rf"</?{_TAG}\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-–+*•]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)])")


def strip_tags(text: str) -> str:
    r"""A cell without HTML; the ends of its paragraphs become line ends.

    >>> strip_tags("<p>Sở <b>Y tế</b></p> <p>&amp; các xã</p>")
    'Sở Y tế\n& các xã'
    """
    if not _TAGS.search(text):
        return text.strip()
    lines = html.unescape(_TAGS.sub("", _BREAK.sub("\n", text))).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def begins(lines: Sequence[str], at: int) -> bool:
    """Whether a table begins here: lines with cells, not items behind their number."""
    if not _is_row(lines[at]):
        return False
    end = at
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    rows = [cells(line) for line in lines[at:end]]
    return not all(len(row) == 2 and (_ITEM.fullmatch(row[0]) or not row[0]) for row in rows)


def cells(line: str) -> Row:
    """The cells of a line."""
    return [strip_tags(cell) for cell in line.split("\t")]


def read(lines: Sequence[str], start: int) -> tuple[Rows, int]:
    """The rows of a table and where it ends."""
    rows = Rows()
    under: dict[int, list[str]] = {}
    at = start
    blank = False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            blank = True
        elif "\t" in line:
            if blank and _is_new_table(rows, cells(line)):
                break
            rows.add(cells(line), after_break=blank)
            blank = False
        elif not blank and (numbers := _numbers_under(lines, at)):
            under.setdefault(len(rows.rows) - 1, []).extend(numbers)
            at += len(numbers) - 1
        elif blank or not _takes_line(rows, lines, at):
            break
        at += 1
    _spread(rows.rows, under)
    return rows, at


def _is_row(line: str) -> bool:
    words = line.rstrip("\r\n ")
    return "\t" in words.strip() or words.strip(" ").count("\t") > 1


def _is_new_table(rows: Rows, row: Row) -> bool:
    """Whether a row behind a blank line is the header of another table."""
    return row[0].lower() in {"stt", "tt", "số tt"} and [row] != rows.rows[:1]


def _takes_line(rows: Rows, lines: Sequence[str], at: int) -> bool:
    """Take a line without tabs into the table, if it belongs there.

    A line in small letters ends the last cell above; a line between two rows is a group.
    """
    words = strip_tags(lines[at])
    if words[:1].islower() and not _ITEM.match(words):
        above = rows.rows[-1]
        above[-1] = f"{above[-1]}\n{words}".strip()
        return True
    if at + 1 < len(lines) and _is_row(lines[at + 1]):
        rows.add([words])
        return True
    return False


def _numbers_under(lines: Sequence[str], at: int) -> list[str]:
    end = at
    while end < len(lines) and lines[end].strip() and NUMBER.fullmatch(lines[end].strip()):
        end += 1
    return [line.strip() for line in lines[at:end]]


def _spread(rows: Sequence[Row], under: dict[int, list[str]]) -> None:
    """Put the numbers under rows into them: each at the end of its part of the free columns."""
    width = width_of([row for at, row in enumerate(rows) if at not in under])
    for at, numbers in under.items():
        part, over = divmod(width - len(rows[at]), len(numbers))
        free = 0 if over or part < 1 else part - 1
        rows[at].extend(cell for number in numbers for cell in [*[""] * free, number])
