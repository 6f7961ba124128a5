"""Writes the pages that come from the code: python -m docs.generate [--check].

What a page says of the code is taken from the code; the words around it stand in `templates/`.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cli import cli
from graph import model, statements
from graph.files import write_whole
from loaders import dataset
from queries.audit.rule import Value
from queries.audit.rules import rules
from queries.catalogue import Parameter, Question, questions
from queries.describing import shown

FOLDER = Path(__file__).parent
SAMPLE = FOLDER.parent / "data" / "samples" / "ke-hoach-mau.yaml"
WIDTH = 88
"""Columns of the help texts."""
FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "slug",
    r"^[a-z0-9-]+/[a-z0-9-]+$": "id (slug/slug)",
    r"^[0-9a-f]{64}$": "64 hexadecimal digits",
    r"^[0-9]{5}$": "five digits",
}
"""The patterns of texts in the plan dataset, in words."""
Pair = tuple[str, str]


def main(arguments: list[str]) -> None:
    """Write the pages; with --check write nothing and exit 1 when one is stale."""
    if arguments not in ([], ["--check"]):
        sys.exit("usage: python -m docs.generate [--check]")
    stale = stale_pages()
    if arguments:
        sys.exit("\n".join(f"docs/{name}: stale; run: make docs" for name in stale) or None)
    for name in stale:
        write_whole(FOLDER / name, PAGES[name]())


def stale_pages() -> list[str]:
    """The names of pages that are not as the code says."""
    return [name for name, page in PAGES.items() if _text(FOLDER / name) != page()]


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _render(page: str, **facts: Any) -> str:
    environment = Environment(  # noqa: S701 (Markdown, from our own declarations)
        loader=FileSystemLoader(FOLDER / "templates"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["cell"] = _cell
    return environment.get_template(f"{page}.md.j2").render(**facts)


def _cell(text: str) -> str:
    """A text that can stand in a table's cell."""
    return " ".join(text.replace("|", "\\|").split())


# --- The graph ---


def schema_page() -> str:
    """Node and relationship types, constraints, the diagram."""
    return _render(
        "schema",
        nodes=model.NODE_TYPES,
        relationships=model.RELATIONSHIP_TYPES,
        ends=_ends(),
        arrows=_arrows(),
        constraints=statements.CONSTRAINTS,
        version=model.MODEL_VERSION,
    )


def _ends() -> dict[str, list[str]]:
    """The labels that each relationship type joins."""
    return {
        each.name: [
            f"(:{source.label})-[:{each.name}]->(:{target.label})" for source, target in each.ends
        ]
        for each in model.RELATIONSHIP_TYPES
    }


def _arrows() -> dict[Pair, list[str]]:
    """The names of relationships and links between two labels; MENTIONS would hide the rest."""
    arrows: dict[Pair, list[str]] = {}
    for relationship in model.RELATIONSHIP_TYPES:
        if relationship is not model.MENTIONS:
            for source, target in relationship.ends:
                arrows.setdefault((source.label, target.label), []).append(relationship.name)
    for node in model.NODE_TYPES:
        for link in node.links:
            arrows.setdefault((node.label, link.target.label), []).append(link.name)
    return arrows


# --- The questions ---


def questions_page() -> str:
    """Every question of the catalogue, and what its numbers mean."""
    asked = questions()
    (load,) = (each for each in asked if each.id == "coordination-load")
    lead, support = load.parameters["weights"].default
    taken = {each.id: _taken(each) for each in asked}
    return _render("questions", questions=asked, taken=taken, lead=lead, support=support)


def _taken(question: Question) -> list[Mapping[str, str]]:
    return [
        {
            "name": each.name,
            "type": _choice(each),
            "default": "must be given" if each.required else shown(each.default),
            "about": each.about,
        }
        for each in question.parameters.values()
    ]


def _choice(parameter: Parameter) -> str:
    return " or ".join(parameter.values) or parameter.type


# --- The rules ---


def rules_page() -> str:
    """Every rule of the audit, with its thresholds."""
    return _render("rules", modules=list(rules().values()), set_to=_set_to)


def _set_to(value: Value) -> str:
    """A setting's default as `daumoi.toml` has it."""
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    return f"{value:g}"


# --- The commands ---


def commands_page() -> str:
    """The --help text of every command."""
    context = cli.context_class(
        cli,
        info_name="daumoi",
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **cli.context_settings,
    )
    return _render("commands", helps=list(_helps(context)))


def _helps(context: Any) -> Iterator[Pair]:
    """A command's path and its help, then those of the commands below it."""
    command = context.command
    yield context.command_path, command.get_help(context)
    for name, below in getattr(command, "commands", {}).items():
        inner = below.context_class(
            below,
            parent=context,
            info_name=name,
            terminal_width=WIDTH,
            max_content_width=WIDTH,
        )
        yield from _helps(inner)


# --- The plan dataset ---


def dataset_page() -> str:
    """The parts of the plan dataset, and the sample."""
    schema = dataset.json_schema()
    parts = schema["$defs"]
    met = {name: _fields(name, parts[name]) for name in _in_order(schema, parts)}
    return _render(
        "dataset",
        format=dataset.FORMAT,
        whole=_fields("Dataset", schema),
        parts=met,
        about={name: parts[name]["description"] for name in met},
        sample=SAMPLE.read_text(encoding="utf-8"),
        sample_name=SAMPLE.name,
    )


def _in_order(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> dict[str, None]:
    """The names of parts in the order in which fields name them, each before its own parts."""
    met: dict[str, None] = {}
    for field in schema["properties"].values():
        for name in _named(field):
            met[name] = None
            met |= _in_order(parts[name], parts)
    return met


def _named(field: Mapping[str, Any]) -> list[str]:
    """The parts that a field's type names."""
    inner = [*field.get("anyOf", []), *([field["items"]] if "items" in field else [])]
    own = [field["$ref"].rpartition("/")[2]] if "$ref" in field else []
    return own + [name for each in inner for name in _named(each)]


def _fields(name: str, part: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The fields of a part: its own first, then those that it shares with others."""
    own = list(getattr(dataset, name).__annotations__)
    ordered = own + [each for each in part["properties"] if each not in own]
    return [
        {
            "name": each,
            "type": _type(part["properties"][each]),
            "needed": "yes" if each in part.get("required", ()) else "",
            "about": part["properties"][each]["description"],
        }
        for each in ordered
    ]


def _type(field: Mapping[str, Any]) -> str:
    """A field's type in words."""
    if "anyOf" in field:
        kinds = [_type(each) for each in field["anyOf"] if each.get("type") != "null"]
        return "number" if kinds == ["whole number", "number"] else " or ".join(kinds)
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{each}`" for each in field["enum"])
    if field["type"] == "array":
        return f"list: {_type(field['items'])}"
    return _plain_type(field)


def _plain_type(field: Mapping[str, Any]) -> str:
    if "pattern" in field:
        return FORMS.get(field["pattern"], f"text of the form `{field['pattern']}`")
    if field.get("format") == "date":
        return "day, YYYY-MM-DD"
    words = {"string": "text", "integer": "whole number", "number": "number"}
    return words.get(field["type"], "true or false")


PAGES: Mapping[str, Callable[[], str]] = {
    "schema.md": schema_page,
    "questions.md": questions_page,
    "rules.md": rules_page,
    "commands.md": commands_page,
    "dataset.md": dataset_page,
}
"""The pages that are written here."""

if __name__ == "__main__":
    main(sys.argv[1:])
