"""The samples are what the words say, and all that they say is read."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from benchmarks.accuracy import compare
from loaders.checking import problems
from loaders.datafile import read_datafile
from loaders.dataset import Dataset, Programme
from loaders.extracting import extract
from loaders.formats.opening import read_bytes, read_file
from loaders.reading import ReadDocument
from tests.fonts import MISSING, vietnamese_font
from tests.samples.make import FOLDER, MAKERS, made

EXPECTED = Path(__file__).parents[1] / "expected" / "samples"
FILES = sorted(path.name for path in FOLDER.iterdir())

each_file = pytest.mark.parametrize("file", FILES)


@cache
def reading(file: str) -> ReadDocument:
    return extract(FOLDER / file)


@cache
def expected(file: str) -> Dataset:
    """What was written by hand, before the file was ever read."""
    return read_datafile((EXPECTED / file).with_suffix(".yaml")).dataset


def test_there_is_a_sample_of_every_form() -> None:
    assert [Path(file).suffix for file in FILES] == [".docx", ".pdf", ".txt", ".xlsx", ".html"]


@pytest.mark.parametrize("file", MAKERS)
def test_a_file_holds_what_is_made_of_its_words(file: str) -> None:
    if file.endswith(".pdf") and vietnamese_font() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    assert read_bytes(made(file), file) == read_file(FOLDER / file), "run: make samples"


@pytest.mark.parametrize("file", [file for file in MAKERS if not file.endswith(".pdf")])
def test_what_is_made_twice_is_the_same(file: str) -> None:
    assert made(file) == made(file)


@each_file
def test_every_fact_is_found_and_no_other(file: str) -> None:
    scores = compare(expected(file), reading(file))
    assert {
        kind: (score.precision, score.recall) for kind, score in scores.items()
    } == dict.fromkeys(scores, (1.0, 1.0))


@each_file
def test_the_head(file: str) -> None:
    def head(programme: Programme) -> dict[str, object]:
        said = programme.model_dump(exclude={"source", "coordinators"})
        return said | {"coordinators": [each.agency for each in programme.coordinators]}

    ours, theirs = reading(file).dataset, expected(file)
    assert head(ours.programmes[0]) == head(theirs.programmes[0])
    assert ours.provinces == theirs.provinces


@each_file
def test_bases_labels_products_and_dates(file: str) -> None:
    assert sorted(facts(reading(file).dataset)) == sorted(facts(expected(file)))


def facts(dataset: Dataset) -> Iterator[str]:
    """What `compare` leaves out: bases, labels, deliverables, parents, dates of references."""
    numbers = {task.id: task.number for task in dataset.tasks}
    for task in dataset.tasks:
        roles = [
            (role, each.agency, each.basis)
            for role in ("leads", "supports")
            for each in getattr(task, role)
        ]
        if task.kind == "duty":
            yield f"duty {task.holder} {task.number} {roles}"
        elif task.kind == "assignment":
            group = numbers.get(task.parent or "")
            yield f"row {group} {task.number} {task.deliverable} {task.schedule} {roles}"
    for target in dataset.targets:
        yield f"target {target.minimum} {target.unit} {target.approximate}"
    for reference in dataset.references:
        yield f"reference {reference.number} {reference.issued_on}"


@each_file
def test_every_fact_quotes_the_document(file: str) -> None:
    text, dataset = read_file(FOLDER / file).text, reading(file).dataset
    said = [
        *(each for task in dataset.tasks for each in (*task.leads, *task.supports)),
        *dataset.targets,
        *dataset.reports,
        *dataset.references,
    ]
    assert said
    for each in said:
        assert each.span
        assert text[slice(*each.span)] == each.quote


@each_file
def test_what_is_read_can_be_loaded(file: str) -> None:
    assert [each for each in problems(reading(file).dataset) if each.severity == "error"] == []


@each_file
def test_what_gives_no_fact_is_told(file: str) -> None:
    """Nothing is told but the provinces, and times that give no date."""
    known = {"province-not-in-register", "time-without-date", "repeated-header"}
    told = {each.code for each in reading(file).dataset.diagnostics}
    assert told <= known
    assert "province-not-in-register" in told
