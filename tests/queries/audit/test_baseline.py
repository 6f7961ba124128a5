"""A baseline silences what was accepted, and nothing else."""

import pytest

from queries.audit.baseline import BaselineError, read_baseline, sort_out
from queries.audit.findings import Finding

PLAN = "son-la/nho-2026"


def finding(rule: str = "joint-leads", task: str = "pl.1", programme: str = PLAN) -> Finding:
    return Finding(
        rule=rule,
        severity="warning",
        status="found",
        message={"vi": "—", "en": "—"},
        programme=programme,
        locator=f"Phụ lục, dòng {task}",
        agencies=("son-la/so-cong-thuong", "son-la/so-tai-chinh"),
        tasks=(f"{programme}/{task}",),
    )


def left_by(text: str, findings: list[Finding]) -> list[Finding]:
    return list(sort_out(findings, read_baseline(text, "b.yaml")).left)


def test_an_entry_covers_the_task_that_it_names() -> None:
    one, other = finding(task="pl.1"), finding(task="pl.2")
    text = f"- rule: joint-leads\n  tasks: [{PLAN}/pl.1]\n  reason: agreed\n"
    assert left_by(text, [one, other]) == [other]


def test_an_entry_covers_all_that_it_does_not_tell_apart() -> None:
    mine, theirs = finding(), finding(programme="son-la/khac-2026")
    other_rule = finding(rule="no-deadline")
    assert left_by("- {rule: joint-leads, reason: a}", [mine, theirs, other_rule]) == [other_rule]
    text = f"- {{rule: joint-leads, programme: {PLAN}, reason: a}}"
    assert left_by(text, [mine, theirs]) == [theirs]


@pytest.mark.parametrize(
    "field",
    [
        "locator: 'Phụ lục, dòng pl.2'",
        "agencies: [son-la/so-tai-chinh]",
        f"tasks: [{PLAN}/pl.1, {PLAN}/pl.2]",
        "programme: son-la/khac-2026",
    ],
)
def test_an_entry_that_differs_in_one_thing_covers_nothing(field: str) -> None:
    text = f"- rule: joint-leads\n  {field}\n  reason: a\n"
    told = sort_out([finding()], read_baseline(text, "b.yaml"))
    assert told.left == [finding()]
    assert [each.line for each in told.unused] == [1]


def test_the_order_of_bodies_does_not_matter_and_the_reason_is_kept() -> None:
    text = (
        "# accepted in May\n"
        "- rule: joint-leads\n"
        "  agencies: [son-la/so-tai-chinh, son-la/so-cong-thuong]\n"
        "  reason: Both hold the fair.\n"
    )
    told = sort_out([finding()], read_baseline(text, "b.yaml"))
    assert told.left == []
    assert [entry.reason for _, entry in told.accepted] == ["Both hold the fair."]
    assert told.unused == []


def test_an_empty_baseline_accepts_nothing() -> None:
    assert read_baseline("# nothing yet\n", "b.yaml") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- rule: [\n", "b.yaml:2: no YAML"),
        ("rule: joint-leads\n", "b.yaml:1: no list"),
        ("- joint-leads\n", "b.yaml:1: no entry"),
        ("- reason: a\n", "b.yaml:1: no 'rule'"),
        ("\n- rule: joint-leads\n", "b.yaml:2: no 'reason'; say why they are accepted"),
        ("- {rule: joint-leads, reason: ' '}", "b.yaml:1: no 'reason'"),
        ("- {rule: joint-lead, reason: a}", "b.yaml:1: no rule 'joint-lead'; did you mean"),
        ("- rule: joint-leads\n  why: a\n", "b.yaml:2: 'why' is not known; an entry has"),
        ("- rule: joint-leads\n  reason: a\n  tasks: a\n", "b.yaml:3: 'tasks' must be a list"),
        ("- rule: [joint-leads]\n  reason: a\n", "b.yaml:1: 'rule' must be one text"),
        ("- {rule: joint-leads, reason: a, tasks: [[a]]}", "b.yaml:1: 'tasks' must be a list"),
    ],
)
def test_a_wrong_baseline_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(BaselineError) as error:
        read_baseline(text, "b.yaml")
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)
