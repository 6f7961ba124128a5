"""Figures in running words: clause by clause, each with its unit, its year and what it measures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import zip_longest

from graph.text import fold
from loaders.dataset import Number
from loaders.document import Span
from loaders.language.numbers import read_quantity
from loaders.language.sentences import sentence_ends
from loaders.sections.titles import MOST_WORDS

# --- What is no figure: dates, symbols, ranks; covered before numbers are read ---

COVERED = re.compile(
    r"""
      (?:\d[\d.,]*\d{16}|\d(?:[.,]?\d){17,})[\d.,]*                    # longer than any amount
    | \d+(?:[.,]\d+)*(?:\s*(?:trăm|chục|nghìn|ngàn|vạn|triệu|tỷ|tỉ)){4,}
    | \d+(?:/\d{4})?\s?[/-]\s?[A-ZĐ]{2}[\w&]*(?:\s?[-/]\s?[\w&]+)*         # 24-NQ/TU
    | (?:ngày\s+)?\b\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}
    | \bngày\s+\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})?(?:\s*[,/]?\s*(?:năm\s+)?\d{4})?
    | \btháng\s+\d{1,2}(?:\s*(?:[/-]|năm)\s*\d{4})?
    | \b\d{1,2}\s*/\s*\d{4}\b | \b24\s*/\s*(?:7\b|24\b(?:\s*giờ)?)
    | \b(?P<all>\d+)/(?=(?P=all)\s)                                      # 12/12 thôn: all of them
    | (?<!đạt\s)\b(?:trên|dưới|từ|đủ)\s+\d{1,2}(?:\s*-\s*\d{1,2})?\s+tuổi\b           # ages
    | \b(?:quý|khoản|điều|điểm|mục|phụ\s+lục|biểu|mẫu|(?:quốc|tỉnh)\s+lộ|lần(?:\s+thứ)?|thứ|khóa
        |(?:mức|cấp)\s+độ|loại|(?<!xếp\s)hạng|phiên\s+bản|thế\s+hệ|(?:cách\s+mạng|nền)\s+công\s+nghiệp
        |(?<!trong\s)(?<!tổng\s)(?<!chỉ\s)(?<!tỷ\s)(?<!hệ\s)(?<!mã\s)số)\s+\d+(?:[.,]\d+)*(?!\w|\s*%)
    | \bxếp\s+hạng\s+\d+(?!\w|\s*%|\s+(?:di\s+tích|cơ\s+sở|công\s+trình|khách\s+sạn|sản\s+phẩm)\b)
    | \b0?[2-4]\s+cấp(?!\w)                                               # of government
    | \bmỗi\s+(?:đợt|lớp|khóa|khoá|kỳ|ca|buổi)\s+(?:(?:kéo\s+dài|từ|khoảng|ít\s+nhất|tối\s+đa)\s+)*
        \d+(?:\s*(?:-|đến)\s*\d+)?\s+(?:tháng|tuần|ngày|giờ|phút|tiết|buổi)\b
    | \b(?:ISO|TCVN|QCVN|HACCP)\s*[\d:./-]+\d
    | \b\d+(?:\s*-\s*\d+)?\s*sao\b | \b(?:[3-6]G|[2-5]D)\b
    | (?<![\w.,])(?-i:\d[A-ZĐ])\b | \b\d+\s*[KMGT]b(?:/s|ps)
    | \b\d+\s+(?:mục\s+tiêu|chỉ\s+tiêu)\b | \(\s*\d{1,2}\s*\)
    | \bcả\s+\d+\s+(?:tiêu\s+chí|mặt|lĩnh\s+vực)\b
    | \b(?:kế\s+hoạch|chiến\s+lược|nhiệm\s+kỳ|trong|sau|mỗi|định\s+kỳ)\s+\d{1,2}\s+năm\b
    | \b\d{1,2}\s+năm\s+(?:tới|qua|gần|tiếp|sau|20\d\d)
    | \b\d+\s*buổi\s*/\s*(?:ngày|tuần)\b | \b\d+\s*(?:năm|tháng|tuần|ngày)\s*/\s*\d*\s*lần\b
    | \btừ\s+(?=\d)\d[\d.,]*\s*[\w%/]*(?:\s+(?!trở\s)\w+){0,2}?\s+  # from what, not to
        (?=(?:lên|xuống)\s)
    | \btừ(?<=[^\W\d_]\stừ)(?<!(?:đạt|còn)\stừ)(?<!(?:giảm|tăng)\stừ)(?<!có\stừ)
        \s+\d[\d.,]*\s*[\w/]+\s+trở\s+(?:lên|xuống)                    # how big each is
    | \btrên(?<!(?:đạt|ích)\strên)\s+0?1\s+(?:ha|m2|m²)\s(?=\w)       # on each of them
    | \bđất\s+\d\s+(?:lúa|vụ|màu)\b | \btỷ\s+lệ\s+1\s*[:/]\s*\d[\d.]*
    | \((?:hiện|năm\s+20\d\d|ước|thực\s+hiện)[^()]*\)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FOREMOST = r"\s+(?:[^\W\d_]+,?\s+){1,6}?(?:(?:dẫn|đứng|hàng)\s+đầu|(?:cao|tốt|lớn)\s+nhất)(?!\w)"
