"""Bodies are read out of cells as the rules of reading say."""

import unicodedata

import pytest

from loaders.language.names import NamedBody, definitions, read_bodies

HOME = "lang-son"


def ids(text: str, defined: dict[str, str] | None = None) -> list[str]:
    """Ids of the bodies, without the home's slug; nothing may be left unread."""
    read = read_bodies(text, HOME, defined or {})
    assert read.unread == ()
    return [body.id.removeprefix(f"{HOME}/") for body in read.bodies]


def only(text: str) -> NamedBody:
    (body,) = read_bodies(text, HOME).bodies
    return body


XTDT = "trung-tam-xuc-tien-dau-tu-thuong-mai-va-du-lich"
CASES = {
    # commas and "và" inside names
    "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch": [XTDT],
    "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế": ["so-van-hoa-the-thao-va-du-lich", "so-y-te"],
    "Sở Văn hóa - Thể thao và Du lịch": ["so-van-hoa-the-thao-va-du-lich"],
    "Sở Nông nghiệp và Môi trường và Sở Nội vụ": ["so-nong-nghiep-va-moi-truong", "so-noi-vu"],
    # separators
    "Sở Y tế; Sở Nội vụ\nSở Tư pháp/Sở Xây dựng": [
        "so-y-te",
        "so-noi-vu",
        "so-tu-phap",
        "so-xay-dung",
    ],
    "1. Sở Y tế 2. Sở Nội vụ": ["so-y-te", "so-noi-vu"],
    "- Sở Y tế\n- Sở Nội vụ": ["so-y-te", "so-noi-vu"],
    "Sở Y tế Sở Nội vụ UBND các xã, phường": ["so-y-te", "so-noi-vu", "ubnd-cac-xa-phuong"],
    "Sở Nông nghiệp\nvà Môi trường": ["so-nong-nghiep-va-moi-truong"],
    # what an item leaves out
    "Các sở: Y tế, Xây dựng, Công Thương": ["so-y-te", "so-xay-dung", "so-cong-thuong"],
    "Các sở: y tế, xây dựng": ["so-y-te", "so-xay-dung"],
    "Các Sở Y tế, Nội vụ và Tư pháp": ["so-y-te", "so-noi-vu", "so-tu-phap"],
    "Các sở: Nông nghiệp và Môi trường; Y tế, Công an tỉnh": [
        "so-nong-nghiep-va-moi-truong",
        "so-y-te",
        "cong-an-tinh",
    ],
    "Các sở: Văn hóa, Thể thao và Du lịch, KH&CN": [
        "so-van-hoa-the-thao-va-du-lich",
        "so-khoa-hoc-va-cong-nghe",
    ],
    "Sở Y tế, Tài chính": ["so-y-te", "so-tai-chinh"],
    "Các Bộ: Y tế, Nội vụ": ["trung-uong/bo-y-te", "trung-uong/bo-noi-vu"],
    "Các Sở: Y tế, Kinh tế đêm": ["so-y-te", "so-kinh-te-dem"],
    # heads of bodies
    "Giám đốc Sở Y tế; Chủ tịch UBND tỉnh": ["so-y-te", "ubnd-tinh"],
    "Giám đốc các Sở: Y tế; Nội vụ": ["so-y-te", "so-noi-vu"],
    "Chánh Văn phòng UBND tỉnh": ["van-phong-ubnd-tinh"],
    "Thủ trưởng các cơ quan": ["cac-don-vi-lien-quan"],
    # provinces
    "Sở Công thương tỉnh Thanh Hóa và Sơn La": [
        "thanh-hoa/so-cong-thuong",
        "son-la/so-cong-thuong",
    ],
    "Sở Y tế các tỉnh: Lào Cai, Sơn La": ["lao-cai/so-y-te", "son-la/so-y-te"],
    "Sở Y tế tỉnh Hà Giang": ["tuyen-quang/so-y-te"],
    "UBND thành phố Hà Nội": ["ha-noi/ubnd-tinh"],
    "Thuế Đồng Nai": ["dong-nai/thue-tinh"],
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Sơn La": ["son-la/tinh-doan"],
    "Sở Y tế các tỉnh, thành phố": ["trung-uong/so-y-te-cac-tinh-thanh-pho"],
    "Trường Đại học Hồng Đức tỉnh Thanh Hóa": ["thanh-hoa/truong-dai-hoc-hong-duc"],
    "Sở Y tế tỉnh Lào Cai và các tỉnh Sơn La, Cao Bằng": [
        "lao-cai/so-y-te",
        "son-la/so-y-te",
        "cao-bang/so-y-te",
    ],
    "Sở Y tế tỉnh Lào Cai và các sở, ban, ngành": ["lao-cai/so-y-te", "cac-so-ban-nganh"],
    # central bodies have no province
    "Bộ Tài chính, Cục Trồng trọt": ["trung-uong/bo-tai-chinh", "trung-uong/cuc-trong-trot"],
    "Trung tâm Khuyến nông Quốc gia, Trung tâm Khuyến nông": [
        "trung-uong/trung-tam-khuyen-nong-quoc-gia",
        "trung-tam-khuyen-nong",
    ],
    # bodies the register does not know
    "VNPT Bản Xa, Mobifone tỉnh": ["vnpt-ban-xa", "mobifone"],
    "Ban Quản lý Khu kinh tế Đông Nam": ["ban-quan-ly-khu-kinh-te-dong-nam"],
    "Ban Quản lý Khu kinh tế, Các cơ quan được giao chủ trì": [
        "ban-quan-ly-khu-kinh-te",
        "cac-co-quan-duoc-giao-chu-tri",
    ],
    "Hội Làm vườn tỉnh; Vườn quốc gia Bái Xa": ["hoi-lam-vuon", "vuon-quoc-gia-bai-xa"],
    "Trường Cao đẳng Cơ điện, Nông lâm và Thủy lợi": [
        "truong-cao-dang-co-dien-nong-lam-va-thuy-loi"
    ],
    "Công ty Cổ phần Mía Đường, Sở Y tế": ["cong-ty-co-phan-mia-duong", "so-y-te"],
    "Hạt Kiểm lâm Bản Xa, Đội Quản lý rừng số 3": [
        "hat-kiem-lam-ban-xa",
        "doi-quan-ly-rung-so-3",
    ],
    "Phòng Kinh tế các xã, phường": ["phong-kinh-te-cac-xa-phuong"],
    # names that go on in small letters or behind "và", and names beside them
    "Ban Quản lý rừng ven suối, Ban Quản lý rừng đầu nguồn và Công nghiệp, Sở Y tế": [
        "ban-quan-ly-rung-ven-suoi",
        "ban-quan-ly-rung-dau-nguon-va-cong-nghiep",
        "so-y-te",
    ],
    "Ban Quản lý dự án đầu tư xây dựng công trình thủy lợi tỉnh, Sở Y tế": [
        "ban-quan-ly-du-an-dau-tu-xay-dung-cong-trinh-thuy-loi",
        "so-y-te",
    ],
    "Trung tâm Khuyến nông và Bảo tồn cây thuốc; Sở Y tế": [
        "trung-tam-khuyen-nong-va-bao-ton-cay-thuoc",
        "so-y-te",
    ],
    "Trung tâm Khuyến nông và Sở Y tế": ["trung-tam-khuyen-nong", "so-y-te"],
    # whom a body belongs to takes no part
    "Các trạm trại, vườn ươm trực thuộc Sở Giáo dục và Đào tạo; Sở Y tế": [
        "cac-tram-trai-vuon-uom-truc-thuoc-so-giao-duc-va-dao-tao",
        "so-y-te",
    ],
    "Các phòng, ban thuộc Sở Tài chính": ["cac-phong-ban-thuoc-so-tai-chinh"],
    "Các cơ quan, đơn vị trực thuộc Bộ Công Thương": [
        "trung-uong/cac-co-quan-don-vi-truc-thuoc-bo-cong-thuong"
    ],
    "Trung tâm Khuyến nông thuộc Sở Y tế, Sở Nội vụ": ["trung-tam-khuyen-nong", "so-noi-vu"],
    # what every commune has
    "Công an, Quân sự các xã": [
        "cong-an-cac-xa-phuong",
        "ban-chi-huy-quan-su-cac-xa-phuong",
    ],
    "Công an xã": ["cong-an-cac-xa-phuong"],
    "Công an xã Yên Phúc": ["cong-an-xa-yen-phuc"],
    "Công an, Sở Y tế": ["cong-an-tinh", "so-y-te"],
    # communes one by one
    "UBND xã Yên Phúc": ["ubnd-xa-yen-phuc"],
    "UBND các xã, phường: Yên Phúc, Tam Thanh và Na Sầm": [
        "ubnd-xa-yen-phuc",
        "ubnd-phuong-tam-thanh",
        "ubnd-xa-na-sam",
    ],
    "UBND các xã, phường: Yên Phúc, Đồi Chè": ["ubnd-xa-yen-phuc", "ubnd-doi-che"],
    "UBND các xã: Yên Phúc, Bình Gia và Na Sầm": [
        "ubnd-xa-yen-phuc",
        "ubnd-xa-binh-gia",
        "ubnd-xa-na-sam",
    ],
    "Văn phòng HĐND và UBND các xã, phường": ["van-phong-hdnd-va-ubnd-cac-xa-phuong"],
    "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở; thú y viên, trưởng các bản": [
        "luc-luong-tham-gia-bao-ve-an-ninh-trat-tu-o-co-so",
        "cac-thu-y-vien",
        "cac-ban",
    ],
    "chủ đầu tư các dự án; báo, đài các địa phương": [
        "cac-chu-dau-tu",
        "bao-dai-cac-dia-phuong",
    ],
    # brackets with the superior
    "Trung tâm Dịch vụ việc làm (Sở Nội vụ), Công an tỉnh": [
        "trung-tam-dich-vu-viec-lam",
        "cong-an-tinh",
    ],
    # communes and villages one by one
    "các bản Nà Mu, Phiêng Xa và Huổi Ban, Sở Y tế": [
        "ban-na-mu",
        "ban-phieng-xa",
        "ban-huoi-ban",
        "so-y-te",
    ],
    "Các xã Yên Phúc, Tân Đoàn": ["xa-yen-phuc", "xa-tan-doan"],
    "Các xã biên giới, các bản": ["cac-xa-bien-gioi", "cac-ban"],
    # collectives
    "Các đảng ủy xã, phường, đặc khu": ["dang-uy-cac-xa-phuong"],
    "Các sở, ban, ngành, UBND các xã, phường": ["cac-so-ban-nganh", "ubnd-cac-xa-phuong"],
    "Sở, ban, ngành; UBND xã/phường": ["cac-so-ban-nganh", "ubnd-cac-xa-phuong"],
    "CÁC SỞ, BAN, NGÀNH; UBND CÁC XÃ, PHƯỜNG": ["cac-so-ban-nganh", "ubnd-cac-xa-phuong"],
    "Các cơ quan, đơn vị, địa phương liên quan": ["cac-don-vi-lien-quan"],
    "Các đơn vị, tổ chức, địa phương có liên quan": ["cac-don-vi-lien-quan"],
    "Các sở, ban, ngành, tổ chức, cá nhân có liên quan": [
        "cac-so-ban-nganh",
        "cac-to-chuc-ca-nhan-co-lien-quan",
    ],
    "Các sở, ngành, đoàn thể tỉnh": ["cac-so-ban-nganh", "cac-to-chuc-chinh-tri-xa-hoi"],
    "các đơn vị liên quan và các địa phương": ["cac-don-vi-lien-quan", "cac-dia-phuong"],
    "các sở, ngành, Sở Nội vụ, Tỉnh đoàn và Tỉnh ủy": [
        "cac-so-ban-nganh",
        "so-noi-vu",
        "tinh-doan",
        "tinh-uy",
    ],
    "các bộ, ngành": ["trung-uong/cac-bo-nganh-trung-uong"],
    "Các doanh nghiệp, HTX": ["cac-doanh-nghiep-hop-tac-xa"],
    "Các DN, HTX, cơ sở chế biến chè": ["cac-doanh-nghiep-hop-tac-xa-co-so-che-bien-che"],
    "các doanh nghiệp KCN; các tập đoàn": [
        "cac-doanh-nghiep-khu-cong-nghiep",
        "trung-uong/cac-tap-doan",
    ],
    # abbreviations and spellings
    "Sở NN&MT, SKHCN; sở văn hoá, thể thao và du lịch": [
        "so-nong-nghiep-va-moi-truong",
        "so-khoa-hoc-va-cong-nghe",
        "so-van-hoa-the-thao-va-du-lich",
    ],
    "Uỷ ban nhân dân tỉnh, ủy ban nhân dân các xã, phường": ["ubnd-tinh", "ubnd-cac-xa-phuong"],
    "SỞ CÔNG THƯƠNG; Sở Tài Chính": ["so-cong-thuong", "so-tai-chinh"],
    "S ở Công Th ương": ["so-cong-thuong"],
    "Sở Sở Công thương": ["so-cong-thuong"],
    "Sở Nông nghiiệp và Môi trường": ["so-nong-nghiep-va-moi-truong"],
    "Trung tâm Xúc tiến Du lịch, Thương mại và Đầu tư": [XTDT],
    "Trung tâm Khuyến công": ["trung-tam-khuyen-cong"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_a_cell(text: str, expected: list[str]) -> None:
    assert ids(text) == expected
    assert ids(unicodedata.normalize("NFD", text)) == expected


def test_the_spelling_met_stays() -> None:
    read = read_bodies("Các sở: Y tế,  Công thương; hội nông dân tỉnh", HOME)
    assert [body.as_written for body in read.bodies] == ["Y tế", "Công thương", "hội nông dân tỉnh"]
    assert [body.name for body in read.bodies] == ["Sở Y tế", "Sở Công Thương", "Hội Nông dân tỉnh"]


def test_a_body_has_what_the_register_says_of_it() -> None:
    body = only("UBND các xã, phường")
    assert (body.kind, body.level, body.collective) == ("people_committee", "commune", True)
    assert (body.province, body.known, body.successors) == (HOME, True, ())


def test_a_central_body_has_no_province() -> None:
    assert only("Bộ Công Thương").province is None
    (body,) = read_bodies("UBND các tỉnh, thành phố trực thuộc trung ương", "trung-uong").bodies
    assert (body.id, body.province) == ("trung-uong/ubnd-cac-tinh-thanh-pho", None)


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("Trường Trung cấp nghề Bản Xa", "school", "provincial"),
        ("Hiệp hội Chè Việt Nam", "association", "central"),
        ("Công ty Chè Bản Xa", "company", "provincial"),
        ("Viện Cây ăn quả Trung ương", "other", "central"),
        ("Phòng Giáo dục Bản Xa", "other", "provincial"),
    ],
)
def test_an_unknown_body_has_the_kind_of_its_type_word(text: str, kind: str, level: str) -> None:
    body = only(text)
    assert (body.name, body.kind, body.level, body.known) == (text, kind, level, False)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Văn phòng Bộ", "central"),
        ("Báo Nông thôn mới", "central"),
        ("Các đơn vị thuộc Bộ", "central"),
        ("Trung tâm Khuyến nông", "central"),
        ("Các cơ quan báo chí", "provincial"),
        ("Sở Y tế", "provincial"),
        ("UBND các tỉnh, thành phố", "provincial"),
        ("Bảo tàng Bản Xa tỉnh Sơn La", "provincial"),
        ("Công an xã Bản Xa", "commune"),
    ],
)
def test_a_ministry_s_document_has_its_own_bodies(text: str, level: str) -> None:
    (body,) = read_bodies(text, "trung-uong").bodies
    assert body.level == level
    assert only("Trung tâm Khuyến nông").level == "provincial"


