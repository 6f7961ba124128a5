"""A file → a document, by the module for its format."""

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


def read_file(path: Path) -> Document:
    """The document in a file.

    Raises:
        FormatError: If the file is no document of a format that is read here.
        OSError: If the file cannot be read.
    """
    return read_bytes(path.read_bytes(), str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """The document in bytes; `name` tells the format by its ending and stands in errors."""
    suffix = Path(name).suffix.lower()
    if suffix not in MODULES:
        endings = " ".join(sorted(MODULES))
        raise FormatError(f"{name}: not a format that is read here ({endings})")
    document: Document = import_module(f"loaders.formats.{MODULES[suffix]}").read(data, name)
    return document
