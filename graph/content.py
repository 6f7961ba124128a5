"""All that a store holds, as the rows of the model's types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from graph.statements import all_nodes, all_relationships
from graph.store import Store

Record = Mapping[str, Any]
"""A node's properties; of a relationship also `from_id` and `to_id`."""
Ends = tuple[str, str, str]
"""Relationship type, label of its source, label of its target."""


@dataclass(frozen=True)
class Content:
    """The nodes of each label and the relationships of each type, in the order of their ids."""

    nodes: Mapping[str, Sequence[Record]]
    relationships: Mapping[Ends, Sequence[Record]]

    def said(self, name: str, source: str | None = None) -> list[Record]:
        """The relationships of a type, of all its ends or of those that begin at one label."""
        return [
            row
            for (kind, start, _), rows in self.relationships.items()
            if kind == name and source in {None, start}
            for row in rows
        ]


def read_content(store: Store) -> Content:
    """Everything in a store but what follows from properties (the model's links)."""
    nodes = {node.label: store.read(all_nodes(node)).records() for node in NODE_TYPES}
    relationships = {
        (each.name, source.label, target.label): store.read(
            all_relationships(each, source, target)
        ).records()
        for each in RELATIONSHIP_TYPES
        for source, target in each.ends
    }
    return Content(nodes, relationships)
