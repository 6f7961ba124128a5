"""Duties under agencies' headings: numbers, holders, roles, and what is plain."""

import pytest

from loaders.dataset import Participation, Task
from loaders.document import Document
from loaders.sections.duties import read_duties
from loaders.sections.people import People
from loaders.sections.reading import Reading
from tests.sections.conftest import HOME, PLAN, Lines, named, said


def read(document: Document) -> tuple[Reading[Task], list[Participation]]:
    return read_duties(document.blocks, People(document, HOME, {}), PLAN, "III")


def duties(document: Document) -> list[tuple[str | None, list[str], list[str]]]:
    return [said(task) for task in read(document)[0].facts]


def test_items_under_a_heading(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế",
        "- Chủ trì, phối hợp với Sở Nội vụ, UBND các xã, phường khám mắt.",
        "- Phối hợp với Sở Tài chính mua kính.",
        "Phát kính cho học sinh.",
        "2. Sở Nội vụ",
        "- Khen thưởng.",
    )
    assert duties(document) == [
        ("1.1", ["so-y-te"], ["so-noi-vu", "ubnd-cac-xa-phuong"]),
        ("1.2", [], ["so-y-te"]),
        ("1.3", ["so-y-te"], []),
        ("2.1", ["so-noi-vu"], []),
    ]


def test_a_duty_says_where_it_stands(lines: Lines) -> None:
    (task,) = read(lines("1. Sở Y tế", "- Khám mắt; phát kính cho học sinh."))[0].facts
    assert (task.id, task.kind, task.section) == (f"{PLAN}/iii.1.1", "duty", "III")
    assert (task.holder, task.text) == (f"{HOME}/so-y-te", "Khám mắt; phát kính cho học sinh.")
    assert [(each.basis, each.quote) for each in task.leads] == [("implied", task.text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Sở Y tế khám mắt cho học sinh.", ("1", ["so-y-te"], [])),
        ("1. Sở Y tế: Khám mắt cho học sinh.", ("1", ["so-y-te"], [])),
        ("1. Giao Sở Y tế chủ trì khám mắt.", ("1", ["so-y-te"], [])),
        ("1. Đề nghị Hội Nông dân tỉnh khám mắt.", ("1", ["hoi-nong-dan-tinh"], [])),
        ("1. Sở Y tế phối hợp với Sở Nội vụ khám mắt.", ("1", [], ["so-y-te"])),
        (
            "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ khám mắt.",
            ("1", ["so-y-te"], ["so-noi-vu"]),
        ),
    ],
)
def test_a_heading_that_runs_into_its_sentence(
    lines: Lines, text: str, expected: tuple[str, list[str], list[str]]
) -> None:
    assert duties(lines(text)) == [expected]


def test_an_order_to_all_gives_a_duty_only_among_duties_by_agency(lines: Lines) -> None:
    order = "1. Căn cứ Kế hoạch này, các sở, ban, ngành khám mắt."
    assert duties(lines(order)) == []
    assert duties(lines("1. Sở Y tế khám mắt.", f"2{order[1:]}")) == [
        ("1", ["so-y-te"], []),
        ("2", ["cac-so-ban-nganh"], []),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        ("1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ:",),
        ("1. Sở Y tế", "Chủ trì, phối hợp với Sở Nội vụ:"),
        ("1. Sở Y tế: Chủ trì, phối hợp với Sở Nội vụ",),
    ],
)
def test_roles_of_a_heading_hold_for_every_item(lines: Lines, heading: tuple[str, ...]) -> None:
    document = lines(*heading, "- Khám mắt.", "- Phát kính.", "2. Sở Tài chính", "- Lo tiền.")
    assert duties(document) == [
        ("1.1", ["so-y-te"], ["so-noi-vu"]),
        ("1.2", ["so-y-te"], ["so-noi-vu"]),
        ("2.1", ["so-tai-chinh"], []),
    ]


def test_roles_hold_until_the_next_such_line(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế",
        "Chủ trì:",
        "- Khám mắt.",
        "Phối hợp với Sở Nội vụ:",
        "- Khen thưởng.",
    )
    assert duties(document) == [("1.1", ["so-y-te"], []), ("1.2", [], ["so-y-te"])]


