"""Plain text in each layout that plans come in; the province and its plans are invented."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Document, Paragraph, Table
from loaders.formats import headings, txt


def read(text: str) -> Document:
    return txt.read(text.encode(), "a.txt")


def tables(document: Document) -> list[list[list[str]]]:
    """The rows of the tables, lines in cells parted by spaces."""
    return [
        [[cell.text.replace("\n", " ") for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def assert_spans_hold(document: Document) -> None:
    for block in (*document.blocks, *document.footnotes):
        if isinstance(block, Paragraph):
            assert document.quote(block.span) == block.text
            continue
        for cell in (cell for row in block.rows for cell in row):
            assert document.quote(cell.span) == cell.text.replace("\n", " ")


def spaced(text: str) -> str:
    """Lines as a PDF's text has them: each with a space at its end and a blank line behind it."""
    return "".join(f"{line} \n\n" for line in text.strip("\n").split("\n"))


def test_one_paragraph_a_line() -> None:
    document = read("KẾ HOẠCH\n\n1. Sở Tài chính\n- Bố trí vốn.- Kiểm tra việc chi.\nKết thúc.")
    assert paragraphs(document) == [
        "KẾ HOẠCH",
        "1. Sở Tài chính",
        "- Bố trí vốn.",
        "- Kiểm tra việc chi.",
        "Kết thúc.",
    ]
    assert [block.label for block in document.blocks if isinstance(block, Paragraph)][1] == "1."


WRAPPED = """
Thực hiện Nghị quyết về phát triển nghề dệt thổ cẩm của Hội đồng nhân dân
tỉnh Đông Giang, Ủy ban nhân dân tỉnh ban hành Kế hoạch gồm các nội dung sau:
I. MỤC ĐÍCH
1. Mục đích
Giữ gìn nghề dệt của đồng bào các dân tộc trên địa bàn tỉnh giai đoạn 2026-
2030, định hướng đến năm 2035, gắn với du lịch cộng đồng và việc làm của phụ nữ
ở các bản vùng cao.
- Mở các lớp truyền nghề cho thanh niên tại những bản có nghệ nhân đang
dạy nghề.
"""


def test_wrapped_lines_are_joined() -> None:
    assert paragraphs(read(spaced(WRAPPED))) == [
        (
            "Thực hiện Nghị quyết về phát triển nghề dệt thổ cẩm của Hội đồng nhân dân tỉnh Đông "
            "Giang, Ủy ban nhân dân tỉnh ban hành Kế hoạch gồm các nội dung sau:"
        ),
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        (
            "Giữ gìn nghề dệt của đồng bào các dân tộc trên địa bàn tỉnh giai đoạn "
            "2026-2030, định "
            "hướng đến năm 2035, gắn với du lịch cộng đồng và việc làm của phụ nữ ở các "
            "bản vùng cao."
        ),
        "- Mở các lớp truyền nghề cho thanh niên tại những bản có nghệ nhân đang dạy nghề.",
    ]


TITLE = "Phát triển nghề dệt thổ cẩm trong đồng bào các dân tộc ở những xã vùng cao"
GROUND = "Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh về nghề dệt;"


def test_a_ground_behind_an_empty_line_is_no_part_of_the_title() -> None:
    text = f"KẾ HOẠCH\n{TITLE}\n\n     {GROUND}\n{WRAPPED}"
    assert paragraphs(read(text))[1:3] == [TITLE, GROUND]


def test_empty_lines_between_all_lines_part_nothing() -> None:
    text = f"{WRAPPED}1. Mở lớp truyền nghề cho thanh niên ở các bản có nghệ nhân, gắn với việc\n"
    assert paragraphs(read(spaced(f"{text}Thực hiện chính sách của tỉnh.\n")))[-1] == (
        "1. Mở lớp truyền nghề cho thanh niên ở các bản có nghệ nhân, gắn với việc "
        "Thực hiện chính sách của tỉnh."
    )


