"""The sources: where the plans say what the page shows."""

from viz.facts import Facts


def sources(facts: Facts) -> dict[str, object]:
    """Every lead, support and coordination with its source; `quoted` where any has a quote."""
    return {"edges": facts.edges, "quoted": any(edge.said["quote"] for edge in facts.edges)}
