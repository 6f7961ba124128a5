"""What the head of a document says."""

from datetime import date

import pytest

from loaders.document import Document, DocumentBuilder
from loaders.register import load_register
from loaders.sections.head import Head, read_head
from loaders.sections.parts import parts_of
from tests.sections.conftest import Lines

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH CAO BẰNG",
    "Số: 21/KH-UBND",
    "Cao Bằng, ngày 09 tháng 02 năm 2026",
)


def head(document: Document) -> Head:
    return read_head(document, parts_of(document), load_register())


def test_a_plan(lines: Lines) -> None:
    read = head(lines(*LETTERHEAD, "KẾ HOẠCH", "Trồng hồi năm 2027", "Căn cứ Luật;", "I. VIỆC"))
    assert read == Head(
        kind="plan",
        number="21/KH-UBND",
        title="Trồng hồi năm 2027",
        full_title="Trồng hồi năm 2027",
        issued_on=date(2026, 2, 9),
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 12, 31),
        home="cao-bang",
        provinces=("cao-bang",),
        lines=(*LETTERHEAD, "KẾ HOẠCH", "Trồng hồi năm 2027"),
    )
    assert read.programme_id == "cao-bang/21-kh-ubnd-2026"


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("KẾ HOẠCH", "plan"),
        ("QUYẾT ĐỊNH", "decision"),
        ("CHƯƠNG TRÌNH", "programme"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "programme"),
        ("CHƯƠNG TRÌNH HỢP TÁC", "programme"),
        ("KẾT LUẬN", "other"),
        ("ĐỀ ÁN", "scheme"),
        ("NGHỊ QUYẾT", "resolution"),
        ("CHỈ THỊ", "directive"),
        ("DỰ ÁN", "project"),
        ("HƯỚNG DẪN", "other"),
    ],
)
def test_the_kind_is_printed_alone(lines: Lines, printed: str, kind: str) -> None:
    read = head(lines(*LETTERHEAD, printed, "Trồng hồi", "I. VIỆC"))
    assert (read.kind, read.full_title) == (kind, "Trồng hồi")


def test_kind_and_title_on_one_line(lines: Lines) -> None:
    read = head(lines(*LETTERHEAD, "KẾ HOẠCH Trồng hồi", "ở xã biên giới", "I. VIỆC"))
    assert (read.kind, read.full_title) == ("plan", "Trồng hồi ở xã biên giới")


@pytest.mark.parametrize("printed", ["CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "KẾT LUẬN"])
def test_the_longest_kind_goes_before_the_title(lines: Lines, printed: str) -> None:
    read = head(lines(*LETTERHEAD, f"{printed} trồng hồi", "-----", "I. VIỆC"))
    assert read.full_title == "trồng hồi"


def test_a_letter_says_what_it_is_about(lines: Lines) -> None:
    about = ("V/v trồng hồi", "năm 2027")
    read = head(lines("UBND TỈNH CAO BẰNG", "Số: 5/UBND-KT", *about, "Kính gửi:", "- Các sở;"))
    assert (read.kind, read.full_title, read.ends_on) == (
        "other",
        "trồng hồi năm 2027",
        date(2027, 12, 31),
    )


def test_the_day_of_issue_is_no_title(lines: Lines) -> None:
    read = head(lines("TỈNH CAO BẰNG", "Cao Bằng, ngày 09 tháng 02 năm 2026", "Trồng hồi"))
    assert read.full_title == "TỈNH CAO BẰNG Trồng hồi"
    dated = "Theo chỉ đạo, ngày 09 tháng 02 năm 2026 của tỉnh"
    assert head(lines(*LETTERHEAD, "KẾ HOẠCH", dated, "I. VIỆC")).full_title == dated


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("HỘI NGHỊ LẦN THỨ 6 TỈNH ỦY, KHÓA I về trồng hồi", "về trồng hồi"),
        ("HỘI NGHỊ LẦN THỨ SÁU VỀ TRỒNG HỒI", "VỀ TRỒNG HỒI"),
        ("Hội nghị đầu bờ về trồng hồi", "Hội nghị đầu bờ về trồng hồi"),
        ("HỘI NGHỊ TRỒNG HỒI", "HỘI NGHỊ TRỒNG HỒI"),
    ],
)
def test_the_meeting_that_resolved_is_no_title(lines: Lines, printed: str, title: str) -> None:
    read = head(lines(*LETTERHEAD, "NGHỊ QUYẾT", printed, "I. VIỆC"))
    assert read.full_title == title


