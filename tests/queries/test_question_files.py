"""Questions of one's own: what is read, and what is refused with its line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import NoGraphError, Store
from loaders.batch import load_files
from queries.catalogue import CatalogueError, question, question_ids, questions, read_question
from queries.describing import explain
from queries.names import NameNotFoundError
from queries.readonly import WriteRefusedError, check_read_only
from queries.running import ParameterError, ask, run, typed
from tests.neo4j.server import Server
from tests.stores import connected, embedded

GOOD = """/*
id: mine
category: own
title: {vi: Của tôi, en: Mine}
description: {vi: Đếm nhiệm vụ, en: Counts tasks}
phrases:
  - đếm nhiệm vụ của {programme}
parameters:
  programme: {type: programme, default: null, about: Only this plan.}
columns:
  tasks: {vi: Số, en: Number, about: How many.}
*/
MATCH (task:Task)
WHERE $programme IS NULL OR task.programme = $programme
RETURN count(task) AS tasks
"""
SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "tasks-left.cypher"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with embedded() as opened:
        (outcome,) = load_files(opened, [Path(__file__).with_name("small-world.yaml")])
        assert outcome.failed is None
        yield opened


def written(folder: Path, text: str = GOOD) -> Path:
    path = folder / "mine.cypher"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_asked(store: Store, tmp_path: Path) -> None:
    asked = read_question(written(tmp_path))
    assert ask(store, asked, {}).rows == ((13,),)
    assert ask(store, asked, {"programme": "chợ phiên 2026"}).rows == ((3,),)


def test_a_folder_of_questions_stands_beside_ours(store: Store, tmp_path: Path) -> None:
    written(tmp_path)
    assert set(question_ids(tmp_path)) == {"mine", *question_ids()}
    assert [each.id for each in questions(tmp_path)] == sorted(question_ids(tmp_path))
    assert ask(store, question("mine", tmp_path), {}).rows == ((13,),)
    with pytest.raises(CatalogueError, match="did you mean mine"):
        question("mien", tmp_path)


def test_the_question_that_the_docs_show_is_asked(store: Store) -> None:
    given = {"agency": "so cong thuong ha van", "from": "1/6/2026"}
    rows = ask(store, read_question(SAMPLE), given).rows
    assert rows == (("Nương chè 2026", 1), ("Chợ phiên 2026", 1))


def test_no_question_of_ours_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "due.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"due\.cypher:2: daumoi has a question of that name"):
        questions(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no such folder"):
        questions(tmp_path / "none")


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("id: mine", "id: other", 2, "not the file's name"),
        ("id: mine", "id: 7", 2, "a text is expected"),
        ("category: own", "category: [", 5, "front matter"),
        ("category: own", "kategory: own", 3, "no such field: kategory"),
        ("category: own", "category: own\ncategory: two", 4, "category is there twice"),
        ("category: own\n", "", 1, "missing: category"),
        ("title: {vi: Của tôi, en: Mine}", "title: Mine", 4, "fields are expected"),
        ("title: {vi: Của tôi, en: Mine}", "title: {vi: Của tôi}", 4, "missing: en"),
        ("của {programme}", "của {agency}", 7, "no parameter agency for the phrase"),
        ("  - đếm nhiệm vụ của {programme}", "  []", 1, "needs phrases"),
        ("type: programme", "type: plan", 9, "no such type: plan"),
        ("default: null", "default: 3", 9, "3 is no programme"),
        *(
            ("type: programme, default: null", f"type: {kind}, default: {default}", 9, told)
            for kind, default, told in (
                ("date", '"32-13-2026"', "'32-13-2026' is no day"),
                ("date", "2026-13-01", "'2026-13-01' is no day"),
                ("period", "2026-Q5", "'2026-Q5' is no period"),
                ("weights", "[1]", "'1' is not two numbers"),
                ("whole", '"1"', "'1' is no whole"),
            )
        ),
        ("default: null", "default: null, value: [a]", 9, "no such field: value"),
        ("default: null", "default: null, values: [a]", 9, "values belong to a choice"),
        ("about: Only this plan.", "about: 1", 9, "a text is expected"),
        ("en: Number, ", "", 11, "missing: en"),
        ("columns:", "checks: [programme < tasks]\ncolumns:", 10, "no check of two parameters"),
        ("$programme IS NULL OR task.programme = $programme", "true", 9, "does not use $programme"),
        ("= $programme", "= $plan", 14, "no parameter plan"),
        ("RETURN count", "SET task.x = 1\nRETURN count", 15, "SET"),
        ("MATCH (task:Task)", "LOAD CSV FROM 'file:///x' AS line", 13, "begins with LOAD"),
        ("RETURN count", "CALL db.labels() YIELD label RETURN count", 15, "procedure"),
        ("*/\n", "", 1, "no front matter"),
        (GOOD[GOOD.index("MATCH") :], "", 1, "no Cypher"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(CatalogueError) as caught:
        read_question(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "written_as", "default"),
    [
        ("date", "2026-07-01", "2026-07-01"),
        ("date", '"1/7/2026"', "2026-07-01"),
        ("period", "2026", "2026"),
        ("period", "Quý III/2026", "2026-Q3"),
        ("weights", "[1, 0.5]", [1.0, 0.5]),
    ],
)
def test_a_default_is_read_as_what_people_type(
    tmp_path: Path, kind: str, written_as: str, default: object
) -> None:
    changed = GOOD.replace("type: programme, default: null", f"type: {kind}, default: {written_as}")
    asked = read_question(written(tmp_path, changed))
    assert asked.parameters["programme"].default == default


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.cypher"
    path.write_bytes(b"/*\n\xff\xfe*/")
    with pytest.raises(CatalogueError, match=r"mine\.cypher:1: is no text in UTF-8"):
        read_question(path)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("AS tasks", "AS number", 10, "its columns are tasks; the Cypher gives number"),
        ("(task:Task)", "(task:Task", 14, "syntax error"),
    ],
)
def test_what_shows_when_it_is_asked_is_told_with_its_line(
    store: Store, tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(CatalogueError) as caught:
        ask(store, read_question(path), {})
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert told in str(caught.value)


def test_neo4js_complaint_is_told_with_its_line(neo4j_server: Server, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("RETURN count(task)", "RETURN kount(task)"))
    with connected(neo4j_server) as server, pytest.raises(CatalogueError) as caught:
        run(server, read_question(path), {})
    assert str(caught.value).startswith(f"{path}:15: ")
    assert "kount" in str(caught.value)


def test_what_is_sent_is_explained(store: Store) -> None:
    asked = question("tasks-ending")
    values = typed(store, asked, {"period": "quý 3/2026", "agency": "so cong thuong ha van"})
    head, empty, cypher = explain(asked, values).split("\n", 2)
    assert head == (':param {period: "2026-Q3", programme: null, agency: "ha-van/so-cong-thuong"};')
    assert (empty, cypher) == ("", f"{asked.cypher}\n")
    assert [row[2] for row in run(store, asked, values).rows] == ["Dẹp hàng giả"]


def test_an_empty_graph_says_how_to_load() -> None:
    with embedded() as empty, pytest.raises(NoGraphError, match="load some first: daumoi load"):
        ask(empty, question("due"), {"from": "2026-01-01", "to": "2026-12-31"})


def test_unknown_and_ambiguous_names_are_told(store: Store) -> None:
    asked = question("agency-tasks")
    with pytest.raises(NameNotFoundError, match=r"the nearest: .*so-nong-nghiep"):
        ask(store, asked, {"agency": "sở nong nghiep và dulich"})
    with pytest.raises(NameNotFoundError, match=r"may be any of 2: ha-van.*lai-chau"):
        ask(store, asked, {"agency": "sở công thương"})


@pytest.mark.parametrize(
    ("typed_in", "meant"),
    [
        ("2026", "2026"),
        ("năm 2026", "2026"),
        ("2026-q3", "2026-Q3"),
        ("Quý III/2026", "2026-Q3"),
        ("quý 4 năm 2026", "2026-Q4"),
        ("Q1 2026", "2026-Q1"),
        ("2026-06", "2026-06"),
        ("tháng 6/2026", "2026-06"),
        ("12/2026", "2026-12"),
    ],
)
def test_a_period_is_typed_in_many_ways(store: Store, typed_in: str, meant: str) -> None:
    assert typed(store, question("tasks-ending"), {"period": typed_in})["period"] == meant


@pytest.mark.parametrize("wrong", ["", "26", "2026-Q5", "2026-13", "13/2026", "quý 5/2026", "hè"])
def test_what_is_no_period_is_refused(store: Store, wrong: str) -> None:
    with pytest.raises(ParameterError, match="period"):
        typed(store, question("tasks-ending"), {"period": wrong})


@pytest.mark.parametrize("wrong", ["31/2/2026", "2026-13-01", "mai", "1/6/26"])
def test_what_is_no_day_is_refused(store: Store, wrong: str) -> None:
    with pytest.raises(ParameterError, match="is no day"):
        typed(store, question("due"), {"from": wrong, "to": "2026-12-31"})


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Task) RETURN n.set AS set_, n.create",
        "MATCH (n:Task) RETURN 'CREATE (n)' AS a, \"DELETE\" AS b",
        "MATCH (n:Task) /* SET n.x = 1 */ RETURN n.id // DELETE n",
        "MATCH (`SET`:Task) RETURN `SET`.id",
        "MATCH (n:Set) RETURN n.id;",
        "CALL { MATCH (n:Task) RETURN n } RETURN n.id",
    ],
)
def test_reading_is_allowed(cypher: str) -> None:
    check_read_only(cypher)


@pytest.mark.parametrize(
    ("cypher", "line"),
    [
        ("CREATE (n)", 1),
        ("MATCH (n)\nset n.x = 1", 2),
        ("MATCH (n)\nDETACH/**/DELETE n", 2),
        ("MATCH (n) WITH n\n\nMERGE (m)", 3),
        ("MATCH (n) FOREACH (x IN [1] | CREATE (m))", 1),
        ("MATCH (n) REMOVE n.x", 1),
        ("WITH 1 AS x LOAD /* */ CSV FROM 'x' AS y RETURN y", 1),
        ("CALL apoc.load.json('http://x') YIELD value RETURN value", 1),
        ("MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n", 1),
        ("MATCH (n) RETURN n;\nDROP INDEX x", 1),
        ("RETURN '\\u0027 CREATE (n) //' AS x", 1),
        ("RETURN 1.\nCREATE (n)", 2),
        ("WITH 1 AS as CREATE (n)", 1),
        ("RETURN 'open", 1),
        ("SHOW USERS", 1),
    ],
)
def test_writing_is_refused(cypher: str, line: int) -> None:
    with pytest.raises(WriteRefusedError) as caught:
        check_read_only(cypher)
    assert caught.value.line == line
