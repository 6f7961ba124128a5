"""What is drawn: agencies and tasks, agencies joined by shared tasks, or neighbourhoods alone.

The number of agencies and tasks decides: what is drawn must stay readable.
"""

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from viz.facts import Edge, Facts

Kind = Literal["two-mode", "shared", "neighbourhood"]
MOST_TWO_MODE = 100
"""Agencies and tasks up to which both are drawn."""
MOST_SHARED = 1000
"""Agencies and tasks up to which all agencies are drawn, joined by the tasks they share."""
MOST_DRAWN = 5000
"""Agencies and tasks up to which the neighbourhood of each agency is drawn."""
MOST_NEIGHBOURS = 24
"""Agencies around one in its neighbourhood: those that share most tasks with it."""
MOST_PLANS = 12
"""Plans up to which each has a drawing of its own."""
LABEL_WIDTH = 20
"""Letters in a line of a label."""
LABEL_LINES = 4


class PageTooLargeError(Exception):
    """The graph is too large to be shown; the text says how large, and what to do."""

    def __init__(self, nodes: int) -> None:
        super().__init__(
            f"{nodes} agencies and tasks are too many to be read in a drawing (at most "
            f"{MOST_DRAWN}); for Gephi: daumoi export gexf -o FILE.gexf; all the same: --force"
        )


@dataclass(frozen=True)
class Node:
    """An agency or a task as drawn; `group` is its province's or its plan's place in the legend."""

    id: str
    label: str
    title: str
    is_agency: bool
    group: int
    weight: float


@dataclass(frozen=True)
class Line:
    """What joins two nodes: a role, or how many tasks two agencies share.

    `sources` are indices of edges (two-mode) or of tasks (shared).
    """

    id: str
    source: str
    target: str
    role: Literal["lead", "support", "both", "shared"]
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Drawing:
    """One network: of all plans (`plan` is empty) or of one.

    The nodes of a neighbourhood are those around one agency, which stands first.
    """

    kind: Kind
    plan: int | None
    nodes: list[Node]
    lines: list[Line]


def check_size(facts: Facts) -> None:
    """Refuse what is too large to be drawn.

    Raises:
        PageTooLargeError: If even neighbourhoods would not be readable any more.
    """
    nodes = len(facts.agencies) + len(facts.tasks)
    if nodes > MOST_DRAWN:
        raise PageTooLargeError(nodes)


def drawings(facts: Facts) -> list[Drawing]:
    """The networks of all plans, then of each plan where there are several but not many.

    Of a large graph: the neighbourhood of each agency, the most loaded first.
    """
    edges = facts.participations()
    if _kind(edges) == "neighbourhood":
        return _neighbourhoods(facts, None, edges)
    plans = range(len(facts.plans)) if 1 < len(facts.plans) <= MOST_PLANS else ()
    shown = [None, *(plan for plan in plans if facts.participations(plan))]
    return [each for plan in shown for each in _views(facts, plan)]


def _views(facts: Facts, plan: int | None) -> list[Drawing]:
    """One network in each kind that stays readable: with its tasks, and of agencies alone."""
    first = drawing(facts, plan)
    if first.kind != "two-mode":
        return [first]
    return [first, _shared(facts, plan, facts.participations(plan))]


def drawing(facts: Facts, plan: int | None = None) -> Drawing:
    """One network: with its tasks, of agencies alone, or around the most loaded agency."""
    edges = facts.participations(plan)
    kind = _kind(edges)
    if kind == "two-mode":
        return _two_mode(facts, plan, edges)
    if kind == "shared":
        return _shared(facts, plan, edges)
    return _neighbourhoods(facts, plan, edges)[0]


def _kind(edges: list[Edge]) -> Kind:
    """What stays readable of so many agencies and tasks."""
    nodes = len({edge.agency for edge in edges}) + len({edge.task for edge in edges})
    if nodes <= MOST_TWO_MODE:
        return "two-mode"
    return "shared" if nodes <= MOST_SHARED else "neighbourhood"


