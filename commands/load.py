"""daumoi load: plans and documents into the graph."""

from pathlib import Path

import click

from commands.batches import progress, tell_loaded
from commands.guarding import Guarded
from commands.opening import opened
from commands.options import store_option


@click.command(cls=Guarded)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
def load(paths: tuple[Path, ...], place: str | None) -> None:
    """Load plans (YAML, JSON) and documents (.docx, .pdf, .txt, …) into the graph.

    Files, folders of them, or - for standard input; a document is read first, as `daumoi extract`
    does. A workbook of `daumoi export xlsx` is loaded as it stands.

    A plan that is there already is replaced: what it no longer says goes, other plans stay. Each
    plan is loaded whole or not at all; when one fails the others are still loaded (exit code 1).

    \b
    daumoi load data/plans
    daumoi load kh-2026.yaml --store neo4j://localhost
    daumoi load - < ke-hoach.docx
    """
    from loaders.batch import find_files, load_files

    files = find_files(paths)
    with opened(place, "write") as store:
        with progress("Loading", len(files)) as step:
            outcomes = [step(outcome) for outcome in load_files(store, files)]
        tell_loaded(outcomes)
