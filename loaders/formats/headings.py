"""The headings of the columns that plans' tables have, as far as their layout depends on them."""

import re
from collections.abc import Sequence
from enum import StrEnum


class Column(StrEnum):
    """What the cells of a column hold."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    SUPPORT = "support"
    TIME = "time"
    PRODUCT = "product"
    OTHER = "other"


_BODY = r"(?:cơ quan|đơn vị|sở|ban|ngành|tổ chức|địa phương|cá nhân)"
_BODIES = rf"{_BODY}(?:\s*(?:[/,]|và|-)?\s*{_BODY})*"
_WORK = (
    r"nhiệm vụ|công việc|nội dung|hoạt động|chỉ tiêu|mục tiêu|giải pháp|chương trình|đề án|dự án"
)
_PATTERNS = {
    Column.NUMBER: r"(?:số\s+)?(?:s?tt|thứ tự)",
    Column.SUPPORT: rf"(?:{_BODIES}\s+)?phối hợp(?:\s+(?:thực hiện|chính))?",
    Column.LEAD: rf"(?:{_BODIES}\s+)?(?:chủ trì|đầu mối)(?:[\s,]+(?:tham mưu|thực hiện))*"
    rf"|{_BODIES}\s+(?:thực hiện|chịu trách nhiệm|phụ trách)",
    Column.TASK: rf"(?:(?:tên|các)\s+)*(?:{_WORK})(?:\s*(?:[,/]|và|-)?\s*"
    rf"(?:{_WORK}|chủ yếu|trọng tâm|cụ thể|thực hiện|hỗ trợ|hợp tác|triển khai))*",
    Column.TIME: r"(?:thời gian|thời hạn|tiến độ|lộ trình|hạn)(?:[\s,/]+(?:thực hiện|hoàn thành|"
    r"triển khai|ban hành|trình|báo cáo|bắt đầu|kết thúc))*",
    Column.PRODUCT: r"(?:dự kiến\s+)?(?:sản phẩm|kết quả)(?:\s*[,/]?\s*(?:đầu ra|dự kiến|"
    r"hoàn thành|chủ yếu|cần đạt|đạt được|kết quả|sản phẩm|thực hiện))*",
    Column.OTHER: r"hình thức(?:\s+(?:thực hiện|triển khai|văn bản))?|ghi chú|đơn vị tính|đvt|"
    r"số lượng|(?:nguồn\s+)?(?:kinh phí|vốn)(?:\s+(?:thực hiện|dự kiến))?|cấp (?:trình|ban hành|"
    r"phê duyệt)|lãnh đạo phụ trách|địa (?:điểm|bàn)(?:\s+thực hiện)?|đối tượng|căn cứ",
}
_HEADINGS = {column: re.compile(rf"(?:{text})(?!\w)") for column, text in _PATTERNS.items()}

Heading = tuple[Column, str]


def kind(cell: str) -> Column | None:
    """What column a heading stands over; None where it is no heading that is known here.

    >>> kind("Cơ quan, đơn vị chủ trì"), kind("Sở Tài chính")
    (<Column.LEAD: 'lead'>, None)
    """
    words = " ".join(cell.split()).lower()
    return next((column for column, pattern in _HEADINGS.items() if pattern.fullmatch(words)), None)


def kinds(cells: Sequence[str]) -> list[Column | None]:
    """What columns the headings stand over."""
    return [kind(cell) for cell in cells]


def parse(line: str) -> list[Heading] | None:
    """The headings that a line consists of, one behind the other; None if it holds other words.

    >>> [title for _, title in parse("Stt Nhiệm vụ Đơn vị chủ trì Thời gian thực hiện")]
    ['Stt', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Thời gian thực hiện']
    """
    words = " ".join(line.split())
    low = words.lower()
    found: list[Heading] = []
    at = 0
    while at < len(low):
        matches = [(each.match(low, at), column) for column, each in _HEADINGS.items()]
        ends = [(match.end(), column) for match, column in matches if match]
        if not ends:
            return None
        end, column = max(ends, key=lambda match: match[0])
        found.append((column, words[at:end]))
        at = end + (low[end : end + 1] == " ")
    return found


def is_repeat(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is the header again, perhaps in other words or without its first columns."""
    row = [" ".join(cell.split()).lower() for cell in cells]
    first = [" ".join(cell.split()).lower() for cell in header]
    if any(row) and row == first:
        return True
    again, known = kinds(cells), kinds(header)
    return len(again) >= 3 and None not in again and again == known[len(known) - len(again) :]
