"""Questions of one's own on the command line, and what is sent for a question."""

import json
from pathlib import Path

import pytest

from queries.catalogue import question_ids
from tests.cli.program import quick

MINE = """/*
id: mine
category: own
title: {vi: Của tôi, en: Mine}
description: {vi: Đếm nhiệm vụ, en: Counts tasks}
phrases: ["{agency} có bao nhiêu việc"]
parameters:
  agency: {type: agency, about: The agency.}
columns:
  tasks: {vi: Số việc, en: Number, about: How many.}
*/
MATCH (:Agency {id: $agency})-[:LEADS|SUPPORTS]->(task:Task)
RETURN count(DISTINCT task.id) AS tasks
"""
ASKED = ("-p", "agency=so cong thuong son la", "-f", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one question."""
    (tmp_path / "mine.cypher").write_text(MINE, encoding="utf-8")
    return tmp_path


def test_a_file_is_asked(graph: str, folder: Path) -> None:
    said = quick("query", "run", "--file", folder / "mine.cypher", *ASKED, "--store", graph).fine()
    assert json.loads(said.out) == [{"tasks": 23}]


def test_a_folder_stands_beside_the_catalogue(graph: str, folder: Path) -> None:
    env = {"DAUMOI_QUERIES": str(folder), "DAUMOI_STORE": graph}
    listed = json.loads(quick("query", "list", "-f", "json", env=env).fine().out)
    assert [row["id"] for row in listed] == sorted(["mine", *question_ids()])
    assert "Counts tasks" in quick("query", "show", "mine", "--lang", "en", env=env).fine().out
    assert json.loads(quick("query", "run", "mine", *ASKED, env=env).fine().out) == [{"tasks": 23}]
    assert "no question 'mine'" in quick("query", "run", "mine", "--store", graph).complaint()


def test_a_bad_file_is_refused_with_its_line(graph: str, folder: Path) -> None:
    path = folder / "mine.cypher"
    path.write_text(MINE.replace("RETURN", "DETACH DELETE task\nRETURN"), encoding="utf-8")
    told = f"{path}:13: DETACH "
    assert told in quick("query", "run", "--file", path, *ASKED, "--store", graph).complaint()
    assert told in quick("query", "list", "--queries", folder).complaint()
    assert "due" in quick("query", "show", "due", "--queries", folder).fine().out


def test_explain_shows_what_is_sent_and_asks_nothing(graph: str, tmp_path: Path) -> None:
    asked = ("query", "run", "partners", "-p", "agency=sngv", "--store", graph, "--explain")
    said = quick(*asked).fine().out
    assert said.startswith(':param {agency: "son-la/so-ngoai-vu", programme: null};\n\nMATCH ')
    assert said.endswith("ORDER BY tasks DESC, partner_id\n")
    quick(*asked, "-o", tmp_path / "asked.cypher").fine()
    assert (tmp_path / "asked.cypher").read_text(encoding="utf-8") == said


def test_a_name_and_a_file_exclude_each_other(graph: str, folder: Path) -> None:
    asked = ("query", "run", "due", "--file", folder / "mine.cypher", "--store", graph)
    assert "Give the name of a question, or --file" in quick(*asked).complaint()


def test_a_graph_without_plans_says_how_to_load(own: Path) -> None:
    quick("remove", "son-la/1113-qd-ubnd-2026", "--store", own).fine()
    told = quick("query", "run", "coordination-load", "--store", own).complaint()
    assert told == f"daumoi: {own}: the graph holds no plan; load some first: daumoi load FOLDER"


def test_flags_are_words_for_people_alone(graph: str) -> None:
    asked = ("query", "run", "single-agency-tasks", "-p", "programme=khuyen cong", "--store", graph)
    assert {row["collective"] for row in json.loads(quick(*asked, "-f", "json").out)} == {
        True,
        False,
    }
    lines = quick(*asked).fine().out.splitlines()
    assert any("không" in line for line in lines)
    assert not any("false" in line or "true" in line for line in lines)
