"""The small interface of a store; `graph/opening.py` opens one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from graph.rows import PlanRows
from graph.writing import Outcome

Scalar = str | int | float | bool | None
Cell = Scalar | list[Scalar]


class StoreError(Exception):
    """A store cannot be opened, read or written; the text says what, where and what to do."""


class TimeLimitError(StoreError):
    """A question was stopped because it took too long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"stopped after {seconds:g} s without an answer; narrow the question (a label, an id, "
            "fewer patterns), or allow more with --timeout"
        )


class NoGraphError(StoreError):
    """There is nothing at the place where the graph was looked for."""


@dataclass(frozen=True)
class Table:
    """An answer: the names of its columns and its rows, each with one cell a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """The rows as mappings from column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Excerpt:
    """The first rows of an answer, and whether these are all."""

    table: Table
    whole: bool


@dataclass(frozen=True)
class StoreInfo:
    """What holds the graph: kglite or Neo4j, where, and in which version."""

    store: str
    place: str
    version: str


class Store(Protocol):
    """A place that holds the graph."""

    def write(self, rows: PlanRows) -> Outcome:
        """Make the graph say of one plan exactly what `rows` say: all of it, or nothing."""
        ...

    def remove(self, programme: str) -> bool:
        """Take a plan out of the graph; False when it is not there."""
        ...

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """The answer to a Cypher text that only reads."""
        ...

    def explore(self, cypher: str, seconds: float, rows: int) -> Excerpt:
        """The first rows of the answer to a Cypher text that anybody wrote and that may run long.

        A node is given as its id, a relationship as its type, a path as both in turn, a map as
        JSON. A text that writes is refused; what takes longer than `seconds` is stopped.
        """
        ...

    def info(self) -> StoreInfo:
        """What holds the graph."""
        ...

    def close(self) -> None:
        """End the work; nothing that was written is lost."""
        ...


Mode = Literal["read", "write"]


@dataclass(frozen=True)
class Login:
    """How to log in to a server."""

    user: str = "neo4j"
    password: str = ""
    database: str | None = None
