"""Why a file among many was not read, loaded or written, while the others were."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failed:
    """Why something failed, a line for each thing that is wrong.

    `unread` is true where the file could not be read at all; `trace` is the traceback, if any.
    """

    lines: tuple[str, ...]
    unread: bool = False
    trace: str | None = None
