"""Single fields of plans, tasks and bodies, each settled for itself."""

from collections.abc import Iterable
from typing import Any

from loaders.dataset import Schedule
from loaders.keeping.settling import UNKNOWN, Triple, settle
from loaders.keeping.versions import Versions
from loaders.pairing import letters

THE_DOCUMENTS = frozenset({"number", "section", "text", "issued_on"})
"""Fields that the new document has right where the earlier reading is not known."""
OWN_WORDS = frozenset({"form", "deliverable", "schedule"})
"""Fields with words of their own: those of the task do not tell whether they changed."""
PERIOD = "period"
"""First and last day, settled as one value."""


def settle_fields(
    versions: Versions,
    each: Triple[Any],
    part: str,
    about: str,
    names: Iterable[str],
    *,
    same_words: bool,
    own: bool = False,
) -> dict[str, Any]:
    """The values that stand, of something that both the review and the new reading have.

    Args:
        versions: The datasets; conflicts go there.
        each: The thing as it was read, as it was kept, as it is read now.
        part: The part of the dataset that it stands in.
        about: What it is called in conflicts.
        names: The fields.
        same_words: Whether the words that say so are the same, where no earlier reading is known.
        own: Whether a person wrote it down without the document's words.
    """
    values = {}
    for name in names:
        kept, now = _value(each.kept, name), _value(each.now, name)
        if each.was:
            was = _value(each.was, name)
        elif name in THE_DOCUMENTS:
            was = kept
        else:
            same = own or (_same_time(kept, now) if name in OWN_WORDS else same_words)
            was = now if same else UNKNOWN
        stands = settle(was, kept, now)
        if stands == "conflict":
            place = (part, each.at or 0, name)
            versions.add_conflict(each, place, f"{about}: {name}", kept, now)
        back = stands == "conflict" and kept is None
        values[name] = now if stands == "now" or back else kept
    if PERIOD in values:
        values["starts_on"], values["ends_on"] = values.pop(PERIOD)
    return values


def _value(item: Any, name: str) -> Any:
    return (item.starts_on, item.ends_on) if name == PERIOD else getattr(item, name)


def _same_time(kept: Any, now: Any) -> bool:
    """Whether two values are times in the same words."""
    schedules = isinstance(kept, Schedule) and isinstance(now, Schedule)
    return schedules and letters(kept.label) == letters(now.label)
