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
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError("write the date as YYYY-MM-DD")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"there is no day {value}") from None
    return value


def _due(value: str) -> str:
    """A day, or a day of every year (--MM-DD; 29 February is allowed)."""
    match = re.fullmatch(r"([0-9]{4}|-)-([0-9]{2})-([0-9]{2})", value)
    if not match:
        raise ValueError("write the day as YYYY-MM-DD, or --MM-DD for every year")
    year = 2000 if match[1] == "-" else int(match[1])
    try:
        date(year, int(match[2]), int(match[3]))
    except ValueError:
        raise ValueError(f"there is no day {value}") from None
    return value


AgencyKind = Literal[
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
AgencyLevel = Literal["central", "provincial", "commune"]
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

    starts_on: Day | None = Field(None, description="First day.")
    ends_on: Day | None = Field(None, description="Last day.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(f"ends on {self.ends_on}, before it starts on {self.starts_on}")
        return self


class Evidence(Part):
    """Where the document says so: `locator` for people; `quote` and `span` into its text."""

    locator: Text | None = Field(
        None, description="Annex row or section, e.g. 'Phụ lục, dòng 4.1'."
    )
    quote: Text | None = Field(None, description="The words that say so, as printed.")
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

    agency: AgencyId = Field(description="Id of the body.")
    as_written: Text | None = Field(None, description="The body's name as printed.")
    basis: Literal["table", "clause", "implied"] = Field(
        description="A table's cell, chủ trì/phối hợp in a clause, or implied by the heading."
    )


class Source(Part):
    """The file a plan was read from."""

    file: Text = Field(description="Its name.")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        None, description="SHA-256 of its bytes."
    )
    media_type: Text | None = Field(None, description="E.g. application/pdf.")
    pages: Annotated[int, Field(ge=1)] | None = Field(None, description="How many pages it has.")


class Programme(Period):
    """A plan, decision or programme."""

    id: ProgrammeId = Field(description="Province slug / number or short title, year.")
    kind: Literal[
        "plan", "decision", "programme", "scheme", "resolution", "directive", "project", "other"
    ] = Field(description="What it calls itself.")
    number: Text | None = Field(None, description="As printed, e.g. 1113/QĐ-UBND.")
    title: Text = Field(description="Short title.")
    issued_on: Day | None = Field(None, description="Date of issue.")
    issuer: AgencyId | None = Field(None, description="Id of the body that issued it.")
    provinces: Annotated[list[Slug], Field(min_length=1)] = Field(
        description="Every province it covers, its own first."
    )
    source: Source | None = Field(None, description="The file it was read from.")
    coordinators: list[Participation] = Field(
        [], description="Bodies named to coordinate the whole plan (cơ quan đầu mối)."
    )


class ProvinceName(Part):
    """A province that the register does not have: an older one, or one that is not of today's."""

    slug: Slug = Field(description="What ids of its bodies begin with.")
    name: Text = Field(description="Its name, without tỉnh or thành phố.")


class Agency(Part):
    """A body, or a collective that stands for many."""

    id: AgencyId = Field(description="Province slug / name slug.")
    name: Text = Field(description="Canonical, NFC.")
    short_name: Text | None = Field(
        None, description="Usual abbreviation; the register's where this is empty."
    )
    kind: AgencyKind = Field(description="What kind of body it is.")
    level: AgencyLevel = Field(description="Level of the state it stands at.")
    province: Slug | None = Field(
        None, description="Slug of its province; empty for central bodies."
    )
    collective: bool = Field(False, description="True where the name stands for many bodies.")
    members: list[AgencyId] = Field(
        [], description="Collective: ids of bodies it includes, where they are named."
    )
    aliases: list[Text] = Field([], description="As met in the document.")
    succeeds: list[AgencyId] = Field([], description="Bodies merged into it.")


class Schedule(Period):
    """When a task is to be done."""

    label: Text = Field(description="As printed.")
    recurrence: Literal["continuous", "annual", "quarterly", "monthly"] | None = Field(
        None, description="Thường xuyên, hằng năm, quý, tháng."
    )


class Task(Part):
    """An assignment, a duty or an objective."""

    id: Text = Field(description="Programme id / section and number.")
    programme: ProgrammeId = Field(description="Id of its plan.")
    kind: Literal["assignment", "duty", "objective"] = Field(
        description="Row of an assignment table, item under a body's heading, or focus task."
    )
    number: Text | None = Field(None, description="As printed; a bullet under row 4 is 4.1.")
    title: Text = Field(description="Short title.")
    text: Text | None = Field(None, description="Full text.")
    parent: Text | None = Field(None, description="Id of the task it stands under.")
    section: Text | None = Field(None, description="Annex or section it stands in.")
    form: Text | None = Field(
        None, description="How it is to be done, where the table has such a column."
    )
    deliverable: Text | None = Field(None, description="What is to be handed over.")
    holder: AgencyId | None = Field(None, description="Duty: the body whose heading it is under.")
    leads: list[Participation] = Field([], description="Bodies that lead it (chủ trì).")
    supports: list[Participation] = Field([], description="Bodies that support it (phối hợp).")
    schedule: Schedule | None = Field(None, description="When it is to be done.")
    products: list[Text] = Field([], description="Names of products it is about.")
    places: list[Text] = Field([], description="Places it names.")


class Target(Evidence):
    """A value to be reached."""

    programme: ProgrammeId = Field(description="Id of the plan.")
    task: Text | None = Field(None, description="Id of the task it stands in, where it does.")
    product: Text | None = Field(
        None, description="Name of the product; empty for a target of the province."
    )
    indicator: Text = Field(description="What is measured.")
    minimum: Number | None = Field(None, description="Lowest value.")
    maximum: Number | None = Field(
        None, description="Highest value; equal to the minimum where one value is named."
    )
    approximate: bool = Field(False, description="True for 'khoảng' (about).")
    unit: Text | None = Field(None, description="Unit of the values.")
    year: Year | None = Field(None, description="Year by which.")

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        if self.minimum is None and self.maximum is None:
            raise ValueError("a target needs a minimum or a maximum")
        if None not in (self.minimum, self.maximum) and self.minimum > self.maximum:  # type: ignore[operator]
            raise ValueError(f"the minimum {self.minimum} is above the maximum {self.maximum}")
        return self


class Allocation(Part):
    """Money of one year from one source."""

    year: Year = Field(description="Year.")
    source: Literal["national", "provincial"] = Field(description="National or provincial budget.")
    quantity: Number | None = Field(None, description="In the line's unit.")
    amount: Number = Field(description="Million VND.")


class BudgetLine(Evidence):
    """A line of a budget annex."""

    programme: ProgrammeId = Field(description="Id of the plan.")
    group: Text | None = Field(None, description="Heading of the lines it stands among.")
    title: Text = Field(description="What the money is for.")
    unit: Text | None = Field(None, description="Unit of the quantity.")
    quantity: Number | None = Field(None, description="Total quantity, in that unit.")
    amount: Number | None = Field(None, description="Million VND.")
    by_year: list[Allocation] = Field(
        [], description="Parts by year and source; they add up to the totals."
    )


class Report(Evidence):
    """Who reports to whom by when."""

    programme: ProgrammeId = Field(description="Id of the plan.")
    agency: AgencyId = Field(description="Id of the body that reports.")
    to: AgencyId = Field(description="Id of the body it reports to.")
    via: AgencyId | None = Field(None, description="The body that gathers reports on the way.")
    due: Due | None = Field(None, description="YYYY-MM-DD, or --MM-DD for a day of every year.")
    recurrence: Literal["annual", "quarterly", "monthly", "periodic", "ad_hoc", "once"] | None = (
        Field(None, description="How often.")
    )


class CommuneName(Part):
    """A commune as a plan names it."""

    name: Text = Field(description="Name without its kind.")
    as_written: Text | None = Field(None, description="The name as printed.")
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")] | None = Field(
        None, description="Official code, where it matched."
    )


