"""Items of the body with lines 'Cơ quan chủ trì: …', 'Phối hợp: …', 'Thời gian: …' below."""

import pytest

from loaders.dataset import Task
from loaders.document import Document
from loaders.sections.linegroups import read_line_groups
from loaders.sections.parts import outline
from loaders.sections.people import People
from loaders.sections.reading import Reading
from tests.sections.conftest import HOME, PLAN, Lines, said


def read(document: Document) -> Reading[Task]:
    return read_line_groups(outline(document.blocks), People(document, HOME, {}), PLAN)[0]


def groups(document: Document) -> list[tuple[str | None, list[str], list[str]]]:
    return [said(task) for task in read(document).facts]


def test_a_group(lines: Lines) -> None:
    document = lines(
        "II. VIỆC",
        "1. Khám mắt cho học sinh",
        "- Cơ quan chủ trì: Sở Y tế.",
        "- Cơ quan phối hợp: Sở Nội vụ; UBND các xã, phường.",
        "- Thời gian: Quý II/2026.",
        "- Sản phẩm: Báo cáo.",
    )
    (task,) = read(document).facts
    assert (task.id, task.kind, task.section) == (f"{PLAN}/ii.1", "assignment", "II")
    assert (task.text, task.deliverable) == ("Khám mắt cho học sinh", "Báo cáo")
    assert said(task) == ("1", ["so-y-te"], ["so-noi-vu", "ubnd-cac-xa-phuong"])
    assert task.schedule is not None
    assert str(task.schedule.ends_on) == "2026-06-30"
    for each in task.leads + task.supports:
        assert each.span is not None
        assert document.text[slice(*each.span)] == each.quote


@pytest.mark.parametrize(
    "name",
    [
        "Cơ quan chủ trì",
        "Đơn vị chủ trì thực hiện",
        "Chủ trì",
        "Cơ quan thực hiện",
        "Đơn vị thực hiện",
        "Cơ quan, đơn vị chủ trì",
        "Cơ quan chủ trì, tham mưu",
    ],
)
def test_a_line_names_leads(lines: Lines, name: str) -> None:
    assert groups(lines("1. Khám mắt", f"- {name}: Sở Y tế")) == [("1", ["so-y-te"], [])]


@pytest.mark.parametrize(
    "name",
    [
        "Cơ quan phối hợp",
        "Đơn vị phối hợp thực hiện",
        "Phối hợp",
        "Các cơ quan phối hợp",
        "Đơn vị tham gia",
        "Cơ quan, đơn vị cùng thực hiện",
    ],
)
def test_a_line_names_supports(lines: Lines, name: str) -> None:
    assert groups(lines("1. Khám mắt", f"- {name}: Sở Y tế")) == [("1", [], ["so-y-te"])]


@pytest.mark.parametrize("name", ["Yêu cầu", "Mục tiêu", "Kinh phí", "Sở Y tế"])
def test_another_line_is_no_group(lines: Lines, name: str) -> None:
    assert groups(lines("1. Khám mắt", f"- {name}: Sở Nội vụ")) == []


def test_nested_items(lines: Lines) -> None:
    document = lines(
        "II. VIỆC",
        "1. Mắt",
        "a) Khám",
        "+ Cơ quan chủ trì: Sở Y tế",
        "b) Phát kính",
        "+ Cơ quan chủ trì: Sở Nội vụ",
        "2. Tai",
        "- Khám tai",
        "+ Cơ quan chủ trì: Sở Y tế",
        "- Phát máy nghe",
        "+ Cơ quan chủ trì: Sở Tài chính",
    )
    assert groups(document) == [
        ("1a", ["so-y-te"], []),
        ("1b", ["so-noi-vu"], []),
        ("2.1", ["so-y-te"], []),
        ("2.2", ["so-tai-chinh"], []),
    ]


def test_several_roles_on_one_line(lines: Lines) -> None:
    line = "- Cơ quan chủ trì: Sở Y tế; Cơ quan phối hợp: Sở Nội vụ; Thời gian: Năm 2026"
    (task,) = read(lines("1. Khám mắt", line)).facts
    assert said(task) == ("1", ["so-y-te"], ["so-noi-vu"])
    assert task.schedule is not None
    assert task.schedule.label == "Năm 2026"


