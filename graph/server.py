"""The Neo4j store: a server reached over Bolt with the official driver."""

import logging
from collections.abc import Callable, Mapping
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
from graph.model import MODEL_VERSION
from graph.rows import PlanRows
from graph.store import Login, StoreError, StoreInfo, Table
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


def _told(uri: str, error: Exception) -> StoreError:
    """The driver's error as one line with the place and the remedy."""
    detail = str(error).splitlines()[0] if str(error) else type(error).__name__
    if isinstance(error, AuthError):
        return StoreError(f"{uri}: wrong user or password; set NEO4J_USERNAME and NEO4J_PASSWORD")
    if isinstance(error, ServiceUnavailable):
        return StoreError(f"{uri}: no Neo4j answers there; start it or check the address")
    if isinstance(error, ClientError) and error.code and "DatabaseNotFound" in error.code:
        return StoreError(f"{uri}: no such database; set NEO4J_DATABASE to one that is there")
    if isinstance(error, (ConfigurationError, ValueError)):
        return StoreError(f"{uri}: not a usable address: {detail}")
    return StoreError(f"{uri}: the server refused: {detail}")
