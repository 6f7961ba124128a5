"""PDFs made here, of an invented province: prose, tables over pages, scans, broken files."""

import io
import os
from collections.abc import Callable
from typing import Any

import pytest
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Paragraph as Prose
from reportlab.platypus import Table as Ruled

from loaders.document import Paragraph, Table
from loaders.formats import pdf
from loaders.formats.errors import FormatError
from tests.fonts import MISSING, vietnamese_font
from tests.formats.test_txt import assert_spans_hold, paragraphs, tables

GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
HEADER = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"]
LONG = (
    "Ủy ban nhân dân tỉnh Đông Giang ban hành Kế hoạch phát triển nghề dệt thổ cẩm của đồng bào "
    "các dân tộc, gắn với du lịch cộng đồng và việc làm của phụ nữ ở các bản vùng cao, giai đoạn "
    "2026 - 2030, với các nội dung sau:"
)


@pytest.fixture(scope="module")
def style() -> ParagraphStyle:
    """A style in a font that has the Vietnamese letters."""
    font = vietnamese_font()
    if font is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    pdfmetrics.registerFont(TTFont("Viet", font))
    return ParagraphStyle("viet", fontName="Viet", fontSize=10, leading=14, firstLineIndent=0)


def build(story: list[Any], on_page: Callable[[Canvas, Any], None] | None = None) -> bytes:
    out = io.BytesIO()
    template = SimpleDocTemplate(out, pagesize=A4)
    if on_page:
        template.build(story, onFirstPage=on_page, onLaterPages=on_page)
    else:
        template.build(story)
    return out.getvalue()


def canvas(draw: Callable[[Canvas], None], **options: Any) -> bytes:
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, **options)
    draw(page)
    page.save()
    return out.getvalue()


def test_paragraphs_are_rebuilt_from_their_lines(style: ParagraphStyle) -> None:
    texts = ["I. MỤC ĐÍCH", "1. Mục đích", LONG, "- Mở lớp truyền nghề.", "- Mở chợ phiên."]
    document = pdf.read(build([Prose(text, style) for text in texts]), "a.pdf")
    assert paragraphs(document) == texts
    assert (document.pages, document.media_type) == (1, "application/pdf")
    assert_spans_hold(document)


def test_a_table_goes_on_over_pages_and_its_cut_row_is_one(style: ParagraphStyle) -> None:
    def table(rows: list[list[str]]) -> Ruled:
        cells = [[Prose(cell, style) for cell in row] for row in rows]
        return Ruled(cells, colWidths=[40, 200, 130, 90], style=GRID)

    first = [
        HEADER,
        ["1", LONG[:90], "Sở Nội vụ", "Năm 2026"],
        ["2", "Mở chợ", "Sở Công Thương", "Quý"],
    ]
    second = [
        HEADER,
        ["", "phiên thổ cẩm", "", "III"],
        ["3", "Trồng lanh", "UBND các xã", "Năm 2027"],
    ]
    story = [Prose("Phụ lục", style), Spacer(1, 12), table(first), PageBreak(), table(second)]
    document = pdf.read(build([*story, Spacer(1, 12), Prose("Hết.", style)]), "a.pdf")
    assert tables(document) == [
        [
            HEADER,
            ["1", LONG[:90].strip(), "Sở Nội vụ", "Năm 2026"],
            ["2", "Mở chợ phiên thổ cẩm", "Sở Công Thương", "Quý III"],
            ["3", "Trồng lanh", "UBND các xã", "Năm 2027"],
        ]
    ]
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph]
    assert "repeated-header" in [note.code for note in document.notes]
    assert document.pages == 2
    assert_spans_hold(document)