def test_a_paragraph_cut_by_a_page_goes_on_behind_a_footnote() -> None:
    document = read(
        "Nuôi tằm gắn với\n\n¹ Số liệu của Chi cục Thống kê;\n\nchế biến tơ.\n\n[2] Nguồn."
    )
    assert paragraphs(document) == ["Nuôi tằm gắn với chế biến tơ."]
    assert [note.text for note in document.footnotes] == [
        "¹ Số liệu của Chi cục Thống kê;",
        "[2] Nguồn.",
    ]


def test_marks_of_headings_and_emphasis_are_no_words() -> None:
    document = read("## KẾ HOẠCH\n\n1. **Nhiệm vụ:** gồm 3 việc\n\n**PHỤ LỤC****Phân công**\n")
    assert paragraphs(document) == ["KẾ HOẠCH", "1. Nhiệm vụ: gồm 3 việc", "PHỤ LỤC", "Phân công"]
    assert [b.heading for b in document.blocks if isinstance(b, Paragraph)] == [2, None, None, None]


HEADER = "STT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian"


def test_tabs_part_cells_and_pages_cut_rows() -> None:
    text = f"""Phụ lục

{HEADER.replace("STT", "<b>STT</b>")}
1\t<p>Mở lớp dệt.</p> <p>Mời nghệ nhân dạy</p>\t<p>Sở Nội vụ</p>\tCác xã\tNăm 2026

{HEADER}
\tnghề cho thanh niên.\t\tvà phường\t
2\tTổ chức hội chợ\tSở Công Thương\t\tQuý III

Hết."""
    document = read(text)
    assert tables(document)[0] == [
        ["STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"],
        [
            "1",
            "Mở lớp dệt. Mời nghệ nhân dạy nghề cho thanh niên.",
            "Sở Nội vụ",
            "Các xã và phường",
            "Năm 2026",
        ],
        ["2", "Tổ chức hội chợ", "Sở Công Thương", "", "Quý III"],
    ]
    assert paragraphs(document) == ["Phụ lục", "Hết."]
    assert [note.code for note in document.notes] == ["repeated-header"]
    assert_spans_hold(document)


def test_group_lines_short_rows_and_headings_in_other_words() -> None:
    text = f"""{HEADER}
I. ĐÀO TẠO
1\tMở lớp\tSở Nội vụ\tCác xã\tNăm 2026
\tII. Hội chợ\t\t\t
Nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian thực hiện
5.1\t\tThương mại\t\t\t\t
2\tMở chợ\tSở Công Thương"""
    assert tables(read(text))[0][1:] == [
        ["I. ĐÀO TẠO"] * 5,
        ["1", "Mở lớp", "Sở Nội vụ", "Các xã", "Năm 2026"],
        ["", "II. Hội chợ", "", "", ""],
        ["5.1", "Thương mại", "", "", ""],
        ["2", "Mở chợ", "Sở Công Thương", "", ""],
    ]


def test_headings_of_two_lines_and_numbers_under_a_row() -> None:
    text = """TT\tSản phẩm\tNăm 2026\tNăm 2027
Lượng\tGiá trị\tLượng\tGiá trị
\tTổng
900
950
1\tTơ tằm\t10\t500\t11\t550
2\tVải lanh\t20\t400\t22\t400"""
    assert tables(read(text)) == [
        [
            ["TT", "Sản phẩm", "Năm 2026", "Năm 2026", "Năm 2027", "Năm 2027"],
            ["TT", "Sản phẩm", "Lượng", "Giá trị", "Lượng", "Giá trị"],
            ["", "Tổng", "", "900", "", "950"],
            ["1", "Tơ tằm", "10", "500", "11", "550"],
            ["2", "Vải lanh", "20", "400", "22", "400"],
        ]
    ]


def test_items_behind_a_tab_are_paragraphs() -> None:
    document = read("1.\tMở lớp dệt\n2.\tMở chợ\n\tThụt đầu dòng.")
    assert not tables(document)
    assert paragraphs(document)[:2] == ["1. Mở lớp dệt", "2. Mở chợ"]


