"""A document → a plan dataset, with an account of every unit of text that was read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.text import slug
from loaders.dataset import (
    Agency,
    BudgetLine,
    Dataset,
    Diagnostic,
    MarketEntry,
    Participation,
    Programme,
    ProvinceName,
    Reference,
    Report,
    Source,
    Target,
    Task,
    Zone,
)
from loaders.document import Document, Paragraph, Table
from loaders.language.days import impossible_days
from loaders.language.names import NamedBody, definitions
from loaders.language.products import Products
from loaders.register import Register, load_register
from loaders.sections.assignmentcolumns import recognise
from loaders.sections.assignments import read_assignments
from loaders.sections.budget import read_budget, recognise_budget
from loaders.sections.cutting import Section, sections_of
from loaders.sections.duties import read_duties
from loaders.sections.head import Head, read_head
from loaders.sections.issuer import commune_of, fellow_issuers, heads_of, issuer_of
from loaders.sections.linegroups import read_line_groups
from loaders.sections.markets import (
    read_market_table,
    read_markets,
    read_row_markets,
    recognise_markets,
)
from loaders.sections.measuretables import (
    read_measures_of_tasks,
    read_places,
    recognise_places,
)
from loaders.sections.moneyunits import words_above
from loaders.sections.objectives import free_of_tasks, read_objectives
from loaders.sections.parts import Part, parts_of
from loaders.sections.passages import passages_of
from loaders.sections.people import People, one_of_each
from loaders.sections.plan import Plan
from loaders.sections.reading import Fact, Reading, Tally
from loaders.sections.references import grounds_in, read_references
from loaders.sections.reports import read_reports
from loaders.sections.subjects import spelling_notes, with_subjects
from loaders.sections.targets import read_targets
from loaders.sections.targettables import of_tasks, read_target_table, recognise_targets
from loaders.sections.tasktargets import read_row_targets, read_task_targets
from loaders.sections.zones import read_zone_table, read_zones, recognise_zones

_NO_AIMS = {"reasons", "funding", "reports"}
"""Kinds of sections that say nothing of what the plan is to reach."""


@dataclass(frozen=True)
class ReadDocument:
    """A dataset, and for each section how many units gave facts, a diagnostic, or nothing.

    `plans` are the datasets of its plans one by one, where those say different things of a body.
    """

    dataset: Dataset
    report: tuple[Tally, ...]
    plans: tuple[Dataset, ...] = ()


@dataclass
class _Gathered:
    """What the sections of one document gave."""

    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    budget: list[BudgetLine] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    markets: list[MarketEntry] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    coordinators: list[Participation] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)

    def take(self, into: list[Fact], reading: Reading[Fact]) -> None:
        """Keep a section's facts, what it did not understand, and its account."""
        into.extend(reading.facts)
        self.diagnostics.extend(reading.diagnostics)
        self.tallies.append(reading.tally)


def read_document(document: Document, source: Source) -> ReadDocument:
    """The facts of a document.

    Args:
        document: Its blocks over one normalised text.
        source: The file it came from; kept in the dataset.
    """
    parts = parts_of(document)
    head = read_head(document, parts, load_register())
    register = load_register().with_provinces(head.unregistered)
    issuer = issuer_of(head.lines, head.home, head.number, register=register)
    people = People(
        document,
        head.home,
        definitions(document.text, register=register) | heads_of(issuer),
        commune_of(issuer),
        head.provinces,
        register,
    )
    if issuer:
        people.remember(issuer)
    plan = _plan(head, people, issuer)
    found = _Gathered()
    found.diagnostics.extend(_fellow_issuers(head, register))
    for part in parts:
        if part.name == "preamble":
            found.take(found.references, read_references(part.blocks, head.programme_id))
        elif part.name in {"body", "annex"}:
            _read_part(part, plan, found)
    found.tasks = with_subjects(_unique(found.tasks), found.zones, plan)
    found.diagnostics.extend(spelling_notes(plan))
    dataset = _dataset(document, head, issuer, people, found, source)
    return ReadDocument(dataset, tuple(found.tallies))


