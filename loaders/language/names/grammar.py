"""Bodies that the register does not know: a type word and the words of a name behind it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from loaders.language.names.collectives import plural_at
from loaders.language.names.known import Known, Match, look_up
from loaders.language.names.places import Place, province_at, provinces_at
from loaders.language.names.vocabulary import (
    ACTIONS,
    ACTIONS_OF_MANY,
    BRANDS,
    COMMUNES,
    JOINED_NAMES,
    MANY,
    NARROWER,
    NO_ACTIONS,
    NO_BODIES,
    PLAIN_TYPES,
    PROVINCES,
    QUALIFIERS,
    ROLE_WORDS,
    SHORT,
    TYPE_WORDS,
    TYPES,
    VILLAGES,
    WITHOUT_NAME,
    WORKS,
    Type,
)
from loaders.language.names.words import Word, begins_with, phrases
from loaders.register import Register

_MOST_WORDS = 22
_NATION = re.compile(r"\b(?:việt nam|trung ương|quốc gia|ở nước ngoài)$", re.IGNORECASE)
_OF_NATION = phrases("quốc gia", "trung ương")
_BOARDS = phrases("ban quản lý dự án", "bql dự án", "ban qlda")
_OF_HOME = phrases("tỉnh", "thành phố")
_SHORT = re.compile(rf"\b(?:{'|'.join(SHORT)})\b")
_COMMITTEE = re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b", re.IGNORECASE)

Begins = Callable[[int], bool]
"""Whether a body begins at a place, so that a name does not go on over it."""


def type_at(words: Sequence[Word], at: int) -> tuple[int, Type | None]:
    """The type word at a place: how many words it has, and the kind of body it speaks of."""
    size = begins_with(words, at, TYPE_WORDS)
    return (size, TYPES[tuple(word.low for word in words[at : at + size])]) if size else (0, None)


def unknown_at(
    register: Register,
    text: str,
    words: Sequence[Word],
    at: int,
    begins: Begins,
    *,
    plural_before: bool = False,
) -> Match | None:
    """A body with a type word that the register does not have, or a collective with "các".

    `plural_before` says that "các" before an earlier item of the list holds here too: "các doanh
    nghiệp, tổ chức kinh tế".
    """
    plural = plural_at(words, at)
    many = plural > 0 or plural_before
    size, kind = type_at(words, at + plural)
    brand = words[at].low in BRANDS and begins_with(words, at + 1, _OF_HOME) > 0
    if not many and not brand and (not size or not _named(words, at, size)):
        return None
    if many:
        size = begins_with(words, at + plural, MANY if plural else _KINDS_ALONE)
        if not size or begins_with(words, at + plural, NO_BODIES):
            return None
    end = name_end(register, words, at + plural + size, begins, many=many)
    if not many and not brand and end == at + size:
        return None
    found = kind or ("other", "provincial")
    name = tidy(text[words[at].start : words[end - 1].end])
    level = "central" if _NATION.search(name) else found[1]
    if plural_before and level == "central":
        level = "provincial"
    of_villages = _of_villages(words, at, end)
    level = "commune" if of_villages else level
    name = plural_name(name) if many else name
    body = Known(name, found[0], level, collective=many or of_villages, known=False)
    return with_province(register, words, Match(body, end))


def _of_villages(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a name says that villages are meant, or what all have: "Ban Quản lý các bản"."""
    return any(
        words[at].low == "các" and begins_with(words, at + 1, VILLAGES)
        for at in range(first, end - 1)
    )


def name_end(
    register: Register, words: Sequence[Word], at: int, begins: Begins, *, many: bool
) -> int:
    """Behind the last word of a name whose words go on at a place.

    It goes on over a comma or "và" where no other body begins behind it.
    """
    end = at
    while end < len(words) and end - at < _MOST_WORDS:
        word = words[end]
        if word.stopped or word.announced:
            break
        if not many and end > at and not word.capital and _after_place(words, at, end):
            break
        within = end == at or (word.dashed and word.capital)
        if _ends_name(register, words, end, many=many, within=within):
            break
        joined = word.low in {"và", "cùng"}
        if (joined or word.parted) and not _crosses(register, words, end + joined, begins, many):
            break
        end += 1
    while end > at and words[end - 1].low in {"và", "cùng"}:
        end -= 1
    return end


_NUMERAL = re.compile(r"[IVX]+|\d+")


