"""A body is cut into sections by what its headings say."""

import pytest

from loaders.sections.cutting import Section, sections_of
from loaders.sections.parts import Item
from loaders.sections.people import People
from tests.sections.conftest import HOME, Lines


def cut(lines: Lines, *texts: str) -> list[Section]:
    document = lines(*texts)
    return list(sections_of(document.blocks, People(document, HOME, {})))


def kinds(lines: Lines, *texts: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.number, each.path) for each in cut(lines, *texts)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("III. TỔ CHỨC THỰC HIỆN", "duties"),
        ("IV. Phân công nhiệm vụ", "duties"),
        ("V. TRÁCH NHIỆM CỦA CÁC CƠ QUAN", "duties"),
        ("V. TRÁCH NHIỆM CÁC ĐƠN VỊ", "duties"),
        ("V. NÂNG CAO TRÁCH NHIỆM CÁC CẤP", "other"),
        ("TỔ CHỨC TRIỂN KHAI", "duties"),
        ("Phần III. TỔ CHỨC THỰC HIỆN", "duties"),
        ("III. MỤC TIÊU", "aims"),
        ("IV. KINH PHÍ THỰC HIỆN", "funding"),
        ("I. MỤC ĐÍCH, YÊU CẦU", "reasons"),
        ("II. NỘI DUNG, YÊU CẦU", "other"),
        ("V. CHẾ ĐỘ BÁO CÁO", "reports"),
        ("3. Tổ chức thực hiện", "duties"),
        ("3. Tổ chức triển khai các văn bản của Trung ương", "other"),
        ("- Tổ chức thực hiện việc này", "other"),
    ],
)
def test_what_a_heading_is_about(lines: Lines, heading: str, kind: str) -> None:
    (section,) = cut(lines, heading)
    assert section.kind == kind


def test_a_section_below_another_ends_with_the_next_item_of_its_level(lines: Lines) -> None:
    assert kinds(
        lines,
        "II. NỘI DUNG",
        "1. Khám mắt",
        "2. Kinh phí",
        "a) Sở Y tế lo tiền khám.",
        "3. Phát kính",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế",
    ) == [
        ("other", "II", ""),
        ("funding", "II", "2"),
        ("other", "II", ""),
        ("duties", "III", ""),
    ]


def test_a_body_s_own_heading_stands_in_its_section(lines: Lines) -> None:
    sections = cut(
        lines,
        "II. NỘI DUNG",
        "1. Khám mắt",
        "2. Trách nhiệm của Sở Y tế",
        "- Phát kính.",
        "3. Trách nhiệm của các sở, ngành",
        "a) Sở Y tế",
    )
    assert [(each.kind, each.path, each.headed) for each in sections] == [
        ("other", "", True),
        ("duties", "", False),
        ("duties", "3", True),
    ]


def test_items_that_begin_with_agencies_need_no_heading(lines: Lines) -> None:
    letter = ("1. Sở Y tế: khám mắt.", "2. Sở Nội vụ: khen thưởng.", "3. Công an tỉnh: giữ đường.")
    assert kinds(lines, *letter) == [("duties", "", "")]
    assert kinds(lines, "1. Khám mắt.", "2. Sở Nội vụ khen thưởng.", "3. Giữ đường.") == [
        ("other", "", "")
    ]


def test_every_block_is_in_one_section(lines: Lines) -> None:
    texts = ("Mở đầu", "I. MỤC TIÊU", "1. Một", "II. VIỆC", "a) Hai", "1. Kinh phí", "- Ba")
    sections = cut(lines, *texts)
    blocks = [block for section in sections for block in section.blocks]
    assert [block.text for block in blocks] == list(texts)  # type: ignore[union-attr]
    assert [section.headed for section in sections] == [False, True, True, True]


def test_articles_stand_below_chapters_and_else_on_top(lines: Lines) -> None:
    chapters = ("Chương II", "TRÁCH NHIỆM CỦA CÁC CƠ QUAN", "Điều 5. Trách nhiệm của Sở Y tế")
    assert kinds(lines, *chapters) == [("duties", "II", "")]
    articles = ("Điều 1. Phạm vi", "1. Một", "Điều 2. Tổ chức thực hiện", "1. Sở Y tế khám.")
    assert kinds(lines, *articles) == [
        ("other", "1", ""),
        ("duties", "2", ""),
    ]


