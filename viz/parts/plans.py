"""The plans: what they are, for how long, on what they rest."""

from viz.facts import Facts, Record
from viz.parts.lean import Item, lean


def plans(facts: Facts) -> list[Item]:
    """Each plan with its issuer, its provinces and the documents that it rests on."""
    return [_plan(facts, row) for row in facts.plans]


def _plan(facts: Facts, row: Record) -> Item:
    said = facts.known.programmes[row["programme_id"]]
    return lean(
        id=said.id,
        title=said.name,
        kind=said.kind,
        number=said.number,
        issued=said.issued_on,
        starts=said.starts_on,
        ends=said.ends_on,
        issuer=facts.agency_places.get(said.issuer or ""),
        provinces=list(said.provinces),
        file=said.source_file,
        references=[
            lean(
                number=each.number,
                relation=each.relation,
                issued=each.issued_on,
                issuer=each.issuer,
                quote=each.evidence.quote,
            )
            for each in facts.known.references
            if each.evidence.programme == said.id
        ],
    )
