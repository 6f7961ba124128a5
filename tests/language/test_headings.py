"""The bodies at the start of a heading or a clause, and where the rest begins."""

import pytest

from loaders.language.names import heading_bodies, leading_bodies

HOME = "son-la"
HEADINGS = {
    "2. Sở Công Thương": (["so-cong-thuong"], ""),
    "IV. SỞ TÀI CHÍNH:": (["so-tai-chinh"], ""),
    "7. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh": (
        ["uy-ban-mat-tran-to-quoc-viet-nam-tinh"],
        "",
    ),
    "3. Sở Nông nghiệp và Môi trường Phối hợp với Sở Y tế": (
        ["so-nong-nghiep-va-moi-truong"],
        "Phối hợp với Sở Y tế",
    ),
    "Giao Sở Y tế chủ trì việc này": (["so-y-te"], "chủ trì việc này"),
    "4. Các Sở: Y tế, Nội vụ, Công Thương": (["so-y-te", "so-noi-vu", "so-cong-thuong"], ""),
    "UBND các xã, phường có trách nhiệm lo việc": (
        ["ubnd-cac-xa-phuong"],
        "có trách nhiệm lo việc",
    ),
    "5. Sở Y tế: Chủ trì": (["so-y-te"], "Chủ trì"),
    "6. Đề nghị: Hội Nông dân tỉnh, Liên minh HTX tỉnh": (
        ["hoi-nong-dan-tinh", "lien-minh-hop-tac-xa-tinh"],
        "",
    ),
    "b) Các sở, ban ngành, cơ quan thuộc tỉnh chủ trì": (["cac-so-ban-nganh"], "chủ trì"),
    "9. Sở Y tế, trên cơ sở đề xuất": (["so-y-te"], "trên cơ sở đề xuất"),
    "8. Đề nghị các doanh nghiệp chế biến chè": (["cac-doanh-nghiep-che-bien-che"], ""),
    "2. Các doanh nghiệp bán muối: thực hiện việc này": (
        ["cac-doanh-nghiep-ban-muoi"],
        "thực hiện việc này",
    ),
    "3. Các bản: họp dân": (["cac-ban"], "họp dân"),
    "Thôn trưởng các thôn: họp dân": (["cac-thon"], "họp dân"),
    "4. Kho bạc; các tổ chức tín dụng: cho vay": (
        ["kho-bac-nha-nuoc-khu-vuc", "cac-to-chuc-tin-dung"],
        "cho vay",
    ),
    "5. Trưởng các bản, khối: tổ chức dọn kênh": (["cac-ban-khoi"], "tổ chức dọn kênh"),
    "6. UBND các xã: Tổ chức họp dân": (["ubnd-cac-xa-phuong"], "Tổ chức họp dân"),
    "7. Các cơ quan, đơn vị: tổ chức đo đất": (["cac-don-vi-lien-quan"], "tổ chức đo đất"),
    "8. Các hội, đoàn thể: tổ chức hội thi": (
        ["cac-to-chuc-chinh-tri-xa-hoi"],
        "tổ chức hội thi",
    ),
    "9. Các đơn vị liên quan: tổ chức tín dụng, Sở Y tế": (
        ["cac-don-vi-lien-quan", "cac-to-chuc-tin-dung", "so-y-te"],
        "",
    ),
    "8. Các ông (bà) Giám đốc Sở Y tế, Chủ tịch UBND các xã chỉ đạo việc này": (
        ["so-y-te", "ubnd-cac-xa-phuong"],
        "chỉ đạo việc này",
    ),
    "7. Trung tâm Y tế (Sở Y tế) khám mắt": (["trung-tam-y-te"], "khám mắt"),
    "5. Đề nghị Đồn Biên phòng Bản Xa: cử người": (["don-bien-phong-ban-xa"], "cử người"),
    "Bưu điện tỉnh, Viễn thông Bản Xa: lo việc": (
        ["buu-dien-tinh", "vien-thong-ban-xa"],
        "lo việc",
    ),
    "Báo tỉnh, các trang mạng xã hội của xã: đưa tin": (
        ["bao-tinh", "cac-trang-mang-xa-hoi-cua-xa"],
        "đưa tin",
    ),
    "Bộ phận Kế toán: cấp tiền": (["bo-phan-ke-toan"], "cấp tiền"),
    "Công chức Địa chính - Xây dựng: đo đất": (["cong-chuc-dia-chinh-xay-dung"], "đo đất"),
    "1. Thanh tra tỉnh": (["thanh-tra-tinh"], ""),
    "- Công an tỉnh; Sở Y tế.": (["cong-an-tinh", "so-y-te"], ""),
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.items(), ids=list(HEADINGS))
def test_a_heading(text: str, expected: tuple[list[str], str]) -> None:
    found = heading_bodies(text, HOME)
    assert found is not None
    assert ([body.id.partition("/")[2] for body in found.bodies], text[found.rest :]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. Báo cáo định kỳ",
        "2. Ban hành kế hoạch",
        "3. Thanh tra, kiểm tra việc làm",
        "4. Hội nghị sơ kết",
        "- Đơn vị chủ trì: Sở Y tế",
        "- Tổ chức thực hiện",
        "- Sở hữu trí tuệ",
        "II. Các nhiệm vụ",
        "Các cơ sở dữ liệu về chè",
        "Đội ngũ cán bộ trẻ",
        "Công chức phải gương mẫu",
        "Bộ phận chuyên môn",
        "Trường hợp cần thiết",
        "Bộ tiêu chí mới",
        "- Trồng chè",
        "",
        "1.",
    ],
)
def test_what_is_no_heading_of_bodies(text: str) -> None:
    assert heading_bodies(text, HOME) is None


def test_a_report_is_no_newspaper_of_the_commune() -> None:
    assert heading_bodies("- Báo cáo kết quả về UBND xã", HOME, commune="xã Yên Phúc") is None


CLAUSES = {
    "Trạm Chăn nuôi và Thú y khu vực lấy mẫu giám sát": (
        ["tram-chan-nuoi-va-thu-y-khu-vuc"],
        "lấy mẫu giám sát",
    ),
    "các sở, ngành, UBND các xã, phường tuyên truyền": (
        ["cac-so-ban-nganh", "ubnd-cac-xa-phuong"],
        "tuyên truyền",
    ),
    "Sở Y tế, xây dựng kế hoạch": (["so-y-te"], "xây dựng kế hoạch"),
    "Sở Y tế. Sở Nội vụ lo việc khác": (["so-y-te"], "Sở Nội vụ lo việc khác"),
    "Sở Y tế và các cơ quan, đơn vị có liên quan tổ chức hội thi": (
        ["so-y-te", "cac-don-vi-lien-quan"],
        "tổ chức hội thi",
    ),
    "các sở, ngành, triển khai": (["cac-so-ban-nganh"], "triển khai"),
    "các doanh nghiệp phát triển vùng chè": (["cac-doanh-nghiep"], "phát triển vùng chè"),
}


@pytest.mark.parametrize(("text", "expected"), CLAUSES.items(), ids=list(CLAUSES))
def test_a_clause(text: str, expected: tuple[list[str], str]) -> None:
    found = leading_bodies(text, HOME)
    assert found is not None
    assert ([body.id.partition("/")[2] for body in found.bodies], text[found.rest :]) == expected


def test_a_clause_that_names_none() -> None:
    assert leading_bodies("trồng chè với Sở Y tế", HOME) is None
