"""A question's file taken apart: its front matter, its Cypher, and in which line each stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]
"""Where something stands in the front matter: names of fields and numbers of items."""


class CatalogueError(Exception):
    """A question's file is not as it should be, or there is no such question."""


@dataclass(frozen=True)
class QuestionFile:
    """The parts of a question's file; what is wrong with one is told with file and line.

    Attributes:
        front: The front matter as mappings, lists and values.
        lines: The line of each field and item, from 1.
        cypher: The Cypher text, without the space around it.
        cypher_line: The line in which it begins.
    """

    path: Path
    front: Any
    lines: Mapping[Place, int]
    cypher: str
    cypher_line: int

    def line(self, *place: str | int) -> int:
        """The line of a place; where it is missing, of what it belongs to."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def wrong(self, told: str, *place: str | int) -> CatalogueError:
        """The error for something at a place of the front matter."""
        return CatalogueError(f"{self.path}:{self.line(*place)}: {told}")

    def value(self, *place: str | int) -> Any:
        """What stands at a place; None where it is missing."""
        value = self.front
        for step in place:
            value = value.get(step) if isinstance(value, dict) else value[step]
        return value

    def fields(
        self, *place: str | int, needed: Collection[str] = (), known: Collection[str] | None = None
    ) -> Mapping[str, Any]:
        """The fields at a place: all that are needed and, unless None, no other than the known."""
        fields = self.value(*place)
        if fields is None and not needed:
            return {}
        name = ".".join(map(str, place)) or "the front matter"
        if not isinstance(fields, dict):
            raise self.wrong(f"{name}: fields are expected, not {fields!r}", *place)
        for each in fields:
            if not isinstance(each, str) or (known is not None and each not in known):
                raise self.wrong(f"{name}: no such field: {each}", *place, each)
        if missing := [each for each in needed if each not in fields]:
            raise self.wrong(f"{name}: missing: {', '.join(missing)}", *place)
        return fields

    def text(self, *place: str | int) -> str:
        """The text at a place."""
        text = self.value(*place)
        if not isinstance(text, str) or not text.strip():
            raise self.wrong(f"{'.'.join(map(str, place))}: a text is expected", *place)
        return text

    def texts(self, *place: str | int) -> tuple[str, ...]:
        """The list of texts at a place; empty where it is missing."""
        items = self.value(*place)
        if items is None:
            return ()
        if not isinstance(items, list):
            raise self.wrong(f"{'.'.join(map(str, place))}: a list is expected", *place)
        return tuple(self.text(*place, index) for index in range(len(items)))


class _Loader(yaml.CSafeLoader):
    """A reader to which a day is a text; one that there is not would be no YAML."""


_Loader.yaml_implicit_resolvers = {
    letter: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def take_apart(path: Path) -> QuestionFile:
    """The parts of the file at a path.

    Raises:
        CatalogueError: If it has no front matter, or one that is no YAML.
        OSError: If it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogueError(f"{path}:1: is no text in UTF-8") from None
    closing = text.find("*/")
    if not text.startswith("/*") or closing < 0:
        raise CatalogueError(f"{path}:1: begins with no front matter /* … */")
    lines: dict[Place, int] = {}
    front = _parsed(path, text[2:closing], lines)
    rest = text[closing + 2 :]
    cypher_line = text.count("\n", 0, len(text) - len(rest.lstrip())) + 1
    return QuestionFile(path, front, lines, rest.strip(), cypher_line)


def _parsed(path: Path, text: str, lines: dict[Place, int]) -> Any:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        _note_lines(path, node, (), lines)
        return None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        told = getattr(error, "problem", None) or "is no YAML"
        raise CatalogueError(f"{path}:{line}: front matter: {told}") from error
    finally:
        loader.dispose()


def _note_lines(path: Path, node: Any, place: Place, lines: dict[Place, int]) -> None:
    """Note in which line each field and item stands, and refuse a field that is there twice."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, key.value)
            line = key.start_mark.line + 1
            if inner in lines:
                raise CatalogueError(f"{path}:{line}: {'.'.join(map(str, inner))} is there twice")
            lines[inner] = line
            _note_lines(path, value, inner, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[*place, index] = value.start_mark.line + 1
            _note_lines(path, value, (*place, index), lines)
