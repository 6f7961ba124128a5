"""What a document calls itself above its title: KẾ HOẠCH, CHƯƠNG TRÌNH HÀNH ĐỘNG, KẾT LUẬN."""

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
_RULES = "quy che"
"""What a decision puts into force besides plans."""


def is_kind(line: str) -> bool:
    """Whether a line is a document's kind alone."""
    words = fold(line)
    return words in KINDS or words == _RULES


def beginning_kinds(words: str) -> Iterator[tuple[str, Kind]]:
    """The kinds that folded words begin with, the longest first."""
    return (each for each in KINDS.items() if f"{words} ".startswith(f"{each[0]} "))
