"""Collectives: runs of "sở, ban, ngành, cơ quan, đơn vị, tổ chức, cá nhân" and the like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.language.names.known import Known, lexicon_of, look_up
from loaders.language.names.vocabulary import ACTIONS, QUALIFIERS
from loaders.language.names.words import Word, begins_with, phrases
from loaders.register import Register

Group = Literal["state", "central", "units", "places", "persons", "masses"]

_NOUNS: dict[Group, frozenset[tuple[str, ...]]] = {
    "central": phrases("bộ", "cơ quan ngang bộ", "cơ quan thuộc chính phủ"),
    "state": phrases("sở", "ban", "ngành", "ban ngành", "sở ngành", "sở ban ngành", "cấp"),
    "units": phrases("cơ quan", "đơn vị"),
    "places": phrases("địa phương"),
    "persons": phrases("tổ chức", "cá nhân", "doanh nghiệp", "hợp tác xã", "người dân"),
    "masses": phrases("đoàn thể", "hội đoàn thể", "tổ chức chính trị xã hội", "đoàn thể các cấp"),
}
_CANONICAL: dict[Group, str] = {
    "central": "cac bo nganh trung uong",
    "state": "cac so ban nganh",
    "units": "cac don vi lien quan",
    "places": "cac dia phuong",
    "persons": "cac to chuc ca nhan co lien quan",
    "masses": "cac to chuc chinh tri xa hoi",
}
_WITH_ORGANISATIONS = {
    True: "cac co quan to chuc co lien quan",
    False: "cac to chuc don vi co lien quan",
}
"""Units with organisations among them, with or without "cơ quan": collectives of their own."""
_OF_PROVINCE = phrases("thuộc tỉnh", "của tỉnh", "cấp tỉnh", "thuộc ubnd tỉnh", "thuộc thành phố")
_PLURAL = phrases("các", "những", "một số", "tất cả các", "toàn thể các")
FIRST_OF_PLURALS = frozenset(phrase[0] for phrase in _PLURAL)
FIRST_OF_COLLECTIVES = frozenset(
    phrase[0] for known in (_PLURAL, *_NOUNS.values()) for phrase in known
)
"""The words with which a collective may begin."""
_NO_NOUNS = phrases("cấp ủy", "cấp uỷ", "ban chấp", "ngành nghề")
_PERSON = ("cá", "nhân")
_ORGANISATION = ("tổ", "chức")
_AGENCY = ("cơ", "quan")


@dataclass(frozen=True)
class _Noun:
    group: Group
    words: tuple[str, ...]
    end: int


def plural_at(words: Sequence[Word], at: int) -> int:
    """How many words of "các", "một số" stand at a place."""
    return begins_with(words, at, _PLURAL)


def collective_at(register: Register, words: Sequence[Word], at: int) -> tuple[Known, int] | None:
    """The first collective of a run of nouns at a place, and the word behind it.

    "các sở, ban, ngành, tổ chức, cá nhân có liên quan": first the sở, ban, ngành; the others
    are a collective of their own. One noun alone needs "các" before or "liên quan" behind it.
    """
    plural = plural_at(words, at)
    run = list(_run(register, words, at + plural))
    if not run:
        return None
    group, nouns = _first_group(run)
    if group == "state":
        nouns += _further_state(words, run[len(nouns) :])
    end = nouns[-1].end
    qualified = _qualified(words, end)
    alone = len(nouns) == 1 and len(nouns[0].words) == 1 + (group in {"units", "persons"})
    if alone and not ((plural and _ends(words, end)) or qualified):
        return None
    if group == "persons" and not any(noun.words == _PERSON for noun in nouns):
        group = "units"
    organised = nouns[0].words == _ORGANISATION and (qualified or len(nouns) > 1)
    if group == "units" and nouns[0].group == "persons" and not organised:
        return None
    body = look_up(register, _canonical(group, nouns))
    return (body, end) if body else None


def _further_state(words: Sequence[Word], run: Sequence[_Noun]) -> list[_Noun]:
    """The province's other bodies behind the departments: "sở, ban, ngành, cơ quan thuộc tỉnh"."""
    of_province = run and run[0].words == _AGENCY and begins_with(words, run[0].end, _OF_PROVINCE)
    return [run[0]] if of_province else []


