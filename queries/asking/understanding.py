"""Which question of the catalogue a text asks, and with what; or that it is not sure.

A text is held against every phrase of every question. What it mentions (names, times) fills the
phrase's placeholders and the question's other parameters; the other words are compared, those that
many questions use counting less. A question is understood only if all words are known, everything
mentioned has a place in it, nothing needed is missing, words such as 'không' stand on both sides
or on none, and the next best question is clearly less alike. In all other cases the three nearest
are offered.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.store import Store
from queries.asking.mentions import Mention, Names, mentions, read_names
from queries.asking.phrases import Phrase, phrases_of, weights_of
from queries.asking.reading import Reading, Text, read
from queries.asking.times import NoSuchTimeError, span_of
from queries.asking.wording import Word, wording, words_of
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


@dataclass(frozen=True)
class Asking:
    """What a text is held against: the phrases of the catalogue and the names of a graph.

    Attributes:
        store: The graph.
        phrases: All phrases of all questions.
        weights: How much each of their words tells.
        known: The words that are understood.
        names: The names of the graph.
    """

    store: Store
    phrases: Sequence[Phrase]
    weights: Mapping[str, float]
    known: frozenset[str]
    names: Names


def asking(store: Store, questions: Sequence[Question]) -> Asking:
    """What texts are held against, read once for any number of them."""
    words = wording()
    phrases = phrases_of(questions, words)
    weights = weights_of(phrases)
    said = (*weights, *words.fillers, *words.same, *words.same.values(), *words.kinds)
    known = frozenset(each for several in said for each in several.split())
    return Asking(store, phrases, weights, known, read_names(store, known))


def understand(asked: Asking, text: str, today: date) -> Understood | Unsure:
    """The question that a text asks.

    Args:
        asked: The catalogue and the names.
        text: What somebody typed, Vietnamese or English, with or without diacritics.
        today: Gives days and months the year that they are named without.
    """
    text = unicodedata.normalize("NFC", text)
    words = words_of(text)
    try:
        found = mentions(text, words, asked.names, today, wording())
    except NoSuchTimeError as error:
        return Unsure(_both(error.vi, str(error)), ())
    said = Text(words, found, asked.names, wording())
    readings = _best_first([read(said, phrase, asked.weights) for phrase in asked.phrases])
    unknown = _unknown(said, asked.known)
    reason = (
        _not_known(readings[0], said, unknown, asked.store)
        if unknown
        else _doubt(readings[0], readings[1], found)
    )
    if reason is None:
        return _understood(readings[0])
    return Unsure(reason, tuple(_understood(each) for each in readings[:OFFERED]))


def _understood(reading: Reading) -> Understood:
    return Understood(reading.phrase.question, reading.given, reading.missing)


def _best_first(readings: Sequence[Reading]) -> list[Reading]:
    """The best reading of each question, those that may be answered before others; best first."""
    best: dict[str, Reading] = {}
    for each in sorted(
        readings, key=lambda each: (each.fits and each.likeness >= SURE, each.likeness)
    ):
        best[each.phrase.question.id] = each
    return sorted(best.values(), key=lambda each: -each.likeness)


def _doubt(
    best: Reading, second: Reading, mentioned: Sequence[Mention]
) -> Mapping[Language, str] | None:
    """Why the best reading may not be what is meant; None if it is."""
    times = [each.time for each in mentioned if each.time]
    if times and not best.fits and span_of(times) is None:
        return _both(
            "các thời gian này không liền nhau; hãy hỏi từng thời gian",
            "these times are no one span; ask for each",
        )
    if best.missing:
        names = ", ".join(best.missing)
        return _both(f"câu hỏi chưa nói: {names}", f"the question does not say: {names}")
    if not best.fits or best.likeness < SURE or best.likeness - second.likeness < APART:
        return _both("không chắc câu hỏi nào", "not sure which question")
    return None


def _not_known(
    best: Reading, text: Text, unknown: Sequence[Sequence[int]], store: Store
) -> Mapping[Language, str]:
    """Which words are not known; where a name is looked for, the nearest that the graph has."""
    run = _with_head(text, unknown[0])
    lacking = [name for name in best.phrase.placeholders if name not in best.given]
    kinds = [best.phrase.question.parameters[name].type for name in lacking]
    if text.words[run[0]].folded in HEADS:
        kinds = ["agency"]
    for kind in kinds:
        if kind in CYPHER:
            try:
                find(store, kind, _said(text.words, run))
            except NameNotFoundError as error:
                return _both(error.vi, str(error))
    words = ", ".join(_said(text.words, run) for run in unknown)
    return _both(f"không hiểu: {words}", f"not understood: {words}")


def _unknown(text: Text, known: frozenset[str]) -> list[list[int]]:
    """The runs of words, by their places, that no phrase has and that name nothing."""
    inside = {place for each in text.mentions for place in range(each.start, each.end)}
    runs: list[list[int]] = []
    for place, word in enumerate(text.words):
        meant = " ".join(text.wording.meant([word.folded])).split()
        if place in inside or word.folded in known or (meant and known.issuperset(meant)):
            continue
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _said(words: Sequence[Word], places: Sequence[int]) -> str:
    return " ".join(words[place].typed for place in places)


def _with_head(text: Text, run: Sequence[int]) -> list[int]:
    """The run with the words before it from the first word of a name on: 'Sở Công …'."""
    for start in range(max(run[0] - MOST_BEFORE, 0), run[0]):
        if text.words[start].folded in {*HEADS, *text.wording.kinds}:
            return list(range(start, run[-1] + 1))
    return list(run)


HEADS = frozenset({"so", "ban", "bo", "hoi", "ubnd", "chi", "cuc"})
"""First words of names of bodies."""
MOST_BEFORE = 3
"""Words of a name that may be known before one that is not."""


def _both(vi: str, en: str) -> Mapping[Language, str]:
    return {"vi": vi, "en": en}
