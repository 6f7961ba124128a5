"""Reading and writing a plan dataset as a YAML or JSON file, with the line of every value."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import ValidationError

from loaders.dataset import FORMAT, Dataset
from loaders.salvage import Place, Remainder, salvage

SUFFIXES = (".yaml", ".yml", ".json")
DEEPEST = 50
"""Levels of mappings and lists that a file may have; a dataset has ten."""
Severity = Literal["error", "warning"]
_NOT_YAML = re.compile(r"[\t\x7f-\x9f\u2028\u2029\ufeff]|\\u[dD][89a-fA-F]..|(?P<other>\\.)")
"""What JSON may hold and YAML refuses or ends a line at: tabs, breaks, halves of a character."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with a file: where, how bad, and what."""

    line: int
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.severity}: {self.message}"


class DataFileError(Exception):
    """A file that is no plan dataset; `faults` says each thing that is wrong, with its line.

    `remainder` is what can be read all the same, `lines` the lines of the file's values.
    """

    def __init__(
        self,
        path: Path,
        faults: list[Fault],
        remainder: Remainder | None = None,
        lines: dict[Place, int] | None = None,
    ) -> None:
        self.path = path
        self.faults = sorted(faults)
        self.remainder = remainder
        self.lines = lines or {}
        super().__init__("\n".join(f"{path}:{fault}" for fault in self.faults))


@dataclass(frozen=True)
class DataFile:
    """A dataset and the lines that its values stand on."""

    path: Path
    dataset: Dataset
    lines: dict[Place, int] = field(default_factory=dict, compare=False)


class _Loader(yaml.CSafeLoader):
    """YAML 1.2 core scalars: 'no' is a word, 06112 a code, and dates stay text until checked."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own name)


class _Dumper(yaml.CSafeDumper):
    """Quotes whatever `_Loader` or a YAML 1.1 reader would not take for text, but for dates."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in each if not tag.endswith(":timestamp")]
        for first, each in yaml.CSafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: object) -> bool:
        """Write every value out: anchors are for machines, this file is for people."""
        return True


def _constructor(kind: str) -> Callable[[_Loader, yaml.ScalarNode], object]:
    """PyYAML's constructor, with the line where a value is not of its kind ('!!bool abc')."""
    construct = yaml.CSafeLoader.yaml_constructors[f"tag:yaml.org,2002:{kind}"]

    def checked(loader: _Loader, node: yaml.ScalarNode) -> object:
        try:
            return construct(loader, node)
        except (ValueError, KeyError):
            told = f"{node.value:.60} cannot be read as {kind}"
            raise yaml.constructor.ConstructorError(
                problem=told, problem_mark=node.start_mark
            ) from None

    return checked


_Loader.yaml_constructors = {
    tag: construct
    for tag, construct in yaml.CSafeLoader.yaml_constructors.items()
    if tag is None or tag.rpartition(":")[2] in {"str", "seq", "map"}
}
for _kind, _pattern, _first in (
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$", list("-0123456789")),
):
    for _class in (_Loader, _Dumper):
        _class.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(_pattern), _first)
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _constructor(_kind))


@dataclass
class _Positions:
    """The line of each value, and the faults that only the text shows."""

    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    aliases: bool = False


def read_datafile(path: Path) -> DataFile:
    """The dataset in a YAML or JSON file.

    Raises:
        DataFileError: With every fault of form that the file has, and its line.
        OSError: If the file cannot be read.
    """
    return parse_datafile(path, path.read_bytes())


