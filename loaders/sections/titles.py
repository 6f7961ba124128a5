"""Short titles for tasks and plans."""

import re

MOST_WORDS = 14
_END = re.compile(r"(?:[;.,(–-]|(?<!\d):)\s")
"""Where a title may end; not behind a number, which names the project: "Dự án 3: Nuôi dê"."""


def short_title(words: str) -> str:
    """The first clause of a task's words, at most 14 of them; '…' where more follows, or no word.

    >>> short_title("Tổ chức hội chợ; mời doanh nghiệp tham gia")
    'Tổ chức hội chợ…'
    """
    pieces = words.split()
    title = " ".join(pieces[:MOST_WORDS])
    clause = _END.search(title)
    if clause and len(title[: clause.start()].split()) > 2:
        title = title[: clause.start()]
    return _cut(title, words)


def plan_title(words: str) -> str:
    """The first 14 words of a plan's title; commas and dashes belong to it.

    >>> plan_title("Phát triển nông, lâm nghiệp")
    'Phát triển nông, lâm nghiệp'
    """
    return _cut(" ".join(words.split()[:MOST_WORDS]), words)


def _cut(title: str, words: str) -> str:
    title = title.rstrip(" ,;:.(")
    return title if title and title == words.rstrip(" ,;:.") else f"{title}…"
