"""Damaged documents: no traceback, no endless work, true spans, datasets that hold together."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from loaders.checking import problems
from loaders.dataset import Source
from loaders.document import Document
from loaders.formats.errors import FormatError
from loaders.formats.opening import read_bytes
from loaders.reading import read_document
from tests.formats.checks import checked
from tests.formats.longplan import long_plan
from tests.formats.making import MAKERS, Grid, sheet
from tests.sections.damaging import damaged
from tests.sections.test_account import PATHS, cells_of, passed_over

LONGEST = 10.0
"""Seconds of processor time that a document may take; only endless work needs as many."""
IN_TEST, IN_SWEEP = 100, 2_000


@cache
def sound() -> tuple[tuple[str, bytes], ...]:
    """Documents in every format: name with ending, and bytes."""
    parts = long_plan()
    made = [(f"long{ending}", make(parts)) for ending, make in MAKERS.items()]
    made += [("long.xlsx", sheet(next(part for part in parts if isinstance(part, Grid))))]
    texts = [(path.name, path.read_bytes()) for path in PATHS]
    return (*made, *texts, *(each for each in made if each[0].endswith((".txt", ".docx"))))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what takes more processor time than that, where the system can."""
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def quoted(value: Any) -> Iterator[tuple[list[int], str]]:
    """Every span of a dataset with its quote."""
    if isinstance(value, dict):
        if value.get("span"):
            yield value["span"], value["quote"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from quoted(each)


def assert_holds(document: Document) -> None:
    checked(document)
    found = read_document(document, Source(file="x"))
    for span, quote in quoted(found.dataset.model_dump(mode="json")):
        assert document.text[slice(*span)] == quote
    assert [each for each in problems(found.dataset) if each.severity == "error"] == []
    assert passed_over(document, found, cells_of(document)) == []


def check(seed: int) -> None:
    random = Random(seed)
    name, data = random.choice(sound())
    with within(LONGEST):
        try:
            document = read_bytes(damaged(data, Path(name).suffix, random), name)
        except FormatError as error:
            assert str(error).startswith(name)  # noqa: PT017
            return
        assert_holds(document)


@pytest.mark.parametrize("seed", range(IN_TEST))
def test_damage(seed: int) -> None:
    check(seed)


@pytest.mark.long
@pytest.mark.parametrize("block", range(IN_TEST, IN_SWEEP, 100))
def test_much_damage(block: int) -> None:
    failed: dict[int, str] = {}
    for seed in range(block, block + 100):
        try:
            check(seed)
        except Exception as error:
            failed[seed] = f"{type(error).__name__}: {str(error)[:200]}"
    assert failed == {}
