"""The load table: how much each agency leads and supports."""

from dataclasses import dataclass

from queries.catalogue import Language, question
from viz.facts import Agency, Facts
from viz.text import decimal, quarter

BAR = 100
"""Width of the longest bar."""
COUNTS = ("leads", "supports", "tasks", "programmes", "partners", "peak")


@dataclass(frozen=True)
class LoadLine:
    """One agency; the bar has a part for leads and a part for supports."""

    agency: Agency
    load: str
    lead_width: float
    support_width: float
    counts: list[tuple[int, str]]
    peak_quarter: str
    peak_sort: str


def load(facts: Facts, language: Language) -> dict[str, object]:
    """The rows of the load table, and its headings as the catalogue names them."""
    asked = question("coordination-load")
    headings = {column.name: column.heading(language) for column in asked.columns}
    most = max((agency.load["load"] for agency in facts.agencies), default=0) or 1
    lines = [_line(agency, most, language) for agency in facts.agencies]
    return {"headings": headings, "counts": COUNTS, "lines": lines, "bar": BAR}


def _line(agency: Agency, most: float, language: Language) -> LoadLine:
    row = agency.load
    scale = BAR / most
    return LoadLine(
        agency,
        decimal(row["load"], language),
        round(row["leads"] * scale, 2),
        round((row["load"] - row["leads"]) * scale, 2),
        [(row[name], decimal(row[name], language)) for name in COUNTS],
        quarter(row["peak_quarter"]),
        row["peak_quarter"] or "",
    )
