"""daumoi page: the graph as one HTML file."""

from typing import TYPE_CHECKING

import click

from commands.guarding import Guarded
from commands.opening import opened
from commands.options import lang_option, store_option
from commands.terminal import note
from commands.writing import write_text

if TYPE_CHECKING:
    from queries.catalogue import Language


@click.command(cls=Guarded)
@click.option(
    "--output", "-o", "target", required=True, metavar="FILE.html", help="The page to write."
)
@click.option("--title", help="Heading of the page.")
@click.option("--force", is_flag=True, help="Build it also of a graph too large to be read.")
@store_option
@lang_option
def page(target: str, title: str | None, force: bool, place: str | None, lang: "Language") -> None:
    """Write the page: one HTML file that opens without a network.

    \b
    daumoi page -o daumoi.html
    """
    from viz.page import build_page

    with opened(place, "read") as store:
        text = build_page(store, lang=lang, title=title, force=force)
    write_text(target, text)
    note(f"written   {target}")
