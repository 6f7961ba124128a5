"""daumoi page --watch: written again after each change, ended by Ctrl-C with one line."""

import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.batch import load_files
from tests.cli.program import PLANS, PROGRAM, SECONDS, SON_LA, daumoi, environment
from tests.neo4j.server import Server
from tests.stores import connected

OTHER = PLANS / "son-la-thanh-hoa-2026.yaml"
TITLE = "Quảng bá du lịch liên kết trên truyền thông"
"""The title of a task that only the other plan has."""


@contextmanager
def watching(target: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program that watches, ended at the end whatever happens."""
    program = subprocess.Popen(
        [PROGRAM, "page", "--watch", "-o", str(target)],
        env=environment(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield program
    finally:
        program.kill()
        program.wait()


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def holds(target: Path, text: str) -> bool:
    return target.exists() and text in target.read_text(encoding="utf-8")


def end(program: subprocess.Popen[str]) -> list[str]:
    """What Ctrl-C makes it say, after what it said before."""
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=SECONDS)
    assert (program.returncode, out) == (0, "")
    return err.splitlines()


def test_the_page_follows_the_file(own: Path, tmp_path: Path) -> None:
    target = tmp_path / "trang.html"
    with watching(target, {"DAUMOI_STORE": str(own)}) as program:
        until(target.exists)
        assert not holds(target, TITLE)
        daumoi("load", OTHER, "--store", own).fine()
        until(lambda: holds(target, TITLE))
        said = end(program)
    written = f"written   {target}"
    watching_line = "watching  the graph for changes; Ctrl-C ends"
    assert said[:2] == [written, watching_line]
    assert set(said[2:-1]) == {written}
    assert said[-1] == "stopped"


def test_a_graph_that_goes_and_comes_back_is_told_and_followed(own: Path, tmp_path: Path) -> None:
    target = tmp_path / "trang.html"
    kept = tmp_path / "kept.kgl"
    with watching(target, {"DAUMOI_STORE": str(own)}) as program:
        until(target.exists)
        shutil.move(own, kept)
        time.sleep(2.5)
        daumoi("load", OTHER, "--store", kept).fine()
        shutil.move(kept, own)
        until(lambda: holds(target, TITLE))
        said = end(program)
    assert any(line.startswith(f"daumoi: {own}: no graph here") for line in said)
    assert said[-1] == "stopped"


def test_the_page_follows_the_server(clean_neo4j: Server, tmp_path: Path) -> None:
    target = tmp_path / "trang.html"
    env = {
        "NEO4J_URI": clean_neo4j.uri,
        "NEO4J_USERNAME": clean_neo4j.user,
        "NEO4J_PASSWORD": clean_neo4j.password,
        "NEO4J_DATABASE": clean_neo4j.database or "",
    }
    with connected(clean_neo4j) as store:
        assert [each.failed for each in load_files(store, [SON_LA])] == [None]
        with watching(target, env) as program:
            until(target.exists)
            assert not holds(target, TITLE)
            assert [each.failed for each in load_files(store, [OTHER])] == [None]
            until(lambda: holds(target, TITLE))
            assert end(program)[-1] == "stopped"


def test_watching_needs_a_file_to_write(own: Path) -> None:
    said = daumoi("page", "--watch", "-o", "-", "--store", own)
    assert "--watch need a file" in said.complaint()


def test_nothing_to_watch_is_one_line(tmp_path: Path) -> None:
    missing = tmp_path / "none.kgl"
    said = daumoi("page", "--watch", "-o", tmp_path / "x.html", "--store", missing)
    assert "no graph here" in said.complaint()
