"""Who does what: agencies, tasks, and the edges between them with their sources."""

from collections.abc import Mapping

from queries.facts import Evidence
from queries.notes import place_name
from viz.facts import Agency, Edge, Facts, Task
from viz.parts.lean import Item, lean
from viz.places import find_place


def agencies(facts: Facts) -> list[Item]:
    """The agencies with tasks, then the other bodies that plans name."""
    return [_agency(each) for each in (*facts.agencies, *facts.others)]


def tasks(facts: Facts) -> list[Item]:
    """The tasks that name an agency, then those that name none."""
    return [_task(facts, each) for each in (*facts.tasks, *facts.objectives)]


def edges(facts: Facts, texts: Mapping[str, str]) -> list[Item]:
    """Every lead, support and coordination; `texts` are documents by their plans' ids."""
    return [{**_edge(each), **_place(each, texts)} for each in facts.edges]


def source(evidence: Evidence) -> Item:
    """Where a plan says so: the place, the words, and where these stand in the document."""
    return lean(
        where=place_name(evidence.locator),
        quote=evidence.quote,
        span=list(evidence.span or ()),
    )


def _agency(agency: Agency) -> Item:
    said = agency.said
    return lean(
        id=said.id,
        name=said.name,
        label=agency.label,
        short=said.short_name,
        kind=said.kind,
        level=said.level,
        province=said.province,
        collective=said.collective,
        aliases=[each for each in said.aliases if each != said.name],
    )


def _task(facts: Facts, task: Task) -> Item:
    said = task.said
    return lean(
        id=said.id,
        title=task.title,
        mark=task.mark if task.mark != task.title else None,
        plan=task.plan,
        kind=said.kind,
        where=said.locator,
        form=said.form,
        deliverable=said.deliverable,
        schedule=said.schedule,
        starts=said.starts_on,
        ends=said.ends_on,
        recurs=said.recurrence,
        quarters=list(said.quarters),
        parent=facts.task_places.get(said.parent or ""),
        products=[facts.known.products.get(each, each) for each in said.products],
        places=list(said.places),
        text=said.text,
    )


def _edge(edge: Edge) -> Item:
    return lean(
        agency=edge.agency,
        task=edge.task,
        plan=edge.plan,
        role=edge.role,
        basis=edge.said.basis,
        written=edge.said.as_written,
        **source(edge.said.evidence),
    )


def _place(edge: Edge, texts: Mapping[str, str]) -> Item:
    """Where its locator leads in the document, for what has no quote of its own."""
    evidence = edge.said.evidence
    text = texts.get(evidence.programme)
    if text is None or evidence.quote:
        return {}
    found = find_place(text, evidence.locator, edge.said.as_written)
    return lean(stretch=list(found.stretch), named=list(found.name or ())) if found else {}
