"""Numbers and the values of targets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.numbers import read_number, read_quantity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("155.000", 155000),
        ("1.234.567", 1234567),
        ("1.234.567,8", 1234567.8),
        ("62,5", 62.5),
        ("62.5", 62.5),
        ("62.55", 62.55),
        ("0,5", 0.5),
        ("03", 3),
        ("5,5 triệu", 5500000),
        ("12 nghìn", 12000),
        ("2 nghìn tỷ", 2000000000000),
        ("1,5 Tỷ", 1500000000),
        ("1.5.2", None),
        ("chè", None),
        ("", None),
    ],
)
def test_a_number(text: str, expected: float | None) -> None:
    found = read_number(text)
    assert found == expected
    assert isinstance(found, int) == isinstance(expected, int)


@given(st.integers(0, 10**12))
def test_thousands_come_back(value: int) -> None:
    assert read_number(f"{value:,}".replace(",", ".")) == value
    assert read_number(str(value)) == value


@given(st.integers(0, 10**6), st.integers(1, 99))
def test_decimals_come_back(whole: int, part: int) -> None:
    assert read_number(f"{whole},{part:02}") == pytest.approx(whole + part / 100)


QUANTITIES = {
    "12-13%": (12, 13, "%", False),
    "từ 10-15%": (10, 15, "%", False),
    "12,5% - 13%": (12.5, 13, "%", False),
    "48.000 - 50.000 con": (48000, 50000, "con", False),
    "từ 3 đến 5 lớp": (3, 5, "lớp", False),
    "5-6 triệu lượt": (5000000, 6000000, "lượt", False),
    "trên 1.250 ha": (1250, None, "ha", False),
    "ít nhất 01 chuyến": (1, None, "chuyến", False),
    "tối thiểu 70%": (70, None, "%", False),
    "không dưới 20 sản phẩm": (20, None, "sản phẩm", False),
    "≥ 90%": (90, None, "%", False),
    "20 ha trở lên": (20, None, "ha", False),
    "từ 80% trở lên": (80, None, "%", False),
    "dưới 3%": (None, 3, "%", False),
    "không quá 5 ngày": (None, 5, "ngày", False),
    "tối đa 10 hộ": (None, 10, "hộ", False),
    "≤ 7%": (None, 7, "%", False),
    "khoảng 550 lồng bè": (550, 550, "lồng bè", True),
    "gần 30 xã": (30, 30, "xã", True),
    "đạt 5.000ha": (5000, 5000, "ha", False),
    "62.5": (62.5, 62.5, None, False),
    "2.000 ha vào năm 2030": (2000, 2000, "ha", False),
}


@pytest.mark.parametrize(("text", "expected"), QUANTITIES.items(), ids=list(QUANTITIES))
def test_a_quantity(
    text: str, expected: tuple[float | None, float | None, str | None, bool]
) -> None:
    found = read_quantity(text)
    assert found is not None
    assert (found.minimum, found.maximum, found.unit, found.approximate) == expected


def test_words_without_a_number_are_no_quantity() -> None:
    assert read_quantity("trồng thêm chè") is None
    assert read_quantity("ngày 1/2/2026") is None


pieces = [
    "trên",
    "12",
    "1.250",
    "62,5",
    "-",
    "%",
    "ha",
    "đến",
    "không quá",
    "trở lên",
    "triệu",
    ".",
]


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(pieces), max_size=8).map(" ".join)))
def test_any_text_gives_a_quantity_in_order_or_none(text: str) -> None:
    read_number(text)
    found = read_quantity(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert (found.minimum, found.maximum) != (None, None)
        if found.minimum is not None and found.maximum is not None:
            assert found.minimum <= found.maximum


def test_a_word_that_ends_like_one_of_amount_says_nothing_of_it() -> None:
    quantity = read_quantity("cảng Quy Nhơn 40 tấn")
    assert quantity is not None
    assert (quantity.minimum, quantity.maximum) == (40, 40)
