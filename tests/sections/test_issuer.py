"""Who issued a document, and what its own documents call it by."""

import pytest

from loaders.sections.issuer import commune_of, fellow_issuers, heads_of, issuer_of
from tests.sections.conftest import HOME

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LETTERHEADS = {
    ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU", *MOTTO): "lai-chau/ubnd-tinh",
    ("UBND TỈNH LAI CHÂU", "SỞ Y TẾ", *MOTTO): "lai-chau/so-y-te",
    ("TỈNH ỦY LAI CHÂU", "*", "ĐẢNG CỘNG SẢN VIỆT NAM"): "lai-chau/tinh-uy",
    ("ỦY BAN NHÂN DÂN", "XÃ MÙ CẢ", *MOTTO): "lai-chau/ubnd-xa-mu-ca",
    ("BỘ Y TẾ", *MOTTO): "trung-uong/bo-y-te",
}


@pytest.mark.parametrize(("lines", "issuer"), LETTERHEADS.items(), ids=list(LETTERHEADS.values()))
def test_the_letterhead_names_the_issuer(lines: tuple[str, ...], issuer: str) -> None:
    found = issuer_of([*lines, "Số: 12"], HOME, None)
    assert found is not None
    assert found.id == issuer


@pytest.mark.parametrize(
    "lines",
    [
        ("UBND TỈNH LAI CHÂU - UBND TỈNH ĐIỆN BIÊN",),
        ("UBND TỈNH ĐIỆN BIÊN", "UBND TỈNH LAI CHÂU"),
    ],
)
def test_of_two_issuers_the_one_of_the_plan_s_province(lines: tuple[str, ...]) -> None:
    found = issuer_of([*lines, *MOTTO], HOME, None)
    assert found is not None
    assert found.id == "lai-chau/ubnd-tinh"
    assert [each.id for each in fellow_issuers(lines, HOME)] == ["dien-bien/ubnd-tinh"]


def test_a_superior_is_no_fellow_issuer() -> None:
    assert fellow_issuers(["UBND TỈNH LAI CHÂU", "SỞ Y TẾ"], HOME) == []
    assert fellow_issuers(["BỘ Y TẾ", "UBND TỈNH LAI CHÂU"], HOME) == []
    assert fellow_issuers(["UBND TỈNH ĐIỆN BIÊN"], HOME) == []


@pytest.mark.parametrize(
    ("number", "home", "issuer"),
    [
        ("12/QĐ-TTg", "trung-uong", "trung-uong/thu-tuong-chinh-phu"),
        ("12/NQ-CP", "trung-uong", "trung-uong/chinh-phu"),
        ("12-NQ/TU", HOME, "lai-chau/tinh-uy"),
        ("12/NQ-HĐND", HOME, "lai-chau/hdnd-tinh"),
        (None, HOME, "lai-chau/ubnd-tinh"),
    ],
)
def test_else_the_number_tells(number: str | None, home: str, issuer: str) -> None:
    found = issuer_of(["KẾ HOẠCH"], home, number)
    assert found is not None
    assert found.id == issuer


def test_a_commune_that_issues_a_plan() -> None:
    committee = issuer_of(["ỦY BAN NHÂN DÂN", "XÃ MÙ CẢ"], HOME, None)
    assert commune_of(committee) == "xã Mù Cả"
    assert commune_of(issuer_of(["UBND TỈNH LAI CHÂU"], HOME, None)) == ""


def test_the_head_of_a_department_or_ministry_stands_for_it() -> None:
    department = issuer_of(["UBND TỈNH LAI CHÂU", "SỞ Y TẾ"], HOME, None)
    assert heads_of(department)["Lãnh đạo Sở"] == "Sở Y tế"
    ministry = issuer_of(["BỘ Y TẾ"], "trung-uong", None)
    assert heads_of(ministry)["Bộ trưởng"] == "Bộ Y tế"
    assert heads_of(issuer_of(["UBND TỈNH LAI CHÂU"], HOME, None)) == {}
