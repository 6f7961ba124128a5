"""The lines of one row divided among its columns: the division that scores best."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from loaders.formats.headings import Column

_BODY_TEXT = r"""(?:
    (?:Các|Một\ số|Những)\s+
      (?:sở|ban|ngành|cơ\ quan|đơn\ vị|tổ\ chức|xã|phường|trường|doanh|địa|hội|thành|huyện|bộ)
  | Sở|UBND|UBMT\w*|MTTQ|HĐND|(?:Ủy|Uỷ)\ ban | Trung\ tâm | Văn\ phòng | Thanh\ tra | Công\ an
  | Ban(?!\ hành) | Bộ(?!\ (?:tiêu|chỉ\ số|tài|máy|luật|dữ|công\ cụ)) | Báo(?!\ cáo)
  | Hội(?!\ (?:nghị|thảo|chợ|thi|đồng\ thẩm)) | Hiệp\ hội | Liên\ (?:minh|đoàn|hiệp)
  | Đoàn(?!\ (?:công|khảo)) | Tỉnh\ đoàn | Đài | Chi\ cục | Cục | Vụ | Viện | Trường | Kho\ bạc
  | Ngân\ hàng | Bảo\ hiểm | Thuế | Hải\ quan | Tòa\ án | Bộ\ Chỉ\ huy | Công\ ty | Tổng\ công\ ty
  | Tập\ đoàn | VNPT | Viettel | Bưu\ điện | Điện\ lực | Vườn\ quốc\ gia | Mặt\ trận | Đảng\ ủy
  | Quỹ | Chủ\ đầu\ tư | Doanh\ nghiệp | Hợp\ tác\ xã | HTX | Phòng(?!\ (?:,|chống|ngừa|cháy))
  | Đơn\ vị(?!\ tính) | Cơ\ quan | Thành\ viên | Tổ\ công\ tác | Thường\ trực | Huyện | Xã | Phường
  | S(?:TC|CT|XD|YT|NV|TP|NN\w*|KH\w*|VH\w*|GD\w*|DT\w*) | Như\ trên | nt
)\b"""
_BODY = re.compile(_BODY_TEXT, re.VERBOSE)
_COLLECTIVE = re.compile(r"(?:Các|Một số|Những) ")
_TIME_WORDS = re.compile(
    r"""(?:(?:thường|xuyên|hằng|hàng|năm|tháng|quý|quí|tuần|ngày|kỳ|định|giai|đoạn|từ|đến|trước|sau|
        trong|khi|hết|cuối|đầu|đột|xuất|theo|kế|hoạch|tiến|độ|yêu|cầu|quy|hoàn|thành|ngay|và|có|
        các|những|lần|liên|tục|nhiệm|sơ|kết|tổng|giữa|tới|nay|tiếp|lâu|dài|[ivx]+|\d+)
        [\s,;./:()–-]*)+""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME_START = re.compile(
    r"(?:Thường|H[ằà]ng (?:năm|quý|tháng|tuần)|Năm \d|Tháng \d|Qu[ýí] [IVX\d]|Giai đoạn \d|"
    r"Trước (?:ngày|tháng|năm)|Từ (?:ngày|tháng|năm|quý)|Định kỳ|Trong năm|Đến (?:năm|hết)|"
    r"\d{1,2}/\d{4}|\d{4}\s*[-–]\s*\d{4}$|20\d\d$|"
    r"Theo (?:kế hoạch|tiến độ|yêu cầu)|Ngay sau|Sau khi)"
)
_PRODUCT = re.compile(
    r"(?:Kế hoạch|Báo cáo|Nghị quyết|Quyết định|Đề án|Văn bản|Công văn|Tờ trình|Chương trình|Dự án|"
    r"Hội nghị|Thông báo|Hệ thống|Nền tảng|Bộ |Danh mục|Hướng dẫn|Quy (?:chế|hoạch|định)|Mô hình|"
    r"Tài liệu|Hợp đồng|Biên bản|Tin|Lớp|Cơ sở dữ liệu|Các (?:kế|văn|báo|mô|đề|lớp|hoạt|giải|dự))"
)
_SENTENCE_END = re.compile(r"[^\W\d_]{2}\.$")
_SPACES = re.compile(r" +")
_HANGING = re.compile(
    r"(?:,|\(|\s[-–]|/|\b(?:và|của|với|các|cho|về|trong|tại|theo|từ|đến|là|do|để|hoặc|những|Các|Sở|"
    r"Ủy|Ban|phối hợp|UBND|Trung|Hiệp))$"
)

_NO = -1000.0
_AGENCIES = (Column.LEAD, Column.SUPPORT)
_SKIP = {Column.TASK: -8.0, Column.LEAD: -2.0, Column.SUPPORT: -1.5, Column.TIME: -1.0}
_JOINT_INSIDE = {"next": -3.0, "wide": -1.0}
_JOINT_BETWEEN = {"next": 3.0, "wide": -0.5, "inline": -1.5}
_LONG_AGENCIES = 160
_MOST_PIECES = 200  # a row of more is no row


@dataclass(frozen=True)
class Piece:
    """A line, or a part of one; `joint` says how it follows the piece before.

    Joints are "start", "blank" (behind a blank line), "next" (on the next line), "inline" and
    "wide" (on the same line, behind two spaces or more).
    """

    text: str
    joint: str

    @cached_property
    def is_body(self) -> bool:
        """Whether it begins like the name of a body."""
        return _BODY.match(self.text) is not None

    @cached_property
    def is_time(self) -> bool:
        """Whether it is wholly a time."""
        return _TIME_START.match(self.text) is not None and is_time(self.text)

    @cached_property
    def hangs(self) -> bool:
        """Whether it ends in the middle of a phrase, so that the next piece goes on with it."""
        return _HANGING.search(self.text.strip()) is not None

    @cached_property
    def lists(self) -> bool:
        """Whether another body of the same cell may come behind it."""
        return self.hangs or self.text.rstrip().endswith((";", ",", ":"))


