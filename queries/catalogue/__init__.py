"""The questions, one `.cypher` file each: front matter in a comment, then the Cypher text."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from queries.catalogue.frontmatter import CatalogueError, QuestionFile, take_apart
from queries.readonly import WriteRefusedError, check_read_only
from queries.values import convert

__all__ = [
    "CatalogueError",
    "Column",
    "Language",
    "Parameter",
    "ParameterType",
    "Question",
    "question",
    "question_files",
    "question_ids",
    "questions",
    "read_question",
]

FOLDER = Path(__file__).parent

ParameterType = Literal[
    "programme",
    "agency",
    "body",
    "province",
    "commune",
    "product",
    "market",
    "document",
    "task",
    "text",
    "whole",
    "number",
    "share",
    "flag",
    "date",
    "period",
    "choice",
    "weights",
]
Language = Literal["vi", "en"]
MISSING = object()
FIELDS = ("id", "category", "title", "description", "phrases", "parameters", "columns")
OPTIONAL = ("checks",)
LANGUAGES: tuple[Language, ...] = ("vi", "en")
DEFAULTS: Mapping[str, tuple[type, ...]] = {
    "whole": (int,),
    "number": (int, float),
    "share": (int, float),
    "flag": (bool,),
    "weights": (list,),
}
"""What a default may be, by the parameter's type; elsewhere a text."""
TYPED = ("date", "period", "weights")
"""Types whose defaults are read as what people type."""
CHECK = re.compile(r"(\w+) (?:<=|<>) (\w+)")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
PARAMETER = re.compile(r"\$(\w+)")


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
    checks: tuple[str, ...]
    """What parameters must hold between them: 'from <= to', 'province_a <> province_b'."""
    path: Path
    """Its file; the Cypher begins in line `cypher_line`, the columns in `columns_line`."""
    cypher_line: int
    columns_line: int


def question_files(own: Path | None = None) -> dict[str, Path]:
    """The file of each question by its id, in the order of the ids.

    Args:
        own: A folder of further questions, somebody's own.

    Raises:
        CatalogueError: If there is no such folder, or one of its files has the name of one of ours.
    """
    files = {path.stem: path for path in FOLDER.glob("*.cypher")}
    if own is not None:
        if not own.is_dir():
            raise CatalogueError(f"{own}: no such folder of questions")
        for path in own.glob("*.cypher"):
            if path.stem in files:
                told = "daumoi has a question of that name; rename the file and its id"
                raise take_apart(path).wrong(told, "id")
            files[path.stem] = path
    return dict(sorted(files.items()))


def question_ids(own: Path | None = None) -> list[str]:
    """The ids of all questions, in order."""
    return list(question_files(own))


def questions(own: Path | None = None) -> list[Question]:
    """All questions, in the order of their ids."""
    return [read_question(path) for path in question_files(own).values()]


