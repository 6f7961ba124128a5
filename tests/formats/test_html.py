"""Web pages: paragraphs, lists, tables with merged and nested cells, encodings."""

import codecs

import pytest

from loaders.document import Document, Paragraph
from loaders.formats import html
from loaders.formats.errors import FormatError
from tests.formats.checks import checked, grids, lines, notes


def read(body: str, encoding: str = "utf-8") -> Document:
    return checked(html.read(f"<html><body>{body}</body></html>".encode(encoding), "a.html"))


def test_blocks_are_paragraphs_and_headings_have_levels() -> None:
    document = read("Lời đầu<h2>I. MỤC TIÊU</h2><div>Một <b>hai</b>\n ba<p>Bốn</div> năm")
    assert lines(document) == ["Lời đầu", "I. MỤC TIÊU", "Một hai ba", "Bốn", "năm"]
    levels = [block.heading for block in document.blocks if isinstance(block, Paragraph)]
    assert levels == [None, 2, None, None, None]


def test_breaks_inside_paragraphs() -> None:
    document = read(
        "<p>Căn cứ Luật<br>số 1;</p><p>Nơi nhận:<br>- Như trên;<br/>- Lưu: VT.</p>"
        "<p>Một<br><br>Hai<br>2026<br>- 2030</p>"
    )
    assert lines(document) == [
        "Căn cứ Luật số 1;", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "Một", "Hai 2026 - 2030",
    ]  # fmt: skip


def test_lists_get_the_labels_that_are_shown() -> None:
    document = read(
        "<ol><li>Sở Y tế<ul><li>Chủ trì</li></ul></li><li value=5>Sở Nội vụ</ol>"
        '<ol type="a" start="3"><li>Báo cáo</ol><ol type="I"><li>Chung</ol><ul><li>a) Có sẵn</ul>'
    )
    assert lines(document) == [
        "1. Sở Y tế", "- Chủ trì", "5. Sở Nội vụ", "c. Báo cáo", "I. Chung", "a) Có sẵn",
    ]  # fmt: skip


def test_what_is_not_seen_is_left_out() -> None:
    document = read(
        "<script>var a='<p>Mã</p>'</script><style>p{}</style><noscript>Bật</noscript>"
        "<p>Thấy<!-- lời --> được<span style='display: none'>ẩn</span>.</p><p hidden>ẩn</p>"
    )
    assert lines(document) == ["Thấy được."]


def test_entities_and_spaces() -> None:
    assert lines(read("<p>S&#7903;&nbsp;&nbsp;N&ocirc;ng &amp; M&#xF4;i &lt;tr&gt;</p>")) == [
        "Sở Nông & Môi <tr>"
    ]


def test_merged_cells_and_the_head_first() -> None:
    document = read(
        "<table><caption>Phụ lục</caption><tfoot><tr><td>cuối<td colspan=2>tổng</tfoot>"
        "<tbody><tr><td rowspan=2>1<td>Họp<td>Sở Y tế<tr><td>Báo cáo<td>Sở Nội vụ</tbody>"
        "<thead><tr><th>TT<th>Việc<th>Cơ quan</thead></table>"
    )
    assert lines(document) == ["Phụ lục"]
    assert grids(document) == [
        [
            ["TT", "Việc", "Cơ quan"],
            ["1", "Họp", "Sở Y tế"],
            ["1", "Báo cáo", "Sở Nội vụ"],
            ["cuối", "tổng", "tổng"],
        ]
    ]


def test_lines_and_tables_in_cells() -> None:
    document = read(
        "<table><tr><td><p>Một</p><p>Hai<br>Ba</p><ul><li>Bốn</ul>"
        "<td><table><tr><td>x<td>1<tr><td>y<td>2</table></table>"
    )
    assert grids(document) == [[["Một\nHai\nBa\n- Bốn", "x 1\ny 2"]]]


def test_a_table_that_only_lays_out_the_page_is_no_table() -> None:
    document = read(
        "<table><tr><td><p>Đầu</p><table><tr><td>a<td>b</table><p>Sau</p></td></tr></table>"
    )
    assert lines(document) == ["Đầu", "Sau"]
    assert grids(document) == [[["a", "b"]]]


def test_cells_without_a_row_and_spans_to_the_end() -> None:
    assert grids(read("<table><td>a<td>b</table>")) == [[["a", "b"]]]
    assert grids(read("<table><tr><td rowspan=0>a<td>b<tr><td>c</table>")) == [
        [["a", "b"], ["a", "c"]]
    ]


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_byte_order_marks(mark: bytes) -> None:
    encoding = "utf-8" if mark == codecs.BOM_UTF8 else "utf-16-le"
    data = mark + "<html><p>Ủy ban nhân dân</p></html>".encode(encoding)
    assert lines(checked(html.read(data, "a.html"))) == ["Ủy ban nhân dân"]


def test_an_encoding_that_the_page_names() -> None:
    page = '<meta charset="windows-1258"><p>Ban chỉ đạo tỉnh họp ở đâu</p>'
    for letter, base, mark in ("ỉi\u0309", "ạa\u0323", "ọo\u0323", "ởơ\u0309"):
        page = page.replace(letter, base + mark)
    assert lines(checked(html.read(page.encode("cp1258"), "a.html"))) == [
        "Ban chỉ đạo tỉnh họp ở đâu"
    ]


def test_utf8_wins_over_a_wrong_name() -> None:
    data = '<meta charset="iso-8859-1"><p>Sở Y tế</p>'.encode()
    assert lines(html.read(data, "a.html")) == ["Sở Y tế"]


def test_a_page_saved_with_its_pictures() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n<html><p>S=E1=BB=9F Y t=E1=BA=BF</p></html>\r\n--x--\r\n"
    )
    assert lines(html.read(data, "a.mht")) == ["Sở Y tế"]


def test_pages_deep_in_each_other() -> None:
    assert lines(read("<div>" * 1000 + "Đáy" + "</div>" * 1000)) == ["Đáy"]
    with pytest.raises(FormatError, match="too deep"):
        read("<div>" * 3000 + "Đáy" + "</div>" * 3000)
    with pytest.raises(FormatError, match="too deep"):
        read("<table><tr><td>a<td>" * 400)


def test_spans_without_measure_are_read_apart() -> None:
    cells = "<tr><td rowspan=60000 colspan=100>a</td></tr>" * 400
    document = read(f"<table>{cells}</table>")
    assert "merged-cells" in notes(document)
    assert len(grids(document)[0]) == 400


def test_an_empty_page_has_no_blocks() -> None:
    assert html.read(b"  ", "a.html").blocks == ()
    assert html.read(b"<html></html>", "a.html").blocks == ()
