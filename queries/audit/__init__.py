"""The audit: rules over a store's facts, one module each in `rules/`."""

from collections.abc import Collection, Iterator, Mapping

from queries.audit.findings import Finding
from queries.audit.rule import Scope, Settings, Value
from queries.audit.rules import RuleModule, rules
from queries.facts import Facts


def audit(
    facts: Facts, settings: Settings | None = None, only: Collection[str] | None = None
) -> list[Finding]:
    """The findings of all rules, or of those named: rule by rule, plan by plan, task by task.

    Args:
        facts: What the store holds.
        settings: Thresholds other than the rules' own.
        only: Ids of rules; None for all.
    """
    plans = facts.by_programme()
    chosen = [each for key, each in rules().items() if only is None or key in only]
    return [
        finding
        for module in chosen
        for scope in _scopes(module, facts, plans, (settings or {}).get(module.rule.id, {}))
        for finding in module.find(scope)
    ]


def _scopes(
    module: RuleModule, facts: Facts, plans: Mapping[str, Facts], own: Mapping[str, Value]
) -> Iterator[Scope]:
    """All facts at once, or each plan's alone."""
    held = {each.name: each.default for each in module.rule.settings} | dict(own)
    if module.rule.across:
        yield Scope(module.rule, facts, held)
    else:
        for key, each in plans.items():
            yield Scope(module.rule, each, held, facts.programmes[key])
