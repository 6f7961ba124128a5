"""Bodies that the register knows, met under any of their spellings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.text import fold
from loaders.dataset import AgencyKind, AgencyLevel
from loaders.language.names.places import Place, provinces_at
from loaders.language.names.vocabulary import ACTIONS
from loaders.language.names.words import Word, begins_with
from loaders.register import Body, Predecessor, Register

_MOST_WORDS = 24
_SLIP_LETTERS = 11
_ORDER_WORDS = 6
_MOST_LETTERS = 3
_VOWEL = re.compile(r"[aeiouy]")
_ORDER_HEAD = 2  # the words in front that stay there whatever the order of the others


@dataclass(frozen=True)
class Known:
    """A body of the register, one that is no more, or one taken from the text itself."""

    name: str
    kind: AgencyKind
    level: AgencyLevel
    collective: bool = False
    known: bool = True
    successors: tuple[Body, ...] = ()

    @property
    def of_provinces(self) -> bool:
        """Whether it stands for bodies of many provinces and belongs to none."""
        return self.collective and "các tỉnh" in self.name


@dataclass(frozen=True)
class Match:
    """A body met in words: where it ends, and the provinces its name goes with."""

    body: Known
    end: int
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Finds the bodies of a register; take it from `lexicon_of`."""

    register: Register
    _vocabulary: frozenset[str] = field(default_factory=frozenset)
    _heads: frozenset[tuple[str, ...]] = field(default_factory=frozenset)
    _firsts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _gaps: Mapping[tuple[tuple[str, ...], int], tuple[tuple[str, Body], ...]] = field(
        default_factory=dict
    )
    _bags: Mapping[tuple[str, ...], Body] = field(default_factory=dict)

    def longest(self, words: Sequence[Word], at: int, before: str = "") -> Match | None:
        """The longest name that begins at a place; `before` is a word left out (Sở)."""
        if not before and not self.may_begin(words, at):
            return None
        reach = _reach(words, at)
        folded = [word.folded for word in words[at:reach]]
        phrase = _phrase(before, folded)
        ahead = at + len(folded) - len(phrase)
        hopeful = self._hopeful(phrase)
        best: Match | None = None
        for size, slips in hopeful:
            if ahead + size > at and not _hangs(words, at, ahead + size):
                body = self._called(phrase[:size], slips)
                if body:
                    best = Match(body, ahead + size)
                    break
        furthest = ahead + hopeful[0][0] if hopeful else at
        placed = self._with_provinces(words, at, min(reach, furthest + 1), before)
        if placed and (best is None or placed.end > best.end):
            best = placed
        if best is None or not _may_cross(words, at, best):
            return None
        return None if not before and _only_looks_short(words[at], best.end - at) else best

    def _called(self, phrase: Sequence[str], slips: int) -> Known | None:
        """The body of a name with so many words that stand in no name of the register."""
        if body := look_up(self.register, " ".join(phrase)):
            return body
        hope = slips == 1 or (slips == 0 and len(phrase) >= _ORDER_WORDS)
        return self._forgiving(phrase) if hope else None

    def _forgiving(self, phrase: Sequence[str]) -> Known | None:
        """A long name with one slip in one word, or with its words in another order."""
        words = tuple(word for word in phrase if word != "va")
        strange = [at for at, word in enumerate(words) if word not in self._vocabulary]
        if not strange and len(words) >= _ORDER_WORDS:
            body = self._bags.get(_bag(words))
            return known_body(body) if body else None
        if len(strange) != 1 or len("".join(words)) < _SLIP_LETTERS:
            return None
        at = strange[0]
        near = self._gaps.get(((*words[:at], *words[at + 1 :]), at), ())
        meant = {id(body): body for word, body in near if one_slip(words[at], word)}
        return known_body(next(iter(meant.values()))) if len(meant) == 1 else None

    def may_begin(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word begins names with the one behind it, or is a slip before that one."""
        if at >= len(words):
            return False
        first = words[at].folded
        if self.register.most_words([first]):
            return self._goes_on(first, words[at + 1 : at + 2])
        if first in self._vocabulary or at + 1 == len(words):
            return False
        return any(one_slip(first, each) for each in self._firsts.get(words[at + 1].folded, ()))

    def _goes_on(self, first: str, behind: Sequence[Word]) -> bool:
        """Whether what is behind the first word of names is no word of other things for sure."""
        if not behind or behind[0].capital or behind[0].parted:
            return True
        second = behind[0].folded
        known = second in self._vocabulary and look_up(self.register, first) is None
        return not known or self.register.most_words([first, second]) > 1

    def _hopeful(self, phrase: Sequence[str]) -> list[tuple[int, int]]:
        """How many words may be a name as the register spells it, or forgiving; most first.

        With each how many of its words stand in no name of the register.
        """
        exact = self.register.most_words(phrase)
        known = self._known_head(phrase)
        sizes: list[tuple[int, int]] = []
        slips, hope = 0, known >= _ORDER_HEAD
        for size, word in enumerate(phrase, 1):
            if word not in self._vocabulary and word != "va":
                slips += 1
                hope = slips == 1 and size - 1 <= known
            if size > exact and slips and not hope:
                break
            if size <= exact or (hope and (slips or size >= _ORDER_WORDS - 1)):
                sizes.append((size, slips))
        return sizes[::-1]

    def _known_head(self, phrase: Sequence[str]) -> int:
        """How many words, from the first, stand in front of a name as the register spells it."""
        head: tuple[str, ...] = ()
        for size, word in enumerate(phrase):
            if word != "va":
                head = (*head, word)
                if head not in self._heads:
                    return size
        return len(phrase)

    def _with_provinces(
        self, words: Sequence[Word], at: int, reach: int, before: str
    ) -> Match | None:
        """A name that goes on to its provinces: "Sở Công Thương hai tỉnh Sơn La và Thanh Hóa"."""
        for here in range(at + 1, reach):
            if places := provinces_at(self.register, words, here):
                phrase = _phrase(before, [*(word.folded for word in words[at:here]), "tinh"])
                body = look_up(self.register, " ".join(phrase)) or self._forgiving(phrase)
                return Match(body, places[-1].end, places) if body else None
        return None


def _phrase(before: str, folded: list[str]) -> list[str]:
    """The words of a name with the one left out before it; a word said twice stands once."""
    phrase = [before, *folded] if before else folded
    return phrase[1:] if phrase[:1] == phrase[1:2] else phrase


@lru_cache(maxsize=4)
def lexicon_of(register: Register) -> Lexicon:
    """The lexicon of a register, built once."""
    vocabulary = {"tinh", "thanh", "pho"}
    gaps: dict[tuple[tuple[str, ...], int], tuple[tuple[str, Body], ...]] = {}
    bags: dict[tuple[str, ...], Body] = {}
    for province in register.provinces.values():
        vocabulary.update(*(fold(name).split() for name in province.names))
    for old in register.predecessors:
        vocabulary.update(*(fold(each).split() for each in old.spellings))
    for body in register.bodies:
        for words in _spellings(body):
            vocabulary.update(words)
            if len(words) >= _ORDER_WORDS and not body.collective:
                bags.setdefault(_bag(words), body)
            for at, word in enumerate(words):
                key = ((*words[:at], *words[at + 1 :]), at)
                gaps[key] = (*gaps.get(key, ()), (word, body))
    heads = frozenset(
        words[:size]
        for body in register.bodies
        for words in _spellings(body)
        for size in range(1, len(words) + 1)
    )
    firsts: dict[str, frozenset[str]] = {}
    for (rest, at), near in gaps.items():
        if at == 0 and rest:
            firsts[rest[0]] = firsts.get(rest[0], frozenset()) | {word for word, _ in near}
    return Lexicon(register, frozenset(vocabulary), heads, firsts, gaps, bags)


@lru_cache(maxsize=1 << 16)
def look_up(register: Register, phrase: str) -> Known | None:
    """The body that a folded name means."""
    if body := register.body(phrase):
        return known_body(body)
    old = register.predecessor(phrase)
    return _predecessor(register, old) if old else None


def known_body(body: Body) -> Known:
    """A body of the register."""
    return Known(body.name, body.kind, body.level, body.collective)


def _predecessor(register: Register, old: Predecessor) -> Known:
    """A body that is no more has the kind and level of the one with most of its work."""
    new = register.successors(old.old)
    main = new[0]
    collective = " các " in old.old or old.old.startswith("Các ")
    return Known(old.old, main.kind, main.level, collective, successors=new)


def one_slip(met: str, meant: str) -> bool:
    """Whether one letter added, lost or changed makes one word of another.

    >>> one_slip("thuomg", "thuong"), one_slip("thung", "thuong"), one_slip("cong", "nang")
    (True, True, False)
    """
    if abs(len(met) - len(meant)) > 1 or met == meant:
        return False
    short, long = sorted((met, meant), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _spellings(body: Body) -> Iterator[tuple[str, ...]]:
    for each in (body.name, *body.aliases):
        words = tuple(word for word in fold(each).split() if word != "va")
        yield words
        if words[-1] != "tinh" and body.level == "provincial" and not body.collective:
            yield (*words, "tinh")


def _bag(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without order; its type, the first two, stays in front."""
    ordered = words[:-1] if words[-1] == "tinh" else words
    return (*ordered[:_ORDER_HEAD], *sorted(ordered[_ORDER_HEAD:]))


def _hangs(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a name cannot end here: with "và", "các", or "tỉnh" behind a comma (Tỉnh ủy)."""
    last = words[end - 1]
    if last.folded != "tinh":
        return last.folded in {"va", "cac"}
    apart = last.parted and (last.capital or "\n" not in last.gap)
    return apart or (end - at > 1 and words[end - 2].folded == "va")


def _reach(words: Sequence[Word], at: int) -> int:
    """How far a name can go: up to a semicolon, full stop or bracket."""
    most = min(at + _MOST_WORDS, len(words))
    return next((end for end in range(at + 1, most) if words[end].stopped), most)


def _only_looks_short(word: Word, size: int) -> bool:
    """Whether a word of a few letters is written as a word and no abbreviation: "tư" is no TU."""
    short = size == 1 and len(word.folded) <= _MOST_LETTERS
    return short and _VOWEL.search(word.folded) is not None and not word.text[1:2].isupper()


def _may_cross(words: Sequence[Word], at: int, match: Match) -> bool:
    """A colon stands inside the name of a collective alone: "Các trường: đại học, cao đẳng".

    What such bodies do begins behind it, too: "Các cơ quan, đơn vị: tổ chức hội thi".
    """
    until = match.places[0].first if match.places else match.end
    behind = [here for here in range(at + 1, until) if words[here].announced]
    acts = any(begins_with(words, here, ACTIONS) for here in behind)
    return not behind or (match.body.collective and not acts)
