"""The templates of the formats that are mostly words of another language."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

_BREAKS = {ord("\t"): "&#9;", ord("\n"): "&#10;", ord("\r"): "&#13;"}


def render(name: str, **data: Any) -> str:
    """A template with data; in XML, values are escaped."""
    return _environment().get_template(name).render(**data)


def _attribute(value: object) -> Markup:
    """A value in an XML attribute, whose line breaks a reader would else take for spaces."""
    return Markup(escape(value).translate(_BREAKS))  # noqa: S704 (it is escaped)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(["xml.j2"], default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["attribute"] = _attribute
    return environment
