"""JSON-LD: bodies by W3C's ORG, their work by W3C's PROV.

A body is an `org:Organization` and a `prov:Agent`, a task a `prov:Activity`, a plan a `prov:Plan`.
A role is a qualified association of the task: `prov:agent` the body, `prov:hadRole` lead or
support, `prov:hadPlan` the plan that says so, with the words and their place. What neither
vocabulary has a word for stands under `urn:daumoi:`; the meanings are those of the graph's schema.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from queries.exports.templating import render
from queries.exports.xmltext import legal
from queries.facts import Agency, Evidence, Facts, Participation, Programme, Reference, Report, Task

BASE = "urn:daumoi:"
ROLES = {
    "lead": ("chủ trì", "lead"),
    "support": ("phối hợp", "support"),
    "coordinate": ("đầu mối", "coordinator"),
    "issue": ("ban hành", "issuer"),
}
Thing = dict[str, Any]


def to_jsonld(facts: Facts) -> str:
    """The bodies, plans, tasks, roles, reports and documents of the facts."""
    graph = [_full(each) for each in _things(facts)]
    data = {"@context": json.loads(render("context.json")), "@graph": graph}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _things(facts: Facts) -> Iterator[Thing]:
    yield from (_role(code, *names) for code, names in ROLES.items())
    for key, name in facts.provinces.items():
        yield {"id": iri("province", key), "type": "dcterms:Location", "prefLabel": name}
    for key, name in facts.products.items():
        yield {"id": iri("product", key), "type": "skos:Concept", "prefLabel": name}
    yield from (_agency(each, facts) for each in facts.agencies.values())
    yield from _changes(facts)
    yield from (_programme(each, facts) for each in facts.programmes.values())
    yield from (_task(each) for each in facts.tasks.values())
    yield from (_report(each, number) for number, each in enumerate(facts.reports, 1))
    documents = {each.document: each for each in facts.references}
    yield from (_document(each) for each in documents.values())


def iri(kind: str, key: str) -> str:
    """The name of a thing for the web of data: urn:daumoi:agency:son-la/so-cong-thuong."""
    return f"{BASE}{kind}:{quote(key, safe='/')}"


def _role(code: str, vi: str, en: str) -> Thing:
    names = [{"@value": vi, "@language": "vi"}, {"@value": en, "@language": "en"}]
    return {"id": iri("role", code), "type": ["prov:Role", "org:Role"], "skos:prefLabel": names}


def _agency(agency: Agency, facts: Facts) -> Thing:
    members = {
        member
        for (_, collective), included in facts.members.items()
        if collective == agency.id
        for member in included
    }
    kind = "org:OrganizationalCollaboration" if agency.collective else "org:FormalOrganization"
    return {
        "id": iri("agency", agency.id),
        "type": ["org:Organization", kind, "prov:Agent", "prov:Organization"],
        "prefLabel": agency.name,
        "altLabel": list(agency.aliases),
        "kind": agency.kind,
        "level": agency.level,
        "spatial": agency.province and iri("province", agency.province),
        "hasMember": [iri("agency", member) for member in sorted(members)],
    }


def _changes(facts: Facts) -> Iterator[Thing]:
    for old, successors in facts.successors.items():
        yield {
            "id": iri("change", old),
            "type": "org:ChangeEvent",
            "originalOrganization": iri("agency", old),
            "resultingOrganization": [iri("agency", each) for each in successors],
        }


def _programme(plan: Programme, facts: Facts) -> Thing:
    said = [each for each in facts.references if each.evidence.programme == plan.id]
    issued = [{"type": "prov:Attribution", "agent": iri("agency", plan.issuer),
               "hadRole": iri("role", "issue")}] if plan.issuer else []  # fmt: skip
    coordinated = [
        {
            "type": "prov:Attribution",
            "agent": iri("agency", each.agency),
            "hadRole": iri("role", "coordinate"),
            **_said(each),
        }
        for each in plan.coordinators
    ]
    return {
        "id": iri("programme", plan.id),
        "type": ["prov:Plan", "prov:Entity"],
        "title": plan.name,
        "kind": plan.kind,
        "number": plan.number,
        "issued": plan.issued_on,
        "startsOn": plan.starts_on,
        "endsOn": plan.ends_on,
        "spatial": [iri("province", each) for each in plan.provinces],
        "wasAttributedTo": plan.issuer and iri("agency", plan.issuer),
        "qualifiedAttribution": issued + coordinated,
        "references": [iri("document", each.document) for each in said],
        "qualifiedDerivation": [_derivation(each) for each in said],
    }


def _derivation(reference: Reference) -> Thing:
    document = iri("document", reference.document)
    evidence = _evidence(reference.evidence)
    return {
        "type": "prov:Derivation",
        "entity": document,
        "relation": reference.relation,
        **evidence,
    }


def _task(task: Task) -> Thing:
    parents = [iri("task", task.parent)] if task.parent else []
    return {
        "id": iri("task", task.id),
        "type": "prov:Activity",
        "title": task.name,
        "description": task.text,
        "kind": task.kind,
        "number": task.number,
        "locator": task.locator,
        "schedule": task.schedule,
        "startsOn": task.starts_on,
        "endsOn": task.ends_on,
        "recurrence": task.recurrence,
        "deliverable": task.deliverable,
        "isPartOf": [iri("programme", task.programme), *parents],
        "subject": [iri("product", each) for each in task.products],
        "wasAssociatedWith": sorted({iri("agency", each.agency) for each in task.participations}),
        "qualifiedAssociation": [_association(each) for each in task.participations],
    }


def _association(each: Participation) -> Thing:
    return {
        "id": f"{iri('association', str(each.task))}/{each.role}/{quote(each.agency, safe='/')}",
        "type": "prov:Association",
        "agent": iri("agency", each.agency),
        "hadRole": iri("role", each.role),
        "hadPlan": iri("programme", each.evidence.programme),
        **_said(each),
    }


def _said(each: Participation) -> Thing:
    return {"basis": each.basis, "asWritten": each.as_written, **_evidence(each.evidence)}


def _evidence(evidence: Evidence) -> Thing:
    return {"locator": evidence.locator, "quote": evidence.quote}


def _report(report: Report, number: int) -> Thing:
    return {
        "id": iri("report", str(number)),
        "type": "daumoi:Report",
        "from": iri("agency", report.agency),
        "to": iri("agency", report.to),
        "via": report.via and iri("agency", report.via),
        "due": report.due,
        "recurrence": report.recurrence,
        "isPartOf": iri("programme", report.evidence.programme),
        **_evidence(report.evidence),
    }


def _document(reference: Reference) -> Thing:
    return {
        "id": iri("document", reference.document),
        "type": "prov:Entity",
        "number": reference.number,
        "kind": reference.kind,
        "issued": reference.issued_on,
    }


def _full(thing: Thing) -> Thing:
    """The thing without what has no value, and without characters that RDF cannot hold."""
    return {name: _value(value) for name, value in thing.items() if value not in (None, [], "")}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(each) for each in value]
    if isinstance(value, dict):
        return _full(value)
    return legal(value) if isinstance(value, str) else value
