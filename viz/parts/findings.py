"""What the rules found, and what was not understood when the documents were read."""

from queries.audit.findings import Finding
from queries.audit.rules import rules
from queries.catalogue import LANGUAGES
from queries.notes import place_name, told
from viz.facts import Facts
from viz.parts.lean import Item, lean
from viz.parts.work import source


def findings(facts: Facts) -> list[Item]:
    """Every finding of the audit that concerns what is shown."""
    return [_finding(facts, each) for each in facts.findings]


def rules_met(facts: Facts) -> dict[str, Item]:
    """The rules that found something, or could not look: what they say and measure."""
    met = {each.rule for each in facts.findings}
    return {
        key: {
            "title": dict(each.rule.title),
            "about": dict(each.description),
            "value": dict(each.rule.value),
            "denominator": dict(each.rule.denominator),
        }
        for key, each in rules().items()
        if key in met
    }


def notes(facts: Facts) -> list[Item]:
    """Every diagnostic of the reading."""
    return [
        lean(
            plan=facts.plan_places[each.evidence.programme],
            code=each.code,
            severity=each.severity,
            message={lang: told(each.code, each.message, lang) for lang in LANGUAGES},
            **source(each.evidence),
        )
        for each in facts.known.diagnostics
    ]


def _finding(facts: Facts, finding: Finding) -> Item:
    bodies, works = facts.agency_places, facts.task_places
    return lean(
        rule=finding.rule,
        severity=finding.severity,
        status=finding.status,
        message=dict(finding.message),
        value=finding.value,
        threshold=finding.threshold,
        denominator=finding.denominator,
        plan=facts.plan_places.get(finding.programme or ""),
        where=place_name(finding.locator),
        agencies=[bodies[each] for each in finding.agencies if each in bodies],
        tasks=[works[each] for each in finding.tasks if each in works],
        evidence=[
            lean(plan=facts.plan_places.get(each.programme), **source(each))
            for each in finding.evidence
        ],
    )
