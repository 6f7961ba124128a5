"""Assignment tables: which column is what, numbers, parents, groups, merged cells."""

from collections.abc import Sequence

import pytest

from loaders.dataset import Task
from loaders.document import GridCell
from loaders.sections.assignmentcolumns import recognise
from loaders.sections.assignments import read_assignments
from loaders.sections.people import People
from tests.sections.conftest import (
    HOME,
    PLAN,
    Rows,
    columns_of,
    named,
    one_table,
    said,
    table_rows,
)

HEALTH = "Sở Y tế"
TWO = ["so-noi-vu", "cong-an-tinh"]
HEADERS = {
    ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"): "number task lead support time",
    ("TT", "Thời gian", "Nội dung", "Đơn vị thực hiện"): "number time task lead",
    ("Công việc", "Đầu mối tham mưu", "Cơ quan, đơn vị phối hợp"): "task lead support",
    ("Số TT", "Hoạt động", "Cơ quan chủ trì, phối hợp", "Sản phẩm"): "number task both deliverable",
    ("TT", "Nội dung", "Phân công thực hiện"): "number task both",
    ("TT", "Tên đề án", "Cơ quan chủ trì", "Cấp trình"): "number task lead deliverable",
    ("TT", "Giải pháp", "Hình thức", "Trách nhiệm"): "number task form lead",
    ("TT", "Nội dung", "Cơ quan thực hiện", "Kết quả", "Ghi chú"): (
        "number task lead deliverable note"
    ),
    ("Công việc", "Chủ trì", "Bắt đầu", "Hoàn thành"): "task lead begin time",
    ("Công việc", "Chủ trì", "Từ ngày", "Đến ngày"): "task lead begin time",
    ("Công việc", "Chủ trì", "Thời gian", "Thời hạn trình"): "task lead time until",
    ("TT", "Nhiệm vụ", "Đầu mối", "Đơn vị tham gia"): "number task lead support",
    ("TT", "Nhiệm vụ", "Chủ trì", "Các đơn vị liên quan"): "number task lead support",
    ("Nhiệm vụ", "Chủ trì", "Cơ quan, đơn vị cùng thực hiện"): "task lead support",
    ("TT", "Nhóm nhiệm vụ", "Nhiệm vụ", "Chủ trì"): "number group task lead",
    ("TT", "Nội dung", "Nhiệm vụ cụ thể", "Chủ trì"): "number group task lead",
    ("Nhiệm vụ", "Chủ trì", "Cấp phê duyệt"): "task lead approval",
    ("Nhiệm vụ", "Lãnh đạo UBND tỉnh phụ trách", "Cơ quan chủ trì"): "task leader lead",
    ("TT", "Nhiệm vụ", "Lãnh đạo phụ trách"): "number task lead",
}


@pytest.mark.parametrize(("header", "names"), HEADERS.items(), ids=list(HEADERS.values()))
def test_a_header(header: tuple[str, ...], names: str) -> None:
    columns = columns_of(header)
    assert columns is not None
    assert columns.at == {name: index for index, name in enumerate(names.split())}
    assert columns.header_rows == 1


def test_a_header_of_two_rows() -> None:
    columns = columns_of(
        [("TT", 2, 1), ("Nội dung", 2, 1), ("Phân công", 1, 2), ("Thời gian", 2, 1)],
        ["Chủ trì", "Phối hợp"],
    )
    assert columns is not None
    assert (columns.at["lead"], columns.at["support"], columns.header_rows) == (2, 3, 2)
    same = columns_of(
        [("TT", 2, 1), ("Nội dung", 2, 1), ("Cơ quan thực hiện", 1, 2)], ["Chủ trì", "Phối hợp"]
    )
    assert same is not None
    assert (same.at["lead"], same.at["support"], same.header_rows) == (2, 3, 2)


