"""Lists of bodies: item after item, with what one item leaves out for the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph.text import slug
from loaders.language.names.collectives import (
    FIRST_OF_COLLECTIVES,
    FIRST_OF_PLURALS,
    collective_at,
    plural_at,
)
from loaders.language.names.grammar import (
    extended,
    named_alone,
    plural_name,
    tidy,
    type_at,
    unknown_at,
)
from loaders.language.names.known import Known, Match, lexicon_of, look_up
from loaders.language.names.model import CENTRAL, NamedBody
from loaders.language.names.places import (
    COMMUNE_TITLES,
    both_at,
    communes_at,
    own_names,
    province_at,
)
from loaders.language.names.vocabulary import (
    ACTIONS,
    BELONGS,
    BRANDS,
    COMMUNES,
    IN_COMMUNES,
    INTRODUCTIONS,
    JOINERS,
    LONG_TYPES,
    NAMES_IN_COMMUNES,
    NO_ACTIONS,
    OF_COMMUNES,
    PLACES,
    QUALIFIERS,
    TITLES,
    TYPE_WORDS,
    WITHOUT_NAME,
    Type,
)
from loaders.language.names.words import Word, begins_with, folded_words, phrases, words_of
from loaders.register import Body, Register

_BARE = frozenset({"ubnd", "hdnd"})
_ELIDABLE = frozenset({"so", "bo"})
_HEADED = frozenset({"so", "bo", "truong"})
"""Last words of what a document calls its own issuer's head: "Lãnh đạo Sở", "Bộ trưởng"."""
MOST_WORDS_BEFORE_TITLE = 9
MOST_WORDS_OF_HEAD = 12
_ELSEWHERE = frozenset(["các", "cấp", "khu", "tỉnh", "thành", "tp", "nhân", "xã", "phường", "đặc"])
"""Words with which a body of communes goes on as another's: "Công an tỉnh", "Công an các xã"."""
_COMMUNE_BODIES = ("ubnd", "hdnd", "dang uy", "cong an", "uy ban nhan dan")
_COMMUNES = COMMUNES | phrases("xã", "phường")
_OF_MINISTRIES = frozenset({"other", "centre", "press", "school"})
"""Kinds of bodies that ministries have, too."""
_FIRST_BEFORE = frozenset(phrase[0] for known in (JOINERS, TITLES) for phrase in known)
_FIRST_OF_PERSONS = FIRST_OF_PLURALS | {"ông"}
_FIRST_WORDS = FIRST_OF_COLLECTIVES | {phrase[0] for phrase in TYPE_WORDS}


