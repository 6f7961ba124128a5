"""A brief as Markdown, and as a page that opens without a network and prints well."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from viz.brief.content import Brief
from viz.page import ROOM


def to_html(brief: Brief) -> str:
    """The brief as one HTML file."""
    style = Markup((ROOM / "assets" / "brief.css").read_text(encoding="utf-8"))  # noqa: S704 (ours)
    return _environment(escaping=True).get_template("brief.html").render(brief=brief, style=style)


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown with pipe tables."""
    return _environment(escaping=False).get_template("brief.md").render(brief=brief)


def _environment(*, escaping: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=escaping,  # noqa: S701 (off for Markdown, whose signs `_plain` escapes)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["plain"] = _plain
    return environment


def _plain(text: str) -> str:
    """A text on one line in which Markdown sees no sign of its own."""
    for sign in "\\|`*_[]<>#":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