@pytest.mark.parametrize(
    ("heading", "deadline"),
    [
        ("Thời gian hoàn thành", True),
        ("Thời hạn", True),
        ("Tiến độ", True),
        ("Hạn", True),
        ("Hạn trình", True),
        ("Năm thực hiện", False),
        ("Thời gian thực hiện", False),
        ("Thời gian", False),
    ],
)
def test_a_column_of_deadlines(heading: str, deadline: bool) -> None:
    columns = columns_of(("Nhiệm vụ", "Chủ trì", heading))
    assert columns is not None
    assert (columns.at.get("time"), columns.deadline) == (2, deadline)


TIMES = {
    "first and last day": (
        ("Thời gian bắt đầu", "Thời gian hoàn thành"),
        ("01/9/2026", "15/9/2026"),
        ("2026-09-01", "2026-09-15"),
    ),
    "months": (
        ("Bắt đầu", "Kết thúc"),
        ("Tháng 9/2026", "Tháng 5/2027"),
        ("2026-09-01", "2027-05-31"),
    ),
    "the year behind": (
        ("Bắt đầu", "Kết thúc"),
        ("Tháng 3", "Tháng 5/2027"),
        ("2027-03-01", "2027-05-31"),
    ),
    "a last day alone": (("Bắt đầu", "Hoàn thành"), ("", "20/01/2027"), (None, "2027-01-20")),
    "a first day alone": (("Bắt đầu", "Hoàn thành"), ("Quý II/2027", ""), ("2027-04-01", None)),
    "a period and its deadline": (
        ("Thời gian thực hiện", "Thời hạn hoàn thành"),
        ("Năm 2026", "30/6/2026"),
        ("2026-01-01", "2026-06-30"),
    ),
    "two deadlines": (
        ("Thời hạn thẩm định", "Thời hạn trình"),
        ("Tháng 3/2026", "Tháng 6/2026"),
        (None, "2026-06-30"),
    ),
    "one column of both": (
        ("Thời gian bắt đầu, kết thúc", "Kết quả hoàn thành"),
        ("Tháng 3/2026", "Tháng 6/2026"),
        ("2026-03-01", "2026-03-31"),
    ),
}


@pytest.mark.parametrize(("heads", "cells", "days"), TIMES.values(), ids=list(TIMES))
def test_two_columns_of_times(
    heads: tuple[str, ...], cells: tuple[str, ...], days: tuple[str | None, ...]
) -> None:
    schedule = task_of(("Nội dung", "Chủ trì", *heads), ("Khám mắt", HEALTH, *cells)).schedule
    assert schedule is not None
    assert (
        schedule.starts_on and str(schedule.starts_on),
        schedule.ends_on and str(schedule.ends_on),
    ) == days
    assert schedule.label in {" - ".join(filter(None, cells)), cells[0]}


def test_a_time_merged_over_both_columns() -> None:
    header = ("Nội dung", "Chủ trì", "Bắt đầu", "Kết thúc")
    schedule = task_of(header, ("Khám mắt", HEALTH, ("Năm 2026", 1, 2))).schedule
    assert schedule is not None
    assert (schedule.label, str(schedule.starts_on)) == ("Năm 2026", "2026-01-01")
    assert str(schedule.ends_on) == "2026-12-31"


def test_a_last_day_before_the_first() -> None:
    header = ("Nội dung", "Chủ trì", "Bắt đầu", "Kết thúc")
    reading = table_rows(header, ("Khám mắt", HEALTH, "01/9/2026", "01/8/2026"))
    (schedule,) = (task.schedule for task in reading.facts)
    assert schedule is not None
    assert (schedule.starts_on, str(schedule.ends_on)) == (None, "2026-08-01")
    assert [each.code for each in reading.diagnostics] == ["times-contradict"]


@pytest.mark.parametrize(
    "header",
    [
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027"),
        ("TT", "Sản phẩm", "Diện tích", "Sản lượng"),
        ("TT", "Họ và tên", "Chức vụ"),
        ("Nhiệm vụ", "Kinh phí"),
        ("", ""),
    ],
)
def test_a_table_of_another_kind(header: tuple[str, ...]) -> None:
    assert columns_of(header) is None


