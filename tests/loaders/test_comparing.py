"""What changed between two plans is told as facts."""

from typing import Any

import pytest
from hypothesis import given, settings

from graph.text import fold
from loaders.comparing import Change, changes
from loaders.dataset import Dataset
from tests.loaders.small import small_plan
from tests.worlds import datasets

PLAN = "lai-chau/so-che-2026"
BODIES = ("cong-an-tinh", "so-cong-thuong", "so-tai-chinh", "so-y-te")


def row(number: int, text: str, *leads: str, **more: Any) -> dict[str, Any]:
    """A row of an assignment table."""
    return {
        "id": f"{PLAN}/pl.{number}",
        "programme": PLAN,
        "kind": "assignment",
        "number": str(number),
        "section": "Phụ lục",
        "title": text,
        "text": text,
        "leads": [{"agency": f"lai-chau/{lead}", "basis": "table"} for lead in leads],
        **more,
    }


def plan(*tasks: dict[str, Any], **parts: Any) -> Dataset:
    """A plan with these tasks and parts."""
    agencies = [
        {"id": f"lai-chau/{body}", "name": body, "kind": "department", "level": "provincial",
         "province": "lai-chau"}
        for body in BODIES
    ]  # fmt: skip
    programme = {"id": PLAN, "kind": "plan", "title": "Chè", "provinces": ["lai-chau"]}
    return Dataset.model_validate(
        {
            "format": "daumoi-plan/1",
            "programmes": [programme],
            "agencies": agencies,
            "tasks": list(tasks),
            **parts,
        }
    )


def told(old: Dataset, new: Dataset) -> list[tuple[str, str, str]]:
    """The changes, without their values."""
    return [(each.change, each.fact, each.about) for each in changes(old, new)]


def changed(plain: dict[str, Any]) -> list[Change]:
    return changes(small_plan(), Dataset.model_validate(plain))


LAMPS = "Thay đèn sợi đốt trong các lò sao chè"
ROOFS = "Lợp lại mái nhà kho giữ chè khô"
SCALES = "Kiểm định cân đồng hồ ở điểm thu mua chè búp"

# --- One fact ---


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


AIM = {"programme": PLAN, "product": "Chè", "indicator": "diện tích", "minimum": 9, "year": 2026}
REPORT = {"programme": PLAN, "agency": "lai-chau/so-y-te", "to": "lai-chau/so-tai-chinh"}
ONE_FACT: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[str, str, str, str]]] = {
    "targets": (
        {**AIM, "unit": "ha"},
        {**AIM, "minimum": 12, "unit": "ha"},
        ("target", "Chè · diện tích · 2026", "9 ha", "12 ha"),
    ),
    "reports": (
        {**REPORT, "due": "--12-10", "recurrence": "annual"},
        {**REPORT, "due": "--11-30", "recurrence": "annual"},
        (
            "report",
            "lai-chau/so-y-te → lai-chau/so-tai-chinh",
            "annual, --12-10",
            "annual, --11-30",
        ),
    ),
    "references": (
        {"programme": PLAN, "number": "7/NQ-CP", "relation": "based_on"},
        {"programme": PLAN, "number": "7/NQ-CP", "relation": "implements"},
        ("reference", "7/NQ-CP", "based_on", "implements"),
    ),
}


@pytest.mark.parametrize("part", ONE_FACT)
def test_a_value_that_turned(part: str) -> None:
    old, new, expected = ONE_FACT[part]
    (one,) = changes(plan(**{part: [old]}), plan(**{part: [new]}))
    assert (one.change, one.fact, one.about, one.old, one.new) == ("changed", *expected)


def test_zones_and_markets_come_and_go() -> None:
    def with_places(market: str, *communes: str) -> Dataset:
        return plan(
            zones=[
                {"programme": PLAN, "product": "Chè", "communes": [{"name": n} for n in communes]}
            ],
            markets=[{"programme": PLAN, "product": "Chè", "market": market}],
        )

    assert told(
        with_places("Đức", "Bản Bo", "Khun Há"), with_places("Áo", "Bản Bo", "Sin Suối")
    ) == [
        ("added", "zone", "Chè · Sin Suối"),
        ("removed", "zone", "Chè · Khun Há"),
        ("added", "market", "Chè · Áo"),
        ("removed", "market", "Chè · Đức"),
    ]


def test_a_budget_line_under_a_title_of_the_reviewers_own() -> None:
    years = [{"year": 2026, "source": "national", "amount": 300}]
    line = {"programme": PLAN, "title": "Hỗ trợ mua máy vò chè", "amount": 300, "by_year": years}
    other = {**line, "title": "Máy vò chè"}
    (one,) = changes(plan(budget=[line]), plan(budget=[other]))
    assert (one.change, one.fact, one.about) == ("changed", "amount", "Máy vò chè")
    assert one.old == "Hỗ trợ mua máy vò chè: 300 triệu đồng"


