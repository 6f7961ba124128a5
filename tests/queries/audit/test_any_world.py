"""The audit over any plans: it never fails, names only what is there, and is always the same."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.text import fold
from loaders.dataset import Dataset
from queries.audit import audit
from queries.audit.rule import natural
from queries.facts import Facts, Task, read_facts
from tests.stores import embedded
from tests.worlds import PLAN_IDS, datasets, load_all

WORDS = ("mở", "lớp", "nghề", "cho", "hộ", "dân", "ở", "xã")
worlds = st.tuples(*(datasets(plan) for plan in PLAN_IDS))
titles = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=5, max_size=8, unique=True).map(" ".join),
    min_size=2,
    max_size=8,
)


def facts_of(*plans: Dataset) -> Facts:
    with embedded() as store:
        load_all(store, plans)
        return read_facts(store)


@given(worlds)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_names_only_what_is_there_and_does_not_depend_on_the_order(
    world: tuple[Dataset, ...],
) -> None:
    facts = facts_of(*world)
    found = audit(facts)
    for each in found:
        assert each.programme is None or each.programme in facts.programmes
        assert set(each.agencies) <= set(facts.agencies)
        assert set(each.tasks) <= set(facts.tasks)
        assert all(where.programme in facts.programmes for where in each.evidence)
        if each.status == "found":
            assert None not in (each.value, each.threshold, each.denominator)
            assert each.evidence
    assert audit(facts_of(*reversed(world))) == found


@given(titles, st.sampled_from([0.5, 0.6, 0.75, 0.9, 1.0]))
@settings(max_examples=60, deadline=None)
def test_similar_tasks_misses_no_pair(names: list[str], similarity: float) -> None:
    from tests.queries.audit.small import dataset

    bodies = ("so-cong-thuong", "so-tai-chinh")
    rows = [
        {"number": str(at), "title": name, "leads": [bodies[at % 2]]}
        for at, name in enumerate(names, 1)
    ]
    facts = facts_of(dataset({"id": "son-la/nho-2026", "tasks": rows}))
    found = audit(facts, {"similar-tasks": {"similarity": similarity}}, ["similar-tasks"])
    assert {each.tasks for each in found} == {
        (one.id, other.id)
        for one, other in combinations(by_number(facts), 2)
        if alike(one, other) >= similarity and one.leads[0].agency != other.leads[0].agency
    }


def by_number(facts: Facts) -> list[Task]:
    return sorted(facts.tasks.values(), key=lambda task: natural(task.id))


def alike(one: Task, other: Task) -> float:
    first, second = set(fold(one.name).split()), set(fold(other.name).split())
    return len(first & second) / len(first | second)
