"""Every command does what its help says."""

import csv
import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli import cli
from graph.version import VERSION
from queries.catalogue import question_ids
from tests.cli.program import PLANS, SON_LA, SON_LA_ID, daumoi, environment, plan_file, quick
from tests.neo4j.server import Server

PLAN_IDS = {
    "lang-son/nong-lam-nghiep-chu-luc-2026",
    "son-la/cay-an-qua-2025",
    "son-la/1113-qd-ubnd-2026",
    "son-la/hop-tac-thanh-hoa-2026",
}


def walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that call each command and group."""
    yield path
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from walk(inner, (*path, name))


COMMANDS = list(walk(cli))


def plans(store: str | Path) -> set[str]:
    """The plans that status shows."""
    out = quick("status", "--store", store, "--format", "json").fine().out
    return {row["programme"] for row in json.loads(out)}


# --- Help ---


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_has_an_example_that_parses(path: tuple[str, ...]) -> None:
    said = quick(*path, "--help").fine()
    examples = [line.strip() for line in said.out.splitlines() if line.startswith("  daumoi ")]
    assert examples
    for example in examples:
        words = shlex.split(example.partition("  ")[0].partition(" >> ")[0])[1:]
        assert tuple(words[: len(path)]) == path
        parse(cli, words)


def parse(command: click.Command, words: list[str], parent: click.Context | None = None) -> None:
    """Read words as the command line does; click complains if they are wrong."""
    context = command.make_context("daumoi", words, parent=parent)
    if isinstance(command, click.Group):
        _, inner, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        assert inner is not None
        parse(inner, rest, context)


def test_help_of_the_program_lists_every_command_and_says_what_it_is_for() -> None:
    said = daumoi("--help").fine()
    assert all(f"\n  {path[0]} " in said.out for path in COMMANDS if len(path) == 1)
    assert "Vietnamese provincial" in said.out


def test_version_is_the_programs() -> None:
    assert daumoi("--version").fine().out == f"daumoi {VERSION}\n"


IMPORTED = """
import sys
from cli import cli
cli.main(sys.argv[1:], standalone_mode=False)
sys.stderr.write(" ".join(sys.modules))
"""


def imported(*args: str) -> set[str]:
    """The modules that a run of a command imports."""
    words = [sys.executable, "-c", IMPORTED, *args]
    done = subprocess.run(words, capture_output=True, check=True, env=environment())
    return set(done.stderr.decode().split())


def test_a_verb_imports_no_other_and_only_the_rooms_that_it_needs(graph: str) -> None:
    others = {f"commands.{path[0]}" for path in COMMANDS if path} - {"commands.query"}
    met = imported("query", "run", "coordination-load", "--store", graph)
    assert "commands.query" in met
    assert not met & {*others, "loaders", "viz"}
    assert not imported("query", "--help") & {*others, "graph", "loaders", "queries", "viz"}


def test_help_imports_no_room() -> None:
    met = imported("--help")
    assert {"commands.load", "commands.completion"} <= met
    assert not met & {"graph", "loaders", "queries", "viz"}


def test_without_words_it_shows_its_help() -> None:
    assert "Usage: daumoi" in daumoi().err


# --- load, remove, status ---


def test_loading_again_changes_nothing_and_a_corrected_plan_is_replaced(tmp_path: Path) -> None:
    store = tmp_path / "g.kgl"
    corrected = plan_file(tmp_path / "corrected.yaml", ("Chương trình khuyến công", "Khuyến công"))
    outcomes = [
        daumoi("load", file, "--store", store).fine().err for file in (SON_LA, SON_LA, corrected)
    ]
    assert [line.split() for line in outcomes] == [
        ["added", SON_LA_ID],
        ["unchanged", SON_LA_ID],
        ["replaced", SON_LA_ID],
    ]
    assert plans(store) == {SON_LA_ID}
    assert "Khuyến công Sơn La" in quick("status", "--store", store).out


def test_load_takes_files_and_folders_together(tmp_path: Path) -> None:
    store = tmp_path / "g.kgl"
    said = quick("load", SON_LA, PLANS, "--store", store).fine()
    assert [line.split()[0] for line in said.err.splitlines()] == ["added"] * 4
    assert plans(store) == PLAN_IDS


@pytest.mark.parametrize("name", [SON_LA_ID, "khuyen cong", "Khuyến công Sơn La", "1113/QĐ-UBND"])
def test_remove_takes_a_plan_out_by_id_name_or_number(own: Path, name: str) -> None:
    assert quick("remove", name, "--store", own).fine().err == f"removed   {SON_LA_ID}\n"
    assert plans(own) == set()
    asked = quick("query", "run", "coordination-load", "--store", own)
    assert "the graph holds no plan" in asked.complaint()


def test_status_says_what_holds_the_graph_and_what_is_in_it(graph: str) -> None:
    said = quick("status", "--store", graph, "--format", "json").fine()
    assert said.err.startswith("kglite ")
    assert graph in said.err
    rows = {row["programme"]: row for row in json.loads(said.out)}
    assert set(rows) == PLAN_IDS
    assert all(row["tasks"] and row["supports"] and row["agencies"] for row in rows.values())
    assert rows[SON_LA_ID]["budget_lines"] > 0


# --- check, schema ---


def test_check_tells_warnings_with_file_and_line_and_is_content() -> None:
    plan = PLANS / "son-la-thanh-hoa-2026.yaml"
    said = quick("check", plan).fine()
    lines = plan.read_text(encoding="utf-8").splitlines()
    assert said.out
    for told in said.out.splitlines():
        file, number, severity, message = told.split(":", 3)
        assert (file, severity) == (str(plan), " warning")
        assert message.split("'")[1] in lines[int(number) - 1]
    assert "0 errors" in said.err


def test_check_tells_errors_with_file_and_line_and_fails(tmp_path: Path) -> None:
    file = plan_file(
        tmp_path / "plan.yaml", ("  issued_on: 2026-05-11\n", "  issued_on: 2026-02-30\n")
    )
    said = quick("check", tmp_path)
    assert said.code == 1
    assert said.out.startswith(f"{file}:7: error: programmes[0].issued_on: there is no day 2026-02")
    assert "1 errors" in said.err


def test_schema_is_json_and_names_the_format(tmp_path: Path) -> None:
    printed = quick("schema", "dataset").fine().out
    schema = json.loads(printed)
    assert schema["properties"]["format"]["const"] == "daumoi-plan/1"
    assert quick("schema", "dataset", "-o", tmp_path / "s.json").fine().out == ""
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == printed


# --- query ---


def test_query_list_has_every_question() -> None:
    rows = json.loads(quick("query", "list", "--format", "json").fine().out)
    assert [row["id"] for row in rows] == question_ids()


@pytest.mark.parametrize("name", question_ids())
def test_query_show_tells_what_a_question_takes_gives_and_runs(name: str) -> None:
    said = quick("query", "show", name, "--lang", "en").fine()
    assert said.out.startswith(f"{name}: ")
    assert "\nColumns\n" in said.out
    assert "MATCH " in said.out


def test_query_run_answers_for_names_without_diacritics(graph: str) -> None:
    said = quick(
        *("query", "run", "agency-tasks", "-p", "agency=so cong thuong son la"),
        *("--store", graph, "-f", "csv"),
    ).fine()
    rows = list(csv.DictReader(said.out.splitlines()))
    assert {row["role"] for row in rows} == {"lead", "support"}


def test_headings_come_in_both_languages(graph: str) -> None:
    asked = ("query", "run", "coordination-load", "--store", graph)
    assert "Cơ quan" in quick(*asked).fine().out
    assert "Agency" in quick(*asked, "--lang", "en").fine().out
    assert "Agency" in quick(*asked, env={"DAUMOI_LANG": "en"}).fine().out


# --- page, demo, completion ---


def test_page_is_written_in_the_language_asked_for(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    said = quick("page", "-o", target, "--title", "Sơn La <2026>", "--lang", "en", "--store", graph)
    assert said.fine().err == f"written   {target}\n"
    page = target.read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert "Sơn La &lt;2026&gt;" in page


def test_demo_reads_loads_answers_and_draws(tmp_path: Path) -> None:
    said = daumoi("demo", "try", "--lang", "en", cwd=tmp_path).fine()
    assert "→ support   Trung tâm Khuyến nông\n" in said.out
    assert "→ time      Quý II/2026: 2026-04-01 – 2026-06-30\n" in said.out
    assert len(plans(tmp_path / "try" / "ha-van.kgl")) == 5
    assert "The ten most loaded agencies" in said.out
    assert "How Sơn La and Thanh Hóa cooperate" in said.out
    assert plans(tmp_path / "try" / "daumoi.kgl") == PLAN_IDS
    assert (tmp_path / "try" / "daumoi.html").read_text(encoding="utf-8").startswith("<!")
    again = daumoi("demo", "try", cwd=tmp_path).fine()
    assert again.err.count("unchanged") == 5 + 4


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell: str) -> None:
    said = quick("completion", shell).fine()
    assert f"_DAUMOI_COMPLETE={shell}_complete" in said.out
    words = {"COMP_WORDS": "daumoi que", "COMP_CWORD": "que" if shell == "fish" else "1"}
    completed = daumoi(env={"_DAUMOI_COMPLETE": f"{shell}_complete", **words}).fine()
    assert "query" in completed.out
    assert "load" not in completed.out


# --- Where the graph is ---


def test_the_graph_is_in_this_folder_unless_said_otherwise(tmp_path: Path) -> None:
    daumoi("load", SON_LA, cwd=tmp_path).fine()
    assert plans(tmp_path / "daumoi.kgl") == {SON_LA_ID}


def test_the_graph_is_where_the_environment_says(graph: str, son_la: Path) -> None:
    neo4j = {"NEO4J_URI": "bolt://127.0.0.1:1"}
    env = {"DAUMOI_STORE": graph, **neo4j}
    assert graph in quick("status", env=env).fine().err
    assert str(son_la) in quick("status", "--store", son_la, env=env).fine().err
    refused = quick("status", env={"NEO4J_PASSWORD": "x", **neo4j})
    assert refused.complaint().startswith("daumoi: bolt://127.0.0.1:1: no Neo4j answers there")


def test_neo4j_is_used_when_the_environment_names_it(clean_neo4j: Server) -> None:
    env = login(clean_neo4j)
    asked = ("query", "run", "coordination-load", "-f", "json")
    assert daumoi("load", SON_LA, env=env).fine().err.split() == ["added", SON_LA_ID]
    assert daumoi("load", SON_LA, env=env).fine().err.split() == ["unchanged", SON_LA_ID]
    status = daumoi("status", "-f", "json", env=env).fine()
    assert status.err.startswith("Neo4j ")
    assert [row["programme"] for row in json.loads(status.out)] == [SON_LA_ID]
    assert json.loads(daumoi(*asked, env=env).fine().out)
    daumoi("remove", "khuyen cong", env=env).fine()
    assert "the graph holds no plan" in daumoi(*asked, env=env).complaint()


def login(server: Server) -> dict[str, str]:
    """The settings by which the program finds a server."""
    return {
        "NEO4J_URI": server.uri,
        "NEO4J_USERNAME": server.user,
        "NEO4J_PASSWORD": server.password,
        "NEO4J_DATABASE": server.database,
    }
