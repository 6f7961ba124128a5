"""Names that people type → the ids of nodes: by id, alias, abbreviation, without diacritics."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.store import Store
from graph.text import fold

MOST_SHOWN = 12
"""Candidates that an ambiguous name lists."""
JOINING = frozenset({"va", "cac", "cua"})
COMMUNE_KINDS = ("xã", "phường", "đặc khu")
MOST_GENERIC = 2
"""Names of so few words are not abbreviated without their first: 'SYT', not 'YT'."""


KINDS = {
    "agency": "cơ quan",
    "programme": "kế hoạch",
    "province": "tỉnh",
    "body": "cơ quan",
    "commune": "xã",
    "document": "văn bản",
    "market": "thị trường",
    "product": "sản phẩm",
    "task": "nhiệm vụ",
}
"""What may have a name, in Vietnamese."""


class NameNotFoundError(Exception):
    """No node, or more than one, has the name; the text lists the candidates.

    Attributes:
        vi: The text in Vietnamese.
    """

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.vi = vi


@dataclass(frozen=True)
class Named:
    """A node that may be meant: its id, its name, and what else it is called."""

    id: str
    name: str
    others: tuple[str, ...] = ()
    province: str | None = None
    programme: str | None = None

    def initials(self) -> set[str]:
        """What its name may be abbreviated to: 'skhcn', 'khcn' and 'sokhcn' for one department."""
        words = [word for word in fold(self.name).split() if word not in JOINING]
        letters = "".join(word[0] for word in words)
        short = {letters[1:], words[0] + letters[1:]} if len(words) > MOST_GENERIC else set()
        return {letters, *short} if len(words) > 1 else set()

    def forms(self) -> set[str]:
        """All that it is called, folded; with its province's name behind as well."""
        forms = {fold(text) for text in (self.name, *self.others)} - {""}
        if self.province:
            place = fold(self.province)
            forms |= {f"{form} {place}" for form in forms}
            forms |= {f"{form} tinh {place}" for form in forms if not form.endswith(place)}
        return forms


CYPHER = {
    "agency": (
        "MATCH (node:Agency) RETURN node.id AS id, node.name AS name, node.aliases AS others, "
        "node.short_name AS other, node.province AS province ORDER BY id"
    ),
    "programme": (
        "MATCH (node:Programme) RETURN node.id AS id, node.name AS name, "
        "node.number AS other ORDER BY id"
    ),
    "province": (
        "MATCH (node:Province) RETURN node.id AS id, node.name AS name, node.code AS other "
        "ORDER BY id"
    ),
    "body": (
        "MATCH (node:Agency) RETURN DISTINCT node.name AS id, node.name AS name, "
        "node.short_name AS other ORDER BY id, other"
    ),
    "commune": (
        "MATCH (node:Commune) RETURN node.id AS id, node.name AS name, "
        "node.province AS province ORDER BY id"
    ),
    "document": "MATCH (node:Document) RETURN node.id AS id, node.name AS name ORDER BY id",
    "market": "MATCH (node:Market) RETURN node.id AS id, node.name AS name ORDER BY id",
    "product": "MATCH (node:Product) RETURN node.id AS id, node.name AS name ORDER BY id",
    "task": (
        "MATCH (node:Task) RETURN node.id AS id, node.name AS name, node.number AS other, "
        "node.programme AS programme ORDER BY id"
    ),
}


def find(store: Store, kind: str, text: str, programme: str | None = None) -> str:
    """The id of the node that a text means.

    Args:
        store: Where to look.
        kind: What it is: a type of parameter that has an entry in `CYPHER`. A body is the name
            that agencies of several provinces have.
        text: An id, name, alias or abbreviation; diacritics and capitals do not matter.
        programme: For tasks: only those of this plan.

    Raises:
        NameNotFoundError: If none or several are meant; the text lists them.
    """
    nodes = named(store, kind)
    if any(node.id == text for node in nodes):
        return text
    if programme is not None:
        nodes = [node for node in nodes if node.programme in (None, programme)]
    meant = list({node.id: node for node in choose(nodes, text)}.values())
    if len(meant) == 1:
        return meant[0].id
    if not meant:
        near = ", ".join(_shown(nearest(nodes, text)))
        raise NameNotFoundError(
            f"no {kind} is called '{text}'; "
            f"{f'the nearest: {near}' if near else 'the graph has none'}",
            f"không {KINDS[kind]} nào tên là '{text}'; "
            f"{f'gần nhất: {near}' if near else 'đồ thị không có'}",
        )
    several = ", ".join(_shown(meant))
    raise NameNotFoundError(
        f"'{text}' may be any of {len(meant)}: {several}",
        f"'{text}' có thể là một trong {len(meant)}: {several}",
    )


def choose(nodes: Iterable[Named], text: str) -> list[Named]:
    """The nodes that a text may mean.

    Those called so; else those with these initials; else those whose name holds its words. A
    province's name behind leaves that province's alone.
    """
    wanted = fold(text)
    if not wanted:
        return []
    nodes = list(nodes)
    if exact := [node for node in nodes if wanted in node.forms() or wanted == fold(node.id)]:
        return exact
    compact = wanted.replace(" ", "")
    if short := [node for node in nodes if compact in node.initials()]:
        return short
    if inside := [node for node in nodes if any(_holds(form, wanted) for form in node.forms())]:
        return inside
    for place in {fold(node.province) for node in nodes if node.province}:
        if name := wanted.removesuffix(f" {place}").removesuffix(" tinh"):
            there = [node for node in nodes if node.province and fold(node.province) == place]
            if wanted.endswith(f" {place}") and (found := choose(there, name)):
                return found
    return []


def _holds(form: str, wanted: str) -> bool:
    return f" {wanted} " in f" {form} "


def nearest(nodes: Iterable[Named], text: str, count: int = 3) -> list[Named]:
    """The nodes whose names look most like a text."""
    import difflib

    wanted = fold(text)

    def likeness(node: Named) -> float:
        return max(
            (difflib.SequenceMatcher(None, wanted, form).ratio() for form in node.forms()),
            default=0.0,
        )

    return sorted(nodes, key=likeness, reverse=True)[:count]


def _shown(nodes: list[Named]) -> list[str]:
    shown = [f"{node.id} ({node.name})" for node in nodes[:MOST_SHOWN]]
    if len(nodes) > MOST_SHOWN:
        shown.append(f"and {len(nodes) - MOST_SHOWN} more")
    return shown


def named(store: Store, kind: str) -> list[Named]:
    """All nodes of a kind, with what they are called."""
    provinces = {}
    if kind in {"agency", "commune"}:
        records = store.read(CYPHER["province"]).records()
        provinces = {record["id"]: str(record["name"]) for record in records}
    nodes = []
    for record in store.read(CYPHER[kind]).records():
        others = record.get("others")
        aliases = [str(each) for each in others] if isinstance(others, list) else []
        if record.get("other"):
            aliases.append(str(record["other"]))
        if kind == "commune":
            aliases += [f"{each} {record['name']}" for each in COMMUNE_KINDS]
        programme = record.get("programme")
        nodes.append(
            Named(
                str(record["id"]),
                str(record["name"]),
                tuple(aliases),
                provinces.get(record.get("province")),
                None if programme is None else str(programme),
            )
        )
    return nodes
