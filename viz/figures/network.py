"""The network: the page's drawing, at the same places."""

from dataclasses import dataclass, replace
from typing import Any

from viz.drawing import Drawing, Line, Node, drawing
from viz.facts import Facts
from viz.figures.part import Part, edges_of, source, subtitle
from viz.figures.sheet import LYING, MARGIN, Drawn, Mark
from viz.figures.words import Words
from viz.network import (
    LINES,
    TASK_COLOUR,
    TASK_SHAPE,
    box_of,
    group_look,
    label_height,
    places_of,
    size_of,
)

MOST_AGENCIES = 60
"""Agencies whose names are readable on a sheet of A4; of more the most loaded are drawn."""
LABEL = 16.0
"""Size of labels, in the pixels of the page."""
LARGEST = 0.85
"""Scale of small drawings: their letters are not larger than the sheet's heading."""
THINNEST, THICKEST = 0.8, 6.0
"""Widths of lines between agencies that share one task, and the most."""
ROLES = ("shared", "support", "both", "lead")
"""Lines from below to above."""


@dataclass(frozen=True)
class Shape:
    """A node: its middle, its shape, and its label in lines with their baselines."""

    x: float
    y: float
    size: float
    shape: str
    colour: str
    label: list[tuple[float, str]]


@dataclass(frozen=True)
class Stroke:
    """A line from one shape to another."""

    ends: tuple[float, float, float, float]
    colour: str
    width: float
    dashes: list[float]


def network(facts: Facts, part: Part, word: Words) -> Drawn:
    """The network of a plan or of all; a province alone would hide with whom it works."""
    edges = edges_of(facts, part)
    whole = drawing(facts, part.plan)
    drawn = _most_loaded(whole)
    room = LYING - 2 * MARGIN
    places, scale, height = _scaled(drawn, room)
    notes = [word("size_note"), source(facts, edges, word)]
    if drawn.kind == "two-mode":
        notes.insert(1, word("task_note"))
    if len(drawn.nodes) < len(whole.nodes):
        notes.insert(0, word("most_note", len(drawn.nodes), len(whole.nodes)))
    most = max((len(line.sources) for line in drawn.lines), default=1)
    return Drawn(
        "network",
        word(f"{drawn.kind}_title"),
        subtitle(facts, part, edges, word),
        LYING,
        height,
        _legend(facts, drawn, most, word),
        notes,
        {
            "strokes": [_stroke(line, places, most) for line in _in_order(drawn.lines)],
            "shapes": [_shape(node, places[node.id], scale) for node in drawn.nodes],
            "letters": LABEL * scale,
        },
    )


def _most_loaded(whole: Drawing) -> Drawing:
    """The drawing, of the most loaded agencies where all are too many."""
    if whole.kind != "shared" or len(whole.nodes) <= MOST_AGENCIES:
        return whole
    kept = sorted(whole.nodes, key=lambda node: -node.weight)[:MOST_AGENCIES]
    ids = {node.id for node in kept}
    return replace(
        whole,
        nodes=[node for node in whole.nodes if node.id in ids],
        lines=[line for line in whole.lines if {line.source, line.target} <= ids],
    )


def _scaled(drawn: Drawing, room: float) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Where the shapes stand on the sheet, the scale, and the height of all."""
    places = places_of(drawn)
    boxes = {node.id: box_of(node) for node in drawn.nodes}
    left = min(places[key][0] - box.width / 2 for key, box in boxes.items())
    right = max(places[key][0] + box.width / 2 for key, box in boxes.items())
    top = min(places[key][1] - box.height / 2 for key, box in boxes.items())
    bottom = max(places[key][1] + box.height / 2 for key, box in boxes.items())
    scale = min(room / (right - left), LARGEST)
    indent = MARGIN + (room - (right - left) * scale) / 2
    moved = {
        node.id: (
            indent + (places[node.id][0] - left) * scale,
            (places[node.id][1] - label_height(node) / 2 - top) * scale,
        )
        for node in drawn.nodes
    }
    return moved, scale, (bottom - top) * scale


def _shape(node: Node, place: tuple[float, float], scale: float) -> Shape:
    """A node with its label below, as the page draws it."""
    shape, colour = group_look(node.group) if node.is_agency else (TASK_SHAPE, TASK_COLOUR)
    size = size_of(node) * scale
    letters = LABEL * scale
    x, y = place
    lines = node.label.split("\n")
    label = [(y + size + letters * (1.05 + 1.15 * at), line) for at, line in enumerate(lines)]
    return Shape(x, y, size, shape, colour, label)


def _in_order(lines: list[Line]) -> list[Line]:
    """What matters more is drawn later, above the rest."""
    return sorted(lines, key=lambda line: (ROLES.index(line.role), len(line.sources)))


def _stroke(line: Line, places: dict[str, tuple[float, float]], most: int) -> Stroke:
    look = LINES[line.role]
    ends = (*places[line.source], *places[line.target])
    if line.role == "shared":
        share = (len(line.sources) - 1) / max(most - 1, 1)
        thick = THINNEST + (THICKEST - THINNEST) * share
        return Stroke(ends, look["color"], thick, [])
    return Stroke(ends, look["color"], look["width"] * 0.7, look["dashes"] or [])


def _legend(facts: Facts, drawn: Drawing, most: int, word: Words) -> list[Mark]:
    """What is there: provinces by shape and colour, tasks, and the kinds of lines."""
    present = sorted({node.group for node in drawn.nodes if node.is_agency})
    marks = [_province_mark(facts, group, word) for group in present]
    if drawn.kind == "two-mode":
        look = {"shape": TASK_SHAPE, "colour": TASK_COLOUR, "size": 5}
        marks.append(Mark("shape", word("task"), look))
    roles = {line.role for line in drawn.lines}
    marks += [role_mark(role, word) for role in ("lead", "support", "both") if role in roles]
    if "shared" in roles:
        marks.append(Mark("thickness", word("shared", most), {"colour": LINES["shared"]["color"]}))
    return marks


def _province_mark(facts: Facts, group: int, word: Words) -> Mark:
    shape, colour = group_look(group)
    slug = facts.groups[group]
    text = word("agency_in", facts.provinces.get(slug, slug) if slug else word("central"))
    return Mark("shape", text, {"shape": shape, "colour": colour, "size": 7})


def role_mark(role: str, word: Words) -> Mark:
    """The legend's entry for a role."""
    look: dict[str, Any] = LINES[role]
    return Mark(
        "line",
        word(role),
        {"colour": look["color"], "width": look["width"], "dashes": look["dashes"]},
    )
