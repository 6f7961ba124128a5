"""Tables for spreadsheets: no text is computed, numbers stay numbers."""

import csv
import io
import json

import pytest

from graph.store import Table
from queries.exports.tables import FORMATS, to_excel_csv

COMPUTED = ('=HYPERLINK("http://x.vn","x")', "+1+1", "-2+3", "@SUM(1+1)*cmd|' /C calc'!A0")
TABLE = Table(
    ("=cmd()", "text", "several", "number"),
    (
        (COMPUTED[0], "'=1", ["=1", "a", "+b"], -2.5),
        (COMPUTED[1], "a=1", [-1, 2], -3),
        (COMPUTED[2], None, [], True),
        (COMPUTED[3], "-", ["Sở A", None], 0.1),
    ),
)
INERT = [
    ["'=cmd()", "text", "several", "number"],
    ["'" + COMPUTED[0], "''=1", "'=1; a; '+b", "-2.5"],
    ["'+1+1", "a=1", "-1; 2", "-3"],
    ["'-2+3", "", "", "true"],
    ["'" + COMPUTED[3], "'-", "Sở A; ", "0.1"],
]


def test_csv_holds_nothing_that_is_computed() -> None:
    assert list(csv.reader(io.StringIO(FORMATS["csv"](TABLE), newline=""))) == INERT


def test_csv_for_excel_holds_nothing_that_is_computed() -> None:
    text = to_excel_csv(TABLE, ["@heading", *TABLE.columns[1:]])
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows == [["'@heading", *INERT[0][1:]], *INERT[1:]]


def test_tsv_holds_nothing_that_is_computed() -> None:
    rows = [line.split("\t") for line in FORMATS["tsv"](TABLE).splitlines()]
    assert rows == INERT


@pytest.mark.parametrize("text", [" =1", "\n\t=1", "\r=1"])
def test_tsv_looks_at_a_text_as_it_is_written(text: str) -> None:
    assert FORMATS["tsv"](Table((text,), ((text,),))) == "'=1\n'=1\n"


def test_json_has_texts_as_they_are() -> None:
    assert [each["=cmd()"] for each in json.loads(FORMATS["json"](TABLE))] == list(COMPUTED)
