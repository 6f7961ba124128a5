"""Whose document it is, also where the register does not have the province."""

import pytest

from loaders.dataset import ProvinceName, Source
from loaders.document import Document
from loaders.language.names import read_bodies
from loaders.reading import read_document
from loaders.register import load_register
from loaders.sections.head import Head, read_head
from loaders.sections.parts import parts_of
from tests.sections.conftest import Lines

DATE = "Hà Vân, ngày 12 tháng 02 năm 2026"


def head(document: Document) -> Head:
    return read_head(document, parts_of(document), load_register())


@pytest.mark.parametrize(
    "letterhead",
    [
        ("ỦY BAN NHÂN DÂN", "TỈNH HÀ VÂN", DATE),
        ("UBND TỈNH HÀ VÂN", "SỞ CÔNG THƯƠNG", DATE),
        ("ỦY BAN NHÂN DÂN TỈNH HÀ VÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",),
        ("TỈNH HÀ VÂN Độc lập - Tự do - Hạnh phúc",),
        ("TỈNH ỦY HÀ VÂN", DATE),
        ("ĐẢNG BỘ TỈNH HÀ VÂN", "TỈNH ỦY"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ VÂN",),
    ],
)
def test_a_letterhead_is_taken_at_its_word(lines: Lines, letterhead: tuple[str, ...]) -> None:
    body = ("KẾ HOẠCH", "Nuôi ong", "I. VIỆC", "1. Học ở tỉnh Thanh Hóa, tỉnh Thanh Hóa")
    read = head(lines(*letterhead, *body))
    assert (read.home, read.provinces, read.unregistered) == ("ha-van", ("ha-van",), ("Hà Vân",))


@pytest.mark.parametrize(
    ("title", "provinces"),
    [
        ("Nuôi ong trên địa bàn tỉnh Hà Vân năm 2026", ("ha-van",)),
        ("Hợp tác giữa tỉnh Hà Vân và tỉnh Lam Khê", ("ha-van", "lam-khe")),
        ("Hợp tác giữa tỉnh Sơn La và tỉnh Lam Khê", ("son-la", "lam-khe")),
    ],
)
def test_a_title_is_taken_at_its_word(lines: Lines, title: str, provinces: tuple[str, ...]) -> None:
    read = head(lines("KẾ HOẠCH", title, "I. VIỆC", "1. Học ở tỉnh Thanh Hóa, tỉnh Thanh Hóa"))
    assert (read.home, read.provinces) == (provinces[0], provinces)


def test_a_title_in_capitals_ends_a_name_where_the_text_does(lines: Lines) -> None:
    title = "HỢP TÁC GIỮA TỈNH HÀ VÂN VÀ TỈNH LAM KHÊ NĂM 2026"
    words = "Các sở của tỉnh Lam Khê, tỉnh Hà Vân và tỉnh Đông Giang cùng làm."
    read = head(lines("TỈNH HÀ VÂN", "KẾ HOẠCH", title, "I. VIỆC", words))
    assert read.unregistered == ("Hà Vân", "Lam Khê")
    assert read.provinces == ("ha-van", "lam-khe")


@pytest.mark.parametrize(
    "line",
    [
        "TỈNH SƠN LA",
        "UBND TỈNH SƠN LA",
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH ỦY SƠN LA",
        "Sơn La, ngày 12 tháng 02 năm 2026",
        "TỈNH HÒA BÌNH",
    ],
)
def test_a_province_of_the_register_is_no_stranger(lines: Lines, line: str) -> None:
    read = head(lines(line, "KẾ HOẠCH", "Nuôi ong", "I. VIỆC", "1. Việc ở tỉnh Lai Châu"))
    assert read.unregistered == ()
    assert read.home == ("phu-tho" if "HÒA BÌNH" in line else "son-la")


@pytest.mark.parametrize(
    "line",
    ["TỈNH ĐOÀN", "TỈNH", "TỈNH ỦY", "Các sở, ban, ngành tỉnh", "Tỉnh lộ 101", "các tỉnh Tây Bắc"],
)
def test_other_words_with_tinh_name_no_province(lines: Lines, line: str) -> None:
    read = head(lines(line, "KẾ HOẠCH", f"Nuôi ong, {line}", "I. VIỆC", "1. Ở tỉnh Sơn La"))
    assert (read.home, read.unregistered) == ("son-la", ())


def test_the_state_covers_the_provinces_of_today_alone(lines: Lines) -> None:
    title = "Hợp tác với tỉnh Hủa Phăn"
    read = head(lines("THỦ TƯỚNG CHÍNH PHỦ", "Số: 9/QĐ-TTg", "QUYẾT ĐỊNH", title, "I. VIỆC"))
    assert (read.home, read.unregistered) == ("trung-uong", ("Hủa Phăn",))
    assert read.provinces == tuple(load_register().provinces)


def test_a_slip_in_a_name_makes_no_other_province(lines: Lines) -> None:
    title = "Hợp tác giữa tỉnh Sơn La và tỉnh Thanh Hóa"
    read = head(lines("KẾ HOẠCH", title, "I. VIỆC", "1. Cùng UBND tỉnh Thanh hóa nuôi ong."))
    assert (read.provinces, read.unregistered) == (("son-la", "thanh-hoa"), ())


def test_the_bodies_of_both_provinces_are_told_apart(lines: Lines) -> None:
    document = lines(
        "TỈNH HÀ VÂN",
        "Số: 4/KH-UBND",
        "KẾ HOẠCH",
        "Hợp tác giữa tỉnh Hà Vân và tỉnh Lam Khê",
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế",
        "- Chủ trì, phối hợp với Sở Y tế tỉnh Lam Khê, Công an tỉnh khám mắt.",
    )
    read = read_document(document, Source(file="thu.txt")).dataset
    assert [each.id for each in read.agencies] == [
        "ha-van/cong-an-tinh",
        "ha-van/so-y-te",
        "ha-van/ubnd-tinh",
        "lam-khe/so-y-te",
    ]
    assert read.provinces == [
        ProvinceName(slug="ha-van", name="Hà Vân"),
        ProvinceName(slug="lam-khe", name="Lam Khê"),
    ]
    told = [(each.code, each.quote) for each in read.diagnostics]
    assert told == [
        ("day-of-issue-not-read", None),
        ("province-not-in-register", "HÀ VÂN"),
        ("province-not-in-register", "Lam Khê"),
    ]


def test_a_register_with_provinces_is_one_for_the_same_names() -> None:
    register = load_register()
    assert register.with_provinces(()) is register
    more = register.with_provinces(("Hà Vân",))
    assert more is register.with_provinces(("Hà Vân",))
    assert (len(register.provinces), len(more.provinces)) == (34, 35)
    found = more.province_by_name("tỉnh Hà Vân")
    assert found is not None
    assert (found.slug, found.name, found.code) == ("ha-van", "Hà Vân", "")
    assert register.province_by_name("tỉnh Hà Vân") is None
    assert more.communes("ha-van") == ()
    (body,) = read_bodies("Sở Y tế tỉnh Hà Vân", "son-la", register=more).bodies
    assert body.id == "ha-van/so-y-te"
