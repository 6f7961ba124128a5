"""Numbers and symbols of documents, numbers in texts, and the values of targets."""

import re
import unicodedata
from dataclasses import dataclass

Number = int | float

CENTRAL_SYMBOLS = re.compile(
    r"(?:/QH\d*|[-/](?:CP|TTg|CTN|TW|UBTVQH\d*|B(?!CĐ)[A-ZĐ&]+|NHNN|TTCP|VPCP))(?:/\d+)?$"
)
"""Endings of symbols that only central bodies use."""

_SCALES = {
    "trăm": 100,
    "chục": 10,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
_DIGITS = r"\d+(?:[.,]\d+)*"
_SCALE = rf"(?:{'|'.join(_SCALES)})(?!\w)"
_NUMBER = rf"{_DIGITS}(?:\s*{_SCALE})*"
_WHOLE = re.compile(rf"\s*({_DIGITS})((?:\s*{_SCALE})*)\s*", re.IGNORECASE)
_LEAST = r"trên|hơn|ít\s+nhất|tối\s+thiểu|không\s+dưới|không\s+thấp\s+hơn|từ|≥|>=|>|lớn\s+hơn"
_MOST = (
    r"(?<!không\s)dưới|không\s+quá|tối\s+đa|không\s+vượt\s+quá|≤|<=|<|nhỏ\s+hơn|không\s+lớn\s+hơn"
)
_ABOUT = r"khoảng|gần|xấp\s+xỉ|ước(?:\s+đạt|\s+tính)?|~|≈"
_NO_UNIT = (
    r"(?:và|trở|trong|năm|so|vào|đến|của|cho|tại|được|với|để|theo|mỗi|có|đạt|trên|là|do|nhằm|hoặc)"
    r"(?!\w)"
)
_QUANTITY = re.compile(
    rf"""(?P<before>(?:(?<![^\W\d_])(?:{_LEAST}|{_MOST}|{_ABOUT}|đạt|tăng|giảm|còn)\s*)*)
    (?<![\w/.,-])(?P<one>{_NUMBER})(?P<percent>\s*%)?
    (?:\s*(?P<to>-|–|—|÷|đến|tới)\s*(?P<two>{_NUMBER}))?
    (?![\d/])(?P<unit>\s*%|\s*(?!{_NO_UNIT})[^\W\d].*?(?=[,;:.()\n]|\s{_NO_UNIT}|$)|)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UPWARD = re.compile(r"\s*(?:trở\s+lên|\+)", re.IGNORECASE)
_DOWNWARD = re.compile(r"\s*trở\s+xuống", re.IGNORECASE)
_MOST_UNIT_WORDS = 5


def is_central(number: str) -> bool:
    """Whether a document's symbol shows a central issuer (law, decree, ministry's circular).

    >>> is_central("45/2012/NĐ-CP"), is_central("46/2012/TT-BCT"), is_central("24-NQ/TU")
    (True, True, False)
    """
    return CENTRAL_SYMBOLS.search(number) is not None


@dataclass(frozen=True)
class Quantity:
    """A value, a range or a bound.

    Attributes:
        minimum: Lowest value; None where only an upper bound is said.
        maximum: Highest value; equal to the minimum where one value is said.
        unit: As printed behind the value; None without one.
        approximate: True for khoảng, gần.
        start: Offset of its first character, words like "trên" included.
        end: Offset behind its last character.
    """

    minimum: Number | None
    maximum: Number | None
    unit: str | None
    approximate: bool
    start: int
    end: int


def read_number(text: str) -> Number | None:
    """The number that a text is; None where it is none.

    Groups of three digits behind points are thousands; anything else behind the last comma, or
    one or two digits behind a point, are decimals.

    >>> read_number("155.000"), read_number("62,5"), read_number("62.5"), read_number("5,5 triệu")
    (155000, 62.5, 62.5, 5500000)
    """
    match = _WHOLE.fullmatch(unicodedata.normalize("NFC", text))
    if not match:
        return None
    value = _plain_number(match[1])
    if value is None:
        return None
    for word in match[2].casefold().split():
        value = round(value * _SCALES[word], 6)
    return int(value) if value == int(value) else value


def _plain_number(digits: str) -> Number | None:
    if re.fullmatch(r"\d+", digits):
        return int(digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        return int(digits.replace(".", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", digits):
        return float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"\d+,\d+|\d+\.\d{1,2}|\d+\.\d{4,}", digits):
        return float(digits.replace(",", "."))
    return None


def read_quantity(text: str) -> Quantity | None:
    """The first value of a target phrase, with its bounds and unit; None without a number.

    >>> found = read_quantity("đạt trên 1.250 ha")
    >>> found and (found.minimum, found.maximum, found.unit)
    (1250, None, 'ha')
    """
    for match in _QUANTITY.finditer(text):
        one, two = read_number(match["one"]), read_number(match["two"] or "")
        if one is None or (match["two"] and two is None):
            continue
        if match["two"]:
            one = _same_scale(one, match)
        return _bounded(text, match, one, two)
    return None


def _same_scale(one: Number, match: re.Match[str]) -> Number:
    """The first number of "5-6 triệu" has the scale of the second."""
    scale = re.search(rf"(?:\s*{_SCALE})+$", match["two"], re.IGNORECASE)
    if scale is None or re.search(_SCALE, match["one"], re.IGNORECASE):
        return one
    return read_number(match["one"] + scale[0]) or one


def _bounded(text: str, match: re.Match[str], one: Number, two: Number | None) -> Quantity:
    before = " ".join(unicodedata.normalize("NFC", match["before"]).casefold().split())
    unit, end = _unit(match)
    upward, downward = _UPWARD.match(text, end), _DOWNWARD.match(text, end)
    minimum: Number | None = one
    maximum: Number | None = two if two is not None else one
    if two is None:
        if (re.search(_MOST, before) and not re.search("không dưới", before)) or downward:
            minimum = None
        elif re.search(_LEAST, before) or upward:
            maximum = None
    elif one > two:
        minimum, maximum = two, one
    end = max(end, (upward or downward or match).end() if upward or downward else end)
    about = re.search(_ABOUT, before) is not None
    return Quantity(minimum, maximum, unit, about, match.start(), end)


def _unit(match: re.Match[str]) -> tuple[str | None, int]:
    """The unit behind a value and where it ends; long words behind a value are no unit."""
    words = match["unit"].split()
    if not words:
        return ("%", match.end("unit")) if match["percent"] else (None, match.start("unit"))
    if len(words) > _MOST_UNIT_WORDS:
        return None, match.start("unit")
    return " ".join(words), match.start("unit") + len(match["unit"].rstrip())
