"""From a dataset to the rows that a store writes: pure, one `PlanRows` a programme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.rows import PlanRows, Row, canonical_json
from graph.text import key as key_of
from graph.text import slug
from loaders.dataset import (
    Agency,
    Dataset,
    Evidence,
    Participation,
    Programme,
    Reference,
    Report,
    Target,
    Task,
)
from loaders.language.names.model import CENTRAL
from loaders.language.numbers import is_central
from loaders.language.periods import quarters
from loaders.register import Body, load_register

Ends = tuple[str, str, str]


def plan_rows(dataset: Dataset) -> list[PlanRows]:
    """The rows of each programme of a dataset, in its order."""
    agencies = {agency.id: agency for agency in _with_successors(dataset.agencies)}
    return [_Plan(dataset, each, agencies).rows() for each in dataset.programmes]


class _Plan:
    """Gathers the rows of one programme: own nodes, mentions of shared nodes, relationships."""

    def __init__(
        self, dataset: Dataset, programme: Programme, agencies: Mapping[str, Agency]
    ) -> None:
        self.dataset = dataset
        self.programme = programme
        self.agencies = agencies
        self.successors = _successors(agencies.values())
        self.unregistered = {each.slug: each.name for each in dataset.provinces}
        self.nodes: dict[str, list[Row]] = {}
        self.mentions: dict[str, dict[str, Row]] = {}  # label → row as JSON → row
        self.named: set[str] = set()
        self.relationships: dict[Ends, list[Row]] = {}

    def rows(self) -> PlanRows:
        """All rows of the programme."""
        self._programme()
        for task in self._mine(self.dataset.tasks):
            self._task(task)
        for target in self._mine(self.dataset.targets):
            self._target(target)
        self._budget()
        for report in self._mine(self.dataset.reports):
            self._report(report)
        self._places_and_markets()
        for reference in self._mine(self.dataset.references):
            self._reference(reference)
        self._diagnostics()
        mentions = {label: list(rows.values()) for label, rows in self.mentions.items()}
        return PlanRows(self.programme.id, self.nodes, mentions, self.relationships)

    def _mine(self, items: list[Any]) -> Iterator[Any]:
        return (item for item in items if item.programme == self.programme.id)

    def _node(self, label: str, **properties: Any) -> None:
        self.nodes.setdefault(label, []).append(_clean(properties))

    def _mention(self, label: str, **properties: Any) -> str:
        row = _clean(properties)
        self.mentions.setdefault(label, {})[canonical_json(row)] = row
        return str(row["id"])

    def _relate(self, ends: Ends, from_id: str, to_id: str, /, **properties: Any) -> None:
        row = {
            "from_id": from_id,
            "to_id": to_id,
            "programme": self.programme.id,
            **_clean(properties),
        }
        self.relationships.setdefault(ends, []).append(row)

    def _programme(self) -> None:
        plan = self.programme
        self._node(
            "Programme",
            id=plan.id,
            name=plan.title,
            kind=plan.kind,
            number=plan.number,
            issued_on=_iso(plan.issued_on),
            starts_on=_iso(plan.starts_on),
            ends_on=_iso(plan.ends_on),
            source_file=plan.source and plan.source.file,
            source_sha256=plan.source and plan.source.sha256,
            source_media_type=plan.source and plan.source.media_type,
            source_pages=plan.source and plan.source.pages,
        )
        for province in dict.fromkeys(plan.provinces):
            self._relate(("COVERS", "Programme", "Province"), plan.id, self._province(province))
        if plan.issuer:
            ends = ("ISSUED_BY", "Programme", "Agency")
            self._relate(ends, plan.id, self._agency(plan.issuer))
        for each in plan.coordinators:
            self._participation(("COORDINATES", "Agency", "Programme"), each, plan.id, None)

    def _province(self, key: str) -> str:
        if key in self.unregistered:
            return self._mention("Province", id=key, name=self.unregistered[key])
        province = load_register().provinces[key]
        return self._mention("Province", id=key, name=province.name, code=province.code)

    def _agency(self, key: str) -> str:
        if key in self.named:
            return key
        self.named.add(key)
        agency = self.agencies[key]
        register = load_register()
        body, gone = register.body(agency.name), register.predecessor(agency.name)
        abbreviations = body.abbreviations if body else ()
        self._mention(
            "Agency",
            id=key,
            name=agency.name,
            short_name=agency.short_name or next(iter(abbreviations), None),
            kind=agency.kind,
            level=agency.level,
            province=agency.province and self._province(agency.province),
            collective=agency.collective,
            aliases=sorted({*agency.aliases, *abbreviations} - {agency.name}),
            registered=register.knows(agency.name, agency.province),
            abolished_on=_iso(gone.since) if gone and not body else None,
        )
        for member in agency.members:
            self._relate(("INCLUDES", "Agency", "Agency"), key, self._agency(member))
        for old in agency.succeeds:
            self._relate(("SUCCEEDS", "Agency", "Agency"), key, self._agency(old))
        for new in self.successors.get(key, ()):
            self._agency(new)
        return key

    def _task(self, task: Task) -> None:
        schedule = task.schedule
        locator = _task_locator(task)
        self._node(
            "Task",
            id=task.id,
            name=task.title,
            text=task.text,
            programme=task.programme,
            kind=task.kind,
            number=task.number,
            section=task.section,
            locator=locator,
            form=task.form,
            deliverable=task.deliverable,
            holder=task.holder and self._agency(task.holder),
            schedule=schedule and schedule.label,
            starts_on=schedule and _iso(schedule.starts_on),
            ends_on=schedule and _iso(schedule.ends_on),
            recurrence=schedule and schedule.recurrence,
            quarters=open_quarters(task, self.programme),
            places=task.places,
        )
        self._relate(("PART_OF", "Task", "Programme"), task.id, task.programme)
        if task.parent:
            self._relate(("SUBTASK_OF", "Task", "Task"), task.id, task.parent)
        for each in task.leads:
            self._participation(("LEADS", "Agency", "Task"), each, task.id, locator)
        for each in task.supports:
            self._participation(("SUPPORTS", "Agency", "Task"), each, task.id, locator)
        for place in task.places:
            self._commune_at(place)
        for product in dict.fromkeys(map(self._product, task.products)):
            self._relate(("CONCERNS", "Task", "Product"), task.id, product)

    def _participation(
        self, ends: Ends, each: Participation, target: str, locator: str | None
    ) -> None:
        self._relate(
            ends,
            self._agency(each.agency),
            target,
            basis=each.basis,
            as_written=each.as_written,
            **_evidence(each, locator),
        )

    def _commune_at(self, place: str) -> None:
        """The commune of the register that a place names; a province of that name goes before."""
        register = load_register()
        if register.province_by_name(place):
            return
        found = (register.commune(place, each) for each in self.programme.provinces)
        if commune := next(filter(None, found), None):
            self._commune(commune.code, commune.name, self._province(commune.province))

    def _commune(self, code: str | None, name: str, province: str) -> str:
        key = code or f"{province}/{key_of(name)}"
        return self._mention("Commune", id=key, name=name, code=code, province=province)

    def _product(self, name: str) -> str:
        return self._mention("Product", id=key_of(name), name=name)

    def _target(self, target: Target) -> None:
        subject = (
            ("TARGETS", "Programme", "Product"),
            target.product and self._product(target.product),
        )
        if subject[1] is None:
            province = self._province(self.programme.provinces[0])
            subject = (("TARGETS", "Programme", "Province"), province)
        self._relate(
            subject[0],
            target.programme,
            str(subject[1]),
            indicator=target.indicator,
            minimum=target.minimum,
            maximum=target.maximum,
            approximate=target.approximate,
            unit=target.unit,
            year=target.year,
            task=target.task,
            **_evidence(target),
        )

    def _budget(self) -> None:
        for index, line in enumerate(self._mine(self.dataset.budget), 1):
            key = f"{self.programme.id}/kp.{index}"
            self._node(
                "BudgetLine",
                id=key,
                name=line.title,
                programme=line.programme,
                group=line.group,
                unit=line.unit,
                quantity=line.quantity,
                amount=line.amount,
                **_evidence(line),
            )
            self._relate(("PART_OF", "BudgetLine", "Programme"), key, line.programme)
            for part in line.by_year:
                ends = ("ALLOCATES", "Programme", "BudgetLine")
                self._relate(ends, line.programme, key, **part.model_dump())

    def _report(self, report: Report) -> None:
        self._relate(
            ("REPORTS_TO", "Agency", "Agency"),
            self._agency(report.agency),
            self._agency(report.to),
            due=report.due,
            recurrence=report.recurrence,
            via=report.via and self._agency(report.via),
            **_evidence(report),
        )

    def _places_and_markets(self) -> None:
        own = self.programme.provinces[0]
        for zone in self._mine(self.dataset.zones):
            product = self._product(zone.product)
            for commune in {each.code or each.name: each for each in zone.communes}.values():
                province = self._province(load_register().province_of(commune.code or "") or own)
                self._relate(
                    ("GROWN_IN", "Product", "Commune"),
                    product,
                    self._commune(commune.code, commune.name, province),
                    as_written=commune.as_written or commune.name,
                    **_evidence(zone),
                )
        for entry in self._mine(self.dataset.markets):
            market = self._mention("Market", id=key_of(entry.market), name=entry.market)
            self._relate(
                ("SOLD_TO", "Product", "Market"),
                self._product(entry.product),
                market,
                as_written=entry.as_written or entry.market,
                **_evidence(entry),
            )

    def _reference(self, reference: Reference) -> None:
        level = "trung-uong" if is_central(reference.number) else self.programme.provinces[0]
        key = self._mention(
            "Document",
            id=f"{level}/{slug(reference.number)}",
            name=reference.number,
            kind=reference.kind,
            issued_on=_iso(reference.issued_on),
            issuer=reference.issuer,
        )
        self._relate(
            ("BASED_ON", "Programme", "Document"),
            reference.programme,
            key,
            relation=reference.relation,
            **_evidence(reference),
        )

    def _diagnostics(self) -> None:
        first = self.dataset.programmes[0].id  # gets those that name no programme
        mine = [
            each
            for each in self.dataset.diagnostics
            if (each.programme or first) == self.programme.id
        ]
        for index, each in enumerate(mine, 1):
            key = f"{self.programme.id}/dg.{index}"
            self._node(
                "Diagnostic",
                id=key,
                name=each.code,
                programme=self.programme.id,
                severity=each.severity,
                message=each.message,
                **_evidence(each),
            )
            self._relate(("PART_OF", "Diagnostic", "Programme"), key, self.programme.id)


def _successors(agencies: Iterable[Agency]) -> dict[str, list[str]]:
    """For each body that is no more the bodies that took over from it."""
    found: dict[str, list[str]] = {}
    for agency in agencies:
        for old in agency.succeeds:
            found.setdefault(old, []).append(agency.id)
    return found


def _with_successors(agencies: Sequence[Agency]) -> list[Agency]:
    """The agencies, and who took over from one, by the register, where none of them says so."""
    register = load_register()
    told = _successors(agencies)
    found = {agency.id: agency for agency in agencies}
    for old in agencies:
        if old.id in told or register.body(old.name):
            continue
        for body in register.successors(old.name):
            new = _successor(old, body)
            known = found.get(new.id, new)
            found[new.id] = known.model_copy(update={"succeeds": [*known.succeeds, old.id]})
    return list(found.values())


def _successor(old: Agency, body: Body) -> Agency:
    """The body of the register in the place of one that is no more, in its province."""
    province = None if body.level == "central" else old.province
    return Agency(
        id=f"{province or CENTRAL}/{slug(body.name)}",
        name=body.name,
        kind=body.kind,
        level=body.level,
        province=province,
        collective=body.collective,
    )


def open_quarters(task: Task, programme: Programme) -> list[str]:
    """The quarters in which a task is open.

    From its first to its last day; a missing end is that of the plan's period (a plan without a
    period: the day of issue to the end of that year). A task with neither days nor recurrence has
    none: nothing says when it is to be done.
    """
    schedule = task.schedule
    if schedule is None or not (schedule.starts_on or schedule.ends_on or schedule.recurrence):
        return []
    opening = programme.starts_on or programme.issued_on
    closing = programme.ends_on or (opening and date(opening.year, 12, 31))
    first = schedule.starts_on or opening or schedule.ends_on
    last = schedule.ends_on or max(filter(None, (closing, schedule.starts_on)), default=None)
    if first is None or last is None:
        return []
    return list(quarters(min(first, last), last))


def _task_locator(task: Task) -> str | None:
    """Section and number in the words people use: 'Phụ lục, dòng 4.1', 'mục III.2.1'."""
    if not task.section or not task.number:
        return task.section or task.number
    if task.section.casefold().startswith("phụ lục"):
        return f"{task.section}, dòng {task.number}"
    return f"mục {task.section}.{task.number}"


def _evidence(each: Evidence, locator: str | None = None) -> dict[str, Any]:
    start, end = each.span or (None, None)
    return {
        "locator": each.locator or locator,
        "quote": each.quote,
        "span_start": start,
        "span_end": end,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clean(properties: dict[str, Any]) -> Row:
    """Without empty lists and missing values: a row says only what the plan says."""
    return {key: value for key, value in properties.items() if value is not None and value != []}
