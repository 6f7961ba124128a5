"""The register agrees with the law, with the package it is taken from, and with itself."""

import unicodedata
from collections import Counter
from datetime import date
from typing import get_args

import pytest
import vietnam_provinces

from graph.text import fold, key, slug
from loaders.dataset import Agency, AgencyKind, AgencyLevel
from loaders.register import DATA, Body, Register, load_register, refresh


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def name_of(body: Body | None) -> str | None:
    return body.name if body else None


# Provinces


def test_the_63_provinces_of_before_july_2025_became_34(register: Register) -> None:
    gone = [name for province in register.provinces.values() for name in province.formerly]
    assert len(register.provinces) == 34
    assert len(gone) == len(set(gone)) == 63 - 34
    assert not set(gone) & {province.name for province in register.provinces.values()}
    assert sum(bool(province.formerly) for province in register.provinces.values()) == 23


def test_provinces_are_the_package_s(register: Register) -> None:
    found = {int(each.code): each.official_name for each in register.provinces.values()}
    assert set(found) == {each.code.value for each in vietnam_provinces.Province.iter_all()}
    for each in vietnam_provinces.Province.iter_all():
        assert found[each.code.value].endswith(each.name)
    assert all(key == each.slug == slug(each.name) for key, each in register.provinces.items())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sơn La", "son-la"),
        ("tỉnh Sơn La", "son-la"),
        ("TỈNH LẠNG SƠN", "lang-son"),
        ("thanh hoá", "thanh-hoa"),
        ("son-la", "son-la"),
        ("Thành phố Hồ Chí Minh", "ho-chi-minh"),
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("Bà Rịa-Vũng Tàu", "ho-chi-minh"),
        ("Hà Giang", "tuyen-quang"),
        ("tỉnh Hòa Bình", "phu-tho"),
        ("Kon Tum", "quang-ngai"),
        ("Thừa Thiên - Huế", "hue"),
        ("Bắc Giang", "bac-ninh"),
    ],
)
def test_a_province_is_found_by_its_name_of_today_or_before(
    register: Register, name: str, expected: str
) -> None:
    found = register.province_by_name(name)
    assert found is not None
    assert found.slug == expected


def test_no_province_has_a_name_that_means_nothing(register: Register) -> None:
    assert register.province_by_name("Tỉnh") is None
    assert register.province_by_name("") is None
    assert register.province_by_name("Văn Lãng") is None


def test_each_name_of_a_province_leads_to_it(register: Register) -> None:
    names = [name for each in register.provinces.values() for name in each.names]
    assert len({fold(name).replace(" ", "") for name in names}) == len(names)
    for each in register.provinces.values():
        assert all(register.province_by_name(name) is each for name in each.names)


# Communes


@pytest.mark.parametrize(
    ("province", "count"), [("son-la", 75), ("lang-son", 65), ("thanh-hoa", 166), ("atlantis", 0)]
)
def test_a_province_has_its_communes(register: Register, province: str, count: int) -> None:
    assert len(register.communes(province)) == count


def test_there_are_3321_communes(register: Register) -> None:
    communes = [
        commune for province in register.provinces for commune in register.communes(province)
    ]
    kinds = Counter(commune.kind for commune in communes)
    assert kinds == {"commune": 2621, "ward": 687, "special_zone": 13}
    assert len({commune.code for commune in communes}) == 3321
    assert {each.code.value for each in vietnam_provinces.Ward.iter_all()} == {
        int(commune.code) for commune in communes
    }


def test_the_files_are_what_the_package_says(register: Register) -> None:
    provinces = (DATA / "provinces.yaml").read_text(encoding="utf-8")
    communes = (DATA / "communes.csv").read_text(encoding="utf-8")
    assert provinces == refresh.provinces_text(register.provinces)
    assert communes == refresh.communes_text(refresh.official_communes())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Điềm He", "Xã Điềm He"),
        ("Diềm He", "Xã Điềm He"),
        ("xã Điềm He", "Xã Điềm He"),
        ("Hôi Hoan", "Xã Hội Hoan"),
        ("Ba sơn", "Xã Ba Sơn"),
        ("Văn Lãng", "Xã Văn Lãng"),
        ("Văn Lăng", "Xã Văn Lãng"),
        ("VĂN LÃNG", "Xã Văn Lãng"),
        (unicodedata.normalize("NFD", "phường Kỳ Lừa"), "Phường Kỳ Lừa"),
    ],
)
def test_a_commune_of_lang_son_is_found_however_it_is_spelt(
    register: Register, name: str, expected: str
) -> None:
    found = register.commune(name, "lang-son")
    assert found is not None
    assert (found.official_name, found.province) == (expected, "lang-son")


