"""Word files: numbers as printed, tables, changes, boxes, notes, and what is left out."""

import io
import unicodedata

import docx as python_docx
import pytest

from loaders.document import Document, Paragraph, Table
from loaders.formats import docx
from tests.formats import wordfile as word
from tests.formats.checks import checked, grids, lines, notes
from tests.formats.wordfile import item, lists, lvl, numpr, p, t, tbl, tc, tr


def read(body: str, **parts: str) -> Document:
    return checked(docx.read(word.docx(body, **parts), "kế hoạch.docx"))


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks if isinstance(block, Paragraph)]


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    document = read(p("Mở đầu") + tbl(tr("A", "B")) + p("Giữa") + tbl(tr("C")) + p("Cuối"))
    assert [isinstance(block, Table) for block in document.blocks] == [0, 1, 0, 1, 0]
    assert document.text == "Mở đầu\nA\tB\nGiữa\nC\nCuối\n"


def test_a_file_of_python_docx_is_read() -> None:
    made = python_docx.Document()
    made.add_heading("KẾ HOẠCH", 1)
    made.add_paragraph("Giao Sở Nội vụ chủ trì.", style="List Number")
    made.add_paragraph("Giao Sở Y tế phối hợp.", style="List Number")
    made.add_paragraph("Kịp thời.", style="List Bullet")
    table = made.add_table(3, 3)
    for index, cell in enumerate(table._cells):
        cell.text = str(index)
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    packed = io.BytesIO()
    made.save(packed)
    document = checked(docx.read(packed.getvalue(), "a.docx"))
    assert lines(document) == [
        "KẾ HOẠCH", "1. Giao Sở Nội vụ chủ trì.", "2. Giao Sở Y tế phối hợp.", "• Kịp thời.",
    ]  # fmt: skip
    assert document.blocks[0].heading == 1  # type: ignore[union-attr]
    assert grids(document) == [[["0\n3", "1", "2"], ["0\n3", "4", "5"], ["6", "7\n8", "7\n8"]]]


# -- numbering -----------------------------------------------------------------------------------


def test_levels_count_and_begin_anew() -> None:
    numbering = lists(
        lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "lowerLetter", "%3)")
    )
    steps = [0, 1, 2, 2, 1, 2, 0, 1]
    document = read("".join(item("Việc", step) for step in steps), numbering=numbering)
    assert labels(document) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_a_label_names_the_levels_above() -> None:
    numbering = lists(lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2."))
    document = read("".join(item("Việc", step) for step in [0, 1, 1, 0, 1]), numbering=numbering)
    assert labels(document) == ["1.", "1.1.", "1.2.", "2.", "2.1."]


@pytest.mark.parametrize(
    ("style", "text", "start", "expected"),
    [
        ("decimal", "Điều %1.", 3, "Điều 3."),
        ("decimalZero", "%1/", 7, "07/"),
        ("lowerRoman", "(%1)", 4, "(iv)"),
        ("upperLetter", "%1.", 27, "AA."),
        ("lowerLetter", "%1)", 5, "e)"),
        ("vietnameseCounting", "Phần %1:", 15, "Phần mười lăm:"),
        ("vietnameseCounting", "%1", 21, "hai mươi mốt"),
        ("bullet", "\uf0b7", 1, "•"),
        ("bullet", "-", 1, "-"),
        ("bullet", "\uf0d8", 1, "➢"),
        ("none", "", 1, ""),
        ("unheardOf", "%1.", 2, "2."),
    ],
)
def test_formats_of_numbers(style: str, text: str, start: int, expected: str) -> None:
    document = read(item("Việc"), numbering=lists(lvl(0, style, text, start=start)))
    assert labels(document) == [expected]
    assert lines(document) == [f"{expected} Việc".strip()]


def test_a_level_that_never_begins_anew() -> None:
    numbering = lists(
        lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    )
    document = read("".join(item("Việc", step) for step in [0, 1, 1, 0, 1]), numbering=numbering)
    assert labels(document) == ["I.", "1.", "2.", "II.", "3."]


def test_legal_numbers_are_figures() -> None:
    numbering = lists(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))
    document = read(item("Mục") + item("Mục") + item("Việc", 1), numbering=numbering)
    assert labels(document) == ["I.", "II.", "2.1"]


def test_a_list_that_starts_over_and_one_that_goes_on() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(item("Việc", 0, number) for number in [1, 1, 2, 2, 3])
    document = read(body, numbering=lists(lvl(0, "decimal", "%1."), nums=nums))
    assert labels(document) == ["1.", "2.", "1.", "2.", "3."]


def test_an_override_changes_how_a_level_looks() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{lvl(0, 'lowerLetter', '%1)')}</w:lvlOverride></w:num>"
    )
    document = read(item("Việc"), numbering=lists(lvl(0, "decimal", "%1."), nums=nums))
    assert labels(document) == ["a)"]