STACKED = """ Phụ lục:

Stt Nhiệm vụ Đơn vị chủ trì Đơn vị phối hợp\x20
Thời gian\x20

thực hiện\x20

1\x20

Tổ chức các lớp truyền nghề dệt cho thanh niên ở những\x20

bản có nghệ nhân theo kế hoạch năm 2026 -\x20

2027 của tỉnh.\x20

Các sở, ban, ngành và\x20

UBND các xã/phường\x20
Hội Liên hiệp Phụ nữ tỉnh\x20

Thường\x20

xuyên\x20

2\x20
Phát triển vùng nguyên liệu lanh trên địa\x20

bàn tỉnh\x20
\x20\x20\x20

- Trồng mới 50 ha lanh\x20
UBND các xã; Sở Nông nghiệp\x20

và Môi trường\x20

Các sở, ban, ngành Hằng năm\x20

-\x20

- Cấp mã số vùng trồng; xây dựng kho Trung tâm Khuyến  Các sở, ban, ngành; Tháng 9/\x20
 Stt Nhiệm vụ Đơn vị chủ trì Đơn vị phối hợp\x20
Thời gian\x20

thực hiện\x20

giống tại các bản. nông Đông Giang\x20

UBND các xã\x20

2026\x20

3\x20
Mở chợ phiên thổ cẩm\x20
Sở Công Thương\x20

Báo và Đài Phát thanh\x20

Đông Giang\x20
Năm 2027\x20

4 Báo cáo kết quả thực hiện hằng năm\x20

Sở Công Thương\x20

Nơi nhận:
"""


def test_stacked_cells_find_their_columns() -> None:
    document = read(STACKED)
    assert tables(document) == [
        [
            ["Stt", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"],
            [
                "1",
                (
                    "Tổ chức các lớp truyền nghề dệt cho thanh niên ở những bản có nghệ "
                    "nhân theo kế "
                    "hoạch năm 2026 - 2027 của tỉnh."
                ),
                "Các sở, ban, ngành và UBND các xã/phường",
                "Hội Liên hiệp Phụ nữ tỉnh",
                "Thường xuyên",
            ],
            ["2", "Phát triển vùng nguyên liệu lanh trên địa bàn tỉnh", "", "", ""],
            [
                "-",
                "Trồng mới 50 ha lanh",
                "UBND các xã; Sở Nông nghiệp và Môi trường",
                "Các sở, ban, ngành",
                "Hằng năm",
            ],
            [
                "-",
                "- Cấp mã số vùng trồng; xây dựng kho giống tại các bản.",
                "Trung tâm Khuyến nông Đông Giang",
                "Các sở, ban, ngành; UBND các xã",
                "Tháng 9/ 2026",
            ],
            [
                "3",
                "Mở chợ phiên thổ cẩm",
                "Sở Công Thương",
                "Báo và Đài Phát thanh Đông Giang",
                "Năm 2027",
            ],
            ["4", "Báo cáo kết quả thực hiện hằng năm", "Sở Công Thương", "", ""],
        ]
    ]
    assert paragraphs(document) == ["Phụ lục:", "Nơi nhận:"]
    assert_spans_hold(document)
    dropped = words("Stt Nhiệm vụ Đơn vị chủ trì Đơn vị phối hợp Thời gian thực hiện")
    assert words(STACKED) == words(document.text) + dropped


BUDGET = """Phụ lục
DỰ KIẾN KINH PHÍ
 Nội dung
\t
Đơn vị tính
\tSố lượng
\tKinh phí
 1
\tHỗ trợ nghề dệt
\t
\t
\t
\t

\t
-
\tLớp truyền nghề
\tLớp
\t
4
\t
0
\t1.200

\t
-
\tKhung dệt
\tKhung
cửi
\t5.000
\t2
\t300

\t2
\tHội chợ
\t
\t
\t

\t
-
\tHội chợ thổ cẩm
\tĐợt
\t1
\t0
\t62.5

\t
\tTổng
\t1.562,5

Hết.
"""


def test_one_cell_a_line_gives_one_row_an_item() -> None:
    document = read(BUDGET)
    assert tables(document)[0][1:] == [
        ["1", "Hỗ trợ nghề dệt", "", "", "", ""],
        ["-", "Lớp truyền nghề", "Lớp", "4", "0", "1.200"],
        ["-", "Khung dệt", "Khung cửi", "5.000", "2", "300"],
        ["2", "Hội chợ", "", "", "", ""],
        ["-", "Hội chợ thổ cẩm", "Đợt", "1", "0", "62.5"],
        ["", "Tổng", "Tổng", "Tổng", "Tổng", "1.562,5"],
    ]
    assert paragraphs(document) == ["Phụ lục", "DỰ KIẾN KINH PHÍ", "Hết."]
    assert words(document.text) == words(BUDGET)
    assert "headings-unplaced" in [note.code for note in document.notes]
    assert_spans_hold(document)


def test_damage_is_repaired_and_kept_in_a_note() -> None:
    document = read("QUY Ế T Đ Ị NH   V ề   vi ệ c m ở   ch ợ     Căn c ứ   Lu ậ t T ổ   ch ứ c;")
    assert paragraphs(document) == ["QUYẾT ĐỊNH Về việc mở chợ", "Căn cứ Luật Tổ chức;"]
    assert "QUY Ế T" in document.notes[0].message


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("TT Nội dung công việc Cơ quan thực hiện Thời hạn hoàn thành Sản phẩm đầu ra", 5),
        ("STT Tên nhiệm vụ Chủ trì Phối hợp Tiến độ Ghi chú", 6),
    ],
)
def test_headings_are_parted(line: str, columns: int) -> None:
    assert len(headings.parse(line) or ()) == columns


