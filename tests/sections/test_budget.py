"""Budget annexes of a province that does not exist: lines, years, sources, sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dataset import BudgetLine
from loaders.document import Document, DocumentBuilder, GridCell, Span, Table
from loaders.sections.budget import read_budget, recognise_budget
from loaders.sections.people import People
from loaders.sections.reading import Reading

PLAN = "son-ha/ke-hoach-2026"

LABELLED: list[list[GridCell]] = [
    [
        ("TT", 3, 1),
        ("Nội dung", 3, 1),
        ("ĐVT", 3, 1),
        ("Số lượng", 3, 1),
        ("Kinh phí (triệu đồng)", 1, 5),
    ],
    [("Tổng cộng", 2, 1), ("Năm 2026", 1, 2), ("Năm 2027", 1, 2)],
    ["Khuyến công quốc gia", "Ngân sách tỉnh", "Khuyến công quốc gia", "Ngân sách tỉnh"],
]


def table_of(
    rows: list[list[GridCell]], above: str = "", below: str = ""
) -> tuple[Document, Table]:
    builder = DocumentBuilder()
    builder.paragraph(above)
    builder.table(rows)
    builder.paragraph(below)
    document = builder.build("text/plain")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return document, table


def read(rows: list[list[GridCell]], above: str = "", below: str = "") -> Reading[BudgetLine]:
    document, table = table_of(rows, above, below)
    reading = read_budget(table, People(document, "son-ha", {}), PLAN, "Phụ lục 1")
    for fact in (*reading.facts, *reading.diagnostics):
        if fact.span is not None:
            assert document.quote(Span(*fact.span)) == fact.quote
    return reading


def parts(line: BudgetLine) -> list[tuple[int, str, object, object]]:
    return [(each.year, each.source, each.quantity, each.amount) for each in line.by_year]


def codes(reading: Reading[BudgetLine]) -> list[str]:
    return [each.code for each in reading.diagnostics]


def test_lines_with_groups_years_and_sources() -> None:
    reading = read(
        [
            *LABELLED,
            ["I", "Hỗ trợ làng nghề", "", "", "", "", "", "", ""],
            ["1", "Mở lớp dạy nghề", "Lớp", "3", "1.300", "300", "400", "0", "600"],
            ["2", "In bản tin", "Bản tin", "500", "62,5", "", "", "", "62.5"],
            ["", ("Tổng kinh phí", 1, 3), "1.362,5", "300", "400", "0", "662,5"],
        ]
    )
    first, second = reading.facts
    assert (first.group, first.title, first.unit) == ("Hỗ trợ làng nghề", "Mở lớp dạy nghề", "lớp")
    assert (first.quantity, first.amount) == (3, 1300)
    assert parts(first) == [
        (2026, "national", None, 300),
        (2026, "provincial", None, 400),
        (2027, "provincial", None, 600),
    ]
    assert (second.amount, second.locator) == (62.5, "Phụ lục 1, nhóm I, dòng 2")
    assert not reading.diagnostics
    assert (reading.tally.fact, reading.tally.plain) == (2, 2)


def test_sums_that_differ_are_told_with_both_figures() -> None:
    reading = read(
        [
            *LABELLED,
            ["1", "Mở lớp", "Lớp", "3", "1.000", "300", "400", "0", "600"],
            ["", ("Tổng cộng", 1, 3), "1.500", "300", "400", "0", "600"],
        ]
    )
    assert codes(reading) == ["budget-sum-differs", "budget-sum-differs"]
    line, total = (each.message for each in reading.diagnostics)
    assert "1000" in line
    assert "1300" in line
    assert "1500" in total
    assert "1000" in total


def test_a_rounded_total_is_only_mentioned() -> None:
    reading = read(
        [
            *LABELLED,
            ["1", "In bản tin", "Bản", "5", "62,5", "", "", "", "62,5"],
            ["", ("Tổng cộng", 1, 3), "63", "0", "0", "0", "62,5"],
        ]
    )
    assert [(each.code, each.severity) for each in reading.diagnostics] == [
        ("budget-sum-rounded", "info")
    ]


def test_groups_that_print_their_sum_are_no_lines() -> None:
    reading = read(
        [
            ["TT", "Nội dung", "Kinh phí (triệu đồng)"],
            ["I", "Đào tạo", "30"],
            ["1", "Mở lớp", "10"],
            ["2", "In sách", "20"],
            ["II", "Hội chợ", "40"],
            ["1", "Thuê gian hàng", "45"],
            ["", "Tổng cộng", "75"],
        ]
    )
    assert [(each.group, each.amount) for each in reading.facts] == [
        ("Đào tạo", 10),
        ("Đào tạo", 20),
        ("Hội chợ", 45),
    ]
    assert codes(reading) == ["budget-sum-differs"]


def test_two_unlabelled_columns_a_year_are_national_then_provincial() -> None:
    reading = read(
        [
            [("Nội dung", 1, 1), ("Kinh phí 2026 (triệu đồng)", 1, 2)],
            ["Mở lớp", "10", "20"],
        ]
    )
    assert parts(reading.facts[0]) == [(2026, "national", None, 10), (2026, "provincial", None, 20)]
    assert codes(reading) == ["budget-columns-assumed"]


def test_units_of_money() -> None:
    def amount(header: str, figure: str, above: str = "") -> object:
        return read([["Nội dung", header], ["Mở lớp", figure]], above).facts[0].amount

    assert amount("Kinh phí (tỷ đồng)", "1,5") == 1500
    assert amount("Kinh phí (nghìn đồng)", "2.500.000") == 2500
    assert amount("Kinh phí", "15.000.000", "Đơn vị tính: đồng") == 15
    assert amount("Kinh phí", "15", "ĐVT: Triệu đồng") == 15
    assert codes(read([["Nội dung", "Kinh phí"], ["Mở lớp", "15"]])) == ["budget-columns-assumed"]


def test_the_unit_of_a_sum_above_is_not_that_of_the_table() -> None:
    rows: list[list[GridCell]] = [
        ["TT", "Nội dung", "Kinh phí"],
        ["1", "Mở lớp", "12.000"],
        ["2", "In sách", "500"],
        ["", "Tổng cộng", "12.500"],
    ]

    def said(above: str, below: str = "") -> tuple[object, list[str]]:
        reading = read(rows, above, below)
        return reading.facts[0].amount, codes(reading)

    assert said("Kinh phí 12,5 tỷ đồng, gồm:", "Đơn vị tính: triệu đồng") == (12000, [])
    assert said("Kinh phí 12,5 tỷ đồng, gồm:") == (12000, ["money-unit-by-sum"])
    assert said("Kinh phí khoảng 12,4 triệu đồng:") == (12, ["money-unit-by-sum"])
    assert said("Kinh phí 12.500.000 đồng:") == (12, ["money-unit-by-sum"])
    assert said("Kinh phí 7 tỷ đồng:") == (12000, ["budget-columns-assumed"])
    assert said("Kinh phí 12,5 tỷ đồng (Đơn vị: triệu đồng)") == (12000, [])
    assert said("Kinh phí 12,5 tỷ đồng (Đơn vị: 1.000 đồng)") == (12, ["money-unit-doubtful"])


def test_a_unit_below_a_table_may_be_that_of_the_next() -> None:
    builder = DocumentBuilder()
    for _ in range(2):
        builder.table([["Nội dung", "Kinh phí"], ["Mở lớp", "15"]])
        builder.paragraph("Đơn vị tính: tỷ đồng")
    document = builder.build("text/plain")
    first, second = (block for block in document.blocks if isinstance(block, Table))
    people = People(document, "son-ha", {})
    assert read_budget(first, people, PLAN, "").facts[0].amount == 15
    assert read_budget(second, people, PLAN, "").facts[0].amount == 15000


def test_money_of_a_source_without_a_year_is_told() -> None:
    reading = read([["Nội dung", "Kinh phí (triệu đồng)", "Ngân sách tỉnh"], ["Mở lớp", "10", "5"]])
    assert reading.facts[0].amount == 10
    assert "for no year are left out: Ngân sách tỉnh" in reading.diagnostics[0].message


def test_headings_in_one_cell_hold_where_the_rows_add_up() -> None:
    heading = "Nội dung\nĐơn vị tính\nSố lượng\nKinh phí (triệu đồng)\nNăm 2026\nNăm\nTổng kinh phí"
    rows: list[list[GridCell]] = [
        [(heading, 1, 13)],
        ["1", "Đào tạo", *([""] * 11)],
        ["-", "Mở lớp", "Lớp", "3", "1", "0", "2", "0", "30", "10", "0", "20", "0"],
        ["-", "Hội chợ", "Lần", "2", "0", "1", "0", "1", "90", "0", "40", "0", "50"],
    ]
    first, second = read(rows).facts
    assert parts(first) == [(2026, "national", 1, 10), (2027, "national", 2, 20)]
    assert parts(second) == [(2026, "provincial", 1, 40), (2027, "provincial", 1, 50)]
    assert first.group == "Đào tạo"
    wrong: list[list[GridCell]] = [
        *rows[:2],
        [*rows[2][:3], "9", *rows[2][4:8], "99", *rows[2][9:]],
    ]
    assert recognise_budget(table_of(wrong)[1]) is None


def test_money_from_elsewhere_is_told() -> None:
    reading = read(
        [["Nội dung", "Kinh phí (triệu đồng)", "Vốn doanh nghiệp"], ["Mở lớp", "10", "5"]]
    )
    assert reading.facts[0].amount == 10
    assert "Vốn doanh nghiệp" in reading.diagnostics[0].message


def test_figures_that_are_no_numbers_are_told() -> None:
    reading = read(
        [
            ["Nội dung", "Kinh phí (triệu đồng)"],
            ["Mở lớp", "theo thực tế"],
            ["", "5"],
            ["In sách", "5"],
        ]
    )
    assert codes(reading) == ["budget-figure-not-read", "budget-line-without-title"]


def test_a_table_of_assignments_is_no_budget() -> None:
    header: list[GridCell] = ["Nội dung", "Cơ quan chủ trì", "Kinh phí"]
    assert recognise_budget(table_of([header, ["Mở lớp", "Sở Tài chính", "5"]])[1]) is None


CELLS = st.sampled_from(
    [
        "",
        "TT",
        "Nội dung",
        "ĐVT",
        "Số lượng",
        "Kinh phí (triệu đồng)",
        "Năm 2026",
        "Năm 2027",
        "ngân sách tỉnh",
        "trung ương",
        "Tổng cộng",
        "I",
        "1",
        "2",
        "3",
        "-",
        "62,5",
        "x",
        "9" * 40,
    ]
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_table_is_read_and_accounted_for(rows: list[list[GridCell]]) -> None:
    _, table = table_of(rows)
    columns = recognise_budget(table)
    reading = read(rows)
    tally = reading.tally
    if columns is None:
        assert (len(reading.facts), tally.diagnostic) == (0, 1)
        return
    below = [row for row in table.rows[columns.header_rows :] if any(cell.text for cell in row)]
    assert tally.fact + tally.diagnostic + tally.plain == len(below)
    assert tally.fact == len(reading.facts)


@pytest.mark.parametrize("head", ["Đơn vị phối hợp", "Đơn vị tham gia", "Đơn vị thụ hưởng"])
def test_a_column_of_bodies_is_none_of_units(head: str) -> None:
    header: list[GridCell] = ["TT", "Nội dung", head, "Kinh phí (triệu đồng)"]
    (line,) = read([header, ["1", "Mua kính", "Sở Y tế", "40"]]).facts
    assert (line.unit, line.amount) == (None, 40)


def test_sources_without_a_year_are_of_the_one_year_of_the_plan() -> None:
    rows: list[list[GridCell]] = [
        [("TT", 2, 1), ("Nội dung", 2, 1), ("Kinh phí (triệu đồng)", 1, 4)],
        ["Tổng số", "Ngân sách tỉnh", "Nguồn thu phí", "Khác"],
        ["1", "Mua kính", "40", "30", "8", "2"],
    ]
    document, table = table_of(rows)
    reading = read_budget(table, People(document, "son-ha", {}), PLAN, "Phụ lục 1", 2026)
    (line,) = reading.facts
    assert (line.amount, parts(line)) == (40, [(2026, "provincial", None, 30)])
    told = " ".join(each.message for each in reading.diagnostics)
    for words in ("other sources are left out: Khác.", "2026: Ngân sách tỉnh.", ": Nguồn thu phí."):
        assert words in told
    assert parts(read(rows).facts[0]) == []
