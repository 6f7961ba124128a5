"""Where a document's parts begin and end, and the outline of its body."""

import pytest

from loaders.document import Document, DocumentBuilder, Paragraph, Table
from loaders.sections.parts import (
    ARABIC,
    ARTICLE,
    BRACKETED,
    DASH,
    DECIMAL,
    LETTER,
    PLUS,
    ROMAN,
    Item,
    level_of,
    number_of,
    outline,
    parts_of,
    plain_label,
)
from tests.sections.conftest import Lines

HEAD = ("ỦY BAN NHÂN DÂN", "Số: 5/KH-UBND", "KẾ HOẠCH", "Trồng tre năm 2026")


def cut(document: Document) -> list[tuple[str, str]]:
    """Each part's name and the words of its first paragraph."""
    firsts = [(part.name, part.blocks[0]) for part in parts_of(document)]
    return [
        (name, block.text if isinstance(block, Paragraph) else "(table)") for name, block in firsts
    ]


def test_a_whole_plan(lines: Lines) -> None:
    document = lines(
        *HEAD,
        "Căn cứ Luật Lâm nghiệp;",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        "Có tre làm nhà.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "PHỤ LỤC 01",
        "Các việc",
        "Phụ lục số II",
        "Các giống tre",
    )
    assert cut(document) == [
        ("head", "ỦY BAN NHÂN DÂN"),
        ("preamble", "Căn cứ Luật Lâm nghiệp;"),
        ("body", "I. MỤC ĐÍCH"),
        ("signature", "Nơi nhận:"),
        ("annex", "PHỤ LỤC 01"),
        ("annex", "Phụ lục số II"),
    ]
    assert [part.title for part in parts_of(document)][-2:] == ["Phụ lục 01", "Phụ lục số II"]


@pytest.mark.parametrize(
    "first",
    [
        "Căn cứ Luật Lâm nghiệp;",
        "Thực hiện Kết luận số 3;",
        "Theo đề nghị của Sở Y tế;",
        "Xét đề nghị",
    ],
)
def test_the_preamble_begins(lines: Lines, first: str) -> None:
    assert ("preamble", first) in cut(lines(*HEAD, first, "I. VIỆC"))


@pytest.mark.parametrize(
    "first",
    [
        "Triển khai Kết luận số 3,",
        "Để thực hiện Kết luận số 3;",
        "Tiếp theo Kế hoạch số 3:",
        "Mấy năm nay tre trổ hoa nhiều.",
    ],
)
def test_a_sentence_below_the_title_begins_the_preamble(lines: Lines, first: str) -> None:
    assert ("preamble", first) in cut(lines(*HEAD, first, "I. VIỆC"))


@pytest.mark.parametrize(
    "line",
    [
        "và trồng nứa.",
        "Triển khai Kết luận số 3",
        "Trồng nứa,",
        "(Kèm theo Quyết định số 3 của UBND tỉnh).",
    ],
)
def test_what_is_no_sentence_goes_on_with_the_title(lines: Lines, line: str) -> None:
    assert [name for name, _ in cut(lines(*HEAD, line, "I. VIỆC"))] == ["head", "body"]


def test_a_sentence_right_below_the_kind_may_be_the_title(lines: Lines) -> None:
    assert [name for name, _ in cut(lines("KẾ HOẠCH", "Trồng tre.", "I. VIỆC"))] == ["head", "body"]
    directly = lines("NGHỊ QUYẾT", "Thực hiện Kết luận số 3, Tỉnh ủy ban hành như sau:", "I. VIỆC")
    assert [name for name, _ in cut(directly)] == ["head", "preamble", "body"]


def test_a_sentence_without_a_kind_above_it_begins_none(lines: Lines) -> None:
    letter = lines("UBND TỈNH", "Kính gửi:", "Các sở.", "1. Việc một")
    far = lines("KẾ HOẠCH", *["Trồng tre"] * 8, "Tre trổ hoa.", "1. Việc một")
    assert [name for name, _ in cut(far)] == ["head", "body"]
    assert [name for name, _ in cut(letter)] == ["head", "body"]


