"""Times named in words: days, months, quarters, halves and years, before they mean a period."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_DASH = r"(?:-|–|—)"
_AND = rf"(?:{_DASH}|,|/|&|va|den|toi)"
_ROMAN = r"(?:[il1]v|[il]{1,3}|[1-4])(?![\w])"
_YEAR = r"(?:(?:19|20)\d\d)(?!\d)"
_SHORT_YEAR = rf"(?:{_YEAR}|\d\d(?![\d/]))"
_TO_A_DAY = rf"""
    \s*(?:{_DASH}|(?:den|toi)(?:\s*het)?)\s*(?:ngay\s*)?\d{{1,2}}\s*(?:[/.-]|thang)\s*
    (?P<to_month>\d{{1,2}})\s*(?:[/.-]|,?\s*nam)\s*{_YEAR}
"""
"""The end of a range of days; the first of them has its year, and may have its month, here."""
TIME = re.compile(
    rf"""
      (?:(?:ngay\s*)?(?<![\d/.-])(?P<from_day>\d{{1,2}})\s*/\s*(?P<from_month>\d{{1,2}})
        |(?:ngay\s*|(?<=\btu\s)|^)(?P<from_bare_day>\d{{1,2}}))(?={_TO_A_DAY})
    | (?:ngay\s*)?(?<!\d)(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<day_month>\d{{1,2}})\s*[/.-]\s*
        (?P<day_year>{_SHORT_YEAR})
    | ngay\s*(?P<short_day>\d{{1,2}})\s*[/.-]\s*(?P<short_month>\d{{1,2}})(?!\d)(?!\s*[/.-]\s*\d)
    | (?<!\d)(?P<long_day>\d{{1,2}})\s*thang\s*(?P<long_month>\d{{1,2}})(?!\d)
        (?:\s*[,/]?\s*(?:nam)?\s*(?P<long_year>{_YEAR}))?
    | (?P<part>\d{{1,2}}\s*thang|nua)\s*(?P<side>dau|cuoi)\s*(?:cua\s*)?nam
        (?:\s*(?P<part_year>{_YEAR}))?
    | thang\s*(?P<months>\d{{1,2}}(?!\d)(?:\s*{_AND}\s*(?:thang\s*)?\d{{1,2}}(?![\d])
        (?!\s*[/-]\s*\d{{1,2}}[/-]))*)
        (?:\s*(?:/|{_DASH}|,|nam)\s*(?:nam\s*)?(?P<months_year>{_SHORT_YEAR}))?
    | qu[yi]\s*(?P<quarters>{_ROMAN}(?:\s*{_AND}\s*(?:qu[yi]\s*)?{_ROMAN})*)
        (?:\s*(?:/|{_DASH}|,|\.)?\s*(?:nam\s*)?(?P<quarters_year>{_SHORT_YEAR}))?
    | (?<!\d)(?<!\d/)(?P<bare_month>0?[1-9]|1[0-2])\s*[/-]\s*(?P<bare_year>{_YEAR})
    | (?P<named>\bnam\s*|\bgiai\s+doan\s*)?(?<!\d)(?P<year>{_YEAR})
        (?P<years>(?:\s*{_AND}\s*(?:nam\s*)?{_YEAR})*)(?:\s*{_DASH}\s*(?P<last>\d\d)(?!\d))?
    """,
    re.VERBOSE,
)
"""A time in lower-case text without diacritics."""


@dataclass(frozen=True)
class Stretch:
    """Months from first to last, or one day; years are None where none is printed."""

    first: int
    last: int
    year: int | None
    last_year: int | None
    day: int | None = None
    certain: bool = True
    several: bool = False


def stretches_of(flat: str) -> Iterator[Stretch]:
    """The times of a text in order."""
    for match in TIME.finditer(flat):
        for name, read in _READERS.items():
            if match[name] is not None:
                yield read(match)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _one_day(day: str, month: str, year: str) -> Callable[[re.Match[str]], Stretch]:
    def read(match: re.Match[str]) -> Stretch:
        when = _year(match[year]) if year else None
        return Stretch(int(match[month]), int(match[month]), when, when, int(match[day]))

    return read


def _part(match: re.Match[str]) -> Stretch:
    digits = re.match(r"\d+", match["part"])
    count = min(max(int(digits[0]) if digits else 6, 1), 12)
    when = _year(match["part_year"])
    return Stretch(*((1, count) if match["side"] == "dau" else (13 - count, 12)), when, when)


def _months(match: re.Match[str]) -> Stretch:
    numbers = [int(each) for each in re.findall(r"\d+", match["months"])]
    when = _year(match["months_year"])
    first = when - 1 if when and numbers[0] > numbers[-1] else when
    return Stretch(numbers[0], numbers[-1], first, when, several=len(numbers) > 1)


def _quarters(match: re.Match[str]) -> Stretch:
    numbers = [_quarter(each) for each in re.findall(_ROMAN, match["quarters"])]
    when = _year(match["quarters_year"])
    return Stretch(min(numbers) * 3 - 2, max(numbers) * 3, when, when, several=len(numbers) > 1)


def _quarter(text: str) -> int:
    """The number of a quarter; l is often printed for I."""
    if text.isdigit():
        return int(text)
    return 4 if text.endswith("v") else len(text)


def _bare_month(match: re.Match[str]) -> Stretch:
    month, when = int(match["bare_month"]), _year(match["bare_year"])
    return Stretch(month, month, when, when)


def _years(match: re.Match[str]) -> Stretch:
    first = _year(match["year"])
    further = re.findall(r"\d{4}", match["years"])
    last = _year(match["last"]) or _year(further[-1] if further else None) or first
    several = first != last
    return Stretch(1, 12, first, last, certain=match["named"] is not None, several=several)


_READERS: dict[str, Callable[[re.Match[str]], Stretch]] = {
    "from_day": _one_day("from_day", "from_month", ""),
    "from_bare_day": _one_day("from_bare_day", "to_month", ""),
    "day": _one_day("day", "day_month", "day_year"),
    "short_day": _one_day("short_day", "short_month", ""),
    "long_day": _one_day("long_day", "long_month", "long_year"),
    "part": _part,
    "months": _months,
    "quarters": _quarters,
    "bare_month": _bare_month,
    "year": _years,
}
