"""One body holds the cooperation network together: without it others have no common task left.

Một cơ quan nối cả mạng phối hợp: nếu thiếu cơ quan này thì các cơ quan khác bị tách rời.
"""

from collections.abc import Iterator

import networkx as nx

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting
from queries.facts import Task
from queries.networks import shared_tasks

RULE = Rule(
    id="single-point-of-failure",
    severity="note",
    title={"vi": "Cơ quan là điểm nối duy nhất", "en": "Single point of failure"},
    value={"vi": "cơ quan bị tách khỏi mạng", "en": "bodies cut off from the network"},
    denominator={
        "vi": "cơ quan trong phần mạng đó",
        "en": "bodies in that part of the network",
    },
    settings=(
        Setting(
            "cut_off",
            1,
            {
                "vi": "Từ bao nhiêu cơ quan bị tách ra thì báo.",
                "en": "From how many bodies that would be cut off.",
            },
        ),
    ),
    across=True,
)


def find(scope: Scope) -> Iterator[Finding]:
    """Articulation points among bodies by name; a collective does not fail as one."""
    network = shared_tasks(scope.facts)
    if not network.edges:
        yield scope.cannot("không hai cơ quan nào cùng nhiệm vụ", "no two bodies share a task")
        return
    least = scope.number("cut_off")
    for part in sorted(map(sorted, nx.connected_components(network))):
        joined = network.subgraph(part)
        for key in sorted(nx.articulation_points(joined)):
            lost = _cut_off(joined, key)
            if len(lost) >= least and not scope.agency(key).collective:
                yield scope.found(
                    f"Thiếu {scope.agency(key).name} thì tách rời: {scope.names(lost)}",
                    f"Without {scope.agency(key).name} these are cut off: {scope.names(lost)}",
                    value=len(lost),
                    threshold=least,
                    denominator=len(part),
                    tasks=_common(scope, key, lost),
                    agencies=[key, *lost],
                )


def _cut_off(joined: "nx.Graph[str]", key: str) -> list[str]:
    """What is no longer in the greatest part once the body is taken away."""
    rest = joined.subgraph(set(joined) - {key})
    parts = sorted(map(sorted, nx.connected_components(rest)), key=lambda part: (-len(part), part))
    return sorted(each for part in parts[1:] for each in part)


def _common(scope: Scope, key: str, lost: list[str]) -> list[Task]:
    """The tasks that join the body to those cut off."""
    return [
        task
        for task in scope.assigned
        if key in (bodies := {each.agency for each in task.participations})
        and not bodies.isdisjoint(lost)
    ]
