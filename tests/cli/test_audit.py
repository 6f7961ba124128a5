"""daumoi audit: its formats, read with readers made by others, and what can be wrong."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.opening import open_store
from loaders.datafile import read_datafile
from loaders.loading import plan_rows
from queries.audit import audit
from queries.audit.findings import Finding
from queries.audit.rules import rules
from queries.facts import read_facts
from tests.cli.program import SON_LA, Said, daumoi, quick

KEYS = [
    "rule",
    "severity",
    "status",
    "message",
    "value",
    "threshold",
    "denominator",
    "programme",
    "locator",
    "agencies",
    "tasks",
    "evidence",
]
PLAN = "son-la/hop-tac-thanh-hoa-2026"


def run(graph: str | Path, *args: str | Path) -> Said:
    return quick("audit", "--store", graph, *args)


@pytest.fixture(scope="module")
def findings(graph: str) -> list[Finding]:
    store = open_store(graph, "read")
    found = audit(read_facts(store))
    store.close()
    return found


# --- Formats ---


def test_json_is_an_array_of_findings_with_exactly_these_keys(
    graph: str, findings: list[Finding]
) -> None:
    told = json.loads(run(graph, "-f", "json", "--lang", "en").fine().out)
    assert [list(each) for each in told] == [KEYS] * len(findings)
    assert [each["message"] for each in told] == [each.message["en"] for each in findings]
    assert {each["status"] for each in told} == {"found", "not-assessable"}
    evidence = {tuple(where) for each in told for where in each["evidence"]}
    assert evidence == {("programme", "locator", "quote", "span")}


def test_csv_has_a_finding_a_row(graph: str, findings: list[Finding]) -> None:
    rows = list(csv.DictReader(run(graph, "-f", "csv").fine().out.splitlines()))
    assert list(rows[0]) == KEYS
    assert [row["rule"] for row in rows] == [each.rule for each in findings]
    joint = next(row for row in rows if row["tasks"] == f"{PLAN}/pl.2")
    assert joint["value"] == "2"
    assert f"{PLAN}, Phụ lục, dòng 2" in joint["evidence"]


def test_xlsx_has_a_finding_a_row_under_frozen_headings(
    graph: str, findings: list[Finding], tmp_path: Path
) -> None:
    target = tmp_path / "findings.xlsx"
    run(graph, "-f", "xlsx", "-o", target).fine()
    sheet = openpyxl.load_workbook(target)["Phát hiện"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("Quy tắc", "Mức", "Kết quả")
    assert [row[0] for row in rows[1:]] == [each.rule for each in findings]
    assert [row[4] for row in rows[1:]] == [each.value for each in findings]
    assert sheet.freeze_panes == "A2"


def test_the_table_is_in_the_language_asked_for(graph: str) -> None:
    vietnamese = run(graph, "--rule", "lead-and-support").fine().out
    english = run(graph, "--rule", "lead-and-support", "--lang", "en").fine().out
    assert "Mức" in vietnamese
    assert vietnamese.count("lỗi") == 4
    assert "Severity" in english
    assert english.count("both leads and supports") == 4


def test_what_was_done_is_summed_up_beside_the_findings(graph: str) -> None:
    told = run(graph, "--rule", "lead-and-support", "--rule", "crowded-quarter").fine().err
    assert told == "5 findings (4 errors, 0 warnings, 1 notes), 3 not assessable, 0 accepted\n"


def sarif(graph: str | Path, *args: str | Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run(graph, "-f", "sarif", *args).fine().out)
    return told


def test_sarif_has_what_its_standard_asks_for(graph: str, findings: list[Finding]) -> None:
    told = sarif(graph)
    assert told["version"] == "2.1.0"
    assert told["$schema"].endswith("sarif-2.1.0.json")
    (only,) = told["runs"]
    driver = only["tool"]["driver"]
    assert driver["name"] == "daumoi"
    listed = driver["rules"]
    assert [each["id"] for each in listed] == list(rules())
    for each in listed:
        assert each["shortDescription"]["text"]
        assert each["fullDescription"]["text"]
        assert each["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    assert len(only["results"]) == len(findings)
    for result, finding in zip(only["results"], findings, strict=True):
        check_result(result, finding, listed)


def check_result(result: dict[str, Any], finding: Finding, listed: list[dict[str, Any]]) -> None:
    assert result["ruleId"] == finding.rule == listed[result["ruleIndex"]]["id"]
    assert result["message"]["text"] == finding.message["vi"]
    if finding.status == "found":
        assert (result["kind"], result["level"]) == ("fail", finding.severity)
        assert len(result["locations"]) == len(finding.evidence)
    else:
        assert (result["kind"], result["level"]) == ("open", "none")
    for location in result["locations"]:
        artifact = location["physicalLocation"]["artifactLocation"]["uri"]
        assert artifact
        assert " " not in artifact
        assert location["logicalLocations"][0]["fullyQualifiedName"]


def test_sarif_names_the_source_file_of_a_plan(graph: str) -> None:
    result = sarif(graph, "--rule", "joint-leads")["runs"][0]["results"][-1]
    (first, _) = result["locations"]
    assert first["physicalLocation"]["artifactLocation"]["uri"] == "003_04c0ae7f8209bebc.txt"
    assert first["logicalLocations"][0]["fullyQualifiedName"] == f"{PLAN}: Phụ lục, dòng 14"


def test_sarif_points_at_the_words_of_a_document(tmp_path: Path) -> None:
    paper = Path(__file__).parents[1] / "documents" / "lai-chau-so-che-che-2026.txt"
    daumoi("extract", paper, "-o", tmp_path / "plan.yaml").fine()
    daumoi("load", tmp_path / "plan.yaml", "--store", tmp_path / "g.kgl").fine()
    text = daumoi("text", paper).fine().out
    shown = [
        location["physicalLocation"]["region"]
        for result in sarif(tmp_path / "g.kgl")["runs"][0]["results"]
        for location in result["locations"]
        if "region" in location["physicalLocation"]
    ]
    assert shown
    for region in shown:
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]


# --- Names that look like formulas ---

FORMULAS = ["=1+2", "+1", "-2+3", "@SUM(A1)"]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A graph whose tasks and bodies have names that a spreadsheet would compute."""
    dataset = read_datafile(SON_LA).dataset
    names = [
        each.model_copy(update={"title": FORMULAS[at % 4]}) for at, each in enumerate(dataset.tasks)
    ]
    bodies = [each.model_copy(update={"name": "=cmd|' /C calc'!A0"}) for each in dataset.agencies]
    path = tmp_path / "hostile.kgl"
    store = open_store(str(path), "write")
    changed = dataset.model_copy(update={"tasks": names, "agencies": bodies})
    for rows in plan_rows(changed):
        store.write(rows)
    store.close()
    return path


