"""Tasks: which stand, under which ids, and what of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.checking import in_a_circle
from loaders.dataset import Participation, Task
from loaders.keeping.bodies import settle_bodies, words_of_bodies
from loaders.keeping.fields import settle_fields
from loaders.keeping.settling import UNKNOWN, Triple, in_order, settle, settle_list
from loaders.keeping.versions import Versions
from loaders.pairing import letters, pair_tasks, place_of, words_of

FIELDS = (
    "kind",
    "number",
    "title",
    "text",
    "section",
    "form",
    "deliverable",
    "holder",
    "schedule",
)
LISTS = ("products", "places")


@dataclass(frozen=True)
class TaskIds:
    """The ids that tasks get, by those that they have in the three datasets."""

    was: Mapping[str | None, str]
    kept: Mapping[str | None, str]
    now: Mapping[str | None, str]

    @classmethod
    def of(cls, tasks: Iterable[Triple[Task]]) -> "TaskIds":
        """An id of its own for each task."""
        was: dict[str | None, str] = {}
        kept: dict[str | None, str] = {}
        now: dict[str | None, str] = {}
        taken: set[str] = set()
        for each in tasks:
            key = _best_id(each)
            while key in taken:
                key += "+"
            taken.add(key)
            for ids, task in ((was, each.was), (kept, each.kept), (now, each.now)):
                if task:
                    ids[task.id] = key
        return cls(was, kept, now)

    def place(self, each: Triple[Task]) -> dict[str, str | None]:
        """The id of a task, and that of the task it stands under; None where that went."""
        own = self.kept[each.there.id] if each.now is None else self.now[each.there.id]
        was, kept, now = (
            ids.get(task.parent) if task else None
            for ids, task in ((self.was, each.was), (self.kept, each.kept), (self.now, each.now))
        )
        changed = each.kept and each.was and settle(was, kept, now) != "now"
        return {"id": own, "parent": kept if changed or each.now is None else now}


def _best_id(each: Triple[Task]) -> str:
    """The new id, or a person's own where he changed it."""
    if not (each.was and each.kept and each.now):
        return each.there.id
    stands = settle(each.was.id, each.kept.id, each.now.id)
    return each.now.id if stands == "now" else each.kept.id


def settle_tasks(versions: Versions) -> tuple[list[Task], TaskIds]:
    """The tasks that stand, and the ids that they get."""
    found = [each for each in versions.triples("tasks", pair_tasks) if _stands(versions, each)]
    ids = TaskIds.of(found)
    merged = in_order([(each, _task(versions, each, ids)) for each in found])
    return _without_circles(merged), ids


def _stands(versions: Versions, each: Triple[Task]) -> bool:
    """Whether a task stands that the document or the review may have without the other."""
    kept, now = each.kept, each.now
    if (kept and now) or versions.is_another_plans(each):
        return True
    went = each.was is None and kept is not None and _went(versions, kept)
    stands = settle(UNKNOWN if went else _content(each.was), _content(kept), _content(now))
    if stands == "conflict":
        told = [task and words_of(task) for task in (kept, now)]
        versions.add_conflict(each, ("tasks", each.at or 0), place_of(each.there), *told)
    return stands == "conflict" or (stands == "now") == (kept is None)


def _went(versions: Versions, task: Task) -> bool:
    """Whether the words of a task stand in the document no longer, as far as can be told."""
    words = letters(task.text or "")
    if words in versions.now.letters:
        return False
    return versions.was is None or words in versions.was.letters


NO_CONTENT: dict[str, Any] = {
    **dict.fromkeys(("id", "programme", "parent", "section", "number"), True),
    **{
        role: {"__all__": {"locator", "quote", "span", "as_written"}}
        for role in ("leads", "supports")
    },
}
"""What of a task is its place, or says where the words stand."""


def _content(task: Task | None) -> str | None:
    """All that a task says, apart from its place and the words that say so."""
    return task.model_dump_json(exclude=NO_CONTENT) if task else None


def _task(versions: Versions, each: Triple[Task], ids: TaskIds) -> Task:
    """A task that stands, with what of it stands."""
    was, kept, now = each.was, each.kept, each.now
    if kept is None or now is None:
        bodies = _found_anew(versions, each) if now is None else {}
        return each.there.model_copy(update={**bodies, **ids.place(each)})
    about = place_of(now)
    same = not kept.text or letters(kept.text) == letters(words_of(now))
    own = not kept.text and not any(part.quote for part in (*kept.leads, *kept.supports))
    update = settle_fields(versions, each, "tasks", about, FIELDS, same_words=same, own=own)
    for name in LISTS:
        before = getattr(was, name) if was else None
        update[name] = settle_list(before, getattr(kept, name), getattr(now, name))
    bodies = settle_bodies(versions, each, "tasks", about)
    return now.model_copy(update={**update, **bodies, **ids.place(each)})


def _found_anew(versions: Versions, each: Triple[Task]) -> dict[str, list[Participation]]:
    """The bodies of a task that the new reading lacks, their words found in the new text."""
    words = words_of_bodies(versions, each)
    return {
        role: [
            part.model_copy(update={"span": words.span(part.quote)})
            for part in getattr(each.there, role)
        ]
        for role in ("leads", "supports")
    }


def _without_circles(tasks: Sequence[Task]) -> list[Task]:
    """Tasks of which none stands under itself, as two changes together might have it."""
    parents = {task.id: task.parent for task in tasks}
    for key in parents:
        if in_a_circle(key, parents):
            parents[key] = None
    return [task.model_copy(update={"parent": parents[task.id]}) for task in tasks]
