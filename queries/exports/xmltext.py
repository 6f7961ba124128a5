"""Values that XML can hold."""

import re
from typing import Any

from queries.networks import Network

_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def flat(network: Network) -> Network:
    """A copy of a network whose attributes are single values, without those that are missing."""
    copy = network.copy()
    for _, about in copy.nodes(data=True):
        _flatten(about)
    for *_, said in copy.edges(data=True):
        _flatten(said)
    return copy


def _flatten(values: dict[str, Any]) -> None:
    """Make every value single, and take away those that are missing."""
    there = {name: _single(value) for name, value in values.items() if value is not None}
    values.clear()
    values.update(there)


def _single(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return legal("; ".join(map(str, value)))
    return legal(value) if isinstance(value, str) else value