# --- Rows ---


def task_of(*given: Sequence[GridCell]) -> Task:
    """The one task of a table."""
    (task,) = table_rows(*given).facts
    return task


def test_a_row(rows: Rows) -> None:
    reading = rows(["1", "Khám mắt; phát kính", "Sở Y tế", "Các sở: Nội vụ, Tài chính", "Năm 2026"])
    (task,) = reading.facts
    assert (task.id, task.kind, task.section) == (f"{PLAN}/pl2.1", "assignment", "Phụ lục 2")
    assert (task.title, task.text) == ("Khám mắt; phát kính", "Khám mắt; phát kính")
    assert said(task) == ("1", ["so-y-te"], ["so-noi-vu", "so-tai-chinh"])
    assert [(each.basis, each.quote) for each in task.supports] == [
        ("table", "Các sở: Nội vụ, Tài chính")
    ] * 2
    assert task.schedule is not None
    assert task.schedule.label == "Năm 2026"
    assert not reading.diagnostics


def places(rows: Rows, *given: tuple[str, str, str]) -> list[tuple[str, str | None]]:
    """Ids and parents of rows that have a number, a task and a lead, behind the plan's id."""
    reading = rows(*([*row, "", ""] for row in given))
    start = f"{PLAN}/pl2."
    return [
        (task.id.removeprefix(start), task.parent and task.parent.removeprefix(start))
        for task in reading.facts
    ]


def test_bullets_stand_under_the_row_above(rows: Rows) -> None:
    assert places(
        rows,
        ("4", "Mắt", HEALTH),
        ("-", "Khám", HEALTH),
        ("+", "Phát kính", HEALTH),
        ("", "- Sửa kính", HEALTH),
        ("5", "Tai", HEALTH),
        ("", "Khám", HEALTH),
    ) == [("4", None), ("4.1", "4"), ("4.2", "4"), ("4.3", "4"), ("5", None), ("5.1", "5")]


def test_decimal_numbers_stand_under_their_number(rows: Rows) -> None:
    assert places(
        rows,
        ("1", "Mắt", ""),
        ("1.1", "Khám", HEALTH),
        ("1.2", "Kính", HEALTH),
        ("-", "Sửa", HEALTH),
    ) == [("1", None), ("1.1", "1"), ("1.2", "1"), ("1.2.1", "1.2")]


def test_a_number_at_the_start_of_the_task(rows: Rows) -> None:
    reading = rows(["", "1. Khám mắt", HEALTH, "", ""], ["", "2) Phát kính", HEALTH, "", ""])
    assert [(task.number, task.text) for task in reading.facts] == [
        ("1", "Khám mắt"),
        ("2", "Phát kính"),
    ]


def test_a_number_that_repeats_has_an_id_of_its_own(rows: Rows) -> None:
    assert places(
        rows,
        ("2", "Khám", HEALTH),
        ("2", "Kính", HEALTH),
        ("-", "Sửa", HEALTH),
        ("2", "Tai", HEALTH),
    ) == [("2", None), ("2+", None), ("2.1", "2+"), ("2++", None)]


def test_rows_of_a_second_annex_have_ids_of_their_own() -> None:
    document, table = one_table(
        [("TT", "Nội dung", "Chủ trì"), ("1", "Mắt", ""), ("1.1", "Khám", HEALTH)]
    )
    people = People(document, HOME, {})
    columns = recognise(table, people)
    assert columns is not None
    taken = [f"{PLAN}/pl.1", f"{PLAN}/pl.1.1"]
    first, second = read_assignments(table, columns, people, PLAN, "Phụ lục II", taken).facts
    assert (first.id, second.id, second.parent) == (f"{PLAN}/pl.1+", f"{PLAN}/pl.1.1+", first.id)


