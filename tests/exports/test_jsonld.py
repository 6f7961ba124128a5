"""JSON-LD, read back by rdflib: bodies, tasks and qualified roles as the store has them."""

import json

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import ORG, PROV, SKOS, XSD

from queries.exports.jsonld import iri, to_jsonld
from queries.facts import Facts, facts_of

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own
TERM = Namespace("urn:daumoi:term:")


def read(facts: Facts) -> Graph:
    found = Graph()
    found.parse(data=to_jsonld(facts), format="json-ld")
    return found


@pytest.fixture(scope="module")
def graph(four_facts: Facts) -> Graph:
    return read(four_facts)


def test_the_counts_of_the_store(graph: Graph, four_facts: Facts) -> None:
    def count(kind: URIRef) -> int:
        return len(set(graph.subjects(RDF.type, kind)))

    assert count(ORG.Organization) == count(PROV.Agent) == len(four_facts.agencies)
    assert count(PROV.Activity) == len(four_facts.tasks)
    assert count(PROV.Plan) == len(four_facts.programmes)
    assert count(TERM.Report) == len(four_facts.reports)
    assert len(list(graph.subject_objects(PROV.qualifiedDerivation))) == len(four_facts.references)
    collectives = sum(each.collective for each in four_facts.agencies.values())
    assert count(ORG.OrganizationalCollaboration) == collectives


def test_every_role_is_a_qualified_association(graph: Graph, four_facts: Facts) -> None:
    found = set()
    for task, association in graph.subject_objects(PROV.qualifiedAssociation):
        assert (association, RDF.type, PROV.Association) in graph
        agent = graph.value(association, PROV.agent)
        role = graph.value(association, PROV.hadRole)
        found.add((str(task), str(agent), str(role)))
        assert (task, PROV.wasAssociatedWith, agent) in graph
        assert (role, RDF.type, PROV.Role) in graph
        assert (graph.value(association, PROV.hadPlan), RDF.type, PROV.Plan) in graph
    assert found == {
        (iri("task", str(each.task)), iri("agency", each.agency), iri("role", each.role))
        for each in four_facts.participations()
    }
    assert len(found) == 116 + 168


def test_a_role_says_where_it_stands(graph: Graph, four_facts: Facts) -> None:
    task = four_facts.tasks["son-la/hop-tac-thanh-hoa-2026/pl.9"]
    for each in task.participations:
        key = f"{iri('association', task.id)}/{each.role}/{each.agency}"
        assert graph.value(URIRef(key), TERM.locator) == Literal("Phụ lục, dòng 9")


def test_names_are_vietnamese_and_days_are_days(graph: Graph, four_facts: Facts) -> None:
    agency = URIRef(iri("agency", "son-la/so-cong-thuong"))
    assert graph.value(agency, SKOS.prefLabel) == Literal("Sở Công Thương", lang="vi")
    days = set(graph.objects(None, TERM.endsOn))
    assert {str(day) for day in days} == {
        each.ends_on
        for every in (four_facts.tasks, four_facts.programmes)
        for each in every.values()
        if each.ends_on
    }
    assert {day.datatype for day in days if isinstance(day, Literal)} == {XSD.date}


def test_no_term_is_left_out(four_facts: Facts) -> None:
    """A name that the context lacks would say nothing at all."""
    data = json.loads(to_jsonld(four_facts))
    names = {name for thing in data["@graph"] for name in _names(thing)}
    context = data["@context"]
    assert {name for name in names if name not in context and name.partition(":")[0] not in context
            and not name.startswith("@")} == set()  # fmt: skip


def _names(thing: object) -> set[str]:
    if isinstance(thing, list):
        return {name for each in thing for name in _names(each)}
    if isinstance(thing, dict):
        return set(thing) | {name for each in thing.values() for name in _names(each)}
    return set()


def test_harmful_texts_are_texts(request: pytest.FixtureRequest) -> None:
    facts = facts_of(request.getfixturevalue("hostile"))
    found = read(facts)
    names = {str(name) for name in found.objects(None, SKOS.prefLabel)}
    assert {each.name for each in facts.agencies.values()} <= names
    assert len(set(found.objects(None, PROV.qualifiedAssociation))) == 26
