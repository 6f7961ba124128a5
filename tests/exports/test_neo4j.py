"""Cypher and CSV, loaded into a real Neo4j: it holds what the store held."""

import csv
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn

import pytest

from graph.content import Content, read_content
from graph.files import write_folder
from queries.exports import whole
from queries.exports.cypher import literal, to_cypher
from queries.exports.neo4jcsv import file_names, to_csv
from queries.exports.tables import inert
from tests.neo4j.server import OPENED, Server, Unavailable, jars, serve
from tests.stores import connected

STATEMENT = re.compile(r"(.*?);\n", re.DOTALL)
EVERY = "MATCH (node) RETURN count(node) AS count"
ALL = "MATCH ()-[said]->() RETURN count(said) AS count"


def run_file(server: Server, text: str) -> None:
    """Run the statements of a file, as cypher-shell does."""
    bare = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("//"))
    with server.driver() as driver, driver.session(database=server.database) as session:
        for statement in STATEMENT.findall(bare):
            session.run(statement).consume()


def held(server: Server) -> Content:
    with connected(server) as store:
        return read_content(store)


def counted(server: Server) -> tuple[int, int]:
    with connected(server) as store:
        return int(str(store.read(EVERY).rows[0][0])), int(str(store.read(ALL).rows[0][0]))


def sizes(content: Content) -> tuple[int, int]:
    """How many nodes and relationships there are, with the node that marks the graph."""
    return (
        1 + sum(len(each.rows) for each in whole.nodes(content)),
        sum(len(each.rows) for each in whole.relationships(content)),
    )


def same(one: Content, other: Content) -> bool:
    return (one.nodes, one.relationships) == (other.nodes, other.relationships)


def test_the_cypher_fills_an_empty_neo4j(clean_neo4j: Server, four: Content) -> None:
    text = to_cypher(four)
    run_file(clean_neo4j, text)
    assert counted(clean_neo4j) == sizes(four)
    assert same(held(clean_neo4j), four)
    run_file(clean_neo4j, text)
    assert counted(clean_neo4j) == sizes(four)


def test_cypher_of_harmful_texts(clean_neo4j: Server, hostile: Content) -> None:
    run_file(clean_neo4j, to_cypher(hostile))
    assert counted(clean_neo4j) == sizes(hostile)
    assert same(held(clean_neo4j), hostile)


def test_a_backslash_and_a_u_are_no_letter() -> None:
    assert literal("\\u0022") == '"\\\\" + "u0022"'
    assert literal({"a": [None, True, 1.5, "“x”"]}) == '{a: [null, true, 1.5, "“x”"]}'


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder's files can be read."""
    handler = partial(SimpleHTTPRequestHandler, directory=folder)
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["four", "hostile"])
def test_load_csv_fills_an_empty_neo4j(
    name: str, clean_neo4j: Server, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    content: Content = request.getfixturevalue(name)
    files = to_csv(content)
    write_folder(tmp_path / "csv", files, file_names())
    with beside(clean_neo4j, tmp_path) as server, served(tmp_path / "csv") as address:
        run_file(server, files["load.cypher"].replace("file:///", address))
        assert counted(server) == sizes(content)
        assert same(held(server), content)


@contextmanager
def beside(server: Server, folder: Path) -> Iterator[Server]:
    """An empty server that can read what this machine serves, as one in a container cannot."""
    if server.origin == "java":
        yield server
        return
    with ExitStack() as stack:
        (folder / "own").mkdir()
        try:
            own = stack.enter_context(serve(folder / "own"))
        except Unavailable as reason:
            lacking(f"no Neo4j here that can read this machine's files: {reason}")
        yield own


def lacking(reason: str) -> NoReturn:
    """Skip the test, with the reason; in CI it fails."""
    if os.environ.get("CI"):
        raise pytest.fail.Exception(reason, pytrace=False)
    pytest.skip(reason)


def imported(folder: Path, home: Path) -> str:
    """What neo4j-admin says of the folder's import into a database of its own."""
    home.mkdir()
    (home / "neo4j.conf").touch()
    done = subprocess.run(
        ["java", "-Xmx512m", "-cp", f"{jars()}/*",
         *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
         "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "@import.args"],
        cwd=folder, env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["four", "hostile"])
def test_neo4j_admin_imports_the_folder(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    content: Content = request.getfixturevalue(name)
    files = to_csv(content)
    write_folder(tmp_path / "csv", files, file_names())
    try:
        said = imported(tmp_path / "csv", tmp_path / "home")
    except Unavailable as reason:
        lacking(f"no neo4j-admin here: {reason}")
    nodes, relationships = sizes(content)
    assert f"{nodes} nodes" in said
    assert f"{relationships} relationships" in said
    if name == "hostile":  # starting a server takes as long as all the rest
        with serve(tmp_path / "home") as server:
            run_file(server, files["after-import.cypher"])
            assert same(held(server), content)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "'=1", "''@x"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert inert(text) == f"'{text}"


def test_a_backslash_is_none_for_load_csv(hostile: Content) -> None:
    """It takes a backslash for the mark of a quotation mark that does not end the field."""
    assert not [
        name for name, text in to_csv(hostile).items() if name.endswith(".csv") and "\\" in text
    ]


@pytest.mark.parametrize("text", ["", "a=1", "'a", "Sở A", " =1"])
def test_other_texts_stay(text: str) -> None:
    assert inert(text) == text


def test_no_cell_begins_like_a_formula(hostile: Content) -> None:
    for name, text in to_csv(hostile).items():
        if name.endswith(".csv"):
            rows = list(csv.reader(text.splitlines(keepends=True)))[1:]
            assert rows
            assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")] == []
