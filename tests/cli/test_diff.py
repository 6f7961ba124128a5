"""`daumoi diff` between plan files and documents."""

import json
from pathlib import Path

from tests.cli.program import PLANS, quick


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
