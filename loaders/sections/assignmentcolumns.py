"""The columns of an assignment table, by what its header calls them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from graph.text import fold
from loaders.document import Cell, Table
from loaders.sections.people import People
from loaders.sections.tabletimes import BEGIN, TIME, is_deadline, is_further
from loaders.sections.targettables import MONEY

_WHOSE = r"(?:don vi|co quan|dia phuong|to chuc|so|ban|nganh)"
SUPPORTING = re.compile(
    rf"phoi hop|^(?:ten |cac )*{_WHOSE}(?: (?:va )?{_WHOSE})*"
    r" (?:(?:cung|cung tham gia|tham gia|ho tro)(?: thuc hien)?|(?:co )?lien quan)$"
)
"""The heading of a column of supporting bodies, folded."""
_COLUMNS = (
    ("number", re.compile(r"^(?:stt|tt|so tt|so thu tu|st t|#)$")),
    ("begin", BEGIN),
    ("time", TIME),
    ("both", re.compile(r"chu tri.*phoi hop|co quan thuc hien va phoi hop")),
    ("support", SUPPORTING),
    (
        "lead",
        re.compile(
            r"chu tri|dau moi|tham muu|phu trach|(?:co quan|don vi|cap|ca nhan|nguoi) thuc hien"
        ),
    ),
    ("deliverable", re.compile(r"san pham|ket qua|dau ra|hinh thuc van ban|cap trinh")),
    ("form", re.compile(r"hinh thuc")),
    ("approval", re.compile(r"^cap (?:(?:co )?tham quyen )?(?:ban hanh|phe duyet|quyet dinh)\b")),
    ("note", re.compile(r"ghi chu")),
    ("task", re.compile(r"nhiem vu|noi dung|cong viec|hoat dong|giai phap|chi tieu|ten ")),
    ("lead", re.compile(r"^thuc hien$|trach nhiem")),
    ("both", re.compile(r"^phan cong")),
)
_AIMS = re.compile(r"^(?:(?:ten|noi dung|cac) )?(?:chi tieu|muc tieu)\b(?!.*nhiem vu)")
_TASK = re.compile(r"nhiem vu|noi dung|cong viec|hoat dong|giai phap")
_GROUP = re.compile(r"^(?:(?:ten|cac) )*nhom\b")
"""The heading of a column of headings over tasks, which stand in the next column."""
_DETAIL = re.compile(r"(?:nhiem vu|cong viec|hoat dong)\b.*\b(?:cu the|chi tiet)\b")
_LEADER = re.compile(r"(?:lanh dao|thanh vien|dong chi|nguoi)\b.*\b(?:phu trach|chi dao)")
"""The heading of a column of persons, beside one of the bodies that lead."""
_WHO = re.compile(rf"^(?:ten |cac )*{_WHOSE}(?: (?:va )?{_WHOSE})*(?: duoc giao)?$")
"""A heading that may stand over bodies; "Đơn vị" stands over units of measure too."""
MOST_HEADER_ROWS = 3
BodyRole = Literal["lead", "support", "both"]
_ROLES: tuple[BodyRole, ...] = ("lead", "support", "both")


@dataclass(frozen=True)
class BodyColumn:
    """A column that names bodies.

    Attributes:
        name: Their role: "lead", "support", or "both" where the cells say it.
        at: Its place.
        province: The province that its heading names: "Cơ quan thực hiện của tỉnh Sơn La".
    """

    name: BodyRole
    at: int
    province: str | None = None


@dataclass(frozen=True)
class Columns:
    """Which column of a table is what, and how many rows its header has.

    Attributes:
        at: The column of each name; "begin" and "until" are columns of times beside "time",
            "group" is one of headings over several tasks.
        bodies: The columns that name bodies, leads first.
        header_rows: How many rows the header has.
        deadline: Whether its times are deadlines.
        aims: Whether its tasks are targets to reach: a column "Chỉ tiêu".
        unread: The columns that name bodies in a role that is not known.
    """

    at: dict[str, int]
    bodies: tuple[BodyColumn, ...]
    header_rows: int
    deadline: bool
    aims: bool
    unread: tuple[int, ...] = ()

    def task(self, row: Sequence[Cell]) -> Cell | None:
        """The cell of a row's task; where that is empty, the heading over it."""
        cell = self.cell(row, "task")
        return cell if cell and cell.text else self.cell(row, "group") or cell

    def cell(self, row: Sequence[Cell], name: str) -> Cell | None:
        """The cell of that column, if the table has one."""
        index = self.at.get(name)
        return None if index is None else row[index]


def recognise(table: Table, people: People) -> Columns | None:
    """What the columns of an assignment table are; None for a table of another kind."""
    heights = range(1, min(MOST_HEADER_ROWS, len(table.rows)) + 1)
    known = [columns for height in heights if (columns := _columns(table, height, people))]
    whole = (columns for columns in known if not _cut(table, columns.header_rows))
    return next(whole, known[0] if known else None)


