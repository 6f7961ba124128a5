"""Abbreviations that a document gives bodies: "(sau đây gọi tắt là …)", "(viết tắt là …)"."""

import re

from graph.text import fold
from loaders.language.names.listing import Reader
from loaders.language.names.model import CENTRAL
from loaders.language.names.places import COMMUNE_TITLES
from loaders.language.names.reading import read_bodies
from loaders.language.names.shortened import stands_for
from loaders.language.names.words import Word, words_of
from loaders.register import Register, load_register

_SAID = re.compile(
    r"(?:gọi|viết)(?:\s+tắt)?(?:\s+là|\s*:)\s*"
    r"[\"“']?(?P<short>[^()\"”',.;:\n]{2,60}?)[\"”']?\s*(?:[),.;:\n]|$)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\(\s*(?P<short>(?:[A-ZĐƯ][^\W\d_]+\s+(?:[^\W\d_]+\s+){0,2})?"
    r"[A-ZĐƯ][A-ZĐƯa-z]*[A-ZĐƯ&][A-ZĐƯ&]*)\s*\)"
)
_BEFORE_SAID = re.compile(r"[(,]?\s*(?:sau\s+đây\s+)?(?:được\s+)?$", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:ke hoach|chuong trinh|quyet dinh|de an|nghi (?:quyet|dinh)|chi (?:thi|so)|du an|ket luan"
    r"|phuong an|cong van|luat|thong tu|quy (?:che|dinh|trinh)|bien ban|thoa thuan|chien luoc"
    r"|phong trao|de tai|bo chi so|hop dong|hiep dinh)\b"
)
"""Short names of papers, which stand behind who issued them."""
_OWN_TITLES = {*COMMUNE_TITLES, "tỉnh", "thành", "phố"}
_MOST_WORDS = 24
_LONGEST_NAME = 1000  # characters
_LONGEST_SAID = 40


def definitions(text: str, *, register: Register | None = None) -> dict[str, str]:
    """Short names that a text gives bodies, with the name each stands for.

    What is no body's (sau đây gọi tắt là Kế hoạch) is left out; so are letters in brackets that
    are not the first letters of the body's name.
    """
    register = register or load_register()
    found: dict[str, str] = {}
    for pattern in (_SAID, _BRACKETED):
        for match in pattern.finditer(text):
            short = " ".join(match["short"].split())
            if _PAPER.match(fold(short)):
                continue
            said = _BEFORE_SAID.search(text, max(0, match.start() - _LONGEST_SAID), match.start())
            end = said.start() if said else match.start()
            full = _body_before(text[max(0, end - _LONGEST_NAME) : end], register)
            if full and full != short and (pattern is _SAID or _initials_fit(short, full)):
                found.setdefault(short, full)
    return found


def _body_before(text: str, register: Register) -> str | None:
    """The name of a body right at the end of a text, in its longest form."""
    sentence = re.split(r"[;\n]|\.\s", text)[-1].rstrip()
    words = words_of(sentence)
    reader = Reader.of(sentence, CENTRAL, register, {})
    for at in range(max(0, len(words) - _MOST_WORDS), len(words)):
        if not words[at].capital or not reader.may_begin(at):
            continue
        read = read_bodies(sentence[words[at].start :], CENTRAL, register=register)
        if read.bodies and not read.unread:
            start, end = read.bodies[-1].start, read.bodies[-1].end
            if _reaches(words, words[at].start + end):
                return sentence[words[at].start + start :]
    return None


def _reaches(words: tuple[Word, ...], end: int) -> bool:
    """Whether a body ends with the text, but for words like "tỉnh", "xã" that mean the issuer."""
    last = len(words) - 1
    while last and words[last].low in _OWN_TITLES:
        last -= 1
    return end in {word.end for word in words[last:]}


def _initials_fit(short: str, full: str) -> bool:
    """Whether letters are first letters of a name in a row, with words of it before them or not."""
    if stands_for(short, full):
        return True
    letters = "".join(word.folded for word in words_of(short))
    initials = "".join(word.folded[0] for word in words_of(full) if word.low != "và")
    return len(letters) > 1 and letters in initials
