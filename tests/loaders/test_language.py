"""Pure functions on Vietnamese administrative text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.numbers import is_central
from loaders.language.periods import quarter, quarters

days = st.dates(date(1945, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "number",
    [
        "45/2012/NĐ-CP",
        "257/2025/QH15",
        "59/2020/QH14",
        "1232/UBTVQH15",
        "1671/NQ-UBTVQH15",
        "46/2012/TT-BCT",
        "28/2018/TT-BTC",
        "07/2022/TT-BNN&PTNT",
        "03/2021/TT-BKHĐT",
        "17/2018/TT-BLĐTBXH",
        "2646/QĐ-BCT",
        "919/QĐ-TTg",
        "57-NQ/TW",
        "14/2024/TT-NHNN",
        "01/VBHN-VPCP",
        "05/2024/L-CTN",
    ],
)
def test_symbols_of_central_issuers(number: str) -> None:
    assert is_central(number)


@pytest.mark.parametrize(
    "number",
    [
        "1113/QĐ-UBND",
        "109/2025/NQ-HĐND",
        "1678-KL/TU",
        "24-NQ/TU",
        "01-NQ/ĐH",
        "38-KH/ĐU",
        "121/TTr-SCT",
        "847/TTr-SNNTM",
        "1052/SCT-QLCN",
        "20/TTr-XTĐTMDL",
        "12/KH-BCĐ",
        "",
    ],
)
def test_symbols_of_a_province(number: str) -> None:
    assert not is_central(number)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 1), "2026-Q1"),
        (date(2026, 3, 31), "2026-Q1"),
        (date(2026, 4, 1), "2026-Q2"),
        (date(2026, 9, 30), "2026-Q3"),
        (date(2026, 12, 31), "2026-Q4"),
    ],
)
def test_the_quarter_of_a_day(day: date, expected: str) -> None:
    assert quarter(day) == expected


def test_quarters_go_over_the_year() -> None:
    assert list(quarters(date(2026, 9, 30), date(2027, 1, 1))) == ["2026-Q3", "2026-Q4", "2027-Q1"]


@given(days, days)
def test_quarters_are_those_of_the_days_between(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = list(quarters(first, last))
    assert (found[0], found[-1]) == (quarter(first), quarter(last))
    assert found == sorted(set(found))
    months = (last.year - first.year) * 12 + last.month - first.month
    assert months // 3 <= len(found) - 1 <= (months + 2) // 3


@given(days, days)
def test_no_quarter_ends_before_it_begins(one: date, other: date) -> None:
    first, last = sorted((one, other))
    if quarter(first) != quarter(last):
        assert list(quarters(last, first)) == []
