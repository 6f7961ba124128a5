"""Budget annexes: lines of money by year and source, checked against the totals they print."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.text import fold
from loaders.dataset import Allocation, BudgetLine, Number
from loaders.document import Cell, Span, Table
from loaders.language.numbers import read_number
from loaders.sections.grids import header_height, headings, numbers_columns, own_span
from loaders.sections.moneyunits import factor_beside, factor_by_sum, factor_of, words_above
from loaders.sections.people import People
from loaders.sections.reading import Reading, Tally
from loaders.sections.targettables import as_unit

Source = Literal["national", "provincial"]

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PERIOD = re.compile(r"20\d\d\s+20\d\d")
_NUMBER = re.compile(r"^(?:stt|tt|so tt|so thu tu|st t)\b")
_SOURCE = re.compile(r"^nguon (?:von|kinh phi|ngan sach|kp)(?: thuc hien)?$|^nguon$")
_UNIT = re.compile(
    r"^(?:don vi(?: tinh)?|dvt|d v t|dv tinh)(?!.*dong)\b(?!.*(?:thuc hien|chu tri|phoi hop"
    r"|tham gia|lien quan|dau moi|phu trach|duoc giao|trach nhiem|tham muu|quan ly|su dung"
    r"|thu huong))"
)
_TITLE = re.compile(
    r"noi dung|nhiem vu|hang muc|hoat dong|chuong trinh|de an|du an|khoan muc|danh muc|^ten "
)
_MONEY = re.compile(r"kinh phi|thanh tien|so tien|\bvon\b|du toan|ngan sach|trieu dong|tong muc")
_QUANTITY = re.compile(r"so luong|khoi luong|quy mo")
_ASSIGNMENT = re.compile(r"chu tri|phoi hop")
_ASIDE = re.compile(r"ghi chu|don gia|dinh muc|muc chi|co so tinh|can cu|so sanh|ty le")
_NATIONAL = re.compile(r"quoc gia|trung uong|\btw\b|\bnstw\b|\bkcqg\b")
_PROVINCIAL = re.compile(
    r"dia phuong|\bdp\b|\bnsdp\b|\bkcdp\b|\bnst\b|ngan sach tinh|cap tinh|\btinh\b"
)
_ELSEWHERE = re.compile(
    r"xa hoi hoa|doanh nghiep|doi ung|\bkhac\b|\bvay\b|huy dong|cap xa|ngan sach xa|huyen|tu co"
)
_TOTAL = re.compile(
    r"^tong(?: cong| so| kinh phi| chi| du toan| nguon| muc| von| ngan sach|$)|^cong(?: tong)?$"
)
_SUBTOTAL = re.compile(r"^(?:tong )?cong (?:muc|nhom|phan|[ivx]+\b|\d+\b|[a-h]\b)")
_LEVELS = tuple(
    re.compile(pattern)
    for pattern in (r"[A-H]", r"[IVX]+", r"\d+", r"\d+\.\d+", r"\d+(?:\.\d+){2,}", r"[a-zđ]")
)
_TWO_SOURCES = (
    "Two columns a year name no source: the first is read as national, the second as provincial."
)
_ONE_HEADING = (
    "The headings stand in one cell; the columns are read as a total and the years {years}, "
    "{order} in each, because the rows add up that way."
)
_ROUNDING = 0.5
_ABOVE = re.compile(r"(?:trieu|nghin|ngan|ty) dong|kinh phi|ngan sach|du toan")
_SHARE_THAT_ADDS_UP = 0.8


@dataclass(frozen=True)
class Money:
    """A column of quantities or amounts: of which year and source; None for the whole."""

    at: int
    amount: bool
    year: int | None
    source: Source | None


@dataclass(frozen=True)
class Columns:
    """Which column of a budget annex is what, and what was assumed about it."""

    number: int | None
    title: int
    unit: int | None
    source: int | None
    values: tuple[Money, ...]
    header_rows: int
    factor: float | None
    elsewhere: tuple[int, ...] = ()
    assumed: tuple[str, ...] = ()


def recognise_budget(table: Table, above: str = "") -> Columns | None:
    """What the columns of a budget annex are; None for a table of another kind.

    `above` are the words right above the table: they may name the money that the header does not
    ("Đơn vị tính: triệu đồng").
    """
    height = header_height(table)
    heads = [" ".join(head) for head in headings(table, height)]
    factor = factor_of(" ".join(dict.fromkeys(heads)))
    in_money = factor_of(fold(above)) is not None
    if any(_ASSIGNMENT.search(words) for words in heads) and factor is None and not in_money:
        return None
    if len(set(heads)) == 1:
        return _unplaced(table, height, heads[0], factor)
    found: dict[str, int] = {}
    values: list[Money] = []
    elsewhere: list[int] = []
    for at, words in enumerate(heads):
        role = _role(words)
        if role in {"number", "title", "unit", "source"}:
            found.setdefault(role, at)
        elif role == "value":
            source = _source(words)
            if source == "elsewhere":
                elsewhere.append(at)
                continue
            values.append(Money(at, not _QUANTITY.search(words), _year(words), source))
    said_above = _ABOVE.search(fold(above)) is not None
    money = any(
        value.amount
        and (_MONEY.search(heads[value.at]) or in_money or (said_above and value.source))
        for value in values
    )
    if "title" not in found or not money:
        return None
    values = _without_sums(values)
    placed, assumed = (values, ()) if "source" in found else _with_sources(values)
    return Columns(
        found.get("number"),
        found["title"],
        found.get("unit"),
        found.get("source"),
        tuple(placed),
        height,
        factor,
        tuple(elsewhere),
        assumed,
    )


def is_total(words: str) -> bool:
    """Whether words head a row that sums the others.

    >>> is_total("Tổng cộng"), is_total("Tổng kết năm học")
    (True, False)
    """
    return _TOTAL.match(fold(words)) is not None


def _role(words: str) -> str | None:
    if _NUMBER.match(words):
        return "number"
    if _UNIT.match(words):
        return "unit"
    if _SOURCE.match(words):
        return "source"
    if _ASIDE.search(words):
        return None
    value = _MONEY.search(words) or _QUANTITY.search(words) or _YEAR.search(words)
    if _TITLE.search(words) and not (value and re.search(r"kinh phi|so luong|20\d\d", words)):
        return "title"
    return "value" if value or re.match(r"(?:tong|cong)\b", words) else None


def _year(words: str) -> int | None:
    years = set(_YEAR.findall(_PERIOD.sub(" ", words)))
    return int(years.pop()) if len(years) == 1 else None


def _source(words: str) -> Source | Literal["elsewhere"] | None:
    """The source in a column's words; the lowest words say it where several are named."""
    found: list[tuple[int, Source | Literal["elsewhere"]]] = [
        *((match.start(), "national") for match in _NATIONAL.finditer(words)),
        *((match.start(), "provincial") for match in _PROVINCIAL.finditer(words)),
        *((match.start(), "elsewhere") for match in _ELSEWHERE.finditer(words)),
    ]
    return max(found)[1] if found else None