def _dataset(
    document: Document,
    head: Head,
    issuer: NamedBody | None,
    people: People,
    found: _Gathered,
    source: Source,
) -> Dataset:
    notes = [
        Diagnostic(severity=note.severity, code=note.code, message=note.message)
        for note in document.notes
    ]
    programme = Programme(
        id=head.programme_id,
        kind=head.kind,
        number=head.number,
        title=head.title,
        issued_on=head.issued_on,
        starts_on=head.starts_on,
        ends_on=head.ends_on,
        issuer=issuer.id if issuer else None,
        provinces=list(head.provinces),
        source=source,
        coordinators=one_of_each(found.coordinators),
    )
    return Dataset(
        format="daumoi-plan/1",
        programmes=[programme],
        provinces=[ProvinceName(slug=slug(name), name=name) for name in head.unregistered],
        agencies=_with_members(people.agencies()),
        tasks=found.tasks,
        targets=found.targets,
        budget=found.budget,
        reports=found.reports,
        zones=found.zones,
        markets=found.markets,
        references=list({each.number: each for each in reversed(found.references)}.values())[::-1],
        diagnostics=[
            *notes,
            *_missing_in_head(head, issuer),
            *_unregistered(document, head),
            *_days_that_do_not_exist(document, found.diagnostics),
            *found.diagnostics,
        ],
    )


def _missing_in_head(head: Head, issuer: NamedBody | None) -> Iterator[Diagnostic]:
    """Says what the head does not tell: who issued the document, its number, its day."""
    if issuer is None:
        message = "Neither the letterhead nor the number says who issued this document."
        yield Diagnostic(severity="warning", code="issuer-not-read", message=message)
    if head.number is None:
        message = "The head gives no number."
        yield Diagnostic(severity="info", code="number-not-read", message=message)
    if head.issued_on is None:
        message = "The head gives no day of issue."
        yield Diagnostic(severity="info", code="day-of-issue-not-read", message=message)


def _fellow_issuers(head: Head, register: Register) -> Iterator[Diagnostic]:
    """Says who issued the document besides the one body that a plan has for its issuer."""
    for each in fellow_issuers(head.lines, head.home, register=register):
        yield Diagnostic(
            severity="info",
            code="issued-with-another",
            message=f"The letterhead also names {each.name} ({each.province}); one issuer is kept.",
        )


