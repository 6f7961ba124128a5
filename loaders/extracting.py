"""Files → plan datasets: one document or many, in several processes."""

import hashlib
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from loaders.dataset import Dataset, Source
from loaders.document import Document
from loaders.formats.errors import FormatError
from loaders.formats.opening import STDIN, bytes_of, name_of, read_bytes
from loaders.formats.syllables import is_vietnamese
from loaders.outcomes import Failed
from loaders.reading import ReadDocument, read_document
from loaders.workbook import is_workbook, read_workbook

STDIN_NAME = "stdin"
"""What a dataset calls the file that it was read from where that was standard input."""


@dataclass(frozen=True)
class Extracted:
    """What became of one file: what was read, or why it could not be.

    `notes` say how it was read; `conflicts` are those with a review that was to be kept.
    """

    path: Path
    read: ReadDocument | None = None
    failed: Failed | None = None
    notes: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def extract(path: Path, data: bytes | None = None) -> ReadDocument:
    """The facts of the document in a file, or in its bytes where they were read already.

    A workbook that daumoi wrote holds a dataset: it is taken as it is.

    Raises:
        FormatError: If the file is no document that can be read, there is no text in it, or the
            text is not Vietnamese.
        OSError: If the file cannot be opened.
    """
    content = bytes_of(path) if data is None else data
    if is_workbook(content):
        return read_workbook(content, name_of(path))
    return read_document(*open_document(path, content))


def open_document(path: Path, data: bytes | None = None) -> tuple[Document, Source]:
    """The document in a file, and what a dataset tells of the file; it raises as `extract` does."""
    name = name_of(path)
    content = bytes_of(path) if data is None else data
    document = read_bytes(content, name)
    if not document.text.strip():
        raise FormatError(f"{name}: there is no text in it")
    if not is_vietnamese(document.text):
        raise FormatError(f"{name}: its text is not Vietnamese with diacritics; nothing was read")
    source = Source(
        file=STDIN_NAME if path == STDIN else path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=document.media_type,
        pages=document.pages,
    )
    return document, source


def extract_all(paths: Sequence[Path], jobs: int = 1) -> Iterator[Extracted]:
    """The facts of many files, in their order; one that cannot be read does not stop the others."""
    piped = [bytes_of(path) if path == STDIN else None for path in paths]
    if min(jobs, len(paths)) < 2:
        yield from map(try_extract, paths, piped)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(try_extract, paths, piped)


def try_extract(path: Path, data: bytes | None = None) -> Extracted:
    """The facts of the document in a file, or in one line why there are none."""
    try:
        return Extracted(path, extract(path, data))
    except Exception as error:  # whatever is wrong with one file, the others are read
        failed = Failed((_in_one_line(path, error),), unread=True, trace=traceback.format_exc())
        return Extracted(path, failed=failed)


def _in_one_line(path: Path, error: Exception) -> str:
    """Why a file cannot be read, with its name."""
    name = name_of(path)
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or error}"
    told = " ".join(str(error).split())
    if not isinstance(error, FormatError):
        return f"{name}: unforeseen: {type(error).__name__}: {told}; see it with --debug"
    return told if told.startswith(name) else f"{name}: {told}"


def found_in(dataset: Dataset) -> str:
    """What a reading found, in words: 'found: 12 references, 3 targets'."""
    kinds = Counter(task.kind for task in dataset.tasks)
    counted = {
        "assignments": kinds["assignment"],
        "duties": kinds["duty"],
        "objectives": kinds["objective"],
        "targets": len(dataset.targets),
        "budget lines": len(dataset.budget),
        "reports": len(dataset.reports),
        "zones": len(dataset.zones),
        "markets": len(dataset.markets),
        "references": len(dataset.references),
    }
    said = ", ".join(f"{count} {what}" for what, count in counted.items() if count)
    return f"found: {said or 'nothing'}"


def assigns(dataset: Dataset) -> bool:
    """Whether any task has a body that leads or supports it."""
    return any(task.leads or task.supports for task in dataset.tasks)


@dataclass(frozen=True)
class Account:
    """How many rows, items and lines of a section gave facts, gave a diagnostic, or are plain."""

    document: str
    section: str
    facts: int
    diagnostics: int
    plain: int

    @property
    def understood(self) -> int | None:
        """In per cent: of the units that say something, those that gave facts.

        None where all is plain text, which has no fact to give.
        """
        units = self.facts + self.diagnostics
        return round(100 * self.facts / units) if units else None


def accounts_of(each: Extracted) -> list[Account]:
    """The account of every section of a document in which something stands."""
    report = each.read.report if each.read else ()
    return [
        Account(name_of(each.path), tally.section, tally.fact, tally.diagnostic, tally.plain)
        for tally in report
        if tally.fact or tally.diagnostic or tally.plain
    ]


def total_of(accounts: Sequence[Account]) -> Account:
    """The sum of accounts."""
    return Account(
        document="",
        section="",
        facts=sum(each.facts for each in accounts),
        diagnostics=sum(each.diagnostics for each in accounts),
        plain=sum(each.plain for each in accounts),
    )