def test_a_name_that_looks_like_a_formula_is_text(hostile: Path, tmp_path: Path) -> None:
    rules_that_name_bodies = ("--rule", "overload", "--set", "overload.absolute=1")
    told = run(hostile, *rules_that_name_bodies, "-f", "csv").fine().out
    cells = [cell for row in csv.reader(told.splitlines()) for cell in row]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]
    target = tmp_path / "findings.xlsx"
    run(hostile, *rules_that_name_bodies, "-f", "xlsx", "-o", target).fine()
    sheet = openpyxl.load_workbook(target).worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert any(str(cell.value).startswith("=cmd") for row in sheet.iter_rows() for cell in row)


# --- Thresholds and baselines ---


def test_thresholds_come_from_the_file_here_and_from_options(graph: str, tmp_path: Path) -> None:
    (tmp_path / "daumoi.toml").write_text("[audit.joint-leads]\nleads = 3\n", encoding="utf-8")
    ask = ("audit", "--store", graph, "--rule", "joint-leads", "-f", "json")
    assert json.loads(daumoi(*ask, cwd=tmp_path).fine().out) == [
        each for each in json.loads(daumoi(*ask).fine().out) if each["status"] != "found"
    ]
    given = daumoi(*ask, "--set", "joint-leads.leads=2", cwd=tmp_path).fine().out
    assert given == daumoi(*ask).fine().out


