"""A real Neo4j for tests and benchmarks, the first that is there.

1. The server that `NEO4J_URI` names, if `DAUMOI_TEST_NEO4J=yes` allows emptying its database.
2. A container of Docker, removed at the end.
3. A server from Maven's jars on Java 17 or later, killed at the end.

By hand, `python -m tests.neo4j.server` starts one, prints shell exports and waits for Ctrl-C.
"""

import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, TransientError
from platformdirs import user_cache_path

POM = Path(__file__).with_name("pom.xml")
CACHE = user_cache_path("daumoi")
IMAGE = "neo4j:5.26-community"
OLDEST_JAVA = 17
START_SECONDS = 120
DOWNLOAD_SECONDS = 1200
LOG_LINES = 40

MAIN = "org.neo4j.server.CommunityEntryPoint"
OPENED = ("java.io", "java.lang", "java.nio", "java.util.concurrent", "sun.nio.ch")
CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
"""
# The shell kills its whole process group when the server ends, and when its own stdin closes:
# that happens however the Python that started it ends.
GUARD = '("$@"; kill -9 0) & read -r _; kill -9 0'


class Unavailable(Exception):  # noqa: N818 - a state of this machine, not a fault
    """No Neo4j can be had here; its text is one line that says why."""


@dataclass(frozen=True)
class Server:
    """How to reach a Neo4j whose database the tests may empty."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    origin: Literal["environment", "docker", "java"]

    def driver(self) -> Driver:
        """A driver of this server; the caller closes it."""
        return GraphDatabase.driver(self.uri, auth=(self.user, self.password))


@contextmanager
def start() -> Iterator[Server]:
    """Yield the first server that is there; raise `Unavailable` with the reasons if none is."""
    ways: list[Callable[[], AbstractContextManager[Server]]] = [_named, _docker, _java]
    reasons = []
    with ExitStack() as stack:
        for way in ways:
            try:
                server = stack.enter_context(way())
                break
            except Unavailable as reason:
                reasons.append(str(reason))
        else:
            raise Unavailable("; ".join(reasons))
        yield server


def turn(server: Server) -> AbstractContextManager[None]:
    """Hold a server that other processes here, such as pytest-xdist's workers, may test with."""
    return _lock("named") if server.origin == "environment" else nullcontext()


@contextmanager
def _named() -> Iterator[Server]:
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        raise Unavailable("NEO4J_URI is not set")
    if os.environ.get("DAUMOI_TEST_NEO4J") != "yes":
        reason = "NEO4J_URI not used: tests empty its database; DAUMOI_TEST_NEO4J=yes allows that"
        _say(reason)
        raise Unavailable(reason)
    yield Server(
        uri=uri,
        user=os.environ.get("NEO4J_USERNAME", "neo4j"),
        password=os.environ.get("NEO4J_PASSWORD", ""),
        database=os.environ.get("NEO4J_DATABASE", "neo4j"),
        origin="environment",
    )


@contextmanager
def _docker() -> Iterator[Server]:
    _run("docker", "info", seconds=30)
    name = f"daumoi-neo4j-{secrets.token_hex(4)}"
    password = secrets.token_hex(16)
    settings = {
        "NEO4J_AUTH": f"neo4j/{password}",
        "NEO4J_dbms_usage__report_enabled": "false",
        "NEO4J_server_memory_heap_max__size": "512m",
        "NEO4J_server_memory_pagecache_size": "128m",
    }
    handed_on = [f"--env={setting}" for setting in settings]
    run = ["docker", "run", "--detach", f"--name={name}", "--publish=127.0.0.1::7687", *handed_on]
    try:
        _run(*run, IMAGE, seconds=DOWNLOAD_SECONDS, settings=settings)
        port = _run("docker", "port", name, "7687/tcp").splitlines()[0].rpartition(":")[2]
        server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password, "neo4j", "docker")
        _await(
            ready=lambda: _answers(server),
            alive=lambda: "true" in _run("docker", "inspect", "-f={{.State.Running}}", name),
            log=lambda: _run("docker", "logs", f"--tail={LOG_LINES}", name),
        )
        yield server
    finally:
        removal = ["docker", "rm", "--force", "--volumes", name]
        subprocess.run(removal, capture_output=True, check=False)


@contextmanager
def _java() -> Iterator[Server]:
    if os.name != "posix":
        raise Unavailable("starting Neo4j with Java needs Linux or macOS")
    with (
        tempfile.TemporaryDirectory(prefix="daumoi-neo4j-") as folder,
        serve(Path(folder)) as server,
    ):
        yield server