_RANK = re.compile(
    rf"\b(?:(?:top|tốp|(?:trong|thuộc|vào|là)\s+nhóm)\s+\d+(?:\s*-\s*\d+)?(?!\w|\s*%)(?:{_FOREMOST})?"
    rf"|(?:nhóm|(?:trong|thuộc|vào|là)(?:\s+số)?)\s+\d+(?:\s*-\s*\d+)?{_FOREMOST})",
    re.IGNORECASE,
)
"""A place among others: "trong nhóm 10 tỉnh dẫn đầu", "Top 10"."""
YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"(?<![\w.,/-]){YEAR}(?![\d%])(?![.,]\d)(?P<to>\s*[-–—]\s*{YEAR}(?!\d))?(?P<end>)(?P<unit>\s*[^\W\d]+)?"
)
_BEFORE_DAY = (
    r"\b(?<!tính\s)(?:(?:xong\s+)?trước|đến|tới|(?:đến\s+)?hết|(?:chậm|muộn)\s+nhất(?:\s+là)?"
    r"|xong|trong)\s+"
    r"(?:(?:(?:ngày\s+)?\d{1,2}\s*[/.-]\s*)?\d{1,2}\s*/|(?:tháng\s+\d{1,2}|quý\s+(?:[IV]{1,3}|[1-4]))\s*[/.-])\s*"
)
"""A day, a month or a quarter to reach something by, up to its year: "trước ngày 31/12/"."""
_BY = re.compile(
    rf"(?P<other>\b(?:so\s+với|tầm\s+nhìn|cùng\s+kỳ|ước|từ)\b[^,;.\d]{{0,25}})?"
    rf"(?:\b(?:giai\s+đoạn\s+{YEAR}\s*[-–—]\s*|năm\s+(?:{YEAR}\s*[-–—]\s*)?)|(?P<day>{_BEFORE_DAY}))"
    r"(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    rf"\s*(?:vào|trong|đến|tới)?\s*(?:hết|cuối)?\s*năm\s+{YEAR}", re.IGNORECASE
)

# --- Units ---

