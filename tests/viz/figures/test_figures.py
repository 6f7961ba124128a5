"""The figures of the four plans and of hostile names: their numbers, their SVG, their PNG."""

import io
from collections.abc import Callable
from itertools import combinations

import pytest
from lxml import etree
from PIL import Image

import viz.drawing
import viz.figures.load
import viz.figures.matrix
import viz.figures.network
from graph.store import Store
from queries.catalogue import Language, question
from queries.running import run
from tests.viz.worlds import HOSTILE, PLAN, answer, write_plan
from viz.facts import Facts, gather
from viz.figures.cooperation import busiest_pair, cooperation
from viz.figures.letters import width
from viz.figures.load import load, loads_of
from viz.figures.matrix import matrix
from viz.figures.network import network
from viz.figures.part import FigureError, Part, edges_of
from viz.figures.png import to_png
from viz.figures.sheet import Drawn, to_svg
from viz.figures.words import Words

SVG = "{http://www.w3.org/2000/svg}"
VI = Words("vi")
PAIR = {"province_a": "son-la", "province_b": "thanh-hoa"}
Draw = Callable[[Facts, Part, Words], Drawn]


def plan_named(facts: Facts, part: str) -> int:
    return next(at for at, row in enumerate(facts.plans) if part in str(row["programme_id"]))


def texts(svg: str) -> list[str]:
    """The texts of a figure, in their order."""
    return [
        "".join(map(str, each.itertext()))
        for each in etree.fromstring(svg.encode()).iter(f"{SVG}text")
    ]


def common(store: Store, word: Words = VI) -> Drawn:
    rows = run(store, question("cooperation"), PAIR).records()
    return cooperation(rows, "Sơn La", "Thanh Hóa", word)


@pytest.mark.parametrize("province", [None, "Sơn La", "Lạng Sơn"])
@pytest.mark.parametrize("plan", [None, "son-la/cay-an-qua-2025"])
def test_loads_are_those_of_the_question(
    four_plans: Store, province: str | None, plan: str | None
) -> None:
    facts = gather(four_plans)
    index = plan_named(facts, plan) if plan else None
    if province == "Lạng Sơn" and plan:
        with pytest.raises(FigureError, match="no agency leads"):
            edges_of(facts, Part(index, province))
        return
    drawn = loads_of(edges_of(facts, Part(index, province)))
    slug = {name: key for key, name in facts.provinces.items()}
    asked = answer(
        four_plans,
        "coordination-load",
        programme=plan,
        province=slug[province] if province else None,
    )
    ours = {
        (str(facts.agencies[each.agency].load["agency_id"]), each.leads, each.supports, each.load)
        for each in drawn
    }
    assert ours == {
        (str(row["agency_id"]), row["leads"], row["supports"], row["load"]) for row in asked
    }
    assert [each.load for each in drawn] == sorted((each.load for each in drawn), reverse=True)


def test_a_bar_is_as_long_as_its_load(store: Store) -> None:
    write_plan(store, ("Sở A", "Sở B"), tasks=3)
    drawn = load(gather(store), Part(), VI)
    rows = drawn.values["rows"]
    assert [(row.load, row.leads, row.supports) for row in rows] == [
        ("2,5", "2", "1"),
        ("2", "1", "2"),
    ]
    step = rows[1].lead
    assert rows[0].lead == pytest.approx(2 * step)
    assert rows[0].support == pytest.approx(step / 2)
    assert rows[1].support == pytest.approx(step)


def test_the_scale_reaches_the_greatest_load() -> None:
    ticks = viz.figures.load._ticks
    assert ticks(38.5) == (10, 5)
    assert ticks(0.5) == (0.5, 2)
    assert ticks(6) == (1, 7)


def test_the_matrix_has_a_cell_for_each_participation(four_plans: Store) -> None:
    facts = gather(four_plans)
    plan = plan_named(facts, "hop-tac")
    drawn = matrix(facts, Part(plan), VI)
    cells = [cell.code for row in drawn.values["rows"] for cell in row.cells]
    asked = answer(four_plans, "evidence", programme="son-la/hop-tac-thanh-hoa-2026")
    roles = [row["role"] for row in asked if row["task_id"] is not None]
    both = cells.count("C/P")
    assert cells.count("C") + both == roles.count("lead")
    assert cells.count("P") + both == roles.count("support")
    columns = drawn.values["columns"]
    assert sum(column.leads for column in columns) == roles.count("lead")


def test_the_rows_of_several_plans_stand_under_their_titles(four_plans: Store) -> None:
    rows = matrix(gather(four_plans), Part(), VI).values["rows"]
    assert [row.title for row in rows if row.heading][1] == (
        "Chương trình khuyến công Sơn La 2026-2030 (1113/QĐ-UBND)"
    )
    assert sum(not row.heading for row in rows) == len(gather(four_plans).tasks)