def _neighbourhoods(facts: Facts, plan: int | None, edges: list[Edge]) -> list[Drawing]:
    """Each agency with those that share most tasks with it; the most loaded agency first."""
    whole = _shared(facts, plan, edges)
    nodes = {node.id: node for node in whole.nodes}
    beside: dict[str, list[tuple[int, str, Line]]] = {node: [] for node in nodes}
    for line in whole.lines:
        beside[line.source].append((-len(line.sources), line.target, line))
        beside[line.target].append((-len(line.sources), line.source, line))
    order = {node: at for at, node in enumerate(nodes)}
    drawn = []
    for middle in sorted(nodes, key=lambda node: (-nodes[node].weight, order[node])):
        near = sorted(beside[middle], key=lambda each: (each[0], order[each[1]]))[:MOST_NEIGHBOURS]
        around = [nodes[middle], *(nodes[node] for _, node, _ in near)]
        drawn.append(Drawing("neighbourhood", plan, around, [line for _, _, line in near]))
    return drawn


def _two_mode(facts: Facts, plan: int | None, edges: list[Edge]) -> Drawing:
    tasks = sorted({edge.task for edge in edges if edge.task is not None})
    nodes = _agency_nodes(facts, edges)
    for index in tasks:
        task = facts.tasks[index]
        label = _label(task.mark)
        nodes.append(Node(f"t{index}", label, clean(task.title), False, task.plan, 1.0))
    pairs: dict[tuple[int | None, int | None], list[Edge]] = {}
    for edge in edges:
        pairs.setdefault((edge.agency, edge.task), []).append(edge)
    lines = [_participation(same) for same in pairs.values()]
    return Drawing("two-mode", plan, nodes, lines)


def _participation(same: list[Edge]) -> Line:
    """The line of one agency and one task, whatever their roles."""
    roles = {edge.role for edge in same}
    role: Literal["lead", "support", "both"] = "support"
    if "lead" in roles:
        role = "both" if "support" in roles else "lead"
    ends = f"a{same[0].agency}", f"t{same[0].task}"
    return Line("-".join(ends), *ends, role, tuple(edge.index for edge in same))


def _shared(facts: Facts, plan: int | None, edges: list[Edge]) -> Drawing:
    members: dict[int, set[int]] = {}
    for edge in edges:
        if edge.task is not None and edge.agency is not None:
            members.setdefault(edge.task, set()).add(edge.agency)
    pairs: dict[tuple[int, int], list[int]] = {}
    for task, agencies in members.items():
        for pair in combinations(sorted(agencies), 2):
            pairs.setdefault(pair, []).append(task)
    lines = [
        Line(f"a{one}-a{other}", f"a{one}", f"a{other}", "shared", tuple(sorted(tasks)))
        for (one, other), tasks in sorted(pairs.items())
    ]
    return Drawing("shared", plan, _agency_nodes(facts, edges), lines)


def _agency_nodes(facts: Facts, edges: Iterable[Edge]) -> list[Node]:
    """The agencies of edges; their weight is the load within these edges."""
    loads = _loads(edges)
    agencies = [facts.agencies[index] for index in sorted(loads)]
    times = Counter(agency.name for agency in agencies)
    return [
        Node(
            f"a{agency.index}",
            _label(agency.name if times[agency.name] == 1 else agency.label),
            clean(agency.label),
            True,
            facts.groups.index(agency.said.province or None),
            loads[agency.index],
        )
        for agency in agencies
    ]


def _loads(edges: Iterable[Edge]) -> Mapping[int, float]:
    """One for a lead and half for a support, each task counted once a role."""
    seen = {(edge.agency, edge.task, edge.role) for edge in edges}
    loads: Counter[int] = Counter()
    for agency, _, role in seen:
        if agency is not None:
            loads[agency] += 2 if role == "lead" else 1
    return {agency: twice / 2 for agency, twice in loads.items()}


def clean(text: str, most: int = 300) -> str:
    """A name for the canvas: no control or direction characters, not endless."""
    plain = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") else letter
        for letter in text[: 2 * most]
    )
    plain = re.sub(" +", " ", plain).strip()
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def _label(text: str) -> str:
    """A name in a few short lines."""
    lines = textwrap.wrap(
        clean(text), LABEL_WIDTH, max_lines=LABEL_LINES, placeholder="…", break_on_hyphens=False
    )
    return "\n".join(lines)
