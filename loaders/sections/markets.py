"""Markets: which products are to be sold where, in words and in tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.text import fold, key
from loaders.dataset import MarketEntry, Task
from loaders.document import Span, Table
from loaders.language.markets import (
    MarketList,
    NamedMarket,
    market_lists,
    markets_named,
    may_list_markets,
)
from loaders.language.products import Mention, last_together
from loaders.language.sentences import sentence_starts
from loaders.sections.grids import header_height, headings
from loaders.sections.passages import Passage, products_before_colon
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally
from loaders.sections.taskcells import task_cells

HOME = "Trong nước"
_HEADING = re.compile(r"^(?:cac )?thi truong\b")
_PRODUCT_HEAD = re.compile(r"cay trong|vat nuoi|san pham|mat hang|hang hoa|nganh hang")
_MARKET_HEAD = re.compile(r"\bthi truong\b")
_OTHER_HEAD = re.compile(r"chu tri|phoi hop|kinh phi")


@dataclass(frozen=True)
class _Words:
    """Words that may name markets, and where they stand.

    Attributes:
        text: The words; offsets in it count from `start`, where they begin in the document.
        label: How much of them is a number or bullet.
        about: The products of the heading above them.
        locator: Their place, for people.
    """

    text: str
    start: int
    label: int
    about: tuple[str, ...]
    locator: str


@dataclass(frozen=True)
class _Sentence:
    """A sentence of some words: its stretch in them, its products and its lists of markets."""

    words: _Words
    start: int
    end: int
    products: tuple[Mention, ...]
    lists: tuple[MarketList, ...]

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.words.start + self.start, self.words.start + self.end)


@dataclass(frozen=True)
class _Sold:
    """Markets of a list with the products that its sentence says are sold there."""

    markets: tuple[NamedMarket, ...]
    products: tuple[str, ...]
    sentence: _Sentence
    open: bool


def read_markets(passages: Iterable[Passage], plan: Plan) -> Reading[MarketEntry]:
    """The markets that the paragraphs of a body name.

    A heading like 'a) Thị trường Trung Quốc' gives the markets of the products below it, where the
    words below it name none. The home market is one where words stand under a product's heading:
    elsewhere 'trong nước' is said of goods in general.
    """
    reading: Reading[MarketEntry] = Reading(Tally("thị trường"))
    for heading, below in _points(passages):
        _read_point(
            [_words(each, plan) for each in below],
            _words(heading, plan) if heading else None,
            plan,
            reading,
        )
    return reading


def read_row_markets(table: Table, tasks: Iterable[Task], plan: Plan) -> Reading[MarketEntry]:
    """The markets that the rows of a table of tasks name."""
    reading: Reading[MarketEntry] = Reading(Tally("thị trường trong bảng nhiệm vụ"))
    for task, cell in task_cells(table, tasks):
        locator = f"{task.section}, dòng {task.number}"
        text = plan.document.quote(cell.span)
        _read_point([_Words(text, cell.span.start, 0, (), locator)], None, plan, reading)
    return reading


def _words(passage: Passage, plan: Plan) -> _Words:
    above = () if passage.numbered else passage.about
    about = products_before_colon(passage, plan.products) or above
    return _Words(passage.text, passage.start, passage.label, about, passage.locator)


def _points(passages: Iterable[Passage]) -> Iterator[tuple[Passage | None, list[Passage]]]:
    """Headings on markets with the paragraphs below them; every other paragraph by itself."""
    heading: Passage | None = None
    below: list[Passage] = []
    for passage in passages:
        if heading and passage.numbered and passage.item.level <= heading.item.level:
            yield heading, below
            heading, below = None, []
        if (
            heading is None
            and passage.numbered
            and _HEADING.match(fold(passage.item.paragraph.body))
        ):
            heading = passage
        elif heading:
            below.append(passage)
        else:
            yield None, [passage]
    if heading:
        yield heading, below


def _read_point(
    below: Sequence[_Words], heading: _Words | None, plan: Plan, reading: Reading[MarketEntry]
) -> None:
    """Read paragraphs; a heading's markets, and markets without a product, get what is left."""
    if heading is None and not any(may_list_markets(words.text) for words in below):
        return
    titled = _sentences(heading, plan) if heading else []
    announced = heading is not None and not any(each.lists for each in titled)
    sentences = [each for words in below for each in _sentences(words, plan, announced=announced)]
    sold = [each for sentence in sentences for each in _sold_in(sentence, sentences)]
    if heading is not None and not any(each.products for each in sold):
        above = [each for sentence in titled for each in _sold_in(sentence, [])]
        loose = _loose(sentences)
        sold = [replace(each, products=loose) for each in sold or above]
    taken: set[tuple[str, str]] = set()
    for each in sorted(sold, key=lambda each: not each.products):
        reading.tally.at(each.sentence.span)
        _take(each, taken, plan, reading)