def test_numbers_come_from_a_style_and_can_be_taken_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoản"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Rieng"><w:basedOn w:val="Khoan"/></w:style>'
    )
    numbering = lists(
        lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    )
    khoan, rieng = '<w:pStyle w:val="Khoan"/>', '<w:pStyle w:val="Rieng"/>'
    body = p("A", khoan) + p("B", rieng) + p("C", khoan + numpr(0, 0)) + p("D", khoan)
    assert labels(read(body, numbering=numbering, styles=styles)) == ["1.", "2.", "", "3."]


def test_letters_that_are_typed_are_text() -> None:
    body = "".join(p(f"{letter}) Báo cáo;") for letter in "abcdđe")
    document = read(body)
    assert labels(document) == ["a)", "b)", "c)", "d)", "đ)", "e)"]
    assert lines(document)[4] == "đ) Báo cáo;"


def test_numbers_count_in_cells_without_text() -> None:
    rows = [tr(tc(item("")), "Việc"), tr(tc(item("")), "Việc khác")]
    document = read(tbl(*rows), numbering=lists(lvl(0, "decimal", "%1")))
    assert grids(document) == [[["1", "Việc"], ["2", "Việc khác"]]]


def test_an_unknown_list_gives_no_number() -> None:
    assert labels(read(item("Việc", 0, 9))) == [""]


# -- headings ------------------------------------------------------------------------------------


def test_headings_by_style_by_its_base_and_by_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>'
    )
    body = (
        p("A", '<w:pStyle w:val="H2"/>') + p("B", '<w:pStyle w:val="Con"/>')
        + p("C", '<w:outlineLvl w:val="0"/>') + p("D", '<w:pStyle w:val="Vong"/>')
        + p("E", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
    )  # fmt: skip
    found = [block.heading for block in read(body, styles=styles).blocks]  # type: ignore[union-attr]
    assert found == [2, 2, 1, None, None]


# -- tables --------------------------------------------------------------------------------------


def test_merged_cells_stand_at_every_place_they_cover() -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl(
            tr("STT", tc("Cơ quan", '<w:gridSpan w:val="2"/>')),
            tr(tc("1", start), "Sở Y tế", "Sở Nội vụ"),
            tr(tc("", more), "Công an tỉnh", ""),
            tr(tc("2", start), tc("Các sở", '<w:gridSpan w:val="2"/>')),
        )
    )
    assert grids(document) == [
        [
            ["STT", "Cơ quan", "Cơ quan"],
            ["1", "Sở Y tế", "Sở Nội vụ"],
            ["1", "Công an tỉnh", ""],
            ["2", "Các sở", "Các sở"],
        ]
    ]
    assert document.text.count("Cơ quan") == 1


def test_merged_cells_of_unlike_width_do_not_shift_a_row() -> None:
    rows = [
        tr(tc("1", '<w:vMerge w:val="restart"/>'), "a", "b"),
        tr(tc("", '<w:gridSpan w:val="2"/><w:vMerge/>'), "c"),
    ]
    assert grids(read(tbl(*rows))) == [[["1", "a", "b"], ["", "", "c"]]]


def test_rows_that_begin_later_keep_their_columns() -> None:
    rows = [tr("a", "b", "c"), tr("d", "e", properties='<w:gridBefore w:val="1"/>')]
    assert grids(read(tbl(*rows))) == [[["a", "b", "c"], ["", "d", "e"]]]


def test_a_table_in_a_cell_gives_it_lines() -> None:
    inner = tbl(tr("Quý I", "10"), tr("Quý II", "20"))
    document = read(tbl(tr(tc(p("Tiến độ:") + inner + p()), "Sở Tài chính")))
    assert grids(document) == [[["Tiến độ:\nQuý I 10\nQuý II 20", "Sở Tài chính"]]]


def test_rows_and_cells_in_controls_are_read() -> None:
    row = f"<w:sdt><w:sdtPr/><w:sdtContent>{tr('a', 'b')}</w:sdtContent></w:sdt>"
    assert grids(read(tbl(row))) == [[["a", "b"]]]


# -- tracked changes -----------------------------------------------------------------------------


