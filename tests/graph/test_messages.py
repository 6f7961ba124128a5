"""What the engines complain of is told as one line for people who ask, not for programmers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite
import pytest
from neo4j.exceptions import Neo4jError

from graph.embedded import EmbeddedStore
from graph.server import _told
from graph.store import StoreError

URI = "neo4j://here"


def complaint(code: str, message: str) -> str:
    """What is told of an error of the server."""
    return str(_told(URI, Neo4jError._hydrate_neo4j(code=code, message=message)))


def test_many_wrong_passwords_are_told_as_such() -> None:
    told = complaint("Neo.ClientError.Security.AuthenticationRateLimit", "The client has …")
    assert told == (
        f"{URI}: wrong user or password several times; wait a few seconds, then try again with "
        "the right NEO4J_USERNAME and NEO4J_PASSWORD"
    )


def test_a_syntax_error_is_told_by_its_first_line() -> None:
    message = "Invalid input 'RETRUN' (line 1, column 1 (offset: 0))\n\"RETRUN 1\"\n ^"
    told = complaint("Neo.ClientError.Statement.SyntaxError", message)
    assert told == (
        f"{URI}: the server refused: Invalid input 'RETRUN' (line 1, column 1 (offset: 0))"
    )


class Narrow:
    """A graph that looks at little for one question."""

    def __init__(self) -> None:
        self._graph = kglite.KnowledgeGraph()

    @contextmanager
    def begin_read(self) -> Iterator["Narrow"]:
        yield self

    def cypher(self, text: str, **options: Any) -> Any:
        with self._graph.begin_read() as view:
            return view.cypher(text, **options, max_work_units=100)


def test_too_much_to_look_at_is_told_without_options_that_are_not_ours() -> None:
    store = EmbeddedStore(Path("g.kgl"), Narrow(), "read")  # type: ignore[arg-type]
    with pytest.raises(StoreError) as caught:
        store.excerpt("UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b RETURN a, b", 10)
    assert str(caught.value) == (
        "g.kgl: the question looks at too much; narrow it (a label, an id, fewer patterns)"
    )
