"""Markdown as offices and crawlers leave it."""

import pytest

from loaders.document import Document, Paragraph
from loaders.formats import md
from loaders.formats.stacked import rows_of
from tests.formats.checks import checked, grids, lines, notes


def read(text: str) -> Document:
    return checked(md.read(text.encode(), "a.md"))


def test_headings_marks_and_broken_lines() -> None:
    document = read(
        "# KẾ HOẠCH\n\n**I. MỤC\nTIÊU**\n\nGiao *Sở Y tế* chủ\ntrì, ~~bỏ~~ `mã`\n[xem](http://a.b).\n"
        "\nTiêu đề\n=====\n## Hai ##\n"
    )
    assert lines(document) == [
        "KẾ HOẠCH", "I. MỤC TIÊU", "Giao Sở Y tế chủ trì, bỏ mã xem.", "Tiêu đề", "Hai",
    ]  # fmt: skip
    levels = [block.heading for block in document.blocks if isinstance(block, Paragraph)]
    assert levels == [1, None, None, 1, 2]


def test_a_number_that_a_line_was_broken_before_is_no_item() -> None:
    text = "Thực hiện Kế hoạch số\n12/KH-UBND ngày 03/4 về giai đoạn 2026\n- 2030 của tỉnh"
    assert lines(read(text)) == [text.replace("\n", " ")]


def test_a_reference_that_a_line_was_broken_in_is_no_item() -> None:
    text = "theo quy định tại điểm\na) khoản 2 Điều 5 của Quy chế"
    assert lines(read(text)) == [text.replace("\n", " ")]


def test_lists_keep_their_labels() -> None:
    text = "1. Sở Y tế\n2. Sở Nội vụ\n   - Chủ trì\n   * Phối hợp\n+ Báo cáo\n\n3\\. Công an"
    assert lines(read(text)) == [
        "1. Sở Y tế", "2. Sở Nội vụ", "- Chủ trì", "* Phối hợp", "+ Báo cáo", "3. Công an",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Sở** *Y* ***tế***", "Sở Y tế"),
        ("trước **ngày 01 ***(nếu có) *báo cáo", "trước ngày 01 (nếu có) báo cáo"),
        ("__đậm__ và _nghiêng_, ten_tep_dai", "đậm và nghiêng, ten_tep_dai"),
        ("2 * 3 và 4*5 và (*)", "2 * 3 và 4*5 và (*)"),
        (r"1\. a \* b \_ c", "1. a * b _ c"),
        ("Sở&nbsp;Y&amp;T &lt; 5", "Sở\xa0Y&T < 5"),
        ("![hình](a.png)Chữ<sup>1</sup> < 5 > 3", "Chữ1 < 5 > 3"),
        ("họ tên: ______", "họ tên: ______"),
    ],
)
def test_marks_are_taken_off(marked: str, plain: str) -> None:
    assert md.plain(marked) == plain


def test_pipe_tables() -> None:
    document = read(
        "Đầu\n| TT | **Việc** | Cơ quan |\n|---|:--|--:|\n| 1 | Họp<br>báo cáo | A \\| B |\n"
        "| 2 |  | C\n\nCuối"
    )
    assert lines(document) == ["Đầu", "Cuối"]
    assert grids(document) == [
        [["TT", "Việc", "Cơ quan"], ["1", "Họp\nbáo cáo", "A | B"], ["2", "", "C"]]
    ]


def test_pipe_tables_without_outer_pipes_and_with_an_empty_head() -> None:
    assert grids(read("TT | Việc\n---|---\n1 | Họp\n")) == [[["TT", "Việc"], ["1", "Họp"]]]
    assert grids(read("| | |\n|--|--|\n| UBND | CỘNG HÒA |\n")) == [[["UBND", "CỘNG HÒA"]]]


def test_a_crawled_table_has_a_cell_a_line() -> None:
    document = read(
        "Mở\n\n|\n**TT**\n|\n**Tên\nviệc**\n|\n**Chủ trì**\n|\n|\n**I.\nCHUNG**\n|\n|\n1\n|\n"
        "Tổ chức hội nghị giao\nban hằng tháng\n|\nSở Y tế\n|\n|\n2\n|\nBáo cáo\n|\n|\n|\n|\n|\n|\n"
        "\nKết"
    )
    assert lines(document) == ["Mở", "Kết"]
    assert grids(document) == [
        [
            ["TT", "Tên việc", "Chủ trì"],
            ["I. CHUNG"] * 3,
            ["1", "Tổ chức hội nghị giao ban hằng tháng", "Sở Y tế"],
            ["2", "Báo cáo", ""],
        ]
    ]


def test_lines_of_a_letterhead_stay_lines() -> None:
    document = read(
        "|\n**ỦY BAN\nNHÂN DÂN**\nTỈNH AN LẠC\n-------\n|\n**CỘNG HÒA**\n*Độc lập*\n-----\n|\n"
    )
    assert grids(document) == [[["ỦY BAN NHÂN DÂN\nTỈNH AN LẠC", "CỘNG HÒA\nĐộc lập"]]]


def test_a_table_in_a_crawled_cell_loses_no_text() -> None:
    document = read("|\nA\n|\nB\n|\n|\n|\n|\nx\n|\ny\n|\n|\nC\n|\n")
    words = {cell for row in grids(document)[0] for cell in row}
    assert {"A", "B", "x", "y", "C"} <= words


def test_rows_need_the_fewest_short_ones() -> None:
    cells = ["TT", "Việc", "Ai", "", "1", "", "Sở", "", "2", "Họp", ""]
    assert rows_of(cells) == [["TT", "Việc", "Ai"], ["1", "", "Sở"], ["2", "Họp", ""]]


def test_tables_of_html_inside() -> None:
    document = read(
        "Trước\n<table>\n<tr><th>TT</th>\n<th colspan=2>Việc</th></tr>\n<tr><td>1<td>"
        "<table><tr><td>x</table><td>y</tr>\n</table>\n\nSau **đậm**"
    )
    assert lines(document) == ["Trước", "Sau đậm"]
    assert grids(document) == [[["TT", "Việc", "Việc"], ["1", "x", "y"]]]


def test_front_matter_comments_fences_and_quotes() -> None:
    document = read(
        "---\ntitle: Kế hoạch\n---\n<!-- lời\nghi -->Thân\n\n```\nmột\nhai\n```\n> trích"
    )
    assert lines(document) == ["Thân", "một", "hai", "trích"]
    assert notes(document) == {"front-matter"}


def test_footnotes() -> None:
    document = read("Giao Sở Y tế[^1].\n\n[^1]: Theo *quy định*\n    hiện hành.\n")
    assert lines(document) == ["Giao Sở Y tế."]
    assert [note.text for note in document.footnotes] == ["Theo quy định hiện hành."]


def test_a_pipe_that_opens_nothing_and_tables_never_closed() -> None:
    assert lines(read("|\nmột dòng")) == ["một dòng"]
    assert grids(read("<table><tr><td>a<td>b")) == [[["a", "b"]]]
    assert read("").blocks == ()
