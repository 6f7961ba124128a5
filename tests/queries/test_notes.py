"""The sentences of the reading's diagnostics: every code that can be met has one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from loaders.batch import REVIEWED_PLANS
from queries.notes import SENTENCES, place_name, sentence, told

LOADERS = Path(__file__).parents[2] / "loaders"
WORDS = re.compile(r"[a-z]+(?:-[a-z]+)+")
NO_CODES = {"a-z", "ha-van", "khong-ten", "trung-uong", "van-ban"}
"""Texts in the loaders that look like codes."""
MADE = {"encoding-vni", "encoding-utf", "hidden-rows", "hidden-columns", "header", "footer"}
"""Codes that are put together when a file is read."""


def texts_of(node: ast.AST) -> Iterator[str]:
    """The texts within a piece of code."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def emitted() -> set[str]:
    """Every code that the loaders' code names."""
    found = set(MADE)
    for path in LOADERS.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {text for text in texts_of(tree) if WORDS.fullmatch(text)}
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in ("note", "Note", "puzzled", "tell", "_leave_out"):
                codes = (text.replace(" ", "-") for text in texts_of(call.args[0]))
                found |= {code for code in codes if re.fullmatch(r"[a-z]+(-[a-z]+)*", code)}
    return found - NO_CODES


def test_every_code_of_the_readers_has_a_sentence() -> None:
    codes = emitted()
    assert {"row-without-agency", "hidden-text", "converted", "kept-gone"} <= codes
    assert sorted(code for code in codes if sentence(code) is None) == []


def test_every_code_of_the_reviewed_plans_has_a_sentence() -> None:
    codes = {
        each["code"]
        for path in REVIEWED_PLANS.glob("*.yaml")
        for each in yaml.safe_load(path.read_text(encoding="utf-8")).get("diagnostics", [])
    }
    assert sorted(code for code in codes if sentence(code) is None) == []


def test_each_sentence_is_one_and_its_own() -> None:
    assert len(set(SENTENCES.values())) == len(SENTENCES)
    assert all(each[0].isupper() and each.endswith(".") for each in SENTENCES.values())


def test_an_unknown_code_keeps_its_own_message() -> None:
    assert told("annex-missing", "The file holds none.", "en") == "The file holds none."
    assert told("annex-missing", "The file holds none.", "vi").startswith("Văn bản nhắc")
    assert told("of-tomorrow", "New.", "vi") == "New."


def test_parts_without_number_have_vietnamese_names() -> None:
    assert place_name("preamble") == "phần căn cứ"
    assert place_name("Phụ lục, dòng 4") == "Phụ lục, dòng 4"
    assert place_name(None) is None
