"""Names of bodies in running text, lists and headings."""

from loaders.language.names.definitions import definitions
from loaders.language.names.model import Bodies, Leading, NamedBody
from loaders.language.names.places import provinces_named
from loaders.language.names.reading import (
    Where,
    heading_bodies,
    leading_bodies,
    named_by_position,
    places_for_bodies,
    read_bodies,
)
from loaders.language.names.shortened import has_letters, stands_for

__all__ = [
    "Bodies",
    "Leading",
    "NamedBody",
    "Where",
    "definitions",
    "has_letters",
    "heading_bodies",
    "leading_bodies",
    "named_by_position",
    "places_for_bodies",
    "provinces_named",
    "read_bodies",
    "stands_for",
]
