"""Names of a list, found in running words under any of their spellings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Self, TypeVar

from graph.text import key
from loaders.language.names.words import Word, words_of

Entry = TypeVar("Entry")
_Form = tuple[str, ...]
_key = lru_cache(maxsize=50_000)(key)


@dataclass(frozen=True)
class Met(Generic[Entry]):
    """An entry met in words: from the word it begins at to before the word behind it."""

    entry: Entry
    first: int
    end: int


@dataclass(frozen=True)
class Lexicon(Generic[Entry]):
    """Entries by the words of their spellings; capitals and the place of tone marks are alike."""

    entries: Mapping[_Form, Entry]
    longest: Mapping[str, int]
    """How many words the longest spelling has that begins with a word."""

    @classmethod
    def of(cls, spellings: Iterable[tuple[str, Entry]]) -> Self:
        """The lexicon of spellings and what each of them means; the first meaning of one holds."""
        entries: dict[_Form, Entry] = {}
        longest: dict[str, int] = {}
        for spelling, entry in spellings:
            form = _form(words_of(spelling))
            entries.setdefault(form, entry)
            longest[form[0]] = max(longest.get(form[0], 0), len(form))
        return cls(entries, longest)

    def at(self, words: Sequence[Word], first: int) -> Met[Entry] | None:
        """The longest entry that begins at a word."""
        most = self.longest.get(_key(words[first].text))
        if most is None:
            return None
        for end in range(min(first + most, len(words)), first, -1):
            form = _form(words[first:end])
            if form in self.entries:
                return Met(self.entries[form], first, end)
        return None

    def whole(self, text: str) -> Entry | None:
        """The entry that a text is, where nothing else stands in it."""
        return self.entries.get(_form(words_of(text)))


def _form(words: Sequence[Word]) -> _Form:
    """Words as they are compared; a name goes over a comma only where its spelling has one."""
    return tuple(
        f",{_key(word.text)}" if at and word.parted else _key(word.text)
        for at, word in enumerate(words)
    )
