"""How the nodes of a network are drawn in other programs: colours, sizes and places."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from queries.exports.gexf import Look
from queries.networks import Network
from viz.drawing import MOST_SHARED
from viz.layout import Box, place
from viz.network import COLOURS, TASK_COLOUR

PLAIN = 7.0
"""Radius of what has no load."""
ROOM = 40.0
"""Space around a node, for the label that Gephi may draw."""


def looks(network: Network, loads: Mapping[str, float]) -> dict[str, Look]:
    """The look of each node; agencies by province and load, the rest plain.

    Larger networks than the page draws get no places.

    Args:
        network: What is drawn; nodes are ids, or labels and ids (`Agency:…`).
        loads: The coordination load of agencies by id.
    """
    sizes = {node: _size(loads.get(node.removeprefix("Agency:"), 0.0)) for node in network}
    boxes = {node: Box(2 * size + ROOM, 2 * size + ROOM) for node, size in sizes.items()}
    places = place(boxes, network.edges()) if len(network) <= MOST_SHARED else {}
    colours = _colours(network)
    return {node: Look(size, colours[node], places.get(node)) for node, size in sizes.items()}


def _size(load: float) -> float:
    """A radius whose area grows with the load."""
    return round(PLAIN + 3.2 * float(load**0.5), 1)


def _colours(network: Network) -> dict[str, str]:
    """Agencies and plans by province, the province met most first; the rest light grey."""
    groups = {node: _province(about) for node, about in network.nodes(data=True)}
    times = Counter(group for group in groups.values() if group is not None)
    order = sorted(times, key=lambda group: (-times[group], group))
    palette = {group: COLOURS[at % len(COLOURS)] for at, group in enumerate(order)}
    return {
        node: TASK_COLOUR if group is None else palette[group] for node, group in groups.items()
    }


def _province(about: Mapping[str, Any]) -> str | None:
    """What colours a node; '' stands for the centre. Tasks and things have none."""
    kind = about.get("type") or about.get("kind")
    return about.get("province") or "" if kind in {"agency", "Agency", "programme"} else None
