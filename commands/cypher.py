"""daumoi cypher: a question in Cypher that only reads."""

import click

from commands.guarding import Guarded
from commands.opening import opened
from commands.options import store_option
from commands.tables import TableWriter, table_options
from commands.terminal import note

CUT = {
    "vi": "Chỉ {} dòng đầu; còn nữa: hỏi hẹp hơn, hoặc thêm --limit",
    "en": "Only the first {} rows; there are more: narrow the question, or raise --limit",
}


@click.command(cls=Guarded)
@click.argument("text", metavar="CYPHER")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=86_400),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="Stop a question that takes longer.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=1000,
    show_default=True,
    metavar="ROWS",
    help="Give no more rows; says when there are more.",
)
@store_option
@table_options
def cypher(text: str, timeout: float, limit: int, place: str | None, out: TableWriter) -> None:
    """Ask a question in Cypher; it can read the graph and nothing else.

    Nodes and properties: docs/schema.md. A node is shown as its id, a relationship as its type.
    Writes, procedures, LOAD CSV and second statements are refused before they run.

    \b
    daumoi cypher "MATCH (task:Task) RETURN task.kind AS kind, count(*) AS tasks"
    daumoi cypher "MATCH (a:Agency)-[:LEADS]->(t:Task) RETURN a, t" --limit 20 --timeout 5
    """
    from queries.readonly import check_read_only

    check_read_only(text)
    with opened(place, "read") as store:
        found = store.explore(text, timeout, limit)
    out.write(found.table, {})
    if not found.whole:
        note(CUT[out.lang].format(limit))
