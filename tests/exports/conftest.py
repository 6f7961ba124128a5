"""What the exports are made from: the four plans, and a plan full of texts that do harm."""

from collections.abc import Iterator

import pytest

from graph.content import Content, read_content
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from loaders.loading import plan_rows
from queries.facts import Facts, facts_of
from tests.exports.hostile import plan
from tests.stores import embedded


@pytest.fixture(scope="session")
def four() -> Content:
    """What a store with the four reviewed plans holds."""
    with embedded() as store:
        list(load_files(store, find_files([REVIEWED_PLANS])))
        return read_content(store)


@pytest.fixture(scope="session")
def four_facts(four: Content) -> Facts:
    return facts_of(four)


@pytest.fixture(scope="session")
def hostile() -> Iterator[Content]:
    """What a store with a plan of harmful texts holds."""
    with embedded() as store:
        for rows in plan_rows(plan()):
            store.write(rows)
        yield read_content(store)