@pytest.mark.parametrize("plan", [None, "hop-tac"])
def test_the_headings_of_a_matrix_tell_agencies_apart(four_plans: Store, plan: str | None) -> None:
    facts = gather(four_plans)
    part = Part(plan_named(facts, plan) if plan else None)
    names = [" ".join(each.name) for each in matrix(facts, part, VI).values["columns"]]
    assert len(set(names)) == len(names)
    assert "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch (Sơn\u00a0La)" in names


def test_a_matrix_too_large_says_what_to_do(
    four_plans: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viz.figures.matrix, "MOST_TASKS", 20)
    with pytest.raises(FigureError, match=r"110 tasks and 33 agencies .*--programme"):
        matrix(gather(four_plans), Part(), VI)


def test_cooperation_shows_what_the_question_answers(four_plans: Store) -> None:
    drawn = common(four_plans)
    asked = answer(four_plans, "cooperation", **PAIR)
    assert len(drawn.values["tasks"]) == len({row["task_id"] for row in asked})
    parts = {
        (row[f"agency_{side}_id"], row["task_id"], row[f"role_{side}"])
        for row in asked
        for side in "ab"
    }
    assert len(drawn.values["links"]) == len(parts)
    assert busiest_pair(gather(four_plans)) == ("son-la", "thanh-hoa")


def test_boxes_of_cooperation_do_not_cover_each_other(four_plans: Store) -> None:
    drawn = common(four_plans)
    for one, other in combinations([*drawn.values["agencies"], *drawn.values["tasks"]], 2):
        across = one.x + one.width <= other.x or other.x + other.width <= one.x
        down = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert across or down


def test_provinces_that_do_nothing_together_are_told(four_plans: Store) -> None:
    with pytest.raises(FigureError, match="no task has agencies of both Lạng Sơn and Thanh Hóa"):
        cooperation([], "Lạng Sơn", "Thanh Hóa", VI)


def test_the_network_has_the_shapes_and_lines_of_the_page(four_plans: Store) -> None:
    facts = gather(four_plans)
    drawn = network(facts, Part(plan_named(facts, "cay-an-qua")), VI)
    assert len(drawn.values["shapes"]) == 75
    assert len(drawn.values["strokes"]) == 154
    assert {mark.symbol for mark in drawn.legend} == {"shape", "line"}


def test_labels_of_the_network_do_not_cover_each_other(four_plans: Store) -> None:
    facts = gather(four_plans)
    for plan in (None, 0, 1, 2, 3):
        drawn = network(facts, Part(plan), VI)
        letters = drawn.values["letters"]
        boxes = [label_box(shape, letters) for shape in drawn.values["shapes"]]
        for one, other in combinations(boxes, 2):
            apart = one[2] <= other[0] or other[2] <= one[0]
            assert apart or one[3] <= other[1] or other[3] <= one[1]
        assert min(box[0] for box in boxes) >= 0
        assert max(box[2] for box in boxes) <= drawn.width


def label_box(shape: viz.figures.network.Shape, letters: float) -> tuple[float, ...]:
    """Left, top, right and bottom of a label as it is drawn."""
    widest = max(width(line, letters) for _, line in shape.label)
    top = shape.label[0][0] - 0.8 * letters
    return shape.x - widest / 2, top, shape.x + widest / 2, shape.label[-1][0] + 0.2 * letters


def test_of_many_agencies_the_most_loaded_are_drawn(
    four_plans: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viz.figures.network, "MOST_AGENCIES", 5)
    drawn = network(gather(four_plans), Part(), VI)
    assert len(drawn.values["shapes"]) == 5
    assert drawn.notes[0] == "Chỉ vẽ 5 cơ quan có tải lớn nhất trong số 33."


def test_of_a_large_graph_one_neighbourhood_is_drawn(
    four_plans: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viz.drawing, "MOST_SHARED", 140)
    drawn = network(gather(four_plans), Part(), VI)
    assert drawn.title == "Cơ quan có tải lớn nhất và các cơ quan cùng làm"
    assert len(drawn.values["shapes"]) == 20
    assert len(drawn.values["strokes"]) == 19


@pytest.mark.parametrize("draw", [load, matrix, network])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_figure_is_whole_and_the_same_every_time(
    four_plans: Store, draw: Draw, lang: Language
) -> None:
    word = Words(lang)
    svg = to_svg(draw(gather(four_plans), Part(), word), word)
    assert svg == to_svg(draw(gather(four_plans), Part(), word), word)
    root = etree.fromstring(svg.encode())
    assert root.findtext(f"{SVG}title") == texts(svg)[0]
    shown = " ".join(texts(svg))
    assert word("all_plans", 4) in shown
    assert "1113/QĐ-UBND" in shown
    across = float(root.get("width", "").removesuffix("mm"))
    assert across in (190, pytest.approx(277, abs=0.2))


