"""Times in a question: '30/6', 'tháng 6', 'quý III/2026', 'trước 30/6/2026', 'by June 2026'."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
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
BEFORE, AFTER, BETWEEN = {"truoc", "before"}, {"sau", "after"}, {"giua", "between"}
UNTIL = BEFORE | {"den het", "den", "toi", "het", "cham nhat", "until", "till", "by", "to"}
SINCE = AFTER | BETWEEN | {"tu", "ke tu", "from", "since"}
JOINING = {"va", "and"}
DASHES = {"-", "\u2013", "\u2014"}
SIDES = "|".join(sorted(SINCE | UNTIL | JOINING, key=lambda word: (-len(word), word)))
"""Words before a time, the longer first."""
BEHIND = "|".join(
    rf"(?<=\b{word} )"
    for word in ("in", "by", "until", "before", "from", "since", "after", "between")
)
"""Before the name of an English month that stands alone: 'may' is a word of its own."""
YEAR = r"(?:\s*(?:/|-|nam|of|in|,)?\s*(?P<year>20\d\d))?"


Side = Literal["in", "until", "since"]
"""Whether the days in a time are meant, all until its end, or all from its begin on."""


class NoSuchTimeError(Exception):
    """A text names a day or month that there is not.

    Attributes:
        vi: The text in Vietnamese.
    """

    def __init__(self, said: str) -> None:
        super().__init__(f"'{said}' is no day and no month")
        self.vi = f"'{said}' không phải ngày, tháng nào"


@dataclass(frozen=True)
class Time:
    """A time that a text names: where it stands, its first and last day, and its name.

    Attributes:
        start: Offset of its first letter, with the word before that says its side.
        end: Offset behind its last letter.
        first: First day, YYYY-MM-DD; behind the time where that is said by 'after'.
        last: Last day; ahead of a period, not of a day, where that is said by 'before'.
        period: 2026, 2026-Q3 or 2026-06; None for a day and for a half year.
        side: As the word before it says, or what joins it to the time before.
    """

    start: int
    end: int
    first: str
    last: str
    period: str | None
    side: Side

    @property
    def day(self) -> str | None:
        """The one day that is meant: itself, the first from which on, the last until which."""
        if self.side == "until":
            return self.last
        return self.first if self.side == "since" or self.first == self.last else None


Said = Mapping[str, str | None]
Days = tuple[date, date, str | None]
Maker = Callable[[Said, date], Days]
Found = tuple[re.Match[str], Maker]


def times(text: str, today: date) -> list[Time]:
    """The times in a folded text whose signs are kept.

    A time without a year has that of the next one that says it, else of the one before, else this
    year; 'from October to March 2027' begins in 2026.

    Raises:
        NoSuchTimeError: For the 31st of February, the 13th month.
    """
    found = _found(text)
    sides = _sides([match for match, _ in found], text)
    days = _dated(found, sides, today)
    return [_time(*each) for each in zip((match for match, _ in found), sides, days, strict=True)]


def span_of(several: Sequence[Time]) -> tuple[str, str] | None:
    """The first and last day that times mean together; None where that is no one span."""
    begin, *others = several
    first = EARLIEST if begin.side == "until" else begin.first
    last = LATEST if begin.side == "since" else begin.last
    if [each.side for each in others] == ["until"] and begin.side != "until":
        return first, others[0].last
    for each in others:
        next_day = date.fromisoformat(last) + timedelta(days=1)
        if each.side != "in" or each.first != next_day.isoformat():
            return None
        last = each.last
    return first, last


def _found(text: str) -> list[Found]:
    """What is a time, with the word before it that says its side, in order."""
    found: list[Found] = []
    for pattern, made in FORMS.items():
        for match in re.finditer(rf"\b(?:(?P<side>{SIDES})\s+)?(?:{pattern})\b", text):
            if all(match.end() <= each.start() or match.start() >= each.end() for each, _ in found):
                found.append((match, made))
    return sorted(found, key=lambda each: each[0].start())


def _sides(matches: Sequence[re.Match[str]], text: str) -> list[Side]:
    """The side of each time; 'and' makes a span only behind 'between'."""
    sides: list[Side] = []
    before: re.Match[str] | None = None
    for match in matches:
        word = match["side"]
        joined = before and word in JOINING and before["side"] in BETWEEN
        dashed = before and not word and text[before.end() : match.start()].strip() in DASHES
        sides.append("until" if joined or dashed else _side(word))
        before = match
    return sides


def side_before(text: str) -> Side:
    """The side of a time that would stand behind a folded text."""
    match = re.search(rf"(?:^|\s)({SIDES})\s*$", text)
    return _side(match[1] if match else None)


def _side(word: str | None) -> Side:
    if word in UNTIL:
        return "until"
    return "since" if word in SINCE else "in"


def _dated(found: Sequence[Found], sides: Sequence[Side], today: date) -> list[Days]:
    """The days of each time, in the year of the one beside it where it says none itself."""
    last = max((place for place, each in enumerate(found) if _says_year(each)), default=0)
    days = [_days(each, today) for each in found[last : last + 1]]
    for place in range(last - 1, -1, -1):
        days.insert(0, _beside(found[place], days[0], today, -int(sides[place + 1] == "until")))
    for place in range(last + 1, len(found)):
        days.append(_beside(found[place], days[-1], today, int(sides[place] == "until")))
    return days


def _beside(each: Found, near: Days, today: date, step: int) -> Days:
    """The days of a time in the year of the one beside it.

    `step` years away, where a span would end before it begins; 0 for what is no span.
    """
    if _says_year(each):
        return _days(each, today)
    own = _days(each, today, near[0].year)
    wrong = (own[0] - near[0]).days * step < 0
    return _days(each, today, near[0].year + step) if wrong else own


def _says_year(each: Found) -> bool:
    match, made = each
    return match["year"] is not None or made is _this_year


def _days(each: Found, today: date, year: int | None = None) -> Days:
    """The days of a time; without a year it is of that one, or of this year."""
    match, made = each
    said = match.groupdict()
    try:
        return made({**said, "year": said["year"] or str(year or today.year)}, today)
    except ValueError:
        raise NoSuchTimeError(match[0]) from None


def _time(match: re.Match[str], side: Side, days: Days) -> Time:
    first, last, period = days
    if match["side"] in AFTER:
        first = last + timedelta(days=1)
    elif match["side"] in BEFORE and first < last:
        last = first - timedelta(days=1)
    return Time(match.start(), match.end(), first.isoformat(), last.isoformat(), period, side)


def _day(said: Said, _: date) -> Days:
    month = said["month"] or ""
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    day = date(int(said["year"] or ""), number, int(said["day"] or ""))
    return day, day, None


def _month(said: Said, _: date) -> Days:
    month = said["month"] or ""
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    year = int(said["year"] or "")
    return _months(year, number, number, f"{year}-{number:02}")


def _quarter(said: Said, _: date) -> Days:
    quarter = said["quarter"] or ""
    number = ROMAN[quarter] if quarter in ROMAN else int(quarter)
    year = int(said["year"] or "")
    return _months(year, 3 * number - 2, 3 * number, f"{year}-Q{number}")


def _half(said: Said, _: date) -> Days:
    begin = 1 if said["half"] in {"dau", "first"} else 7
    return _months(int(said["year"] or ""), begin, begin + 5, None)


def _year(said: Said, _: date) -> Days:
    year = int(said["year"] or "")
    return _months(year, 1, 12, str(year))


def _this_year(_: Said, today: date) -> Days:
    return _months(today.year, 1, 12, str(today.year))


def _months(year: int, begin: int, end: int, period: str | None) -> Days:
    return date(year, begin, 1), date(year, end, monthrange(year, end)[1]), period


IN_WORDS = "|".join(MONTHS)
FORMS: Mapping[str, Maker] = {
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
    r"(?P<year>(?!))?(?:nam nay|this year)": _this_year,
}
"""Forms of times and what makes days of them, the longer before the shorter."""
