"""The calendar of a body, read back by icalendar."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar, Event

from graph.content import read_content
from loaders.loading import plan_rows
from queries.exports.ics import Ics, to_ics
from queries.facts import Facts, facts_of
from tests.queries.small import ONE, TWO, body, plan
from tests.stores import embedded

NOW = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


def report(due: str | None, programme: str = ONE, **more: str) -> Mapping[str, Any]:
    given = {"due": due} if due else {}
    return {"programme": programme, "agency": body("a"), "to": body("x"), **given, **more}


def facts(*reports: Mapping[str, Any], ends: Mapping[str, str] | None = None) -> Facts:
    """The small world with reports, its first plan over two years, and some last days."""
    plain = plan(reports=list(reports)).plain()
    plain["programmes"][0] |= {"starts_on": "2026-03-01", "ends_on": "2027-12-31"}
    for task in plain["tasks"]:
        if day := (ends or {}).get(task["id"]):
            task["schedule"] = {"label": "thời hạn", "ends_on": day}
    with embedded() as store:
        for rows in plan_rows(type(plan()).model_validate(plain)):
            store.write(rows)
        return facts_of(read_content(store))


def events(made: Ics) -> list[Event]:
    calendar = Calendar.from_ical(made.text)
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def test_deadlines_of_what_it_leads_and_supports() -> None:
    made = to_ics(
        facts(ends={f"{ONE}/pl.1": "2026-06-30", f"{ONE}/pl.3": "2026-05-31"}), body("b"), NOW, "vi"
    )
    found = events(made)
    assert [(each.start, str(each["summary"])) for each in found] == [
        (date(2026, 5, 31), "Chủ trì: Nhiệm vụ 3"),
        (date(2026, 6, 30), "Phối hợp: Nhiệm vụ 1"),
    ]
    assert "Cùng: Sở A (chủ trì)" in str(found[1]["description"])
    assert "Cùng: Sở X Thanh Hóa (phối hợp)" in str(found[0]["description"])
    assert "Phụ lục, dòng 3" in str(found[0]["description"])
    assert (made.events, made.undated) == (2, 2)


def test_a_report_of_every_year_ends_with_the_plan() -> None:
    (event,) = events(to_ics(facts(report("--12-10")), body("a"), NOW, "en"))
    assert event.start == date(2026, 12, 10)
    assert str(event["summary"]) == "Report to Sở X"
    assert event["rrule"].to_ical() == b"FREQ=YEARLY;UNTIL=20271231"


def test_a_day_before_the_plan_begins_is_that_of_the_next_year() -> None:
    (event,) = events(to_ics(facts(report("--01-15")), body("a"), NOW, "vi"))
    assert event.start == date(2027, 1, 15)


def test_a_report_of_one_day() -> None:
    told = report("2026-06-20", via=body("y"))
    (event,) = events(to_ics(facts(told), body("a"), NOW, "vi"))
    assert (event.start, "rrule" in event) == (date(2026, 6, 20), False)
    assert str(event["summary"]) == "Báo cáo gửi Sở X qua Sở Y"


def test_a_plan_without_a_period_begins_today() -> None:
    (event,) = events(to_ics(facts(report("--02-01", TWO)), body("a"), NOW, "vi"))
    assert event.start == date(2027, 2, 1)
    assert event["rrule"].to_ical() == b"FREQ=YEARLY"


def test_the_29th_of_february_is_the_last_of_that_month() -> None:
    (event,) = events(to_ics(facts(report("--02-29")), body("a"), NOW, "vi"))
    assert event.start == date(2027, 2, 28)
    rule = event["rrule"].to_ical()
    assert rule == b"FREQ=YEARLY;UNTIL=20271231;BYMONTHDAY=-1;BYMONTH=2"


def test_what_has_no_day_is_counted() -> None:
    made = to_ics(facts(report(None)), body("a"), NOW, "vi")
    assert (events(made), made.events, made.undated) == ([], 0, 4)


def test_events_have_names_of_their_own() -> None:
    told = [report("--12-10"), report("--12-10", locator="mục 2")]
    found = events(to_ics(facts(*told), body("a"), NOW, "vi"))
    assert len({str(each["uid"]) for each in found}) == len(found) == 2
    assert {each.decoded("dtstamp") for each in found} == {NOW}


@pytest.mark.parametrize("agency", ["son-la/so-cong-thuong", "son-la/ubnd-cac-xa-phuong"])
def test_the_counts_of_the_store(four_facts: Facts, agency: str) -> None:
    made = to_ics(four_facts, agency, NOW, "vi")
    own = [each for each in four_facts.participations() if each.agency == agency]
    dated = [each for each in own if four_facts.tasks[str(each.task)].ends_on]
    due = [each for each in four_facts.reports if each.agency == agency and each.due]
    assert len(events(made)) == made.events == len(dated) + len(due) > 0


def test_harmful_texts_stay_in_their_place(request: pytest.FixtureRequest) -> None:
    hostile = facts_of(request.getfixturevalue("hostile"))
    for agency in hostile.agencies:
        made = to_ics(hostile, agency, NOW, "vi")
        names = {hostile.tasks[str(each.task)].name for each in hostile.participations()
                 if each.agency == agency}  # fmt: skip
        assert {str(each["summary"]).partition(": ")[2] for each in events(made)} == names
