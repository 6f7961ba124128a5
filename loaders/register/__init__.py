"""What is known beforehand: provinces, communes, bodies, what they replaced, products, markets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from loaders.register.bodies import Body, Predecessor, Speller, read_bodies, read_predecessors
from loaders.register.goods import Market, Product, read_markets, read_products
from loaders.register.places import (
    Commune,
    CommuneIndex,
    Province,
    province_key,
    read_communes,
    read_provinces,
)

__all__ = [
    "DATA",
    "Body",
    "Commune",
    "Market",
    "Predecessor",
    "Product",
    "Province",
    "Register",
    "load_register",
]

_OF_A_COMMUNE = re.compile(r"(?P<body>.+?) (?:xã|phường|đặc khu) (?P<name>.+)", re.IGNORECASE)
DATA = Path(__file__).parents[2] / "data" / "register"


@dataclass(frozen=True, eq=False)
class Register:
    """The register; take it from `load_register`.

    Attributes:
        provinces: The 34 provinces by slug, in the order of their codes.
        bodies: Every known body, departments first.
        predecessors: Every body known to be no more.
        products: Products that plans name.
        markets: Countries and regions where products are sold.
    """

    provinces: Mapping[str, Province]
    bodies: tuple[Body, ...]
    predecessors: tuple[Predecessor, ...]
    products: tuple[Product, ...]
    markets: tuple[Market, ...]
    _communes: Mapping[str, tuple[Commune, ...]]
    _speller: Speller

    def province_by_name(self, text: str) -> Province | None:
        """The province of that name, with or without its title; an old name gives the new one."""
        return self._provinces_by_key.get(province_key(text))

    def with_provinces(self, names: tuple[str, ...]) -> "Register":
        """The register with provinces that it does not have, for a document that names them."""
        return _with_provinces(self, names) if names else self

    def communes(self, province: str) -> tuple[Commune, ...]:
        """The communes of a province (its slug), in the order of their codes."""
        return self._communes.get(province, ())

    def commune(self, name: str, province: str) -> Commune | None:
        """The commune of that name in a province (its slug), with or without xã or phường.

        The spelling decides first; a name without its right diacritics is found where it fits one
        commune of the province alone.
        """
        index = self._communes_by_name.get(province)
        return index.find(name) if index else None

    def province_of(self, code: str) -> str | None:
        """The slug of the province of the commune with that code; None for no commune's code."""
        return self._provinces_by_commune.get(code)

    def body(self, name: str) -> Body | None:
        """The body of that name, alias or abbreviation.

        Names of provinces are not looked for: write "tỉnh" in the place of "tỉnh Sơn La" or "Sơn
        La" before asking. A name with "tỉnh" behind it is never a central body's.
        """
        for key in self._speller.keys(name):
            if found := self._bodies_by_key.get(key):
                return found
        for key in self._speller.looser_keys(name):
            found = self._bodies_by_key.get(key)
            if found and (found.level != "central" or found.collective):
                return found
        return None

    def predecessor(self, name: str) -> Predecessor | None:
        """The body that is no more, by its name, alias or abbreviation."""
        for key in (*self._speller.keys(name), *self._speller.looser_keys(name)):
            if found := self._predecessors_by_key.get(key):
                return found
        return None

    def knows(self, name: str, province: str | None) -> bool:
        """Whether a body of that name is here, be it no more, or a commune's of that province."""
        if self.body(name) or self.predecessor(name):
            return True
        commune = _OF_A_COMMUNE.fullmatch(name)
        return bool(
            commune
            and province
            and self.body(f"{commune['body']} xã")
            and self.commune(commune["name"], province)
        )

    def most_words(self, words: Sequence[str]) -> int:
        """How many folded words, from the first, may be one name that is known here."""
        return self._speller.most_words(words, self._beginnings)

    def successors(self, name: str) -> tuple[Body, ...]:
        """The bodies in the place of one that is no more, the main one first; none for others."""
        old = self.predecessor(name)
        new = (self._bodies_by_name[each] for each in old.new) if old else ()
        return tuple(new)

    @cached_property
    def _provinces_by_key(self) -> dict[str, Province]:
        return {province_key(name): each for each in self.provinces.values() for name in each.names}

    @cached_property
    def _communes_by_name(self) -> dict[str, CommuneIndex]:
        return {province: CommuneIndex.of(each) for province, each in self._communes.items()}

    @cached_property
    def _provinces_by_commune(self) -> dict[str, str]:
        return {each.code: each.province for group in self._communes.values() for each in group}

    @cached_property
    def _bodies_by_name(self) -> dict[str, Body]:
        return {body.name: body for body in self.bodies}

    @cached_property
    def _bodies_by_key(self) -> dict[str, Body]:
        return self._speller.index(self.bodies)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        keys = (*self._bodies_by_key, *self._predecessors_by_key)
        return frozenset(key[:size] for key in keys for size in range(1, len(key) + 1))

    @cached_property
    def _predecessors_by_key(self) -> dict[str, Predecessor]:
        return self._speller.index(self.predecessors)


@lru_cache(maxsize=64)
def _with_provinces(register: Register, names: tuple[str, ...]) -> Register:
    """One register for the same names, since what is derived from a register is kept with it."""
    new = {province.slug: province for province in map(Province.named, names)}
    return replace(register, provinces=MappingProxyType({**register.provinces, **new}))


@cache
def load_register() -> Register:
    """The register in data/register, read once."""
    speller, bodies = read_bodies(DATA / "bodies.yaml")
    return Register(
        provinces=MappingProxyType(read_provinces(DATA / "provinces.yaml")),
        bodies=bodies,
        predecessors=read_predecessors(DATA / "predecessors.yaml"),
        products=read_products(DATA / "products.yaml"),
        markets=read_markets(DATA / "markets.yaml"),
        _communes=MappingProxyType(read_communes(DATA / "communes.csv")),
        _speller=speller,
    )
