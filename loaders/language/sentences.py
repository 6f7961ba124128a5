"""Where sentences end."""

import re
from collections.abc import Iterator

_END = re.compile(r";|[.…]+(?=\s+(?P<next>\S)|\s*$)")
_OPENS = '-+“"('


def sentence_ends(text: str, first: int = 0) -> Iterator[int]:
    """Where each sentence of a text ends, from `first` on: at a semicolon, full stop or dots.

    Dots that a small letter follows ("chè, na... sang Lào") end none.
    """
    for match in _END.finditer(text, first):
        behind = match["next"]
        if behind is None or behind.isupper() or behind in _OPENS:
            yield match.start()


def sentence_starts(text: str, first: int = 0) -> Iterator[int]:
    """Where each sentence of a text begins, from `first` on.

    >>> text = "Bán chè, na... sang Lào. Trồng na; nuôi dê."
    >>> [text[start:].split()[0] for start in sentence_starts(text)]
    ['Bán', 'Trồng', 'nuôi']
    """
    yield _word_from(text, first)
    for end in sentence_ends(text, first):
        start = _word_from(text, end)
        if start < len(text):
            yield start


def _word_from(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip(" .…;"))
