"""Files and folders → plans in a store: all are tried, each whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.store import Store, StoreError
from graph.writing import Outcome
from loaders.checking import check_file, problems
from loaders.datafile import SUFFIXES, spell
from loaders.dataset import Dataset
from loaders.formats.errors import FormatError
from loaders.formats.opening import MODULES
from loaders.loading import plan_rows

REVIEWED_PLANS = Path(__file__).parents[1] / "data" / "plans"
"""The four reviewed plans that come with daumoi."""
SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "ha-van"
"""Documents of an invented province, in five formats."""
MOST_FAULTS = 5
"""Faults of a file that are told; the rest is counted."""


class NothingToLoadError(Exception):
    """A path holds no plan; the text says which."""


@dataclass(frozen=True)
class Loaded:
    """What became of one plan."""

    programme: str
    outcome: Outcome


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file: its plans, or why it failed."""

    path: Path
    done: tuple[Loaded, ...] = ()
    failure: str | None = None


PLAN_FILES = SUFFIXES
PLANS_AND_DOCUMENTS = (*SUFFIXES, *sorted(MODULES))


def find_files(paths: Iterable[Path], endings: Sequence[str] = PLANS_AND_DOCUMENTS) -> list[Path]:
    """The files with such endings that paths name; a folder stands for those in it, by name.

    Raises:
        NothingToLoadError: If a path is missing, of another kind, or a folder holds none.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found = sorted(each for each in path.rglob("*") if _ends(each, endings))
            if not found:
                raise NothingToLoadError(f"{path}: no plan in this folder ({_shown(endings)})")
            files.update(dict.fromkeys(found))
        elif not path.exists():
            raise NothingToLoadError(f"{path}: no such file or folder")
        elif not _ends(path, endings):
            raise NothingToLoadError(f"{path}: not a plan file; a plan is {_shown(endings)}")
        else:
            files[path] = None
    return list(files)


def _ends(path: Path, endings: Sequence[str]) -> bool:
    return path.suffix.lower() in endings and not path.is_dir()


def _shown(endings: Sequence[str]) -> str:
    return " ".join(f"*{ending}" for ending in endings)


def load_files(store: Store, files: Iterable[Path]) -> Iterator[FileOutcome]:
    """Load files one after the other, as each result is asked for."""
    owner: dict[str, Path] = {}
    for path in files:
        yield _load_file(store, path, owner)


def _load_file(store: Store, path: Path, owner: dict[str, Path]) -> FileOutcome:
    dataset, errors = _dataset(path)
    if dataset is None or errors:
        more = len(errors) - MOST_FAULTS
        shown = errors[:MOST_FAULTS] + ([f"{path}: and {more} more errors"] if more > 0 else [])
        return FileOutcome(path, failure="\ndaumoi: ".join(shown))
    for programme in dataset.programmes:
        first = owner.setdefault(programme.id, path)
        if first != path:
            told = f"{path}: the plan '{programme.id}' was already read from {first}"
            return FileOutcome(path, failure=told)
    done: list[Loaded] = []
    try:
        for rows in plan_rows(dataset):
            done.append(Loaded(rows.programme, store.write(rows)))  # noqa: PERF401 (kept on error)
    except StoreError as error:
        return FileOutcome(path, tuple(done), f"{path}: not loaded: {error}")
    return FileOutcome(path, tuple(done))


def read_dataset(path: Path) -> Dataset:
    """The dataset in a plan file, or of a document that is read.

    Raises:
        NothingToLoadError: If there is none, or it has errors; the text says each.
    """
    find_files([path])
    dataset, errors = _dataset(path)
    if dataset is None or errors:
        raise NothingToLoadError("; ".join(errors[:MOST_FAULTS]))
    return dataset


def _dataset(path: Path) -> tuple[Dataset | None, list[str]]:
    """The dataset in a file, or of a document that is read; and the errors in it."""
    if path.suffix.lower() in SUFFIXES:
        datafile, faults = check_file(path)
        errors = [f"{path}:{fault}" for fault in faults if fault.severity == "error"]
        return datafile.dataset if datafile else None, errors
    from loaders.extracting import extract, one_line  # slow to import, and for documents alone

    try:
        dataset = extract(path).dataset
    except (FormatError, OSError) as error:
        return None, [one_line(path, error)]
    if not dataset.tasks:
        told = f"{path}: no task was found in this document; see: daumoi extract {path} --report"
        return None, [told]
    wrong = (each for each in problems(dataset) if each.severity == "error")
    return dataset, [f"{path}: {spell(each.place)}: {each.message}" for each in wrong]