def test_groups_hold_the_rows_below(rows: Rows) -> None:
    assert places(
        rows,
        ("A", "Người lớn", ""),
        ("I", "Mắt", ""),
        ("1", "Khám", HEALTH),
        ("II", "Tai", ""),
        ("2", "Khám", HEALTH),
        ("B", "Trẻ nhỏ", ""),
        ("3", "Khám", HEALTH),
    ) == [("A", None), ("I", "A"), ("1", "I"), ("II", "A"), ("2", "II"), ("B", None), ("3", "B")]


def test_groups_without_number(rows: Rows) -> None:
    assert places(
        rows, ("", "Mắt", ""), ("1", "Khám", HEALTH), ("", "Tai", ""), ("2", "Khám", HEALTH)
    ) == [("mat", None), ("1", "mat"), ("tai", None), ("2", "tai")]


def test_a_group_is_an_objective_without_roles(rows: Rows) -> None:
    reading = rows(["I", "Mắt", "", "", ""], ["1", "Khám", HEALTH, "", ""])
    assert [task.kind for task in reading.facts] == ["objective", "assignment"]
    assert not reading.diagnostics


@pytest.mark.parametrize(
    "group", [[("Việc về mắt", 1, 5)], ["I", ("Việc về mắt", 1, 4)], [("I. Việc về mắt", 1, 5)]]
)
def test_a_group_merged_over_the_columns_puzzles_nobody(rows: Rows, group: list[object]) -> None:
    reading = rows(group, ["1", "Khám", HEALTH, "", ""])
    first, second = reading.facts
    assert (first.kind, first.text, first.schedule) == ("objective", "Việc về mắt", None)
    assert second.parent == first.id
    assert not reading.diagnostics


def test_a_merged_cell_holds_for_each_row(rows: Rows) -> None:
    reading = rows(["1", "Khám", (HEALTH, 2, 1), "", ("Năm 2026", 2, 1)], ["2", "Phát kính", ""])
    assert [named(task, "leads") for task in reading.facts] == [["so-y-te"], ["so-y-te"]]
    assert [task.schedule.label for task in reading.facts if task.schedule] == ["Năm 2026"] * 2
    assert len({tuple(task.leads[0].span or ()) for task in reading.facts}) == 1


def test_a_heading_merged_over_tasks_is_none_of_them() -> None:
    header = ("TT", "Nội dung", "Hoạt động", "Chủ trì")
    reading = table_rows(
        header,
        ["1", ("Mắt", 2, 1), "Khám", HEALTH],
        ["2", "Phát kính", HEALTH],
        ["3", "Tai", "", HEALTH],
    )
    assert [task.text for task in reading.facts] == ["Khám", "Phát kính", "Tai"]
    same = table_rows(header, ["1", "Khám", "Tại trường", HEALTH], ["2", "Phát kính", "", HEALTH])
    assert [task.text for task in same.facts] == ["Khám", "Phát kính"]


def test_a_group_row_of_a_table_with_headings_beside_tasks() -> None:
    header = ("TT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Chủ trì")
    first, second = table_rows(header, ["I", "Mắt", "", ""], ["1", "Kính", "Khám", HEALTH]).facts
    assert (first.kind, first.text) == ("objective", "Mắt")
    assert (second.text, second.parent) == ("Khám", first.id)


def test_a_column_of_bodies_in_no_known_role_is_told() -> None:
    header = ("Nhiệm vụ", "Chủ trì", "Đơn vị thụ hưởng", "Địa điểm")
    row = ("Khám mắt", HEALTH, "Công an tỉnh", "Nhà văn hóa")
    reading = table_rows(header, row, row)
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("column-of-agencies-not-read", "Đơn vị thụ hưởng")
    ]
    assert not table_rows(header, ("Khám mắt", HEALTH, "12 bản", "Nhà văn hóa")).diagnostics


def test_lead_and_support_in_one_cell(rows: Rows) -> None:
    both = "Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ, Công an tỉnh"
    columns = columns_of(("Nhiệm vụ", "Cơ quan chủ trì, phối hợp"))
    assert columns is not None
    document, table = one_table([["Nhiệm vụ", "Cơ quan chủ trì, phối hợp"], ["1. Khám mắt", both]])
    reading = read_assignments(table, columns, People(document, HOME, {}), PLAN, "II")
    assert [said(task) for task in reading.facts] == [
        ("1", ["so-y-te"], ["so-noi-vu", "cong-an-tinh"])
    ]
    assert reading.facts[0].id == f"{PLAN}/ii.1"


