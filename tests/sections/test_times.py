"""The time that the words of a task say."""

import pytest

from loaders.sections.times import time_of_words

TIMES = {
    "Hằng năm tổ chức hội chợ": (None, "annual"),
    "Thường xuyên rà soát": (None, "continuous"),
    "Lập danh sách, hoàn thành trước ngày 30/6/2026.": ("2026-06-30", None),
    "Trình đề án trong quý III/2026; báo cáo UBND tỉnh": ("2026-09-30", None),
    "Xây chợ, xong trong tháng 11/2026, có kiểm tra": ("2026-11-30", None),
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
    ],
)
def test_words_that_say_none(words: str) -> None:
    assert time_of_words(words) is None
