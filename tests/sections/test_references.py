"""The documents that a plan rests on, and what it says of each."""

import pytest

from loaders.sections.parts import parts_of
from loaders.sections.references import grounds_in, read_references
from tests.sections.conftest import PLAN, Lines


def relations(lines: Lines, *preamble: str) -> list[tuple[str, str]]:
    """Each document of a preamble, and what is said of it."""
    document = lines("KẾ HOẠCH", "Trồng trúc", *preamble, "I. VIỆC")
    part = next(each for each in parts_of(document) if each.name == "preamble")
    return [(each.number, each.relation) for each in read_references(part.blocks, PLAN).facts]


RELATIONS = {
    "Căn cứ Nghị định số 3/2026/NĐ-CP;": "based_on",
    "Tiếp theo Kế hoạch số 3/KH-UBND;": "based_on",
    "Thực hiện Kế hoạch số 3/KH-UBND;": "implements",
    "Triển khai thực hiện Kế hoạch số 3/KH-UBND;": "implements",
    "Để tổ chức triển khai Kế hoạch số 3/KH-UBND;": "implements",
    "Nhằm tiếp tục cụ thể hóa Kế hoạch số 3/KH-UBND;": "implements",
    "Theo đề nghị của Sở Y tế tại Tờ trình số 3/TTr-SYT;": "proposed_by",
    "Trên cơ sở tham mưu của Sở Y tế tại Công văn số 3/SYT-VP;": "proposed_by",
    "Trên cơ sở đề xuất của Sở Y tế tại Công văn số 3/SYT-VP;": "proposed_by",
    "Theo ý kiến của Sở Y tế tại Công văn số 3/SYT-VP;": "proposed_by",
    "Căn cứ Luật Trồng trọt, theo tham mưu của Sở Y tế tại Công văn số 3/SYT-VP,": "proposed_by",
    "Theo ý kiến chỉ đạo của Thủ tướng tại Công văn số 3/VPCP-NN;": "based_on",
}


@pytest.mark.parametrize(("words", "relation"), RELATIONS.items(), ids=list(RELATIONS))
def test_what_the_words_before_say(lines: Lines, words: str, relation: str) -> None:
    assert [said for _, said in relations(lines, words)] == [relation]


def test_each_clause_says_it_of_its_own(lines: Lines) -> None:
    words = (
        "Triển khai Chỉ thị số 1/CT-TTg về trúc, theo lộ trình; Công điện số 2/CĐ-TTg; trên cơ sở "
        "Đề án số 3-ĐA/TU và Tờ trình số 4/TTr-SYT; căn cứ Quyết định số 5/QĐ-TTg, UBND ban hành"
    )
    assert relations(lines, f"{words}:") == [
        ("1/CT-TTg", "implements"),
        ("2/CĐ-TTg", "implements"),
        ("3-ĐA/TU", "based_on"),
        ("4/TTr-SYT", "proposed_by"),
        ("5/QĐ-TTg", "based_on"),
    ]


def test_a_paragraph_says_nothing_of_the_next(lines: Lines) -> None:
    assert relations(lines, "Thực hiện Chỉ thị số 1/CT-TTg;", "Công điện số 2/CĐ-TTg;") == [
        ("1/CT-TTg", "implements"),
        ("2/CĐ-TTg", "based_on"),
    ]


def grounds(lines: Lines, *body: str) -> list[str]:
    """The paragraphs of a body that are legal grounds."""
    return [each.text for each in grounds_in(lines(*body).blocks)]


@pytest.mark.parametrize(
    "heading",
    [
        "I. CĂN CỨ PHÁP LÝ",
        "I. CƠ SỞ CHÍNH TRỊ, PHÁP LÝ",
        "1. Căn cứ xây dựng Đề án",
        "1. Các căn cứ",
        "CĂN CỨ PHÁP LÝ",
    ],
)
def test_a_section_of_grounds(lines: Lines, heading: str) -> None:
    below = ("a) Văn bản của tỉnh", "- Quyết định số 3/QĐ-UBND;", "Luật Trồng trọt.")
    assert grounds(lines, "Mở đầu.", heading, *below, "II. THỰC TRẠNG", "Xấu.") == list(below)


@pytest.mark.parametrize(
    "line",
    [
        "1. Căn cứ pháp lý, các sở xây dựng kế hoạch.",
        "1. Cơ sở dữ liệu về trúc",
        "1. Căn cứ Kế hoạch này các sở trồng trúc",
        "Căn cứ pháp lý của Đề án",
    ],
)
def test_no_section_of_grounds(lines: Lines, line: str) -> None:
    assert grounds(lines, "I. VIỆC", line, "- Quyết định số 3/QĐ-UBND;") == []


def test_grounds_below_a_section_end_with_the_next_of_its_level(lines: Lines) -> None:
    body = ("I. SỰ CẦN THIẾT", "1. Căn cứ pháp lý", "- Quyết định số 3/QĐ-UBND", "2. Tình hình")
    assert grounds(lines, *body, "- Nghị quyết số 4/NQ-HĐND") == ["- Quyết định số 3/QĐ-UBND"]
