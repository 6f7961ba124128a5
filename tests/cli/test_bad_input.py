"""Each thing that can be wrong is one clear line, the right exit code, and nothing half done."""

import os
import pty
import shlex
import shutil
import signal
import socket
import subprocess
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import kglite
import pytest

from queries.values import convert
from tests.cli.program import (
    PLANS,
    PROGRAM,
    SECONDS,
    SON_LA,
    SON_LA_ID,
    Said,
    daumoi,
    environment,
    plan_file,
    quick,
)
from tests.neo4j.server import Server

ASK = ("query", "run")
LOAD = (*ASK, "coordination-load")
DUE = (*ASK, "due")
TASKS = (*ASK, "agency-tasks")


def plans(store: str | Path) -> list[str]:
    """The plans in a graph, as CSV says them."""
    lines = daumoi("status", "-f", "csv", "--store", store).fine().out.splitlines()
    return [line.partition(",")[0] for line in lines[1:]]


# --- Wrong use ---

USE = {
    ("lod",): "No such command 'lod'. Did you mean 'load'?; see: daumoi --help",
    ("--lang", "en"): "No such option '--lang'",
    ("status", "--all"): "No such option '--all'",
    ("load",): "Missing argument 'PATHS...'; see: daumoi load --help",
    ("query", "ask"): "No such command 'ask'",
    ("query", "run"): "Give the name of a question, or --file; see: daumoi query run --help",
    ("status", "-f", "xml"): "'xml' is not one of 'table', 'json'",
    ("query", "list", "--lang", "fr"): "'fr' is not one of 'vi', 'en'",
    ("page",): "Missing option '--output' / '-o'",
    ("completion", "tcsh"): "'tcsh' is not one of 'bash', 'zsh', 'fish'",
    ("schema", "graph"): "'graph' is not 'dataset'",
    (*LOAD, "-p", "province"): "'province' is not NAME=VALUE",
    ("demo", str(SON_LA)): "is a file",
}


@pytest.mark.parametrize("args", USE, ids=" ".join)
def test_wrong_use(args: tuple[str, ...]) -> None:
    assert USE[args] in quick(*args).complaint()


def test_wrong_use_in_the_real_program() -> None:
    assert daumoi("lod").complaint() == quick("lod").complaint()


# --- Questions and parameters ---

PARAMETERS = {
    (*ASK, "coordination-laod"): "no question 'coordination-laod'; did you mean coordination-load",
    (*ASK, "zzz"): "there is no question 'zzz'; see: daumoi query list",
    ("query", "show", "partner"): "did you mean partners",
    (*LOAD, "-p", "provinc=son-la"): "no parameter 'provinc'; did you mean 'province'?",
    (
        *LOAD,
        "-p",
        "x=1",
    ): "no parameter 'x'; it takes programme, kind, province, agency, weights, expand",
    DUE: "due needs from and to: --param from=… --param to=…",
    (*DUE, "-p", "from=2026-01-01", "-p", "to= "): "due needs to: --param to=…",
    (
        *DUE,
        "-p",
        "from=2026-02-30",
        "-p",
        "to=2026-03-31",
    ): "parameter from: '2026-02-30' is no day",
    (*DUE, "-p", "from=2026-01-01", "-p", "to=31/4/2026"): "parameter to: '31/4/2026' is no day",
    (*LOAD, "-p", "kind=duties"): "parameter kind: 'duties' is not one of assignment, duty",
    (*LOAD, "-p", "weights=1"): "parameter weights: '1' is not two numbers such as 1,0.5",
    (*LOAD, "-p", "weights=1,inf"): "parameter weights: 'inf' is no number",
    (*LOAD, "-p", "expand=perhaps"): "parameter expand: 'perhaps' is neither true nor false",
    (*LOAD, "-p", "province=hue"): "no province is called 'hue'; the nearest: ",
    (*TASKS, "-p", "agency=so cong thuon"): "the nearest: lang-son/so-cong-thuong (Sở Công Thương)",
    (*TASKS, "-p", "agency=so cong thuong"): "'so cong thuong' may be any of 3: "
    "lang-son/so-cong-thuong (Sở Công Thương), son-la/so-cong-thuong (Sở Công Thương), "
    "thanh-hoa/so-cong-thuong (Sở Công Thương)",
    (*ASK, "task-participants", "-p", "task=zzz"): "no task is called 'zzz'",
    ("remove", "khuyen nong"): "no programme is called 'khuyen nong'; the nearest: ",
    ("remove", "son la"): "'son la' may be any of 3: ",
}


