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

TIME_WORDS = frozenset({"nam", "thang", "quy", "ngay", "giai", "doan"})
"""Words of times, which are no names even where a plan's title has them."""
SHORTEST = 3
"""Letters of the shortest abbreviation that is understood by initials alone."""
KNOWN_BY_PARTS = frozenset({"agency", "programme", "body"})
WHOLE_ONLY = frozenset({"product", "market", "commune", "province"})
"""Kinds with short names that are like other words but for their diacritics."""


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


Meanings = Mapping[str, Mapping[str, tuple[str, ...]]]
"""For folded texts, by types of parameters, the ids of what may be meant."""


@dataclass(frozen=True)
class Names:
    """All names of a graph.

    Attributes:
        meanings: What names, abbreviations and telling parts of names may mean.
        announced: What parts of common words may mean behind a noun that says the kind.
        nodes: The nodes by kind and id.
        longest: Words of the longest name.
    """

    meanings: Meanings
    announced: Meanings
    nodes: Mapping[tuple[str, str], Named]
    longest: int


Gathered = dict[str, dict[str, dict[str, None]]]


def read_names(store: Store, common: Collection[str]) -> Names:
    """The names of a graph; a part that consists of common words names nothing by itself."""
    nodes = {(kind, node.id): node for kind in CYPHER for node in named(store, kind)}
    places = {word for kind, name in nodes if kind == "province" for word in fold(name).split()}
    plain = {*common, *places, *TIME_WORDS}
    called, parts, weak = _gathered(), _gathered(), _gathered()
    for (kind, name), node in nodes.items():
        for form in {*node.forms(), fold(node.id)}:
            called[form][kind][name] = None
        if kind in KNOWN_BY_PARTS:
            for run in _runs(fold(node.name), whole=kind != "programme"):
                telling = any(not (word in plain or word.isdigit()) for word in run.split())
                (parts if telling else weak)[run][kind][name] = None
            for short in _initials(node, common):
                parts[short][kind][name] = None
    for part, kinds in parts.items():
        for kind, ids in kinds.items():
            called[part].setdefault(kind, ids)
    longest = max((form.count(" ") for form in called), default=0) + 1
    return Names(_settled(called), _settled(weak), nodes, longest)


def _gathered() -> Gathered:
    return defaultdict(lambda: defaultdict(dict))


def _settled(gathered: Gathered) -> Meanings:
    return {
        form: {kind: tuple(ids) for kind, ids in kinds.items()} for form, kinds in gathered.items()
    }


def _initials(node: Named, common: Collection[str]) -> set[str]:
    short = {each for each in node.initials() if len(each) >= SHORTEST and each not in common}
    place = f" {fold(node.province)}" if node.province else ""
    return short | {each + place for each in short}


def _runs(name: str, *, whole: bool) -> Iterator[str]:
    """Two words or more of a name that stand together; `whole`: its begin, or all but one word.

    A body is called 'Trung tâm Xúc tiến' or 'Ngoại vụ', and not 'Du lịch' for the last of many.
    """
    words = name.split()
    if whole and len(words) > 2:
        yield " ".join(words[1:])
    for start in range(1 if whole else len(words)):
        for end in range(start + 2, len(words) + 1):
            yield " ".join(words[start:end])


def mentions(
    text: str, words: Sequence[Word], names: Names, today: date, wording: Wording
) -> list[Mention]:
    """What a text in NFC mentions, in order: the longest name at each place, and times.

    A noun before a name that says its kind belongs to it and leaves no other meaning.

    Raises:
        NoSuchTimeError: For a day or month that there is not.
    """
    found: list[Mention] = []
    place = 0
    while place < len(words):
        mention = _longest(words, place, names, wording, plain=text.isascii())
        place = mention.end if mention else place + 1
        if mention and not (found and _narrow(found, mention, names)):
            found.append(mention)
    for time in times(_folded(_masked(text, words, found)), today):
        places = [
            place
            for place, word in enumerate(words)
            if word.start < time.end and word.end > time.start
        ]
        typed = text[time.start : time.end]
        found.append(Mention(places[0], places[-1] + 1, typed, time=time))
    return sorted(found, key=lambda each: each.start)


def _narrow(found: list[Mention], province: Mention, names: Names) -> bool:
    """Let a province right behind the name of several agencies choose among them."""
    before = found[-1]
    several = before.meanings.get("agency", ())
    if before.end != province.start or len(several) < 2 or "province" not in province.meanings:
        return False
    place = names.nodes["province", province.meanings["province"][0]].name
    there = tuple(each for each in several if names.nodes["agency", each].province == place)
    if there:
        typed = f"{before.typed} {province.typed}"
        found[-1] = Mention(before.start, province.end, typed, {"agency": there})
    return bool(there)


def _masked(text: str, words: Sequence[Word], found: Sequence[Mention]) -> str:
    """The text with names crossed out, of the same length."""
    for each in found:
        start, end = words[each.start].start, words[each.end - 1].end
        text = text[:start] + "#" * (end - start) + text[end:]
    return text


def _folded(text: str) -> str:
    """A text folded letter by letter, signs kept, so that offsets stay."""
    folded = ((letter, fold(letter)) for letter in text)
    return "".join(bare if len(bare) == 1 else letter for letter, bare in folded)


def _longest(
    words: Sequence[Word], place: int, names: Names, wording: Wording, *, plain: bool
) -> Mention | None:
    """The longest name that begins at a place; `plain` texts have no diacritics anywhere."""
    for end in range(min(len(words), place + names.longest), place, -1):
        mention = _mention(words, place, end, names, wording)
        if mention and (plain or end - place > 1 or _so_spelled(mention, names)):
            return mention
    return None


def _mention(
    words: Sequence[Word], place: int, end: int, names: Names, wording: Wording
) -> Mention | None:
    said = " ".join(word.folded for word in words[place:end])
    typed = " ".join(word.typed for word in words[place:end])
    meanings = names.meanings.get(said) or names.meanings.get(said.replace(" ", ""), {})
    noun, kind = _noun_before(words, place, wording)
    if ids := meanings.get(kind) or names.announced.get(said, {}).get(kind):
        return Mention(place - noun, end, typed, {kind: ids})
    if meanings and not said.replace(" ", "").isdigit():
        return Mention(place, end, typed, meanings)
    return None


def _noun_before(words: Sequence[Word], place: int, wording: Wording) -> tuple[int, str]:
    """How many words before a place are a noun that says a kind, and which; 0 and '' for none."""
    for size in (2, 1):
        noun = " ".join(word.folded for word in words[max(place - size, 0) : place])
        if place >= size and noun in wording.kinds:
            return size, wording.kinds[noun]
    return 0, ""


def _so_spelled(mention: Mention, names: Names) -> bool:
    """Whether one word with diacritics is the name itself: 'Dê' is not 'Dẻ', 'hội' not 'hồi'."""
    return any(
        kind not in WHOLE_ONLY or key(mention.typed) == key(names.nodes[kind, each].name)
        for kind, ids in mention.meanings.items()
        for each in ids
    )
