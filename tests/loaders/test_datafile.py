"""Datasets go to YAML and JSON and come back; what is wrong with a file is told with its line."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.datafile import DataFileError, read_datafile, write_json, write_yaml
from loaders.dataset import Dataset
from tests.loaders.small import PLAN, SMALL_PLAN, small_plan, with_value
from tests.worlds import datasets

HOSTILE = [
    *("no", "yes", "y", "on", "true", "True", "null", "~", "=", "<<", ".inf", ".nan", "NaN"),
    *("06112", "0", "-0", "4.10", "1e3", "0E0", "-1.5e3", "0x1F", "0o17", "1_000", "1:30", "+1"),
    *("2026-05-11", "2026-02-30", "--12-10", "---", "...", "- a", "? a", ": a", "a: b", "a #b"),
    *("#a", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", '"', "'", "[a", "{a", "a, b]", "\\"),
    *(" a", "a ", "\ta", "a\t", "a\nb", "\n", "a\n\n b\n", "a\rb", "a\r\nb", "a\x85b", "a\u2028b"),
    *(
        "\x00",
        "\x1b[31m",
        "\x7f",
        "\x9f",
        "\ufeff",
        "\ufeffa",
        "\u202eab\u202c",
        "\u200b",
        "\uffff",
    ),
    *(
        "😀",
        "👩‍🌾",
        "e\u0302\u0301",
        "ế",
        "x" * 20_000,
        "x y  " * 6_000,
        "Sở Công Thương; " * 2_000,
    ),
]
TEXT_FIELDS = {"title", "text", "name", "label", "indicator", "unit", "as_written", "message"}

texts = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=30)
numbers = st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def hostile_datasets(draw: st.DrawFn) -> Dataset:
    """A plan whose texts are anything."""

    def spoilt(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: spoilt(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [spoilt(inner, name) for inner in value]
        return draw(texts) if name in TEXT_FIELDS else value

    plain = spoilt(draw(datasets()).plain())
    quote = draw(texts)
    plain["tasks"][0] |= {"text": draw(texts), "places": draw(st.lists(texts, max_size=3))}
    plain["diagnostics"] = [
        {
            "severity": "info",
            "code": "thu",
            "message": draw(texts),
            "quote": quote,
            "span": [7, 7 + len(quote)],
        }
    ]
    return Dataset.model_validate(plain)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plans")


def read(folder: Path, text: str, suffix: str) -> Dataset:
    path = folder / f"plan{suffix}"
    path.write_text(text, encoding="utf-8", newline="")
    return read_datafile(path).dataset


def faults(folder: Path, text: str | bytes, suffix: str = ".yaml") -> list[tuple[int, str]]:
    """The faults of a file: line and message."""
    path = folder / f"faulty{suffix}"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DataFileError) as raised:
        read_datafile(path)
    assert str(raised.value).startswith(f"{path}:{raised.value.faults[0].line}: error: ")
    return [(fault.line, fault.message) for fault in raised.value.faults]


# There and back


def assert_comes_back(folder: Path, dataset: Dataset) -> None:
    as_yaml, as_json = write_yaml(dataset), write_json(dataset)
    from_yaml, from_json = read(folder, as_yaml, ".yaml"), read(folder, as_json, ".json")
    assert from_yaml == from_json == dataset
    assert write_yaml(from_json) == as_yaml
    assert write_json(from_yaml) == as_json


@settings(max_examples=60, deadline=None)
@given(dataset=hostile_datasets())
def test_any_plan_comes_back(folder: Path, dataset: Dataset) -> None:
    assert_comes_back(folder, dataset)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_a_text_stays_what_it_is(folder: Path, text: str) -> None:
    dataset = with_value(small_plan(), ("tasks", 0, "title"), text)
    assert_comes_back(folder, with_value(dataset, ("tasks", 0, "places"), [text, text]))


@settings(max_examples=100, deadline=None)
@given(number=numbers)
@example(number=1e16)
@example(number=1e-07)
@example(number=5.0)
def test_a_number_stays_what_it_is(folder: Path, number: float) -> None:
    dataset = with_value(small_plan(), ("targets", 0, "minimum"), number)
    for suffix, text in ((".yaml", write_yaml(dataset)), (".json", write_json(dataset))):
        assert repr(read(folder, text, suffix).targets[0].minimum) == repr(number)


def test_the_written_form_is_for_people() -> None:
    written = write_yaml(small_plan())
    assert written == SMALL_PLAN.read_text(encoding="utf-8")
    assert next(iter(json.loads(write_json(small_plan())))) == "format"


def test_dates_read_the_same_in_quotes(folder: Path) -> None:
    quoted = START.replace("  kind", "  issued_on: '2026-05-11'\n  kind")
    assert read(folder, quoted, ".yaml") == read(folder, quoted.replace("'", ""), ".yaml")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder: Path) -> None:
    windows = "\ufeff" + START.replace("\n", "\r\n")
    assert read(folder, windows, ".yml") == read(folder, START, ".yaml")
    assert read(folder, "\ufeff" + write_json(small_plan()), ".json") == small_plan()


# Faults of form

START = """\
format: daumoi-plan/1
programmes:
- id: son-la/nho-2026
  kind: plan
  title: Kế hoạch nhỏ của tỉnh về ấy
  provinces: [son-la]
