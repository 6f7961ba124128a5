"""Zones: products and communes, in words and in tables."""

import pytest

from loaders.dataset import Zone
from loaders.document import Document, DocumentBuilder, GridCell, Span
from loaders.sections.passages import passages_of
from loaders.sections.reading import Reading
from loaders.sections.zones import read_zone_table, read_zones, recognise_zones
from tests.sections.conftest import one_table, plan_of

HOME = "gia-lai"


def checked(document: Document, reading: Reading[Zone]) -> Reading[Zone]:
    for zone in reading.facts:
        assert zone.span is not None
        assert document.quote(Span(*zone.span)) == zone.quote
        assert zone.locator
    return reading


def read(*lines: str, home: str = HOME) -> Reading[Zone]:
    builder = DocumentBuilder()
    for line in ("II. NHIỆM VỤ", *lines):
        builder.paragraph(line)
    document = builder.build("text/plain")
    plan = plan_of(document, home)
    return checked(document, read_zones(passages_of(document.blocks, plan.products), plan))


def zones(*lines: str) -> list[tuple[str, list[str]]]:
    return [(each.product, [one.name for one in each.communes]) for each in read(*lines).facts]


def codes(reading: Reading[Zone]) -> list[str]:
    return [each.code for each in reading.diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Trồng cà phê ở các xã Chư Sê, Ia Hrung.", [("Cà phê", ["Chư Sê", "Ia Hrung"])]),
        ("- Vùng hồ tiêu tập trung tại xã Chư Prông.", [("Hồ tiêu", ["Chư Prông"])]),
        ("- Vùng Mua tập trung tại xã Chư Prông.", [("Mua", ["Chư Prông"])]),
        (
            "- Cây sầu riêng, cây bơ trồng tại các xã Ia Ly, Kon Chiêng.",
            [("Sầu riêng", ["Ia Ly", "Kon Chiêng"]), ("Bơ", ["Ia Ly", "Kon Chiêng"])],
        ),
        ("- Cây bơ: mở rộng ở xã Ia Ly.", [("Bơ", ["Ia Ly"])]),
        ("- Cây mận: phát triển chủ yếu tại các xã Pờ Tó, Ia Pa.", [("Mận", ["Pờ Tó", "Ia Pa"])]),
        (
            "- Nuôi bò vỗ béo. Tập trung đối với các xã: Ia Pa, Pờ Tó.",
            [("Bò", ["Ia Pa", "Pờ Tó"])],
        ),
    ],
)
def test_zones_in_words(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert zones(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- Xây dựng thương hiệu sản phẩm chè tại các xã Chư Sê, Ia Hrung.",
        "- Trồng cà phê; UBND các xã Chư Sê, Ia Hrung lo cây giống.",
        "- Vùng trồng cà phê có nhà máy ở xã Chư Sê.",
        "- Mở lớp học ở xã Chư Sê.",
        "- Trồng cà phê; phát triển các xã Chư Sê, Ia Hrung thành xã nông thôn mới.",
    ],
)
def test_communes_of_something_else(text: str) -> None:
    reading = read(text)
    assert (reading.facts, reading.diagnostics) == ([], [])


def test_the_heading_says_what_is_grown() -> None:
    lines = ("1. Cây cà phê", "- Vùng sản xuất: các xã Chư Sê, Ia Hrung.")
    assert zones(*lines) == [("Cà phê", ["Chư Sê", "Ia Hrung"])]
    assert [each.locator for each in read(*lines).facts] == ["II.1"]


@pytest.mark.parametrize(
    "line",
    [
        "Địa bàn: các xã Chư Sê, Ia Hrung.",
        "- Phạm vi: các xã Chư Sê, Ia Hrung.",
        "- Phân bố chủ yếu ở xã Chư Sê, Ia Hrung.",
        "Thêm 70 ha cà phê vối tại các xã Chư Sê, Ia Hrung; ghép cành.",
        "Quy mô 90ha ở các xã Chư Sê, Ia Hrung.",
        "Tại các xã Chư Sê, Ia Hrung.",
        "Tập trung ở Chư Sê, Ia Hrung.",
    ],
)
def test_below_a_product_s_heading_a_place_is_where_it_grows(line: str) -> None:
    assert zones("1. Vùng cà phê", line) == [("Cà phê", ["Chư Sê", "Ia Hrung"])]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("1. Trường học", "- Địa bàn: các xã Chư Sê, Ia Hrung."),
        ("1. Nhà máy chế biến cà phê", "- Địa bàn: các xã Chư Sê, Ia Hrung."),
        ("1. Vùng cà phê", "- Kho 2 ha, chợ tại các xã Chư Sê, Ia Hrung."),
        ("1. Vùng cà phê", "- Tại các xã Chư Sê, Ia Hrung mở đường."),
        ("1. Khu ở", "- Làm 20 ha nhà tại các xã Chư Sê, Ia Hrung."),
        ("1. Vùng cà phê", "- Tập trung ở Chốn Lạ, Nơi Xa."),
    ],
)
def test_a_place_of_something_else(heading: str, line: str) -> None:
    reading = read(heading, line)
    assert (reading.facts, reading.diagnostics) == ([], [])


