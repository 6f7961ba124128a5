"""Lists of bodies: item after item, with what one item leaves out for the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.text import slug
from loaders.language.names.collectives import collective_at, plural_at
from loaders.language.names.grammar import extended, named_alone, tidy, type_at, unknown_at
from loaders.language.names.known import Known, Match, lexicon_of, look_up
from loaders.language.names.model import CENTRAL, NamedBody
from loaders.language.names.places import communes_at, province_at
from loaders.language.names.vocabulary import (
    ACTIONS,
    INTRODUCTIONS,
    JOINERS,
    QUALIFIERS,
    TITLES,
    Type,
)
from loaders.language.names.words import Word, begins_with, words_of
from loaders.register import Body, Register

_ELIDABLE = frozenset({"so", "bo"})
_COMMUNE_BODIES = ("ubnd", "hdnd", "dang uy", "cong an", "uy ban nhan dan")


@dataclass(frozen=True)
class Elided:
    """The type word that items leave out: "Các sở: Tài chính, Xây dựng"."""

    word: str
    text: str
    kind: Type
    announced: bool


@dataclass(frozen=True)
class Item:
    """What one place of a list names, the word behind it, and the type word left out next."""

    bodies: tuple[NamedBody, ...]
    end: int
    elided: Elided | None


@dataclass(frozen=True)
class Reader:
    """Reads the bodies of one text.

    Attributes:
        text: The text.
        home: Slug of the province whose bodies are meant where none is named.
        register: The bodies known beforehand.
        defined: Abbreviations of the document and what they stand for.
        words: The words of the text.
    """

    text: str
    home: str
    register: Register
    defined: Mapping[str, str] = field(default_factory=dict)
    words: tuple[Word, ...] = ()

    @classmethod
    def of(cls, text: str, home: str, register: Register, defined: Mapping[str, str]) -> "Reader":
        """A reader of a text."""
        return cls(text, home, register, defined, words_of(text))

    def item(self, at: int, before: Item | None) -> Item | None:
        """The bodies at a place of a list; `before` is the item before it, if there is one."""
        found = self._own(at, before.elided if before else None)
        if found is None and before and before.bodies[-1].collective:
            match = unknown_at(
                self.register, self.text, self.words, at, self.begins, plural_before=True
            )
            return self._item(at, match, None) if match else None
        return found

    def _own(self, at: int, elided: Elided | None) -> Item | None:
        if header := self._header(at):
            if found := self._left_out(*header):
                return self._item(header[0], found, header[1])
            at, elided = header if header[1].announced else (at, elided)
        direct = self._direct(at)
        short = self._left_out(at, elided) if elided else None
        if short and (direct is None or short.end >= direct.end):
            return self._item(at, short, elided)
        communes = self._communes(at)
        if communes and (direct is None or communes.end > direct.end):
            return communes
        return self._item(at, direct, self._next_elided(at, direct)) if direct else None

    def begins(self, at: int) -> bool:
        """Whether a body begins at a place."""
        if begins_with(self.words, at, TITLES) or plural_at(self.words, at):
            return True
        lexicon = lexicon_of(self.register)
        if lexicon.longest(self.words, at) or collective_at(self.register, self.words, at):
            return True
        size = type_at(self.words, at)[0]
        behind = self.words[at + size : at + size + 1]
        return bool(size and self.words[at].capital and behind and behind[0].capital)

    def before(self, at: int, *, introduced: bool = False) -> int:
        """Behind the words around names at a place: và, Giám đốc, Đề nghị."""
        while True:
            size = begins_with(self.words, at, JOINERS)
            size = size or begins_with(self.words, at, TITLES) or self._numbered(at)
            size = size or (begins_with(self.words, at, INTRODUCTIONS) if introduced else 0)
            if not size:
                return at
            at += size

    def _numbered(self, at: int) -> int:
        """Whether the number of a list's item stands at a place: "1. Sở Y tế", "b) Sở Y tế"."""
        behind = self.words[at + 1 : at + 2]
        short = at < len(self.words) and (
            self.words[at].text.isdigit() or len(self.words[at].text) == 1
        )
        return int(bool(short and behind and behind[0].gap.startswith((".", ")"))))

    def behind(self, at: int) -> int:
        """Behind the qualifiers of a name: có liên quan, trên địa bàn tỉnh Sơn La."""
        while at < len(self.words) and not self.words[at].parted:
            size = begins_with(self.words, at, QUALIFIERS)
            place = province_at(self.register, self.words, at, titled=True)
            if place is None and size and at + size < len(self.words):
                place = province_at(self.register, self.words, at + size)
                place = None if self.words[at + size].parted else place
            if not size and place is None:
                return at
            at = place.end if place else at + size
        return at

    def _direct(self, at: int) -> Match | None:
        """The body at a place: defined by the document, known, a collective, or unknown."""
        if found := self._defined(at):
            return found
        best = lexicon_of(self.register).longest(self.words, at)
        collective = collective_at(self.register, self.words, at)
        if collective and (best is None or collective[1] > best.end):
            best = Match(*collective)
        if best and named_alone(self.words, at, best):
            alone = unknown_at(self.register, self.text, self.words, at, self.begins)
            best = None if alone else best
        if best:
            return extended(self.register, self.text, self.words, at, best, self.begins)
        return unknown_at(self.register, self.text, self.words, at, self.begins)

    def _defined(self, at: int) -> Match | None:
        """A body by the abbreviation that the document itself gave it."""
        for short, full in self.defined.items():
            size = len(words_of(short))
            met = [word.folded for word in self.words[at : at + size]]
            if size and met == [word.folded for word in words_of(short)]:
                reader = Reader.of(full, self.home, self.register, {})
                found = reader._direct(reader.before(0))  # noqa: SLF001 (a reader of the same kind)
                if found:
                    return Match(found.body, at + size, ())
        return None

    def _header(self, at: int) -> tuple[int, Elided] | None:
        """The type word that names behind it leave out: "Các sở: Tài chính, Xây dựng"."""
        plural = plural_at(self.words, at)
        size, kind = type_at(self.words, at + plural)
        here = at + plural
        behind = here + size
        if kind is None or behind >= len(self.words):
            return None
        bracketed = plural > 0 and "(" in self.words[behind].gap
        announced = self.words[behind].announced or bracketed
        if not announced and not (plural and self.words[behind].capital):
            return None
        if not announced and self.words[behind].parted:
            return None
        known = lexicon_of(self.register).longest(self.words, at)
        if known and known.end > behind:
            return None
        head = self.words[here:behind]
        text = self.text[head[0].start : head[-1].end].capitalize()
        return behind, Elided(" ".join(word.folded for word in head), text, kind, announced)

    def _left_out(self, at: int, elided: Elided) -> Match | None:
        """A body whose type word is left out."""
        if at >= len(self.words) or not (self.words[at].capital or elided.announced):
            return None
        if begins_with(self.words, at, ACTIONS):
            return None
        found = lexicon_of(self.register).longest(self.words, at, elided.word)
        if found and not found.body.collective:
            return found
        if not elided.announced or self.begins(at) or not self.words[at].capital:
            return None
        return self._unknown_left_out(at, elided)

    def _unknown_left_out(self, at: int, elided: Elided) -> Match:
        end = at + 1
        while end < len(self.words) and not self.words[end].parted:
            if begins_with(self.words, end, QUALIFIERS) or begins_with(self.words, end, ACTIONS):
                break
            end += 1
        name = tidy(f"{elided.text} {self.text[self.words[at].start : self.words[end - 1].end]}")
        return Match(Known(name, elided.kind[0], elided.kind[1], known=False), end)

    def _next_elided(self, at: int, found: Match | None) -> Elided | None:
        word = self.words[at]
        kind = type_at(self.words, at)[1]
        if found is None or kind is None or found.body.collective or word.folded not in _ELIDABLE:
            return None
        return Elided(word.folded, word.text.capitalize(), kind, announced=False)

    def _communes(self, at: int) -> Item | None:
        """Bodies of communes named one by one: "UBND các xã: Yên Phúc, Tân Đoàn"."""
        for size in (1, 2, 4):
            head = " ".join(word.folded for word in self.words[at : at + size])
            if head in _COMMUNE_BODIES:
                places = communes_at(self.register, self.words, at + size, self.home)
                known = look_up(self.register, f"{head} tinh")
                if not places or known is None:
                    return None
                title = tidy(self.text[self.words[at].start : self.words[at + size - 1].end])
                bodies = tuple(
                    self._body(
                        replace(known, name=f"{title} {place.name}", level="commune", known=False),
                        self.home,
                        place.first if number else at,
                        place.end,
                    )
                    for number, place in enumerate(places)
                )
                return Item(bodies, places[-1].end, None)
        return None

    def _item(self, at: int, found: Match, elided: Elided | None) -> Item:
        first = found.places[0] if found.places else None
        end = first.end if len(found.places) > 1 and first else found.end
        bodies = [self._body(found.body, first.province if first else None, at, end)]
        bodies += [
            self._body(found.body, place.province, place.first, place.end)
            for place in found.places[1:]
        ]
        return Item(tuple(bodies), found.end, elided)

    def _body(self, body: Known, province: str | None, first: int, end: int) -> NamedBody:
        where = self._where(body, province)
        start, stop = self.words[first].start, self.words[end - 1].end
        return NamedBody(
            id=f"{where or CENTRAL}/{slug(body.name) or 'khong-ten'}",
            name=body.name,
            as_written=self.text[start:stop],
            start=start,
            end=stop,
            kind=body.kind,
            level=body.level,
            province=where,
            collective=body.collective,
            known=body.known,
            successors=tuple(self._successor(each, where) for each in body.successors),
        )

    def _where(self, body: Known, province: str | None) -> str | None:
        if body.level == "central" or body.of_provinces:
            return None
        return province or (self.home if self.home != CENTRAL else None)

    def _successor(self, body: Body, province: str | None) -> str:
        where = None if body.level == "central" else province
        return f"{where or CENTRAL}/{slug(body.name)}"
