"""Names of products: what is one, what only looks like one, and spellings of one document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.products import Products, last_together
from loaders.register import load_register


def reader(text: str = "") -> Products:
    return Products.of(text, load_register())


def named(text: str, *about: str) -> list[str]:
    return [each.name for each in reader().named(text, about)]


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("Trồng thêm cà phê và mắc ca.", ["Cà phê", "Mắc ca"]),
        ("Giữ vùng hồi, chăm cây quế.", ["Hồi", "Quế"]),
        ("Các loại quả như: xoài, nhãn, na…", ["Xoài", "Nhãn", "Na"]),
        ("Trái cây (bưởi, cam).", ["Trái cây", "Bưởi", "Cam"]),
        ("Người dân đưa Nhãn ra chợ.", ["Nhãn"]),
        ("Chăn nuôi trâu, bò, dê.", ["Trâu", "Bò", "Dê"]),
        ("PHÁT TRIỂN CÂY CHÈ", ["Chè"]),
        ("Thả cá lồng, nuôi cá tra.", ["Thủy sản lồng bè", "Cá tra"]),
        ("Nuôi trồng thuỷ sản nước ngọt.", ["Thủy sản"]),
        ("Giữ vùng điều, vườn điều.", ["Điều", "Điều"]),
        ("Vùng hành, tỏi trên cát.", ["Hành", "Tỏi"]),
        ("Gây đảng sâm và cỏ voi.", ["Đẳng sâm", "Cỏ voi"]),
        ("Hộp hoa quả sấy, nước ép trái cây.", ["Hoa quả sấy", "Nước ép hoa quả"]),
    ],
)
def test_products_in_words(text: str, products: list[str]) -> None:
    assert named(text) == products


@pytest.mark.parametrize(
    "text",
    [
        "Thông tin, giao thông và việc phục hồi rừng.",
        "Phòng, chống tác hại của thuốc lá; xử phạt thuốc lá điện tử.",
        "Cam kết dán nhãn hiệu, công nghệ lạc hậu.",
        "Ông Lê Hồng Sơn ở xã Thanh Long, phường Na Sầm.",
        "Cơ cấu nông, lâm nghiệp và thủy sản.",
        "Đào tạo cá nhân tiêu biểu; sản phẩm thông minh.",
        "Theo Điều 5; na.",
        "Mở vùng điều kiện tốt; vùng hành lang xanh.",
    ],
)
def test_words_that_are_no_products(text: str) -> None:
    assert named(text) == []


def test_a_goat_is_no_chestnut_and_a_coconut_no_pineapple() -> None:
    assert named("Nuôi dê, trồng dẻ.") == ["Dê", "Dẻ"]
    assert named("Cây dứa, cây dừa, cây dưa.") == ["Dứa", "Dừa", "Dưa"]


def test_a_heading_lets_its_product_be_named_without_more_ado() -> None:
    assert named("Sen nở quanh ao.") == []
    assert named("Sen nở quanh ao.", "Sen") == ["Sen"]
    assert named("Hái chè.", "Chè shan tuyết") == ["Chè shan tuyết"]


def test_a_product_named_often_is_known_in_the_rest_of_the_document() -> None:
    text = "Trồng chè. Cây chè. Người bán chè."
    assert [each.name for each in reader(text).named("Người bán chè.")] == ["Chè"]
    assert [each.name for each in reader("Cây chè.").named("Người bán chè.")] == []


def test_a_spelling_that_is_no_product_s_is_read_as_the_one_named_too() -> None:
    text = "Giữ rừng Quê già. Cây quế cho vỏ; vỏ quế thơm."
    read = reader(text)
    assert {spelling: product.name for spelling, product in read.corrected.items()} == {
        "Quê": "Quế"
    }
    assert [each.name for each in read.named("Giữ rừng Quê già.")] == ["Quế"]


@pytest.mark.parametrize(
    "text",
    [
        "Giữ rừng Quê già.",  # no such product is named
        "Vùng Dủa xanh. Cây dứa, cây dừa.",  # two products could be meant
        "Vùng Dê núi. Cây dẻ, cây dẻ.",  # a product of its own
        "Trồng lại cây quế. Về Quê ăn tết.",  # nothing says that it is a plant
    ],
)
def test_spellings_that_stay(text: str) -> None:
    assert not reader(text).corrected


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("vùng trồng mua đạt", "Mua"),
        ("vùng Mua", "Mua"),
        ("vùng đồng bào dân tộc", None),
        ("diện tích làm mới", None),
        ("diện tích trồng ngô ở vùng cao", "Ngô"),
        ("tổng đàn đà điểu đạt", "Đà điểu"),
        ("một số loại cây trồng mới", None),
        (
            "tổng giá trị sản phẩm công nghiệp, tiểu thủ công nghiệp đạt",
            "Hàng công nghiệp, tiểu thủ công nghiệp",
        ),
        ("không có gì", None),
    ],
)
def test_what_words_introduce(text: str, product: str | None) -> None:
    assert reader().introduced(text) == product


@pytest.mark.parametrize(
    ("name", "product"),
    [("cây Dẻ lấy hạt", "Dẻ"), ("Sản phẩm chè", "Chè"), ("Keo lấy gỗ", "Keo"), ("Mua", None)],
)
def test_the_listed_product_of_a_name(name: str, product: str | None) -> None:
    assert reader().listed(name) == product


@pytest.mark.parametrize(
    ("text", "products"),
    [("Xoài, nhãn", ["Xoài", "Nhãn"]), ("Cây mua", ["Cây mua"]), ("Chè\nshan", ["Chè shan tuyết"])],
)
def test_the_products_of_a_cell(text: str, products: list[str]) -> None:
    assert reader().of_cell(text) == products


def test_products_named_last_as_one_list() -> None:
    text = "Chăm cây chè; bán quả na, các loại bưởi và cây mít"
    assert last_together(text, reader().named(text)) == ["Na", "Bưởi", "Mít"]
    assert last_together("", []) == []


WORDS = st.sampled_from(
    ["cây", "vùng", "na", "Na", "Dương", "dê", "Dẻ", "thông", "tin", "như", ":", ",", "(", "…", "5"]
)


@given(st.lists(WORDS | st.text(max_size=4), max_size=30).map(" ".join))
def test_mentions_stand_in_the_text_in_order(text: str) -> None:
    mentions = reader(text).named(text)
    ends = [0, *(each.end for each in mentions)]
    assert all(end <= each.start < each.end for end, each in zip(ends, mentions, strict=False))
    assert all(text[each.start : each.end].strip() for each in mentions)
