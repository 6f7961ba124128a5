"""Values of any type that a store gives, as the cells of a table."""

import json
from collections.abc import Callable
from typing import Any

from graph.store import Cell, Scalar

Shorten = Callable[[Any], Any]
"""What a store makes of its nodes, relationships and paths; other values stay."""


def cell(value: Any, shorten: Shorten) -> Cell:
    """A value as a cell: scalars and lists of them as they are, maps and inner lists as JSON."""
    plain = _plain(value, shorten)
    return [_scalar(each) for each in plain] if isinstance(plain, list) else _scalar(plain)


def _plain(value: Any, shorten: Shorten) -> Any:
    """A value made of scalars, lists and maps; days and times are ISO texts."""
    value = shorten(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, dict):
        return {str(name): _plain(each, shorten) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, shorten) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _scalar(value: Any) -> Scalar:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    scalar: Scalar = value
    return scalar
