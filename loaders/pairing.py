"""Which items of two datasets are the same thing: two versions of a plan, or a plan and its review.

Tasks are known by their words, place and roles; all else by what it is about. Diff and the keeping
of a review both rest on this.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.text import fold
from loaders.dataset import (
    Agency,
    BudgetLine,
    Diagnostic,
    Evidence,
    MarketEntry,
    Part,
    Programme,
    ProvinceName,
    Reference,
    Report,
    Target,
    Task,
    Zone,
)

Item = TypeVar("Item")
Key = Callable[[Item], Hashable | None]
Pair = tuple[Item | None, Item | None]
"""What was and what is; None where it came or went."""

ENOUGH_WORDS = 6
"""Words alone tell tasks apart from this many on: 'Báo cáo kết quả' may be anybody's."""
ALIKE_IN_PLACE = 0.5
ALIKE_ELSEWHERE = 0.7
"""Share of common words from which tasks are the same: at the same place, or led by the same."""


def pair(old: Sequence[Item], new: Sequence[Item], *keys: Key[Item]) -> list[Pair[Item]]:
    """The items that are the same, in the order of the new ones; then the old ones that are gone.

    Args:
        old: Items of the one dataset.
        new: Items of the other one.
        keys: What tells items, the strictest first. Each pairs what those before it left over, in
            order where several have the same key. A key that is None pairs nothing.
    """
    found: dict[int, int] = {}
    for key in keys:
        _pair_by(key, old, new, found)
    return _as_pairs(old, new, found)


def _pair_by(
    key: Key[Item], old: Sequence[Item], new: Sequence[Item], found: dict[int, int]
) -> None:
    taken = set(found.values())
    waiting: dict[Hashable, deque[int]] = {}
    for at, item in enumerate(old):
        if at not in taken and (said := key(item)) is not None:
            waiting.setdefault(said, deque()).append(at)
    for at, item in enumerate(new):
        if at not in found and (same := waiting.get(key(item))):
            found[at] = same.popleft()


def _as_pairs(old: Sequence[Item], new: Sequence[Item], found: dict[int, int]) -> list[Pair[Item]]:
    met = set(found.values())
    pairs: list[Pair[Item]] = [
        (old[found[at]] if at in found else None, item) for at, item in enumerate(new)
    ]
    return pairs + [(item, None) for at, item in enumerate(old) if at not in met]


def letters(text: str) -> str:
    """A text without spaces: line breaks and ends of cells are not what a plan says."""
    return "".join(text.split())


# --- Tasks ---


def pair_tasks(old: Sequence[Task], new: Sequence[Task]) -> list[Pair[Task]]:
    """The tasks that are the same, also where rows were inserted and numbers moved on."""
    found: dict[int, int] = {}
    for key in (_words_and_place, _words_and_roles, _enough_words):
        _pair_by(key, old, new, found)
    for left, right in _alike(old, new, found):
        if right not in found and left not in found.values():
            found[right] = left
    for key in (_place_and_holder, place_of):
        _pair_by(key, old, new, found)
    return _as_pairs(old, new, found)


def place_of(task: Task) -> str:
    """Where a task stands, in words: section and number."""
    return " ".join(filter(None, (task.section, task.number))) or task.id


def words_of(task: Task) -> str:
    """The document's words for a task; its title where the dataset has no more."""
    return " ".join((task.text or task.title).split())


def _words_and_place(task: Task) -> Hashable:
    return fold(words_of(task)), _place_and_holder(task)


def _words_and_roles(task: Task) -> Hashable:
    return fold(words_of(task)), _roles(task)


def _enough_words(task: Task) -> Hashable | None:
    words = fold(words_of(task))
    return words if len(words.split()) >= ENOUGH_WORDS else None


def _place_and_holder(task: Task) -> Hashable:
    return place_of(task), task.holder


def _roles(task: Task) -> Hashable:
    return frozenset(each.agency for each in task.leads), frozenset(
        each.agency for each in task.supports
    )


@dataclass(frozen=True)
class _Sight:
    """What tells a task from others, looked at once."""

    at: int
    words: frozenset[str]
    place: str
    roles: Hashable

    def common(self, other: "_Sight") -> float:
        """The share of words that both have."""
        return 2 * len(self.words & other.words) / (len(self.words) + len(other.words) or 1)


