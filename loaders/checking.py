"""What a dataset must hold together: identifiers, references, sums."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from loaders.datafile import (
    DataFile,
    DataFileError,
    Fault,
    Severity,
    nearest_line,
    parse_datafile,
    spell,
)
from loaders.dataset import Agency, BudgetLine, Dataset, Participation, Task
from loaders.register import load_register
from loaders.salvage import Place

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CENTRAL = "trung-uong"
"""The slug that stands in the ids of central bodies where others have their province."""


@dataclass(frozen=True)
class Problem:
    """One thing that does not hold, at a place in the dataset."""

    place: Place
    severity: Severity
    message: str


def check_file(path: Path) -> tuple[DataFile | None, list[Fault]]:
    """The dataset in a file (None if it has none that can be read) and all its faults, by line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [Fault(1, "error", f"cannot be read: {error.strerror or error}")]
    return check_data(path, data)


def check_data(path: Path, data: bytes) -> tuple[DataFile | None, list[Fault]]:
    """The dataset in the bytes of a file, and all its faults, by line."""
    try:
        datafile = parse_datafile(path, data)
    except DataFileError as error:
        rest = error.remainder
        found = problems(rest.dataset, rest.ids) if rest else ()
        places = ((each, rest.origin(each.place)) for each in found) if rest else ()
        return None, sorted([*error.faults, *_faults(places, error.lines)])
    places = ((each, each.place) for each in problems(datafile.dataset))
    return datafile, sorted(_faults(places, datafile.lines))


def _faults(found: Iterable[tuple[Problem, Place]], lines: Mapping[Place, int]) -> Iterator[Fault]:
    for problem, place in found:
        line = nearest_line(lines, place)
        yield Fault(line, problem.severity, f"{spell(place)}: {problem.message}")


def problems(dataset: Dataset, elsewhere: Set[str] = frozenset()) -> Iterator[Problem]:
    """Everything in a dataset that does not hold together.

    Args:
        dataset: The dataset.
        elsewhere: Ids that are known though nothing of the dataset has them.
    """
    yield from _identifiers(dataset)
    yield from _provinces(dataset)
    yield from _references(dataset, elsewhere)
    yield from _crossings(dataset)
    yield from _unprintable(dataset.plain(), ())
    yield from _tasks(dataset.tasks)
    for index, line in enumerate(dataset.budget):
        yield from _sums(line, ("budget", index))
    for index, zone in enumerate(dataset.zones):
        for at in _repeated([commune.code or commune.name for commune in zone.communes]):
            message = f"'{zone.communes[at].name}' stands more than once in this zone"
            yield Problem(("zones", index, "communes", at), "warning", message)


def _identifiers(dataset: Dataset) -> Iterator[Problem]:
    for part in ("programmes", "agencies", "tasks"):
        ids = [item.id for item in getattr(dataset, part)]
        for index in _repeated(ids):
            message = f"'{ids[index]}' stands more than once"
            yield Problem((part, index, "id"), "error", message)
    for index, task in enumerate(dataset.tasks):
        if not task.id.startswith(task.programme + "/"):
            message = f"a task's id begins with its programme's: '{task.programme}/…'"
            yield Problem(("tasks", index, "id"), "error", message)


def _provinces(dataset: Dataset) -> Iterator[Problem]:
    registered = load_register().provinces
    named = [province.slug for province in dataset.provinces]
    for index in _repeated(named):
        yield Problem(
            ("provinces", index, "slug"), "error", f"'{named[index]}' stands more than once"
        )
    for index, slug in enumerate(named):
        if slug in registered:
            message = f"'{slug}' is in the register; it needs no entry"
            yield Problem(("provinces", index, "slug"), "error", message)
    known = {*registered, *named}
    for index, programme in enumerate(dataset.programmes):
        for at, slug in enumerate(programme.provinces):
            if slug not in known:
                yield Problem(("programmes", index, "provinces", at), "error", _no_province(slug))
    for index, agency in enumerate(dataset.agencies):
        if agency.province is not None and agency.province not in known:
            place: Place = ("agencies", index, "province")
            yield Problem(place, "error", _no_province(agency.province))
        elif agency.id.partition("/")[0] != (agency.province or CENTRAL):
            message = f"'{agency.id}' does not begin with '{agency.province or CENTRAL}/'"
            yield Problem(("agencies", index, "id"), "error", message)


def _no_province(slug: str) -> str:
    return f"'{slug}' is no province's slug; what the register lacks must stand in 'provinces'"


def _references(dataset: Dataset, elsewhere: Set[str]) -> Iterator[Problem]:
    known = {
        "agency": {agency.id for agency in dataset.agencies},
        "programme": {programme.id for programme in dataset.programmes},
        "task": {task.id for task in dataset.tasks},
    }
    for place, kind, key in named(dataset):
        if key is not None and key not in known[kind] and key not in elsewhere:
            yield Problem(place, "error", f"there is no {kind} '{key}' in this file")


