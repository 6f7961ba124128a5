"""Workbooks that daumoi wrote and people corrected → plan datasets.

The hidden sheet `daumoi` says which field of the dataset each column holds, and which word stands
for which code. Columns may have been moved, rows added and taken away; columns of which it says
nothing are not read.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from loaders.dataset import (
    FORMAT,
    Agency,
    BudgetLine,
    Dataset,
    Diagnostic,
    MarketEntry,
    Part,
    Programme,
    ProvinceName,
    Reference,
    Report,
    Target,
    Task,
    Zone,
)
from loaders.formats.errors import FormatError
from loaders.formats.package import Package
from loaders.reading import ReadDocument

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

WORKBOOK = "daumoi-workbook/1"
KEY_SHEET = "daumoi"
_BOOK = "xl/workbook.xml"
_NAMED = re.compile(rb'<(?:\w+:)?sheet [^>]*name="daumoi"')
PARTS: Mapping[str, type[Part]] = {
    "programmes": Programme,
    "provinces": ProvinceName,
    "agencies": Agency,
    "tasks": Task,
    "targets": Target,
    "budget": BudgetLine,
    "reports": Report,
    "zones": Zone,
    "markets": MarketEntry,
    "references": Reference,
    "diagnostics": Diagnostic,
}
ROLES = {"lead": "leads", "support": "supports", "coordinate": "coordinators"}


@dataclass(frozen=True)
class _Column:
    """What a column holds: a field of a part, and how it is written."""

    part: str
    path: str
    kind: str


@dataclass
class _Key:
    """What the hidden sheet says: the columns of each sheet by heading, the codes of words."""

    columns: dict[str, dict[str, _Column]] = field(default_factory=lambda: defaultdict(dict))
    codes: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Row:
    """The values of a row, and where it stands."""

    values: dict[str, Any]
    place: str


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook that daumoi wrote; a damaged one is told by its reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return bool(_NAMED.search(package.read(_BOOK)))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        return False


def read_workbook(data: bytes, name: str) -> ReadDocument:
    """The dataset in a workbook; what a collective includes is each plan's own.

    Raises:
        FormatError: It is damaged, or a row is wrong; the text says which and how.
    """
    import openpyxl  # slow to import, and most files are no workbooks

    Package(data, name, "a spreadsheet (.xlsx)").check_entities()
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # openpyxl has no error of its own for damaged parts
        raise FormatError(f"{name}: the file is damaged or cut off; get it again") from error
    try:
        key = _read_key(book[KEY_SHEET])
        return _read(_rows(book, key))
    except FormatError as error:
        raise FormatError(f"{name}: {error}") from None


def _read_key(sheet: "Worksheet") -> _Key:
    lines = list(sheet.iter_rows(values_only=True))
    if not lines or lines[0][0] != WORKBOOK:
        found = lines[0][0] if lines else None
        raise FormatError(f"the sheet {KEY_SHEET} says {found}, not {WORKBOOK}: update daumoi")
    key = _Key()
    for what, one, other, third, fourth, *_ in ((*line, None, None, None) for line in lines[1:]):
        if what == "column":
            part, _, path = str(third).partition(".")
            key.columns[str(one)][str(other)] = _Column(part, path, str(fourth))
        elif what == "code":
            key.codes[str(one), str(other)] = str(third)
    return key


def _rows(book: "Workbook", key: _Key) -> dict[str, list[_Row]]:
    """The rows of each part."""
    rows: dict[str, list[_Row]] = defaultdict(list)
    for title, columns in key.columns.items():
        if title not in book.sheetnames:
            raise FormatError(f"the sheet '{title}' is missing")
        part = next(iter(columns.values())).part
        rows[part] = list(_rows_of(book[title], columns, key))
    return rows


def _rows_of(sheet: "Worksheet", columns: Mapping[str, _Column], key: _Key) -> Iterator[_Row]:
    lines = sheet.iter_rows(values_only=True)
    headings = [str(each) for each in next(lines, ())]
    if missing := [each for each in columns if each not in headings]:
        raise FormatError(f"the sheet '{sheet.title}' has no column '{missing[0]}'")
    for number, line in enumerate(lines, 2):
        place = f"sheet '{sheet.title}', row {number}"
        values: dict[str, Any] = {}
        for heading, cell in zip(headings, line, strict=True):
            if cell is not None and heading in columns:
                _put(values, columns[heading], cell, key, place)
        if values:
            yield _Row(values, place)


def _put(values: dict[str, Any], column: _Column, cell: Any, key: _Key, place: str) -> None:
    """Put a cell's value where its column's path says: `schedule.label`, `span_start`."""
    *outer, last = column.path.split(".")
    for step in outer:
        values = values.setdefault(step, {})
    value = _value(column, cell)
    if column.kind == "code":
        code = key.codes.get((f"{column.part}.{column.path}", value), value)
        values[last] = code
    else:
        values[last] = value


def _value(column: _Column, cell: Any) -> Any:
    match column.kind:
        case "number":
            return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        case "flag":
            return bool(cell) if isinstance(cell, (bool, int)) else cell
        case "list" | "names":
            return [each for each in _text(cell).split("\n") if each]
        case _:
            return _text(cell)


def _text(cell: Any) -> str:
    """A cell's text; a number or day that was typed into a column of texts as well."""
    if isinstance(cell, (datetime, date)):
        return cell.strftime("%Y-%m-%d")
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def _read(rows: Mapping[str, list[_Row]]) -> ReadDocument:
    names = {row.values.get("id"): row.values.get("name") for row in rows["agencies"]}
    _add_roles(rows)
    _add_years(rows)
    for row in rows["tasks"]:
        _check_names(row, names)
    for row in rows["zones"]:
        commune = {name: row.values.pop(name, None) for name in ("name", "as_written", "code")}
        row.values["communes"] = [_given(commune)]
    parts = {part: [_part(model, row) for row in rows[part]] for part, model in PARTS.items()}
    programmes = [each for each in parts["programmes"] if isinstance(each, Programme)]
    if not programmes:
        raise FormatError("no plan stands in it")
    between = [row.values for row in rows["between"]]
    plans = tuple(
        _dataset(parts, [plan], [each for each in between if each.get("programme") == plan.id])
        for plan in programmes
    )
    return ReadDocument(_dataset(parts, programmes, between), (), plans)


