"""Lists of markets in running words: 'xuất khẩu sang các thị trường như Trung Quốc, châu Âu'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.language.lexicon import Lexicon, Met
from loaders.language.names.words import Word, words_of
from loaders.register import Market, Register

_NOT_FOR_SALE = {"lý", "tế", "chế"}  # quản lý thị trường, kinh tế thị trường, cơ chế thị trường
_INTO = {"sang", "vào", "tới", "đi", "qua", "đến"}
_NO_EXPORT = {"sản", "đề", "đột"}  # sản xuất, đề xuất, đột xuất
_TOWARDS = {"với", "sang", "vào", "tới", "tại", "ở"}
_FILLERS_LISTED = (
    "các những một số nhiều nước quốc gia vùng lãnh thổ khu vực thành viên thị trường xuất nhập"
    " khẩu tiêu thụ định hướng mục tiêu trọng điểm chính lớn tiềm năng truyền thống chủ lực thế"
    " giới quốc tế mới khó tính cao cấp chủ yếu như gồm là sang vào tới tại thuộc ở có cộng hòa hoà"
    " vương liên bang"
)
_FILLERS = frozenset(_FILLERS_LISTED.split())
"""Words that may stand between a cue and the first name, and before the further names."""
_OPENERS = {"như", "gồm", "là"}
_AND = {"và", "hoặc"}
_CUES = re.compile(
    r"thị\s+trường|xuất\s+(?:khẩu|sang|đi)|mở\s+rộng|tiêu\s+thụ|khu\s+vực",
    re.IGNORECASE,
)
"""Words without which no text lists markets."""
_DOTS = re.compile(r"\s*,?\s*(?:\.{2,}|…|v\.\s?v)")
_FARTHEST = 24
"""Most words between a cue and its list."""
_MOST_WORDS_EXPORTED = 12
_MOST_WORDS_OF_A_LABEL = 6
_MOST_WORDS_OF_A_NAME = 4

_Markets = Lexicon[tuple[Market, bool]]
"""Markets by spelling, with whether a small first letter will do."""


@dataclass(frozen=True)
class NamedMarket:
    """A market in a list: its usual name, the name as printed, and whether it is listed."""

    name: str
    written: str
    listed: bool


@dataclass(frozen=True)
class MarketList:
    """Markets named together.

    Attributes:
        markets: In order, each once.
        start: Where the words that announce them begin, 'thị trường' or 'xuất khẩu'.
        names: Where the first name begins.
        end: Behind the last name.
        open: Whether dots follow: there are more than those named.
    """

    markets: tuple[NamedMarket, ...]
    start: int
    names: int
    end: int
    open: bool


@lru_cache(maxsize=4)
def _lexicon(register: Register) -> _Markets:
    return Lexicon.of(
        (spelling, (market, spelling[0].islower()))
        for market in register.markets
        for spelling in sorted(market.spellings, key=lambda each: each[0].isupper())
    )


def may_list_markets(text: str) -> bool:
    """Whether a text has one of the words that announce markets; most texts have none."""
    return _CUES.search(text) is not None


def market_lists(text: str, register: Register, *, announced: bool = False) -> Iterator[MarketList]:
    """The lists of markets in a text, in order.

    Args:
        text: The words.
        register: The markets that are listed.
        announced: Whether a heading says that markets are named here: names need no cue then.
    """
    words = words_of(text.title() if text.isupper() else text)
    lexicon = _lexicon(register)
    places = set(lexicon.starts(words)) if announced else set()
    behind = 0
    for at in [at for at, word in enumerate(words) if word.low in _FIRST_OF_CUES or at in places]:
        if at < behind:
            continue
        first = _first_name(words, at, _cue(words, at, lexicon), lexicon)
        if first is None and at in places and _listed(words, at, lexicon):
            first = at
        if first is None:
            continue
        markets, behind = _names(words, first, lexicon)
        stop = words[behind - 1].end
        dots = _DOTS.match(text, stop) is not None
        yield MarketList(markets, words[at].start, words[first].start, stop, dots)


def markets_named(text: str, register: Register) -> tuple[NamedMarket, ...]:
    """The markets that a table's cell lists, with or without 'thị trường' before them."""
    words, lexicon = words_of(text), _lexicon(register)
    first = _skip_fillers(words, 0, lexicon)
    if first == len(words) or not (_listed(words, first, lexicon) or _unlisted(words, first)):
        return ()
    return _names(words, first, lexicon)[0]


_FIRST_OF_CUES = frozenset({"thị", "xuất", "mở", "tiêu", "khu"})


