"""daumoi status: what holds the graph, and what is in it."""

import click

from commands.guarding import Guarded
from commands.opening import opened
from commands.options import store_option
from commands.tables import TableWriter, table_options
from commands.terminal import note

STATUS_HEADINGS = {
    "programme": {"vi": "Kế hoạch", "en": "Plan"},
    "title": {"vi": "Tên", "en": "Title"},
    "tasks": {"vi": "Nhiệm vụ", "en": "Tasks"},
    "leads": {"vi": "Chủ trì", "en": "Leads"},
    "supports": {"vi": "Phối hợp", "en": "Supports"},
    "agencies": {"vi": "Cơ quan", "en": "Agencies"},
    "budget_lines": {"vi": "Dòng kinh phí", "en": "Budget lines"},
    "loaded_at": {"vi": "Nạp lúc (UTC)", "en": "Loaded at (UTC)"},
}


@click.command(cls=Guarded)
@store_option
@table_options
def status(place: str | None, out: TableWriter) -> None:
    """What holds the graph, and which plans are in it.

    \b
    daumoi status
    daumoi status --format json
    """
    from graph.statements import PLANS

    with opened(place, "read") as store:
        info = store.info()
        table = store.read(PLANS)
    note(f"{info.store} {info.version}: {info.place}")
    out.write(table, STATUS_HEADINGS)
