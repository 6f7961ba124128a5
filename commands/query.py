"""daumoi query: the questions of the catalogue, listed, shown and asked."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.guarding import Verbs
from commands.opening import opened
from commands.options import lang_option, queries_option, store_option
from commands.tables import TableWriter, table_options
from commands.writing import write_text

if TYPE_CHECKING:
    from queries.catalogue import Language, Question

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
@queries_option
@table_options
def list_questions(own: Path | None, out: TableWriter) -> None:
    """List the questions.

    \b
    daumoi query list --lang en
    """
    from graph.store import Table
    from queries.catalogue import questions

    rows = tuple(
        (each.id, each.title[out.lang], ", ".join(each.parameters)) for each in questions(own)
    )
    out.write(Table(("id", "title", "parameters"), rows), LIST_HEADINGS)


@query.command("show")
@click.argument("name")
@queries_option
@lang_option
def show_question(name: str, own: Path | None, lang: "Language") -> None:
    """Show a question: what it asks, takes and gives, and its Cypher.

    \b
    daumoi query show coordination-load
    """
    from queries.catalogue import question
    from queries.describing import describe

    click.echo(describe(question(name, own), lang))


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


def _question(name: str | None, file: Path | None, own: Path | None) -> "Question":
    """The question of that name, or the one in a file."""
    from queries.catalogue import question, read_question

    if (name is None) == (file is None):
        raise click.UsageError("Give the name of a question, or --file.")
    return read_question(file) if file else question(str(name), own)


@query.command("run")
@click.argument("name", required=False)
@click.option(
    "--file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A question of your own, instead of NAME.",
)
@click.option(
    "--param",
    "-p",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_pairs,
    help="A parameter; may be repeated.",
)
@click.option("--explain", is_flag=True, help="Show the Cypher and its parameters; do not ask.")
@queries_option
@store_option
@table_options
def run_question(
    name: str | None,
    file: Path | None,
    given: dict[str, str],
    explain: bool,
    own: Path | None,
    place: str | None,
    out: TableWriter,
) -> None:
    """Ask a question.

    Names of agencies, plans and provinces need no diacritics; abbreviations do too.

    \b
    daumoi query run coordination-load --param province=son-la
    daumoi query run agency-tasks --param agency="so cong thuong son la"
    daumoi query run due -p from=2026-07-01 -p to=2026-09-30 --format csv --excel -o due.csv
    daumoi query run tasks-ending -p period=2026-Q3 --explain
    daumoi query run --file my-question.cypher
    """
    from queries import describing
    from queries.running import run, typed

    asked = _question(name, file, own)
    with opened(place, "read") as store:
        values = typed(store, asked, given)
        if explain:
            write_text(out.target, describing.explain(asked, values))
            return
        table = run(store, asked, values)
    out.write(table, {each.name: {"vi": each.vi, "en": each.en} for each in asked.columns})
