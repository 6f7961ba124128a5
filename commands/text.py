"""daumoi text: a document's normalised text."""

from pathlib import Path

import click

from commands.guarding import Guarded
from commands.options import force_option, output_option
from commands.writing import check_target, write_text


@click.command(cls=Guarded)
@click.argument("file", type=click.Path(path_type=Path))
@output_option
@force_option
def text(file: Path, target: str, force: bool) -> None:
    """Print a document's normalised text, which the spans of its facts point into.

    FILE may be - for standard input.

    \b
    daumoi text ke-hoach.docx
    """
    from loaders.formats.opening import read_file

    check_target(target, force=force)
    write_text(target, read_file(file).text)
