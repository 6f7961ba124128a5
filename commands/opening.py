"""The store that a command works on, and the login to a server."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from commands.failures import Failure

if TYPE_CHECKING:
    from graph.content import Content
    from graph.store import Login, Mode, Store

DEFAULT_STORE = "daumoi.kgl"


def uri_of(place: str | None) -> str:
    """The place of the graph: as given, else as the environment says, else a file here."""
    return place or os.environ.get("NEO4J_URI") or DEFAULT_STORE


@contextmanager
def opened(place: str | None, mode: "Mode") -> Iterator["Store"]:
    """The store at a place, closed at the end whatever happens."""
    from graph.opening import is_server, open_store
    from graph.store import StoreError

    uri = uri_of(place)
    store = open_store(uri, mode, _login() if is_server(uri) else None)
    try:
        yield store
    except BaseException:
        with suppress(StoreError):  # what went wrong first is told
            store.close()
        raise
    store.close()


@contextmanager
def opened_content(place: str | None) -> "Iterator[tuple[Store, Content]]":
    """The store at a place to read, and all it holds.

    Raises:
        NoGraphError: If it holds no plan.
    """
    from graph.content import read_content
    from queries.running import check_any_plan

    with opened(place, "read") as store:
        check_any_plan(store)
        yield store, read_content(store)


def _login() -> "Login":
    from graph.store import Login

    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise Failure("no password for Neo4j; set NEO4J_PASSWORD")
        password = click.prompt(f"Password of {user}", hide_input=True, err=True)
    return Login(user, str(password), os.environ.get("NEO4J_DATABASE") or None)