def test_a_letterhead_of_the_party_in_a_table() -> None:
    builder = DocumentBuilder()
    left = "ĐẢNG BỘ TỈNH HÀ VÂN\nTỈNH ỦY\n*\nSố 14-CTr/TU"
    builder.table([[left, "ĐẢNG CỘNG SẢN VIỆT NAM\nHà Vân, ngày 20 tháng 11 năm 2025"]])
    for text in ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "trồng hồi", "-----", "I- VIỆC"):
        builder.paragraph(text)
    read = head(builder.build("text/plain"))
    assert (read.number, read.issued_on, read.full_title, read.home) == (
        "14-CTr/TU",
        date(2025, 11, 20),
        "trồng hồi",
        "ha-van",
    )


def test_a_letterhead_in_several_tables_is_one_head() -> None:
    builder = DocumentBuilder()
    builder.paragraph("ỦY BAN NHÂN DÂN")
    builder.table([["TỈNH HÀ VÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    builder.paragraph("Độc lập - Tự do - Hạnh phúc")
    builder.table([["Số: 21/KH-UBND.NN", "Hà Vân, ngày 09 tháng 02 năm 2026"]])
    for text in ("KẾ HOẠCH", "Trồng hồi năm 2027", "Căn cứ Luật;", "I. VIỆC"):
        builder.paragraph(text)
    document = builder.build("text/plain")
    read = head(document)
    assert (read.number, read.issued_on, read.full_title, read.home) == (
        "21/KH-UBND.NN",
        date(2026, 2, 9),
        "Trồng hồi năm 2027",
        "ha-van",
    )
    assert [part.name for part in parts_of(document)] == ["head", "preamble", "body"]


def test_an_excerpt_begins_with_a_later_section(lines: Lines) -> None:
    document = lines(*LETTERHEAD, "KẾ HOẠCH", "Trồng hồi năm 2027", "III. GIẢI PHÁP", "1. Ươm cây")
    assert head(document).full_title == "Trồng hồi năm 2027"
    assert [part.name for part in parts_of(document)] == ["head", "body"]


def test_a_number_without_a_colon_counts_in_the_head_alone(lines: Lines) -> None:
    read = head(lines("KẾ HOẠCH", "Trồng hồi", "I. VIỆC", "Số 5/QĐ-UBND là quyết định cũ"))
    assert read.number is None


def test_a_plan_put_into_force_by_a_decision_is_a_plan(lines: Lines) -> None:
    read = head(
        lines(
            *LETTERHEAD[:2],
            "Số: 7/QĐ-UBND",
            "QUYẾT ĐỊNH",
            "Ban hành Kế hoạch trồng hồi",
            "Căn cứ Luật;",
            "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành.",
            "Nơi nhận:",
            "KẾ HOẠCH",
            "I. VIỆC",
        )
    )
    assert (read.kind, read.number) == ("plan", "7/QĐ-UBND")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/2026/QĐ-UBND", "12/2026/QĐ-UBND"),
        ("Số: 07-CTr/TU", "07-CTr/TU"),
        ("S ố: 1 1 3 /KH - UBND", "113/KH-UBND"),
        ("Số: 15/SNN&MT-KL", "15/SNN&MT-KL"),
        ("Số:      /KH-UBND", None),
        ("Số 07-CTr/TU", "07-CTr/TU"),
        ("Ngày 3/4, Số 07-CTr/TU", None),
    ],
)
def test_the_number(lines: Lines, line: str, number: str | None) -> None:
    read = head(lines("TỈNH CAO BẰNG", line, "KẾ HOẠCH", "Trồng hồi", "I. VIỆC"))
    assert read.number == number


@pytest.mark.parametrize(
    ("title", "starts", "ends"),
    [
        ("Trồng hồi giai đoạn 2026 - 2028", date(2026, 1, 1), date(2028, 12, 31)),
        ("Trồng hồi 2026–2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Trồng hồi đến năm 2030", None, date(2030, 12, 31)),
        ("Trồng hồi năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("Trồng hồi", None, None),
        ("Theo Nghị quyết nhiệm kỳ 2025-2030 trồng hồi đến năm 2029", None, date(2029, 12, 31)),
        ("Theo Nghị quyết nhiệm kỳ 2025-2030", date(2025, 1, 1), date(2030, 12, 31)),
    ],
)
def test_the_period(lines: Lines, title: str, starts: date | None, ends: date | None) -> None:
    read = head(lines(*LETTERHEAD, "KẾ HOẠCH", title, "I. VIỆC"))
    assert (read.starts_on, read.ends_on) == (starts, ends)


def test_a_title_without_period_takes_the_one_named_most(lines: Lines) -> None:
    read = head(
        lines(
            *LETTERHEAD,
            "KẾ HOẠCH",
            "Trồng hồi",
            "I. Giai đoạn 2026 - 2027",
            "- Giai đoạn 2028-2030",
            "- Như trên, giai đoạn 2026 - 2027",
        )
    )
    assert (read.starts_on, read.ends_on) == (date(2026, 1, 1), date(2027, 12, 31))


def test_a_day_that_is_none_is_no_date(lines: Lines) -> None:
    read = head(lines("TỈNH CAO BẰNG", "Cao Bằng, ngày 31 tháng 02 năm 2026", "KẾ HOẠCH", "Hồi"))
    assert read.issued_on is None


def test_the_date_of_a_law_is_not_the_date_of_issue(lines: Lines) -> None:
    read = head(lines("TỈNH CAO BẰNG", "KẾ HOẠCH", "Hồi", "Căn cứ Luật, ngày 3 tháng 4 năm 2020;"))
    assert read.issued_on is None


def test_the_two_sides_of_a_letterhead_may_stand_on_one_line(lines: Lines) -> None:
    read = head(
        lines(
            "ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "TỈNH CAO BẰNG Độc lập - Tự do - Hạnh phúc",
            "Số: 21/KH-UBND Cao Bằng, ngày 09 tháng 02 năm 2026",
            "KẾ HOẠCH",
            "Trồng hồi",
        )
    )
    assert read.lines[:2] == ("ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG")
    assert (read.number, read.issued_on, read.home) == (
        "21/KH-UBND",
        date(2026, 2, 9),
        "cao-bang",
    )


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Kế hoạch số 21/KH-UBND ngày 09 tháng 02 năm 2026 của UBND tỉnh)",
        "Kèm theo Kế hoạch số 21/KH-UBND ngày 09/02/2026",
    ],
)
def test_an_annex_alone_has_the_number_of_what_it_is_attached_to(lines: Lines, line: str) -> None:
    read = head(lines("TỈNH CAO BẰNG", "PHÂN CÔNG NHIỆM VỤ", "Trồng hồi năm 2026", line))
    assert (read.kind, read.number, read.issued_on) == ("plan", "21/KH-UBND", date(2026, 2, 9))
    assert read.full_title == "PHÂN CÔNG NHIỆM VỤ Trồng hồi năm 2026"


