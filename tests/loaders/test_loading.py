"""The rows of a plan say what its dataset says: all of it, once, and nothing else."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from graph.rows import PlanRows, Row
from graph.text import key
from loaders.dataset import Dataset, Programme, Task
from loaders.loading import open_quarters, plan_rows
from tests.loaders.small import PLAN, small_plan, with_value
from tests.queries.audit.small import dataset
from tests.worlds import datasets, rows_of


@pytest.fixture(scope="module")
def rows() -> PlanRows:
    return rows_of(small_plan())


def ends(rows: PlanRows, *label: str) -> list[tuple[Any, Any]]:
    """From and to of each relationship (type, source, target)."""
    name, source, target = label
    return [(row["from_id"], row["to_id"]) for row in rows.relationships[name, source, target]]


def ids(rows: PlanRows, label: str) -> list[Any]:
    return [row["id"] for row in (*rows.nodes.get(label, ()), *rows.mentions.get(label, ()))]


def node(rows: PlanRows, label: str, key: str) -> Row:
    found = (*rows.nodes.get(label, ()), *rows.mentions.get(label, ()))
    (one,) = (row for row in found if row["id"] == key)
    return one


# The small plan


def test_a_programme_has_its_facts(rows: PlanRows) -> None:
    assert node(rows, "Programme", PLAN) == {
        "id": PLAN,
        "name": "Kế hoạch nhỏ",
        "kind": "plan",
        "number": "12/KH-UBND",
        "issued_on": "2026-02-01",
        "starts_on": "2026-01-01",
        "ends_on": "2027-06-30",
        "source_file": "ke-hoach.txt",
    }
    assert ends(rows, "COVERS", "Programme", "Province") == [(PLAN, "son-la"), (PLAN, "thanh-hoa")]
    assert ends(rows, "ISSUED_BY", "Programme", "Agency") == [(PLAN, "son-la/ubnd-tinh")]
    assert ends(rows, "COORDINATES", "Agency", "Programme") == [("son-la/so-cong-thuong", PLAN)]


def test_a_province_repeated_is_covered_once() -> None:
    twice = with_value(small_plan(), ("programmes", 0, "provinces"), ["son-la", "son-la"])
    assert ends(rows_of(twice), "COVERS", "Programme", "Province") == [(PLAN, "son-la")]


def test_a_province_that_the_register_lacks_has_the_name_that_the_plan_gives_it() -> None:
    named = with_value(small_plan(), ("provinces",), [{"slug": "ha-van", "name": "Hà Vân"}])
    rows = rows_of(with_value(named, ("programmes", 0, "provinces"), ["son-la", "ha-van"]))
    assert node(rows, "Province", "ha-van") == {"id": "ha-van", "name": "Hà Vân"}
    assert node(rows, "Province", "son-la")["code"] == "14"
    assert ends(rows, "COVERS", "Programme", "Province") == [(PLAN, "son-la"), (PLAN, "ha-van")]


def test_bodies_come_with_their_members_and_predecessors(rows: PlanRows) -> None:
    collective = "son-la/cac-so-ban-nganh"
    members = [(collective, "son-la/so-cong-thuong"), (collective, "son-la/so-tai-chinh")]
    assert ends(rows, "INCLUDES", "Agency", "Agency") == members
    succeeds = [("son-la/so-xay-dung", "son-la/so-giao-thong-van-tai")]
    assert ends(rows, "SUCCEEDS", "Agency", "Agency") == succeeds
    assert set(ids(rows, "Agency")) == {each.id for each in small_plan().agencies}
    assert node(rows, "Agency", collective)["collective"] is True
    assert "province" not in node(rows, "Agency", "trung-uong/bo-tai-chinh")


def test_a_body_has_the_abbreviation_of_the_register(rows: PlanRows) -> None:
    body = node(rows, "Agency", "son-la/so-cong-thuong")
    assert body["short_name"] == "SCT"
    assert body["aliases"] == ["SCT"]


def test_a_body_says_whether_the_register_knows_it_and_since_when_it_is_no_more(
    rows: PlanRows,
) -> None:
    body = node(rows, "Agency", "son-la/so-cong-thuong")
    assert body["registered"] is True
    assert "abolished_on" not in body
    gone = node(rows, "Agency", "son-la/so-giao-thong-van-tai")
    assert (gone["registered"], gone["abolished_on"]) == (True, "2025-03-01")


def test_who_took_over_from_a_body_is_taken_from_the_register_where_no_agency_says_so() -> None:
    def succeeding(*old: str) -> list[tuple[Any, Any]]:
        tasks = [{"number": "1", "leads": ["so-giao-thong-van-tai", "so-tai-chinh"]}]
        said = dict.fromkeys(old, "so-tai-chinh")
        plan = dataset({"id": "son-la/nho-2026", "tasks": tasks, "succeeded": said})
        return ends(rows_of(plan), "SUCCEEDS", "Agency", "Agency")

    gone = "son-la/so-giao-thong-van-tai"
    assert succeeding() == [("son-la/so-xay-dung", gone)]
    assert succeeding("so-giao-thong-van-tai") == [("son-la/so-tai-chinh", gone)]


def test_a_commune_that_a_task_names_as_a_place_is_there_but_no_province() -> None:
    places = ["Tà Xùa", "Phường Mộc Châu", "Pù Luông", "Khu du lịch Mộc Châu", "Lào Cai"]
    plan = with_value(small_plan(), ("tasks", 0, "places"), places)
    plan = with_value(plan, ("programmes", 0, "provinces"), ["son-la", "thanh-hoa", "lao-cai"])
    before = ids(rows_of(with_value(plan, ("tasks", 0, "places"), [])), "Commune")
    named = [node(rows_of(plan), "Commune", each) for each in ids(rows_of(plan), "Commune")]
    assert sorted(
        (each["name"], each["province"]) for each in named if each["id"] not in before
    ) == [("Mộc Châu", "son-la"), ("Pù Luông", "thanh-hoa"), ("Tà Xùa", "son-la")]


def test_tasks_stand_under_their_parents(rows: PlanRows) -> None:
    assert ids(rows, "Task") == [f"{PLAN}/{key}" for key in ("pl.4", "pl.4.1", "iii.2.1")]
    assert ends(rows, "SUBTASK_OF", "Task", "Task") == [(f"{PLAN}/pl.4.1", f"{PLAN}/pl.4")]
    assert node(rows, "Task", f"{PLAN}/iii.2.1")["holder"] == "son-la/thanh-tra-tinh"


@pytest.mark.parametrize(
    ("section", "number", "locator"),
    [
        ("Phụ lục", "4.1", "Phụ lục, dòng 4.1"),
        ("Phụ lục 2", "4", "Phụ lục 2, dòng 4"),
        ("PHỤ LỤC", "4", "PHỤ LỤC, dòng 4"),
        ("III", "2.1", "mục III.2.1"),
        ("III", None, "III"),
        (None, "2.1", "2.1"),
        (None, None, None),
    ],
)
def test_a_task_tells_where_it_stands(
    section: str | None, number: str | None, locator: str | None
) -> None:
    plain = small_plan().plain()
    plain["tasks"][1] |= {"section": section, "number": number}
    found = rows_of(Dataset.model_validate(plain))
    assert node(found, "Task", f"{PLAN}/pl.4.1").get("locator") == locator
    assert found.relationships["LEADS", "Agency", "Task"][0].get("locator") == locator


def test_who_leads_and_supports_comes_with_the_words_that_say_so(rows: PlanRows) -> None:
    table, clause = rows.relationships["LEADS", "Agency", "Task"]
    assert table == {
        "from_id": "son-la/so-cong-thuong",
        "to_id": f"{PLAN}/pl.4.1",
        "programme": PLAN,
        "basis": "table",
        "as_written": "Sở CT",
        "locator": "Phụ lục, dòng 4.1",
        "quote": "Sở CT",
        "span_start": 7,
        "span_end": 12,
    }
    assert clause["locator"] == "mục III.2"
    assert [source for source, _ in ends(rows, "SUPPORTS", "Agency", "Task")] == [
        "son-la/cac-so-ban-nganh",
        "son-la/so-xay-dung",
    ]


def test_two_spellings_of_a_product_are_one(rows: PlanRows) -> None:
    assert set(ids(rows, "Product")) == {"cà-phê"}
    assert ends(rows, "CONCERNS", "Task", "Product") == [(f"{PLAN}/pl.4.1", "cà-phê")]


def test_words_that_differ_in_a_tone_are_two_products() -> None:
    assert key("Dê") != key("Dẻ")
    assert key("Dừa") != key("Dứa")
    assert key("Hoá chất") == key("Hóa Chất")
    assert key("quý") == "quý"


def test_a_target_without_product_is_the_province_s(rows: PlanRows) -> None:
    (of_product,) = rows.relationships["TARGETS", "Programme", "Product"]
    (of_province,) = rows.relationships["TARGETS", "Programme", "Province"]
    assert (of_product["to_id"], of_province["to_id"]) == ("cà-phê", "son-la")
    assert of_product["task"] == f"{PLAN}/pl.4.1"
    assert (of_product["minimum"], of_product.get("maximum")) == (20, None)
    assert (of_province["minimum"], of_province["maximum"], of_province["year"]) == (3, 3, 2026)


def test_budget_lines_are_counted_and_keep_their_years(rows: PlanRows) -> None:
    assert ids(rows, "BudgetLine") == [f"{PLAN}/kp.1", f"{PLAN}/kp.2"]
    allocated = rows.relationships["ALLOCATES", "Programme", "BudgetLine"]
    fields = ("to_id", "year", "source", "quantity", "amount")
    assert [tuple(row[field] for field in fields) for row in allocated] == [
        (f"{PLAN}/kp.1", 2026, "national", 1, 100),
        (f"{PLAN}/kp.1", 2026, "provincial", 2, 250.5),
    ]


def test_a_report_goes_through_the_body_that_gathers(rows: PlanRows) -> None:
    (report,) = rows.relationships["REPORTS_TO", "Agency", "Agency"]
    assert report["from_id"] == "son-la/so-cong-thuong"
    assert report["to_id"] == "trung-uong/bo-tai-chinh"
    assert (report["via"], report["due"]) == ("son-la/van-phong-ubnd-tinh", "--12-10")


def test_communes_go_by_code_or_by_name(rows: PlanRows) -> None:
    grown = rows.relationships["GROWN_IN", "Product", "Commune"]
    assert [(row["to_id"], row["as_written"]) for row in grown] == [
        ("03808", "Mường La"),
        ("son-la/nà-thử", "xã Nà Thử"),
    ]
    assert node(rows, "Commune", "03808")["province"] == "son-la"
    assert ends(rows, "SOLD_TO", "Product", "Market") == [("cà-phê", "nhật-bản")]


def test_a_commune_belongs_to_the_province_of_its_code() -> None:
    plain = small_plan().plain()
    plain["zones"][0]["communes"] = [{"name": "Điềm He", "code": "06280"}]
    (rows,) = plan_rows(Dataset.model_validate(plain))
    assert node(rows, "Commune", "06280")["province"] == "lang-son"


def test_documents_of_central_issuers_belong_to_no_province(rows: PlanRows) -> None:
    assert ids(rows, "Document") == ["trung-uong/45-2012-nd-cp", "son-la/24-nq-tu"]
    assert node(rows, "Document", "trung-uong/45-2012-nd-cp") == {
        "id": "trung-uong/45-2012-nd-cp",
        "name": "45/2012/NĐ-CP",
        "kind": "NĐ",
        "issued_on": "2012-05-21",
    }
    based = rows.relationships["BASED_ON", "Programme", "Document"]
    assert [row["relation"] for row in based] == ["based_on", "implements"]


def test_a_diagnostic_without_programme_is_kept(rows: PlanRows) -> None:
    kept = [(row["id"], row["name"], row["programme"]) for row in rows.nodes["Diagnostic"]]
    assert kept == [(f"{PLAN}/dg.1", "thu", PLAN), (f"{PLAN}/dg.2", "thu-hai", PLAN)]


# Open quarters

IN_2026_27 = {"starts_on": "2026-02-10", "ends_on": "2027-05-31"}
ISSUED_IN_MAY = {"issued_on": "2026-05-11"}
ALL_OF_2026_27 = "2026-Q1 2026-Q2 2026-Q3 2026-Q4 2027-Q1 2027-Q2"


@pytest.mark.parametrize(
    ("plan", "times", "quarters"),
    [
        (IN_2026_27, {"starts_on": "2026-08-15", "ends_on": "2026-10-01"}, "2026-Q3 2026-Q4"),
        (IN_2026_27, {"ends_on": "2026-06-30"}, "2026-Q1 2026-Q2"),
        (IN_2026_27, {"starts_on": "2027-01-01"}, "2027-Q1 2027-Q2"),
        (IN_2026_27, {"recurrence": "annual"}, ALL_OF_2026_27),
        (IN_2026_27, {"starts_on": "2027-04-01", "recurrence": "continuous"}, "2027-Q2"),
        (IN_2026_27, {}, ""),
        (IN_2026_27, None, ""),
        (IN_2026_27, {"ends_on": "2025-11-30"}, "2025-Q4"),
        (IN_2026_27, {"starts_on": "2027-10-01"}, "2027-Q4"),
        (ISSUED_IN_MAY, {"ends_on": "2026-09-30"}, "2026-Q2 2026-Q3"),
        (ISSUED_IN_MAY, {"recurrence": "monthly"}, "2026-Q2 2026-Q3 2026-Q4"),
        (ISSUED_IN_MAY, {"starts_on": "2026-10-01"}, "2026-Q4"),
        ({"starts_on": "2026-07-01"}, {"recurrence": "annual"}, "2026-Q3 2026-Q4"),
        ({"ends_on": "2026-12-31"}, {"starts_on": "2026-07-01"}, "2026-Q3 2026-Q4"),
        ({"ends_on": "2026-12-31"}, {"recurrence": "annual"}, ""),
        ({}, {"ends_on": "2026-09-30"}, "2026-Q3"),
        ({}, {"starts_on": "2026-09-30"}, "2026-Q3"),
        ({}, {"recurrence": "annual"}, ""),
    ],
)
def test_a_task_is_open_from_its_first_day_to_its_last(
    plan: dict[str, str], times: dict[str, str] | None, quarters: str
) -> None:
    programme = Programme.model_validate(
        {"id": PLAN, "kind": "plan", "title": "Một", "provinces": ["son-la"], **plan}
    )
    schedule = None if times is None else {"label": "theo kế hoạch", **times}
    task = Task.model_validate(
        {
            "id": f"{PLAN}/1",
            "programme": PLAN,
            "kind": "duty",
            "title": "Một",
            "schedule": schedule,
        }
    )
    assert open_quarters(task, programme) == quarters.split()


# Any plan


def assert_whole(rows: PlanRows) -> None:
    """Nothing that a store would leave out: ends are there, ids once, all properties declared."""
    known = {label: ids(rows, label) for label in {*rows.nodes, *rows.mentions}}
    assert all(all(found) for found in known.values())
    for label in rows.nodes:
        assert Counter(known[label]).most_common(1)[0][1] == 1, label
    declared = {each.label: set(each.names) for each in NODE_TYPES}
    for label, said in (*rows.nodes.items(), *rows.mentions.items()):
        assert all(row.keys() <= declared[label] for row in said)
    properties = {
        (each.name, source.label, target.label): {"from_id", "to_id", *each.names}
        for each in RELATIONSHIP_TYPES
        for source, target in each.ends
    }
    for (name, source, target), said in rows.relationships.items():
        for row in said:
            assert row["from_id"] in known[source]
            assert row["to_id"] in known[target]
            assert row["programme"] == rows.programme
            assert row.keys() <= properties[name, source, target]


def test_the_small_plan_is_whole(rows: PlanRows) -> None:
    assert_whole(rows)


@settings(max_examples=100, deadline=None)
@given(datasets())
def test_any_plan_is_whole(dataset: Dataset) -> None:
    assert_whole(rows_of(dataset))


@settings(max_examples=100, deadline=None)
@given(datasets())
def test_everything_said_has_its_row(dataset: Dataset) -> None:
    rows = rows_of(dataset)
    said = Counter[str]()
    for (name, _, _), each in rows.relationships.items():
        said[name] += len(each)
    assert said["LEADS"] == sum(len(task.leads) for task in dataset.tasks)
    assert said["SUPPORTS"] == sum(len(task.supports) for task in dataset.tasks)
    assert said["SUBTASK_OF"] == sum(task.parent is not None for task in dataset.tasks)
    assert said["TARGETS"] == len(dataset.targets)
    assert said["ALLOCATES"] == sum(len(line.by_year) for line in dataset.budget)
    assert said["REPORTS_TO"] == len(dataset.reports)
    assert said["GROWN_IN"] == sum(len(zone.communes) for zone in dataset.zones)
    assert said["SOLD_TO"] == len(dataset.markets)
    assert said["BASED_ON"] == len(dataset.references)
    assert rows.count("Diagnostic") == len(dataset.diagnostics)


@settings(max_examples=60, deadline=None)
@given(datasets("son-la/mot-2026"), datasets("thanh-hoa/ba-2026"))
def test_two_programmes_in_one_dataset_stay_apart(one: Dataset, other: Dataset) -> None:
    bodies = list({body.id: body for body in (*one.agencies, *other.agencies)}.values())
    one = one.model_copy(update={"agencies": bodies})
    other = other.model_copy(update={"agencies": bodies, "diagnostics": []})
    both = one.model_copy(
        update={
            part: [*getattr(one, part), *getattr(other, part)]
            for part in Dataset.model_fields
            if part not in {"format", "agencies"}
        }
    )
    assert plan_rows(both) == [rows_of(one), rows_of(other)]
