"""Abbreviations that a document gives bodies: "(sau đây gọi tắt là …)", "(viết tắt là …)"."""

import re

from loaders.language.names.listing import Reader
from loaders.language.names.model import CENTRAL
from loaders.language.names.reading import read_bodies
from loaders.language.names.words import Word, words_of
from loaders.register import Register, load_register

_SAID = re.compile(
    r"[(,]?\s*(?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)(?:\s+tắt)?(?:\s+là|\s*:)\s*"
    r"[\"“']?(?P<short>[^()\"”',.;:\n]{2,60}?)[\"”']?\s*(?:[),.;:\n]|$)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(\s*(?P<short>[A-ZĐƯ][A-ZĐƯa-z]*[A-ZĐƯ&][A-ZĐƯ&]*)\s*\)")
_MOST_WORDS = 24


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
            full = _body_before(text[: match.start()], register)
            if full and full != short and (pattern is _SAID or _initials_fit(short, full)):
                found.setdefault(short, full)
    return found


def _body_before(text: str, register: Register) -> str | None:
    """The name of a body right at the end of a text, in its longest form."""
    sentence = re.split(r"[;\n]|\.\s", text)[-1].rstrip()
    words = words_of(sentence)
    reader = Reader.of(sentence, CENTRAL, register, {})
    for at in range(max(0, len(words) - _MOST_WORDS), len(words)):
        if not words[at].capital or not reader.begins(at):
            continue
        read = read_bodies(sentence[words[at].start :], CENTRAL, register=register)
        if read.bodies and not read.unread and _reaches(words, at, read.bodies[-1].end):
            return read.bodies[-1].as_written
    return None


def _reaches(words: tuple[Word, ...], at: int, end: int) -> bool:
    return words[at].start + end == words[-1].end


def _initials_fit(short: str, full: str) -> bool:
    """Whether letters are the first letters of words of a name in a row, without "và"."""
    letters = "".join(word.folded for word in words_of(short))
    initials = "".join(word.folded[0] for word in words_of(full) if word.low != "và")
    return len(letters) > 1 and letters in initials