@pytest.mark.parametrize("args", PARAMETERS, ids=" ".join)
def test_wrong_parameter(graph: str, args: tuple[str, ...]) -> None:
    env = {"DAUMOI_STORE": graph}
    assert PARAMETERS[args] in quick(*args, env=env).complaint()
    with_traceback(quick(*args, "--debug", env=env))


def with_traceback(said: Said) -> None:
    """The same failure under --debug: the traceback, then the line."""
    *traceback, line = said.err.splitlines()
    assert said.code == 2
    assert any("Traceback (most recent call last):" in each for each in traceback)
    assert line.startswith("daumoi: ")


@pytest.mark.parametrize("text", ["", "1.5", "ten", "1e3", "1" * 16])
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(ValueError, match="is no whole number"):
        convert("whole", text)


def test_debug_works_before_and_after_the_command() -> None:
    with_traceback(daumoi("--debug", "query", "show", "zzz"))
    with_traceback(daumoi("query", "show", "zzz", "--debug"))


# --- Plan files ---


@pytest.mark.parametrize("command", ["load", "check"])
def test_paths_that_hold_no_plan(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "only" / "folder.yaml").mkdir(parents=True)
    told = {
        "nowhere": "nowhere: no such file or folder",
        "empty": "empty: no plan in this folder (*.yaml *.yml *.json",
        "only": "only: no plan in this folder (*.yaml *.yml *.json",
    }
    for name, said in told.items():
        run = daumoi(command, name, SON_LA, cwd=tmp_path)
        assert run.complaint().startswith(f"daumoi: {said}")
        with_traceback(daumoi(command, name, "--debug", cwd=tmp_path))
    assert not list(tmp_path.glob("daumoi.kgl*"))


def test_what_is_checked_has_the_ending_of_a_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.exe").write_text("format: daumoi-plan/1")
    told = daumoi("check", "plan.exe", SON_LA, cwd=tmp_path).complaint()
    assert told == "daumoi: plan.exe: not a plan file; a plan is *.yaml *.yml *.json"
    told = daumoi("load", "plan.exe", cwd=tmp_path).complaint(1)
    assert told == "daumoi: plan.exe:1: error: programmes: missing"


