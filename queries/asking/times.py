"""Times in a question: '30/6', 'tháng 6', 'quý III/2026', 'trước 30/6/2026', 'by June 2026'."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

EARLIEST, LATEST = "2000-01-01", "2100-12-31"
"""Where 'before …' begins and 'from … on' ends."""
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
UNTIL = "truoc|den het|den|toi|het|cham nhat|until|till|before|by|to|and"
SINCE = "tu|ke tu|sau|from|since|after|between"
BEHIND = "|".join(rf"(?<=\b{word} )" for word in ("in", "by", "until", "before", "from", "since"))
"""Before the name of an English month that stands alone: 'may' is a word of its own."""
YEAR = r"(?:\s*(?:/|-|nam|of|in|,)?\s*(?P<year>20\d\d))?"


class NoSuchTimeError(Exception):
    """A text names a day or month that there is not."""


@dataclass(frozen=True)
class Time:
    """A time that a text names: where it stands, its first and last day, and its name.

    Attributes:
        start: Offset of its first letter, with the word before that says its side.
        end: Offset behind its last letter.
        first: First day, YYYY-MM-DD.
        last: Last day.
        period: 2026, 2026-Q3 or 2026-06; None for a day and for a half year.
        side: Whether the days in it are meant, all until its end, or all from its begin on.
    """

    start: int
    end: int
    first: str
    last: str
    period: str | None
    side: Literal["in", "until", "since"]


def times(text: str, today: date) -> list[Time]:
    """The times in a folded text whose signs are kept; a day without a year is of this year.

    Raises:
        NoSuchTimeError: For the 31st of February, the 13th month.
    """
    found: list[Time] = []
    for pattern, made in FORMS.items():
        for match in re.finditer(rf"\b(?:(?P<side>{SINCE}|{UNTIL})\s+)?(?:{pattern})\b", text):
            free = all(match.end() <= each.start or match.start() >= each.end for each in found)
            if free:
                found.append(_time(match, made, today))
    return sorted(found, key=lambda each: each.start)


Days = tuple[date, date, str | None]


def _time(
    match: re.Match[str], made: Callable[[Mapping[str, str | None], date], Days], today: date
) -> Time:
    try:
        first, last, period = made(match.groupdict(), today)
    except ValueError:
        raise NoSuchTimeError(f"'{match[0]}' is no day and no month") from None
    side: Literal["in", "until", "since"] = "in"
    if word := match["side"]:
        side = "until" if word in UNTIL.split("|") else "since"
    if side == "since" and word in {"sau", "after"}:
        first = last + timedelta(days=1)
    return Time(match.start(), match.end(), first.isoformat(), last.isoformat(), period, side)


def _day(said: Mapping[str, str | None], today: date) -> Days:
    month = said["month"] or ""
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    day = date(int(said["year"] or today.year), number, int(said["day"] or ""))
    return day, day, None


def _month(said: Mapping[str, str | None], today: date) -> Days:
    month = said["month"] or ""
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    year = int(said["year"] or today.year)
    return _months(year, number, number, f"{year}-{number:02}")


def _quarter(said: Mapping[str, str | None], today: date) -> Days:
    quarter = said["quarter"] or ""
    number = ROMAN[quarter] if quarter in ROMAN else int(quarter)
    year = int(said["year"] or today.year)
    return _months(year, 3 * number - 2, 3 * number, f"{year}-Q{number}")


def _half(said: Mapping[str, str | None], today: date) -> Days:
    begin = 1 if said["half"] in {"dau", "first"} else 7
    return _months(int(said["year"] or today.year), begin, begin + 5, None)


def _year(said: Mapping[str, str | None], today: date) -> Days:
    year = int(said["year"] or today.year)
    return _months(year, 1, 12, str(year))


def _months(year: int, begin: int, end: int, period: str | None) -> Days:
    return date(year, begin, 1), date(year, end, monthrange(year, end)[1]), period


IN_WORDS = "|".join(MONTHS)
FORMS: Mapping[str, Callable[[Mapping[str, str | None], date], Days]] = {
    r"(?:ngay\s+)?(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)": _day,
    r"(?:ngay\s+)?(?P<day>\d\d?)\s*[/.-]\s*(?P<month>\d\d?)(?:\s*[/.-]\s*(?P<year>20\d\d))": _day,
    rf"(?:ngay\s+)?(?P<day>\d\d?)\s+thang\s+(?P<month>\d\d?){YEAR}": _day,
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{IN_WORDS}){YEAR}": _day,
    rf"(?P<month>{IN_WORDS})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?\b{YEAR}": _day,
    rf"(?:6|sau)\s+thang\s+(?P<half>dau|cuoi)(?:\s+nam)?{YEAR}": _half,
    rf"(?P<half>first|second)\s+half{YEAR}": _half,
    rf"(?:quy|quarter|q)\s*(?P<quarter>[1-4]|iii|ii|iv|i){YEAR}": _quarter,
    rf"thang\s+(?P<month>\d\d?){YEAR}": _month,
    r"(?P<month>\d\d?)\s*/\s*(?P<year>20\d\d)(?![/-]\w)": _month,
    rf"(?P<month>{IN_WORDS}),?\s+(?P<year>20\d\d)": _month,
    rf"(?:{BEHIND})(?P<month>{IN_WORDS})(?P<year>(?!))?": _month,
    r"(?:ngay\s+)?(?P<day>\d\d?)\s*/\s*(?P<month>\d\d?)(?P<year>(?!))?": _day,
    r"(?:nam\s+)?(?<![/-])(?P<year>20\d\d)(?![/-]\w)": _year,
    r"(?P<year>(?!))?(?:nam nay|this year)": _year,
}
"""Forms of times and what makes days of them, the longer before the shorter."""
