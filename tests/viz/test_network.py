"""What is drawn: with tasks where they are few, else agencies by shared tasks; plain data."""

import json

import numpy as np
import pytest

import viz.drawing
from graph.store import Store
from tests.viz.test_layout import covering
from tests.viz.worlds import HOSTILE, answer, write_plan
from viz.drawing import PageTooLargeError, check_size, clean, drawing, drawings
from viz.facts import gather
from viz.layout import CLEARANCE, GAP, on_lines
from viz.network import box_of, network_data, places_of, vis_script
from viz.parts.network import network
from viz.scope import Scope


def test_few_nodes_are_drawn_with_their_tasks(store: Store) -> None:
    write_plan(store, ("Sở A", "Sở B", "Sở C"), tasks=5)
    drawn = drawing(gather(store))
    assert drawn.kind == "two-mode"
    assert [node.id for node in drawn.nodes] == ["a0", "a1", "a2", "t0", "t1", "t2", "t3", "t4"]
    assert sorted({line.role for line in drawn.lines}) == ["lead", "support"]
    assert len(drawn.lines) == 10


def test_one_agency_in_both_roles_has_one_line(store: Store) -> None:
    write_plan(store, ("Sở A",), tasks=1)
    lines = drawing(gather(store)).lines
    assert [(line.role, len(line.sources)) for line in lines] == [("both", 2)]


def test_many_nodes_are_drawn_as_agencies_that_share_tasks(store: Store) -> None:
    write_plan(store, ("Sở A", "Sở B", "Sở C"), tasks=120)
    drawn = drawing(gather(store))
    assert drawn.kind == "shared"
    assert [len(line.sources) for line in drawn.lines] == [40, 40, 40]


def test_shared_tasks_are_those_of_the_question_partners(four_plans: Store) -> None:
    facts = gather(four_plans)
    ids = [str(agency.load["agency_id"]) for agency in facts.agencies]
    drawn = {
        frozenset((ids[int(line.source[1:])], ids[int(line.target[1:])])): len(line.sources)
        for line in drawing(facts).lines
    }
    asked = {
        frozenset((agency, str(row["partner_id"]))): row["tasks"]
        for agency in ids
        for row in answer(four_plans, "partners", agency=agency)
    }
    assert drawn == asked


def test_weights_are_the_loads_of_the_question(four_plans: Store) -> None:
    facts = gather(four_plans)
    weights = {node.id: node.weight for node in drawing(facts).nodes}
    assert weights == {f"a{each.index}": each.load["load"] for each in facts.agencies}


def test_all_plans_and_each_plan_are_drawn(four_plans: Store) -> None:
    drawn = [(each.plan, each.kind) for each in drawings(gather(four_plans))]
    assert drawn == [
        (None, "shared"),
        *((plan, kind) for plan in range(4) for kind in ("two-mode", "shared")),
    ]


def test_a_province_is_drawn_alike_whatever_is_shown(four_plans: Store) -> None:
    whole = network(gather(four_plans))["shapes"]
    part = network(gather(four_plans, Scope(agency="thanh-hoa/so-cong-thuong")))["shapes"]
    assert part == whole
    assert [each["province"] for each in whole] == ["son-la", "lang-son", None, "thanh-hoa"]


def test_network_data_is_plain_and_repeatable(four_plans: Store) -> None:
    drawn = drawing(gather(four_plans))
    first, again = network_data(drawn), network_data(drawn)
    assert json.dumps(first) == json.dumps(again)
    assert first["options"]["physics"] == {"enabled": False}
    assert first["options"]["edges"]["smooth"] is False
    assert all(isinstance(node["x"], int) for node in first["nodes"])


def test_names_on_the_canvas_are_short_and_without_direction_controls(store: Store) -> None:
    write_plan(store, HOSTILE, tasks=len(HOSTILE))
    for node in network_data(drawing(gather(store)))["nodes"]:
        assert len(node["label"]) <= 100
        assert len(node["title"]) <= 300
        assert not set(node["label"] + node["title"]) & set("\u202e\u202c\u2066\u2069\u2028\u2029")


def test_clean_leaves_vietnamese_as_it_is() -> None:
    assert clean("Sở Nông nghiệp và Môi trường") == "Sở Nông nghiệp và Môi trường"


def test_of_a_large_graph_each_neighbourhood_is_drawn(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(store, ("Sở A", "Sở B", "Sở C", "Sở D"), tasks=9)
    monkeypatch.setattr(viz.drawing, "MOST_TWO_MODE", 2)
    monkeypatch.setattr(viz.drawing, "MOST_SHARED", 3)
    drawn = drawings(gather(store))
    assert {each.kind for each in drawn} == {"neighbourhood"}
    assert [each.nodes[0].id for each in drawn] == ["a0", "a1", "a2", "a3"]
    assert {len(each.nodes) for each in drawn} == {3}
    first = network_data(drawn[0])["nodes"]
    assert first[0]["x"] == 0
    assert {node["x"] for node in first[1:]} == {0}


def test_a_neighbourhood_holds_those_that_share_most(
    four_plans: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viz.drawing, "MOST_SHARED", 140)
    monkeypatch.setattr(viz.drawing, "MOST_NEIGHBOURS", 3)
    facts = gather(four_plans)
    first = drawing(facts)
    asked = answer(four_plans, "partners", agency=str(facts.agencies[0].load["agency_id"]))
    assert [len(line.sources) for line in first.lines] == [row["tasks"] for row in asked[:3]]
    assert first.nodes[0].id == "a0"


def test_more_than_can_be_read_is_refused_with_a_way_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(store, ("Sở A", "Sở B", "Sở C"), tasks=3)
    check_size(gather(store))
    monkeypatch.setattr(viz.drawing, "MOST_DRAWN", 5)
    with pytest.raises(PageTooLargeError, match=r"^6 agencies and tasks .*gexf.*--force$"):
        check_size(gather(store))


def test_no_label_covers_another_on_the_four_plans(four_plans: Store) -> None:
    for drawn in drawings(gather(four_plans)):
        places = places_of(drawn)
        rooms = {node.id: box_of(node) for node in drawn.nodes}
        assert covering(places, rooms) == []


def test_vis_network_has_no_link_to_a_source_map() -> None:
    assert "vis-network" in vis_script()
    assert "sourceMappingURL" not in vis_script()


def test_no_line_runs_through_a_shape_that_is_not_its_end(four_plans: Store) -> None:
    for drawn in drawings(gather(four_plans)):
        places, order = places_of(drawn), {node.id: at for at, node in enumerate(drawn.nodes)}
        boxes = [box_of(node) for node in drawn.nodes]
        lines, _, _ = on_lines(
            np.array([places[node] for node in order], dtype=float),
            np.array([[box.width, box.height] for box in boxes]) + GAP,
            np.array([box.size for box in boxes]) - CLEARANCE,
            np.array([[order[line.source], order[line.target]] for line in drawn.lines]),
        )
        assert not len(lines), [drawn.lines[line].id for line in lines]


def test_a_line_through_a_shape_is_found() -> None:
    points = np.array([[0.0, 0.0], [100.0, 0.0], [50.0, 3.0], [50.0, 90.0]])
    lines, nodes, moves = on_lines(
        points, np.full((4, 2), 20 + GAP), np.full(4, 10.0), np.array([[0, 1]])
    )
    assert (lines.tolist(), nodes.tolist()) == ([0], [2])
    assert moves[0, 0] == 0
    assert moves[0, 1] >= 10 + CLEARANCE - 3
