"""Views of the facts as networks: agencies by shared tasks, lead → support, two-mode, programmes.

Nodes carry `name`, `kind` (agency, task or programme) and `province`. They and the edges stand in
the order of their ids, so that whatever is worked out of a network does not depend on chance.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Any, Literal, TypeAlias, get_args

import networkx as nx

from queries.facts import Agency, Facts, Participation, Programme, Task

Projection = Literal["agencies", "direction", "two-mode", "programmes"]
PROJECTIONS: tuple[Projection, ...] = get_args(Projection)
Network: TypeAlias = "nx.Graph[str]"
Pair = tuple[str, str]


def network_of(facts: Facts, projection: Projection) -> Network:
    """One of the views, by its name."""
    return VIEWS[projection](facts)


def shared_tasks(facts: Facts) -> Network:
    """Agencies, joined where they take part in a task together; `weight` counts those tasks."""
    pairs: Counter[Pair] = Counter()
    for task in facts.tasks.values():
        pairs.update(combinations(sorted({each.agency for each in task.participations}), 2))
    return _weighted(nx.Graph(), _agencies(facts), pairs)


def lead_to_support(facts: Facts) -> "nx.DiGraph[str]":
    """Agencies, from who leads to who supports; `weight` counts the tasks in which it is so."""
    pairs: Counter[Pair] = Counter()
    for task in facts.tasks.values():
        leads, supports = _bodies(task.leads), _bodies(task.supports)
        pairs.update((lead, other) for lead in leads for other in supports if lead != other)
    network: nx.DiGraph[str] = nx.DiGraph()
    _weighted(network, _agencies(facts), pairs)
    return network


def two_mode(facts: Facts) -> "nx.MultiDiGraph[str]":
    """Agencies and tasks; an edge for each participation, with its role and where it is said."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    named = {task.id: task for task in facts.tasks.values() if task.participations}
    network.add_nodes_from((each.id, _agency(each)) for each in _agencies(facts))
    network.add_nodes_from((key, _task(named[key])) for key in sorted(named))
    said = sorted(facts.participations(), key=lambda each: (each.agency, str(each.task)))
    for number, each in enumerate(said, 1):
        network.add_edge(each.agency, str(each.task), key=f"e{number}", **_said(each))
    return network


def shared_agencies(facts: Facts) -> Network:
    """Programmes, joined where tasks of both name a body; `weight` counts those bodies."""
    named = defaultdict(set)
    for each in facts.participations():
        named[each.agency].add(each.evidence.programme)
    pairs: Counter[Pair] = Counter()
    for programmes in named.values():
        pairs.update(combinations(sorted(programmes), 2))
    return _weighted(nx.Graph(), facts.programmes.values(), pairs)


VIEWS: Mapping[Projection, Callable[[Facts], Network]] = {
    "agencies": shared_tasks,
    "direction": lead_to_support,
    "two-mode": two_mode,
    "programmes": shared_agencies,
}


def _agencies(facts: Facts) -> list[Agency]:
    """The agencies that lead or support a task, in the order of their ids."""
    named = {each.agency for each in facts.participations()}
    return [facts.agencies[key] for key in sorted(named)]


def _bodies(participations: Iterable[Participation]) -> list[str]:
    return sorted({each.agency for each in participations})


def _weighted(
    network: Network, nodes: Iterable[Agency | Programme], pairs: Mapping[Pair, int]
) -> Network:
    for node in nodes:
        network.add_node(node.id, **(_agency(node) if isinstance(node, Agency) else _plan(node)))
    network.add_weighted_edges_from((*pair, pairs[pair]) for pair in sorted(pairs))
    return network


def _agency(agency: Agency) -> dict[str, Any]:
    return {"name": agency.name, "kind": "agency", "province": agency.province}


def _task(task: Task) -> dict[str, Any]:
    return {"name": task.name, "kind": "task", "province": None, "programme": task.programme}


def _plan(programme: Programme) -> dict[str, Any]:
    province = programme.id.partition("/")[0]
    return {"name": programme.name, "kind": "programme", "province": province}


def _said(each: Participation) -> dict[str, Any]:
    return {
        "weight": 1,
        "role": each.role,
        "basis": each.basis,
        "as_written": each.as_written,
        "programme": each.evidence.programme,
        "locator": each.evidence.locator,
        "quote": each.evidence.quote,
    }
