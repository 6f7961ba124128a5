"""Graphs that the tests of the command line ask or damage."""

import shutil
from pathlib import Path

import pytest

from tests.cli.program import PLANS, SON_LA, daumoi


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of a graph with the four reviewed plans; tests only read it."""
    path = tmp_path_factory.mktemp("graph") / "four.kgl"
    daumoi("load", PLANS, "--store", path).fine()
    return str(path)


@pytest.fixture(scope="session")
def son_la(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a graph with one plan; tests only read it."""
    path = tmp_path_factory.mktemp("graph") / "one.kgl"
    daumoi("load", SON_LA, "--store", path).fine()
    return path


@pytest.fixture
def own(son_la: Path, tmp_path: Path) -> Path:
    """A copy of the graph with one plan, for a test to change."""
    return Path(shutil.copy(son_la, tmp_path / "own.kgl"))
