"""One document in every format: the same facts."""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.formats import Facts, facts
from loaders.document import Document
from loaders.formats.opening import read_bytes, read_file
from tests.formats.checks import checked
from tests.formats.longplan import ROWS_OF_A_GROUP, long_plan
from tests.formats.making import MAKERS, Grid, Part, Text, converted, parts_of, sheet
from tests.formats.test_office import needs_libreoffice

FOLDER = Path(__file__).parents[1] / "documents"
NAMES = ["long", *sorted(path.stem for path in FOLDER.glob("*.yaml"))]

each_document = pytest.mark.parametrize("name", NAMES)


@cache
def parts(name: str) -> tuple[Part, ...]:
    if name == "long":
        return tuple(long_plan())
    path = next(path for path in FOLDER.glob(f"{name}.*") if path.suffix != ".yaml")
    return tuple(parts_of(read_file(path)))


@cache
def wanted(name: str) -> Facts:
    """What the plain text says."""
    return facts(read(name, MAKERS[".txt"](list(parts(name))), ".txt"))


def read(name: str, data: bytes, ending: str) -> Document:
    return checked(read_bytes(data, f"{name}{ending}"))


def assert_same(name: str, document: Document) -> None:
    found = facts(document)
    assert sorted((found - wanted(name)).elements()) == []
    assert sorted((wanted(name) - found).elements()) == []


@each_document
@pytest.mark.parametrize("ending", [ending for ending in MAKERS if ending != ".txt"])
def test_the_same_facts(name: str, ending: str) -> None:
    assert_same(name, read(name, MAKERS[ending](list(parts(name))), ending))


@needs_libreoffice
@pytest.mark.parametrize("kind", ["odt", "pdf"])
def test_the_same_facts_through_an_office(kind: str, tmp_path: Path) -> None:
    words = {name: MAKERS[".docx"](list(parts(name))) for name in NAMES}
    for name, data in converted(words, kind, tmp_path).items():
        assert_same(name, read(name, data, f".{kind}"))


@pytest.mark.parametrize("at", [0, 1], ids=["assignments", "budget"])
def test_a_sheet_gives_the_facts_of_its_table(at: int) -> None:
    grid = [part for part in parts("long") if isinstance(part, Grid)][at]
    text = read("long", MAKERS[".txt"]([Text("PHỤ LỤC"), grid]), ".txt")
    table = read("long", sheet(grid, "PHỤ LỤC"), ".xlsx")
    assert facts(table) == facts(text)


def test_the_long_plan_has_facts_of_every_kind() -> None:
    kinds = {fact.partition(":")[0] for fact in wanted("long")}
    assert kinds >= {"tasks", "targets", "budget", "reports", "references", "agencies"}
    tasks = [fact for fact in wanted("long") if fact.startswith("tasks")]
    assert sum('"assignment"' in fact for fact in tasks) >= 3 * ROWS_OF_A_GROUP + 8
    assert sum('"duty"' in fact for fact in tasks) >= 36