def _without_sums(values: Sequence[Money]) -> list[Money]:
    """The columns without a year's or a source's sum beside the columns that it adds up."""
    kept = []
    for value in values:
        peers = [each for each in values if each.amount == value.amount and each != value]
        sum_of_year = value.source is None and any(
            each.year == value.year and each.source for each in peers
        )
        sum_of_source = value.year is None and any(
            each.source == value.source and each.year for each in peers
        )
        if (value.year and sum_of_year) or (value.source and sum_of_source):
            continue
        kept.append(value)
    return kept


def _with_sources(values: Sequence[Money]) -> tuple[list[Money], tuple[str, ...]]:
    """Columns of a year without a source: one is the province's, two the nation's and its own."""
    placed: list[Money] = []
    assumed: list[str] = []
    for value in values:
        if value.source or not value.year:
            placed.append(value)
            continue
        alike = [
            each
            for each in values
            if (each.amount, each.year, each.source) == (value.amount, value.year, None)
        ]
        if len(alike) > 2 or (len(alike) == 1 and value.amount and _same_source(values)):
            continue
        first = len(alike) == 2 and value == alike[0]  # two: national, then provincial
        placed.append(
            Money(value.at, value.amount, value.year, "national" if first else "provincial")
        )
        assumed.append(
            _TWO_SOURCES
            if len(alike) == 2
            else "The columns of years name no source; they are read as provincial."
        )
    return placed, tuple(dict.fromkeys(assumed))


