"""Lists of markets in words."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loaders.language.markets import market_lists, markets_named
from loaders.register import load_register

REGISTER = load_register()
NAMES = [each.name for each in REGISTER.markets if each.name != "Trong nước"]


def markets(text: str) -> list[list[str]]:
    return [[each.name for each in one.markets] for one in market_lists(text, REGISTER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xuất khẩu sang các thị trường như Lào, châu Âu.", ["Lào", "Châu Âu"]),
        ("xuất khẩu mật ong vào Mỹ và Úc", ["Hoa Kỳ", "Úc"]),
        ("Thị trường định hướng xuất khẩu: Trung Quốc, các nước EU…", ["Trung Quốc", "EU"]),
        ("thị trường xuất khẩu quả (Nga, Đức…)", ["Nga", "Đức"]),
        ("các thị trường Pháp, Ý và các nước Trung Đông khác", ["Pháp", "Ý", "Trung Đông"]),
        ("tại thị trường các Tiểu vương quốc Ả Rập Thống nhất (UAE), Oman", ["UAE", "Oman"]),
        ("hướng tới thị trường có hiệp định với Việt Nam như: Nhật Bản", ["Nhật Bản"]),
        ("phục vụ thị trường nội địa và xuất khẩu", ["Trong nước"]),
        ("đối với khu vực Mỹ La-tinh", ["Mỹ La tinh"]),
        ("THỊ TRƯỜNG HÀN QUỐC, ĐÀI LOAN", ["Hàn Quốc", "Đài Loan"]),
        ("Xuất khẩu: Nga, Bra-xin", ["Nga", "Brazil"]),
        ("Xuất khẩu cà phê rang: các nước Đức, Pháp", ["Đức", "Pháp"]),
        ("dần xuất sang Nga, Lào", ["Nga", "Lào"]),
        ("xuất khẩu hạt khô: đưa sang Đức", ["Đức"]),
        ("thị trường Cam-pu-chia, Pa-ki-xtan", ["Campuchia", "Pakistan"]),
        ("thị trường Nhật Bản, Cộng hòa Nam Cực, Nga", ["Nhật Bản", "Nam Cực", "Nga"]),
    ],
)
def test_a_list(text: str, expected: list[str]) -> None:
    assert markets(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "thị trường lao động, giá cả thị trường",
        "Chi cục Quản lý thị trường Lào Cai",
        "thị trường trong và ngoài nước",
        "Hợp tác với Nhật Bản và Hàn Quốc",
        "mở rộng thị trường. Trung Quốc ở phía bắc",
        "tiêu thụ điện ở Lào Cai",
        "Xuất khẩu: Sở Nhỏ, Chi cục Lớn",
        "Xuất khẩu chè; đối tác: Nga, Lào",
        "đề xuất sang Nga một đoàn",
        "dần xuất sang Đảo Xa",
        "thị trường các tỉnh",
    ],
)
def test_words_that_name_no_market(text: str) -> None:
    assert not markets(text)


def test_words_as_printed_and_places() -> None:
    text = "bán ở thị trường Mỹ, Đảo Xa Xôi, …"
    (one,) = market_lists(text, REGISTER)
    assert [(each.name, each.written, each.listed) for each in one.markets] == [
        ("Hoa Kỳ", "Mỹ", True),
        ("Đảo Xa Xôi", "Đảo Xa Xôi", False),
    ]
    assert (text[one.start : one.names], text[one.names : one.end]) == (
        "thị trường ",
        "Mỹ, Đảo Xa Xôi",
    )
    assert one.open


def test_several_lists_in_a_sentence() -> None:
    assert markets("xuất khẩu chè sang Đài Loan; thị trường Nga cho quế") == [["Đài Loan"], ["Nga"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EU, Mỹ", ["EU", "Hoa Kỳ"]),
        ("Thị trường trong nước", ["Trong nước"]),
        ("Bờ Biển Ngà", ["Bờ Biển Ngà"]),
        ("chưa rõ", []),
        ("", []),
    ],
)
def test_a_cell(text: str, expected: list[str]) -> None:
    assert [each.name for each in markets_named(text, REGISTER)] == expected


OPENINGS = ["thị trường ", "xuất khẩu sang ", "Các thị trường xuất khẩu: ", "thị trường như "]


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True),
    st.sampled_from(OPENINGS),
    st.sampled_from([", ", " và ", ", các nước ", ", thị trường "]),
    st.sampled_from(["", ".", "...", ", mở thêm chợ", " cho người trồng"]),
)
def test_any_list_of_listed_markets_is_read(
    chosen: list[str], opening: str, between: str, closing: str
) -> None:
    listed = between.join(chosen)
    assume(not any(" và " in name and name in listed for name in {*NAMES} - {*chosen}))
    assert markets(opening + listed + closing) == [chosen]


PIECES = st.sampled_from(
    [
        "thị trường ",
        "xuất khẩu ",
        "sang ",
        "Lào",
        "Cai",
        "châu Âu",
        "(",
        ")",
        ", ",
        ". ",
        "và ",
        ":",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_any_words_are_read(text: str) -> None:
    end = 0
    for one in market_lists(text, REGISTER):
        assert end <= one.start <= one.names < one.end <= len(text)
        assert one.markets
        end = one.end
