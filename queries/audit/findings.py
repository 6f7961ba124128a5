"""What an audit says: one finding is one weakness of a plan, or that a rule could not look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.catalogue import Language
from queries.facts import Evidence

Severity = Literal["error", "warning", "note"]
Status = Literal["found", "not-assessable"]


@dataclass(frozen=True)
class Finding:
    """A weakness that a rule found, or why it could not be looked for.

    Attributes:
        rule: The rule's id, such as 'joint-leads'.
        severity: The rule's weight: error, warning or note.
        status: found, or not-assessable where the data that the rule needs is missing.
        message: One sentence in each language.
        value: What was measured, in the unit that the rule's text names.
        threshold: The value from which the rule speaks.
        denominator: Out of how many: tasks, agencies, lines, as the rule's text says.
        programme: The plan's id; None where the finding is about several plans.
        locator: The row or section, such as 'Phụ lục, dòng 4'; None where it is about several.
        agencies: Ids of the agencies concerned.
        tasks: Ids of the tasks concerned.
        evidence: Where the plans say so.
    """

    rule: str
    severity: Severity
    status: Status
    message: Mapping[Language, str]
    value: float | None = None
    threshold: float | None = None
    denominator: int | None = None
    programme: str | None = None
    locator: str | None = None
    agencies: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