_UNITS_LISTED = (
    "doanh nghiệp|hợp tác xã|tổ hợp tác|hộ kinh doanh|hộ gia đình|hộ dân|hộ|cơ sở|"
    "mô hình|sản phẩm|dây chuyền|chương trình|phòng|hội chợ|hội nghị|hội thảo|hội thi|sự kiện|"
    "chuyến|xưởng|phiên chợ|"
    "nhãn hiệu|cụm công nghiệp|khu công nghiệp|cụm|lớp|bản tin|đoàn|đề tài|dự án|đề án|"
    "nhiệm vụ|nhà đầu tư|nhà máy|trang trại|lồng bè|lồng|đàn|con|chuỗi|vùng|mã số|mã|"
    "xã, phường|xã|phường|thôn|bản|tổ chức|cá nhân|người dân|người|lao động|cán bộ|"
    "học sinh|học viên|lượt người|lượt|đợt|cuộc|lần|suất|căn|phòng học|trường|trạm|"
    "giường bệnh|giường|bác sĩ|điều dưỡng|dược sĩ|điểm|công trình|tuyến|cây|thửa|chợ|"
    "chỉ dẫn địa lý|điểm phần trăm|nhà tiêu|quốc gia|tỉnh, thành phố|tỉnh|"
    "tập dữ liệu|bộ dữ liệu|kịch bản|trang|hố|sàn|tiêu chuẩn|quy chuẩn|buổi|khóa|khoá|gói thầu|"
    "máy|thiết bị|xe|tàu|camera|gian hàng|cửa hàng|tài liệu|phóng sự|chuyên mục|thành viên|"
    "chuyên gia|nhóm|tổ|đội|câu lạc bộ|chi hội|phiên|vụ|nhà văn hóa|nhà|thương hiệu|hội viên|"
    "làng văn hóa|làng nghề|làng|di tích|lễ hội|"
    "siêu thị|dịch vụ|thủ tục|hồ sơ|nền tảng|hệ thống|giải pháp|đơn vị|cơ quan|"
    "địa phương|văn bản|bài viết|tin bài|video|tấn|tạ|yến|kg|gam|lít|ha|hecta|km2|"
    "km²|km|m2|m²|m3|m³|m|MWp|MWh|kWh|GWh|TWh|kW|kV|tuổi|năm|tháng|ngày|giờ|"
    "phút|USD|đô la Mỹ|đô la|đồng|VNĐ|VND|DN|HTX|KCN|CCN|DNNVV"
)
_LONGEST_FIRST = sorted(_UNITS_LISTED.split("|"), key=len, reverse=True)
_ONE_UNIT = rf"(?:{'|'.join(_LONGEST_FIRST)})(?!\w)"
_PEOPLE = r"(?:\d[\d.]*\s)?(?:(?:vạn|nghìn|ngàn|triệu)\s+)?dân(?:\s+số)?(?!\w)"
"""How many people a unit is counted on: bác sĩ/vạn dân, giường bệnh/10.000 dân."""
_UNIT = re.compile(
    rf"\s*(?:%|(?:tấn|tạ|kg)(?:\s[^\W\d_]+){{1,2}}?(?=\s?/)|{_ONE_UNIT}(?:,\s{_ONE_UNIT})*)(?:\s?/\s?(?:{_PEOPLE}|{_ONE_UNIT}|[^\W\d_]+[²³23]?))*",
    re.IGNORECASE,
)
_UNIT_AHEAD = re.compile(rf"\d\s+{_ONE_UNIT}$", re.IGNORECASE)
_WITHIN_UNIT = re.compile(rf"\s+{_ONE_UNIT}\s+và\s", re.IGNORECASE)
"""What stands around the comma of a unit of two, with more behind it: 5 xã, phường và 2 thôn."""
_OTHER_UNIT = re.compile(r"\s*([^\W\d_]+(?:\s(?!trở\s)[^\W\d_]+)?)")
_NO_UNIT = re.compile(
    r"\s*(?:và|trở|trong|năm|so|vào|đến|của|cho|tại|được|với|để|theo|mỗi|có|đạt|trên|là|do|nhằm|hoặc)"
    r"(?!\w)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:USD|đô la|đồng|VNĐ|VND)\b", re.IGNORECASE)
_SCALES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SCALED = re.compile(rf"((?:\s*\b(?:{'|'.join(_SCALES)}))+)\s*$", re.IGNORECASE)

_MEASURES = re.compile(
    r"(?:ha|hecta|km2?|m2|m3|tan|ta|yen|kg|gam|lit|m|con|tuoi|nam|thang|ngay|gio|phut|[mgtk]wh?p?|kv)\b|"
    r"diem phan tram\b|km²|m²|m³|.*(?:usd|dong|vnd|do la)\b"
)
_DIGITS_OF = r"\d+(?:[.,]\d+)*(?:\s*(?:trăm|chục|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))*"
_DIGITS = re.compile(
    rf"{_DIGITS_OF}(?:(?:\s*%)?\s*(?:-|–|—|÷|đến|tới)\s*{_DIGITS_OF})?", re.IGNORECASE
)
_COMMA = re.compile(r",(?=\s)")
_YEAR_WORD = re.compile(r"(?:năm|đến|tới|giai\s+đoạn)\s+$", re.IGNORECASE)
_OPENING = re.compile(
    rf"""^(?:[\s,:;.–-]+|(?:phấn\s+đấu|trong\s+đó|cụ\s+thể|và|như|có|đạt)(?!\w)
    |(?:định\s+hướng|tầm\s+nhìn|mục\s+tiêu|chỉ\s+tiêu)(?=[\s,]*$)
    |(?:đến|tới|trong|vào)?\s*(?:hết|cuối)?\s*năm\s+{YEAR}(?!\d))+""",
    re.IGNORECASE | re.VERBOSE,
)
_BY_YEAR = re.compile(
    rf"\s*(?:phấn\s+đấu\s+)?(?:(?:đến|tới)\s+(?:hết\s+|cuối\s+)?năm\s+|{_BEFORE_DAY}){YEAR}"
    r"(?:\s+(?:dự\s+kiến|phấn\s+đấu|ước))?",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"\b(?:(?:tăng|giảm)(?:\s+còn)?|(?<=xuống\s)còn)\b", re.IGNORECASE)