def _dataset(
    parts: Mapping[str, list[Part]],
    programmes: Sequence[Programme],
    between: Sequence[Mapping[str, Any]],
) -> Dataset:
    """The dataset of some of the plans, with what they say between bodies."""
    ids = {each.id for each in programmes}
    own = {
        part: [each for each in every if getattr(each, "programme", None) in {None, *ids}]
        for part, every in parts.items()
    }
    own["programmes"] = list(programmes)
    own["agencies"] = [
        each.model_copy(update=_ties(each, between))
        for each in parts["agencies"]
        if isinstance(each, Agency)
    ]
    return Dataset(format=FORMAT, **own)  # type: ignore[arg-type]


def _ties(agency: Agency, between: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """What a body includes and whom it replaces, each once."""
    said = [each for each in between if each.get("agency") == agency.id]
    return {
        name: list(
            dict.fromkeys(str(each.get("other")) for each in said if each.get("relation") == code)
        )
        for name, code in (("members", "includes"), ("succeeds", "succeeds"))
    }


def _add_roles(rows: Mapping[str, list[_Row]]) -> None:
    """Give each task its leads and supports, each plan its coordinators; names stay beside."""
    tasks = {row.values.get("id"): row for row in rows["tasks"]}
    plans = {row.values.get("id"): row for row in rows["programmes"]}
    for row in rows["tasks"]:
        row.values["named"] = {role: row.values.pop(role, []) for role in ("leads", "supports")}
    for row in rows["roles"]:
        role, task = row.values.pop("role", None), row.values.pop("task", None)
        plan = row.values.pop("programme", None)
        if role not in ROLES:
            raise FormatError(f"{row.place}: there is no role '{role}'")
        owner = plans.get(plan) if role == "coordinate" else tasks.get(task)
        if owner is None:
            raise FormatError(f"{row.place}: there is no task or plan '{task or plan}'")
        owner.values.setdefault(ROLES[role], []).append(_evidence(row.values))


def _check_names(row: _Row, names: Mapping[Any, Any]) -> None:
    """Refuse a task whose cells name other bodies than the sheet of roles."""
    for role, named in row.values.pop("named").items():
        agencies = [each.get("agency") for each in row.values.get(role, [])]
        said = [str(names.get(each, each)).replace("\n", " ") for each in agencies]
        if sorted(named) != sorted(said):
            raise FormatError(
                f"{row.place}: the {role} are {', '.join(named) or 'none'} here and "
                f"{', '.join(said) or 'none'} in the sheet of roles; correct them there and here"
            )


def _add_years(rows: Mapping[str, list[_Row]]) -> None:
    lines = {row.values.pop("id", None): row for row in rows["budget"]}
    for row in rows["by_year"]:
        line = row.values.pop("line", None)
        if line not in lines:
            raise FormatError(f"{row.place}: there is no budget line '{line}'")
        lines[line].values.setdefault("by_year", []).append(row.values)


def _evidence(values: dict[str, Any]) -> dict[str, Any]:
    """With the span as the dataset writes it."""
    start, end = values.pop("span_start", None), values.pop("span_end", None)
    return values if start is None and end is None else {**values, "span": [start, end]}


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _part(model: type[Part], row: _Row) -> Part:
    try:
        return model.model_validate(_evidence(row.values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        told = first["msg"].removeprefix("Value error, ")
        raise FormatError(f"{row.place}: {where}: {told[:1].lower()}{told[1:]}") from None