@lru_cache(maxsize=64)
def _by_first_word(shorts: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Abbreviations by their first word, folded, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for short in shorts:
        if words := folded_words(short):
            found[words[0]] = (*found.get(words[0], ()), short)
    return found


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
        commune: The commune that issued the document ("xã Yên Phúc"): "Công an xã" is its own.
        provinces: The provinces that the document covers: "hai tỉnh" are its two.
        words: The words of the text.
        shorts: The abbreviations by their first word, folded.
    """

    text: str
    home: str
    register: Register
    defined: Mapping[str, str] = field(default_factory=dict)
    commune: str = ""
    provinces: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    shorts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        text: str,
        home: str,
        register: Register,
        defined: Mapping[str, str],
        commune: str = "",
        provinces: tuple[str, ...] = (),
    ) -> "Reader":
        """A reader of a text."""
        shorts = _by_first_word(tuple(defined)) if defined else {}
        return cls(text, home, register, defined, commune, provinces, words_of(text), shorts)

    def item(self, at: int, before: Item | None) -> Item | None:
        """The bodies at a place of a list; `before` is the item before it, if there is one."""
        if before and self._acts(at):
            return None
        found = self._own(at, before.elided if before else None)
        if found is None and before and before.bodies[-1].collective:
            match = unknown_at(
                self.register, self.text, self.words, at, self.begins, plural_before=True
            )
            return self._item(at, match, None) if match else None
        return found

    def _acts(self, at: int) -> bool:
        """Whether the work of bodies begins behind their colon: "Các xã: tổ chức tập huấn"."""
        size = begins_with(self.words, at, ACTIONS) if self.words[at].announced else 0
        named = size and lexicon_of(self.register).longest(self.words, at)
        if named or begins_with(self.words, at, NO_ACTIONS):
            return False
        behind = self.words[at + size : at + size + 1]
        goes_on = behind and not (behind[0].capital or behind[0].parted)
        return bool(size and goes_on and not begins_with(self.words, at + size, QUALIFIERS))

    def _own(self, at: int, elided: Elided | None) -> Item | None:
        if elided is None and not self.may_begin(at):
            return None
        if header := self._header(at):
            if found := self._left_out(*header):
                return self._item(header[0], found, header[1])
            if header[1].announced and (listed := self._named(*header)):
                return listed
        return self._named(at, elided)

    def _named(self, at: int, elided: Elided | None) -> Item | None:
        direct = self._direct(at)
        short = self._left_out(at, elided) if elided else None
        if short and (direct is None or short.end >= direct.end):
            return self._item(at, short, elided)
        places = self._places(at)
        if places and (direct is None or places.end >= direct.end):
            return places
        communes = self._communes(at)
        if communes and (direct is None or communes.end > direct.end):
            return communes
        return self._with_superior(at, direct) if direct else None

    def _with_superior(self, at: int, found: Match) -> Item:
        """A body with the one above it, which takes no part: "Các bệnh viện trực thuộc Sở Y tế".

        A collective's name says whose it is, where that is not the province's committee.
        """
        elided = self._next_elided(at, found)
        above = self._superior(found)
        if above is None:
            return self._item(at, found, elided)
        level = "central" if above.body.kind == "ministry" else found.body.level
        body = replace(found.body, level=level)
        if not body.collective or above.body.kind == "people_committee":
            own = Match(body, found.end, found.places)
            return replace(self._item(at, own, elided), end=above.end)
        name = plural_name(tidy(self._written(at, above.end)))
        narrower = replace(body, name=name, known=False)
        return self._item(at, Match(narrower, above.end, found.places or above.places), None)

    def _superior(self, found: Match) -> Match | None:
        """The known body that a body belongs to by the words behind its name."""
        if found.end > 1 and self.words[found.end - 2].low == "thuộc":
            here = found.end - 1  # "các phòng thuộc Sở" may go on: "… Sở Y tế"
        else:
            here = found.end + begins_with(self.words, found.end, BELONGS)
            if here == found.end or self.words[found.end].parted:
                return None
        above = lexicon_of(self.register).longest(self.words, here)
        further = above and not above.body.collective and above.end > found.end
        return above if further else None

    def may_begin(self, at: int) -> bool:
        """Whether a body may stand at a place, by its first word; most places show none."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        return (
            word.low in _FIRST_WORDS
            or bool(both_at(self.words, at, self.provinces))
            or bool(self._defined_at(at))
            or lexicon_of(self.register).may_begin(self.words, at)
        )

    def begins(self, at: int) -> bool:
        """Whether a body begins at a place."""
        if begins_with(self.words, at, TITLES) or plural_at(self.words, at):
            return True
        lexicon = lexicon_of(self.register)
        if lexicon.longest(self.words, at) or collective_at(self.register, self.words, at):
            return True
        size = type_at(self.words, at)[0]
        if self.words[at].low in BRANDS:
            return True
        behind = self.words[at + size : at + size + 1]
        if not (size and self.words[at].capital and behind):
            return False
        small = begins_with(self.words, at, LONG_TYPES) == size or behind[0].low in COMMUNE_TITLES
        return behind[0].capital or (small and not behind[0].parted)

    def before(self, at: int, *, introduced: bool = False) -> int:
        """Behind the words around names at a place: và, Giám đốc, Đề nghị."""
        while at < len(self.words) and not self._defined(at):
            size = self._numbered(at)
            if self.words[at].low in _FIRST_BEFORE:
                size = begins_with(self.words, at, JOINERS) or begins_with(self.words, at, TITLES)
            size = size or (begins_with(self.words, at, INTRODUCTIONS) if introduced else 0)
            if not size and self.words[at].low in _FIRST_OF_PERSONS:
                size = self._persons(at)
            if not size:
                break
            at += size
        return at

    def _persons(self, at: int) -> int:
        """How many words of "Các ông (bà)" stand at a place, before the office of a body's head."""
        plural = plural_at(self.words, at)
        said = tuple(word.low for word in self.words[at + plural : at + plural + 2])
        return plural + 2 if said == ("ông", "bà") else 0

    def _numbered(self, at: int) -> int:
        """Whether the number of a list's item stands at a place: "1. Sở Y tế", "b) Sở Y tế"."""
        written = self.words[at].text
        if at + 1 == len(self.words) or not (len(written) == 1 or written.isdigit()):
            return 0
        return int(self.words[at + 1].gap.startswith((".", ")")))

    def behind(self, at: int) -> int:
        """Behind the qualifiers of a name: có liên quan, trên địa bàn tỉnh Sơn La."""
        at = self._behind_zone(at)
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

    def _behind_zone(self, at: int) -> int:
        """Behind the name of the one special zone: "các xã, phường, đặc khu Cồn Cỏ"."""
        before = [word.low for word in self.words[max(at - 2, 0) : at]]
        if before != ["đặc", "khu"]:
            return at
        while at < len(self.words) and self.words[at].capital and not self.words[at].parted:
            at += 1
        return at

    def _direct(self, at: int) -> Match | None:
        """The body at a place: defined by the document, known, a collective, or unknown."""
        own = self._defined(at) or self._of_commune(at)
        if found := own or self._bare_committee(at) or self._both_parties(at):
            return found
        if found := self._bare_in_communes(at):
            return found
        best = lexicon_of(self.register).longest(self.words, at)
        collective = collective_at(self.register, self.words, at)
        if collective and (best is None or collective[1] > best.end):
            best = Match(*collective)
        if best and named_alone(self.words, at, best):
            alone = unknown_at(self.register, self.text, self.words, at, self.begins)
            best = None if alone else best
        if best:
            return self._of_both(
                extended(self.register, self.text, self.words, at, best, self.begins)
            )
        found = unknown_at(self.register, self.text, self.words, at, self.begins)
        return self._of_both(found) if found else None

    def _of_both(self, match: Match) -> Match:
        """A body that both provinces have: "Sở Xây dựng hai tỉnh"."""
        if match.places or match.body.level == "central":
            return match
        places = both_at(self.words, match.end, self.provinces)
        return Match(match.body, places[-1].end, places) if places else match

    def _of_commune(self, at: int) -> Match | None:
        """A body of the commune that issued the document: "Công an xã", "Phòng Kinh tế"."""
        if not self.commune or plural_at(self.words, at):
            return None
        end = self._own_title(at) or self._bare_of_commune(at)
        head = " ".join(word.folded for word in self.words[at : end or at])
        known = look_up(self.register, head) or look_up(self.register, f"{head} tinh")
        if end and (known is None or known.collective):
            known = self._unknown_of_commune(at, end)
        if not end:
            found = lexicon_of(self.register).longest(self.words, at)
            local = found and found.body.level == "commune" and not found.body.collective
            known, end = (found.body, found.end) if found and local else (None, 0)
        if known is None:
            return None
        own = NAMES_IN_COMMUNES.get(known.name, known.name.removesuffix(" tỉnh"))
        name = f"{own} {self.commune}"
        behind = end + begins_with(self.words, end, own_names(self.commune))
        return Match(Known(name, known.kind, "commune", known=False), behind)

    def _bare_committee(self, at: int) -> Match | None:
        """The province's "HĐND" or "UBND" in a list whose last name alone has "tỉnh" behind it."""
        if self.words[at].folded not in _BARE or self.commune:
            return None
        behind = self.words[at + 1 : at + 4]
        listed = len(behind) > 1 and (behind[0].parted or behind[0].low == "và")
        joined = behind[0].low == "và" if listed else False
        names = [word.folded for word in behind[joined : joined + 2]]
        if not listed or names[:1] == [self.words[at].folded] or names[1:] != ["tinh"]:
            return None
        known = look_up(self.register, f"{self.words[at].folded} tinh")
        return Match(known, at + 1) if known else None

    def _bare_in_communes(self, at: int) -> Match | None:
        """The first of the bodies of communes whose last alone says so: "Công an, Quân sự xã"."""
        size = begins_with(self.words, at, IN_COMMUNES)
        here = at + size
        if not size or self.commune or here + 1 >= len(self.words):
            return None
        joined = self.words[here].low == "và"
        if not (joined or self.words[here].parted) or self.words[here].stopped:
            return None
        other = begins_with(self.words, here + joined, IN_COMMUNES)
        last = here + joined + other
        title = begins_with(self.words, last, _COMMUNES) if other else 0
        named = self.words[last + title : last + title + 1]
        if not title or self.words[last].parted or (named and _goes_on(named[0])):
            return None
        head = " ".join(word.folded for word in self.words[at:here])
        known = look_up(self.register, f"{head} cac xa phuong")
        return Match(known, here) if known else None

    def _bare_of_commune(self, at: int) -> int:
        """Behind a body that every commune has, where no other place is named behind it."""
        size = begins_with(self.words, at, OF_COMMUNES)
        behind = self.words[at + size : at + size + 1]
        goes_on = behind and not behind[0].parted
        if size and goes_on and (behind[0].capital or behind[0].low in _ELSEWHERE):
            return 0
        return at + size if size else 0

    def _both_parties(self, at: int) -> Match | None:
        """The committees of the two provinces that a plan covers: "Hai bên", "hai tỉnh"."""
        places = both_at(self.words, at, self.provinces)
        known = look_up(self.register, "ubnd tinh") if places else None
        if known is None or self.words[at].folded == "cua":
            return None
        return Match(known, places[-1].end, places)

    def _own_title(self, at: int) -> int:
        """The place of "xã" behind a name that means the document's own commune; 0 for none."""
        for here in range(at + 1, min(at + MOST_WORDS_BEFORE_TITLE, len(self.words))):
            word = self.words[here]
            other = word.low == "và" and here + 1 < len(self.words) and self.begins(here + 1)
            if word.parted or word.low == "các" or other:
                return 0
            size = begins_with(self.words, here, own_names(self.commune))
            behind = self.words[here + size : here + size + 1]
            goes_on = behind and size == 1 and not behind[0].parted
            if size and not (goes_on and (behind[0].capital or behind[0].low == "hội")):
                return here
        return 0

    def _unknown_of_commune(self, at: int, end: int) -> Known | None:
        size, kind = type_at(self.words, at)
        if kind is None or begins_with(self.words, at, WITHOUT_NAME) > size:
            return None
        name = tidy(self.text[self.words[at].start : self.words[end - 1].end])
        return Known(name, kind[0], "commune", known=False)

    def _defined(self, at: int) -> Match | None:
        """A body by the abbreviation that the document itself gave it."""
        for short in self._defined_at(at):
            full, wanted = self.defined[short], folded_words(short)
            size = len(wanted)
            met = tuple(word.folded for word in self.words[at : at + size])
            if met == wanted and not self._goes_on_as_name(at + size):
                meant = _meant(full, self.home, self.register, self.commune, self.provinces)
                if meant:
                    return Match(meant, at + size, ())
        return None

    def _defined_at(self, at: int) -> tuple[str, ...]:
        """The abbreviations of the document that begin with the word at a place."""
        if not self.defined or at >= len(self.words):
            return ()
        return self.shorts.get(self.words[at].folded, ())

    def _goes_on_as_name(self, at: int) -> bool:
        """Whether "Lãnh đạo Sở" or "Bộ trưởng" goes on with whose they are: "… Sở Xây dựng"."""
        behind = self.words[at : at + 1]
        open_ended = self.words[at - 1].folded in _HEADED
        return bool(open_ended and behind and behind[0].capital and not behind[0].parted)

    def _header(self, at: int) -> tuple[int, Elided] | None:
        """The type word that names behind it leave out: "Các sở: Tài chính, Xây dựng"."""
        plural = plural_at(self.words, at)
        size, kind = type_at(self.words, at + plural)
        here = at + plural
        behind = self._behind_head(here, here + size) if plural else here + size
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
        written = self.text[head[0].start : head[-1].end]
        text = written[0].upper() + written[1:]
        return behind, Elided(" ".join(word.folded for word in head), text, kind, announced)

    def _behind_head(self, at: int, behind: int) -> int:
        """Behind the words up to a colon that all names of a list share: "Các công ty TNHH: A"."""
        for here in range(behind, min(at + MOST_WORDS_OF_HEAD, len(self.words))):
            if self.words[here].announced:
                return here
            if self.words[here].parted:
                break
        return behind

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
                homes = (self.home, *(self.provinces if len(self.provinces) == 2 else ()))
                places = communes_at(self.register, self.words, at + size, homes, self.begins)
                known = look_up(self.register, f"{head} tinh")
                if not places or known is None:
                    return None
                title = tidy(self.text[self.words[at].start : self.words[at + size - 1].end])
                bodies = tuple(
                    self._body(
                        replace(known, name=f"{title} {place.name}", level="commune", known=False),
                        place.province,
                        place.first if number else at,
                        place.end,
                    )
                    for number, place in enumerate(places)
                )
                return Item(bodies, places[-1].end, None)
        return None

    def _places(self, at: int) -> Item | None:
        """Places named one by one: "các bản Bản Xa, Nà Mu", "các xã Yên Phúc và Tân Đoàn"."""
        plural = plural_at(self.words, at)
        size = begins_with(self.words, at + plural, PLACES) if plural else 0
        if not size or self.words[at + plural].text.isupper():
            return None
        title = self._written(at + plural, at + plural + size)
        here = at + plural + size
        bodies: list[NamedBody] = []
        end = at
        while (last := self._proper_name(here, further=bool(bodies))) > here:
            name = tidy(f"{title} {self._written(here, last)}")
            place = Known(name, "other", "commune", known=False)
            bodies.append(self._body(place, None, here if bodies else at, last))
            end, here = last, last + begins_with(self.words, last, JOINERS)
        return Item(tuple(bodies), end, None) if bodies else None

    def _proper_name(self, at: int, *, further: bool) -> int:
        """Behind the capitalised words at a place of a list of places, no other body's."""
        word = self.words[at] if at < len(self.words) else None
        listed = word and (word.parted or self.words[at - 1].low == "và")
        if word is None or bool(listed) != further or word.stopped or self.begins(at):
            return at
        end = at
        while end < len(self.words) and self.words[end].capital:
            if end > at and self.words[end].parted:
                break
            end += 1
        behind = self.words[end : end + 1]
        goes_on = behind and not behind[0].parted and behind[0].low != "và"
        return at if goes_on and end - at == 1 else end  # "các bản Kế hoạch" name no place

    def _written(self, first: int, end: int) -> str:
        return self.text[self.words[first].start : self.words[end - 1].end]

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
            level="central" if self._of_the_state(body, where) else body.level,
            province=where,
            collective=body.collective,
            known=body.known,
            successors=tuple(self._successor(each, where) for each in body.successors),
        )

    def _of_the_state(self, body: Known, where: str | None) -> bool:
        """Whether a body of no province belongs to the ministry whose document names it."""
        provincial = body.level == "provincial" and not body.of_provinces
        said = body.name.split()
        own = "Bộ" in said or not (body.collective or "tỉnh" in said)
        return where is None and provincial and own and body.kind in _OF_MINISTRIES

    def _where(self, body: Known, province: str | None) -> str | None:
        if body.level == "central" or body.of_provinces:
            return None
        where = province or self.home
        return None if where == CENTRAL else where

    def _successor(self, body: Body, province: str | None) -> str:
        where = None if body.level == "central" else province
        return f"{where or CENTRAL}/{slug(body.name)}"


def _goes_on(word: Word) -> bool:
    """Whether a name goes on with a word: "xã" + "Yên Phúc"."""
    return word.capital and not word.parted


@lru_cache(maxsize=256)
def _meant(
    full: str, home: str, register: Register, commune: str, provinces: tuple[str, ...]
) -> Known | None:
    """The body that the words behind an abbreviation name."""
    reader = Reader.of(full, home, register, {}, commune, provinces)
    found = reader._direct(reader.before(0))  # noqa: SLF001 (a reader's own part)
    return found.body if found else None