"""
"""Six lines; what a test adds begins on line 7."""
TASK = f"tasks:\n- id: {PLAN}/1\n  programme: {PLAN}\n  kind: duty\n  title: Một\n"
REPORT = f"reports:\n- programme: {PLAN}\n  agency: a/b\n  to: a/c\n"


@pytest.mark.parametrize(
    ("added", "line", "told"),
    [
        ("tasks: [\n", 8, "not YAML: "),
        ("tasks:\n\t- id: x\n", 8, "not YAML: "),
        ("a: 1\nb: \x01\n", 8, "not YAML: control characters are not allowed"),
        ("---\na: 1\n", 7, "not YAML: "),
        ("zzz: 1\n", 7, "zzz: unknown field"),
        ("int: 1\n", 7, "int: unknown field"),
        (TASK + "  colour: red\n", 12, "tasks[0].colour: unknown field"),
        (TASK.replace("  kind: duty\n", ""), 8, "tasks[0].kind: missing"),
        (
            TASK + "  number: 4.1\n",
            12,
            'tasks[0].number: 4.1 must be text: put it in quotes ("4.1")',
        ),
        (TASK + "  parent: [a]\n", 12, "tasks[0].parent: input should be a valid string"),
        (TASK + "  kind: duty\n", 12, "tasks[0].kind: the field stands twice"),
        (
            TASK + "  schedule: {label: x, ends_on: 2026-02-30}\n",
            12,
            "tasks[0].schedule.ends_on: there is no day 2026-02-30",
        ),
        (
            TASK + "  schedule: {label: x, ends_on: 11/5/2026}\n",
            12,
            "tasks[0].schedule.ends_on: write the date as YYYY-MM-DD",
        ),
        (
            TASK + "  schedule: {label: x, starts_on: 2026-02-02, ends_on: 2026-02-01}\n",
            12,
            "tasks[0].schedule: ends on 2026-02-01, before it starts on 2026-02-02",
        ),
        (REPORT + "  due: 2026-02-30\n", 11, "reports[0].due: there is no day 2026-02-30"),
        (REPORT + "  due: --02-30\n", 11, "reports[0].due: there is no day --02-30"),
        (REPORT + "  due: --١٢-١٠\n", 11, "reports[0].due: write the day as YYYY-MM-DD"),
        (REPORT + "  due: 12-10\n", 11, "reports[0].due: write the day as YYYY-MM-DD, or --MM-DD"),
        (
            f"budget:\n- programme: {PLAN}\n  title: x\n  amount: nhiều\n",
            10,
            "budget[0].amount: input should be a valid number (found: nhiều)",
        ),
        ("a: &a [x]\nb:\n- *a\n", 7, "an alias (*name) is not read here"),
        ("a: &a [*a]\n", 7, "an alias (*name) is not read here"),
        ("a: !!python/object/apply:os.getcwd []\n", 7, "not YAML: could not determine"),
        ("a: !!timestamp x\n", 7, "not YAML: could not determine"),
        ("a: 1\nb: !!bool x\n", 8, "not YAML: x cannot be read as bool"),
        ("a: 1\nb: " + "1" * 5_000, 8, "not YAML: 1111"),
    ],
)
def test_a_fault_stands_on_its_line(folder: Path, added: str, line: int, told: str) -> None:
    ((found, message),) = faults(folder, START + added)
    assert found == line
    assert message.startswith(told)


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize("text", ["", "# nothing\n", "[]", '"a"', "null"])
def test_a_file_without_fields_is_refused(folder: Path, text: str, suffix: str) -> None:
    ((line, message),) = faults(folder, text, suffix)
    assert line == 1
    assert message.startswith(("not a plan dataset", "not JSON"))


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_text_that_is_not_utf8_is_refused(folder: Path, suffix: str) -> None:
    ((line, message),) = faults(folder, START.encode() + b"title: K\xea", suffix)
    assert (line, message[:14]) == (7, "not UTF-8 text")
    ((_, message),) = faults(folder, START.encode("utf-16"), suffix)
    assert message.startswith("not UTF-8 text")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"format": "daumoi-plan/1",\n\n"programmes" []}', 3),
        ('{"format": "daumoi-plan/1",\n"programmes": [],}', 2),
        ("format: daumoi-plan/1\n", 1),
        ('{"format": ' + "1" * 5_000 + "}", 1),
    ],
)
def test_a_fault_of_json_stands_on_its_line(folder: Path, text: str, line: int) -> None:
    ((found, message),) = faults(folder, text, ".json")
    assert found == line
    assert message.startswith("not JSON: ")


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("indent", [1, "\t"])
@pytest.mark.parametrize("title", ["Kế hoạch", "a\tb", "😀 \\ud83d", "a\x7f\x85\u2028\ufeffb/"])
def test_json_has_lines_too(folder: Path, title: str, indent: int | str, escaped: bool) -> None:
    plain = {**with_value(small_plan(), ("programmes", 0, "title"), title).plain(), "zzz": 1}
    written = json.dumps(plain, indent=indent, ensure_ascii=escaped)
    assert faults(folder, written, ".json") == [(written.count("\n"), "zzz: unknown field")]


def test_a_field_that_stands_twice_in_json_is_told(folder: Path) -> None:
    written = write_json(small_plan()).replace(
        '"kind": "plan",', '"kind": "plan",\n"kind": "plan",'
    )
    assert faults(folder, written, ".json") == [(7, "programmes[0].kind: the field stands twice")]


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_newer_format_is_told_alone(folder: Path, suffix: str) -> None:
    plain = {**small_plan().plain(), "format": "daumoi-plan/2", "zzz": 1}
    text = json.dumps(plain, indent=1)
    line = 1 + text[: text.index('"format"')].count("\n")
    told = "format is daumoi-plan/2, this daumoi reads daumoi-plan/1: update daumoi"
    assert faults(folder, text, suffix) == [(line, told)]


def test_every_fault_is_told_by_line(folder: Path) -> None:
    text = START + "zzz: 1\nagencies:\n- id: a/b\n  aliases: [a]\n  aliases: [b]\n" + TASK
    text = text.replace("  kind: duty", "  kind: errand\n  colour: red").replace("Một", "4.1")
    assert faults(folder, text) == [
        (7, "zzz: unknown field"),
        (9, "agencies[0].kind: missing"),
        (9, "agencies[0].level: missing"),
        (9, "agencies[0].name: missing"),
        (11, "agencies[0].aliases: the field stands twice"),
        (15, "tasks[0].kind: input should be 'assignment', 'duty' or 'objective' (found: errand)"),
        (16, "tasks[0].colour: unknown field"),
        (17, 'tasks[0].title: 4.1 must be text: put it in quotes ("4.1")'),
    ]


# Files made to do harm


def test_a_billion_laughs_are_refused_at_once(folder: Path) -> None:
    laughs = "a0: &a0 [ha, ha]\n" + "".join(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 40)
    )
    before = time.perf_counter()
    found = faults(folder, START + laughs)
    assert time.perf_counter() - before < 1
    assert {message for _, message in found} == {
        "an alias (*name) is not read here; write the value out"
    }


@pytest.mark.parametrize("depth", [50, 900, 1_100, 100_000])
@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_deep_nesting_is_a_fault(folder: Path, suffix: str, depth: int) -> None:
    before = time.perf_counter()
    deep = '{"format": "daumoi-plan/1", "a": ' + "[" * depth + "]" * depth + "}"
    assert faults(folder, deep, suffix)
    assert time.perf_counter() - before < 2