def test_the_head_of_a_draft_and_of_its_final_form() -> None:
    draft = plan()
    head = {**draft.plain()["programmes"][0], "id": "lai-chau/9-kh-2026", "number": "9/KH-UBND"}
    final = Dataset.model_validate({**draft.plain(), "programmes": [head]})
    assert told(draft, final) == [("added", "number", "9/KH-UBND")]


# --- The same task ---


def test_an_inserted_row_moves_the_others_on() -> None:
    old = plan(row(1, LAMPS, "so-cong-thuong"), row(2, ROOFS, "so-tai-chinh"))
    new = plan(
        row(1, SCALES, "so-y-te"), row(2, LAMPS, "so-cong-thuong"), row(3, ROOFS, "so-tai-chinh")
    )
    assert told(old, new) == [
        ("added", "task", "Phụ lục 1"),
        ("added", "lead", "Phụ lục 1 · lai-chau/so-y-te"),
        ("changed", "number", "Phụ lục 2"),
        ("changed", "number", "Phụ lục 3"),
    ]


def test_a_removed_row_is_that_row() -> None:
    old = plan(row(1, LAMPS, "so-y-te"), row(2, ROOFS, "so-y-te"), row(3, SCALES, "so-y-te"))
    new = plan(row(1, LAMPS, "so-y-te"), row(2, SCALES, "so-y-te"))
    assert told(old, new) == [
        ("changed", "number", "Phụ lục 2"),
        ("removed", "task", "Phụ lục 2"),
        ("removed", "lead", "Phụ lục 2 · lai-chau/so-y-te"),
    ]


def test_a_moved_row_may_be_worded_anew_where_its_roles_agree() -> None:
    old = plan(row(1, LAMPS, "so-y-te"), row(2, SCALES, "so-tai-chinh"))
    new = plan(row(7, f"{SCALES} tươi", "so-tai-chinh"), row(1, LAMPS, "so-y-te"))
    assert told(old, new) == [
        ("changed", "task", "Phụ lục 7"),
        ("changed", "number", "Phụ lục 7"),
    ]


def test_a_lead_that_turned_in_a_row_that_moved() -> None:
    old, new = plan(row(1, LAMPS, "so-y-te")), plan(row(5, LAMPS, "cong-an-tinh"))
    assert told(old, new) == [
        ("changed", "number", "Phụ lục 5"),
        ("added", "lead", "Phụ lục 5 · lai-chau/cong-an-tinh"),
        ("removed", "lead", "Phụ lục 5 · lai-chau/so-y-te"),
    ]


def test_a_row_that_says_something_else_is_one_change() -> None:
    old, new = plan(row(1, LAMPS, "so-y-te")), plan(row(1, SCALES, "so-y-te"))
    assert told(old, new) == [("changed", "task", "Phụ lục 1")]


def test_numbers_that_repeat_under_two_bodies_are_two_tasks() -> None:
    def duty(holder: str, text: str) -> dict[str, Any]:
        body = f"lai-chau/{holder}"
        more = {"id": f"{PLAN}/{holder}", "kind": "duty", "holder": body}
        return {**row(1, text, holder), **more}

    old = plan(duty("so-y-te", "Báo cáo"), duty("so-tai-chinh", "Báo cáo"))
    new = plan(duty("so-tai-chinh", "Báo cáo"), duty("so-y-te", "Báo cáo năm"))
    assert told(old, new) == [("changed", "duty", "Phụ lục 1")]


def test_a_reviewers_own_title_is_no_change() -> None:
    own = row(1, "Đèn lò chè", "so-y-te")
    del own["text"]
    assert told(plan(own), plan(row(1, LAMPS, "so-y-te"))) == []
    other = {**own, "title": "Đèn mới"}
    assert told(plan(own), plan(other)) == [("changed", "task", "Phụ lục 1")]


def test_spaces_are_no_change() -> None:
    cut = row(1, LAMPS.replace(" đốt", "\nđốt"), "so-y-te", deliverable="Đèn mới")
    assert told(plan(cut), plan(row(1, LAMPS, "so-y-te", deliverable="Đèn  mới"))) == []


# --- Any plans ---


@given(dataset=datasets())
@settings(max_examples=30, deadline=None)
def test_a_plan_does_not_differ_from_itself(dataset: Dataset) -> None:
    assert changes(dataset, dataset) == []


@given(old=datasets("son-la/mot-2026"), new=datasets("son-la/mot-2026"))
@settings(max_examples=30, deadline=None)
def test_what_is_added_one_way_is_removed_the_other(old: Dataset, new: Dataset) -> None:
    def told(first: Dataset, second: Dataset, change: str) -> set[tuple[str, str]]:
        """What changed in that way, however each spells its product."""
        found = changes(first, second)
        return {(each.fact, fold(each.about)) for each in found if each.change == change}

    assert told(old, new, "added") == told(new, old, "removed")
