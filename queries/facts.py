"""What a store holds, as typed values tied together: for rules, networks, exports and briefs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from graph.content import Content, Record, read_content
from graph.model import TASK
from graph.store import Store

Role = Literal["lead", "support"]
Each = TypeVar("Each")


@dataclass(frozen=True)
class Evidence:
    """Where a plan says so: the plan's id, the row or section, and the words with their place."""

    programme: str
    locator: str | None = None
    quote: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Agency:
    """A body; the fields are those of the graph's Agency nodes.

    `registered` is None where the store was written before daumoi asked the register.
    """

    id: str
    name: str
    short_name: str | None
    kind: str | None
    level: str | None
    province: str | None
    collective: bool
    aliases: tuple[str, ...]
    registered: bool | None = None
    abolished_on: str | None = None


@dataclass(frozen=True)
class Participation:
    """A body's role in a task, or in a whole plan (`task` is None): who, how said, and where."""

    agency: str
    task: str | None
    role: Role
    basis: str | None
    as_written: str | None
    evidence: Evidence


@dataclass(frozen=True)
class Task:
    """An assignment, duty or objective, with who takes part in it; dates are ISO texts."""

    id: str
    name: str
    text: str | None
    programme: str
    kind: str
    number: str | None
    section: str | None
    locator: str | None
    form: str | None
    deliverable: str | None
    holder: str | None
    schedule: str | None
    starts_on: str | None
    ends_on: str | None
    recurrence: str | None
    quarters: tuple[str, ...]
    places: tuple[str, ...]
    parent: str | None = None
    leads: tuple[Participation, ...] = ()
    supports: tuple[Participation, ...] = ()
    products: tuple[str, ...] = ()

    @property
    def participations(self) -> tuple[Participation, ...]:
        """Its leads, then its supports."""
        return self.leads + self.supports

    @property
    def evidence(self) -> Evidence:
        """Where it stands; its own words are quoted where the document was read from a file."""
        return Evidence(self.programme, self.locator, self.text)


@dataclass(frozen=True)
class Target:
    """A value to reach, for a product or for a province; `task` is the task it stands in."""

    programme: str
    product: str | None
    province: str | None
    indicator: str | None
    minimum: float | None
    maximum: float | None
    approximate: bool
    unit: str | None
    year: int | None
    task: str | None
    evidence: Evidence


@dataclass(frozen=True)
class Allocation:
    """Money for a line in one year from one source: national or provincial; million VND."""

    year: int | None
    source: str | None
    quantity: float | None
    amount: float | None