def test_lettered_groups_of_roles(lines: Lines) -> None:
    document = lines(
        "5. Sở Y tế",
        "a) Chủ trì, phối hợp với Sở Nội vụ:",
        "- Khám mắt.",
        "- Phát kính.",
        "b) Phối hợp với Sở Tài chính:",
        "- Mua kính.",
    )
    assert duties(document) == [
        ("5a.1", ["so-y-te"], ["so-noi-vu"]),
        ("5a.2", ["so-y-te"], ["so-noi-vu"]),
        ("5b.1", [], ["so-y-te"]),
    ]


def test_lettered_duties(lines: Lines) -> None:
    assert duties(lines("5. Sở Y tế", "a) Khám mắt.", "b) Phối hợp với Sở Nội vụ khen.")) == [
        ("5a", ["so-y-te"], []),
        ("5b", [], ["so-y-te"]),
    ]


def test_several_bodies_under_one_heading(lines: Lines) -> None:
    reading, _ = read(lines("4. Sở Y tế, Sở Nội vụ và Công an tỉnh", "- Khám mắt."))
    (task,) = reading.facts
    assert task.holder == f"{HOME}/so-y-te"
    assert said(task) == ("4.1", ["so-y-te", "so-noi-vu", "cong-an-tinh"], [])


def test_an_item_with_a_body_of_its_own(lines: Lines) -> None:
    reading, _ = read(lines("4. Sở Y tế", "- Công an tỉnh: giữ trật tự khi khám mắt."))
    (task,) = reading.facts
    assert (task.holder, said(task)) == (f"{HOME}/so-y-te", ("4.1", ["cong-an-tinh"], []))


def test_an_item_that_repeats_its_holder(lines: Lines) -> None:
    document = lines("4. Sở Y tế", "- Sở Y tế phối hợp với Sở Nội vụ khen thưởng.")
    assert duties(document) == [("4.1", [], ["so-y-te"])]


def test_the_holder_does_not_support_itself(lines: Lines) -> None:
    document = lines("1. Sở Y tế", "- Chủ trì, phối hợp với Sở Y tế, Sở Nội vụ khám mắt.")
    assert duties(document) == [("1.1", ["so-y-te"], ["so-noi-vu"])]


def test_glued_bullets_are_parted_and_their_words_found(lines: Lines) -> None:
    document = lines("1. Sở Y tế", "- Khám mắt ở xã.- Phối hợp với Sở Nội vụ khen; - Phát kính.")
    reading, _ = read(document)
    assert [said(task) for task in reading.facts] == [
        ("1.1", ["so-y-te"], []),
        ("1.2", [], ["so-y-te"]),
        ("1.3", ["so-y-te"], []),
    ]
    for task in reading.facts:
        for each in task.leads + task.supports:
            assert each.span is not None
            assert document.text[slice(*each.span)] == each.quote == task.text


@pytest.mark.parametrize("dash", ["2024 - 2025", "Lai Châu - Điện Biên"])
def test_a_dash_inside_a_sentence_parts_nothing(lines: Lines, dash: str) -> None:
    assert len(duties(lines("1. Sở Y tế", f"- Khám mắt {dash} cho học sinh."))) == 1


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("Hằng năm, khám mắt.", "annual"),
        ("Hàng năm khám mắt.", "annual"),
        ("Thường xuyên khám mắt.", "continuous"),
        ("Hằng quý khám mắt.", "quarterly"),
        ("Định kỳ hằng tháng khám mắt.", "monthly"),
    ],
)
def test_a_duty_that_comes_back(lines: Lines, words: str, recurrence: str) -> None:
    (task,) = read(lines("1. Sở Y tế", f"- {words}"))[0].facts
    assert task.schedule is not None
    assert task.schedule.recurrence == recurrence


def test_a_coordinator_of_the_whole_plan(lines: Lines) -> None:
    words = "Giao Sở Y tế là cơ quan đầu mối theo dõi Kế hoạch này."
    reading, coordinators = read(lines(f"9. {words}"))
    assert not reading.facts
    assert [(each.agency, each.quote) for each in coordinators] == [(f"{HOME}/so-y-te", words)]


