"""The findings in the four plans, as they were read against the plans row by row.

`tests/expected/audit/four-plans.yaml` has a row for each: plan, value, threshold, denominator, and
the tasks, bodies or place that it names.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Store
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from queries.audit import audit
from queries.audit.findings import Finding
from queries.audit.rules import rules
from queries.facts import read_facts
from tests.neo4j.server import Server
from tests.stores import embedded, on_server

EXPECTED = Path(__file__).parents[2] / "expected" / "audit" / "four-plans.yaml"
COOPERATION = "son-la/hop-tac-thanh-hoa-2026"
PROMOTION = "son-la/1113-qd-ubnd-2026"


@pytest.fixture(scope="module")
def found() -> Iterator[list[Finding]]:
    with embedded() as store:
        yield audited(store)


def audited(store: Store) -> list[Finding]:
    list(load_files(store, find_files([REVIEWED_PLANS])))
    return audit(read_facts(store))


def row(finding: Finding) -> dict[str, Any]:
    """A finding as the file of expected facts has it; what it does not say is left out."""
    said = {
        "plan": finding.programme,
        "not-assessable": True if finding.status == "not-assessable" else None,
        "value": finding.value,
        "from": finding.threshold,
        "of": finding.denominator,
        "tasks": [each.rpartition("/")[2] for each in finding.tasks],
        "bodies": [] if finding.tasks else list(finding.agencies),
        "at": None if finding.tasks else finding.locator,
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


@pytest.mark.parametrize("rule", list(rules()))
def test_the_findings_are_those_that_were_reviewed(rule: str, found: list[Finding]) -> None:
    expected = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
    assert [row(each) for each in found if each.rule == rule] == expected.get(rule, [])


def test_the_faults_that_people_saw_before_are_there(found: list[Finding]) -> None:
    def tasks(rule: str) -> list[str]:
        return [
            task.removeprefix(f"{COOPERATION}/")
            for each in found
            if each.rule == rule and each.programme == COOPERATION
            for task in each.tasks
        ]

    assert tasks("joint-leads") == ["pl.2", "pl.6", "pl.7", "pl.12", "pl.14"]
    assert tasks("lead-and-support") == ["pl.12", "pl.14"]
    assert tasks("no-deadline") == ["pl.3", "pl.7"]
    assert len(tasks("unspecified-body")) == 9
    rounded = [each for each in found if each.rule == "budget-rounding" and each.value]
    assert (rounded[0].programme, rounded[0].value, rounded[0].threshold) == (
        PROMOTION,
        18437,
        18435,
    )


def test_both_stores_give_the_same_findings(found: list[Finding], neo4j_server: Server) -> None:
    with on_server(neo4j_server) as store:
        assert audited(store) == found
