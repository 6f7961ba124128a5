"""Numbered documents in a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.references import find_references


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Kết luận số 1678-KL/TU", "1678-KL/TU", "KL"),
        ("Nghị định 45/2012/NĐ-CP", "45/2012/NĐ-CP", "NĐ"),
        ("Nghị định số 45 / 2012/NĐ - CP", "45/2012/NĐ-CP", "NĐ"),
        ("Quyết định số 1113/QĐ-UBND;", "1113/QĐ-UBND", "QĐ"),
        ("Công văn số 1052/SCT-QLCN", "1052/SCT-QLCN", "CV"),
        ("Nghị quyết số 57-NQ/TW", "57-NQ/TW", "NQ"),
        ("Nghị quyết số 257/2025/QH15", "257/2025/QH15", "NQ"),
        ("Luật số 64/2025/QH15", "64/2025/QH15", "L"),
        ("Thông tư 07/2022/TT-BNN&PTNT", "07/2022/TT-BNN&PTNT", "TT"),
        ("Chương trình số 10-CTr/TU", "10-CTr/TU", "CTr"),
        ("Tờ trình số 20/TTr-XTĐTMDL", "20/TTr-XTĐTMDL", "TTr"),
        ("38-KH/ĐU", "38-KH/ĐU", "KH"),
        ("1671/NQ-UBTVQH15", "1671/NQ-UBTVQH15", "NQ"),
        ("Quyết định số 31/QĐ-UBND.NC;", "31/QĐ-UBND.NC", "QĐ"),
        ("Tờ trình số 4/TTr-SCT.QLTM ngày", "4/TTr-SCT.QLTM", "TTr"),
        ("Công văn số 8/SYT.NVY ngày", "8/SYT.NVY", "CV"),
        ("Quyết định số 31/QĐ-UBND.Giao Sở Y tế", "31/QĐ-UBND", "QĐ"),
    ],
)
def test_number_and_kind(text: str, number: str, kind: str) -> None:
    (found,) = find_references(text)
    assert (found.number, found.kind) == (number, kind)
    assert text[found.start : found.end] == found.as_written


@pytest.mark.parametrize(
    ("text", "issued_on"),
    [
        ("12/QĐ-UBND ngày 28/6/2025", date(2025, 6, 28)),
        ("12/QĐ-UBND ngày 21 tháng 5 năm 2012", date(2012, 5, 21)),
        ("12/QĐ-UBND, ngày 24-5-2025", date(2025, 5, 24)),
        ("12/QĐ-UBND.VX ngày 24/5/2025", date(2025, 5, 24)),
        ("12/QĐ-UBND ban hành ngày 24.5.2025", date(2025, 5, 24)),
        ("12/QĐ-UBND ngày 31/2/2025", None),
        ("12/QĐ-UBND", None),
    ],
)
def test_date_of_issue(text: str, issued_on: date | None) -> None:
    assert find_references(text)[0].issued_on == issued_on


def test_issuer_and_how_far_it_goes() -> None:
    text = "Số 12/NQ-HĐND ngày 1/2/2026 của Hội đồng nhân dân tỉnh Bản Xa về trồng chè"
    (found,) = find_references(text)
    assert found.issuer == "Hội đồng nhân dân tỉnh Bản Xa"
    assert text[found.reach :] == " về trồng chè"


def test_several_in_one_sentence() -> None:
    text = "Số 1/QĐ-UBND ngày 1/2/2026, 2/QĐ-UBND của Sở Y tế; số 3-KL/TU"
    assert [(each.number, each.issuer) for each in find_references(text)] == [
        ("1/QĐ-UBND", None),
        ("2/QĐ-UBND", "Sở Y tế"),
        ("3-KL/TU", None),
    ]


@pytest.mark.parametrize(
    "text", ["15/6/2026", "2025-2026", "12 kg/ha", "5 triệu/Năm", "24/7", "10/Xã", "3-A", ""]
)
def test_what_is_no_number_of_a_document(text: str) -> None:
    assert find_references(text) == []


PIECES = ["12", "/", "2025", "QĐ", "-", "UBND", "ngày", "1/2/2026", "của", "Sở Y tế", ";", "QH15"]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=10).map("".join)))
def test_any_text_gives_numbers_inside_it(text: str) -> None:
    end = 0
    for found in find_references(text):
        assert end <= found.start < found.end <= found.reach <= len(text)
        assert text[found.start : found.end] == found.as_written
        end = found.end