def parse_datafile(path: Path, data: bytes) -> DataFile:
    """The dataset in the bytes of a file; `path` stands in errors, its ending tells the form.

    Raises:
        DataFileError: With every fault of form that they have, and its line.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataFileError(
            path, [Fault(line, "error", f"not UTF-8 text: {error.reason}")]
        ) from None
    plain, positions = _parse(path, text)
    if not isinstance(plain, dict):
        raise DataFileError(path, [Fault(1, "error", "not a plan dataset: it has no fields")])
    found = plain.get("format")
    if isinstance(found, str) and found.startswith("daumoi-plan/") and found != FORMAT:
        told = f"format is {found}, this daumoi reads {FORMAT}: update daumoi"
        raise DataFileError(
            path, [Fault(nearest_line(positions.lines, ("format",)), "error", told)]
        )
    try:
        dataset = Dataset.model_validate(plain)
    except ValidationError as error:
        faults = positions.faults + _faults(error, positions.lines)
        raise DataFileError(path, faults, salvage(plain), positions.lines) from None
    if positions.faults:
        raise DataFileError(path, positions.faults)
    return DataFile(path, dataset, positions.lines)


def write_yaml(dataset: Dataset) -> str:
    """The dataset as YAML: small items on one line, letters as they are."""
    written: str = yaml.dump(
        dataset.plain(),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=10_000,
    )
    return written


def write_json(dataset: Dataset) -> str:
    """The dataset as JSON, indented, letters as they are."""
    return json.dumps(dataset.plain(), ensure_ascii=False, indent=2) + "\n"


def _parse(path: Path, text: str) -> tuple[Any, _Positions]:
    """The values in a YAML or JSON text, and their lines."""
    if not _is_json(path, text):
        return _parse_yaml(path, text)
    try:
        plain = json.loads(text)
    except json.JSONDecodeError as error:
        raise DataFileError(
            path, [Fault(error.lineno, "error", f"not JSON: {error.msg}")]
        ) from None
    except (RecursionError, ValueError) as error:
        told = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise DataFileError(path, [Fault(1, "error", f"not JSON: {told}")]) from None
    try:  # the second reading gives the lines
        return plain, _parse_yaml(path, _NOT_YAML.sub(_blank, text))[1]
    except DataFileError:
        return plain, _Positions()


def _is_json(path: Path, text: str) -> bool:
    """By the ending; where that tells nothing, by how the text begins."""
    suffix = path.suffix.lower()
    return suffix == ".json" or (suffix not in SUFFIXES and text.lstrip().startswith("{"))


def _blank(met: re.Match[str]) -> str:
    """A space for what YAML takes otherwise than JSON; other escapes as they are."""
    return met[0] if met["other"] else " "


def _parse_yaml(path: Path, text: str) -> tuple[Any, _Positions]:
    try:
        _refuse_depth(text)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            positions = _Positions()
            if node is not None:
                _locate(node, (), positions, set())
                if positions.aliases:
                    raise DataFileError(path, positions.faults)
            return (None if node is None else loader.construct_document(node)), positions
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DataFileError(path, [Fault(line, "error", f"not YAML: {error.problem}")]) from None
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        raise DataFileError(path, [Fault(line, "error", f"not YAML: {error.reason}")]) from None


def _refuse_depth(text: str) -> None:
    """PyYAML puts nodes together by recursion, in C: a deep file would end the program."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=mark)


def _locate(node: yaml.Node, place: Place, found: _Positions, seen: set[int]) -> None:
    line = node.start_mark.line + 1
    found.lines.setdefault(place, line)
    if id(node) in seen:
        told = "an alias (*name) is not read here; write the value out"
        found.faults.append(Fault(line, "error", told))
        found.aliases = True
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _locate(item, (*place, index), found, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, str(key.value))
            if inner in found.lines:
                told = f"{spell(inner)}: the field stands twice"
                found.faults.append(Fault(key.start_mark.line + 1, "error", told))
            found.lines[inner] = key.start_mark.line + 1
            _locate(value, inner, found, seen)


def _faults(error: ValidationError, lines: dict[Place, int]) -> list[Fault]:
    """Pydantic's errors in plain words, each with its line."""
    faults: dict[Fault, None] = {}
    for each in error.errors(include_url=False):
        place = each["loc"]
        if each["type"] != "extra_forbidden" and place[-1:] in {("int",), ("float",)}:
            if place[-1] == "int":  # the other branch of a Number says the same
                continue
            place = place[:-1]
        faults[Fault(nearest_line(lines, place), "error", f"{spell(place)}: {_words(each)}")] = None
    return list(faults)


def _words(error: Any) -> str:
    kind, value = error["type"], error.get("input")
    if kind == "extra_forbidden":
        return "unknown field"
    if kind == "missing":
        return "missing"
    if kind == "string_type" and isinstance(value, (int, float)):
        return f'{value} must be text: put it in quotes ("{value}")'
    told: str = error["msg"].removeprefix("Value error, ")
    found = " ".join(str(value)[:60].split())
    shown = "" if isinstance(value, (dict, list)) else f" (found: {found})"
    return told[0].lower() + told[1:] + shown


def spell(place: Place) -> str:
    """A place in the file in words, e.g. tasks[3].leads[0].agency."""
    spelt = ""
    for step in place:
        spelt += f"[{step}]" if isinstance(step, int) else f".{step}" if spelt else str(step)
    return spelt or "file"


def nearest_line(lines: Mapping[Place, int], place: Place) -> int:
    """The line of a value, or of the nearest thing around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)
