"""Automatic numbering of Word (numbering.xml): the label of each paragraph as Word prints it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from loaders.document import normalise

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
_DEEPEST = 8
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖",
          "\uf0e0": "→", "\uf02d": "-", "\uf0a8": "□", "\uf06f": "□", "\uf0fe": "☒"}  # fmt: skip
_STYLE_LINK = f"{W}styleLink"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def value(element: etree._Element | None, path: str) -> str | None:
    """The value of the child at a path; None where there is no such child."""
    found = element.find(path) if element is not None else None
    return None if found is None else str(found.get(VALUE, ""))


def whole(text: str | None, otherwise: int) -> int:
    """A whole number as XML writes it."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else otherwise


def sign(character: str) -> str:
    r"""The sign that fonts of symbols print for a character of their own.

    >>> sign("\uf0b7"), sign("\uf0ee"), sign("-")
    ('•', '•', '-')
    """
    return _PRIVATE.sub(lambda found: _SIGNS.get(found[0], "•"), character)


def roman(number: int) -> str:
    """A number in small Roman letters; above 3999 in figures."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        out += letters * times
    return out


def letter(number: int) -> str:
    """The letter of a number as Word counts: a … z, aa, bb and on."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(turns + 1, 30) if number > 0 else str(number)


def in_words(number: int) -> str:
    """A number in Vietnamese words, below a hundred."""
    tens, unit = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    if not tens:
        return _UNITS[unit]
    first = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(unit, _UNITS[unit])
    return f"{first} {last}".strip()


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "vietnameseCounting": in_words,
    "none": lambda _: "",
    "bullet": lambda _: "",
}


@dataclass(frozen=True)
class Level:
    """How one level of a list counts; `restart` is the level after which it begins anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hollow: bool = False

    def starts_anew(self, own: int, counted: int) -> bool:
        """Whether this level (`own`) begins anew when a higher one is counted."""
        return counted < (own if self.restart is None else min(self.restart, own))


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass
class Numbering:
    """The lists of a document and how far each has counted; ask in the document's order."""

    _declared: dict[str, etree._Element] = field(default_factory=dict)
    _abstract: dict[str, etree._Element] = field(default_factory=dict)
    _read: dict[str, _List | None] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> "Numbering":
        """The lists of numbering.xml."""
        if root is None:
            return cls()
        abstracts = {str(one.get(f"{W}abstractNumId")): one for one in root.iter(f"{W}abstractNum")}
        return cls({str(one.get(f"{W}numId")): one for one in root.iter(f"{W}num")}, abstracts)

    def _list(self, list_id: str) -> _List | None:
        """A list as it is declared; read when it is first asked for, for files declare many."""
        if list_id not in self._read:
            declared = self._declared.get(list_id)
            self._read[list_id] = None if declared is None else self._of(declared)
        return self._read[list_id]

    def _of(self, declared: etree._Element) -> _List:
        key = value(declared, f"{W}abstractNumId") or ""
        abstract = self._abstract.get(key)
        if link := value(abstract, f"{W}numStyleLink"):
            styled = (one for one in self._abstract.values() if value(one, _STYLE_LINK) == link)
            abstract = next(styled, abstract)
        levels = _levels(abstract)
        starts = {}
        for override in declared.iter(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl"), 0)
            levels |= _levels(override)
            if (start := value(override, f"{W}startOverride")) is not None:
                starts[at] = whole(start, 1)
        return _List(key, levels, starts)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a list keeps for a style; 0 where it keeps none."""
        numbers = self._list(list_id)
        levels = numbers.levels if numbers else {}
        return next((at for at, level in levels.items() if level.style == style), 0)

    def label(self, list_id: str, at: int) -> str:
        """Count a paragraph of a list and give its label."""
        numbers = self._list(list_id)
        at = min(max(at, 0), _DEEPEST)
        if numbers is None or at not in numbers.levels:
            return ""
        counts = self._counts.setdefault(numbers.abstract, {})
        if at in numbers.starts and (list_id, at) not in self._begun:
            counts.pop(at, None)
        self._begun.add((list_id, at))
        counts[at] = counts[at] + 1 if at in counts else _start(numbers, at)
        for deeper in [other for other in counts if other > at]:
            if numbers.levels.get(deeper, Level()).starts_anew(deeper, at):
                del counts[deeper]
        return _printed(numbers, counts, at)


def _printed(numbers: _List, counts: dict[int, int], at: int) -> str:
    level = numbers.levels[at]
    if level.format == "bullet":
        return "○" if level.hollow and level.text == "o" else normalise(sign(level.text))

    def number(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        style = numbers.levels.get(other, Level()).format
        count = counts.get(other, _start(numbers, other))
        shown = str if level.legal and style != "none" else _FORMATS.get(style, str)
        return shown(count)

    return normalise(re.sub(r"%([1-9])", number, level.text)).replace("\n", " ")


def _start(numbers: _List, at: int) -> int:
    return numbers.starts.get(at, numbers.levels.get(at, Level()).start)


def _levels(parent: etree._Element | None) -> dict[int, Level]:
    """The levels declared directly in an abstract list or an override."""
    found = {}
    for one in parent.findall(f"{W}lvl") if parent is not None else ():
        at = whole(one.get(f"{W}ilvl"), 0)
        restart = value(one, f"{W}lvlRestart")
        legal = value(one, f"{W}isLgl")
        fonts = one.find(f"{W}rPr/{W}rFonts")
        level = Level(
            start=whole(value(one, f"{W}start"), 0),
            format=next((str(kind.get(VALUE)) for kind in one.iter(f"{W}numFmt")), "decimal"),
            text=value(one, f"{W}lvlText") or "",
            legal=legal is not None and legal not in {"0", "false"},
            style=value(one, f"{W}pStyle"),
            hollow=fonts is not None and "Courier" in str(fonts.get(f"{W}ascii")),
        )
        found[at] = level if restart is None else replace(level, restart=whole(restart, at))
    return found