def _days_that_do_not_exist(document: Document, told: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Says which days in the text no calendar has, where no section told it."""
    known = [each.span for each in told if each.code == "date-impossible" and each.span]
    for day in impossible_days(document.text):
        if not any(start <= day.start() < end for start, end in known):
            yield Diagnostic(
                severity="warning",
                code="date-impossible",
                message="A day that does not exist.",
                quote=day[0],
                span=list(day.span()),
            )


def _unregistered(document: Document, head: Head) -> Iterator[Diagnostic]:
    """Says which provinces the register does not have, each with its first mention."""
    for name in head.unregistered:
        met = re.search(re.escape(name), document.text, re.IGNORECASE)
        yield Diagnostic(
            severity="warning",
            code="province-not-in-register",
            message=f"The register has no province {name}; it is taken as one of its own.",
            quote=met[0] if met else None,
            span=list(met.span()) if met else None,
        )


def _plan(head: Head, people: People, issuer: NamedBody | None) -> Plan:
    return Plan(
        id=head.programme_id,
        people=people,
        products=Products.of(people.document.text, people.register),
        register=people.register,
        provinces=head.provinces,
        issuer=issuer,
        last_year=head.ends_on.year if head.ends_on else None,
        only_year=_only_year(head),
    )


def _only_year(head: Head) -> int | None:
    """The year that a plan is for, where that is one year."""
    starts, ends = head.starts_on, head.ends_on
    return ends.year if starts and ends and starts.year == ends.year else None


def _read_part(part: Part, plan: Plan, found: _Gathered) -> None:
    """A part cut into sections; each is read as what it is."""
    sections = list(sections_of(part.blocks, plan.people))
    for section in sections:
        _read_section(section, part, plan, found)
    if part.name == "body":
        if grounds := list(grounds_in(part.blocks)):
            found.take(found.references, read_references(grounds, plan.id))
        found.take(found.reports, read_reports(part.blocks, plan.people, plan.id, "", plan.issuer))
        _read_aims(sections, plan, found)


def _read_section(section: Section, part: Part, plan: Plan, found: _Gathered) -> None:
    people, where = plan.people, part.title or section.number
    blocks = section.blocks
    for table in blocks:
        if isinstance(table, Table):
            _read_table(table, plan, where, found)
    if section.kind in {"duties", "funding"} and part.name == "body":
        reading, coordinators = read_duties(
            blocks[section.headed :],
            people,
            plan.id,
            section.number,
            section.path,
            only_agencies=section.kind == "funding",
        )
        found.take(found.tasks, reading)
        found.coordinators.extend(coordinators)
        return
    if section.kind == "aims":
        found.take(found.targets, read_targets(blocks, plan, where))
    elif section.kind not in {"reasons", "reports"} and any(
        isinstance(block, Paragraph) for block in blocks
    ):
        reading, coordinators = read_line_groups(section.items, people, plan.id, plan.only_year)
        found.take(found.tasks, reading)
        found.coordinators.extend(coordinators)


def _read_aims(sections: Sequence[Section], plan: Plan, found: _Gathered) -> None:
    """The objectives of a body with the targets in them; zones and markets."""
    blocks = [block for each in sections if each.kind not in _NO_AIMS for block in each.blocks]
    passages = list(passages_of(blocks, plan.products))
    duties = {id(block) for each in sections if each.kind == "duties" for block in each.blocks}
    tasks = (each for each in passages if id(each.item.paragraph) not in duties)
    free = list(free_of_tasks(tasks, found.tasks))
    reading, objectives = read_objectives(free, plan, found.tasks)
    found.take(found.tasks, reading)
    found.take(found.targets, read_task_targets(free, objectives, found.targets, plan))
    found.take(found.zones, read_zones(passages, plan))
    found.take(found.markets, read_markets(passages, plan))


def _read_table(table: Table, plan: Plan, where: str, found: _Gathered) -> None:
    """A table by its kind: assignments, budget, targets; else each row is a diagnostic."""
    people = plan.people
    if (zones := recognise_zones(table)) is not None:
        found.take(found.zones, read_zone_table(table, zones, plan, where))
    if (markets := recognise_markets(table)) is not None:
        found.take(found.markets, read_market_table(table, markets, plan, where))
    if (columns := recognise(table, people)) is not None:
        taken = [task.id for task in found.tasks]
        annex = where or "Phụ lục"
        rows = read_assignments(table, columns, people, plan.id, annex, taken, plan.only_year)
        found.take(found.tasks, rows)
        if (years := recognise_targets(table, with_agencies=True)) is not None:
            values = read_target_table(table, years, plan, where)
            found.take(found.targets, of_tasks(values, table, rows.facts))
        else:
            result = columns.at.get("deliverable")
            aims = read_row_targets(table, rows.facts, plan, aims=columns.aims, deliverable=result)
            found.take(found.targets, aims)
            others = columns.at.values()
            values = read_measures_of_tasks(table, columns.header_rows, others, rows.facts, plan)
            found.take(found.targets, values)
        found.take(found.markets, read_row_markets(table, rows.facts, plan))
        if recognise_budget(table, words_above(people.document, table)) is not None:
            found.take(found.budget, read_budget(table, people, plan.id, where, plan.only_year))
    elif recognise_budget(table, words_above(people.document, table)) is not None:
        found.take(found.budget, read_budget(table, people, plan.id, where, plan.only_year))
    elif (years := recognise_targets(table)) is not None:
        found.take(found.targets, read_target_table(table, years, plan, where))
    elif (places := recognise_places(table, words_above(people.document, table))) is not None:
        found.take(found.targets, read_places(table, places, plan, where))
    elif zones is None and markets is None:
        found.take(found.tasks, _unknown_table(table, people, where))


def _unknown_table(table: Table, people: People, where: str) -> Reading[Task]:
    reading: Reading[Task] = Reading(Tally(where or "bảng"))
    for row in table.rows:
        cells = [cell for cell in row if cell.text]
        if not cells:
            continue
        reading.tally.at(*(cell.span for cell in cells))
        reading.puzzled(
            "table-not-understood",
            "A row of a table that is no table of assignments.",
            people.document.quote(cells[0].span),
            cells[0].span,
            where,
            severity="info",
        )
    return reading


def _unique(tasks: Iterable[Task]) -> list[Task]:
    """Tasks with ids of their own: two annexes may number their rows alike."""
    taken: dict[str, Task] = {}
    for task in tasks:
        key = task.id
        while key in taken:
            key += "+"
        taken[key] = task if key == task.id else task.model_copy(update={"id": key})
    return list(taken.values())


def _with_members(agencies: list[Agency]) -> list[Agency]:
    """Departments that the document names by name are members of its 'Các sở, ban, ngành'."""
    return [
        agency.model_copy(
            update={
                "members": [
                    each.id
                    for each in agencies
                    if each.kind == "department"
                    and each.level == agency.level
                    and not each.collective
                    and each.province == agency.province
                ]
            }
        )
        if agency.collective and agency.id.endswith("/cac-so-ban-nganh")
        else agency
        for agency in agencies
    ]
