"""Targets: the numbers of a section on aims, and of tables of indicators by year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.text import fold
from loaders.dataset import Number, Target
from loaders.document import Block, Cell, Span, Table
from loaders.language.numbers import Quantity, read_number, read_quantity
from loaders.sections.parts import BRACKETED, MOST_WORDS_OF_A_HEADING, Item, outline
from loaders.sections.people import People
from loaders.sections.reading import Reading, Tally
from loaders.sections.titles import MOST_WORDS

_HEADING = re.compile(
    r"^(?:cac |nhung |mot so )?(?:muc tieu|chi tieu)\b"
    r"|^(?:quan diem|muc dich|dinh huong|phuong huong)\b.{0,40}\b(?:muc tieu|chi tieu)\b"
    r"(?! quoc gia)"
)
_OTHER_HEADING = re.compile(
    r"^(?:doi tuong|pham vi|yeu cau|quan diem|nguyen tac|thoi gian|can cu|muc dich)\b(?!.*muc tieu)"
)

# --- What is no target: dates, symbols, ranks; covered before numbers are read ---

_COVERED = re.compile(
    r"""
      (?:\d[\d.,]*\d{16}|\d(?:[.,]?\d){17,})[\d.,]*                    # longer than any amount
    | \d+(?:[.,]\d+)*(?:\s*(?:trăm|chục|nghìn|ngàn|vạn|triệu|tỷ|tỉ)){4,}
    | \d+(?:/\d{4})?\s?[/-]\s?[A-ZĐ]{2}[\w&]*(?:\s?[-/]\s?[\w&]+)*         # 24-NQ/TU
    | (?:ngày\s+)?\b\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}
    | \bngày\s+\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})?(?:\s*[,/]?\s*(?:năm\s+)?\d{4})?
    | \btháng\s+\d{1,2}(?:\s*(?:[/-]|năm)\s*\d{4})?
    | \b\d{1,2}\s*/\s*\d{4}\b | \b24\s*/\s*2?7\b
    | \b(?:quý|khoản|điều|điểm|mục|phụ\s+lục|biểu|mẫu|(?:quốc|tỉnh)\s+lộ|lần(?:\s+thứ)?|thứ|khóa
        |(?:mức|cấp)\s+độ|loại|hạng|phiên\s+bản|thế\s+hệ|(?:cách\s+mạng|nền)\s+công\s+nghiệp
        |(?<!trong\s)(?<!tổng\s)(?<!chỉ\s)(?<!tỷ\s)(?<!hệ\s)(?<!mã\s)số)\s+\d+(?:[.,]\d+)*(?!\w|\s*%)
    | \b(?:ISO|TCVN|QCVN|HACCP)\s*[\d:./-]+\d
    | \b\d+(?:\s*-\s*\d+)?\s*sao\b | \b[345]G\b | \(\s*\d{1,2}\s*\)
    | \b(?:kế\s+hoạch|chiến\s+lược|nhiệm\s+kỳ|trong|sau|mỗi|định\s+kỳ)\s+\d{1,2}\s+năm\b
    | \b\d{1,2}\s+năm\s+(?:tới|qua|gần|tiếp|sau|20\d\d)
    | \btừ\s+(?=\d)\d[\d.,]*\s*[\w%/]*(?:\s+\w+){0,2}?\s+(?=(?:lên|xuống)\s)   # from what, not to
    | \((?:hiện|năm\s+20\d\d|ước|thực\s+hiện)[^()]*\)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"(?<![\w.,/-]){_YEAR}(?![\d%])(?![.,]\d)(?P<to>\s*[-–—]\s*{_YEAR}(?!\d))?(?P<end>)(?P<unit>\s*[^\W\d]+)?"
)
_BY = re.compile(
    rf"(?P<other>\b(?:so\s+với|tầm\s+nhìn|cùng\s+kỳ|ước|từ)\b[^,;.\d]{{0,25}})?"
    rf"\b(?:giai\s+đoạn\s+{_YEAR}\s*[-–—]\s*|năm\s+(?:{_YEAR}\s*[-–—]\s*)?)(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    rf"\s*(?:vào|trong|đến|tới)?\s*(?:hết|cuối)?\s*năm\s+{_YEAR}", re.IGNORECASE
)

# --- Units ---

