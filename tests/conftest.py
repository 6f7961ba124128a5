"""Fixtures that many tests share."""

import os
import signal
import zlib
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

from tests.neo4j.server import Server, Unavailable, start, turn

settings.register_profile("untimed", deadline=None)  # speed is for benchmarks, not for tests
settings.load_profile("untimed")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # started in the background: programs that tests start would ignore Ctrl-C as well
    signal.signal(signal.SIGINT, signal.default_int_handler)

NO_NEO4J = "no Neo4j here: set NEO4J_URI, or install Docker, or Java 17+ and Maven"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Send the tests of the real Neo4j to two workers, so that two servers are started.

    A module's tests stay together.

    Where pytest-xdist does not keep groups together (without `--dist loadgroup`, and 3.8 under
    pytest 9.2), each worker starts a server of its own.
    """
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        if "neo4j_server" in getattr(item, "fixturenames", ()):
            half = zlib.crc32(item.nodeid.partition("::")[0].encode()) % 2
            item.add_marker(pytest.mark.xdist_group(f"neo4j-{half}"))


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A real Neo4j, one for the session; its database may hold what other tests left."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(start())
        except Unavailable as reasons:
            line = f"{NO_NEO4J} ({reasons})"
            if os.environ.get("CI") or os.environ.get("DAUMOI_REQUIRE_NEO4J"):
                raise pytest.fail.Exception(line, pytrace=False) from None
            pytest.skip(line)
        yield server


@pytest.fixture
def clean_neo4j(neo4j_server: Server) -> Iterator[Server]:
    """The real Neo4j with an empty database; constraints stay."""
    empty = "MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 1000 ROWS"
    with turn(neo4j_server):
        with (
            neo4j_server.driver() as driver,
            driver.session(database=neo4j_server.database) as session,
        ):
            session.run(empty).consume()
        yield neo4j_server
