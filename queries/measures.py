"""What is measured of a network, node by node: centrality, communities, cores, brokerage.

Betweenness goes over the fewest steps, whatever the weights. Up to `MOST_EXACT` nodes it is
exact, above it is estimated from `PIVOTS` seeded pivots: see there for what was measured.
Communities are Louvain's (Blondel and others 2008), by weight. Brokerage is Gould and
Fernandez's (Structures of Mediation, Sociological Methodology 19, 1989): a → b → c without a → c,
in the network from leads to supports, with provinces as groups and the centre as one more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any, Literal

import networkx as nx

from graph.store import Table
from queries.facts import Facts
from queries.networks import Network, Projection, lead_to_support, network_of

SEED = 20260101
MOST_EXACT = 500
"""Nodes up to which betweenness is exact.

Measured on made-up networks in which every body has about 50 partners, on one core: exact it took
2.7 s at 500 nodes, 12.5 s at 1,000 and 69 s at 2,000.
"""
PIVOTS = 250
"""Nodes from which shortest paths are counted in larger networks.

Measured there: with 250 pivots 2.3 s at 1,000 nodes and 7.2 s at 2,000, the twenty highest were
the twenty highest of the exact figures, each at most 22 % off; with 100 pivots up to 41 %.
"""
LEAD_LOAD, SUPPORT_LOAD = 1.0, 0.5
BrokerRole = Literal["coordinator", "itinerant", "gatekeeper", "representative", "liaison"]
ACROSS: tuple[BrokerRole, ...] = ("gatekeeper", "representative", "liaison")
"""The roles between bodies of two provinces."""


@dataclass(frozen=True)
class Measures:
    """One node's place in a network.

    Attributes:
        id: Its id.
        name: Its name.
        kind: agency, task or programme.
        province: Slug of its province; None for central bodies and tasks.
        degree: Distinct nodes that it is tied to.
        weight: Sum of the weights of its ties: shared tasks, shared bodies, participations.
        leads_others: Ties weighted by tasks, from it as a lead to supports (agencies).
        supports_others: The same, from leads to it as a support (agencies).
        load: Coordination load, 1 for a lead and 0.5 for a support (agencies).
        betweenness: Share of shortest paths between other nodes that pass through it, 0 to 1.
        community: Number of its community; 1 is the largest.
        core: The largest k such that it has k ties inside the k-core.
        articulation: True where the network falls apart without it.
        bridges: Ids at the other end of ties without which the network falls apart.
        gatekeeper: Pairs it mediates from another province into its own.
        representative: Pairs it mediates from its own province into another.
        liaison: Pairs of two other provinces that it mediates.
        brokerage: The sum of these three.
    """

    id: str
    name: str
    kind: str
    province: str | None
    degree: int
    weight: int
    leads_others: int | None
    supports_others: int | None
    load: float | None
    betweenness: float
    community: int
    core: int
    articulation: bool
    bridges: list[str]
    gatekeeper: int | None
    representative: int | None
    liaison: int | None
    brokerage: int | None


COLUMNS = tuple(each.name for each in fields(Measures))


def measures(facts: Facts, projection: Projection, seed: int = SEED) -> list[Measures]:
    """The measures of all nodes, the largest weight first.

    Args:
        facts: What the network is made from.
        projection: Which network.
        seed: For communities and estimated betweenness; the same seed gives the same result.
    """
    network = network_of(facts, projection)
    ties = undirected(network)
    between = betweenness(network, seed)
    community, core = communities(ties, seed), nx.core_number(ties)
    articulation, bridges = set(nx.articulation_points(ties)), _bridges(ties)
    direction, load = lead_to_support(facts), loads(facts)
    brokers = brokerage(direction)
    found = []
    for node, about in network.nodes(data=True):
        is_agency = about["kind"] == "agency"
        roles = brokers.get(node, Counter())
        found.append(
            Measures(
                id=node,
                name=about["name"],
                kind=about["kind"],
                province=about["province"],
                degree=ties.degree(node),
                weight=ties.degree(node, weight="weight"),
                leads_others=direction.out_degree(node, "weight") if is_agency else None,
                supports_others=direction.in_degree(node, "weight") if is_agency else None,
                load=load[node] if is_agency else None,
                betweenness=round(between[node], 6),
                community=community[node],
                core=core[node],
                articulation=node in articulation,
                bridges=bridges.get(node, []),
                gatekeeper=roles["gatekeeper"] if is_agency else None,
                representative=roles["representative"] if is_agency else None,
                liaison=roles["liaison"] if is_agency else None,
                brokerage=sum(roles[role] for role in ACROSS) if is_agency else None,
            )
        )
    return sorted(found, key=lambda each: (-each.weight, each.id))


def as_table(rows: Iterable[Measures]) -> Table:
    """The measures as a table, one column a field."""
    return Table(COLUMNS, tuple(astuple(row) for row in rows))


def undirected(network: Network) -> Network:
    """The ties without direction: one between two nodes, with the sum of the weights."""
    ties: Network = nx.Graph()
    ties.add_nodes_from(network.nodes(data=True))
    for one, other, said in network.edges(data=True):
        before = ties.get_edge_data(one, other, {"weight": 0})["weight"]
        ties.add_edge(one, other, weight=before + said["weight"])
    return ties


def betweenness(network: Network, seed: int = SEED) -> dict[str, float]:
    """Share of shortest paths through each node; estimated in networks above `MOST_EXACT`.

    Directed where the network from leads to supports is; in the two-mode network ties go both
    ways.
    """
    plain, nodes = _numbered(undirected(network) if network.is_multigraph() else network)
    pivots = PIVOTS if len(nodes) > MOST_EXACT else None
    found = nx.betweenness_centrality(plain, k=pivots, seed=seed)
    return {nodes[number]: share for number, share in found.items()}


def communities(ties: Network, seed: int = SEED) -> dict[str, int]:
    """The number of each node's community by Louvain's method; 1 is the largest."""
    plain, nodes = _numbered(ties)
    found = nx.community.louvain_communities(plain, seed=seed)
    parts = sorted(map(sorted, found), key=lambda part: (-len(part), part))
    return {nodes[node]: number for number, part in enumerate(parts, 1) for node in part}


def brokerage(direction: "nx.DiGraph[str]") -> dict[str, Counter[BrokerRole]]:
    """How many pairs each body mediates in each of Gould and Fernandez's roles."""
    province = {node: about["province"] for node, about in direction.nodes(data=True)}
    found: dict[str, Counter[BrokerRole]] = {}
    for broker in direction:
        roles: Counter[BrokerRole] = Counter()
        for source in direction.predecessors(broker):
            for target in set(direction.successors(broker)) - set(direction[source]) - {source}:
                roles[_role(province[source], province[broker], province[target])] += 1
        found[broker] = roles
    return found


def _role(source: str | None, broker: str | None, target: str | None) -> BrokerRole:
    if source == target:
        return "coordinator" if broker == source else "itinerant"
    if broker == target:
        return "gatekeeper"
    return "representative" if broker == source else "liaison"


def _bridges(ties: Network) -> dict[str, list[str]]:
    """For each node the other ends of its bridges, in the order of their ids."""
    found: dict[str, list[str]] = {}
    for one, other in map(tuple, nx.bridges(ties)):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {node: sorted(ends) for node, ends in found.items()}


def _numbered(network: "nx.Graph[Any]") -> tuple["nx.Graph[Any]", Sequence[str]]:
    """The network with numbers for ids: sets of texts have another order in every process."""
    return nx.convert_node_labels_to_integers(network), list(network)


def loads(facts: Facts) -> Mapping[str, float]:
    """The coordination load of each agency that takes part in a task: 1 a lead, 0.5 a support."""
    found: dict[str, float] = defaultdict(float)
    for each in facts.participations():
        found[each.agency] += LEAD_LOAD if each.role == "lead" else SUPPORT_LOAD
    return found
