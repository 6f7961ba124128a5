"""Where sentences end."""

import re
from collections.abc import Iterator

_END = re.compile(r";|(?:\.|…)+(?=\s+(?P<next>\S))")


def sentence_starts(text: str, first: int = 0) -> Iterator[int]:
    """Where each sentence of a text begins, from `first` on: behind a semicolon or a full stop.

    >>> text = "Bán chè, na... sang Lào. Trồng na; nuôi dê"
    >>> [text[start:].split()[0] for start in sentence_starts(text)]
    ['Bán', 'Trồng', 'nuôi']
    """
    yield _word_behind(text, first)
    for match in _END.finditer(text, first):
        opens = match["next"] is None or match["next"].isupper() or match["next"] in '-+“"('
        start = _word_behind(text, match.end())
        if opens and start < len(text):
            yield start


def _word_behind(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())