def test_an_article_ends_the_sections_of_the_one_before(lines: Lines) -> None:
    decision = (
        "Điều 1. Phê duyệt Đề án khám mắt",
        "I. MỤC TIÊU",
        "II. NỘI DUNG",
        "1. Khám mắt",
        "Điều 2. Tổ chức thực hiện",
        "1. Sở Y tế",
        "a) Khám mắt.",
        "Điều 3. Quyết định này có hiệu lực từ ngày ký.",
    )
    assert kinds(lines, *decision) == [
        ("other", "1", ""),
        ("aims", "I", ""),
        ("other", "II", ""),
        ("duties", "2", ""),
        ("other", "3", ""),
    ]


def test_articles_of_a_chapter_do_not_end_it(lines: Lines) -> None:
    regulation = ("Điều 3. Hiệu lực", "I. TRÁCH NHIỆM THI HÀNH", "Điều 1. Sở Y tế", "Điều 4. Khám")
    assert kinds(lines, *regulation) == [("other", "3", ""), ("other", "I", "")]


@pytest.mark.parametrize(
    ("article", "kind"),
    [
        ("Điều 2. Sở Y tế có trách nhiệm lo kính.", "duties"),
        ("Điều 2. Sở Y tế chịu trách nhiệm thi hành Quyết định này./.", "other"),
        ("Điều 2. Giao Sở Y tế chủ trì, triển khai thực hiện Kế hoạch này.", "other"),
        ("Điều 2. Sở Y tế là cơ quan y tế.", "other"),
        ("Điều 2. Mọi người có trách nhiệm.", "other"),
    ],
)
def test_an_article_that_charges_a_body(lines: Lines, article: str, kind: str) -> None:
    _, section = cut(lines, "Điều 1. Phê duyệt Đề án", article)
    assert (section.kind, section.headed) == (kind, kind == "other")


@pytest.mark.parametrize("parts", [("A.", "B.", "C."), ("PHẦN I.", "PHẦN II.", "PHẦN III.")])
def test_roman_numbers_stand_below_parts(lines: Lines, parts: tuple[str, str, str]) -> None:
    numbers = [each.split()[-1].strip(".") for each in parts]
    texts = [
        *(f"{parts[0]} MỤC TIÊU", "I. Mục tiêu chung", "1. Mở chợ."),
        *(f"{parts[1]} NHIỆM VỤ", "I. Xây dựng", "1. Xây chợ."),
        *(f"{parts[2]} TỔ CHỨC THỰC HIỆN", "I. Sở Y tế", "- Lo thuốc.", "II. Sở Tài chính"),
    ]
    assert [each[:2] for each in kinds(lines, *texts)] == [
        ("aims", numbers[0]),
        ("other", numbers[1]),
        ("duties", numbers[2]),
    ]


def test_ordinal_parts_have_their_title_in_the_next_line(lines: Lines) -> None:
    texts = ["PHẦN THỨ NHẤT", "MỤC TIÊU", "1. Mở chợ.", "PHẦN THỨ HAI", "TỔ CHỨC THỰC HIỆN"]
    assert [each[:2] for each in kinds(lines, *texts)] == [("aims", "I"), ("duties", "II")]


def test_parts_given_to_bodies_stay_where_they_stand(lines: Lines) -> None:
    sections = cut(
        lines,
        "II. CÁC DỰ ÁN",
        "1. Dự án 1",
        "b) Phân công thực hiện:",
        "- Tiểu dự án 1 (nuôi dê): Sở Y tế chủ trì; Sở Nội vụ phối hợp.",
        "2. Dự án 2",
        "b) Phân công thực hiện:",
        "- Sở Y tế chủ trì nuôi dê.",
    )
    assert [each.kind for each in sections] == ["other", "other", "other", "duties"]
    (_, given, *_) = sections
    assert [each.path for each in given.items if isinstance(each, Item)] == [("II", "1", "b")] * 2
