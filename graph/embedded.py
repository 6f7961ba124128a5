"""The embedded store: one kglite file, its write-ahead log beside it."""

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite

from graph import statements
from graph.cells import cell
from graph.exploring import explore_apart
from graph.model import MODEL_VERSION
from graph.rows import PlanRows
from graph.store import Excerpt, Mode, NoGraphError, StoreError, StoreInfo, Table
from graph.version import VERSION, utc_now
from graph.writing import Outcome, Run, remove_plan, write_plan

kglite.set_query_warning_policy("silent")
warnings.filterwarnings("ignore", category=kglite.MappedFallbackWarning)  # of another way to load
EMPTY_LOG = 5
"""Bytes of a write-ahead log that holds no commit: its header."""
LOG_GIVEN_UP = "this graph's write-ahead log refused an append"
"""Where kglite turns to programmers, after a log that could not be written (a full disk)."""

WORK_LIMIT = "max_work_units"
"""In what kglite tells of a question that is too much for it: an option that is not ours."""


class EmbeddedStore:
    """A graph in one file. Each plan is one transaction, kept by the log before the next begins."""

    def __init__(
        self, path: Path, graph: kglite.KnowledgeGraph, mode: Mode, *, made: bool = False
    ) -> None:
        """Take an open graph; `made` says that its file was not there before."""
        self._path = path
        self._graph = graph
        self._mode = mode
        self._unused = made

    def write(self, rows: PlanRows) -> Outcome:
        """Write one plan in one transaction."""
        with self._transaction() as run:
            outcome = write_plan(run, rows, version=VERSION, now=utc_now())
        self._unused = False
        return outcome

    def remove(self, programme: str) -> bool:
        """Remove one plan in one transaction."""
        with self._transaction() as run:
            return remove_plan(run, programme, version=VERSION)

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """The answer to a Cypher text that only reads."""
        try:
            with self._graph.begin_read() as view:
                result = view.cypher(cypher, params=dict(parameters or {}))
        except kglite.KgError as error:
            raise StoreError(f"{self._path}: the question failed: {error}") from error
        columns = tuple(result.columns)
        rows = tuple(tuple(row[name] for name in columns) for row in result.to_list())
        return Table(columns, rows)

    def explore(self, cypher: str, seconds: float, rows: int) -> Excerpt:
        """The first rows of an answer, from a process that is ended when the time is over.

        kglite has a time limit of its own, but looks at it between steps: a product of patterns
        inside COUNT { … } held on for 22 s against a limit of 1 s.
        """
        return explore_apart(self._path, cypher, seconds, rows)

    def excerpt(self, cypher: str, rows: int) -> Excerpt:
        """The first rows of an answer, however long it takes."""
        try:
            with self._graph.begin_read() as view:
                result = view.cypher(cypher, row_limit=rows, timeout_ms=0)
                columns = tuple(result.columns)
                found = [[row[name] for name in columns] for row in result.to_list()]
        except kglite.KgError as error:
            raise StoreError(f"{self._path}: {_failed(str(error))}") from error
        cells = tuple(tuple(cell(value, _short) for value in values) for values in found)
        total = (result.diagnostics or {}).get("total_rows")
        return Excerpt(Table(columns, cells), whole=total is None or total <= rows)

    def info(self) -> StoreInfo:
        """kglite, the file and the engine's version."""
        return StoreInfo("kglite", str(self._path), kglite.__version__)

    def close(self) -> None:
        """Fold the log into the file; a file that was made and got no plan goes."""
        if self._mode == "write":
            with _told(self._path):
                self._graph.close()
                if self._unused:
                    for ending in ("", "-wal", ".lock", ".lock-owner"):
                        self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    @contextmanager
    def _transaction(self) -> Iterator[Run]:
        with _told(self._path), self._graph.begin() as transaction:
            yield lambda cypher, parameters: transaction.cypher(cypher, params=parameters).to_list()