"""Whether a figure says how much more or less, or how much is left."""
_LEAST = re.compile(r"\s*(?:ít\s+nhất|tối\s+thiểu|không\s+dưới)\b", re.IGNORECASE)
_SHARE = re.compile(r"t[ỷỉ]\s+lệ\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"\bt[ỷỉ]\s+lệ\s[^,;:.()%\d]*$", re.IGNORECASE)
_PARTS = re.compile(r"[,;:.()]|\bvà\b", re.IGNORECASE)
_ONWARD = re.compile(r"\s*trở\s+(?:lên|xuống)(?!\w)", re.IGNORECASE)
_AND = re.compile(r"\bvà\s*$", re.IGNORECASE)
_NO_LIST = re.compile(r"[:;()]")
_REACHES = re.compile(r"(?:đạt|còn)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:ở|tại|đối\s+với|trong)\s", re.IGNORECASE)
_LEAST_ABBREVIATED = 3
"""Least words of a unit that is abbreviated: Khu công nghiệp, KCN."""


@dataclass(frozen=True)
class Figure:
    """A figure of a clause.

    Attributes:
        minimum: Lowest value; None where only an upper bound is said.
        maximum: Highest value; equal to the minimum where one value is said.
        approximate: True for khoảng, gần.
        unit: As printed behind it; words for a scale of money belong to it (triệu USD).
        bounded: Whether words like đạt or trên stand before it, so that it needs no unit.
        before: The words before it, behind the last colon.
        behind: What stands between its unit and the next figure or the clause's end.
        indicator: What is measured, in the document's words.
        year: The year that the words around it name, or that of the headings above.
        year_named: Whether its own clause names the year.
        start: Where its words begin in the paragraph, a bound like "trên" included.
    """

    minimum: Number | None
    maximum: Number | None
    approximate: bool
    unit: str | None
    bounded: bool
    before: str
    behind: str
    indicator: str
    year: int | None
    year_named: bool
    start: int


@dataclass(frozen=True)
class Clause:
    """A stretch of a paragraph that stands for itself; offsets are those of the paragraph.

    Attributes:
        span: Where it stands, without commas and spaces around it.
        sentence: The number of its sentence in the paragraph.
        figures: Its figures, in order; those without unit and bound are in it too.
    """

    span: Span
    sentence: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class _Value:
    """A number of a clause: its reading, its unit, and where its words begin and its unit ends.

    `direction` is the word before it that says that it is a change: tăng, giảm.
    """

    minimum: Number | None
    maximum: Number | None
    approximate: bool
    unit: str | None
    bounded: bool
    direction: str
    start: int
    behind: int


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph: its text, also without what is no figure, its label's length, and its year."""

    text: str
    covered: str
    label: int
    year: int | None


def clauses_of(text: str, label: int, year: int | None = None) -> Iterator[Clause]:
    """The clauses of a paragraph with their figures.

    Args:
        text: The paragraph, its label included.
        label: The label's length.
        year: The year that the headings above name.
    """
    paragraph = _Paragraph(text, _cover(text, label), label, year)
    series = _Series(text)
    for span, sentence in _clauses(paragraph):
        found = _without_those_of_shares(list(_values(paragraph.covered, span)), paragraph.covered)
        values = _sharing_bounds(found, paragraph.covered)
        figures = (
            series.take(value, place, sentence) for value, place in _placed(values, paragraph, span)
        )
        yield Clause(span, sentence, tuple(figures))


@dataclass
class _Series:
    """Makes the figures of a paragraph, one after the other.

    Attributes:
        text: The paragraph.
        last: The figure before.
        head: The last one outside brackets.
        change: The direction of the value before, its unit and its sentence, where no words stand
            before it: those behind it may go on ("Giảm 5% số vụ, 4% số người chết").
    """

    text: str
    last: Figure | None = None
    head: Figure | None = None
    change: tuple[str, str | None, int] = ("", None, 0)

    def take(self, value: _Value, place: "_Place", sentence: int) -> Figure:
        """The figure of the next value."""
        alone = not place.words
        if alone and not value.direction and self.change[1:] == (value.unit, sentence):
            value = replace(value, direction=self.change[0])
        self.change = (value.direction if alone else "", value.unit, sentence)
        unit = _abbreviated(value.unit, self.text)
        bracket = self.text.rfind("(", 0, value.start)
        inside = bracket > self.text.rfind(")", 0, value.start)
        whole = self.text[place.clause.start : place.clause.end]
        self.last = Figure(
            minimum=value.minimum,
            maximum=value.maximum,
            approximate=value.approximate,
            unit=unit,
            bounded=value.bounded,
            before=place.words,
            behind=self.text[place.after.start : place.after.end],
            indicator=self._indicator(place.indicator(value), unit, inside=inside)
            or value.unit
            or " ".join(whole.split()[:MOST_WORDS]),
            year=place.year,
            year_named=last_year(whole) is not None,
            start=value.start,
        )
        self.head = self.head if inside else self.last
        return self.last

    def _indicator(self, own: str, unit: str | None, *, inside: bool) -> str:
        """What a value measures by its own words and those before.

        Without words of its own it is what the last value measures ('40% năm 2027, 65% năm 2028');
        a share in brackets is that of a part ('80% (miền núi 70%)').
        """
        if not own:
            return self.last.indicator if self.last and self.last.unit == unit else ""
        head = self.head.indicator if self.head and self.head.unit == unit == "%" else ""
        if inside and head and not _SHARE.match(own):
            short = " ".join(head.split()[: MOST_WORDS - len(own.split())])
            return f"{short}, {own}" if short else own
        return own


def _placed(
    values: list[_Value], paragraph: _Paragraph, clause: Span
) -> Iterator[tuple[_Value, "_Place"]]:
    """The values of a clause with their surroundings.

    Where "và" and a further value follow what is counted ("Mở 5 lớp may và 3 lớp thêu"), the words
    before the first value and its direction hold for the further one.
    """
    begin = clause.start
    last: _Value | None = None
    words = ""
    for value, following in zip_longest(values, values[1:]):
        head = _shared(last, words, value, paragraph.text) if last else None
        if last and head is not None and last.unit == value.unit and not value.direction:
            value = replace(value, direction=last.direction)
        goes_on = following and _lists_on(value, following, paragraph.text)
        listed = bool(head or (goes_on and _alike(value, following)))
        after = Span(value.behind, following.start if following else clause.end)
        place = _Place(paragraph, clause, Span(begin, value.start), after, head, listed)
        yield value, place
        begin, last, words = value.behind, value, place.words


def _lists_on(last: _Value, value: _Value, text: str) -> bool:
    """Whether what the last value counts stands before this one and its "và"."""
    between = text[last.behind : value.start]
    return bool(
        _AND.search(between)
        and _bare(_AND.sub("", between))
        and not _NO_LIST.search(between)
        and not _REACHES.match(text, value.start)
    )


def _alike(last: _Value, value: _Value) -> bool:
    """Whether values have the same unit, or both count things."""
    counts = _counted(last.unit) and _counted(value.unit)
    return last.unit == value.unit or (counts and "%" not in {last.unit, value.unit})


def _shared(last: _Value, words: str, value: _Value, text: str) -> str | None:
    """The words before the last value where they hold for this one too; empty where others do not.

    None where this value is not listed behind the last one. What is said to rise or fall is that of
    the last one alone, unless this one is but about another place.
    """
    if not _lists_on(last, value, text):
        return None
    own = last.direction and not _ELSEWHERE.match(text, value.behind)
    return words if _alike(last, value) and not own else ""


def _abbreviated(unit: str | None, text: str) -> str | None:
    """A unit as the paragraph abbreviates it: Khu công nghiệp is KCN where it says KCN too."""
    words = (unit or "").split()
    initials = "".join(word[0] for word in words).upper()
    short = len(words) >= _LEAST_ABBREVIATED and re.search(rf"\b{re.escape(initials)}\b", text)
    return initials if short else unit


def _sharing_bounds(values: list[_Value], covered: str) -> list[_Value]:
    """The values, where 'ít nhất 20 X và 1 X' says the least of both."""
    for index in range(1, len(values)):
        last, value = values[index - 1], values[index]
        joined = _AND.search(covered[last.behind : value.start]) and last.unit == value.unit
        if joined and last.maximum is None and _LEAST.match(covered, last.start):
            values[index] = replace(value, maximum=None)
    return values


def _without_those_of_shares(values: list[_Value], covered: str) -> list[_Value]:
    """The values without numbers in the words that say whose share the next one is.

    That is the 2 of "tỷ lệ xã có 2 bác sĩ đạt 90%".
    """
    return [
        value
        for value, following in zip_longest(values, values[1:])
        if not (
            following
            and following.unit == "%"
            and value.unit != "%"
            and _SHARE_OF.search(covered, 0, value.start)
            and not _PARTS.search(covered, value.behind, following.start)
        )
    ]


def has_figure(text: str, label: int) -> bool:
    """Whether a paragraph has a number that may be a figure."""
    return _has_number(_cover(text, label))


def has_rank(words: str) -> bool:
    """Whether words name a place among others: 'trong nhóm 10 tỉnh dẫn đầu'."""
    return _RANK.search(words) is not None


def last_year(words: str) -> int | None:
    """The last year that words name as a time to reach something by."""
    years = [int(match["year"]) for match in _BY.finditer(words) if not match["other"]]
    return years[-1] if years else None


def _year_handed_on(words: str) -> int | None:
    """The last year that words name for what follows, too; a day is that of its own clause."""
    met = (match for match in _BY.finditer(words) if not match["other"])
    years = [int(match["year"]) for match in met if not match["day"]]
    return years[-1] if years else None


@lru_cache(maxsize=64)  # asked of a paragraph by one reader after the other
def _cover(text: str, label: int) -> str:
    """The text with everything that is no target blotted out; as long as before."""

    def years(match: re.Match[str]) -> str:
        amount = match["unit"] and _UNIT.match(match["unit"])
        if amount and not match["to"] and not _YEAR_WORD.search(text, 0, match.start()):
            return match[0]
        return "_" * (match.end("end") - match.start()) + (match["unit"] or "")

    def blank(match: re.Match[str]) -> str:
        return (" " if match["all"] else "_") * len(match[0])

    words = "_" * label + text[label:]
    if not _has_number(words):
        return words
    return _YEARS.sub(years, COVERED.sub(blank, _RANK.sub(_blotted, words)))


def _blotted(match: re.Match[str]) -> str:
    return "_" * len(match[0])


def _has_number(covered: str) -> bool:
    return re.search(r"\d", covered) is not None


def _clauses(paragraph: _Paragraph) -> Iterator[tuple[Span, int]]:
    """Stretches with a number each, where there is one, and which sentence each stands in."""
    start = paragraph.label
    covered = paragraph.covered
    ends = list(sentence_ends(covered, start))
    for number, end in enumerate([*ends, len(covered)]):
        commas = [
            match.end()
            for match in _COMMA.finditer(covered, start, end)
            if not _WITHIN_UNIT.match(covered, match.end())
            or not _UNIT_AHEAD.search(covered, start, match.start())
        ]
        pieces: list[tuple[int, int]] = []
        first: int | None = None
        for begin, close in zip([start, *commas], [*commas, end], strict=True):
            first = begin if first is None else first
            if _has_number(covered[begin:close]) or has_rank(paragraph.text[begin:close]):
                pieces.append((first, close))
                first = None
        if first is not None:
            pieces = [*pieces[:-1], (pieces[-1][0], end)] if pieces else [(first, end)]
        for begin, close in pieces:
            span = _trimmed(paragraph.text, begin, close)
            if span.start < span.end:
                yield span, number
        start = end + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip(" ,.;:"))
    return Span(start + left, max(start + left, start + len(words.rstrip(" ,;:"))))