class Zone(Evidence):
    """Where a product is grown or raised."""

    programme: ProgrammeId = Field(description="Id of the plan.")
    product: Text = Field(description="Name of the product.")
    communes: Annotated[list[CommuneName], Field(min_length=1)] = Field(description="Where.")


class MarketEntry(Evidence):
    """Where a product is to be sold."""

    programme: ProgrammeId = Field(description="Id of the plan.")
    product: Text = Field(description="Name of the product.")
    market: Text = Field(description="Country or region, by its usual name.")
    as_written: Text | None = Field(None, description="The name as printed, where it differs.")


class Reference(Evidence):
    """A document that the plan rests on."""

    programme: ProgrammeId = Field(description="Id of the plan.")
    number: Text = Field(description="Number and symbol as printed, e.g. 45/2012/NĐ-CP.")
    kind: Text | None = Field(None, description="Kind code: NĐ, TT, QĐ, NQ, KL, TTr, CV, …")
    issued_on: Day | None = Field(None, description="Date of issue.")
    issuer: Text | None = Field(None, description="As named in the preamble.")
    relation: Literal["based_on", "implements", "proposed_by"] = Field(
        description="Căn cứ; thực hiện; theo đề nghị."
    )


class Diagnostic(Evidence):
    """Something seen and not understood, or settled by a person."""

    severity: Literal["info", "warning", "error"] = Field(description="How much it matters.")
    code: Slug = Field(description="Kind of finding, e.g. schedule-missing.")
    message: Text = Field(description="What was seen, and how it was settled.")
    programme: ProgrammeId | None = Field(
        None, description="Id of the plan; may be left out where the file has one."
    )


class Dataset(Part):
    """One or more plans as data."""

    format: Literal["daumoi-plan/1"] = Field(description="Name and version of this form.")
    programmes: Annotated[list[Programme], Field(min_length=1)] = Field(
        description="The plans themselves."
    )
    provinces: list[ProvinceName] = Field(
        [], description="Provinces that are not in the register; those that are need no entry."
    )
    agencies: list[Agency] = Field([], description="Every body that the plans name.")
    tasks: list[Task] = Field([], description="What is to be done.")
    targets: list[Target] = Field([], description="What is to be reached.")
    budget: list[BudgetLine] = Field([], description="What it may cost.")
    reports: list[Report] = Field([], description="Who reports to whom.")
    zones: list[Zone] = Field([], description="Where products are grown or raised.")
    markets: list[MarketEntry] = Field([], description="Where products are to be sold.")
    references: list[Reference] = Field([], description="Documents that the plans rest on.")
    diagnostics: list[Diagnostic] = Field(
        [], description="What was not understood, or settled by a person."
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the dataset (draft 2020-12)."""
    schema = Dataset.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Plan dataset {FORMAT}",
        **{key: value for key, value in schema.items() if key != "title"},
    }
