"""Markets: which products are to be sold where, in words and in tables."""

import pytest

from loaders.dataset import MarketEntry, Task
from loaders.document import Document, DocumentBuilder, GridCell, Span
from loaders.sections.markets import (
    read_market_table,
    read_markets,
    read_row_markets,
    recognise_markets,
)
from loaders.sections.passages import passages_of
from loaders.sections.reading import Reading
from tests.sections.conftest import PLAN, one_table, plan_of


def checked(document: Document, reading: Reading[MarketEntry]) -> Reading[MarketEntry]:
    for entry in reading.facts:
        assert entry.span is not None
        assert document.quote(Span(*entry.span)) == entry.quote
        assert entry.locator
    return reading


def read(*lines: str) -> Reading[MarketEntry]:
    builder = DocumentBuilder()
    for line in ("II. NHIỆM VỤ", *lines):
        builder.paragraph(line)
    document = builder.build("text/plain")
    plan = plan_of(document)
    return checked(document, read_markets(passages_of(document.blocks, plan.products), plan))


def pairs(*lines: str) -> list[tuple[str, str]]:
    return [(each.product, each.market) for each in read(*lines).facts]


def codes(reading: Reading[MarketEntry]) -> list[str]:
    return [each.code for each in reading.diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Xuất khẩu cà phê sang Đức.", [("Cà phê", "Đức")]),
        ("- Đưa mật ong, cà phê vào thị trường Nga.", [("Mật ong", "Nga"), ("Cà phê", "Nga")]),
        ("- Tìm thị trường Nga cho cây quế.", [("Quế", "Nga")]),
        (
            "- Bán cà phê (thị trường: Đức, Ý…), mật ong (thị trường: Nga).",
            [("Cà phê", "Đức"), ("Cà phê", "Ý"), ("Mật ong", "Nga")],
        ),
        ("- Cà phê: giữ thị trường Nga; mở rộng sang Lào.", [("Cà phê", "Nga"), ("Cà phê", "Lào")]),
        ("- Mở thị trường xuất khẩu cà phê (EU, Mỹ).", [("Cà phê", "EU"), ("Cà phê", "Hoa Kỳ")]),
        ("- Trồng thêm cà phê. Thị trường xuất khẩu: Lào.", [("Cà phê", "Lào")]),
        (
            "- Thu mật ong; đưa cà phê sang thị trường Ý và cao su đối với khu vực Nam Á.",
            [("Cà phê", "Ý"), ("Cao su", "Nam Á")],
        ),
    ],
)
def test_products_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_the_heading_says_what_is_sold() -> None:
    lines = ("1. Cây chè", "- Tiêu thụ: xuất khẩu sang các thị trường như Lào.")
    assert pairs(*lines) == [("Chè", "Lào")]
    assert [each.locator for each in read(*lines).facts] == ["II.1"]


def test_the_home_market_is_one_under_a_product_s_heading_alone() -> None:
    line = "- Bán sản phẩm chè ở thị trường nội địa."
    assert pairs("1. Cây chè", line) == [("Chè", "Trong nước")]
    assert pairs("1. Chợ", line) == []


def test_a_heading_on_markets_gives_them_to_the_products_below() -> None:
    lines = ("a) Thị trường Lào, Úc", "Bán thêm cà phê, mật ong.", "b) Thị trường Đông Âu")
    assert pairs(*lines) == [
        ("Cà phê", "Lào"),
        ("Cà phê", "Úc"),
        ("Mật ong", "Lào"),
        ("Mật ong", "Úc"),
    ]


def test_markets_named_below_such_a_heading_go_before_it() -> None:
    lines = ("a) Thị trường châu Âu", "- Mở thị trường Đức.", "- Mặt hàng: cà phê, mật ong.")
    assert pairs(*lines) == [("Cà phê", "Đức"), ("Mật ong", "Đức")]
    both = ("a) Thị trường châu Âu", "Mở thị trường Ý, Đức. Đưa cà phê sang thị trường Ý và Đức.")
    assert pairs(*both) == [("Cà phê", "Ý"), ("Cà phê", "Đức")]
    assert not codes(read(*both))


def test_below_a_heading_that_names_no_market_every_name_is_one() -> None:
    lines = ("1. Thị trường", "a) Chè: Nga, Đức; hàng khô đi Lào.", "b) Mật ong: trong nước.")
    assert pairs(*lines) == [
        ("Chè", "Nga"),
        ("Chè", "Đức"),
        ("Chè", "Lào"),
        ("Mật ong", "Trong nước"),
    ]
    assert pairs("1. Đối tác", "a) Chè: Nga, Đức; hàng khô đi Lào.") == []


def test_what_is_odd_is_told() -> None:
    reading = read("- Đưa cà phê vào thị trường Đức, Đảo Xa, …", "- Mở thị trường Nga.")
    assert codes(reading) == ["market-not-listed", "market-list-open", "market-without-product"]
    assert [(each.market, each.as_written) for each in reading.facts] == [
        ("Đức", None),
        ("Đảo Xa", None),
    ]
    assert (reading.tally.fact, reading.tally.diagnostic) == (1, 1)


def test_the_name_as_printed_is_kept_where_it_differs() -> None:
    (entry,) = read("- Đưa cà phê vào thị trường Mỹ.").facts
    assert (entry.market, entry.as_written) == ("Hoa Kỳ", "Mỹ")
    (entry,) = read("- Đưa cà phê vào thị trường châu Âu.").facts
    assert (entry.market, entry.as_written) == ("Châu Âu", None)


# --- Tables ---


def test_rows_of_tasks() -> None:
    text = "Đưa cà phê vào\nthị trường Lào"
    document, table = one_table([["TT", "Việc"], ["5", text]])
    task = Task(
        id=f"{PLAN}/pl.5",
        programme=PLAN,
        kind="assignment",
        number="5",
        title="x",
        text=text.replace("\n", " "),
        section="Phụ lục",
    )
    reading = checked(document, read_row_markets(table, [task], plan_of(document)))
    assert [(each.product, each.market, each.locator) for each in reading.facts] == [
        ("Cà phê", "Lào", "Phụ lục, dòng 5")
    ]


def table_markets(*rows: list[GridCell]) -> Reading[MarketEntry] | None:
    document, table = one_table(rows)
    columns = recognise_markets(table)
    plan = plan_of(document)
    return checked(document, read_market_table(table, columns, plan, "PL")) if columns else None


def test_a_table() -> None:
    reading = table_markets(
        ["TT", "Sản phẩm", "Thị trường xuất khẩu"],
        ["1", "Cà phê", "EU, Đảo Xa"],
        ["2", "Mật ong, quế", "Trong nước"],
        ["3", "Chè", ""],
    )
    assert reading is not None
    assert [(each.product, each.market, each.locator) for each in reading.facts] == [
        ("Cà phê", "EU", "PL, dòng 1"),
        ("Cà phê", "Đảo Xa", "PL, dòng 1"),
        ("Mật ong", "Trong nước", "PL, dòng 2"),
        ("Quế", "Trong nước", "PL, dòng 2"),
    ]
    assert codes(reading) == ["market-not-listed"]
    assert (reading.tally.fact, reading.tally.plain) == (2, 1)


@pytest.mark.parametrize(
    "header",
    [["TT", "Sản phẩm", "Năm 2026"], ["TT", "Sản phẩm", "Thị trường", "Cơ quan chủ trì"]],
)
def test_tables_of_other_kinds(header: list[GridCell]) -> None:
    assert table_markets(header, ["1", "Chè", "Lào"]) is None
