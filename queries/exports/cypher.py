"""Cypher: constraints, then MERGE of every node and relationship, for an empty Neo4j 5.

Two relationships that are equal in everything become one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.content import Content, Record
from graph.statements import CONSTRAINTS
from queries.exports import whole
from queries.exports.templating import render

BATCH = 500
"""Rows of one statement."""
Batch = Mapping[str, Any]


def to_cypher(content: Content) -> str:
    """The whole graph as statements, each ended by a semicolon at the end of a line."""
    kept = [whole.Nodes(whole.STAMP, [whole.STAMP_ROW]), *whole.nodes(content)]
    return render(
        "merge.cypher.j2",
        version=whole.STAMP_ROW["version"],
        constraints=CONSTRAINTS,
        nodes=[batch for each in kept for batch in _nodes(each)],
        relationships=[
            batch for each in whole.relationships(content) for batch in _relationships(each)
        ],
    )


def _nodes(each: whole.Nodes) -> Iterator[Batch]:
    for rows in _batches(each.rows):
        yield {"label": each.type.label, "rows": [literal(row) for row in rows]}


def _relationships(each: whole.Relationships) -> Iterator[Batch]:
    """Batches of rows that have the same properties: MERGE refuses those without a value."""
    alike: dict[tuple[str, ...], list[Record]] = {}
    for row in each.rows:
        names = tuple(every.name for every in each.properties if row[every.name] is not None)
        alike.setdefault(names, []).append(row)
    for names, every in alike.items():
        for rows in _batches(every):
            ends = {"name": each.name, "source": each.source, "target": each.target}
            yield {**ends, "names": names, "rows": [literal(row) for row in rows]}


def _batches(rows: Sequence[Record]) -> Iterator[Sequence[Record]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def literal(value: object) -> str:
    """A value in Cypher's words.

    A backslash and a u are kept apart: Neo4j takes them with four digits for a letter, even for a
    quotation mark that ends the text, and even behind another backslash.
    """
    match value:
        case None:
            return "null"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\\\\u", '\\\\" + "u')
        case Mapping():
            return "{" + _joined(f"{name}: {literal(each)}" for name, each in value.items()) + "}"
        case list():
            return "[" + _joined(map(literal, value)) + "]"
        case _:
            return json.dumps(value)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
