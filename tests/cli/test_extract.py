"""Documents on the command line: extract, text, and load of a document."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from loaders.datafile import read_datafile
from tests.cli.program import daumoi, quick

FOLDER = Path(__file__).parents[1] / "documents"
LAI_CHAU = FOLDER / "lai-chau-so-che-che-2026.txt"
CAO_BANG = FOLDER / "cao-bang-hoc-so-2026.md"
CENTRAL = FOLDER / "thu-tuong-cau-dan-sinh-2026.txt"
DOCUMENTS = (LAI_CHAU, CAO_BANG, CENTRAL)


def roles(file: Path) -> int:
    """How many participations the dataset in a file has."""
    return sum(len(task.leads) + len(task.supports) for task in read_datafile(file).dataset.tasks)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file that calls itself a Word document and is none."""
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 not a package")
    return path


# --- To stdout ---


def test_the_dataset_alone_is_on_stdout() -> None:
    said = daumoi("extract", LAI_CHAU).fine()
    assert said.out.startswith("format: daumoi-plan/1\n")
    (programme,) = yaml.safe_load(said.out)["programmes"]
    assert programme["number"] == "2415/KH-UBND"
    assert programme["source"] == {
        "file": LAI_CHAU.name,
        "sha256": hashlib.sha256(LAI_CHAU.read_bytes()).hexdigest(),
        "media_type": "text/plain",
    }
    assert said.err == ""


def test_the_report_is_on_stderr() -> None:
    plain, told = quick("extract", LAI_CHAU), quick("extract", LAI_CHAU, "--report")
    assert (told.code, told.raw) == (0, plain.raw)
    lines = told.err.splitlines()
    assert lines[0] == str(LAI_CHAU)
    assert "  căn cứ: 4 facts, 0 diagnostics, 1 plain" in lines
    assert "  mục III: 19 facts, 1 diagnostics, 11 plain" in lines
    assert "  Phụ lục 01: 14 facts, 0 diagnostics, 0 plain" in lines


def test_json_and_yaml_say_the_same(tmp_path: Path) -> None:
    for form in ("yaml", "json"):
        said = quick("extract", CAO_BANG, "--format", form)
        assert said.code == 0
        (tmp_path / f"plan.{form}").write_bytes(said.raw)
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["tasks"]
    read = [read_datafile(tmp_path / f"plan.{form}").dataset for form in ("yaml", "json")]
    assert read[0] == read[1]


def test_what_is_extracted_passes_the_check(tmp_path: Path) -> None:
    daumoi("extract", *DOCUMENTS, "-o", tmp_path).fine()
    said = quick("check", tmp_path)
    assert said.code == 0, said.out
    assert said.err.startswith("3 files, 0 errors")


# --- Into a folder ---


@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["one process", "two"])
def test_a_file_for_each_document(tmp_path: Path, options: Sequence[str]) -> None:
    folder = tmp_path / "new" / "plans"
    said = daumoi("extract", *DOCUMENTS, "-o", folder, *options).fine()
    assert said.raw == b""
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{path.stem}.yaml" for path in DOCUMENTS
    )
    assert {path.stem: roles(path) for path in folder.iterdir()} == {
        path.stem: roles(path.with_suffix(".yaml")) for path in DOCUMENTS
    }


