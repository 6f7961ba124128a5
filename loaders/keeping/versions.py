"""The three datasets that are merged, and what of them cannot be settled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from loaders.comparing import Names, names_of, time_of
from loaders.dataset import Dataset, Diagnostic, Evidence, Schedule, Task
from loaders.keeping.settling import PairUp, Triple, triples
from loaders.pairing import letters
from loaders.salvage import Place


@dataclass(frozen=True)
class Version:
    """What the program reads in a document: its facts, and the text that they stand in."""

    dataset: Dataset
    text: str

    @cached_property
    def letters(self) -> str:
        """The text without spaces: the words of a task may stand in it with line breaks."""
        return letters(self.text)


@dataclass(frozen=True)
class Conflict:
    """A decision about words that have changed: what the review says, and the document now.

    `place` is where the review says so, empty where it does not; `words` are the document's.
    """

    about: str
    kept: str | None
    now: str | None
    place: Place
    words: Evidence

    @property
    def code(self) -> Literal["kept-changed", "kept-gone", "kept-returned"]:
        """Whether the document says otherwise, no more, or again what was taken out."""
        if self.now is None:
            return "kept-gone"
        return "kept-returned" if self.kept is None else "kept-changed"

    def __str__(self) -> str:
        """The conflict in one line."""
        if self.now is None:
            return f"{self.about}: reviewed '{self.kept}'; the document no longer says so"
        if self.kept is None:
            return f"{self.about}: not in the review; the document now says '{self.now}'"
        return f"{self.about}: reviewed '{self.kept}'; the document now says '{self.now}'"

    def diagnostic(self) -> Diagnostic:
        """The conflict as the merged dataset tells it."""
        where = self.words.model_dump(include={"locator", "quote", "span"})
        return Diagnostic(severity="warning", code=self.code, message=str(self), **where)


@dataclass
class Versions:
    """The dataset that a person reviewed, the new reading, and the earlier one where it is known.

    `conflicts` gathers what cannot be settled.
    """

    reviewed: Dataset
    now: Version
    was: Version | None
    conflicts: list[Conflict] = field(default_factory=list)

    def part(self, name: str) -> tuple[Sequence[Any], Sequence[Any], Sequence[Any]]:
        """A part of the datasets: as it was read, as it was kept, as it is read now."""
        was = getattr(self.was.dataset, name) if self.was else ()
        return was, getattr(self.reviewed, name), getattr(self.now.dataset, name)

    def triples(self, name: str, pair: PairUp[Any]) -> list[Triple[Any]]:
        """The same things of a part of the three datasets."""
        return triples(*self.part(name), pair)

    @cached_property
    def names(self) -> Names:
        """The names of all bodies by their ids."""
        return names_of(self.reviewed) | names_of(self.now.dataset)

    def is_another_plans(self, each: Triple[Any]) -> bool:
        """Whether it is of a plan that stands beside the document's in the reviewed file."""
        if each.kept is None or each.now is not None or each.kept.programme is None:
            return False
        return each.kept.programme not in {plan.id for plan in self.now.dataset.programmes}

    def add_conflict(
        self, each: Triple[Any], place: Place, about: str, kept: object, now: object
    ) -> None:
        """Tell of a conflict; `kept` and `now` are values, `place` is that in the review."""
        told = self._word(kept), self._word(now)
        where = () if kept is None else place
        self.conflicts.append(Conflict(about, *told, where, _evidence(each.now)))

    def _word(self, value: object) -> str | None:
        if value is None:
            return None
        if isinstance(value, tuple):
            return "–".join(str(day or "") for day in value)
        if isinstance(value, Schedule):
            return time_of(value)
        return self.names.get(str(value), str(value))


def _evidence(item: object) -> Evidence:
    """The words of an item; of a task those of its first body."""
    if isinstance(item, Task):
        return next((part for part in (*item.leads, *item.supports) if part.span), Evidence())
    return item if isinstance(item, Evidence) else Evidence()
