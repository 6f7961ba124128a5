"""The questions, one `.cypher` file each: front matter in a comment, then the Cypher text."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

FOLDER = Path(__file__).parent

ParameterType = Literal[
    "programme",
    "agency",
    "province",
    "product",
    "task",
    "text",
    "whole",
    "number",
    "flag",
    "date",
    "choice",
    "weights",
]
Language = Literal["vi", "en"]
MISSING = object()
OPTIONAL = {"checks"}
FIELDS = {"id", "category", "title", "description", "phrases", "parameters", "columns"}


class CatalogueError(Exception):
    """A question's file is not as it should be, or there is no such question."""


@dataclass(frozen=True)
class Parameter:
    """A question's parameter; without a default it must be given."""

    name: str
    type: ParameterType
    about: str
    default: Any = MISSING
    values: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is MISSING


@dataclass(frozen=True)
class Column:
    """A column of the answer: its headings and its meaning."""

    name: str
    vi: str
    en: str
    about: str

    def heading(self, language: Language) -> str:
        """Its heading in that language."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True)
class Question:
    """A question: what it asks, what it takes, what it gives, and its Cypher."""

    id: str
    category: str
    title: Mapping[Language, str]
    description: Mapping[Language, str]
    phrases: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    columns: tuple[Column, ...]
    cypher: str
    checks: tuple[str, ...] = ()
    """What parameters must hold between them: 'from <= to', 'province_a <> province_b'."""


def question_ids() -> list[str]:
    """The ids of all questions, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.cypher"))


def questions() -> list[Question]:
    """All questions, in the order of their ids."""
    return [question(each) for each in question_ids()]


def question(name: str) -> Question:
    """The question with that id.

    Raises:
        CatalogueError: If there is none; the text names the nearest.
    """
    if name not in question_ids():
        near = difflib.get_close_matches(name, question_ids(), n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: daumoi query list"
        raise CatalogueError(f"there is no question '{name}'; {hint}")
    return read_question(FOLDER / f"{name}.cypher")


def read_question(path: Path) -> Question:
    """The question in a file.

    Raises:
        CatalogueError: With the file and what is wrong with it.
    """
    text = path.read_text(encoding="utf-8")
    opening, closing = text.find("/*"), text.find("*/")
    if opening != 0 or closing < 0:
        raise CatalogueError(f"{path}:1: begins with no front matter /* … */")
    try:
        front = yaml.load(text[2:closing], Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError(f"{path}:{line}: front matter: {error.problem}") from error
    return _question(path, front, text[closing + 2 :].strip())


def _question(path: Path, front: Any, cypher: str) -> Question:
    if not isinstance(front, dict):
        raise CatalogueError(f"{path}:1: the front matter has no fields")
    if wrong := (set(front) - OPTIONAL) ^ FIELDS:
        raise CatalogueError(
            f"{path}: front matter: unknown or missing: {', '.join(sorted(wrong))}"
        )
    if front["id"] != path.stem:
        raise CatalogueError(f"{path}: its id is '{front['id']}', not the file's name")
    return Question(
        id=front["id"],
        category=front["category"],
        title=front["title"],
        description=front["description"],
        phrases=tuple(front["phrases"]),
        parameters={
            name: _parameter(path, name, each) for name, each in (front["parameters"] or {}).items()
        },
        columns=tuple(Column(name, **each) for name, each in front["columns"].items()),
        cypher=cypher,
        checks=tuple(front.get("checks", ())),
    )


def _parameter(path: Path, name: str, each: dict[str, Any]) -> Parameter:
    if each.get("type") not in get_args(ParameterType):
        raise CatalogueError(f"{path}: parameter {name}: no such type '{each.get('type')}'")
    return Parameter(
        name,
        each["type"],
        each["about"],
        each.get("default", MISSING),
        tuple(each.get("values", ())),
    )
