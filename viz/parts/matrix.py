"""The matrix: who leads (C) and who supports (P) each task."""

from dataclasses import dataclass

from viz.facts import Agency, Edge, Facts, Record, Task

MOST_CELLS = 200_000
"""Cells above which the matrix is left out."""


@dataclass(frozen=True)
class Cell:
    """A filled cell: the letter of its role and the edges that say so."""

    letter: str
    edges: list[int]


@dataclass(frozen=True)
class MatrixRow:
    """A task and one cell an agency, empty where the agency has no part in it."""

    task: Task
    cells: list[Cell | None]


@dataclass(frozen=True)
class PlanRows:
    """The rows of one plan."""

    index: int
    plan: Record
    rows: list[MatrixRow]


def matrix(facts: Facts) -> dict[str, object]:
    """The matrix by plan, and the agencies above its columns."""
    width, height = len(facts.agencies), len(facts.tasks)
    if width * height > MOST_CELLS:
        return {"too_large": (height, width)}
    by_task = _edges_by_task(facts)
    plans = [
        PlanRows(
            index,
            plan,
            [
                MatrixRow(task, _cells(facts.agencies, by_task.get(task.index, {})))
                for task in facts.tasks
                if task.plan == index
            ],
        )
        for index, plan in enumerate(facts.plans)
    ]
    return {"agencies": facts.agencies, "plans": [each for each in plans if each.rows]}


def _edges_by_task(facts: Facts) -> dict[int, dict[int, list[Edge]]]:
    found: dict[int, dict[int, list[Edge]]] = {}
    for edge in facts.participations():
        if edge.task is not None and edge.agency is not None:
            found.setdefault(edge.task, {}).setdefault(edge.agency, []).append(edge)
    return found


def _cells(agencies: list[Agency], edges: dict[int, list[Edge]]) -> list[Cell | None]:
    return [
        Cell(_letter(edges[agency.index]), [edge.index for edge in edges[agency.index]])
        if agency.index in edges
        else None
        for agency in agencies
    ]


def _letter(edges: list[Edge]) -> str:
    roles = {edge.role for edge in edges}
    if roles == {"lead", "support"}:
        return "C/P"
    return "C" if "lead" in roles else "P"
