"""Zones: which products are grown or raised in which communes, in words and in tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.text import key
from loaders.dataset import CommuneName, Zone
from loaders.document import Span, Table
from loaders.language.communes import CommuneList, ListedCommune, commune_lists, communes_named
from loaders.language.products import last_together
from loaders.language.sentences import sentence_starts
from loaders.register import Commune
from loaders.sections.grids import header_height, headings
from loaders.sections.passages import Passage
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally

_GROWS = re.compile(
    r"(?<!\w)(?:vùng|trồng|nuôi|thả|canh\s+tác|gieo|sản\s+xuất"
    r"|tập\s+trung(?=\s*:|\s+(?:chủ\s+yếu\s+)?(?:tại|ở|đối\s+với|trên|vào|các)\b)"
    r"|(?:phát\s+triển|mở\s+rộng|bố\s+trí)(?=\s+(?:chủ\s+yếu\s+|tập\s+trung\s+)?(?:tại|ở)\b))(?!\w)",
    re.IGNORECASE,
)
"""Words by which the communes behind them are where something is grown or raised."""
_LIES = re.compile(
    r"(?<![^\W\d])(?:địa\s+(?:bàn|điểm)(?:\s+(?:thực\s+hiện|sản\s+xuất))?\s*:"
    r"|phạm\s+vi\s*:|phân\s+bố(?:\s*:|\s+(?:chủ\s+yếu\s+)?(?:tại|ở)\b)"
    r"|ha\b[^.,;:]*?\s(?:tại|ở)\b)",
    re.IGNORECASE,
)
"""Words by which a product's communes follow: they may be said of a building too."""
_AT = re.compile(r"(?:tại|ở)(?:\s+địa\s+bàn)?\s*", re.IGNORECASE)
_NAMES_ALONE = re.compile(
    r"(?<!\w)(?:tập\s+trung|trồng|nuôi|phân\s+bố)\s+(?:chủ\s+yếu\s+)?(?:tại|ở)\s+", re.IGNORECASE
)
"""Words behind which communes may stand without xã."""
_DOES_ELSE = re.compile(
    r"(?<!\w)(?:thương\s+hiệu|nhãn\s+hiệu|tiêu\s+thụ|chế\s+biến|nhà\s+máy|cơ\s+sở|hợp\s+tác\s+xã|htx"
    r"|doanh\s+nghiệp|tuyên\s+truyền|tập\s+huấn|hội\s+nghị|xúc\s+tiến|chợ)(?!\w)",
    re.IGNORECASE,
)
"""Words between those and the communes by which something else is done there."""
_EVERYWHERE = re.compile(
    r"\s*(?:trên\s+(?:địa\s+bàn\s+)?|trong\s+)?(?:toàn\s+)?(?:tỉnh|thành\s+phố)\b",
    re.IGNORECASE,
)
_KINDS = {"commune": "xã", "ward": "phường", "special_zone": "đặc khu"}

_PRODUCT_HEAD = re.compile(r"cay trong|vat nuoi|san pham|loai cay|loai con|mat hang|^cay\b")
_PLACE_HEAD = re.compile(
    r"dia ban|dia diem|\bxa\b|phuong\b|vung (?:trong|san xuat|nguyen lieu|nuoi)|noi (?:trong|nuoi)"
)
_OTHER_HEAD = re.compile(r"chu tri|phoi hop|kinh phi")


@dataclass(frozen=True)
class _Said:
    """Where a list of communes stands: its stretch of the document, and its place for people."""

    span: Span
    quote: str
    locator: str


def read_zones(passages: Iterable[Passage], plan: Plan) -> Reading[Zone]:
    """The zones that the paragraphs of a body name, a list of communes at a time."""
    reader = _Reader(plan, Reading(Tally("vùng sản xuất")))
    for passage in passages:
        bare = {match.end() for match in _NAMES_ALONE.finditer(passage.text)}
        for listed in commune_lists(passage.text, plan.has_commune, bare):
            start = _sentence_start(passage, listed.start)
            grows = _grows(passage.text[start : listed.start])
            if listed.body or not (grows or _lies(passage, start, listed, plan)):
                continue
            span = passage.span(start, listed.end)
            said = _Said(span, plan.document.quote(span), passage.locator)
            reader.reading.tally.at(span)
            if listed.communes:
                reader.take(_products(passage, start, listed.start, plan), listed, said)
            elif _EVERYWHERE.match(passage.text, listed.end):
                reader.tell_everywhere(said)
            else:
                reader.tell("zone-not-named", "The communes of a zone are not named.", said)
    return reader.reading


@dataclass(frozen=True)
class ZoneColumns:
    """Which column of a table names products, which communes; how many rows its header has."""

    product: int
    place: int
    header_rows: int


def recognise_zones(table: Table) -> ZoneColumns | None:
    """What the columns of a table of products and communes are; None for another table."""
    height = header_height(table)
    heads = [" ".join(head) for head in headings(table, height)]
    if any(_OTHER_HEAD.search(words) for words in heads):
        return None
    product = next((at for at, words in enumerate(heads) if _PRODUCT_HEAD.search(words)), None)
    place = next(
        (at for at, words in enumerate(heads) if at != product and _PLACE_HEAD.search(words)), None
    )
    if product is None or place is None:
        return None
    return ZoneColumns(product, place, height)


