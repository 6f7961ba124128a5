"""Lists of communes in running words: 'các xã A, B, C và phường D, …'."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from loaders.language.names.words import Word, words_of

Known = Callable[[str], bool]
"""Whether a commune has that name; settles where a name ends that small letters go on with."""

_KINDS = {("xã",): "xã", ("phường",): "phường", ("đặc", "khu"): "đặc khu"}
_FIRST_OF_KINDS = frozenset(kind[0] for kind in _KINDS)
_OTHER_BEFORE = {"tác", "thị", "cấp", "làng"}  # hợp tác xã, thị xã, cấp xã
_OTHER_BEHIND = {"hội", "viên"}  # xã hội, xã viên
_BODIES = {"ubnd", "dân", "hđnd", "ủy", "uỷ", "quan", "vị", "đạo", "bộ", "tịch"}
"""Words before 'các xã' that make it a body's name: UBND, Ủy ban nhân dân, lãnh đạo."""
_MANY = {"các", "những", "một", "số"}
_OPENERS = {"như", "gồm", "là", "sau", "tại"}
_MOST_WORDS = 5
_DOTS = re.compile(r"\s*[,;]?\s*(?:\.{2,}|…|v\.\s?v)")


@dataclass(frozen=True)
class ListedCommune:
    """A commune in a list; offsets are those of the text.

    Attributes:
        name: Without xã or phường, as printed.
        written: As printed; with its kind where that stands right before it.
        kind: The kind that holds for it: xã, phường, đặc khu; None where the list has several.
    """

    name: str
    written: str
    kind: str | None
    start: int
    end: int


@dataclass(frozen=True)
class CommuneList:
    """Communes named together, or 'các xã, phường' without a name.

    Attributes:
        communes: In order, doubles included; empty where none is named.
        start: Where 'các xã' begins.
        end: Behind the last name, or behind 'xã, phường'.
        open: Whether dots follow: there are more than those named.
        body: Whether the words before make it the name of bodies ('UBND các xã').
    """

    communes: tuple[ListedCommune, ...]
    start: int
    end: int
    open: bool
    body: bool


def commune_lists(text: str, known: Known, bare: Collection[int] = ()) -> Iterator[CommuneList]:
    """The lists of communes in a text, in order; a commune alone is a list of one.

    Args:
        text: The words.
        known: Whether a commune has a name.
        bare: Offsets where a list may begin with a known commune's name alone: 'trồng ở Chư Sê'.
    """
    words = words_of(text)
    behind = 0
    starts = [
        at for at, word in enumerate(words) if word.low in _FIRST_OF_KINDS or word.start in bare
    ]
    for at in starts:
        if at < behind:
            continue
        if words[at].start in bare:
            listed, behind = _bare_list_at(text, words, at, known)
        else:
            listed, behind = _list_at(text, words, at, known)
        if listed is not None:
            yield listed


def communes_named(text: str, known: Known) -> CommuneList | None:
    """The communes that a table's cell lists, with or without xã before them."""
    listed = next((each for each in commune_lists(text, known) if each.communes), None)
    words = words_of(text)
    if listed is not None or not words:
        return listed
    names, _ = _names(text, words, 0, None, known)
    return _listed(text, names, names[0].start, body=False) if names else None


def _list_at(
    text: str, words: Sequence[Word], at: int, known: Known
) -> tuple[CommuneList | None, int]:
    """The list whose 'xã' or 'phường' is a word, and the word to go on with."""
    if not _kind_at(words, at) or _means_else(words, at):
        return None, at + 1
    first = at
    while first and words[first - 1].low in _MANY and not words[first].parted:
        first -= 1
    behind, kind = _kinds(words, at)
    names, end = _names(text, words, behind, kind, known)
    body = first > 0 and words[first - 1].low in _BODIES and not words[first].parted
    start = words[first].start
    if names:
        return _listed(text, names, start, body=body), end
    if first == at:
        return None, behind
    return CommuneList((), start, words[behind - 1].end, open=False, body=body), behind


