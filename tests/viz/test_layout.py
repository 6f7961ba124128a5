"""Positions: the same every time, nothing on top of anything else, components apart."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from viz.layout import GAP, Box, place

Places = dict[str, tuple[int, int]]
RING = [(f"n{index}", f"n{(index + 1) % 12}") for index in range(12)]


def boxes(count: int) -> dict[str, Box]:
    """Nodes n0, n1 … with boxes of different sizes."""
    return {f"n{index}": Box(40 + 13 * (index % 7), 20 + 9 * (index % 5)) for index in range(count)}


def overlapping(places: Places, rooms: dict[str, Box]) -> list[tuple[str, str]]:
    """Pairs whose boxes cover each other by more than a rounding."""

    def too_near(one: str, other: str) -> bool:
        across, down = (abs(a - b) for a, b in zip(places[one], places[other], strict=True))
        wide = (rooms[one].width + rooms[other].width) / 2
        high = (rooms[one].height + rooms[other].height) / 2
        return across < wide - 2 and down < high - 2

    return [pair for pair in combinations(places, 2) if too_near(*pair)]


def test_the_same_graph_has_the_same_places() -> None:
    assert place(boxes(30), RING) == place(boxes(30), RING)


def test_nothing_has_no_places() -> None:
    assert place({}, []) == {}


def test_every_node_has_a_place_in_the_order_given() -> None:
    assert list(place(boxes(30), RING)) == list(boxes(30))


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 25), st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=60))
def test_no_two_boxes_overlap(count: int, joined: list[tuple[int, int]]) -> None:
    rooms = boxes(count)
    edges = [(f"n{a % count}", f"n{b % count}") for a, b in joined]
    assert overlapping(place(rooms, edges), rooms) == []


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
