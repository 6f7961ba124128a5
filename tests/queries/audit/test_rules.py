"""Every rule finds in a small plan what was worked out by hand, on both stores."""

from dataclasses import replace
from typing import Any

import pytest

from graph.store import Store
from loaders.loading import plan_rows
from queries.audit import audit
from queries.audit.findings import Finding
from queries.audit.rules import rules
from queries.facts import read_facts
from tests.neo4j.server import Server
from tests.queries.audit.small import CASES, HOME, Case, case, dataset
from tests.stores import embedded, on_server

RULES = list(rules())


def findings(store: Store, rule: str) -> list[Finding]:
    """What a rule finds in its case."""
    small = case(rule)
    load(store, small)
    return audit(read_facts(store), {rule: small.settings}, [rule])


def load(store: Store, small: Case) -> None:
    for each in small.datasets:
        for rows in plan_rows(each):
            store.write(rows)


def short(key: str | None) -> str | None:
    """An id without the home province."""
    return key.removeprefix(f"{HOME}/") if key else key


def seen(finding: Finding, asked: dict[str, Any]) -> dict[str, Any]:
    """Of a finding what its case expects of it."""
    all_of_it = {
        "status": finding.status,
        "value": finding.value,
        "threshold": finding.threshold,
        "denominator": finding.denominator,
        "programme": short(finding.programme),
        "locator": finding.locator,
        "agencies": [short(each) for each in finding.agencies],
        "tasks": [short(each) for each in finding.tasks],
        "evidence": len(finding.evidence),
        "says": asked.get("says") if str(asked.get("says")) in finding.message["vi"] else None,
    }
    return {name: all_of_it[name] for name in asked}


def test_there_are_twenty_rules_and_more_each_with_its_case() -> None:
    assert len(RULES) >= 20
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_what_was_worked_out_by_hand(rule: str) -> None:
    expected = [{"status": "found", **each} for each in case(rule).expected]
    with embedded() as store:
        found = findings(store, rule)
    assert len(found) == len(expected)
    for finding, asked in zip(found, expected, strict=True):
        assert seen(finding, asked) == asked
        assert set(finding.message) == {"vi", "en"}
        assert all(finding.message.values())


@pytest.mark.parametrize("rule", RULES)
def test_whatever_is_found_has_threshold_denominator_and_evidence(rule: str) -> None:
    with embedded() as store:
        found = [each for each in findings(store, rule) if each.status == "found"]
    assert found
    for each in found:
        assert each.severity == rules()[rule].rule.severity
        assert each.value is not None
        assert each.threshold is not None
        assert each.denominator
        assert each.evidence


@pytest.mark.parametrize("rule", RULES)
def test_a_plan_that_says_nothing_has_no_findings_but_those_on_what_is_not_assessable(
    rule: str,
) -> None:
    with embedded() as store:
        load(store, Case([dataset({"id": "son-la/trong-2026"})], {}, []))
        found = audit(read_facts(store), None, [rule])
    assert {each.status for each in found} <= {"not-assessable"}


@pytest.mark.parametrize("rule", ["abolished-body", "unknown-body"])
def test_bodies_for_which_the_register_was_not_asked_are_not_passed(rule: str) -> None:
    with embedded() as store:
        load(store, case(rule))
        facts = read_facts(store)
    before = {
        key: replace(each, registered=None, abolished_on=None)
        for key, each in facts.agencies.items()
    }
    found = audit(replace(facts, agencies=before), None, [rule])
    assert [each.status for each in found] == ["not-assessable"] * len(facts.programmes)


@pytest.mark.parametrize("rule", RULES)
def test_both_stores_give_the_same_findings(rule: str, neo4j_server: Server) -> None:
    with embedded() as store:
        here = findings(store, rule)
    with on_server(neo4j_server) as store:
        there = findings(store, rule)
    assert there == here