def test_prose_is_no_header() -> None:
    assert headings.parse("Nhiệm vụ của Sở Tài chính") is None


SOME = st.lists(
    st.sampled_from(
        [
            *WRAPPED.split("\n"),
            *STACKED.split("\n"),
            *BUDGET.split("\n"),
            "2\tMở chợ\tSở Công Thương\t\tQuý III",
            "\tnối tiếp\t\t\t",
            "I. ĐÀO TẠO",
            "¹ Chú thích.",
            "## Đề mục",
            "1.562",
            "a) Việc (một)",
            "\x0c",
        ]
    ),
    max_size=60,
)


@given(SOME)
def test_no_word_is_lost_in_any_mixture(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read(text)
    dropped = any(note.code in {"repeated-header", "page-numbers"} for note in document.notes)
    missing = words(text) - words(document.text)
    assert dropped or not missing
    assert not words(document.text) - words(text)
    assert_spans_hold(document)


def test_page_numbers_between_the_lines_of_a_sentence() -> None:
    document = read("1. Sửa đường vào\n\n2\n\nbản.\n\n2. Mở chợ.\n\n3\n\n3. Xây cầu.\n\n12\n")
    assert [block.text for block in document.blocks] == [  # type: ignore[union-attr]
        "1. Sửa đường vào bản.",
        "2. Mở chợ.",
        "3. Xây cầu.",
        "12",
    ]
    assert [note.message for note in document.notes if note.code == "page-numbers"] == [
        "page numbers between the lines left out: 2, 3"
    ]


@given(st.text(alphabet="aĐế1-.,;*#<>[]¹ \t\n\r\x0c", max_size=80))
def test_spans_hold_for_any_text(text: str) -> None:
    assert_spans_hold(read(text))


def test_a_table_may_begin_with_an_empty_cell() -> None:
    document = read("I. VIỆC\n\n\n\tHọp\tSở Y tế\n\tĐếm cá\tSở Nội vụ\n")
    assert tables(document)[0][0][1] == "Họp"
    assert_spans_hold(document)
