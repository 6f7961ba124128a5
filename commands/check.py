"""daumoi check: what is wrong with plan files."""

from pathlib import Path

import click

from commands.failures import FINDINGS
from commands.guarding import Guarded
from commands.terminal import note, visible


@click.command(cls=Guarded)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Say everything that is wrong with plan files, with file and line.

    Exit code 1 when there is an error; warnings alone leave it 0.

    \b
    daumoi check data/plans/*.yaml
    """
    from loaders.batch import PLAN_FILES, find_files
    from loaders.checking import check_file

    errors = warnings = 0
    checked = find_files(files, PLAN_FILES)
    for path in checked:
        for fault in check_file(path)[1]:
            click.echo(visible(f"{path}:{fault}"))
            errors += fault.severity == "error"
            warnings += fault.severity == "warning"
    note(f"{len(checked)} files, {errors} errors, {warnings} warnings")
    if errors:
        raise click.exceptions.Exit(FINDINGS)
