"""daumoi ask: a question in one's own words."""

import shlex
from typing import TYPE_CHECKING

import click

from commands.failures import FINDINGS, Failure
from commands.guarding import Guarded
from commands.opening import opened
from commands.options import queries_option, store_option
from commands.tables import TableWriter, table_options
from commands.terminal import note

if TYPE_CHECKING:
    from pathlib import Path

    from queries.asking.understanding import Understood, Unsure
    from queries.catalogue import Language

WORDS = {
    "understood": {"vi": "Hiểu là", "en": "Understood"},
    "unsure": {"vi": "Không chắc, nên chưa trả lời", "en": "Not sure, so not answered"},
    "nearest": {"vi": "Gần nhất:", "en": "The nearest:"},
}


@click.command(cls=Guarded)
@click.argument("text", metavar="QUESTION")
@queries_option
@store_option
@table_options
def ask(text: str, own: "Path | None", place: str | None, out: TableWriter) -> None:
    """Ask in your own words, in Vietnamese or English.

    It says which question of the catalogue it understood, and with what. When it is not sure it
    answers nothing, offers the three nearest questions, and ends with exit code 1.

    \b
    daumoi ask "Sở Công Thương Sơn La chủ trì những gì?"
    daumoi ask "viec nao den han trong quy III/2026" --format csv
    """
    from datetime import date

    from queries import running
    from queries.asking.understanding import Unsure, asking, understand
    from queries.catalogue import questions
    from queries.names import NameNotFoundError

    with opened(place, "read") as store:
        running.check_any_plan(store)
        meant = understand(asking(store, questions(own)), text, date.today())
        if isinstance(meant, Unsure):
            _tell_unsure(meant, out.lang)
            raise click.exceptions.Exit(FINDINGS)
        try:
            values = running.typed(store, meant.question, meant.given)
        except NameNotFoundError as error:
            raise Failure(error.vi if out.lang == "vi" else str(error)) from error
        note(f"{WORDS['understood'][out.lang]}: {_told(meant, out.lang)}")
        table = running.run(store, meant.question, values)
    out.write(table, {each.name: {"vi": each.vi, "en": each.en} for each in meant.question.columns})


def _tell_unsure(meant: "Unsure", lang: "Language") -> None:
    note(f"{WORDS['unsure'][lang]}: {meant.reason[lang]}")
    if meant.nearest:
        note(WORDS["nearest"][lang])
    for each in meant.nearest:
        note(f"  {_told(each, lang)}")


def _told(meant: "Understood", lang: "Language") -> str:
    """The question's title, and the command that asks it."""
    given = [f"-p {name}={shlex.quote(value)}" for name, value in meant.given.items()]
    given += [f"-p {each}=…" for each in meant.missing]
    return f"{meant.question.title[lang]}: daumoi query run {' '.join([meant.question.id, *given])}"
