"""How a command ends that could not do all it was asked for: one line, and an exit code."""

from typing import Any

import click

from commands.terminal import note, visible

FINDINGS = 1
"""Exit code when something was found wrong, or not all could be done."""
OUR_ERRORS = ("graph.", "loaders.", "queries.", "viz.")


class Failure(click.ClickException):
    """Wrong use, configuration or connection: one line on stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Say it on stderr in the form of all our notes."""
        note(f"daumoi: {visible(self.format_message())}")


class PartFailure(Failure):
    """Something of what was asked for could not be done: one line on stderr, exit code 1."""

    exit_code = 1


def in_one_line(error: Exception) -> str:
    """What went wrong, for people; what nobody foresaw says so."""
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if type(error).__module__.startswith(OUR_ERRORS):
        return str(error)
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"unforeseen: {told}; run it again with --debug and report what it shows"