def test_bodies_on_the_lines_below(lines: Lines) -> None:
    document = lines("1. Khám mắt", "- Cơ quan chủ trì:", "+ Sở Y tế", "+ Sở Nội vụ")
    assert groups(document) == [("1", ["so-y-te", "so-noi-vu"], [])]


def test_another_item_below_them_is_no_body(lines: Lines) -> None:
    document = lines("1. Mắt", "Cơ quan chủ trì:", "- Sở Y tế", "- Khám ở bản xa", "- Sở Nội vụ")
    reading = read(document)
    assert [said(task) for task in reading.facts] == [("1", ["so-y-te"], [])]
    assert not reading.diagnostics


def test_a_line_without_bullet_is_about_the_numbered_item(lines: Lines) -> None:
    document = lines("1. Khám mắt", "- Ở trường.", "- Ở bản.", "Cơ quan chủ trì: Sở Y tế")
    assert groups(document) == [("1", ["so-y-te"], [])]


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("Thời gian", "2026-01-01"),
        ("Thời gian hoàn thành", "None"),
        ("Thời hạn", "None"),
        ("Hạn", "None"),
    ],
)
def test_the_name_of_a_time_says_whether_it_is_a_deadline(
    lines: Lines, name: str, starts: str
) -> None:
    document = lines("1. Khám mắt", "- Chủ trì: Sở Y tế", f"- {name}: Năm 2026")
    (task,) = read(document).facts
    assert task.schedule is not None
    assert (str(task.schedule.starts_on), str(task.schedule.ends_on)) == (starts, "2026-12-31")


def test_a_time_without_a_year_is_in_that_of_a_plan_for_one_year(lines: Lines) -> None:
    document = lines("1. Khám mắt", "- Chủ trì: Sở Y tế", "- Thời hạn: Quý II.")
    people = People(document, HOME, {})
    reading = read_line_groups(outline(document.blocks), people, PLAN, 2027)[0]
    (schedule,) = (task.schedule for task in reading.facts)
    assert schedule is not None
    assert (schedule.label, str(schedule.ends_on)) == ("Quý II", "2027-06-30")
    assert [each.code for each in reading.diagnostics] == ["time-in-plan-year"]


def test_a_number_that_repeats_has_an_id_of_its_own(lines: Lines) -> None:
    document = lines("I. VIỆC", "3. Mắt", "- Chủ trì: Sở Y tế", "3. Tai", "- Chủ trì: Sở Y tế")
    assert [task.id for task in read(document).facts] == [f"{PLAN}/i.3", f"{PLAN}/i.3+"]


def test_a_body_that_is_not_read_is_said(lines: Lines) -> None:
    reading = read(lines("1. Khám mắt", "- Cơ quan chủ trì: Sở Y tế, ông Ba"))
    assert [said(task) for task in reading.facts] == [("1", ["so-y-te"], [])]
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("agency-not-read", "ông Ba")
    ]


def test_a_time_alone_is_no_assignment(lines: Lines) -> None:
    assert groups(lines("1. Khám mắt", "- Thời gian: Năm 2026")) == []


def test_each_paragraph_that_states_who_does_what_is_a_task(lines: Lines) -> None:
    reading = read(
        lines(
            "II. VIỆC",
            "1. Tiêm phòng",
            "Sở Y tế chủ trì, phối hợp với Công an tỉnh tiêm trong quý II/2026.",
            "Giao Sở Nội vụ cấp thẻ; hoàn thành trước ngày 31/5/2026.",
            "Sở Tư pháp được giao soát văn bản.",
        )
    )
    assert [said(task) for task in reading.facts] == [
        ("1", ["so-y-te"], ["cong-an-tinh"]),
        ("1", ["so-noi-vu"], []),
        ("1", ["so-tu-phap"], []),
    ]
    assert [task.title for task in reading.facts][:2] == ["Tiêm phòng", "Giao Sở Nội vụ cấp thẻ…"]
    assert [str(task.schedule and task.schedule.ends_on) for task in reading.facts] == [
        "2026-06-30",
        "2026-05-31",
        "None",
    ]


