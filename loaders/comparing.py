"""What changed between two datasets, as facts: tasks, roles, times, amounts, targets and so on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from loaders.dataset import (
    BudgetLine,
    Dataset,
    Number,
    Participation,
    Period,
    Programme,
    Reference,
    Report,
    Schedule,
    Target,
    Task,
    Zone,
)
from loaders.pairing import (
    Pair,
    letters,
    pair_budget,
    pair_markets,
    pair_programmes,
    pair_references,
    pair_reports,
    pair_targets,
    pair_tasks,
    pair_zones,
    place_of,
    words_of,
)

Names = Mapping[str, str]
"""The names of bodies by their ids."""
Facts = dict[tuple[str, str], str]
"""What an item says: the kind of a fact and what else it is about → its value in words."""


@dataclass(frozen=True)
class Change:
    """One fact that came, went or turned: what it is about, what it was and what it is."""

    change: Literal["added", "removed", "changed"]
    fact: str
    about: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Kind:
    """A kind of items: which of two datasets are the same, what one is about, what it says."""

    pair: Callable[[Sequence[Any], Sequence[Any]], list[Pair[Any]]]
    about: Callable[[Any], str]
    facts: Callable[[Any, Names], Facts]


def changes(old: Dataset, new: Dataset) -> list[Change]:
    """The facts that differ, part by part, in the order of the new dataset, then what is gone.

    Tasks are the same by their words, place and roles, so that an inserted row is one addition and
    those behind it only have another number; all else by what it is about. Plans are not compared
    by their ids, so that a draft and its final form can be. A short title in a reviewer's own
    words is not held against a document's words.
    """
    names = names_of(old) | names_of(new)
    return [
        change
        for part, kind in KINDS.items()
        for pair in kind.pair(getattr(old, part), getattr(new, part))
        for change in _differences(pair, kind, names)
    ]


def names_of(dataset: Dataset) -> dict[str, str]:
    """The names of a dataset's bodies by their ids."""
    return {agency.id: agency.name for agency in dataset.agencies}


def shown(kind: Kind, item: Any, names: Names) -> str:
    """All that an item says, in words."""
    return "; ".join(
        _about(detail, value) for (_, detail), value in kind.facts(item, names).items()
    )


def _differences(pair: Pair[Any], kind: Kind, names: Names) -> Iterator[Change]:
    old, new = pair
    before = kind.facts(old, names) if old else {}
    after = kind.facts(new, names) if new else {}
    if old and new:
        _leave_own_words(old, new, before, after)
        _tell_what_they_are_about(kind.about(old), kind.about(new), before, after)
    else:
        before, after = _without_place(before), _without_place(after)
    where = kind.about(new or old)
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if was != now and letters(was or "") != letters(now or ""):
            change: Literal["added", "removed", "changed"] = (
                "added" if was is None else "removed" if now is None else "changed"
            )
            yield Change(change, key[0], " · ".join(filter(None, (where, key[1]))), was, now)


def _without_place(facts: Facts) -> Facts:
    """The facts of an item that came or went: where it stands is told with each."""
    return {key: value for key, value in facts.items() if key[0] not in {"number", "holder"}}


def _leave_own_words(old: Any, new: Any, before: Facts, after: Facts) -> None:
    """Where one of two tasks has a title alone, leave the title out: it is in own words."""
    if isinstance(new, Task) and bool(old.text) != bool(new.text):
        before.pop((_kind_of(old), ""), None)
        after.pop((_kind_of(new), ""), None)


def _tell_what_they_are_about(was: str, now: str, before: Facts, after: Facts) -> None:
    """Where two items are about different things, let their own values say what."""
    if was != now:
        for facts, about in ((before, was), (after, now)):
            facts.update({key: f"{about}: {facts[key]}" for key in MAIN if key in facts})


# --- What items are about, and what they say ---


def _plan_facts(plan: Programme, names: Names) -> Facts:
    said = {
        ("number", ""): plan.number,
        ("issued_on", ""): str(plan.issued_on or ""),
        ("period", ""): _days(plan),
        ("issuer", ""): names.get(plan.issuer or "", plan.issuer),
    }
    provinces = {("province", each): each for each in plan.provinces}
    return _given(said) | provinces | _bodies("coordinate", plan.coordinators, names)


