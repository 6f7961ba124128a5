"""Files and folders → plans in a store: all are tried, each whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from graph.store import Store, StoreError
from graph.writing import Outcome
from loaders.checking import check_data, check_file, problems
from loaders.datafile import SUFFIXES, DataFile, Fault, spell
from loaders.dataset import Dataset
from loaders.formats.opening import MODULES, STDIN, bytes_of, name_of
from loaders.loading import plan_rows
from loaders.outcomes import Failed

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
    failed: Failed | None = None


PLAN_FILES = SUFFIXES
DOCUMENTS = tuple(sorted(MODULES))
PLANS_AND_DOCUMENTS = (*SUFFIXES, *DOCUMENTS)
_NOT_MEANT = (".", "~$")
"""How the names of hidden files begin, and of those that Word puts beside an open document."""


def find_files(paths: Iterable[Path], endings: Sequence[str] = PLANS_AND_DOCUMENTS) -> list[Path]:
    """The files that paths name, each once; a folder stands for those in it, by name.

    Args:
        paths: Files, folders, or `-` for standard input.
        endings: Those of the files that are taken from folders. A file that is named may have
            another one, unless plans alone are looked for: the bytes of documents tell their kind.

    Raises:
        NothingToLoadError: If a path is missing, of another kind, or a folder holds none.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found = sorted(each for each in path.rglob("*") if _meant(each, endings))
            if not found:
                what = "document" if endings == DOCUMENTS else "plan"
                raise NothingToLoadError(f"{path}: no {what} in this folder ({_shown(endings)})")
            files.update(dict.fromkeys(found))
        elif path == STDIN and endings != PLAN_FILES:
            files[path] = None
        elif not path.exists():
            raise NothingToLoadError(f"{path}: no such file or folder")
        elif endings == PLAN_FILES and not _ends(path, endings):
            raise NothingToLoadError(f"{path}: not a plan file; a plan is {_shown(endings)}")
        else:
            files[path] = None
    return list(files)


def _meant(path: Path, endings: Sequence[str]) -> bool:
    return _ends(path, endings) and path.is_file() and not path.name.startswith(_NOT_MEANT)


def _ends(path: Path, endings: Sequence[str]) -> bool:
    return path.suffix.lower() in endings


def _shown(endings: Sequence[str]) -> str:
    return " ".join(f"*{ending}" for ending in endings)


def load_files(store: Store, files: Iterable[Path]) -> Iterator[FileOutcome]:
    """Load files one after the other, as each result is asked for."""
    owner: dict[str, Path] = {}
    for path in files:
        yield _load_file(store, path, owner)


def _load_file(store: Store, path: Path, owner: dict[str, Path]) -> FileOutcome:
    read = _read(path)
    if read.dataset is None or read.failed:
        return FileOutcome(path, failed=read.failed)
    for programme in read.dataset.programmes:
        first = owner.setdefault(programme.id, path)
        if first != path:
            told = f"{path}: the plan '{programme.id}' was already read from {first}"
            return FileOutcome(path, failed=Failed((told,)))
    if read.found and not read.dataset.tasks:
        told = f"{name_of(path)}: not loaded: no task was found in it; {read.found}"
        return FileOutcome(path, failed=Failed((told,)))
    done: list[Loaded] = []
    try:
        for rows in chain.from_iterable(map(plan_rows, read.plans or (read.dataset,))):
            done.append(Loaded(rows.programme, store.write(rows)))  # noqa: PERF401 (kept on error)
    except StoreError as error:
        return FileOutcome(path, tuple(done), Failed((f"{path}: not loaded: {error}",)))
    return FileOutcome(path, tuple(done))


def read_dataset(path: Path) -> Dataset:
    """The dataset in a plan file, or of a document that is read.

    Raises:
        NothingToLoadError: If there is none, or it has errors; the text says each.
    """
    find_files([path])
    read = _read(path)
    if read.dataset is None or read.failed:
        raise NothingToLoadError("; ".join(read.failed.lines if read.failed else ()))
    return read.dataset


@dataclass(frozen=True)
class _Read:
    """The dataset in a file, or of a document that is read, and what is wrong with it.

    `found` says in words what the reading of a document found; `plans` are its plans one by one,
    where those say different things of a body.
    """

    dataset: Dataset | None
    failed: Failed | None = None
    found: str = ""
    plans: tuple[Dataset, ...] = ()


def _read(path: Path) -> _Read:
    if path.suffix.lower() in SUFFIXES:
        return _of_plan(path, *check_file(path))
    from loaders.extracting import found_in, try_extract  # slow to import, and for documents alone
    from loaders.formats.magic import kind_of

    try:
        data = bytes_of(path)
    except OSError as error:
        return _Read(None, Failed((f"{name_of(path)}: {error.strerror}",), unread=True))
    if path.suffix.lower() not in MODULES and kind_of(data) == "dataset":
        return _of_plan(path, *check_data(path, data))
    extracted = try_extract(path, data)
    if extracted.read is None:
        return _Read(None, extracted.failed)
    dataset = extracted.read.dataset
    wrong = [each for each in problems(dataset) if each.severity == "error"]
    told = [f"{name_of(path)}: {spell(each.place)}: {each.message}" for each in wrong]
    return _Read(dataset, _failed(path, told), found_in(dataset), extracted.read.plans)


def _of_plan(path: Path, datafile: DataFile | None, faults: Iterable[Fault]) -> _Read:
    told = [f"{name_of(path)}:{fault}" for fault in faults if fault.severity == "error"]
    return _Read(datafile.dataset if datafile else None, _failed(path, told))


def _failed(path: Path, errors: list[str]) -> Failed | None:
    """The first errors of a file, and how many more there are; None where there are none."""
    more = len(errors) - MOST_FAULTS
    rest = [f"{name_of(path)}: and {more} more errors"] if more > 0 else []
    return Failed((*errors[:MOST_FAULTS], *rest)) if errors else None
