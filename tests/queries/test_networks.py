"""Networks of a small world, against edges and measures worked out by hand."""

from collections.abc import Iterator
from itertools import combinations

import networkx as nx
import pytest

from graph.store import Store
from loaders.loading import plan_rows
from queries import measures as module
from queries.facts import Facts, read_facts
from queries.measures import Measures, betweenness, brokerage, communities, measures
from queries.networks import (
    PROJECTIONS,
    Projection,
    lead_to_support,
    shared_agencies,
    shared_tasks,
    two_mode,
)
from tests.queries.small import BODIES, ONE, TASKS, THREE, TWO, body, plan
from tests.stores import embedded


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with embedded() as opened:
        for rows in plan_rows(plan()):
            opened.write(rows)
        yield opened


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return read_facts(store)


def weights(network: "nx.Graph[str]") -> dict[str, int]:
    """The weight of each edge by the letters of its ends: 'ab'."""
    return {one[-1] + other[-1]: said["weight"] for one, other, said in network.edges(data=True)}


def by_letter(found: list[Measures]) -> dict[str, Measures]:
    return {each.id[-1]: each for each in found}


def test_agencies_by_shared_tasks(facts: Facts) -> None:
    network = shared_tasks(facts)
    assert set(network) == {body(letter) for letter in BODIES}
    assert weights(network) == {
        "ab": 3, "ac": 1, "bc": 1, "bx": 1, "xy": 1, "am": 1, "bm": 1, "ym": 1,
    }  # fmt: skip
    assert network.nodes[body("m")] == {"name": "Bộ M", "kind": "agency", "province": None}


def test_from_lead_to_support(facts: Facts) -> None:
    assert weights(lead_to_support(facts)) == {
        "ab": 2, "ac": 1, "bx": 1, "xy": 1, "am": 1, "bm": 1, "my": 1,
    }  # fmt: skip


def test_agencies_and_tasks(facts: Facts) -> None:
    network = two_mode(facts)
    edges = {(one, other, said["role"]) for one, other, said in network.edges(data=True)}
    assert edges == {
        (body(letter), task, role)
        for task, roles in TASKS.items()
        for role, letters in zip(("lead", "support"), roles, strict=True)
        for letter in letters
    }
    assert network.number_of_edges() == len(edges) == 15


def test_programmes_by_shared_agencies(facts: Facts) -> None:
    network = shared_agencies(facts)
    found = {
        frozenset((one, other)): said["weight"] for one, other, said in network.edges(data=True)
    }
    assert found == {
        frozenset((ONE, TWO)): 3,  # a, b, x
        frozenset((TWO, THREE)): 2,  # y, m
    }


def test_ties_and_load(facts: Facts) -> None:
    found = by_letter(measures(facts, "agencies"))
    counted = {key: (each.degree, each.weight, each.load) for key, each in found.items()}
    assert counted == {
        "a": (3, 5, 3.0),
        "b": (4, 6, 3.0),
        "c": (2, 2, 0.5),
        "d": (0, 0, 1.0),
        "x": (2, 2, 1.5),
        "y": (2, 2, 1.0),
        "m": (3, 3, 1.5),
    }
    directed = {key: (each.leads_others, each.supports_others) for key, each in found.items()}
    assert directed == {
        "a": (4, 0), "b": (2, 2), "c": (0, 1), "d": (0, 0), "x": (1, 1), "y": (0, 2), "m": (1, 2),
    }  # fmt: skip
    assert [each.id[-1] for each in measures(facts, "agencies")] == list("bamcxyd")


def test_betweenness(facts: Facts) -> None:
    """Of the 15 pairs of other nodes, how many shortest paths pass through each.

    b: c–x and a–x whole, c–y by c-b-x-y and two more of three: c-b-x-y, c-b-m-y, c-a-m-y → 2/3,
    c–m half (or a), m–x half (or y). x: b–y half (or m), c–y a third. y: m–x half.
    m: a–y whole, b–y half, c–y two thirds. a: c–m half, c–y a third.
    """
    found = by_letter(measures(facts, "agencies"))
    paths = {"b": 2 + 2 / 3 + 1, "x": 1 / 2 + 1 / 3, "y": 1 / 2, "m": 1 + 1 / 2 + 2 / 3}
    paths |= {"a": 1 / 2 + 1 / 3, "c": 0, "d": 0}
    assert {key: each.betweenness for key, each in found.items()} == {
        key: pytest.approx(count / 15, abs=1e-6) for key, count in paths.items()
    }