def _alike(
    old: Sequence[Task], new: Sequence[Task], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Tasks not paired yet that have most words in common, the likeliest first."""
    met = set(found.values())
    news = [_sight(at, task) for at, task in enumerate(new) if at not in found]
    likely = []
    for left in (_sight(at, task) for at, task in enumerate(old) if at not in met):
        for right in news:
            here = left.place == right.place
            if not here and left.roles != right.roles:
                continue
            common = left.common(right)
            if common >= (ALIKE_IN_PLACE if here else ALIKE_ELSEWHERE):
                near = abs(left.at - right.at), left.at + right.at
                likely.append((-common, not here, *near, left.at, right.at))
    return ((left, right) for *_, left, right in sorted(likely))


def _sight(at: int, task: Task) -> _Sight:
    return _Sight(at, frozenset(fold(words_of(task)).split()), place_of(task), _roles(task))


# --- All else ---


def pair_programmes(old: Sequence[Programme], new: Sequence[Programme]) -> list[Pair[Programme]]:
    """The plans that are the same; where each side has one, these."""
    single = len(old) == len(new) == 1
    return pair(old, new, lambda plan: plan.id, lambda plan: plan.number, lambda _: single or None)


def pair_agencies(old: Sequence[Agency], new: Sequence[Agency]) -> list[Pair[Agency]]:
    """The same bodies."""
    return pair(old, new, lambda agency: agency.id)


def pair_provinces(
    old: Sequence[ProvinceName], new: Sequence[ProvinceName]
) -> list[Pair[ProvinceName]]:
    """The same provinces."""
    return pair(old, new, lambda province: province.slug)


def pair_targets(old: Sequence[Target], new: Sequence[Target]) -> list[Pair[Target]]:
    """The same targets: of one product and year, or of one value, or in the same words."""
    return pair(
        old,
        new,
        said,
        lambda aim: (_folded(aim.product), fold(aim.indicator), aim.year, aim.task),
        lambda aim: (_folded(aim.product), fold(aim.indicator), aim.year),
        lambda aim: (_folded(aim.product), aim.minimum, aim.maximum, aim.unit, aim.year),
        _quote,
    )


def pair_budget(old: Sequence[BudgetLine], new: Sequence[BudgetLine]) -> list[Pair[BudgetLine]]:
    """The same lines: of one title in one group."""
    return pair(
        old,
        new,
        said,
        lambda line: (_folded(line.group), fold(line.title)),
        lambda line: fold(line.title),
        _sums,
    )


def _sums(line: BudgetLine) -> Hashable | None:
    """All amounts of a line that has years: a reviewer may have given it a title of his own."""
    return (line.quantity, line.amount, *map(said, line.by_year)) if line.by_year else None


def pair_reports(old: Sequence[Report], new: Sequence[Report]) -> list[Pair[Report]]:
    """The same reporting duties: of one body to another, as often."""
    return pair(
        old,
        new,
        said,
        lambda report: (report.agency, report.to, report.recurrence),
        lambda report: (report.agency, report.to),
        _quote,
    )


def pair_zones(old: Sequence[Zone], new: Sequence[Zone]) -> list[Pair[Zone]]:
    """The same zones: of one product."""
    return pair(old, new, said, lambda zone: fold(zone.product), _quote)


def pair_markets(old: Sequence[MarketEntry], new: Sequence[MarketEntry]) -> list[Pair[MarketEntry]]:
    """The same markets of the same products."""
    return pair(old, new, lambda entry: (fold(entry.product), fold(entry.market)), _quote)


def pair_references(old: Sequence[Reference], new: Sequence[Reference]) -> list[Pair[Reference]]:
    """The same documents."""
    return pair(old, new, lambda reference: reference.number, _quote)


def pair_diagnostics(
    old: Sequence[Diagnostic], new: Sequence[Diagnostic]
) -> list[Pair[Diagnostic]]:
    """The same findings about the same words."""
    return pair(old, new, said, lambda each: (each.code, each.quote, each.locator))


NOT_SAID: dict[str, Any] = {
    "programme": True,
    "as_written": True,
    "locator": True,
    "quote": True,
    "span": True,
    "communes": {"__all__": {"as_written"}},
}
"""What is no statement of an item, but says where it stands."""


def said(item: Part) -> str:
    """What an item says, apart from the words and the place that say so."""
    return item.model_dump_json(exclude=NOT_SAID)


def _quote(item: Evidence) -> str | None:
    return item.quote


def _folded(text: str | None) -> str:
    return fold(text or "")
