"""GEXF 1.3, Gephi's own format: a network with colours, sizes and positions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from queries.exports.templating import render
from queries.exports.xmltext import flat
from queries.networks import Network

TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
Attributes = list[dict[str, str]]


@dataclass(frozen=True)
class Look:
    """How a node is drawn: its radius, its colour as #RRGGBB, and where its middle is."""

    size: float
    colour: str
    position: tuple[float, float] | None = None


def to_gexf(network: Network, looks: Mapping[str, Look]) -> str:
    """The network as GEXF; each node that has a look is drawn so."""
    plain = flat(network)
    nodes = {node: about for node, about in plain.nodes(data=True)}  # noqa: C416 (typed so)
    edges = [(one, other, said) for one, other, said in plain.edges(data=True)]
    return render(
        "gexf.xml.j2",
        directed=plain.is_directed(),
        node_attributes=_attributes(nodes.values()),
        edge_attributes=_attributes(said for *_, said in edges),
        nodes=[_node(node, about, looks.get(node)) for node, about in nodes.items()],
        edges=[_edge(number, *edge) for number, edge in enumerate(edges, 1)],
    )


def _attributes(every: Iterable[Mapping[str, Any]]) -> Attributes:
    """The attributes met, in the order met, with their types; the weight is no attribute."""
    kinds = {name: TYPES[type(value)] for each in every for name, value in each.items()}
    return [{"title": name, "type": kind} for name, kind in kinds.items() if name != "weight"]


def _node(node: str, about: Mapping[str, Any], look: Look | None) -> dict[str, Any]:
    colour = look and [int(look.colour[at : at + 2], 16) for at in (1, 3, 5)]
    return {
        "id": node,
        "label": about["name"],
        "values": _texts(about),
        "colour": colour,
        "size": look and look.size,
        "position": look and look.position,
    }


def _edge(number: int, one: str, other: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """An edge; Gephi keeps edges side by side that join the same nodes if their kinds differ."""
    return {
        "id": f"e{number}",
        "source": one,
        "target": other,
        "kind": said.get("role") or said.get("relationship"),
        "weight": said.get("weight", 1),
        "values": _texts({name: value for name, value in said.items() if name != "weight"}),
    }


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in values.items()}  # fmt: skip