def _same_source(values: Sequence[Money]) -> bool:
    """Whether sources are named for the whole beside years without them: neither can be parted."""
    return any(each.source and not each.year for each in values)


# --- Headings that lie over the whole table as one cell ---


def _unplaced(table: Table, height: int, words: str, factor: float | None) -> Columns | None:
    """The columns of a table whose headings are known but not their places.

    A total and the same columns for each year, first of quantities, then of amounts. It holds only
    if the rows add up that way.
    """
    if not (_MONEY.search(words) and _TITLE.search(words) and _YEAR.search(words)):
        return None
    rows = [row for row in table.rows[height:] if not numbers_columns(row)]
    lines = [row for row in rows if sum(read_number(cell.text) is not None for cell in row) > 2]
    first = _first_of_numbers(lines)
    if first is None or first < 1:
        return None
    width = len(table.rows[0]) - first
    halves = 2 if _QUANTITY.search(words) else 1
    parts, rest = divmod(width - halves, halves)
    years = _years(words, parts)
    if rest or not years:
        return None
    sources: tuple[Source, ...] = (
        ("provincial",) if parts == len(years) else ("national", "provincial")
    )
    values: list[Money] = []
    for half in range(halves):
        start = first + half * (parts + 1)
        amount = half == halves - 1
        values.append(Money(start, amount, None, None))
        pairs = [(year, source) for year in years for source in sources]
        values.extend(
            Money(start + 1 + at, amount, year, source) for at, (year, source) in enumerate(pairs)
        )
    if not _adds_up(lines, values):
        return None
    unit = first - 1 if first > 1 and re.search(r"don vi|dvt", words) else None
    title = first - 1 if unit is None else first - 2
    years_said = f"{years[0]}-{years[-1]}"
    order = "national then provincial" if len(sources) == 2 else "provincial"
    return Columns(
        title - 1 if title > 0 else None,
        title,
        unit,
        None,
        tuple(values),
        height,
        factor,
        assumed=(_ONE_HEADING.format(years=years_said, order=order),),
    )


def _first_of_numbers(lines: Sequence[Sequence[Cell]]) -> int | None:
    """The column from which all to the right hold numbers in the lines."""
    first = None
    for at in reversed(range(len(lines[0]) if lines else 0)):
        numbers = sum(read_number(row[at].text) is not None for row in lines)
        if numbers < len(lines) * _SHARE_THAT_ADDS_UP:
            break
        first = at
    return first


def _years(words: str, parts: int) -> list[int]:
    """The years of the headings; one that lost its number follows from its neighbours."""
    named = sorted({int(year) for year in _YEAR.findall(words)})
    bare = len(re.findall(r"\bnam\b(?! 20\d\d)", words))
    between = named[-1] - named[0] + 1
    for count in range(len(named) + bare, between - 1, -1):
        if parts in {count, 2 * count}:
            return list(range(named[0], named[0] + count))
    return []


def _adds_up(lines: Sequence[Sequence[Cell]], values: Sequence[Money]) -> bool:
    right = 0
    for row in lines:
        for amount in {value.amount for value in values}:
            numbers = [
                (read_number(row[each.at].text) or 0, each.year)
                for each in values
                if each.amount == amount
            ]
            total = sum(number for number, year in numbers if year is None)
            right += abs(total - sum(number for number, year in numbers if year)) <= _ROUNDING
    return right >= len(lines) * len({value.amount for value in values}) * _SHARE_THAT_ADDS_UP


