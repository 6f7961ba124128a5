"""What stands of three versions of one thing: as it was read, as a person kept it, as read now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal

from loaders.pairing import Item, Pair

Stands = Literal["kept", "now", "conflict"]
UNKNOWN = object()
"""What an earlier reading said, where that cannot be told; it is like nothing else."""


def settle(was: object, kept: object, now: object, *, reworded: bool = False) -> Stands:
    """Which of two values stands: a person's where he decided something, else the new one.

    Args:
        was: What the earlier reading said; None where it said nothing.
        kept: What the reviewed dataset says.
        now: What the new reading says.
        reworded: Whether the document says it in other words now.

    >>> settle(1, 1, 2), settle(1, 5, 1), settle(1, 5, 2), settle(1, 2, 2), settle(None, 5, None)
    ('now', 'kept', 'conflict', 'kept', 'kept')
    """
    if kept == was:
        return "now"
    if kept == now or (now == was and not reworded):
        return "kept"
    return "conflict"


def settle_list(
    was: Sequence[Item] | None, kept: Sequence[Item], now: Sequence[Item]
) -> list[Item]:
    """The new list, with what a person added to the earlier one and without what he took out.

    Where the earlier list is not known, nothing was taken out.

    >>> settle_list("abc", "abx", "abcd"), settle_list(None, "abx", "bc")
    (['a', 'b', 'd', 'x'], ['b', 'c', 'a', 'x'])
    """
    before = [each for each in kept if each in now] if was is None else was
    stays = [each for each in now if each in kept or each not in before]
    return stays + [each for each in kept if each not in before and each not in now]


@dataclass(frozen=True)
class Triple(Generic[Item]):
    """One thing as it was read, as a person kept it, as it is read now; None where it is not there.

    `at` is its place in the reviewed list.
    """

    was: Item | None
    kept: Item | None
    now: Item | None
    at: int | None = None

    @property
    def there(self) -> Item:
        """The new thing; what was kept, or else what was, where there is none."""
        return next(each for each in (self.now, self.kept, self.was) if each is not None)


PairUp = Callable[[Sequence[Item], Sequence[Item]], list[Pair[Item]]]
"""Says which things of two lists are the same."""


def triples(
    was: Sequence[Item], kept: Sequence[Item], now: Sequence[Item], pair: PairUp[Item]
) -> list[Triple[Item]]:
    """The same things of three lists, in the order of the new one; then what that lacks.

    What has no earlier reading is the same where the review and the new reading agree.
    """
    at = {id(item): index for index, item in enumerate(kept)}
    old_of_now = {id(new): old for old, new in pair(was, now) if old and new}
    kept_of_old = {id(old): item for old, item in pair(was, kept) if old and item}
    reviewed = {id(item) for item in kept_of_old.values()}
    own = [item for item in kept if id(item) not in reviewed]
    rest = pair(own, [item for item in now if id(item) not in old_of_now])
    kept_of_now = {id(new): item for item, new in rest if item and new}
    found: list[Triple[Item]] = []
    for new in now:
        old = old_of_now.get(id(new))
        item = kept_of_old.get(id(old)) if old else kept_of_now.get(id(new))
        found.append(Triple(old, item, new, at.get(id(item))))
    going_on = {id(old) for old in old_of_now.values()}
    for old in was:
        if id(old) not in going_on:
            item = kept_of_old.get(id(old))
            found.append(Triple(old, item, None, at.get(id(item))))
    return found + [
        Triple(None, item, None, at[id(item)]) for item, new in rest if item and not new
    ]


def in_order(settled: Sequence[tuple[Triple[Item], Item | None]]) -> list[Item]:
    """What stands, in the new order; what the review alone has, behind what it stood behind."""
    there = [(each, value) for each, value in settled if value is not None]
    placed = [one for one in there if one[0].now is not None]
    own = [one for one in there if one[0].now is None]
    for each, value in sorted(own, key=lambda one: one[0].at or 0):
        before = [index for index, (other, _) in enumerate(placed) if _stood_before(other, each)]
        placed.insert(before[-1] + 1 if before else 0, (each, value))
    return [value for _, value in placed]


def _stood_before(one: Triple[Item], other: Triple[Item]) -> bool:
    return one.at is not None and other.at is not None and one.at < other.at