@pytest.mark.parametrize(
    ("cell", "supports"),
    [
        ("Sở Y tế chủ trì; Sở Nội vụ phối hợp tổ chức", ["so-noi-vu"]),
        ("Sở Y tế", []),
        ("Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ", ["so-noi-vu"]),
    ],
)
def test_a_cell_merged_over_lead_and_support(rows: Rows, cell: str, supports: list[str]) -> None:
    reading = rows(["1", "Khám", (cell, 1, 2), ""])
    assert [said(task) for task in reading.facts] == [("1", ["so-y-te"], supports)]
    assert not reading.diagnostics


@pytest.mark.parametrize(
    ("cell", "unread"),
    [
        ("UBND các xã, phường có trạm y tế cũ", []),
        ("UBND các xã, phường chủ trì thực hiện", []),
        ("UBND các xã, phường có ý kiến", ["có ý kiến"]),
        ("UBND các xã, phường khi được hỏi", ["khi được hỏi"]),
    ],
)
def test_words_behind_bodies_in_a_cell(rows: Rows, cell: str, unread: list[str]) -> None:
    reading = rows(["1", "Khám", cell, "", ""])
    assert named(reading.facts[0], "leads") == ["ubnd-cac-xa-phuong"]
    assert [each.quote for each in reading.diagnostics] == unread


@pytest.mark.parametrize(
    ("cell", "leads", "supports"),
    [
        ("Sở Y tế (chủ trì); Sở Nội vụ (phối hợp)", ["so-y-te"], ["so-noi-vu"]),
        ("Sở Y tế (cơ quan chủ trì), Sở Nội vụ", ["so-y-te"], ["so-noi-vu"]),
        ("Sở Y tế (chủ trì), Sở Nội vụ, Công an tỉnh (phối hợp)", ["so-y-te"], TWO),
        ("Sở Y tế, Sở Nội vụ (phối hợp)", ["so-y-te"], ["so-noi-vu"]),
        ("Sở Y tế\nSở Nội vụ (tư vấn)\nCông an tỉnh (tham gia)", ["so-y-te"], TWO),
    ],
)
def test_roles_in_brackets(rows: Rows, cell: str, leads: list[str], supports: list[str]) -> None:
    reading = rows(["1", "Khám", cell, "", ""])
    assert said(reading.facts[0]) == ("1", leads, supports)
    assert reading.diagnostics == []


@pytest.mark.parametrize("label", ["", "Tổng cộng"])
def test_a_row_of_sums_is_no_task(label: str) -> None:
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Kinh phí (triệu đồng)")
    title = "" if label else "Tổng kinh phí"
    reading = table_rows(
        header,
        ["1", "Tổng kết", "Sở Y tế", "40"],
        ["2", "Khám", "Sở Y tế", "2"],
        [label, title, "", "42"],
    )
    assert [task.title for task in reading.facts] == ["Tổng kết", "Khám"]
    assert reading.diagnostics == []


# --- What is not understood is said ---


def test_a_row_without_agency(rows: Rows) -> None:
    reading = rows(["1", "Khám mắt", "", "", "Năm 2026"])
    assert [task.kind for task in reading.facts] == ["assignment"]
    assert [each.code for each in reading.diagnostics] == ["row-without-agency"]


def test_a_row_without_task(rows: Rows) -> None:
    reading = rows(["1", "", HEALTH, "", ""])
    assert not reading.facts
    assert [each.code for each in reading.diagnostics] == ["row-without-task"]
    assert reading.tally.diagnostic == 1


def test_an_agency_that_is_not_read(rows: Rows) -> None:
    reading = rows(["1", "Khám mắt", f"{HEALTH}; ông Ba", "", ""])
    assert [said(task) for task in reading.facts] == [("1", ["so-y-te"], [])]
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("agency-not-read", "ông Ba")
    ]