@pytest.mark.parametrize("text", ["Ban quản lý các bản", "Các bản", "Trưởng các bản"])
def test_what_every_village_has_is_a_collective_of_communes(text: str) -> None:
    body = only(text)
    assert (body.level, body.collective) == ("commune", True)
    one = only("Ban quản lý rừng Bản Xa")
    assert (one.level, one.collective) == ("provincial", False)


def test_a_capital_alone_inside_a_phrase_is_no_village() -> None:
    bodies = read_bodies("các bản Cam kết đã ký; các bản Nà Mu", HOME).bodies
    assert "Bản Cam" not in [body.name for body in bodies]
    assert bodies[-1].name == "Bản Nà Mu"


def test_a_body_that_is_no_more_keeps_its_name_and_knows_what_replaced_it() -> None:
    body = only("Sở KHĐT")
    assert body.name == "Sở Kế hoạch và Đầu tư"
    assert body.successors == ("lang-son/so-tai-chinh",)
    assert only("UBND các huyện, thành phố").successors == ("lang-son/ubnd-cac-xa-phuong",)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Theo phân công", ["Theo phân công"]),
        ("Sở Y tế (chủ trì)", ["chủ trì"]),
        ("Đoàn kiểm tra Bản Xa (Sở Y tế, Sở Nội vụ)", ["Sở Y tế, Sở Nội vụ"]),
        ("Công an tỉnh (Phòng An ninh mạng)", ["Phòng An ninh mạng"]),
        ("Đảng ủy UBND tỉnh\n(Sở Y tế)", ["Sở Y tế"]),
        ("UBND tỉnh (Sở Y tế)", ["Sở Y tế"]),
        ("Sở Y tế (Bộ Y tế); Trung tâm Khuyến nông (UBND tỉnh)", []),
        ("Nhà đầu tư", ["Nhà đầu tư"]),
        ("Sở Y tế thường trực; Sở Nội vụ", ["thường trực"]),
        ("Các nhiệm vụ chung", ["Các nhiệm vụ chung"]),
        ("Báo cáo, hội nghị", ["Báo cáo, hội nghị"]),
        ("", []),
    ],
)
def test_what_names_no_body_is_reported(text: str, left: list[str]) -> None:
    assert [text[start:end] for start, end in read_bodies(text, HOME).unread] == left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "lập Ban Chỉ đạo cải cách hành chính tỉnh (sau đây gọi tắt là Ban Chỉ đạo)",
            {"Ban Chỉ đạo": "Ban Chỉ đạo cải cách hành chính tỉnh"},
        ),
        (
            "Ban Chỉ đạo phòng chống dịch bệnh động vật thành phố (BCĐ)",
            {"BCĐ": "Ban Chỉ đạo phòng chống dịch bệnh động vật thành phố"},
        ),
        ("theo Kế hoạch của UBND tỉnh (sau đây gọi tắt là Kế hoạch)", {}),
        ("Chỉ thị của Ban Thường vụ Tỉnh ủy (sau đây gọi là Chỉ thị 15)", {}),
    ],
)
def test_short_names_of_bodies_and_of_papers(text: str, expected: dict[str, str]) -> None:
    assert definitions(text) == expected


