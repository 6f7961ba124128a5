"""A table cut at any row by a page break reads the same, with its header again or without."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.formats.opening import read_bytes
from tests.formats.checks import checked, grids
from tests.formats.making import MAKERS, Grid, Text, md, pdf

HEADER = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
BODIES = ["Sở Y tế", "Sở Tài chính", "Công an tỉnh", "UBND các xã, phường"]
WORKS = ["Đắp bờ mương", "Trồng tre giữ đất ở bờ suối", "Họp bản", "Đếm cá giống trước khi thả"]
TIMES = ["Năm 2026", "Quý II/2026", "Hằng năm", "Thường xuyên"]


@st.composite
def rows(draw: st.DrawFn) -> list[list[str]]:
    """Rows of an assignment table, numbered from 1."""
    many = draw(st.integers(3, 9))
    cells = st.tuples(*map(st.sampled_from, (WORKS, BODIES, BODIES, TIMES)))
    return [[str(at), *draw(cells)] for at in range(1, many + 1)]


@st.composite
def cuts(draw: st.DrawFn, given_rows: list[list[str]]) -> list[list[list[str]]]:
    """The rows page by page."""
    places = draw(st.sets(st.integers(1, len(given_rows) - 1), max_size=3))
    edges = [0, *sorted(places), len(given_rows)]
    return [given_rows[start:end] for start, end in pairwise(edges)]


def read(text: str, ending: str = ".txt") -> list[list[list[str]]]:
    return grids(checked(read_bytes(text.encode(), f"a{ending}")))


def whole(given_rows: list[list[str]]) -> list[list[list[str]]]:
    return [[HEADER, *given_rows]]


@given(st.data(), rows(), st.booleans(), st.sampled_from(["\n", "\n\n", "\n\f\n"]))
def test_tabs(data: st.DataObject, given_rows: list[list[str]], repeated: bool, gap: str) -> None:
    pages = data.draw(cuts(given_rows))
    texts = [
        "\n".join("\t".join(row) for row in ([HEADER, *page] if repeated or not at else page))
        for at, page in enumerate(pages)
    ]
    assert read(f"PHỤ LỤC\n\n{gap.join(texts)}\n") == whole(given_rows)


@given(st.data(), rows(), st.booleans())
def test_cells_under_each_other(
    data: st.DataObject, given_rows: list[list[str]], repeated: bool
) -> None:
    pages = data.draw(cuts(given_rows))
    shown = [[HEADER, *page] if repeated or not at else page for at, page in enumerate(pages)]
    texts = ["\n\n".join(cell for row in page for cell in row) for page in shown]
    (table,) = read("PHỤ LỤC\n\n" + "\n\n".join(texts) + "\n")
    assert table[1:] == given_rows


@settings(max_examples=15, deadline=None)
@given(st.data(), rows(), st.booleans())
def test_pages_of_a_pdf(data: st.DataObject, given_rows: list[list[str]], repeated: bool) -> None:
    many = given_rows * data.draw(st.integers(1, 12))
    numbered = [[str(at), *row[1:]] for at, row in enumerate(many, 1)]
    made = pdf([Text("PHỤ LỤC"), Grid([HEADER, *numbered])], repeat_header=repeated)
    assert grids(checked(read_bytes(made, "a.pdf"))) == whole(numbered)


@given(rows())
def test_markdown_is_the_same_as_tabs(given_rows: list[list[str]]) -> None:
    grid = Grid([HEADER, *given_rows])
    assert grids(read_bytes(md([grid]), "a.md")) == read(MAKERS[".txt"]([grid]).decode())
