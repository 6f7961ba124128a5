"""The words of the samples: one file a document, its texts line by line, its table row by row."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

Cell = str | int | date | None


def words(name: str) -> dict[str, list[Any]]:
    """The parts of a document by name: lists of lines, and rows as lists of cells."""
    path = Path(__file__).with_name(f"{name}.yaml")
    parts = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {part: each.splitlines() if part != "rows" else each for part, each in parts.items()}