def test_a_document_s_own_short_names() -> None:
    text = (
        "Ban Quản lý Khu kinh tế Bản Xa (sau đây gọi tắt là Ban Quản lý), "
        "Trung tâm Hỗ trợ khởi nghiệp Bản Xa (viết tắt là TTKN); kế hoạch (gọi tắt là Kế hoạch). "
        "Sở Nông nghiệp và Môi trường (NN&MT), Sở Y tế (ABC)"
    )
    defined = definitions(text)
    assert defined == {
        "Ban Quản lý": "Ban Quản lý Khu kinh tế Bản Xa",
        "TTKN": "Trung tâm Hỗ trợ khởi nghiệp Bản Xa",
        "NN&MT": "Sở Nông nghiệp và Môi trường",
    }
    assert ids("TTKN, Ban Quản lý; NN&MT", defined) == [
        "trung-tam-ho-tro-khoi-nghiep-ban-xa",
        "ban-quan-ly-khu-kinh-te-ban-xa",
        "so-nong-nghiep-va-moi-truong",
    ]


def test_a_word_is_no_abbreviation() -> None:
    assert [body.as_written for body in read_bodies("Tư vấn; TU", HOME).bodies] == ["TU"]


def test_bodies_of_both_provinces_of_a_plan() -> None:
    read = read_bodies("Sở Xây dựng hai tỉnh", HOME, provinces=(HOME, "cao-bang"))
    assert [body.id for body in read.bodies] == ["lang-son/so-xay-dung", "cao-bang/so-xay-dung"]


