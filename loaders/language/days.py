"""Days written in full: those that no calendar has."""

import re
from collections.abc import Iterator
from datetime import date

_DAY = re.compile(
    r"(?<![\w/.-])(?:ngày\s+)?(?:"
    r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*((?:19|20)\d\d)"
    r"|(?<=ngày\s)(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+năm\s+((?:19|20)\d\d)"
    r")(?![\w/-])",
    re.IGNORECASE,
)


def impossible_days(text: str) -> Iterator[re.Match[str]]:
    """The days of a text with their year that do not exist.

    >>> [each[0] for each in impossible_days("trước 31/02/2026; ngày 31 tháng 12 năm 2026")]
    ['31/02/2026']
    """
    for match in _DAY.finditer(text):
        day, month, year = (int(each) for each in match.groups() if each)
        try:
            date(year, month, day)
        except ValueError:
            yield match
