"""`daumoi diff` between plan files and documents."""

import json
from pathlib import Path

from tests.cli.papers import as_docx
from tests.cli.program import PLANS, daumoi, quick
from tests.loaders.paper import INSERTED, ROW, paper


def test_a_plan_does_not_differ_from_itself() -> None:
    plan = PLANS / "son-la-thanh-hoa-2026.yaml"
    assert quick("diff", plan, plan, "--format", "json").fine().out == "[]\n"


def test_what_changed_is_told_and_is_exit_code_1(tmp_path: Path) -> None:
    old = PLANS / "son-la-thanh-hoa-2026.yaml"
    new = tmp_path / "new.yaml"
    new.write_text(old.read_text("utf-8").replace("2026-09-30", "2026-10-31"), encoding="utf-8")
    said = quick("diff", old, new, "--format", "json")
    assert said.code == 1
    rows = json.loads(said.out)
    assert {(row["change"], row["fact"]) for row in rows} == {("changed", "time")}
    assert all("2026-10-31" in row["new"] for row in rows)


def test_a_file_with_errors_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: daumoi-plan/1\n", encoding="utf-8")
    said = quick("diff", bad, bad)
    assert said.code == 2
    assert "programmes: missing" in said.err


def test_two_documents_with_an_inserted_row(tmp_path: Path) -> None:
    old, new = tmp_path / "cu.txt", tmp_path / "moi.docx"
    old.write_text(paper(), encoding="utf-8")
    new.write_bytes(as_docx(paper((ROW, INSERTED), ("\n3\tIn", "\n4\tIn"))))
    said = daumoi("diff", old, new, "--format", "json")
    assert said.code == 1
    rows = [(row["change"], row["fact"], row["about"]) for row in json.loads(said.out)]
    assert rows == [
        ("added", "task", "Phụ lục 2"),
        ("added", "time", "Phụ lục 2"),
        ("added", "deliverable", "Phụ lục 2"),
        ("added", "lead", "Phụ lục 2 · cao-bang/so-y-te"),
        ("changed", "number", "Phụ lục 3"),
        ("changed", "number", "Phụ lục 4"),
    ]


def test_a_document_and_its_dataset_do_not_differ(tmp_path: Path) -> None:
    document, plan = tmp_path / "cu.txt", tmp_path / "cu.yaml"
    document.write_text(paper(), encoding="utf-8")
    daumoi("extract", document, "-o", plan).fine()
    for pair in ((document, plan), (plan, document), (document, document)):
        assert daumoi("diff", *pair).fine().err == "Không có dòng nào.\n"
    piped = daumoi("diff", "-", plan, stdin=document.read_bytes())
    assert piped.fine().raw == b""


def test_the_words_of_the_table_are_vietnamese_or_english(tmp_path: Path) -> None:
    old, new = tmp_path / "cu.txt", tmp_path / "moi.txt"
    old.write_text(paper(), encoding="utf-8")
    new.write_text(paper(("\n3\tIn", "\n9\tIn")), encoding="utf-8")
    assert [line.split() for line in daumoi("diff", old, new).out.splitlines() if line][-1] == [
        "đổi", "số", "Phụ", "lục", "9", "Phụ", "lục", "3", "Phụ", "lục", "9",
    ]  # fmt: skip
    assert "changed   number" in daumoi("diff", old, new, "--lang", "en").out


def test_a_document_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "a.docx"
    bad.write_bytes(b"")
    told = daumoi("diff", bad, PLANS / "son-la-thanh-hoa-2026.yaml").complaint()
    assert told == f"daumoi: {bad}: this is not a Word file (.docx); it is empty"