# --- Rows ---


@dataclass(frozen=True)
class _Row:
    """A row of the annex: its number, title and figures (in million VND) by column."""

    label: str
    title: str
    span: Span
    cells: Sequence[Cell]
    figures: dict[Money, Number]

    @property
    def level(self) -> int:
        """How deep its number stands: A, I, 1, 1.1, a, and anything else."""
        plain = self.label.strip(" .)(")
        found = (at for at, pattern in enumerate(_LEVELS) if pattern.fullmatch(plain))
        return next(found, len(_LEVELS))


@dataclass
class _Sums:
    """The lines read so far, and the figures that groups and totals print for them."""

    lines: list[_Row] = field(default_factory=list)
    groups: list[tuple[_Row, int]] = field(default_factory=list)
    totals: list[_Row] = field(default_factory=list)


def read_budget(
    table: Table, people: People, programme: str, section: str, only_year: int | None = None
) -> Reading[BudgetLine]:
    """The lines of a budget annex in million VND; what does not add up gives diagnostics.

    `only_year` is the year of a plan for one year, whose columns of sources need not name it.
    """
    reading: Reading[BudgetLine] = Reading(Tally(section))
    columns = recognise_budget(table, words_above(people.document, table))
    if columns is None:
        reading.puzzled(
            "table-not-understood",
            "The columns of a budget annex were not understood.",
            people.document.quote(table.span),
            table.span,
            section,
        )
        return reading
    reading.tally.header(table.rows[: columns.header_rows])
    factor = _factor(table, columns, people, section, reading)
    year = None if any(each.year for each in columns.values) else only_year
    for message in _assumptions(table, columns, factor, year):
        span = own_span(table.rows[0], None)
        quote = people.document.quote(span)
        reading.puzzled(
            "budget-columns-assumed", message, quote, span, section, severity="info", unit=False
        )
    rows = list(_rows(table, columns, 1.0 if factor is None else factor, people, section, reading))
    sums = _Sums()
    counts: dict[str, int] = {}
    group: _Row | None = None
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        reading.tally.at(*(cell.span for cell in row.cells))
        if _SUBTOTAL.match(fold(row.title)):
            reading.tally.add("plain")
        elif is_total(row.title):
            sums.totals.append(row)
            reading.tally.add("plain")
        elif not row.figures or _heads(row, following):
            group = row
            if row.figures:
                sums.groups.append((row, len(sums.lines)))
            reading.tally.add("plain")
        else:
            number = group.label.strip(" .") if group else ""
            counts[number] = counts.get(number, 0) + 1
            within = f", nhóm {number}" if number else ""
            locator = f"{section or 'Phụ lục'}{within}, dòng {counts[number]}"
            sums.lines.append(row)
            reading.found([_line(row, group, columns, people, programme, locator, year)])
            _check_line(row, people, locator, reading)
    _check_groups(sums, people, section, reading)
    for total in sums.totals:
        _check(total, sums.lines, people, section, reading)
    return reading


def _factor(
    table: Table, columns: Columns, people: People, section: str, reading: Reading[BudgetLine]
) -> float | None:
    """What a figure is in million VND: by the header, a line beside the table, its total."""
    document = people.document
    said = factor_beside(document, table) if columns.factor is None else columns.factor
    total = _printed_total(table, columns)
    if total is None:
        return said
    row, number = total
    summed = factor_by_sum(words_above(document, table), number)
    if summed is None or summed == said:
        return said
    span = own_span(row, None)
    if said is None:
        code, message = "money-unit-by-sum", "The unit of money follows from the sum above."
    else:
        code, message = "money-unit-doubtful", "By the sum above, the unit of money is another one."
    severity: Literal["info", "warning"] = "info" if said is None else "warning"
    quote = document.quote(span)
    reading.puzzled(code, message, quote, span, section, severity=severity, unit=False)
    return summed if said is None else said