def test_a_paragraph_below_a_task_that_says_no_role_is_told(lines: Lines) -> None:
    reading = read(
        lines(
            "1. Tiêm phòng",
            "Sở Y tế chủ trì tiêm.",
            "Sở Tài chính cân đối tiền mua thuốc.",
            "Tiêm xong thì ghi sổ.",
        )
    )
    assert [said(task) for task in reading.facts] == [("1", ["so-y-te"], [])]
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("statement-not-read", "Sở Tài chính cân đối tiền mua thuốc.")
    ]


def test_a_project_whose_parts_are_given_out_below(lines: Lines) -> None:
    document = lines(
        "II. CÁC DỰ ÁN",
        "1. Dự án 1: Nuôi dê",
        "a) Phân công thực hiện: Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ.",
    )
    (task,) = read(document).facts
    assert (task.number, task.section, task.title) == ("1", "II", "Dự án 1: Nuôi dê")
    assert said(task) == ("1", ["so-y-te"], ["so-noi-vu"])


def test_an_article_may_name_the_coordinator_beside_a_task(lines: Lines) -> None:
    document = lines(
        "Điều 2. Giao Sở Y tế (cơ quan thường trực Chương trình) chủ trì khám mắt hằng năm."
    )
    people = People(document, HOME, {})
    reading, coordinators = read_line_groups(outline(document.blocks), people, PLAN)
    assert [each.agency for each in coordinators] == [f"{HOME}/so-y-te"]
    assert [said(task)[1] for task in reading.facts] == [["so-y-te"]]


@pytest.mark.parametrize(
    ("said_so", "leads"),
    [
        ("(Sở Y tế thực hiện)", ["so-y-te"]),
        ("(Giao Sở Y tế thực hiện)", ["so-y-te"]),
        ("(giao Sở Y tế)", ["so-y-te"]),
        ("(Trách nhiệm thực hiện: Sở Y tế)", ["so-y-te"]),
        ("(Sở Y tế tham mưu)", ["so-y-te"]),
        ("(Sở Y tế là cơ quan chủ trì, Sở Nội vụ trực tiếp thực hiện)", ["so-y-te", "so-noi-vu"]),
    ],
)
def test_who_carries_an_item_out_in_brackets(lines: Lines, said_so: str, leads: list[str]) -> None:
    assert groups(lines("1. Khám mắt", "- Khám cho học sinh.", said_so)) == [("1", leads, [])]
    assert groups(lines(f"1. Khám mắt cho học sinh {said_so}")) == [("1", leads, [])]


def test_what_is_done_already_names_nobody(lines: Lines) -> None:
    assert groups(lines("1. Khám mắt (đã thực hiện)", "2. Sở Y tế thực hiện khám mắt.")) == []


def test_the_parts_of_bodies_in_what_stands_above(lines: Lines) -> None:
    document = lines(
        "II. VIỆC",
        "1. Khám mắt",
        "a) Sở Y tế: chỉ đạo các trường, phối hợp với Sở Nội vụ lập danh sách.",
        "b) Sở Tài chính: phối hợp với Sở Y tế mua kính.",
        "c) Các trường: bố trí phòng khám.",
        "d) Sở Công Thương: 12 triệu đồng.",
    )
    assert groups(document) == [
        ("1a", ["so-y-te"], ["so-noi-vu"]),
        ("1b", [], ["so-tai-chinh"]),
    ]


def test_a_part_below_a_task_is_said(lines: Lines) -> None:
    document = lines(
        "1. Khám mắt",
        "- Cơ quan chủ trì: Sở Y tế",
        "- Sở Nội vụ: lập danh sách.",
        "- Thời gian: Quý II/2026",
    )
    assert groups(document) == [("1", ["so-y-te"], [])]
    assert [each.code for each in read(document).diagnostics] == ["statement-not-read"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("1. Mua kính do Sở Y tế thực hiện; xong trước tháng 6.", "Mua kính"),
        ("1. Mua kính (Sở Y tế chủ trì) cho trẻ.", "Mua kính cho trẻ"),
        ("1. Mua kính (Sở Y tế chủ trì).", "Mua kính"),
    ],
)
def test_the_words_around_a_statement_stay_apart(lines: Lines, words: str, title: str) -> None:
    (task,) = read(lines(words)).facts
    assert task.title.split(";")[0].rstrip("…") == title
