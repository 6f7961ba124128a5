"""Bodies met in one document: read where they stand, kept once each with every spelling met."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from loaders.dataset import Agency, Participation
from loaders.document import Document, Span
from loaders.language.letters import CAPITALS
from loaders.language.names import (
    Bodies,
    Leading,
    NamedBody,
    Where,
    has_letters,
    heading_bodies,
    leading_bodies,
    named_by_position,
    places_for_bodies,
    provinces_named,
    read_bodies,
    stands_for,
)
from loaders.register import Register, load_register

Basis = Literal["table", "clause", "implied"]
MOST_WORDS_OF_A_NAME = 10
_LIKE_A_NAME = re.compile(
    rf"(?![A-ZĐ]{{1,2}}\b)(?![IVX]+\b)[{CAPITALS}][^\W\d_]+(?:[\s/&.–-]+\w+)+"
)


@dataclass
class People:
    """Reads bodies for the document's own province and remembers them as the dataset's agencies.

    Cells and headings come again and again: what a text was read as is kept.
    """

    document: Document
    home: str
    defined: Mapping[str, str]
    commune: str = ""
    provinces: tuple[str, ...] = ()
    register: Register = field(default_factory=load_register)
    _lists: dict[str, Bodies] = field(default_factory=dict)
    _headings: dict[str, Leading | None] = field(default_factory=dict)
    _beginnings: dict[str, Leading | None] = field(default_factory=dict)
    _met: dict[str, NamedBody] = field(default_factory=dict)
    _spellings: dict[str, dict[str, None]] = field(default_factory=dict)
    _full: dict[str, NamedBody | None] = field(default_factory=dict)
    _elsewhere: dict[str, "People"] = field(default_factory=dict)

    def read(self, text: str) -> Bodies:
        """The bodies that a cell or clause lists, and what in it was not read."""
        if text not in self._lists:
            self._lists[text] = read_bodies(text, self.home, self.defined, **self._where())
        found = self._lists[text]
        return replace(found, bodies=tuple(map(self._in_full, found.bodies)))

    def of(self, province: str | None) -> "People":
        """The reader of names that stand for bodies of that province; they are remembered here."""
        if province is None or province == self.home:
            return self
        if province not in self._elsewhere:
            own = People(self.document, province, self.defined, "", self.provinces, self.register)
            own._met, own._spellings = self._met, self._spellings
            self._elsewhere[province] = own
        return self._elsewhere[province]

    def provinces_in(self, text: str) -> frozenset[str]:
        """The provinces that a heading names."""
        return provinces_named(text, self.register)

    def heading(self, text: str) -> Leading | None:
        """The bodies that a heading begins with ('Đề nghị Hội …'), and where the rest begins."""
        if text not in self._headings:
            self._headings[text] = heading_bodies(text, self.home, self.defined, **self._where())
        return self._leading(self._headings[text])

    def places(self, text: str) -> frozenset[int]:
        """Where the words stand from which on `heading` may find bodies."""
        return places_for_bodies(text, self.home, self.defined, **self._where())

    def leading(self, text: str) -> Leading | None:
        """The bodies that running words begin with, and where the rest begins."""
        if text not in self._beginnings:
            self._beginnings[text] = leading_bodies(text, self.home, self.defined, **self._where())
        return self._leading(self._beginnings[text])

    def _where(self) -> Where:
        return {"register": self.register, "commune": self.commune, "provinces": self.provinces}

    def _leading(self, found: Leading | None) -> Leading | None:
        bodies = tuple(map(self._in_full, found.bodies)) if found else ()
        return replace(found, bodies=bodies) if found else None

    def _in_full(self, body: NamedBody) -> NamedBody:
        """A body under its full name, where first letters stand in the one printed.

        The full name is one that the document gave before, or the register has: one alone.
        """
        if body.known or not has_letters(body.name):
            return body
        if body.id not in self._full:
            self._full[body.id] = self._spelled_out(body)
        full = self._full[body.id]
        if full is None:
            return body
        return replace(full, as_written=body.as_written, start=body.start, end=body.end)

    def _spelled_out(self, body: NamedBody) -> NamedBody | None:
        own = dict.fromkeys([*self.defined.values(), *(each.name for each in self._met.values())])
        known = (each.name for each in self.register.bodies)
        for names in (own, known):
            meant = [name for name in names if name != body.name and stands_for(body.name, name)]
            read = {
                each.id: each
                for name in meant
                for each in read_bodies(name, body.province or self.home, **self._where()).bodies
            }
            if len(read) == 1:
                return next(iter(read.values()))
        return None

    def by_position(self, text: str, start: int, end: int) -> NamedBody | None:
        """The body that a stretch among names must mean, though its kind is not known.

        A few words that begin with a capital, and are no remark: "Hải đội Biên phòng 2".
        """
        words = text[start:end].strip(" .,;:\n")
        if text[:start].rstrip().endswith("("):
            return None
        if not _LIKE_A_NAME.fullmatch(words) or len(words.split()) > MOST_WORDS_OF_A_NAME:
            return None
        return named_by_position(words, start + text[start:end].index(words), self.home)

    def participations(
        self, bodies: Iterable[NamedBody], basis: Basis, said: Span
    ) -> list[Participation]:
        """Bodies as participations, each once; `said` is the cell or sentence that names them."""
        quote = self.document.quote(said)
        found: dict[str, Participation] = {}
        for body in bodies:
            self.remember(body)
            found.setdefault(
                body.id,
                Participation(
                    agency=body.id,
                    as_written=body.as_written.replace("\n", " ") or None,
                    basis=basis,
                    quote=quote,
                    span=[said.start, said.end],
                ),
            )
        return list(found.values())

    def remember(self, body: NamedBody) -> None:
        """Keep a body as an agency of the dataset, with this spelling."""
        self._met.setdefault(body.id, body)
        if body.as_written:
            self._spellings.setdefault(body.id, {})[body.as_written.replace("\n", " ")] = None

    def agencies(self) -> list[Agency]:
        """The agencies met, in the order of their ids; a collective's members are not guessed.

        Whoever took over from a body that is no more is among them.
        """
        succeeds: dict[str, list[str]] = {}
        bodies = dict(self._met)
        for old in self._met.values():
            for new in self._successors(old):
                bodies.setdefault(new.id, new)
                succeeds.setdefault(new.id, []).append(old.id)
        return [
            Agency(
                id=key,
                name=body.name,
                kind=body.kind,
                level=body.level,
                province=body.province,
                collective=body.collective,
                aliases=[each for each in self._spellings.get(key, {}) if each != body.name],
                succeeds=sorted(succeeds.get(key, ())),
            )
            for key, body in sorted(bodies.items())
        ]

    def _successors(self, old: NamedBody) -> list[NamedBody]:
        """The bodies of the register in the place of one that is no more."""
        return [
            replace(
                old,
                id=key,
                name=new.name,
                kind=new.kind,
                level=new.level,
                province=None if new.level == "central" else old.province,
                collective=new.collective,
                successors=(),
            )
            for key, new in zip(old.successors, self.register.successors(old.name), strict=True)
        ]


def one_of_each(found: Sequence[Participation]) -> list[Participation]:
    """The first participation of each body."""
    return list({each.agency: each for each in reversed(found)}.values())[::-1]