def _printed_total(table: Table, columns: Columns) -> tuple[Sequence[Cell], float] | None:
    """The row of a table's total, and the whole that it prints."""
    whole = [each.at for each in columns.values if each.amount and not (each.year or each.source)]
    for row in table.rows[columns.header_rows :]:
        words = fold(row[columns.title].text) or fold(row[columns.number or 0].text)
        number = _figure(row[whole[0]].text) if whole else None
        if number and _TOTAL.match(words) and not _SUBTOTAL.match(words):
            return row, number
    return None


def _assumptions(
    table: Table, columns: Columns, factor: float | None, only_year: int | None
) -> Iterator[str]:
    yield from columns.assumed
    meant = Counter(
        (each.year, each.source)
        for each in columns.values
        if each.amount and (each.year or (only_year and each.source))
    )
    if any(count > 1 for count in meant.values()):
        yield "Several columns are about the same year and source; the first one is read."
    if factor is None:
        yield "Neither the header nor the lines above name a unit of money; million VND is assumed."
    if columns.elsewhere:
        names = _names(table, columns, columns.elsewhere)
        yield f"Columns of money from other sources are left out: {names}."
    if yearless := [each.at for each in columns.values if each.source and not each.year]:
        names = _names(table, columns, yearless)
        if only_year:
            yield f"Columns of a source's money are read as the plan's year, {only_year}: {names}."
        else:
            yield f"Columns of a source's money for no year are left out: {names}."
    wholes = [each.at for each in columns.values if each.amount and not (each.year or each.source)]
    if further := _names(table, columns, wholes[1:]):
        yield f"Columns of money for no known source or year are left out: {further}."


def _names(table: Table, columns: Columns, places: Sequence[int]) -> str:
    heads = table.rows[columns.header_rows - 1]
    return ", ".join(" ".join(heads[at].text.split()) for at in places)


def _rows(  # the rows with their figures; what is no number is said at once
    table: Table,
    columns: Columns,
    factor: float,
    people: People,
    section: str,
    reading: Reading[BudgetLine],
) -> Iterator[_Row]:
    header = [[cell.text for cell in row] for row in table.rows[: columns.header_rows]]
    for index, row in enumerate(table.rows[columns.header_rows :], start=columns.header_rows):
        if not any(cell.text for cell in row):
            continue
        reading.tally.at(*(cell.span for cell in row))
        if numbers_columns(row) or [cell.text for cell in row] in header:
            reading.tally.add("plain")
            continue
        span = own_span(row, table.rows[index - 1])
        label = row[columns.number].text.strip() if columns.number is not None else ""
        title = " ".join(row[columns.title].text.split())
        if not title and fold(label).startswith(("tong", "cong")):
            label, title = "", label
        figures: dict[Money, Number] = {}
        unread: list[str] = []
        for value in columns.values:
            cell = row[value.at]
            if not cell.text or cell.span in {row[columns.title].span, span}:
                continue
            number = _figure(cell.text)
            if number is None:
                unread.append(cell.text)
            else:
                figures[value] = _tidy(number * factor) if value.amount else number
        quote = people.document.quote(span)
        if unread:
            reading.puzzled(
                "budget-figure-not-read",
                f"Figures that are no numbers: {'; '.join(unread)}.",
                quote,
                span,
                section,
                unit=not figures,
            )
            if not figures:
                continue
        if not title:
            reading.puzzled(
                "budget-line-without-title", "A row of figures has no title.", quote, span, section
            )
            continue
        yield _Row(label, title, span, row, figures)


def _figure(text: str) -> Number | None:
    words = " ".join(text.split())
    return 0 if words in {"-", "–", "—"} else read_number(words)


def _tidy(value: float) -> Number:
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _heads(row: _Row, following: _Row | None) -> bool:
    """Whether a row with figures only sums the rows below it: theirs are numbered deeper."""
    if not row.label or following is None or not following.figures or _ends(following):
        return False
    return following.level > row.level and bool(following.label)


def _ends(row: _Row) -> bool:
    words = fold(row.title)
    return is_total(words) or _SUBTOTAL.match(words) is not None