def test_duties_under_headings_that_speak_of_a_responsibility(lines: Lines) -> None:
    text = ("1. Trách nhiệm của Sở Y tế", "- Khám mắt.", "2. Nhiệm vụ của Sở Nội vụ", "- Khen.")
    assert duties(lines(*text)) == [("1.1", ["so-y-te"], []), ("2.1", ["so-noi-vu"], [])]


def test_whoever_signs_gets_no_duty(lines: Lines) -> None:
    signed = ("SỞ NỘI VỤ   SỞ Y TẾ", "KT. GIÁM ĐỐC   KT. GIÁM ĐỐC", "Lý Thị Na   Lò Văn Ngọ")
    closing = "Trên đây là Kế hoạch phối hợp, đề nghị các đơn vị thực hiện./."
    assert duties(lines("1. Sở Y tế khám mắt.", closing, *signed)) == [("1", ["so-y-te"], [])]


@pytest.mark.parametrize(
    "text",
    [
        ("1. Sở Y tế", "- Là cơ quan thường trực, đầu mối theo dõi việc thực hiện Kế hoạch."),
        ("1. Sở Y tế", "- Là đơn vị đầu mối; đôn đốc các xã, tổng hợp kết quả Chương trình này."),
        ("1. Sở Y tế là cơ quan thường trực giúp UBND tỉnh đôn đốc việc thực hiện Kế hoạch.",),
        ("1. Sở Y tế (cơ quan thường trực Chương trình)", "- Khám mắt."),
        ("1. Sở Nội vụ", "- Sở Y tế là đầu mối triển khai Đề án trên địa bàn tỉnh."),
    ],
)
def test_a_coordinator_under_its_own_heading_has_a_duty_too(
    lines: Lines, text: tuple[str, ...]
) -> None:
    reading, coordinators = read(lines(*text))
    assert [each.agency for each in coordinators] == [f"{HOME}/so-y-te"]
    assert [[each.agency for each in task.leads] for task in reading.facts] == [[f"{HOME}/so-y-te"]]


@pytest.mark.parametrize(
    "words",
    [
        "Là cơ quan đầu mối quản lý bến phà; tham gia xây dựng Kế hoạch.",
        "Là đầu mối thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh.",
        "Là đầu mối, chủ trì mở lớp theo Kế hoạch này.",
        "Theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    ],
)
def test_who_coordinates_something_else_is_no_coordinator(lines: Lines, words: str) -> None:
    reading, coordinators = read(lines("1. Sở Y tế", f"- {words}"))
    assert (len(reading.facts), coordinators) == (1, [])


def test_what_is_no_duty_is_plain_or_said(lines: Lines) -> None:
    reading, _ = read(
        lines(
            "Các cơ quan làm như sau:",
            "1. Sở Y tế",
            "- Khám mắt.",
            "+ Ở xã vùng cao.",
            "2. Kinh phí lấy từ dự toán.",
            "- Một khoản.",
            "3. Ngày mai trời nắng.",
            "4. Sở Nội vụ",
            "Trên đây là Kế hoạch khám mắt./.",
        )
    )
    tally = reading.tally
    assert (tally.fact, tally.diagnostic, tally.plain) == (1, 1, 7)
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("item-without-agency", "3. Ngày mai trời nắng.")
    ]


def test_an_unnumbered_heading_is_nothing_but_names(lines: Lines) -> None:
    document = lines("Sở Y tế:", "- Khám mắt.")
    assert [(leads, supports) for _, leads, supports in duties(document)] == [(["so-y-te"], [])]


def test_a_heading_lists_names_of_no_known_kind_up_to_its_colon(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế, Xưởng kính Bản Xa, các nhóm khám mắt: phát kính.",
        "2. Sở Nội vụ, Trên cơ sở đề xuất của xã, làm hai việc: khen và thưởng.",
    )
    reading, _ = read(document)
    assert [said(task) for task in reading.facts] == [
        ("1", ["so-y-te", "xuong-kinh-ban-xa"], []),
        ("2", ["so-noi-vu"], []),
    ]
    assert reading.facts[0].title == "phát kính"
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("agency-not-read", "các nhóm khám mắt")
    ]


