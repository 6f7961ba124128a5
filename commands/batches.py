"""What commands over many files share: a progress bar, and how they end when some failed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from commands.failures import Failure, PartFailure
from commands.terminal import note

if TYPE_CHECKING:
    from loaders.outcomes import Failed


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[Any], Any]]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda outcome: outcome
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)

        def step(outcome: Any) -> Any:
            bar.advance(task)
            return outcome

        yield step


def tell_loaded(outcomes: list[Any]) -> None:
    """Say what became of each plan, and end here where a file failed."""
    for each in outcomes:
        for done in each.done:
            note(f"{done.outcome:9} {done.programme}")
    end_if_failed([each.failed for each in outcomes if each.failed], len(outcomes), "loaded")


def end_if_failed(failed: list["Failed"], files: int, done: str) -> None:
    """Say why files failed, and end so where any did: 2 where the only one cannot be read."""
    if not failed:
        return
    debug = click.get_current_context().find_root().meta.get("debug")
    for each in failed:
        if debug and each.trace:
            note(each.trace.rstrip())
    lines = [line for each in failed for line in each.lines]
    if files > 1:
        lines.append(f"{len(failed)} of {files} files were not {done}")
    for line in lines[:-1]:
        note(f"daumoi: {line}")
    raise (Failure if files == 1 and failed[0].unread else PartFailure)(lines[-1])