def _columns(table: Table, height: int, people: People) -> Columns | None:
    heads = [_heading(table, column, height) for column in range(len(table.rows[0]))]
    at: dict[str, int] = {}
    names = _names(heads)
    for index, (name, words) in enumerate(zip(names, heads, strict=True)):
        if name == "time" and name in at and is_further(words, heads[at[name]]):
            name = "until"
        if name is not None:
            at.setdefault(name, index)
    if "task" not in at:
        return None
    tasks = [index for index, name in enumerate(names) if name == "task"]
    if len(tasks) > 1 and _heads_next(table, height, heads, *tasks[:2]):
        at["group"], at["task"] = tasks[:2]
    if not {"lead", "both"} & at.keys():
        leads = _by_content(table, height, names, heads, people)
        if not leads:
            return None
        at["lead"] = leads[0]
        names = ["lead" if index in leads else name for index, name in enumerate(names)]
    bodies = tuple(_body_columns(table, height, at, names, heads, people))
    time = heads[at["time"]] if "time" in at else ""
    aims = _AIMS.search(heads[at["task"]]) is not None
    columns = Columns(at, bodies, height, is_deadline(time), aims)
    return replace(columns, unread=tuple(_unread(table, columns, names, people)))


def _heads_next(table: Table, height: int, heads: Sequence[str], first: int, then: int) -> bool:
    """Whether a column groups the tasks of another: by its heading, or merged over several."""
    if _GROUP.search(heads[first]) or (
        _DETAIL.search(heads[then]) and not _DETAIL.search(heads[first])
    ):
        return True
    return any(
        row[first].text
        and row[then].text
        and row[first].span == below[first].span != row[then].span
        and row[then].span != below[then].span
        for row, below in pairwise(table.rows[height:])
    )


def _unread(
    table: Table, columns: Columns, names: Sequence[str | None], people: People
) -> Iterator[int]:
    """The columns without a known role, or with one that a column before has, that name bodies."""
    taken = {*columns.at.values(), *(body.at for body in columns.bodies)}
    for index, name in enumerate(names):
        if index in taken or (name is not None and name not in _ROLES):
            continue
        if _names_bodies([row[index].text for row in table.rows[columns.header_rows :]], people):
            yield index


def _by_content(
    table: Table, height: int, names: Sequence[str | None], heads: Sequence[str], people: People
) -> list[int]:
    """The columns headed "Đơn vị", or by a province alone, in whose cells bodies stand.

    A table with money is a budget by unit, not one of what the units are to do.
    """
    if not _TASK.search(heads[names.index("task")]) or any(map(MONEY.search, heads)):
        return []
    return [
        index
        for index, (name, words) in enumerate(zip(names, heads, strict=True))
        if name is None
        and (_WHO.match(words) or people.register.province_by_name(words))
        and _names_bodies([row[index].text for row in table.rows[height:]], people)
    ]


def _names_bodies(cells: Sequence[str], people: People) -> bool:
    """Whether most cells of a column name bodies."""
    filled = [text for text in dict.fromkeys(cells) if text]
    named = sum(bool(people.read(text).bodies) for text in filled)
    return 2 * named > len(filled)


def _names(heads: Sequence[str]) -> list[str | None]:
    """What each column is by its heading; who of the leaders minds a task does not lead it."""
    names = [_name(words) for words in heads]
    minding = [at for at, name in enumerate(names) if name == "lead" and _LEADER.match(heads[at])]
    if len(minding) < names.count("lead"):
        for at in minding:
            names[at] = "leader"
    return names


def _name(words: str) -> str | None:
    return next((name for name, pattern in _COLUMNS if pattern.search(words)), None)


def _body_columns(
    table: Table,
    height: int,
    at: dict[str, int],
    names: Sequence[str | None],
    heads: Sequence[str],
    people: People,
) -> Iterator[BodyColumn]:
    """The first column of each role; a further one where its heading names its province."""
    for role in _ROLES:
        for index in (index for index, name in enumerate(names) if name == role):
            province = _province(table, height, index, people)
            first = at[role]
            if index == first or (province and heads[index] != heads[first]):
                yield BodyColumn(role, index, province)


def _province(table: Table, height: int, column: int, people: People) -> str | None:
    """The one province that a heading names, if it does."""
    named = {slug for row in table.rows[:height] for slug in people.provinces_in(row[column].text)}
    return named.pop() if len(named) == 1 else None


def _cut(table: Table, height: int) -> bool:
    """Whether a header of that many rows would end inside a merged cell."""
    if height >= len(table.rows):
        return False
    pairs = zip(table.rows[height - 1], table.rows[height], strict=True)
    return any(above.text and above.span == below.span for above, below in pairs)


def _heading(table: Table, column: int, height: int) -> str:
    parts = dict.fromkeys(fold(row[column].text) for row in table.rows[:height])
    return " ".join(part for part in parts if part)
