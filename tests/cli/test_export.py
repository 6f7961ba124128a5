"""daumoi export: files written whole or not at all, and one line for what is wrong."""

import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from graph.files import write_folder
from tests.cli.program import SON_LA_ID, daumoi, quick

FILES = ("xlsx", "cypher", "graphml", "gexf", "json", "jsonld", "ics")
AGENCY = ("--agency", "so cong thuong son la")
BEGINS = {
    "xlsx": b"PK",
    "cypher": b"// ",
    "graphml": b"<?xml",
    "gexf": b"<?xml",
    "json": b"{",
    "jsonld": b"{",
    "ics": b"BEGIN:VCALENDAR",
}


def args(form: str, graph: str | Path, target: str | Path) -> tuple[str | Path, ...]:
    own = AGENCY if form == "ics" else ()
    return ("export", form, *own, "--store", graph, "-o", target)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def empty(own: Path) -> Path:
    """A graph without a plan."""
    quick("remove", SON_LA_ID, "--store", own).fine()
    return own


@pytest.mark.parametrize("form", FILES)
def test_a_file_is_written(graph: str, form: str, tmp_path: Path) -> None:
    target = tmp_path / f"ra.{form}"
    said = quick(*args(form, graph, target)).fine()
    assert f"written   {target}" in said.err
    assert said.raw == b""
    assert target.read_bytes().startswith(BEGINS[form])
    assert names(tmp_path) == [target.name]


@pytest.mark.parametrize("form", FILES)
def test_a_file_that_is_there_is_kept(graph: str, form: str, tmp_path: Path) -> None:
    target = tmp_path / f"ra.{form}"
    target.write_text("của tôi")
    line = quick(*args(form, graph, target)).complaint()
    assert line == f"daumoi: {target}: is there already; --force replaces it"
    assert target.read_text() == "của tôi"
    quick(*args(form, graph, target), "--force").fine()
    assert target.read_bytes().startswith(BEGINS[form])
    assert names(tmp_path) == [target.name]


@pytest.mark.parametrize("form", [*FILES, "csv"])
def test_a_place_that_cannot_be_written(graph: str, form: str, tmp_path: Path) -> None:
    target = tmp_path / "không có" / "ra"
    line = quick(*args(form, graph, target)).complaint()
    assert line == f"daumoi: {target}: No such file or directory"
    assert names(tmp_path) == []


@pytest.mark.parametrize("form", FILES)
def test_a_folder_is_no_file(graph: str, form: str, tmp_path: Path) -> None:
    line = quick(*args(form, graph, tmp_path), "--force").complaint()
    assert line == f"daumoi: {tmp_path}: is a folder; name a file"


@pytest.mark.parametrize("form", FILES)
def test_a_full_disk(graph: str, form: str) -> None:
    line = quick(*args(form, graph, "/dev/full")).complaint()
    assert line == "daumoi: /dev/full: No space left on device"


def test_stdout(graph: str) -> None:
    said = daumoi(*args("json", graph, "-")).fine()
    assert len(json.loads(said.out)["nodes"]) == 507
    assert said.err == ""
    book = openpyxl.load_workbook(io.BytesIO(daumoi(*args("xlsx", graph, "-")).fine().raw))
    assert "Nhiệm vụ" in book.sheetnames


@pytest.mark.parametrize("form", [*FILES, "csv"])
def test_an_empty_graph(empty: Path, form: str, tmp_path: Path) -> None:
    line = quick(*args(form, empty, tmp_path / "ra")).complaint()
    assert line == f"daumoi: {empty}: the graph holds no plan; load some first: daumoi load FOLDER"
    assert not (tmp_path / "ra").exists()


def test_no_graph(tmp_path: Path) -> None:
    line = quick(*args("json", tmp_path / "x.kgl", tmp_path / "ra")).complaint()
    assert "load plans first: daumoi load FOLDER" in line
    assert names(tmp_path) == []


def test_an_empty_graph_has_no_measures(empty: Path) -> None:
    line = quick("network", "measures", "--store", empty).complaint()
    assert line == f"daumoi: {empty}: the graph holds no plan; load some first: daumoi load FOLDER"


# --- csv ---


