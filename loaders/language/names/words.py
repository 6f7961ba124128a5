"""The words of a text with their places, and what stands between them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.text import fold

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_PARTS = re.compile(r"[,;/\n:.()\[\]|•+*\u2022]|(?:^|\s)[-–—](?=\s|$)")
_STOPS = re.compile(r"[;()\[\]|]|\.(?:\s|$)|\n\s*[-–—+•*]")
_COLON = re.compile(r":")
_DASH = re.compile(r"^\s[-–—]\s$")


@dataclass(frozen=True)
class Word:
    """A word: as written, in lower case (NFC), folded; `gap` is what stands before it."""

    text: str
    low: str
    folded: str
    start: int
    end: int
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def parted(self) -> bool:
        """Whether a comma, semicolon, line break or the like stands before it."""
        return _PARTS.search(self.gap) is not None

    @property
    def stopped(self) -> bool:
        """Whether what stands before it ends any name: a semicolon, full stop or bracket."""
        return _STOPS.search(self.gap) is not None

    @property
    def dashed(self) -> bool:
        """Whether a dash alone, between spaces, stands before it: "Kế hoạch - Tổng hợp"."""
        return _DASH.search(self.gap) is not None

    @property
    def announced(self) -> bool:
        """Whether a colon stands before it."""
        return _COLON.search(self.gap) is not None


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; letters of any normal form, offsets are those of the text itself.

    >>> [(word.folded, word.start, word.parted) for word in words_of("Sở A; UBND")]
    [('so', 0, False), ('a', 3, False), ('ubnd', 6, True)]
    """
    found, before = [], 0
    for match in _WORD.finditer(text):
        written = match[0]
        low = unicodedata.normalize("NFC", written).casefold()
        gap = text[before : match.start()]
        found.append(Word(written, low, fold(written), match.start(), match.end(), gap))
        before = match.end()
    return tuple(found)


def phrases(*texts: str) -> frozenset[tuple[str, ...]]:
    """Phrases as tuples of lower-case words, for `begins_with`."""
    return frozenset(tuple(unicodedata.normalize("NFC", each).split()) for each in texts)


def begins_with(
    words: Sequence[Word], at: int, known: Iterable[tuple[str, ...]], *, across: bool = False
) -> int:
    """How many words the longest of the known phrases takes at a place; 0 if none stands there.

    A phrase goes over commas only where `across` says so.
    """
    longest = 0
    for phrase in known:
        if len(phrase) > longest and _stands(words, at, phrase, across=across):
            longest = len(phrase)
    return longest


def _stands(words: Sequence[Word], at: int, phrase: tuple[str, ...], *, across: bool) -> bool:
    met = words[at : at + len(phrase)]
    if tuple(word.low for word in met) != phrase:
        return False
    return not any(word.stopped if across else word.parted for word in met[1:])