def _bare_list_at(
    text: str, words: Sequence[Word], at: int, known: Known
) -> tuple[CommuneList | None, int]:
    """The list that begins with a known commune's name, and the word to go on with."""
    names, end = _names(text, words, at, None, known)
    if not names or not known(names[0].name):
        return None, at + 1
    return _listed(text, names, names[0].start, body=False), end


def _listed(text: str, names: Sequence[ListedCommune], start: int, *, body: bool) -> CommuneList:
    end = names[-1].end
    return CommuneList(tuple(names), start, end, _DOTS.match(text, end) is not None, body)


def _kind_at(words: Sequence[Word], at: int) -> str | None:
    if at >= len(words) or words[at].low not in _FIRST_OF_KINDS:
        return None
    for kind, name in _KINDS.items():
        if tuple(word.low for word in words[at : at + len(kind)]) == kind:
            return name
    return None


def _means_else(words: Sequence[Word], at: int) -> bool:
    """Whether 'xã' is part of another word: hợp tác xã, xã hội."""
    before = words[at - 1].low if at and not words[at].parted else ""
    behind = words[at + 1] if at + 1 < len(words) else None
    return before in _OTHER_BEFORE or (behind is not None and behind.low in _OTHER_BEHIND)


def _kinds(words: Sequence[Word], at: int) -> tuple[int, str | None]:
    """Behind 'xã', 'xã, phường' or 'xã và phường', and the kind where it is one."""
    met: list[str] = []
    while at < len(words):
        step = at + 1 if met and words[at].low == "và" else at
        kind = _kind_at(words, step)
        if kind is None:
            break
        met.append(kind)
        at = step + len(kind.split())
    while at < len(words) and words[at].low in _OPENERS and not words[at].parted:
        at += 1
    return at, met[0] if len(met) == 1 else None


def _names(
    text: str, words: Sequence[Word], at: int, kind: str | None, known: Known
) -> tuple[list[ListedCommune], int]:
    """The names from a word on, and the word behind the last."""
    found: list[ListedCommune] = []
    end = at
    if at < len(words) and re.search(r"[,)]", words[at].gap):
        return found, end
    while at < len(words):
        first = at
        printed = _kind_at(words, at)
        if printed:
            kind = printed
            at += len(printed.split())
        close = _name_end(text, words, at, known)
        if close == at:
            break
        last = words[close - 1].end
        kind_too = printed and found and ":" not in words[at].gap
        written = text[words[first if kind_too else at].start : last]
        found.append(
            ListedCommune(text[words[at].start : last], written, kind, words[at].start, last)
        )
        end = close
        at = _next_name(words, close)
        if not at:
            break
    return found, end


def _name_end(text: str, words: Sequence[Word], at: int, known: Known) -> int:
    """Behind the name at a word: its capitals, or as much as is a commune's name."""
    if at >= len(words) or not words[at].capital:
        return at
    if len(words[at].text) > 1 and words[at].text.isupper():
        return at
    if "." in words[at].gap or ";" in words[at].gap:
        return at
    most = at + 1
    while most < min(len(words), at + _MOST_WORDS) and not words[most].parted:
        most += 1
    for end in range(most, at, -1):
        if known(text[words[at].start : words[end - 1].end]):
            return end
    end = at + 1
    while end < most and words[end].capital:
        end += 1
    return end


def _next_name(words: Sequence[Word], at: int) -> int:
    """The word at which the next name of the list begins; 0 where the list ends."""
    if at < len(words) and "(" in words[at].gap and ")" not in words[at].gap:
        while at < len(words) and ")" not in words[at].gap:
            at += 1
    if at >= len(words) or re.search(r"[.…:]", words[at].gap):
        return 0
    joined = words[at].low == "và"
    if not joined and not re.search(r"[,;\n]", words[at].gap):
        return 0
    step = at + 1 if joined else at
    if step + 1 < len(words) and words[step].low in _MANY and _kind_at(words, step + 1):
        return step + 1
    named = step < len(words) and (words[step].capital or _kind_at(words, step) is not None)
    return step if named else 0
