"""What is written, where, and how: data to stdout or a file, all else to stderr."""

import csv
import json
import os
import pty
import re
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from loaders.batch import SAMPLES
from queries.exports.tables import plain
from tests.cli.program import (
    PLANS,
    PROGRAM,
    SECONDS,
    SON_LA,
    Said,
    daumoi,
    environment,
    plan_file,
    quick,
)
from tests.loaders.paper import paper

LOAD = ("query", "run", "coordination-load")
NOTHING = ("query", "run", "due", "-p", "from=1990-01-01", "-p", "to=1990-01-02")
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
Rows = list[list[str]]

# --- Formats, each read with a reader made by others ---


def from_json(text: str) -> Rows:
    return _records(json.loads(text))


def from_jsonl(text: str) -> Rows:
    return _records([json.loads(line) for line in text.splitlines()])


def _records(records: list[dict[str, bool | float | str | None]]) -> Rows:
    return [list(records[0]), *([plain(cell) for cell in each.values()] for each in records)]


def from_csv(text: str) -> Rows:
    return list(csv.reader(text.splitlines(keepends=True), strict=True))


def from_tsv(text: str) -> Rows:
    return list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def from_markdown(text: str) -> Rows:
    rows: Rows = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    return rows


READERS: dict[str, Callable[[str], Rows]] = {
    "json": from_json,
    "jsonl": from_jsonl,
    "csv": from_csv,
    "tsv": from_tsv,
    "md": from_markdown,
}


@pytest.mark.parametrize("form", READERS)
def test_every_format_has_the_same_rows(graph: str, form: str) -> None:
    said = quick(*LOAD, "--store", graph, "--format", form).fine()
    expected = from_json(quick(*LOAD, "--store", graph, "--format", "json").out)
    rows = READERS[form](said.out)
    assert len(rows) > 20
    assert rows[1:] == expected[1:]
    assert rows[0] == expected[0] or (form == "md" and rows[0][:2] == ["Mã", "Cơ quan"])


def test_the_table_for_people_has_the_same_rows(graph: str) -> None:
    drawn = quick(*LOAD, "--store", graph).fine().out
    expected = from_json(quick(*LOAD, "--store", graph, "--format", "json").out)
    lines = [" ".join(line.split()) for line in drawn.splitlines()]
    for row in expected[1:]:
        assert " ".join(" ".join(row).split()) in lines


