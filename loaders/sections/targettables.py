"""Tables of indicators or products by year: one target for each value."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.text import fold
from loaders.dataset import Target, Task
from loaders.document import Cell, Span, Table
from loaders.language.numbers import Quantity, read_quantity
from loaders.language.products import Products
from loaders.sections.figures import COVERED
from loaders.sections.grids import (
    MOST_HEADER_ROWS,
    header_height,
    headings,
    numbers_columns,
    own_span,
)
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally
from loaders.sections.taskcells import task_cells

_YEAR = r"(?:19|20)\d\d"
NUMBER_HEAD = re.compile(r"^(?:stt|tt|so tt|so thu tu|st t|#)\b")
_UNIT_HEAD = re.compile(
    r"^(?:don vi(?: tinh)?|dvt|d v t|dv tinh)\b(?!.*(?:dong|thuc hien|chu tri))"
)
_NAME_HEAD = re.compile(
    r"chi tieu|muc tieu|san pham|noi dung|hang muc|cay trong|vat nuoi|mat hang|hang hoa|loai|ten "
    r"|tieu chi|linh vuc|nganh"
)
_PRODUCT_HEAD = re.compile(
    r"^(?!.*(?:chi tieu|muc tieu))(?:ten )?.*(?:san pham|mat hang|hang hoa|cay trong|vat nuoi)"
)
MONEY = re.compile(r"kinh phi|du toan|ngan sach|nguon von|thanh tien|khuyen cong")
_NO_AIMS_OF_AGENCIES = re.compile(rf"{MONEY.pattern}|thoi gian|tien do")
NO_TARGET_TABLE = re.compile(rf"chu tri|phoi hop|{_NO_AIMS_OF_AGENCIES.pattern}")
BASELINE = re.compile(
    r"\b(?:uoc|uth|(?<!lo trinh )(?<!ke hoach )(?<!phan dau )thuc hien|hien trang"
    r"|hien nay|so voi|so sanh|tang truong|ghi chu)\b"
)
_PERIOD = re.compile(rf"{_YEAR}\s+{_YEAR}")
_MEASURE_NAME = re.compile(
    r"(?:tong )?(?:dien tich|san luong|nang suat|tong dan|dan\b|gia tri|quy mo|luong\b|ty le"
    r"|so (?:luong|con|cay|long|be|vung|ma so|co so|trang trai|ho)\b)"
)
_GROWN = re.compile(r"(?:tong )?(?:dien tich|san luong|nang suat|tong dan|dan\b)")
_MOST_WORDS_OF_A_VALUE = 4
_BULLET = re.compile(r"[-–—+*•●▪◦○■·\s]*")


def as_unit(text: str) -> str | None:
    """A unit as it stands in running text: 'Ha' is ha, 'Mô hình' mô hình; USD stays."""
    words = re.sub(r"\s*/\s*", "/", " ".join(text.split()))
    return (words[0].lower() + words[1:] if words[1:2].islower() else words) or None


@dataclass(frozen=True)
class YearColumn:
    """A column of values: its place, its year, what it measures and in which unit, if it says."""

    at: int
    year: int
    measure: str | None
    unit: str | None


@dataclass(frozen=True)
class Columns:
    """Which column of a table of targets is what, and how many rows its header has."""

    label: int | None
    name: int
    unit: int | None
    values: tuple[YearColumn, ...]
    header_rows: int
    products: bool
    """Whether the names are those of products, not of indicators."""


def recognise_targets(table: Table, *, with_agencies: bool = False) -> Columns | None:
    """What the columns of a table of targets by year are; None for a table of another kind.

    Args:
        table: The table.
        with_agencies: Whether it may name beside each target who is to reach it.
    """
    height = header_height(table)
    heads = headings(table, height)
    joined = [" ".join(head) for head in heads]
    others = _NO_AIMS_OF_AGENCIES if with_agencies else NO_TARGET_TABLE
    if any(others.search(words) for words in joined):
        return None
    label = next((at for at, words in enumerate(joined) if NUMBER_HEAD.match(words)), None)
    unit = next((at for at, words in enumerate(joined) if _UNIT_HEAD.match(words)), None)
    values = tuple(_year_columns(table, heads, {label, unit}))
    taken = {label, unit, *(value.at for value in values)}
    name = next(
        (at for at, words in enumerate(joined) if at not in taken and _NAME_HEAD.search(words)),
        None,
    )
    units = unit is not None or any(value.unit for value in values)
    if name is None or not values or not (units or len(values) > 1):
        return None
    cells = [row[value.at].text for row in table.rows[height:] for value in values]
    filled = [text for text in cells if text]
    if 2 * sum(is_value(text) for text in filled) < len(filled):
        return None
    products = _PRODUCT_HEAD.search(joined[name]) is not None
    return Columns(label, name, unit, values, height, products)


def _year_columns(
    table: Table, heads: list[list[str]], others: set[int | None]
) -> Iterator[YearColumn]:
    for at, head in enumerate(heads):
        words = " ".join(head)
        if at in others or BASELINE.search(words):
            continue
        years = re.findall(_YEAR, _PERIOD.sub(" ", words)) or re.findall(_YEAR, words)[-1:]
        if len(set(years)) != 1 or not 1945 <= int(years[0]) <= 2100:
            continue
        lowest = next(
            (
                row[at].text
                for row in reversed(table.rows[:MOST_HEADER_ROWS])
                if _names(row[at], head)
            ),
            "",
        )
        plain = " ".join(lowest.split())
        unit = re.search(r"\(([^()]*)\)\s*$", plain)
        measure = plain[: unit.start()].strip() if unit else plain
        own = not re.search(_YEAR, plain)
        yield YearColumn(
            at, int(years[0]), measure or None if own else None, as_unit(unit[1]) if unit else None
        )


def _names(cell: Cell, head: list[str]) -> bool:
    words = fold(cell.text)
    return bool(head) and words == head[-1] and re.search("[a-z]", words) is not None


def of_tasks(targets: Reading[Target], table: Table, tasks: Iterable[Task]) -> Reading[Target]:
    """Targets of a table that names agencies too, each with the task of its row."""
    cells = list(task_cells(table, tasks))
    targets.facts[:] = [
        target.model_copy(update={"task": task.id}) if (task := _task_at(target, cells)) else target
        for target in targets.facts
    ]
    return targets


def _task_at(target: Target, cells: Sequence[tuple[Task, Cell]]) -> Task | None:
    start, end = target.span or (0, 0)
    return next((task for task, cell in cells if start <= cell.span.start < end), None)


def read_target_table(
    table: Table,
    columns: Columns,
    plan: Plan,
    section: str,
) -> Reading[Target]:
    """The targets of a table, one for each indicator and year, in order."""
    reading: Reading[Target] = Reading(Tally(section))
    reading.tally.header(table.rows[: columns.header_rows])
    header = [[cell.text for cell in row] for row in table.rows[: columns.header_rows]]
    product: str | None = None
    label = ""
    for index, row in enumerate(table.rows[columns.header_rows :], start=columns.header_rows):
        if not any(cell.text for cell in row):
            continue
        reading.tally.at(*(cell.span for cell in row))
        name = " ".join(row[columns.name].text.split())
        values = [
            each
            for each in columns.values
            if row[each.at].text and row[each.at] != row[columns.name]
        ]
        mark = row[columns.label].text.strip() if columns.label is not None else ""
        label = mark if mark and not _BULLET.fullmatch(mark) else label
        if not values or numbers_columns(row) or [cell.text for cell in row] in header:
            product = _as_product(name, plan.products) if name and not values else product
            reading.tally.add("plain")
            continue
        span = own_span(row, table.rows[index - 1])
        place = _Row(name, product, label, span, plan.document.quote(span))
        targets = list(_row_targets(row, values, columns, place, plan, section))
        locator = _row_locator(section, label)
        if targets:
            reading.found(targets)
        if len(targets) < len(values):
            reading.puzzled(
                "target-value-not-read",
                "A value in a table of targets is no number, or its row has no name.",
                place.quote,
                span,
                locator,
                unit=not targets,
            )
    return reading


@dataclass(frozen=True)
class _Row:
    """A row of values: its name, the product above it, its number, where it stands."""

    name: str
    group: str | None
    label: str
    span: Span
    quote: str


def _row_targets(
    row: Sequence[Cell],
    values: Sequence[YearColumn],
    columns: Columns,
    place: _Row,
    plan: Plan,
    section: str,
) -> Iterator[Target]:
    total = re.match(r"(?:tong|cong)\b(?! dan\b| san\b)", fold(place.name)) is not None
    if _MEASURE_NAME.match(fold(place.name)):
        product, indicator = _of_group(place, columns, plan.products), place.name
    elif columns.products:
        product, indicator = None if total else _as_product(place.name, plan.products), ""
    else:
        product, indicator = None, place.name
    own_unit = as_unit(row[columns.unit].text) if columns.unit is not None else None
    for value in values:
        text = " ".join(row[value.at].text.split())
        quantity = cell_quantity(text)
        said = " ".join(part for part in (indicator, value.measure) if part) or place.name
        if quantity is None or not said:
            continue
        yield Target(
            programme=plan.id,
            product=product,
            indicator=said,
            minimum=quantity.minimum,
            maximum=quantity.maximum,
            approximate=quantity.approximate,
            unit=value.unit or own_unit or quantity.unit,
            year=value.year,
            locator=_row_locator(section, place.label),
            quote=place.quote,
            span=[place.span.start, place.span.end],
        )


def _row_locator(section: str, label: str) -> str:
    return f"{section}, dòng {label}" if label else section or "bảng chỉ tiêu"


def cell_quantity(text: str) -> Quantity | None:
    """The value of a cell; None for words, dates and symbols."""
    if COVERED.search(text):
        return None
    return read_quantity(text)


def _of_group(place: "_Row", columns: Columns, products: Products) -> str | None:
    """The product that the row above names, where this row measures one; a sector is none."""
    sure = columns.products or _GROWN.match(fold(place.name))
    return place.group if sure or products.listed(place.group or "") else None


def is_value(text: str) -> bool:
    """Whether a cell holds a value and no sentence with a number in it: '62,5', 'Trên 60'."""
    return len(text.split()) <= _MOST_WORDS_OF_A_VALUE and cell_quantity(text) is not None


def _as_product(name: str, products: Products) -> str | None:
    """The name of a product: 'Sản phẩm chè' is Chè, 'BÒ SỮA' Bò sữa; 'Sản phẩm khác' stays."""
    words = name.strip(" :.,")
    if listed := products.listed(words):
        return listed
    if not fold(words).endswith("khac"):
        words = re.sub(r"^(?:sản phẩm|mặt hàng|cây)\s+(?=\w)", "", words, flags=re.IGNORECASE)
    if words.isupper() and len(words.split()) > 1:
        words = words.lower()
    return words[:1].upper() + words[1:] or None
