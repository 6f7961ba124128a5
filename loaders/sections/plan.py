"""What the readers of a plan's aims know of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Document
from loaders.language.products import Products
from loaders.register import Register
from loaders.sections.people import People


@dataclass(frozen=True)
class Plan:
    """A plan under reading.

    Attributes:
        id: Its programme id.
        people: Reads bodies, and holds the document.
        products: Reads names of products.
        register: Knows communes and markets.
        provinces: Slugs of the provinces it covers, its own first.
        last_year: The last year of its period, if it has one.
    """

    id: str
    people: People
    products: Products
    register: Register
    provinces: Sequence[str]
    last_year: int | None

    @property
    def document(self) -> Document:
        """The document that spans point into."""
        return self.people.document
