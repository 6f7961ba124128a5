"""The page: one HTML file that opens by double click and asks nothing of any network."""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.store import Store
from queries.catalogue import Language
from viz.drawing import check_size
from viz.facts import Facts, gather
from viz.network import vis_script
from viz.parts.aims import budget, reports, targets
from viz.parts.findings import findings, notes, rules_met
from viz.parts.lean import Item
from viz.parts.network import network
from viz.parts.plans import plans
from viz.parts.work import agencies, edges, tasks
from viz.scope import Scope
from viz.words import scope_words, words

ROOM = Path(__file__).parent
PARTS = (
    "overview",
    "agencies",
    "matrix",
    "network",
    "cooperation",
    "timeline",
    "aims",
    "findings",
    "sources",
)
"""The parts of the page, in the order of their links."""
SCRIPTS = ("common", "state", "model", "tables", "charts", *PARTS, "sheets", "search", "exports")
"""The page's own JavaScript, in the order in which it runs; `start` comes last."""
STYLES = ("frame", "tables", "drawings", "sheet", "narrow", "paper")
UNSAFE_IN_HTML = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def build_page(
    store: Store,
    *,
    lang: Language = "vi",
    title: str | None = None,
    scope: Scope | None = None,
    documents: Mapping[str, str] | None = None,
    force: bool = False,
) -> str:
    """The page on a graph, as one HTML file.

    Args:
        store: The graph.
        lang: The language in which it opens; it can be switched in the page.
        title: The heading of the page; a general one when left out.
        scope: What the page is about; the whole graph when left out.
        documents: Texts of the documents that plans were read from, by the plan's id; spans
            count their characters.
        force: Build it however large the graph is.

    Raises:
        PageTooLargeError: If the graph has more agencies and tasks than can be read.
    """
    title = (title or "").strip() or None
    facts = gather(store, scope)
    if not force:
        check_size(facts)
    return _render(facts, lang, title, page_data(facts, lang, title, scope, documents or {}))


def page_data(
    facts: Facts,
    lang: Language,
    title: str | None,
    scope: Scope | None,
    documents: Mapping[str, str],
) -> Item:
    """All that the page's JavaScript knows."""
    texts = {key: text for key, text in documents.items() if key in facts.plan_places}
    return {
        "lang": lang,
        "title": title,
        "scope": scope_words(facts.known, scope),
        "words": {"vi": words("vi"), "en": words("en")},
        "provinces": dict(facts.provinces),
        "plans": plans(facts),
        "agencies": agencies(facts),
        "tasks": tasks(facts),
        "edges": edges(facts, texts),
        "targets": targets(facts),
        "budget": budget(facts),
        "reports": reports(facts),
        "findings": findings(facts),
        "rules": rules_met(facts),
        "notes": notes(facts),
        "documents": texts,
        **network(facts),
    }


def _render(facts: Facts, lang: Language, title: str | None, data: Item) -> str:
    word = words(lang)
    script = _assets(*(f"{name}.js" for name in (*SCRIPTS, "start")))
    style = _assets(*(f"{name}.css" for name in STYLES))
    vis = Markup(vis_script()) if data["drawings"] else Markup("")  # noqa: S704 (pyvis's file)
    return (
        _environment()
        .get_template("page.html")
        .render(
            lang=lang,
            title=title or word["page_title"],
            word=word,
            plans=facts.plans,
            parts=PARTS,
            data=_json(data),
            script=script,
            style=style,
            vis=vis,
            policy=_policy([vis, script], style),
        )
    )


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _assets(*names: str) -> Markup:
    """Files of ours, one after the other."""
    texts = ((ROOM / "assets" / name).read_text(encoding="utf-8") for name in names)
    return Markup("\n".join(texts))  # noqa: S704 (our files)


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
