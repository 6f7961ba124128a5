"""Forces that spread the nodes of one connected graph over the plane; numpy alone.

Nodes push each other away, the more so the more lines they have, and lines pull their ends
together (the forces of ForceAtlas2). Three things make it fast: it starts from distances to a few
pivots, so that few rounds are enough; nodes push as the cells of a grid; and all of it is array
arithmetic.

Measured on one machine, invented graphs of agencies and tasks (2.7 lines a node); seconds, share of
pairs of lines that cross, and how many boxes of 90 × 40 pixels cover each other, per node, when the
drawing is scaled to their area:

| nodes | algorithm | seconds | crossing | covering |
|---|---|---|---|---|
| 100 | these forces | 0.1 | 6.9 % | 0.8 |
| | networkx: spring | 0.04 | 9.5 % | 1.8 |
| | networkx: ForceAtlas2 | 0.1 | 6.4 % | 1.3 |
| | networkx: Kamada-Kawai, with scipy | 0.7 | 7.7 % | 1.1 |
| | igraph: Fruchterman-Reingold | 0.02 | 7.5 % | 1.8 |
| | stress majorization | 0.02 | 8.0 % | 1.2 |
| 1,000 | these forces | 0.7 | 5.4 % | 2.5 |
| | networkx: spring, with scipy | 3.5 | 8.4 % | 3.4 |
| | networkx: ForceAtlas2 | 7.0 | 5.7 % | 2.2 |
| | networkx: Kamada-Kawai, with scipy | 24 | 8.3 % | 1.8 |
| | igraph: Fruchterman-Reingold | 1.0 | 6.6 % | 2.7 |
| | stress majorization | 4.6 | 9.4 % | 1.8 |
| 5,000 | these forces | 6.4 | 5.9 % | 4.2 |

igraph is as fast, but it is under the GPL and no better; scipy would add 140 MB.
"""

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
ROUNDS = 150
HEAT = (0.1, 0.001)
"""How far a node may move in the first and in the last round; the drawing is about one wide."""
GRAVITY = 1.0
"""Pull to the middle, so that loose ends do not make the drawing large."""
PIVOTS = 40
MOST_CELLS = 14
"""Cells of the grid in each direction, at most."""


def spread(count: int, ends: Indices, pull: Floats, seed: int) -> Floats:
    """Places of connected nodes, about one wide, their mean in the middle.

    Args:
        count: How many nodes; they are 0, 1, …
        ends: The two nodes of each line, one line a row.
        pull: How strongly each line pulls; 1 is usual.
        seed: Shakes the start, so that nodes with the same neighbours get places of their own.
    """
    if count == 1:
        return np.zeros((1, 2))
    points = _by_pivots(count, ends)
    points += np.random.default_rng(seed).normal(scale=0.02, size=points.shape)
    lines = np.bincount(ends.ravel(), minlength=count) + 1.0
    mass: Floats = lines / lines.mean()
    for heat in np.linspace(*HEAT, ROUNDS):
        step = _pushes(points, mass) - _pulls(points, ends, pull)
        step -= GRAVITY * points * mass[:, None]
        length = np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 1e-9)
        points += step / length * np.minimum(length, heat)
    return np.asarray(points - points.mean(axis=0))


def _by_pivots(count: int, ends: Indices) -> Floats:
    """A rough drawing: distances to a few far nodes, brought down to two dimensions.

    Brandes and Pich: Eigensolver methods for progressive multidimensional scaling, 2006.
    """
    squares = _distances(count, ends) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()
    _, axes = np.linalg.eigh(centred @ centred.T)
    axes = axes[:, : -min(2, len(axes)) - 1 : -1]
    points = np.zeros((count, 2))
    points[:, : axes.shape[1]] = centred.T @ (axes * _signs(axes))
    return points / max(float(np.abs(points).max()), 1e-9) / 2


def _signs(axes: Floats) -> Floats:
    """One direction for each axis, whichever the solver found."""
    greatest = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    return np.where(greatest < 0, -1.0, 1.0)


def _distances(count: int, ends: Indices) -> Floats:
    """Steps from each of a few pivots to every node; a row a pivot, each far from those before."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for one, other in ends.tolist():
        neighbours[one].append(other)
        neighbours[other].append(one)
    rows = np.empty((min(PIVOTS, count), count))
    pivot = 0
    for row in range(len(rows)):
        rows[row] = _steps_from(pivot, neighbours)
        pivot = int(rows[: row + 1].min(axis=0).argmax())
    return rows


def _steps_from(start: int, neighbours: Sequence[Sequence[int]]) -> list[int]:
    steps = [-1] * len(neighbours)
    steps[start] = 0
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for near in neighbours[node]:
            if steps[near] < 0:
                steps[near] = steps[node] + 1
                queue.append(near)
    return steps


def _pushes(points: Floats, mass: Floats) -> Floats:
    """How far the others push each node; those of one cell of a grid push from their middle."""
    count = len(points)
    cell = _cells(points)
    weights = np.bincount(cell, mass)
    sums = np.column_stack([np.bincount(cell, mass * each) for each in points.T])
    middles = sums / weights[:, None]
    squares = (points**2).sum(axis=1)[:, None] + (middles**2).sum(axis=1) - 2 * points @ middles.T
    strength = weights / np.maximum(squares, 0.1 / count)
    away = points * strength.sum(axis=1, keepdims=True) - strength @ middles
    return np.asarray(away * mass[:, None] / count)


def _cells(points: Floats) -> Indices:
    """The cell of a grid that each node is in; cells are numbered from 0, empty ones left out."""
    across = min(MOST_CELLS, int(np.ceil(np.sqrt(len(points)))))
    side = float(np.ptp(points, axis=0).max()) / across + 1e-9
    column, row = ((points - points.min(axis=0)) / side).astype(np.intp).T
    return np.unique(column * (across + 1) + row, return_inverse=True)[1]


def _pulls(points: Floats, ends: Indices, pull: Floats) -> Floats:
    """How far lines pull each node; for the first of its ends, the other way for the second."""
    one, other = ends.T
    force = (points[one] - points[other]) * pull[:, None]
    return np.column_stack(
        [
            np.bincount(one, each, len(points)) - np.bincount(other, each, len(points))
            for each in force.T
        ]
    )
