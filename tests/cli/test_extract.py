"""Documents on the command line: extract, text, and load of a document."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from loaders.batch import DOCUMENTS as DOCUMENT_ENDINGS
from loaders.datafile import read_datafile
from tests.cli.papers import papers
from tests.cli.program import daumoi, quick
from tests.loaders.paper import paper

FOLDER = Path(__file__).parents[1] / "documents"
LAI_CHAU = FOLDER / "lai-chau-so-che-che-2026.txt"
CAO_BANG = FOLDER / "cao-bang-hoc-so-2026.md"
CENTRAL = FOLDER / "thu-tuong-cau-dan-sinh-2026.txt"
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
NEEDS_OFFICE = (".doc", ".odt", ".rtf")
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
    assert told[1] == "daumoi: 1 of 3 files were not written"
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
    assert told == (
        f"daumoi: {LAI_CHAU} and {other} would be written to one file; "
        "rename one, or read them one by one"
    )
    assert not (tmp_path / "plans").exists()


def test_a_folder_stands_for_the_documents_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    (folder / "2026").mkdir(parents=True)
    shutil.copy(LAI_CHAU, folder / "2026" / "a.TXT")
    shutil.copy(CAO_BANG, folder / "b.md")
    (folder / "notes.csv").write_text("x")
    (folder / ".hidden.txt").write_text("x")
    (folder / "~$b.docx").write_bytes(b"Word's own")
    said = daumoi("extract", folder, "-o", tmp_path / "plans").fine()
    written = [f"written   {tmp_path}/plans/{name}.yaml" for name in "ab"]
    assert said.err.splitlines() == written


def test_several_documents_need_a_folder(tmp_path: Path) -> None:
    told = "daumoi: several documents: name a folder for their datasets with -o"
    assert quick("extract", LAI_CHAU, CAO_BANG).complaint() == told
    file = tmp_path / "plan.yaml"
    told = f"daumoi: {file}: several documents cannot go into one file; name a folder"
    assert quick("extract", LAI_CHAU, CAO_BANG, "-o", file).complaint() == told


# --- Into a file ---


def test_one_document_into_one_file_in_the_form_of_its_ending(tmp_path: Path) -> None:
    for name in ("plan.yaml", "plan.json"):
        said = daumoi("extract", CAO_BANG, "-o", tmp_path / name).fine()
        assert said.err == f"written   {tmp_path / name}\n"
    read = [read_datafile(path).dataset for path in tmp_path.iterdir()]
    assert read[0] == read[1]
    told = quick("extract", CAO_BANG, "-o", tmp_path / "new.json", "-f", "yaml").complaint()
    assert told == f"daumoi: {tmp_path}/new.json: the ending is not that of --format yaml"
    assert not (tmp_path / "new.json").exists()


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "plans.yaml"
    folder.mkdir()
    daumoi("extract", CAO_BANG, "-o", folder).fine()
    assert [each.name for each in folder.iterdir()] == [f"{CAO_BANG.stem}.yaml"]


def test_what_a_person_may_have_corrected_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / f"{CAO_BANG.stem}.yaml"
    daumoi("extract", CAO_BANG, "-o", tmp_path).fine()
    first = target.read_bytes()
    assert daumoi("extract", CAO_BANG, "-o", tmp_path).fine().err == f"unchanged {target}\n"
    target.write_bytes(first + b"# corrected\n")
    said = daumoi("extract", CAO_BANG, "-o", tmp_path)
    assert said.complaint(1) == (
        f"daumoi: {target}: is there already and differs; it may have been corrected: "
        "see --keep, or overwrite it with --force"
    )
    assert target.read_bytes() == first + b"# corrected\n"
    said = daumoi("extract", CAO_BANG, LAI_CHAU, "-o", tmp_path)
    assert said.complaints()[1:] == ["daumoi: 1 of 2 files were not written"]
    assert (tmp_path / f"{LAI_CHAU.stem}.yaml").exists()
    daumoi("extract", CAO_BANG, "-o", tmp_path, "--force").fine()
    assert target.read_bytes() == first


@pytest.mark.parametrize("target", ["/proc/plans", "/proc/plan.yaml", "/dev/full/plans"])
def test_a_target_that_cannot_be_written(target: str) -> None:
    assert daumoi("extract", CAO_BANG, "-o", target).complaint().startswith("daumoi: /")


# --- From standard input ---


@pytest.mark.parametrize("ending", papers())
def test_standard_input_is_recognised_by_its_bytes(ending: str, tmp_path: Path) -> None:
    data = papers()[ending]
    file = tmp_path / f"paper{ending}"
    file.write_bytes(data)
    assert daumoi("text", "-", stdin=data).fine().raw == daumoi("text", file).fine().raw
    piped, named = (
        yaml.safe_load(each.fine().out)
        for each in (daumoi("extract", "-", stdin=data), daumoi("extract", file))
    )
    source = piped["programmes"][0].pop("source")
    assert named["programmes"][0].pop("source") == {**source, "file": file.name}
    assert source["file"] == "stdin"
    assert piped == named
    assert len(piped["tasks"]) == 6


def test_an_unknown_ending_is_no_hindrance(tmp_path: Path) -> None:
    for ending, data in papers().items():
        (tmp_path / f"{ending[1:]}.tai-ve").write_bytes(data)
    for path in tmp_path.iterdir():
        assert len(yaml.safe_load(daumoi("extract", path).fine().out)["tasks"]) == 6


def test_standard_input_among_files_and_in_processes(tmp_path: Path) -> None:
    data = CAO_BANG.read_bytes()
    said = daumoi("extract", LAI_CHAU, "-", "-o", tmp_path, "--jobs", "2", stdin=data).fine()
    assert said.err.splitlines() == [
        f"written   {tmp_path}/{LAI_CHAU.stem}.yaml",
        f"written   {tmp_path}/stdin.yaml",
    ]


def test_a_document_or_its_dataset_is_loaded_from_standard_input(tmp_path: Path) -> None:
    document = CAO_BANG.read_bytes()
    for number, form in enumerate(("yaml", "json", None)):
        data = document if form is None else daumoi("extract", CAO_BANG, "-f", form).fine().raw
        store = tmp_path / f"{number}.kgl"
        said = daumoi("load", "-", "--store", store, stdin=data).fine()
        assert said.err.split() == ["added", "cao-bang/877-kh-ubnd-2026"]
    fault = daumoi("load", "-", "--store", store, stdin=b"format: daumoi-plan/1\n").complaint(1)
    assert fault == "daumoi: standard input:1: error: programmes: missing"


# --- The report ---


def test_the_report_is_a_table_on_stderr() -> None:
    plain = quick("extract", LAI_CHAU)
    told = quick("extract", LAI_CHAU, "--report", "--lang", "en")
    assert (told.code, told.raw) == (0, plain.raw)
    head, _, *rows, total = [line.split("  ") for line in told.err.splitlines() if line.strip()]
    assert [each.strip() for each in head if each] == [
        "Section",
        "Gave facts",
        "Not understood",
        "Plain text",
        "Understood (%)",
    ]
    figures = [[int(each) for each in row if each.strip().isdigit()] for row in rows]
    sums = [sum(column) for column in zip(*(row[:3] for row in figures), strict=True)]
    assert [int(each) for each in total if each.strip().isdigit()][:3] == sums
    assert total[0].strip() == "Total"
    assert sums[0] > 30
    facts, puzzles = sums[:2]
    assert round(100 * facts / (facts + puzzles)) == int(total[-1])


def test_the_report_of_several_documents_names_them(tmp_path: Path) -> None:
    said = quick("extract", LAI_CHAU, CAO_BANG, "-o", tmp_path, "--report").fine()
    assert sum(line.startswith(f" {LAI_CHAU} ") for line in said.err.splitlines()) > 2
    assert any(line.split()[:2] == ["Tổng", "cộng"] for line in said.err.splitlines())


# --- Always the same ---


def test_the_same_bytes_whatever_the_seed_and_the_processes(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for ending, data in papers().items():
        (given / f"paper-{ending[1:]}{ending}").write_bytes(data)
    for folder in (FOLDER, SAMPLES):
        for path in folder.rglob("*.*"):
            if path.suffix in DOCUMENT_ENDINGS and path.suffix not in NEEDS_OFFICE:
                shutil.copy(path, given / f"{path.suffix[1:]}-{path.name}")
    for seed, jobs in (("0", "1"), ("1", "2"), ("77", "1")):
        target = tmp_path / f"{seed}-{jobs}"
        env = {"PYTHONHASHSEED": seed}
        daumoi("extract", given, "-o", target, "--jobs", jobs, env=env).fine()
    first, *others = (
        {path.name: path.read_bytes() for path in (tmp_path / run).iterdir()}
        for run in ("0-1", "1-2", "77-1")
    )
    assert len(first) >= 12  # without a font no PDF
    assert others == [first, first]


# --- What was found is said ---


def test_a_document_without_assignments_says_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "muc-tieu.txt"
    text = paper()
    path.write_text(text[: text.index("II. TỔ CHỨC")], encoding="utf-8")
    said = daumoi("extract", path).fine()
    assert said.err == f"{path}: it gives no body a task; found: 1 targets, 1 references\n"
    assert len(yaml.safe_load(said.out)["targets"]) == 1
    store = tmp_path / "g.kgl"
    told = daumoi("load", path, "--store", store).complaint(1)
    assert told == (
        f"daumoi: {path}: not loaded: no task was found in it; found: 1 targets, 1 references"
    )
    assert not store.exists()


# --- Wrong use ---


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
    told = said.complaints()
    assert told[0].startswith(f"daumoi: {broken}: ")
    assert told[1] == "daumoi: 1 of 4 files were not loaded"
    rows = json.loads(quick("status", "--store", tmp_path / "graph.kgl", "-f", "json").out)
    assert len(rows) == 3
