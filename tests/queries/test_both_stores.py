"""Every question gives the same rows on kglite and on Neo4j."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store import Cell, Store
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from loaders.dataset import Dataset
from queries.catalogue import Parameter, Question, question_ids, questions
from queries.running import run
from tests.neo4j.server import Server
from tests.stores import connected, embedded, on_server
from tests.worlds import BODIES, PLAN_IDS, PROVINCES, datasets, load_all

CENTRE = "son-la/trung-tam-xuc-tien-dau-tu-thuong-mai-va-du-lich"
CHOICES: dict[str, list[Any]] = {
    "programme": [None, "son-la/hop-tac-thanh-hoa-2026"],
    "agency": [CENTRE, "son-la/ubnd-cac-xa-phuong", "lang-son/so-nong-nghiep-va-moi-truong"],
    "reader": ["son-la/ubnd-tinh"],
    "province": [None, "lang-son"],
    "province_a": ["son-la"],
    "province_b": ["thanh-hoa"],
    "product": [None, "quế"],
    "task": ["son-la/hop-tac-thanh-hoa-2026/pl.9"],
    "body": ["Sở Công Thương"],
    "commune": [None, "06613"],
    "market": [None, "nhật-bản"],
    "document": [None, "trung-uong/45-2012-nd-cp"],
    "other": [None, "son-la/1113-qd-ubnd-2026"],
    "kind": [None, "assignment", "duty"],
    "role": [None, "lead"],
    "period": ["2026", "2026-Q4", "2026-09"],
    "year": [None, 2027],
    "source": [None, "national"],
    "group": [None, "Thông tin và truyền thông"],
    "share": [1, 0.3],
    "least": [2],
    "expand": [False, True],
    "weights": [[1.0, 0.5], [2.0, 0.25]],
    "from": ["2025-01-01"],
    "to": ["2027-12-31"],
}


NOTHING = {"old-names", "successors", "targets-compared"}
"""What the four plans say nothing of."""


def trials(question: Question) -> Iterator[dict[str, Any]]:
    """Values for a question: all by default or first choice, then one parameter after the other."""
    first = {
        name: CHOICES[name][0] if each.required else each.default
        for name, each in question.parameters.items()
    }
    yield first
    for name in question.parameters:
        for value in CHOICES[name]:
            if value != first[name]:
                yield {**first, name: value}


def comparable(rows: tuple[tuple[Cell, ...], ...]) -> list[tuple[Any, ...]]:
    """Rows as values that compare: 2.0 is 2."""
    return [
        tuple(
            round(cell, 9) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell
            for cell in row
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def kglite_store() -> Iterator[Store]:
    with embedded() as store:
        list(load_files(store, find_files([REVIEWED_PLANS])))
        yield store


@pytest.fixture(scope="module")
def neo4j_store(neo4j_server: Server) -> Iterator[Store]:
    with on_server(neo4j_server) as store:
        list(load_files(store, find_files([REVIEWED_PLANS])))
        yield store


@pytest.mark.parametrize("name", question_ids())
def test_same_rows_over_the_four_plans(name: str, kglite_store: Store, neo4j_store: Store) -> None:
    (question,) = (each for each in questions() if each.id == name)
    some = False
    for values in trials(question):
        ours, theirs = (run(store, question, values) for store in (kglite_store, neo4j_store))
        assert ours.columns == theirs.columns == tuple(each.name for each in question.columns)
        assert comparable(ours.rows) == comparable(theirs.rows), values
        some = some or bool(ours.rows)
    assert some == (name not in NOTHING), "a question that never has a row is not tested"


random_values: dict[str, st.SearchStrategy[Any]] = {
    "programme": st.sampled_from([None, *PLAN_IDS]),
    "agency": st.sampled_from([f"son-la/{body}" for body in sorted(BODIES)]),
    "reader": st.sampled_from([None, *(f"son-la/{body}" for body in sorted(BODIES))]),
    "province": st.sampled_from([None, *PROVINCES]),
    "province_a": st.sampled_from(PROVINCES),
    "province_b": st.sampled_from(PROVINCES),
    "product": st.sampled_from([None, "xoài", "cà-phê"]),
    "task": st.sampled_from([f"{plan}/pl.1" for plan in PLAN_IDS]),
    "body": st.sampled_from([name for name, *_ in BODIES.values()]),
    "commune": st.sampled_from([None, "99001", "son-la/mường-thử"]),
    "market": st.sampled_from([None, "nhật-bản"]),
    "document": st.sampled_from([None, "trung-uong/45-2012-nd-cp"]),
    "other": st.sampled_from([None, *PLAN_IDS]),
    "kind": st.sampled_from([None, "assignment", "duty"]),
    "role": st.sampled_from([None, "lead", "support"]),
    "period": st.sampled_from(["2026", "2026-Q2", "2027-01"]),
    "year": st.sampled_from([None, 2026]),
    "source": st.sampled_from([None, "national", "provincial"]),
    "group": st.sampled_from([None, "Hỗ trợ"]),
    "share": st.sampled_from([1, 0.5]),
    "least": st.sampled_from([1, 2]),
    "expand": st.booleans(),
    "weights": st.sampled_from([[1.0, 0.5], [1.0, 1.0]]),
    "from": st.sampled_from(["2025-06-01", "2026-03-01"]),
    "to": st.sampled_from(["2026-06-30", "2027-12-31"]),
}
worlds = st.tuples(*(st.none() | datasets(plan) for plan in PLAN_IDS))


SOME = 12
"""Questions asked of one random graph: Neo4j plans every one anew for each."""


def _any(parameter: Parameter) -> st.SearchStrategy[Any]:
    some = random_values[parameter.name]
    return some if parameter.required else st.just(parameter.default) | some


def _same_rows(
    data: st.DataObject,
    world: tuple[Dataset | None, ...],
    ours: Store,
    theirs: Store,
    asked: list[Question],
) -> None:
    plans = [dataset for dataset in world if dataset is not None]
    load_all(ours, plans)
    load_all(theirs, plans)
    for question in asked:
        values = {name: data.draw(_any(each), name) for name, each in question.parameters.items()}
        rows = [comparable(run(store, question, values).rows) for store in (ours, theirs)]
        assert rows[0] == rows[1], (question.id, values)


@contextmanager
def _both(server: Server) -> Iterator[tuple[Store, Store]]:
    with embedded() as ours, on_server(server) as theirs:
        yield ours, theirs


@given(data=st.data(), world=worlds)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_same_rows_over_random_graphs(
    neo4j_server: Server, data: st.DataObject, world: tuple[Dataset | None, ...]
) -> None:
    some = st.lists(
        st.sampled_from(questions()), min_size=SOME, max_size=SOME, unique_by=lambda each: each.id
    )
    with _both(neo4j_server) as (ours, theirs):
        _same_rows(data, world, ours, theirs, data.draw(some))


@pytest.mark.long
@given(data=st.data(), world=worlds)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_same_rows_over_many_random_graphs(
    neo4j_server: Server, data: st.DataObject, world: tuple[Dataset | None, ...]
) -> None:
    with _both(neo4j_server) as (ours, theirs):
        _same_rows(data, world, ours, theirs, questions())


def test_a_connection_sees_what_another_wrote(neo4j_server: Server) -> None:
    with on_server(neo4j_server) as one, connected(neo4j_server) as other:
        list(load_files(one, find_files([REVIEWED_PLANS])))
        assert other.read("MATCH (plan:Programme) RETURN count(plan) AS plans").rows == ((4,),)