def _crossings(dataset: Dataset) -> Iterator[Problem]:
    """Tasks that another programme's task or target names: each plan is loaded by itself."""
    owners: dict[str | None, str] = {task.id: task.programme for task in dataset.tasks}
    for part, field in (("tasks", "parent"), ("targets", "task")):
        for index, item in enumerate(getattr(dataset, part)):
            key = getattr(item, field)
            if owners.get(key, item.programme) != item.programme:
                message = f"'{key}' is a task of another programme, '{owners[key]}'"
                yield Problem((part, index, field), "error", message)


def _unprintable(value: object, place: Place) -> Iterator[Problem]:
    """Texts with control characters: no plan has them, and they can steer a terminal."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _unprintable(each, (*place, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _unprintable(each, (*place, index))
    elif isinstance(value, str) and _CONTROL.search(value):
        yield Problem(place, "warning", "holds control characters")


def named(dataset: Dataset) -> Iterator[tuple[Place, str, str | None]]:
    """Every place that names an agency, programme or task by its id."""
    for index, programme in enumerate(dataset.programmes):
        yield ("programmes", index, "issuer"), "agency", programme.issuer
        yield from _bodies(programme.coordinators, ("programmes", index, "coordinators"))
    for index, agency in enumerate(dataset.agencies):
        yield from _agencies_of(agency, ("agencies", index))
    for index, task in enumerate(dataset.tasks):
        at: Place = ("tasks", index)
        yield (*at, "programme"), "programme", task.programme
        yield (*at, "parent"), "task", task.parent
        yield (*at, "holder"), "agency", task.holder
        yield from _bodies(task.leads, (*at, "leads"))
        yield from _bodies(task.supports, (*at, "supports"))
    for index, report in enumerate(dataset.reports):
        for field in ("agency", "to", "via"):
            yield ("reports", index, field), "agency", getattr(report, field)
    for index, target in enumerate(dataset.targets):
        yield ("targets", index, "task"), "task", target.task
    for part in ("targets", "budget", "reports", "zones", "markets", "references", "diagnostics"):
        for index, item in enumerate(getattr(dataset, part)):
            yield (part, index, "programme"), "programme", item.programme


def _bodies(
    participations: Iterable[Participation], place: Place
) -> Iterator[tuple[Place, str, str]]:
    for index, each in enumerate(participations):
        yield (*place, index, "agency"), "agency", each.agency


def _agencies_of(agency: Agency, place: Place) -> Iterator[tuple[Place, str, str]]:
    for field, ids in (("members", agency.members), ("succeeds", agency.succeeds)):
        for index, key in enumerate(ids):
            yield (*place, field, index), "agency", key


def _tasks(tasks: list[Task]) -> Iterator[Problem]:
    parents = {task.id: task.parent for task in tasks}
    for index, task in enumerate(tasks):
        at: Place = ("tasks", index)
        if in_a_circle(task.id, parents):
            yield Problem((*at, "parent"), "error", "the parents of this task go in a circle")
        for role in ("leads", "supports"):
            agencies = [each.agency for each in getattr(task, role)]
            for where in _repeated(agencies):
                message = f"'{agencies[where]}' is named twice in {role}"
                yield Problem((*at, role, where), "error", message)
        leads = {each.agency for each in task.leads}
        for where, support in enumerate(task.supports):
            if support.agency in leads:
                message = (
                    f"'{support.agency}' both leads and supports task {task.number or task.id}"
                )
                yield Problem((*at, "supports", where), "warning", message)


def in_a_circle(task: str, parents: Mapping[str, str | None]) -> bool:
    """Whether a task stands, over its parents, under itself."""
    met = set()
    step: str | None = task
    while step is not None and step not in met:
        met.add(step)
        step = parents.get(step)
    return step == task


def _sums(line: BudgetLine, place: Place) -> Iterator[Problem]:
    cells = [(part.year, part.source) for part in line.by_year]
    for index in _repeated(cells):
        year, source = cells[index]
        message = f"{year} {source} stands more than once"
        yield Problem((*place, "by_year", index), "error", message)
    if not line.by_year:
        return
    amount = sum(part.amount for part in line.by_year)
    if line.amount is not None and abs(amount - line.amount) > 1e-6:
        message = f"the years add up to {amount:g} million VND, the total says {line.amount:g}"
        yield Problem((*place, "amount"), "warning", message)
    counted = [part.quantity for part in line.by_year if part.quantity is not None]
    if line.quantity is not None and counted and abs(sum(counted) - line.quantity) > 1e-6:
        message = f"the years add up to {sum(counted):g} {line.unit or ''}, the total says "
        yield Problem((*place, "quantity"), "warning", f"{message}{line.quantity:g}")


def _repeated(items: Sequence[object]) -> Iterator[int]:
    """The index of each item that has stood before."""
    counted = Counter[object]()
    for index, item in enumerate(items):
        counted[item] += 1
        if counted[item] > 1:
            yield index
