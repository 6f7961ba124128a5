"""daumoi ask, cypher and brief: what they say, write and refuse."""

import json
import zipfile
from pathlib import Path

import kglite
import pytest

from tests.cli.program import SON_LA_ID, daumoi, quick
from tests.neo4j.server import Server

CENTRE = "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch Sơn La"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A graph without a plan."""
    path = tmp_path / "bare.kgl"
    kglite.open(str(path)).close()
    return path


# --- ask ---


def test_ask_says_what_it_understood_and_answers(graph: str) -> None:
    said = quick("ask", "sct sơn la chủ trì những gì?", "--store", graph, "-f", "json").fine()
    assert said.err == (
        "Hiểu là: Nhiệm vụ của một cơ quan: daumoi query run agency-tasks "
        "-p agency=son-la/so-cong-thuong -p role=lead\n"
    )
    again = quick(
        *("query", "run", "agency-tasks", "-p", "agency=son-la/so-cong-thuong"),
        *("-p", "role=lead", "--store", graph, "-f", "json"),
    )
    assert json.loads(said.out) == json.loads(again.fine().out)


def test_ask_in_english(graph: str) -> None:
    said = quick("ask", "tasks without a deadline", "--lang", "en", "--store", graph).fine()
    assert said.err.startswith("Understood: Tasks without a deadline: daumoi query run tasks-with")


def test_ask_that_is_not_sure_answers_nothing_and_offers_three(graph: str) -> None:
    said = daumoi("ask", "giá vàng hôm nay", "--store", graph)
    assert (said.code, said.out) == (1, "")
    first, near, *offered = said.err.splitlines()
    assert first.startswith("Không chắc, nên chưa trả lời: ")
    assert near == "Gần nhất:"
    assert len(offered) == 3
    assert all("daumoi query run " in each for each in offered)


def test_ask_about_a_name_that_may_be_several(graph: str) -> None:
    ask = ("ask", "Sở Công Thương chủ trì những gì", "--store", graph)
    told = quick(*ask).complaint()
    assert told.startswith(
        "daumoi: 'Sở Công Thương' có thể là một trong 3: lang-son/so-cong-thuong"
    )
    told = quick(*ask, "--lang", "en").complaint()
    assert told.startswith("daumoi: 'Sở Công Thương' may be any of 3: lang-son/so-cong-thuong")


# --- cypher ---

COUNT = "MATCH (plan:Programme) RETURN count(plan) AS plans"


def test_cypher_answers_in_every_form(graph: str) -> None:
    assert quick("cypher", COUNT, "--store", graph, "-f", "csv").fine().out == "plans\r\n4\r\n"
    assert "plans" in quick("cypher", COUNT, "--store", graph).fine().out


def test_cypher_says_when_there_are_more_rows(graph: str) -> None:
    asked = ("cypher", "MATCH (t:Task) RETURN t.id AS id ORDER BY id", "--store", graph)
    said = quick(*asked, "--limit", "2", "-f", "jsonl").fine()
    assert said.out.count("\n") == 2
    assert said.err == "Chỉ 2 dòng đầu; còn nữa: hỏi hẹp hơn, hoặc thêm --limit\n"


def test_cypher_stops_what_takes_too_long(graph: str) -> None:
    long = "MATCH (a:Task), (b:Task), (c:Task), (d:Task) RETURN count(DISTINCT a.name + d.name)"
    told = daumoi("cypher", long, "--timeout", "1", "--store", graph).complaint()
    assert told.startswith("daumoi: stopped after 1 s without an answer; narrow the question")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("MATCH (t:Task)\nSET t.name = 'x'", "line 2: SET does more than read"),
        ("LOAD CSV FROM 'file:///etc/hosts' AS l RETURN l", "line 1: begins with LOAD; a question"),
        ("CALL apoc.help('x')", "line 1: CALL of a procedure"),
        ("RETURN 1 AS x; RETURN 2 AS y", "line 1: a second statement after ';'"),
        (" ", "there is no Cypher to run"),
        ("MATCH (t:Task RETURN t", "the question failed: Cypher syntax error at line 1"),
    ],
)
def test_cypher_that_is_refused_or_wrong(graph: str, text: str, told: str) -> None:
    assert told in quick("cypher", text, "--store", graph).complaint()


def test_cypher_on_neo4j(clean_neo4j: Server) -> None:
    env = {
        "NEO4J_URI": clean_neo4j.uri,
        "NEO4J_USERNAME": clean_neo4j.user,
        "NEO4J_PASSWORD": clean_neo4j.password,
        "NEO4J_DATABASE": clean_neo4j.database,
    }
    assert daumoi("cypher", COUNT, "-f", "csv", env=env).fine().out == "plans\r\n0\r\n"
    refused = daumoi("cypher", "CREATE (:Task {id: 'x'})", env=env).complaint()
    assert refused.startswith("daumoi: line 1: begins with CREATE")


# --- brief ---


@pytest.mark.parametrize("ending", ["docx", "md", "html"])
def test_brief_is_written_once_and_again_with_force(
    graph: str, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"brief.{ending}"
    asked = ("brief", CENTRE, "-o", target, "--store", graph)
    assert quick(*asked).fine().err == f"written   {target}\n"
    before = target.read_bytes()
    assert "is there already; --force replaces it" in (quick(*asked).complaint())
    assert target.read_bytes() == before
    quick(*asked, "--force", "--lang", "en").fine()
    assert target.read_bytes() != before
    assert zipfile.is_zipfile(target) == (ending == "docx")
    assert [each.name for each in tmp_path.iterdir()] == [target.name]


def test_brief_that_cannot_be_written(graph: str, tmp_path: Path) -> None:
    told = {
        ("sct son la", "brief.pdf"): "name a file that ends in .docx, .md, .html",
        ("sct son la", "no/brief.md"): "No such file or directory",
        ("sct", "brief.md"): "'sct' may be any of 3: lang-son/so-cong-thuong",
        ("sở thủy lợi", "brief.md"): "no agency is called 'sở thủy lợi'; the nearest: ",
    }
    for (agency, name), why in told.items():
        said = quick("brief", agency, "-o", tmp_path / name, "--store", graph)
        assert why in said.complaint()
    assert list(tmp_path.iterdir()) == []


def test_brief_of_the_one_plan_that_there_is(son_la: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    quick("brief", "sct", "-o", target, "--store", son_la).fine()
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# Nhiệm vụ của Sở Công Thương Sơn La\n")
    assert "1113/QĐ-UBND" in text
    assert SON_LA_ID not in text


# --- a graph without a plan ---


@pytest.mark.parametrize(
    "args", [("ask", "cơ quan nào nhiều việc nhất"), ("brief", "sct", "-o", "brief.md")]
)
def test_a_graph_without_a_plan_says_how_to_load(bare: Path, args: tuple[str, ...]) -> None:
    told = daumoi(*args, "--store", bare, cwd=bare.parent).complaint()
    assert told == f"daumoi: {bare}: the graph holds no plan; load some first: daumoi load FOLDER"
    assert not (bare.parent / "brief.md").exists()


@pytest.mark.parametrize(
    "args", [("ask", "ai"), ("cypher", "RETURN 1 AS x"), ("brief", "sct", "-o", "brief.md")]
)
def test_no_graph_at_all(tmp_path: Path, args: tuple[str, ...]) -> None:
    told = daumoi(*args, cwd=tmp_path).complaint()
    assert told == "daumoi: daumoi.kgl: no graph here; load plans first: daumoi load FOLDER"
    assert list(tmp_path.iterdir()) == []
