"""Files and folders → plans in a store: all are tried, each whole or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.store import Store, StoreError
from graph.writing import Outcome
from loaders.checking import check_file
from loaders.datafile import SUFFIXES
from loaders.loading import plan_rows

REVIEWED_PLANS = Path(__file__).parents[1] / "data" / "plans"
"""The four reviewed plans that come with daumoi."""
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


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The plan files that paths name; a folder stands for the plan files in it, by name.

    Raises:
        NothingToLoadError: If a path is missing, or a folder holds no plan.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found = sorted(each for each in path.rglob("*") if _is_plan_file(each))
            if not found:
                raise NothingToLoadError(f"{path}: no plan in this folder (*.yaml, *.json)")
            files.update(dict.fromkeys(found))
        elif not path.exists():
            raise NothingToLoadError(f"{path}: no such file or folder")
        elif path.suffix.lower() not in SUFFIXES:
            raise NothingToLoadError(f"{path}: not a plan file; a plan is *.yaml or *.json")
        else:
            files[path] = None
    return list(files)


def _is_plan_file(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def load_files(store: Store, files: Iterable[Path]) -> Iterator[FileOutcome]:
    """Load files one after the other, as each result is asked for."""
    owner: dict[str, Path] = {}
    for path in files:
        yield _load_file(store, path, owner)


def _load_file(store: Store, path: Path, owner: dict[str, Path]) -> FileOutcome:
    datafile, faults = check_file(path)
    errors = [f"{path}:{fault}" for fault in faults if fault.severity == "error"]
    if datafile is None or errors:
        more = len(errors) - MOST_FAULTS
        shown = errors[:MOST_FAULTS] + ([f"{path}: and {more} more errors"] if more > 0 else [])
        return FileOutcome(path, failure="\ndaumoi: ".join(shown))
    for programme in datafile.dataset.programmes:
        first = owner.setdefault(programme.id, path)
        if first != path:
            told = f"{path}: the plan '{programme.id}' was already read from {first}"
            return FileOutcome(path, failure=told)
    done: list[Loaded] = []
    try:
        for rows in plan_rows(datafile.dataset):
            done.append(Loaded(rows.programme, store.write(rows)))  # noqa: PERF401 (kept on error)
    except StoreError as error:
        return FileOutcome(path, tuple(done), f"{path}: not loaded: {error}")
    return FileOutcome(path, tuple(done))
