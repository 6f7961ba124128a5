"""Numbered documents that a text names: number, kind, date of issue, issuer."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders.language.letters import CAPITALS, SMALLS

UNIT = rf"\.[{CAPITALS}]{{2,8}}(?!\w)"
"""The unit that drafted a document, at the end of its symbol: 112/QĐ-UBND.VX."""
_SYMBOL = rf"[{CAPITALS}][{CAPITALS}{SMALLS}&]*\d{{0,3}}(?:{UNIT})?"
_NUMBER = re.compile(
    rf"""(?<![\w/.-])(?P<number>
        (?P<serial>\d{{1,6}}[a-z]?)
        (?:\s?/\s?(?P<year>(?:19|20)\d\d))?
        \s?[/–-]\s?(?P<symbol>{_SYMBOL}(?:\s?[-–/]\s?{_SYMBOL}){{0,3}})
    )(?![\w])""",
    re.VERBOSE,
)
_DATE = re.compile(
    r"""[\s,(]*(?:ban\s+hành\s+|ký\s+)?ngày\s*(?:
        (?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})
      | (?P<long_day>\d{1,2})\s*tháng\s*(?P<long_month>\d{1,2})\s*,?\s*năm\s*(?P<long_year>\d{4})
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ISSUER = re.compile(
    r"[\s,)]*của\s+(?P<issuer>[^,;.:()\n]+?)(?=\s+(?:về|ban\s+hành|phê\s+duyệt|quy\s+định|sửa\s+đổi|"
    r"hướng\s+dẫn|thực\s+hiện|triển\s+khai|trình|thông\s+qua|công\s+bố|giao|đã|được|tại|và\s+(?:Kế|"
    r"Quyết|Nghị|Chương|Công|Kết|Thông)|để|nhằm|kèm|tổ\s+chức)(?!\w)|[,;.:()\n]|$)"
)
_NAMED = re.compile(
    r"(?P<kind>luật|bộ luật|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kế hoạch|chương trình|"
    r"kết luận|tờ trình|công văn|thông báo|báo cáo|hướng dẫn|đề án|quy định|văn bản|công điện|"
    r"pháp lệnh|thông tư liên tịch|chương trình hành động|biên bản)\s*(?:số)?\s*:?\s*$",
    re.IGNORECASE,
)
_KINDS = {
    "luật": "L",
    "bộ luật": "BL",
    "nghị quyết": "NQ",
    "pháp lệnh": "PL",
    "công văn": "CV",
    "văn bản": "CV",
    "công điện": "CĐ",
}
_CODES_LISTED = (
    "NQ QĐ CT CTr CTR KH PA ĐA DA BC TTr TTR TB HD KL NĐ TT TTLT VBHN QC QyĐ QĐi BB CĐ BTL PL "
    "L ĐACT QT CV GM"
)
_CODES = frozenset(_CODES_LISTED.split())
_BEFORE = 45


@dataclass(frozen=True)
class Numbered:
    """A numbered document in a text.

    Attributes:
        number: Number and symbol without spaces: 45/2012/NĐ-CP.
        as_written: As printed: text[start:end].
        start: Offset of the number.
        end: Offset behind the number.
        kind: Kind code: NĐ, TT, QĐ, NQ, KL; CV where the symbol has none.
        issued_on: Date of issue, where it stands behind the number.
        issuer: The words behind "của", where they stand there.
        reach: Offset behind all that is said of it: number, date and issuer.
    """

    number: str
    as_written: str
    start: int
    end: int
    kind: str | None
    issued_on: date | None
    issuer: str | None
    reach: int


def find_references(text: str) -> list[Numbered]:
    """The numbered documents of a text in order; one named twice is found twice.

    >>> [(each.number, each.kind) for each in find_references("số 1678-KL/TU và 12/NĐ - CP")]
    [('1678-KL/TU', 'KL'), ('12/NĐ-CP', 'NĐ')]
    """
    return list(_found(text))


def _found(text: str) -> Iterator[Numbered]:
    for match in _NUMBER.finditer(text):
        symbol = match["symbol"]
        if not _is_symbol(symbol, match["year"]):
            continue
        issued_on, reach = _issued_on(text, match.end())
        issuer, reach = _issuer(text, reach)
        yield Numbered(
            number=plain_number(match["number"]),
            as_written=match["number"],
            start=match.start(),
            end=match.end(),
            kind=_kind(text[max(0, match.start() - _BEFORE) : match.start()], symbol),
            issued_on=issued_on,
            issuer=issuer,
            reach=reach,
        )


def plain_number(number: str) -> str:
    """A number as printed, in NFC without spaces, parts joined by plain hyphens.

    >>> plain_number("45 / 2012/NĐ – CP")
    '45/2012/NĐ-CP'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", number)).replace("–", "-")


def _is_symbol(symbol: str, year: str | None) -> bool:
    """Whether letters behind a number are a document's symbol, not a unit or a word."""
    first = re.split(r"[\s/.–-]", symbol)[0]
    if re.fullmatch(r"QH\d+|UBTVQH\d+", first):
        return True
    several = re.search(r"[-–/.]", symbol) is not None
    return first in _CODES or (several and symbol[:2].isupper()) or (year is not None and several)


def _kind(before: str, symbol: str) -> str | None:
    """The kind code in the symbol, else the kind that stands before the number."""
    first = re.split(r"[\s/.–-]", symbol)[0]
    if first in _CODES:
        return {"TTR": "TTr", "CTR": "CTr"}.get(first, first)
    named = _NAMED.search(before)
    if named:
        word = " ".join(unicodedata.normalize("NFC", named["kind"]).casefold().split())
        return _KINDS.get(word, None if first.startswith("QH") else "CV")
    return None if re.match(r"QH|UBTVQH", first) else "CV"


def _issued_on(text: str, at: int) -> tuple[date | None, int]:
    match = _DATE.match(text, at)
    if not match:
        return None, at
    parts = [match[f"{long}{part}"] for part in ("year", "month", "day") for long in ("", "long_")]
    try:
        return date(*(int(each) for each in parts if each)), match.end()
    except ValueError:
        return None, at


def _issuer(text: str, at: int) -> tuple[str | None, int]:
    match = _ISSUER.match(text, at)
    if not match or not match["issuer"].strip():
        return None, at
    return " ".join(match["issuer"].split()), match.end("issuer")
