"""What can still be read of a dataset with faults of form, so that all else is checked as well."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from loaders.dataset import FORMAT, Dataset

Place = tuple[str | int, ...]
WORDS = frozenset({"title", "name", "label", "indicator", "market", "product", "message"})
"""Fields that hold words for people: what an item says otherwise can be checked without them."""
MOST_ROUNDS = 8
"""Taking out a wrong value may leave its item without a field that it needs, and so on."""


@dataclass(frozen=True)
class Remainder:
    """A dataset without what is wrong in form.

    `ids` are those of the whole file: what names an item that was taken out does not dangle.
    """

    dataset: Dataset
    ids: frozenset[str]
    _plain: Any
    _origins: Mapping[int, list[int]]

    def origin(self, place: Place) -> Place:
        """Where a place of the remainder stands in the file."""
        steps: list[str | int] = []
        value = self._plain
        for step in place:
            known = isinstance(step, int) and isinstance(value, list) and step < len(value)
            steps.append(self._origins.get(id(value), range(len(value)))[step] if known else step)  # type: ignore[index]
            inside = known or (isinstance(value, dict) and step in value)
            value = value[step] if inside else None
        return tuple(steps)


def salvage(plain: dict[str, Any]) -> Remainder | None:
    """The dataset without the values and items that are wrong in form; None if nothing is left."""
    try:
        rest = {**copy.deepcopy(plain), "format": FORMAT}
    except RecursionError:
        return None
    origins: dict[int, list[int]] = {}
    mended: set[tuple[int, str]] = set()
    for _ in range(MOST_ROUNDS):
        try:
            dataset = Dataset.model_validate(rest)
        except ValidationError as error:
            found = [each for each in error.errors() if not _mend(rest, each, mended)]
            cuts = {_existing(rest, each["loc"]) for each in found}
            if () in cuts:
                return None
            for place in sorted(cuts, key=_in_file_order, reverse=True):
                _take_out(rest, place, origins)
        else:
            return Remainder(dataset, frozenset(_ids(plain)), rest, origins)
    return None


def _mend(rest: Any, error: Any, mended: set[tuple[int, str]]) -> bool:
    """Put a word where one is missing or wrong that nothing refers to; once for each field."""
    *above, field = error["loc"]
    holder = rest
    for step in _existing(rest, tuple(above)):
        holder = holder[step]
    if not isinstance(holder, dict) or not isinstance(field, str) or (id(holder), field) in mended:
        return False
    words = "?" if field in WORDS and error["type"] == "missing" else None
    if error["type"] == "literal_error":
        words = error["ctx"]["expected"].split("'")[1]
    if words is None:
        return False
    mended.add((id(holder), field))
    holder[field] = words
    return True


def _existing(rest: Any, location: Place) -> Place:
    """What to take out for an error: the value it is about, or the item that lacks a field.

    That is the part of the error's location that leads through the file; a missing field does
    not, nor does the branch of a union.
    """
    value = rest
    for depth, step in enumerate(location):
        inside = (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value)
        )
        if not inside:
            return location[:depth]
        value = value[step]
    return location


def _in_file_order(place: Place) -> list[tuple[int, str]]:
    """Sorts an item after those before it in its list, and what is in it after itself."""
    return [(step, "") if isinstance(step, int) else (0, step) for step in place]


def _take_out(rest: Any, place: Place, origins: dict[int, list[int]]) -> None:
    value = rest
    for step in place[:-1]:
        value = value[step]
    if isinstance(value, list):
        index = int(place[-1])
        del origins.setdefault(id(value), list(range(len(value))))[index]
        del value[index]
    else:
        value.pop(place[-1], None)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _ids(each)
