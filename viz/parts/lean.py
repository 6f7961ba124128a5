"""Records of the page's data without what has no value."""

from typing import Any

Item = dict[str, Any]
EMPTY: tuple[object, ...] = (None, "", (), [])


def lean(**values: object) -> Item:
    """The values that say something; zero does, false does not."""
    return {
        name: value
        for name, value in values.items()
        if value is not False and not any(value is empty or value == empty for empty in EMPTY)
    }