def _kind_of(task: Task) -> str:
    return "duty" if task.kind == "duty" else "task"


def _task_facts(task: Task, names: Names) -> Facts:
    said = {
        (_kind_of(task), ""): words_of(task),
        ("number", ""): place_of(task),
        ("holder", ""): names.get(task.holder or "", task.holder),
        ("time", ""): time_of(task.schedule),
        ("form", ""): task.form,
        ("deliverable", ""): task.deliverable,
    }
    named = {("product", each): each for each in task.products}
    named |= {("place", each): each for each in task.places}
    roles = _bodies("lead", task.leads, names) | _bodies("support", task.supports, names)
    return _given(said) | roles | named


def _bodies(role: str, bodies: Iterable[Participation], names: Names) -> Facts:
    return {(role, each.agency): names.get(each.agency, each.agency) for each in bodies}


def _given(said: Mapping[tuple[str, str], str | None]) -> Facts:
    return {key: value for key, value in said.items() if value}


def time_of(schedule: Schedule | None) -> str:
    """A schedule in words; empty for none."""
    if schedule is None:
        return ""
    return ", ".join(filter(None, (schedule.label, _days(schedule), schedule.recurrence)))


def _days(period: Period) -> str:
    return f"{period.starts_on or ''}–{period.ends_on or ''}".strip("–")


def _about(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _target_about(target: Target) -> str:
    return _about(target.product, target.indicator, target.year)


def _target_facts(target: Target, _: Names) -> Facts:
    numbers = [each for each in (target.minimum, target.maximum) if each is not None]
    value = "–".join(dict.fromkeys(f"{each:g}" for each in numbers))
    about = "khoảng " if target.approximate else ""
    return {("target", ""): f"{about}{value} {target.unit or ''}".strip()}


def _budget_about(line: BudgetLine) -> str:
    return _about(line.group, line.title)


def _budget_facts(line: BudgetLine, _: Names) -> Facts:
    facts = {("amount", ""): _amount(line.amount, line.quantity, line.unit)}
    for part in line.by_year:
        key = ("amount", f"{part.year} · {part.source}")
        facts[key] = _amount(part.amount, part.quantity, line.unit)
    return facts


def _amount(amount: Number | None, quantity: Number | None, unit: str | None) -> str:
    money = f"{amount:g} triệu đồng" if amount is not None else ""
    counted = f"{quantity:g} {unit or ''}".strip() if quantity is not None else ""
    return _about(money, counted)


def _report_facts(report: Report, names: Names) -> Facts:
    via = f"qua {names.get(report.via, report.via)}" if report.via else ""
    return {("report", ""): ", ".join(filter(None, (report.recurrence, report.due, via)))}


def _zone_facts(zone: Zone, _: Names) -> Facts:
    return {("zone", each.name): zone.product for each in zone.communes}


def _reference_facts(reference: Reference, _: Names) -> Facts:
    return {("reference", ""): _about(reference.relation, reference.issued_on)}


MAIN = (("target", ""), ("amount", ""), ("report", ""), ("reference", ""))
"""Facts whose value does not say what they are about."""
KINDS: Mapping[str, Kind] = {
    "programmes": Kind(pair_programmes, lambda plan: plan.number or plan.id, _plan_facts),
    "tasks": Kind(pair_tasks, place_of, _task_facts),
    "targets": Kind(pair_targets, _target_about, _target_facts),
    "budget": Kind(pair_budget, _budget_about, _budget_facts),
    "reports": Kind(pair_reports, lambda each: f"{each.agency} → {each.to}", _report_facts),
    "zones": Kind(pair_zones, lambda zone: zone.product, _zone_facts),
    "markets": Kind(
        pair_markets,
        lambda each: _about(each.product, each.market),
        lambda each, _: {("market", ""): f"{each.market}: {each.product}"},
    ),
    "references": Kind(pair_references, lambda each: each.number, _reference_facts),
}
"""The kinds of items by the part of the dataset that they stand in."""