def test_a_title_that_begins_like_a_preamble_stays_in_the_head(lines: Lines) -> None:
    document = lines("KẾ HOẠCH", "Thực hiện Nghị quyết về tre", "Căn cứ Luật;", "1. Việc một")
    assert cut(document) == [
        ("head", "KẾ HOẠCH"),
        ("preamble", "Căn cứ Luật;"),
        ("body", "1. Việc một"),
    ]


@pytest.mark.parametrize("kind", ["CHƯƠNG TRÌNH HÀNH ĐỘNG", "KẾT LUẬN", "HƯỚNG DẪN"])
def test_a_title_like_a_preamble_below_every_kind(lines: Lines, kind: str) -> None:
    title = "Thực hiện Nghị quyết về tre" + ", về trúc và nứa" * 8
    document = lines(kind, title, "Thực hiện Kết luận số 3;", "1. Việc")
    assert cut(document)[:2] == [("head", kind), ("preamble", "Thực hiện Kết luận số 3;")]


def test_a_title_goes_on_below_words_in_capitals(lines: Lines) -> None:
    document = lines("PHÂN CÔNG", "Thực hiện Thỏa thuận về tre", "Thực hiện Kết luận số 3;")
    assert cut(document) == [("head", "PHÂN CÔNG"), ("preamble", "Thực hiện Kết luận số 3;")]


@pytest.mark.parametrize(
    "first", ["I. VIỆC", "1. Việc một", "Điều 1. Ban hành", "Phần I. CHUNG", "Phần thứ nhất"]
)
def test_the_body_begins_at_the_first_number(lines: Lines, first: str) -> None:
    assert cut(lines(*HEAD, "Căn cứ Luật;", first))[-1] == ("body", first)


def test_a_decision_decides_and_what_it_puts_into_force_is_body_again(lines: Lines) -> None:
    document = lines(
        "QUYẾT ĐỊNH", "Về việc trồng tre", "Căn cứ Luật;", "QUYẾT ĐỊNH:", "Điều 1. Trồng tre.",
        "Nơi nhận:", "- Như Điều 1;", "KẾ HOẠCH", "I. VIỆC",
    )  # fmt: skip
    assert [name for name, _ in cut(document)] == ["head", "preamble", "body", "signature", "body"]
    assert cut(document)[-1] == ("body", "KẾ HOẠCH")


def test_a_word_about_an_annex_begins_none(lines: Lines) -> None:
    words = "Phụ lục kèm theo nêu rõ các việc mà từng xã phải làm trong năm nay và năm sau"
    assert [name for name, _ in cut(lines(*HEAD, "I. VIỆC", words))] == ["head", "body"]


