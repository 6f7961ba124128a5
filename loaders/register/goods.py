"""Products and markets as plans name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml


@dataclass(frozen=True)
class Product:
    """Something that is grown, raised or made.

    Attributes:
        name: As it stands in a dataset.
        spellings: Every way it is written.
        units: Units that count this product and no other, e.g. lồng bè.
        cue: Whether its words also mean other things, so that they need a word like cây or vùng.
        unlike: Words in which it stands and means something else.
    """

    name: str
    spellings: tuple[str, ...]
    units: tuple[str, ...] = ()
    cue: bool = False
    unlike: tuple[str, ...] = ()

    @classmethod
    def from_entry(cls, entry: Mapping[str, Any]) -> Self:
        """The product of an entry in products.yaml."""
        return cls(
            name=entry["name"],
            spellings=tuple(entry.get("spellings", (entry["name"],))),
            units=tuple(entry.get("units", ())),
            cue=entry.get("cue", False),
            unlike=tuple(entry.get("unlike", ())),
        )


@dataclass(frozen=True)
class Market:
    """A country or region where products are sold.

    Attributes:
        name: Its usual name.
        aliases: Other spellings; one with a small first letter is met with a small letter too.
    """

    name: str
    aliases: tuple[str, ...] = ()

    @classmethod
    def from_entry(cls, entry: Mapping[str, Any]) -> Self:
        """The market of an entry in markets.yaml."""
        return cls(entry["name"], tuple(entry.get("aliases", ())))

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling listed for it, its name first."""
        return (self.name, *self.aliases)


def read_products(path: Path) -> tuple[Product, ...]:
    """The products in products.yaml."""
    return tuple(Product.from_entry(entry) for entry in _entries(path))


def read_markets(path: Path) -> tuple[Market, ...]:
    """The markets in markets.yaml."""
    return tuple(Market.from_entry(entry) for entry in _entries(path))


def _entries(path: Path) -> list[Mapping[str, Any]]:
    entries: list[Mapping[str, Any]] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return entries