_UNITS_LISTED = (
    "doanh nghiệp|hợp tác xã|tổ hợp tác|hộ kinh doanh|hộ gia đình|hộ dân|hộ|cơ sở|"
    "mô hình|sản phẩm|dây chuyền|chương trình|phòng|hội chợ|hội nghị|hội thảo|hội thi|"
    "nhãn hiệu|cụm công nghiệp|khu công nghiệp|cụm|lớp|bản tin|đoàn|đề tài|dự án|đề án|"
    "nhiệm vụ|nhà đầu tư|nhà máy|trang trại|lồng bè|lồng|đàn|con|chuỗi|vùng|mã số|mã|"
    "xã, phường|xã|phường|thôn|bản|tổ chức|cá nhân|người dân|người|lao động|cán bộ|"
    "học sinh|học viên|lượt người|lượt|đợt|cuộc|lần|suất|căn|phòng học|trường|trạm|"
    "giường bệnh|giường|bác sĩ|điểm|công trình|tuyến|cây|chỉ dẫn địa lý|thửa|chợ|"
    "siêu thị|dịch vụ|thủ tục|hồ sơ|nền tảng|hệ thống|giải pháp|đơn vị|cơ quan|"
    "địa phương|văn bản|bài viết|tin bài|video|tấn|tạ|yến|kg|gam|lít|ha|hecta|km2|"
    "km²|km|m2|m²|m3|m³|m|MWp|MWh|kWh|GWh|TWh|kW|kV|tuổi|năm|tháng|ngày|giờ|"
    "phút|USD|đô la Mỹ|đô la|đồng|VNĐ|VND|DN|HTX|KCN|CCN|DNNVV"
)
_LONGEST_FIRST = sorted(_UNITS_LISTED.split("|"), key=len, reverse=True)
_ONE_UNIT = rf"(?:{'|'.join(_LONGEST_FIRST)})(?!\w)"
_UNIT = re.compile(
    rf"\s*(?:%|{_ONE_UNIT}(?:,\s{_ONE_UNIT})*)(?:\s?/\s?[^\W\d_]+[²³23]?)*", re.IGNORECASE
)
_OTHER_UNIT = re.compile(r"\s*([^\W\d_]+(?:\s[^\W\d_]+)?)")
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
    r"km²|m²|m³|.*(?:usd|dong|vnd|do la)\b"
)
_DIGITS_OF = r"\d+(?:[.,]\d+)*(?:\s*(?:trăm|chục|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))*"
_DIGITS = re.compile(
    rf"{_DIGITS_OF}(?:(?:\s*%)?\s*(?:-|–|—|÷|đến|tới)\s*{_DIGITS_OF})?", re.IGNORECASE
)
_COMMA = re.compile(r",(?=\s)")
_YEAR_WORD = re.compile(r"(?:năm|đến|tới|giai\s+đoạn)\s+$", re.IGNORECASE)

# --- Words of tables ---

MOST_HEADER_ROWS = 5
_NUMBER_HEAD = re.compile(r"^(?:stt|tt|so tt|so thu tu|st t|#)\b")
_UNIT_HEAD = re.compile(
    r"^(?:don vi(?: tinh)?|dvt|d v t|dv tinh)\b(?!.*(?:dong|thuc hien|chu tri))"
)
_NAME_HEAD = re.compile(
    r"chi tieu|muc tieu|san pham|noi dung|hang muc|cay trong|vat nuoi|mat hang|hang hoa|loai|ten "
    r"|tieu chi|linh vuc|nganh"
)
_PRODUCT_HEAD = re.compile(
    r"^(?!.*(?:chi tieu|muc tieu))(?:ten )?.*(?:san pham|mat hang|hang hoa|cay trong|vat nuoi)"
)
_NO_TARGET_TABLE = re.compile(
    r"chu tri|phoi hop|kinh phi|du toan|ngan sach|nguon von|thanh tien|khuyen cong"
    r"|thoi gian|tien do"
)
_BASELINE = re.compile(
    r"\b(?:uoc|uth|thuc hien|hien trang|hien nay|so voi|so sanh|tang truong|ghi chu)\b"
)
_PERIOD = re.compile(rf"{_YEAR}\s+{_YEAR}")
_MEASURE_NAME = re.compile(
    r"(?:tong )?(?:dien tich|san luong|nang suat|tong dan|dan\b|gia tri|so luong|quy mo|so con"
    r"|luong\b|ty le)"
)
_BULLET = re.compile(r"[-–—+*•●▪◦○■·\s]*")

