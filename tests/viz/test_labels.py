"""Labels as the browser really draws them: none covers another at the first view."""

from itertools import combinations

import pytest

from graph.store import Store
from tests.viz.conftest import OpenPage
from viz.facts import gather

BOXES = """() => drawn.body.data.nodes.getIds().map((id) => {
  const { left, top, right, bottom } = drawn.getBoundingBox(id);
  return [id, left, top, right, bottom];
})"""
"""The box of each node with its label, in the drawing's own pixels."""
Box = tuple[str, float, float, float, float]


def covering(boxes: list[Box]) -> list[tuple[str, str]]:
    """Pairs of nodes whose boxes cover each other."""
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


@pytest.mark.parametrize("plan", [None, 0, 1, 2, 3])
def test_no_label_covers_another_in_the_browser(
    open_page: OpenPage, page_text: str, four_plans: Store, plan: int | None
) -> None:
    page = open_page(page_text).page
    name = "" if plan is None else str(gather(four_plans).plans[plan]["programme_id"])
    page.evaluate("plan => go({ part: 'network', plan })", name)
    page.wait_for_selector("#canvas canvas")
    page.wait_for_timeout(300)
    boxes: list[Box] = page.evaluate(BOXES)
    assert len(boxes) > 10
    assert covering(boxes) == []
