"""daumoi export: the graph as files for other programs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.failures import Failure
from commands.guarding import Verbs
from commands.opening import opened_content
from commands.options import force_option, lang_option, store_option
from commands.terminal import note
from commands.writing import write_new

if TYPE_CHECKING:
    from queries.catalogue import Language
    from queries.facts import Facts
    from queries.networks import Network

Command = Callable[..., Any]
PROJECTIONS = ("all", "two-mode", "agencies", "direction", "programmes")


def target_options(function: Command) -> Command:
    """--output, --force and --store."""
    options = (
        click.option(
            "--output",
            "-o",
            "target",
            required=True,
            metavar="FILE",
            help="File to write; - is stdout.",
        ),
        force_option,
        store_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def projection_option(default: str) -> Callable[[Command], Command]:
    """--projection, with a default."""
    return click.option(
        "--projection",
        type=click.Choice(PROJECTIONS),
        default=default,
        show_default=True,
        help="The whole graph; agencies and tasks; agencies by shared tasks; agencies from lead to "
        "support; plans by shared agencies.",
    )


@click.group(cls=Verbs)
def export() -> None:
    """Write the graph into files for Excel, Neo4j, Gephi, calendars and the web of data.

    A file that is there already is replaced with --force only.

    \b
    daumoi export xlsx -o ke-hoach.xlsx
    daumoi export gexf -o mang-luoi.gexf
    daumoi export ics --agency "so cong thuong son la" -o lich.ics
    """


def _network(place: str | None, projection: Any) -> "tuple[Network, Facts]":
    """A view of the graph as a network, and the facts it was made of."""
    from queries.exports import whole
    from queries.facts import facts_of
    from queries.networks import network_of

    with opened_content(place) as (_, content):
        facts = facts_of(content)
    network = whole.network(content) if projection == "all" else network_of(facts, projection)
    return network, facts


def _save(target: str, content: str | bytes, *, force: bool) -> None:
    write_new(target, content, force=force)
    _written(target)


@export.command("xlsx")
@target_options
@lang_option
def to_xlsx(target: str, force: bool, place: str | None, lang: "Language") -> None:
    """Write an Excel workbook: tasks, matrix, roles with quotes, agencies, findings, and the rest.

    It can be loaded back: daumoi load FILE.xlsx.

    \b
    daumoi export xlsx -o ke-hoach.xlsx
    """
    from queries.audit import audit
    from queries.exports.xlsx import to_workbook
    from queries.facts import facts_of

    with opened_content(place) as (_, content):
        facts = facts_of(content)
    _save(target, to_workbook(content, facts, audit(facts), lang), force=force)


@export.command("csv")
@click.option("--output", "-o", "target", required=True, metavar="FOLDER", help="Folder to write.")
@click.option("--force", is_flag=True, help="Replace what an export wrote there before.")
@store_option
def to_csv(target: str, force: bool, place: str | None) -> None:
    """Write a folder of CSV files for Neo4j: for neo4j-admin database import, and for LOAD CSV.

    import.args in it holds the options for neo4j-admin, load.cypher loads by LOAD CSV.

    \b
    daumoi export csv -o neo4j-csv
    """
    from graph.files import write_folder
    from queries.exports.neo4jcsv import file_names
    from queries.exports.neo4jcsv import to_csv as files_of

    if target == "-":
        raise Failure("csv is a folder of files; name it with -o")
    with opened_content(place) as (_, content):
        files = files_of(content)
    path = Path(target)
    if path.is_dir() and any(path.iterdir()) and not force:
        raise Failure(f"{path}: holds files already; --force replaces what an export wrote there")
    write_folder(path, files, file_names())
    _written(target)


@export.command("cypher")
@target_options
def to_cypher(target: str, force: bool, place: str | None) -> None:
    """Write Cypher statements (constraints, MERGE) that fill an empty Neo4j.

    \b
    daumoi export cypher -o daumoi.cypher
    """
    from queries.exports.cypher import to_cypher as statements_of

    with opened_content(place) as (_, content):
        text = statements_of(content)
    _save(target, text, force=force)


@export.command("graphml")
@target_options
@projection_option("all")
def to_graphml(target: str, force: bool, place: str | None, projection: str) -> None:
    """Write GraphML, for Gephi, yEd, Cytoscape, igraph.

    \b
    daumoi export graphml -o daumoi.graphml
    """
    from queries.exports.graphml import to_graphml as graphml_of

    network, _ = _network(place, projection)
    _save(target, graphml_of(network), force=force)


@export.command("gexf")
@target_options
@projection_option("two-mode")
def to_gexf(target: str, force: bool, place: str | None, projection: str) -> None:
    """Write GEXF for Gephi, with colours, sizes and positions.

    \b
    daumoi export gexf -o daumoi.gexf
    daumoi export gexf --projection agencies -o co-quan.gexf
    """
    from queries.exports.gexf import to_gexf as gexf_of
    from queries.measures import loads
    from viz.drawing import MOST_SHARED
    from viz.looks import looks

    network, facts = _network(place, projection)
    if len(network) > MOST_SHARED:
        note(f"more than {MOST_SHARED} nodes: no positions; let Gephi lay them out")
    _save(target, gexf_of(network, looks(network, loads(facts))), force=force)


@export.command("json")
@target_options
@projection_option("all")
def to_json(target: str, force: bool, place: str | None, projection: str) -> None:
    """Write JSON of nodes and edges (node-link), for networkx and D3.

    \b
    daumoi export json -o daumoi.json
    """
    from queries.exports.nodelink import to_json as json_of

    network, _ = _network(place, projection)
    _save(target, json_of(network), force=force)


@export.command("jsonld")
@target_options
def to_jsonld(target: str, force: bool, place: str | None) -> None:
    """Write JSON-LD: bodies by W3C ORG, tasks, roles and sources by W3C PROV.

    \b
    daumoi export jsonld -o daumoi.jsonld
    """
    from queries.exports.jsonld import to_jsonld as jsonld_of
    from queries.facts import facts_of

    with opened_content(place) as (_, content):
        text = jsonld_of(facts_of(content))
    _save(target, text, force=force)


@export.command("ics")
@click.option("--agency", required=True, metavar="NAME", help="Whose deadlines and reports.")
@target_options
@lang_option
def to_ics(agency: str, target: str, force: bool, place: str | None, lang: "Language") -> None:
    """Write an agency's deadlines and reports as a calendar.

    \b
    daumoi export ics --agency "so cong thuong son la" -o lich.ics
    """
    from datetime import UTC, datetime

    from queries.exports.ics import to_ics as calendar_of
    from queries.facts import facts_of
    from queries.names import find

    with opened_content(place) as (store, content):
        own = find(store, "agency", agency)
    calendar = calendar_of(facts_of(content), own, datetime.now(UTC), lang)
    _save(target, calendar.text, force=force)
    note(f"{calendar.events} events; {calendar.undated} tasks and reports have no day")


def _written(target: str) -> None:
    if target != "-":
        note(f"written   {target}")
