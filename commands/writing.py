"""Text that goes to stdout or into a file."""

import sys
from pathlib import Path


def write_text(target: str, text: str) -> None:
    """Write to stdout (-) or a file: the whole text or, if that fails, nothing."""
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
        return
    from graph.files import write_whole

    write_whole(Path(target), text)
