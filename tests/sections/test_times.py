"""The time that the words of a task say."""

import pytest

from loaders.sections.times import time_of_words

TIMES = {
    "Hằng năm tổ chức hội chợ": (None, "annual"),
    "Thường xuyên rà soát": (None, "continuous"),
    "Lập danh sách, hoàn thành trước ngày 30/6/2026.": ("2026-06-30", None),
    "Trình đề án trong quý III/2026; báo cáo UBND tỉnh": ("2026-09-30", None),
    "Xây chợ, xong trong tháng 11/2026, có kiểm tra": ("2026-11-30", None),
    "Họp các bản, kiểm tra mương nước vào năm 2027": ("2027-12-31", None),
    "Đắp mương cho các bản trong giai đoạn 2026 - 2028": ("2028-12-31", None),
    "Lấy mẫu nước ở các bến, các đập và kênh dẫn của xã, mỗi quý một lần": (None, "quarterly"),
    "Lập sổ theo dõi từng đập nước của xã, ghi vào máy trước ngày 05 hàng tháng;": (
        None,
        "monthly",
    ),
    "Báo cáo về Công an tỉnh (qua Phòng Cảnh sát giao thông) trước ngày 15/12 hằng năm.": (
        None,
        "annual",
    ),
    "Hướng dẫn các bản đắp mương; trước ngày 05 tháng 12 hằng năm báo cáo; sơ kết vào năm 2028": (
        None,
        "annual",
    ),
    "Hướng dẫn các bản đắp mương; sơ kết vào năm 2028; trước ngày 05/12 hằng năm báo cáo": (
        "2028-12-31",
        None,
    ),
    "Mở lớp cho cán bộ; thời gian thực hiện từ tháng 3 đến tháng 6/2026": ("2026-06-30", None),
    "Báo cáo kết quả về Sở Y tế trước ngày 15 của tháng cuối quý": (None, "quarterly"),
    "Tham mưu giao vốn đắp mương cho các xã, các bản và các hợp tác xã của tỉnh hằng năm trước "
    "ngày 10 tháng 12 năm trước": (None, "annual"),
    "Hướng dẫn các xã đo mực nước ở các đập, các bến và kênh dẫn định kỳ hằng năm.": (
        None,
        "annual",
    ),
    "Theo dõi các xã đắp mương, tháo gỡ khó khăn về đất, về tiền; giao ban hằng tháng": (
        None,
        "monthly",
    ),
    "Khám mắt cho học sinh, phân loại, lập sổ theo dõi ở các trường, trong Quý IV hằng năm": (
        None,
        "annual",
    ),
    "Định kỳ hằng tháng (ngày 20), hằng quý (ngày 25) họp bản": (None, "monthly"),
}


@pytest.mark.parametrize(("words", "expected"), TIMES.items())
def test_a_time(words: str, expected: tuple[str | None, str | None]) -> None:
    found = time_of_words(words)
    assert found is not None
    assert (found.ends_on.isoformat() if found.ends_on else None, found.recurrence) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Rà soát quy hoạch đã duyệt năm 2024",
        "Cập nhật dữ liệu của các hộ, sau đó công bố mức hỗ trợ mà các xã đề nghị hằng năm",
        "Theo lộ trình được duyệt",
        "Tổng hợp số liệu mực nước của các đập, các bến và kênh dẫn, báo cáo định kỳ hằng năm.",
        "Rà soát số liệu mực nước từ tháng 3 đến tháng 6/2024",
        "Bảo vệ các đập và kênh dẫn nước của xã, xong mới nhận 100% tiền công giao hằng tháng",
        "Tăng mức nước ở các đập, các kênh dẫn của xã thêm một phần ba, mỗi quý một ít",
    ],
)
def test_words_that_say_none(words: str) -> None:
    assert time_of_words(words) is None