def test_what_a_baseline_accepts_is_not_told_and_does_not_fail(graph: str, tmp_path: Path) -> None:
    baseline = tmp_path / "accepted.yaml"
    baseline.write_text(
        f"- rule: lead-and-support\n  programme: {PLAN}\n  reason: As printed.\n"
        "- rule: joint-leads\n  programme: son-la/khac-2026\n  reason: Gone.\n",
        encoding="utf-8",
    )
    ask = ("--rule", "lead-and-support", "--baseline", baseline)
    told = run(graph, *ask, "-f", "json").fine()
    assert [each["programme"] for each in json.loads(told.out)] == ["son-la/cay-an-qua-2025"] * 2
    assert told.err == (
        "2 findings (2 errors, 0 warnings, 0 notes), 0 not assessable, 2 accepted\n"
        f"{baseline}:4: accepts nothing that is found; delete the entry\n"
    )
    baseline.write_text("- {rule: lead-and-support, reason: As printed.}\n", encoding="utf-8")
    run(graph, *ask, "--fail-level", "note").fine()
    results = sarif(graph, *ask)["runs"][0]["results"]
    assert [each["suppressions"] for each in results] == [
        [{"kind": "external", "justification": "As printed."}]
    ] * 4


@pytest.mark.parametrize(
    ("rule", "level", "code"),
    [
        ("lead-and-support", "error", 1),
        ("joint-leads", "error", 0),
        ("joint-leads", "warning", 1),
        ("crowded-quarter", "warning", 0),
        ("crowded-quarter", "note", 1),
        ("deadline-outside-period", "note", 0),  # only what was not assessable
    ],
)
def test_a_finding_of_the_level_fails(graph: str, rule: str, level: str, code: int) -> None:
    assert run(graph, "--rule", rule, "--fail-level", level).code == code
    assert run(graph, "--rule", rule).code == 0


# --- What can be wrong ---


def test_an_unknown_rule_is_told_with_the_nearest(graph: str) -> None:
    complaint = run(graph, "--rule", "join-leads").complaint()
    assert "no rule 'join-leads'; did you mean joint-leads" in complaint
    assert "see docs/rules.md" in run(graph, "--rule", "xyz").complaint()


def test_a_bad_settings_file_is_told_with_its_line(graph: str, tmp_path: Path) -> None:
    path = tmp_path / "daumoi.toml"
    path.write_text("[audit.overload]\nmads = many\n", encoding="utf-8")
    assert f"{path}:2: no TOML" in run(graph, "--config", path).complaint()
    assert "daumoi.toml:2: no TOML" in daumoi("audit", "--store", graph, cwd=tmp_path).complaint()
    path.write_bytes(b"[audit.overload]\nmads = 3 # \xff\n")
    assert f"{path}: is no UTF-8 text; save it as UTF-8" in run(graph, "--config", path).complaint()
    assert "No such file" in run(graph, "--config", tmp_path / "none.toml").complaint()


def test_a_bad_baseline_is_told_with_its_line(graph: str, tmp_path: Path) -> None:
    path = tmp_path / "accepted.yaml"
    path.write_text("- rule: joint-leads\n", encoding="utf-8")
    assert f"{path}:1: no 'reason'" in run(graph, "--baseline", path).complaint()
    assert "No such file" in run(graph, "--baseline", tmp_path / "none.yaml").complaint()
    assert "Is a directory" in run(graph, "--baseline", tmp_path).complaint()


def test_a_file_that_is_there_is_kept_without_force(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "findings.json"
    target.write_text("mine", encoding="utf-8")
    ask = (graph, "--rule", "joint-leads", "-f", "json", "-o", target)
    assert "is there already" in run(*ask).complaint()
    assert target.read_text(encoding="utf-8") == "mine"
    run(*ask, "--force").fine()
    assert len(json.loads(target.read_text(encoding="utf-8"))) > 0


def test_a_file_that_cannot_be_written_is_told(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "no" / "findings.json"
    assert str(target) in run(graph, "-f", "json", "-o", target).complaint()


def test_a_store_without_plans_says_how_to_load(tmp_path: Path) -> None:
    assert "load plans first" in run(tmp_path / "none.kgl").complaint()
    daumoi("load", SON_LA, "--store", tmp_path / "g.kgl").fine()
    daumoi("remove", "1113/QĐ-UBND", "--store", tmp_path / "g.kgl").fine()
    complaint = run(tmp_path / "g.kgl").complaint()
    assert "the graph holds no plan; load some first: daumoi load FOLDER" in complaint