def test_a_shared_name_means_the_commune_of_the_document_s_province(register: Register) -> None:
    found = {
        province: commune.code
        for province in register.provinces
        if (commune := register.commune("Tân Thành", province))
    }
    assert len(set(found.values())) == len(found) > 3
    assert register.commune("Điềm He", "son-la") is None
    assert register.commune("Điềm He", "trung-uong") is None


def test_two_names_that_differ_by_a_mark_need_their_marks(register: Register) -> None:
    exact = [register.commune(name, "thai-nguyen") for name in ("Văn Lăng", "Văn Lang")]
    assert [each and each.name for each in exact] == ["Văn Lăng", "Văn Lang"]
    assert register.commune("Vặn Lang", "thai-nguyen") is None
    assert register.commune("Dong Tien", "thanh-hoa") is None
    ward = register.commune("phuong Dong Tien", "thanh-hoa")
    assert ward is not None
    assert ward.official_name == "Phường Đông Tiến"


def test_every_commune_is_found_by_its_own_name(register: Register) -> None:
    for province in register.provinces:
        for commune in register.communes(province):
            assert commune.official_name == unicodedata.normalize("NFC", commune.official_name)
            assert register.commune(commune.name, province) is commune
            assert register.commune(commune.official_name, province) is commune


# Bodies


def test_names_are_nfc_and_begin_with_a_capital(register: Register) -> None:
    names = [name for body in register.bodies for name in (body.name, *body.aliases)]
    names += [name for each in register.predecessors for name in (each.old, *each.aliases)]
    for name in names:
        assert name == unicodedata.normalize("NFC", " ".join(name.split()))
        assert name[0].isupper(), f"is a name with a comma without quotes? {name}"


def test_kinds_and_levels_are_the_dataset_s(register: Register) -> None:
    assert get_args(Agency.model_fields["kind"].annotation) == get_args(AgencyKind)
    assert {body.level for body in register.bodies} <= set(get_args(AgencyLevel))


def test_every_body_has_a_slug_of_its_own(register: Register) -> None:
    slugs = Counter(slug(body.name) for body in register.bodies)
    assert set(slugs.values()) == {1}


def test_every_spelling_leads_to_its_one_body(register: Register) -> None:
    for body in register.bodies:
        for spelling in body.spellings:
            for met in (spelling, spelling.upper(), fold(spelling)):
                assert register.body(met) is body, met
            assert register.body(unicodedata.normalize("NFD", spelling)) is body


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        ("Sở Công thương", "Sở Công Thương"),
        ("SCT", "Sở Công Thương"),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("SNN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở Văn hoá - Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hóa và Thể thao", "Sở Văn hóa và Thể thao"),
        ("Sở TP", "Sở Tư pháp"),
        ("SGDĐT", "Sở Giáo dục và Đào tạo"),
        ("Ủy ban nhân dân các xã, phường", "UBND các xã, phường"),
        ("Uỷ ban nhân dân các xã/phường", "UBND các xã, phường"),
        ("UBND phường, xã, đặc khu", "UBND các xã, phường"),
        ("UBND cấp xã", "UBND các xã, phường"),
        ("Ủy ban nhân dân Thành phố", "UBND tỉnh"),
        ("UBND các tỉnh, thành phố", "UBND các tỉnh, thành phố"),
        ("sở, ngành", "Các sở, ban, ngành"),
        ("Các sở, ban, ngành có liên quan", "Các sở, ban, ngành"),
        ("các sở, ban, ngành có liên quan của tỉnh", "Các sở, ban, ngành"),
        ("Các cơ quan, đơn vị, địa phương liên quan", "Các đơn vị liên quan"),
        ("tổ chức, cá nhân có liên quan", "Các tổ chức, cá nhân có liên quan"),
        ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Ủy ban MTTQVN Thành phố", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Liên minh HTX tỉnh", "Liên minh Hợp tác xã tỉnh"),
        ("Đoàn TNCS Hồ Chí Minh tỉnh", "Tỉnh đoàn"),
        ("Ban Thường vụ Thành ủy", "Ban Thường vụ Tỉnh ủy"),
        ("Công an TP", "Công an tỉnh"),
        ("Báo và PTTT tỉnh", "Báo và Phát thanh, Truyền hình"),
        (
            "Trung tâm Xúc tiến đầu tư, TM và du lịch tỉnh",
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch",
        ),
        ("Ngân hàng Nhà nước Việt nam Chi nhánh Khu vực II", "Ngân hàng Nhà nước Khu vực"),
        ("Chi cục Hải quan khu vực V", "Chi cục Hải quan khu vực"),
        ("Bộ KH&CN", "Bộ Khoa học và Công nghệ"),
        ("TTg", "Thủ tướng Chính phủ"),
    ],
)
def test_a_body_is_found_as_documents_write_it(register: Register, met: str, expected: str) -> None:
    assert name_of(register.body(met)) == expected


