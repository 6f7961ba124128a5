"""A load killed at any moment leaves each plan whole: as it was, or as it was to be."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from graph.opening import open_store
from graph.store import Store
from loaders.batch import REVIEWED_PLANS, find_files
from loaders.datafile import read_datafile, write_yaml
from loaders.dataset import Dataset
from tests.neo4j.server import Server
from tests.stores import connected, embedded
from tests.worlds import dump, load_all, rows_of

TIMES, MOST_TIMES = 10, 60
Reopen = Callable[[], AbstractContextManager[Store]]


@pytest.fixture(scope="module")
def before() -> list[Dataset]:
    """The four plans as reviewed."""
    return [read_datafile(path).dataset for path in find_files([REVIEWED_PLANS])]


@pytest.fixture(scope="module")
def after(before: list[Dataset]) -> list[Dataset]:
    """The same plans corrected: every third task goes, titles and bodies' names change."""
    return [_corrected(dataset) for dataset in before]


def _corrected(dataset: Dataset) -> Dataset:
    plain = dataset.plain()
    kept = [task for index, task in enumerate(plain["tasks"]) if index % 3]
    ids = {task["id"] for task in kept}
    plain["tasks"] = [
        {**task, "title": f"{task['title']} (sửa)", "parent": task.get("parent")}
        if task.get("parent") in ids
        else {key: value for key, value in task.items() if key != "parent"}
        for task in kept
    ]
    plain["targets"] = [each for each in plain.get("targets", []) if "task" not in each]
    plain["agencies"] = [
        {**each, "aliases": [*each.get("aliases", []), "Tên mới"]} for each in plain["agencies"]
    ]
    return Dataset.model_validate(plain)


def digests(datasets: list[Dataset]) -> dict[str, Dataset]:
    """Each plan by the digest that the graph keeps of it."""
    return {rows_of(dataset).digest: dataset for dataset in datasets}


def assert_whole(store: Store, known: Mapping[str, Dataset]) -> list[str]:
    """Every plan is there in one of its two forms, and the graph is what these forms make."""
    found = store.read("MATCH (plan:Programme) RETURN plan.digest AS digest, plan.id AS id")
    held = [str(row[0]) for row in found.rows]
    assert len(held) == 4
    assert set(held) <= set(known)
    with embedded() as fresh:
        load_all(fresh, [known[digest] for digest in held])
        assert dump(store) == dump(fresh)
    return held


def kill_a_load(folder: Path, environment: Mapping[str, str], delay: float) -> None:
    """Start `daumoi load` and kill it after a delay; it may have ended before."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "load", str(folder)],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _whole_time(
    folder: Path, environment: Mapping[str, str], reopen: Reopen, before: list[Dataset]
) -> float:
    """How long a whole load takes, seconds, once a server has seen its statements."""
    command = [sys.executable, "-m", "cli", "load", str(folder)]
    for _ in range(2):
        with reopen() as store:
            load_all(store, before)
        start = time.monotonic()
        subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)
    return time.monotonic() - start


def kill_often(
    folder: Path,
    environment: Mapping[str, str],
    reopen: Reopen,
    before: list[Dataset],
    after: list[Dataset],
) -> None:
    for index, dataset in enumerate(after):
        (folder / f"{index}.yaml").write_text(write_yaml(dataset), encoding="utf-8")
    known = digests([*before, *after])
    whole_time = _whole_time(folder, environment, reopen, before)
    chance = random.Random(20260101)
    moments: set[int] = set()
    for time_of_it in range(MOST_TIMES):
        if time_of_it >= TIMES and len(moments) > 1:
            break
        with reopen() as store:
            load_all(store, before)
        kill_a_load(folder, environment, chance.uniform(0.25, 1.0) * whole_time)
        with reopen() as store:
            held = assert_whole(store, known)
        moments.add(sum(digest in digests(after) for digest in held))
    assert len(moments) > 1, f"every kill came at the same moment: {moments} plans were new"


def test_killed_loads_into_kglite(
    tmp_path: Path, before: list[Dataset], after: list[Dataset]
) -> None:
    place = tmp_path / "graph.kgl"

    @contextmanager
    def reopen() -> Iterator[Store]:
        store = open_store(str(place), "write")
        yield store
        store.close()

    folder = tmp_path / "corrected"
    folder.mkdir()
    kill_often(folder, {"DAUMOI_STORE": str(place)}, reopen, before, after)


def test_a_reader_sees_what_a_killed_load_had_committed(
    tmp_path: Path, before: list[Dataset]
) -> None:
    place = tmp_path / "graph.kgl"
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from graph.opening import open_store\n"
        "from loaders.batch import load_files\n"
        "store = open_store(sys.argv[1], 'write')\n"
        "list(load_files(store, [Path(path) for path in sys.argv[2:]]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    paths = [str(path) for path in find_files([REVIEWED_PLANS])]
    subprocess.run([sys.executable, "-c", program, str(place), *paths], check=False)
    store = open_store(str(place), "read")
    assert_whole(store, digests(before))
    store.close()


def test_killed_loads_into_neo4j(
    tmp_path: Path, clean_neo4j: Server, before: list[Dataset], after: list[Dataset]
) -> None:
    environment = {
        "DAUMOI_STORE": clean_neo4j.uri,
        "NEO4J_USERNAME": clean_neo4j.user,
        "NEO4J_PASSWORD": clean_neo4j.password,
        "NEO4J_DATABASE": clean_neo4j.database,
    }

    @contextmanager
    def reopen() -> Iterator[Store]:
        with connected(clean_neo4j) as store:
            _wait_for_others(store)
            yield store

    kill_often(tmp_path, environment, reopen, before, after)


def _wait_for_others(store: Store) -> None:
    """Until the server has ended the transactions of the killed process."""
    others = "SHOW TRANSACTIONS YIELD transactionId, currentQuery RETURN count(*) AS open"
    for _ in range(200):
        if store.read(others).rows[0][0] == 1:
            return
        time.sleep(0.05)
    raise AssertionError("the server still works for a process that was killed")
