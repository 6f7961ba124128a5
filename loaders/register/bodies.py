"""Bodies known beforehand, what they replaced, and the spellings that mean them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar

import yaml

from graph.text import fold
from loaders.dataset import AgencyKind, AgencyLevel

Entry = TypeVar("Entry", "Body", "Predecessor")

_REGION = re.compile(r"\bkhu vuc (?:[ivx]+|[0-9]+)\b")
_CONCERNED = re.compile(r"(?:co)?lienquan$")
_TAIL = re.compile(r"(?:(?:co)?lienquan|(?:trendiaban|thuoc|cua|cap)?(?:tinh|thanhpho|tp))+$")
_LOOSE_WORDS = (
    "co", "lien", "quan", "tren", "dia", "ban", "thuoc", "cua", "cap", "tinh", "thanh", "pho", "tp",
)  # fmt: skip
_LOOSE = frozenset(word[:size] for word in _LOOSE_WORDS for size in range(1, len(word) + 1))
"""What the words begin with that `looser_keys` may leave out; a word may be torn apart."""
_REGION_NUMBER = re.compile(r"[ivx]+|[0-9]+")
_ABBREVIATED_AFTER = ("Sở", "Bộ", "Ban")


@dataclass(frozen=True)
class Body:
    """A body as every province has it, or a central one; it names no province.

    Attributes:
        name: Canonical, NFC.
        kind: As in the plan dataset.
        level: As in the plan dataset; offices of a central body in a province are provincial.
        abbreviations: As in document numbers, e.g. SCT.
        aliases: Other spellings met.
        collective: Whether the name stands for many bodies.
        only_plural: Whether it is meant only with "Các": "cơ quan phối hợp" is no body.
    """

    name: str
    kind: AgencyKind
    level: AgencyLevel
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    collective: bool = False
    only_plural: bool = False

    @classmethod
    def from_entry(cls, entry: Mapping[str, Any]) -> Self:
        """The body of an entry in bodies.yaml."""
        return cls(**{**entry, **_spelling_lists(entry)})

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling listed for it, its name first."""
        listed = _spellings(self.name, self.aliases, self.abbreviations)
        if not self.collective or self.only_plural:
            return listed
        return (*listed, *(each.removeprefix("Các ") for each in listed))


@dataclass(frozen=True)
class Predecessor:
    """A body that is no more.

    Attributes:
        old: Its name.
        new: The names of the bodies in its place, the one with most of its work first.
        since: The first day on which they stand there.
        abbreviations: As in document numbers, e.g. SKHĐT.
        aliases: Other spellings met.
        note: What else a reader should know.
    """

    old: str
    new: tuple[str, ...]
    since: date
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str | None = None

    @classmethod
    def from_entry(cls, entry: Mapping[str, Any]) -> Self:
        """The predecessor of an entry in predecessors.yaml."""
        return cls(**{**entry, **_spelling_lists(entry), "new": tuple(entry["new"])})

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling listed for it, its name first."""
        return _spellings(self.old, self.aliases, self.abbreviations)


@dataclass(frozen=True)
class Speller:
    """Brings the spellings of a name to the keys it is found by.

    Attributes:
        words: Folded abbreviations inside names, and what they stand for, folded.
    """

    words: Mapping[str, str]

    def keys(self, name: str) -> tuple[str, ...]:
        """The name folded without spaces and "và": as it stands, and with its words written out.

        >>> Speller({"ubnd": "uy ban nhan dan"}).keys("UBND các xã/phường")
        ('ubndcacxaphuong', 'uybannhandancacxaphuong')
        """
        plain = _REGION.sub("khu vuc", fold(name))
        full = self._abbreviation.sub(lambda word: self.words[word[0]], plain)
        return tuple(dict.fromkeys((_compact(plain), _compact(full))))

    @cached_property
    def _abbreviation(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")

    def most_words(self, words: Sequence[str], beginnings: Set[str]) -> int:
        """How many folded words, from the first, may be one name; fewer are worth looking up.

        Args:
            words: The words of a text.
            beginnings: What the keys of the known names begin with, in every length.
        """
        letters = ""
        for size, word in enumerate(words):
            if word in self._abbreviated:
                return len(words)
            if word == "va":
                continue
            if letters + word in beginnings:
                letters += word
            elif word in _LOOSE or _REGION_NUMBER.fullmatch(word):
                return len(words)
            else:
                return size
        return len(words)

    @cached_property
    def _abbreviated(self) -> frozenset[str]:
        return frozenset(short.split()[0] for short in self.words)

    def index(self, entries: Iterable[Entry]) -> dict[str, Entry]:
        """The entries by key.

        Raises:
            ValueError: If one spelling would mean two of them.
        """
        found: dict[str, Entry] = {}
        for entry in entries:
            for spelling in entry.spellings:
                for key in self.keys(spelling):
                    other = found.setdefault(key, entry)
                    if other is not entry:
                        both = f"{other.spellings[0]} and {entry.spellings[0]}"
                        raise ValueError(f"{spelling!r} in the register means both {both}")
        return found

    def looser_keys(self, name: str) -> Iterator[str]:
        """Keys to try after `keys`: without "có liên quan", then with and without "tỉnh" behind.

        >>> list(Speller({"ca": "cong an"}).looser_keys("Công an Thành phố"))
        ['congantinh', 'congan']
        """
        for key in self.keys(name):
            unqualified, base = _CONCERNED.sub("", key), _TAIL.sub("", key)
            if unqualified != key:
                yield unqualified
            if base != unqualified:
                yield from (base + "tinh", base)


def read_bodies(path: Path) -> tuple[Speller, tuple[Body, ...]]:
    """The words and the bodies in bodies.yaml."""
    plain = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    speller = Speller({fold(word): fold(meant) for word, meant in plain["words"].items()})
    return speller, tuple(Body.from_entry(entry) for entry in plain["bodies"])


def read_predecessors(path: Path) -> tuple[Predecessor, ...]:
    """The entries of predecessors.yaml."""
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(Predecessor.from_entry(entry) for entry in entries)


def _spelling_lists(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(entry.get(name, ())) for name in ("abbreviations", "aliases")}


def _spellings(
    name: str, aliases: tuple[str, ...], abbreviations: tuple[str, ...]
) -> tuple[str, ...]:
    """All of them; an abbreviation also with its first word written out: Sở KHCN for SKHCN."""
    first = name.split()[0]
    partly = [f"{first} {short[1:]}" for short in abbreviations if first in _ABBREVIATED_AFTER]
    return (name, *aliases, *abbreviations, *partly)


def _compact(folded: str) -> str:
    return "".join(word for word in folded.split() if word != "va")
