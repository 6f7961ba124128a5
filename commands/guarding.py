"""Commands and groups whose errors are one line; --debug shows them whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from commands.failures import Failure, PartFailure, in_one_line
from commands.terminal import note


def remember_debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    """The callback of --debug."""
    if value:
        context.find_root().meta["debug"] = True


DEBUG = click.Option(
    ["--debug"],
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=remember_debug,
    help="Show the traceback of an error.",
)


class Guarded(click.Command):
    """A command whose expected errors are one line; --debug shows them whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(DEBUG)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (KeyboardInterrupt, click.Abort):
            raise PartFailure("stopped; what was done before stays") from None
        except Exception as error:
            if ctx.find_root().meta.get("debug"):
                import traceback

                note(traceback.format_exc().rstrip())
            raise Failure(in_one_line(error)) from error


class Verbs(click.Group):
    """The group of commands, in the order in which they are used."""

    command_class = Guarded

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order declared."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the group itself."""
        with _use_in_one_line():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Find, read and run the command."""
        with _use_in_one_line():
            return super().invoke(ctx)


@contextmanager
def _use_in_one_line() -> Iterator[None]:
    """Say wrong use in the form of all our errors, with where to look."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        told = " ".join(error.format_message().split()).rstrip(".")
        where = f"; see: {error.ctx.command_path} --help" if error.ctx else ""
        raise Failure(told + where) from error
