"""The whole of a dataset merged, part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.checking import named
from loaders.comparing import KINDS, shown
from loaders.dataset import Agency, Dataset, Diagnostic, Programme, ProvinceName
from loaders.keeping.bodies import settle_bodies
from loaders.keeping.fields import PERIOD, settle_fields
from loaders.keeping.settling import Triple, in_order, settle, settle_list, triples
from loaders.keeping.tasks import TaskIds, settle_tasks
from loaders.keeping.versions import Conflict, Version, Versions
from loaders.keeping.words import Words, quotes, settle_fact, spans
from loaders.pairing import (
    pair_agencies,
    pair_diagnostics,
    pair_programmes,
    pair_provinces,
    said,
)

FLAT = tuple(part for part in KINDS if part not in {"programmes", "tasks"})
"""Parts of the dataset whose items are facts as a whole."""
PLAN_FIELDS = ("kind", "number", "title", "issued_on", "issuer", PERIOD)
AGENCY_FIELDS = ("name", "short_name", "kind", "level", "province", "collective")
AGENCY_LISTS = ("members", "aliases", "succeeds")


@dataclass(frozen=True)
class Kept:
    """The merged dataset, and what could not be settled."""

    dataset: Dataset
    conflicts: tuple[Conflict, ...]


def keep(reviewed: Dataset, now: Version, was: Version | None = None) -> Kept:
    """A newer reading of a document with what a person decided about an earlier version.

    In a conflict the reviewed value stands, and what was taken out comes back, so that no decision
    and no new fact is lost; each is a diagnostic of the merged dataset, too.

    Args:
        reviewed: The dataset that a person corrected.
        now: The newer document.
        was: The document that the reviewed dataset was read from, read again; None where it is not
            at hand.
    """
    versions = _under_one_id(Versions(reviewed, now, was))
    programmes = _programmes(versions)
    tasks, ids = settle_tasks(versions)
    facts = Dataset(
        format=reviewed.format,
        programmes=programmes,
        tasks=tasks,
        **{part: _flat(versions, part, ids) for part in FLAT},
        diagnostics=_diagnostics(versions),
    )
    agencies = _agencies(versions, facts)
    provinces = _provinces(versions, programmes, agencies)
    told = {each.message for each in facts.diagnostics}
    new = [each.diagnostic() for each in versions.conflicts if str(each) not in told]
    update = {
        "provinces": provinces,
        "agencies": agencies,
        "diagnostics": [*facts.diagnostics, *new],
    }
    merged = facts.model_copy(update=update)
    return Kept(Dataset.model_validate(merged.plain()), tuple(versions.conflicts))


# --- Ids of plans ---


def _under_one_id(versions: Versions) -> Versions:
    """The versions with one id for what is the same plan."""
    reviewed, now, was = versions.reviewed, versions.now, versions.was
    for plan in versions.triples("programmes", pair_programmes):
        if plan.kept and plan.now:
            key = _plan_id(plan.was, plan.kept, plan.now)
            reviewed = _under(reviewed, plan.kept.id, key)
            now = Version(_under(now.dataset, plan.now.id, key), now.text)
            if was and plan.was:
                was = Version(_under(was.dataset, plan.was.id, key), was.text)
    return Versions(reviewed, now, was)


def _plan_id(was: Programme | None, kept: Programme, now: Programme) -> str:
    """The document's id; a person's own where he changed it, or gave one to the same number."""
    if was is None:
        return kept.id if kept.number == now.number else now.id
    return now.id if settle(was.id, kept.id, now.id) == "now" else kept.id


def _under(dataset: Dataset, old: str, new: str) -> Dataset:
    """The dataset with another id for a plan, and for the tasks under it."""

    def moved(item: Any) -> Any:
        ids = {name: getattr(item, name, None) for name in ("id", "programme", "parent", "task")}
        below = {
            name: new + key.removeprefix(old)
            for name, key in ids.items()
            if key is not None and (key == old or key.startswith(f"{old}/"))
        }
        return item.model_copy(update=below)

    parts = ("programmes", "tasks", "diagnostics", *FLAT)
    return dataset.model_copy(
        update={part: [moved(item) for item in getattr(dataset, part)] for part in parts}
    )


# --- The parts but tasks ---


def _programmes(versions: Versions) -> list[Programme]:
    plans = versions.triples("programmes", pair_programmes)
    return in_order([(each, _programme(versions, each)) for each in plans])


def _programme(versions: Versions, each: Triple[Programme]) -> Programme | None:
    was, kept, now = each.was, each.kept, each.now
    if kept is None or now is None:
        return now or kept
    about = now.number or now.id
    same = kept.number == now.number
    update = settle_fields(versions, each, "programmes", about, PLAN_FIELDS, same_words=same)
    before = was.provinces if was else None
    update["provinces"] = settle_list(before, kept.provinces, now.provinces) or kept.provinces
    bodies = settle_bodies(versions, each, "programmes", about)
    return now.model_copy(update={**update, **bodies})


def _flat(versions: Versions, part: str, ids: TaskIds) -> list[Any]:
    """Targets, reports and so on: the items that stand."""
    kind = KINDS[part]
    was, kept, now = (
        [_in_task(item, new) for item in items]
        for items, new in zip(versions.part(part), (ids.was, ids.kept, ids.now), strict=True)
    )
    words = _words(versions, kept, now)
    found = []
    for each in triples(was, kept, now, kind.pair):
        item, conflict = settle_fact(each, said, words)
        if versions.is_another_plans(each):
            item, conflict = each.kept, False
        if conflict:
            told = [one and shown(kind, one, versions.names) for one in (each.kept, each.now)]
            if told[0] == told[1]:  # they differ in what is not shown
                told = [one and said(one) for one in (each.kept, each.now)]
            about = f"{part}: {kind.about(each.there)}"
            versions.add_conflict(each, (part, each.at or 0), about, *told)
        found.append((each, item))
    return in_order(found)


def _in_task(item: Any, ids: Mapping[str | None, str]) -> Any:
    """An item with the new id of the task that it stands in; without one where that went."""
    task = getattr(item, "task", None)
    return item if task is None else item.model_copy(update={"task": ids.get(task)})


def _words(versions: Versions, kept: Sequence[Any], now: Sequence[Any]) -> Words:
    """The words that the items of a part may stand in: the whole text."""
    before = versions.was.text if versions.was else None
    return Words(quotes(kept), before, versions.now.text, spans(now), versions.now.text)


def _diagnostics(versions: Versions) -> list[Diagnostic]:
    """The findings of both; a reading's own about words that are gone goes with them."""
    _, kept, now = versions.part("diagnostics")
    words = _words(versions, kept, now)
    found = []
    for each in versions.triples("diagnostics", pair_diagnostics):
        item, conflict = settle_fact(each, said, words)
        a_persons = versions.was is not None and each.was is None
        found.append((each, each.now if conflict and not a_persons else item))
    return in_order(found)


