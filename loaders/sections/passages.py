"""The paragraphs of a body, each with its place and with the products it stands under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Block, Span, Table
from loaders.language.products import Products
from loaders.sections.parts import (
    BRACKETED,
    MOST_WORDS_OF_A_HEADING,
    ROMAN,
    Item,
    number_of,
    outline,
    plain_label,
)

_MOST_WORDS = 8
"""A title before a colon has no more."""


@dataclass(frozen=True)
class Passage:
    """A paragraph and its place.

    Attributes:
        item: The paragraph in the outline.
        section: The number of the highest section it stands in: 'III'.
        number: Its number below that, '1.1' or '2a'; a bullet has that of its item.
        about: The products that the nearest heading above it names, or its own as a heading.
        heading: The words of that heading; empty without products.
    """

    item: Item
    section: str
    number: str
    about: tuple[str, ...]
    heading: str = ""

    @property
    def text(self) -> str:
        """The paragraph, its label included."""
        return self.item.paragraph.text

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.item.paragraph.span.start

    @property
    def label(self) -> int:
        """How long its label is."""
        return len(self.item.paragraph.label)

    @property
    def numbered(self) -> bool:
        """Whether it has a number or letter of its own."""
        return 0 < self.item.level <= BRACKETED

    @property
    def locator(self) -> str:
        """Where it stands, for people: 'III.1.1'."""
        return ".".join(part for part in (self.section, self.number) if part)

    def span(self, start: int, end: int) -> Span:
        """A stretch of its text as a stretch of the document."""
        return Span(self.start + start, self.start + end)


def passages_of(blocks: Sequence[Block], products: Products) -> Iterator[Passage]:
    """The paragraphs among blocks, in order; tables are read elsewhere."""
    section = ""
    above: list[tuple[int, tuple[str, ...], str]] = []
    for item in outline(blocks):
        if isinstance(item, Table):
            continue
        if item.level == ROMAN:
            section = plain_label(item.paragraph.label)
        elif item.outermost:
            section = ""
        if 0 < item.level <= BRACKETED:
            while above and above[-1][0] >= item.level:
                above.pop()
            title = item.paragraph.body.split(":")[0]
            if about := _products_of(title, products):
                above.append((item.level, about, title))
        path = item.path[1:] if section and item.path[:1] == (section,) else item.path
        _, about, heading = above[-1] if above else (0, (), "")
        yield Passage(item, section, number_of(path), about, heading)


def products_before_colon(passage: Passage, products: Products) -> tuple[str, ...]:
    """The products that a paragraph begins with as its title: 'Cà phê, chè: bán sang …'."""
    title, colon, _ = passage.item.paragraph.body.partition(":")
    return _products_of(title, products) if colon and len(title.split()) <= _MOST_WORDS else ()


def _products_of(title: str, products: Products) -> tuple[str, ...]:
    """What a heading is about: 'Phát triển vùng trồng Thông', 'Cây Dẻ lấy hạt', 'Chè'."""
    title = title.strip(" .")
    if len(title.split()) > MOST_WORDS_OF_A_HEADING:
        return ()
    if listed := products.listed(title):
        return (listed,)
    if named := tuple(dict.fromkeys(each.name for each in products.named(title))):
        return named
    introduced = products.introduced(title)
    return (introduced,) if introduced else ()
