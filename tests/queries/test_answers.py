"""What the four plans must answer, on the embedded store."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from graph.store import Store
from graph.text import fold
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from loaders.loading import plan_rows
from queries.catalogue import question, questions
from queries.names import NameNotFoundError, find
from queries.running import ParameterError, ask
from tests.queries.audit.small import dataset
from tests.stores import embedded

CENTRE = "son-la/trung-tam-xuc-tien-dau-tu-thuong-mai-va-du-lich"
COOPERATION = "son-la/hop-tac-thanh-hoa-2026"
COMMUNES = "son-la/ubnd-cac-xa-phuong"
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with embedded() as opened:
        outcomes = list(load_files(opened, find_files([REVIEWED_PLANS])))
        assert [each.failed for each in outcomes] == [None] * 4
        yield opened


def answer(store: Store, name: str, **given: str) -> list[dict[str, Any]]:
    return ask(store, question(name), given).records()


def test_the_centre_leads_ten_tasks_of_the_cooperation_plan(store: Store) -> None:
    rows = answer(store, "coordination-load", programme=COOPERATION)
    (centre,) = (row for row in rows if row["agency_id"] == CENTRE)
    assert centre["leads"] == 10
    assert rows[0] == centre
    assert (
        len(answer(store, "agency-tasks", agency=CENTRE, programme=COOPERATION, role="lead")) == 10
    )


def test_tasks_3_and_7_of_it_have_no_deadline(store: Store) -> None:
    rows = answer(store, "tasks-without-deadline", programme=COOPERATION)
    assert [row["locator"] for row in rows] == ["Phụ lục, dòng 3", "Phụ lục, dòng 7"]


def test_communes_lead_and_support_tasks_12_and_14(store: Store) -> None:
    rows = answer(store, "lead-and-support", programme=COOPERATION)
    assert [(row["agency_id"], row["locator"]) for row in rows] == [
        (COMMUNES, "Phụ lục, dòng 12"),
        (COMMUNES, "Phụ lục, dòng 14"),
    ]


def test_cooperation_lists_thanh_hoas_department(store: Store) -> None:
    rows = answer(store, "cooperation", province_a="sơn la", province_b="Thanh Hoa")
    met = {(row["agency_a_id"], row["agency_b_id"], row["locator"]) for row in rows}
    assert (CENTRE, "thanh-hoa/so-cong-thuong", "Phụ lục, dòng 9") in met
    assert {row["agency_b_id"].split("/")[0] for row in rows} == {"thanh-hoa"}


def test_participations_by_plan(store: Store) -> None:
    counted = {
        row["programme_id"]: (row["assignments"], row["duties"], row["leads"], row["supports"])
        for row in answer(store, "programme-overview")
    }
    assert counted == {
        "lang-son/nong-lam-nghiep-chu-luc-2026": (0, 17, 12, 11),
        "son-la/1113-qd-ubnd-2026": (0, 20, 18, 7),
        "son-la/cay-an-qua-2025": (30, 29, 41 + 26, 71 + 18),
        COOPERATION: (14, 0, 19, 61),
    }


def test_the_plans_coordinator_is_named(store: Store) -> None:
    (plan,) = answer(store, "programme-overview", programme=COOPERATION)
    assert plan["coordinators"] == ["Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch"]
    (said,) = (
        row
        for row in answer(store, "evidence", programme=COOPERATION)
        if row["role"] == "coordinate"
    )
    assert (said["agency_id"], said["locator"], said["basis"]) == (CENTRE, "III.2", "clause")


def test_every_participation_says_where(store: Store) -> None:
    rows = answer(store, "evidence")
    assert len(rows) == 12 + 11 + 18 + 7 + 67 + 89 + 19 + 61 + 1
    assert all(row["locator"] and row["source"] and row["basis"] for row in rows)


def test_load_is_leads_and_supports_by_their_weights(store: Store) -> None:
    for row in answer(store, "coordination-load"):
        assert row["load"] == row["leads"] + 0.5 * row["supports"]
        assert row["member_leads"] is None
    for row in answer(store, "coordination-load", weights="3,1"):
        assert row["load"] == 3 * row["leads"] + row["supports"]


def test_expanding_collectives_counts_in_columns_of_its_own(store: Store) -> None:
    plain = {row["agency_id"]: row for row in answer(store, "coordination-load")}
    expanded = {row["agency_id"]: row for row in answer(store, "coordination-load", expand="true")}
    for key, row in plain.items():
        assert expanded[key]["load"] == row["load"]
    department = expanded["son-la/so-ngoai-vu"]
    assert department["member_leads"] == 2  # annex rows 1 and 2 of the fruit plan
    assert department["member_supports"] > 20
    assert department["member_load"] == 2 + 0.5 * department["member_supports"]


def test_kinds_are_counted_apart(store: Store) -> None:
    both = {row["agency_id"]: row["tasks"] for row in answer(store, "coordination-load")}
    apart: dict[str, int] = {}
    for kind in ("assignment", "duty"):
        for row in answer(store, "coordination-load", kind=kind):
            apart[row["agency_id"]] = apart.get(row["agency_id"], 0) + row["tasks"]
    assert both == apart


def test_reports_fall_due_every_year_of_their_plan(store: Store) -> None:
    rows = answer(store, "due", **{"from": "2026-12-01", "to": "2027-12-31"})
    reports = [(row["due_on"], row["id"]) for row in rows if row["what"] == "report"]
    assert ("2026-12-20", CENTRE) in reports
    assert ("2027-06-20", CENTRE) in reports
    assert ("2026-12-10", "son-la/cac-so-ban-nganh") in reports
    assert ("2027-12-10", "son-la/cac-so-ban-nganh") not in reports


def test_a_report_of_29_february_is_due_on_the_last_day_of_that_month() -> None:
    report = {
        "agency": "so-cong-thuong",
        "to": "so-tai-chinh",
        "due": "--02-29",
        "recurrence": "annual",
    }
    with embedded() as store:
        for rows in plan_rows(dataset({"id": "son-la/nhuan-2026", "reports": [report]})):
            store.write(rows)
        due = answer(store, "due", **{"from": "2027-01-01", "to": "2028-12-31"})
    assert [row["due_on"] for row in due] == ["2027-02-28", "2028-02-29"]


def test_targets_of_a_product_found_without_diacritics(store: Store) -> None:
    first = answer(store, "product-targets", product="thong")[0]
    assert (first["product"], first["unit"], first["year"]) == ("Thông", "ha", 2030)
    assert {row["product_id"] for row in answer(store, "product-targets")} >= {"dê", "dẻ"}


def test_a_task_is_found_by_its_number_in_its_plan(store: Store) -> None:
    rows = answer(store, "task-participants", task="9", programme="hop tac")
    assert [row["agency_id"] for row in rows if row["role"] == "lead"] == [CENTRE]
    with pytest.raises(NameNotFoundError, match="may be any of"):
        answer(store, "task-participants", task="9")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so cong thuong son la", "son-la/so-cong-thuong"),
        ("Sở Công Thương tỉnh Lạng Sơn", "lang-son/so-cong-thuong"),
        ("SNgV", "son-la/so-ngoai-vu"),
        ("son-la/so-tai-chinh", "son-la/so-tai-chinh"),
        ("hiep hoi doanh nghiep", "son-la/hiep-hoi-doanh-nghiep"),
    ],
)
def test_agencies_are_found_by_what_people_call_them(store: Store, text: str, found: str) -> None:
    assert find(store, "agency", text) == found


def test_an_ambiguous_name_lists_the_candidates(store: Store) -> None:
    with pytest.raises(NameNotFoundError) as caught:
        find(store, "agency", "so cong thuong")
    for province in ("son-la", "lang-son", "thanh-hoa"):
        assert f"{province}/so-cong-thuong" in str(caught.value)


def test_an_unknown_name_offers_the_nearest(store: Store) -> None:
    with pytest.raises(NameNotFoundError, match="Hiệp hội Du lịch"):
        find(store, "agency", "hiệp hội dulich")


def test_a_missing_parameter_is_asked_for(store: Store) -> None:
    with pytest.raises(ParameterError, match="--param province_b"):
        answer(store, "cooperation", province_a="son-la")


def test_no_two_questions_are_asked_alike() -> None:
    asked = Counter(fold(phrase) for each in questions() for phrase in each.phrases)
    assert [phrase for phrase, times in asked.items() if times > 1] == []


def test_questions_are_asked_in_several_ways_in_both_languages() -> None:
    assert len(questions()) >= 30
    for each in questions():
        english = [phrase for phrase in each.phrases if PLACEHOLDER.sub("", phrase).isascii()]
        assert len(english) >= 2, each.id
        assert len(each.phrases) - len(english) >= 2, each.id


def test_what_is_due_comes_in_the_order_of_days(store: Store) -> None:
    rows = answer(store, "due", **{"from": "2026-01-01", "to": "2026-12-31"})
    days = [row["due_on"] for row in rows]
    assert days == sorted(days)
    assert {row["what"] for row in rows} == {"task", "report"}
    with pytest.raises(ParameterError, match="is after"):
        answer(store, "due", **{"from": "2026-12-31", "to": "2026-01-01"})


def test_a_province_does_not_cooperate_with_itself(store: Store) -> None:
    with pytest.raises(ParameterError, match="the same"):
        answer(store, "cooperation", province_a="son-la", province_b="Sơn La")


def test_targets_that_name_no_product_are_listed_too(store: Store) -> None:
    rows = answer(store, "product-targets")
    of_plans = sum(row["targets"] for row in answer(store, "programme-overview"))
    assert len(rows) == of_plans
    assert sum(row["product"] is None for row in rows) > 20


@pytest.mark.parametrize("weights", ["-1,0.5", "1", "a,b"])
def test_weights_are_two_numbers_from_zero(store: Store, weights: str) -> None:
    with pytest.raises(ParameterError, match="weights"):
        answer(store, "coordination-load", weights=weights)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở KH&CN Sơn La", "son-la/so-khoa-hoc-va-cong-nghe"),
        ("SVHTTDL", "son-la/so-van-hoa-the-thao-va-du-lich"),
        ("trung tam xuc tien son la", CENTRE),
    ],
)
def test_abbreviations_and_parts_of_names_are_found(store: Store, text: str, found: str) -> None:
    assert find(store, "agency", text) == found


def test_a_body_that_is_no_more_has_its_successor_from_the_register() -> None:
    tasks = [{"number": "1", "leads": ["so-giao-thong-van-tai"]}]
    with embedded() as opened:
        for rows in plan_rows(dataset({"id": "son-la/nho-2026", "tasks": tasks})):
            opened.write(rows)
        (named,) = answer(opened, "old-names")
        (succeeded,) = answer(opened, "successors")
    assert (named["old"], named["new"]) == ("Sở Giao thông vận tải", ["Sở Xây dựng"])
    assert (succeeded["old"], succeeded["new"]) == ("Sở Giao thông vận tải", "Sở Xây dựng")
    assert (succeeded["old_tasks"], succeeded["new_tasks"]) == (1, 0)


def test_a_commune_is_asked_for_that_a_task_names_as_a_place(store: Store) -> None:
    rows = answer(store, "tasks-by-commune", commune="moc chau")
    assert [(row["commune"], row["locator"], row["named"]) for row in rows] == [
        ("Mộc Châu", "Phụ lục, dòng 12", True)
    ]


def test_seven_pairs_are_always_together(store: Store) -> None:
    found = {(row["agency_a"], row["agency_b"]) for row in answer(store, "always-together")}
    assert len(found) == 7
    assert ("Hiệp hội Du lịch", "Sở Văn hóa, Thể thao và Du lịch") in found


def test_a_share_is_from_0_to_1(store: Store) -> None:
    with pytest.raises(ParameterError, match=r"share: '2' is no share from 0 to 1"):
        answer(store, "always-together", share="2")