def test_a_time_without_date_keeps_its_words(rows: Rows) -> None:
    reading = rows(["1", "Khám mắt", HEALTH, "", "Theo lộ trình"])
    (task,) = reading.facts
    assert task.schedule is not None
    assert (task.schedule.label, task.schedule.ends_on) == ("Theo lộ trình", None)
    assert [each.code for each in reading.diagnostics] == ["time-without-date"]


def test_a_time_without_a_year_is_in_that_of_a_plan_for_one_year() -> None:
    given = [("Nhiệm vụ", "Chủ trì", "Thời hạn"), ("Khám mắt", HEALTH, "Quý II")]
    document, table = one_table([*given, ("Phát kính", HEALTH, "Quý I/2028")])
    people = People(document, HOME, {})
    columns = recognise(table, people)
    assert columns is not None
    reading = read_assignments(table, columns, people, PLAN, "II", year=2027)
    ends = [str(task.schedule.ends_on) for task in reading.facts if task.schedule]
    assert ends == ["2027-06-30", "2028-03-31"]
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("time-in-plan-year", "Quý II")
    ]


def test_every_row_is_counted_once(rows: Rows) -> None:
    reading = rows(
        ["I", "Mắt", "", "", ""],
        ["1", "Khám", HEALTH, "", "sớm"],
        ["", "", "", "", ""],
        ["2", "", HEALTH, "", ""],
        ["3", "Phát kính", "", "", ""],
    )
    assert (reading.tally.fact, reading.tally.diagnostic, reading.tally.plain) == (3, 1, 0)


def test_rows_below_without_agencies_share_those_above(rows: Rows) -> None:
    reading = rows(
        ("1", "Xây chợ", HEALTH, "Sở Nội vụ", "Năm 2026"),
        ("1.1", "Chợ Mường", "", "", "Quý I/2026"),
        ("1.2", "Chợ Bản", "", "", ""),
        ("2", "Sửa chợ", "", "", ""),
        ("2.1", "Chợ Pa", "Sở Tài chính", "", ""),
        ("-", "Mái chợ", "", "", ""),
        ("3", "Quét chợ", "", HEALTH, ""),
    )
    assert [said(task) for task in reading.facts] == [
        ("1", ["so-y-te"], ["so-noi-vu"]),
        ("1.1", ["so-y-te"], ["so-noi-vu"]),
        ("1.2", ["so-y-te"], ["so-noi-vu"]),
        ("2", [], []),
        ("2.1", ["so-tai-chinh"], []),
        ("2.1.1", ["so-tai-chinh"], []),
        ("3", [], ["so-y-te"]),
    ]
    ends = [task.schedule and str(task.schedule.ends_on) for task in reading.facts[:3]]
    assert ends == ["2026-12-31", "2026-03-31", "2026-12-31"]
    assert reading.facts[3].kind == "objective"
    shared = [each for each in reading.diagnostics if each.code == "roles-of-row-above"]
    assert [each.severity for each in shared] == ["info"] * 3


def test_roles_shared_with_a_row_above_quote_its_cells(rows: Rows) -> None:
    above, below = rows(
        ("1", "Xây chợ", HEALTH, "", ""), ("1.1", "Chợ Mường", "", "", "Quý I/2026")
    ).facts
    assert below.leads == above.leads


PROVINCES = {
    "leads": (
        ("Cơ quan thực hiện của tỉnh Lai Châu", "Cơ quan thực hiện của tỉnh Sơn La"),
        (["so-y-te", "son-la/so-y-te", "son-la/hoi-nong-dan-tinh"], []),
    ),
    "the own province last": (
        ("Đơn vị chủ trì phía Sơn La", "Đơn vị chủ trì phía Lai Châu"),
        (["son-la/so-y-te", "so-y-te", "hoi-nong-dan-tinh"], []),
    ),
    "a lead and a support": (
        ("Cơ quan chủ trì tỉnh Lai Châu", "Cơ quan phối hợp tỉnh Sơn La"),
        (["so-y-te"], ["son-la/so-y-te", "son-la/hoi-nong-dan-tinh"]),
    ),
    "no province": (("Cơ quan chủ trì", "Cơ quan tham mưu"), (["so-y-te"], [])),
    "both provinces": (
        ("Cơ quan chủ trì của Lai Châu và Sơn La", "Thời gian"),
        (["so-y-te"], []),
    ),
}