def test_excel_gets_its_mark_and_words(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "load.csv"
    quick(*LOAD, "--store", graph, "-f", "csv", "--excel", "-o", target).fine()
    bare = from_csv(quick(*LOAD, "--store", graph, "-f", "csv").fine().out)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = from_csv(target.read_text(encoding="utf-8-sig"))
    assert rows[0][:2] == ["Mã", "Cơ quan"]
    assert rows[1:] == bare[1:]


@pytest.mark.parametrize("columns", [40, 80, 104, 130, 300])
def test_a_narrow_terminal_cuts_nothing_off(graph: str, columns: int) -> None:
    screen = on_terminal(*LOAD, "--store", graph, env={"NO_COLOR": "1", "COLUMNS": str(columns)})
    shown = re.sub(r"\s+", " ", screen)
    assert "38.5" in shown
    assert "2026-Q3" in shown
    if columns >= 100:
        assert max(len(line.rstrip()) for line in screen.splitlines()) <= columns


def test_a_wide_terminal_shows_what_a_file_holds(graph: str) -> None:
    screen = on_terminal(*LOAD, "--store", graph, env={"NO_COLOR": "1", "COLUMNS": "1000"})
    assert screen.replace("\r\n", "\n") == quick(*LOAD, "--store", graph).fine().out


def test_the_mark_is_for_csv_only(graph: str) -> None:
    for form in ("json", "jsonl", "tsv", "md"):
        assert quick(*LOAD, "--store", graph, "-f", form, "--excel").fine().raw[:1].isascii()


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_without_rows(graph: str, form: str) -> None:
    said = quick(*NOTHING, "--store", graph, "-f", form, "--lang", "en").fine()
    heading = said.out.splitlines()
    if form in ("csv", "tsv"):
        assert len(heading) == 1
        assert "id" in heading[0]
    elif form == "md":
        assert len(heading) == 2
    else:
        assert said.out == {"table": "", "json": "[]\n", "jsonl": ""}[form]
    assert said.err == ("No rows.\n" if form == "table" else "")


# --- Files ---

WRITE = (
    LOAD,
    (*LOAD, "--explain"),
    ("query", "list"),
    ("ask", "cơ quan nào nhiều việc nhất"),
    ("cypher", "RETURN 1 AS x"),
    ("network", "measures"),
    ("status",),
    ("diff", SON_LA, SON_LA),
    ("schema", "dataset"),
    ("text", SAMPLES / "ke-hoach-viec-lam.txt"),
    ("page",),
)


@pytest.mark.parametrize("args", WRITE, ids=lambda args: " ".join(map(str, args[:3])))
def test_a_file_that_is_there_is_replaced_with_force_only(
    graph: str, tmp_path: Path, args: tuple[str | Path, ...]
) -> None:
    target = tmp_path / "mine.html"
    target.write_text("precious", encoding="utf-8")
    form = () if args[0] in ("schema", "text", "page") else ("-f", "csv")
    asked, env = (*args, *form, "-o", target), {"DAUMOI_STORE": graph}
    told = f"daumoi: {target}: is there already; --force replaces it"
    assert quick(*asked, env=env).complaint() == told
    assert target.read_text(encoding="utf-8") == "precious"
    assert quick(*asked, "--force", env=env).fine().raw == b""
    assert "precious" not in target.read_text(encoding="utf-8")


def test_a_file_is_written_whole_over_the_old_one_and_keeps_its_rights(
    graph: str, tmp_path: Path
) -> None:
    target = tmp_path / "load.json"
    target.write_text("old")
    target.chmod(0o640)
    said = quick(*LOAD, "--store", graph, "-f", "json", "-o", target, "--force").fine()
    assert said.raw == b""
    assert target.read_bytes() == quick(*LOAD, "--store", graph, "-f", "json").raw
    assert target.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["load.json"]


def test_a_table_without_rows_leaves_an_old_file(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "due.txt"
    target.write_text("old")
    said = quick(*NOTHING, "--store", graph, "-o", target, "--force").fine()
    assert "Không có dòng nào." in said.err
    assert target.read_text() == "old"


# --- Streams ---


def test_stdout_has_the_data_and_stderr_the_notes(graph: str) -> None:
    said = daumoi("status", "-f", "json", "-o", "-", env={"DAUMOI_STORE": graph}).fine()
    assert len(json.loads(said.out)) == 4
    assert said.err.startswith("kglite")


def test_load_and_remove_say_nothing_on_stdout(tmp_path: Path) -> None:
    store = tmp_path / "g.kgl"
    assert daumoi("load", PLANS, "--store", store).fine().raw == b""
    assert daumoi("remove", "khuyen cong", "--store", store).fine().raw == b""


@pytest.mark.parametrize(
    "args",
    [
        ("--help",),
        (*LOAD, "-f", "json"),
        ("query", "list"),
        ("query", "show", "due"),
        ("schema", "dataset"),
        ("completion", "bash"),
        ("check", str(PLANS)),
    ],
    ids=" ".join,
)
def test_a_pipe_that_closes_early_is_no_fault(graph: str, args: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(
        [PROGRAM, *args],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment({"DAUMOI_STORE": graph}),
    ) as process:
        os.close(write)
        _, err = process.communicate(timeout=SECONDS)
    assert b"Traceback" not in err
    assert b"daumoi: " not in err
    assert b"ignored" not in err
    assert process.returncode in (0, 1, -signal.SIGPIPE)


def test_the_first_line_of_a_long_answer_can_be_taken(graph: str) -> None:
    command = f"'{PROGRAM}' query run evidence -f jsonl | head -1"
    env = environment({"DAUMOI_STORE": graph})
    done = subprocess.run(["sh", "-c", command], env=env, capture_output=True, check=True)
    assert json.loads(done.stdout)
    assert done.stderr == b""


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_everything_is_utf8_whatever_the_locale(graph: str, env: dict[str, str]) -> None:
    inherited = {name: "" for name in os.environ if name.startswith("LC_") or name == "LANG"}
    env = {**inherited, **env, "DAUMOI_STORE": graph}
    assert "Sở Công Thương" in daumoi(*LOAD, "-f", "csv", env=env).fine().out
    assert "Cơ quan" in daumoi(*LOAD, env=env).fine().out
    asked = ("query", "run", "agency-tasks", "-p", "agency=so cong thuong")
    assert "(Sở Công Thương)" in daumoi(*asked, env=env).complaint()


# --- Terminals ---


def on_terminal(*args: str | Path, env: Mapping[str, str] | None = None) -> str:
    """What the program shows on a terminal."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, *map(str, args)],
        stdin=its,
        stdout=its,
        stderr=its,
        env=environment({"TERM": "xterm", "COLUMNS": "200", **(env or {})}),
    ) as process:
        os.close(its)
        shown = b""
        while piece := _read(ours):
            shown += piece
        process.wait(SECONDS)
    os.close(ours)
    return shown.decode("utf-8")


def _read(terminal: int) -> bytes:
    """The next bytes; none when the program has let the terminal go."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # so Linux says that the other end is closed
        return b""


def test_a_terminal_gets_colour_unless_told_not_to(graph: str) -> None:
    assert "\x1b[" in on_terminal(*LOAD, "--store", graph)
    plainly = on_terminal(*LOAD, "--store", graph, env={"NO_COLOR": "1"})
    assert "\x1b" not in plainly
    assert "Cơ quan" in plainly
    assert "\x1b" not in daumoi(*LOAD, "--store", graph).fine().out


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph in which a name tries to clear the screen, ring, turn the text round and break it."""
    folder = tmp_path_factory.mktemp("hostile")
    name = r'name: "Sở\e[2J\e]0;owned\a\u202e\u009b31m\nCông Thương"'
    file = plan_file(folder / "plan.yaml", ("name: Sở Công Thương", name))
    daumoi("load", file, "--store", folder / "g.kgl").fine()
    return str(folder / "g.kgl")


BANNED = ("\x1b[2J", "\x1b]", "\a", "\u202e", "\u009b")


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_cannot_steer_the_terminal(hostile: str, form: str) -> None:
    shown = on_terminal(*LOAD, "--store", hostile, "-f", form)
    assert "Công Thương" in shown
    assert not [each for each in BANNED if each in shown]


def test_a_name_in_an_error_cannot_steer_the_terminal_or_add_a_line(hostile: str) -> None:
    asked = ("query", "run", "agency-tasks", "--store", hostile, "-p")
    for given in ("agency=so", "agency=nobody\x1b[2J"):
        shown = on_terminal(*asked, given)
        assert not [each for each in BANNED if each in shown]
        assert shown.count("\n") == 1
    assert "Công Thương" in daumoi(*asked, "agency=so").complaint()


def test_a_value_in_a_fault_cannot_steer_the_terminal_or_add_a_line(tmp_path: Path) -> None:
    kind = r'kind: "plan\e[2J\n\u202e"'
    file = plan_file(tmp_path / "plan.yaml", ("  kind: programme\n", f"  {kind}\n"))
    load = ("load", file, "--store", tmp_path / "g.kgl")
    for args, lines in ((("check", file), 2), (load, 1)):
        shown = on_terminal(*args)
        assert not [each for each in BANNED if each in shown]
        assert shown.count("\n") == lines


def test_a_named_value_reaches_a_file_as_it_is(hostile: str) -> None:
    rows = from_csv(quick(*LOAD, "--store", hostile, "-f", "csv").fine().out)
    assert any("\x1b[2J" in cell for row in rows for cell in row)


def test_loading_on_a_terminal_shows_progress_and_leaves_it_clean(tmp_path: Path) -> None:
    shown = on_terminal("load", PLANS, "--store", tmp_path / "g.kgl")
    assert shown.count("added") == 4


def test_stdout_on_a_full_disk_is_one_line(graph: str) -> None:
    for args in ((*LOAD, "--store", graph), ("--help",), ("schema", "dataset")):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [PROGRAM, *args],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
        said = Said(done.returncode, b"", done.stderr.decode())
        assert said.complaint() == "daumoi: No space left on device"


def test_a_terminal_sees_how_far_the_reading_is(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(paper(), encoding="utf-8")
    screen = on_terminal("extract", tmp_path, "-o", tmp_path / "plans")
    assert "Reading" in screen
    assert screen.count("written   ") == 2
    assert "Reading" not in on_terminal("extract", tmp_path / "a.txt", "-o", tmp_path / "plans")
