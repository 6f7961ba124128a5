"""Where the nodes of a drawing stand: seeded, no label on another, components apart.

Each component is spread by forces (`viz/forces.py`), turned to lie wide, scaled to the room that
its boxes take, and overlapping boxes are pushed apart; shapes are moved off lines that are not
theirs, because a line through a shape reads as if it ended there. Components are then packed in
columns.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import atan2, tau

import networkx as nx
import numpy as np

from viz.forces import Floats, Indices, spread

SEED = 20260101
FILL = 0.8
"""Area that nodes are first spread over, to the area of their boxes."""
STRETCH = 1.5
"""Width of a drawing, to its height: a sheet of A4 on its side, a window."""
GAP = 16.0
"""Space between two boxes, and twice that between two components."""
PUSHES = 10
"""Rounds of pushing before the drawing is made larger."""
GROWTH = 1.02
CLEARANCE = 5.0
"""Space between a shape and a line that is not its own."""
CLEARINGS = 100
"""Rounds of moving shapes off lines, at most."""
SWELL = 1.005
"""How much a drawing grows in each of these rounds."""
MOST_CLEARED = 100_000
"""Lines times nodes up to which lines can be followed by eye, and shapes are moved off them."""
WIDER = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""Heights of columns that are tried, to that of the highest component."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Box:
    """The room that a node takes with its label, around its middle.

    Attributes:
        width: Of the shape or its label, the wider one.
        height: Of the shape and the label below it.
        size: The shape's radius; it stands at the upper end.
    """

    width: float
    height: float
    size: float = 0.0


def place(
    boxes: Mapping[str, Box], edges: Iterable[Pair], seed: int = SEED
) -> dict[str, tuple[int, int]]:
    """The middle of each node, in pixels; the same input gives the same places.

    Args:
        boxes: The nodes and the room each takes; their order counts.
        edges: Pairs of nodes to be drawn near each other; one that comes n times pulls √n as much.
        seed: Another one gives another drawing.
    """
    times = Counter(edge for edge in edges if edge[0] != edge[1])
    pulls = {edge: number**0.5 for edge, number in times.items()}
    parts = _components(list(boxes), pulls)
    drawn = [_component(part, pulls, boxes, seed) for part in parts]
    placed: dict[str, tuple[int, int]] = {}
    for part, points, corner in zip(parts, drawn, _pack(drawn, parts, boxes), strict=True):
        moved = points - (points - _sizes(part, boxes) / 2).min(axis=0) + corner
        placed |= {node: (round(x), round(y)) for node, (x, y) in zip(part, moved, strict=True)}
    return {node: placed[node] for node in boxes}


def _components(nodes: Sequence[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The connected parts, the largest first, each in the order of the nodes."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    order = {node: index for index, node in enumerate(nodes)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), order[part[0]]))


def _sizes(part: Sequence[str], boxes: Mapping[str, Box]) -> Floats:
    return np.array([[boxes[node].width, boxes[node].height] for node in part], dtype=np.float64)


def _component(
    part: Sequence[str],
    pulls: Mapping[Pair, float],
    boxes: Mapping[str, Box],
    seed: int,
) -> Floats:
    """Places of one component's nodes, boxes apart."""
    index = {node: at for at, node in enumerate(part)}
    own = {pair: pull for pair, pull in pulls.items() if pair[0] in index}
    ends = np.array([[index[one], index[other]] for one, other in own], dtype=np.intp).reshape(
        -1, 2
    )
    strength = np.array(list(own.values()), dtype=np.float64)
    points = _lie_down(spread(len(part), ends, strength, seed))
    sizes = _sizes(part, boxes) + GAP
    height = np.sqrt(FILL * float(sizes.prod(axis=1).sum()) / STRETCH)
    extent = np.maximum(np.ptp(points, axis=0), 1e-9)
    apart = push_apart(points * np.array([height * STRETCH, height]) / extent, sizes)
    radii = np.array([boxes[node].size for node in part])
    if len(ends) * len(part) > MOST_CLEARED or not radii.all():
        return apart
    return _off_lines(apart, sizes, radii, ends, seed)


def _off_lines(points: Floats, sizes: Floats, radii: Floats, ends: Indices, seed: int) -> Floats:
    """Move shapes off lines that are not theirs; the round with the fewest on one counts.

    How far is left to chance, else two lines could send a shape to and fro for ever.
    """
    best, fewest = points, len(ends) * len(points)
    chance = np.random.default_rng(seed)
    for _ in range(CLEARINGS):
        lines, nodes, moves = on_lines(points, sizes, radii, ends)
        if len(lines) < fewest:
            best, fewest = points, len(lines)
        if not len(lines):
            break
        points = points.copy()
        moves *= chance.uniform(0.5, 2.0, size=(len(moves), 1))
        np.add.at(points, nodes, moves)
        np.add.at(points, ends[lines, 0], -moves / 2)
        np.add.at(points, ends[lines, 1], -moves / 2)
        points = push_apart(points * SWELL, sizes)
    return best


