"""Times are read as the rules say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.periods import Timing, in_year, read_schedule, said_schedule


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


PERIODS = {
    "Năm 2026": ("2026-01-01", "2026-12-31"),
    "Quý III/2026": ("2026-07-01", "2026-09-30"),
    "Quý III năm 2026": ("2026-07-01", "2026-09-30"),
    "Quí IV-2025": ("2025-10-01", "2025-12-31"),
    "Quý 1/26": ("2026-01-01", "2026-03-31"),
    "Quý III, Quý IV/2026": ("2026-07-01", "2026-12-31"),
    "Quý II-III/2026": ("2026-04-01", "2026-09-30"),
    "Quý III và IV năm 2026": ("2026-07-01", "2026-12-31"),
    "Quý II/2026 - Quý I/2027": ("2026-04-01", "2027-03-31"),
    "2025-2026": ("2025-01-01", "2026-12-31"),
    "giai đoạn 2026 – 2030": ("2026-01-01", "2030-12-31"),
    "2026-30": ("2026-01-01", "2030-12-31"),
    "năm 2025, 2026": ("2025-01-01", "2026-12-31"),
    "Từ năm 2026 đến năm 2030": ("2026-01-01", "2030-12-31"),
    "Tháng 10/2025": ("2025-10-01", "2025-10-31"),
    "Tháng 02 năm 2028": ("2028-02-01", "2028-02-29"),
    "3/2026": ("2026-03-01", "2026-03-31"),
    "tháng 9-12/2025": ("2025-09-01", "2025-12-31"),
    "Tháng 9, 10/2025": ("2025-09-01", "2025-10-31"),
    "Từ tháng 3 đến tháng 5/2026": ("2026-03-01", "2026-05-31"),
    "tháng 11 - tháng 2/2026": ("2025-11-01", "2026-02-28"),
    "Tháng 12/2025 - tháng 3/2026": ("2025-12-01", "2026-03-31"),
    "6 tháng đầu năm 2026": ("2026-01-01", "2026-06-30"),
    "6 tháng cuối năm 2026": ("2026-07-01", "2026-12-31"),
    "ngày 15/6/2026": ("2026-06-15", "2026-06-15"),
    "Từ 15/3/2026 đến 30/6/2026": ("2026-03-15", "2026-06-30"),
    "từ 10/10 - 10/11/2026": ("2026-10-10", "2026-11-10"),
    "Từ 05/01 đến 20/01/2027": ("2027-01-05", "2027-01-20"),
    "01/3 - 15/4/2026": ("2026-03-01", "2026-04-15"),
    "20/12 - 10/01/2027": ("2026-12-20", "2027-01-10"),
    "từ ngày 01 đến ngày 15/4/2026": ("2026-04-01", "2026-04-15"),
    "từ 01 đến hết 15/4/2026": ("2026-04-01", "2026-04-15"),
    "01-15/4/2026": ("2026-04-01", "2026-04-15"),
    "từ 01/3 đến ngày 15 tháng 4 năm 2026": ("2026-03-01", "2026-04-15"),
    "lần 2 đến ngày 15/4/2026": ("", "2026-04-15"),
    "Tháng 10/ \n2025": ("2025-10-01", "2025-10-31"),
    "Năm\n2025-2026": ("2025-01-01", "2026-12-31"),
    "(Quý I/2026).": ("2026-01-01", "2026-03-31"),
    "trước ngày 10/12/2026": ("", "2026-12-10"),
    "Trước ngày 15 tháng 12 năm 2025": ("", "2025-12-15"),
    "Chậm nhất 30/6/2026": ("", "2026-06-30"),
    "hoàn thành trong Quý II/2026": ("", "2026-06-30"),
    "hoàn thành trước Quý II/2026": ("", "2026-06-30"),
    "đến hết năm 2030": ("", "2030-12-31"),
    "Đến năm 2030": ("", "2030-12-31"),
    "Từ 01/7/2025": ("2025-07-01", ""),
    "Kể từ tháng 7/2025": ("2025-07-01", ""),
    "Từ năm 2026": ("2026-01-01", ""),
    "Năm 2026 và các năm tiếp theo": ("2026-01-01", ""),
    "Quý IV năm 2025 và các năm tiếp theo": ("2025-10-01", ""),
}


@pytest.mark.parametrize(("label", "days"), PERIODS.items(), ids=list(PERIODS))
def test_a_period(label: str, days: tuple[str, str]) -> None:
    found = read_schedule(label)
    assert (found.starts_on, found.ends_on) == (day(days[0]), day(days[1]))
    assert found.recurrence is None
    assert found.understood


@pytest.mark.parametrize(
    ("label", "days"),
    [
        ("Quý I", ("2027-01-01", "2027-03-31")),
        ("Quý II – Quý IV", ("2027-04-01", "2027-12-31")),
        ("Tháng 5, 6", ("2027-05-01", "2027-06-30")),
        ("Trước ngày 15/6", ("", "2027-06-15")),
        ("Trong tháng 9", ("2027-09-01", "2027-09-30")),
    ],
)
def test_a_time_in_a_year_that_is_spoken_of(label: str, days: tuple[str, str]) -> None:
    found = in_year(label, 2027)
    assert found is not None
    assert (found.starts_on, found.ends_on) == (day(days[0]), day(days[1]))
    assert in_year(label, None) is None


@pytest.mark.parametrize(
    "label",
    [
        "Quý I năm sau",
        "Quý I/2026",
        "3 tháng 1 lần",
        "trong 3 tháng",
        "Quý I hằng năm",
        "Sau quý I",
        "Khi có kinh phí",
        "31/6",
        "",
    ],
)
def test_a_time_that_is_not_plainly_in_that_year(label: str) -> None:
    assert in_year(label, 2027) is None


@pytest.mark.parametrize(
    ("label", "recurrence"),
    [
        ("Hằng năm", "annual"),
        ("Hàng năm", "annual"),
        ("Thường xuyên", "continuous"),
        ("hằng quý", "quarterly"),
        ("Hàng tháng", "monthly"),
        ("Thường xuyên, hằng năm", "continuous"),
        ("trước 20 tháng 6 hằng năm", "annual"),
        ("định kỳ hàng năm hoặc đột xuất", "annual"),
    ],
)
def test_what_comes_back_has_no_day(label: str, recurrence: str) -> None:
    for deadline in (False, True):
        found = read_schedule(label, deadline=deadline, year=2026)
        assert (found.starts_on, found.ends_on, found.recurrence) == (None, None, recurrence)


def test_what_comes_back_in_a_period_has_both() -> None:
    found = read_schedule("Hằng năm, giai đoạn 2026-2030", deadline=True)
    assert (found.recurrence, found.starts_on, found.ends_on) == (
        "annual",
        date(2026, 1, 1),
        date(2030, 12, 31),
    )


@pytest.mark.parametrize(
    ("label", "days"),
    [
        ("Năm 2026", ("", "2026-12-31")),
        ("Quý III/2026", ("", "2026-09-30")),
        ("2026-2030", ("", "2030-12-31")),
        ("Từ 01/7/2025", ("2025-07-01", "")),
        ("Từ 01/7 đến 15/8/2025", ("2025-07-01", "2025-08-15")),
        ("Từ tháng 3 đến tháng 5/2026", ("2026-03-01", "2026-05-31")),
        ("Năm 2026 và các năm tiếp theo", ("2026-01-01", "")),
    ],
)
def test_under_a_heading_of_deadlines(label: str, days: tuple[str, str]) -> None:
    found = read_schedule(label, deadline=True)
    assert (found.starts_on, found.ends_on) == (day(days[0]), day(days[1]))


@pytest.mark.parametrize(
    "label",
    [
        "Theo lộ trình",
        "Theo tiến độ của Luật Bản Xa 2025",
        "Sau khi Nghị định số 99/2025/NĐ-CP ngày 28/02/2025 có hiệu lực",
        "Sau khi Quyết định số 99/QĐ-UBND.NC ngày 28/02/2025 có hiệu lực",
        "định kỳ, đột xuất",
        "Năm học 2025-2026",
        "Kỳ họp giữa năm 2026",
        "31/6/2026",
        "Quý III",
        "tháng 13/2026",
        "",
    ],
)
def test_words_without_a_day_are_a_label_alone(label: str) -> None:
    assert read_schedule(label) == Timing(label)
    assert not read_schedule(label).understood


def test_a_year_that_is_not_printed_can_be_given() -> None:
    assert read_schedule("Quý III", year=2026).ends_on == date(2026, 9, 30)
    assert read_schedule("tháng 5", year=2026).starts_on == date(2026, 5, 1)


def test_it_goes_into_the_dataset() -> None:
    schedule = read_schedule(" (Năm 2026). ").schedule
    assert schedule is not None
    assert schedule.plain() == {
        "label": "Năm 2026",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
    }
    assert read_schedule(" - ").schedule is None


def test_a_range_of_days_in_running_words() -> None:
    for words in ("tiêm từ ngày 01/3 đến hết ngày 15/4/2026 ở các bản", "tiêm 01/3 - 15/4/2026"):
        found = said_schedule(words)
        assert found is not None
        assert (found.starts_on, found.ends_on) == (date(2026, 3, 1), date(2026, 4, 15))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("mở bến đò mới trước ngày 30/6/2027", "trước ngày 30/6/2027"),
        ("xong thủ tục trước ngày 30/6/2027", "trước ngày 30/6/2027"),
        ("lấy ý kiến trong tháng 6/2027", "trong tháng 6/2027"),
        ("gọi vốn đầu tư từ năm 2027", "từ năm 2027"),
        ("lát đường, thời hạn hoàn thành: trước 30/6/2027", "thời hạn hoàn thành: trước 30/6/2027"),
    ],
)
def test_words_that_look_like_those_of_time_are_no_part_of_it(words: str, label: str) -> None:
    found = said_schedule(words)
    assert found is not None
    assert found.label == label


WORDS = ["năm", "tháng", "quý", "III", "IV", "2026", "12", "/", "-", "đến", "từ", "trước", "31"]
labels = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))


@given(labels, st.booleans(), st.one_of(st.none(), st.integers(1945, 2100)))
def test_any_label_gives_a_schedule_in_order(label: str, deadline: bool, year: int | None) -> None:
    found = read_schedule(label, deadline=deadline, year=year)
    if found.starts_on and found.ends_on:
        assert found.starts_on <= found.ends_on
    assert (found.schedule is None) == (not found.label)
