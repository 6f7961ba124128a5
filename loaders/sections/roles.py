"""Who leads and who supports, from the words of a duty."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders.document import Span

_REMIT = r"(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|trách\s+nhiệm|lĩnh\s+vực)"
_BY_REMIT = (
    r"(?:theo|căn\s+cứ(?:\s+vào)?|trong\s+phạm\s+vi|trên\s+cơ\s+sở)\s+"
    rf"{_REMIT}(?:(?:,|\s+và)?\s+{_REMIT})*"
    r"(?:\s+(?:quản\s+lý(?:\s+nhà\s+nước)?|phụ\s+trách|được\s+(?:giao|phân\s+công)"
    r"|của\s+(?:mình|ngành|đơn\s+vị|cơ\s+quan)))*"
    r"(?:,|(?=\s+(?:chủ\s+(?:trì|động)|phối\s+hợp|tích\s+cực|có\s+trách\s+nhiệm)\b))"
)
"""What a body is there for, up to what it does: 'theo chức năng, nhiệm vụ của mình, '."""
_ABOUT = (
    r"(?:riêng|đối\s+với|về)\s[^;.:]{3,160}:"
    r"(?=\s+(?:chủ\s+(?:trì|động)|phối\s+hợp|tích\s+cực|có\s+trách\s+nhiệm)\b)"
)
"""What a duty is about, up to the part in it: 'Riêng đập cũ: phối hợp với …'."""
_OPENING = re.compile(
    rf"""^(?:\s*(?:
        (?:và\s+)?(?:nếu|khi|trường\s+hợp)\s+[^;.:]{{0,60}}?
            (?:(?:vướng\s+mắc|khó\s+khăn|vấn\s+đề(?:\s+mới)?|phát\s+sinh)[\s,]*(?:và\s+)?)+
      | {_BY_REMIT}
      | {_ABOUT}
      | theo\s+chức\s+năng[^;.:]{{0,80}}?(?:được\s+giao|của\s+mình|của\s+ngành),?
      | (?:căn\s+cứ|trên\s+cơ\s+sở|theo|để|nhằm|trong|đối\s+với|ngoài|trước\s+ngày|từ\s+ngày)
        [^;.:]*?,
      | (?:thường\s+xuyên|chủ\s+động|tích\s+cực|tiếp\s+tục|định\s+kỳ
        |(?:h[àằ]ng|mỗi)\s+(?:năm|quý|tháng)|có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|được\s+giao|thực\s+hiện\s+việc)(?:\s*,)?(?=\s)
      | là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?:thường\s+trực|đầu\s+mối),?
      | là\s+đầu\s+mối,?
      | tham\s+gia(?:,|\s+và)?(?=\s+phối\s+hợp\b)
    )\s*)*""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(r"(?<!giao\s)(?<!phân\scông\s)chủ\s+trì\b", re.IGNORECASE)
_LED = re.compile(r"(?<!giao\s)chủ\s+trì(?:,|\s+và)?\s+$", re.IGNORECASE)
_SUPPORT = re.compile(r"phối\s+hợp\b", re.IGNORECASE)
WITH = re.compile(
    r"phối\s+hợp(?:\s+(?:chặt\s+chẽ|cùng|chung|đồng\s+bộ))*(?:\s+(?:với|cùng))?\s+",
    re.IGNORECASE,
)
_PLAN = r"(?:kế\s+hoạch|chương\s+trình|đề\s+án|phương\s+án|quyết\s+định|nghị\s+quyết|chỉ\s+thị)"
_COORDINATES_PLAN = re.compile(
    r"[\s(:,–-]*(?:là\s+)?(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?=đầu\s+mối|thường\s+trực)[^.]*?"
    rf"(?:(?<!theo )(?<!tại )(?<!trong )\b{_PLAN}\s+này\b"
    r"|\b(?:thực\s+hiện|triển\s+khai|theo\s+dõi|đôn\s+đốc|điều\s+phối|thường\s+trực|đầu\s+mối)\s+"
    rf"{_PLAN}(?=\s*(?:[.,;)]|$|trên\s+địa\s+bàn|và\s|của\s+tỉnh)))",
    re.IGNORECASE,
)
"""A body's part in the whole plan: "Là cơ quan thường trực, đôn đốc việc thực hiện Kế hoạch"."""
MAY_COORDINATE = re.compile(r"đầu\s+mối|thường\s+trực", re.IGNORECASE)
"""Words without which nothing coordinates a plan."""
_ROLE_WORDS = re.compile(r"\s*(?:chủ\s+trì|phối\s+hợp)\b[\s,:]*", re.IGNORECASE)

PrefixReader = Callable[[str], int]
"""How many characters at the start of a text name bodies."""


@dataclass(frozen=True)
class Clause:
    """A body's own part in a duty, and where in the words the supporting bodies are named."""

    holder_leads: bool
    said: bool
    partners: tuple[Span, ...]
    """Stretches of the words, right behind 'phối hợp với'; how far names go is read there."""


def opening(words: str) -> int:
    """How long the opening of a sentence is, before its subject or verb: 'Căn cứ Kế hoạch, '."""
    found = _OPENING.match(words)
    return found.end() if found else 0


def clause_of(words: str) -> Clause:
    """The part that the words of a duty give its holder.

    "Chủ trì …" makes it a lead, and whoever stands after "phối hợp với" in the duty a support; an
    own verb "phối hợp (với)" makes it a support, and whoever it works with is then no participant.
    Anything else it simply has to do, with whoever the first clause names after "phối hợp với"
    ("Tổ chức hoặc phối hợp với …"), or a later one after "chủ trì, phối hợp với".
    """
    start = opening(words)
    first = _first_clause(words[start:])
    leads_said = _LEAD.search(first) is not None
    if not leads_said and _SUPPORT.match(first):
        return Clause(holder_leads=False, said=True, partners=())
    end = len(words) if leads_said else start + len(first)
    partners = tuple(
        Span(found.end(), len(words))
        for found in WITH.finditer(words)
        if found.start() < end or _LED.search(words[: found.start()])
    )
    return Clause(holder_leads=True, said=leads_said, partners=partners)


def coordinates_plan(words: str, *places: int) -> bool:
    """Whether words say at one of the places that the body before it coordinates the plan.

    >>> coordinates_plan("Là cơ quan thường trực, đôn đốc việc thực hiện Kế hoạch.", 0)
    True
    """
    return any(_COORDINATES_PLAN.match(words, place) for place in places)


def roles_for_what_follows(words: str, named: PrefixReader) -> bool:
    """Whether words only give roles for the items below: 'Chủ trì, phối hợp với các sở:'.

    That is so when nothing but the names of bodies stands behind the role words.
    """
    opening = _ROLE_WORDS.match(words)
    if opening is None:
        return False
    with_whom = WITH.search(words)
    start = with_whom.end() if with_whom and with_whom.start() <= opening.end() else opening.end()
    rest = words[start:]
    return not rest[named(rest) :].strip(" :.,;")


def _first_clause(words: str) -> str:
    """Up to the first semicolon, colon or full stop: where the own verb stands."""
    return re.split(r"[;:]|\.(?=\s|$)", words, maxsplit=1)[0]
