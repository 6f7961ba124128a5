"""What changed between two plans is told as facts."""

from typing import Any

from hypothesis import given, settings

from loaders.comparing import Change, changes
from loaders.dataset import Dataset
from tests.loaders.small import small_plan
from tests.worlds import datasets


def changed(plain: dict[str, Any]) -> list[Change]:
    return changes(small_plan(), Dataset.model_validate(plain))


def test_a_support_that_went_and_a_lead_that_came() -> None:
    plain = small_plan().plain()
    task = next(each for each in plain["tasks"] if each.get("supports"))
    gone = task["supports"].pop(0)["agency"]
    other = next(
        each["id"]
        for each in plain["agencies"]
        if each["id"] not in {part["agency"] for part in task.get("leads", [])}
    )
    task.setdefault("leads", []).append({"agency": other, "basis": "table"})
    where = " ".join(filter(None, (task.get("section"), task.get("number"))))
    found = {(each.change, each.fact, each.about) for each in changed(plain)}
    assert found == {
        ("removed", "support", f"{where} · {gone}"),
        ("added", "lead", f"{where} · {other}"),
    }


def test_a_time_that_turned() -> None:
    plain = small_plan().plain()
    task = next(each for each in plain["tasks"] if each.get("schedule"))
    task["schedule"] = {"label": "Quý IV/2030", "ends_on": "2030-12-31"}
    (one,) = changed(plain)
    assert (one.change, one.fact) == ("changed", "time")
    assert one.new == "Quý IV/2030, 2030-12-31"
    assert one.old != one.new


def test_an_amount_that_turned() -> None:
    plain = small_plan().plain()
    plain["budget"][0]["amount"] += 1
    (one,) = changed(plain)
    assert (one.change, one.fact) == ("changed", "amount")


def test_a_commune_and_a_market_that_went() -> None:
    plain = small_plan().plain()
    plain["zones"][0]["communes"].pop()
    plain["markets"] = []
    assert [(each.change, each.fact, each.about) for each in changed(plain)] == [
        ("removed", "zone", "Cà phê · Nà Thử"),
        ("removed", "market", "Cà phê · Nhật Bản"),
    ]


@given(dataset=datasets())
@settings(max_examples=30, deadline=None)
def test_a_plan_does_not_differ_from_itself(dataset: Dataset) -> None:
    assert changes(dataset, dataset) == []


@given(old=datasets("son-la/mot-2026"), new=datasets("son-la/mot-2026"))
@settings(max_examples=30, deadline=None)
def test_what_is_added_one_way_is_removed_the_other(old: Dataset, new: Dataset) -> None:
    there = {(each.fact, each.about) for each in changes(old, new) if each.change == "added"}
    back = {(each.fact, each.about) for each in changes(new, old) if each.change == "removed"}
    assert there == back