def test_cores_and_weak_points(facts: Facts) -> None:
    found = by_letter(measures(facts, "agencies"))
    assert {key: each.core for key, each in found.items()} == {
        "a": 2, "b": 2, "c": 2, "d": 0, "x": 2, "y": 2, "m": 2,
    }  # fmt: skip
    assert not any(each.articulation or each.bridges for each in found.values())


def test_weak_points_of_one_plan(facts: Facts) -> None:
    """In the first plan b alone ties x to the others."""
    found = by_letter(measures(facts.of(ONE), "agencies"))
    assert {key for key, each in found.items() if each.articulation} == {"b"}
    assert {key: each.bridges for key, each in found.items() if each.bridges} == {
        "b": [body("x")],
        "x": [body("b")],
    }


def test_brokerage_between_provinces(facts: Facts) -> None:
    """a → b → x (b speaks for Sơn La), b → x → y (x lets in), a → m → y and b → m → y (m joins)."""
    found = {key[-1]: dict(roles) for key, roles in brokerage(lead_to_support(facts)).items()}
    assert {key: roles for key, roles in found.items() if roles} == {
        "b": {"representative": 1},
        "x": {"gatekeeper": 1},
        "m": {"liaison": 2},
    }
    row = by_letter(measures(facts, "agencies"))["m"]
    assert (row.gatekeeper, row.representative, row.liaison, row.brokerage) == (0, 0, 2, 2)


def test_roles_within_a_province() -> None:
    direction: nx.DiGraph[str] = nx.DiGraph([("a", "b"), ("b", "c"), ("x", "b"), ("b", "y")])
    for node in direction:
        direction.nodes[node]["province"] = "one" if node in "abc" else "two"
    assert brokerage(direction)["b"] == {
        "coordinator": 1, "representative": 1, "gatekeeper": 1, "itinerant": 1,
    }  # fmt: skip


def test_who_is_tied_directly_needs_no_broker() -> None:
    direction: nx.DiGraph[str] = nx.DiGraph()
    direction.add_nodes_from("abc", province=None)
    direction.add_edges_from([("a", "b"), ("b", "a"), ("b", "c"), ("a", "c")])
    assert [each for each in brokerage(direction).values() if each] == []


def test_communities_are_numbered_by_size() -> None:
    """Two cliques of four and three with one tie between them."""
    ties: nx.Graph[str] = nx.Graph()
    for clique in ("abc", "wxyz"):
        ties.add_edges_from(combinations(clique, 2), weight=1)
    ties.add_edge("c", "w", weight=1)
    assert communities(ties) == {**dict.fromkeys("wxyz", 1), **dict.fromkeys("abc", 2)}


def test_betweenness_is_estimated_above_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    row: nx.Graph[str] = nx.Graph()
    nx.add_path(row, map(str, range(61)), weight=1)
    exact = betweenness(row)
    assert exact["30"] == pytest.approx(30 * 30 / (60 * 59 / 2))
    assert betweenness(row, seed=3) == exact
    monkeypatch.setattr(module, "MOST_EXACT", 60)
    monkeypatch.setattr(module, "PIVOTS", 20)
    estimated = betweenness(row, seed=4)
    assert estimated == betweenness(row, seed=4) != betweenness(row, seed=3)
    assert estimated["30"] == pytest.approx(exact["30"], rel=0.2)


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_every_network_is_measured(facts: Facts, projection: Projection) -> None:
    found = measures(facts, projection)
    assert {each.kind for each in found} <= {"agency", "task", "programme"}
    assert all((each.load is None) == (each.kind != "agency") for each in found)
    assert measures(facts, projection, seed=1) == measures(facts, projection, seed=1)


def test_an_empty_network_has_no_rows() -> None:
    with embedded() as opened:
        empty = read_facts(opened)
    assert [measures(empty, projection) for projection in PROJECTIONS] == [[], [], [], []]
