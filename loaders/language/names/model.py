"""What reading names gives."""

from dataclasses import dataclass

from loaders.dataset import AgencyKind, AgencyLevel

CENTRAL = "trung-uong"
"""The slug that stands in ids of central bodies where others have their province."""


@dataclass(frozen=True)
class NamedBody:
    """A body that a text names.

    Attributes:
        id: Province slug / name slug; trung-uong for central bodies.
        name: Canonical, NFC.
        as_written: Its name as printed: text[start:end].
        start: Offset of its first character.
        end: Offset behind its last character.
        kind: As in the plan dataset.
        level: As in the plan dataset.
        province: Slug of its province; None for central bodies.
        collective: Whether the name stands for many bodies.
        known: Whether the register has it; else its name is taken from the text.
        successors: Ids of the bodies in its place, where it is no more.
    """

    id: str
    name: str
    as_written: str
    start: int
    end: int
    kind: AgencyKind
    level: AgencyLevel
    province: str | None
    collective: bool
    known: bool = True
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bodies:
    """The bodies of a text in order, and the stretches (start, end) that named none."""

    bodies: tuple[NamedBody, ...]
    unread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Leading:
    """The bodies that a text begins with, and the offset where the rest begins."""

    bodies: tuple[NamedBody, ...]
    rest: int