def read_zone_table(table: Table, columns: ZoneColumns, plan: Plan, section: str) -> Reading[Zone]:
    """The zones of a table, row by row."""
    where = section or "bảng vùng sản xuất"
    reader = _Reader(plan, Reading(Tally(f"{where}, vùng sản xuất")))
    reader.reading.tally.header(table.rows[: columns.header_rows])
    for number, row in enumerate(table.rows[columns.header_rows :], start=1):
        reader.reading.tally.at(*(cell.span for cell in row))
        name, place = row[columns.product], row[columns.place]
        listed = communes_named(place.text, plan.has_commune) if place.span != name.span else None
        said = _Said(place.span, plan.document.quote(place.span), f"{where}, dòng {number}")
        if _EVERYWHERE.match(f" {place.text}"):
            reader.tell_everywhere(said)
        elif listed is not None:
            reader.take(plan.products.of_cell(name.text), listed, said)
        elif place.text and place.span != name.span:
            reader.tell("zone-not-named", "The communes of a zone are not named.", said)
        elif any(cell.text for cell in row):
            reader.reading.tally.add("plain")
    return reader.reading


def _sentence_start(passage: Passage, before: int) -> int:
    """Where the sentence begins that a place of a passage stands in, behind its label."""
    starts = [each for each in sentence_starts(passage.text, passage.label) if each <= before]
    return starts[-1] if starts else before


def _grows(words: str) -> bool:
    """Whether words end in saying that something is grown or raised in what follows."""
    grows = [match.end() for match in _GROWS.finditer(words)]
    return bool(grows) and _DOES_ELSE.search(words, grows[-1]) is None


def _lies(passage: Passage, start: int, listed: CommuneList, plan: Plan) -> bool:
    """Whether a sentence says where a product is at home without saying that it is grown.

    Its own words name the product, or its heading does and speaks of nothing else; 'Tại các xã …'
    is such a sentence where it is all of it.
    """
    text = passage.text
    before = text[start : listed.start]
    lies = list(_LIES.finditer(before))
    if not lies and not (_AT.fullmatch(before) and not text[listed.end :].strip(" .;")):
        return False
    if _DOES_ELSE.search(before) or _DOES_ELSE.search(passage.heading):
        return False
    return bool(passage.about or plan.products.named(before))


def _products(passage: Passage, start: int, end: int, plan: Plan) -> list[str]:
    """The products that a list of communes is about.

    Those named last in its sentence, as one list; else those of its heading; else what words like
    vùng introduce; else the last one named before.
    """
    sentence, products = passage.text[start:end], plan.products
    if named := last_together(sentence, products.named(sentence, passage.about)):
        return named
    if passage.about:
        return list(passage.about)
    if introduced := products.introduced(sentence):
        return [introduced]
    return [each.name for each in products.named(passage.text[:start])[-1:]]


@dataclass
class _Reader:
    """Makes zones of lists of communes, and tells what was odd about the names."""

    plan: Plan
    reading: Reading[Zone]
    corrected: set[str] = field(default_factory=set)

    def take(self, products: Sequence[str], listed: CommuneList, said: _Said) -> None:
        """Take a list of communes as the zone of each of the products."""
        alone = listed.communes[0] if len(listed.communes) == 1 else None
        if not products:
            self.tell("zone-without-product", "Communes are named without a product.", said)
            return
        if alone is not None and not self.plan.has_commune(alone.name):
            self.tell("commune-not-found", f"No commune is called {alone.name}.", said)
            return
        communes = self._communes(listed, said)
        self.reading.found(
            Zone(
                programme=self.plan.id,
                product=product,
                communes=communes,
                locator=said.locator or None,
                quote=said.quote,
                span=[said.span.start, said.span.end],
            )
            for product in products
        )
        if listed.open:
            message = "The list ends in dots: the communes named may not be all."
            self.tell("zone-list-open", message, said, unit=False)

    def tell_everywhere(self, said: _Said) -> None:
        """Tell of a zone that is the whole province."""
        message = "The zone is the communes of the province without names."
        self.tell("zone-all-communes", message, said, severity="warning")

    def tell(
        self,
        code: str,
        message: str,
        said: _Said,
        *,
        severity: Literal["info", "warning"] = "info",
        unit: bool = True,
    ) -> None:
        """Add a diagnostic about a list; `unit` counts the list as not understood."""
        self.reading.puzzled(
            code, message, said.quote, said.span, said.locator, severity=severity, unit=unit
        )

    def _communes(self, listed: CommuneList, said: _Said) -> list[CommuneName]:
        """The communes of a list, each once."""
        found: dict[str, CommuneName] = {}
        for each in listed.communes:
            commune = self.plan.commune(each.name, each.kind)
            name = commune.name if commune else each.name
            code = commune.code if commune else None
            if (code or key(name)) in found:
                self.tell("commune-repeated", f"{name} is listed twice.", said, unit=False)
                continue
            found[code or key(name)] = CommuneName(name=name, as_written=each.written, code=code)
            self._tell_of_name(each, commune, said)
        return list(found.values())

    def _tell_of_name(self, each: ListedCommune, commune: Commune | None, said: _Said) -> None:
        if commune is None:
            message = f"No commune is called {each.name}."
            self.tell("commune-not-found", message, said, severity="warning", unit=False)
            return
        if key(commune.name) != key(each.name) and each.name not in self.corrected:
            self.corrected.add(each.name)
            message = f"{each.name} read as {commune.name} ({commune.code})."
            self.tell("commune-spelling-corrected", message, said, unit=False)
        if each.kind and each.kind != _KINDS[commune.kind]:
            message = f"{each.name} is listed as {each.kind}, but is {_KINDS[commune.kind]}."
            self.tell("commune-type-mismatch", message, said, unit=False)
