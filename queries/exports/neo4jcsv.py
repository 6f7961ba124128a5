"""CSV for Neo4j: a file a node type and relationship type, with the headers of neo4j-admin.

`import.args` holds the options for `neo4j-admin database import full`, after which
`after-import.cypher` is run; `load.cypher` does all by LOAD CSV instead.

A text that a spreadsheet would take for a formula gets an apostrophe before it, and those that
look as if they had one already get one more. LOAD CSV takes a backslash for an escape: a wide one
stands for it. The Cypher files undo both.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from graph.content import Content
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Property
from graph.statements import CONSTRAINTS
from queries.exports import whole
from queries.exports.tables import inert
from queries.exports.templating import render

TYPES: Mapping[str, str] = {
    "number": "double",
    "whole": "long",
    "flag": "boolean",
    "texts": "string[]",
}
"""neo4j-admin's names of the kinds of properties; the others are texts."""
PARTED = ";"
"""Between the items of a list; an item's own is written as a comma."""
OTHER_FILES = ("import.args", "after-import.cypher", "load.cypher")
BACKSLASH, WIDE = "\\", "\uff3c"


def to_csv(content: Content) -> dict[str, str]:
    """The files of the folder, by name."""
    nodes = [whole.Nodes(whole.STAMP, [whole.STAMP_ROW]), *whole.nodes(content)]
    relationships = whole.relationships(content)
    data = {"nodes": nodes, "relationships": relationships, "constraints": CONSTRAINTS}
    return {
        **{_node_file(each): _node_csv(each) for each in nodes},
        **{relationship_file(each): _relationship_csv(each) for each in relationships},
        "import.args": render("import.args.j2", **data, file=relationship_file),
        "after-import.cypher": render("after-import.cypher.j2", **data),
        "load.cypher": render("load.cypher.j2", **data, file=relationship_file, heading=heading),
    }


def file_names() -> set[str]:
    """The names of all files that an export may write."""
    kinds = [f"{each.label}.csv" for each in (whole.STAMP, *NODE_TYPES)]
    ends = [
        (each.name, source.label, target.label)
        for each in RELATIONSHIP_TYPES
        for source, target in each.ends
    ]
    links = [
        (link.name, node.label, link.target.label) for node in NODE_TYPES for link in node.links
    ]
    return {*kinds, *(f"{'-'.join(each)}.csv" for each in [*ends, *links]), *OTHER_FILES}


def heading(each: Property, label: str = "") -> str:
    """The column of a property as neo4j-admin names it: `id:ID(Agency)`, `amount:double`."""
    if each.key:
        return f"{each.name}:ID({label})"
    return f"{each.name}:{TYPES[each.kind]}" if each.kind in TYPES else each.name


def _node_file(each: whole.Nodes) -> str:
    return f"{each.type.label}.csv"


def relationship_file(each: whole.Relationships) -> str:
    """The name of the file of a relationship type between two labels."""
    return f"{each.name}-{each.source}-{each.target}.csv"


def _node_csv(each: whole.Nodes) -> str:
    properties = each.type.properties
    headings = [heading(every, each.type.label) for every in properties]
    return _csv(headings, ([row[every.name] for every in properties] for row in each.rows))


def _relationship_csv(each: whole.Relationships) -> str:
    headings = [f":START_ID({each.source})", f":END_ID({each.target})"]
    names = ["from_id", "to_id", *(every.name for every in each.properties)]
    headings += [heading(every) for every in each.properties]
    return _csv(headings, ([row[name] for name in names] for row in each.rows))


def _csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return PARTED.join(_text(str(each).replace(PARTED, ",")) for each in value)
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    return inert(text.replace(BACKSLASH, WIDE))
