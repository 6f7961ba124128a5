"""Findings that somebody has accepted, with the reason: a YAML file of entries.

    - rule: joint-leads
      programme: son-la/hop-tac-thanh-hoa-2026
      tasks: [son-la/hop-tac-thanh-hoa-2026/pl.2]
      reason: Both hold the fair together.

An entry covers the findings of its rule that agree with all that it names; `tasks` and `agencies`
are all of the finding's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from queries.audit.findings import Finding
from queries.audit.rules import RuleError, rule_named

TEXTS = frozenset({"rule", "reason", "programme", "locator"})
LISTS = frozenset({"agencies", "tasks"})
NEEDED = ("rule", "reason")


class BaselineError(Exception):
    """A baseline cannot be used; the text says where and what to do."""


@dataclass(frozen=True)
class Accepted:
    """An entry of a baseline; what is None is not asked for.

    Attributes:
        line: Where it stands in the file.
    """

    line: int
    rule: str
    reason: str
    programme: str | None = None
    locator: str | None = None
    agencies: frozenset[str] | None = None
    tasks: frozenset[str] | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one that was accepted."""
        return (
            self.rule == finding.rule
            and self.programme in {None, finding.programme}
            and self.locator in {None, finding.locator}
            and (self.agencies is None or self.agencies == set(finding.agencies))
            and (self.tasks is None or self.tasks == set(finding.tasks))
        )


@dataclass(frozen=True)
class Sorted:
    """Findings parted by a baseline, and the entries that no finding needs any more."""

    left: Sequence[Finding]
    accepted: Sequence[tuple[Finding, Accepted]]
    unused: Sequence[Accepted]


def sort_out(findings: Iterable[Finding], baseline: Sequence[Accepted]) -> Sorted:
    """Part findings into those that are left and those that were accepted."""
    left, accepted = [], []
    for finding in findings:
        entry = next((each for each in baseline if each.covers(finding)), None)
        if entry is None:
            left.append(finding)
        else:
            accepted.append((finding, entry))
    used = {entry.line for _, entry in accepted}
    return Sorted(left, accepted, [each for each in baseline if each.line not in used])


def read_baseline(text: str, name: str) -> list[Accepted]:
    """The entries of a baseline.

    Args:
        text: The file's text.
        name: The file's name, for errors.

    Raises:
        BaselineError: If it is no list of entries that each name a rule and a reason.
    """
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = mark.line + 1 if mark else 1
        raise BaselineError(f"{name}:{at}: no YAML; correct that line") from error
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise BaselineError(f"{name}:1: no list; begin each entry with '- rule: …'")
    return [_entry(each, name) for each in node.value]


def _entry(node: yaml.Node, name: str) -> Accepted:
    where = f"{name}:{node.start_mark.line + 1}"
    if not isinstance(node, yaml.MappingNode):
        raise BaselineError(f"{where}: no entry; write 'rule:' and 'reason:'")
    fields: dict[str, Any] = {}
    for key, value in node.value:
        at = f"{name}:{key.start_mark.line + 1}"
        fields[str(key.value)] = _value(str(key.value), value, at)
    for needed in NEEDED:
        if not fields.get(needed):
            raise BaselineError(f"{where}: no '{needed}'; say {_WHY[needed]}")
    try:
        rule_named(fields["rule"])
    except RuleError as error:
        raise BaselineError(f"{where}: {error}") from error
    return Accepted(line=node.start_mark.line + 1, **fields)


_WHY = {"rule": "which rule's findings are accepted", "reason": "why they are accepted"}


def _value(key: str, node: yaml.Node, at: str) -> object:
    """A field's text, or its texts as a set."""
    if key in TEXTS:
        if isinstance(node, yaml.ScalarNode):
            return node.value.strip()
        raise BaselineError(f"{at}: '{key}' must be one text")
    if key in LISTS:
        items = node.value if isinstance(node, yaml.SequenceNode) else None
        if items is not None and all(isinstance(each, yaml.ScalarNode) for each in items):
            return frozenset(each.value for each in items)
        raise BaselineError(f"{at}: '{key}' must be a list of ids")
    known = ", ".join(sorted(TEXTS | LISTS))
    raise BaselineError(f"{at}: '{key}' is not known; an entry has {known}")
