"""What changed between two datasets, as facts: tasks, roles, times, amounts, aims, reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.dataset import Dataset, Target, Task

Key = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One fact that came, went or turned: what it is about, what it was and what it is."""

    change: Literal["added", "removed", "changed"]
    fact: str
    about: str
    old: str | None
    new: str | None


def changes(old: Dataset, new: Dataset) -> list[Change]:
    """The facts that differ, in the order of the new dataset, then what is gone.

    Tasks are the same by section and number, bodies by id, budget lines and targets by what they
    are about; plans are not compared by their ids, so that a draft and its final form can be. A
    short title in a reviewer's own words is not held against a document's words.
    """
    before, after = dict(_facts(old)), dict(_facts(new))
    titled = {*_titled(old), *_titled(new)}
    found = []
    for key, value in after.items():
        was = before.get(key)
        if was != value and not (key in titled and key in before):
            kind: Literal["added", "changed"] = "added" if key not in before else "changed"
            found.append(Change(kind, key[0], " · ".join(key[1:]), was, value))
    gone = [key for key in before if key not in after]
    return found + [
        Change("removed", key[0], " · ".join(key[1:]), before[key], None) for key in gone
    ]


def _facts(dataset: Dataset) -> Iterator[tuple[Key, str]]:
    for task in dataset.tasks:
        yield from _task_facts(task)
    for target in dataset.targets:
        year = str(target.year or "")
        yield ("target", target.product or "", target.indicator, year), _values(target)
    for line in dataset.budget:
        key = (line.group or "", line.title)
        yield ("amount", *key), f"{line.amount:g}" if line.amount is not None else ""
        for part in line.by_year:
            yield ("amount", *key, str(part.year), part.source), f"{part.amount:g}"
    for report in dataset.reports:
        who = f"{report.agency} → {report.to}"
        yield ("report", who, report.recurrence or "", report.due or ""), report.via or ""
    for zone in dataset.zones:
        for commune in zone.communes:
            yield ("zone", zone.product, commune.name), commune.code or ""
    for entry in dataset.markets:
        yield ("market", entry.product, entry.market), ""
    for reference in dataset.references:
        yield ("reference", reference.number), reference.relation


def _titled(dataset: Dataset) -> Iterator[Key]:
    """The tasks that have a title alone, without the document's words."""
    return (("task", _where(task)) for task in dataset.tasks if not task.text)


def _where(task: Task) -> str:
    return " ".join(filter(None, (task.section, task.number))) or task.id


def _task_facts(task: Task) -> Iterator[tuple[Key, str]]:
    where = _where(task)
    yield ("task", where), " ".join((task.text or task.title).split())
    for role in ("lead", "support"):
        for each in task.leads if role == "lead" else task.supports:
            yield (role, where, each.agency), each.basis
    if (schedule := task.schedule) is not None:
        days = f"{schedule.starts_on or ''}–{schedule.ends_on or ''}".strip("–")
        said = [schedule.label, days, schedule.recurrence or ""]
        yield ("time", where), ", ".join(filter(None, said))


def _values(target: Target) -> str:
    numbers = [f"{value:g}" for value in (target.minimum, target.maximum) if value is not None]
    about = "khoảng " if target.approximate else ""
    return f"{about}{'–'.join(dict.fromkeys(numbers))} {target.unit or ''}".strip()
