"""Asking a question of the catalogue: typed parameters in, a table out."""

import difflib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.store import NoGraphError, Store, StoreError, Table
from queries.catalogue import CatalogueError, Parameter, Question
from queries.names import CYPHER, find

ANY_PLAN = "MATCH (plan:Programme) RETURN plan.id AS id LIMIT 1"
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
OF_YEAR = r"(?: ?[/-] ?| năm | nam | )(\d{4})"
TRUE, FALSE = ("true", "yes", "1", "có"), ("false", "no", "0", "không")


class ParameterError(Exception):
    """A parameter is unknown, missing or of the wrong type; the text says which and how."""


def ask(store: Store, question: Question, given: Mapping[str, str]) -> Table:
    """The answer to a question.

    Args:
        store: The graph.
        question: A question of the catalogue.
        given: Parameters as typed; what is left out has its default.

    Raises:
        ParameterError: If a parameter is unknown, missing or of the wrong type.
        NameNotFoundError: If a name means no node, or several.
        NoGraphError: If the graph holds no plan.
        CatalogueError: If the question's Cypher is wrong, or its columns are others than it tells.
    """
    return run(store, question, typed(store, question, given))


def run(store: Store, question: Question, values: Mapping[str, Any]) -> Table:
    """The answer for values that are typed already; left-out parameters have their defaults."""
    defaults = {each.name: each.default for each in question.parameters.values()}
    try:
        table = store.read(question.cypher, {**defaults, **values})
    except StoreError as error:
        if line := re.search(r"\bline (\d+)", str(error)):
            place = f"{question.path}:{question.cypher_line + int(line[1]) - 1}"
            raise CatalogueError(f"{place}: {error}") from error
        raise
    told = tuple(each.name for each in question.columns)
    if table.columns != told:
        raise CatalogueError(
            f"{question.path}:{question.columns_line}: its columns are {', '.join(told)}; "
            f"the Cypher gives {', '.join(table.columns)}"
        )
    return table


def typed(store: Store, question: Question, given: Mapping[str, str]) -> dict[str, Any]:
    """The values of a question's parameters, names as ids.

    Raises:
        ParameterError: If a parameter is unknown, missing or of the wrong type.
        NameNotFoundError: If a name means no node, or several.
        NoGraphError: If the graph holds no plan.
    """
    check_any_plan(store)
    for name in given:
        if name not in question.parameters:
            near = difflib.get_close_matches(name, question.parameters, n=1)
            hint = f"did you mean '{near[0]}'?" if near else _known(question)
            raise ParameterError(f"{question.id} has no parameter '{name}'; {hint}")
    missing = [each.name for each in question.parameters.values() if _lacks(each, given)]
    if missing:
        raise ParameterError(
            f"{question.id} needs {' and '.join(missing)}: "
            + " ".join(f"--param {name}=…" for name in missing)
        )
    values: dict[str, Any] = {}
    for parameter in sorted(question.parameters.values(), key=_programme_first):
        if parameter.name in given:
            values[parameter.name] = _value(store, parameter, given[parameter.name], values)
        else:
            values[parameter.name] = parameter.default
    for check in question.checks:
        _hold(check, values)
    return values


def check_any_plan(store: Store) -> None:
    """Refuse a graph that holds no plan.

    Raises:
        NoGraphError: With how to load some.
    """
    if not store.read(ANY_PLAN).rows:
        place = store.info().place
        raise NoGraphError(f"{place}: the graph holds no plan; load some first: daumoi load FOLDER")


def _hold(check: str, values: Mapping[str, Any]) -> None:
    """Refuse values between which a question's check does not hold."""
    one, sign, other = check.split()
    if sign == "<=" and values[one] > values[other]:
        raise ParameterError(f"{one} ({values[one]}) is after {other} ({values[other]})")
    if sign == "<>" and values[one] == values[other]:
        raise ParameterError(f"{one} and {other} are the same: {values[one]}")


def _programme_first(parameter: Parameter) -> bool:
    """Sorts the plan before the tasks that are looked for in it."""
    return parameter.type != "programme"


def _lacks(parameter: Parameter, given: Mapping[str, str]) -> bool:
    return parameter.required and not given.get(parameter.name, "").strip()


def _known(question: Question) -> str:
    names = ", ".join(question.parameters)
    return f"it takes {names}" if names else "it takes none"


def _value(store: Store, parameter: Parameter, text: str, before: Mapping[str, Any]) -> Any:
    if parameter.type in CYPHER:
        return find(store, parameter.type, text, before.get("programme"))
    try:
        return convert(parameter, text)
    except ValueError as error:
        raise ParameterError(f"parameter {parameter.name}: {error}") from None


def convert(parameter: Parameter, text: str) -> Any:
    """A typed text as a value of the parameter's type; ValueError says what is expected."""
    match parameter.type:
        case "whole":
            return _number(text, whole=True)
        case "number":
            return _number(text)
        case "share":
            return _share(text)
        case "weights":
            parts = re.split(r"[,;\s]+", text.strip())
            if len(parts) != 2:
                raise ValueError(f"'{text}' is not two numbers such as 1,0.5")
            weights = [float(_number(part)) for part in parts]
            if min(weights) < 0:
                raise ValueError(f"'{text}': a weight cannot be negative")
            return weights
        case "flag":
            return _flag(text)
        case "date":
            return _day(text)
        case "period":
            return _period(text)
        case "choice":
            if text not in parameter.values:
                raise ValueError(f"'{text}' is not one of {', '.join(parameter.values)}")
            return text
        case _:
            return text


def _number(text: str, *, whole: bool = False) -> int | float:
    pattern = r"-?\d{1,15}" if whole else r"-?\d{1,15}(\.\d{1,15})?"
    if not re.fullmatch(pattern, text.strip()):
        raise ValueError(f"'{text}' is no {'whole ' if whole else ''}number")
    return int(text) if whole else float(text)


def _share(text: str) -> int | float:
    share = _number(text)
    if not 0 <= share <= 1:
        raise ValueError(f"'{text}' is no share from 0 to 1")
    return share


def _flag(text: str) -> bool:
    if text.casefold() in TRUE:
        return True
    if text.casefold() in FALSE:
        return False
    raise ValueError(f"'{text}' is neither true nor false")


def _day(text: str) -> str:
    """A day as YYYY-MM-DD; DD/MM/YYYY is understood too."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    iso = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else text.strip()
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
            raise ValueError
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        raise ValueError(f"'{text}' is no day; write 2026-06-30 or 30/6/2026") from None


def _period(text: str) -> str:
    """A year, quarter or month as 2026, 2026-Q3 or 2026-06; in words it is understood too."""
    wanted = " ".join(text.casefold().removeprefix("năm").split())
    if match := re.fullmatch(r"(\d{4})(?:-q([1-4])|-(0[1-9]|1[0-2]))?", wanted):
        return wanted.upper()
    if match := re.fullmatch(rf"(?:quý|quy|q) ?([1-4]|{'|'.join(ROMAN)}){OF_YEAR}", wanted):
        quarter = ROMAN.get(match[1], match[1])
        return f"{match[2]}-Q{quarter}"
    if match := re.fullmatch(rf"(?:tháng |thang )?(0?[1-9]|1[0-2]){OF_YEAR}", wanted):
        return f"{match[2]}-{match[1]:0>2}"
    raise ValueError(f"'{text}' is no period; write 2026, 2026-Q3 or 2026-06")
