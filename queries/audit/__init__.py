"""The audit: rules over a store's facts, one module each."""

from queries.audit.findings import Finding
from queries.facts import Facts


def audit(_facts: Facts) -> list[Finding]:
    """The findings of all rules, in the order of the rules and of the plans."""
    return []
