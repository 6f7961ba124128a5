"""Folding of Vietnamese text, so that names are found without diacritics."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_BREAKS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, words parted by single spaces.

    >>> fold("Sở Công Thương, tỉnh Lạng Sơn")
    'so cong thuong tinh lang son'
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).casefold().replace("đ", "d")
    return _BREAKS.sub(" ", bare).strip()


def slug(text: str) -> str:
    """The folded text with words joined by hyphens: the form of names in ids.

    >>> slug("Sở Công Thương")
    'so-cong-thuong'
    """
    return fold(text).replace(" ", "-")