def test_a_heading_that_lacks_room_where_it_repeats_is_the_header_again(
    style: ParagraphStyle,
) -> None:
    """A heading merged over both rows of the header; its last word falls into the row below."""
    over = ("TT", "Nhiệm vụ", "Phân công", "", "Thời gian hoàn thành")
    under = ("", "", "Chủ trì", "Phối hợp", "")
    spans = [("SPAN", (at, 0), (at, 1)) for at in (0, 1, 4)] + [("SPAN", (2, 0), (3, 0))]

    def table(time: str, rows: list[list[str]]) -> Ruled:
        cells = [[*over[:4], time], under, *rows]
        return Ruled(
            [[Prose(cell, style) for cell in row] for row in cells],
            colWidths=[40, 150, 90, 110, 100],
            style=TableStyle([*GRID.getCommands(), *spans]),
        )

    first = table(over[4], [["1", "Mở chợ", "Sở Công", "Sở Y tế", "Quý"]])
    second = [["", "phiên", "Thương", "", "thành II/2026"], ["2", "Vá đường", "Sở Y tế", "", "Hè"]]
    third = [["", "đá", "", "", "thành"], ["3", "Họp bản", "Sở Nội vụ", "", "thành phố"]]
    story = [first, PageBreak(), table("Thời gian hoàn", second)]
    story += [PageBreak(), table("Thời gian hoàn", third)]
    assert tables(pdf.read(build(story), "a.pdf")) == [
        [
            ["TT", "Nhiệm vụ", "Phân công", "Phân công", "Thời gian hoàn thành"],
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian hoàn thành"],
            ["1", "Mở chợ phiên", "Sở Công Thương", "Sở Y tế", "Quý II/2026"],
            ["2", "Vá đường đá", "Sở Y tế", "", "Hè"],
            ["3", "Họp bản", "Sở Nội vụ", "", "thành phố"],
        ]
    ]


def test_a_line_that_breaks_in_a_narrow_cell_goes_on(style: ParagraphStyle) -> None:
    wrapped = "Bộ Chỉ huy Quân sự tỉnh; UBND xã Suối Lim, xã Nà Hoa; Công ty Chè Đông Giang"
    cells = [wrapped, "Sở Y tế<br/>Công an tỉnh", f"- Sở Nội vụ, {wrapped}<br/>- Sở Tư pháp"]
    row = [Prose(cell, style) for cell in cells]
    table = Ruled([["A", "B", "C"], row], colWidths=[95, 130, 180], style=GRID)
    read = pdf.read(build([table]), "a.pdf").blocks[0]
    assert isinstance(read, Table)
    assert [cell.text for cell in read.rows[1]] == [
        wrapped,
        "Sở Y tế\nCông an tỉnh",
        f"- Sở Nội vụ, {wrapped}\n- Sở Tư pháp",
    ]


def test_page_numbers_and_running_lines_are_left_out(style: ParagraphStyle) -> None:
    def running(page: Canvas, _: Any) -> None:
        page.setFont("Viet", 8)
        page.drawString(72, A4[1] - 30, "Kế hoạch nghề dệt tỉnh Đông Giang")
        page.drawCentredString(A4[0] / 2, 30, str(page.getPageNumber()))

    story = [Prose(f"{at}. Việc số {at} của kế hoạch này.", style) for at in range(1, 150)]
    document = pdf.read(build(story, running), "a.pdf")
    assert paragraphs(document) == [f"{at}. Việc số {at} của kế hoạch này." for at in range(1, 150)]
    note = next(note for note in document.notes if note.code == "running-lines")
    assert "Kế hoạch nghề dệt" in note.message


def test_a_scan_says_how_to_read_it() -> None:
    data = canvas(lambda page: page.rect(100, 100, 200, 1, fill=1))
    with pytest.raises(FormatError, match="ocrmypdf -l vie"):
        pdf.read(data, "scan.pdf")


def test_a_locked_file_is_refused() -> None:
    locked = pdfencrypt.StandardEncryption("secret", ownerPassword="owner")
    data = canvas(lambda page: page.drawString(72, 700, "Ke hoach"), encrypt=locked)
    with pytest.raises(FormatError, match="password"):
        pdf.read(data, "locked.pdf")


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\nbroken", b"\x00" * 50])
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"a\.pdf"):
        pdf.read(data, "a.pdf")


def test_a_file_cut_off_is_refused_or_read(style: ParagraphStyle) -> None:
    data = build([Prose(LONG, style)])
    for share in (3, 2):
        with pytest.raises(FormatError):
            pdf.read(data[: len(data) // share], "a.pdf")