def question(name: str, own: Path | None = None) -> Question:
    """The question with that id.

    Raises:
        CatalogueError: If there is none; the text names the nearest.
    """
    files = question_files(own)
    if name not in files:
        near = difflib.get_close_matches(name, files, n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: daumoi query list"
        raise CatalogueError(f"there is no question '{name}'; {hint}")
    return read_question(files[name])


def read_question(path: Path) -> Question:
    """The question in a file.

    Raises:
        CatalogueError: With the file, the line and what is wrong with it; also if it writes.
    """
    file = take_apart(path)
    file.fields(needed=FIELDS, known=FIELDS + OPTIONAL)
    if file.text("id") != path.stem:
        raise file.wrong(f"its id is '{file.text('id')}', not the file's name", "id")
    question = Question(
        id=path.stem,
        category=file.text("category"),
        title=_in_both_languages(file, "title"),
        description=_in_both_languages(file, "description"),
        phrases=file.texts("phrases"),
        parameters={name: _parameter(file, name) for name in file.fields("parameters")},
        columns=tuple(_column(file, name) for name in file.fields("columns")),
        cypher=file.cypher,
        checks=file.texts("checks"),
        path=path,
        cypher_line=file.cypher_line,
        columns_line=file.line("columns"),
    )
    _hold_together(file, question)
    _only_read(file)
    return question


def _in_both_languages(file: QuestionFile, name: str) -> Mapping[Language, str]:
    file.fields(name, needed=LANGUAGES, known=LANGUAGES)
    return {"vi": file.text(name, "vi"), "en": file.text(name, "en")}


def _column(file: QuestionFile, name: str) -> Column:
    place, needed = ("columns", name), (*LANGUAGES, "about")
    file.fields(*place, needed=needed, known=needed)
    return Column(name, *(file.text(*place, each) for each in needed))


def _parameter(file: QuestionFile, name: str) -> Parameter:
    place = ("parameters", name)
    fields = file.fields(
        *place, needed=("type", "about"), known=("type", "about", "default", "values")
    )
    if fields["type"] not in get_args(ParameterType):
        raise file.wrong(f"{name}: no such type: {fields['type']}", *place, "type")
    parameter = Parameter(
        name,
        fields["type"],
        file.text(*place, "about"),
        _default(file, name, fields),
        file.texts(*place, "values"),
    )
    if (parameter.type == "choice") != bool(parameter.values):
        raise file.wrong(f"{name}: values belong to a choice, and a choice has some", *place)
    if not _may_be_default(parameter):
        told = f"{name}: {parameter.default!r} is no {parameter.type}"
        raise file.wrong(told, *place, "default")
    return parameter


def _default(file: QuestionFile, name: str, fields: Mapping[str, Any]) -> Any:
    """The default as the Cypher gets it: a day, period or weights as if they were typed."""
    default = fields.get("default", MISSING)
    if default is MISSING or default is None or fields["type"] not in TYPED:
        return default
    try:
        return convert(fields["type"], str(default).strip("[]"))
    except ValueError as error:
        raise file.wrong(f"{name}: {error}", "parameters", name, "default") from None


def _may_be_default(parameter: Parameter) -> bool:
    default = parameter.default
    if default is MISSING or default is None:
        return True
    if isinstance(default, bool) and parameter.type != "flag":
        return False
    fits = isinstance(default, DEFAULTS.get(parameter.type, (str,)))
    return fits and (not parameter.values or default in parameter.values)


def _hold_together(file: QuestionFile, question: Question) -> None:
    """Refuse phrases, checks, parameters and Cypher that do not know each other."""
    taken = question.parameters
    for index, phrase in enumerate(question.phrases):
        for name in PLACEHOLDER.findall(phrase):
            if name not in taken:
                raise file.wrong(f"no parameter {name} for the phrase", "phrases", index)
    for index, check in enumerate(question.checks):
        match = CHECK.fullmatch(check)
        if not match or not {*match.groups()} <= set(taken):
            raise file.wrong(f"'{check}' is no check of two parameters", "checks", index)
    if not question.phrases or not question.columns:
        raise file.wrong("it needs phrases and columns")
    if not question.cypher:
        raise file.wrong("no Cypher stands behind the front matter")
    used = set(PARAMETER.findall(question.cypher))
    for name in taken:
        if name not in used:
            raise file.wrong(f"the Cypher does not use ${name}", "parameters", name)
    if unknown := sorted(used - set(taken)):
        line = next(
            number
            for number, text in enumerate(file.cypher.splitlines(), file.cypher_line)
            if unknown[0] in PARAMETER.findall(text)
        )
        raise CatalogueError(f"{file.path}:{line}: no parameter {unknown[0]} in the front matter")


def _only_read(file: QuestionFile) -> None:
    try:
        check_read_only(file.cypher)
    except WriteRefusedError as error:
        line = file.cypher_line + error.line - 1
        raise CatalogueError(f"{file.path}:{line}: {error.told}") from error
