"""Names of a list, found in running words under any of their spellings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

from loaders.language.names.words import Word, words_of

Entry = TypeVar("Entry")
_Form = tuple[str, ...]


@dataclass(frozen=True)
class Met(Generic[Entry]):
    """An entry met in words: from the word it begins at to before the word behind it."""

    entry: Entry
    first: int
    end: int


@dataclass(frozen=True)
class Lexicon(Generic[Entry]):
    """Entries by the words of their spellings; capitals and the place of tone marks are alike.

    Attributes:
        spellings: For each first word the spellings that begin with it, the longest first.
    """

    spellings: Mapping[str, Sequence[tuple[_Form, Entry]]]

    @classmethod
    def of(cls, spellings: Iterable[tuple[str, Entry]]) -> Self:
        """The lexicon of spellings and what each of them means; the first meaning of one holds."""
        meant: dict[_Form, Entry] = {}
        for spelling, entry in spellings:
            meant.setdefault(_form(words_of(spelling)), entry)
        by_first: defaultdict[str, list[tuple[_Form, Entry]]] = defaultdict(list)
        for form in sorted(meant, key=len, reverse=True):
            by_first[form[0]].append((form, meant[form]))
        return cls(by_first)

    def starts(self, words: Sequence[Word]) -> list[int]:
        """The words with which an entry may begin."""
        return [at for at, word in enumerate(words) if word.key in self.spellings]

    def at(self, words: Sequence[Word], first: int) -> Met[Entry] | None:
        """The longest entry that begins at a word."""
        second = _piece(words[first + 1]) if first + 1 < len(words) else ""
        for form, entry in self.spellings.get(words[first].key, ()):
            if len(form) == 1 or (form[1] == second and _stands(words, first, form)):
                return Met(entry, first, first + len(form))
        return None

    def whole(self, text: str) -> Entry | None:
        """The entry that a text is, where nothing else stands in it."""
        form = _form(words_of(text))
        alike = self.spellings.get(form[0], ()) if form else ()
        return next((entry for spelling, entry in alike if spelling == form), None)


def _stands(words: Sequence[Word], first: int, form: _Form) -> bool:
    """Whether a spelling stands at a word; its first two words do."""
    end = first + len(form)
    return end <= len(words) and all(
        _piece(words[at]) == form[at - first] for at in range(first + 2, end)
    )


def _form(words: Sequence[Word]) -> _Form:
    """Words as they are compared."""
    return tuple(_piece(word) if at else word.key for at, word in enumerate(words))


def _piece(word: Word) -> str:
    """A further word of a name, which goes over a comma only where its spelling has one."""
    return f",{word.key}" if word.parted else word.key
