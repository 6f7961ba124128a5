"""Whole documents: every expected fact, every span, and an account of every unit of text."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks.accuracy import compare
from loaders.checking import problems
from loaders.datafile import read_datafile, write_json, write_yaml
from loaders.dataset import Dataset, Programme, Source
from loaders.document import Document, DocumentBuilder, GridCell, Paragraph, Table
from loaders.extracting import extract
from loaders.formats.opening import read_file
from loaders.reading import ReadDocument, read_document
from tests.sections.conftest import Lines

FOLDER = Path(__file__).parents[1] / "documents"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

each_document = pytest.mark.parametrize("name", NAMES)


def path_of(name: str) -> Path:
    """The document with that name; its expected dataset stands beside it."""
    return next(path for path in FOLDER.glob(f"{name}.*") if path.suffix != ".yaml")


@cache
def reading(name: str) -> ReadDocument:
    return extract(path_of(name))


@cache
def document(name: str) -> Document:
    return read_file(path_of(name))


@cache
def expected(name: str) -> Dataset:
    return read_datafile(FOLDER / f"{name}.yaml").dataset


def test_there_are_documents() -> None:
    assert len(NAMES) == 4


@each_document
def test_every_fact_is_found_and_no_other(name: str) -> None:
    scores = compare(expected(name), reading(name))
    assert {
        kind: (score.precision, score.recall) for kind, score in scores.items()
    } == dict.fromkeys(scores, (1.0, 1.0))


@each_document
def test_the_head(name: str) -> None:
    def head(programme: Programme) -> dict[str, object]:
        said = programme.model_dump(exclude={"source", "coordinators"})
        return said | {"coordinators": [each.agency for each in programme.coordinators]}

    (ours,), (theirs,) = reading(name).dataset.programmes, expected(name).programmes
    assert head(ours) == head(theirs)


@each_document
def test_places_bases_and_labels(name: str) -> None:
    def rows(dataset: Dataset) -> list[tuple[object, ...]]:
        return [
            (
                task.id,
                task.kind,
                task.number,
                task.parent,
                task.holder,
                task.deliverable,
                task.schedule,
                [(each.agency, each.basis) for each in task.leads],
                [(each.agency, each.basis) for each in task.supports],
            )
            for task in dataset.tasks
        ]

    assert sorted(rows(reading(name).dataset)) == sorted(rows(expected(name)))


def test_products_and_places_of_tasks() -> None:
    def about(dataset: Dataset) -> list[tuple[str, list[str], list[str]]]:
        return sorted((task.id, task.products, task.places) for task in dataset.tasks)

    name = "tuyen-quang-cam-che-2027"
    assert about(reading(name).dataset) == about(expected(name))


def test_zones_and_markets_keep_the_names_as_printed() -> None:
    dataset = reading("tuyen-quang-cam-che-2027").dataset
    written = {
        commune.name: commune.as_written for zone in dataset.zones for commune in zone.communes
    }
    assert (written["Yên Phú"], written["Mỹ Lâm"]) == ("Yên Phủ", "phường Mỹ Lâm")
    assert [each.as_written for each in dataset.markets if each.market == "Hoa Kỳ"] == ["Mỹ"]


def test_targets_belong_to_the_task_they_stand_in() -> None:
    def places(dataset: Dataset) -> list[tuple[str | None, str | None, object, object]]:
        said = ((each.task, each.product, each.minimum, each.maximum) for each in dataset.targets)
        return sorted(said, key=str)

    name = "tuyen-quang-cam-che-2027"
    assert places(reading(name).dataset) == places(expected(name))


@each_document
def test_the_dates_of_references(name: str) -> None:
    def dates(dataset: Dataset) -> dict[str, object]:
        return {each.number: each.issued_on for each in dataset.references}

    assert dates(reading(name).dataset) == dates(expected(name))


@each_document
def test_every_span_is_its_quote(name: str) -> None:
    text, dataset = document(name).text, reading(name).dataset
    said = [
        *(each for task in dataset.tasks for each in (*task.leads, *task.supports)),
        *(each for programme in dataset.programmes for each in programme.coordinators),
        *dataset.references,
        *dataset.targets,
        *dataset.zones,
        *dataset.markets,
        *dataset.diagnostics,
    ]
    with_span = [each for each in said if each.span is not None]
    assert with_span
    for each in with_span:
        assert each.span is not None
        assert text[slice(*each.span)] == each.quote


@each_document
def test_every_fact_has_its_words(name: str) -> None:
    dataset = reading(name).dataset
    for task in dataset.tasks:
        for each in (*task.leads, *task.supports):
            assert each.span
            assert each.as_written
    said = (*dataset.references, *dataset.targets, *dataset.zones, *dataset.markets)
    assert all(each.span and each.locator for each in said)


@each_document
def test_twice_the_same(name: str) -> None:
    first, second = reading(name).dataset, extract(path_of(name)).dataset
    assert write_yaml(first).encode() == write_yaml(second).encode()
    assert write_json(first) == write_json(second)


@each_document
def test_what_is_read_is_a_good_dataset(name: str, tmp_path: Path) -> None:
    dataset = reading(name).dataset
    assert [each for each in problems(dataset) if each.severity == "error"] == []
    file = tmp_path / "plan.yaml"
    file.write_text(write_yaml(dataset), encoding="utf-8")
    assert read_datafile(file).dataset == dataset


@each_document
def test_every_row_of_a_table_is_counted(name: str) -> None:
    tables = [block for block in document(name).blocks if isinstance(block, Table)]
    rows = sum(len(table.rows) - 1 for table in tables)
    sections = {task.section for task in reading(name).dataset.tasks if task.leads}
    counted = [
        each
        for each in reading(name).report
        if each.section in sections or each.section.endswith(", vùng sản xuất")
    ]
    assert sum(each.fact + each.diagnostic + each.plain for each in counted) == rows


@each_document
def test_every_item_of_the_duties_is_counted(name: str) -> None:
    texts = [block.text for block in document(name).blocks if isinstance(block, Paragraph)]
    first = next(at for at, text in enumerate(texts) if text.startswith("III. "))
    last = next(
        (at for at, text in enumerate(texts) if at > first and text.startswith("Nơi nhận")),
        len(texts),
    )
    (tally,) = (each for each in reading(name).report if each.section == "mục III")
    counted = tally.fact + tally.diagnostic + tally.plain
    assert counted == last - first - 1


def test_numbers_that_repeat_have_ids_of_their_own(lines: Lines) -> None:
    document = lines(
        "TỈNH CAO BẰNG",
        "Số: 4/KH-UBND",
        "KẾ HOẠCH",
        "I. TỔ CHỨC THỰC HIỆN",
        "3. Sở Y tế",
        "- Khám mắt.",
        "3. Sở Nội vụ",
        "- Khen thưởng.",
    )
    tasks = read_document(document, Source(file="thu.txt")).dataset.tasks
    assert [(task.id, task.number) for task in tasks] == [
        ("cao-bang/4-kh-ubnd/i.3.1", "3.1"),
        ("cao-bang/4-kh-ubnd/i.3.1+", "3.1"),
    ]


def test_what_the_head_lacks_and_days_that_do_not_exist_are_said(lines: Lines) -> None:
    document = lines(
        "KẾ HOẠCH",
        "Khám mắt năm 2026",
        "Căn cứ Quyết định số 5/QĐ-BYT ngày 31/02/2026 của Bộ Y tế;",
        "I. NHIỆM VỤ",
        "1. Khám mắt. Giao Sở Y tế chủ trì, hoàn thành trước ngày 31/4/2026.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế báo cáo UBND tỉnh trước ngày 31/6/2026.",
    )
    found = read_document(document, Source(file="thu.txt")).dataset.diagnostics
    told = [(each.code, each.quote) for each in found if each.code != "sender-not-named"]
    assert told == [
        ("issuer-not-read", None),
        ("number-not-read", None),
        ("day-of-issue-not-read", None),
        ("date-impossible", "ngày 31/02/2026"),
        ("date-impossible", "ngày 31/4/2026"),
        ("date-impossible", "Sở Y tế báo cáo UBND tỉnh trước ngày 31/6/2026."),
    ]


def test_what_was_not_understood_is_said() -> None:
    found = Counter(each.code for each in reading("lai-chau-so-che-che-2026").dataset.diagnostics)
    assert found == {
        "item-without-agency": 1,
        "row-without-agency": 1,
        "time-without-date": 1,
    }


def test_what_was_odd_about_aims_is_said() -> None:
    found = Counter(each.code for each in reading("tuyen-quang-cam-che-2027").dataset.diagnostics)
    assert found == {
        "commune-repeated": 1,
        "commune-spelling-corrected": 1,
        "lines-without-agency": 1,
        "market-not-listed": 1,
        "target-repeated": 1,
        "tasks-in-annex": 1,
        "zone-all-communes": 1,
        "zone-list-open": 1,
        "zone-not-named": 1,
    }


def test_spellings_are_one_body() -> None:
    agencies = {each.id: each for each in reading("lai-chau-so-che-che-2026").dataset.agencies}
    assert agencies["lai-chau/so-khoa-hoc-va-cong-nghe"].aliases == ["Sở KH&CN"]
    assert agencies["lai-chau/so-cong-thuong"].name == "Sở Công Thương"
    assert agencies["lao-cai/so-cong-thuong"].province == "lao-cai"


HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU", "Số: 7/KH-UBND", "KẾ HOẠCH", "Mở chợ năm 2026")


def with_table(*lines: str, rows: list[list[GridCell]]) -> Dataset:
    """What is read of a plan that ends in a table."""
    builder = DocumentBuilder()
    for line in (*HEAD, *lines):
        builder.paragraph(line)
    builder.table(rows)
    return read_document(builder.build("text/plain"), Source(file="thu.txt")).dataset


@pytest.mark.parametrize("heading", ["TỔ CHỨC THỰC HIỆN", "PHÂN CÔNG NHIỆM VỤ"])
def test_a_table_among_duties_is_read_beside_them(heading: str) -> None:
    dataset = with_table(
        f"I. {heading}",
        "1. Sở Y tế",
        "- Lo thuốc.",
        "Cụ thể như sau:",
        rows=[
            ["TT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "Quét chợ", "Sở Nội vụ", "Quý I/2026"],
        ],
    )
    assert [(each.kind, each.title, each.leads[0].agency) for each in dataset.tasks] == [
        ("assignment", "Quét chợ", "lai-chau/so-noi-vu"),
        ("duty", "Lo thuốc", "lai-chau/so-y-te"),
    ]


def test_a_budget_s_table_in_the_section_on_money_is_read() -> None:
    dataset = with_table(
        "I. KINH PHÍ THỰC HIỆN",
        "Đơn vị tính: triệu đồng",
        rows=[
            ["TT", "Nội dung chi", "Tổng kinh phí", "Năm 2026", "Năm 2027"],
            ["1", "Mở chợ", "30", "10", "20"],
        ],
    )
    assert [(each.title, each.amount) for each in dataset.budget] == [("Mở chợ", 30)]


def test_years_of_money_are_a_budget_where_the_lines_above_name_its_unit() -> None:
    rows: list[list[GridCell]] = [
        ["TT", "Nội dung", "Tổng cộng", "Năm 2026", "Năm 2027"],
        ["1", "Mở chợ", "30", "10", "20"],
    ]
    money = with_table("I. NHIỆM VỤ", "Đơn vị tính: tỷ đồng", rows=rows)
    assert [(each.title, each.amount) for each in money.budget] == [("Mở chợ", 30_000)]
    assert not with_table("I. NHIỆM VỤ", "Cụ thể như sau:", rows=rows).budget


def test_the_money_of_a_table_of_tasks_is_read_where_its_unit_is_named() -> None:
    def read(money: str) -> Dataset:
        head: list[GridCell] = ["TT", "Nội dung", money, "Cơ quan chủ trì"]
        return with_table("I. NHIỆM VỤ", rows=[head, ["1", "Mở chợ", "12", "Sở Y tế"]])

    assert [(each.title, each.amount) for each in read("Kinh phí (triệu đồng)").budget] == [
        ("Mở chợ", 12)
    ]
    assert [each.title for each in read("Kinh phí (triệu đồng)").tasks] == ["Mở chợ"]
    assert not read("Kinh phí").budget