def _canonical(group: Group, nouns: Sequence[_Noun]) -> str:
    """The folded name of the register's collective that nouns of a group mean."""
    named = {noun.words for noun in nouns}
    places = any(noun.group == "places" for noun in nouns)
    if group != "units" or places or _ORGANISATION not in named:
        return _CANONICAL[group]
    if named == {_ORGANISATION}:
        return "cac to chuc lien quan"
    return _WITH_ORGANISATIONS[_AGENCY in named]


def _run(register: Register, words: Sequence[Word], at: int) -> Iterator[_Noun]:
    """Nouns in a row, parted by commas, strokes or "và"; a second "các" begins another run."""
    noun = _noun(words, at)
    while noun is not None:
        yield noun
        here = noun.end
        if here >= len(words) or words[here].stopped or words[here].announced:
            return
        here += words[here].low == "và"
        plural = plural_at(words, here)
        before, noun = noun, _noun(words, here + plural)
        other = plural > 0 and noun is not None and not _state(before, noun)
        if plural and noun and _is_known(register, words, here, noun.end):
            return
        if noun and (other or _acts(words, here) or _begins_name(words, noun)):
            return


def _is_known(register: Register, words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the register has a collective of its own here that goes on behind the noun."""
    known = lexicon_of(register).longest(words, at)
    return known is not None and known.body.collective and known.end > end


def _begins_name(words: Sequence[Word], noun: _Noun) -> bool:
    """Whether a noun is the type word of one body: "sở, ban, ngành, Sở Nội vụ"."""
    behind = words[noun.end : noun.end + 1]
    named = behind and behind[0].capital and not behind[0].parted
    return bool(named and words[noun.end - 1].capital and not words[noun.end - 1].text.isupper())


def _state(one: _Noun, other: _Noun) -> bool:
    """Whether two nouns are both of the province's bodies, as in "các sở, các ban, ngành"."""
    return one.group == other.group == "state"


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether a noun is a verb here: "tổ chức thực hiện" right behind another noun."""
    return (
        not words[at].parted and words[at - 1].low != "và" and begins_with(words, at, ACTIONS) > 0
    )


def _noun(words: Sequence[Word], at: int) -> _Noun | None:
    if at >= len(words) or words[at].low not in FIRST_OF_COLLECTIVES:
        return None
    sizes = {group: begins_with(words, at, nouns) for group, nouns in _NOUNS.items()}
    group = max(sizes, key=lambda each: sizes[each])
    size = sizes[group]
    if not size or begins_with(words, at, _NO_NOUNS) > size:
        return None
    return _Noun(group, tuple(word.low for word in words[at : at + size]), at + size)


def _first_group(run: Sequence[_Noun]) -> tuple[Group, list[_Noun]]:
    """The nouns from the first that make one collective."""
    group = run[0].group
    if group == "state":
        return group, _while_in(run, {"state"})
    if group == "central":
        departments = next((at for at, noun in enumerate(run) if noun.words[0] == "sở"), len(run))
        return group, _while_in(run[:departments], {"state", "central"})
    if group == "masses":
        return group, _while_in(run, {"masses"})
    last = max((at for at, noun in enumerate(run) if noun.words == _PERSON), default=-1)
    if last >= 0 and all(noun.group in {"units", "places", "persons"} for noun in run[: last + 1]):
        return "persons", list(run[: last + 1])
    kept = _while_in(run, {"units", "places"}, organisations=True)
    only_places = all(noun.group == "places" for noun in kept)
    return ("places" if only_places else "units"), kept


def _while_in(
    run: Sequence[_Noun], groups: set[Group], *, organisations: bool = False
) -> list[_Noun]:
    kept: list[_Noun] = []
    for noun in run:
        if noun.group in groups or (organisations and noun.words == _ORGANISATION):
            kept.append(noun)
        else:
            break
    return kept or [run[0]]


def _qualified(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and not words[at].parted and begins_with(words, at, QUALIFIERS) > 0


def _ends(words: Sequence[Word], at: int) -> bool:
    """Whether a name is over at a place: nothing, a comma, "và", a qualifier or an action."""
    if at >= len(words) or words[at].parted or words[at].low in {"và", "trong", "cùng"}:
        return True
    return begins_with(words, at, QUALIFIERS) > 0 or begins_with(words, at, ACTIONS) > 0
