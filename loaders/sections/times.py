"""The time that the words of a task themselves say."""

import re

from loaders.dataset import Schedule
from loaders.language.periods import Recurrence, said_schedule

OPENING = 60
"""Characters at the start of a task in which a word of recurrence is about the task itself."""
_OFTEN: dict[str, Recurrence] = {"năm": "annual", "quý": "quarterly", "tháng": "monthly"}
_RECURRENCE = re.compile(rf"h[àằ]ng ({'|'.join(_OFTEN)})|thường xuyên", re.IGNORECASE)
_REPEATED = re.compile(
    rf"(?:trước|(?:chậm|muộn)\s+nhất|vào)\s+(?:ngày\s+)?\d[^;.,()]*?\bh[àằ]ng\s+({'|'.join(_OFTEN)})\b"
    rf"|\bmỗi\s+({'|'.join(_OFTEN)})\s+(?:ít\s+nhất\s+)?(?:một|hai|\d+)\s+lần\b"
    r"|trước\s+ngày\s+\d{1,2}\s+(?:của\s+)?tháng\s+(?:đầu|cuối)\s+(?:của\s+)?(?:(?:mỗi|h[àằ]ng)\s+)?(quý)\b"
    rf"|\bh[àằ]ng\s+({'|'.join(_OFTEN)}),?\s+trước\s+ngày\s+\d{{1,2}}(?:\s+tháng\s+\d{{1,2}})?(?:\s+năm\s+trước)?"
    r"|(?:trong|vào)\s+(?:quý|tháng)\s+[\dIV]+\s+h[àằ]ng\s+(năm)\b"
    rf"|\bgiao\s+ban\s+h[àằ]ng\s+({'|'.join(_OFTEN)})\b"
    rf"|(?<!báo\scáo\s)\bđịnh\s+kỳ\s+h[àằ]ng\s+({'|'.join(_OFTEN)})(?=\s*(?:[.;]|$))",
    re.IGNORECASE,
)
"""A day or a count that comes back: words that are about the task wherever they stand in it."""
_DEADLINE = re.compile(
    r"(?:hoàn\s+thành|xong|trước|chậm\s+nhất|muộn\s+nhất)\s[^;.]*?\d[^;.]*"
    r"|thời\s+gian(?:\s+thực\s+hiện)?\s*:?\s*từ\s+(?:ngày|tháng|quý)\s[^;.,]*?\d[^;.,]*"
    r"|(?:trong|vào)\s+(?:quý|tháng|năm|giai\s+đoạn)\s[^;.]*?\d[^;.,]*",
    re.IGNORECASE,
)


def time_of_words(words: str) -> Schedule | None:
    """The recurrence that a task's words open with, else the deadline or the return they say first.

    >>> time_of_words("Hằng năm tổ chức hội chợ").recurrence
    'annual'
    >>> time_of_words("Lập sổ, cập nhật trước ngày 05 hằng tháng.").label
    'trước ngày 05 hằng tháng'
    >>> time_of_words("Lập danh sách, hoàn thành trước ngày 30/6/2026.").ends_on.isoformat()
    '2026-06-30'
    """
    opening, repeated = _RECURRENCE.search(words[:OPENING]), _REPEATED.search(words)
    if opening and not (repeated and repeated.start() <= opening.start()):
        return _recurring(opening)
    for found in _DEADLINE.finditer(words):
        if repeated and repeated.start() <= found.start():
            break
        timing = said_schedule(found[0])
        if timing and timing.ends_on:
            return timing.schedule
    return _recurring(repeated) if repeated else None


def _recurring(found: re.Match[str]) -> Schedule:
    """What comes back as often as the words found say."""
    unit = next((each.lower() for each in found.groups() if each), None)
    return Schedule(label=found[0], recurrence=_OFTEN[unit] if unit else "continuous")
