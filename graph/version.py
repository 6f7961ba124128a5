"""The program's version, and the clock of a load."""

from datetime import UTC, datetime

VERSION = "0.1.0"
"""Equal to the version in pyproject.toml (a test compares them)."""


def utc_now() -> str:
    """The time, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
