"""A file or standard input → a document, by the module for its format."""

import sys
from importlib import import_module
from pathlib import Path

from loaders.document import Document
from loaders.formats.errors import FormatError

MODULES = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".doc": "office",
    ".odt": "office",
    ".rtf": "office",
}
"""The module in this folder that reads files with that ending."""
STDIN = Path("-")
"""Stands for standard input where a file can be named."""
MOST_BYTES = 256 * 2**20
"""Bytes that a file may have."""


def read_file(path: Path) -> Document:
    """The document in a file; `-` is standard input.

    Raises:
        FormatError: If the file is no document of a format that is read here.
        OSError: If the file cannot be read.
    """
    return read_bytes(bytes_of(path), name_of(path))


def name_of(path: Path) -> str:
    """What a file is called in messages."""
    return "standard input" if path == STDIN else str(path)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file or of standard input; of one that is too large only the first.

    Raises:
        OSError: If it cannot be read.
    """
    if path == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in bytes; `name` stands in errors, and its ending tells the format.

    Where the ending is none that is known, the bytes tell it.
    """
    if len(data) > MOST_BYTES:
        raise FormatError(f"{name}: it has more than {MOST_BYTES >> 20} MiB; it is not read")
    ending = Path(name).suffix.lower()
    if ending not in MODULES:
        from loaders.formats.recognising import ending_of  # as slow to import as the formats

        ending = ending_of(data, name)
    document: Document = import_module(f"loaders.formats.{MODULES[ending]}").read(data, name)
    return document