BROKEN: dict[str, tuple[bytes, str]] = {
    "fault.yaml": (b"format: daumoi-plan/1\nprogrammes:\n- id: [\n", "4: error: not YAML: "),
    "fault.json": (b'{\n"format": ,\n}', "2: error: not JSON: "),
    "latin.yaml": ("format: kế".encode("utf-16"), "1: error: not UTF-8 text"),
    "binary.yaml": (Path("/bin/sh").read_bytes()[:4096], "1: error: not "),
    "nul.yaml": (b"format: daumoi-plan/1\nprogrammes: a\0b", "2: error: not YAML: "),
    "nothing.yaml": (b"", "1: error: not a plan dataset"),
    "list.json": (b"[1]", "1: error: not a plan dataset"),
    "newer.yaml": (b"\nformat: daumoi-plan/2\n", "2: error: format is daumoi-plan/2"),
    "bare.yaml": (b"format: daumoi-plan/1\n", "1: error: programmes: missing"),
    "deep.json": (b'{"a":' + b"[" * 100_000, "1: error: not JSON: "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file(tmp_path: Path, name: str) -> None:
    content, told = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    fault = daumoi("load", name, cwd=tmp_path).complaint(1)
    assert fault.startswith(f"daumoi: {name}:{told}")
    assert [path.name for path in tmp_path.iterdir()] == [name]  # no empty graph stays behind
    checked = daumoi("check", name, cwd=tmp_path)
    assert (checked.code, checked.out) == (1, fault.removeprefix("daumoi: ") + "\n")


def test_one_bad_plan_does_not_keep_the_others_out(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    bad = folder / "son-la-cay-an-qua-2025.yaml"
    bad.write_text(bad.read_text().replace("kind: plan\n", "kind: [plan\n", 1))
    said = daumoi("load", folder, "--store", tmp_path / "g.kgl")
    fault, counted = said.complaints()
    assert f"{bad}:" in fault
    assert counted == "daumoi: 1 of 4 files were not loaded"
    assert said.err.count("added") == 3
    assert len(plans(tmp_path / "g.kgl")) == 3


def test_many_faults_are_told_in_part(tmp_path: Path) -> None:
    file = plan_file(tmp_path / "plan.yaml", ("level: provincial", "level: village"))
    *faults, more = daumoi("load", file, "--store", tmp_path / "g.kgl").complaints()
    assert len(faults) == 5
    assert more.startswith(f"daumoi: {file}: and ")


def test_the_same_plan_in_two_files(tmp_path: Path) -> None:
    first, second = (plan_file(tmp_path / name) for name in ("a.yaml", "b.yaml"))
    said = daumoi("load", tmp_path, "--store", tmp_path / "g.kgl")
    assert said.complaints() == [
        f"daumoi: {second}: the plan '{SON_LA_ID}' was already read from {first}",
        "daumoi: 1 of 2 files were not loaded",
    ]
    assert plans(tmp_path / "g.kgl") == [SON_LA_ID]


@pytest.mark.parametrize(
    "made",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content + b"\n\n# end",
    ],
    ids=["byte-order mark", "CRLF", "comment"],
)
def test_forms_of_text_that_mean_the_same(
    own: Path, tmp_path: Path, made: Callable[[bytes], bytes]
) -> None:
    (tmp_path / "plan.yaml").write_bytes(made(SON_LA.read_bytes()))
    said = daumoi("load", tmp_path / "plan.yaml", "--store", own).fine()
    assert said.err.split() == ["unchanged", SON_LA_ID]


def test_decomposed_names_are_found_by_composed_ones_and_the_other_way(
    graph: str, tmp_path: Path
) -> None:
    apart = unicodedata.normalize("NFD", SON_LA.read_text(encoding="utf-8"))
    (tmp_path / "plan.yaml").write_text(apart, encoding="utf-8")
    store = tmp_path / "g.kgl"
    daumoi("load", tmp_path / "plan.yaml", "--store", store).fine()
    composed = unicodedata.normalize("NFC", "agency=Sở Công Thương Sơn La")
    decomposed = unicodedata.normalize("NFD", composed)
    for place, asked in ((store, composed), (store, decomposed), (graph, decomposed)):
        assert quick(*TASKS, "-p", asked, "-f", "jsonl", "--store", place).fine().out


# --- Stores that are files ---


def test_no_graph_here(tmp_path: Path) -> None:
    for args in (("status",), LOAD, ("remove", SON_LA_ID), ("page", "-o", "page.html")):
        said = daumoi(*args, cwd=tmp_path)
        assert said.complaint() == (
            "daumoi: daumoi.kgl: no graph here; load plans first: daumoi load FOLDER"
        )
    assert list(tmp_path.iterdir()) == []


def unusable(tmp_path: Path) -> dict[str, str]:
    """Places where no graph can be made, and what is said of each."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    places = {
        str(tmp_path): f"{tmp_path}: is a folder; name a file such as {tmp_path}/daumoi.kgl",
        str(tmp_path / "no" / "g.kgl"): f"{tmp_path}/no: no such folder; make it",
        "/proc/g.kgl": "/proc",
        "/sys/g.kgl": "/sys",
        "redis://localhost": "redis://localhost: unknown kind of store 'redis'; give a file's path",
    }
    if os.geteuid() != 0:  # root may write everywhere but into the system's own folders
        places[str(locked / "g.kgl")] = f"{locked}: cannot be written"
    return places


def test_places_that_cannot_hold_a_graph(tmp_path: Path) -> None:
    for place, told in unusable(tmp_path).items():
        assert told in daumoi("load", SON_LA, "--store", place).complaint()
        with_traceback(daumoi("load", SON_LA, "--store", place, "--debug"))
    assert [each.name for each in tmp_path.rglob("*")] == ["locked"]


def test_a_graph_that_another_process_writes(own: Path, tmp_path: Path) -> None:
    writing = kglite.open(str(own), durable="full")
    try:
        for args in (("load", SON_LA), ("remove", SON_LA_ID)):
            told = daumoi(*args, "--store", own).complaint()
            assert "another process is writing this graph; wait until it ends" in told
        assert plans(own) == [SON_LA_ID]
    finally:
        writing.close()
    daumoi("load", SON_LA, "--store", own).fine()


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


UNREADABLE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut short": (lambda content: content[:3000], "the file is damaged; restore it from a copy"),
    "a byte flipped": (_flipped, "the file is damaged; restore it from a copy"),
    "empty": (lambda _: b"", "not a daumoi graph; name another file"),
    "a text": (lambda _: b"my notes, not a graph\n" * 99, "not a daumoi graph; name another file"),
}


@pytest.mark.parametrize("how", UNREADABLE)
def test_a_damaged_or_foreign_file_stays_as_it_is(own: Path, how: str) -> None:
    damage, told = UNREADABLE[how]
    own.write_bytes(damage(own.read_bytes()))
    _refused(own, told)


def test_a_graph_of_another_program_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "people.kgl"
    people = kglite.open(str(path))
    people.cypher("CREATE (:Person {id: 'an', name: 'An'})")
    people.close()
    _refused(path, "not a daumoi graph; name another file")


def test_a_graph_of_a_newer_daumoi_stays_as_it_is(own: Path) -> None:
    newer = kglite.open(str(own))
    newer.cypher("MATCH (graph:Graph) SET graph.model = 99, graph.version = '9.9'")
    newer.close()
    _refused(own, "written by a newer daumoi (9.9); this is 0.1.0: update daumoi")


def _refused(path: Path, told: str) -> None:
    before = path.read_bytes()
    for args in (("status",), LOAD, ("load", SON_LA), ("remove", SON_LA_ID)):
        assert f"daumoi: {path}: {told}" in daumoi(*args, "--store", path).complaint()
    assert path.read_bytes() == before


# --- Stores that are servers ---


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down(scheme: str) -> None:
    uri = f"{scheme}://127.0.0.1:{_closed_port()}"
    said = daumoi("status", "--store", uri, env={"NEO4J_PASSWORD": "secret"})
    assert said.complaint() == (
        f"daumoi: {uri}: no Neo4j answers there; start it or check the address"
    )
    shown = daumoi("status", "--store", uri, "--debug", env={"NEO4J_PASSWORD": "secret"})
    with_traceback(shown)
    assert "secret" not in shown.err


def test_an_address_that_is_none() -> None:
    said = daumoi("status", "--store", "bolt://a:b:c", env={"NEO4J_PASSWORD": "x"})
    assert "bolt://a:b:c: not a usable address" in said.complaint()


def test_no_password_and_nobody_to_ask() -> None:
    said = daumoi("status", "--store", "bolt://127.0.0.1:1")
    assert said.complaint() == "daumoi: no password for Neo4j; set NEO4J_PASSWORD"


def test_a_wrong_password(clean_neo4j: Server) -> None:
    said = daumoi("status", "--store", clean_neo4j.uri, env={"NEO4J_PASSWORD": "wrong"})
    assert said.complaint() == (
        f"daumoi: {clean_neo4j.uri}: wrong user or password; set NEO4J_USERNAME and NEO4J_PASSWORD"
    )


def test_an_unknown_database(clean_neo4j: Server) -> None:
    env = {"NEO4J_USERNAME": clean_neo4j.user, "NEO4J_PASSWORD": clean_neo4j.password}
    for args in (("status",), ("load", SON_LA)):
        said = daumoi(*args, "--store", clean_neo4j.uri, env={**env, "NEO4J_DATABASE": "nowhere"})
        told = f"daumoi: {clean_neo4j.uri}: no such database; set NEO4J_DATABASE"
        assert said.complaint().startswith(told)


def test_a_database_of_a_newer_daumoi(clean_neo4j: Server) -> None:
    env = {"NEO4J_USERNAME": clean_neo4j.user, "NEO4J_PASSWORD": clean_neo4j.password}
    with clean_neo4j.driver() as driver:
        driver.execute_query(
            "CREATE (:Graph {id: 'daumoi', model: 99, version: '9.9'})",
            database_=clean_neo4j.database,
        )
    said = daumoi("load", SON_LA, "--store", clean_neo4j.uri, env=env)
    assert "written by a newer daumoi (9.9)" in said.complaint()


# --- Output that cannot be written ---


def test_output_that_cannot_be_written(graph: str, tmp_path: Path) -> None:
    targets = {
        str(tmp_path / "no" / "out"): "No such file or directory",
        str(tmp_path): "is a folder; name a file",
        "/proc/out": "",
        "/dev/full": "No space left on device",
    }
    for target, told in targets.items():
        for args in ((*LOAD, "-f", "csv"), ("network", "measures", "-f", "csv")):
            said = daumoi(*args, "-o", target, env={"DAUMOI_STORE": graph})
            assert said.complaint().startswith(f"daumoi: {target}: {told}")
    page = tmp_path / "no" / "out.html"
    said = daumoi("page", "-o", page, env={"DAUMOI_STORE": graph})
    assert said.complaint().startswith(f"daumoi: {page}: No such file or directory")
    assert list(tmp_path.iterdir()) == []


# --- A full disk ---

RUN = shlex.quote(PROGRAM)
FAILING_LOAD = f"{RUN} load {shlex.quote(str(PLANS))}; test $? = 1"


def full_disk(folder: Path, kilobytes: int, script: str) -> Said:
    """Run a shell script in a folder with little room.

    That is a small file system where this user may mount one, else a limit on each file's size.
    """
    alone = ["unshare", "-rm"]
    here = f"cd {shlex.quote(str(folder))}"
    room = f"mount -t tmpfs -o size={kilobytes}k tmpfs . && {here}"
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False).returncode:
        alone, room = [], f"ulimit -f {kilobytes * 2}"
    script = f"{here} && {room} && {script}"
    done = subprocess.run(
        [*alone, "sh", "-c", script],
        env=environment(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr.decode())


def test_a_disk_that_fills_while_loading_keeps_what_was_loaded_before(tmp_path: Path) -> None:
    said = full_disk(tmp_path, 200, f"{FAILING_LOAD} && {RUN} status -f csv")
    first, *others, counted = said.complaints(code=0)
    assert "added     lang-son/" in said.err
    assert "son-la-cay-an-qua-2025.yaml: not loaded: daumoi.kgl: cannot be read or written" in first
    assert len(others) == 2
    assert counted == "daumoi: 3 of 4 files were not loaded"
    (plan,) = said.out.splitlines()[1:]
    assert plan.startswith("lang-son/")


def test_a_disk_that_is_full_from_the_start(tmp_path: Path) -> None:
    said = full_disk(tmp_path, 16, f"{FAILING_LOAD} && {RUN} status -f csv")
    assert said.complaints(code=0)[-1] == "daumoi: 4 of 4 files were not loaded"
    assert len(said.out.splitlines()) == 1


def test_an_answer_too_long_for_the_disk_leaves_the_old_file(graph: str, tmp_path: Path) -> None:
    ask = f"{RUN} query run evidence -f json -o out.json --force --store {shlex.quote(graph)}"
    script = f"echo old > out.json; {ask}; test $? = 2 && ls -A && cat out.json"
    said = full_disk(tmp_path, 16, script)
    assert said.out == "out.json\nold\n"
    assert len(said.complaints(code=0)) == 1
    assert said.err.startswith("daumoi: out.json: ")


def test_a_graph_whose_first_load_was_killed_takes_all_plans_afterwards(tmp_path: Path) -> None:
    store = tmp_path / "g.kgl"
    for copy in range(100):
        name = f"{copy:03}.yaml"
        text = (PLANS / "lang-son-nong-lam-nghiep-2026.yaml").read_text(encoding="utf-8")
        numberless = text.replace("lang-son/nong-lam-nghiep-chu-luc-2026", f"lang-son/p-{copy:03}")
        (tmp_path / name).write_text(numberless, encoding="utf-8")
    with loading(tmp_path, store) as process:
        process.kill()
        process.wait(SECONDS)
    survivors = plans(store)
    assert survivors == [f"lang-son/p-{copy:03}" for copy in range(len(survivors))]
    assert survivors
    assert daumoi("load", PLANS, "--store", store).fine().err.count("added") == 4


# --- Ctrl-C ---


def loading(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    """A load of a folder that has written at least one plan and is still at it."""
    process = subprocess.Popen(
        [PROGRAM, "load", folder, "--store", store],
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )
    log = store.with_name(store.name + "-wal")
    deadline = time.monotonic() + SECONDS
    while not (log.exists() and log.stat().st_size > 100_000):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def test_ctrl_c_while_loading_keeps_what_was_loaded_before(tmp_path: Path) -> None:
    store = tmp_path / "g.kgl"
    for copy in range(100):
        plan_file(tmp_path / f"{copy:03}.yaml", (SON_LA_ID, f"son-la/p-{copy:03}"))
    with loading(tmp_path, store) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=SECONDS)
    said = Said(process.returncode, b"", err.decode())
    assert said.complaint(1) == "daumoi: stopped; what was done before stays"
    loaded = plans(store)
    assert 0 < len(loaded) < 100
    assert loaded == [f"son-la/p-{copy:03}" for copy in range(len(loaded))]
    assert "added" in daumoi("load", tmp_path / "099.yaml", "--store", store).fine().err


def test_ctrl_c_at_the_password(tmp_path: Path) -> None:
    ours, its = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, "load", SON_LA, "--store", "bolt://127.0.0.1:1"],
        stdin=its,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        assert process.stderr
        asked = os.read(process.stderr.fileno(), 1000)
        end = time.monotonic() + SECONDS
        while process.poll() is None:  # a signal just before Python waits for a line is not seen
            os.killpg(process.pid, signal.SIGINT if time.monotonic() < end else signal.SIGKILL)
            time.sleep(0.5)
        _, err = process.communicate()
    os.close(ours)
    os.close(its)
    assert asked.startswith(b"Password of neo4j")
    assert err.decode().split("\n") == ["", "daumoi: stopped; what was done before stays", ""]
    assert process.returncode == 1
