"""daumoi network: its rows, and what is wrong with what was asked."""

import json
from typing import Any

import pytest

from queries.networks import PROJECTIONS
from tests.cli.program import daumoi, quick


def measured(graph: str, *args: str) -> list[dict[str, Any]]:
    said = quick("network", "measures", "--store", graph, "-f", "json", *args).fine()
    rows: list[dict[str, Any]] = json.loads(said.out)
    return rows


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_the_same_in_every_process(graph: str, projection: str) -> None:
    """Sets of texts are ordered otherwise in each process."""
    args = ("network", "measures", "--store", graph, "--projection", projection, "-f", "json")
    said = {daumoi(*args, env={"PYTHONHASHSEED": seed}).fine().out for seed in ("1", "2", "3")}
    assert len(said) == 1
    assert json.loads(said.pop())


def test_rows_of_a_province_are_measured_in_the_whole_network(graph: str) -> None:
    every = {row["id"]: row for row in measured(graph)}
    own = measured(graph, "--province", "thanh hoa")
    assert own
    assert own == [row for row in every.values() if row["province"] == "thanh-hoa"]


def test_only_what_one_plan_says(graph: str) -> None:
    assert {row["kind"] for row in measured(graph, "--projection", "two-mode")} == {
        "agency",
        "task",
    }
    own = measured(graph, "--programme", "1113/QĐ-UBND", "--projection", "two-mode")
    tasks = [row["id"] for row in own if row["kind"] == "task"]
    assert tasks
    assert all(task.startswith("son-la/1113-qd-ubnd-2026/") for task in tasks)


def test_load_is_that_of_the_catalogue(graph: str) -> None:
    asked = quick("query", "run", "coordination-load", "--store", graph, "-f", "json").fine()
    loads = {row["agency_id"]: row["load"] for row in json.loads(asked.out)}
    assert {row["id"]: row["load"] for row in measured(graph)} == loads


def test_the_terminal_shows_the_most_used_columns(graph: str) -> None:
    said = quick("network", "measures", "--store", graph, "--lang", "en").fine().out
    assert "Betweenness" in said
    assert "Gatekeeper" not in said


WRONG = {
    ("--programme", "khuyen nong"): "no programme is called 'khuyen nong'; the nearest: ",
    ("--province", "hue"): "no province is called 'hue'; the nearest: ",
    ("--projection", "tasks"): "'tasks' is not one of 'agencies', 'direction'",
    ("--seed", "one"): "'one' is not a valid integer",
}


@pytest.mark.parametrize("args", WRONG, ids=" ".join)
def test_wrong_use(graph: str, args: tuple[str, str]) -> None:
    assert WRONG[args] in quick("network", "measures", "--store", graph, *args).complaint()