@pytest.mark.parametrize("text", ["Hai bên", "hai tỉnh"])
def test_both_parties_are_the_committees_of_both_provinces(text: str) -> None:
    read = read_bodies(text, HOME, provinces=(HOME, "cao-bang"))
    assert [body.id for body in read.bodies] == ["lang-son/ubnd-tinh", "cao-bang/ubnd-tinh"]
    assert read_bodies(text, HOME, provinces=(HOME,)).bodies == ()


def test_bodies_of_the_commune_that_issued_the_document() -> None:
    read = read_bodies("Công an xã; Phòng Kinh tế; Công an tỉnh", HOME, commune="xã Yên Phúc")
    assert [(body.name, body.level) for body in read.bodies] == [
        ("Công an xã Yên Phúc", "commune"),
        ("Phòng Kinh tế xã Yên Phúc", "commune"),
        ("Công an tỉnh", "provincial"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trung tâm Phục vụ hành chính công", "trung-tam-phuc-vu-hanh-chinh-cong-xa-yen-phuc"),
        ("Trung tâm PVHCC xã", "trung-tam-phuc-vu-hanh-chinh-cong-xa-yen-phuc"),
        ("Trung tâm Phục vụ hành chính công tỉnh", "trung-tam-phuc-vu-hanh-chinh-cong-tinh"),
        ("Trạm Y tế", "tram-y-te-xa-yen-phuc"),
        ("Trạm Y tế xã Bản Xa", "tram-y-te-xa-ban-xa"),
        ("Ban Chỉ huy Quân sự", "ban-chi-huy-quan-su-xa-yen-phuc"),
        (
            "Phòng giao dịch Ngân hàng Chính sách xã hội",
            "phong-giao-dich-ngan-hang-chinh-sach-xa-hoi",
        ),
    ],
)
def test_a_commune_has_bodies_of_its_own_without_saying_so(text: str, expected: str) -> None:
    read = read_bodies(text, HOME, commune="xã Yên Phúc")
    assert ([body.id for body in read.bodies], read.unread) == ([f"{HOME}/{expected}"], ())


def test_a_document_of_the_state_has_bodies_without_a_province() -> None:
    read = read_bodies("UBND xã Suối Lim", "trung-uong")
    assert [body.province for body in read.bodies] == [None]
