"""The time that the words of a task themselves say."""

import re

from loaders.dataset import Schedule
from loaders.language.periods import Recurrence, said_schedule

OPENING = 60
"""Characters at the start of a task in which a word of recurrence is about the task itself."""
_RECURRENCES: tuple[tuple[re.Pattern[str], Recurrence], ...] = (
    (re.compile(r"h[àằ]ng năm", re.IGNORECASE), "annual"),
    (re.compile(r"thường xuyên", re.IGNORECASE), "continuous"),
    (re.compile(r"h[àằ]ng quý", re.IGNORECASE), "quarterly"),
    (re.compile(r"h[àằ]ng tháng", re.IGNORECASE), "monthly"),
)
_DEADLINE = re.compile(
    r"(?:hoàn\s+thành|xong|trước|chậm\s+nhất|muộn\s+nhất)\s[^;.]*?\d[^;.]*|trong\s+"
    r"(?:quý|tháng|năm)\s[^;.]*?\d[^;.,]*",
    re.IGNORECASE,
)


def time_of_words(words: str) -> Schedule | None:
    """The recurrence that a task's words open with, or the deadline they say.

    >>> time_of_words("Hằng năm tổ chức hội chợ").recurrence
    'annual'
    >>> time_of_words("Lập danh sách, hoàn thành trước ngày 30/6/2026.").ends_on.isoformat()
    '2026-06-30'
    """
    for pattern, recurrence in _RECURRENCES:
        if found := pattern.search(words[:OPENING]):
            return Schedule(label=found[0], recurrence=recurrence)
    for found in _DEADLINE.finditer(words):
        timing = said_schedule(found[0])
        if timing and timing.ends_on:
            return timing.schedule
    return None
