"""Both real stores: what a plan said is replaced exactly, and nothing else is touched."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from graph.store import Store
from loaders.dataset import Dataset
from tests.neo4j.server import Server
from tests.stores import OpenEmpty, embedded, on_server
from tests.worlds import PLAN_IDS, agency, datasets, dump, load_all, rows_of


@pytest.fixture(params=["kglite", "neo4j"])
def open_empty(request: pytest.FixtureRequest) -> OpenEmpty:
    """Opens an empty store, of both kinds in turn."""
    if request.param == "kglite":
        return embedded
    server: Server = request.getfixturevalue("clean_neo4j")
    return lambda: on_server(server)


@pytest.fixture
def store(open_empty: OpenEmpty) -> Iterator[Store]:
    with open_empty() as opened:
        yield opened


def plan(programme: str = PLAN_IDS[0], *, supports: tuple[str, ...] = ("so-tai-chinh",)) -> Dataset:
    """A plan with one task, led by Sở Công Thương."""
    province = programme.split("/")[0]
    bodies = [f"{province}/so-cong-thuong", *(f"{province}/{each}" for each in supports)]
    return Dataset.model_validate(
        {
            "format": "daumoi-plan/1",
            "programmes": [
                {"id": programme, "kind": "plan", "title": "Kế hoạch", "provinces": [province]}
            ],
            "agencies": [agency(body) for body in bodies],
            "tasks": [
                {
                    "id": f"{programme}/pl.1",
                    "programme": programme,
                    "kind": "assignment",
                    "number": "1",
                    "section": "Phụ lục",
                    "title": "Việc",
                    "leads": [{"agency": bodies[0], "basis": "table"}],
                    "supports": [{"agency": body, "basis": "table"} for body in bodies[1:]],
                }
            ],
        }
    )


def supports(store: Store) -> list[tuple[object, ...]]:
    return sorted(
        store.read(
            "MATCH (a:Agency)-[:SUPPORTS]->(t:Task) RETURN a.id AS agency, t.id AS task"
        ).rows
    )


def test_loading_twice_changes_nothing(store: Store) -> None:
    assert store.write(rows_of(plan())) == "added"
    before = dump(store)
    assert store.write(rows_of(plan())) == "unchanged"
    assert dump(store) == before


def test_a_corrected_plan_loses_what_it_no_longer_says(store: Store) -> None:
    store.write(rows_of(plan()))
    assert supports(store) == [("son-la/so-tai-chinh", "son-la/mot-2026/pl.1")]
    assert store.write(rows_of(plan(supports=()))) == "replaced"
    assert supports(store) == []


def test_a_body_goes_only_when_no_plan_names_it(store: Store) -> None:
    one, two = plan(PLAN_IDS[0]), plan(PLAN_IDS[1], supports=())
    load_all(store, [one, two])
    assert store.remove(PLAN_IDS[0])
    agencies = store.read("MATCH (a:Agency) RETURN a.id AS id ORDER BY id").rows
    assert agencies == (("son-la/so-cong-thuong",),)
    assert store.remove(PLAN_IDS[1])
    assert not store.remove(PLAN_IDS[1])
    assert all(rows == [] for rows in dump(store).values())


def test_names_do_not_depend_on_the_order_of_loading(open_empty: OpenEmpty) -> None:
    one = plan(PLAN_IDS[0])
    two = plan(PLAN_IDS[1]).model_dump(mode="json")
    two["agencies"][0] |= {"name": "Sở Công thương", "aliases": ["SCT tỉnh"]}
    other = Dataset.model_validate(two)
    dumps = []
    for order in ([one, other], [other, one]):
        with open_empty() as store:
            load_all(store, order)
            dumps.append(dump(store))
    assert dumps[0] == dumps[1]
    names = [row[1] for row in dumps[0]["Agency"] if row[0] == "son-la/so-cong-thuong"]
    assert names == ["Sở Công Thương"]


def test_a_failing_load_leaves_the_plan_as_it_was(store: Store) -> None:
    store.write(rows_of(plan()))
    before = dump(store)
    broken = rows_of(plan(supports=()))
    twice = dict(broken.nodes)
    twice["Task"] = [*twice["Task"], *twice["Task"]]
    object.__setattr__(broken, "nodes", twice)
    object.__setattr__(broken, "digest", "another")
    with pytest.raises(Exception, match="already exists"):
        store.write(broken)
    assert dump(store) == before


def test_the_store_tells_what_it_is(store: Store) -> None:
    info = store.info()
    assert info.store in {"kglite", "Neo4j"}
    assert info.version[0].isdigit()


class Plans(RuleBasedStateMachine):
    """Loads, corrects, removes and reloads plans; the graph must be as if built afresh."""

    open_empty: OpenEmpty

    def __init__(self) -> None:
        super().__init__()
        self.opened = self.open_empty()
        self.store = self.opened.__enter__()
        self.current: dict[str, Dataset] = {}

    @rule(dataset=datasets())
    def load(self, dataset: Dataset) -> None:
        key = dataset.programmes[0].id
        known = key in self.current
        same = known and self.current[key] == dataset
        outcome = self.store.write(rows_of(dataset))
        assert outcome == ("unchanged" if same else "replaced" if known else "added")
        self.current[key] = dataset

    @rule(programme=st.sampled_from(PLAN_IDS))
    def remove(self, programme: str) -> None:
        assert self.store.remove(programme) == (self.current.pop(programme, None) is not None)

    def teardown(self) -> None:
        found = dump(self.store)
        self.opened.__exit__(None, None, None)
        with embedded() as fresh:
            load_all(fresh, reversed(self.current.values()))
            assert found == dump(fresh)


def _as_if_built_afresh(open_store_empty: OpenEmpty, examples: int, steps: int) -> None:
    machine = type("Machine", (Plans,), {"open_empty": staticmethod(open_store_empty)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_history_gives_the_graph_built_afresh_on_kglite() -> None:
    _as_if_built_afresh(embedded, examples=40, steps=8)


def test_any_history_gives_the_graph_built_afresh_on_neo4j(clean_neo4j: Server) -> None:
    _as_if_built_afresh(lambda: on_server(clean_neo4j), examples=8, steps=6)


@pytest.mark.long
def test_long_histories_on_kglite() -> None:
    _as_if_built_afresh(embedded, examples=600, steps=25)


@pytest.mark.long
def test_long_histories_on_neo4j(clean_neo4j: Server) -> None:
    _as_if_built_afresh(lambda: on_server(clean_neo4j), examples=40, steps=8)


@given(first=datasets(PLAN_IDS[0]), second=datasets(PLAN_IDS[1]))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_another_plans_facts_stay(first: Dataset, second: Dataset) -> None:
    with embedded() as store, embedded() as alone:
        load_all(store, [first, second])
        store.remove(first.programmes[0].id)
        load_all(alone, [second])
        assert dump(store) == dump(alone)
