"""What every section's reader gives: facts, diagnostics, and a tally of its units."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from loaders.dataset import Diagnostic
from loaders.document import Cell, Span

Fact = TypeVar("Fact")
Outcome = Literal["fact", "diagnostic", "plain"]


@dataclass
class Tally:
    """How many rows, items and lines of a section gave facts, a diagnostic, or are plain text.

    `spans` keeps where the units stand of which that was said.
    """

    section: str
    fact: int = 0
    diagnostic: int = 0
    plain: int = 0
    spans: dict[Outcome, list[Span]] = field(default_factory=dict, repr=False)
    _here: tuple[Span, ...] = field(default=(), repr=False)

    def at(self, *spans: Span) -> None:
        """Say where the units stand that are counted next."""
        self._here = spans

    def add(self, outcome: Outcome, count: int = 1) -> None:
        """Count units of one outcome; none where it is a table's header, which is no unit."""
        setattr(self, outcome, getattr(self, outcome) + count)
        self.spans.setdefault(outcome, []).extend(self._here)

    def header(self, rows: Iterable[Iterable[Cell]]) -> None:
        """Take a table's header as plain."""
        self.at(*(cell.span for row in rows for cell in row))
        self.add("plain", 0)


@dataclass
class Reading(Generic[Fact]):
    """The facts of a section in order, what was not understood, and the account of its units."""

    tally: Tally
    facts: list[Fact] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def found(self, facts: Iterable[Fact]) -> None:
        """Take facts that one unit gave."""
        self.facts.extend(facts)
        self.tally.add("fact")

    def puzzled(
        self,
        code: str,
        message: str,
        quote: str,
        span: Span,
        locator: str,
        *,
        severity: Literal["info", "warning", "error"] = "warning",
        unit: bool = True,
    ) -> None:
        """Say what was seen and not understood; `unit` counts it as one unit of the section."""
        self.diagnostics.append(
            Diagnostic(
                severity=severity,
                code=code,
                message=message,
                quote=quote or None,
                span=[span.start, span.end] if quote else None,
                locator=locator or None,
            )
        )
        if unit:
            self.tally.add("diagnostic")