def test_changes_are_read_as_accepted() -> None:
    body = p(
        f"{run(t('Giao Sở '))}<w:del>{run('<w:delText>Y tế</w:delText>')}</w:del>"
        f"<w:ins>{run(t('Nội vụ'))}</w:ins>"
        f"<w:moveFrom>{run(t(' cũ'))}</w:moveFrom><w:moveTo>{run(t(' chủ trì'))}</w:moveTo>"
    )
    assert lines(read(body)) == ["Giao Sở Nội vụ chủ trì"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("Giao Sở ", "<w:rPr><w:del/></w:rPr>") + p("Nội vụ chủ trì.") + p("Hết.")
    assert lines(read(body)) == ["Giao Sở Nội vụ chủ trì.", "Hết."]


def test_deleted_rows_are_gone_and_inserted_ones_stay() -> None:
    rows = [
        tr("a"), tr("b", properties="<w:del/>"), tr("c", properties="<w:ins/>"),
    ]  # fmt: skip
    assert grids(read(tbl(*rows))) == [[["a"], ["c"]]]


# -- inside paragraphs ---------------------------------------------------------------------------


def test_tabs_breaks_hyphens_and_composed_letters() -> None:
    decomposed = unicodedata.normalize("NFD", "Điều phối")
    body = p(
        run(t(decomposed) + "<w:tab/>" + t("năm") + "<w:br/>" + t("2026")
            + "<w:noBreakHyphen/>" + t("2030"))
    )  # fmt: skip
    assert lines(read(body)) == ["Điều phối năm 2026-2030"]


def test_items_behind_soft_breaks_stand_apart() -> None:
    body = p(run(t("Nơi nhận:") + "<w:br/>" + t("- Như trên;") + "<w:br/>" + t("- Lưu: VT.")))
    assert lines(read(body)) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_a_page_break_ends_a_paragraph() -> None:
    body = p(run(t("hết phần một") + '<w:br w:type="page"/>' + t("Phụ lục I")))
    assert lines(read(body)) == ["hết phần một", "Phụ lục I"]


def test_links_fields_controls_and_formulas_give_their_text() -> None:
    number = (
        run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>REF muc</w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>') + run(t("Mục II"))
        + run('<w:fldChar w:fldCharType="end"/>')
    )  # fmt: skip
    body = p(
        f'<w:hyperlink r:id="x">{run(t("Cổng "))}</w:hyperlink>'
        f'<w:fldSimple w:instr="DATE">{run(t("2026 "))}</w:fldSimple>{number}'
        f"<w:sdt><w:sdtContent>{run(t(' Sở '))}</w:sdtContent></w:sdt>"
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    )
    assert lines(read(body)) == ["Cổng 2026 Mục II Sở x=1"]


def test_a_field_that_is_not_closed_loses_no_text() -> None:
    body = p(run('<w:fldChar w:fldCharType="begin"/>') + run(t("mất"))) + p("Còn đây.")
    assert "Còn đây." in lines(read(body))


def test_a_table_of_contents_is_left_out() -> None:
    body = (
        p(run('<w:fldChar w:fldCharType="begin"/>')
          + run("<w:instrText>TOC \\o 1-3</w:instrText>")
          + run('<w:fldChar w:fldCharType="separate"/>') + run(t("I. MỤC TIÊU 1")))
        + p("II. NHIỆM VỤ 2") + p(run('<w:fldChar w:fldCharType="end"/>')) + p("I. MỤC TIÊU")
    )  # fmt: skip
    document = read(body)
    assert lines(document) == ["I. MỤC TIÊU"]
    assert "table-of-contents" in notes(document)


def test_comments_and_hidden_text_are_left_out() -> None:
    body = p(
        f'<w:commentRangeStart w:id="1"/>{run(t("Thấy"))}<w:commentRangeEnd w:id="1"/>'
        f"{run('<w:commentReference/>')}{run('<w:rPr><w:vanish/></w:rPr>' + t(' ẩn'))}"
    )
    document = read(body)
    assert lines(document) == ["Thấy"]
    assert "hidden-text" in notes(document)


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}{tbl(tr('ô'))}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document = read(p(run(t("Trước")) + run(drawing)) + p("Sau"))
    assert document.text == "Trước\nTrong khung\nô\nSau\n"


def test_pictures_are_counted() -> None:
    assert "picture" in notes(read(p(run("<w:drawing><a:blip/></w:drawing>"))))


# -- beside the text -----------------------------------------------------------------------------


def test_footnotes_stand_behind_in_the_order_of_their_marks() -> None:
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator">{p("đường kẻ")}</w:footnote>'
        f'<w:footnote w:id="1">{p("Chú thích một.")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Chú thích hai.")}{p("Dòng sau.")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{p("Ghi chú cuối.")}</w:endnote>'
    body = p(
        run(t("Một") + '<w:footnoteReference w:id="2"/>')
        + run(t(", hai") + '<w:endnoteReference w:id="1"/>')
        + run(t(", ba") + '<w:footnoteReference w:id="1"/>')
    )
    document = read(body, footnotes=footnotes, endnotes=endnotes)
    assert lines(document) == ["Một, hai, ba"]
    assert [note.text for note in document.footnotes] == [
        "Chú thích hai. Dòng sau.", "Ghi chú cuối.", "Chú thích một.",
    ]  # fmt: skip


def test_headers_are_left_out_and_noted_when_they_hold_a_number() -> None:
    document = read(p("Thân"), header=p("Kèm theo Quyết định số 12/QĐ-UBND"), footer=p("Trang 1"))
    assert lines(document) == ["Thân"]
    assert notes(document) == {"header"}
    assert "12/QĐ-UBND" in document.notes[0].message


def test_an_old_font_is_converted() -> None:
    words = "Uû ban nh©n d©n tØnh giao Së C«ng Th­¬ng chñ tr×, phèi hîp víi c¸c së, ngµnh."
    document = read(p(words))
    assert lines(document) == [
        "Uỷ ban nhân dân tỉnh giao Sở Công Thương chủ trì, phối hợp với các sở, ngành."
    ]
    assert "encoding-tcvn3" in notes(document)