def _take(
    sold: _Sold, taken: set[tuple[str, str]], plan: Plan, reading: Reading[MarketEntry]
) -> None:
    """Take the entries of a list; tell of a list without a product, of dots, of unknown names."""
    sentence = sold.sentence
    span = sentence.span
    quote, locator = plan.document.quote(span), sentence.words.locator
    if not sold.products:
        if {each.name for each in sold.markets} <= {market for _, market in taken}:
            reading.tally.add("plain")
        else:
            message = "Markets are named without a product."
            reading.puzzled(
                "market-without-product", message, quote, span, locator, severity="info"
            )
        return
    entries = [
        MarketEntry(
            programme=plan.id,
            product=product,
            market=each.name,
            as_written=each.written if key(each.written) != key(each.name) else None,
            locator=locator or None,
            quote=quote,
            span=[span.start, span.end],
        )
        for product in sold.products
        for each in sold.markets
        if (product, each.name) not in taken
    ]
    taken.update((each.product, each.market) for each in entries)
    reading.found(entries)
    for each in sold.markets:
        if not each.listed:
            message = f"{each.name} is no market that is listed; kept as printed."
            reading.puzzled("market-not-listed", message, quote, span, locator, unit=False)
    if sold.open:
        message = "The list ends in dots: the markets named may not be all."
        reading.puzzled(
            "market-list-open", message, quote, span, locator, severity="info", unit=False
        )


def _sentences(words: _Words, plan: Plan, *, announced: bool = False) -> list[_Sentence]:
    products = plan.products.named(words.text, words.about)
    lists = list(market_lists(words.text, plan.register, announced=announced))
    starts = list(sentence_starts(words.text, words.label))
    found = []
    for start, end in zip(starts, [*starts[1:], len(words.text)], strict=True):
        close = start + len(words.text[start:end].rstrip(" ;"))
        found.append(
            _Sentence(
                words,
                start,
                close,
                tuple(each for each in products if start <= each.start < end),
                tuple(each for each in lists if start <= each.start < end),
            )
        )
    return found


def _sold_in(sentence: _Sentence, around: Sequence[_Sentence]) -> Iterator[_Sold]:
    """The lists of a sentence, each with its products."""
    begin = sentence.start
    alike = [each for each in around if each.words is sentence.words]
    for index, listed in enumerate(sentence.lists):
        markets = tuple(
            each for each in listed.markets if each.name != HOME or sentence.words.about
        )
        later = sentence.lists[index + 1 :]
        end = later[0].start if later else sentence.end
        products = _in_words(sentence, listed, begin, end) or sentence.words.about or _loose(alike)
        begin = listed.end
        if markets:
            yield _Sold(markets, tuple(products), sentence, listed.open)


def _in_words(sentence: _Sentence, listed: MarketList, begin: int, end: int) -> list[str]:
    """The products that the sentence names for a list of markets.

    Inside the words that announce it ("thị trường xuất khẩu chè: …"); right before a bracket that
    holds it; named last before it; or named behind it.
    """
    text = sentence.words.text
    inside = [each for each in sentence.products if listed.start <= each.start < listed.names]
    before = [each for each in sentence.products if begin <= each.start < listed.start]
    behind = [each for each in sentence.products if listed.end <= each.start < end]
    if text[: listed.start].rstrip().endswith("("):
        return [each.name for each in before[-1:]]
    if inside:
        return _names(inside)
    return last_together(text, before) or _names(behind)


def _names(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(each.name for each in mentions))


def _loose(sentences: Iterable[_Sentence]) -> tuple[str, ...]:
    """The products of sentences that name no market."""
    named = (each for sentence in sentences if not sentence.lists for each in sentence.products)
    return tuple(_names(named))


# --- Tables ---


@dataclass(frozen=True)
class MarketColumns:
    """Which column of a table names products, which markets; how many rows its header has."""

    product: int
    market: int
    header_rows: int


def recognise_markets(table: Table) -> MarketColumns | None:
    """What the columns of a table of products and markets are; None for another table."""
    height = header_height(table)
    heads = [" ".join(head) for head in headings(table, height)]
    if any(_OTHER_HEAD.search(words) for words in heads):
        return None
    market = next((at for at, words in enumerate(heads) if _MARKET_HEAD.search(words)), None)
    product = next(
        (at for at, words in enumerate(heads) if at != market and _PRODUCT_HEAD.search(words)), None
    )
    if product is None or market is None:
        return None
    return MarketColumns(product, market, height)


def read_market_table(
    table: Table, columns: MarketColumns, plan: Plan, section: str
) -> Reading[MarketEntry]:
    """The markets of a table, row by row."""
    where = section or "bảng thị trường"
    reading: Reading[MarketEntry] = Reading(Tally(f"{where}, thị trường"))
    reading.tally.header(table.rows[: columns.header_rows])
    for number, row in enumerate(table.rows[columns.header_rows :], start=1):
        reading.tally.at(*(cell.span for cell in row))
        name, place = row[columns.product], row[columns.market]
        text = plan.document.quote(place.span)
        words = _Words(text, place.span.start, 0, (), f"{where}, dòng {number}")
        sentence = _Sentence(words, 0, len(text), (), ())
        markets = () if place.span == name.span else markets_named(text, plan.register)
        products = tuple(plan.products.of_cell(name.text))
        if markets:
            _take(_Sold(markets, products, sentence, open=False), set(), plan, reading)
        elif any(cell.text for cell in row):
            reading.tally.add("plain")
    return reading
