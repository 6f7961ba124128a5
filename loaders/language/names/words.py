"""The words of a text with their places, and what stands between them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.text import fold, key

_WORD = re.compile(r"((?:[^\W_][\u0300-\u036f]*)+)")
_PARTS = re.compile(r"[,;/\n:.()\[\]|•+*\u2022]|(?:^|\s)[-–—](?=\s|$)")
_STOPS = re.compile(r"[;()\[\]|]|\.(?:\s|$)|\n\s*[-–—+•*]")
_DASH = re.compile(r"^\s[-–—]\s$")
_Phrase = tuple[str, ...]


class Word(NamedTuple):
    """A word: as written, in lower case (NFC), folded, as a key; `gap` is what is before it."""

    text: str
    low: str
    folded: str
    key: str
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
        return self.gap != " " and _PARTS.search(self.gap) is not None

    @property
    def stopped(self) -> bool:
        """Whether what stands before it ends any name: a semicolon, full stop or bracket."""
        return self.gap != " " and _STOPS.search(self.gap) is not None

    @property
    def dashed(self) -> bool:
        """Whether a dash alone, between spaces, stands before it: "Kế hoạch - Tổng hợp"."""
        return _DASH.search(self.gap) is not None

    @property
    def announced(self) -> bool:
        """Whether a colon stands before it."""
        return ":" in self.gap


_WORD_OF = tuple.__new__  # as Word(…), in half the time: there are very many


@lru_cache(maxsize=512)  # headings, lists and sentences are asked about several times in a row
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; letters of any normal form, offsets are those of the text itself.

    >>> [(word.folded, word.start, word.parted) for word in words_of("Sở A; UBND")]
    [('so', 0, False), ('a', 3, False), ('ubnd', 6, True)]
    """
    pieces = _WORD.split(text)
    found, end = [], 0
    for gap, written in zip(pieces[::2], pieces[1::2], strict=False):  # a gap is last, too
        start = end + len(gap)
        end = start + len(written)
        found.append(_WORD_OF(Word, (written, *_forms(written), start, end, gap)))
    return tuple(found)


@lru_cache(maxsize=1024)
def folded_words(short: str) -> tuple[str, ...]:
    """The words of an abbreviation, folded."""
    return tuple(word.folded for word in words_of(short))


@lru_cache(maxsize=1 << 14)
def _forms(written: str) -> tuple[str, str, str]:
    """A word in lower case (NFC), folded, as a key; the same syllables come again and again."""
    return unicodedata.normalize("NFC", written).casefold(), fold(written), key(written)


def phrases(*texts: str) -> frozenset[_Phrase]:
    """Phrases as tuples of lower-case words, for `begins_with`."""
    return frozenset(tuple(unicodedata.normalize("NFC", each).split()) for each in texts)


def begins_with(
    words: Sequence[Word], at: int, known: frozenset[_Phrase], *, across: bool = False
) -> int:
    """How many words the longest of the known phrases takes at a place; 0 if none stands there.

    A phrase goes over commas only where `across` says so.
    """
    if at >= len(words):
        return 0
    for phrase in _by_first_word(known).get(words[at].low, ()):
        if _stands(words, at, phrase, across=across):
            return len(phrase)
    return 0


@lru_cache(maxsize=64)
def _by_first_word(known: frozenset[_Phrase]) -> Mapping[str, tuple[_Phrase, ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, tuple[_Phrase, ...]] = {}
    for phrase in sorted(known, key=len, reverse=True):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _stands(words: Sequence[Word], at: int, phrase: _Phrase, *, across: bool) -> bool:
    met = words[at : at + len(phrase)]
    if tuple([word.low for word in met]) != phrase:
        return False
    return not any(word.stopped if across else word.parted for word in met[1:])