@pytest.mark.parametrize("first", ["PHỤ LỤC", "Phụ lục số 02", "PL1", "Bảng việc\nPHỤ LỤC II"])
def test_the_title_of_an_annex_alone_stands_below_its_heading(lines: Lines, first: str) -> None:
    attached = "(Kèm theo Kế hoạch số 21/KH-UBND ngày 09/02/2026 của UBND tỉnh Lai Châu)"
    found = head(lines(*first.split("\n"), "VIỆC VỀ MẮT NĂM 2026", attached))
    assert (found.number, found.kind, found.full_title) == (
        "21/KH-UBND",
        "plan",
        "VIỆC VỀ MẮT NĂM 2026",
    )
    assert str(found.ends_on) == "2026-12-31"


@pytest.mark.parametrize("words", ["Ban hành kèm theo", "Được ban hành kèm theo", "Kèm theo"])
def test_a_scheme_has_the_number_and_day_of_the_decision(lines: Lines, words: str) -> None:
    line = f"({words} Quyết định số 7/QĐ-UBND ngày 09/02/2026 của UBND tỉnh.)"
    read = head(lines("TỈNH CAO BẰNG", "ĐỀ ÁN", "Trồng hồi", line, "I. VIỆC"))
    assert (read.kind, read.number, read.issued_on) == ("scheme", "7/QĐ-UBND", date(2026, 2, 9))
    assert read.full_title == "Trồng hồi"


