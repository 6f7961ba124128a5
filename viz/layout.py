"""Where the nodes of a drawing stand: seeded, without overlaps, components apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SEED = 20260101
ROUNDS = 300
"""Rounds of the force simulation."""
MOST_PUSHES = 500
"""Rounds of pushing overlapping boxes apart; nearly all drawings need far fewer."""
GRAVITY = 1.0
"""Pull to the middle, so that loose ends do not make the drawing large."""
FILL = 0.6
"""Area that nodes are first spread over, to the area of their boxes."""
STRETCH = 1.7
"""Width of a drawing, to its height."""
GAP = 16.0
"""Space between two boxes, and twice that between two components."""


@dataclass(frozen=True)
class Box:
    """The room that a node takes with its label, around its middle."""

    width: float
    height: float


def place(boxes: Mapping[str, Box], edges: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """The middle of each node, in pixels; the same input gives the same places.

    Args:
        boxes: The nodes and the room each takes; their order counts.
        edges: Pairs of nodes to be drawn near each other.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(boxes)
    graph.add_edges_from(edges)
    order = {node: index for index, node in enumerate(boxes)}
    components = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    components.sort(key=lambda part: (-len(part), order[part[0]]))
    drawn = [_component(graph, part, boxes) for part in components]
    placed: dict[str, tuple[int, int]] = {}
    for part, points, corner in zip(
        components, drawn, _pack(drawn, components, boxes), strict=True
    ):
        sizes = _sizes(part, boxes)
        moved = points - (points - sizes / 2).min(axis=0) + corner
        placed |= {node: (round(x), round(y)) for node, (x, y) in zip(part, moved, strict=True)}
    return {node: placed[node] for node in boxes}


def _sizes(part: Sequence[str], boxes: Mapping[str, Box]) -> Floats:
    return np.array([[boxes[node].width, boxes[node].height] for node in part], dtype=np.float64)


def _component(graph: "nx.Graph[str]", part: Sequence[str], boxes: Mapping[str, Box]) -> Floats:
    """Places of one component's nodes, boxes apart."""
    sizes = _sizes(part, boxes)
    near = nx.to_numpy_array(graph, nodelist=list(part), dtype=np.dtype(np.float64))
    room = float((sizes + GAP).prod(axis=1).sum())
    points = _lie_down(_simulate(near))
    extent = np.maximum(np.ptp(points, axis=0), 1e-9)
    height = np.sqrt(FILL * room / STRETCH)
    points *= np.array([height * STRETCH, height]) / extent
    return _push_apart(points, sizes + GAP)


def _simulate(near: Floats) -> Floats:
    """Fruchterman and Reingold's forces on nodes that start on a circle; about one unit wide."""
    count = len(near)
    if count == 1:
        return np.zeros((1, 2))
    angles = np.arange(count) * (2 * np.pi / count)
    points = np.column_stack([np.cos(angles), np.sin(angles)]) * 0.5
    points += np.random.default_rng(SEED).normal(scale=0.01, size=points.shape)
    ideal = 1 / np.sqrt(count)
    for heat in np.linspace(0.1, 0.001, ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 0.01)
        force = ideal**2 / distance**2 - near * distance / ideal
        step = (apart * force[:, :, None]).sum(axis=1) - GRAVITY * points
        length = np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 1e-9)
        points += step / length * np.minimum(length, heat)
    return np.asarray(points - points.mean(axis=0))


def _lie_down(points: Floats) -> Floats:
    """Turn a cloud of points so that it is wider than high."""
    _, axes = np.linalg.eigh(points.T @ points)
    axes = axes[:, ::-1] * np.where(axes[:, ::-1].sum(axis=0) < 0, -1.0, 1.0)
    return np.asarray(points @ axes)


def _push_apart(points: Floats, sizes: Floats) -> Floats:
    """Move overlapping boxes apart along the way that is shorter, until none overlap."""
    points = points.copy()
    first, second = np.triu_indices(len(points), 1)
    need = (sizes[first] + sizes[second]) / 2
    for _ in range(MOST_PUSHES):
        apart = points[first] - points[second]
        missing = need - np.abs(apart)
        overlapping = np.flatnonzero((missing > 0.5).all(axis=1))
        if not len(overlapping):
            break
        _push(
            points,
            first[overlapping],
            second[overlapping],
            apart[overlapping],
            missing[overlapping],
        )
    return points


def _push(
    points: Floats,
    first: NDArray[np.intp],
    second: NDArray[np.intp],
    apart: Floats,
    missing: Floats,
) -> None:
    axis = missing.argmin(axis=1)
    rows = np.arange(len(axis))
    way = np.where(apart[rows, axis] >= 0, 1.0, -1.0)
    move = way * (missing[rows, axis] / 2 + 0.5)
    np.add.at(points, (first, axis), move / 2)
    np.add.at(points, (second, axis), -move / 2)


def _pack(
    drawn: Sequence[Floats], parts: Sequence[Sequence[str]], boxes: Mapping[str, Box]
) -> list[Floats]:
    """The upper left corner of each component: one below the other, column after column."""
    extents = []
    for points, part in zip(drawn, parts, strict=True):
        half = _sizes(part, boxes) / 2
        extents.append((points + half).max(axis=0) - (points - half).min(axis=0) + 2 * GAP)
    area = sum(float(extent.prod()) for extent in extents)
    height = max([float(np.sqrt(area / STRETCH)), *(float(extent[1]) for extent in extents)])
    corners, x, y, widest = [], 0.0, 0.0, 0.0
    for extent in extents:
        if y > 0 and y + extent[1] > height:
            x, y, widest = x + widest, 0.0, 0.0
        corners.append(np.array([x, y]))
        y, widest = y + extent[1], max(widest, extent[0])
    return corners
