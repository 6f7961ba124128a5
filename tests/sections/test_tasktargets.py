"""Targets in tasks: of objectives, and what rows must reach at least."""

import pytest

from loaders.dataset import Schedule, Target, Task
from loaders.document import Document, DocumentBuilder, Span
from loaders.sections.passages import passages_of
from loaders.sections.reading import Reading
from loaders.sections.tasktargets import read_row_targets, read_task_targets
from tests.sections.conftest import HOME, PLAN, one_table, plan_of


def objective(number: str) -> Task:
    return Task(
        id=f"{PLAN}/ii.{number}",
        programme=PLAN,
        kind="objective",
        number=number,
        title="x",
        section="II",
    )


def checked(document: Document, reading: Reading[Target]) -> Reading[Target]:
    for target in reading.facts:
        assert target.span is not None
        assert document.quote(Span(*target.span)) == target.quote
    return reading


def read(*lines: str, known: tuple[Target, ...] = ()) -> Reading[Target]:
    builder = DocumentBuilder()
    for line in ("II. NHIỆM VỤ", *lines):
        builder.paragraph(line)
    document = builder.build("text/plain")
    plan = plan_of(document, last_year=2030)
    passages = list(passages_of(document.blocks, plan.products))
    start = next(each.start for each in passages if each.number == "1")
    return checked(document, read_task_targets(passages, {start: objective("1")}, known, plan))


Values = tuple[str | None, object, object, str | None, int | None]


def values(*lines: str, known: tuple[Target, ...] = ()) -> list[Values]:
    return [
        (each.product, each.minimum, each.maximum, each.unit, each.year)
        for each in read(*lines, known=known).facts
    ]


def aim(product: str | None, value: float, year: int = 2030) -> Target:
    return Target(
        programme=PLAN,
        product=product,
        indicator="diện tích",
        minimum=value,
        maximum=value,
        unit="ha",
        year=year,
        locator="I.2",
    )


def test_figures_of_an_objective_belong_to_it_and_to_its_product() -> None:
    reading = read("1. Cây chè", "- Trồng mới 40 ha; thu hút 2-3 cơ sở sao.")
    assert [(each.task, each.locator) for each in reading.facts] == [(f"{PLAN}/ii.1", "II.1")] * 2
    assert values("1. Cây chè", "- Trồng mới 40 ha; thu hút 2-3 cơ sở sao.") == [
        ("Chè", 40, 40, "ha", None),
        ("Chè", 2, 3, "cơ sở", None),
    ]


def test_a_year_is_that_of_its_own_words() -> None:
    assert values("1. Cây chè", "- Đến năm 2028 trồng 40 ha, năng suất 7 tấn/ha; thêm 3 lớp.") == [
        ("Chè", 40, 40, "ha", 2028),
        ("Chè", 7, 7, "tấn/ha", None),
        ("Chè", 3, 3, "lớp", 2028),
    ]


def test_what_the_words_measure_goes_before_the_heading() -> None:
    assert values("1. Cây ăn quả", "- Lê 200 ha, trồng xen 30 ha mận, còn lại 5 ha.") == [
        ("Lê", 200, 200, "ha", None),
        ("Mận", 30, 30, "ha", None),
        ("Cây ăn quả", 5, 5, "ha", None),
    ]


def test_without_a_product_above_it_is_the_one_named_before() -> None:
    assert values("1. Chăn nuôi", "- Nuôi ong ở bìa rừng, từ 300 - 500 đàn. Mật 2.000 kg.") == [
        ("Ong mật", 300, 500, "đàn", None),
        ("Ong mật", 2000, 2000, "kg", None),
    ]


def test_an_aim_given_again_is_written_once() -> None:
    lines = ("1. Cây chè", "- Giữ 900 ha. Đạt trên 900 ha.", "- Trồng 5 ha.")
    reading = read(*lines, known=(aim("Chè", 900),))
    assert [each.minimum for each in reading.facts] == [5]
    assert [each.code for each in reading.diagnostics] == [
        "target-repeated",
        "target-repeated-with-other-qualifier",
    ]


def test_the_same_figure_of_something_else_is_no_repetition() -> None:
    known = (aim("Chè", 900), aim(None, 40), aim("Mận", 40))
    assert values("1. Cây chè", "- Trồng 40 ha.", known=known) == [("Chè", 40, 40, "ha", None)]


