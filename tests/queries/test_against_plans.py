"""Answers over the four plans, beside the plans' own data counted another way."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Store
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from queries.catalogue import question
from queries.running import run
from tests.stores import embedded

COOPERATION = "son-la/hop-tac-thanh-hoa-2026"
Plan = dict[str, Any]
Task = dict[str, Any]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with embedded() as opened:
        list(load_files(opened, find_files([REVIEWED_PLANS])))
        yield opened


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    """The four plans as mappings, read without daumoi."""
    files = sorted(Path(REVIEWED_PLANS).glob("*.yaml"))
    return [yaml.load(each.read_text(encoding="utf-8"), yaml.CSafeLoader) for each in files]


@pytest.fixture(scope="module")
def tasks(plans: list[Plan]) -> list[Task]:
    return [task for plan in plans for task in plan["tasks"]]


def answer(store: Store, name: str, **values: Any) -> list[dict[str, Any]]:
    return run(store, question(name), values).records()


def pairs(rows: list[dict[str, Any]], one: str, other: str) -> set[tuple[Any, Any]]:
    return {(row[one], row[other]) for row in rows}


def led(task: Task) -> list[str]:
    return [each["agency"] for each in task.get("leads", [])]


def bodies(task: Task) -> list[str]:
    return led(task) + [each["agency"] for each in task.get("supports", [])]


def said(plans: list[Plan], part: str) -> list[dict[str, Any]]:
    return [each for plan in plans for each in plan.get(part, [])]


@pytest.mark.parametrize("period", ["2025", "2026", "2030", "2026-Q3", "2026-Q4", "2025-12"])
def test_tasks_ending(store: Store, tasks: list[Task], period: str) -> None:
    def inside(day: str) -> bool:
        return day.startswith(period) or f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" == period

    ends = {each["id"]: str(each.get("schedule", {}).get("ends_on", "")) for each in tasks}
    found = answer(store, "tasks-ending", period=period)
    assert {row["task_id"] for row in found} == {
        each for each, day in ends.items() if day and inside(day)
    }


def test_tasks_by_product(store: Store, tasks: list[Task]) -> None:
    found = answer(store, "tasks-by-product")
    expected = {(each["id"], product) for each in tasks for product in each.get("products", [])}
    assert pairs(found, "task_id", "product") == expected


def test_tasks_by_market(store: Store, plans: list[Plan], tasks: list[Task]) -> None:
    found = answer(store, "tasks-by-market")
    assert pairs(found, "task_id", "market") == {
        (task["id"], sale["market"])
        for sale in said(plans, "markets")
        for task in tasks
        if task["programme"] == sale["programme"] and sale["product"] in task.get("products", [])
    }
    assert len(answer(store, "markets")) == len(said(plans, "markets"))


def test_tasks_by_commune(store: Store, plans: list[Plan], tasks: list[Task]) -> None:
    by_zone = {
        (task["id"], commune["name"])
        for zone in said(plans, "zones")
        for commune in zone["communes"]
        for task in tasks
        if task["programme"] == zone["programme"] and zone["product"] in task.get("products", [])
    }
    found = answer(store, "tasks-by-commune")
    tourism = ("Mộc Châu", "Mai Sơn", "Tà Xùa", "Sầm Sơn", "Pù Luông", "Mường Lý", "Trung Lý")
    assert pairs(found, "task_id", "commune") - by_zone == {
        ("lang-son/nong-lam-nghiep-chu-luc-2026/iii.2.4", "Hữu Liên"),
        *(("son-la/hop-tac-thanh-hoa-2026/pl.12", each) for each in tourism),
    }
    assert by_zone <= pairs(found, "task_id", "commune")
    named = [row for row in found if row["named"]]
    assert {row["commune"] for row in named} == {"Hữu Liên", *tourism}


def test_communes_are_named_under_zones(store: Store, plans: list[Plan]) -> None:
    communes = [each for zone in said(plans, "zones") for each in zone["communes"]]
    assert len(answer(store, "growing-zones")) == len(communes)


def test_money_by_year_source_and_group(store: Store, plans: list[Plan]) -> None:
    expected: Counter[tuple[Any, ...]] = Counter()
    for line in said(plans, "budget"):
        for part in line["by_year"]:
            expected[part["year"], part["source"], line["group"]] += part["amount"]
    found = answer(store, "budget")
    assert {(row["year"], row["source"], row["group"]): row["amount"] for row in found} == expected
    by_source = {
        source: sum(row["amount"] for row in found if row["source"] == source)
        for source in ("national", "provincial")
    }
    assert by_source == {"national": 7530, "provincial": 18435}
    assert {row["rest"] for row in answer(store, "budget-lines")} == {0}


def test_who_is_alone_and_who_leads_together(store: Store, tasks: list[Task]) -> None:
    alone = {row["task_id"] for row in answer(store, "single-agency-tasks")}
    assert alone == {each["id"] for each in tasks if len(set(bodies(each))) == 1}
    joint = {row["task_id"] for row in answer(store, "joint-leads")}
    assert joint == {each["id"] for each in tasks if len(led(each)) > 1}
    assert len([each for each in joint if each.startswith(COOPERATION)]) == 5


def test_references_and_reports_are_all_there(store: Store, plans: list[Plan]) -> None:
    assert len(answer(store, "references")) == len(said(plans, "references"))
    assert len(answer(store, "reporting")) == len(said(plans, "reports"))


def test_months_and_quarters_agree(store: Store) -> None:
    by_quarter = answer(store, "load-by-quarter")
    tasks = {(row["quarter"], row["agency_id"]): row["tasks"] for row in by_quarter}
    busiest: dict[tuple[str, str], int] = defaultdict(int)
    by_month = answer(store, "load-by-month")
    for row in by_month:
        year, month = row["month"].split("-")
        key = f"{year}-Q{(int(month) + 2) // 3}", row["agency_id"]
        busiest[key] = max(busiest[key], row["tasks"])
    assert busiest.keys() == tasks.keys()
    assert all(busiest[key] <= tasks[key] for key in tasks)
    assert sum(row["ending"] for row in by_month) == sum(row["ending"] for row in by_quarter)


def test_agencies_that_plans_share(store: Store, tasks: list[Task]) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for each in tasks:
        named[each["programme"]].update(bodies(each))
    expected = {(a, b): len(named[a] & named[b]) for a in named for b in named if a < b}
    assert {
        (row["programme_a_id"], row["programme_b_id"]): row["shared"]
        for row in answer(store, "shared-agencies")
    } == {ends: shared for ends, shared in expected.items() if shared}


def test_agencies_that_are_nearly_always_together(store: Store, tasks: list[Task]) -> None:
    own: dict[str, set[str]] = defaultdict(set)
    for each in tasks:
        for body in bodies(each):
            own[body].add(each["id"])
    expected = {
        (a, b): len(own[a] & own[b]) / min(len(own[a]), len(own[b]))
        for a in own
        for b in own
        if a < b and len(own[a] & own[b]) >= 2
    }
    found = answer(store, "always-together", share=0.3)
    assert {(row["agency_a_id"], row["agency_b_id"]): row["part"] for row in found} == {
        ends: share for ends, share in expected.items() if share >= 0.3
    }


def test_tasks_that_depend_on_other_plans(store: Store, tasks: list[Task]) -> None:
    leads: Counter[tuple[str, str]] = Counter()
    for each in tasks:
        leads.update((body, each["programme"]) for body in led(each))
    expected = {
        (task["id"], body, other): count
        for task in tasks
        if task["programme"] == COOPERATION
        for (body, other), count in leads.items()
        if body in bodies(task) and other != COOPERATION
    }
    found = answer(store, "programme-dependence", programme=COOPERATION)
    assert {
        (row["task_id"], row["agency_id"], row["other_id"]): row["leads_there"] for row in found
    } == expected


def test_what_expanding_collectives_adds(store: Store, plans: list[Plan]) -> None:
    expected = set()
    for plan in plans:
        for body in plan["agencies"]:
            key, members = body["id"], body.get("members", [])
            own = [task for task in plan["tasks"] if key in bodies(task)]
            if body.get("collective") and own:
                leading = [task for task in own if key in led(task)]
                helping = [
                    task
                    for task in own
                    if key in [each["agency"] for each in task.get("supports", [])]
                ]
                adds_leads = sum(each not in led(task) for task in leading for each in members)
                adds = sum(each not in bodies(task) for task in helping for each in members)
                expected.add((key, len(leading), len(helping), len(members), adds_leads, adds))
    columns = ("collective_id", "leads", "supports", "members", "adds_leads", "adds_supports")
    found = answer(store, "collectives")
    assert {tuple(row[name] for name in columns) for row in found} == expected


def test_objectives_that_nothing_serves(store: Store, tasks: list[Task]) -> None:
    parents = {each["id"]: each.get("parent") for each in tasks}

    def above(task: Task) -> Iterator[str]:
        key = task.get("parent")
        while key:
            yield key
            key = parents[key]

    given = [each for each in tasks if each["kind"] != "objective"]
    expected = {
        each["id"]
        for each in tasks
        if each["kind"] == "objective"
        and not any(
            each["id"] in above(task)
            or (
                task["programme"] == each["programme"]
                and set(task.get("products", [])) & set(each.get("products", []))
            )
            for task in given
        )
    }
    found = answer(store, "unserved-objectives")
    assert {row["task_id"] for row in found} == expected
    assert len(found) == 40


def test_one_department_in_three_provinces(store: Store) -> None:
    found = answer(store, "agency-across-provinces", body="Sở Công Thương")
    assert [(row["province"], row["tasks"], row["across"]) for row in found] == [
        ("son-la", 23, 1),
        ("lang-son", 2, 0),
        ("thanh-hoa", 1, 1),
    ]


def test_a_communes_committee_has_what_all_communes_have(store: Store, tasks: list[Task]) -> None:
    expected = sum(body.endswith("/ubnd-cac-xa-phuong") for task in tasks for body in bodies(task))
    assert len(answer(store, "commune-committee")) == expected
    of_one = answer(store, "commune-committee", commune="06613")
    assert of_one == answer(store, "commune-committee", province="lang-son")
    assert len(of_one) == 5
