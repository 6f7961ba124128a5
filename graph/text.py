"""Folding of Vietnamese text, so that names are found without diacritics."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_BREAKS = re.compile(r"[\W_]+")
_FOREIGN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1024)  # one paragraph is asked about many times in a row
def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, words parted by single spaces.

    >>> fold("Sở Công Thương, tỉnh Lạng Sơn")
    'so cong thuong tinh lang son'
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).casefold().replace("đ", "d")
    return _BREAKS.sub(" ", bare).strip()


def slug(text: str) -> str:
    """The folded text with words joined by hyphens: the form of names in ids, ASCII alone.

    >>> slug("Sở Công Thương")
    'so-cong-thuong'
    """
    return _FOREIGN.sub("-", fold(text)).strip("-")


_OLD_TONES = re.compile("o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]")
_TONED = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "òóỏõọòóỏõọùúủũụ", strict=True))
_PLAIN = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy", strict=True))


def key(text: str) -> str:
    """A name in an id where diacritics tell things apart: Dê (goat) is not Dẻ (chestnut).

    Lower case, words joined by hyphens; a tone mark that may stand on either vowel (hoá, hóa)
    stands on the first.

    >>> key("Cà phê"), key("Hoá chất") == key("hóa chất")
    ('cà-phê', True)
    """
    words = _BREAKS.sub("-", unicodedata.normalize("NFC", text).casefold()).strip("-").split("-")
    return "-".join(_OLD_TONES.sub(_moved, word) if word[-1:] in _TONED else word for word in words)


def _moved(match: re.Match[str]) -> str:
    return _TONED[match[0][1]] + _PLAIN[match[0][1]]
