"""Writing and removing one plan, as statements inside one transaction of either store."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph import statements
from graph.model import (
    MENTIONS,
    MODEL_VERSION,
    NODE_TYPES,
    PROGRAMME,
    RELATIONSHIP_TYPES,
    SHARED_TYPES,
    NodeType,
    RelationshipType,
)
from graph.rows import PlanRows, Row, Value, canonical_json

Run = Callable[[str, dict[str, Any]], list[dict[str, Any]]]
"""Runs a statement inside the transaction and gives its rows."""

Outcome = Literal["added", "replaced", "unchanged", "removed"]
NODE_TYPE = {node.label: node for node in NODE_TYPES}
BATCH = 5_000
"""Rows in one statement, unless the caller says otherwise."""


class RowsError(Exception):
    """A plan's rows do not hold together: a relationship names a node that is not there."""


@dataclass(frozen=True)
class Statements:
    """What one plan says of the shared nodes of one type: statements (JSON) by id."""

    node: NodeType
    by_id: Mapping[str, str]


def write_plan(run: Run, rows: PlanRows, *, version: str, now: str, batch: int = BATCH) -> Outcome:
    """Make the graph say of this plan exactly what `rows` say; other plans' facts stay.

    Args:
        run: Runs statements inside one transaction; the caller commits or rolls back.
        rows: All that the plan says.
        version: The program's version, kept in the store.
        now: Time of loading, ISO 8601, UTC.
        batch: Rows in one statement.
    """
    programme = {"programme": rows.programme}
    run(statements.LOCK, {"model": MODEL_VERSION, "version": version})
    known = run(statements.DIGEST, programme)
    if known and known[0]["digest"] == rows.digest:
        return "unchanged"
    before = _statements_of(run, rows.programme)
    after = tuple(_new_statements(rows))
    _clean_up(run, rows.programme)
    for node in statements.OWNED_IN_ORDER:
        own = rows.nodes.get(node.label, ())
        if node is PROGRAMME:
            own = [{**row, "digest": rows.digest, "loaded_at": now} for row in own]
        _in_batches(run, statements.create_nodes(node), _filled(own, node.names), batch)
    _refresh_shared(run, before, after, batch)
    _relate(run, rows, after, batch)
    return "replaced" if known else "added"


def remove_plan(run: Run, programme: str, *, version: str) -> bool:
    """Take away what the plan said; shared nodes that no other plan mentions go too.

    Returns:
        False when there is no such plan.
    """
    if not run(statements.DIGEST, {"programme": programme}):
        return False
    run(statements.LOCK, {"model": MODEL_VERSION, "version": version})
    before = _statements_of(run, programme)
    _clean_up(run, programme)
    _refresh_shared(run, before, tuple(Statements(each.node, {}) for each in before), BATCH)
    return True


def join_statements(node: NodeType, said: Iterable[Mapping[str, Value]]) -> Row:
    """The properties of a shared node from what plans say of it.

    The join does not depend on order or repetition: the least of differing texts (capital letters
    come first, so "Công Thương" wins over "Công thương"), true over false, lists united.
    """
    joined: Row = {}
    for each in node.properties:
        values = [value for one in said if (value := one.get(each.name)) is not None]
        if each.kind == "texts":
            united = {text for value in values if isinstance(value, list) for text in value}
            joined[each.name] = sorted(united) or None
        elif each.kind == "flag":
            joined[each.name] = any(values)
        else:
            joined[each.name] = min(values, default=None)
    return joined


def _statements_of(run: Run, programme: str) -> tuple[Statements, ...]:
    return tuple(
        Statements(
            node,
            {
                row["id"]: row["statement"]
                for row in run(statements.read_statements(node), {"programme": programme})
            },
        )
        for node in SHARED_TYPES
    )


def _new_statements(rows: PlanRows) -> Iterator[Statements]:
    for node in SHARED_TYPES:
        said: dict[str, list[Row]] = {}
        for row in rows.mentions.get(node.label, ()):
            said.setdefault(str(row["id"]), []).append(row)
        yield Statements(
            node, {key: canonical_json(join_statements(node, each)) for key, each in said.items()}
        )


