"""The workbook: what stands in it, that Office opens it, that it loads back into the same facts."""

import io
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from graph.content import Content, read_content
from graph.opening import open_store
from loaders.dataset import Dataset
from loaders.loading import plan_rows
from loaders.workbook import read_workbook
from queries.audit.findings import Finding
from queries.exports import xlsx
from queries.exports.xlsx import to_workbook
from queries.facts import Evidence, Facts, facts_of
from tests.cli.program import Said, quick
from tests.stores import embedded
from tests.worlds import datasets

SOFFICE = shutil.which("soffice")
CALC = SOFFICE and (Path(SOFFICE).resolve().parent / "libsclo.so").exists()
needs_calc = pytest.mark.skipif(
    not CALC and not os.environ.get("CI"), reason="LibreOffice Calc is not installed"
)
UNLIKE = {"loaded_at", "digest", "statement"}
"""When and in which order a plan was written; all else must be as it was."""


@pytest.fixture(scope="module")
def four_book(four: Content) -> bytes:
    return to_workbook(four, facts_of(four), [], "vi")


def opened(data: bytes, *, computed: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=computed)


def lines(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet by its headings."""
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def facts_in(content: Content) -> tuple[object, object]:
    """All nodes and relationships, but for when and how they were written."""

    def told(row: object) -> list[tuple[str, object]]:
        assert isinstance(row, dict)
        return [(name, value) for name, value in row.items() if name not in UNLIKE]

    return (
        {label: [told(row) for row in rows] for label, rows in content.nodes.items()},
        {ends: sorted(map(repr, map(told, rows))) for ends, rows in content.relationships.items()},
    )


def load(folder: Path, data: bytes, name: str = "sửa.xlsx") -> Content:
    """What a store holds after a workbook was loaded into it."""
    (folder / name).write_bytes(data)
    place = folder / f"{name}.kgl"
    quick("load", folder / name, "--store", place).fine()
    store = open_store(str(place))
    try:
        return read_content(store)
    finally:
        store.close()


# --- What stands in it ---


def test_the_counts_of_the_store(four_book: bytes, four_facts: Facts) -> None:
    book = opened(four_book)
    assert book.sheetnames[:6] == [
        "Nhiệm vụ", "Ma trận C-P", "Vai trò và nguồn", "Cơ quan", "Quan hệ cơ quan", "Phát hiện",
    ]  # fmt: skip
    assert len(lines(book["Nhiệm vụ"])) == len(four_facts.tasks)
    roles = Counter(row["Vai trò"] for row in lines(book["Vai trò và nguồn"]))
    assert roles == {"chủ trì": 116, "phối hợp": 168, "đầu mối": 1}
    agencies = {row["Mã cơ quan"]: row["Tải điều phối"] for row in lines(book["Cơ quan"])}
    assert len(agencies) == len(four_facts.agencies)
    assert agencies["son-la/ubnd-cac-xa-phuong"] == 38.5
    assert len(lines(book["Kinh phí"])) == 25
    money = [row["Kinh phí (triệu đồng)"] for row in lines(book["Kinh phí theo năm"])]
    assert sum(each for each in money if isinstance(each, (int, float))) == 25965


def test_the_matrix_marks_leads_and_supports(four_book: bytes, four_facts: Facts) -> None:
    sheet = opened(four_book)["Ma trận C-P"]
    assert sheet.freeze_panes == "D2"
    cells = [cell for row in sheet.iter_rows(min_row=2, min_col=4) for cell in row if cell.value]
    marks = Counter(str(cell.value) for cell in cells)
    assert marks["C"] + marks["C, P"] == 116
    assert marks["P"] + marks["C, P"] == 168
    fills = {str(cell.value): cell.fill.fgColor.rgb for cell in cells}
    assert len(set(fills.values())) == len(fills) == 3
    headings = [str(cell.value) for cell in sheet[1]][3:]
    assert (
        len(set(headings))
        == len(headings)
        == len({each.agency for each in four_facts.participations()})
    )


def test_headings_are_frozen_and_filtered(four_book: bytes) -> None:
    for sheet in opened(four_book).worksheets:
        if sheet.title not in {"Ma trận C-P", "daumoi"}:
            assert sheet.freeze_panes == "C2"
            assert sheet.auto_filter.ref == sheet.dimensions


def test_findings_stand_in_it(four: Content, four_facts: Facts) -> None:
    task = next(iter(four_facts.tasks.values()))
    finding = Finding(
        "joint-leads",
        "warning",
        "found",
        {"vi": "Hai cơ quan cùng chủ trì", "en": "Two bodies lead"},
        value=2,
        threshold=1,
        denominator=14,
        programme=task.programme,
        locator="Phụ lục, dòng 1",
        agencies=("son-la/so-cong-thuong",),
        tasks=(task.id,),
        evidence=(Evidence(task.programme, None, "=trích"),),
    )
    book = opened(to_workbook(four, four_facts, [finding], "en"))
    (row,) = lines(book["Findings"])
    assert row == {
        "Severity": "warning",
        "Rule": "joint-leads",
        "Status": "found",
        "Message": "Two bodies lead",
        "Value": 2,
        "Threshold": 1,
        "Out of": 14,
        "Plan": four_facts.programmes[task.programme].name,
        "Locator": "Phụ lục, dòng 1",
        "Agencies": "Sở Công Thương",
        "Task ids": task.id,
        "Quotes": "=trích",
    }


def test_what_looks_like_a_formula_is_text(hostile: Content) -> None:
    book = opened(to_workbook(hostile, facts_of(hostile), [], "vi"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    texts = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert len(texts) > 20
    assert all(cell.quotePrefix for cell in texts)


def test_what_does_not_fit_is_told(
    four: Content, four_facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_AGENCIES", 35)
    with pytest.raises(xlsx.TooLargeError, match="36 agencies, a workbook holds 35: use daumoi"):
        to_workbook(four, four_facts, [], "vi")


# --- Back into the same facts ---


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_loads_back(language: str, four: Content, tmp_path: Path) -> None:
    data = to_workbook(four, facts_of(four), [], "vi" if language == "vi" else "en")
    assert facts_in(load(tmp_path, data)) == facts_in(four)


def test_harmful_texts_load_back(hostile: Content, tmp_path: Path) -> None:
    data = to_workbook(hostile, facts_of(hostile), [], "vi")
    assert facts_in(load(tmp_path, data)) == facts_in(hostile)


@settings(max_examples=20)
@given(datasets("son-la/mot-2026"))
def test_any_plan_loads_back(dataset: Dataset) -> None:
    plain = dataset.plain()
    plain["programmes"][0]["provinces"] = ["son-la", "thanh-hoa"]  # a plan's own comes first
    with embedded() as one, embedded() as other:
        for rows in plan_rows(Dataset.model_validate(plain)):
            one.write(rows)
        content = read_content(one)
        data = to_workbook(content, facts_of(content), [], "vi")
        for each in read_workbook(data, "x.xlsx").plans:
            other.write(*plan_rows(each))
        assert facts_in(read_content(other)) == facts_in(content)


def saved_by_office(data: bytes, folder: Path, kind: str = "xlsx") -> bytes:
    """The workbook as LibreOffice saves it."""
    assert SOFFICE
    source = folder / "source.xlsx"
    source.write_bytes(data)
    (folder / "saved").mkdir()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", kind, "--outdir", str(folder / "saved"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "saved" / f"source.{kind}").read_bytes()


@needs_calc
@pytest.mark.parametrize("world", ["four", "hostile"])
def test_office_opens_and_saves_it(
    world: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    content: Content = request.getfixturevalue(world)
    data = to_workbook(content, facts_of(content), [], "vi")
    saved = saved_by_office(data, tmp_path)
    before, after = opened(data), opened(saved, computed=True)  # it writes true as =TRUE()
    assert after.sheetnames == before.sheetnames
    for sheet in before.worksheets:
        assert [[cell.value for cell in row] for row in after[sheet.title].iter_rows()] == [
            [cell.value for cell in row] for row in sheet.iter_rows()
        ]
    assert facts_in(load(tmp_path, saved)) == facts_in(content)


def changed(data: bytes, change: Callable[[Workbook], None]) -> bytes:
    book = opened(data)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Worksheet, heading: str) -> int:
    return [str(cell.value) for cell in sheet[1]].index(heading) + 1


def test_corrections_are_read(four_book: bytes, four: Content, tmp_path: Path) -> None:
    """A deadline, a quote and a number typed as one; columns moved; a column of one's own."""

    def correct(book: Workbook) -> None:
        tasks, roles = book["Nhiệm vụ"], book["Vai trò và nguồn"]
        tasks.cell(2, column(tasks, "Thời gian"), "đến hết quý II")
        tasks.cell(2, column(tasks, "Đến ngày"), "2026-06-30")
        tasks.cell(2, column(tasks, "TT"), 7)
        roles.cell(3, column(roles, "Trích dẫn"), "lời khác")
        roles.insert_cols(1)
        roles.cell(1, 1, "Ghi chú của tôi")

    found = facts_of(load(tmp_path, changed(four_book, correct)))
    before = facts_of(four)
    altered = [
        key for key, task in found.tasks.items() if task.ends_on != before.tasks[key].ends_on
    ]
    (task,) = [found.tasks[key] for key in altered]
    assert (task.schedule, task.ends_on, task.number) == ("đến hết quý II", "2026-06-30", "7")
    assert sum(each.evidence.quote == "lời khác" for each in found.participations()) == 1


def lead_only_in_tasks(book: Workbook) -> None:
    book["Nhiệm vụ"].cell(2, column(book["Nhiệm vụ"], "Cơ quan chủ trì"), "Sở Y tế")


def unknown_role(book: Workbook) -> None:
    book["Vai trò và nguồn"].cell(5, column(book["Vai trò và nguồn"], "Vai trò"), "xem xét")


def unknown_task(book: Workbook) -> None:
    book["Vai trò và nguồn"].cell(5, column(book["Vai trò và nguồn"], "Mã nhiệm vụ"), "x/y/z")


def unknown_line(book: Workbook) -> None:
    book["Kinh phí theo năm"].cell(2, column(book["Kinh phí theo năm"], "Mã dòng"), "x/kp.1")


def wrong_day(book: Workbook) -> None:
    book["Nhiệm vụ"].cell(4, column(book["Nhiệm vụ"], "Đến ngày"), "31/12/2026")


def no_sheet(book: Workbook) -> None:
    del book["Vai trò và nguồn"]


def no_column(book: Workbook) -> None:
    book["Cơ quan"].cell(1, column(book["Cơ quan"], "Loại"), "Kiểu")


def newer(book: Workbook) -> None:
    book["daumoi"].cell(1, 1, "daumoi-workbook/2")


def no_plans(book: Workbook) -> None:
    book["Kế hoạch"].delete_rows(2, 9)


WRONG: dict[Callable[[Workbook], None], str] = {
    lead_only_in_tasks: "sheet 'Nhiệm vụ', row 2: the leads are Sở Y tế here and ",
    unknown_role: "sheet 'Vai trò và nguồn', row 5: there is no role 'xem xét'",
    unknown_task: "sheet 'Vai trò và nguồn', row 5: there is no task or plan 'x/y/z'",
    unknown_line: "sheet 'Kinh phí theo năm', row 2: there is no budget line 'x/kp.1'",
    wrong_day: "sheet 'Nhiệm vụ', row 4: schedule.ends_on: write the date as YYYY-MM-DD",
    no_sheet: "the sheet 'Vai trò và nguồn' is missing",
    no_column: "the sheet 'Cơ quan' has no column 'Loại'",
    newer: "the sheet daumoi says daumoi-workbook/2, not daumoi-workbook/1: update daumoi",
    no_plans: "there is no task or plan",
}


def refused(folder: Path, data: bytes) -> Said:
    (folder / "sai.xlsx").write_bytes(data)
    return quick("load", folder / "sai.xlsx", "--store", folder / "sai.kgl")


@pytest.mark.parametrize("change", WRONG)
def test_what_is_wrong_is_told(
    change: Callable[[Workbook], None], four_book: bytes, tmp_path: Path
) -> None:
    said = refused(tmp_path, changed(four_book, change))
    line = said.complaint()
    assert "sai.xlsx: " in line
    assert WRONG[change] in line


def test_a_damaged_workbook(four_book: bytes, tmp_path: Path) -> None:
    line = refused(tmp_path, four_book[: len(four_book) // 2]).complaint()
    assert "damaged" in line


def test_it_is_extracted_and_compared(four_book: bytes, tmp_path: Path) -> None:
    (tmp_path / "bốn.xlsx").write_bytes(four_book)
    out = tmp_path / "bốn.yaml"
    quick("extract", tmp_path / "bốn.xlsx", "-o", out).fine()
    quick("check", out).fine()