def test_articles_number_their_items(lines: Lines) -> None:
    document = lines(
        "Điều 5. Trách nhiệm của Sở Y tế",
        "1. Khám mắt.",
        "2. Chủ trì, phối hợp với Sở Nội vụ:",
        "a) Phát kính;",
        "b) Đo thị lực.",
        "3. Lập sổ.",
        "Điều 6. Công an tỉnh có trách nhiệm",
        "1. Giữ trật tự.",
    )
    assert duties(document) == [
        ("5.1", ["so-y-te"], []),
        ("5.2a", ["so-y-te"], ["so-noi-vu"]),
        ("5.2b", ["so-y-te"], ["so-noi-vu"]),
        ("5.3", ["so-y-te"], []),
        ("6.1", ["cong-an-tinh"], []),
    ]


def test_items_about_reports_are_no_duties(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế",
        "- Khám mắt.",
        "2. Chế độ báo cáo",
        "a) Sở Nội vụ báo cáo UBND tỉnh trước ngày 10/12/2026.",
        "3. Sở Nội vụ",
        "- Khen thưởng.",
    )
    assert [number for number, *_ in duties(document)] == ["1.1", "3.1"]


def test_whom_the_holder_gives_an_item_leads_it(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế",
        "a) Giao Trung tâm Kiểm soát bệnh tật lập sổ.",
        "b) Đề nghị các xã dọn vệ sinh.",
    )
    assert duties(document) == [
        ("1a", ["trung-tam-kiem-soat-benh-tat"], []),
        ("1b", ["so-y-te"], []),
    ]
    assert {task.holder for task in read(document)[0].facts} == {f"{HOME}/so-y-te"}


def test_a_numbered_order_to_all_closes_the_section(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế",
        "- Khám mắt.",
        "2. Quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Y tế.",
        "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.",
    )
    assert duties(document)[1:] == [("2", ["cac-don-vi-lien-quan"], [])]


def test_a_body_behind_what_its_work_is_about(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế",
        "- Đối với các trường ở vùng cao: Sở Nội vụ phối hợp với Sở Tài chính mua kính.",
        "- Về kinh phí: cân đối trong dự toán.",
        "2. Đối với các bản xa: Sở Tài chính khẩn trương rà soát giá.",
    )
    assert duties(document) == [
        ("1.1", [], ["so-noi-vu"]),
        ("1.2", ["so-y-te"], []),
        ("2", ["so-tai-chinh"], []),
    ]


def test_bullets_that_begin_with_bodies_are_counted_below_their_item(lines: Lines) -> None:
    document = lines(
        "1. Sở Y tế khám mắt.",
        "2. Về kiểm tra, giám sát",
        "- Sở Nội vụ kiểm tra.",
        "- Giao Sở Tài chính rà soát giá.",
        "3. Sở Nội vụ khen thưởng.",
    )
    assert [number for number, *_ in duties(document)] == ["1", "2.1", "2.2", "3"]


@pytest.mark.parametrize(
    "words",
    [
        "Chương trình hành động này phổ biến đến chi bộ.",
        "Kế hoạch phối hợp này có hiệu lực từ ngày ký.",
    ],
)
def test_words_on_the_document_itself_are_no_duty(lines: Lines, words: str) -> None:
    assert duties(lines("1. Sở Y tế khám mắt.", words)) == [("1", ["so-y-te"], [])]


@pytest.mark.parametrize(
    ("words", "is_duty"),
    [
        ("Trên cơ sở đề nghị của Sở Nội vụ, thẩm định giá kính.", True),
        ("Căn cứ số học sinh và đề nghị của các trường, mua kính.", True),
        ("Trên cơ sở đề nghị của Sở Nội vụ, mua kính./.", True),
        ("Căn cứ các việc trên, yêu cầu các sở, ngành lập sổ.", False),
        ("Căn cứ các việc trên, UBND tỉnh đề nghị Thủ trưởng các cơ quan lập sổ.", False),
    ],
)
def test_a_basis_opens_a_duty_or_an_order_to_all(lines: Lines, words: str, is_duty: bool) -> None:
    found = duties(lines("1. Sở Y tế", "- Khám mắt.", words))
    assert [number for number, *_ in found] == ["1.1", "1.2"][: 1 + is_duty]