def _clean_up(run: Run, programme: str) -> None:
    for statement in statements.CLEAN_UP:
        run(statement, {"programme": programme})


def _refresh_shared(
    run: Run, before: Sequence[Statements], after: Sequence[Statements], batch: int
) -> None:
    """Bring shared nodes to the join of what the plans now say of them."""
    for old, new in zip(before, after, strict=True):
        node = new.node
        created, updated, orphaned = _changes(run, node, old.by_id, new.by_id)
        _in_batches(run, statements.create_nodes(node), created, batch)
        _in_batches(run, statements.update_nodes(node), updated, batch)
        if orphaned:
            run(statements.delete_nodes(node), {"ids": orphaned})
        for link in node.links:
            if changed := [row["id"] for row in updated]:
                run(statements.delete_link(node, link), {"ids": changed})
            if linked := [row["id"] for row in (*created, *updated)]:
                run(statements.create_link(node, link), {"ids": linked})


def _changes(
    run: Run, node: NodeType, old: Mapping[str, str], new: Mapping[str, str]
) -> tuple[list[Row], list[Row], list[str]]:
    """Shared nodes to create and to update, whole, and the ids of those nobody mentions now.

    A node that only gains a statement is joined with it as it stands; where a statement went or
    turned into another, those of all plans are read again.
    """
    turned = [key for key in old if old[key] != new.get(key)]
    gained = [key for key in new if key not in old]
    said: dict[str, list[Row]] = {key: [] for key in (*turned, *gained)}
    if turned:
        for row in run(statements.read_all_statements(node), {"ids": turned}):
            said[row["id"]].append(json.loads(row["statement"]))
    standing = {}
    if gained:
        found = run(statements.read_nodes(node), {"ids": gained})
        standing = {row["id"]: _filled([row], node.names)[0] for row in found}
        for key, row in standing.items():
            said[key].append(row)
    created: list[Row] = []
    updated: list[Row] = []
    orphaned: list[str] = []
    for key, others in said.items():
        everything = [*others, json.loads(new[key])] if key in new else others
        joined = join_statements(node, everything)
        if not everything:
            orphaned.append(key)
        elif key not in old and key not in standing:
            created.append(joined)
        elif joined != standing.get(key):
            updated.append(joined)
    return created, updated, orphaned


def _relate(run: Run, rows: PlanRows, after: Sequence[Statements], batch: int) -> None:
    for each in after:
        mentions: list[Row] = [
            {
                "from_id": rows.programme,
                "to_id": key,
                "programme": rows.programme,
                "statement": said,
            }
            for key, said in each.by_id.items()
        ]
        _create(run, MENTIONS, PROGRAMME, each.node, mentions, batch)
    for relationship in RELATIONSHIP_TYPES:
        for source, target in relationship.ends:
            said = rows.relationships.get((relationship.name, source.label, target.label), ())
            _create(run, relationship, source, target, said, batch)


def _create(
    run: Run,
    relationship: RelationshipType,
    source: NodeType,
    target: NodeType,
    said: Sequence[Row],
    batch: int,
) -> None:
    statement = statements.create_relationships(relationship, source, target)
    filled = _filled(said, ("from_id", "to_id", *relationship.names))
    written = sum(each[0]["written"] for each in _in_batches(run, statement, filled, batch))
    if written != len(filled):
        ends = f"({source.label})-[{relationship.name}]->({target.label})"
        raise RowsError(f"{len(filled) - written} of {len(filled)} {ends} have an end missing")


def _filled(rows: Iterable[Mapping[str, Any]], names: Sequence[str]) -> list[Row]:
    """Rows with every property in place; what a row does not say is None."""
    return [{name: row.get(name) for name in names} for row in rows]


def _in_batches(
    run: Run, statement: str, rows: Sequence[Mapping[str, Any]], batch: int
) -> list[list[dict[str, Any]]]:
    return [
        run(statement, {"rows": [dict(row) for row in rows[start : start + batch]]})
        for start in range(0, len(rows), batch)
    ]
