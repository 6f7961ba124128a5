"""A store's content as typed facts, against the plans that were loaded."""

from collections.abc import Iterator

import pytest

from graph.content import read_content
from graph.store import Store
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from queries.facts import Facts, facts_of, read_facts
from tests.neo4j.server import Server
from tests.stores import embedded, on_server

COOPERATION = "son-la/hop-tac-thanh-hoa-2026"
SUPPORT = "son-la/1113-qd-ubnd-2026"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with embedded() as opened:
        list(load_files(opened, find_files([REVIEWED_PLANS])))
        yield opened


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return read_facts(store)


def test_a_task_has_its_participations_with_their_evidence(facts: Facts) -> None:
    task = facts.tasks[f"{COOPERATION}/pl.9"]
    assert [each.role for each in task.participations].count("lead") == len(task.leads)
    assert {each.task for each in task.participations} == {task.id}
    assert {each.evidence.locator for each in task.participations} == {"Phụ lục, dòng 9"}
    assert all(each.agency in facts.agencies for each in task.participations)


def test_what_a_plan_says_alone(facts: Facts) -> None:
    own = facts.of(COOPERATION)
    assert len(own.tasks) == 14
    assert sum(each.role == "lead" for each in own.participations()) == 19
    assert own.budget_lines == []
    assert own.programmes[COOPERATION].provinces == ("son-la", "thanh-hoa")


def test_money_adds_up(facts: Facts) -> None:
    lines = facts.of(SUPPORT).budget_lines
    assert len(lines) == 25
    assert sum(line.amount or 0 for line in lines) == 25965
    assert sum(part.amount or 0 for line in lines for part in line.allocations) == 25965


def test_references_and_reports(facts: Facts) -> None:
    own = facts.of(SUPPORT)
    assert len(own.references) == 12
    assert {each.relation for each in own.references} == {"based_on", "proposed_by"}
    assert all(each.to in facts.agencies for each in own.reports)


def test_both_stores_hold_the_same(store: Store, neo4j_server: Server) -> None:
    with on_server(neo4j_server) as server:
        list(load_files(server, find_files([REVIEWED_PLANS])))
        there = read_content(server)
    here = read_content(store)
    unlike = {"loaded_at"}
    for label, rows in here.nodes.items():
        assert [_without(row, unlike) for row in there.nodes[label]] == [
            _without(row, unlike) for row in rows
        ]
    assert facts_of(there).tasks == facts_of(here).tasks
    assert {ends: len(rows) for ends, rows in there.relationships.items()} == {
        ends: len(rows) for ends, rows in here.relationships.items()
    }


def _without(row: object, names: set[str]) -> dict[str, object]:
    assert isinstance(row, dict)
    return {name: value for name, value in row.items() if name not in names}