def _values(covered: str, clause: Span) -> Iterator[_Value]:
    """The numbers of a clause with their units."""
    at = clause.start
    while at < clause.end:
        words = covered[at : clause.end]
        quantity = read_quantity(words)
        digits = _DIGITS.search(words, quantity.start) if quantity else None
        if quantity is None or digits is None:
            return
        direction = _DIRECTION.search(words, quantity.start, digits.start())
        known = _UNIT.match(words, digits.end())
        other = (
            None
            if known or _NO_UNIT.match(words, digits.end())
            else _OTHER_UNIT.match(words, digits.end())
        )
        unit = known or other
        behind = unit.end() if unit else digits.end()
        onward = _ONWARD.match(words, behind)
        behind = onward.end() if onward else behind
        factor, scale = 1, ""
        if unit and _MONEY.match(unit[0].strip()):
            factor, scale = _scale(digits[0])
        yield _Value(
            _divided(quantity.minimum, factor),
            _divided(quantity.maximum, factor),
            quantity.approximate,
            f"{scale} {unit[0].strip()}".strip() if unit else None,
            quantity.start < digits.start(),
            direction[0] if direction else "",
            at + quantity.start,
            at + behind,
        )
        at += behind


def _scale(number: str) -> tuple[int, str]:
    """Words behind a sum of money belong to its unit: 400 triệu USD are 400 of 'triệu USD'."""
    found = _SCALED.search(number)
    factor = 1
    for word in found[0].casefold().split() if found else ():
        factor *= _SCALES[word]
    return factor, found[0].strip() if found else ""


