"""Doing something again whenever a graph changes."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from commands.failures import in_one_line
from commands.opening import opened, uri_of
from commands.terminal import note

if TYPE_CHECKING:
    from graph.store import Store

PAUSE = 1.0
"""Seconds between two looks."""
LOADS = "MATCH (plan:Programme) RETURN plan.id AS id, plan.loaded_at AS loaded_at ORDER BY id"
"""What a server is asked each time: it changes with every load and removal."""
Act = Callable[["Store"], None]


def watched(place: str | None, act: Act, then: Callable[[], None]) -> None:
    """Do it now, and `then` once; do it again after each change of the graph, until Ctrl-C.

    A file is looked at from outside; on a server one connection stays open.
    """
    from graph.opening import is_server

    uri = uri_of(place)
    if is_server(uri):
        with opened(place, "read") as store:
            _again(lambda: store.read(LOADS), lambda: act(store), then)
        return

    def opened_anew() -> None:
        with opened(place, "read") as store:
            act(store)

    _again(lambda: _state(Path(uri)), opened_anew, then)


def _again(state: Callable[[], object], act: Callable[[], None], then: Callable[[], None]) -> None:
    """Act, then whenever the state is another one; what fails is told once, and tried again."""
    seen, told = state(), ""
    act()
    then()
    note("watching  the graph for changes; Ctrl-C ends")
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(PAUSE)
            try:
                now = state()
                if now != seen:
                    act()
                    seen, told = now, ""
            except Exception as error:  # a graph that is being replaced comes back
                line = in_one_line(error)
                if line != told:
                    note(f"daumoi: {line}")
                told = line
    note("stopped")


def _state(path: Path) -> tuple[int, int] | None:
    """When a file was written last and how long it is; None where there is none."""
    if not path.exists():
        return None
    told = path.stat()
    return told.st_mtime_ns, told.st_size