def on_lines(
    points: Floats, sizes: Floats, radii: Floats, ends: Indices
) -> tuple[Indices, Indices, Floats]:
    """Lines that meet a shape which is not one of their ends, that shape, and its way off."""
    shapes = points - np.array([0.0, 0.5]) * (sizes - GAP) + np.array([[0.0, 1.0]]) * radii[:, None]
    start, way = shapes[ends[:, 0]], shapes[ends[:, 1]] - shapes[ends[:, 0]]
    from_start = shapes[None, :, :] - start[:, None, :]
    share = (from_start * way[:, None, :]).sum(axis=2) / np.maximum((way**2).sum(axis=1), 1e-9)[
        :, None
    ]
    off = from_start - np.clip(share, 0.0, 1.0)[:, :, None] * way[:, None, :]
    distance = np.linalg.norm(off, axis=2)
    missing = radii[None, :] + CLEARANCE - distance
    rows = np.arange(len(ends))
    missing[rows, ends[:, 0]] = missing[rows, ends[:, 1]] = 0.0
    lines, nodes = np.nonzero(missing > 0.5)
    across = np.column_stack([-way[lines, 1], way[lines, 0]])
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    side = np.where((off[lines, nodes] * across).sum(axis=1) < 0, -1.0, 1.0)
    return lines, nodes, across * (side * (missing[lines, nodes] + 1.0))[:, None]


def _lie_down(points: Floats) -> Floats:
    """Turn a cloud of points so that it is wider than high."""
    _, axes = np.linalg.eigh(points.T @ points)
    axes = axes[:, ::-1] * np.where(axes[:, ::-1].sum(axis=0) < 0, -1.0, 1.0)
    return np.asarray(points @ axes)


def push_apart(points: Floats, sizes: Floats) -> Floats:
    """Move overlapping boxes apart along the shorter way, until none overlaps another.

    Where pushing alone does not end, the drawing grows, which does.
    """
    points = points.copy()
    rounds = 0
    while len(pairs := _overlapping(points, sizes)):
        _push(points, sizes, pairs)
        rounds += 1
        if rounds % PUSHES == 0:
            points *= GROWTH
    return points


def _overlapping(points: Floats, sizes: Floats) -> Indices:
    """Pairs of boxes that cover each other by more than half a pixel, one pair a row."""
    left, right = points[:, 0] - sizes[:, 0] / 2, points[:, 0] + sizes[:, 0] / 2
    order = np.argsort(left, kind="stable")
    last = np.searchsorted(left[order], right[order])
    number = np.maximum(last - np.arange(len(order)) - 1, 0)
    first = np.repeat(np.arange(len(order)), number)
    offset = np.arange(len(first)) - np.repeat(np.cumsum(number) - number, number)
    pairs = np.column_stack([order[first], order[first + 1 + offset]])
    return np.asarray(pairs[(_missing(points, sizes, pairs) > 0.5).all(axis=1)])


def _missing(points: Floats, sizes: Floats, pairs: Indices) -> Floats:
    """How much nearer than allowed two boxes are, in each direction."""
    one, other = pairs.T
    return np.asarray((sizes[one] + sizes[other]) / 2 - np.abs(points[one] - points[other]))


def _push(points: Floats, sizes: Floats, pairs: Indices) -> None:
    """Move the boxes of each pair half the way each, along the direction that is shorter."""
    missing = _missing(points, sizes, pairs)
    axis = missing.argmin(axis=1)
    rows = np.arange(len(axis))
    one, other = pairs.T
    way = np.where(points[one, axis] >= points[other, axis], 1.0, -1.0)
    move = way * (missing[rows, axis] / 2 + 0.25)
    np.add.at(points, (one, axis), move)
    np.add.at(points, (other, axis), -move)


def around(boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """Places around the first node: the others on one ring, in their order, no box on another.

    The ring is made of cells of one size, in which every box has room: 8 cells, 16, 24 …; lines
    from the middle meet no other node.
    """
    middle, *others = boxes
    placed = {middle: (0, 0)}
    if not others:
        return placed
    sizes = _sizes([middle, *others], boxes)
    largest = sizes[1:].max(axis=0)
    ring = -(-len(others) // 8)
    width, height = np.maximum(largest, (sizes[0] + largest) / 2 / ring) + GAP
    cells = _ring(ring)
    for at, node in enumerate(others):
        across, down = cells[at * len(cells) // len(others)]
        placed[node] = (round(across * width), round(down * height))
    return placed


@cache
def _ring(number: int) -> list[tuple[int, int]]:
    """The cells at that distance from the middle one, clockwise from above."""
    reach = range(-number, number + 1)
    cells = [(x, y) for x in reach for y in reach if max(abs(x), abs(y)) == number]
    return sorted(cells, key=lambda cell: atan2(cell[0], -cell[1]) % tau)


def _pack(
    drawn: Sequence[Floats], parts: Sequence[Sequence[str]], boxes: Mapping[str, Box]
) -> list[Floats]:
    """The upper left corner of each component, so that the whole is small and lies wide."""
    extents = []
    for points, part in zip(drawn, parts, strict=True):
        half = _sizes(part, boxes) / 2
        extents.append((points + half).max(axis=0) - (points - half).min(axis=0) + 2 * GAP)
    highest = max((float(extent[1]) for extent in extents), default=0.0)
    return min((_columns(extents, highest * times) for times in WIDER), key=_side(extents))


def _columns(extents: Sequence[Floats], height: float) -> list[Floats]:
    """Corners of components one below the other, column after column of that height."""
    corners, x, y, widest = [], 0.0, 0.0, 0.0
    for extent in extents:
        if y > 0 and y + extent[1] > height:
            x, y, widest = x + widest, 0.0, 0.0
        corners.append(np.array([x, y]))
        y, widest = y + extent[1], max(widest, extent[0])
    return corners


def _side(extents: Sequence[Floats]) -> Callable[[list[Floats]], float]:
    """How large a sheet must be to hold the components at their corners."""

    def side(corners: list[Floats]) -> float:
        ends = [corner + extent for corner, extent in zip(corners, extents, strict=True)]
        across, down = np.max(ends, axis=0) if ends else (0.0, 0.0)
        return max(float(across) / STRETCH, float(down))

    return side