@pytest.mark.parametrize("draw", [load, matrix])
def test_only_plans_that_are_shown_are_named_as_the_source(four_plans: Store, draw: Draw) -> None:
    facts = gather(four_plans)
    drawn = draw(facts, Part(province="Lạng Sơn"), VI)
    ours = facts.plans[plan_named(facts, "lang-son/")]
    assert drawn.notes[-1] == f"Nguồn: {ours['title']}."
    assert drawn.about.startswith(str(ours["title"]))
    assert draw(facts, Part(), VI).about == "4 kế hoạch"


def test_a_title_given_takes_the_place_of_the_own(four_plans: Store) -> None:
    assert texts(to_svg(common(four_plans), VI, "Hai tỉnh"))[0] == "Hai tỉnh"


def test_of_many_plans_it_is_said_how_many_more_are_the_source(store: Store) -> None:
    names = [f"{'Sở có tên dài ' * 5}{number}" for number in range(12)]
    for number, name in enumerate(names):  # a plan is called as its first agency
        write_plan(store, (name,), tasks=1, plan=f"son-la/ke-hoach-{number}-2026")
    said = load(gather(store), Part(), VI).notes[-1]
    named = sum(name in said for name in names)
    assert 0 < named < 12
    assert said.endswith(f"; và {12 - named} kế hoạch khác.")
    assert not any("…" in each for each in texts(to_svg(load(gather(store), Part(), VI), VI)))


def test_signs_that_no_xml_may_hold_are_left_out() -> None:
    sheet = Drawn("load", "Tỉnh \x01Xứ\u202e Lạ", "\x02", 720, 10, [], ["a\x00b"], EMPTY)
    svg = to_svg(sheet, VI)
    assert texts(svg)[0] == "Tỉnh Xứ Lạ"
    assert to_png(svg).startswith(b"\x89PNG")


def test_a_text_is_no_longer_than_measured_whatever_the_font(four_plans: Store) -> None:
    svg = to_svg(matrix(gather(four_plans), Part(), VI), VI)
    title = next(etree.fromstring(svg.encode()).iter(f"{SVG}text"))
    assert float(title.get("textLength", "")) == pytest.approx(
        width(str(title.text), 18, bold=True), abs=0.1
    )
    assert title.get("lengthAdjust") == "spacingAndGlyphs"


@pytest.mark.parametrize("draw", [load, matrix, network])
def test_hostile_names_stay_text(store: Store, draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viz.figures.matrix, "MOST_AGENCIES", len(HOSTILE))
    write_plan(store, HOSTILE, tasks=len(HOSTILE))
    svg = to_svg(draw(gather(store), Part(), VI), VI, HOSTILE[0])
    root = etree.fromstring(svg.encode())
    tags = {str(each.tag).removeprefix(SVG) for each in root.iter()}
    assert not tags & {"script", "img", "a", "foreignObject", "image"}
    assert not any(str(name).startswith("on") for each in root.iter() for name in each.attrib)
    assert "\u202e" not in svg
    assert to_png(svg).startswith(b"\x89PNG")


def test_hostile_names_stay_text_in_cooperation(store: Store) -> None:
    write_plan(store, HOSTILE, tasks=2)
    row = answer(store, "evidence", programme=PLAN)[0]
    pairs = [
        {
            "task_id": "t",
            "title": HOSTILE[3],
            "agency_a_id": "a",
            "agency_a": HOSTILE[1],
            "role_a": "lead",
            "agency_b_id": "b",
            "agency_b": HOSTILE[7],
            "role_b": "support",
            "ends_on": None,
            "programme": HOSTILE[2],
            "locator": row["locator"],
        }
    ]
    root = etree.fromstring(to_svg(cooperation(pairs, "A", "B", VI), VI).encode())
    assert not {str(each.tag) for each in root.iter()} & {f"{SVG}script", f"{SVG}img"}


def test_the_png_is_the_svg_at_300_dots_an_inch(four_plans: Store) -> None:
    svg = to_svg(common(four_plans), VI)
    image = Image.open(io.BytesIO(to_png(svg)))
    assert abs(image.width - 190 / 25.4 * 300) <= 1


def test_vietnamese_letters_of_the_png_have_their_marks() -> None:
    sheet = Drawn("load", "Ệ", "", 720, 10, [], [], EMPTY)
    plain = Drawn("load", "E", "", 720, 10, [], [], EMPTY)
    assert ink(to_png(to_svg(sheet, VI))) > ink(to_png(to_svg(plain, VI))) * 1.1


EMPTY = {
    "rows": [],
    "ticks": [],
    "columns": [0, 0, 0],
    "start": 0,
    "names": 0,
    "bottom": 0,
    "bar": 0,
}


def ink(png: bytes) -> int:
    """How much of a picture is dark."""
    return sum(Image.open(io.BytesIO(png)).convert("L").histogram()[:128])


@pytest.mark.parametrize("draw", [load, matrix, network])
def test_an_empty_graph_says_what_to_do(store: Store, draw: Draw) -> None:
    with pytest.raises(FigureError, match="holds no plan; load some first: daumoi load FOLDER"):
        draw(gather(store), Part(), VI)
    with pytest.raises(FigureError, match="the graph holds no plan"):
        busiest_pair(gather(store))
