"""daumoi page: the graph as one HTML file."""

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.failures import Failure
from commands.guarding import Guarded
from commands.opening import opened
from commands.options import lang_option, store_option
from commands.terminal import note
from commands.watching import watched
from commands.writing import check_target, write_text

if TYPE_CHECKING:
    from graph.store import Store
    from queries.catalogue import Language
    from viz.scope import Scope

ENDINGS = (".html", ".htm")
_MARK = b'<meta name="generator" content="daumoi">'
_BEGINNING = 4000
"""Bytes of a page among which the mark stands."""


@click.command(cls=Guarded)
@click.option(
    "--output",
    "-o",
    "target",
    required=True,
    metavar="FILE.html",
    help="The page to write; one of daumoi's that is there is replaced.",
)
@click.option("--title", help="Heading of the page.")
@click.option("--programme", metavar="NAME", help="Only this plan.")
@click.option("--province", metavar="NAME", help="Only plans that cover this province.")
@click.option(
    "--agency", metavar="NAME", help="Only tasks of this agency, with all who take part in them."
)
@click.option(
    "--documents",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder with the documents that plans were read from: their text goes into the page.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Replace any file that is there; build it also of a graph too large to be read.",
)
@click.option("--watch", is_flag=True, help="Write it again whenever the graph changes.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@store_option
@lang_option
def page(
    target: str,
    title: str | None,
    programme: str | None,
    province: str | None,
    agency: str | None,
    folder: Path | None,
    force: bool,
    watch: bool,
    opens: bool,
    place: str | None,
    lang: "Language",
) -> None:
    """Write the page: one HTML file that opens without a network.

    Names need no diacritics and may be abbreviations.

    \b
    daumoi page -o daumoi.html
    daumoi page -o so-cong-thuong.html --agency "so cong thuong son la" --open
    daumoi page -o ke-hoach.html --documents van-ban
    """
    from viz.page import build_page

    if (opens or watch) and target == "-":
        raise Failure("--open and --watch need a file; give one with -o")
    if target != "-" and Path(target).suffix.lower() not in ENDINGS:
        raise Failure(f"{target}: a page is HTML; name a file that ends in {' or '.join(ENDINGS)}")
    if folder and not folder.is_dir():
        raise Failure(f"{folder}: no such folder; name the one that holds the documents")

    check_target(target, force=force or _is_page(Path(target)))

    def write(store: "Store") -> None:
        scope = _scope(store, {"programme": programme, "province": province, "agency": agency})
        documents = _documents(store, folder) if folder else {}
        text = build_page(
            store, lang=lang, title=title, scope=scope, documents=documents, force=force
        )
        write_text(target, text)
        note(f"written   {target}")

    def show() -> None:
        if opens:
            uri = Path(target).resolve().as_uri()
            if not webbrowser.open(uri):
                note(f"no browser could be started; open the page yourself: {uri}")

    if watch:
        watched(place, write, show)
        return
    with opened(place, "read") as store:
        write(store)
    show()


def _is_page(path: Path) -> bool:
    """Whether a file is a page that daumoi wrote, which the next one may replace."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _MARK in file.read(_BEGINNING)


def _scope(store: "Store", names: dict[str, str | None]) -> "Scope | None":
    """What the page is to be about, by the names given; None for everything."""
    from queries.names import find
    from viz.scope import Scope

    ids = {kind: find(store, kind, name) for kind, name in names.items() if name is not None}
    return Scope(**ids) if ids else None


def _documents(store: "Store", folder: Path) -> dict[str, str]:
    """The texts of the documents in a folder that plans were read from, by the plan's id."""
    from graph.content import read_content
    from loaders.originals import Original, read_originals

    wanted = {
        str(plan["id"]): Original(plan["source_file"], plan["source_sha256"])
        for plan in read_content(store).nodes["Programme"]
    }
    texts, left_out = read_originals(folder, wanted)
    for plan, why in left_out.items():
        note(f"without   {plan}: {why}")
    return texts
