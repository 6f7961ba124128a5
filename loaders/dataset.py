"""The plan dataset: what a document says, as data (the contract between loaders and graph).

Field names are fixed; every loader produces this model, people review it as YAML or JSON, and the
graph is built from it. `docs/dataset.md` explains it; `daumoi schema dataset` prints its schema.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

FORMAT = "daumoi-plan/1"


class Part(BaseModel):
    """A part of the dataset: unknown fields are refused, values are not changed silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    def plain(self) -> dict[str, Any]:
        """The part as mappings, lists, texts and numbers: own fields first, nothing empty."""
        dumped = self.model_dump(mode="json", exclude_defaults=True)
        own = [name for name in type(self).__annotations__ if name in dumped]
        order = own + [name for name in dumped if name not in own]
        return {name: _plain(getattr(self, name), dumped[name]) for name in order}


def _plain(value: object, dumped: object) -> object:
    if isinstance(value, Part):
        return value.plain()
    if isinstance(value, list) and value and isinstance(value[0], Part):
        return [part.plain() for part in value]
    return dumped


def _iso_date(value: object) -> object:
    """Dates come as text in JSON and YAML; a text of another form is left for the error."""
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError("write the date as YYYY-MM-DD")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"there is no day {value}") from None
    return value


def _due(value: str) -> str:
    """A day, or a day of every year (--MM-DD; 29 February is allowed)."""
    match = re.fullmatch(r"(\d{4}|-)-(\d{2})-(\d{2})", value)
    if not match:
        raise ValueError("write the day as YYYY-MM-DD, or --MM-DD for every year")
    year = 2000 if match[1] == "-" else int(match[1])
    try:
        date(year, int(match[2]), int(match[3]))
    except ValueError:
        raise ValueError(f"there is no day {value}") from None
    return value


Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
AgencyId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
ProgrammeId = AgencyId
Day = Annotated[date, BeforeValidator(_iso_date)]
Due = Annotated[str, AfterValidator(_due)]
Number = int | float
Span = Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=2, max_length=2)]
Year = Annotated[int, Field(ge=1945, le=2100)]


class Period(Part):
    """First and last day; either may be open."""

    starts_on: Day | None = None
    ends_on: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(f"ends on {self.ends_on}, before it starts on {self.starts_on}")
        return self


class Evidence(Part):
    """Where the document says so: `locator` for people; `quote` and `span` into its text."""

    locator: Text | None = None
    quote: Text | None = None
    span: Span | None = Field(
        None, description="Start and end, characters of the normalised text; text[span] == quote."
    )

    @model_validator(mode="after")
    def _span_fits(self) -> Self:
        if self.span is not None:
            start, end = self.span
            if self.quote is None:
                raise ValueError("a span needs its quote")
            if end - start != len(self.quote):
                raise ValueError(
                    f"the span is {end - start} characters long, the quote {len(self.quote)}"
                )
        return self


class Participation(Evidence):
    """One body's part in a task."""

    agency: AgencyId
    as_written: Text | None = Field(None, description="The body's name as printed.")
    basis: Literal["table", "clause", "implied"]


class Source(Part):
    """The file a plan was read from."""

    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    media_type: Text | None = None
    pages: Annotated[int, Field(ge=1)] | None = None


class Programme(Period):
    """A plan, decision or programme."""

    id: ProgrammeId = Field(description="Province slug / number or short title, year.")
    kind: Literal[
        "plan", "decision", "programme", "scheme", "resolution", "directive", "project", "other"
    ]
    number: Text | None = Field(None, description="As printed, e.g. 1113/QĐ-UBND.")
    title: Text
    issued_on: Day | None = None
    issuer: AgencyId | None = None
    provinces: Annotated[list[Slug], Field(min_length=1)] = Field(
        description="Every province it covers, its own first."
    )
    source: Source | None = None
    coordinators: list[Participation] = Field(
        [], description="Bodies named to coordinate the whole plan (cơ quan đầu mối)."
    )


class Agency(Part):
    """A body, or a collective that stands for many."""

    id: AgencyId = Field(description="Province slug / name slug.")
    name: Text = Field(description="Canonical, NFC.")
    short_name: Text | None = None
    kind: Literal[
        "department",
        "centre",
        "people_committee",
        "party_body",
        "front",
        "association",
        "ministry",
        "school",
        "company",
        "press",
        "other",
    ]
    level: Literal["central", "provincial", "commune"]
    province: Slug | None = None
    collective: bool = False
    members: list[AgencyId] = []
    aliases: list[Text] = Field([], description="As met in the document.")
    succeeds: list[AgencyId] = Field([], description="Bodies merged into it.")


