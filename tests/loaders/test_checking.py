"""What does not hold together in a dataset is told, each thing at its place and line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.checking import check_file, problems
from loaders.datafile import spell, write_json, write_yaml
from loaders.dataset import Dataset, json_schema
from loaders.salvage import Place, salvage
from tests.loaders.small import PLAN, SMALL_PLAN, small_plan, values, with_value
from tests.worlds import datasets

Told = tuple[str, str, str]
"""Place, severity, message."""

VALUES = list(values(small_plan().plain()))
IDS = {value for place, value in VALUES if place[-1] == "id"}
NAMED = [place for place, value in VALUES if value in IDS and place[-1] != "id"]
"""Every place of the small plan that names an agency, task or programme."""


def told(dataset: Dataset) -> list[Told]:
    return [(spell(each.place), each.severity, each.message) for each in problems(dataset)]


def told_with(place: Place, value: object) -> list[Told]:
    """The problems of the small plan with another value at a place."""
    return told(with_value(small_plan(), place, value))


def test_the_small_plan_holds_together() -> None:
    assert check_file(SMALL_PLAN)[1] == []


# Names of what is not there


def id_fields() -> Iterator[tuple[str, ...]]:
    """Every field of the dataset that names an agency, task or programme, from its schema."""
    schema = json_schema()
    for part, items in schema["properties"].items():
        of = str(items.get("items", {}).get("$ref")).rpartition("/")[2]
        for field, about in schema["$defs"].get(of, {}).get("properties", {}).items():
            if "/Participation" in str(about):
                yield part, field, "agency"
            elif field in {"parent", "task"} or "[a-z0-9-]+/[a-z0-9-]+" in str(about):
                yield part, field


def test_the_small_plan_names_something_wherever_it_can() -> None:
    """So that no field is left out below."""
    named = {tuple(step for step in place if isinstance(step, str)) for place in NAMED}
    assert named == {field for field in id_fields() if field[-1] != "id"}


@pytest.mark.parametrize("place", NAMED, ids=spell)
def test_a_name_that_nothing_has_is_an_error(place: Place) -> None:
    found = told_with(place, "son-la/khong-co")
    kind = {"programme": "programme", "task": "task", "parent": "task"}.get(
        str(place[-1]), "agency"
    )
    message = f"there is no {kind} 'son-la/khong-co' in this file"
    assert (spell(place), "error", message) in found


@pytest.mark.parametrize("place", NAMED, ids=spell)
def test_the_fault_stands_on_the_line_of_the_name(place: Place, tmp_path: Path) -> None:
    dataset = with_value(small_plan(), place, "son-la/khong-co")
    for suffix, text in ((".yaml", write_yaml(dataset)), (".json", write_json(dataset))):
        path = tmp_path / f"plan{suffix}"
        path.write_text(text, encoding="utf-8")
        datafile, faults = check_file(path)
        assert datafile is not None
        assert faults == sorted(faults)
        (line,) = {each.line for each in faults if "khong-co' in this file" in each.message}
        assert "son-la/khong-co" in text.splitlines()[line - 1]


# Ids

NO_PROVINCE = "'{}' is no province's slug; what the register lacks must stand in 'provinces'"


@pytest.mark.parametrize("part", ["programmes", "agencies", "tasks"])
def test_an_id_that_stands_twice_is_an_error(part: str) -> None:
    items = small_plan().plain()[part]
    found = told_with((part,), [*items, items[-1]])
    key = items[-1]["id"]
    place = f"{part}[{len(items)}].id"
    assert (place, "error", f"'{key}' stands more than once") in found


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("agencies", 5, "id"), "lang-son/so-cu", "'lang-son/so-cu' does not begin with 'son-la/'"),
        (
            ("agencies", 8, "id"),
            "son-la/bo-tai-chinh",
            "'son-la/bo-tai-chinh' does not begin with 'trung-uong/'",
        ),
        (("agencies", 5, "province"), "ha-giang", NO_PROVINCE.format("ha-giang")),
        (("programmes", 0, "provinces", 1), "son-lam", NO_PROVINCE.format("son-lam")),
        (
            ("tasks", 2, "id"),
            "son-la/khac/1",
            f"a task's id begins with its programme's: '{PLAN}/…'",
        ),
        (("tasks", 2, "id"), f"{PLAN}-1", f"a task's id begins with its programme's: '{PLAN}/…'"),
    ],
)
def test_an_id_says_where_its_owner_belongs(place: Place, value: str, message: str) -> None:
    assert (spell(place), "error", message) in told_with(place, value)


@pytest.mark.parametrize(
    ("named", "place", "message"),
    [
        (
            ["ha-van", "son-la"],
            "provinces[1].slug",
            "'son-la' is in the register; it needs no entry",
        ),
        (["ha-van", "ha-van"], "provinces[1].slug", "'ha-van' stands more than once"),
    ],
)
def test_provinces_that_need_no_entry_are_errors(
    named: list[str], place: str, message: str
) -> None:
    provinces = [{"slug": slug, "name": "Hà Vân"} for slug in named]
    assert (place, "error", message) in told_with(("provinces",), provinces)


def test_a_province_that_the_register_lacks_may_be_named() -> None:
    plain = small_plan().plain()
    plain["provinces"] = [{"slug": "ha-van", "name": "Hà Vân"}]
    plain["programmes"][0]["provinces"].append("ha-van")
    plain["agencies"].append(
        {
            "id": "ha-van/so-tai-chinh",
            "name": "Sở Tài chính",
            "kind": "department",
            "level": "provincial",
            "province": "ha-van",
        }
    )
    assert list(problems(Dataset.model_validate(plain))) == list(problems(small_plan()))


# Tasks


def test_parents_in_a_circle_are_an_error() -> None:
    found = told_with(("tasks", 0, "parent"), f"{PLAN}/pl.4.1")
    message = "the parents of this task go in a circle"
    assert found == [(f"tasks[{index}].parent", "error", message) for index in (0, 1)]


def test_a_task_that_is_its_own_parent_is_an_error() -> None:
    found = told_with(("tasks", 0, "parent"), f"{PLAN}/pl.4")
    assert found == [("tasks[0].parent", "error", "the parents of this task go in a circle")]


@pytest.mark.parametrize(("part", "field"), [("tasks", "parent"), ("targets", "task")])
def test_a_task_of_another_programme_is_out_of_reach(part: str, field: str) -> None:
    plain = small_plan().plain()
    other = {"id": "son-la/khac", "kind": "plan", "title": "Khác", "provinces": ["son-la"]}
    task = {"id": "son-la/khac/1", "programme": "son-la/khac", "kind": "objective", "title": "Một"}
    plain["programmes"].append(other)
    plain["tasks"].append(task)
    plain[part][0][field] = "son-la/khac/1"
    message = "'son-la/khac/1' is a task of another programme, 'son-la/khac'"
    assert told(Dataset.model_validate(plain)) == [(f"{part}[0].{field}", "error", message)]


def test_a_lead_that_also_supports_is_a_warning() -> None:
    place: Place = ("tasks", 1, "supports", 1, "agency")
    message = "'son-la/so-cong-thuong' both leads and supports task 4.1"
    found = told_with(place, "son-la/so-cong-thuong")
    assert found == [("tasks[1].supports[1]", "warning", message)]
    unnumbered = with_value(small_plan(), ("tasks", 1, "number"), None)
    ((_, _, message),) = told(with_value(unnumbered, place, "son-la/so-cong-thuong"))
    assert message.endswith(f"task {PLAN}/pl.4.1")


@pytest.mark.parametrize("role", ["leads", "supports"])
def test_a_body_named_twice_in_a_role_is_an_error(role: str) -> None:
    one = {"agency": "son-la/so-tai-chinh", "basis": "table"}
    found = told_with(("tasks", 1, role), [one, one])
    message = f"'son-la/so-tai-chinh' is named twice in {role}"
    assert found == [(f"tasks[1].{role}[1]", "error", message)]


# Budget


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("amount", 351, "the years add up to 350.5 million VND, the total says 351"),
        ("quantity", 5, "the years add up to 3 chợ, the total says 5"),
    ],
)
def test_years_that_do_not_add_up_are_a_warning(field: str, value: float, message: str) -> None:
    found = told_with(("budget", 0, field), value)
    assert found == [(f"budget[0].{field}", "warning", message)]


@pytest.mark.parametrize("field", ["amount", "quantity"])
def test_without_a_total_nothing_has_to_add_up(field: str) -> None:
    assert told_with(("budget", 0, field), None) == []


def test_years_without_quantities_do_not_have_to_add_up_to_one() -> None:
    parts: list[dict[str, Any]] = [{"year": 2026, "source": "national", "amount": 350.5}]
    assert told_with(("budget", 0, "by_year"), parts) == []


def test_tenths_add_up() -> None:
    parts = [{"year": 2026 + step, "source": "national", "amount": 0.1} for step in range(3)]
    budget = [{"programme": PLAN, "title": "Một", "amount": 0.3, "by_year": parts}]
    assert told_with(("budget",), budget) == []


def test_a_year_and_source_that_stand_twice_are_an_error() -> None:
    found = told_with(("budget", 0, "by_year", 1, "source"), "national")
    assert found == [("budget[0].by_year[1]", "error", "2026 national stands more than once")]


MANY_FAULTS = """\
format: daumoi-plan/1
programmes:
- {id: son-la/thu-2026, kind: plan, title: Thử, provinces: [son-la, xyz], color: red}
agencies:
- {id: son-la/a, name: A, kind: department, level: provincial, province: son-la}
- {id: son-la/b, kind: department, level: provincial, province: son-la}
tasks:
- {id: son-la/thu-2026/1, programme: son-la/thu-2026, kind: duty}
- id: son-la/thu-2026/2
  programme: son-la/thu-2026
  kind: assignment
  title: Hai
  schedule: {label: x, ends_on: 2026-02-30}
  leads: [{agency: son-la/b, basis: tabl}, {agency: son-la/a, basis: table}]
  supports: [{agency: son-la/a, basis: table}, {agency: son-la/nobody, basis: table}]
