"""Findings as SARIF 2.1.0, which code scanners and editors read.

Where a plan was read from a file its name is the artifact; the plan's id stands beside it.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from graph.version import VERSION
from queries.audit.baseline import Accepted
from queries.audit.findings import Finding
from queries.audit.rule import Words
from queries.audit.rules import RuleModule, rules
from queries.catalogue import Language
from queries.facts import Evidence, Facts

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(
    findings: Sequence[Finding],
    facts: Facts,
    language: Language,
    accepted: Sequence[tuple[Finding, Accepted]] = (),
) -> str:
    """One run: every rule, the findings, and those that were accepted as suppressed results.

    What could not be assessed is a result of the kind `open`.
    """
    listed = {key: index for index, key in enumerate(rules())}
    results = [_result(each, facts, language, listed[each.rule]) for each in findings]
    results += [
        _result(finding, facts, language, listed[finding.rule])
        | {"suppressions": [{"kind": "external", "justification": entry.reason}]}
        for finding, entry in accepted
    ]
    driver = {
        "name": "daumoi",
        "version": VERSION,
        "language": language,
        "rules": [_rule(each, language) for each in rules().values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    sarif = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


def _rule(module: RuleModule, language: Language) -> dict[str, Any]:
    return {
        "id": module.rule.id,
        "shortDescription": _text(module.rule.title, language),
        "fullDescription": _text(module.description, language),
        "defaultConfiguration": {"level": module.rule.severity},
    }


def _text(words: Words, language: Language) -> dict[str, str]:
    return {"text": words[language]}


def _result(finding: Finding, facts: Facts, language: Language, index: int) -> dict[str, Any]:
    found = finding.status == "found"
    where = finding.evidence or _whole_plan(finding)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": "fail" if found else "open",
        "level": finding.severity if found else "none",
        "message": _text(finding.message, language),
        "locations": [_location(each, facts) for each in where],
        "properties": {
            "value": finding.value,
            "threshold": finding.threshold,
            "denominator": finding.denominator,
            "programme": finding.programme,
            "agencies": list(finding.agencies),
            "tasks": list(finding.tasks),
        },
    }


def _whole_plan(finding: Finding) -> tuple[Evidence, ...]:
    return (Evidence(finding.programme),) if finding.programme else ()


def _location(where: Evidence, facts: Facts) -> dict[str, Any]:
    plan = facts.programmes[where.programme]
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(plan.source_file or plan.id)}}
    if where.span:
        start, end = where.span
        physical["region"] = {"charOffset": start, "charLength": end - start}
        if where.quote:
            physical["region"]["snippet"] = {"text": where.quote}
    place = {"fullyQualifiedName": f"{plan.id}: {where.locator}" if where.locator else plan.id}
    return {"physicalLocation": physical, "logicalLocations": [place]}