@pytest.mark.parametrize(
    "letterhead",
    [
        ("UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TỈNH ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ],
)
def test_a_letterhead_in_a_table_is_head_and_a_table_behind_the_signature_annex(
    letterhead: tuple[str, str],
) -> None:
    builder = DocumentBuilder()
    builder.table([letterhead])
    builder.paragraph("KẾ HOẠCH")
    builder.table([["STT", "Nhiệm vụ"], ["1", "Trồng tre"]])
    builder.paragraph("Nơi nhận:")
    builder.table([["STT", "Nhiệm vụ"], ["1", "Chặt tre"]])
    assert cut(builder.build("text/plain")) == [
        ("head", "(table)"),
        ("body", "(table)"),
        ("signature", "Nơi nhận:"),
        ("annex", "(table)"),
    ]


def test_a_signature_may_be_laid_out_as_a_table() -> None:
    builder = DocumentBuilder()
    builder.paragraph("KẾ HOẠCH")
    builder.paragraph("I. VIỆC")
    builder.table([["Nơi nhận:\n- Lưu: VT.", "KT. CHỦ TỊCH"]])
    builder.paragraph("PHỤ LỤC")
    builder.table([["STT", "Nhiệm vụ"], ["1", "Trồng tre"]])
    assert cut(builder.build("text/plain")) == [
        ("head", "KẾ HOẠCH"),
        ("body", "I. VIỆC"),
        ("signature", "(table)"),
        ("annex", "PHỤ LỤC"),
    ]


def test_every_block_is_in_one_part(lines: Lines) -> None:
    document = lines(*HEAD, "Căn cứ Luật;", "I. VIỆC", "- Một", "Nơi nhận:", "PHỤ LỤC", "Hết")
    assert [block for part in parts_of(document) for block in part.blocks] == list(document.blocks)


def test_nothing_has_no_parts(lines: Lines) -> None:
    assert parts_of(lines()) == []


LEVELS = {
    "": 0,
    "II.": ROMAN,
    "Điều 3.": ARTICLE,
    "Phần I.": ROMAN,
    "2.": ARABIC,
    "3)": ARABIC,
    "4.1": DECIMAL,
    "1.10.": DECIMAL,
    "a)": LETTER,
    "đ)": LETTER,
    "a1)": LETTER,
    "(2)": BRACKETED,
    "(a)": BRACKETED,
    "-": DASH,
    "•": DASH,
    "+": PLUS,
    "◦": PLUS,
}


@pytest.mark.parametrize(("label", "level"), LEVELS.items())
def test_a_level(label: str, level: int) -> None:
    assert level_of(label) == level


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ((), ""),
        (("3",), "3"),
        (("3", "3.1", "a"), "3.1a"),
        (("1", "2"), "1.2"),
        (("2", "a", "1"), "2a.1"),
        (("1", "10"), "1.10"),
        (("1", "1.1", "1.1.2"), "1.1.2"),
    ],
)
def test_a_number(path: tuple[str, ...], number: str) -> None:
    assert number_of(path) == number


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("III.", "III"),
        ("Điều 2.", "2"),
        ("(b)", "b"),
        ("1.10.", "1.10"),
        ("đ)", "đ"),
        ("-", ""),
        ("Phần thứ hai", "II"),
    ],
)
def test_a_label_without_punctuation(label: str, plain: str) -> None:
    assert plain_label(label) == plain


def test_the_outline_has_the_headings_above_each_paragraph(lines: Lines) -> None:
    document = lines(
        "Lời đầu",
        "I. Việc",
        "1. Trồng",
        "a) Tre",
        "- Ở bản",
        "2. Chặt",
        "II. Tiền",
        "3. Xin",
        "3. Trả",
    )
    found = [
        (item.path, item.section) for item in outline(document.blocks) if isinstance(item, Item)
    ]
    assert found == [
        ((), ""),
        (("I",), "I"),
        (("I", "1"), "I"),
        (("I", "1", "a"), "I"),
        (("I", "1", "a"), "I"),
        (("I", "2"), "I"),
        (("II",), "II"),
        (("II", "3"), "II"),
        (("II", "3"), "II"),
    ]


def test_an_article_ends_the_sections_in_the_article_before(lines: Lines) -> None:
    texts = ("Điều 1. Đề án", "I. Một", "II. Hai", "1. Ba", "Điều 2. Bốn", "1. Năm", "Điều 3. Sáu")
    items = [item for item in outline(lines(*texts).blocks) if isinstance(item, Item)]
    assert [item.path for item in items] == [
        ("1",),
        ("I",),
        ("II",),
        ("II", "1"),
        ("2",),
        ("2", "1"),
        ("3",),
    ]
    assert [item.outermost for item in items] == [True, False, False, False, True, False, True]


def test_articles_of_an_annex_stand_below_its_chapters(lines: Lines) -> None:
    texts = ("Điều 2. Hiệu lực", "Chương I", "Điều 1. Một", "Chương II", "Điều 3. Hai")
    items = [item for item in outline(lines(*texts).blocks) if isinstance(item, Item)]
    assert [item.path for item in items] == [("2",), ("I",), ("I", "1"), ("II",), ("II", "3")]


def test_the_outline_leaves_tables_where_they_stand() -> None:
    builder = DocumentBuilder()
    builder.paragraph("I. Việc")
    builder.table([["a", "b"]])
    document = builder.build("text/plain")
    first, second = outline(document.blocks)
    assert isinstance(first, Item)
    assert isinstance(second, Table)
