"""iCalendar: an agency's deadlines and reports, as whole days for any calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from icalendar import Calendar, Event, vText

from queries.catalogue import Language
from queries.exports.xmltext import legal
from queries.facts import Evidence, Facts, Participation, Programme, Report, Task
from queries.words import word

LAST_OF_FEBRUARY = "--02-29"
WORDS = {
    "vi": {"report": "Báo cáo", "to": "gửi", "via": "qua", "with": "Cùng", "calendar": "Thời hạn"},
    "en": {
        "report": "Report",
        "to": "to",
        "via": "through",
        "with": "With",
        "calendar": "Deadlines",
    },
}


@dataclass(frozen=True)
class Ics:
    """A calendar, how many events it has, and how many tasks and reports have no day."""

    text: str
    events: int
    undated: int


def to_ics(facts: Facts, agency: str, now: datetime, language: Language) -> Ics:
    """The calendar of a body.

    A task that it leads or supports stands on its last day, a report on the day it is due: every
    year of the plan's period where the plan says so. What only a collective of the body has to
    do is not its own.

    Args:
        facts: What the store holds.
        agency: The body's id.
        now: When the calendar is made, in UTC.
        language: That of the words beside those of the plans.
    """
    own = [each for each in facts.participations() if each.agency == agency]
    reports = [each for each in facts.reports if each.agency == agency]
    dated = [(each, facts.tasks[str(each.task)]) for each in own]
    events = [_deadline(facts, each, task, language) for each, task in dated if task.ends_on]
    events += [_due(facts, each, now.date(), language) for each in reports if each.due]
    calendar = Calendar()
    calendar.add("prodid", "-//daumoi//daumoi//VI")
    calendar.add("version", "2.0")
    name = f"{WORDS[language]['calendar']}: {facts.agencies[agency].name}"
    calendar.add("x-wr-calname", vText(legal(name)))
    for event in sorted(events, key=lambda each: (each.start, str(each["uid"]))):
        event.add("dtstamp", now)
        calendar.add_component(event)
    undated = len(own) + len(reports) - len(events)
    return Ics(calendar.to_ical().decode("utf-8"), len(events), undated)


def _event(uid: str, day: date, summary: str, lines: Iterator[str]) -> Event:
    event = Event()
    event.add("uid", f"{uid}@daumoi")
    event.add("dtstart", day)
    event.add("summary", legal(summary))
    event.add("description", legal("\n".join(lines)))
    event.add("transp", "TRANSPARENT")
    return event


def _deadline(facts: Facts, own: Participation, task: Task, language: Language) -> Event:
    role = word(own.role, language)
    uid = f"{task.id}/{own.role}/{own.agency}"
    lines = _told_task(facts, own, task, language)
    day = date.fromisoformat(str(task.ends_on))
    return _event(uid, day, f"{role[0].upper()}{role[1:]}: {task.name}", lines)


def _told_task(facts: Facts, own: Participation, task: Task, language: Language) -> Iterator[str]:
    if task.deliverable:
        yield task.deliverable
    if task.schedule:
        yield task.schedule
    others = [each for each in task.participations if each.agency != own.agency]
    for each in others:
        name = _name(facts, each.agency, own.agency)
        yield f"{WORDS[language]['with']}: {name} ({word(each.role, language)})"
    yield from _source(facts, own.evidence)


def _name(facts: Facts, agency: str, own: str) -> str:
    """A body's name, with its province where that is another one."""
    named, province = facts.agencies[agency], facts.agencies[agency].province
    if province in {None, facts.agencies[own].province}:
        return named.name
    return f"{named.name} {facts.provinces[str(province)]}"


def _source(facts: Facts, evidence: Evidence) -> Iterator[str]:
    """The plan, the row or section, and the words."""
    yield ", ".join(filter(None, (facts.programmes[evidence.programme].name, evidence.locator)))
    if evidence.quote:
        yield f"“{evidence.quote}”"


def _due(facts: Facts, report: Report, today: date, language: Language) -> Event:
    words = WORDS[language]
    plan = facts.programmes[report.evidence.programme]
    summary = f"{words['report']} {words['to']} {facts.agencies[report.to].name}"
    if report.via:
        summary += f" {words['via']} {facts.agencies[report.via].name}"
    uid = f"{plan.id}/{report.agency}/{report.to}/{report.due}/{facts.reports.index(report)}"
    day, rule = _days(str(report.due), plan, today)
    event = _event(uid, day, summary, _source(facts, report.evidence))
    if rule:
        event.add("rrule", rule)
    return event


def _days(due: str, plan: Programme, today: date) -> tuple[date, dict[str, Any] | None]:
    """The first day, and how it comes again: every year from the plan's start to its end.

    A plan without a period begins on its day of issue, without that today.
    """
    if not due.startswith("--"):
        return date.fromisoformat(due), None
    start = date.fromisoformat(plan.starts_on or plan.issued_on or today.isoformat())
    first = next(day for year in range(start.year, start.year + 2)
                 if (day := _day_in(year, due)) >= start)  # fmt: skip
    rule: dict[str, Any] = {"freq": "yearly"}
    if due == LAST_OF_FEBRUARY:
        rule |= {"bymonth": 2, "bymonthday": -1}
    if plan.ends_on:
        rule["until"] = max(first, date.fromisoformat(plan.ends_on))
    return first, rule


def _day_in(year: int, due: str) -> date:
    """The day of a year; 29 February is the last of that month."""
    if due == LAST_OF_FEBRUARY:
        return date.fromordinal(date(year, 3, 1).toordinal() - 1)
    return date.fromisoformat(f"{year}{due[1:]}")
