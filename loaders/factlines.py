"""The lines of a document, each with the facts that it gave."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.dataset import Dataset, Evidence, Participation, Report, Schedule, Target, Task

Fact = tuple[str, str]
"""What kind of fact it is (lead, support, time, target, report, reference), and what it says."""
EXAMPLES = (
    {"reference"},
    {"target"},
    {"lead", "support"},
    {"report"},
    {"lead", "support", "time"},
)
"""Kinds of facts that lines give together: of a preamble, of aims, a duty, the end, a row."""


@dataclass(frozen=True)
class Line:
    """A line of a document's normalised text (cells parted by tabs), and the facts it gave."""

    text: str
    facts: tuple[Fact, ...]


def lines_with_facts(text: str, dataset: Dataset) -> list[Line]:
    """The lines that gave facts, in order.

    Args:
        text: The document's normalised text.
        dataset: What was read from it, with spans into the text.
    """
    found: defaultdict[int, dict[Fact, None]] = defaultdict(dict)
    for at, fact in _facts(dataset):
        found[text.rfind("\n", 0, at) + 1][fact] = None
    return [
        Line(text[start : text.find("\n", start)].rstrip(), tuple(found[start]))
        for start in sorted(found)
    ]


def examples(lines: Iterable[Line]) -> list[Line]:
    """The first line for each of the kinds of facts that lines usually give together."""
    lines = list(lines)
    kinds = [{kind for kind, _ in line.facts} for line in lines]
    first = (kinds.index(wanted) for wanted in EXAMPLES if wanted in kinds)
    return [lines[at] for at in sorted(first)]


def _facts(dataset: Dataset) -> Iterator[tuple[int, Fact]]:
    """Each fact with the place of its quote; what has none is left out."""
    names = _names(dataset)
    said: list[tuple[Evidence, Fact]] = [
        *((each, ("reference", each.number)) for each in dataset.references),
        *((each, ("target", _target(each))) for each in dataset.targets),
        *((each, ("report", _report(each, names))) for each in dataset.reports),
    ]
    for task in dataset.tasks:
        said += [(each, ("lead", names[each.agency])) for each in task.leads]
        said += [(each, ("support", names[each.agency])) for each in task.supports]
        if task.schedule:  # a lead's cell may be merged over rows: the last body stands in its own
            said += [(each, ("time", _time(task.schedule))) for each in _last(task)]
    for evidence, fact in said:
        if evidence.span:
            yield evidence.span[0], fact


def _names(dataset: Dataset) -> dict[str, str]:
    """The names of bodies by id, with the province where it is not the plan's own."""
    own = {None, *(programme.provinces[0] for programme in dataset.programmes)}
    return {
        agency.id: agency.name if agency.province in own else f"{agency.name} ({agency.province})"
        for agency in dataset.agencies
    }


def _last(task: Task) -> list[Participation]:
    return sorted((*task.leads, *task.supports), key=lambda each: each.span or [])[-1:]


def _target(target: Target) -> str:
    low, high = target.minimum, target.maximum
    sign = "~" if target.approximate else "≥" if high is None else "≤" if low is None else ""
    numbers = "–".join(dict.fromkeys(f"{value:g}" for value in (low, high) if value is not None))
    about = [target.product, target.indicator, f"{sign}{numbers} {target.unit or ''}".strip()]
    return ", ".join(filter(None, [*about, str(target.year or "")]))


def _report(report: Report, names: dict[str, str]) -> str:
    who = f"{names[report.agency]} → {names[report.to]}"
    return f"{who}, {report.due}" if report.due else who


def _time(schedule: Schedule) -> str:
    if not (schedule.starts_on or schedule.ends_on):
        return schedule.label
    return f"{schedule.label}: {schedule.starts_on or '…'} – {schedule.ends_on or '…'}"
