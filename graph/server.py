"""The Neo4j store: a server reached over Bolt with the official driver."""

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
)

from graph import statements
from graph.cells import cell
from graph.model import MODEL_VERSION
from graph.rows import PlanRows
from graph.store import Cell, Excerpt, Login, StoreError, StoreInfo, Table, TimeLimitError
from graph.version import VERSION, utc_now
from graph.writing import Outcome, Run, remove_plan, write_plan

Result = TypeVar("Result")
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its errors come as exceptions


class ServerStore:
    """A graph in a Neo4j database. Each plan is one managed transaction, retried when it may be."""

    def __init__(self, uri: str, driver: neo4j.Driver, database: str | None) -> None:
        self._uri = uri
        self._driver = driver
        self._database = database
        self._ready = False

    def write(self, rows: PlanRows) -> Outcome:
        """Write one plan in one transaction."""
        return self._in_transaction(
            lambda run: write_plan(run, rows, version=VERSION, now=utc_now())
        )

    def remove(self, programme: str) -> bool:
        """Remove one plan in one transaction."""
        return self._in_transaction(lambda run: remove_plan(run, programme, version=VERSION))

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """The answer to a Cypher text that only reads."""
        try:
            records, _, keys = self._driver.execute_query(
                cypher,
                dict(parameters or {}),
                database_=self._database,
                routing_=neo4j.RoutingControl.READ,
            )
        except (Neo4jError, DriverError) as error:
            raise _told(self._uri, error) from error
        return Table(tuple(keys), tuple(tuple(record.values()) for record in records))

    def explore(self, cypher: str, seconds: float, rows: int) -> Excerpt:
        """The first rows of an answer, from a session that may not write."""
        try:
            with self._driver.session(
                database=self._database, default_access_mode=neo4j.READ_ACCESS
            ) as session:
                plan = session.run(neo4j.Query(f"EXPLAIN {cypher}", timeout=seconds)).consume()
                if plan.query_type != "r":
                    raise StoreError(f"{self._uri}: refused: this does more than read")
                with session.begin_transaction(timeout=seconds) as transaction:
                    result = transaction.run(cypher)
                    columns = tuple(result.keys())
                    fetched = [record.values() for record in result.fetch(rows + 1)]
                    transaction.rollback()
        except (Neo4jError, DriverError) as error:
            if isinstance(error, Neo4jError) and "TransactionTimedOut" in str(error.code):
                raise TimeLimitError(seconds) from error
            raise _told(self._uri, error) from error
        table = Table(columns, tuple(tuple(map(_cell, values)) for values in fetched[:rows]))
        return Excerpt(table, whole=len(fetched) <= rows)

    def info(self) -> StoreInfo:
        """Neo4j, its address and the server's version."""
        try:
            agent = self._driver.get_server_info().agent
        except (Neo4jError, DriverError) as error:
            raise _told(self._uri, error) from error
        return StoreInfo("Neo4j", self._uri, agent.rpartition("/")[2])

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def check_stamp(self) -> None:
        """Refuse a database that a newer daumoi wrote."""
        stamp = self.read(statements.STAMP).records()
        if stamp and int(str(stamp[0]["model"])) > MODEL_VERSION:
            raise StoreError(
                f"{self._uri}: written by a newer daumoi ({stamp[0]['version']}); "
                f"this is {VERSION}: update daumoi, or name another database"
            )

    def _in_transaction(self, work: Callable[[Run], Result]) -> Result:
        def unit(transaction: neo4j.ManagedTransaction) -> Result:
            return work(lambda cypher, parameters: transaction.run(cypher, parameters).data())

        try:
            with self._driver.session(database=self._database) as session:
                if not self._ready:
                    for constraint in statements.CONSTRAINTS:
                        session.run(constraint).consume()
                    self._ready = True
                return session.execute_write(unit)
        except (Neo4jError, DriverError) as error:
            raise _told(self._uri, error) from error


def open_server(uri: str, login: Login) -> ServerStore:
    """Connect and log in, so that a wrong address or password is said at once."""
    driver: neo4j.Driver | None = None
    try:
        driver = neo4j.GraphDatabase.driver(
            uri,
            auth=(login.user, login.password),
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            connection_timeout=10,
            max_transaction_retry_time=10,
        )
        driver.verify_connectivity()
        store = ServerStore(uri, driver, login.database)
        store.check_stamp()
    except (Neo4jError, DriverError, ValueError) as error:
        if driver is not None:
            driver.close()
        raise _told(uri, error) from error
    except BaseException:
        if driver is not None:
            driver.close()
        raise
    return store


def _cell(value: Any) -> Cell:
    """A value of the driver as a cell."""
    return cell(value, _short)


def _short(value: Any) -> Any:
    """A node as its id, a relationship as its type, a path as these in turn."""
    if isinstance(value, neo4j.graph.Path):
        return [_short(each) for each in (value.start_node, *_steps(value))]
    if isinstance(value, neo4j.graph.Node):
        return value.get("id", next(iter(value.labels), None))
    if isinstance(value, neo4j.graph.Relationship):
        return value.type
    return value


def _steps(path: neo4j.graph.Path) -> Iterator[Any]:
    """The relationships and nodes of a path after its first node."""
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        yield from (relationship, node)


def _told(uri: str, error: Exception) -> StoreError:
    """The driver's error as one line with the place and the remedy."""
    said = error.message if isinstance(error, Neo4jError) and error.message else str(error)
    detail = said.splitlines()[0] if said else type(error).__name__
    if isinstance(error, AuthError):
        return StoreError(f"{uri}: wrong user or password; set NEO4J_USERNAME and NEO4J_PASSWORD")
    if isinstance(error, ClientError) and error.code and "AuthenticationRateLimit" in error.code:
        return StoreError(
            f"{uri}: wrong user or password several times; wait a few seconds, then try again "
            "with the right NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if isinstance(error, ServiceUnavailable):
        return StoreError(f"{uri}: no Neo4j answers there; start it or check the address")
    if isinstance(error, ClientError) and error.code and "DatabaseNotFound" in error.code:
        return StoreError(f"{uri}: no such database; set NEO4J_DATABASE to one that is there")
    if isinstance(error, (ConfigurationError, ValueError)):
        return StoreError(f"{uri}: not a usable address: {detail}")
    return StoreError(f"{uri}: the server refused: {detail}")
