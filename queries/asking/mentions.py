"""The names and times that a question mentions, and what each may mean."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.store import Store
from graph.text import fold, key
from queries.asking.times import Time, times
from queries.asking.wording import Word, Wording
from queries.names import CYPHER, Named, named

SHORTEST = 3
"""Letters of the shortest abbreviation that is understood by initials alone."""
WHOLE_ONLY = frozenset({"product", "market", "commune", "province"})
"""Kinds whose names are too much like other words to be known by a part."""


@dataclass(frozen=True)
class Mention:
    """Words that name something.

    Attributes:
        start: Place of its first word; a noun before that says the kind belongs to it.
        end: Place behind its last word.
        typed: As the text has it.
        meanings: For each type of parameter, the ids it may mean.
        time: What it means where it is a time.
    """

    start: int
    end: int
    typed: str
    meanings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    time: Time | None = None


@dataclass(frozen=True)
class Names:
    """All names of a graph: what each folded text may mean, and the nodes by kind and id."""

    meanings: Mapping[str, Mapping[str, tuple[str, ...]]]
    nodes: Mapping[tuple[str, str], Named]
    longest: int


def read_names(store: Store, common: Collection[str]) -> Names:
    """The names of a graph; a part of a name that consists of common words names nothing."""
    nodes: dict[tuple[str, str], Named] = {}
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for kind in CYPHER:
        for node in named(store, kind):
            nodes[kind, node.id] = node
            for form in {*node.forms(), fold(node.id)}:
                found[form][kind][node.id] = None
    places = {word for kind, name in nodes if kind == "province" for word in fold(name).split()}
    _add_parts(found, nodes, {*common, *places})
    meanings = {
        form: {kind: tuple(ids) for kind, ids in kinds.items()} for form, kinds in found.items()
    }
    return Names(meanings, nodes, max((form.count(" ") for form in meanings), default=0) + 1)


def _add_parts(
    found: dict[str, dict[str, dict[str, None]]],
    nodes: Mapping[tuple[str, str], Named],
    common: Collection[str],
) -> None:
    """Let initials and runs of words mean what they are part of, where nothing is called so."""
    parts: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for (kind, name), node in nodes.items():
        if kind in {"agency", "programme", "body"}:
            for part in {*_initials(node, common), *_runs(fold(node.name), common)}:
                parts[part][kind][name] = None
    for part, kinds in parts.items():
        for kind, ids in kinds.items():
            found[part].setdefault(kind, ids)


def _initials(node: Named, common: Collection[str]) -> set[str]:
    short = {each for each in node.initials() if len(each) >= SHORTEST and each not in common}
    place = f" {fold(node.province)}" if node.province else ""
    return short | {each + place for each in short}


def _runs(name: str, common: Collection[str]) -> Iterator[str]:
    """Two words or more of a name that stand together, of which one is not common."""
    words = name.split()
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            if any(word not in common and not word.isdigit() for word in words[start:end]):
                yield " ".join(words[start:end])


def mentions(
    text: str, words: Sequence[Word], names: Names, today: date, wording: Wording
) -> list[Mention]:
    """What a text mentions, in order: the longest name at each place, and times.

    A noun before a name that says its kind belongs to it and leaves no other meaning.

    Raises:
        NoSuchTimeError: For a day or month that there is not.
    """
    found, place = [], 0
    while place < len(words):
        mention = _longest(words, place, names, plain=text.isascii())
        mention = mention and _with_noun(mention, words, wording)
        found += [mention] if mention else []
        place = mention.end if mention else place + 1
    taken = {place for each in found for place in range(each.start, each.end)}
    for time in times(_folded(text), today):
        places = [
            place
            for place, word in enumerate(words)
            if word.start < time.end and word.end > time.start
        ]
        if places and not taken & set(places):
            typed = text[time.start : time.end]
            found.append(Mention(places[0], places[-1] + 1, typed, time=time))
    return sorted(found, key=lambda each: each.start)


def _folded(text: str) -> str:
    """A text folded letter by letter, signs kept, so that offsets stay."""
    return "".join(fold(letter) or letter for letter in text)


def _longest(words: Sequence[Word], place: int, names: Names, *, plain: bool) -> Mention | None:
    for end in range(min(len(words), place + names.longest), place, -1):
        said = " ".join(word.folded for word in words[place:end])
        typed = " ".join(word.typed for word in words[place:end])
        close = said.replace(" ", "") if end - place > 1 else said
        meanings = dict(names.meanings.get(said) or names.meanings.get(close, {}))
        if not plain and end - place == 1:
            meanings = {kind: ids for kind, ids in meanings.items() if _so_spelled(typed, kind, ids, names)}
        if meanings:
            return Mention(place, end, typed, meanings)
    return None


def _so_spelled(typed: str, kind: str, ids: Sequence[str], names: Names) -> bool:
    """Whether one word with diacritics is the name itself: 'Dê' is not 'Dẻ', 'hội' not 'hồi'."""
    if kind not in WHOLE_ONLY:
        return True
    return any(key(typed) == key(names.nodes[kind, each].name) for each in ids)


def _with_noun(mention: Mention, words: Sequence[Word], wording: Wording) -> Mention | None:
    """The mention with the noun before it; a bare number is one only of a task so announced."""
    for size in (2, 1):
        start = mention.start - size
        noun = " ".join(word.folded for word in words[max(start, 0) : mention.start])
        kind = wording.kinds.get(noun)
        if start >= 0 and kind in mention.meanings:
            meanings = {kind: mention.meanings[kind]}
            return Mention(start, mention.end, mention.typed, meanings)
    return None if mention.typed.replace(" ", "").isdigit() else mention