def _line(  # the line as the dataset has it
    row: _Row,
    group: _Row | None,
    columns: Columns,
    people: People,
    programme: str,
    locator: str,
    year: int | None,
) -> BudgetLine:
    parts = _allocations(row, _row_source(row, columns), year)
    whole = _whole(row, amount=True)
    quantity = _whole(row, amount=False)
    return BudgetLine(
        programme=programme,
        group=group.title if group else None,
        title=row.title,
        unit=as_unit(row.cells[columns.unit].text) if columns.unit is not None else None,
        quantity=quantity,
        amount=_tidy(sum(part.amount for part in parts)) if whole is None and parts else whole,
        by_year=parts,
        locator=locator,
        quote=people.document.quote(row.span),
        span=[row.span.start, row.span.end],
    )


def _row_source(row: _Row, columns: Columns) -> Source | None:
    """The source that a row's own cell names for all its money."""
    if columns.source is None:
        return None
    named = _source(fold(row.cells[columns.source].text))
    return None if named == "elsewhere" else named


def _allocations(row: _Row, source: Source | None, only_year: int | None) -> list[Allocation]:
    """The money of a row by year and source.

    `source` is that of columns that name none, `only_year` that of a source's columns without one.
    """
    quantities = {
        (each.year, each.source): number for each, number in row.figures.items() if not each.amount
    }
    found: dict[tuple[int, Source], Allocation] = {}
    for each, number in row.figures.items():
        named, quantity = each.source or source, quantities.get((each.year, each.source))
        year = each.year or (only_year if each.source else None)
        if each.amount and year and named and (number or quantity):
            part = Allocation(year=year, source=named, quantity=quantity, amount=number)
            found.setdefault((year, named), part)
    return list(found.values())


def _whole(row: _Row, *, amount: bool) -> Number | None:
    found = (
        number
        for each, number in row.figures.items()
        if each.amount == amount and not each.year and not each.source
    )
    return next(found, None)


# --- Sums ---


def _check_line(row: _Row, people: People, locator: str, reading: Reading[BudgetLine]) -> None:
    """Whether the years and sources of a line add up to the figures it prints for the whole."""
    for amount, name in ((False, "quantity"), (True, "amount")):
        whole = _whole(row, amount=amount)
        parts = [
            number for each, number in row.figures.items() if each.amount == amount and each.year
        ]
        if whole is not None and parts:
            _compare(f"The {name} of a line", whole, sum(parts), row, people, locator, reading)


def _check_groups(sums: _Sums, people: People, section: str, reading: Reading[BudgetLine]) -> None:
    for at, (group, start) in enumerate(sums.groups):
        later = (first for other, first in sums.groups[at + 1 :] if other.level <= group.level)
        end = next(later, len(sums.lines))
        _check(group, sums.lines[start:end], people, section, reading)


def _check(
    printed: _Row,
    lines: Sequence[_Row],
    people: People,
    section: str,
    reading: Reading[BudgetLine],
) -> None:
    """Whether lines add up to a printed total: the whole, and each year and source of it."""
    for each, number in printed.figures.items():
        if each.amount:
            what = " ".join(str(part) for part in (each.year, each.source) if part) or "whole"
            found = sum(row.figures.get(each, 0) for row in lines)
            _compare(
                f"The total of '{printed.title}' ({what})",
                number,
                found,
                printed,
                people,
                section,
                reading,
            )


def _compare(  # two figures that should be one
    what: str,
    printed: Number,
    summed: float,
    row: _Row,
    people: People,
    locator: str,
    reading: Reading[BudgetLine],
) -> None:
    summed = _tidy(summed)
    if printed == summed:
        return
    rounded = abs(printed - summed) <= _ROUNDING
    reading.puzzled(
        "budget-sum-rounded" if rounded else "budget-sum-differs",
        f"{what} is printed as {printed}; its parts add up to {summed}.",
        people.document.quote(row.span),
        row.span,
        locator,
        severity="info" if rounded else "warning",
        unit=False,
    )
