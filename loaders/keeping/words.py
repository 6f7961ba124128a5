"""Facts with the words that say so: whether the words changed, and where they stand now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from loaders.dataset import Evidence
from loaders.keeping.settling import UNKNOWN, Triple, settle

Said = TypeVar("Said", bound=Evidence)


@dataclass(frozen=True)
class Words:
    """The words that facts may stand in: those that the review quotes, those before, those now.

    The words of a document are its text or, for the bodies of a task, what that task's bodies
    quote; those before are None where the earlier document is not known. `spans` says where quotes
    of the new reading stand in `text`, the new document's.
    """

    reviewed: frozenset[str]
    before: frozenset[str] | str | None
    now: frozenset[str] | str
    spans: Mapping[str, list[int]]
    text: str

    def assume(
        self, kept: Said | None, now: Said | None, value: Callable[[Said], object]
    ) -> object:
        """What was read earlier of a fact of which no earlier reading is known.

        Nothing of what the person added; the same as now of what he took out or turned while the
        words stayed, or wrote without words: a reading always has them. Where the words have
        changed, it cannot be told.
        """
        if kept is None:
            taken_out = self.before is None and now is not None and now.quote in self.reviewed
            return value(now) if taken_out and now is not None else None
        if now is None:
            return UNKNOWN if self._went(kept.quote) else None
        if self.before is not None:
            return None
        return value(now) if kept.quote in {None, now.quote} else UNKNOWN

    def _went(self, quote: str | None) -> bool:
        """Whether words stand in the document no longer, as far as can be told."""
        if quote is None or quote in self.now:
            return False
        return self.before is None or quote in self.before

    def span(self, quote: str | None) -> list[int] | None:
        """Where words stand in the new text; None where that is not certain."""
        if quote is None or quote in self.spans:
            return self.spans.get(quote or "")
        start = self.text.find(quote)
        alone = start >= 0 and self.text.find(quote, start + 1) < 0
        return [start, start + len(quote)] if alone else None


def settle_fact(
    each: Triple[Said], value: Callable[[Said], object], words: Words
) -> tuple[Said | None, bool]:
    """The fact that stands, its words those of the new document; and whether there is a conflict.

    In a conflict the person's fact stands, and one that he took out comes back.

    Args:
        each: The fact as it was read, as it was kept, as it is read now.
        value: What of a fact is compared.
        words: The words that it may stand in.
    """
    was, kept, now = each.was, each.kept, each.now
    stands = settle(
        value(was) if was is not None else words.assume(kept, now, value),
        None if kept is None else value(kept),
        None if now is None else value(now),
        reworded=was is not None and now is not None and was.quote != now.quote,
    )
    conflict = stands == "conflict"
    if stands == "now" and was is not None and kept is not None and now is not None:
        return now.model_copy(update=_own_notes(was, kept, now)), False
    if stands == "now" or (conflict and kept is None):
        return now, conflict
    if kept is None:
        return None, False
    if now is not None and (value(kept) == value(now) or kept.quote == now.quote):
        said = {"locator": now.locator or kept.locator, "quote": now.quote, "span": now.span}
        return kept.model_copy(update=said), conflict
    return kept.model_copy(update={"span": words.span(kept.quote)}), conflict


def _own_notes(was: Said, kept: Said, now: Said) -> dict[str, object]:
    """What a person noted about the place of a fact that he left as it was."""
    three = {
        name: [getattr(each, name, None) for each in (was, kept, now)]
        for name in ("locator", "as_written")
    }
    return {name: values[1] for name, values in three.items() if settle(*values) == "kept"}


def quotes(items: Iterable[Evidence]) -> frozenset[str]:
    """The words that items quote."""
    return frozenset(item.quote for item in items if item.quote)


def spans(items: Iterable[Evidence]) -> dict[str, list[int]]:
    """Where the words that items quote stand."""
    return {item.quote: item.span for item in items if item.quote and item.span}
