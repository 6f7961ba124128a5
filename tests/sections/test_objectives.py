"""Objectives: numbered tasks without an agency, at the levels that carry content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dataset import Task
from loaders.document import DocumentBuilder
from loaders.sections.objectives import free_of_tasks, read_objectives
from loaders.sections.passages import passages_of
from loaders.sections.reading import Reading
from tests.sections.conftest import HOME, plan_of

TASKS = "II. NHIỆM VỤ TRỌNG TÂM"


def read(*lines: str, tasks: tuple[Task, ...] = ()) -> Reading[Task]:
    builder = DocumentBuilder()
    for line in lines:
        builder.paragraph(line)
    document = builder.build("text/plain")
    plan = plan_of(document)
    passages = passages_of(document.blocks, plan.products)
    reading, places = read_objectives(list(free_of_tasks(passages, tasks)), plan, tasks)
    assert list(places.values()) == reading.facts
    return reading


def numbers(*lines: str) -> list[str | None]:
    return [task.number for task in read(*lines).facts]


def test_sentences_are_objectives() -> None:
    (first, second) = read(TASKS, "1. Đào giếng cho bản xa.", "2. Làm đường vào nương.").facts
    assert (first.id, first.kind, first.section) == ("lai-chau/thu-2026/ii.1", "objective", "II")
    assert (first.title, first.text) == ("Đào giếng cho bản xa", "Đào giếng cho bản xa.")
    assert (second.number, second.parent) == ("2", None)


def test_an_item_with_bullets_is_one_with_their_words() -> None:
    (task,) = read(TASKS, "1. Nước sạch", "- Đào giếng.", "+ Xây bể.", "Việc gấp.").facts
    assert task.text == "Nước sạch - Đào giếng. + Xây bể. Việc gấp."


def test_points_of_one_sentence_stand_below_their_item() -> None:
    tasks = read(TASKS, "1. Nước sạch", "a) Đào giếng.", "b) Xây bể.").facts
    assert [(task.number, task.parent) for task in tasks] == [
        ("1", None),
        ("1a", "lai-chau/thu-2026/ii.1"),
        ("1b", "lai-chau/thu-2026/ii.1"),
    ]


def test_an_item_over_items_with_content_is_a_heading() -> None:
    lines = (TASKS, "1. Nông thôn", "1.1. Nước", "- Đào giếng.", "1.2. Đường", "- Mở đường.")
    assert numbers(*lines) == ["1.1", "1.2"]
    assert numbers(TASKS, "1. Nông thôn", "a) Nước", "- Đào giếng.", "b) Đường.") == ["1a", "1b"]


@pytest.mark.parametrize(
    "heading",
    [
        "II. NHIỆM VỤ TRỌNG TÂM",
        "II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU",
        "II. NỘI DUNG CỦA CHƯƠNG TRÌNH",
        "II. CÁC HOẠT ĐỘNG CHÍNH",
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ",
    ],
)
def test_headings_of_tasks(heading: str) -> None:
    assert numbers(heading, "1. Đào giếng.") == ["1"]


@pytest.mark.parametrize(
    "heading",
    [
        "II. MỤC ĐÍCH, YÊU CẦU",
        "II. GIẢI PHÁP THỰC HIỆN NHIỆM VỤ",
        "II. KINH PHÍ THỰC HIỆN NHIỆM VỤ",
        "II. MỤC TIÊU",
        "II. PHÂN CÔNG NHIỆM VỤ",
        "II. ĐẶC ĐIỂM TÌNH HÌNH",
    ],
)
def test_headings_of_something_else(heading: str) -> None:
    assert numbers(heading, "1. Đào giếng.") == []


def test_an_article_behind_the_tasks_is_none() -> None:
    decision = ("Điều 1. Đề án", "II. NHIỆM VỤ", "1. Khám mắt.", "Điều 3. Đề án có hiệu lực.")
    assert numbers(*decision) == ["1"]


def test_a_heading_below_may_be_the_one_of_tasks() -> None:
    lines = ("II. MỤC TIÊU, NHIỆM VỤ", "1. Mục tiêu", "a) Có nước.", "2. Nhiệm vụ", "a) Đào giếng.")
    assert numbers(*lines) == ["2a"]


@pytest.mark.parametrize(
    "item",
    [
        "1. Kinh phí: 3 tỷ đồng.",
        "1. Giải pháp về vốn",
        "1. Nguồn lực thực hiện",
        "1. Nhiệm vụ cụ thể",
        "1. Yêu cầu chung",
    ],
)
def test_items_that_are_no_tasks(item: str) -> None:
    reading = read(TASKS, item)
    assert (reading.facts, reading.tally.plain) == ([], 1)


def test_items_below_means_are_no_tasks_either() -> None:
    assert numbers(TASKS, "1. Giải pháp", "a) Vay vốn.", "2. Đào giếng.") == ["2"]


def test_tasks_in_an_annex_are_told() -> None:
    reading = read(TASKS, "1. Nhiệm vụ: gồm 9 việc (có phụ lục kèm theo).")
    assert [each.code for each in reading.diagnostics] == ["tasks-in-annex"]
    assert (reading.facts, reading.tally.diagnostic) == ([], 1)


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Sở Y tế khám bệnh cho học sinh.",),
        ("1. Khám bệnh", "- Sở Y tế cử bác sĩ."),
        ("1. Khám bệnh", "- Cơ quan chủ trì: chưa định."),
        ("1. Khám bệnh", "Hai Sở phối hợp với nhà trường khám bệnh cho học sinh."),
        ("1. Khám bệnh cho học sinh Ba ngành cùng cử bác sĩ.",),
    ],
)
def test_what_names_an_agency_is_told(lines: tuple[str, ...]) -> None:
    reading = read(TASKS, *lines)
    assert [each.code for each in reading.diagnostics] == ["task-with-agency-not-read"]
    assert not reading.facts


def assignment(number: str) -> Task:
    return Task(
        id=f"{HOME}/thu-2026/ii.{number}",
        programme=f"{HOME}/thu-2026",
        kind="assignment",
        number=number,
        title="x",
        section="II",
    )


def test_tasks_that_were_read_are_left_alone() -> None:
    lines = (TASKS, "1. Nước", "- Đào giếng.", "2. Đường", "- Mở đường.", "12. Chợ", "- Dựng chợ.")
    found = read(*lines, tasks=(assignment("1"), assignment("2.1"))).facts
    assert [each.number for each in found] == ["12"]


def test_what_no_task_was_read_from_is_an_objective_still() -> None:
    lines = (TASKS, "1. Nước", "- Đào giếng.", "- Sở Y tế thử nước.", "+ Hằng quý.", "- Xây bể.")
    (found,) = read(*lines, tasks=(assignment("1.2"),)).facts
    assert found.text == "Nước - Đào giếng. - Xây bể."


def test_an_item_over_points_that_are_tasks_is_a_heading() -> None:
    lines = (TASKS, "1. Nước", "a) Giếng", "- Cơ quan chủ trì: Sở Y tế.", "b) Bể")
    assert not read(*lines, tasks=(assignment("1a"), assignment("1b"))).facts


def test_products_of_the_heading() -> None:
    (task,) = read(TASKS, "1. Phát triển vùng trồng Mua", "- Chăm mua.").facts
    assert task.products == ["Mua"]


def test_parts_stand_over_sections() -> None:
    lines = ("Phần II", "NHIỆM VỤ", "I. Nông thôn", "1. Đào giếng.", "2. Làm đường.", "II. Chợ.")
    found = read(
        "Phần I", "MỤC TIÊU", "1. Có nước.", *lines, "Phần III", "KINH PHÍ", "1. Vốn."
    ).facts
    assert [(task.section, task.number, task.id.rpartition("/")[2]) for task in found] == [
        ("II", "I", "ii.i"),
        ("II", "I.1", "ii.i.1"),
        ("II", "I.2", "ii.i.2"),
        ("II", "II", "ii.ii"),
    ]


def test_a_document_without_roman_numbers() -> None:
    (task,) = read("1. Mục đích", "2. Nhiệm vụ", "a) Đào giếng.").facts
    assert (task.id, task.section, task.number) == ("lai-chau/thu-2026/2a", None, "2a")


LINES = st.sampled_from(
    [
        *("I. MỤC ĐÍCH", "II. NHIỆM VỤ", "III. NỘI DUNG", "1. Nước", "2. Đường.", "1.1. Giếng"),
        *(
            "1.",
            "a)",
            "a) Đào.",
            "b) Xây",
            "- Làm.",
            "+ Làm",
            "(ghi chú)",
            "3. Kinh phí",
            "Sở Y tế khám.",
        ),
    ]
)


@given(st.lists(LINES | st.text(max_size=12), max_size=14))
def test_any_lines_are_read_and_accounted_for(lines: list[str]) -> None:
    reading = read(*lines)
    assert reading.tally.fact == len(reading.facts)
    assert reading.tally.diagnostic == len(reading.diagnostics)
    ids = {task.id for task in reading.facts}
    assert all(task.parent is None or task.parent in ids for task in reading.facts)
