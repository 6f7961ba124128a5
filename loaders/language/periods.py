"""Quarters of the calendar, and when a task is to be done."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from loaders.dataset import Schedule
from loaders.language.references import UNIT
from loaders.language.stretches import TIME, Stretch, stretches_of

Recurrence = Literal["continuous", "annual", "quarterly", "monthly"]

_NUMBER = re.compile(
    r"\d+(?:/\d{4})?\s?[/-]\s?(?=[A-ZĐ]{2}|TTr|CTr)[\w&]+(?:\s?[-/]\s?[\w&]+)?"
    rf"(?:{UNIT})?(?:\s*ngày\s*[\d/.-]+)?"
)
_OPEN = re.compile(r"nam\s+(?:tiep\s+theo|sau|ke\s+tiep)|\btro\s+(?:di|ve\s+sau)")
_FROM = re.compile(r"\b(?:ke\s+)?tu\b|\bbat\s+dau\b")
_UNTIL = re.compile(
    r"\btruoc\b|cham\s+nhat|muon\s+nhat|\bhoan\s+thanh|\bxong\b|khong\s+(?:qua|muon)|\bthoi\s+han\b"
    r"|\b(?:den|toi)\s+(?:het|cuoi|nam|ngay|thang|qu[yi]|truoc)\b|^(?:den|toi|het)\b|(?<!thang\s)(?<!nua\s)\bcuoi\s+nam\b"
)
_RECURRENCES: tuple[tuple[Recurrence, re.Pattern[str]], ...] = (
    ("continuous", re.compile(r"thuong\s+xuyen|lien\s+tuc")),
    ("monthly", re.compile(r"\b(?:hang|moi|tung)\s+thang")),
    ("quarterly", re.compile(r"\b(?:hang|moi|tung)\s+qu[yi]\b")),
    ("annual", re.compile(r"\b(?:hang|moi|tung)\s+nam|\bthuong\s+nien")),
)
_SCHOOL_YEAR = re.compile(r"\bnam\s+hoc\b")
_NO_CALENDAR_YEAR = re.compile(rf"{_SCHOOL_YEAR.pattern}|\bgiua\s+nam\b")
"""A year of school, and the middle of a year, which nobody ends on a day that is sure."""
_TIME_WORDS_LISTED = (
    "nam thang quy qui ngay tu den toi het trong truoc sau va giai doan cac cuoi dau hoan "
    "thanh xong cham nhat muon khong qua thoi gian han thuc hien du kien tiep theo tro di ve "
    "ke hang moi thuong xuyen lien tuc dinh ky bat ket thuc dot xuat lan"
)
_TIME_WORDS = frozenset(_TIME_WORDS_LISTED.split())
_PLAIN_WORDS_LISTED = (
    "thang quy qui ngay tu den toi het trong truoc cuoi dau va hoan thanh xong cham nhat muon "
    "khong qua thoi gian han thuc hien du kien"
)
_PLAIN_WORDS = frozenset(_PLAIN_WORDS_LISTED.split())
"""Words around a quarter or a month that leave its year the one that is spoken of."""
_COUNTED = re.compile(r"(?<!ngay )(?<!\d)\d+\s+thang\b")
_EACH = (
    r"thuong\s+xuyen|lien\s+tuc|(?:hang|moi|tung)\s+(?:thang|qu[yi]|nam)(?!\s+hoc)|thuong\s+nien"
)
_TIMED = re.compile(rf"\b(?:{_EACH})\b|(?<![\w/])(?:{TIME.pattern})", re.VERBOSE)
_JOINED = re.compile(
    rf"\s*va\s+(?:cac|nhung)\s+(?:{_OPEN.pattern})"
    rf"|\s*(?:[,;–-]|\bva\b|\b(?:den|toi)(?:\s*het)?\b|\bhoac\b)?\s*(?:\b(?:{_EACH})\b|{TIME.pattern})",
    re.VERBOSE,
)
_BEFORE_TIME = (
    r"(?:chậm|muộn)\s+nhất|thực\s+hiện|hoàn\s+thành|thời\s+(?:gian|hạn)|dự\s+kiến|tiếp\s+theo"
    r"|trở\s+(?:đi|về)|liên\s+tục|thường\s+xuyên|định\s+kỳ|kết\s+thúc|bắt\s+đầu|đột\s+xuất"
    r"|giai\s+đoạn|không\s+quá|năm|tháng|qu[ýí]|ngày|từ|đến|tới|hết|trong|trước|sau|các|cuối|đầu"
    r"|xong|hạn|kể|h[àằ]ng|mỗi|lần|kỳ"
)
"""Words of time as they are spelled: without their marks others look like them (mới, thủ tục)."""
_WORDS_OF_TIME = re.compile(rf"(?:\b(?:{_BEFORE_TIME})\b[\s,:]*)+$", re.IGNORECASE)
_TIDY = re.compile(r"^[\s.,;:()\[\]|*–-]+|[\s.,;:(\[|*–-]+$")


def quarter(day: date) -> str:
    """The quarter of a day, e.g. 2026-Q3; texts of quarters sort in time."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def quarters(first: date, last: date) -> Iterator[str]:
    """The quarters from the first day's to the last day's, both included."""
    year, number = first.year, (first.month - 1) // 3
    while (year, number) <= (last.year, (last.month - 1) // 3):
        yield f"{year}-Q{number + 1}"
        year, number = (year, number + 1) if number < 3 else (year + 1, 0)


@dataclass(frozen=True)
class Timing:
    """A time as printed and what it says.

    Attributes:
        label: As printed, on one line.
        starts_on: First day, if it says one.
        ends_on: Last day, if it says one.
        recurrence: How often it comes back.
    """

    label: str
    starts_on: date | None = None
    ends_on: date | None = None
    recurrence: Recurrence | None = None

    @property
    def understood(self) -> bool:
        """Whether the words give a day or a recurrence; else there is the label alone."""
        return bool(self.starts_on or self.ends_on or self.recurrence)

    @property
    def schedule(self) -> Schedule | None:
        """The part of the dataset; None where nothing is printed."""
        if not self.label:
            return None
        return Schedule(
            label=self.label,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            recurrence=self.recurrence,
        )


def read_schedule(label: str, *, deadline: bool = False, year: int | None = None) -> Timing:
    """The time that words say.

    Args:
        label: As printed; broken lines are joined.
        deadline: Whether it stands under "Thời gian hoàn thành": a plain period is then a
            deadline, its last day without a start.
        year: The year meant where none is printed; without it such words give no day.
    """
    shown = _tidy(label)
    flat = _flat(_NUMBER.sub(" ", shown))
    recurrence = _recurrence(flat)
    stretches = _certain(flat)
    first, last = _days(stretches, None if recurrence else year)
    if first is None or last is None:
        return Timing(shown, recurrence=recurrence)
    several = len(stretches) > 1 or stretches[0].several
    plain = deadline and recurrence is None
    return Timing(shown, *_ends(flat, first, last, several=several, deadline=plain), recurrence)


def in_year(label: str, year: int | None, *, deadline: bool = False) -> Timing | None:
    """The time of a label that names quarters, months or days, but no year: in the year given.

    None where it says more than that, or names a year itself.

    >>> in_year("Quý I", 2026).ends_on.isoformat(), in_year("3 tháng một lần", 2026)
    ('2026-03-31', None)
    """
    flat = _flat(_tidy(label))
    if year is None or not set(re.findall(r"\w+", TIME.sub(" ", flat))) <= _PLAIN_WORDS:
        return None
    if _COUNTED.search(flat) or any(each.year or each.last_year for each in stretches_of(flat)):
        return None
    timing = read_schedule(label, deadline=deadline, year=year)
    return timing if timing.starts_on or timing.ends_on else None


def said_schedule(words: str, *, year: int | None = None) -> Timing | None:
    """The time that running words say: "…, hoàn thành trong quý II/2026", "thực hiện hằng năm".

    The dates of documents named in the words, and years without a word of time before them, are
    none. The label is the words of time alone; None where there are none.
    """
    flat = _flat(_NUMBER.sub(_blank, words))
    best: Timing | None = None
    for found in _phrases(flat, words):
        timing = read_schedule(words[found[0] : found[1]], year=year)
        if timing.ends_on or timing.starts_on:
            return timing
        best = best or (timing if timing.recurrence else None)
    return best


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _phrases(flat: str, words: str) -> Iterator[tuple[int, int]]:
    """The stretches of words of time around a date or a recurrence."""
    end = 0
    for found in _TIMED.finditer(flat):
        if found.start() < end or _SCHOOL_YEAR.search(flat, end, found.end()):
            continue
        start, end = _grown(flat, words, found)
        bare = found["year"] and not found["named"] and start == found.start()
        if not bare or not flat[:start].strip(" .,;:()"):
            yield start, end


def _grown(flat: str, words: str, found: re.Match[str]) -> tuple[int, int]:
    """A time with the words of time before it, and further times joined to it."""
    before = _WORDS_OF_TIME.search(words[: found.start()])
    start = before.start() if before else found.start()
    end = found.end()
    while joined := _JOINED.match(flat, end):
        end = joined.end()
    return start, end


def _ends(
    flat: str, first: date, last: date, *, several: bool, deadline: bool
) -> tuple[date | None, date | None]:
    """Which of the two days the words around a period say."""
    if _OPEN.search(flat):
        return first, None
    if _FROM.search(_before(flat)):
        return first, last if several else None
    if deadline or _UNTIL.search(_head(flat)):
        return None, last
    return first, last


def _before(flat: str) -> str:
    """The words before the first time of a label; "từ năm" has its last word in the time."""
    found = TIME.search(flat)
    return flat[: found.start()] if found else flat


def _head(flat: str) -> str:
    """The words up to and with the first time of a label."""
    found = TIME.search(flat)
    return flat[: found.end()] if found else flat


def _certain(flat: str) -> list[Stretch]:
    """The times in words; a year without "năm" counts where only words of time stand around it."""
    if _NO_CALENDAR_YEAR.search(flat):
        return []
    words = set(re.findall(r"[a-z]{2,}", TIME.sub(" ", flat)))
    return [each for each in stretches_of(flat) if each.certain or words <= _TIME_WORDS]


def _days(stretches: Sequence[Stretch], year: int | None) -> tuple[date | None, date | None]:
    """First and last day of times together; a year stands behind the last of them alone."""
    if not stretches:
        return None, None
    years = [each.year for each in stretches]
    known = [year, *(each for each in years if each is not None)]
    first, last = stretches[0], stretches[-1]
    start_year = first.year or next((each for each in years if each), year)
    end_year = last.last_year or last.year or known[-1]
    if start_year is None or end_year is None:
        return None, None
    start, end = _day(start_year, first, begin=True), _day(end_year, last, begin=False)
    if start and end and start > end and first.year is None:
        start = _day(start_year - 1, first, begin=True)
    return (start, end) if start and end and start <= end else (None, None)


def _day(year: int, stretch: Stretch, *, begin: bool) -> date | None:
    """The first or last day of a stretch; None for a day that does not exist."""
    try:
        if stretch.day is not None:
            return date(year, stretch.first, stretch.day)
        if begin:
            return date(year, stretch.first, 1)
        return date(year + stretch.last // 12, stretch.last % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


def _recurrence(flat: str) -> Recurrence | None:
    found = [(match.start(), name) for name, each in _RECURRENCES if (match := each.search(flat))]
    return min(found)[1] if found else None


def _tidy(label: str) -> str:
    """A label on one line without stray punctuation around it."""
    shown = _TIDY.sub("", " ".join(unicodedata.normalize("NFC", label).split()))
    if shown.count("(") != shown.count(")"):
        shown = _TIDY.sub("", shown.strip("() "))
    return shown


def _flat(text: str) -> str:
    """Lower case without diacritics, punctuation kept."""
    bare = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
    return bare.casefold().replace("đ", "d")