@contextmanager
def serve(home: Path) -> Iterator[Server]:
    """A server by Java with its databases in a folder, whatever they hold already."""
    _check_java()
    server_jars = jars()
    port = _free_port()
    (home / "neo4j.conf").write_text(CONFIGURATION.format(port=port))
    with _process(home, server_jars):
        first = Server(f"bolt://127.0.0.1:{port}", "neo4j", "neo4j", "neo4j", "java")
        yield _with_new_password(first)


def _check_java() -> None:
    said = _run("java", "-version")
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < OLDEST_JAVA:
        raise Unavailable(f"Java {OLDEST_JAVA} or later is needed, this is {said.splitlines()[0]}")


def jars() -> Path:
    """The folder of the server's jars, fetched once by Maven into the user's cache."""
    version = ET.parse(POM).findtext(".//{*}neo4j.version")
    folder = CACHE / f"neo4j-{version}"
    complete = folder / "complete"
    with _lock(folder.name):
        if not complete.exists():
            shutil.rmtree(folder, ignore_errors=True)
            _say(f"fetching Neo4j {version} with Maven (about 120 MB, once)")
            copy = ["dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
            _run("mvn", "-q", "-B", "-f", str(POM), *copy, seconds=DOWNLOAD_SECONDS)
            complete.touch()
    return folder


@contextmanager
def _lock(name: str) -> Iterator[None]:
    """Keep other processes of this user out; the system frees the lock when this one ends."""
    import fcntl  # not on Windows

    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _process(home: Path, jars: Path) -> Iterator[None]:
    """A server that has started, in a process group of its own, killed at the end."""
    command = [
        *("java", "-Xms512m", "-Xmx512m", "-cp", f"{jars}/*"),
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
        *(MAIN, f"--home-dir={home}", f"--config-dir={home}", "--console-mode"),
    ]
    console, debug = home / "console.log", home / "logs" / "debug.log"
    with (
        console.open("w") as output,
        subprocess.Popen(
            ["sh", "-c", GUARD, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            _await(
                ready=lambda: "Started." in console.read_text(),
                alive=lambda: process.poll() is None,
                log=lambda: "\n".join(_tail(log) for log in (debug, console) if log.exists()),
            )
            yield
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _with_new_password(first: Server) -> Server:
    """The server with a random password instead of the first one, which must be changed."""
    server = Server(first.uri, first.user, secrets.token_hex(16), first.database, first.origin)
    change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
    with first.driver() as driver, driver.session(database="system") as session:
        session.run(change, old=first.password, new=server.password).consume()
    return server


def _answers(server: Server) -> bool:
    try:
        with server.driver() as driver, driver.session(database=server.database) as session:
            session.run("RETURN 1").consume()
    except (DriverError, TransientError):
        return False
    return True


def _await(ready: Callable[[], bool], alive: Callable[[], bool], log: Callable[[], str]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        if not alive():
            raise RuntimeError(f"Neo4j ended while starting; its log says:\n{log()}")
        if time.monotonic() > deadline:
            raise RuntimeError(f"Neo4j did not start in {START_SECONDS} s; its log says:\n{log()}")
        time.sleep(0.1)


def _run(*command: str, seconds: float = 30, settings: Mapping[str, str] | None = None) -> str:
    """What a program says; `Unavailable` with its first complaint if it fails."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
            env=os.environ | (settings or {}),
            check=True,
        )
    except FileNotFoundError:
        raise Unavailable(f"{command[0]} is not installed") from None
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{command[0]} did not finish in {seconds:.0f} s") from None
    except subprocess.CalledProcessError as failed:
        complaint = re.search(r"(?im)\[?\b(error|cannot)\b.*$", failed.stdout)
        raise Unavailable(
            f"{command[0]} failed: {complaint[0].strip() if complaint else failed.returncode}"
        ) from None
    return done.stdout.strip()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-LOG_LINES:])


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main() -> None:
    """Start a server, print how to reach it as shell exports, and wait for Ctrl-C."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    try:
        with start() as server:
            exports = {
                "NEO4J_URI": server.uri,
                "NEO4J_USERNAME": server.user,
                "NEO4J_PASSWORD": server.password,
                "NEO4J_DATABASE": server.database,
                "DAUMOI_TEST_NEO4J": "yes",
            }
            lines = [f"export {name}={shlex.quote(value)}\n" for name, value in exports.items()]
            sys.stdout.write("".join(lines))
            sys.stdout.flush()
            signal.pause()
    except Unavailable as reasons:
        sys.exit(f"no Neo4j here: {reasons}")
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
