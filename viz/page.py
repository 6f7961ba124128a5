"""The page: one HTML file that opens by double click and asks nothing of any network."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.store import Store
from queries.catalogue import Language
from viz.drawing import check_size
from viz.facts import Facts, gather
from viz.network import vis_script
from viz.parts.figures import figures
from viz.parts.load import load
from viz.parts.matrix import matrix
from viz.parts.network import network
from viz.parts.sources import sources
from viz.text import decimal
from viz.words import words

ROOM = Path(__file__).parent
SCRIPTS = ("common", "tables", "details", "matrix", "network", "start")
"""The page's own JavaScript, in the order in which it runs."""
UNSAFE_IN_HTML = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def build_page(
    store: Store, *, lang: Language = "vi", title: str | None = None, force: bool = False
) -> str:
    """The page on all plans of a graph, as one HTML file.

    Args:
        store: The graph.
        lang: The language of headings and explanations.
        title: The heading of the page; a general one when left out.
        force: Build it however large the graph is.

    Raises:
        PageTooLargeError: If the graph has more agencies and tasks than can be read.
    """
    facts = gather(store)
    if not force:
        check_size(facts)
    return _render(facts, lang, title)


def _render(facts: Facts, lang: Language, title: str | None) -> str:
    word = words(lang)
    drawn = network(facts)
    script = Markup("\n".join(_asset(f"{name}.js") for name in SCRIPTS))  # noqa: S704 (our file)
    style = Markup(_asset("page.css"))  # noqa: S704 (our file)
    vis = Markup(vis_script()) if drawn["drawings"] else Markup("")  # noqa: S704 (pyvis's file)
    return (
        _environment(lang)
        .get_template("page.html")
        .render(
            lang=lang,
            title=title or word["page_title"],
            word=word,
            facts=facts,
            figures=figures(facts, lang),
            load=load(facts, lang),
            matrix=matrix(facts),
            network=drawn,
            sources=sources(facts),
            data=_json(_script_data(facts, drawn["drawings"], word)),
            script=script,
            style=style,
            vis=vis,
            policy=_policy([vis, script], style),
        )
    )


def _environment(lang: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["decimal"] = lambda value: decimal(value, lang)
    return environment


def _asset(name: str) -> str:
    return (ROOM / "assets" / name).read_text(encoding="utf-8")


def _script_data(facts: Facts, drawn: list[dict[str, Any]], word: dict[str, str]) -> dict[str, Any]:
    """What the page's JavaScript knows; agencies, tasks and plans are named by their indices."""
    return {
        "words": word,
        "plans": [plan["title"] for plan in facts.plans],
        "agencies": [
            {"label": each.label, "province": each.province, "load": each.load["load"]}
            for each in facts.agencies
        ],
        "tasks": [{"title": each.title, "plan": each.plan} for each in facts.tasks],
        "edges": [
            {
                "agency": edge.agency,
                "name": edge.said["agency"],
                "task": edge.task,
                "plan": edge.plan,
                "role": edge.role,
                "basis": edge.said["basis"],
                "written": edge.said["as_written"],
                "where": edge.said["locator"],
                "quote": edge.said["quote"],
                "file": edge.said["source"],
            }
            for edge in facts.edges
        ],
        "drawings": drawn,
    }


def _json(value: object) -> Markup:
    """JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE_IN_HTML))  # noqa: S704 (escaped here)


def _policy(scripts: list[Markup], style: Markup) -> str:
    """A content-security policy that runs these very scripts and nothing else."""
    allowed = " ".join(_hash(script) for script in scripts if script)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