def _agencies(versions: Versions, facts: Dataset) -> list[Agency]:
    """The bodies of both; one that went or was taken out stays while something names it."""
    bodies = versions.triples("agencies", pair_agencies)
    merged = in_order([(each, _agency(versions, each)) for each in bodies])
    stay = (each for each in bodies if each.was is None or (each.kept and each.now))
    wanted = {each.there.id for each in stay}
    wanted |= {key for _, kind, key in named(facts) if kind == "agency" and key}
    while more := _named_by(merged, wanted) - wanted:
        wanted |= more
    return [agency for agency in merged if agency.id in wanted]


def _named_by(agencies: Sequence[Agency], wanted: set[str]) -> set[str]:
    """The bodies that are members of some of these, or merged into them."""
    some = (agency for agency in agencies if agency.id in wanted)
    return {key for agency in some for key in (*agency.members, *agency.succeeds)}


def _agency(versions: Versions, each: Triple[Agency]) -> Agency | None:
    was, kept, now = each.was, each.kept, each.now
    if kept is None or now is None:
        return kept or now
    update = settle_fields(versions, each, "agencies", kept.id, AGENCY_FIELDS, same_words=True)
    for name in AGENCY_LISTS:
        before = getattr(was, name) if was else None
        update[name] = settle_list(before, getattr(kept, name), getattr(now, name))
    return now.model_copy(update=update)


def _provinces(
    versions: Versions, programmes: Sequence[Programme], agencies: Sequence[Agency]
) -> list[ProvinceName]:
    """The provinces that the register does not have, of both; each while something names it."""
    used = {agency.province for agency in agencies}
    used |= {slug for plan in programmes for slug in plan.provinces}
    found: list[tuple[Triple[ProvinceName], ProvinceName | None]] = []
    for each in versions.triples("provinces", pair_provinces):
        if each.there.slug in used:
            changed = each.kept and (each.was is None or each.kept != each.was)
            found.append((each, each.kept if changed else each.there))
        elif each.was is None or (each.kept and each.now):
            found.append((each, each.there))
    return in_order(found)
