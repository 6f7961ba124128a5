"""Small documents, made of lines or of one table."""

from collections.abc import Callable, Sequence

import pytest

from loaders.dataset import Task
from loaders.document import Document, DocumentBuilder, GridCell, Table
from loaders.language.products import Products
from loaders.register import load_register
from loaders.sections.assignmentcolumns import Columns, recognise
from loaders.sections.assignments import read_assignments
from loaders.sections.people import People
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading

HOME = "lai-chau"
PLAN = "lai-chau/thu-2026"

Lines = Callable[..., Document]
Rows = Callable[..., Reading[Task]]


def plan_of(
    document: Document,
    home: str = HOME,
    last_year: int | None = None,
    provinces: Sequence[str] = (),
) -> Plan:
    """A plan of a province, whose document is that."""
    return Plan(
        id=f"{home}/thu-2026",
        people=People(document, home, {}),
        products=Products.of(document.text, load_register()),
        register=load_register(),
        provinces=provinces or [home],
        last_year=last_year,
    )


@pytest.fixture
def lines() -> Lines:
    """Makes a document whose paragraphs are the lines given."""

    def make(*texts: str) -> Document:
        builder = DocumentBuilder()
        for text in texts:
            builder.paragraph(text)
        return builder.build("text/plain")

    return make


def one_table(rows: Sequence[Sequence[GridCell]]) -> tuple[Document, Table]:
    """A document of one table."""
    builder = DocumentBuilder()
    builder.table(rows)
    document = builder.build("text/plain")
    table = document.blocks[0]
    assert isinstance(table, Table)
    return document, table


def columns_of(*header: Sequence[GridCell]) -> Columns | None:
    """What is recognised of a table with that header and one row below it."""
    width = sum(cell[2] if isinstance(cell, tuple) else 1 for cell in header[0])
    document, table = one_table([*header, ["x"] * width])
    return recognise(table, People(document, HOME, {}))


def table_rows(*given: Sequence[GridCell]) -> Reading[Task]:
    """What the rows of an assignment table below its header give."""
    document, table = one_table(given)
    people = People(document, HOME, {})
    columns = recognise(table, people)
    assert columns is not None
    return read_assignments(table, columns, people, PLAN, "Phụ lục 2")


@pytest.fixture
def rows() -> Rows:
    """Reads the rows of a table with the usual five columns."""

    def read(*given: Sequence[GridCell]) -> Reading[Task]:
        header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện")
        return table_rows(header, *given)

    return read


def said(task: Task) -> tuple[str | None, list[str], list[str]]:
    """A task's number, and the names of its leads and supports."""
    return task.number, named(task, "leads"), named(task, "supports")


def named(task: Task, role: str) -> list[str]:
    """The bodies with a role in a task, without their province where it is home."""
    return [each.agency.removeprefix(f"{HOME}/") for each in getattr(task, role)]
