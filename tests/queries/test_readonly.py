"""Ad-hoc Cypher reads, and nothing gets past that on either store."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.content import Content, read_content
from graph.embedded import EmbeddedStore, open_embedded
from graph.opening import open_store
from graph.store import Store, StoreError, TimeLimitError
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from queries.catalogue import question_ids, questions
from queries.readonly import WRITES, WriteRefusedError, check_read_only
from tests.neo4j.server import Server
from tests.stores import on_server

EVASIONS = (
    # writes, in every form
    "CREATE (n:Task {id: 'x'})",
    "create(n:Task)",
    "MATCH (t:Task) SET t.name = 'x'",
    "MATCH (t:Task) SET t += {name: 'x'} RETURN t.id",
    "MATCH (t:Task) SET t:Other RETURN t.id",
    "MATCH (t:Task) REMOVE t.name",
    "MATCH (t:Task) DELETE t",
    "MATCH (t:Task) DETACH DELETE t",
    "MATCH (t:Task) NODETACH DELETE t",
    "MERGE (t:Task {id: 'x'}) ON CREATE SET t.name = 'x'",
    "MATCH (a:Agency), (t:Task) MERGE (a)-[:LEADS]->(t)",
    "INSERT (:Task {id: 'x'})",
    "UNWIND [1, 2] AS x CREATE (:Task {id: x})",
    "MATCH (t:Task) WITH t LIMIT 1 SeT t.name = 'x'",
    "MATCH (t:Task) FOREACH (x IN [1] | SET t.name = 'x')",
    "FOREACH (x IN [1] | CREATE (:Task {id: 'x'}))",
    "MATCH (t:Task) CALL { WITH t DETACH DELETE t }",
    "MATCH (t:Task) CALL (t) { SET t.name = 'x' }",
    "MATCH (t:Task) CALL { WITH t DELETE t } IN TRANSACTIONS OF 10 ROWS",
    "MATCH (t:Task) CALL (t) { DELETE t } IN 2 CONCURRENT TRANSACTIONS",
    "RETURN 1 AS x UNION CREATE (t:Task {id: 'x'}) RETURN 1 AS x",
    # definitions and administration
    "CREATE INDEX names FOR (t:Task) ON (t.name)",
    "CREATE CONSTRAINT names FOR (t:Task) REQUIRE t.name IS UNIQUE",
    "DROP CONSTRAINT names IF EXISTS",
    "CREATE USER thief SET PASSWORD 'open-sesame'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "GRANT ROLE admin TO neo4j",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "USE system MATCH (n) RETURN n",
    # files, networks, procedures and functions
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD/**/CSV WITH HEADERS FROM 'https://example.org/x.csv' AS line RETURN line",
    "MATCH (t:Task) LOAD CSV FROM 'file:///' + t.name AS line RETURN line",
    "CALL apoc.load.json('https://example.org/x.json')",
    "CALL apoc.cypher.runWrite('CREATE (:Task)', {})",
    "MATCH (t:Task) CALL apoc.create.setProperty(t, 'name', 'x') YIELD node RETURN node",
    "RETURN apoc.cypher.runFirstColumnSingle('CREATE (t:Task) RETURN t', {}) AS x",
    "RETURN `apoc` . /* */ `load` . `json`('x') AS x",
    "RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'}) AS x",
    "CALL dbms.setConfigValue('dbms.logs.query.enabled', 'INFO')",
    "CALL `dbms`.`killQueries`(['1'])",
    "CALL db.createLabel('Other')",
    "CALL db.create.setNodeVectorProperty(null, 'x', [1.0])",
    "OPTIONAL CALL db.createProperty('other')",
    "CALL\tdb.index.fulltext.createNodeIndex('x', ['Task'], ['name'])",
    "CALL db.labels() YIELD label CALL db.createLabel(label + 'x') RETURN label",
    "MATCH (t:Task) RETURN t.name FORMAT CSV",
    # several statements and what stands before one
    "RETURN 1 AS x; CREATE (:Task {id: 'x'})",
    "RETURN 1 AS x;\n// nothing more\n;MATCH (n) DETACH DELETE n",
    "EXPLAIN CREATE (:Task {id: 'x'})",
    "PROFILE CREATE (:Task {id: 'x'})",
    "PROFILE MATCH (t:Task) SET t.name = 'x'",
    "EXPLAIN RETURN 1 AS x; CREATE (:Task {id: 'x'})",
    "CYPHER 5 CREATE (:Task {id: 'x'})",
    "CYPHER runtime=slotted MATCH (n) DETACH DELETE n",
    "FOR VALID_TIME ALL CREATE (:Task {id: 'x'})",
    ":param x => 1",
    # comments, quotes, backticks, escapes, letters that are not seen
    "/* MATCH */ CREATE (:Task {id: 'x'})",
    "// MATCH (n)\nCREATE (:Task {id: 'x'})",
    "MATCH (t:Task) /* RETURN */ SET/**/t.name = 'x'",
    "MATCH (t:Task) // RETURN\nSET t.name = 'x'",
    "MATCH (t:Task) // RETURN\rSET t.name = 'x'",
    "MATCH (t:Task) // RETURN\r' \nSET t.name = 'x' //'",
    "MATCH (t:Task) // RETURN\u2028SET t.name = 'x'",
    "MATCH (t:Task) WHERE t.name = '//' SET t.name = 'x'",
    "MATCH (t:Task) WHERE t.name = '\\'' SET t.name = 'x' //'",
    'MATCH (t:Task) WHERE t.name = "/*" SET t.name = "*/"',
    "MATCH (`/*`:Task) SET `/*`.name = '*/'",
    "MATCH (`t\\`:Task) SET `t\\`.name = ' ` '",
    "MATCH (`a``b`:Task) SET `a``b`.name = 'x'",
    "MATCH (t:Task) \\u0053ET t.name = 'x'",
    "MATCH (t:Task) WHERE t.name = '\\u0027 SET t.name = \\u0027x' RETURN t",
    "MATCH (t:Task) RETURN `x\\u0060 AS y SET t.name = 1 //`",
    "\\u0043REATE (:Task {id: 'x'})",
    "MATCH (t:Task) \u017fET t.name = 'x'",
    "MATCH (t:Task)\u00a0SET\u00a0t.name = 'x'",
    "MATCH (t:Task) S\u200bET t.name = 'x'",
    "MATCH (t:Task) ＳＥＴ t.name = 'x'",
    "MATCH (t:Task)\x00SET t.name = 'x'",
    "\ufeffCREATE (:Task {id: 'x'})",
    "MATCH (t:Task) WHERE 1. SET t.name = 'x'",
    "RETURN 1. CREATE (t:Task {id: 'x'})",
    "MATCH (t:Task) /* not closed SET t.name = 'x'",
    "MATCH (t:Task) WHERE t.name = 'not closed SET t.name = 1",
    "MATCH (t:Task) RETURN 'not closed",
    "MATCH (t:Task) RETURN t.name AS `not closed",
    "MATCH (t:Task) RETURN 1 \\ 2",
    "",
    "  // nothing\n",
)
READS = (
    "MATCH (task:Task) RETURN count(*) AS tasks",
    "match (task:Task) where not task.name contains 'SET' return task.id as id order by id;",
    "MATCH (task:Task) // ai làm?\nRETURN task.id AS id ORDER BY id",
    'MATCH (task:Task) WHERE task.name <> "it\'s; CREATE (n)" RETURN count(*) AS tasks',
    "MATCH (`set`:Task) RETURN `set`.id AS `delete` ORDER BY `delete`",
    "MATCH (load:Task) RETURN load.id AS load ORDER BY load DESC",
    "OPTIONAL MATCH (task:Task {id: 'none'}) RETURN task.id AS id",
    "UNWIND [3, 1, 2] AS x WITH x ORDER BY x RETURN collect(x) AS numbers",
    (
        "RETURN date('2026-06-30') AS day, "
        "duration.between(date('2026-01-01'), date('2026-01-02')).days AS days"
    ),
    "CALL { MATCH (task:Task) RETURN count(task) AS tasks } RETURN tasks",
    (
        "MATCH (plan:Programme) CALL (plan) { MATCH (t:Task)-[:PART_OF]->(plan) "
        "RETURN count(t) AS n } RETURN plan.id AS id, n ORDER BY id"
    ),
    "RETURN 1 AS x UNION ALL RETURN 2 AS x",
    "MATCH (a:Agency)-[r:LEADS]->(t:Task) RETURN a, r, t, [a] AS all ORDER BY a.id, t.id LIMIT 3",
    "MATCH p = (a:Agency)-[:LEADS]->(t:Task) RETURN p, {by: a} AS who ORDER BY a.id, t.id LIMIT 3",
    'RETURN \'\\\\d+\' AS pattern, "say \\"so\\"" AS quoted, [[1], [2]] AS inner',
)
LONG = (
    "MATCH (a:Task) WHERE COUNT { MATCH (x:Task), (y:Task), (z:Task), (w:Task) "
    "WHERE x.name <> y.name + z.name + w.name } > 3 RETURN count(a) AS tasks"
)


@pytest.fixture(scope="module")
def embedded_file() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "four.kgl"
        store = open_store(str(path), "write")
        list(load_files(store, find_files([REVIEWED_PLANS])))
        store.close()
        yield path


@pytest.fixture(scope="module")
def kglite_store(embedded_file: Path) -> Iterator[EmbeddedStore]:
    store = open_embedded(embedded_file, "read")
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j_store(neo4j_server: Server) -> Iterator[Store]:
    with on_server(neo4j_server) as store:
        list(load_files(store, find_files([REVIEWED_PLANS])))
        yield store


@pytest.fixture(scope="module")
def neo4j_content(neo4j_store: Store) -> tuple[Content, Any]:
    return read_content(neo4j_store), _schema(neo4j_store)


def _schema(store: Store) -> Any:
    """What Neo4j holds besides the plans: all labels, constraints, indexes, users."""
    return [
        store.read(cypher).rows
        for cypher in (
            "MATCH (n) RETURN labels(n) AS labels, count(*) AS nodes ORDER BY labels",
            "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name",
            "SHOW INDEXES YIELD name RETURN name ORDER BY name",
            "CALL db.labels() YIELD label RETURN label ORDER BY label",
            "CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey ORDER BY propertyKey",
        )
    ]


@pytest.mark.parametrize("cypher", EVASIONS)
def test_what_does_more_than_read_is_refused_before_it_runs(cypher: str) -> None:
    with pytest.raises(WriteRefusedError):
        check_read_only(cypher)


def test_the_refusal_says_where_and_what() -> None:
    with pytest.raises(WriteRefusedError, match="line 2: SET does more than read"):
        check_read_only("MATCH (t:Task)\nset t.name = 'x'")
    with pytest.raises(WriteRefusedError, match="begins with EXPLAIN; a question begins with MATC"):
        check_read_only("EXPLAIN MATCH (n) RETURN n")


@pytest.mark.parametrize("cypher", EVASIONS)
def test_kglite_is_as_before_even_without_the_refusal(
    cypher: str, embedded_file: Path, kglite_store: EmbeddedStore
) -> None:
    before = {path.name: path.read_bytes() for path in embedded_file.parent.iterdir()}
    with suppress(StoreError, AttributeError):  # FORMAT CSV gives a text, not a table
        kglite_store.excerpt(cypher, rows=5)
    after = {path.name: path.read_bytes() for path in embedded_file.parent.iterdir()}
    assert after == before


@pytest.mark.parametrize("cypher", EVASIONS)
def test_neo4j_is_as_before_even_without_the_refusal(
    cypher: str, neo4j_store: Store, neo4j_content: tuple[Content, Any]
) -> None:
    with suppress(StoreError):
        neo4j_store.explore(cypher, seconds=20, rows=5)
    assert (read_content(neo4j_store), _schema(neo4j_store)) == neo4j_content


def test_neo4j_itself_refuses_a_write_of_ours(neo4j_store: Store) -> None:
    for cypher in ("CREATE (t:Task {id: 'x'})", "MATCH (t:Task) SET t.name = 'x'"):
        with pytest.raises(StoreError, match="refused: this does more than read"):
            neo4j_store.explore(cypher, seconds=20, rows=5)


@pytest.mark.parametrize("cypher", READS)
def test_a_question_is_answered_alike_on_both_stores(
    cypher: str, kglite_store: Store, neo4j_store: Store
) -> None:
    check_read_only(cypher)
    ours, theirs = (store.explore(cypher, 20, 1000) for store in (kglite_store, neo4j_store))
    assert ours == theirs
    assert ours.whole
    assert ours.table.rows


@pytest.mark.parametrize("name", question_ids())
def test_every_question_of_the_catalogue_only_reads(name: str) -> None:
    (asked,) = (each for each in questions() if each.id == name)
    check_read_only(asked.cypher)


def test_no_more_rows_than_allowed(kglite_store: Store, neo4j_store: Store) -> None:
    for store in (kglite_store, neo4j_store):
        found = store.explore("MATCH (t:Task) RETURN t.id AS id ORDER BY id", 20, 10)
        assert (len(found.table.rows), found.whole) == (10, False)
        exact = store.explore("UNWIND range(1, 10) AS x RETURN x", 20, 10)
        assert (len(exact.table.rows), exact.whole) == (10, True)


def test_what_takes_too_long_is_stopped(kglite_store: Store, neo4j_store: Store) -> None:
    for store in (kglite_store, neo4j_store):
        with pytest.raises(TimeLimitError, match="stopped after 1 s without an answer"):
            store.explore(LONG, 1, 10)


@given(
    word=st.sampled_from(sorted(WRITES)),
    before=st.sampled_from(
        ["", " ", "\n", "/* ' */", "// `\n", "'\\''", '"//"', "`x`", "1.", ") "]
    ),
    after=st.sampled_from([" ", "\t", "/**/", "(", "\n", "`x`"]),
)
@example(word="SET", before="1.", after=" ")
def test_a_word_that_writes_is_seen_wherever_it_stands(word: str, before: str, after: str) -> None:
    for spelled in (word, word.lower(), word.title()):
        with pytest.raises(WriteRefusedError):
            check_read_only(f"MATCH (n) {before}{spelled}{after}")


@given(st.text(max_size=80))
def test_any_text_is_judged(text: str) -> None:
    with suppress(WriteRefusedError):
        check_read_only(text)
