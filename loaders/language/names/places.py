"""Provinces and communes behind a body's name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.text import fold
from loaders.language.names.words import Word, words_of
from loaders.register import Commune, Register

_MOST_WORDS = 5
_TITLES = (("tinh",), ("thanh", "pho"), ("tp",), ("t", "p"))
_FIRST_OF_TITLES = frozenset(title[0] for title in _TITLES)
_SEVERAL = frozenset(["cac", "hai", "ba", "bon", "nam", "2", "3", "4", "5", "02", "03", "04", "05"])
_BEFORE_PROVINCES = _FIRST_OF_TITLES | _SEVERAL


@dataclass(frozen=True)
class Place:
    """A province named in a text: its slug, and its words from `first` to before `end`."""

    province: str
    first: int
    end: int


@lru_cache(maxsize=4)
def _keys(register: Register) -> Mapping[str, str]:
    return {
        fold(name).replace(" ", ""): each.slug
        for each in register.provinces.values()
        for name in each.names
    }


@lru_cache(maxsize=4)
def _beginnings(register: Register) -> frozenset[str]:
    """What the keys begin with, in every length."""
    return frozenset(key[:size] for key in _keys(register) for size in range(1, len(key) + 1))


def province_at(
    register: Register, words: Sequence[Word], at: int, *, titled: bool = False
) -> Place | None:
    """The province at a place; `titled` asks for tỉnh or thành phố before its name."""
    title = _title(words, at)
    if titled and not title:
        return None
    named = _named(register, words, at + title)
    return Place(named.province, at, named.end) if named else None


def provinces_named(text: str, register: Register) -> frozenset[str]:
    """The provinces that a few words name: "Cơ quan thực hiện của tỉnh Sơn La"."""
    words = words_of(text)
    places = (province_at(register, words, at) for at in range(len(words)))
    return frozenset(place.province for place in places if place)


_BOTH = frozenset(["hai tinh", "02 tinh", "2 tinh", "hai dia phuong", "hai ben", "hai thanh pho"])
"""Folded words that mean both provinces of a plan: "Sở Xây dựng hai tỉnh"."""


def both_at(words: Sequence[Word], at: int, provinces: Sequence[str]) -> tuple[Place, ...]:
    """The two provinces that a plan covers, where words mean both without naming them."""
    if len(provinces) != 2 or at >= len(words):
        return ()
    first = at + (words[at].folded == "cua")
    for size in (3, 2):
        phrase = " ".join(word.folded for word in words[first : first + size])
        whole = first + size <= len(words)
        if whole and phrase in _BOTH and not any(word.parted for word in words[at : first + size]):
            return tuple(Place(province, at, first + size) for province in provinces)
    return ()


def provinces_at(register: Register, words: Sequence[Word], at: int) -> tuple[Place, ...]:
    """Provinces in a row: "tỉnh Thanh Hóa và Sơn La", "các tỉnh: Lào Cai, Lạng Sơn"."""
    if at >= len(words) or not (words[at].capital or words[at].folded in _BEFORE_PROVINCES):
        return ()
    start = at
    if at + 1 < len(words) and words[at].folded in _SEVERAL and _title(words, at + 1):
        at += 1 + _title(words, at + 1)
        if at < len(words) and words[at].low == "như":
            at += 1
    first = province_at(register, words, at)
    if first is None:
        return ()
    found = [Place(first.province, start, first.end)]
    while following := _next(register, words, found[-1].end):
        found.append(following)
    return tuple(found)


def _next(register: Register, words: Sequence[Word], at: int) -> Place | None:
    """A further province behind a comma or "và", where nothing else goes on behind it."""
    if at >= len(words) or words[at].stopped:
        return None
    joined = words[at].low in {"và", "hoặc"}
    if not joined and not words[at].parted:
        return None
    first = at + joined
    if first + 1 < len(words) and words[first].folded in _SEVERAL and _title(words, first + 1):
        first += 1 + _title(words, first + 1)
    place = province_at(register, words, first)
    if place is None or (place.end < len(words) and not _over(words[place.end])):
        return None
    return place


def _over(word: Word) -> bool:
    return word.parted or not word.capital


def _title(words: Sequence[Word], at: int) -> int:
    """How many words of tỉnh, thành phố, TP stand at a place."""
    if at >= len(words) or words[at].folded not in _FIRST_OF_TITLES:
        return 0
    for title in _TITLES:
        if tuple(word.folded for word in words[at : at + len(title)]) == title:
            return len(title)
    return 0


def _named(register: Register, words: Sequence[Word], at: int) -> Place | None:
    if at >= len(words) or not words[at].capital:
        return None
    if words[at].folded not in _beginnings(register):
        return None
    keys = _keys(register)
    for end in range(min(at + _MOST_WORDS, len(words)), at, -1):
        name = words[at:end]
        if any(word.stopped or "," in word.gap for word in name[1:]):
            continue
        province = keys.get("".join(word.folded for word in name))
        if province and all(word.capital or word.text.isdigit() for word in name[:1]):
            return Place(province, at, end)
    return None


@dataclass(frozen=True)
class CommunePlace:
    """A commune named in a text: its name, as the register spells it where it has it."""

    name: str
    first: int
    end: int
    province: str


COMMUNE_TITLES = {"xã": "xã", "phường": "phường", "đặc": "đặc khu"}


@lru_cache(maxsize=64)
def own_names(commune: str) -> frozenset[tuple[str, ...]]:
    """How a document names its own commune, in lower case: "xã", "xã Yên Phúc".

    >>> sorted(own_names("xã Yên Phúc"))
    [('xã',), ('xã', 'yên', 'phúc')]
    """
    words = tuple(commune.lower().split())
    title = 2 if words[:1] == ("đặc",) else 1
    return frozenset({words[:title], words})


def communes_at(
    register: Register,
    words: Sequence[Word],
    at: int,
    provinces: Sequence[str],
    begins: Callable[[int], bool],
) -> tuple[CommunePlace, ...]:
    """Communes in a row: "xã Yên Phúc", "các xã: Yên Phúc, Tân Đoàn và phường Tam Thanh".

    They are looked for in the provinces in their order. A name that the register does not have
    counts too, where no other body begins there; behind "các xã, phường:", where each name is
    without its title, the first has to be in the register.
    """
    several = at < len(words) and words[at].low == "các"
    at += several
    behind = _behind_titles(words, at) if several else at
    untitled, at = behind > at, behind
    found: list[CommunePlace] = []
    title = ""
    while at < len(words):
        first = at
        if words[at].low in COMMUNE_TITLES:
            title = COMMUNE_TITLES[words[at].low]
            at += len(title.split())
        apart = at < len(words) and words[at].parted and not (words[at].announced or several)
        end = at if apart and not found else _proper_end(words, at)
        goes_on = end < len(words) and not _over(words[end])
        if not (title or untitled) or end == at or goes_on:
            break
        commune, end = _commune(register, words, at, end, title, provinces)
        if commune is None and ((found and begins(first)) or _begins_work(words, at, end)):
            break
        if commune is None and untitled and not found:
            break
        name = " ".join(word.text for word in words[at:end])
        spelt = commune.official_name if commune else f"{title} {name}".strip()
        spelt = spelt[0].lower() + spelt[1:] if commune or title else spelt
        province = commune.province if commune else provinces[0]
        found.append(CommunePlace(spelt, first, end, province))
        at = _behind_joiner(words, end)
        if at == 0 or not (several or (at < len(words) and words[at].low in COMMUNE_TITLES)):
            break
    return tuple(found)


def _behind_titles(words: Sequence[Word], at: int) -> int:
    """Behind the titles of all names that a colon announces: "xã, phường:"; else the place."""
    here = at
    while here < len(words) and words[here].low in {*COMMUNE_TITLES, "khu", "và"}:
        here += 1
        if here < len(words) and words[here].announced:
            return here if here - at > 1 else at
    return at


def _begins_work(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a word behind a colon is no name but a sentence's first: "UBND các xã: Rà soát"."""
    goes_on = end < len(words) and not words[end].parted and words[end].low != "và"
    return words[at].announced and end - at == 1 and goes_on


def _commune(
    register: Register,
    words: Sequence[Word],
    at: int,
    end: int,
    title: str,
    provinces: Sequence[str],
) -> tuple[Commune | None, int]:
    """The commune of a name, and where its name ends: with "- Đà Lạt" where it goes on so."""
    ends = [end]
    if end < len(words) and words[end].text.isdigit() and not words[end].parted:
        ends.insert(0, end + 1)
    if end < len(words) and words[end].dashed and words[end].capital:
        ends.insert(0, _proper_end(words, end))
    for last in ends:
        name = " ".join(word.text for word in words[at:last])
        for province in provinces:
            found = register.commune(f"{title} {name}", province)
            if found := found or register.commune(name, province):
                return found, last
    return None, end


def _proper_end(words: Sequence[Word], at: int) -> int:
    """Behind the capitalised words that stand together at a place."""
    end = at
    while end < len(words) and words[end].capital and (end == at or not words[end].parted):
        end += 1
    return end


def _behind_joiner(words: Sequence[Word], at: int) -> int:
    if at >= len(words) or words[at].stopped:
        return 0
    if words[at].low == "và":
        return at + 1
    return at if words[at].parted else 0
