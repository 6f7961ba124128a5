"""The network by pyvis: nodes, edges and options as vis-network takes them.

The only module that imports pyvis. Of its template nothing ships; its copy of vis-network does.
"""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

from viz.drawing import Drawing, Line, Node
from viz.layout import Box, around, place

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
COLOURS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#0072B2")
"""Okabe and Ito's palette; borders are dark, because three of these are too light on white."""
SHAPES = ("dot", "diamond", "triangle", "hexagon", "star", "triangleDown")
TASK_SHAPE, TASK_COLOUR = "square", "#F2F2F2"
BORDER = "#1A1A1A"
LINES: dict[str, dict[str, Any]] = {
    "lead": {"color": "#0072B2", "width": 2.5, "dashes": False},
    "support": {"color": "#D55E00", "width": 1.5, "dashes": [6, 5]},
    "both": {"color": "#A65C98", "width": 3, "dashes": [14, 4, 3, 4]},
    "shared": {"color": "#7A7A7A", "dashes": False},
}
THIN, THICK = 1.2, 8.0
"""Widths of lines between agencies that share one task, and the most."""
LEAST_RANGE = 7
"""Shared tasks above one over which lines grow thick, at least: few ones stay thin."""
LETTER, LINE_HEIGHT = 8.2, 18.5
"""Room that a letter and a line of a label take at most, in pixels."""
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "zoomView": False, "tooltipDelay": 250},
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 4,
        "font": {"size": 16, "multi": False, "strokeWidth": 4},
    },
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
}


def network_data(drawing: Drawing) -> dict[str, Any]:
    """The drawing as vis-network takes it, made by pyvis, positions computed."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    places = places_of(drawing)
    net.nodes = [_node(node, *places[node.id]) for node in drawing.nodes]
    most = max((len(line.sources) for line in drawing.lines), default=1)
    net.edges = [_line(line, most) for line in drawing.lines]
    net.options = OPTIONS
    nodes, edges, _heading, _height, _width, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def places_of(drawing: Drawing) -> dict[str, tuple[int, int]]:
    """The middle of each node with its label; agencies that share more tasks stand nearer."""
    boxes = {node.id: box_of(node) for node in drawing.nodes}
    if drawing.kind == "neighbourhood":
        return around(boxes)
    joined = [(line.source, line.target, len(line.sources)) for line in drawing.lines]
    shared = drawing.kind == "shared"
    return place(
        boxes,
        ((one, other) for one, other, tasks in joined for _ in range(tasks if shared else 1)),
    )


@cache
def vis_script() -> str:
    """The vis-network that pyvis brings along, without the link to its source map."""
    found = importlib.util.find_spec("pyvis")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pyvis is not installed; install daumoi again")
    text = (Path(found.origin).parent / VIS).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]


def group_look(group: int) -> tuple[str, str]:
    """Shape and colour of the agencies of one province."""
    return SHAPES[group % len(SHAPES)], COLOURS[group % len(COLOURS)]


def size_of(node: Node) -> float:
    """Its radius: the area grows with the load."""
    return 8 + 3.2 * float(node.weight**0.5) if node.is_agency else 7.0


def box_of(node: Node) -> Box:
    """The room of its shape and of the label that hangs below."""
    lines = node.label.split("\n")
    size = size_of(node)
    return Box(max(2 * size, LETTER * max(map(len, lines))), 2 * size + label_height(node), size)


def label_height(node: Node) -> float:
    """The room that the label takes below the shape."""
    return 6 + LINE_HEIGHT * len(node.label.split("\n"))


def _node(node: Node, x: int, y: int) -> dict[str, Any]:
    """A node whose room, shape and label, has its middle at x and y."""
    shape, colour = group_look(node.group) if node.is_agency else (TASK_SHAPE, TASK_COLOUR)
    return {
        "id": node.id,
        "label": node.label,
        "title": node.title,
        "shape": shape,
        "size": round(size_of(node), 1),
        "color": {
            "background": colour,
            "border": BORDER,
            "highlight": {"background": colour, "border": "#D55E00"},
            "hover": {"background": colour, "border": "#D55E00"},
        },
        "x": x,
        "y": round(y - label_height(node) / 2),
    }


def _line(line: Line, most: int) -> dict[str, Any]:
    look = dict(LINES[line.role])
    if line.role == "shared":
        share = (len(line.sources) - 1) / max(most - 1, LEAST_RANGE)
        look["width"] = round(THIN + (THICK - THIN) * share, 1)
    colour = look.pop("color")
    return {
        "id": line.id,
        "from": line.source,
        "to": line.target,
        "color": {"color": colour, "highlight": "#D55E00", "hover": "#D55E00"},
        "role": line.role,
        "sources": list(line.sources),
        **look,
    }
