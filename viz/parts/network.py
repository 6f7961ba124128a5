"""The network: its drawings and the legend."""

from dataclasses import dataclass
from typing import Any

from viz.drawing import Drawing, drawings, province_groups
from viz.facts import Facts
from viz.network import LINES, group_look, network_data


@dataclass(frozen=True)
class LegendShape:
    """What a shape and colour stand for: the agencies of a province (none: central bodies)."""

    province: str | None
    shape: str
    colour: str


def network(facts: Facts) -> dict[str, Any]:
    """The drawings as vis-network takes them, and what the legend says."""
    drawn = drawings(facts)
    shapes = [
        LegendShape(province, *group_look(group))
        for group, province in enumerate(province_groups(facts))
    ]
    return {
        "drawings": [_data(each) for each in drawn if each.nodes],
        "shapes": shapes,
        "lines": LINES,
        "kinds": sorted({each.kind for each in drawn}),
    }


def _data(drawing: Drawing) -> dict[str, Any]:
    return {"kind": drawing.kind, "plan": drawing.plan, **network_data(drawing)}
