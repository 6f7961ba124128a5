"""Every question on a small world, beside rows that were worked out by hand, on both stores."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Store
from loaders.batch import load_files
from queries.catalogue import question, question_ids
from queries.running import ask
from tests.neo4j.server import Server
from tests.stores import embedded, on_server

WORLD = Path(__file__).with_name("small-world.yaml")
ANSWERS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("by-hand.yaml").read_text(encoding="utf-8")
)


def name(answer: dict[str, Any]) -> str:
    return " ".join([answer["question"], *map(str, answer.get("given", {}).values())])


def load_world(store: Store) -> None:
    (outcome,) = load_files(store, [WORLD])
    assert outcome.failed is None


@pytest.fixture(scope="module")
def kglite_store() -> Iterator[Store]:
    with embedded() as store:
        load_world(store)
        yield store


@pytest.fixture(scope="module")
def neo4j_store(neo4j_server: Server) -> Iterator[Store]:
    with on_server(neo4j_server) as store:
        load_world(store)
        yield store


def rows(store: Store, answer: dict[str, Any]) -> list[list[Any]]:
    """The compared columns of what the store answers."""
    given = {key: str(value) for key, value in answer.get("given", {}).items()}
    table = ask(store, question(answer["question"]), given)
    return [[row[column] for column in answer["columns"]] for row in table.records()]


@pytest.mark.parametrize("answer", ANSWERS, ids=name)
def test_on_kglite(answer: dict[str, Any], kglite_store: Store) -> None:
    assert rows(kglite_store, answer) == answer["rows"]


@pytest.mark.parametrize("answer", ANSWERS, ids=name)
def test_on_neo4j(answer: dict[str, Any], neo4j_store: Store) -> None:
    assert rows(neo4j_store, answer) == answer["rows"]


def test_every_question_has_rows_by_hand() -> None:
    assert {each["question"] for each in ANSWERS if each["rows"]} == set(question_ids())
