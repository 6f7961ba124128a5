"""The answer of a command: a table, written where and how its options say."""

import functools
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from commands.options import force_option, lang_option, output_option
from commands.terminal import note, visible
from commands.writing import check_target, write_text

if TYPE_CHECKING:
    from graph.store import Table
    from queries.catalogue import Language

Command = Callable[..., Any]
Headings = Mapping[str, Mapping[str, str]]
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")


def table_options(function: Command) -> Command:
    """--format, --output, --force, --excel and --lang.

    The command gets a `TableWriter` as `out`, and does not run when it may not write there.
    """

    @functools.wraps(function)
    def writing(
        *args: Any, form: str, target: str, force: bool, excel: bool, lang: Any, **kwargs: Any
    ) -> Any:
        check_target(target, force=force)
        return function(*args, out=TableWriter(form, target, excel, lang), **kwargs)

    options = (
        click.option(
            "--format",
            "-f",
            "form",
            type=click.Choice(FORMATS),
            default="table",
            show_default=True,
            help="How the answer is written.",
        ),
        output_option,
        force_option,
        click.option(
            "--excel",
            is_flag=True,
            help="CSV as Excel wants it: byte-order mark, headings in words.",
        ),
        lang_option,
    )
    for option in reversed(options):
        writing = option(writing)
    return writing


@dataclass(frozen=True)
class TableWriter:
    """Writes a table where and how the options say."""

    form: str
    target: str
    excel: bool
    lang: "Language"

    def write(self, table: "Table", headings: Headings) -> None:
        """Write one table; `headings` holds each column's name in both languages."""
        titles = [headings.get(name, {}).get(self.lang, name) for name in table.columns]
        if self.form == "table" and not table.rows:
            note({"vi": "Không có dòng nào.", "en": "No rows."}[self.lang])
        else:
            text = self._text(table, titles)
            raw = self.form != "table" and self.target == "-" and sys.stdout.isatty()
            write_text(self.target, visible(text, but="\r\n\t") if raw else text)

    def _text(self, table: "Table", titles: list[str]) -> str:
        from commands.drawing import drawn
        from queries.exports import tables
        from queries.words import in_words

        if self.form == "table":
            return drawn(in_words(table, self.lang), titles, wide=self.target != "-")
        if self.form == "md":
            return tables.to_markdown(in_words(table, self.lang), titles)
        if self.excel and self.form == "csv":
            return tables.to_excel_csv(in_words(table, self.lang), titles)
        return tables.FORMATS[self.form](table)
