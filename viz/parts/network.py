"""The network: its drawings, and what shapes, colours and lines stand for."""

from viz.drawing import Drawing, drawings
from viz.facts import Facts
from viz.network import LINES, group_look, network_data
from viz.parts.lean import Item


def network(facts: Facts) -> Item:
    """The drawings as vis-network takes them, and what the legend says."""
    return {
        "drawings": [_data(each) for each in drawings(facts) if each.nodes],
        "shapes": [
            {"province": province, "shape": shape, "colour": colour}
            for group, province in enumerate(facts.groups)
            for shape, colour in (group_look(group),)
        ],
        "lines": LINES,
    }


def _data(drawing: Drawing) -> Item:
    return {"kind": drawing.kind, "plan": drawing.plan, **network_data(drawing)}
