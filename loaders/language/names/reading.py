"""The bodies of a cell, and the bodies that a text or a heading begins with."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypedDict, Unpack

from graph.text import slug
from loaders.document import label_of
from loaders.language.names.grammar import tidy
from loaders.language.names.listing import Item, Reader
from loaders.language.names.model import CENTRAL, Bodies, Leading, NamedBody
from loaders.language.names.vocabulary import ACTIONS
from loaders.language.names.words import Word, begins_with
from loaders.register import Register, load_register

_NOTHING: Mapping[str, str] = MappingProxyType({})
_GAP = re.compile(r"\)?[\s:.,;–—-]*")
_GENERIC_WORDS = 2
_SUPERIORS = ("Sở ", "Bộ ", "UBND ")
_FIRST_WORDS = 40  # characters; most texts show in as many that they begin with no body
_LONGEST_LIST = 10_000


class Where(TypedDict, total=False):
    """What is known of the document in which a text stands.

    Attributes:
        register: The bodies known beforehand; the one in data/register where it is left out.
        commune: The commune that issued the document, if one did: "xã Yên Phúc".
        provinces: The provinces that the document covers: "hai tỉnh" are its two.
    """

    register: Register | None
    commune: str
    provinces: tuple[str, ...]


def read_bodies(
    text: str, home: str, defined: Mapping[str, str] = _NOTHING, **where: Unpack[Where]
) -> Bodies:
    """The bodies that a cell or clause lists, and the stretches that name none.

    Args:
        text: A cell, or a clause that is nothing but a list.
        home: Slug of the province whose bodies are meant where none is named, or trung-uong.
        defined: Abbreviations of the document, from `definitions`.
        where: What else is known of the document.
    """
    reader = _reader(text, home, defined, where)
    bodies: list[NamedBody] = []
    unread: list[int] = []
    at = 0
    before: Item | None = None
    while at < len(reader.words):
        here = reader.before(at, introduced=not bodies)
        item = reader.item(here, before) if here < len(reader.words) else None
        if item:
            bodies += item.bodies
            at, before = reader.behind(item.end), item
            if not item.bodies[-1].collective:
                behind = _behind_brackets(reader, at)
                superior = _names_superior(reader, at, behind, item.bodies[-1])
                unread += range(at, at if superior else behind)
                at = behind
            continue
        following = _next_place(reader, max(at, here))
        unread += range(at, following)
        at = following
    return Bodies(tuple(bodies), _unread_spans(reader.words, unread))


def named_by_position(written: str, start: int, home: str) -> NamedBody:
    """A body of the province under the very words of the text, for names of no known kind.

    >>> named_by_position("Hải đội Biên phòng 2", 0, "quang-tri").id
    'quang-tri/hai-doi-bien-phong-2'
    """
    name = tidy(written)
    return NamedBody(
        id=f"{home}/{slug(name) or 'khong-ten'}",
        name=name,
        as_written=written,
        start=start,
        end=start + len(written),
        kind="other",
        level="central" if home == CENTRAL else "provincial",
        province=None if home == CENTRAL else home,
        collective=False,
        known=False,
    )


def leading_bodies(
    text: str, home: str, defined: Mapping[str, str] = _NOTHING, **where: Unpack[Where]
) -> Leading | None:
    """The bodies that a running text begins with, and where the rest begins; None without any.

    For the words behind "phối hợp với": a list ends where something else than a body stands.
    """
    begun = _begun(text, home, defined, where, lambda reader: reader.before(0))
    return _leading(begun[0], 0) if begun else None


def heading_bodies(
    text: str, home: str, defined: Mapping[str, str] = _NOTHING, **where: Unpack[Where]
) -> Leading | None:
    """The bodies that a heading begins with, and where the rest of its text begins.

    A number or bullet and words like "Đề nghị", "Giao" stand before them; None where the text
    does not begin with a body.
    """
    begun = _begun(text, home, defined, where, _behind_introduction)
    found = _leading(*begun) if begun else None
    return found if begun and found and _is_heading(*begun, found) else None


def places_for_bodies(
    text: str, home: str, defined: Mapping[str, str] = _NOTHING, **where: Unpack[Where]
) -> frozenset[int]:
    """Where the words stand from which on `heading_bodies` may find bodies; most show none."""
    reader = _reader(text, home, defined, where)
    return frozenset(
        word.start
        for at, word in enumerate(reader.words)
        if reader.may_begin(reader.before(at, introduced=True))
    )


def _reader(text: str, home: str, defined: Mapping[str, str], where: Where) -> Reader:
    register = where.get("register") or load_register()
    return Reader.of(
        text, home, register, defined, where.get("commune", ""), where.get("provinces", ())
    )


def _begun(
    text: str,
    home: str,
    defined: Mapping[str, str],
    where: Where,
    start_of: Callable[[Reader], int],
) -> tuple[Reader, int] | None:
    """A reader of a text that may begin with a body, and the word at which; None for others."""
    reader = _reader(text[:_FIRST_WORDS], home, defined, where)
    start = start_of(reader)
    if start + 2 < len(reader.words) and not reader.may_begin(start):  # the last word may be cut
        return None
    if len(text) > _FIRST_WORDS:
        reader = _reader(text[:_LONGEST_LIST], home, defined, where)
        start = start_of(reader)
    return reader, start


def _behind_introduction(reader: Reader) -> int:
    """The first word behind a label and words like "Đề nghị"."""
    skipped = len(label_of(reader.text))
    words = enumerate(reader.words)
    first = next((at for at, word in words if word.start >= skipped), len(reader.words))
    return reader.before(first, introduced=True)


def _leading(reader: Reader, at: int) -> Leading | None:
    bodies: list[NamedBody] = []
    before: Item | None = None
    behind = at
    while True:
        here = reader.before(at) if not bodies or _goes_on(reader, at) else at
        if here >= len(reader.words) or (bodies and not _goes_on(reader, at)):
            break
        item = reader.item(here, before)
        if item is None:
            break
        bodies += item.bodies
        at = behind = reader.behind(item.end)
        further = _behind_brackets(reader, at)
        if further > at and _goes_on(reader, further):
            at = behind = further
        before = item
    if not bodies:
        return None
    end = max(reader.words[behind - 1].end, bodies[-1].end)
    gap = _GAP.match(reader.text, end)
    return Leading(tuple(bodies), gap.end() if gap else end)


def _goes_on(reader: Reader, at: int) -> bool:
    """Whether a list goes on at a place: behind a comma, semicolon or "và", in one sentence."""
    if at >= len(reader.words):
        return False
    word = reader.words[at]
    if re.search(r"\.|[(\[\]]", word.gap):
        return False
    return word.parted or word.low in {"và", "cùng", "hoặc"}


def _is_heading(reader: Reader, at: int, found: Leading) -> bool:
    """Whether generic words (thanh tra, địa phương) are meant as a body: no text goes on there."""
    if len(found.bodies) > 1 or len(found.bodies[0].as_written.split()) > _GENERIC_WORDS:
        return True
    if reader.words[at].folded in {"so", "cac", "ubnd", "bo", "tinh"}:
        return True
    rest = next((at for at, word in enumerate(reader.words) if word.start >= found.rest), None)
    if rest is None or reader.words[rest].announced or "." in reader.words[rest].gap:
        return True
    word = reader.words[rest]
    return not word.parted and begins_with(reader.words, rest, ACTIONS) > 0


def _next_place(reader: Reader, at: int) -> int:
    """The next place where an item of a list may begin."""
    words = reader.words
    following = min(at + 1, len(words))
    while following < len(words):
        if words[following].parted or words[following - 1].low in {"với", "cùng"}:
            return following
        if words[following].low == "và" and reader.begins(following + 1):
            return following
        following += 1
    return following


def _behind_brackets(reader: Reader, at: int) -> int:
    """Behind what stands in brackets right behind a body: its superior or a part of it."""
    if at >= len(reader.words) or "(" not in reader.words[at].gap:
        return at
    end = at + 1
    while end < len(reader.words) and ")" not in reader.words[end].gap:
        end += 1
    return end


def _names_superior(reader: Reader, at: int, behind: int, body: NamedBody) -> bool:
    """Whether words in brackets are nothing but a body's superior: "… việc làm (Sở Nội vụ)".

    A department behind a people's committee or a body of the Party is none: it does the work.
    """
    item = reader.item(at, None) if behind > at else None
    if item is None or len(item.bodies) > 1 or reader.behind(item.end) != behind:
        return False
    above = item.bodies[0]
    return above.name.startswith(_SUPERIORS) and _rank(above) > _rank(body)


def _rank(body: NamedBody) -> int:
    """How high a body stands among those that have others below them."""
    if body.kind in {"party_body", "ministry"}:
        return 3
    if body.kind == "people_committee":
        return 2 if body.level == "provincial" else 1
    return int(body.kind == "department")


def _unread_spans(words: Sequence[Word], unread: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The stretches of words that named no body, neighbours joined."""
    spans: list[tuple[int, int]] = []
    last = -2
    for at in unread:
        if at == last + 1 and not words[at].stopped:
            spans[-1] = (spans[-1][0], words[at].end)
        else:
            spans.append((words[at].start, words[at].end))
        last = at
    return tuple(spans)
