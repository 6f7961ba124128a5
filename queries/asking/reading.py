"""A text held against a phrase: how alike they are, and what stands against it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.text import fold
from queries.asking.mentions import Mention, Names
from queries.asking.phrases import UNHEARD, Phrase
from queries.asking.times import Time, span_of
from queries.asking.wording import NOT, Word, Wording

PLACE = 2.0
"""Weight of a placeholder that the text fills."""
COMMON = 0.6
"""Least share of the words of each side that the other has too, by weight."""
DENIED = 0.85
"""The same for the words of a phrase that denies something."""
UNUSED, MISSING, TELLING = 0.3, 0.1, 0.3
"""What likeness loses by something mentioned in vain, something needed, a 'không' on one side."""


Meant = dict[str, tuple[Mention, tuple[str, ...]]]
"""For each parameter that a text names, where it does so, and the ids that are meant."""


@dataclass(frozen=True)
class Reading:
    """A text read as a phrase.

    Attributes:
        phrase: The phrase.
        likeness: 0 to 1, less what stands against it.
        given: Values of parameters as typed or as ids.
        missing: Parameters that are needed and that the text does not name.
        fits: Whether nothing is missing, left over, or denied on one side only.
    """

    phrase: Phrase
    likeness: float
    given: Mapping[str, str]
    missing: tuple[str, ...]
    fits: bool


@dataclass(frozen=True)
class Text:
    """What somebody typed: its words, what they mention, and the names of the graph."""

    words: Sequence[Word]
    mentions: Sequence[Mention]
    names: Names
    wording: Wording

    def before(self, mention: Mention) -> set[str]:
        """The words before a mention, each by the one that stands for it."""
        return set(self.wording.meant([word.folded for word in self.words[: mention.start]]))

    def meant(self, mentions: Sequence[Mention]) -> Counter[str]:
        """The words outside of mentions, each by the one that stands for it."""
        found: list[str] = []
        run: list[str] = []
        inside = {place for each in mentions for place in range(each.start, each.end)}
        for place, word in enumerate(self.words):
            if place in inside:
                found += self.wording.meant(run)
                run = []
            else:
                run.append(word.folded)
        return Counter(found + self.wording.meant(run, last=True))


def read(text: Text, phrase: Phrase, weights: Mapping[str, float]) -> Reading:
    """The text as that phrase."""
    mentions = [each for each in text.mentions if not _is_wording(each, text, phrase)]
    given, unused = _given(text.names, phrase, mentions)
    words = text.meant(mentions)
    places, _ = _places(phrase, [each for each in mentions if not each.time])
    missing = tuple(
        each.name
        for each in phrase.question.parameters.values()
        if each.required and each.name not in given
    )
    telling = text.wording.telling & words.keys() == text.wording.telling & phrase.words.keys()
    telling = telling and phrase.choosing <= words.keys()
    likeness = _likeness(phrase, words, given, weights)
    likeness -= UNUSED * len(unused) + MISSING * len(missing) + (0 if telling else TELLING)
    fits = not missing and not unused and telling and _covered(words, phrase.words, weights)
    fits = fits and _in_order(text, phrase, words, places, weights)
    return Reading(phrase, likeness, {**given, **phrase.chosen}, missing, fits)


def _covered(words: Counter[str], asked: Counter[str], weights: Mapping[str, float]) -> bool:
    """Whether neither side says much that the other does not, names left aside.

    Of a denial nearly all must be said: 'tasks that X does not support' are not 'tasks of X that
    no agency supports'.
    """
    both = _weight(words & asked, weights)
    least = DENIED if NOT in asked else COMMON
    return both >= least * _weight(asked, weights) and both >= COMMON * _weight(words, weights)


def _in_order(
    text: Text, phrase: Phrase, words: Counter[str], places: Meant, weights: Mapping[str, float]
) -> bool:
    """Whether names stand before or behind the rarest word as in the phrase.

    'Which collectives does X belong to' is not 'which bodies belong to X'.
    """
    common = sorted(words & phrase.words, key=lambda each: (-weights[each], each))
    if not common:
        return True
    return all(
        (common[0] in text.before(places[name][0])) == (common[0] in before)
        for name, before in phrase.before.items()
        if name in places
    )


def _weight(words: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(word, UNHEARD) * count for word, count in words.items())


def _is_wording(mention: Mention, text: Text, phrase: Phrase) -> bool:
    """Whether the words that may name something are words of the phrase itself."""
    if mention.time:
        return False
    words = [word.folded for word in text.words[mention.start : mention.end]]
    meant = Counter(text.wording.meant(words))
    return bool(meant) and not meant - phrase.words


def _likeness(
    phrase: Phrase, words: Counter[str], given: Mapping[str, str], weights: Mapping[str, float]
) -> float:
    """Twice what both have by what each has, 0 to 1 (Dice's coefficient of weighted words)."""
    filled = sum(PLACE for name in phrase.placeholders if name in given)
    asked = _weight(phrase.words, weights) + PLACE * len(phrase.placeholders)
    said = _weight(words, weights) + filled
    both = _weight(words & phrase.words, weights) + filled
    return 2 * both / (asked + said) if asked + said else 0.0


def _given(
    names: Names, phrase: Phrase, mentions: Sequence[Mention]
) -> tuple[dict[str, str], list[Mention]]:
    """Values of parameters by what is mentioned, and the mentions that have no place."""
    named = [each for each in mentions if not each.time]
    meant, unused = _places(phrase, named)
    given = {}
    for name, (mention, ids) in meant.items():
        kind = phrase.question.parameters[name].type
        ids, unused = _narrowed(names, kind, ids, unused)
        given[name] = ids[0] if len(ids) == 1 else mention.typed
    timed = [each for each in mentions if each.time]
    times = _times(phrase, timed)
    if times is None and _is_in_name(names, given.get("programme"), timed):
        times, timed = {}, []
    return {**given, **(times or {})}, unused + (timed if times is None else [])


def _places(phrase: Phrase, mentions: Sequence[Mention]) -> tuple[Meant, list[Mention]]:
    """Each mention in the first free parameter of its type: placeholders, then the others."""
    parameters = phrase.question.parameters
    free = list(dict.fromkeys([*phrase.placeholders, *parameters]))
    meant: Meant = {}
    unused = []
    for mention in mentions:
        name = next((each for each in free if parameters[each].type in mention.meanings), None)
        if name is None:
            unused.append(mention)
        else:
            free.remove(name)
            meant[name] = (mention, mention.meanings[parameters[name].type])
    return meant, unused


def _narrowed(
    names: Names, kind: str, ids: tuple[str, ...], unused: list[Mention]
) -> tuple[tuple[str, ...], list[Mention]]:
    """The ids of the province that is mentioned beside: 'Sở Công Thương … ở Sơn La'."""
    for mention in unused:
        for province in mention.meanings.get("province", ()):
            place = fold(names.nodes["province", province].name)
            there = tuple(each for each in ids if place in _place(names, kind, each))
            if there:
                return there, [each for each in unused if each is not mention]
    return ids, unused


def _place(names: Names, kind: str, node: str) -> str:
    """The folded words of a node that may say its province."""
    found = names.nodes[kind, node]
    return fold(f"{found.province or ''} {found.name if kind == 'programme' else ''}")


def _is_in_name(names: Names, programme: str | None, times: Sequence[Mention]) -> bool:
    """Whether the times are years of a plan's name: 'kế hoạch hợp tác năm 2026'."""
    plan = names.nodes.get(("programme", programme or ""))
    years = [each.time.period for each in times if each.time]
    return plan is not None and all(year and year in fold(plan.name).split() for year in years)


def _times(phrase: Phrase, mentions: Sequence[Mention]) -> dict[str, str] | None:
    """Values of a question's parameters that are times; None if it takes no such times."""
    times = [each.time for each in mentions if each.time]
    takes = phrase.question.parameters
    if not times:
        return {}
    if "from" in takes and "to" in takes:
        span = span_of(times)
        return {"from": span[0], "to": span[1]} if span else None
    if days := _days(phrase, times):
        return days
    period = times[0].period if len(times) == 1 and times[0].side == "in" else None
    named = next((each.name for each in takes.values() if each.type == "period"), None)
    if period and named:
        return {named: period}
    if period and "year" in takes and period.isdigit():
        return {"year": period}
    return None


def _days(phrase: Phrase, times: Sequence[Time]) -> dict[str, str]:
    """A day for each placeholder that is one, if so many are said, on the sides that it says."""
    takes = phrase.question.parameters
    names = [each for each in phrase.placeholders if takes[each].type == "date"]
    days = {name: each.day for name, each in zip(names, times, strict=False) if each.day}
    sides = [each.side for each in times] == [phrase.sides[each] for each in names]
    return days if sides and len(days) == len(times) else {}
