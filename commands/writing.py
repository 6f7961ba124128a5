"""Text and bytes that go to stdout or into a file."""

import sys
from pathlib import Path

from commands.failures import Failure


def check_target(target: str, *, force: bool, binary: bool = False) -> None:
    """Refuse a file that is there, and a terminal for what is no text."""
    if target == "-":
        if binary and sys.stdout.isatty():
            raise Failure("this format is no text; name a file with -o")
    elif Path(target).is_file() and not force:
        raise Failure(f"{target}: is there already; --force replaces it")


def write_new(target: str, content: str | bytes, *, force: bool) -> None:
    """Write to stdout (-) or a file, which must not be there already unless `force` is true."""
    check_target(target, force=force, binary=isinstance(content, bytes))
    if isinstance(content, str):
        write_text(target, content)
    else:
        write_bytes(target, content)


def write_text(target: str, text: str) -> None:
    """Write to stdout (-) or a file: the whole text or, if that fails, nothing."""
    write_bytes(target, text.encode("utf-8"))


def write_bytes(target: str, data: bytes) -> None:
    """Write to stdout (-) or a file: all bytes or, if that fails, nothing."""
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    from graph.files import write_whole

    write_whole(Path(target), data)