- {id: son-la/thu-2026/2, programme: son-la/thu-2026, kind: duty, title: Ba, number: 4.1}
budget:
- programme: son-la/thu-2026
  title: x
  amount: 10
  by_year: [{year: 2026, source: national, amount: 9}]
"""


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """What is wrong in form does not hide what does not hold together, nor move its line."""
    path = tmp_path / "plan.yaml"
    path.write_text(MANY_FAULTS, encoding="utf-8")
    datafile, faults = check_file(path)
    assert datafile is None
    assert [(fault.line, fault.severity, fault.message.split(":")[0]) for fault in faults] == [
        (3, "error", "programmes[0].color"),
        (3, "error", "programmes[0].provinces[1]"),
        (6, "error", "agencies[1].name"),
        (8, "error", "tasks[0].title"),
        (13, "error", "tasks[1].schedule.ends_on"),
        (14, "error", "tasks[1].leads[0].basis"),
        (15, "error", "tasks[1].supports[1].agency"),
        (15, "warning", "tasks[1].supports[0]"),
        (16, "error", "tasks[2].id"),
        (16, "error", "tasks[2].number"),
        (20, "warning", "budget[0].amount"),
    ]


def test_a_fault_of_form_does_not_hide_another_fault_of_its_item(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    text = MANY_FAULTS.replace("title: Hai", "titel: Hai").replace("basis: tabl}", "basis: table}")
    path.write_text(text, encoding="utf-8")
    told = [fault.message.split(":")[0] for fault in check_file(path)[1]]
    assert {"tasks[1].titel", "tasks[1].title", "tasks[1].supports[1].agency"} <= set(told)


def test_control_characters_are_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plain = small_plan().plain()
    plain["tasks"][0]["title"] = "Việc\u001b[31m"
    path.write_text(json.dumps(plain), encoding="utf-8")
    told = [str(fault) for fault in check_file(path)[1]]
    assert any("tasks[0].title: holds control characters" in each for each in told)


@given(dataset=datasets(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_names_an_item_that_was_taken_out_does_not_dangle(
    dataset: Dataset, data: st.DataObject
) -> None:
    plain = dataset.plain()
    part = data.draw(st.sampled_from([each for each in ("agencies", "tasks") if plain.get(each)]))
    index = data.draw(st.integers(0, len(plain[part]) - 1))
    del plain[part][index]["kind"]
    rest = salvage(plain)
    assert rest is not None
    assert [each for each in problems(rest.dataset, rest.ids) if each.severity == "error"] == []
    assert len(getattr(rest.dataset, part)) == len(plain[part]) - 1
    last = len(plain[part]) - 2
    if last >= 0:
        assert rest.origin((part, last, "id")) == (part, last + (index <= last), "id")