@dataclass(frozen=True)
class BudgetLine:
    """A line of a budget annex; amounts in million VND."""

    id: str
    name: str
    programme: str
    group: str | None
    unit: str | None
    quantity: float | None
    amount: float | None
    allocations: tuple[Allocation, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Report:
    """Who reports to whom, through whom, by when: YYYY-MM-DD, or --MM-DD every year."""

    agency: str
    to: str
    via: str | None
    due: str | None
    recurrence: str | None
    evidence: Evidence


@dataclass(frozen=True)
class Reference:
    """A document that a plan rests on; `relation` is based_on, implements or proposed_by."""

    document: str
    number: str
    kind: str | None
    issued_on: str | None
    issuer: str | None
    relation: str | None
    evidence: Evidence


@dataclass(frozen=True)
class Diagnostic:
    """Something that was seen in a document and not understood, or settled by a person."""

    code: str
    severity: str
    message: str
    evidence: Evidence


@dataclass(frozen=True)
class Programme:
    """A plan: the fields of the graph's Programme nodes, its provinces, its issuer."""

    id: str
    name: str
    kind: str | None
    number: str | None
    issued_on: str | None
    starts_on: str | None
    ends_on: str | None
    source_file: str | None
    issuer: str | None
    provinces: tuple[str, ...]
    coordinators: tuple[Participation, ...]


@dataclass(frozen=True)
class Facts:
    """All facts, each kind in the order of its ids.

    Attributes:
        provinces: Names of provinces by slug.
        products: Names of products by id.
        members: For each plan and collective, the bodies that the plan lists as its members.
        successors: For a body that is no more, the bodies in its place.
    """

    programmes: Mapping[str, Programme]
    agencies: Mapping[str, Agency]
    tasks: Mapping[str, Task]
    targets: Sequence[Target]
    budget_lines: Sequence[BudgetLine]
    reports: Sequence[Report]
    references: Sequence[Reference]
    diagnostics: Sequence[Diagnostic]
    provinces: Mapping[str, str]
    products: Mapping[str, str]
    members: Mapping[tuple[str, str], tuple[str, ...]]
    successors: Mapping[str, tuple[str, ...]]

    def participations(self) -> Iterator[Participation]:
        """The leads and supports of all tasks, task by task."""
        for task in self.tasks.values():
            yield from task.participations

    def by_programme(self) -> dict[str, "Facts"]:
        """What each plan says; agencies and names stay all that are known."""
        tasks = _parted(self.tasks.values(), lambda each: each.programme)
        targets = _parted(self.targets, lambda each: each.programme)
        lines = _parted(self.budget_lines, lambda each: each.programme)
        reports = _parted(self.reports, lambda each: each.evidence.programme)
        references = _parted(self.references, lambda each: each.evidence.programme)
        diagnostics = _parted(self.diagnostics, lambda each: each.evidence.programme)
        members = _parted(self.members.items(), lambda each: each[0][0])
        return {
            key: replace(
                self,
                programmes={key: programme},
                tasks={each.id: each for each in tasks[key]},
                targets=targets[key],
                budget_lines=lines[key],
                reports=reports[key],
                references=references[key],
                diagnostics=diagnostics[key],
                members=dict(members[key]),
            )
            for key, programme in self.programmes.items()
        }

    def of(self, programme: str) -> "Facts":
        """What one plan says, as `by_programme` has it."""
        return self.by_programme()[programme]


def read_facts(store: Store) -> Facts:
    """Everything that a store holds."""
    return facts_of(read_content(store))


def facts_of(content: Content) -> Facts:
    """The rows of a store's content, tied together."""
    return Facts(
        programmes=_programmes(content),
        agencies={row["id"]: _agency(row) for row in content.nodes["Agency"]},
        tasks=_tasks(content),
        targets=[_target(row, "Product") for row in _targets(content, "Product")]
        + [_target(row, "Province") for row in _targets(content, "Province")],
        budget_lines=_budget_lines(content),
        reports=[_report(row) for row in content.said("REPORTS_TO")],
        references=_references(content),
        diagnostics=[_diagnostic(row) for row in content.nodes["Diagnostic"]],
        provinces={row["id"]: row["name"] for row in content.nodes["Province"]},
        products={row["id"]: row["name"] for row in content.nodes["Product"]},
        members=_members(content),
        successors=_grouped(content.said("SUCCEEDS"), "to_id", "from_id"),
    )


def _evidence(row: Record) -> Evidence:
    start, end = row.get("span_start"), row.get("span_end")
    span = (start, end) if start is not None and end is not None else None
    return Evidence(row["programme"], row.get("locator"), row.get("quote"), span)


def _agency(row: Record) -> Agency:
    return Agency(
        id=row["id"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        level=row["level"],
        province=row["province"],
        collective=bool(row["collective"]),
        aliases=tuple(row["aliases"] or ()),
        registered=row["registered"],
        abolished_on=row["abolished_on"],
    )


def _participation(row: Record, role: Role, task: str | None) -> Participation:
    said = row["basis"], row["as_written"]
    return Participation(row["from_id"], task, role, *said, _evidence(row))


def _programmes(content: Content) -> dict[str, Programme]:
    provinces = _grouped(content.said("COVERS"), "from_id", "to_id")
    issuers = _grouped(content.said("ISSUED_BY"), "from_id", "to_id")
    coordinators: dict[str, list[Participation]] = defaultdict(list)
    for row in content.said("COORDINATES"):
        coordinators[row["to_id"]].append(_participation(row, "lead", None))
    return {
        row["id"]: Programme(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            number=row["number"],
            issued_on=row["issued_on"],
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
            source_file=row["source_file"],
            issuer=next(iter(issuers.get(row["id"], ())), None),
            provinces=provinces.get(row["id"], ()),
            coordinators=tuple(coordinators[row["id"]]),
        )
        for row in content.nodes["Programme"]
    }


def _tasks(content: Content) -> dict[str, Task]:
    leads, supports = _roles(content, "LEADS", "lead"), _roles(content, "SUPPORTS", "support")
    parents = _grouped(content.said("SUBTASK_OF"), "from_id", "to_id")
    products = _grouped(content.said("CONCERNS"), "from_id", "to_id")
    return {
        row["id"]: Task(
            **{name: row[name] for name in TASK.names if name not in {"quarters", "places"}},
            quarters=tuple(row["quarters"] or ()),
            places=tuple(row["places"] or ()),
            parent=next(iter(parents.get(row["id"], ())), None),
            leads=leads.get(row["id"], ()),
            supports=supports.get(row["id"], ()),
            products=products.get(row["id"], ()),
        )
        for row in content.nodes["Task"]
    }


def _roles(content: Content, name: str, role: Role) -> dict[str, tuple[Participation, ...]]:
    found: dict[str, list[Participation]] = defaultdict(list)
    for row in content.said(name):
        found[row["to_id"]].append(_participation(row, role, row["to_id"]))
    return {task: tuple(each) for task, each in found.items()}


def _targets(content: Content, label: str) -> Sequence[Record]:
    return content.relationships["TARGETS", "Programme", label]


def _target(row: Record, label: str) -> Target:
    return Target(
        programme=row["programme"],
        product=row["to_id"] if label == "Product" else None,
        province=row["to_id"] if label == "Province" else None,
        indicator=row["indicator"],
        minimum=row["minimum"],
        maximum=row["maximum"],
        approximate=bool(row["approximate"]),
        unit=row["unit"],
        year=row["year"],
        task=row["task"],
        evidence=_evidence(row),
    )


def _budget_lines(content: Content) -> list[BudgetLine]:
    allocations: dict[str, list[Allocation]] = defaultdict(list)
    for row in content.said("ALLOCATES"):
        part = Allocation(row["year"], row["source"], row["quantity"], row["amount"])
        allocations[row["to_id"]].append(part)
    return [
        BudgetLine(
            id=row["id"],
            name=row["name"],
            programme=row["programme"],
            group=row["group"],
            unit=row["unit"],
            quantity=row["quantity"],
            amount=row["amount"],
            allocations=tuple(allocations[row["id"]]),
            evidence=_evidence(row),
        )
        for row in content.nodes["BudgetLine"]
    ]


def _report(row: Record) -> Report:
    due = row["due"], row["recurrence"]
    return Report(row["from_id"], row["to_id"], row["via"], *due, _evidence(row))


def _references(content: Content) -> list[Reference]:
    documents = {row["id"]: row for row in content.nodes["Document"]}
    found = []
    for row in content.said("BASED_ON"):
        named = documents[row["to_id"]]
        found.append(
            Reference(
                document=row["to_id"],
                number=named["name"],
                kind=named["kind"],
                issued_on=named["issued_on"],
                issuer=named["issuer"],
                relation=row["relation"],
                evidence=_evidence(row),
            )
        )
    return found


def _diagnostic(row: Record) -> Diagnostic:
    return Diagnostic(row["name"], row["severity"], row["message"], _evidence(row))


def _members(content: Content) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in content.said("INCLUDES"):
        found[row["programme"], row["from_id"]].append(row["to_id"])
    return {key: tuple(members) for key, members in found.items()}


def _parted(items: Iterable[Each], plan: Callable[[Each], str]) -> defaultdict[str, list[Each]]:
    """The items of each plan, in order."""
    found: defaultdict[str, list[Each]] = defaultdict(list)
    for each in items:
        found[plan(each)].append(each)
    return found


def _grouped(rows: Sequence[Record], by: str, what: str) -> dict[str, tuple[str, ...]]:
    """For each value of one column the distinct values of another, in order."""
    found: dict[str, dict[Any, None]] = defaultdict(dict)
    for row in rows:
        found[row[by]][row[what]] = None
    return {key: tuple(values) for key, values in found.items()}
