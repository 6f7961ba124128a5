"""Values in columns whose headings say what is measured, for places and for tasks."""

from collections.abc import Sequence

import pytest

from loaders.dataset import Target
from loaders.document import GridCell, Span
from loaders.sections.assignmentcolumns import recognise
from loaders.sections.assignments import read_assignments
from loaders.sections.measuretables import read_measures_of_tasks, read_places, recognise_places
from loaders.sections.reading import Reading
from tests.sections.conftest import HOME, PLAN, one_table, plan_of

TITLE = "CHỈ TIÊU GIAO CÁC XÃ ĐẾN NĂM 2030"
HEADER = ("TT", "Xã, phường", "Tỷ lệ hộ có kính (%)", "Số kính mới (chiếc)")


def of_places(*rows: Sequence[GridCell], above: str = TITLE) -> Reading[Target]:
    document, table = one_table(rows)
    columns = recognise_places(table, above)
    assert columns is not None
    reading = read_places(table, columns, plan_of(document, HOME, 2035), "Phụ lục")
    for fact in reading.facts:
        assert fact.span is not None
        assert document.quote(Span(*fact.span)) == fact.quote
    return reading


def of_tasks(*rows: Sequence[GridCell]) -> Reading[Target]:
    document, table = one_table(rows)
    plan = plan_of(document, HOME, 2035)
    columns = recognise(table, plan.people)
    assert columns is not None
    tasks = read_assignments(table, columns, plan.people, PLAN, "Phụ lục 2").facts
    others = columns.at.values()
    return read_measures_of_tasks(table, columns.header_rows, others, tasks, plan)


def values(reading: Reading[Target]) -> list[tuple[str, float | None, float | None, str | None]]:
    return [(each.indicator, each.minimum, each.maximum, each.unit) for each in reading.facts]


def test_a_table_of_places() -> None:
    reading = of_places(
        HEADER,
        ("1", "Xã Bum Nưa", "75", "1.240"),
        ("2", "Phường Tân Phong", "≥ 92", ""),
        ("", "Tổng cộng", "", "1.240"),
    )
    assert values(reading) == [
        ("Tỷ lệ hộ có kính, Xã Bum Nưa", 75, 75, "%"),
        ("Số kính mới, Xã Bum Nưa", 1240, 1240, "chiếc"),
        ("Tỷ lệ hộ có kính, Phường Tân Phong", 92, None, "%"),
        ("Số kính mới", 1240, 1240, "chiếc"),
    ]
    assert {each.year for each in reading.facts} == {2030}
    assert reading.facts[0].locator == "Phụ lục, dòng 1"
    assert not reading.diagnostics


@pytest.mark.parametrize(
    ("title", "heading", "year"),
    [
        ("Chỉ tiêu giao năm 2027", "Diện tích (ha)", 2027),
        ("Mục tiêu giai đoạn 2026 - 2028", "Diện tích (ha)", 2028),
        ("Chỉ tiêu giao\n(Kèm theo Kế hoạch ngày 05 tháng 01 năm 2026)", "Diện tích (ha)", 2035),
        ("Chỉ tiêu giao năm 2027", "Diện tích năm 2029 (ha)", 2029),
    ],
)
def test_the_year_of_a_table_of_places(title: str, heading: str, year: int) -> None:
    reading = of_places(("Xã", heading), ("Bum Nưa", "5"), above=title)
    assert [each.year for each in reading.facts] == [year]


def test_a_unit_below_the_name_of_its_measure() -> None:
    above: list[GridCell] = [("Xã", 2, 1), "Diện tích sim", "Tỷ lệ"]
    reading = of_places(above, ["(ha)", "Hộ khá (%)"], ["Bum Nưa", "5", "6"])
    assert [each.indicator for each in reading.facts] == [
        "Diện tích sim, Bum Nưa",
        "Hộ khá, Bum Nưa",
    ]
    assert recognise_places(one_table([("Xã", "(ha)"), ("Bum Nưa", "5")])[1], TITLE) is None


def test_a_value_of_a_place_that_is_no_number_is_told() -> None:
    reading = of_places(HEADER, ("1", "Xã A", "5", "chưa rõ"), ("2", "Xã B", "-", "7"))
    assert values(reading)[0] == ("Tỷ lệ hộ có kính, Xã A", 5, 5, "%")
    assert [each.code for each in reading.diagnostics] == ["target-value-not-read"]
    assert (reading.tally.fact, reading.tally.diagnostic) == (2, 0)


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("HIỆN TRẠNG CÁC XÃ ĐẾN NĂM 2025", HEADER),
        ("DANH SÁCH CÁC XÃ", HEADER),
        (TITLE, ("TT", "Họ và tên", "Tỷ lệ hộ có kính (%)", "Số kính mới (chiếc)")),
        (TITLE, ("TT", "Xã, phường", "Tỷ lệ hộ có kính", "Số kính mới")),
        (TITLE, ("TT", "Xã, phường", "Kinh phí (%)", "Số kính hiện nay (chiếc)")),
        (TITLE, ("TT", "Xã, phường", "Cơ quan chủ trì", "Số kính mới (chiếc)")),
    ],
)
def test_tables_that_are_none_of_places(title: str, header: tuple[str, ...]) -> None:
    _, table = one_table([header, ("1", "Xã Bum Nưa", "75", "12")])
    assert recognise_places(table, title) is None


def test_values_beside_tasks() -> None:
    reading = of_tasks(
        ("TT", "Địa phương", "Nội dung", "Diện tích sim (ha)", "Số lượng (lớp)", "Thời hạn"),
        ("1", "UBND xã Bum Nưa", "Trồng sim", "45,5", "", "2028"),
        ("2", "UBND xã Mường Tè", "Dạy trồng sim", "-", "3", ""),
    )
    assert values(reading) == [
        ("Diện tích sim", 45.5, 45.5, "ha"),
        ("Dạy trồng sim", 3, 3, "lớp"),
    ]
    assert [(each.task, each.year) for each in reading.facts] == [
        (f"{PLAN}/pl2.1", 2028),
        (f"{PLAN}/pl2.2", 2035),
    ]


@pytest.mark.parametrize("heading", ["Kinh phí (triệu đồng)", "Thời gian (ngày)", "Số lượng"])
def test_columns_beside_tasks_that_hold_no_aims(heading: str) -> None:
    rows = (("Nội dung", "Chủ trì", heading), ("Trồng sim", "Sở Y tế", "5"))
    assert not of_tasks(*rows).facts
