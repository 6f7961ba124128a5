"""What the readers of a plan's aims know of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Document
from loaders.language.names.model import CENTRAL, NamedBody
from loaders.language.products import Products
from loaders.register import Commune, Register
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
        issuer: Who issued it, where its head says so.
        only_year: The year that its period is, if it is for one year.
    """

    id: str
    people: People
    products: Products
    register: Register
    provinces: Sequence[str]
    last_year: int | None
    issuer: NamedBody | None = None
    only_year: int | None = None

    @property
    def document(self) -> Document:
        """The document that spans point into."""
        return self.people.document

    def commune(self, name: str, kind: str | None = None) -> Commune | None:
        """The commune of that name, with the kind that a list gives it (xã, phường) at first.

        It is looked for in the plan's own province; else it is one of its other provinces alone.
        """
        own = 0 if self.people.home == CENTRAL else 1
        for provinces in (self.provinces[:own], self.provinces[own:]):
            met = [each for slug in provinces if (each := self._commune_in(slug, name, kind))]
            if met:
                return met[0] if len(met) == 1 else None
        return None

    def has_commune(self, name: str) -> bool:
        """Whether a commune of the plan's provinces has that name."""
        return self.commune(name) is not None

    def _commune_in(self, province: str, name: str, kind: str | None) -> Commune | None:
        exact = self.register.commune(f"{kind} {name}", province) if kind else None
        return exact or self.register.commune(name, province)
