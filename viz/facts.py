"""What the page shows of the graph: its facts in the order of the page, named by their places."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.store import Store
from queries import facts as known
from queries.audit import audit
from queries.audit.findings import Finding
from queries.catalogue import question
from queries.facts import read_facts
from queries.running import run
from viz.scope import Scope, concerns, narrowed

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Agency:
    """An agency; `label` tells it from others of the same name.

    `load` is its row of the question coordination-load, empty for a body without any task.
    """

    index: int
    name: str
    label: str
    province: str | None
    load: Record
    said: known.Agency


@dataclass(frozen=True)
class Task:
    """A task; `mark` is its number, or its title where it has none."""

    index: int
    title: str
    mark: str
    plan: int
    said: known.Task


@dataclass(frozen=True)
class Edge:
    """One lead, support or coordination, and where the plan says so.

    `task` is empty for the coordination of a whole plan.
    """

    index: int
    agency: int
    task: int | None
    plan: int
    role: str
    said: known.Participation


@dataclass(frozen=True)
class Facts:
    """All that the parts of the page are made from; each list is in the order of its indices.

    Attributes:
        plans: The rows of the question programme-overview.
        agencies: Those with a task, most loaded first.
        others: Bodies without a task (who issues, reports, is reported to); indices go on.
        tasks: Those that name an agency, in the order of their plans and numbers.
        objectives: Tasks that name none; indices go on.
        provinces: Names of provinces by slug.
        groups: The provinces of the whole graph's agencies (none for central bodies), most agencies
            first: their places say how a province is drawn, whatever part of the graph is shown.
        known: All that the store says of them.
        findings: What the rules say of them.
    """

    plans: list[Record]
    agencies: list[Agency]
    others: list[Agency]
    tasks: list[Task]
    objectives: list[Task]
    edges: list[Edge]
    provinces: Mapping[str, str]
    groups: list[str | None]
    known: known.Facts
    findings: list[Finding]

    def participations(self, plan: int | None = None) -> list[Edge]:
        """The leads and supports, of one plan or of all."""
        return [
            edge
            for edge in self.edges
            if edge.task is not None and (plan is None or edge.plan == plan)
        ]

    @cached_property
    def plan_places(self) -> dict[str, int]:
        """The index of each plan, by its id."""
        return {str(plan["programme_id"]): index for index, plan in enumerate(self.plans)}

    @cached_property
    def agency_places(self) -> dict[str, int]:
        """The index of each agency, by its id."""
        return {each.said.id: each.index for each in (*self.agencies, *self.others)}

    @cached_property
    def task_places(self) -> dict[str, int]:
        """The index of each task, by its id."""
        return {each.said.id: each.index for each in (*self.tasks, *self.objectives)}


def gather(store: Store, scope: Scope | None = None) -> Facts:
    """All that the page shows, of a whole graph or of a part of it.

    The rules look at the whole graph; of their findings those remain that concern what is shown.
    """
    whole = read_facts(store)
    shown = narrowed(whole, scope) if scope else whole
    findings = [each for each in audit(whole) if concerns(each, shown, scope)]
    overview = run(store, question("programme-overview"), {}).records()
    plans = [row for row in overview if row["programme_id"] in shown.programmes]
    agencies, others = _agencies(shown, _loads(store, scope))
    tasks, objectives = _tasks(shown, plans)
    return Facts(
        plans=[*plans],
        agencies=agencies,
        others=others,
        tasks=tasks,
        objectives=objectives,
        edges=_edges(shown, plans, (*agencies, *others), tasks),
        provinces=shown.provinces,
        groups=_groups(whole),
        known=shown,
        findings=findings,
    )


def _groups(whole: known.Facts) -> list[str | None]:
    """The provinces of agencies with tasks, by the number of these."""
    busy = {each.agency for each in whole.participations()}
    times = Counter(whole.agencies[key].province or None for key in busy)
    return sorted(times, key=lambda slug: (-times[slug], whole.provinces.get(slug or "", "")))


def _loads(store: Store, scope: Scope | None) -> dict[str, Record]:
    """The rows of coordination-load by agency, the most loaded first."""
    values = {"programme": scope.programme} if scope else {}
    rows = run(store, question("coordination-load"), values).records()
    return {str(row["agency_id"]): row for row in rows}


def _agencies(shown: known.Facts, loads: Mapping[str, Record]) -> tuple[list[Agency], list[Agency]]:
    """The agencies with tasks, in the order of their loads, then those without."""
    busy = {each.agency for each in shown.participations()}
    ordered = [key for key in loads if key in busy]
    rest = [key for key in shown.agencies if key not in busy]
    times = Counter(shown.agencies[key].name for key in (*ordered, *rest))
    agencies = [
        _agency(index, shown.agencies[key], shown, times, loads.get(key, {}))
        for index, key in enumerate((*ordered, *rest))
    ]
    return agencies[: len(ordered)], agencies[len(ordered) :]


def _agency(
    index: int, said: known.Agency, shown: known.Facts, times: Mapping[str, int], load: Record
) -> Agency:
    province = said.province and shown.provinces.get(said.province, said.province)
    shared = times[said.name] > 1 and province
    label = f"{said.name} ({_together(str(province))})" if shared else said.name
    return Agency(index, said.name, label, province or None, load, said)


def _together(text: str) -> str:
    """A short name that does not break at the end of a line."""
    return text.replace(" ", "\u00a0")


def _tasks(shown: known.Facts, plans: list[dict[str, Any]]) -> tuple[list[Task], list[Task]]:
    """The tasks that name an agency, then those that name none, in the documents' order."""
    place = {plan["programme_id"]: index for index, plan in enumerate(plans)}
    ordered = sorted(shown.tasks.values(), key=_in_document_order)
    given = [each for each in ordered if each.participations]
    rest = [each for each in ordered if not each.participations]
    tasks = [
        Task(index, each.name, _mark(each), place[each.programme], each)
        for index, each in enumerate((*given, *rest))
    ]
    return tasks[: len(given)], tasks[len(given) :]


def _in_document_order(task: known.Task) -> tuple[str, list[tuple[int, int, str]]]:
    """By plan, then by the numbers in the task's id: row 10 comes after row 9."""
    pieces = task.id.removeprefix(task.programme).split(".")
    return task.programme, [
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces
    ]


def _mark(task: known.Task) -> str:
    """The number at the end of the locator ('Phụ lục, dòng 4.1' → '4.1'), else the title."""
    last = (task.locator or "").rsplit(" ", 1)[-1]
    if any(letter.isdigit() for letter in last):
        return last
    return task.number or task.name


def _edges(
    shown: known.Facts,
    plans: list[dict[str, Any]],
    agencies: tuple[Agency, ...],
    tasks: list[Task],
) -> list[Edge]:
    """Leads and supports task by task, then the coordinators of whole plans."""
    place = {plan["programme_id"]: index for index, plan in enumerate(plans)}
    body = {each.said.id: each.index for each in agencies}
    said: list[tuple[int | None, str, known.Participation]] = [
        (task.index, each.role, each) for task in tasks for each in task.said.participations
    ]
    for programme in shown.programmes.values():
        said += [(None, "coordinate", each) for each in programme.coordinators]
    return [
        Edge(index, body[each.agency], task, place[each.evidence.programme], role, each)
        for index, (task, role, each) in enumerate(said)
    ]
