"""The four reviewed plans say what the documents say."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from loaders.batch import REVIEWED_PLANS
from loaders.checking import check_file
from loaders.datafile import read_datafile, write_yaml
from loaders.dataset import Dataset, Task
from loaders.loading import plan_rows
from loaders.register import load_register
from tests.loaders.test_loading import assert_whole

FILES = sorted(REVIEWED_PLANS.glob("*.yaml"))
FRUIT = "son-la/cay-an-qua-2025"
INDUSTRY = "son-la/1113-qd-ubnd-2026"
THANH_HOA = "son-la/hop-tac-thanh-hoa-2026"
LANG_SON = "lang-son/nong-lam-nghiep-chu-luc-2026"
MOST_SYLLABLES = 20
CROPS = {
    *("Thông", "Hồi", "Keo", "Quế", "Na", "Quýt và cây ăn quả có múi", "Hồng", "Thạch đen"),
    *("Dẻ", "Dừa", "Dược liệu"),
}


@pytest.fixture(scope="module")
def plans() -> dict[str, Dataset]:
    """The plans by the id of their programme."""
    found = [read_datafile(file).dataset for file in FILES]
    return {dataset.programmes[0].id: dataset for dataset in found}


def of_kind(dataset: Dataset, kind: str) -> list[Task]:
    return [task for task in dataset.tasks if task.kind == kind]


def roles(tasks: Iterable[Task]) -> tuple[int, int]:
    """How many leads and supports."""
    counted = [(len(task.leads), len(task.supports)) for task in tasks]
    return sum(leads for leads, _ in counted), sum(supports for _, supports in counted)


def deadlines(dataset: Dataset) -> set[str]:
    """The days by which something is to be reported."""
    return {report.due for report in dataset.reports if report.due}


# All of them


def test_there_are_four(plans: dict[str, Dataset]) -> None:
    assert set(plans) == {FRUIT, INDUSTRY, THANH_HOA, LANG_SON}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_plan_has_no_errors(file: Path) -> None:
    _, faults = check_file(file)
    assert [str(fault) for fault in faults if fault.severity == "error"] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_plan_is_kept_in_the_written_form(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == write_yaml(read_datafile(file).dataset)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_titles_are_short(file: Path) -> None:
    dataset = read_datafile(file).dataset
    titles = [each.title for each in dataset.programmes]
    titles += [each.title for each in dataset.tasks]
    titles += [each.title for each in dataset.budget]
    assert [title for title in titles if len(title.split()) > MOST_SYLLABLES] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_plan_is_loaded_whole(file: Path) -> None:
    dataset = read_datafile(file).dataset
    (rows,) = plan_rows(dataset)
    assert_whole(rows)
    said = {row["id"] for row in rows.mentions["Agency"]}
    assert said == {agency.id for agency in dataset.agencies}


# Fruit, Sơn La


def test_assignments_of_the_fruit_plan(plans: dict[str, Dataset]) -> None:
    assignments = of_kind(plans[FRUIT], "assignment")
    assert len(assignments) == 30
    assert roles(assignments) == (41, 71)


def test_duties_of_the_fruit_plan(plans: dict[str, Dataset]) -> None:
    duties = of_kind(plans[FRUIT], "duty")
    assert len(duties) == 29
    assert len({duty.holder for duty in duties}) == 11


# Industry promotion, Sơn La


def test_the_industry_programme(plans: dict[str, Dataset]) -> None:
    dataset = plans[INDUSTRY]
    (programme,) = dataset.programmes
    assert (programme.number, str(programme.issued_on)) == ("1113/QĐ-UBND", "2026-05-11")
    assert len(of_kind(dataset, "duty")) == 20
    assert len(dataset.references) == 12
    assert deadlines(dataset) == {"--06-20", "--12-20"}


def test_the_budget_of_the_industry_programme(plans: dict[str, Dataset]) -> None:
    lines = plans[INDUSTRY].budget
    by_source: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for line in lines:
        for part in line.by_year:
            by_source[part.source][part.year] += part.amount
    assert len(lines) == 25
    assert sum(line.amount or 0 for line in lines) == 25_965
    assert {source: sum(years.values()) for source, years in by_source.items()} == {
        "national": 7_530,
        "provincial": 18_435,
    }
    assert by_source == {
        "national": {2026: 300, 2027: 1550, 2028: 1350, 2029: 1880, 2030: 2450},
        "provincial": {2026: 2075, 2027: 3562.5, 2028: 4757.5, 2029: 4507.5, 2030: 3532.5},
    }


# Sơn La with Thanh Hóa


def test_tasks_with_thanh_hoa(plans: dict[str, Dataset]) -> None:
    dataset = plans[THANH_HOA]
    assert len(dataset.tasks) == 14
    assert roles(dataset.tasks) == (19, 61)
    assert [task.number for task in dataset.tasks if task.schedule is None] == ["3", "7"]
    assert deadlines(dataset) == {"2026-12-10"}


def test_bodies_of_thanh_hoa_are_kept_apart(plans: dict[str, Dataset]) -> None:
    dataset = plans[THANH_HOA]
    provinces = {body.id: body.province for body in dataset.agencies}
    assert provinces["thanh-hoa/so-cong-thuong"] == "thanh-hoa"
    assert provinces["son-la/so-cong-thuong"] == "son-la"
    as_written = {
        each.agency: each.as_written
        for task in dataset.tasks
        for each in (*task.leads, *task.supports)
        if provinces[each.agency] == "thanh-hoa"
    }
    assert as_written.keys() == {key for key, where in provinces.items() if where == "thanh-hoa"}
    assert all("Thanh Hóa" in str(name) for name in as_written.values())


# Farming and forestry, Lạng Sơn


def test_duties_and_targets_of_lang_son(plans: dict[str, Dataset]) -> None:
    dataset = plans[LANG_SON]
    assert len(of_kind(dataset, "duty")) == 17
    assert len(dataset.targets) >= 20
    assert len(dataset.references) == 4
    assert deadlines(dataset) == {"--11-20", "--12-01"}


def test_zones_of_lang_son_lie_in_lang_son(plans: dict[str, Dataset]) -> None:
    zones = plans[LANG_SON].zones
    assert {zone.product for zone in zones} >= CROPS
    register = load_register()
    names = {commune.code: commune.name for commune in register.communes("lang-son")}
    for zone in zones:
        assert [(each.code, each.name) for each in zone.communes] == [
            (each.code, names.get(str(each.code))) for each in zone.communes
        ]
