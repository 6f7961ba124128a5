"""`daumoi extract NEW --keep REVIEWED`: decisions stay, conflicts are listed with their places."""

from pathlib import Path

import pytest
import yaml

from loaders.datafile import read_datafile
from tests.cli.program import SON_LA, daumoi, quick
from tests.loaders.paper import INSERTED, ROW, paper

MOVED = ((ROW, INSERTED), ("\n3\tIn", "\n4\tIn"))
LATER = ("Trước ngày 30/10/2026", "Trước ngày 15/11/2026")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a document, the newer one, and the review: a day and a title corrected."""
    (tmp_path / "cu.txt").write_text(paper(), encoding="utf-8")
    (tmp_path / "moi.txt").write_text(paper(*MOVED, LATER), encoding="utf-8")
    text = daumoi("extract", "cu.txt", cwd=tmp_path).fine().out
    for old, new in (
        ("ends_on: 2026-10-30", "ends_on: 2026-10-29"),
        ("title: Đặt khung phơi giấy chung cho mỗi bản làm nghề", "title: Khung phơi"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (tmp_path / "duyet.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_decisions_stay_and_a_conflict_is_told_with_its_places(here: Path) -> None:
    said = daumoi("extract", "moi.txt", "--keep", "duyet.yaml", "-o", "gop.yaml", cwd=here)
    reviewed = (here / "duyet.yaml").read_text(encoding="utf-8").splitlines()
    line = next(at for at, text in enumerate(reviewed, 1) if "ends_on: 2026-10-29" in text)
    text = daumoi("text", here / "moi.txt").fine().out
    start = text.rindex("Sở Khoa học và Công nghệ")
    assert said.code == 1
    conflict = (
        f"duyet.yaml:{line}: conflict: Phụ lục 4: schedule: "
        "reviewed 'Trước ngày 30/10/2026, 2026-10-29'; "
        "the document now says 'Trước ngày 15/11/2026, 2026-11-15' "
        f"(characters {start}-{start + 24})"
    )
    assert said.err.splitlines() == [
        "compared  cu.txt",
        conflict,
        "written   gop.yaml",
        "daumoi: conflicts: 1; each is a diagnostic kept-… of the dataset",
    ]
    dataset = read_datafile(here / "gop.yaml").dataset
    tasks = {task.number: task for task in dataset.tasks}
    assert tasks["3"].title == "Khung phơi"
    assert str(tasks["4"].schedule and tasks["4"].schedule.ends_on) == "2026-10-29"
    assert [each.code for each in dataset.diagnostics] == ["kept-changed"]
    assert dataset.programmes[0].source is not None
    assert dataset.programmes[0].source.file == "moi.txt"
    assert daumoi("check", "gop.yaml", cwd=here).code == 0


def test_without_conflict_it_is_fine_and_alone_on_stdout(here: Path) -> None:
    (here / "moi.txt").write_text(paper(*MOVED), encoding="utf-8")
    said = daumoi("extract", "moi.txt", "--keep", "duyet.yaml", cwd=here).fine()
    assert said.err == "compared  cu.txt\n"
    assert len(yaml.safe_load(said.out)["tasks"]) == 7


def test_the_earlier_document_is_named_or_found_or_done_without(here: Path) -> None:
    args = ("extract", "moi.txt", "--keep", "duyet.yaml")
    found = daumoi(*args, cwd=here)
    (here / "khac").mkdir()
    (here / "cu.txt").rename(here / "khac" / "cu.txt")
    named = daumoi(*args, "--was", "khac/cu.txt", cwd=here)
    assert (named.raw, named.code) == (found.raw, 1)
    without = daumoi(*args, cwd=here)
    assert without.code == 1
    assert without.err.startswith(
        "compared  quotes alone: the document that duyet.yaml was read from is not at hand; "
        "name it with --was\n"
    )
    (here / "cu.txt").write_text(paper(LATER), encoding="utf-8")
    assert daumoi(*args, cwd=here).raw == without.raw
    other = daumoi(*args, "--was", "cu.txt", cwd=here).err.splitlines()[0]
    assert other == "compared  cu.txt; duyet.yaml names another file as its source"


def test_the_same_document_gives_the_review_again(here: Path) -> None:
    said = daumoi("extract", "cu.txt", "--keep", "duyet.yaml", cwd=here).fine()
    assert said.err == "compared  cu.txt, the very document of the review\n"
    (here / "nua.yaml").write_bytes(said.raw)
    assert quick("diff", here / "duyet.yaml", here / "nua.yaml", "-f", "json").fine().out == "[]\n"
    again = daumoi("extract", "cu.txt", "--keep", "nua.yaml", cwd=here).fine()
    assert again.raw == said.raw


def test_a_review_is_not_overwritten_by_its_own_merge(here: Path) -> None:
    args = ("extract", "moi.txt", "--keep", "duyet.yaml", "-o", "duyet.yaml")
    before = (here / "duyet.yaml").read_bytes()
    said = daumoi(*args, cwd=here)
    assert said.complaints()[0].startswith("daumoi: duyet.yaml: is there already and differs")
    assert (here / "duyet.yaml").read_bytes() == before
    assert daumoi(*args, "--force", cwd=here).code == 1
    assert b"kept-changed" in (here / "duyet.yaml").read_bytes()


WRONG = {
    ("moi.txt", "--was", "cu.txt"): "--was goes with --keep",
    ("cu.txt", "moi.txt", "-o", "x", "--keep", "duyet.yaml"): "--keep takes one document",
    ("moi.txt", "--keep", "cu.txt"): "cu.txt: a review is a plan dataset (.yaml .yml .json)",
    ("moi.txt", "--keep", "nowhere.yaml"): "nowhere.yaml:1: error: cannot be read: No such file",
    ("moi.txt", "--keep", "broken.yaml"): "broken.yaml:1: error: programmes: missing",
    ("moi.txt", "--keep", "duyet.yaml", "--was", "nowhere.txt"): "nowhere.txt: No such file",
    ("empty.txt", "--keep", "duyet.yaml"): "empty.txt: there is no text in it",
}


@pytest.mark.parametrize("args", WRONG, ids=" ".join)
def test_wrong_use(here: Path, args: tuple[str, ...]) -> None:
    (here / "empty.txt").touch()
    (here / "broken.yaml").write_text("format: daumoi-plan/1\n")
    said = daumoi("extract", *args, cwd=here).complaint()
    assert said.startswith(f"daumoi: {WRONG[args]}")
    assert not (here / "x").exists()


def test_a_review_with_errors_is_refused(here: Path) -> None:
    text = SON_LA.read_text(encoding="utf-8").replace("level: provincial", "level: village")
    (here / "sai.yaml").write_text(text, encoding="utf-8")
    said = daumoi("extract", "moi.txt", "--keep", "sai.yaml", cwd=here).complaint()
    assert "error: agencies[" in said
    assert "more errors; see daumoi check)" in said
