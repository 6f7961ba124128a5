"""Reporting duties in running text, in the invented province Sơn Hà."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dataset import Report
from loaders.document import Document, DocumentBuilder
from loaders.sections.people import People
from loaders.sections.reading import Reading
from loaders.sections.reports import read_reports

Entry = tuple[str, str, str | None, str | None, str | None]
CENTRE = "trung-tam-khuyen-nong"
DEPARTMENTS = "cac-so-ban-nganh"
COMMUNES = "ubnd-cac-xa-phuong"


def document_of(*lines: str) -> Document:
    builder = DocumentBuilder()
    for line in lines:
        builder.paragraph(line)
    return builder.build("text/plain")


def read(document: Document) -> Reading[Report]:
    people = People(document, "son-ha", {})
    return read_reports(document.blocks, people, "son-ha/ke-hoach-2026", "V")


def entries(*lines: str) -> set[Entry]:
    return {
        (
            _name(each.agency),
            _name(each.to),
            each.via and _name(each.via),
            each.due,
            each.recurrence,
        )
        for each in read(document_of(*lines)).facts
    }


def _name(agency: str) -> str:
    return agency.partition("/")[2]


def codes(*lines: str) -> list[str]:
    return [each.code for each in read(document_of(*lines)).diagnostics]


def test_a_full_date_is_reported_once_and_the_gatherer_reports_on() -> None:
    assert entries(
        "1. Các sở, ban, ngành triển khai Kế hoạch; báo cáo kết quả về Sở Công Thương trước ngày "
        "05/12/2026 để tổng hợp, báo cáo UBND tỉnh."
    ) == {
        (DEPARTMENTS, "so-cong-thuong", None, "2026-12-05", "once"),
        ("so-cong-thuong", "ubnd-tinh", None, None, "once"),
    }


def test_two_days_of_every_year_and_on_demand() -> None:
    assert entries(
        "2. Sở Y tế",
        "- Tổng hợp báo cáo định kỳ kết quả về Sở Tài chính trước 15 tháng 5 và 15 tháng 11 "
        "hàng năm hoặc báo cáo đột xuất theo yêu cầu.",
    ) == {
        ("so-y-te", "so-tai-chinh", None, "--05-15", "annual"),
        ("so-y-te", "so-tai-chinh", None, "--11-15", "annual"),
        ("so-y-te", "so-tai-chinh", None, None, "ad_hoc"),
    }


def test_a_window_is_due_on_its_last_day_and_goes_through_a_department() -> None:
    assert entries(
        "Định kỳ hàng năm (từ ngày 08/10 đến ngày 12/10) UBND các xã, phường báo cáo kết quả về "
        "Ủy ban nhân dân tỉnh (qua Sở Nội vụ). Sở Nội vụ tổng hợp, báo cáo UBND tỉnh trước ngày "
        "01/11 hàng năm."
    ) == {
        (COMMUNES, "ubnd-tinh", "so-noi-vu", "--10-12", "annual"),
        ("so-noi-vu", "ubnd-tinh", None, "--11-01", "annual"),
    }


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("Hằng quý", "quarterly"),
        ("Hàng tháng", "monthly"),
        ("Hằng năm", "annual"),
        ("Định kỳ 06 tháng", "periodic"),
        ("Định kỳ", "periodic"),
        ("Định kỳ 6 tháng, năm", "annual"),
        ("Trước ngày 05 của tháng sau", "monthly"),
        ("Trước ngày 10 của tháng đầu quý sau", "quarterly"),
        ("Tại kỳ họp cuối năm", "annual"),
        ("Khi có yêu cầu", "ad_hoc"),
    ],
)
def test_how_often(words: str, recurrence: str) -> None:
    assert entries("1. Sở Y tế", f"- {words} báo cáo UBND tỉnh.") == {
        ("so-y-te", "ubnd-tinh", None, None, recurrence)
    }


def test_several_times_of_one_report() -> None:
    assert entries("1. Sở Y tế", "- Định kỳ tháng, quý, năm báo cáo UBND tỉnh.") == {
        ("so-y-te", "ubnd-tinh", None, None, each) for each in ("monthly", "quarterly", "annual")
    }


def test_reports_behind_the_colon_of_their_addressees() -> None:
    assert entries(
        "1. Sở Y tế",
        "- Báo cáo UBND tỉnh: báo cáo tháng, báo cáo năm (trước ngày 12/12/2026), báo cáo đột "
        "xuất.",
    ) == {
        ("so-y-te", "ubnd-tinh", None, None, "monthly"),
        ("so-y-te", "ubnd-tinh", None, "2026-12-12", "once"),
        ("so-y-te", "ubnd-tinh", None, None, "ad_hoc"),
    }


def test_what_stands_in_brackets_behind_a_day_is_due_on_it() -> None:
    assert entries(
        "Các sở báo cáo về Sở Y tế trước ngày 10/6 (báo cáo giữa năm) và ngày 05/12 (báo cáo năm)."
    ) == {
        (DEPARTMENTS, "so-y-te", None, "--06-10", "annual"),
        (DEPARTMENTS, "so-y-te", None, "--12-05", "annual"),
    }
    assert entries("Sở Y tế lập sổ (báo cáo Sở Tài chính trước ngày 10/6).") == {
        ("so-y-te", "so-tai-chinh", None, "--06-10", "annual")
    }


def test_a_month_is_due_on_its_last_day_unless_it_is_what_the_report_is_about() -> None:
    assert entries("Giao Sở Y tế rà soát, báo cáo UBND tỉnh trong tháng 9/2026.") == {
        ("so-y-te", "ubnd-tinh", None, "2026-09-30", "once")
    }
    assert entries("Sở Y tế báo cáo UBND tỉnh kết quả thực hiện trong tháng 9/2026.") == {
        ("so-y-te", "ubnd-tinh", None, None, None)
    }


def test_who_tells_at_once_reports_when_it_happens() -> None:
    assert entries("1. Sở Y tế", "- Khi có dịch phải báo ngay về UBND tỉnh.") == {
        ("so-y-te", "ubnd-tinh", None, None, "ad_hoc")
    }
    assert not entries("1. Sở Y tế", "- Đăng báo ngay trong tháng.")


def test_villages_report_where_they_stand_in_a_list_of_bodies() -> None:
    assert entries("Các thôn, các bản báo cáo kết quả về UBND tỉnh trước ngày 25/4/2027.") == {
        (each, "ubnd-tinh", None, "2027-04-25", "once") for each in ("cac-thon", "cac-ban")
    }
    assert not entries("Sở Y tế in các bản báo cáo về sốt rét.")


def test_trouble_is_reported_when_it_is_met() -> None:
    assert entries(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các sở, ngành báo cáo UBND tỉnh "
        "(thông qua Sở Xây dựng) để xem xét./."
    ) == {(DEPARTMENTS, "ubnd-tinh", "so-xay-dung", None, "ad_hoc")}


def test_what_is_sent_is_a_report_where_it_is_results() -> None:
    assert entries(
        "UBND các xã, phường gửi kết quả rà soát về Sở Tư pháp trước ngày 09/9/2026."
    ) == {(COMMUNES, "so-tu-phap", None, "2026-09-09", "once")}
    assert not entries("UBND các xã, phường gửi dự toán về Sở Tài chính trước ngày 09/9/2026.")


@pytest.mark.parametrize(
    "words",
    [
        "Tổng hợp kết quả gửi Sở Tài chính trước ngày 20 hằng tháng.",
        "Khám mắt; tổng hợp tình hình, kết quả, gửi về Sở Tài chính trước ngày 20 hằng tháng.",
    ],
)
def test_sending_alone_is_reporting_behind_results(words: str) -> None:
    assert entries("1. Sở Y tế", f"- {words}") == {
        ("so-y-te", "so-tai-chinh", None, None, "monthly")
    }
    assert not entries("1. Sở Y tế", "- Lập kế hoạch, gửi Sở Tài chính trước ngày 09/9/2026.")


def test_both_addressees_of_a_commune_s_plan() -> None:
    document = document_of("1. Trạm Y tế xã", "- Báo cáo Sở Y tế và UBND xã hằng tháng.")
    people = People(document, "son-ha", {}, "xã Yên Phúc")
    found = read_reports(document.blocks, people, "son-ha/ke-hoach-2026", "V").facts
    assert [_name(each.to) for each in found] == ["so-y-te", "ubnd-xa-yen-phuc"]


def test_whoever_gathers_reports_though_others_only_send_their_views() -> None:
    assert entries(
        "Nếu có vướng mắc, UBND các xã, phường gửi ý kiến về Sở Tư pháp để tổng hợp, báo cáo "
        "UBND tỉnh."
    ) == {("so-tu-phap", "ubnd-tinh", None, None, "ad_hoc")}


def test_below_a_title_of_reports_sending_alone_is_reporting() -> None:
    assert entries(
        "2. Báo cáo tháng: Sở Y tế gửi Sở Tài chính trước ngày 18 tháng 11; Sở Nội vụ gửi UBND "
        "tỉnh hằng tháng.",
        "3. Mẫu giống: Sở Y tế gửi Sở Tài chính trước ngày 18 tháng 12.",
    ) == {
        ("so-y-te", "so-tai-chinh", None, "--11-18", "annual"),
        ("so-noi-vu", "ubnd-tinh", None, None, "monthly"),
    }


def test_an_ad_hoc_report_goes_where_the_one_before_it_goes() -> None:
    assert entries(
        "2. Sở Y tế",
        "- Báo cáo kết quả về Sở Tài chính trước ngày 15/6/2026; khi có dịch báo cáo ngay.",
    ) == {
        ("so-y-te", "so-tai-chinh", None, "2026-06-15", "once"),
        ("so-y-te", "so-tai-chinh", None, None, "ad_hoc"),
    }


def test_a_partner_or_a_body_urged_on_is_not_the_sender() -> None:
    expected = {("so-y-te", "ubnd-tinh", None, None, None)}
    for words in (
        "Phối hợp với các cơ quan, đơn vị liên quan kiểm tra; tổng hợp, báo cáo UBND tỉnh.",
        "Theo dõi, đôn đốc các sở, ngành và UBND các xã, phường thực hiện, báo cáo UBND tỉnh.",
    ):
        assert entries("1. Sở Y tế", f"- {words}") == expected


def test_the_issuer_is_addressed_where_nobody_is_named() -> None:
    lines = ("1. Sở Y tế", "- Báo cáo kết quả thực hiện định kỳ, đột xuất.")
    assert entries(*lines) == {
        ("so-y-te", "ubnd-tinh", None, None, "periodic"),
        ("so-y-te", "ubnd-tinh", None, None, "ad_hoc"),
    }
    assert codes(*lines) == ["addressee-not-named"]


def test_the_issuer_need_not_be_the_province() -> None:
    document = document_of("1. Phòng Kinh tế", "- Báo cáo kết quả hằng tháng.")
    people = People(document, "son-ha", {})
    (issuer,) = people.read("Sở Công Thương").bodies
    (report,) = read_reports(document.blocks, people, "son-ha/kh", "V", issuer).facts
    assert _name(report.to) == "so-cong-thuong"


def test_a_report_without_anything_behind_the_verb_is_said() -> None:
    lines = ("1. Sở Y tế", "- Giao Sở Nội vụ là đầu mối tổng hợp, báo cáo.")
    assert not entries(*lines)
    assert codes(*lines) == ["report-not-understood"]


def test_a_heading_ends_where_the_next_number_stands() -> None:
    lines = ("1. Sở Y tế", "2. Chế độ khen thưởng", "- Hằng năm báo cáo UBND tỉnh.")
    assert not entries(*lines)
    assert codes(*lines) == ["sender-not-named"]


def test_a_day_that_does_not_exist_is_no_due_day() -> None:
    assert entries("Sở Y tế báo cáo UBND tỉnh trước ngày 31/02/2026.") == {
        ("so-y-te", "ubnd-tinh", None, None, None)
    }
    assert codes("Sở Y tế báo cáo UBND tỉnh trước ngày 31/02/2026.") == ["date-impossible"]


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện chế độ báo cáo đầy đủ theo quy định.",
        "Kiểm tra báo cáo tài chính của các doanh nghiệp.",
        "Tiếp nhận và xử lý phản ánh, kiến nghị của người dân.",
        "Sản phẩm: Báo cáo kết quả khám mắt.",
        "Thực hiện báo cáo ca bệnh theo Thông tư số 1/2015/TT-BYT.",
    ],
)
def test_a_report_as_a_noun_is_no_duty(words: str) -> None:
    assert not entries("1. Sở Y tế", f"- {words}")
    assert not codes("1. Sở Y tế", f"- {words}")


def test_an_addressee_that_was_not_read_is_said() -> None:
    lines = ("1. Sở Y tế", "- Lập kế hoạch, báo cáo cấp có thẩm quyền phê duyệt.")
    assert not entries(*lines)
    assert codes(*lines) == ["addressee-not-read"]


PIECES = [
    *("báo cáo", "gửi kết quả", "phản ánh", "về", "để tổng hợp,", "qua", "1.", "-", ";", ". Hằng"),
    *("Sở Y tế", "UBND tỉnh", "các sở, ban, ngành", "Các sở:", "nếu có vướng mắc", "định kỳ"),
    *("trước ngày 31/02/2026", "trước 20/6 và 20/12", "hàng năm", "đột xuất", "(", ")", "e\u0302"),
]
LINES = st.lists(
    st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join) | st.text(max_size=40), max_size=4
)


@settings(deadline=None)
@given(LINES)
def test_every_entry_quotes_the_document(lines: list[str]) -> None:
    document = document_of(*lines)
    reading = read(document)
    for each in (*reading.facts, *reading.diagnostics):
        assert each.span is not None
        assert document.text[each.span[0] : each.span[1]] == each.quote
    assert all(each.agency != each.to for each in reading.facts)
