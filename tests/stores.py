"""Real stores for tests: an empty kglite file, and the Neo4j server emptied of our plans."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.opening import open_store
from graph.store import Login, Store
from tests.neo4j.server import Server

OpenEmpty = Callable[[], AbstractContextManager[Store]]


@contextmanager
def embedded() -> Iterator[Store]:
    """An empty kglite store in a folder of its own."""
    with TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "graph.kgl"), "write")
        yield store
        store.close()


@contextmanager
def on_server(server: Server) -> Iterator[Store]:
    """The Neo4j store without any plan."""
    with connected(server) as store:
        for row in store.read("MATCH (plan:Programme) RETURN plan.id AS id ORDER BY id").rows:
            store.remove(str(row[0]))
        yield store


@contextmanager
def connected(server: Server) -> Iterator[Store]:
    """The Neo4j store as it stands."""
    store = open_store(server.uri, "write", Login(server.user, server.password, server.database))
    try:
        yield store
    finally:
        store.close()
