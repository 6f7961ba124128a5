"""Quarters of the calendar."""

from collections.abc import Iterator
from datetime import date


def quarter(day: date) -> str:
    """The quarter of a day, e.g. 2026-Q3; texts of quarters sort in time."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def quarters(first: date, last: date) -> Iterator[str]:
    """The quarters from the first day's to the last day's, both included."""
    year, number = first.year, (first.month - 1) // 3
    while (year, number) <= (last.year, (last.month - 1) // 3):
        yield f"{year}-Q{number + 1}"
        year, number = (year, number + 1) if number < 3 else (year + 1, 0)
