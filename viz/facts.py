"""What the page knows of the graph: the catalogue's answers, tied together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.store import Store
from queries.catalogue import question
from queries.names import CYPHER
from queries.running import run

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Agency:
    """An agency with at least one task; `label` tells it from others of the same name."""

    index: int
    name: str
    label: str
    province: str | None
    load: Record


@dataclass(frozen=True)
class Task:
    """A task that names at least one agency; `mark` is its number, or the start of its title."""

    index: int
    title: str
    mark: str
    plan: int


@dataclass(frozen=True)
class Edge:
    """One lead, support or coordination, and where the plan says so.

    `agency` is empty for a body without any task, `task` for the coordination of a whole plan.
    """

    index: int
    agency: int | None
    task: int | None
    plan: int
    role: str
    said: Record


@dataclass(frozen=True)
class Facts:
    """All that the parts of the page are made from; each list is in the order of its indices."""

    plans: list[Record]
    agencies: list[Agency]
    tasks: list[Task]
    edges: list[Edge]
    provinces: Mapping[str, str]
    leaderless: int
    undated: int

    def participations(self, plan: int | None = None) -> list[Edge]:
        """The leads and supports, of one plan or of all."""
        return [
            edge
            for edge in self.edges
            if edge.agency is not None
            and edge.task is not None
            and (plan is None or edge.plan == plan)
        ]


def gather(store: Store) -> Facts:
    """Ask the catalogue for all that the page shows."""

    def answer(name: str) -> list[dict[str, Any]]:
        return run(store, question(name), {}).records()

    plans: list[Record] = [*answer("programme-overview")]
    provinces = {str(each["id"]): str(each["name"]) for each in _provinces(store)}
    agencies = _agencies(answer("coordination-load"), provinces)
    said = answer("evidence")
    tasks = _tasks(said, plans)
    return Facts(
        plans,
        list(agencies.values()),
        list(tasks.values()),
        _edges(said, plans, agencies, tasks),
        provinces,
        len(answer("tasks-without-lead")),
        len(answer("tasks-without-deadline")),
    )


def _provinces(store: Store) -> list[dict[str, Any]]:
    return store.read(CYPHER["province"]).records()


def _agencies(rows: list[dict[str, Any]], provinces: Mapping[str, str]) -> dict[str, Agency]:
    """The agencies by id, the most loaded first."""
    times = Counter(row["agency"] for row in rows)
    agencies = {}
    for index, row in enumerate(rows):
        province = row["province"] and provinces.get(row["province"], row["province"])
        shared = times[row["agency"]] > 1 and province
        label = f"{row['agency']} ({_together(province)})" if shared else row["agency"]
        agencies[row["agency_id"]] = Agency(index, row["agency"], label, province, row)
    return agencies


def _together(text: str) -> str:
    """A short name that does not break at the end of a line."""
    return text.replace(" ", "\u00a0")


def _tasks(said: list[dict[str, Any]], plans: list[Record]) -> dict[str, Task]:
    """The tasks by id, in the order of their plans and numbers as the answer gives them."""
    place = {plan["programme_id"]: index for index, plan in enumerate(plans)}
    tasks: dict[str, Task] = {}
    for row in sorted(said, key=_in_document_order):
        key = row["task_id"]
        if key is not None and key not in tasks:
            tasks[key] = Task(len(tasks), row["title"], _mark(row), place[row["programme_id"]])
    return tasks


def _in_document_order(row: Record) -> tuple[str, list[tuple[int, int, str]]]:
    """By plan, then by the numbers in the task's id: row 10 comes after row 9."""
    pieces = str(row["task_id"] or "").removeprefix(str(row["programme_id"])).split(".")
    return row["programme_id"], [
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces
    ]


def _mark(row: Record) -> str:
    """The number at the end of the locator ('Phụ lục, dòng 4.1' → '4.1'), else the title."""
    last = str(row["locator"] or "").rsplit(" ", 1)[-1]
    if any(letter.isdigit() for letter in last):
        return last
    return str(row["title"])


def _edges(
    said: list[dict[str, Any]],
    plans: list[Record],
    agencies: Mapping[str, Agency],
    tasks: Mapping[str, Task],
) -> list[Edge]:
    place = {plan["programme_id"]: index for index, plan in enumerate(plans)}
    edges = []
    for index, row in enumerate(sorted(said, key=_in_document_order)):
        agency, task = agencies.get(row["agency_id"]), tasks.get(row["task_id"])
        edges.append(
            Edge(
                index,
                agency.index if agency else None,
                task.index if task else None,
                place[row["programme_id"]],
                row["role"],
                row,
            )
        )
    return edges
