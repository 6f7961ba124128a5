"""daumoi remove: a plan out of the graph."""

import click

from commands.guarding import Guarded
from commands.opening import opened
from commands.options import store_option
from commands.terminal import note


@click.command(cls=Guarded)
@click.argument("programme")
@store_option
def remove(programme: str, place: str | None) -> None:
    """Take a plan out of the graph; bodies that another plan names stay.

    \b
    daumoi remove son-la/cay-an-qua-2025
    daumoi remove "cay an qua"
    """
    from queries.names import find

    with opened(place, "read") as store:
        found = find(store, "programme", programme)
    with opened(place, "write") as store:
        store.remove(found)
    note(f"removed   {found}")