@pytest.mark.parametrize(("heads", "roles"), PROVINCES.values(), ids=list(PROVINCES))
def test_columns_of_bodies_by_province(
    heads: tuple[str, str], roles: tuple[list[str], list[str]]
) -> None:
    task = task_of(("Nội dung", *heads), ("Khám mắt", HEALTH, f"{HEALTH}; Hội Nông dân tỉnh"))
    assert (named(task, "leads"), named(task, "supports")) == roles


def test_provinces_below_the_heading_of_their_column() -> None:
    header = [("Nội dung", 2, 1), ("Cơ quan chủ trì", 1, 2)]
    task = task_of(header, ["Tỉnh Lai Châu", "Tỉnh Sơn La"], ("Khám mắt", HEALTH, HEALTH))
    assert named(task, "leads") == ["so-y-te", "son-la/so-y-te"]


def test_a_cell_merged_over_both_provinces() -> None:
    header = ("Nội dung", "Cơ quan chủ trì Lai Châu", "Cơ quan chủ trì Sơn La")
    task = task_of(header, ("Khám mắt", ("Bộ Y tế; Sở Y tế", 1, 2)))
    assert named(task, "leads") == ["trung-uong/bo-y-te", "so-y-te", "son-la/so-y-te"]


WHO = {
    "Đơn vị": (("Đơn vị", "Nhiệm vụ được giao"), ("Sở Y tế", "Khám mắt")),
    "Cơ quan, đơn vị": (("Cơ quan, đơn vị", "Nội dung"), ("Sở Y tế", "Khám mắt")),
    "Địa phương": (("Địa phương", "Công việc"), ("UBND xã Bum Nưa", "Khám mắt")),
    "behind the task": (("Nội dung", "Đơn vị"), ("Khám mắt", "Sở Y tế")),
}


@pytest.mark.parametrize(("header", "row"), WHO.values(), ids=list(WHO))
def test_a_column_in_which_bodies_stand(header: tuple[str, ...], row: tuple[str, ...]) -> None:
    task = task_of(("TT", *header, "Thời hạn"), ("1", *row, "2027"))
    assert (task.text, len(task.leads), task.leads[0].basis) == ("Khám mắt", 1, "table")
    assert task.schedule is not None
    assert str(task.schedule.ends_on) == "2027-12-31"


def test_columns_headed_by_provinces_alone() -> None:
    header = ("Nội dung", "Tỉnh Lai Châu", "Tỉnh Sơn La")
    assert named(task_of(header, ("Khám mắt", HEALTH, HEALTH)), "leads") == [
        "so-y-te",
        "son-la/so-y-te",
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("Nội dung", "Đơn vị", "Số lượng"), ("Khám mắt", "Lượt", "5")),
        (("Địa phương", "Nội dung", "Thời gian"), ("Xã Bum Nưa", "Khám mắt", "2027")),
        (("Đơn vị", "Nội dung", "Kinh phí"), ("Sở Y tế", "Khám mắt", "5")),
        (("Đơn vị", "Chỉ tiêu", "Năm 2027"), ("Sở Y tế", "Lượt khám", "5")),
        (("Nội dung", "Tỉnh Lai Châu", "Tỉnh Sơn La"), ("Lượt khám", "5", "6")),
    ],
)
def test_a_column_in_which_no_leads_stand(header: tuple[str, ...], row: tuple[str, ...]) -> None:
    document, table = one_table([header, row])
    assert recognise(table, People(document, HOME, {})) is None