def _divided(value: Number | None, factor: int) -> Number | None:
    if value is None or factor == 1:
        return value
    share = round(value / factor, 6)
    return int(share) if share == int(share) else share


@dataclass(frozen=True)
class _Place:
    """A number's surroundings: its clause, what stands before it and what behind its unit.

    `head` has the words before it where those between it and the last number belong to that one;
    `listed` says that it is one of several, each with what it counts behind its unit.
    """

    paragraph: _Paragraph
    clause: Span
    before: Span
    after: Span
    head: str | None
    listed: bool

    @property
    def year(self) -> int | None:
        """The year named right behind, before it, later in the clause, or by what stands above."""
        text = self.paragraph.text
        ahead = text[self.after.start : self.after.end]
        behind_last = _YEAR_BEHIND.match(text, self.before.start)
        since = behind_last.end() if behind_last and self.before.start > self.clause.start else None
        return (
            (_YEAR_BEHIND.match(ahead) and _first_year(ahead))
            or last_year(text[since or self.before.start : self.before.end])
            or _first_year(ahead)
            or _year_handed_on(text[: self.before.start])
            or _first_year(text[self.after.end : self.clause.end])
            or self.paragraph.year
        )

    def indicator(self, value: _Value) -> str:
        """What is measured: the words before; with what is counted, where that follows.

        It is empty where neither says anything.
        """
        text = self.paragraph.text
        before = f"{self.words} {value.direction}".strip()
        after = re.split(r"[:();]|\.\s", text[self.after.start : self.after.end])[0].strip(" ,.")
        dated = _YEAR_BEHIND.match(after)
        after = _BY_YEAR.sub("", after[dated.end() :] if dated else after)
        after = re.sub(r"(?:^|\s+)(?:và|trong\s+đó.*)$", "", after).strip(" ,.")
        measure = before and not _counted(value.unit)
        if not after or (measure and not self.listed):
            return " ".join(before.split()[:MOST_WORDS])
        unit = "" if value.unit is None or value.unit.startswith("%") or measure else value.unit
        return " ".join(f"{before} {unit} {after}".split()[:MOST_WORDS]).strip(" ,.:;(")

    @cached_property
    def words(self) -> str:
        """The words before the number, behind the last colon, without opening and year."""
        if self.head is not None:
            return self.head
        words = self.paragraph.text[self.before.start : self.before.end]
        words = _OUT_OF.sub("", words)
        parts = [part for part in re.split(r":(?!\d)", words) if _bare(part)]
        return _bare(parts[-1]) if parts else ""


_OUT_OF = re.compile(r"(?<![\w/])\d[\d.]*\s*/\s*$")
"""How many of the number that follows: "124/" before "124 xã"."""


def _bare(words: str) -> str:
    return _OPENING.sub("", _BY_YEAR.sub(" ", words)).strip(" ,;:.–-(")


def _counted(unit: str | None) -> bool:
    """Whether a unit counts things (or is a share of them): 'mô hình', '%'; not a measure."""
    return unit is not None and not _MEASURES.match(fold(unit))


def _first_year(words: str) -> int | None:
    found = (int(match["year"]) for match in _BY.finditer(words) if not match["other"])
    return next(found, None)