def test_csv_is_a_folder(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "neo4j"
    quick(*args("csv", graph, target)).fine()
    written = names(target)
    assert {"Agency.csv", "LEADS-Agency-Task.csv", "import.args", "load.cypher"} <= set(written)
    line = quick(*args("csv", graph, target)).complaint()
    assert line.endswith("neo4j: holds files already; --force replaces what an export wrote there")
    assert names(tmp_path) == ["neo4j"]


def test_csv_of_another_graph_leaves_nothing_of_the_first(
    graph: str, son_la: Path, tmp_path: Path
) -> None:
    target = tmp_path / "neo4j"
    quick(*args("csv", graph, target)).fine()
    assert "Commune.csv" in names(target)
    quick(*args("csv", son_la, target), "--force").fine()
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    quick(*args("csv", son_la, fresh)).fine()
    assert contents(target) == contents(fresh)


def contents(folder: Path) -> Mapping[str, str]:
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


def test_csv_takes_no_folder_with_other_files(graph: str, tmp_path: Path) -> None:
    (tmp_path / "luận văn.docx").write_text("của tôi")
    line = quick(*args("csv", graph, tmp_path), "--force").complaint()
    assert line == (
        f"daumoi: {tmp_path}: holds other files, such as luận văn.docx; name a new folder"
    )
    assert names(tmp_path) == ["luận văn.docx"]


def test_csv_takes_no_file(graph: str, tmp_path: Path) -> None:
    (tmp_path / "ra").write_text("của tôi")
    line = quick(*args("csv", graph, tmp_path / "ra"), "--force").complaint()
    assert line == f"daumoi: {tmp_path / 'ra'}: is a file; name a folder"
    assert quick(*args("csv", graph, "-")).complaint().endswith("name it with -o")


def test_a_folder_that_fails_half_way_stays(tmp_path: Path) -> None:
    target = tmp_path / "neo4j"
    write_folder(target, {"a.csv": "trước"}, set())
    with pytest.raises(OSError, match="neo4j"):
        write_folder(target, {"a.csv": "sau", "không/b.csv": ""}, {"a.csv"})
    assert contents(target) == {"a.csv": "trước"}
    assert names(tmp_path) == ["neo4j"]


# --- What is asked for ---

WRONG = {
    ("ics", "--agency", "so cong thuong"): "'so cong thuong' may be any of 3: lang-son/so-cong",
    ("ics", "--agency", "so cong thuon"): "no agency is called 'so cong thuon'; the nearest: ",
    ("ics",): "Missing option '--agency'",
    ("gexf", "--projection", "tasks"): "'tasks' is not one of 'all', 'two-mode'",
    ("pdf",): "No such command 'pdf'",
}


@pytest.mark.parametrize("given", WRONG, ids=" ".join)
def test_wrong_use(graph: str, given: tuple[str, ...], tmp_path: Path) -> None:
    rest = () if given == ("pdf",) else ("--store", graph, "-o", tmp_path / "ra")
    assert WRONG[given] in quick("export", *given, *rest).complaint()
    assert names(tmp_path) == []


def test_a_target_is_needed(graph: str) -> None:
    assert "Missing option '--output'" in quick("export", "json", "--store", graph).complaint()


def test_how_many_events_there_are(graph: str, tmp_path: Path) -> None:
    said = quick(*args("ics", graph, tmp_path / "lich.ics")).fine()
    assert "7 events; 18 tasks and reports have no day" in said.err


def test_the_same_graph_gives_the_same_files(graph: str, tmp_path: Path) -> None:
    for form in ("cypher", "graphml", "gexf", "json", "jsonld"):
        said = {
            daumoi(*args(form, graph, "-"), env={"PYTHONHASHSEED": seed}).fine().raw
            for seed in ("1", "2")
        }
        assert len(said) == 1, form


def test_a_workbook_goes_back_into_another_graph(graph: str, tmp_path: Path) -> None:
    book, place = tmp_path / "bốn.xlsx", tmp_path / "khác.kgl"
    quick(*args("xlsx", graph, book)).fine()
    quick("load", book, "--store", place).fine()
    for question in ("evidence", "coordination-load", "due"):
        days = ("-p", "from=2025-01-01", "-p", "to=2031-01-01") if question == "due" else ()
        expand = ("-p", "expand=true") if question == "coordination-load" else ()
        asked = ("query", "run", question, *days, *expand, "-f", "json", "--store")
        assert quick(*asked, place).fine().raw == quick(*asked, graph).fine().raw


def test_a_graph_that_is_being_read_stays_as_it_is(own: Path, tmp_path: Path) -> None:
    before = shutil.copy(own, tmp_path / "before.kgl")
    for form in FILES:
        quick(*args(form, own, tmp_path / f"ra.{form}")).fine()
    assert own.read_bytes() == Path(before).read_bytes()
