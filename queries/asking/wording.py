"""The words of questions: which say nothing, which mean the same, which must not be missed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.text import fold

NOT = "khong"
"""The word that stands for all denials."""
WORDS = Path(__file__).with_name("words.yaml")


@dataclass(frozen=True)
class Word:
    """A word of a text: folded, as typed, and where it stands (offsets in the text)."""

    folded: str
    typed: str
    start: int
    end: int


@dataclass(frozen=True)
class Wording:
    """What `words.yaml` says.

    Attributes:
        fillers: Words that say nothing of what is asked.
        same: For a word or several, as one text, the word that stands for them.
        telling: Words, as `same` gives them, that must be said on both sides or on none.
        kinds: For a noun that stands before names, the type of parameter whose names these are.
    """

    fillers: frozenset[str]
    same: dict[str, str]
    telling: frozenset[str]
    kinds: dict[str, str]

    def meant(self, words: Sequence[str], *, last: bool = False) -> list[str]:
        """The words without those that say nothing, each by the one that stands for it.

        A 'không' that ends a text only asks; `last` says that these words end one.
        """
        found, place = [], 0
        while place < len(words):
            size = next(
                (size for size in (4, 3, 2) if " ".join(words[place : place + size]) in self.same),
                1,
            )
            said = " ".join(words[place : place + size])
            found.append(self.same.get(said) or self.same.get(_singular(said), _singular(said)))
            place += size
        if last and found[-1:] == [NOT]:
            found.pop()
        return [word for word in found if word not in self.fillers]


def words_of(text: str) -> list[Word]:
    """The words of a text in NFC, in order; signs part them."""
    return [
        Word(fold(match[0]), match[0], match.start(), match.end())
        for match in re.finditer(r"[^\W_]+", text)
    ]


@cache
def wording() -> Wording:
    """The words of `words.yaml`."""
    read: dict[str, Any] = yaml.load(  # all texts: 'no' is a word here
        WORDS.read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506
    )
    same = {each: group[0] for group in read["same"] for each in group}
    kinds = {noun: kind for kind, nouns in read["kinds"].items() for noun in nouns}
    return Wording(
        fillers=frozenset(word for line in read["fillers"] for word in line.split()),
        same=same,
        telling=frozenset(read["telling"]),
        kinds=kinds,
    )


def _singular(word: str) -> str:
    """An English word without its s; no Vietnamese word ends in one."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