def test_a_number_still_to_come_is_not_that_of_what_the_title_names(lines: Lines) -> None:
    line = "(Ban hành kèm theo Nghị quyết số 7-NQ/TU ngày 09/02/2026)"
    read = head(lines("TỈNH CAO BẰNG", "Số:    /KH-UBND", "KẾ HOẠCH", "Thực hiện Đề án", line))
    assert (read.number, read.issued_on) == (None, None)


def test_what_a_title_says_to_put_into_force_is_no_number_of_its_own(lines: Lines) -> None:
    title = "Sửa đổi Quy định kèm theo Quyết định số 7/QĐ-UBND"
    assert head(lines(*LETTERHEAD[:2], "KẾ HOẠCH", title, "I. VIỆC")).number is None


def test_a_plan_attached_to_a_decision_has_the_decision_s_number(lines: Lines) -> None:
    line = "(Kèm theo Quyết định số 7/QĐ-UBND ngày 09 tháng 02 năm 2026)"
    read = head(lines("TỈNH CAO BẰNG", "KẾ HOẠCH", "Trồng hồi", line, "I. VIỆC"))
    assert (read.kind, read.number, read.full_title) == ("plan", "7/QĐ-UBND", "Trồng hồi")


def test_the_provinces_of_the_title_come_after_the_home(lines: Lines) -> None:
    title = "Bán hồi giữa tỉnh Cao Bằng và tỉnh Lạng Sơn năm 2026"
    assert head(lines(*LETTERHEAD, "KẾ HOẠCH", title, "I. VIỆC")).provinces == (
        "cao-bang",
        "lang-son",
    )


@pytest.mark.parametrize("number", ["1187/QĐ-TTg", "12/NQ-CP", "90/QĐ-BXD"])
def test_the_state_covers_every_province(lines: Lines, number: str) -> None:
    read = head(lines(f"Số: {number}", "Hà Nội, ngày 1 tháng 6 năm 2026", "QUYẾT ĐỊNH", "Cầu"))
    assert (read.home, len(read.provinces)) == ("trung-uong", 34)


def test_a_document_without_a_head(lines: Lines) -> None:
    read = head(lines("1. Trồng hồi ở tỉnh Cao Bằng"))
    assert (read.kind, read.number, read.home) == ("other", None, "cao-bang")
    assert read.title
    assert read.programme_id.startswith("cao-bang/")


def test_nothing_at_all_still_has_an_id(lines: Lines) -> None:
    read = head(lines())
    assert (read.programme_id, read.title) == ("trung-uong/van-ban", "Văn bản không có tiêu đề")