@pytest.mark.parametrize("name", ["", "UBND", "Ủy ban nhân dân", "HĐND", "Sở", "Các", "phường"])
def test_a_name_that_could_be_many_bodies_is_none(register: Register, name: str) -> None:
    assert register.body(name) is None


def test_a_body_with_its_province_behind_it_is_no_central_one(register: Register) -> None:
    assert name_of(register.body("Cục Thuế")) == "Cục Thuế"
    assert register.body("Cục Thuế tỉnh") is None


def test_the_17_bodies_of_ministry_rank(register: Register) -> None:
    ministries = [body for body in register.bodies if body.kind == "ministry"]
    assert len([body for body in ministries if not body.collective]) == 14 + 3
    assert all(body.level == "central" for body in ministries)


# Predecessors


def test_every_successor_is_a_body_and_no_predecessor_is(register: Register) -> None:
    known = {body.name for body in register.bodies}
    for each in register.predecessors:
        assert each.new
        assert set(each.new) <= known
        for spelling in each.spellings:
            assert register.body(spelling) is None, spelling
            assert register.predecessor(spelling) is each
            assert register.successors(spelling)


def test_they_were_all_replaced_in_2025(register: Register) -> None:
    days = {each.since for each in register.predecessors}
    assert min(days) >= date(2025, 2, 1)
    assert max(days) <= date(2025, 7, 1)


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        ("Sở Kế hoạch và Đầu tư", ["Sở Tài chính"]),
        ("SKHĐT", ["Sở Tài chính"]),
        ("Sở NN&PTNT", ["Sở Nông nghiệp và Môi trường"]),
        ("Sở Nông nghiệp và PTNT tỉnh", ["Sở Nông nghiệp và Môi trường"]),
        ("Sở TT&TT", ["Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Ban Dân tộc tỉnh", ["Sở Dân tộc và Tôn giáo"]),
        ("UBND các huyện, thành phố", ["UBND các xã, phường"]),
        ("Ủy ban nhân dân huyện", ["UBND các xã, phường"]),
        ("Đài PT-TH tỉnh", ["Báo và Phát thanh, Truyền hình"]),
        ("Ban Dân vận Thành ủy", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
        ("Bộ GTVT", ["Bộ Xây dựng"]),
        ("Sở Tài chính", []),
    ],
)
def test_what_stands_in_the_place_of_an_old_body(
    register: Register, met: str, expected: list[str]
) -> None:
    assert [body.name for body in register.successors(met)] == expected


def test_labour_went_to_home_affairs_first(register: Register) -> None:
    assert register.successors("Sở LĐ-TB&XH")[0].name == "Sở Nội vụ"


def test_one_spelling_cannot_mean_two_bodies(register: Register) -> None:
    twice = [Body("Sở X", "department", "provincial"), Body("SỞ X", "other", "provincial")]
    with pytest.raises(ValueError, match="Sở X and SỞ X"):
        register._speller.index(twice)


# Products and markets


def test_products_and_markets_are_listed_once(register: Register) -> None:
    for listed in (register.products, register.markets):
        names = [key(each.name) for each in listed]
        assert len(names) == len(set(names))
        assert all(unicodedata.is_normalized("NFC", each.name) for each in listed)


def test_no_spelling_means_two_products(register: Register) -> None:
    met = Counter(
        key(spelling) for each in register.products for spelling in (*each.spellings, *each.unlike)
    )
    assert [spelling for spelling, count in met.items() if count > 1] == []


def test_no_spelling_means_two_markets(register: Register) -> None:
    owners: dict[str, set[str]] = {}
    for each in register.markets:
        for spelling in each.spellings:
            owners.setdefault(key(spelling), set()).add(each.name)
    assert [spelling for spelling, names in owners.items() if len(names) > 1] == []


def test_what_a_product_is_not_holds_one_of_its_spellings(register: Register) -> None:
    for each in register.products:
        forms = {f"-{key(spelling)}-" for spelling in each.spellings}
        for words in each.unlike:
            assert any(form in f"-{key(words)}-" for form in forms), (each.name, words)


def test_a_unit_counts_one_product(register: Register) -> None:
    units = [unit for each in register.products for unit in each.units]
    assert len(units) == len(set(units))


# What is known


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Sở Công Thương", True),
        ("Sở Giao thông vận tải", True),  # is no more
        ("UBND xã Chiềng Mung", True),
        ("UBND xã Quảng Phú", False),  # a commune of other provinces
        ("UBND xã Mây Khói", False),
        ("Sở Mây khói", False),
    ],
)
def test_it_says_whether_it_knows_a_body(register: Register, name: str, known: bool) -> None:
    assert register.knows(name, "son-la") is known
