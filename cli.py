"""daumoi on the command line: its verbs, each in a module of `commands`."""

import io
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from commands.failures import FINDINGS, Failure, in_one_line
from commands.guarding import Verbs, remember_debug
from commands.terminal import note

VERBS = (
    "load",
    "remove",
    "status",
    "text",
    "extract",
    "check",
    "diff",
    "schema",
    "query",
    "ask",
    "cypher",
    "audit",
    "brief",
    "network",
    "export",
    "page",
    "figure",
    "demo",
    "completion",
)
"""In the order of the help. The command `load` is `load` in `commands/load.py`, and so on."""


class Imported(Mapping[str, click.Command]):
    """The command of each verb, imported when it is asked for."""

    def __getitem__(self, verb: str) -> click.Command:
        if verb not in VERBS:
            raise KeyError(verb)
        command: click.Command = getattr(import_module(f"commands.{verb}"), verb)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(VERBS)

    def __len__(self) -> int:
        return len(VERBS)


@click.group(
    cls=Verbs,
    commands=Imported(),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="daumoi", message="daumoi %(version)s")
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=remember_debug,
    help="Show the traceback of an error.",
)
def cli() -> None:
    """Who leads, who supports and who is overloaded across Vietnamese provincial plans.

    \b
    daumoi demo                         the four plans, from data to page
    daumoi load plans/                  load your own
    daumoi query run coordination-load  ask
    daumoi page -o page.html            see
    """


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli.main(prog_name="daumoi", standalone_mode=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FINDINGS)
    except OSError as error:  # from printing help or the version
        note(f"daumoi: {in_one_line(error)}")
        sys.exit(Failure.exit_code)


if __name__ == "__main__":
    main()
