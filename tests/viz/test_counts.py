"""The page says nothing that a question does not say: its figures beside the catalogue's answers.

The browser counts from the facts, for every plan and province chosen; the questions count in the
store. Both must come to the same.
"""

from typing import Any

import pytest
from playwright.sync_api import Page

from graph.store import Store
from tests.viz.conftest import OpenPage
from tests.viz.worlds import answer

PLANS = (
    None,
    "lang-son/nong-lam-nghiep-chu-luc-2026",
    "son-la/1113-qd-ubnd-2026",
    "son-la/cay-an-qua-2025",
    "son-la/hop-tac-thanh-hoa-2026",
)
PROVINCES = (None, "son-la", "lang-son", "thanh-hoa")
AGENCIES = ("son-la/so-cong-thuong", "son-la/ubnd-cac-xa-phuong", "thanh-hoa/so-cong-thuong")
LOADS = """({ plan, province }) =>
  loads({ plan: plan === null ? null : planPlace.get(plan), province: province ?? "" })
    .map(({ agency, peakQuarter, ...row }) =>
      ({ ...row, agency_id: data.agencies[agency].id, peak_quarter: peakQuarter || null }))"""
DUE = """(plan) => deadlines({ plan: plan === null ? null : planPlace.get(plan) }).map((each) => [
  each.day, each.what,
  each.what === "task" ? data.tasks[each.task].id : data.agencies[each.report.agency].id,
])"""
LOAD_COLUMNS = (
    "agency_id",
    "leads",
    "supports",
    "tasks",
    "load",
    "programmes",
    "partners",
    "peak",
    "peak_quarter",
)


@pytest.fixture
def page(open_page: OpenPage, page_text: str) -> Page:
    """The page on the four plans."""
    return open_page(page_text).page


def given(**values: Any) -> dict[str, Any]:
    """The parameters that have a value."""
    return {name: value for name, value in values.items() if value is not None}


def test_loads_are_those_of_the_question(page: Page, four_plans: Store) -> None:
    for plan in PLANS:
        for province in PROVINCES:
            asked = answer(
                four_plans, "coordination-load", **given(programme=plan, province=province)
            )
            counted = page.evaluate(LOADS, {"plan": plan, "province": province})
            assert counted == [{name: row[name] for name in LOAD_COLUMNS} for row in asked]


def test_the_rows_shown_are_those_of_the_question(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text, "part=agencies").page
    asked = answer(four_plans, "coordination-load")
    names = page.locator("#load-table tbody th").all_inner_texts()
    assert names == [row["agency"] for row in asked]
    leads = page.locator("#load-table tbody td:nth-child(4)").all_inner_texts()
    assert list(map(int, leads)) == [row["leads"] for row in asked]


def test_headline_figures_are_those_of_the_questions(page: Page, four_plans: Store) -> None:
    for plan in PLANS:
        page.evaluate("plan => goInPlace({ plan: plan ?? '' })", plan)
        shown = {
            each.get_attribute("data-figure"): int(each.locator("strong").inner_text())
            for each in page.locator("#part > .figures li").all()
        }
        asked = answer(four_plans, "programme-overview", **given(programme=plan))

        def total(*names: str, rows: list[dict[str, Any]] = asked) -> int:
            return sum(row[name] for row in rows for name in names)

        def rows(name: str, chosen: str | None = plan) -> int:
            return len(answer(four_plans, name, **given(programme=chosen)))

        assert shown == {
            "plans": len(asked),
            "tasks": total("assignments", "duties"),
            "objectives": total("objectives"),
            "busy_agencies": rows("coordination-load"),
            "leads": total("leads"),
            "supports": total("supports"),
            "leaderless": rows("tasks-without-lead"),
            "undated": rows("tasks-without-deadline"),
        }


def test_deadlines_are_those_of_the_question(page: Page, four_plans: Store) -> None:
    span = {"from": "2025-01-01", "to": "2030-12-31"}
    for plan in PLANS:
        asked = answer(four_plans, "due", **span, **given(programme=plan))
        due = sorted((row["due_on"], row["what"], row["id"]) for row in asked)
        assert sorted(map(tuple, page.evaluate(DUE, plan))) == due
    for agency in AGENCIES:
        asked = answer(four_plans, "due", **span, agency=agency)
        counted = page.evaluate(
            "id => deadlinesOf(agencyPlace.get(id)).map((due) => [due.day, due.what])", agency
        )
        assert sorted(map(tuple, counted)) == sorted((row["due_on"], row["what"]) for row in asked)


def test_the_last_day_of_february_is_that_of_its_year(page: Page) -> None:
    days = page.evaluate("[1900, 2000, 2025, 2028].map((year) => dayIn(year, '02-29'))")
    assert days == ["1900-02-28", "2000-02-29", "2025-02-28", "2028-02-29"]
    assert page.evaluate("dayIn(2025, '02-28')") == "2025-02-28"


def test_partners_are_those_of_the_question(page: Page, four_plans: Store) -> None:
    for agency in AGENCIES:
        counted = page.evaluate(
            """id => Array.from(partnersIn(agencyPlace.get(id),
              new Set(byAgency.get(agencyPlace.get(id)).map((edge) => edge.task))),
              ([other, tasks]) => [data.agencies[other].id, tasks.size])""",
            agency,
        )
        asked = answer(four_plans, "partners", agency=agency)
        assert dict(counted) == {row["partner_id"]: row["tasks"] for row in asked}


@pytest.mark.parametrize("pair", [("son-la", "thanh-hoa"), ("son-la", "lang-son")])
def test_cooperation_is_that_of_the_question(
    page: Page, four_plans: Store, pair: tuple[str, str]
) -> None:
    counted = page.evaluate(
        """pair => meetingRows(meetings(...pair)).map(({ task, one, other }) =>
          [data.tasks[task].id, agencyOf(one).id, one.role, agencyOf(other).id, other.role])""",
        pair,
    )
    asked = answer(four_plans, "cooperation", province_a=pair[0], province_b=pair[1])
    columns = ("task_id", "agency_a_id", "role_a", "agency_b_id", "role_b")
    assert sorted(map(tuple, counted)) == sorted(
        tuple(row[name] for name in columns) for row in asked
    )


def test_the_matrix_has_every_participation(page: Page, four_plans: Store) -> None:
    page.evaluate("goInPlace({ part: 'matrix' })")
    asked = answer(four_plans, "evidence")
    pairs = {(row["task_id"], row["agency_id"]) for row in asked if row["role"] != "coordinate"}
    assert page.locator("#matrix-table td a.cell").count() == len(pairs)
    both = answer(four_plans, "lead-and-support")
    assert page.locator("#matrix-table td a.cell.both").count() == len(both)


def test_budget_and_targets_are_those_of_the_questions(page: Page, four_plans: Store) -> None:
    for plan in PLANS[1:]:
        (asked,) = answer(four_plans, "programme-overview", programme=plan)
        money = page.evaluate(
            "id => linesOf(planPlace.get(id), []).map((line) => line.amount ?? 0)", plan
        )
        assert sum(money) == pytest.approx(asked["budget"])
        targets = page.evaluate("id => targetsOf(planPlace.get(id), []).length", plan)
        assert targets == len(answer(four_plans, "product-targets", programme=plan))