def test_names_are_matched_in_the_province_with_their_codes() -> None:
    (zone,) = read("- Trồng chè ở các xã Chư Sê, Ia Hrúng và phường Pleiku.").facts
    assert [(each.name, each.as_written, each.code) for each in zone.communes] == [
        ("Chư Sê", "Chư Sê", "23941"),
        ("Ia Hrung", "Ia Hrúng", "23767"),
        ("Pleiku", "phường Pleiku", "23575"),
    ]


def test_what_is_odd_about_names_is_told() -> None:
    reading = read("- Trồng chè ở các xã Ia Hrúng, Chốn Lạ, Pleiku, Ia Hrung,…")
    assert codes(reading) == [
        "commune-spelling-corrected",
        "commune-not-found",
        "commune-type-mismatch",
        "commune-repeated",
        "zone-list-open",
    ]
    (zone,) = reading.facts
    assert [(each.name, each.code) for each in zone.communes] == [
        ("Ia Hrung", "23767"),
        ("Chốn Lạ", None),
        ("Pleiku", "23575"),
    ]
    assert (reading.tally.fact, reading.tally.diagnostic) == (1, 0)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- Vùng trồng chè: các xã, phường trên địa bàn tỉnh.", "zone-all-communes"),
        ("- Vùng trồng chè: các xã có đất đỏ.", "zone-not-named"),
        ("- Vùng trồng tập trung ở các xã Chư Sê, Ia Hrung.", "zone-without-product"),
        ("- Trồng chè ở xã Chốn Lạ.", "commune-not-found"),
    ],
)
def test_zones_that_are_only_told(text: str, code: str) -> None:
    reading = read(text)
    assert codes(reading) == [code]
    assert (reading.facts, reading.tally.diagnostic) == ([], 1)


def test_a_central_plan_knows_a_commune_that_one_province_alone_has() -> None:
    builder = DocumentBuilder()
    builder.paragraph("- Trồng chè ở các xã Chư Sê, Tân Thành.")
    document = builder.build("text/plain")
    plan = plan_of(document, "trung-uong", provinces=["gia-lai", "lang-son", "dak-lak", "ca-mau"])
    (zone,) = read_zones(passages_of(document.blocks, plan.products), plan).facts
    assert [each.code for each in zone.communes] == ["23941", None]


# --- Tables ---


def table_zones(*rows: list[GridCell]) -> Reading[Zone] | None:
    document, table = one_table(rows)
    columns = recognise_zones(table)
    plan = plan_of(document, HOME)
    return checked(document, read_zone_table(table, columns, plan, "PL")) if columns else None


def test_a_table() -> None:
    reading = table_zones(
        ["TT", "Cây trồng", "Địa bàn"],
        ["1", "Cà phê", "Các xã Chư Sê, Ia Hrung"],
        ["2", "Cây hồ tiêu, sầu riêng", "xã Chư Prông"],
        ["3", "Chè", "Toàn tỉnh"],
        ["4", "Mía", "Chỗ trũng"],
        ["", "Nhóm khác", ""],
    )
    assert reading is not None
    assert [(each.product, len(each.communes), each.locator) for each in reading.facts] == [
        ("Cà phê", 2, "PL, dòng 1"),
        ("Hồ tiêu", 1, "PL, dòng 2"),
        ("Sầu riêng", 1, "PL, dòng 2"),
    ]
    assert codes(reading) == ["zone-all-communes", "commune-not-found"]
    assert (reading.tally.fact, reading.tally.diagnostic, reading.tally.plain) == (2, 2, 1)


@pytest.mark.parametrize(
    "header",
    [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì"],
        ["TT", "Sản phẩm", "Năm 2026"],
        ["TT", "Tên xã", "Dân số"],
        ["TT", "Sản phẩm", "Địa bàn", "Kinh phí"],
    ],
)
def test_tables_of_other_kinds(header: list[GridCell]) -> None:
    assert table_zones(header, ["1", "Chè", "xã Chư Sê"]) is None