def open_embedded(path: Path, mode: Mode) -> EmbeddedStore:
    """Open the file at `path`; in `write` mode it is made when missing."""
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; name a file such as {path / 'daumoi.kgl'}")
    exists = path.exists() or _log_has_commits(path)
    if mode == "read":
        if not exists:
            raise NoGraphError(f"{path}: no graph here; load plans first: daumoi load FOLDER")
        with _told(path):
            _refuse_foreign(path)
            return EmbeddedStore(path, _open_to_read(path), mode)
    _writable_place(path)
    with _told(path):
        _refuse_foreign(path)
        graph = kglite.open(os.fspath(path), durable="full")
        try:
            _check_stamp(path, graph)
            for constraint in statements.CONSTRAINTS:
                graph.cypher(constraint)
        except BaseException:
            graph.close()
            raise
        return EmbeddedStore(path, graph, mode, made=not exists)


def _open_to_read(path: Path) -> kglite.KnowledgeGraph:
    """The graph without any lock; commits that a killed load left in the log are folded in first.

    A load that is still running keeps its commits in the log until it ends: the file then shows
    the graph as it was before that load.
    """
    if _log_has_commits(path):
        try:
            recovered = kglite.open(os.fspath(path), durable="full")
        except (kglite.WriterLeaseHeldError, kglite.FileIoError):
            pass
        else:
            recovered.close()
    if not path.exists():
        raise NoGraphError(f"{path}: the graph is being written for the first time; wait for it")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = kglite.load(os.fspath(path))
    _check_stamp(path, graph)
    return graph


def _short(value: Any) -> Any:
    """A node as its id, a relationship as its type, a path as these in turn."""
    match value:
        case {"labels": labels, "properties": properties}:
            return properties.get("id", next(iter(labels), None))
        case {"start": _, "end": _, "type": kind, "properties": _}:
            return kind
        case {"nodes": [first, *others], "relationships": relationships}:
            steps = [each for step in zip(relationships, others, strict=True) for each in step]
            return [_short(each) for each in (first, *steps)]
    return value


def _failed(told: str) -> str:
    """Why a question failed, by what the engine tells."""
    if WORK_LIMIT in told:
        return "the question looks at too much; narrow it (a label, an id, fewer patterns)"
    return "the question failed: " + told.partition("\n")[0]


def _log_has_commits(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > EMPTY_LOG


def _writable_place(path: Path) -> None:
    folder = path.parent
    if not folder.is_dir():
        raise StoreError(f"{folder}: no such folder; make it, or name another file with --store")
    if not os.access(folder, os.W_OK):
        raise StoreError(f"{folder}: cannot be written; name another file with --store")
    if path.exists() and not os.access(path, os.W_OK):
        raise StoreError(f"{path}: cannot be written; name another file with --store")


def _refuse_foreign(path: Path) -> None:
    """Look before opening: a file opened for writing gets a lock and a log beside it."""
    if path.exists():
        with path.open("rb") as file:
            if file.read(3) != b"RGF":
                raise StoreError(_not_ours(path))


def _check_stamp(path: Path, graph: kglite.KnowledgeGraph) -> None:
    with graph.begin_read() as view:
        stamp = view.cypher(statements.STAMP).to_list()
        nodes = view.cypher(statements.ANY_NODE).to_list()[0]["nodes"]
    if not stamp:
        if nodes:
            raise StoreError(_not_ours(path))
        return
    if stamp[0]["model"] > MODEL_VERSION:
        raise StoreError(
            f"{path}: written by a newer daumoi ({stamp[0]['version']}); this is {VERSION}: "
            "update daumoi, or name another file with --store"
        )


def _not_ours(path: Path) -> str:
    return f"{path}: not a daumoi graph; name another file with --store"


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the engine's errors into one line with the place and the remedy."""
    try:
        yield
    except kglite.WriterLeaseHeldError as error:
        raise StoreError(
            f"{path}: another process is writing this graph; wait until it ends, "
            "or name another file with --store"
        ) from error
    except kglite.FileFormatError as error:
        raise StoreError(
            f"{path}: the file is damaged; restore it from a copy, or move it away and load "
            f"the plans again ({error})"
        ) from error
    except (kglite.KgError, OSError) as error:
        said = str(error).partition(LOG_GIVEN_UP)[0] or "its log could not be written before"
        told = " ".join(said.split()).rstrip(".")
        raise StoreError(f"{path}: cannot be read or written: {told}") from error
