"""Which question of the catalogue a text asks, and with what; or that it is not sure.

A text is held against every phrase of every question. What it mentions (names, times) fills the
phrase's placeholders and the question's other parameters; the other words are compared, those that
many questions use counting less. A question is understood only if all words are known, everything
mentioned has a place in it, nothing needed is missing, words such as 'không' stand on both sides
or on none, and the next best question is clearly less alike. In all other cases the three nearest
are offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.store import Store
from graph.text import fold
from queries.asking.mentions import Mention, mentions, read_names
from queries.asking.phrases import phrases_of, weights_of
from queries.asking.reading import Reading, Text, read
from queries.asking.times import NoSuchTimeError
from queries.asking.wording import Word, Wording, wording, words_of
from queries.catalogue import Language, Question
from queries.names import CYPHER, NameNotFoundError, find

SURE = 0.7
"""Least likeness, 0 to 1, of a question that is understood."""
APART = 0.05
"""How much less alike the next best question must be."""
OFFERED = 3


@dataclass(frozen=True)
class Understood:
    """A question, values of its parameters (names as ids or as typed), and what is missing."""

    question: Question
    given: Mapping[str, str]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unsure:
    """No question is clearly meant: why, and the nearest with what was found for them."""

    reason: Mapping[Language, str]
    nearest: tuple[Understood, ...]


def understand(
    store: Store, questions: Sequence[Question], text: str, today: date
) -> Understood | Unsure:
    """The question that a text asks.

    Args:
        store: The graph, for its names.
        questions: The catalogue.
        text: What somebody typed, Vietnamese or English, with or without diacritics.
        today: Gives days and months the year that they are named without.
    """
    words = wording()
    phrases = phrases_of(questions, words)
    weights = weights_of(phrases)
    said_often = {*weights, *words.fillers, *words.same, *words.same.values(), *words.kinds}
    common = {each for said in said_often for each in said.split()}
    names = read_names(store, common)
    typed = words_of(text)
    try:
        found = mentions(text, typed, names, today, words)
    except NoSuchTimeError as error:
        return Unsure(_both(str(error), str(error)), ())
    said = Text(typed, found, names, words)
    readings = _best_first([read(said, phrase, weights) for phrase in phrases])
    unknown = _unknown(typed, found, common, words)
    reason = _doubt(readings, unknown, store)
    if reason is None:
        return _understood(readings[0])
    return Unsure(reason, tuple(_understood(each) for each in readings[:OFFERED]))


def _understood(reading: Reading) -> Understood:
    return Understood(reading.phrase.question, reading.given, reading.missing)


def _best_first(readings: Sequence[Reading]) -> list[Reading]:
    """The best reading of each question, the most alike first."""
    best: dict[str, Reading] = {}
    for each in readings:
        before = best.get(each.phrase.question.id)
        if before is None or (each.likeness, each.fits) > (before.likeness, before.fits):
            best[each.phrase.question.id] = each
    return sorted(best.values(), key=lambda each: -each.likeness)


def _doubt(
    readings: Sequence[Reading], unknown: Sequence[str], store: Store
) -> Mapping[Language, str] | None:
    """Why the best reading may not be what is meant."""
    best, second = readings[0], readings[1]
    if unknown:
        return _no_such_name(best, unknown, store) or _both(
            f"không hiểu: {', '.join(unknown)}", f"not understood: {', '.join(unknown)}"
        )
    if best.missing:
        names = ", ".join(best.missing)
        return _both(f"câu hỏi chưa nói: {names}", f"the question does not say: {names}")
    if not best.fits or best.likeness < SURE or best.likeness - second.likeness < APART:
        return _both("không chắc câu hỏi nào", "not sure which question")
    return None


def _no_such_name(
    best: Reading, unknown: Sequence[str], store: Store
) -> Mapping[Language, str] | None:
    """What is said of a name that the graph does not have, with the nearest that it has."""
    empty = [name for name in best.phrase.placeholders if name not in best.given]
    for name in empty:
        kind = best.phrase.question.parameters[name].type
        if kind in CYPHER:
            try:
                find(store, kind, unknown[0])
            except NameNotFoundError as error:
                return _both(str(error), str(error))
    return None


def _unknown(
    words: Sequence[Word], found: Sequence[Mention], known: set[str], wording: Wording
) -> list[str]:
    """The runs of words that no phrase has and that name nothing, as typed."""
    inside = {place for each in found for place in range(each.start, each.end)}
    runs: list[list[int]] = []
    for place, word in enumerate(words):
        meant = " ".join(wording.meant([word.folded])).split()
        if place in inside or word.folded in known or (meant and known.issuperset(meant)):
            continue
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [_with_noun_before(words, run, wording) for run in runs]


def _with_noun_before(words: Sequence[Word], run: Sequence[int], wording: Wording) -> str:
    start = run[0]
    if start and (words[start - 1].folded in wording.kinds or words[start - 1].folded in HEADS):
        start -= 1
    return " ".join(word.typed for word in words[start : run[-1] + 1])


HEADS = frozenset({"so", "ban", "bo", "hoi", "ubnd", "chi", "cuc"})
"""First words of names of bodies."""


def _both(vi: str, en: str) -> Mapping[Language, str]:
    return {"vi": vi, "en": en}
