"""What a document calls itself above its title, and what it says that it is attached to."""

import re
from collections.abc import Iterator
from typing import Literal

from graph.text import fold

Kind = Literal[
    "plan", "decision", "programme", "scheme", "resolution", "directive", "project", "other"
]
KINDS: dict[str, Kind] = {
    "chuong trinh hanh dong": "programme",
    "chuong trinh phoi hop": "programme",
    "chuong trinh hop tac": "programme",
    "chuong trinh": "programme",
    "ke hoach hanh dong": "plan",
    "ke hoach phoi hop": "plan",
    "ke hoach hop tac": "plan",
    "ke hoach": "plan",
    "quyet dinh": "decision",
    "de an": "scheme",
    "nghi quyet": "resolution",
    "chi thi": "directive",
    "du an": "project",
    "ket luan": "other",
    "phuong an": "other",
    "cong van": "other",
    "huong dan": "other",
    "thong bao": "other",
}
"""Each name stands before the shorter one that it begins with."""
_ATTACHED = re.compile(r"(?:duoc )?(?:ban hanh )?kem theo ")
_RULES = "quy che"
"""What a decision puts into force besides plans."""


def is_kind(line: str) -> bool:
    """Whether a line is a document's kind alone."""
    words = fold(line)
    return words in KINDS or words == _RULES


def beginning_kinds(words: str) -> Iterator[tuple[str, Kind]]:
    """The kinds that folded words begin with, the longest first."""
    return (each for each in KINDS.items() if f"{words} ".startswith(f"{each[0]} "))


def kind_and_rest(line: str) -> tuple[Kind, str] | None:
    """The kind that a line is, or begins with in capitals, and the words of the title behind it.

    >>> kind_and_rest("KẾ HOẠCH Trồng tre"), kind_and_rest("Kế hoạch trồng tre")
    (('plan', 'Trồng tre'), None)
    """
    named = next(beginning_kinds(fold(line)), None)
    if named is None:
        return None
    words = line.split()
    rest = " ".join(words[len(named[0].split()) :])
    return (named[1], rest) if not rest or words[0].isupper() else None


def attached_words(line: str) -> str:
    """The folded words of the document that a line says it is attached to; none for other lines.

    >>> attached_words("(Ban hành kèm theo Quyết định số 7)")
    'quyet dinh so 7'
    """
    words = fold(line)
    match = _ATTACHED.match(words)
    return words[match.end() :] if match else ""
