"""What a brief says, as plain text in sections: pure data for all its forms."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from queries.audit.findings import Finding
from queries.catalogue import Language
from queries.facts import Evidence, Facts, Participation, Report, Task
from queries.words import word as coded
from viz.brief.words import words
from viz.text import day

Cell = tuple[str, ...]
"""The lines of a cell; the first is what matters, the others stand below it, smaller."""
AFTER_ALL = "9999"
"""Sorts what has no deadline behind what has one."""


@dataclass(frozen=True)
class Section:
    """A table with its heading, or the line that stands where it would be empty.

    Attributes:
        heading: With the count of its rows.
        about: What must be known to read it; may be empty.
        columns: Headings.
        widths: Shares of the page's width, percent.
        rows: Cells in the order of the columns.
        empty: Said when there are no rows.
    """

    heading: str
    about: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""


@dataclass(frozen=True)
class Brief:
    """A brief: its title, when and from what it was made, its tables, the plans it rests on."""

    language: Language
    title: str
    made: str
    sections: tuple[Section, ...]
    sources_heading: str
    sources: tuple[str, ...]


def brief_of(
    facts: Facts, agency: str, findings: Iterable[Finding], language: Language, today: date
) -> Brief:
    """What an agency must do by all plans of a store.

    Args:
        facts: What the store holds.
        agency: The agency's id.
        findings: What the audit says of all plans.
        language: Of headings and explanations.
        today: The day that is told as that of making.
    """
    return _Writer(facts, agency, language).brief(list(findings), today)


class _Writer:
    """Turns facts into the lines of one agency's brief."""

    def __init__(self, facts: Facts, agency: str, language: Language) -> None:
        self.facts = facts
        self.agency = agency
        self.language = language
        self.word = words(language)
        self.plans = {key: number for number, key in enumerate(facts.programmes, start=1)}

    def brief(self, findings: Sequence[Finding], today: date) -> Brief:
        """The whole brief."""
        sections = (
            self._coordinates(),
            self._tasks("leads"),
            self._tasks("supports"),
            self._shared(),
            self._reports(),
            self._partners(),
            self._findings(findings),
        )
        return Brief(
            language=self.language,
            title=self.word["title"].format(self._full_name(self.agency)),
            made=self.word["made"].format(self._day(today.isoformat()), len(self.plans)),
            sections=tuple(each for each in sections if each.rows or each.empty),
            sources_heading=self.word["sources"],
            sources=tuple(self._plan(key) for key in self.plans),
        )

    def _section(
        self, name: str, columns: dict[str, int], rows: Iterable[tuple[Cell, ...]], about: str = ""
    ) -> Section:
        lines = tuple(rows)
        return Section(
            heading=f"{self.word[name]} ({len(lines)})" if lines else self.word[name],
            about=about,
            columns=tuple(self.word[each] for each in columns),
            widths=tuple(columns.values()),
            rows=lines,
            empty=self.word.get(f"no_{name}", ""),
        )

    def _coordinates(self) -> Section:
        rows = [
            ((plan.name,), self._source(said.evidence))
            for plan in self.facts.programmes.values()
            for said in plan.coordinators
            if said.agency == self.agency
        ]
        return self._section("coordinates", {"plan": 70, "source": 30}, rows)

    def _tasks(self, role: str) -> Section:
        own = [
            (task, said)
            for task in self.facts.tasks.values()
            for said in (task.leads if role == "leads" else task.supports)
            if said.agency == self.agency
        ]
        own.sort(key=lambda pair: (pair[0].ends_on or AFTER_ALL, pair[0].id))
        columns = {"due": 17, "task": 38, f"with_{role}": 29, "source": 16}
        rows = (
            (
                self._due(task),
                self._task(task),
                self._others(task, role),
                self._source(said.evidence),
            )
            for task, said in own
        )
        return self._section(role, columns, rows)

    def _shared(self) -> Section:
        """What is given to collectives that, by the same plan, this body belongs to."""
        rows = [
            (
                self._due(task),
                self._task(task),
                (self.facts.agencies[said.agency].name, coded(said.role, self.language)),
                self._source(said.evidence),
            )
            for task in sorted(
                self.facts.tasks.values(), key=lambda task: (task.ends_on or AFTER_ALL, task.id)
            )
            if all(said.agency != self.agency for said in task.participations)
            for said in task.participations
            if self._is_member(task.programme, said.agency)
        ]
        columns = {"due": 17, "task": 38, "collective": 29, "source": 16}
        return self._section("shared", columns, rows, self.word["about_shared"])

    def _is_member(self, programme: str, collective: str) -> bool:
        """Whether a plan lists this body as one of a collective."""
        return self.agency in self.facts.members.get((programme, collective), ())

    def _reports(self) -> Section:
        """What this body sends itself, gathers from others, or sends as one of a collective."""
        own = [
            each
            for each in self.facts.reports
            if self.agency in {each.agency, each.via}
            or self._is_member(each.evidence.programme, each.agency)
        ]
        own.sort(key=lambda each: ((each.due or AFTER_ALL).lstrip("-"), each.to, each.agency))
        rows = (
            (
                (self._report_day(each),),
                (self._name(each.to),),
                (self._way(each),),
                self._source(each.evidence),
            )
            for each in own
        )
        return self._section("reports", {"due": 18, "to": 30, "how": 36, "source": 16}, rows)

    def _partners(self) -> Section:
        together: Counter[str] = Counter()
        for task in self.facts.tasks.values():
            bodies = {said.agency for said in task.participations}
            if self.agency in bodies:
                together.update(bodies - {self.agency})
        ordered = sorted(together.items(), key=lambda pair: (-pair[1], pair[0]))
        rows = (((self._full_name(key),), (str(count),)) for key, count in ordered)
        return self._section("partners", {"partner": 80, "together": 20}, rows)

    def _findings(self, findings: Sequence[Finding]) -> Section:
        rows = [
            (
                (coded(each.severity, self.language),),
                (each.message[self.language],),
                self._found_in(each),
            )
            for each in findings
            if each.status == "found" and self.agency in each.agencies
        ]
        return self._section("findings", {"severity": 14, "finding": 66, "source": 20}, rows)

    def _found_in(self, finding: Finding) -> Cell:
        places = [Evidence(finding.programme, finding.locator)] if finding.programme else []
        lines = [self._source(each)[0] for each in (*finding.evidence, *places)]
        return tuple(dict.fromkeys(lines))[:5] or ("",)

    def _task(self, task: Task) -> Cell:
        """The title, then what is to be handed over and the plan's own words."""
        made = [self.word["deliverable"].format(task.deliverable)] if task.deliverable else []
        said = [task.text] if task.text and task.text != task.name else []
        return (task.name, *made, *said)

    def _others(self, task: Task, role: str) -> Cell:
        """With whom: the others of this body's own role, and those of the other one."""
        leads, supports = self._names(task.leads), self._names(task.supports)
        joint, help_ = ("joint", "help") if role == "leads" else ("led_by", "helped_by")
        lines = [self.word[joint].format(leads)] if leads else []
        lines += [self.word[help_].format(supports)] if supports else []
        return tuple(lines) or ("–",)

    def _names(self, said: Sequence[Participation]) -> str:
        return "; ".join(self._name(each.agency) for each in said if each.agency != self.agency)

    def _due(self, task: Task) -> Cell:
        if task.ends_on:
            return (self._day(task.ends_on),)
        often = coded(task.recurrence, self.language) if task.recurrence else None
        return (often or task.schedule or self.word["undated"],)

    def _report_day(self, report: Report) -> str:
        if report.due is None:
            often = report.recurrence and coded(report.recurrence, self.language)
            return often or self.word["undated"]
        if report.due.startswith("--"):
            month, of_month = report.due[2:].split("-")
            short = f"{int(of_month)}/{int(month)}" if self.language == "vi" else report.due[2:]
            return self.word["every_year"].format(short)
        return self._day(report.due)

    def _way(self, report: Report) -> str:
        if report.via == self.agency:
            return self.word["gathers"].format(self._name(report.agency))
        way = self.word["through"].format(self._name(report.via)) if report.via else None
        if report.agency != self.agency:
            one = self.word["as_one"].format(self._name(report.agency))
            return f"{one}, {way}" if way else one
        return way or self.word["sends"]

    def _source(self, evidence: Evidence) -> Cell:
        """Number of the plan and place in it, then the words."""
        place = f"[{self.plans[evidence.programme]}] {evidence.locator or ''}".strip()
        return (place, f"“{evidence.quote}”") if evidence.quote else (place,)

    def _plan(self, key: str) -> str:
        plan = self.facts.programmes[key]
        number = f", {plan.number}" if plan.number else ""
        issued = self.word["issued"].format(self._day(plan.issued_on)) if plan.issued_on else ""
        return f"[{self.plans[key]}] {plan.name}{number}{', ' + issued if issued else ''}"

    def _name(self, key: str) -> str:
        """The name, with the province where it is another one."""
        agency = self.facts.agencies[key]
        here = self.facts.agencies[self.agency].province
        return agency.name if agency.province in {None, here} else self._full_name(key)

    def _full_name(self, key: str) -> str:
        agency = self.facts.agencies[key]
        province = self.facts.provinces.get(agency.province or "", "")
        return (
            agency.name if not province or province in agency.name else f"{agency.name} {province}"
        )

    def _day(self, iso: str) -> str:
        return day(iso, self.language)