def _cue(words: Sequence[Word], at: int, lexicon: _Markets) -> int:
    """Behind 'thị trường', 'xuất khẩu sang', 'xuất khẩu chè:', 'mở rộng sang' and so on; else 0."""
    pair = tuple(word.low for word in words[at : at + 2])
    before = words[at - 1].low if at and not words[at].parted else ""
    if pair == ("thị", "trường"):
        return 0 if before in _NOT_FOR_SALE else at + 2
    if pair == ("xuất", "khẩu"):
        return _behind_label(words, at + 2, lexicon) or _behind_into(words, at + 2)
    if pair in {("xuất", "sang"), ("xuất", "đi")}:
        return 0 if before in _NO_EXPORT else at + 2
    if pair == ("mở", "rộng"):
        return at + 3 if {word.low for word in words[at + 2 : at + 3]} & _INTO else 0
    if pair == ("tiêu", "thụ") or (pair == ("khu", "vực") and before in _TOWARDS):
        return at + 2
    return 0


def _behind_into(words: Sequence[Word], at: int) -> int:
    """Behind 'sang' or 'vào', with what is exported before it: 'xuất khẩu cà phê sang'."""
    for step in range(at, min(len(words), at + _MOST_WORDS_EXPORTED + 1)):
        if words[step].stopped:
            return 0
        if words[step].low in _INTO:
            return step + 1
    return 0


def _behind_label(words: Sequence[Word], at: int, lexicon: _Markets) -> int:
    """Behind a colon that a market follows, with what is exported before it: 'xuất khẩu chè:'."""
    for step in range(at, min(len(words), at + _MOST_WORDS_OF_A_LABEL + 1)):
        if words[step].announced:
            first = _skip_fillers(words, step, lexicon)
            return step if first < len(words) and _listed(words, first, lexicon) else 0
        if words[step].parted:
            return 0
    return 0


def _first_name(words: Sequence[Word], cue: int, behind: int, lexicon: _Markets) -> int | None:
    """The word at which the list of a cue begins.

    It stands behind fillers alone, or further on behind 'như', a colon or a bracket. An unlisted
    name begins a list where the words before it speak of export.
    """
    if not behind:
        return None
    near = _skip_fillers(words, behind, lexicon)
    if near == len(words) or (words[near].stopped and "(" not in words[near].gap):
        return None
    exported = any(word.low == "khẩu" for word in words[cue:near])
    if _listed(words, near, lexicon) or (exported and _unlisted(words, near)):
        return near
    if words[cue].low not in {"thị", "xuất"}:
        return None
    for at in range(near + 1, min(len(words), behind + _FARTHEST)):
        gap = words[at].gap
        if re.search(r"[.;…)]", gap):
            return None
        announced = ":" in gap or "(" in gap or words[at - 1].low in _OPENERS
        if announced and _listed(words, at, lexicon):
            return at
    return None


def _skip_fillers(words: Sequence[Word], at: int, lexicon: _Markets) -> int:
    """The first word from a place on that is no filler, or begins a market's name."""
    while at < len(words) and words[at].low in _FILLERS and not _listed(words, at, lexicon):
        at += 1
    return at


def _listed(words: Sequence[Word], at: int, lexicon: _Markets) -> Met[tuple[Market, bool]] | None:
    """The market at a word, where its name ends with it: 'Lào Cai' is not Lào."""
    met = lexicon.at(words, at)
    if met is None or not (words[at].capital or met.entry[1]):
        return None
    behind = words[met.end] if met.end < len(words) else None
    return None if behind and behind.capital and not behind.parted else met


def _unlisted(words: Sequence[Word], at: int) -> int:
    """Behind a name in capitals that fills its place in a list; 0 where there is none."""
    end = at
    while end < len(words) and words[end].capital and (end == at or not words[end].parted):
        end += 1
    filled = end == len(words) or words[end].parted or words[end].low in _AND
    return end if at < end <= at + _MOST_WORDS_OF_A_NAME and filled else 0


def _names(
    words: Sequence[Word], at: int, lexicon: _Markets
) -> tuple[tuple[NamedMarket, ...], int]:
    """The names from a word on, each once, and the word behind the last."""
    found: dict[str, NamedMarket] = {}
    end = at
    while at < len(words):
        met = _listed(words, at, lexicon)
        close = met.end if met else _unlisted(words, at)
        if not close:
            break
        written = " ".join(word.text for word in words[at:close])
        name = met.entry[0].name if met else written
        found.setdefault(name, NamedMarket(name, written, met is not None))
        end = close
        at = _next_name(words, close, name, lexicon)
        if not at:
            break
    return tuple(found.values()), end


def _next_name(words: Sequence[Word], at: int, last: str, lexicon: _Markets) -> int:
    """The word at which the next name of the list begins; 0 where the list ends."""
    if at < len(words) and words[at].low == "khác" and not words[at].parted:
        at += 1
    if at < len(words) and "(" in words[at].gap:  # the same market again, abbreviated
        again = _listed(words, at, lexicon)
        at = again.end if again and again.entry[0].name == last else len(words)
    if at >= len(words) or re.search(r"[.;…:(]", words[at].gap):
        return 0
    joined = words[at].low in _AND
    if not joined and not re.search(r"[,/\n]", words[at].gap):
        return 0
    return _skip_fillers(words, at + joined, lexicon)
