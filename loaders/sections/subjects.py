"""What tasks are about: the products and the places that their words name."""

import re
from collections.abc import Iterable, Iterator

from graph.text import key
from loaders.dataset import Diagnostic, Task, Zone
from loaders.language.communes import commune_lists
from loaders.sections.plan import Plan

_AREA = re.compile(
    r"(?<!\w)(?P<kind>rừng\s+(?:đặc\s+dụng|phòng\s+hộ)|(?P<named>khu\s+du\s+lịch(?:\s+quốc\s+gia)?"
    r"|vườn\s+quốc\s+gia|khu\s+bảo\s+tồn(?:\s+thiên\s+nhiên)?|khu\s+dự\s+trữ\s+sinh\s+quyển))"
    r"(?P<name>(?:\s+[^\W\d_]+){1,4})",
    re.IGNORECASE,
)
"""Forests, parks and reserves with the words behind them."""


def with_subjects(tasks: Iterable[Task], zones: Iterable[Zone], plan: Plan) -> list[Task]:
    """The tasks with the products and places that they name; those of a zone are left to it."""
    grown = {
        (zone.locator, commune.code or key(commune.name))
        for zone in zones
        for commune in zone.communes
    }
    return [_with_subjects(task, grown, plan) for task in tasks]


def spelling_notes(plan: Plan) -> list[Diagnostic]:
    """A diagnostic for each spelling that was read as a listed product."""
    notes = []
    for spelling, product in plan.products.corrected.items():
        match = re.search(rf"\b{re.escape(spelling)}\b", plan.document.text)
        span = list(match.span()) if match else None
        notes.append(
            Diagnostic(
                severity="info",
                code="product-spelling-corrected",
                message=f"{spelling} read as {product.name}, which is named too.",
                quote=spelling if span else None,
                span=span,
            )
        )
    return notes


def _with_subjects(task: Task, grown: set[tuple[str | None, str]], plan: Plan) -> Task:
    words = task.text or task.title
    named = (each.name for each in plan.products.named(words, task.products))
    products = dict.fromkeys([*task.products, *named])
    places = dict.fromkeys(_places(words, f"{task.section}.{task.number}", grown, plan))
    if not products and not places:
        return task
    return task.model_copy(update={"products": list(products), "places": list(places)})


def _places(
    words: str, locator: str, grown: set[tuple[str | None, str]], plan: Plan
) -> Iterator[str]:
    """Communes named as such, outside the task's zones; forests, parks and reserves."""
    for listed in commune_lists(words, plan.has_commune):
        for each in () if listed.body else listed.communes:
            commune = plan.commune(each.name, each.kind)
            name = commune.name if commune else each.name
            if commune is None and len(listed.communes) == 1:
                continue  # "xã Nông thôn mới" is no commune
            if (locator, commune.code if commune else key(name)) not in grown:
                yield name
    for match in _AREA.finditer(words):
        if name := _capitals(match["name"]):
            yield f"{match['kind']} {name}" if match["named"] else name


def _capitals(words: str) -> str:
    """The words in capitals at the start."""
    taken: list[str] = []
    for word in words.split():
        if not word[0].isupper():
            break
        taken.append(word)
    return " ".join(taken)
