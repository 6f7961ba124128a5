"""Whose document it is: the provinces that its letterhead and its title name.

A province that the register does not have (a new one, an old one, one of a neighbouring country, a
misprint) is taken at its word, so that its bodies are not given to another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from graph.text import fold
from loaders.language.letters import CAPITALS
from loaders.language.names.model import CENTRAL
from loaders.register import Register

_STATE = re.compile(r"(?:TTg|-CP|/QH\d*|-B[A-Z]+)$")
_TITLED = re.compile(rf"(?i:tỉnh|thành\s+phố|TP\.?)\s+(?=((?:[{CAPITALS}]\w*\s?){{1,4}}))")
_MENTIONED = re.compile(r"(?<!các )(?<!số )\b[Tt]ỉnh (?=((?:[^\W\d_]+ ?){1,4}))")
_LETTERHEAD = re.compile(r"^(?:.*\bNHÂN DÂN |UBND |HĐND |ĐẢNG BỘ )?TỈNH (?:[ỦU][YỶ] )?(.+)")
_NOT_NAMES = frozenset({"uy", "doan", "doi", "lo"})
"""What "tỉnh" begins besides: Tỉnh ủy, Tỉnh đoàn, tỉnh đội, tỉnh lộ."""
_MOST_WORDS = 4


def unregistered(
    lines: Sequence[str], title: str, text: str, register: Register
) -> tuple[str, ...]:
    """The names of provinces in a letterhead and title that the register does not have.

    Args:
        lines: The lines of the head.
        title: The title; in capitals it does not say where a name ends.
        text: The whole text, which says it there.
        register: The provinces known beforehand.
    """
    met = [*_in_letterhead(lines), *_in_title(title, text)]
    new = (name for words, name in met if _fits(name) and not _first(words, register))
    return tuple({fold(name): name for name in new}.values())


def provinces_of(
    lines: Sequence[str], title: str, text: str, register: Register, number: str | None
) -> tuple[str, tuple[str, ...]]:
    """The slug of the issuer's province, and all that the title names; all for the state's own."""
    if number and _STATE.search(number):
        return CENTRAL, _every(register)
    titled = list(_named(title, register))
    home = _issuing(lines, register)
    if home is None:
        named = Counter(_named(text, register))
        if not named:
            return CENTRAL, _every(register)
        home = titled[0] if titled else named.most_common(1)[0][0]
    return home, tuple(dict.fromkeys([home, *titled]))


def _every(register: Register) -> tuple[str, ...]:
    """The provinces of today; one that a document names besides has no code."""
    return tuple(each.slug for each in register.provinces.values() if each.code)


def _issuing(lines: Sequence[str], register: Register) -> str | None:
    """The province that a line of the letterhead is, or names behind "ỦY BAN NHÂN DÂN TỈNH"."""
    for line in lines:
        place = line.partition(",")[0] if "ngày" in line.casefold() else line
        if found := register.province_by_name(place.strip()):
            return found.slug
        if (headed := _LETTERHEAD.match(line)) and (slug := _first(headed[1], register)):
            return slug
    return None


def _in_letterhead(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words behind TỈNH, and the name in capitals there as it is written elsewhere: Hà Vân."""
    for line in lines:
        if headed := _LETTERHEAD.match(line):
            yield headed[1], _name(takewhile(str.isupper, headed[1].split())).title()


def _in_title(title: str, text: str) -> Iterator[tuple[str, str]]:
    """The words behind each "tỉnh" of the text, and the name there if the title has it too."""
    wanted = f" {fold(title)} "
    if " tinh " not in wanted:
        return
    for match in _MENTIONED.finditer(f"{title}\n{text}"):
        name = _name(takewhile(_begins_large, match[1].split()))
        if f" tinh {fold(name)} " in wanted:
            yield match[1], name


def _name(words: Iterator[str]) -> str:
    return " ".join(takewhile(lambda word: fold(word) not in _NOT_NAMES, words))


def _fits(name: str) -> bool:
    """Whether a name has as many words as a province's; one alone is more often a slip."""
    return 1 < len(name.split()) <= _MOST_WORDS


def _begins_large(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _named(text: str, register: Register) -> Iterator[str]:
    """The provinces named behind 'tỉnh' or 'thành phố', in order."""
    for match in _TITLED.finditer(text):
        if slug := _first(match[1], register):
            yield slug


def _first(words: str, register: Register) -> str | None:
    """The province whose name words begin with, the longest name first."""
    parts = words.split()
    for count in range(min(len(parts), _MOST_WORDS), 0, -1):
        if found := register.province_by_name(" ".join(parts[:count])):
            return found.slug
    return None
