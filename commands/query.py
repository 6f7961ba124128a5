"""daumoi query: the questions of the catalogue, listed, shown and asked."""

from typing import TYPE_CHECKING

import click

from commands.guarding import Verbs
from commands.opening import opened
from commands.options import lang_option, store_option
from commands.tables import TableWriter, table_options

if TYPE_CHECKING:
    from queries.catalogue import Language

LIST_HEADINGS = {
    "id": {"vi": "Mã", "en": "Id"},
    "title": {"vi": "Câu hỏi", "en": "Question"},
    "parameters": {"vi": "Tham số", "en": "Parameters"},
}


@click.group(cls=Verbs)
def query() -> None:
    """Ask the graph a question of the catalogue.

    \b
    daumoi query list
    daumoi query run agency-tasks --param agency="so cong thuong son la"
    """


@query.command("list")
@table_options
def list_questions(out: TableWriter) -> None:
    """List the questions.

    \b
    daumoi query list --lang en
    """
    from graph.store import Table
    from queries.catalogue import questions

    rows = tuple(
        (each.id, each.title[out.lang], ", ".join(each.parameters)) for each in questions()
    )
    out.write(Table(("id", "title", "parameters"), rows), LIST_HEADINGS)


@query.command("show")
@click.argument("name")
@lang_option
def show_question(name: str, lang: "Language") -> None:
    """Show a question: what it asks, takes and gives, and its Cypher.

    \b
    daumoi query show coordination-load
    """
    from queries.catalogue import question
    from queries.describing import describe

    click.echo(describe(question(name), lang))


def _pairs(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    pairs = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"'{each}' is not NAME=VALUE")
        if name in pairs:
            raise click.BadParameter(f"'{name}' is given twice")
        pairs[name] = value
    return pairs


@query.command("run")
@click.argument("name")
@click.option(
    "--param",
    "-p",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_pairs,
    help="A parameter; may be repeated.",
)
@store_option
@table_options
def run_question(name: str, given: dict[str, str], place: str | None, out: TableWriter) -> None:
    """Ask a question.

    Names of agencies, plans and provinces need no diacritics; abbreviations do too.

    \b
    daumoi query run coordination-load --param province=son-la
    daumoi query run agency-tasks --param agency="so cong thuong son la"
    daumoi query run due -p from=2026-07-01 -p to=2026-09-30 --format csv --excel -o due.csv
    """
    from queries.catalogue import question
    from queries.running import ask

    asked = question(name)
    with opened(place, "read") as store:
        table = ask(store, asked, given)
    out.write(table, {each.name: {"vi": each.vi, "en": each.en} for each in asked.columns})
