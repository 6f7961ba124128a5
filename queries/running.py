"""Asking a question of the catalogue: typed parameters in, a table out."""

import difflib
import re
from collections.abc import Mapping
from typing import Any

from graph.store import NoGraphError, Store, StoreError, Table
from queries.catalogue import CatalogueError, Parameter, Question
from queries.names import CYPHER, find
from queries.values import convert

ANY_PLAN = "MATCH (plan:Programme) RETURN plan.id AS id LIMIT 1"


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
        return convert(parameter.type, text, parameter.values)
    except ValueError as error:
        raise ParameterError(f"parameter {parameter.name}: {error}") from None
