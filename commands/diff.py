"""daumoi diff: what changed between two plans."""

from pathlib import Path

import click

from commands.failures import FINDINGS
from commands.guarding import Guarded
from commands.tables import TableWriter, table_options

DIFF_HEADINGS = {
    "change": {"vi": "Thay đổi", "en": "Change"},
    "fact": {"vi": "Loại", "en": "Fact"},
    "about": {"vi": "Về", "en": "About"},
    "old": {"vi": "Trước", "en": "Before"},
    "new": {"vi": "Sau", "en": "After"},
}


@click.command(cls=Guarded)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@table_options
def diff(old: Path, new: Path, out: TableWriter) -> None:
    """Show what changed between two plans, as facts: tasks, roles, times, amounts.

    Each is a dataset (YAML, JSON) or a document. Exit code 1 when something differs.

    \b
    daumoi diff ke-hoach-cu.yaml ke-hoach-moi.yaml
    daumoi diff du-thao.docx ban-hanh.docx --format csv --excel -o thay-doi.csv
    """
    from graph.store import Table
    from loaders.batch import read_dataset
    from loaders.comparing import changes

    found = changes(read_dataset(old), read_dataset(new))
    columns = tuple(DIFF_HEADINGS)
    rows = tuple(tuple(getattr(each, name) for name in columns) for each in found)
    out.write(Table(columns, rows), DIFF_HEADINGS)
    if found:
        raise click.exceptions.Exit(FINDINGS)