def is_time(text: str) -> bool:
    """Whether a text consists of words for times only."""
    return _TIME_WORDS.fullmatch(text) is not None


def pieces(line: str, joint: str) -> Iterator[Piece]:
    """The parts of a line at which a cell may begin."""
    at = 0
    for space in _SPACES.finditer(line):
        if _may_cut(line[: space.start()], space[0], line[space.end() :]):
            yield Piece(line[at : space.start()], joint)
            joint = "wide" if len(space[0]) > 1 else "inline"
            at = space.end()
    yield Piece(line[at:], joint)


def _may_cut(before: str, space: str, behind: str) -> bool:
    if len(space) > 1 or _BODY.match(behind) or _TIME_START.match(behind):
        return True
    if behind[:1].isupper():
        return before.endswith((".", "…"))
    return _SENTENCE_END.search(before) is not None and behind[:1].islower()


def best_cells(
    parts: Sequence[Piece],
    columns: Sequence[Column],
    carried: Sequence[str] | None,
    seen: Sequence[Counter[str]] | None,
) -> list[str]:
    """The cells of a row.

    Args:
        parts: The pieces of the row, or of its rest behind a page break.
        columns: What the columns hold.
        carried: The cells before the page break, if there was one.
        seen: How often other rows have a cell, a counter for each column.
    """
    if len(parts) > _MOST_PIECES:
        return [_text(parts), *[""] * (len(columns) - 1)]
    score = [_NO * 10] * (len(parts) + 1)
    score[0] = 0.0
    ways: list[list[int]] = []
    for number, column in enumerate(columns):
        before = carried[number] if carried else ""
        known = seen[number] if seen else Counter[str]()
        following = [_NO * 10] * (len(parts) + 1)
        origin = [0] * (len(parts) + 1)
        for end in range(len(parts) + 1):
            for start in range(end + 1):
                if score[start] <= _NO:
                    continue  # the columns before leave no such pieces
                gain = score[start] + _cell(parts, start, end, column, before, known)
                if gain > following[end]:
                    following[end], origin[end] = gain, start
        score = following
        ways.append(origin)
    return _trace(parts, ways)


def _trace(parts: Sequence[Piece], ways: Sequence[Sequence[int]]) -> list[str]:
    cells: list[str] = []
    end = len(parts)
    for origin in reversed(ways):
        start = origin[end]
        cells.append(_text(parts[start:end]))
        end = start
    return cells[::-1]


def _text(parts: Sequence[Piece]) -> str:
    """The text of a cell; lines stay."""
    text = ""
    for part in parts:
        text += (
            part.text
            if not text
            else (" " if part.joint in ("inline", "wide") else "\n") + part.text
        )
    return text


def _cell(
    parts: Sequence[Piece], start: int, end: int, column: Column, before: str, seen: Counter[str]
) -> float:
    """How well pieces make a cell of a column, and how well the cell begins where it does."""
    if start == end:
        return 0.0 if before else _SKIP.get(column, -0.5)
    inside = parts[start:end]
    text = " ".join(f"{before} {_text(inside)}".split())
    points = _boundary(parts, start, before) if start else 0.0
    points += sum(_JOINT_INSIDE.get(part.joint, 0.0) for part in inside[1:])
    points += 3.0 if seen[text] > 1 else 0.0
    if column in _AGENCIES:
        return points + _agencies(inside, column, before, text)
    if column == Column.TIME:
        return points + (4.0 if is_time(text) else -6.0)
    if column == Column.PRODUCT:
        return points + (3.0 if _PRODUCT.match(text) else -1.0 - len(inside) * 0.3)
    return points + _free(inside)


def _boundary(parts: Sequence[Piece], start: int, before: str) -> float:
    """How well a cell begins here, by the end of the line before and its own beginning."""
    above, here = parts[start - 1], parts[start]
    points = _JOINT_BETWEEN.get(here.joint, 0.0)
    ending = above.text.rstrip()[-1:]
    if above.hangs:
        points -= 5.0
    elif ending == ";":
        points -= 1.0
    elif ending == ".":
        points += 3.5 if before and here.text[:1].islower() else 1.5
    if here.text[:1].islower() and not before:
        points -= 8.0
    return points


def _agencies(inside: Sequence[Piece], column: Column, before: str, text: str) -> float:
    points = 0.0 if before else (3.0 if inside[0].is_body else -6.0)
    for above, here in pairwise(inside):
        if here.is_body and not above.lists and here.joint != "inline":
            points -= 2.5
        if here.joint in ("start", "blank", "next") and _COLLECTIVE.match(here.text):
            points -= 1.5 if column == Column.LEAD else 0.0
    points -= sum(4.0 for part in inside if part.is_time)
    return points - (2.0 if len(text) > _LONG_AGENCIES else 0.0)


def _free(inside: Sequence[Piece]) -> float:
    """A cell of any words: names of bodies and times at the beginning of its lines are unlikely."""
    points = 0.0
    for above, here in pairwise(inside):
        if here.joint not in ("inline", "wide") and not above.hangs:
            points -= 2.0 * here.is_body
        points -= 2.0 * here.is_time
    return points
