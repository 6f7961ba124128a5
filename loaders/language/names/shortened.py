"""Shortened names: "Chi cục TT&BVTV" stands for "Chi cục Trồng trọt và Bảo vệ thực vật"."""

import re
from collections.abc import Sequence

from graph.text import fold

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LEFT_OUT = frozenset({"va"})
_MAY_FOLLOW: tuple[list[str], ...] = ([], ["tinh"])


def has_letters(name: str) -> bool:
    """Whether first letters stand in a name for words: KHTC, BVTV.

    >>> has_letters("Phòng KHTC"), has_letters("Phòng Kế hoạch")
    (True, False)
    """
    return any(_are_letters(token) for token in _TOKEN.findall(name))


def stands_for(short: str, full: str) -> bool:
    """Whether a shortened name can mean a full one: word by word, or by first letters in a row.

    >>> stands_for("TT Nước sạch và VSMT", "Trung tâm Nước sạch và Vệ sinh môi trường")
    True
    >>> stands_for("Phòng KHTC", "Phòng Kinh tế")
    False
    """
    tokens = [token for token in _TOKEN.findall(short) if fold(token) not in _LEFT_OUT]
    words = [fold(token) for token in _TOKEN.findall(full)]
    return _fits(tokens, [word for word in words if word not in _LEFT_OUT])


def _are_letters(token: str) -> bool:
    return len(token) > 1 and token.isupper()


def _fits(tokens: Sequence[str], words: list[str]) -> bool:
    if not tokens:
        return words in _MAY_FOLLOW
    token, others = fold(tokens[0]), tokens[1:]
    if words[:1] == [token] and _fits(others, words[1:]):
        return True
    initials = "".join(word[0] for word in words[: len(token)])
    return _are_letters(tokens[0]) and initials == token and _fits(others, words[len(token) :])
