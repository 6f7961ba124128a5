"""The phrases of the catalogue, taken apart into words and placeholders."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from graph.text import fold
from queries.asking.times import Side, side_before
from queries.asking.wording import Wording
from queries.catalogue import Language, Parameter, Question
from queries.words import word

PLACEHOLDER = re.compile(r"\{(\w+)\}")
UNHEARD = 4.0
"""Weight of a word that no phrase has."""


@dataclass(frozen=True)
class Phrase:
    """One way to ask a question.

    Attributes:
        question: What is asked.
        words: Its words that say something, each by the one that stands for it.
        placeholders: Names of the parameters that it names, in order.
        chosen: Values of choices that its words make ('chủ trì' is the role lead).
        choosing: These words; a text without them does not choose.
        before: For each placeholder the words that stand before it.
        sides: For each placeholder which side of a time the word before it asks for.
    """

    question: Question
    words: Counter[str]
    placeholders: tuple[str, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    choosing: frozenset[str] = frozenset()
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sides: Mapping[str, Side] = field(default_factory=dict)


def phrases_of(questions: Sequence[Question], wording: Wording) -> list[Phrase]:
    """All phrases; one with a choice in it becomes one for every value in either language."""
    return [
        _phrase(each, said, chosen, wording, language)
        for each in questions
        for text in each.phrases
        for said, chosen, language in _choices(each, text)
    ]


def weights_of(phrases: Sequence[Phrase]) -> dict[str, float]:
    """How much each word tells: the fewer questions use it, the more."""
    used: dict[str, set[str]] = {}
    for phrase in phrases:
        for each in phrase.words:
            used.setdefault(each, set()).add(phrase.question.id)
    total = len({phrase.question.id for phrase in phrases})
    return {each: math.log(1 + total / len(ids)) for each, ids in used.items()}


def _choices(question: Question, text: str) -> Iterator[tuple[str, dict[str, str], Language]]:
    """The phrase with its choices said in words, what each then is, and in which language."""
    names = [
        name for name in PLACEHOLDER.findall(text) if question.parameters[name].type == "choice"
    ]
    options = [question.parameters[name].values for name in names]
    for values in product(*options):
        chosen = dict(zip(names, values, strict=True))
        languages: tuple[Language, ...] = ("vi", "en") if names else ("vi",)
        for language in languages:
            said = text
            for name, value in chosen.items():
                said = said.replace(f"{{{name}}}", word(value, language, name))
            yield said, chosen, language


def _phrase(
    question: Question, text: str, chosen: Mapping[str, str], wording: Wording, language: Language
) -> Phrase:
    pieces = PLACEHOLDER.split(text)
    words: list[str] = []
    before: dict[str, frozenset[str]] = {}
    for place in range(0, len(pieces), 2):
        piece = fold(pieces[place]).split()
        last = place + 1 == len(pieces)
        if not last:
            piece = _without_noun(piece, question.parameters[pieces[place + 1]], wording)
        words += wording.meant(piece, last=last)
        if not last:
            before[pieces[place + 1]] = frozenset(words)
    choosing = [
        wording.meant(fold(word(value, language, name)).split()) for name, value in chosen.items()
    ]
    needed = frozenset(each for said in choosing for each in said)
    names = tuple(pieces[1::2])
    sides = {name: side_before(fold(said)) for name, said in zip(names, pieces[0::2], strict=False)}
    return Phrase(question, Counter(words), names, chosen, needed, before, sides)


def _without_noun(words: list[str], parameter: Parameter, wording: Wording) -> list[str]:
    """The words before a placeholder without the noun that says its kind: 'thị trường {market}'."""
    for size in (2, 1):
        if wording.kinds.get(" ".join(words[-size:])) == parameter.type:
            return words[:-size]
    return words
