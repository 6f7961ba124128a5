"""Files → plan datasets: one document or many, in several processes."""

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from loaders.dataset import Source
from loaders.formats.errors import FormatError
from loaders.formats.opening import read_bytes
from loaders.reading import ReadDocument, read_document


@dataclass(frozen=True)
class Extracted:
    """What became of one file: what was read, or why it could not be."""

    path: Path
    read: ReadDocument | None = None
    failure: str | None = None


def extract(path: Path) -> ReadDocument:
    """The facts of the document in a file.

    Raises:
        FormatError: If the file is no document that can be read, or there is no text in it.
        OSError: If the file cannot be opened.
    """
    data = path.read_bytes()
    document = read_bytes(data, str(path))
    if not document.text.strip():
        raise FormatError(f"{path}: there is no text in it")
    source = Source(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=document.media_type,
        pages=document.pages,
    )
    return read_document(document, source)


def extract_all(paths: Iterable[Path], jobs: int = 1) -> Iterator[Extracted]:
    """The facts of many files, in their order; one that cannot be read does not stop the others."""
    if jobs == 1:
        yield from map(_extracted, paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_extracted, paths)


def _extracted(path: Path) -> Extracted:
    try:
        return Extracted(path, extract(path))
    except (FormatError, OSError) as error:
        return Extracted(path, failure=one_line(path, error))


def one_line(path: Path, error: Exception) -> str:
    """Why a file cannot be read, with its name."""
    if isinstance(error, OSError):
        return f"{path}: {error.strerror or error}"
    told = " ".join(str(error).split())
    return told if told.startswith(str(path)) else f"{path}: {told}"
