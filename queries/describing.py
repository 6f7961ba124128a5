"""A question in words: what it asks, takes and gives."""

import json
from collections.abc import Mapping
from typing import Any

from queries.catalogue import Language, Parameter, Question

WORDS = {
    "vi": {"takes": "Tham số", "gives": "Các cột", "asked": "Cách hỏi", "needed": "bắt buộc"},
    "en": {"takes": "Parameters", "gives": "Columns", "asked": "Phrases", "needed": "required"},
}


def describe(question: Question, language: Language) -> str:
    """The question for people, with its Cypher."""
    words = WORDS[language]
    lines = [f"{question.id}: {question.title[language]}", question.description[language], ""]
    if question.parameters:
        lines.append(words["takes"])
        lines += [f"  {_taken(each, words['needed'])}" for each in question.parameters.values()]
        lines.append("")
    lines.append(words["gives"])
    width = max(len(each.name) for each in question.columns)
    lines += [
        f"  {each.name:{width}}  {each.heading(language)}: {each.about}"
        for each in question.columns
    ]
    lines += ["", words["asked"], *(f"  {phrase}" for phrase in question.phrases), ""]
    return "\n".join([*lines, question.cypher])


def explain(question: Question, values: Mapping[str, Any]) -> str:
    """What is sent to the store, as Neo4j's own shell and browser take it: parameters, Cypher."""
    pairs = (
        f"{name}: {json.dumps(values[name], ensure_ascii=False)}" for name in question.parameters
    )
    parameters = f":param {{{', '.join(pairs)}}};\n\n" if values else ""
    return f"{parameters}{question.cypher}\n"


def _taken(parameter: Parameter, needed: str) -> str:
    kind = "|".join(parameter.values) if parameter.values else parameter.type
    default = needed if parameter.required else f"= {shown(parameter.default)}"
    return f"{parameter.name} ({kind}, {default}): {parameter.about}"


def shown(value: object) -> str:
    """A default as it is typed: empty, a word, or numbers with commas."""
    if value is None:
        return "–"
    if isinstance(value, list):
        return ",".join(f"{each:g}" for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
