"""Positions: the same every time, nothing on top of anything else, components apart."""

import os
import subprocess
import sys
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.forces import spread
from viz.layout import GAP, Box, Pair, around, place, push_apart

Places = dict[str, tuple[int, int]]
RING: list[Pair] = [(f"n{index}", f"n{(index + 1) % 12}") for index in range(12)]
SAME_PLACES = """
from tests.viz.test_layout import RING, boxes, place
names = set(boxes(30)) - {"n3"}
print(place(boxes(30), RING), len(names))
"""


def boxes(count: int) -> dict[str, Box]:
    """Nodes n0, n1 … with boxes of different sizes."""
    return {f"n{index}": Box(40 + 13 * (index % 7), 20 + 9 * (index % 5)) for index in range(count)}


def covering(places: Places, rooms: dict[str, Box]) -> list[tuple[str, str]]:
    """Pairs whose boxes cover each other."""

    def too_near(one: str, other: str) -> bool:
        across, down = (abs(a - b) for a, b in zip(places[one], places[other], strict=True))
        wide = (rooms[one].width + rooms[other].width) / 2
        high = (rooms[one].height + rooms[other].height) / 2
        return across < wide and down < high

    return [pair for pair in combinations(places, 2) if too_near(*pair)]


def test_the_same_graph_has_the_same_places() -> None:
    assert place(boxes(30), RING) == place(boxes(30), RING)


def test_another_seed_gives_another_drawing() -> None:
    assert place(boxes(30), RING, seed=1) != place(boxes(30), RING, seed=2)


def test_places_do_not_depend_on_how_python_hashes() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SAME_PLACES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_nothing_has_no_places() -> None:
    assert place({}, []) == {}


def test_every_node_has_a_place_in_the_order_given() -> None:
    assert list(place(boxes(30), RING)) == list(boxes(30))


def test_a_node_alone_fills_its_box_from_the_corner() -> None:
    assert place({"n": Box(100, 40)}, [("n", "n")]) == {"n": (50, 20)}


@settings(max_examples=60)
@given(
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=90),
    st.integers(0, 5),
)
def test_no_two_boxes_cover_each_other(
    count: int, joined: list[tuple[int, int]], seed: int
) -> None:
    rooms = boxes(count)
    edges = [(f"n{a % count}", f"n{b % count}") for a, b in joined]
    assert covering(place(rooms, edges, seed), rooms) == []


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 90), st.integers(1, 60)),
        max_size=40,
    )
)
def test_pushing_ends_wherever_boxes_start(given: list[tuple[int, int, int, int]]) -> None:
    numbers = np.array(given, dtype=np.float64).reshape(-1, 4)
    sizes = numbers[:, 2:]
    moved = push_apart(numbers[:, :2], sizes)
    for one, other in combinations(range(len(moved)), 2):
        need = (sizes[one] + sizes[other]) / 2
        assert (need - np.abs(moved[one] - moved[other])).min() <= 0.5


@given(st.integers(1, 60))
def test_on_a_ring_nothing_covers_another(count: int) -> None:
    rooms = boxes(count)
    places = around(rooms)
    assert list(places) == list(rooms)
    assert places["n0"] == (0, 0)
    assert covering(places, rooms) == []


def test_four_stand_around_one_above_right_below_and_left() -> None:
    rooms = {name: Box(84, 34) for name in "mnesw"}
    assert around(rooms) == {
        "m": (0, 0),
        "n": (0, -50),
        "e": (100, 0),
        "s": (0, 50),
        "w": (-100, 0),
    }


def test_boxes_that_are_apart_stay_where_they_are() -> None:
    points = np.array([[0.0, 0.0], [30.0, 0.0], [0.0, 30.0]])
    assert np.array_equal(push_apart(points, np.full((3, 2), 29.0)), points)


def test_two_boxes_are_pushed_along_the_shorter_way() -> None:
    moved = push_apart(np.array([[0.0, 0.0], [2.0, 1.0]]), np.array([[100.0, 10.0], [100.0, 10.0]]))
    assert moved[:, 0].tolist() == [0.0, 2.0]
    assert moved[1, 1] - moved[0, 1] >= 9.5


def test_the_ends_of_a_path_stand_farthest_apart() -> None:
    ends = np.array(list(pairwise(range(5))), dtype=np.intp)
    points = spread(5, ends, np.ones(4), 1)
    far = np.linalg.norm(points[:, None] - points[None], axis=2)
    assert np.unravel_index(far.argmax(), far.shape) == (0, 4)


def test_what_pulls_more_strongly_stands_nearer() -> None:
    star = np.array([[0, 1], [0, 2], [0, 3], [0, 4]], dtype=np.intp)
    points = spread(5, star, np.array([9.0, 1.0, 1.0, 1.0]), 1)
    far = np.linalg.norm(points[1:] - points[0], axis=1)
    assert far.argmin() == 0


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_nodes_stand_around_the_middle(count: int) -> None:
    ends = np.array(list(pairwise(range(count))), dtype=np.intp).reshape(-1, 2)
    points = spread(count, ends, np.ones(len(ends)), 1)
    assert points.shape == (count, 2)
    assert np.allclose(points.mean(axis=0), 0)
    assert np.isfinite(points).all()


def test_two_components_do_not_reach_into_each_other() -> None:
    rooms = boxes(24)
    edges = RING + [(f"n{a}", f"n{b}") for a, b in pairwise(range(12, 24))]
    places = place(rooms, edges)
    one, other = (
        bounds(places, rooms, [f"n{index}" for index in part])
        for part in (range(12), range(12, 24))
    )
    apart = max(other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3])
    assert apart >= GAP


def bounds(places: Places, rooms: dict[str, Box], part: list[str]) -> tuple[float, ...]:
    """Left, top, right and bottom of some nodes' boxes."""
    return (
        min(places[node][0] - rooms[node].width / 2 for node in part),
        min(places[node][1] - rooms[node].height / 2 for node in part),
        max(places[node][0] + rooms[node].width / 2 for node in part),
        max(places[node][1] + rooms[node].height / 2 for node in part),
    )
