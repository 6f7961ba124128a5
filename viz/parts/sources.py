"""The sources: where the plans say what the page shows."""

from viz.facts import Edge, Facts


def sources(facts: Facts) -> dict[str, list[Edge]]:
    """Every lead, support and coordination with its source, plan by plan."""
    return {"edges": facts.edges}