def _after_place(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a name is over before a small letter: behind "Tây Nguyên" or "III".

    A proper name is two words with capitals in a row that are not the first of the name.
    """
    last, before = words[at - 1], words[at - 2]
    if words[at].parted or words[at].low == "và" or last.parted:
        return False
    if _NUMERAL.fullmatch(last.text):
        return at - first > 1
    proper = last.capital and before.capital and not (last.text.isupper() or before.text.isupper())
    return proper and at - 2 > first


def _crosses(
    register: Register, words: Sequence[Word], at: int, begins: Begins, many: bool
) -> bool:
    """Whether a name goes on behind a comma or "và": no other body and no action begins there."""
    if at >= len(words) or begins(at) or (many and begins_with(words, at, _KINDS_ALONE)):
        return False
    new_line = "\n" in words[at].gap and words[at].capital and type_at(words, at)[0] > 0
    return not new_line and not _ends_name(register, words, at, many=many, within=True)


def extended(
    register: Register, text: str, words: Sequence[Word], at: int, match: Match, begins: Begins
) -> Match:
    """A known body whose name goes on, else the match as it is.

    "Ban Quản lý Khu kinh tế Đông Nam", "Phòng Kinh tế các xã, phường", a collective said more
    exactly.
    """
    match = _with_province_behind(register, words, match)
    end = match.end
    if _joins(register, words, at, match, begins) or _goes_on_to_works(words, at, match):
        behind = name_end(register, words, end, begins, many=False)
        name = tidy(text[words[at].start : words[behind - 1].end])
        body = replace(match.body, name=name, known=False, successors=())
        return with_province(register, words, Match(body, behind))
    if match.places or end >= len(words) or words[end].parted:
        return _goes_on(register, text, words, at, match, begins)
    if match.body.collective and match.body.level == "commune":
        return _narrower(text, words, at, match)
    if several := _of_several(words, match):
        return several
    nation = 0 if match.body.collective else begins_with(words, end, _OF_NATION)
    proper = end + nation if nation else _proper_end(register, words, end)
    if proper == end or match.body.collective:
        return _goes_on(register, text, words, at, match, begins)
    own = tidy(text[words[end].start : words[proper - 1].end])
    name = f"{match.body.name.removesuffix(' tỉnh')} {own}"
    level = "central" if nation else match.body.level
    body = replace(match.body, name=name, level=level, known=False, successors=())
    return with_province(register, words, Match(body, proper))


def _joins(
    register: Register, words: Sequence[Word], at: int, match: Match, begins: Begins
) -> bool:
    """Whether a known name goes on behind "và": "Trung tâm Khuyến nông và Bảo vệ cây trồng".

    It does not where another body begins there, or one whose type word is left out.
    """
    size, here = begins_with(words, at, JOINED_NAMES), match.end + 1
    single = not (match.body.collective or match.places or words[match.end - 1].low == "tỉnh")
    if not size or not single or here >= len(words) or words[here - 1].low != "và":
        return False
    if words[here - 1].parted or words[here].parted or not words[here].capital or begins(here):
        return False
    kind = " ".join(word.folded for word in words[at : at + size])
    behind = [word.folded for word in words[here : here + _MOST_WORDS]]
    names = (" ".join((kind, *behind[:end])) for end in range(1, len(behind) + 1))
    return not any(look_up(register, name) for name in names)


def _goes_on_to_works(words: Sequence[Word], at: int, match: Match) -> bool:
    """Whether a known project board's name goes on: "… đầu tư xây dựng công trình giao thông"."""
    over = match.body.collective or match.places or words[match.end - 1].low == "tỉnh"
    if over or not begins_with(words, at, _BOARDS) or not begins_with(words, match.end, WORKS):
        return False
    return not words[match.end].parted


def _with_province_behind(register: Register, words: Sequence[Word], match: Match) -> Match:
    """A match with the province right behind it: "Đoàn Thanh niên … tỉnh" + "Sơn La"."""
    end = match.end
    over = match.places or end >= len(words) or words[end].parted
    if over or match.body.level == "central" or match.body.of_provinces:
        return match
    places = provinces_at(register, words, end)
    return Match(match.body, places[-1].end, places) if places else match


def _of_several(words: Sequence[Word], match: Match) -> Match | None:
    """A body that every commune or every province has: "Phòng Kinh tế các xã, phường"."""
    if match.body.level == "central" or match.body.of_provinces:
        return None
    name = match.body.name.removesuffix(" tỉnh")
    if size := begins_with(words, match.end, PROVINCES, across=True):
        of_all = replace(match.body, name=f"{name} các tỉnh, thành phố")
    elif size := _communes(words, match.end):
        of_all = replace(match.body, name=f"{name} các xã, phường", level="commune")
    else:
        return None
    return Match(replace(of_all, collective=True, known=False), match.end + size)


_KINDS_ALONE = phrases(
    "tổng công ty", "tập đoàn", "doanh nghiệp", "hợp tác xã", "tổ chức", "cơ sở giáo dục",
    "cơ sở đào tạo", "cơ sở sản xuất", "trường đại học", "viện nghiên cứu", "hiệp hội",
    "ngân hàng", "cơ quan báo chí",
)  # fmt: skip
"""Kinds that stand beside each other in a list of collectives: "các doanh nghiệp, tổ chức"."""


def _narrower(text: str, words: Sequence[Word], at: int, match: Match) -> Match:
    """A part of a collective of communes: "UBND các xã biên giới"."""
    size = begins_with(words, match.end, NARROWER)
    if not size:
        return match
    end = match.end + size
    name = tidy(text[words[at].start : words[end - 1].end])
    return Match(replace(match.body, name=name, known=False), end)


_WITH_MORE = frozenset({"company", "school", "press", "association"})


def named_alone(words: Sequence[Word], at: int, match: Match) -> bool:
    """Whether one body is meant where a collective was found: "Hiệp hội Chè Việt Nam"."""
    if not match.body.collective or match.body.kind not in _WITH_MORE or plural_at(words, at):
        return False
    behind = words[match.end : match.end + 1]
    goes_on = behind and behind[0].capital and not behind[0].gap.strip()
    return bool(words[at].capital and goes_on)


def _goes_on(
    register: Register, text: str, words: Sequence[Word], at: int, match: Match, begins: Begins
) -> Match:
    """A collective of enterprises, schools or associations takes the words that narrow it."""
    end, body = match.end, match.body
    if not body.collective or body.kind not in _WITH_MORE or end >= len(words) or match.places:
        return match
    joined = words[end].low == "và"
    if words[end].stopped or words[end].announced or (words[end].parted and words[end].capital):
        return match
    if joined and (end + 1 >= len(words) or begins(end + 1)):
        return match
    if words[end].parted and begins(end):
        return match
    further = name_end(register, words, end, begins, many=True)
    if further == end:
        return match
    name = tidy(text[words[at].start : words[further - 1].end])
    return Match(replace(body, name=plural_name(name), known=False), further)


def with_province(register: Register, words: Sequence[Word], match: Match) -> Match:
    """The province of a body named by the document alone: behind its name or its last words."""
    end = match.end
    if behind := province_at(register, words, end, titled=True) if end < len(words) else None:
        return Match(match.body, behind.end, (behind,))
    for at in range(max(end - 4, 0), end):
        place = province_at(register, words, at)
        if place and place.end == end:
            return Match(match.body, end, (Place(place.province, at, end),))
    return match


def tidy(written: str) -> str:
    """A name taken from the text, in the spelling of names: NFC, single spaces, UBND.

    >>> tidy("ủy ban nhân dân  xã Tân  Đoàn")
    'UBND xã Tân Đoàn'
    """
    name = " ".join(unicodedata.normalize("NFC", written).split())
    name = re.sub(r"\s+([,;:])", r"\1", _COMMITTEE.sub("UBND", name))
    name = _SHORT.sub(lambda short: SHORT[short[0]], name)
    if name.isupper() and len(name.split()) > 2:
        name = name.capitalize()
    return name[:1].upper() + name[1:]


def plural_name(name: str) -> str:
    """A collective's name with "Các" and what follows in small letters, but for abbreviations."""
    first, _, rest = name.partition(" ")
    if first.casefold() not in {"các", "những"}:
        rest = name
    small = rest if rest[:2].isupper() else rest[:1].lower() + rest[1:]
    return f"Các {small}"


def _named(words: Sequence[Word], at: int, size: int) -> bool:
    """Whether a name stands behind a type word, not a word like báo cáo or hội nghị."""
    behind = words[at + size : at + size + 1]
    if not behind or behind[0].stopped or behind[0].parted:
        return False
    kind = " ".join(word.low for word in words[at : at + size])
    if kind in PLAIN_TYPES and not (words[at].capital and behind[0].capital):
        return False
    if not words[at].capital and not behind[0].capital:
        return False
    return begins_with(words, at, WITHOUT_NAME) <= size


def _ends_name(
    register: Register, words: Sequence[Word], at: int, *, many: bool, within: bool
) -> bool:
    """Whether a qualifier, a province or an action begins at a place.

    `within` a name, right behind its type word or "và", a capital makes an action a part of the
    name of one body: "Trung tâm Hỗ trợ …".
    """
    if begins_with(words, at, QUALIFIERS) or province_at(register, words, at, titled=True):
        return True
    if within and words[at].capital and not many:
        return False
    if begins_with(words, at, NO_ACTIONS) or _inside(words, at):
        return False
    if words[at].capital and not words[at].parted and not many:
        return begins_with(words, at, ROLE_WORDS) > 0
    return bool(
        begins_with(words, at, ACTIONS) or (many and begins_with(words, at, ACTIONS_OF_MANY))
    )


def _inside(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the second of two that only look like an action together."""
    return at > 0 and begins_with(words, at - 1, NO_ACTIONS) > 1


def _communes(words: Sequence[Word], at: int) -> int:
    size = begins_with(words, at, COMMUNES, across=True)
    behind = words[at + size : at + size + 1]
    return 0 if behind and behind[0].capital and not behind[0].parted else size


def _proper_end(register: Register, words: Sequence[Word], at: int) -> int:
    """Behind capitalised words that go on with a name; a sentence begins with one alone."""
    end = at
    while end < len(words) and words[end].capital and not words[end].parted:
        if begins_with(words, end, ACTIONS) or type_at(words, end)[0] or plural_at(words, end):
            break
        end += 1
    alone = end - at == 1 and end < len(words) and not words[end].parted
    return at if alone or province_at(register, words, at) else end
