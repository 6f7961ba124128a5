"""Provinces and communes as they are since 1 July 2025 (NQ 202/2025/QH15)."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self, get_args

import yaml

from graph.text import fold, slug

CommuneKind = Literal["commune", "ward", "special_zone"]
_TITLE = re.compile(r"^(?:tinh|thanh pho|tp) ")


@dataclass(frozen=True)
class Province:
    """A province or a city of its rank.

    Attributes:
        slug: The first half of the ids of its bodies and plans, e.g. son-la.
        name: Without tỉnh or thành phố.
        official_name: With it.
        code: The official code, two digits; empty for one that is in no register.
        formerly: The provinces merged into it in July 2025, whose names are no more.
        aliases: Other names it is met under.
    """

    slug: str
    name: str
    official_name: str
    code: str
    formerly: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @classmethod
    def from_entry(cls, entry: Mapping[str, Any]) -> Self:
        """The province of an entry in provinces.yaml."""
        lists = {name: tuple(entry.get(name, ())) for name in ("formerly", "aliases")}
        return cls(**{**entry, **lists})

    @classmethod
    def named(cls, name: str) -> Self:
        """A province of which nothing but its name is known."""
        return cls(slug(name), name, f"tỉnh {name}", code="")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that means this province today."""
        return (self.name, *self.formerly, *self.aliases)


@dataclass(frozen=True)
class Commune:
    """A commune, ward or special zone.

    Attributes:
        code: The official code, five digits.
        province: The slug of its province.
        kind: Xã is a commune, phường a ward, đặc khu a special zone.
        name: Without xã, phường or đặc khu.
        official_name: With it.
    """

    code: str
    province: str
    kind: CommuneKind
    name: str
    official_name: str


@dataclass(frozen=True)
class CommuneIndex:
    """The communes of one province by name: as spelt first, folded where that leaves no doubt."""

    spelt: Mapping[str, Commune] = field(default_factory=dict)
    folded: Mapping[str, Commune] = field(default_factory=dict)

    @classmethod
    def of(cls, communes: Iterable[Commune]) -> Self:
        """The index of the communes; their official names are found too."""
        named = [(name, each) for each in communes for name in (each.name, each.official_name)]
        met = Counter(_compact(name) for name, _ in named)
        return cls(
            {_spelt(name): commune for name, commune in named},
            {key: commune for name, commune in named if met[key := _compact(name)] == 1},
        )

    def find(self, name: str) -> Commune | None:
        """The commune of that name, if one commune alone can be meant."""
        return self.spelt.get(_spelt(name)) or self.folded.get(_compact(name))


def read_provinces(path: Path) -> dict[str, Province]:
    """The provinces in provinces.yaml by slug, in the order of their codes."""
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {entry["slug"]: Province.from_entry(entry) for entry in entries}


def read_communes(path: Path) -> dict[str, tuple[Commune, ...]]:
    """The communes in communes.csv by the slug of their province, in the order of their codes."""
    kinds = {kind: kind for kind in get_args(CommuneKind)}
    grouped: defaultdict[str, list[Commune]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            grouped[row["province"]].append(Commune(**{**row, "kind": kinds[row["kind"]]}))
    return {province: tuple(communes) for province, communes in grouped.items()}


def province_key(text: str) -> str:
    """What a province's name is found by: folded, without tỉnh or thành phố.

    >>> province_key("TP. Hồ Chí Minh")
    'hochiminh'
    """
    return _TITLE.sub("", fold(text)).replace(" ", "")


def _spelt(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _compact(name: str) -> str:
    return fold(name).replace(" ", "")