def test_an_aim_given_again_hands_its_year_on() -> None:
    line = "- Giữ 900 ha, thêm vùng hữu cơ 60 ha, mỗi năm 12 ha/năm; trồng 5 ha."
    assert values("1. Cây chè", line, known=(aim("Chè", 900, 2029),)) == [
        ("Chè", 60, 60, "ha", 2029),
        ("Chè", 12, 12, "ha/năm", None),
        ("Chè", 5, 5, "ha", None),
    ]


def test_the_least_number_of_places_is_an_aim() -> None:
    assert values("1. Chợ", "- Mở quầy tại ít nhất 06 quốc gia, giữ quầy tại 3 xã.") == [
        (None, 6, None, "quốc gia", None)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- Dùng hết sức của 03 nhà máy hiện có.",
        "- Kinh phí 20 tỷ đồng.",
        "- Hiện nay có 15 cơ sở.",
        "- Mức hỗ trợ 5 triệu đồng/hộ.",
        "- Trồng tại 5 xã.",
        "- Mở đường dài khoảng 7,5 km.",
        "- Xây đập có chiều cao 9 m.",
    ],
)
def test_figures_that_are_no_aims(line: str) -> None:
    reading = read("1. Cây chè", line)
    assert (reading.facts, reading.diagnostics, reading.tally.plain) == ([], [], 2)


def test_the_length_of_all_together_is_an_aim() -> None:
    assert values("1. Cây chè", "- Làm đường với tổng chiều dài 7,5 km.") == [
        ("Chè", 7.5, 7.5, "km", None)
    ]


def test_other_items_are_left_alone() -> None:
    assert not values("1. Cây chè", "2. Kinh phí", "- Trồng 40 ha.")


# --- Rows ---


def rows(text: str, schedule: Schedule | None = None) -> list[tuple[object, ...]]:
    document, table = one_table([["TT", "Việc"], ["1", text]])
    task = Task(
        id=f"{HOME}/thu-2026/pl.1",
        programme=PLAN,
        kind="assignment",
        number="1",
        title="x",
        text=text,
        section="Phụ lục",
        schedule=schedule,
    )
    found = checked(document, read_row_targets(table, [task], plan_of(document, last_year=2030)))
    return [(each.task, each.minimum, each.maximum, each.unit, each.year) for each in found.facts]


def test_a_row_says_what_is_to_be_reached_at_least() -> None:
    text = "Mở tối thiểu 02 lớp; mời ít nhất 5 chuyến đi. Họp 3 lần."
    assert rows(text) == [
        (f"{PLAN}/pl.1", 2, None, "lớp", 2030),
        (f"{PLAN}/pl.1", 5, None, "chuyến", 2030),
    ]


def test_a_row_says_by_how_much_at_least() -> None:
    assert [each[1:4] for each in rows("Rà soát; cắt giảm ít nhất 30% thời gian chờ")] == [
        (30, None, "%")
    ]


def test_what_a_task_yields_may_say_the_least() -> None:
    document, table = one_table(
        [
            ["TT", "Việc", "Sản phẩm"],
            ["1", "Dạy nghề", ("Tối thiểu 12 lớp", 2, 1)],
            ["2", "Dạy chữ"],
            ["3", "Hội", "3 buổi"],
        ]
    )
    tasks = [
        objective(number).model_copy(update={"text": text, "title": text})
        for number, text in (("1", "Dạy nghề"), ("2", "Dạy chữ"), ("3", "Hội"))
    ]
    plan = plan_of(document, last_year=2030)
    (target,) = checked(document, read_row_targets(table, tasks, plan, deliverable=2)).facts
    assert (target.task, target.indicator) == (tasks[0].id, "Dạy nghề")
    assert (target.minimum, target.maximum, target.unit, target.quote) == (
        12,
        None,
        "lớp",
        "Tối thiểu 12 lớp",
    )


def test_the_year_of_a_row_is_the_last_of_its_time() -> None:
    schedule = Schedule.model_validate({"label": "Năm 2027", "ends_on": "2027-12-31"})
    assert [each[-1] for each in rows("Mở ít nhất 02 lớp", schedule)] == [2027]
