"""Targets in words and in tables, of a province that does not exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dataset import Target
from loaders.document import Document, DocumentBuilder, GridCell, Paragraph, Span, Table
from loaders.sections.parts import Item, level_of
from loaders.sections.reading import Reading
from loaders.sections.targets import is_targets_heading, read_targets
from loaders.sections.targettables import read_target_table, recognise_targets
from tests.sections.conftest import plan_of

HOME = "son-ha"
PLAN = "son-ha/thu-2026"


def document_of(*paragraphs: str) -> Document:
    builder = DocumentBuilder()
    for text in paragraphs:
        builder.paragraph(text)
    return builder.build("text/plain")


def read(*paragraphs: str) -> Reading[Target]:
    document = document_of(*paragraphs)
    reading = read_targets(document.blocks, plan_of(document, HOME, 2030), "II")
    for fact in reading.facts:
        assert fact.span is not None
        assert document.text[slice(*fact.span)] == fact.quote
    return reading


Values = tuple[str | None, object, object, str | None, int | None]


def values(*paragraphs: str) -> list[Values]:
    return [
        (each.product, each.minimum, each.maximum, each.unit, each.year)
        for each in read(*paragraphs).facts
    ]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("II. MỤC TIÊU", True),
        ("2. Mục tiêu cụ thể đến năm 2030", True),
        ("I. QUAN ĐIỂM, MỤC TIÊU", True),
        ("2. Chỉ tiêu: phấn đấu trồng 5 ha", True),
        ("Mục tiêu là trồng rừng", False),
        ("3. Lồng ghép các chương trình mục tiêu quốc gia", False),
        ("2. Tầm nhìn đến năm 2045", True),
        ("2. Định hướng đến năm 2035", True),
        ("2. Định hướng phát triển vùng", False),
        ("III. NHIỆM VỤ", False),
    ],
)
def test_headings_on_aims(text: str, heads: bool) -> None:
    paragraph = document_of(text).blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert is_targets_heading(Item(paragraph, level_of(paragraph.label), ())) is heads


def test_several_targets_in_a_sentence() -> None:
    text = "- Phát triển vùng Sim 1.200-1.500 ha, vùng Mua 300 ha; tổng đàn cừu 1,5 triệu con."
    assert values(text) == [
        ("Sim", 1200, 1500, "ha", 2030),
        ("Mua", 300, 300, "ha", 2030),
        ("Cừu", 1500000, 1500000, "con", 2030),
    ]


def test_a_product_ends_before_where_it_grows() -> None:
    assert values("- Diện tích sim dưới tán rừng đạt 90 ha.") == [("Sim", 90, 90, "ha", 2030)]


def test_bounds_and_approximation() -> None:
    reading = read("- Nuôi khoảng 40 lồng; ít nhất 5 lớp tập huấn; không quá 3% hộ nghèo.")
    assert [(each.minimum, each.maximum, each.approximate) for each in reading.facts] == [
        (40, 40, True),
        (5, None, False),
        (None, 3, False),
    ]


def test_years_come_from_the_words_or_the_heading_above() -> None:
    assert [
        value[-1]
        for value in values(
            "2. Mục tiêu đến năm 2028",
            "- Trồng 5 ha rừng; trồng 6 ha rừng so với năm 2025.",
            "a) Đến hết năm 2027: có ≥ 30% hộ tham gia.",
            "b) Đạt 10% năm 2026 và 20% năm 2029.",
        )
    ] == [2028, 2028, 2027, 2026, 2029]


def test_the_scale_of_money_stays_in_its_unit() -> None:
    assert values("- Xuất khẩu đạt 12,5 triệu USD, tăng bình quân 8 - 9%/năm.") == [
        (None, 12.5, 12.5, "triệu USD", 2030),
        (None, 8, 9, "%/năm", 2030),
    ]


def test_a_count_has_its_own_unit_and_the_words_behind_in_its_indicator() -> None:
    (fact,) = read("- Hỗ trợ 04 mô hình trồng sim dưới tán rừng.").facts
    assert (fact.unit, fact.indicator) == ("mô hình", "Hỗ trợ mô hình trồng sim dưới tán rừng")


@pytest.mark.parametrize(
    "text",
    [
        "1. Thực hiện Nghị quyết số 24-NQ/TU ngày 03/3/2026 giai đoạn 2026-2030.",
        "- Theo Kế hoạch số 12/KH-UBND, khoản 2 Điều 5, quý I và tháng 6 năm 2027.",
        "- Trực ban 24/24 giờ, 24/7; dựng bản đồ 3D, phủ sóng 5G cho làng nghề.",
        "- Trồng sim trên đất 2 vụ, chứng nhận 4C, bán trên 01 ha chợ.",
        "- Vẽ bản đồ tỷ lệ 1:25.000 và bản vẽ tỷ lệ 1/500.",
        "- Giữ tàu từ 15 mét trở lên ở bến.",
        "- Giữ cả 03 tiêu chí của làng.",
        "- Vận hành chính quyền 2 cấp, thanh tra 03 cấp; làng xếp hạng 3.",
        "- Luân phiên người coi cầu, mỗi đợt từ 02 đến 05 tháng.",
        "- Sơ kết 02 năm/lần, tổng kết theo chu kỳ 5 năm/1 lần.",
        "- Bán sản phẩm OCOP 4 sao, 5 sao; đạt chuẩn ISO 9001:2015, cách mạng công nghiệp 4.0.",
    ],
)
def test_numbers_that_are_no_targets(text: str) -> None:
    reading = read(text)
    assert not reading.facts
    assert not reading.diagnostics


Said = tuple[str, object, object, str | None]


def said(text: str) -> list[Said]:
    return [(each.indicator, each.minimum, each.maximum, each.unit) for each in read(text).facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Giảm từ 7% trở lên số vụ cháy.", [("Giảm số vụ cháy", 7, None, "%")]),
        ("- Có từ 6 cầu trở lên được sơn.", [("cầu được sơn", 6, None, "cầu")]),
        ("- Nhà sạch đạt 30% trở lên.", [("Nhà sạch", 30, None, "%")]),
        ("- Bỏ 5% trở xuống số cầu.", [("Bỏ số cầu", None, 5, "%")]),
        ("- Sim trên đất 2 lúa: từ 60 ha trở lên.", [("Sim trên đất 2 lúa", 60, None, "ha")]),
        ("- 40% sim đạt chuẩn 4C.", [("sim đạt chuẩn 4C", 40, 40, "%")]),
        (
            "- Giá trị trên 01 ha đất trồng sim đạt 35 triệu đồng.",
            [("Giá trị trên 01 ha đất trồng sim", 35, 35, "triệu đồng")],
        ),
        ("- Năng suất sim đạt 3 tấn hạt/ha.", [("Năng suất sim", 3, 3, "tấn hạt/ha")]),
        (
            "- Hộ nghèo giảm 4 điểm phần trăm/năm.",
            [("Hộ nghèo giảm", 4, 4, "điểm phần trăm/năm")],
        ),
        (
            "- Vẽ đất ở tỷ lệ 1:25.000 cho 80% làng.",
            [("Vẽ đất ở tỷ lệ 1:25.000 cho làng", 80, 80, "%")],
        ),
        (
            "- Có 02 nhà nằm trong nhóm 50 nhà cao nhất.",
            [("nhà nằm trong nhóm 50 nhà cao nhất", 2, 2, "nhà")],
        ),
        ("- Nhà dạy 2 buổi/ngày đạt 70%.", [("Nhà dạy 2 buổi/ngày", 70, 70, "%")]),
        ("- Tỷ lệ làng có 3 cán bộ đạt 60%.", [("Tỷ lệ làng có 3 cán bộ", 60, 60, "%")]),
        (
            "- Tỷ lệ che phủ đạt 45%, trồng 3 cây và 60% rào.",
            [("Tỷ lệ che phủ", 45, 45, "%"), ("trồng", 3, 3, "cây"), ("rào", 60, 60, "%")],
        ),
    ],
)
def test_bounds_bases_and_units_of_several_words(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("- Số vụ cháy giảm 9% so với năm 2025.", ["Số vụ cháy giảm so với năm 2025"]),
        ("- Giá sim tăng trên 9%.", ["Giá sim tăng"]),
        ("- Cắt giảm ít nhất 9% thời gian.", ["Cắt giảm thời gian"]),
        ("- Hộ nghèo giảm còn dưới 9%.", ["Hộ nghèo giảm còn"]),
        ("- Hộ nghèo giảm xuống còn 9%.", ["Hộ nghèo giảm xuống còn"]),
        ("- Hộ nghèo còn 9%.", ["Hộ nghèo"]),
        ("- Giảm 9% số vụ cháy, 7% số người chết.", ["Giảm số vụ cháy", "Giảm số người chết"]),
        ("- Số vụ cháy giảm 9%, 7% hộ có nhà.", ["Số vụ cháy giảm", "hộ có nhà"]),
        ("- Giảm 9% số vụ cháy; 7% hộ có nhà.", ["Giảm số vụ cháy", "hộ có nhà"]),
    ],
)
def test_a_change_says_which_way(text: str, indicators: list[str]) -> None:
    assert [each[0] for each in said(text)] == indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Dạy nghề cho 60 cán bộ vùng đồi và 90 cán bộ vùng bãi.",
            [
                ("Dạy nghề cho cán bộ vùng đồi", 60, 60, "cán bộ"),
                ("Dạy nghề cho cán bộ vùng bãi", 90, 90, "cán bộ"),
            ],
        ),
        (
            "- Trồng 40 ha sim trên đồi và 25 ha bần ven sông.",
            [("Trồng sim trên đồi", 40, 40, "ha"), ("Trồng bần ven sông", 25, 25, "ha")],
        ),
        (
            "- Giảm ít nhất 9% số vụ sạt lở và 7% số cầu hỏng.",
            [("Giảm số vụ sạt lở", 9, None, "%"), ("Giảm số cầu hỏng", 7, 7, "%")],
        ),
        (
            "- Hộ nghèo giảm còn 6% ở vùng đồi và 4% ở vùng bãi.",
            [
                ("Hộ nghèo giảm còn ở vùng đồi", 6, 6, "%"),
                ("Hộ nghèo giảm còn ở vùng bãi", 4, 4, "%"),
            ],
        ),
        (
            "- Số vụ cháy giảm 9% trong làng và 7% số cầu hỏng.",
            [("Số vụ cháy giảm trong làng", 9, 9, "%"), ("giảm số cầu hỏng", 7, 7, "%")],
        ),
        (
            "- Tỷ lệ che phủ đạt 45% diện tích và 8 làng đạt chuẩn.",
            [("Tỷ lệ che phủ diện tích", 45, 45, "%"), ("làng đạt chuẩn", 8, 8, "làng")],
        ),
        (
            "- Có 06 xã, phường và 03 thôn đạt chuẩn.",
            [("xã, phường", 6, 6, "xã, phường"), ("thôn đạt chuẩn", 3, 3, "thôn")],
        ),
        (
            "- Đề nghị xếp hạng 9 di tích cấp tỉnh và 02 di tích quốc gia.",
            [
                ("Đề nghị xếp hạng di tích cấp tỉnh", 9, 9, "di tích"),
                ("Đề nghị xếp hạng di tích quốc gia", 2, 2, "di tích"),
            ],
        ),
    ],
)
def test_what_stands_before_a_list_holds_for_all_of_it(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


def test_a_unit_may_be_counted_on_people_and_no_heading_is_measured() -> None:
    assert said("- Định hướng đến năm 2035: đạt 14 dược sĩ/1 vạn dân.") == [
        ("dược sĩ/1 vạn dân", 14, 14, "dược sĩ/1 vạn dân")
    ]
    assert said("- Dựng 06 làng văn hóa ven sông.") == [
        ("Dựng làng văn hóa ven sông", 6, 6, "làng văn hóa")
    ]


@pytest.mark.parametrize("rank", ["trong nhóm 9 tỉnh, thành phố dẫn đầu", "vào Top 9 cả nước"])
def test_a_rank_is_told_and_is_no_target(rank: str) -> None:
    reading = read(f"- Chỉ số làng xã nằm {rank}, chỉ số cầu đạt 60 điểm.")
    assert [(each.indicator, each.minimum) for each in reading.facts] == [("chỉ số cầu", 60)]
    assert [(each.code, each.quote) for each in reading.diagnostics] == [
        ("rank-not-written", f"Chỉ số làng xã nằm {rank}")
    ]
    assert (reading.tally.fact, reading.tally.diagnostic) == (1, 1)


@pytest.mark.parametrize(
    "by",
    [
        "trước ngày 31/12/2027",
        "xong trước 31/12/2027",
        "đến 12/2027",
        "đến hết tháng 6/2027",
        "chậm nhất là ngày 5/6/2027",
        "hết quý I/2027",
    ],
)
def test_a_day_gives_its_year_to_its_own_figure(by: str) -> None:
    facts = read(f"- Sửa nhà cho 30 hộ khá {by}; sơn 40 cầu.").facts
    assert [(each.indicator, each.year) for each in facts] == [
        ("Sửa nhà cho hộ khá", 2027),
        ("sơn", 2030),
    ]


@pytest.mark.parametrize("day", ["Tính đến ngày 31/12/2025", "Theo Quyết định ngày 05/3/2025"])
def test_a_day_that_is_past_gives_no_year(day: str) -> None:
    assert [each[-1] for each in values(f"- {day} trồng 60 ha.")] == [2030]


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2. Tầm nhìn đến năm 2045", 2045),
        ("2. Tầm nhìn 2045", 2045),
        ("2. Định hướng đến năm 2035", 2035),
        ("2. Mục tiêu đến năm 2028, tầm nhìn đến năm 2045", 2028),
    ],
)
def test_a_vision_has_the_year_of_its_heading(heading: str, year: int) -> None:
    assert [value[-1] for value in values(heading, "- Trồng 5 ha rừng.")] == [year]


@pytest.mark.parametrize(
    "text",
    [
        "- Nhà sạch: năm 2027 đạt 40%, năm 2028 đạt 65%; năm 2030 đạt 90%.",
        "- Nhà sạch đạt 40% năm 2027, 65% năm 2028 và 90% vào năm 2030.",
    ],
)
def test_a_series_measures_one_thing(text: str) -> None:
    assert [(each.indicator, each.minimum, each.year) for each in read(text).facts] == [
        ("Nhà sạch", 40, 2027),
        ("Nhà sạch", 65, 2028),
        ("Nhà sạch", 90, 2030),
    ]


def test_figures_of_another_unit_are_no_series() -> None:
    assert [each[0] for each in said("- Trồng sim đạt 40 ha, 65 con.")] == ["Trồng sim", "con"]


def test_shares_in_brackets_are_those_of_parts() -> None:
    text = "- Nhà sạch: từ 80% trở lên (vùng Đông 90%, vùng Tây 72%); rào 30 ha (làng Xa 5 ha)."
    assert said(text) == [
        ("Nhà sạch", 80, None, "%"),
        ("Nhà sạch, vùng Đông", 90, 90, "%"),
        ("Nhà sạch, vùng Tây", 72, 72, "%"),
        ("rào", 30, 30, "ha"),
        ("làng Xa", 5, 5, "ha"),
    ]
    long = said("- Số nhà sạch của các làng xa ở bên kia sông đạt 80% (làng trên núi cao 70%).")
    assert [each[0] for each in long][1:] == [
        "Số nhà sạch của các làng xa ở bên kia, làng trên núi cao"
    ]
    named = said("- Nhà sạch đạt 80% (tỷ lệ nhà xa 70%); đạt 15% cầu mới (mỗi năm).")
    assert [each[0] for each in named] == ["Nhà sạch", "tỷ lệ nhà xa", "cầu mới"]


def test_a_value_left_behind_is_no_target() -> None:
    assert values("- Tăng tỷ lệ che phủ từ 40% lên 45%.") == [(None, 45, 45, "%", 2030)]


def test_a_number_without_unit_is_told() -> None:
    reading = read("- Bao gồm 17.")
    assert [each.code for each in reading.diagnostics] == ["number-without-unit"]
    assert (reading.tally.fact, reading.tally.diagnostic) == (0, 1)


def test_headings_about_something_else_are_plain() -> None:
    assert not values("2. Đối tượng áp dụng", "- Khoảng 30 hộ trồng sim.")


PIECES = st.sampled_from(
    [
        *"0123456789.,;:-–%()/ \t",
        *("năm 2030", "triệu", "tỷ đồng", "ha", "vùng Sim", "từ", "lên", "≥", "trên", "số", "²"),
        *("99999999999999999999", "1,5 tỷ tỷ tỷ tỷ tỷ", "2.000", "5-6", "tổng đàn", "cây", "a)"),
    ]
)


@given(st.lists(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join), max_size=4))
def test_any_words_are_read_and_accounted_for(paragraphs: list[str]) -> None:
    reading = read(*paragraphs)
    assert reading.tally.fact <= len(reading.facts)
    assert all(each.indicator and each.programme == PLAN for each in reading.facts)


# --- Tables ---


def table_of(rows: list[list[GridCell]]) -> tuple[Document, Table]:
    builder = DocumentBuilder()
    builder.table(rows)
    document = builder.build("text/plain")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return document, table


def read_table(rows: list[list[GridCell]]) -> Reading[Target]:
    document, table = table_of(rows)
    columns = recognise_targets(table)
    assert columns is not None
    reading = read_target_table(table, columns, plan_of(document, HOME), "Phụ lục")
    for fact in reading.facts:
        assert fact.span is not None
        assert document.quote(Span(*fact.span)) == fact.quote
    return reading


@pytest.mark.parametrize("over", ["Lộ trình thực hiện", "Kế hoạch thực hiện", "Phấn đấu"])
def test_years_stand_below_what_is_to_be_carried_out(over: str) -> None:
    reading = read_table(
        [
            [
                ("TT", 2, 1),
                ("Chỉ tiêu", 2, 1),
                ("ĐVT", 2, 1),
                ("Thực hiện 2026", 2, 1),
                (over, 1, 2),
            ],
            ["2027", "2028"],
            ["1", "Cầu sơn mới", "Cầu", "3", "6", "9"],
        ]
    )
    assert [(each.year, each.minimum) for each in reading.facts] == [(2027, 6), (2028, 9)]


def test_a_rank_in_a_cell_is_the_value_of_its_row() -> None:
    (fact,) = read_table(
        [["TT", "Chỉ tiêu", "ĐVT", "Năm 2026"], ["1", "Thứ hạng làng xã", "Hạng", "Top 10"]]
    ).facts
    assert (fact.indicator, fact.minimum, fact.unit) == ("Thứ hạng làng xã", 10, "hạng")


def test_a_number_out_of_another_is_no_part_of_the_indicator() -> None:
    reading = read("I. MỤC TIÊU", "- Kéo điện lưới đến 75/75 bản vào năm 2030.")
    assert [each.indicator for each in reading.facts] == ["Kéo điện lưới đến"]


def test_a_table_with_groups_a_unit_column_and_a_baseline() -> None:
    reading = read_table(
        [
            [("TT", 2, 1), ("Chỉ tiêu", 2, 1), ("ĐVT", 2, 1), ("Ước 2025", 2, 1), ("Kỳ", 1, 2)],
            ["Năm 2026", "Năm 2027"],
            ["1", "SIM RỪNG", "", "", "", ""],
            ["-", "Diện tích", "Ha", "90", "100", "1.200"],
            ["2", "Hộ khá", "Hộ", "5", "10-12", "-"],
        ]
    )
    assert [
        (each.product, each.indicator, each.minimum, each.maximum, each.unit, each.year)
        for each in reading.facts
    ] == [
        ("Sim rừng", "Diện tích", 100, 100, "ha", 2026),
        ("Sim rừng", "Diện tích", 1200, 1200, "ha", 2027),
        (None, "Hộ khá", 10, 12, "hộ", 2026),
    ]
    assert reading.tally.plain == 1


def test_a_table_with_two_measures_a_year_and_numbered_columns() -> None:
    reading = read_table(
        [
            [("TT", 2, 1), ("Sản phẩm", 2, 1), ("Kế hoạch 2026", 1, 2), ("Kế hoạch 2027", 1, 2)],
            ["Lượng (Tấn)", "Giá trị (Nghìn USD)", "Lượng (Tấn)", "Giá trị (Nghìn USD)"],
            ["1", "2", "3", "4", "5", "6"],
            ["", "Tổng", "", "70", "", "80"],
            ["1", "Sản phẩm sim", "10", "70", "12", "80"],
        ]
    )
    assert [(each.product, each.minimum, each.unit, each.year) for each in reading.facts] == [
        (None, 70, "nghìn USD", 2026),
        (None, 80, "nghìn USD", 2027),
        ("Sim", 10, "tấn", 2026),
        ("Sim", 70, "nghìn USD", 2026),
        ("Sim", 12, "tấn", 2027),
        ("Sim", 80, "nghìn USD", 2027),
    ]


def test_a_value_that_is_no_number_is_told() -> None:
    reading = read_table(
        [
            ["Chỉ tiêu", "ĐVT", "Năm 2026", "Năm 2027"],
            ["Diện tích sim", "ha", "5", "6"],
            ["Diện tích mua", "ha", "chưa rõ", "6"],
        ]
    )
    assert [each.code for each in reading.diagnostics] == ["target-value-not-read"]
    assert len(reading.facts) == 3


@pytest.mark.parametrize(
    "header",
    [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Năm 2026", "Năm 2027"],
        ["TT", "Nội dung", "ĐVT", "Kinh phí năm 2026", "Kinh phí năm 2027"],
        ["TT", "Tên xã", "Dân số", "Diện tích", "Ghi chú"],
    ],
)
def test_tables_of_other_kinds(header: list[GridCell]) -> None:
    _, table = table_of([header, ["1", "Sim", "2", "3", "4"]])
    assert recognise_targets(table) is None


CELLS = st.sampled_from(
    [
        "",
        "TT",
        "Chỉ tiêu",
        "Sản phẩm",
        "ĐVT",
        "Năm 2026",
        "2027",
        "Năm 2030",
        "-",
        "1",
        "2",
        "3",
        "ha",
        "1.200",
        "≥ 5",
        "Diện tích",
        "Tổng",
        "x (Tấn)",
        "9" * 40,
        "5 tỷ tỷ tỷ tỷ tỷ",
    ]
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_any_table_is_read_and_accounted_for(rows: list[list[GridCell]]) -> None:
    document, table = table_of(rows)
    columns = recognise_targets(table)
    if columns is None:
        return
    reading = read_target_table(table, columns, plan_of(document, HOME), "")
    below = [row for row in table.rows[columns.header_rows :] if any(cell.text for cell in row)]
    tally = reading.tally
    assert tally.fact + tally.diagnostic + tally.plain == len(below)
    for fact in reading.facts:
        assert fact.span is not None
        assert document.quote(Span(*fact.span)) == fact.quote