def test_processes_change_nothing(tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        daumoi("extract", *DOCUMENTS, "-o", tmp_path / jobs, "--jobs", jobs, "-f", "json").fine()
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_file_does_not_stop_the_others(tmp_path: Path, broken: Path, jobs: str) -> None:
    folder = tmp_path / "plans"
    said = daumoi("extract", LAI_CHAU, broken, CAO_BANG, "-o", folder, "--jobs", jobs)
    told = said.complaints(1)
    assert [line.startswith(f"daumoi: {broken}: ") for line in told] == [True, False]
    assert told[1] == "daumoi: 1 of 3 files were not read"
    assert sorted(path.stem for path in folder.iterdir()) == sorted((LAI_CHAU.stem, CAO_BANG.stem))


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "plans"
    file.touch()
    assert str(file) in quick("extract", LAI_CHAU, "-o", file).complaint()


def test_two_documents_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    other = tmp_path / "other" / LAI_CHAU.name
    other.parent.mkdir()
    shutil.copy(CENTRAL, other)
    told = quick("extract", LAI_CHAU, CENTRAL, other, "-o", tmp_path / "plans").complaint()
    assert told == f"daumoi: {LAI_CHAU} and {other} would be written to one file; rename one"
    assert not (tmp_path / "plans").exists()


# --- What cannot be read ---


def test_several_files_need_a_folder() -> None:
    said = quick("extract", LAI_CHAU, CAO_BANG)
    assert said.complaint() == ("daumoi: several files: name a folder for their datasets with -o")


@pytest.mark.parametrize("command", ["extract", "text"])
def test_what_is_no_document_is_one_line(tmp_path: Path, command: str) -> None:
    other, empty, folder = tmp_path / "a.xyz", tmp_path / "b.docx", tmp_path / "c.txt"
    other.write_text("Kế hoạch")
    empty.touch()
    folder.mkdir()
    for path in (other, empty, folder, tmp_path / "none.txt"):
        said = quick(command, path)
        assert said.code == (1 if command == "extract" else 2), path
        assert said.raw == b""
        first = said.err.splitlines()[0]
        assert first.startswith(f"daumoi: {path}: ")
        assert first.count(str(path)) == 1


def test_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").touch()
    assert "not a format that is read here (.doc .docx" in quick("text", tmp_path / "a.xyz").err
    assert "No such file or directory" in quick("text", tmp_path / "a.txt").err
    assert "Is a directory" in quick("extract", tmp_path.rename(f"{tmp_path}.txt")).err


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"], ids=["empty", "blank", "mark"])
def test_a_file_without_text_is_no_plan(tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(text, encoding="utf-8")
    said = quick("extract", path)
    assert (said.code, said.raw) == (1, b"")
    assert said.err.splitlines()[0] == f"daumoi: {path}: there is no text in it"
    assert "there is no text in it" in quick("load", path, "--store", tmp_path / "g.kgl").err
    assert (quick("text", path).code, quick("text", path).raw) == (0, b"")


@pytest.mark.parametrize("jobs", ["0", "65", "many"])
def test_a_number_of_processes_that_cannot_be(jobs: str) -> None:
    assert "--jobs" in quick("extract", LAI_CHAU, "--jobs", jobs).complaint()


# --- text ---


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.stem for path in DOCUMENTS])
def test_spans_point_into_the_text(path: Path) -> None:
    text = quick("text", path).out
    dataset = yaml.safe_load(quick("extract", path).out)
    said = [
        each
        for task in dataset["tasks"]
        for role in ("leads", "supports")
        for each in task.get(role, [])
    ] + dataset["references"]
    assert said
    for each in said:
        assert text[slice(*each["span"])] == each["quote"]


def test_text_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "text.txt"
    said = quick("text", CAO_BANG, "-o", target)
    assert (said.code, said.raw) == (0, b"")
    assert target.read_bytes() == quick("text", CAO_BANG).raw


# --- load ---


def test_a_document_is_read_and_loaded(tmp_path: Path) -> None:
    store = tmp_path / "graph.kgl"
    said = daumoi("load", LAI_CHAU, "--store", store).fine()
    assert "lai-chau/2415-kh-ubnd-2026" in said.err
    rows = json.loads(quick("status", "--store", store, "-f", "json").out)
    assert [row["programme"] for row in rows] == ["lai-chau/2415-kh-ubnd-2026"]
    assert rows[0]["leads"] + rows[0]["supports"] == roles(LAI_CHAU.with_suffix(".yaml"))


def test_a_document_and_its_dataset_load_alike(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(quick("extract", CAO_BANG).raw)
    counted = []
    for path in (CAO_BANG, plan):
        store = tmp_path / f"{path.suffix}.kgl"
        daumoi("load", path, "--store", store).fine()
        (row,) = json.loads(quick("status", "--store", store, "-f", "json").out)
        counted.append({name: row[name] for name in row if name != "loaded_at"})
    assert counted[0] == counted[1]


def test_a_folder_of_documents_with_a_broken_one(tmp_path: Path, broken: Path) -> None:
    for path in DOCUMENTS:
        shutil.copy(path, tmp_path)
    said = daumoi("load", tmp_path, "--store", tmp_path / "graph.kgl")
    told = said.complaints(1)
    assert told[0].startswith(f"daumoi: {broken}: ")
    assert told[1] == "daumoi: 1 of 4 files were not loaded"
    rows = json.loads(quick("status", "--store", tmp_path / "graph.kgl", "-f", "json").out)
    assert len(rows) == 3
