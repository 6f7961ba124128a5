"""The whole graph for the formats that keep all of it: nodes and relationships by type.

To what the model's types hold come the links that follow from properties (an agency → its
province), as in the store, and the node that marks a graph as daumoi's: a Neo4j that was filled
from an export is a store.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.content import Content, Record
from graph.model import (
    MODEL_VERSION,
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    NodeType,
    Property,
    text,
    whole,
)
from graph.version import VERSION

STAMP = NodeType(
    "Graph",
    about="Marks a graph as daumoi's.",
    properties=(
        text("id", "daumoi.", key=True),
        text("name", "daumoi."),
        whole("model", "Version of the model."),
        text("version", "Version of the program."),
    ),
)
STAMP_ROW: Record = {
    "id": "daumoi",
    "name": "daumoi",
    "model": MODEL_VERSION,
    "version": VERSION,
}


RENAMED = {"source": "budget"}
"""Properties that have another name in networks: there an edge's source is a node."""


@dataclass(frozen=True)
class Nodes:
    """All nodes of a type."""

    type: NodeType
    rows: Sequence[Record]


@dataclass(frozen=True)
class Relationships:
    """All relationships of a type between two labels; rows have `from_id` and `to_id`."""

    name: str
    source: str
    target: str
    properties: tuple[Property, ...]
    rows: Sequence[Record]


def nodes(content: Content) -> list[Nodes]:
    """The nodes of each type of the model that has any."""
    return [
        Nodes(each, content.nodes[each.label]) for each in NODE_TYPES if content.nodes[each.label]
    ]


def relationships(content: Content) -> list[Relationships]:
    """The relationships of each type and pair of labels that has any, then the links."""
    types = {each.name: each for each in RELATIONSHIP_TYPES}
    said = [
        Relationships(name, source, target, types[name].properties, rows)
        for (name, source, target), rows in content.relationships.items()
    ]
    return [each for each in [*said, *_links(content)] if each.rows]


def _links(content: Content) -> Iterator[Relationships]:
    for node in NODE_TYPES:
        for link in node.links:
            ends = {row["id"] for row in content.nodes[link.target.label]}
            rows = [
                {"from_id": row["id"], "to_id": row[link.property]}
                for row in content.nodes[node.label]
                if row[link.property] in ends
            ]
            yield Relationships(link.name, node.label, link.target.label, (), rows)


def network(content: Content) -> "nx.MultiDiGraph[str]":
    """All of it as a networkx graph.

    A node's key is its label and its id (`Agency:son-la/so-cong-thuong`); ids alone are unique
    within a label. `type` is its label, `label` its name; an edge's `relationship` is its type.
    What has no value is left out.
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for each in nodes(content):
        for row in each.rows:
            about = _values(each.type.properties, row)
            key = f"{each.type.label}:{about.pop('id')}"
            found.add_node(key, type=each.type.label, label=row["name"], **about)
    number = 0
    for said in relationships(content):
        for row in said.rows:
            number += 1
            found.add_edge(
                f"{said.source}:{row['from_id']}",
                f"{said.target}:{row['to_id']}",
                key=f"e{number}",
                relationship=said.name,
                **_values(said.properties, row),
            )
    return found


def _values(properties: Iterable[Property], row: Record) -> dict[str, Any]:
    """The values of a row that are there; numbers as floats, so that a property has one kind."""
    return {
        RENAMED.get(each.name, each.name): float(row[each.name])
        if each.kind == "number"
        else row[each.name]
        for each in properties
        if row[each.name] is not None and row[each.name] != []
    }
