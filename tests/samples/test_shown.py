"""What the documentation shows of the samples is what is read out of them."""

import re
from collections.abc import Iterator

import pytest

from loaders.extracting import extract
from loaders.factlines import lines_with_facts
from loaders.formats.opening import read_file
from queries.words import word
from tests.samples.make import FOLDER

ROOT = FOLDER.parents[2]
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read() -> Iterator[str]:
    """Each line of the samples with its facts below it, as the demonstration shows it."""
    for path in FOLDER.iterdir():
        for line in lines_with_facts(read_file(path).text, extract(path).dataset):
            facts = (f"    → {word(kind, 'en'):10}{says}" for kind, says in line.facts)
            yield "\n".join([line.text.replace("\t", " | "), *facts])


@pytest.mark.parametrize("page", ["README.md", "docs/reading.md"])
def test_lines_and_facts_are_those_of_the_samples(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = [each.strip() for block in BLOCK.findall(text) for each in block.split("\n\n")]
    shown = [each for each in shown if "\n    → " in each]
    assert shown
    assert set(shown) - {each.strip() for each in read()} == set()
