"""A newer document and the review of an earlier one → a dataset that keeps what was decided."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.checking import check_file
from loaders.datafile import SUFFIXES, DataFile, nearest_line
from loaders.dataset import Source
from loaders.extracting import Extracted, open_document
from loaders.formats.opening import name_of
from loaders.keeping import Conflict, Version, keep
from loaders.reading import ReadDocument, read_document


class ReviewError(Exception):
    """A review that cannot be kept; the text says why."""


@dataclass(frozen=True)
class _Read:
    """A document with what was read in it."""

    read: ReadDocument
    text: str
    sha256: str | None

    @classmethod
    def of(cls, path: Path) -> "_Read":
        document, source = open_document(path)
        return cls(read_document(document, source), document.text, source.sha256)

    @property
    def version(self) -> Version:
        """What is merged."""
        return Version(self.read.dataset, self.text)


def extract_keeping(path: Path, review: Path, was: Path | None = None) -> Extracted:
    """The facts of a document, with what a person decided about an earlier version of it.

    Args:
        path: The newer document.
        review: The plan dataset that a person corrected.
        was: The document that it was read from. Where it is not given it is looked for by its
            name beside the review and beside the newer document; its SHA-256 must be right.

    Raises:
        ReviewError: If the review is no plan dataset, or it has errors.
        FormatError: If a document cannot be read.
        OSError: If a file cannot be opened.
    """
    reviewed = _review(review)
    now = _Read.of(path)
    earlier, note = _earlier(reviewed, now, path, was)
    kept = keep(reviewed.dataset, now.version, earlier)
    conflicts = tuple(_line(reviewed, each) for each in kept.conflicts)
    return Extracted(path, ReadDocument(kept.dataset, now.read.report), None, (note,), conflicts)


def _review(path: Path) -> DataFile:
    if path.suffix.lower() not in SUFFIXES:
        raise ReviewError(f"{path}: a review is a plan dataset ({' '.join(SUFFIXES)})")
    datafile, faults = check_file(path)
    errors = [fault for fault in faults if fault.severity == "error"]
    if datafile is None or errors:
        more = f" (and {len(errors) - 1} more errors; see daumoi check)" if len(errors) > 1 else ""
        raise ReviewError(f"{path}:{errors[0]}{more}")
    return datafile


def _earlier(
    reviewed: DataFile, now: _Read, path: Path, was: Path | None
) -> tuple[Version | None, str]:
    """The earlier document as it is read today, where it is at hand; and which it is."""
    digests = {source.sha256 for source in _sources(reviewed) if source.sha256}
    if was is not None:
        read = _Read.of(was)
        other = digests and read.sha256 not in digests
        doubt = f"; {reviewed.path} names another file as its source" if other else ""
        return read.version, f"compared  {name_of(was)}{doubt}"
    if now.sha256 in digests:
        return now.version, f"compared  {name_of(path)}, the very document of the review"
    for place in _places(reviewed, path):
        if place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() in digests:
            return _Read.of(place).version, f"compared  {place}"
    told = f"the document that {reviewed.path} was read from is not at hand; name it with --was"
    return None, f"compared  quotes alone: {told}"


def _sources(reviewed: DataFile) -> Iterator[Source]:
    return (plan.source for plan in reviewed.dataset.programmes if plan.source)


def _places(reviewed: DataFile, path: Path) -> Iterator[Path]:
    """Where the earlier document may be: beside the review, beside the newer document."""
    for source in _sources(reviewed):
        for folder in (reviewed.path.parent, path.parent):
            yield folder / Path(source.file).name


def _line(reviewed: DataFile, conflict: Conflict) -> str:
    """A conflict with its places: the line of the review, the characters of the new text."""
    line = f"{nearest_line(reviewed.lines, conflict.place)}" if conflict.place else "-"
    span = conflict.words.span
    there = f" (characters {span[0]}-{span[1]})" if span else ""
    return f"{reviewed.path}:{line}: conflict: {conflict}{there}"
