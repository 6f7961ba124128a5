"""The small plan that checking and loading are tested on: one of everything."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.datafile import read_datafile
from loaders.dataset import Dataset
from loaders.salvage import Place

SMALL_PLAN = Path(__file__).with_name("small-plan.yaml")
PLAN = "son-la/nho-2026"


def small_plan() -> Dataset:
    return read_datafile(SMALL_PLAN).dataset


def with_value(dataset: Dataset, place: Place, value: object) -> Dataset:
    """The dataset with another value at a place; None takes the field away."""
    plain = dataset.plain()
    inner: Any = plain
    for step in place[:-1]:
        inner = inner[step]
    if value is None:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return Dataset.model_validate(plain)


def values(plain: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every single value of nested mappings and lists, with its place."""
    if isinstance(plain, dict | list):
        for step, inner in plain.items() if isinstance(plain, dict) else enumerate(plain):
            yield from values(inner, (*place, step))
    else:
        yield place, plain