# --- Products ---

_PRODUCT = re.compile(
    r"""(?<!\w)(?:
        vùng(?:\s+(?:trồng|nguyên\s+liệu|sản\s+xuất))? | (?:tổng\s+)?đàn | (?=cây\s)
      | (?:diện\s+tích|sản\s+lượng)(?:\s+(?:gieo\s+trồng|nuôi\s+trồng|trồng|nuôi|rừng|vùng))*
      | tổng\s+(?:giá\s+trị\s+)?sản\s+phẩm | giá\s+trị\s+sản\s+phẩm | giá\s+trị(?=\s+hàng\s)
    )\s*(?P<name>(?:[^\W\d]|[\s,&–-])+)""",
    re.IGNORECASE | re.VERBOSE,
)
_PRODUCT_ENDS = re.compile(
    r"""[,\s]*(?<!\w)(?:đạt|tham\s+gia|xuất\s+khẩu|h[àằ]ng\s+năm|duy\s+trì|đến|phấn\s+đấu|toàn\s+tỉnh
      |của|trên|dưới|khoảng|ít\s+nhất|tối\s+thiểu|dự\s+kiến|ước|tăng|giảm|chiếm|lên|còn|bình\s+quân
      |trong|tập\s+trung|với|là|có(?!\s+múi)|được|theo|năm|giai\s+đoạn|ở|tại|gắn|từ|cho|hiện|ổn\s+định
      |áp\s+dụng|canh\s+tác|sản\s+xuất|đất|ứng\s+dụng|chuyển|cấp|che\s+phủ|nhà|khai\s+thác|mới|chủ\s+lực
      |tưới|thực\s+hiện|quy\s+mô|hàng\s+h[oó][aá]|an\s+toàn|hữu\s+cơ|một|các|những|đô\s+thị|dân|lõi)
      (?!\w).*$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MEASURE = re.compile(
    r"^(?:tong |toc do |tang truong|tang |binh quan|nang suat|san luong|gia tri|hang nam|moi nam"
    r"|dien tich|trung binh|[\s,])+$"
)
_MOST_PRODUCT_WORDS = 8

# --- Indicators ---

_OPENING = re.compile(
    rf"""^(?:[\s,:;.–-]+|(?:phấn\s+đấu|trong\s+đó|cụ\s+thể|và|như|có|đạt)(?!\w)
    |(?:đến|tới|trong|vào)?\s*(?:hết|cuối)?\s*năm\s+{_YEAR}(?!\d))+""",
    re.IGNORECASE | re.VERBOSE,
)
_BY_YEAR = re.compile(
    rf"\s*(?:phấn\s+đấu\s+)?(?:đến|tới)\s+(?:hết\s+|cuối\s+)?năm\s+{_YEAR}"
    r"(?:\s+(?:dự\s+kiến|phấn\s+đấu|ước))?",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r";|[.…](?=\s+[A-ZÀ-ỸĐ“\"(-])|\.$")


def is_targets_heading(item: Item) -> bool:
    """Whether a paragraph heads a section on aims: 'II. MỤC TIÊU', '2. Mục tiêu cụ thể'."""
    title = item.paragraph.body.split(":")[0]
    headed = bool(item.paragraph.label) or title.isupper() or item.paragraph.heading is not None
    return (
        headed
        and len(title.split()) <= MOST_WORDS_OF_A_HEADING
        and _HEADING.search(fold(title)) is not None
    )


@dataclass(frozen=True)
class _Value:
    """A number of a clause: its reading, its unit, and where its digits begin and its unit ends."""

    minimum: Number | None
    maximum: Number | None
    approximate: bool
    unit: str | None
    bounded: bool
    start: int
    digits: int
    behind: int


@dataclass
class _Context:
    """The headings above a paragraph: levels, the year each names, whether it is about aims."""

    last_year: int | None
    above: list[tuple[float, int | None, bool]] = field(default_factory=list)

    def enter(self, item: Item, *, heading: bool) -> None:
        """Stand below this paragraph if it is numbered or a heading."""
        if not item.level and not heading:
            return
        level = item.level or BRACKETED + 0.5
        while self.above and self.above[-1][0] >= level:
            self.above.pop()
        words = item.paragraph.body
        other = heading and _OTHER_HEADING.match(fold(words)) is not None
        self.above.append((level, _last_year(words) if heading else None, other))

    @property
    def year(self) -> int | None:
        """The year that the nearest heading names; else the plan's last."""
        named = (year for _, year, _ in reversed(self.above) if year)
        return next(named, self.last_year)

    @property
    def other(self) -> bool:
        """Whether a heading above is about something else than aims."""
        return any(other for _, _, other in self.above)


def read_targets(
    blocks: Sequence[Block],
    people: People,
    programme: str,
    section: str,
    *,
    last_year: int | None,
) -> Reading[Target]:
    """The targets in the paragraphs of a section on aims; its tables are read elsewhere.

    Args:
        blocks: The section, its heading included.
        people: Gives the document that spans point into.
        programme: Id of the plan.
        section: The section's number, for locators.
        last_year: Year of targets that name none; the plan's last.
    """
    reading: Reading[Target] = Reading(Tally(section))
    context = _Context(last_year)
    for item in outline(blocks):
        if isinstance(item, Table):
            continue
        text = item.paragraph.text
        covered = _cover(text, len(item.paragraph.label))
        short = len(text.split()) <= MOST_WORDS_OF_A_HEADING
        context.enter(item, heading=text.endswith(":") or (short and not _has_number(covered)))
        if context.other:
            reading.tally.add("plain")
            continue
        path = item.path if item.path[:1] == (section,) else (section, *item.path)
        locator = ".".join(part for part in path if part)
        paragraph = _Paragraph(
            text, covered, len(item.paragraph.label), item.paragraph.span.start, context.year
        )
        _read_paragraph(paragraph, people, programme, locator, reading)
    return reading


def _cover(text: str, label: int) -> str:
    """The text with everything that is no target blotted out; as long as before."""

    def years(match: re.Match[str]) -> str:
        amount = match["unit"] and _UNIT.match(match["unit"])
        if amount and not match["to"] and not _YEAR_WORD.search(text, 0, match.start()):
            return match[0]
        return "_" * (match.end("end") - match.start()) + (match["unit"] or "")

    words = "_" * label + text[label:]
    return _YEARS.sub(years, _COVERED.sub(lambda match: "_" * len(match[0]), words))


def _has_number(covered: str) -> bool:
    return re.search(r"\d", covered) is not None


def _last_year(words: str) -> int | None:
    years = [int(match["year"]) for match in _BY.finditer(words) if not match["other"]]
    return years[-1] if years else None


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph: its text, also without non-targets, its label's length, its place and year."""

    text: str
    covered: str
    label: int
    offset: int
    year: int | None


def _read_paragraph(
    paragraph: _Paragraph,
    people: People,
    programme: str,
    locator: str,
    reading: Reading[Target],
) -> None:
    product: str | None = None
    last_sentence = -1
    for clause, sentence in _clauses(paragraph):
        product = product if sentence == last_sentence else None
        last_sentence = sentence
        values = list(_values(paragraph.covered, clause))
        said = Span(paragraph.offset + clause.start, paragraph.offset + clause.end)
        quote = people.document.quote(said)
        targets: list[Target] = []
        for index, value in enumerate(values):
            if value.unit is None and not value.bounded:
                continue
            place = _Place(
                paragraph,
                clause,
                Span(values[index - 1].behind if index else clause.start, value.start),
                Span(value.behind, values[index + 1].start if values[index + 1 :] else clause.end),
            )
            product = place.product(product)
            targets.append(
                Target(
                    programme=programme,
                    product=product,
                    indicator=place.indicator(value),
                    minimum=value.minimum,
                    maximum=value.maximum,
                    approximate=value.approximate,
                    unit=value.unit,
                    year=place.year,
                    locator=locator or None,
                    quote=quote,
                    span=[said.start, said.end],
                )
            )
        if targets:
            reading.found(targets)
        if len(targets) < len(values):
            reading.puzzled(
                "number-without-unit",
                "A number among the targets has no unit.",
                quote,
                said,
                locator,
                severity="info",
                unit=not targets,
            )
        if not values:
            reading.tally.add("plain")


def _clauses(paragraph: _Paragraph) -> Iterator[tuple[Span, int]]:
    """Stretches with a number each, where there is one, and which sentence each stands in."""
    start = paragraph.label
    covered = paragraph.covered
    ends = [match.start() for match in _SENTENCE_ENDS.finditer(covered)]
    for number, end in enumerate([*ends, len(covered)]):
        commas = [match.end() for match in _COMMA.finditer(covered, start, end)]
        pieces: list[tuple[int, int]] = []
        first: int | None = None
        for begin, close in zip([start, *commas], [*commas, end], strict=True):
            first = begin if first is None else first
            if _has_number(covered[begin:close]):
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
        known = _UNIT.match(words, digits.end())
        other = (
            None
            if known or _NO_UNIT.match(words, digits.end())
            else _OTHER_UNIT.match(words, digits.end())
        )
        unit = known or other
        behind = unit.end() if unit else digits.end()
        factor, scale = 1, ""
        if unit and _MONEY.match(unit[0].strip()):
            factor, scale = _scale(digits[0])
        yield _Value(
            _divided(quantity.minimum, factor),
            _divided(quantity.maximum, factor),
            quantity.approximate,
            f"{scale} {unit[0].strip()}".strip() if unit else None,
            quantity.start < digits.start(),
            at + quantity.start,
            at + digits.start(),
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
    """A number's surroundings: its clause, what stands before it and what behind its unit."""

    paragraph: _Paragraph
    clause: Span
    before: Span
    after: Span

    @property
    def year(self) -> int | None:
        """The year named right behind, before it, later in the clause, or by what stands above."""
        text = self.paragraph.text
        ahead = text[self.after.start : self.after.end]
        behind_last = _YEAR_BEHIND.match(text, self.before.start)
        since = behind_last.end() if behind_last and self.before.start > self.clause.start else None
        return (
            (_YEAR_BEHIND.match(ahead) and _first_year(ahead))
            or _last_year(text[since or self.before.start : self.before.end])
            or _first_year(ahead)
            or _last_year(text[: self.before.start])
            or self.paragraph.year
        )

    def product(self, last: str | None) -> str | None:
        """What is grown or raised; the last one again where the words only name a measure."""
        words = self._words()
        if last and _MEASURE.match(fold(words)):
            return last
        named = _PRODUCT.search(words)
        name = _PRODUCT_ENDS.sub("", named["name"]).strip(" ,-–&") if named else ""
        name = re.sub(r"^cây\s+(?=[A-ZÀ-ỸĐ])", "", name)
        if not name or name == "cây" or len(name.split()) > _MOST_PRODUCT_WORDS:
            return None
        return name[0].upper() + name[1:]

    def indicator(self, value: _Value) -> str:
        """What is measured: the words before; with what is counted, where that follows."""
        text = self.paragraph.text
        before = self._words()
        after = re.split(r"[:(;]|\.\s", text[self.after.start : self.after.end])[0].strip(" ,.")
        after = re.sub(r"\s+(?:và|trong\s+đó.*)$", "", _BY_YEAR.sub("", after)).strip(" ,.")
        if before and (not after or not _counted(value.unit)):
            return " ".join(before.split()[:MOST_WORDS])
        unit = "" if value.unit is None or value.unit.startswith("%") else value.unit
        words = " ".join(f"{before} {unit} {after}".split()[:MOST_WORDS]).strip(" ,.:;(")
        whole = " ".join(text[self.clause.start : self.clause.end].split()[:MOST_WORDS])
        return words or value.unit or whole

    def _words(self) -> str:
        """The words before the number, behind the last colon, without opening and year."""
        words = self.paragraph.text[self.before.start : self.before.end]
        parts = [part for part in words.split(":") if _bare(part)]
        return _bare(parts[-1]) if parts else ""


def _bare(words: str) -> str:
    return _OPENING.sub("", _BY_YEAR.sub(" ", words)).strip(" ,;:.–-(")


def _counted(unit: str | None) -> bool:
    """Whether a unit counts things (or is a share of them): 'mô hình', '%'; not a measure."""
    return unit is not None and not _MEASURES.match(fold(unit))


def _first_year(words: str) -> int | None:
    found = (int(match["year"]) for match in _BY.finditer(words) if not match["other"])
    return next(found, None)


# --- Tables: the header of a grid ---


def headings(table: Table, height: int) -> list[list[str]]:
    """For each column the folded texts of its header's cells, top down, a merged one once."""
    columns = []
    for at in range(len(table.rows[0])):
        words = dict.fromkeys(fold(_head(table, row, at, height)) for row in range(height))
        columns.append([each for each in words if re.search(rf"[a-z]|{_YEAR}", each)])
    return columns


def _head(table: Table, row: int, at: int, height: int) -> str:
    """The words of a heading; one that lost its span stands over blank cells to its right."""
    text = table.rows[row][at].text
    below = any(table.rows[lower][at].text for lower in range(row + 1, height))
    if text or not below:
        return text
    left = (table.rows[row][before].text for before in range(at - 1, -1, -1))
    return next(filter(None, left), "")


def header_height(table: Table) -> int:
    """How many rows at the top are headings: names, units, years, and numbers of columns."""
    height = 1
    while height < min(len(table.rows), MOST_HEADER_ROWS) and _is_heading(table, height):
        height += 1
    return height


def _is_heading(table: Table, index: int) -> bool:
    row, above = table.rows[index], table.rows[index - 1]
    if numbers_columns(row):
        return True
    filled = [cell for cell in row if cell.text]
    if not filled or any(read_number(cell.text) is not None and not _is_year(cell) for cell in row):
        return False
    merged = any(cell.text and cell.span == top.span for cell, top in zip(row, above, strict=True))
    open_above = len({cell.span for cell in above if cell.text}) < len(above)
    return merged or (open_above and 2 * len(filled) > len(row))


def _is_year(cell: Cell) -> bool:
    return re.fullmatch(_YEAR, cell.text.strip()) is not None


def numbers_columns(row: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns: 1, 2 and so on."""
    numbers = [read_number(cell.text.strip("()")) for cell in row if cell.text]
    found = [number for number in numbers if number is not None]
    counted = len(found) >= 3 and len(found) >= len(numbers) - 2
    return (
        counted
        and found[0] in {1, 2, 3}
        and all(later - earlier == 1 for earlier, later in pairwise(found))
    )


def own_span(row: Sequence[Cell], above: Sequence[Cell] | None) -> Span:
    """The stretch of a row's own cells, without those merged with the row above."""
    earlier = {cell.span for cell in above or () if cell.text}
    own = [cell.span for cell in row if cell.text and cell.span not in earlier]
    spans = own or [cell.span for cell in row]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def as_unit(text: str) -> str | None:
    """A unit as it stands in running text: 'Ha' is ha, 'Mô hình' mô hình; USD stays."""
    words = re.sub(r"\s*/\s*", "/", " ".join(text.split()))
    return (words[0].lower() + words[1:] if words[1:2].islower() else words) or None


# --- Tables of targets by year ---


@dataclass(frozen=True)
class YearColumn:
    """A column of values: its place, its year, what it measures and in which unit, if it says."""

    at: int
    year: int
    measure: str | None
    unit: str | None


@dataclass(frozen=True)
class Columns:
    """Which column of a table of targets is what, and how many rows its header has."""

    label: int | None
    name: int
    unit: int | None
    values: tuple[YearColumn, ...]
    header_rows: int
    products: bool
    """Whether the names are those of products, not of indicators."""


def recognise_targets(table: Table) -> Columns | None:
    """What the columns of a table of targets by year are; None for a table of another kind."""
    height = header_height(table)
    heads = headings(table, height)
    joined = [" ".join(head) for head in heads]
    if any(_NO_TARGET_TABLE.search(words) for words in joined):
        return None
    label = next((at for at, words in enumerate(joined) if _NUMBER_HEAD.match(words)), None)
    unit = next((at for at, words in enumerate(joined) if _UNIT_HEAD.match(words)), None)
    values = tuple(_year_columns(table, heads, {label, unit}))
    taken = {label, unit, *(value.at for value in values)}
    name = next(
        (at for at, words in enumerate(joined) if at not in taken and _NAME_HEAD.search(words)),
        None,
    )
    units = unit is not None or any(value.unit for value in values)
    if name is None or not values or not (units or len(values) > 1):
        return None
    cells = [row[value.at].text for row in table.rows[height:] for value in values]
    filled = [text for text in cells if text]
    if 2 * sum(read_number(text) is not None for text in filled) < len(filled):
        return None
    products = _PRODUCT_HEAD.search(joined[name]) is not None
    return Columns(label, name, unit, values, height, products)


def _year_columns(
    table: Table, heads: list[list[str]], others: set[int | None]
) -> Iterator[YearColumn]:
    for at, head in enumerate(heads):
        words = " ".join(head)
        if at in others or _BASELINE.search(words):
            continue
        years = re.findall(_YEAR, _PERIOD.sub(" ", words)) or re.findall(_YEAR, words)[-1:]
        if len(set(years)) != 1 or not 1945 <= int(years[0]) <= 2100:
            continue
        lowest = next(
            (
                row[at].text
                for row in reversed(table.rows[:MOST_HEADER_ROWS])
                if _names(row[at], head)
            ),
            "",
        )
        plain = " ".join(lowest.split())
        unit = re.search(r"\(([^()]*)\)\s*$", plain)
        measure = plain[: unit.start()].strip() if unit else plain
        own = not re.search(_YEAR, plain)
        yield YearColumn(
            at, int(years[0]), measure or None if own else None, as_unit(unit[1]) if unit else None
        )


def _names(cell: Cell, head: list[str]) -> bool:
    words = fold(cell.text)
    return bool(head) and words == head[-1] and re.search("[a-z]", words) is not None


def read_target_table(
    table: Table, columns: Columns, people: People, programme: str, section: str
) -> Reading[Target]:
    """The targets of a table, one for each indicator and year, in order."""
    reading: Reading[Target] = Reading(Tally(section))
    header = [[cell.text for cell in row] for row in table.rows[: columns.header_rows]]
    product: str | None = None
    label = ""
    for index, row in enumerate(table.rows[columns.header_rows :], start=columns.header_rows):
        if not any(cell.text for cell in row):
            continue
        name = " ".join(row[columns.name].text.split())
        values = [
            each
            for each in columns.values
            if row[each.at].text and row[each.at] != row[columns.name]
        ]
        mark = row[columns.label].text.strip() if columns.label is not None else ""
        label = mark if mark and not _BULLET.fullmatch(mark) else label
        if not values or numbers_columns(row) or [cell.text for cell in row] in header:
            product = _as_product(name) if name and not values else product
            reading.tally.add("plain")
            continue
        span = own_span(row, table.rows[index - 1])
        place = _Row(name, product, label, span, people.document.quote(span))
        targets = list(_row_targets(row, values, columns, place, programme, section))
        locator = _row_locator(section, label)
        if targets:
            reading.found(targets)
        if len(targets) < len(values):
            reading.puzzled(
                "target-value-not-read",
                "A value in a table of targets is no number, or its row has no name.",
                place.quote,
                span,
                locator,
                unit=not targets,
            )
    return reading


@dataclass(frozen=True)
class _Row:
    """A row of values: its name, the product above it, its number, where it stands."""

    name: str
    group: str | None
    label: str
    span: Span
    quote: str


def _row_targets(
    row: Sequence[Cell],
    values: Sequence[YearColumn],
    columns: Columns,
    place: _Row,
    programme: str,
    section: str,
) -> Iterator[Target]:
    total = re.match(r"(?:tong|cong)\b(?! dan\b| san\b)", fold(place.name)) is not None
    if _MEASURE_NAME.match(fold(place.name)):
        product, indicator = place.group, place.name
    elif columns.products:
        product, indicator = None if total else _as_product(place.name), ""
    else:
        product, indicator = None, place.name
    own_unit = as_unit(row[columns.unit].text) if columns.unit is not None else None
    for value in values:
        text = " ".join(row[value.at].text.split())
        quantity = _cell_quantity(text)
        said = " ".join(part for part in (indicator, value.measure) if part) or place.name
        if quantity is None or not said:
            continue
        yield Target(
            programme=programme,
            product=product,
            indicator=said,
            minimum=quantity.minimum,
            maximum=quantity.maximum,
            approximate=quantity.approximate,
            unit=value.unit or own_unit or quantity.unit,
            year=value.year,
            locator=_row_locator(section, place.label),
            quote=place.quote,
            span=[place.span.start, place.span.end],
        )


def _row_locator(section: str, label: str) -> str:
    return f"{section}, dòng {label}" if label else section or "bảng chỉ tiêu"


def _cell_quantity(text: str) -> Quantity | None:
    if _COVERED.search(text):
        return None
    return read_quantity(text)


def _as_product(name: str) -> str | None:
    """The name of a product: 'Sản phẩm chè' is Chè, 'BÒ SỮA' Bò sữa; 'Sản phẩm khác' stays."""
    words = name.strip(" :.,")
    if not fold(words).endswith("khac"):
        words = re.sub(r"^(?:sản phẩm|mặt hàng|cây)\s+(?=\w)", "", words, flags=re.IGNORECASE)
    if words.isupper() and len(words.split()) > 1:
        words = words.lower()
    return words[:1].upper() + words[1:] or None
