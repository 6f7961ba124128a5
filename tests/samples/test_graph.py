"""What the samples must answer together: counted by hand in the five documents."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.store import Store
from loaders.batch import SAMPLES, find_files, load_files
from queries.catalogue import question
from queries.running import ask
from tests.stores import embedded

TRADE = "ha-van/so-cong-thuong"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with embedded() as opened:
        outcomes = list(load_files(opened, find_files([SAMPLES])))
        assert [each.failed for each in outcomes] == [None] * 5
        yield opened


def answer(store: Store, name: str, **given: str) -> list[dict[str, Any]]:
    return ask(store, question(name), given).records()


def test_the_provinces_that_no_register_has(store: Store) -> None:
    read = "MATCH (node:Province) RETURN node.id AS id, node.name AS name, node.code AS code"
    assert sorted(store.read(read).rows) == [
        ("ha-van", "Hà Vân", None),
        ("lam-khe", "Lam Khê", None),
    ]


def test_the_department_of_trade_has_the_most_of_all_single_bodies(store: Store) -> None:
    rows = answer(store, "coordination-load", province="hà vân")
    trade = next(row for row in rows if row["agency_id"] != "ha-van/ubnd-cac-xa-phuong")
    assert (trade["agency_id"], trade["leads"], trade["supports"]) == (TRADE, 9, 9)
    assert (trade["load"], trade["programmes"]) == (13.5, 5)


def test_it_works_most_with_the_cooperative_alliance_and_with_tourism(store: Store) -> None:
    rows = answer(store, "partners", agency="so cong thuong ha van")
    assert [(row["partner_id"], row["tasks"]) for row in rows[:3]] == [
        ("ha-van/lien-minh-hop-tac-xa-tinh", 4),
        ("ha-van/so-van-hoa-the-thao-va-du-lich", 4),
        ("ha-van/so-nong-nghiep-va-moi-truong", 3),
    ]


def test_rows_that_name_no_lead(store: Store) -> None:
    rows = answer(store, "tasks-without-lead")
    assert {row["task_id"] for row in rows if row["kind"] == "assignment"} == {
        "ha-van/176-kh-ubnd-2026/ii.4b",
        "ha-van/214-kh-ubnd-2026/pl.9",
        "ha-van/298-kh-ubnd-2026/pl.11",
    }


def test_rows_that_name_no_deadline(store: Store) -> None:
    rows = answer(store, "tasks-without-deadline")
    assert {row["task_id"] for row in rows if row["kind"] == "assignment"} == {
        "ha-van/1265-qd-ubnd-2026/pl.7",
        "ha-van/1265-qd-ubnd-2026/pl.8",
        "ha-van/176-kh-ubnd-2026/ii.4a",
        "ha-van/176-kh-ubnd-2026/ii.4b",
        "ha-van/214-kh-ubnd-2026/pl.9",
        "ha-van/298-kh-ubnd-2026/pl.6",
        "ha-van/298-kh-ubnd-2026/pl.10",
        "ha-van/305-kh-ubnd-2026/pl.9",
    }


def test_the_two_provinces_meet_in_eight_rows(store: Store) -> None:
    rows = answer(store, "cooperation", province_a="ha van", province_b="lam khe")
    assert {row["locator"] for row in rows} == {f"Phụ lục, dòng {row}" for row in range(1, 9)}
    assert {(row["agency_a_id"], row["agency_b_id"]) for row in rows} >= {
        (TRADE, "lam-khe/so-cong-thuong"),
        ("ha-van/cong-an-tinh", "lam-khe/cong-an-tinh"),
    }
