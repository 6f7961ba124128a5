"""The bodies of a task or plan, each settled with its role."""

from collections.abc import Sequence
from typing import Any

from loaders.dataset import Participation, Programme, Task
from loaders.keeping.settling import Triple, in_order, triples
from loaders.keeping.versions import Versions
from loaders.keeping.words import Words, quotes, settle_fact, spans
from loaders.pairing import Pair, pair


class Role(Participation):
    """A body's part in a task or plan, with what it is: leads, supports, coordinators."""

    role: str


def settle_bodies(
    versions: Versions, each: Triple[Any], part: str, about: str
) -> dict[str, list[Participation]]:
    """The bodies that stand, by role, each once in a role.

    Args:
        versions: The datasets; conflicts go there.
        each: The task or plan as it was read, as it was kept, as it is read now.
        part: The part of the dataset that it stands in.
        about: What it is called in conflicts.
    """
    words = words_of_bodies(versions, each)
    found = []
    for one in triples(_roles(each.was), _roles(each.kept), _roles(each.now), _pair):
        role, conflict = settle_fact(one, lambda role: (role.role, role.basis), words)
        if conflict:
            body = next(role.agency for role in (one.now, one.kept) if role)
            told = [role and role.role for role in (one.kept, one.now)]
            where = f"{about}: {versions.names.get(body, body)}"
            versions.add_conflict(one, (part, each.at or 0), where, *told)
        found.append((one, role))
    parts: dict[str, dict[str, Participation]] = {name: {} for name in _names(each.there)}
    for role in in_order(found):
        parts[role.role].setdefault(role.agency, _part(role))
    return {name: list(by_agency.values()) for name, by_agency in parts.items()}


def words_of_bodies(versions: Versions, each: Triple[Any]) -> Words:
    """The words that the bodies of a task or plan stand in: its own cells and sentences."""
    was, kept, now = _roles(each.was), _roles(each.kept), _roles(each.now)
    before = quotes(was) if versions.was else None
    return Words(quotes(kept), before, quotes(now), spans(now), versions.now.text)


def _names(item: Task | Programme) -> tuple[str, ...]:
    return ("coordinators",) if isinstance(item, Programme) else ("leads", "supports")


def _roles(item: Task | Programme | None) -> list[Role]:
    return [
        Role(role=name, **part.model_dump())
        for name in (_names(item) if item else ())
        for part in getattr(item, name)
    ]


def _part(role: Role) -> Participation:
    return Participation(**role.model_dump(exclude={"role"}))


def _pair(old: Sequence[Role], new: Sequence[Role]) -> list[Pair[Role]]:
    return pair(old, new, lambda role: role.agency)