def test_the_last_duty_ends_as_the_document_does(lines: Lines) -> None:
    reading, _ = read(
        lines(
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Sở Y tế",
            "Kiểm tra nước uống, ghi sổ./.",
        )
    )
    assert [task.title for task in reading.facts] == ["Kiểm tra nước uống…"]


def test_what_all_should_heed_is_no_duty_of_the_last_body(lines: Lines) -> None:
    reading, _ = read(
        lines(
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Sở Y tế",
            "- Kiểm tra nước uống.",
            "Trường hợp cần sửa đổi thì làm tờ trình mới./.",
        )
    )
    assert [task.title for task in reading.facts] == ["Kiểm tra nước uống"]


@pytest.mark.parametrize(
    ("last", "number"),
    [
        ("Điều 3. Chánh Văn phòng, Sở Y tế chịu trách nhiệm thi hành Quyết định này./.", "1.1"),
        ("Điều 3. Sở Y tế, các sở, ngành căn cứ Quyết định thi hành./.", "1.1"),
        ("3. Sở Y tế, các sở, ngành có trách nhiệm thi hành Chỉ thị này.", "1.1"),
        ("3. Sở Y tế chịu trách nhiệm thi hành Quyết định này và lo kính.", "3"),
        ("3. Sở Y tế có trách nhiệm thi hành án.", "3"),
    ],
)
def test_who_carries_the_document_out_gets_no_duty(lines: Lines, last: str, number: str) -> None:
    read_duties = duties(lines("1. Sở Y tế", "- Khám mắt.", last))
    assert read_duties[-1] == (number, ["so-y-te"], [])


def test_a_semicolon_may_part_the_work_of_several_bodies(lines: Lines) -> None:
    reading, _ = read(
        lines(
            "1. Giao Sở Y tế lập danh sách; Sở Nội vụ soát danh sách trong tháng 9/2026.",
            "2. Sở Tài chính chủ trì, phối hợp với Sở Y tế; Sở Nội vụ soát giá.",
        )
    )
    assert [
        (said(task), str(task.schedule and task.schedule.ends_on)) for task in reading.facts
    ] == [
        (("1", ["so-y-te"], []), "None"),
        (("1", ["so-noi-vu"], []), "2026-09-30"),
        (("2", ["so-tai-chinh"], ["so-y-te", "so-noi-vu"]), "None"),
    ]
    assert [task.holder for task in reading.facts][:2] == [f"{HOME}/so-y-te", f"{HOME}/so-noi-vu"]


def test_a_sum_in_words_is_told_in_a_section_about_money(lines: Lines) -> None:
    document = lines("Tổng kinh phí 12,5 tỷ đồng từ ngân sách tỉnh.", "Chi theo chế độ hiện hành.")
    people = People(document, HOME, {})
    reading, _ = read_duties(document.blocks, people, PLAN, "IV", only_agencies=True)
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("money-in-words", "Tổng kinh phí 12,5 tỷ đồng từ ngân sách tỉnh.")
    ]


def test_whom_the_bodies_of_a_heading_belong_to_has_no_duty(lines: Lines) -> None:
    document = lines(
        "1. Các trạm y tế, trường mầm non trực thuộc Sở Giáo dục và Đào tạo",
        "- Khám mắt.",
        "2. Ban Quản lý rừng ven suối, Ban Quản lý rừng đầu nguồn: Trồng tre.",
    )
    assert duties(document) == [
        ("1.1", ["cac-tram-y-te-truong-mam-non-truc-thuoc-so-giao-duc-va-dao-tao"], []),
        ("2", ["ban-quan-ly-rung-ven-suoi", "ban-quan-ly-rung-dau-nguon"], []),
    ]


def test_a_paragraph_that_gives_a_body_work_is_not_of_the_heading_above(lines: Lines) -> None:
    document = lines("1. Sở Y tế", "- Khám mắt.", "Giao Sở Nội vụ theo dõi, lập sổ.", "Phát kính.")
    facts = read(document)[0].facts
    assert [(task.holder, named(task, "leads")) for task in facts] == [
        (f"{HOME}/so-y-te", ["so-y-te"]),
        (f"{HOME}/so-noi-vu", ["so-noi-vu"]),
        (f"{HOME}/so-y-te", ["so-y-te"]),
    ]
