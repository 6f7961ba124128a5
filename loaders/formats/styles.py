"""Paragraph styles of Word (styles.xml): the level of a heading and the list of a style."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from lxml import etree

from loaders.formats.numbering import VALUE, Numbering, W, value, whole

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 9
_LEVEL, _NUMBERS, _STYLE = f"{W}outlineLvl", f"{W}numPr", f"{W}pStyle"


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None, numbering: Numbering) -> None:
        self._numbering = numbering
        self._styles = {
            str(one.get(f"{W}styleId")): one
            for one in (root.iter(f"{W}style") if root is not None else ())
            if one.get(f"{W}type", "paragraph") == "paragraph"
        }
        self._known: dict[str, tuple[int | None, tuple[str, int] | None]] = {}

    def heading(self, properties: Mapping[str, etree._Element]) -> int | None:
        """The level of a heading, 1 is the highest; None for other paragraphs.

        `properties` is what the paragraph's pPr holds, by tag.
        """
        own = properties.get(_LEVEL)
        return _outline(own.get(VALUE, "")) if own is not None else self._of(properties)[0]

    def place_in_list(self, properties: Mapping[str, etree._Element]) -> tuple[str, int] | None:
        """The list and the level by which a paragraph is numbered; None where it is not."""
        inherited = self._of(properties)[1]
        numbers = properties.get(_NUMBERS)
        if numbers is None:
            return inherited
        own = value(numbers, f"{W}numId")
        level = value(numbers, f"{W}ilvl")
        if own is None and inherited is None:
            return None
        if own is None and inherited is not None:
            return inherited[0], whole(level, inherited[1])
        return None if own == "0" else (str(own), whole(level, 0))

    @cached_property
    def _default(self) -> str:
        defaults = (key for key, one in self._styles.items() if one.get(f"{W}default") == "1")
        return next(defaults, "")

    def _of(
        self, properties: Mapping[str, etree._Element]
    ) -> tuple[int | None, tuple[str, int] | None]:
        named = properties.get(_STYLE)
        style = (str(named.get(VALUE, "")) if named is not None else "") or self._default
        if style not in self._known:
            self._known[style] = self._heading_of(style), self._list_of(style)
        return self._known[style]

    def _heading_of(self, style: str) -> int | None:
        for _, one in self._chain(style):
            if (level := value(one, f"{W}pPr/{W}outlineLvl")) is not None:
                return _outline(level)
            if match := _HEADING.fullmatch(value(one, f"{W}name") or ""):
                return int(match[1])
        return None

    def _list_of(self, style: str) -> tuple[str, int] | None:
        for key, one in self._chain(style):
            if (numbers := value(one, f"{W}pPr/{W}numPr/{W}numId")) is not None:
                level = value(one, f"{W}pPr/{W}numPr/{W}ilvl")
                kept = self._numbering.level_of_style(numbers, key)
                return None if numbers == "0" else (numbers, whole(level, kept))
        return None

    def _chain(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = value(self._styles[style], f"{W}basedOn") or ""


def _outline(level: str) -> int | None:
    number = whole(level, _BODY_TEXT)
    return number + 1 if 0 <= number < _BODY_TEXT else None