class Schedule(Period):
    """When a task is to be done."""

    label: Text = Field(description="As printed.")
    recurrence: Literal["continuous", "annual", "quarterly", "monthly"] | None = None


class Task(Part):
    """An assignment, a duty or an objective."""

    id: Text = Field(description="Programme id / section and number.")
    programme: ProgrammeId
    kind: Literal["assignment", "duty", "objective"]
    number: Text | None = Field(None, description="As printed; a bullet under row 4 is 4.1.")
    title: Text
    text: Text | None = None
    parent: Text | None = None
    section: Text | None = None
    form: Text | None = None
    deliverable: Text | None = None
    holder: AgencyId | None = Field(None, description="Duty: the body whose heading it is under.")
    leads: list[Participation] = []
    supports: list[Participation] = []
    schedule: Schedule | None = None
    products: list[Text] = []
    places: list[Text] = []


class Target(Evidence):
    """A value to be reached."""

    programme: ProgrammeId
    task: Text | None = None
    product: Text | None = None
    indicator: Text
    minimum: Number | None = None
    maximum: Number | None = None
    approximate: bool = Field(False, description="True for 'khoảng' (about).")
    unit: Text | None = None
    year: Year | None = None

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        if self.minimum is None and self.maximum is None:
            raise ValueError("a target needs a minimum or a maximum")
        if None not in (self.minimum, self.maximum) and self.minimum > self.maximum:  # type: ignore[operator]
            raise ValueError(f"the minimum {self.minimum} is above the maximum {self.maximum}")
        return self


class Allocation(Part):
    """Money of one year from one source."""

    year: Year
    source: Literal["national", "provincial"]
    quantity: Number | None = None
    amount: Number = Field(description="Million VND.")


class BudgetLine(Evidence):
    """A line of a budget annex."""

    programme: ProgrammeId
    group: Text | None = None
    title: Text
    unit: Text | None = None
    quantity: Number | None = None
    amount: Number | None = Field(None, description="Million VND.")
    by_year: list[Allocation] = []


class Report(Evidence):
    """Who reports to whom by when."""

    programme: ProgrammeId
    agency: AgencyId
    to: AgencyId
    via: AgencyId | None = Field(None, description="The body that gathers reports on the way.")
    due: Due | None = None
    recurrence: Literal["annual", "quarterly", "monthly", "periodic", "ad_hoc", "once"] | None = (
        None
    )


class CommuneName(Part):
    """A commune as a plan names it."""

    name: Text
    as_written: Text | None = None
    code: Annotated[str, StringConstraints(pattern=r"^\d{5}$")] | None = Field(
        None, description="Official code, where it matched."
    )


class Zone(Evidence):
    """Where a product is grown or raised."""

    programme: ProgrammeId
    product: Text
    communes: Annotated[list[CommuneName], Field(min_length=1)]


class MarketEntry(Evidence):
    """Where a product is to be sold."""

    programme: ProgrammeId
    product: Text
    market: Text


class Reference(Evidence):
    """A document that the plan rests on."""

    programme: ProgrammeId
    number: Text
    kind: Text | None = None
    issued_on: Day | None = None
    issuer: Text | None = Field(None, description="As named in the preamble.")
    relation: Literal["based_on", "implements", "proposed_by"]


class Diagnostic(Evidence):
    """Something seen and not understood, or settled by a person."""

    severity: Literal["info", "warning", "error"]
    code: Slug
    message: Text
    programme: ProgrammeId | None = None


class Dataset(Part):
    """One or more plans as data."""

    format: Literal["daumoi-plan/1"]
    programmes: Annotated[list[Programme], Field(min_length=1)]
    agencies: list[Agency] = []
    tasks: list[Task] = []
    targets: list[Target] = []
    budget: list[BudgetLine] = []
    reports: list[Report] = []
    zones: list[Zone] = []
    markets: list[MarketEntry] = []
    references: list[Reference] = []
    diagnostics: list[Diagnostic] = []


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the dataset (draft 2020-12)."""
    schema = Dataset.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Plan dataset {FORMAT}",
        **{key: value for key, value in schema.items() if key != "title"},
    }
