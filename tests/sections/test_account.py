"""Nothing in a table or among the duties is passed over: fact, diagnostic or plain."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loaders.dataset import Dataset, Source
from loaders.document import Document, DocumentBuilder, Paragraph, Span, Table
from loaders.formats.opening import read_file
from loaders.reading import ReadDocument, read_document
from loaders.sections.parts import parts_of
from tests.formats.longplan import long_plan
from tests.formats.making import Text
from tests.sections.conftest import Lines

if TYPE_CHECKING:
    from loaders.sections.reading import Outcome

FOLDER = Path(__file__).parents[1] / "documents"
PATHS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".yaml")


def read(document: Document) -> ReadDocument:
    return read_document(document, Source(file="x"))


def evidence(dataset: Dataset) -> Iterator[Span]:
    """Where the dataset says that its facts and diagnostics stand."""
    roles = (each for task in dataset.tasks for each in (*task.leads, *task.supports))
    said = (*roles, *dataset.targets, *dataset.budget, *dataset.reports, *dataset.diagnostics)
    yield from (Span(*each.span) for each in said if each.span)


def passed_over(document: Document, found: ReadDocument, wanted: list[Span]) -> list[str]:
    """The words at those places that the account does not know of."""
    known = {*evidence(found.dataset)}
    known |= {span for tally in found.report for spans in tally.spans.values() for span in spans}
    letters = {at for span in known for at in range(span.start, span.end)}
    return [
        document.quote(span)
        for span in wanted
        if not letters.issuperset(range(span.start, span.end))
    ]


def cells_of(document: Document) -> list[Span]:
    """Every cell of every table below the letterhead."""
    return [
        cell.span
        for part in parts_of(document)
        if part.name in {"body", "annex"}
        for block in part.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]


def duties_of(document: Document) -> list[Span]:
    """Every paragraph of the section "III. TỔ CHỨC THỰC HIỆN" but its heading."""
    texts = [block for block in document.blocks if isinstance(block, Paragraph)]
    first = next(at for at, block in enumerate(texts) if block.text.startswith("III. "))
    behind = [at for at, block in enumerate(texts) if block.text.startswith("Nơi nhận")]
    last = next((at for at in behind if at > first), len(texts))
    return [block.span for block in texts[first + 1 : last]]


def long_document() -> Document:
    builder = DocumentBuilder()
    for part in long_plan():
        if isinstance(part, Text):
            builder.paragraph(part.words)
        else:
            builder.table(part.rows)
    return builder.build("text/plain")


@pytest.mark.parametrize("path", [*PATHS, None], ids=lambda path: path.stem if path else "long")
def test_every_cell_and_every_duty_is_accounted_for(path: Path | None) -> None:
    document = read_file(path) if path else long_document()
    found = read(document)
    assert cells_of(document) or "thu-tuong" in str(path)
    assert duties_of(document)
    assert passed_over(document, found, cells_of(document)) == []
    assert passed_over(document, found, duties_of(document)) == []


@pytest.mark.parametrize(
    "header",
    [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"],
        ["TT", "Tên", "Màu", "Cỡ"],
        ["TT", "Nội dung", "Đơn vị tính", "Năm 2026"],
        ["TT", "Nội dung", "ĐVT", "Kinh phí (triệu đồng)"],
    ],
)
def test_rows_that_say_nothing_are_accounted_for(header: list[str]) -> None:
    builder = DocumentBuilder()
    builder.paragraph("PHỤ LỤC 01")
    rows = [
        ["1", "Họp", "Sở Y tế", "5"],
        ["", "", "", "?"],
        ["x", "", "", ""],
        ["", "Việc", "", ""],
    ]
    builder.table([header, *rows, header, ["Tổng", "", "", "5"]])
    document = builder.build("text/plain")
    assert passed_over(document, read(document), cells_of(document)) == []


def test_a_table_among_duties_is_accounted_for() -> None:
    builder = DocumentBuilder()
    for text in ("KẾ HOẠCH", "III. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế", "- Khám mắt."):
        builder.paragraph(text)
    builder.table([[f"{row}.{column}" for column in range(9)] for row in range(40)])
    document = builder.build("text/plain")
    assert passed_over(document, read(document), cells_of(document)) == []


def test_the_account_says_what_became_of_a_unit(lines: Lines) -> None:
    document = lines(
        "KẾ HOẠCH", "I. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế", "- Khám mắt.", "2. Trời mưa."
    )
    (tally,) = (each for each in read(document).report if each.section == "mục I")
    told = {outcome: [document.quote(span) for span in spans]
            for outcome, spans in tally.spans.items()}  # fmt: skip
    assert told["fact"] == ["- Khám mắt."]
    assert "2. Trời mưa." in told["diagnostic"]
    counts: dict[Outcome, int] = {
        "fact": tally.fact,
        "diagnostic": tally.diagnostic,
        "plain": tally.plain,
    }
    assert counts == {outcome: len(told.get(outcome, ())) for outcome in counts}
