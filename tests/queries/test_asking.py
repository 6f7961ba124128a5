"""Questions in people's own words are understood, or it is said that they are not."""

import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.batch import REVIEWED_PLANS, SAMPLES, find_files, load_files
from queries.asking.times import NoSuchTimeError, span_of, times
from queries.asking.understanding import Asking, Understood, Unsure, asking, understand
from queries.catalogue import Question, questions
from queries.names import NameNotFoundError
from queries.running import typed
from queries.words import word
from tests.stores import embedded

TODAY = date(2026, 5, 15)
ASKED: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("asked.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
QUESTIONS = questions()


@pytest.fixture(scope="module")
def asked() -> Iterator[Asking]:
    with embedded() as store:
        list(load_files(store, find_files([REVIEWED_PLANS])))
        yield asking(store, QUESTIONS)


def outcome(asked: Asking, text: str) -> Understood | Unsure | NameNotFoundError:
    """What is understood; a name that may be several is told when it is looked up."""
    meant = understand(asked, text, TODAY)
    if isinstance(meant, Understood):
        try:
            typed(asked.store, meant.question, meant.given)
        except NameNotFoundError as several:
            return several
    return meant


def fits(meant: Understood, wanted: Mapping[str, Any]) -> bool:
    """Whether this question is meant with these values, '*' standing for any."""
    ((name, values),) = wanted.items()
    values = values or {}
    return (
        meant.question.id == name
        and meant.given.keys() == values.keys()
        and all(value in {"*", meant.given[key]} for key, value in values.items())
    )


def judged(entry: Mapping[str, Any], found: Understood | Unsure | NameNotFoundError) -> str:
    """right, silently wrong (another answer than was asked for), or not understood."""
    if "unsure" in entry or "several" in entry:
        wanted = Unsure if "unsure" in entry else NameNotFoundError
        right = isinstance(found, wanted)
    else:
        wishes = [entry[key] for key in ("is", "or") if key in entry]
        right = isinstance(found, Understood) and any(fits(found, each) for each in wishes)
    if right:
        return "right"
    return "silently wrong" if isinstance(found, Understood) else "not understood"


def test_of_the_phrasings_95_in_100_are_right_and_none_silently_wrong(asked: Asking) -> None:
    verdicts = {each["ask"]: judged(each, outcome(asked, each["ask"])) for each in ASKED}
    assert len(verdicts) == len(ASKED) >= 120
    assert [text for text, verdict in verdicts.items() if verdict == "silently wrong"] == []
    missed = [text for text, verdict in verdicts.items() if verdict == "not understood"]
    assert len(missed) <= 0.05 * len(ASKED), missed


def test_the_phrasings_ask_every_question() -> None:
    assert {name for each in ASKED for name in each.get("is", {})} == {q.id for q in QUESTIONS}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_a_phrase_as_it_stands_means_its_question(asked: Asking, question: Question) -> None:
    for phrase in question.phrases:
        meant = understand(asked, filled(question, phrase), TODAY)
        if isinstance(meant, Understood):
            assert meant.question.id == question.id, phrase
        else:
            assert question.id in {each.question.id for each in meant.nearest}, phrase


def filled(question: Question, phrase: str) -> str:
    """The phrase with names in its placeholders."""
    for name, parameter in question.parameters.items():
        said = EXAMPLES.get(name) or EXAMPLES.get(parameter.type)
        if parameter.values:
            said = word(parameter.values[0], "vi")
        phrase = phrase.replace(f"{{{name}}}", said or "")
    return phrase


EXAMPLES = {
    "agency": "Sở Công Thương Sơn La",
    "body": "Sở Công Thương",
    "programme": "kế hoạch hợp tác",
    "other": "chương trình khuyến công",
    "province": "Lạng Sơn",
    "province_a": "Sơn La",
    "province_b": "Thanh Hóa",
    "commune": "xã Mẫu Sơn",
    "product": "quế",
    "market": "Trung Quốc",
    "document": "45/2012/NĐ-CP",
    "task": "son-la/hop-tac-thanh-hoa-2026/pl.9",
    "from": "1/1/2026",
    "to": "30/6/2026",
    "period": "quý III/2026",
    "year": "2027",
}


def test_an_unknown_agency_brings_the_nearest_names(asked: Asking) -> None:
    meant = outcome(asked, "Sở Công Thuơngg Sơn La chủ trì những gì")
    assert isinstance(meant, Unsure)
    assert "không cơ quan nào tên là 'Sở Công Thuơngg'; gần nhất: " in meant.reason["vi"]
    assert "no agency is called 'Sở Công Thuơngg'; the nearest: " in meant.reason["en"]
    assert "son-la/so-cong-thuong" in meant.reason["vi"]


def test_an_ambiguous_agency_brings_its_candidates(asked: Asking) -> None:
    several = outcome(asked, "SCT chủ trì những gì")
    assert isinstance(several, NameNotFoundError)
    for province in ("lang-son", "son-la", "thanh-hoa"):
        assert f"{province}/so-cong-thuong" in str(several)


def test_what_is_not_sure_offers_three_questions_with_what_was_found(asked: Asking) -> None:
    meant = outcome(asked, "Sở Công Thương Sơn La chủ trì những việc khẩn cấp nào")
    assert isinstance(meant, Unsure)
    assert meant.reason["vi"] == "không hiểu: khẩn"
    assert len(meant.nearest) == 3
    best = meant.nearest[0]
    assert best.question.id == "agency-tasks"
    assert best.given == {"agency": "son-la/so-cong-thuong", "role": "lead"}


def test_a_name_that_one_plan_alone_has_needs_no_province() -> None:
    with embedded() as single:
        list(load_files(single, [REVIEWED_PLANS / "son-la-khuyen-cong-2026.yaml"]))
        meant = understand(asking(single, QUESTIONS), "Sở Công Thương chủ trì những gì", TODAY)
    assert isinstance(meant, Understood)
    assert meant.given == {"agency": "son-la/so-cong-thuong", "role": "lead"}


@pytest.mark.parametrize(
    ("text", "first", "last", "period", "side"),
    [
        ("30/6", "2026-06-30", "2026-06-30", None, "in"),
        ("truoc 30/6/2026", "2026-06-30", "2026-06-30", None, "until"),
        ("2026-06-30", "2026-06-30", "2026-06-30", None, "in"),
        ("ngay 30 thang 6 nam 2027", "2027-06-30", "2027-06-30", None, "in"),
        ("30 june 2026", "2026-06-30", "2026-06-30", None, "in"),
        ("june 30, 2026", "2026-06-30", "2026-06-30", None, "in"),
        ("thang 6", "2026-06-01", "2026-06-30", "2026-06", "in"),
        ("thang 2/2028", "2028-02-01", "2028-02-29", "2028-02", "in"),
        ("truoc thang 6/2026", "2026-06-01", "2026-05-31", "2026-06", "until"),
        ("before 2026", "2026-01-01", "2025-12-31", "2026", "until"),
        ("den het quy ii nam 2026", "2026-04-01", "2026-06-30", "2026-Q2", "until"),
        ("sau quy iii", "2026-10-01", "2026-09-30", "2026-Q3", "since"),
        ("by june", "2026-06-01", "2026-06-30", "2026-06", "until"),
        ("quy iii/2026", "2026-07-01", "2026-09-30", "2026-Q3", "in"),
        ("q3 2026", "2026-07-01", "2026-09-30", "2026-Q3", "in"),
        ("quy 4", "2026-10-01", "2026-12-31", "2026-Q4", "in"),
        ("6 thang cuoi nam 2026", "2026-07-01", "2026-12-31", None, "in"),
        ("nam 2027", "2027-01-01", "2027-12-31", "2027", "in"),
        ("tu nam 2027", "2027-01-01", "2027-12-31", "2027", "since"),
        ("nam nay", "2026-01-01", "2026-12-31", "2026", "in"),
    ],
)
def test_times(text: str, first: str, last: str, period: str | None, side: str) -> None:
    (found,) = times(text, TODAY)
    assert (found.first, found.last, found.period, found.side) == (first, last, period, side)
    assert text[found.start : found.end] == text


def test_two_times_are_begin_and_end() -> None:
    begin, end = times("tu 1/7/2026 den 30/9/2026", TODAY)
    assert (begin.side, begin.first, end.side, end.last) == (
        "since",
        "2026-07-01",
        "until",
        "2026-09-30",
    )


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("tu quy i den quy iii nam 2027", ("2027-01-01", "2027-09-30")),
        ("tu thang 10 den thang 3/2027", ("2026-10-01", "2027-03-31")),
        ("tu thang 10/2026 den thang 3", ("2026-10-01", "2027-03-31")),
        ("sau thang 9/2026 va truoc thang 12/2026", ("2026-10-01", "2026-11-30")),
        ("between june and september 2026", ("2026-06-01", "2026-09-30")),
        ("giua thang 6 va thang 9", ("2026-06-01", "2026-09-30")),
        ("1/7 \u2013 30/9", ("2026-07-01", "2026-09-30")),
        ("thang 1, thang 2 va thang 3", ("2026-01-01", "2026-03-31")),
        ("nam nay va nam 2027", ("2026-01-01", "2027-12-31")),
        ("quy i va quy iv", None),
        ("quy iv va quy iii", None),
        ("nam 2025 va 2027", None),
        ("in june and december 2026", None),
        ("30/6 va 30/9", None),
        ("tu 1/7 va 30/9", None),
        ("truoc thang 6 va truoc thang 9", None),
    ],
)
def test_times_beside_each_other(text: str, span: tuple[str, str] | None) -> None:
    assert span_of(times(text, TODAY)) == span


def test_times_that_are_no_one_span_are_said_to_be_none(asked: Asking) -> None:
    meant = understand(asked, "việc đến hạn quý I và quý IV năm 2026", TODAY)
    assert isinstance(meant, Unsure)
    assert meant.reason["vi"] == "các thời gian này không liền nhau; hãy hỏi từng thời gian"


@pytest.mark.parametrize("text", ["31/2/2026", "thang 13", "32/1", "0/6/2026"])
def test_a_day_that_there_is_not(text: str) -> None:
    with pytest.raises(NoSuchTimeError):
        times(text, TODAY)


def test_a_day_that_there_is_not_is_told_in_both_languages(asked: Asking) -> None:
    meant = understand(asked, "đến hạn ngày 31/2/2026", TODAY)
    assert isinstance(meant, Unsure)
    assert meant.reason == {
        "vi": "'ngay 31/2/2026' không phải ngày, tháng nào",
        "en": "'ngay 31/2/2026' is no day and no month",
    }


@pytest.mark.parametrize("text", ["may moc", "45/2012/nd-cp", "nhiem vu 4.1", "son la"])
def test_what_is_no_time(text: str) -> None:
    assert times(text, TODAY) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_the_same(
    asked: Asking, form: Literal["NFC", "NFD"]
) -> None:
    text = unicodedata.normalize(form, "trước 30/6, Sở Công Thương ở Sơn La phải làm gì?")
    meant = understand(asked, text, TODAY)
    assert isinstance(meant, Understood)
    assert meant.question.id == "due"
    assert meant.given == {
        "agency": "son-la/so-cong-thuong",
        "from": "2000-01-01",
        "to": "2026-06-30",
    }


CALENDAR = """/*
id: calendar
category: own
title: {vi: Lịch một ngày, en: The tasks of a day}
description: {vi: Việc của một ngày., en: The tasks of a day.}
phrases: ["xem lịch {day}", "xem lịch trước {day}"]
parameters:
  day: {type: date, about: The day.}
columns:
  title: {vi: Việc, en: Task, about: Its title.}
*/
MATCH (task:Task) WHERE task.ends_on = $day RETURN task.name AS title ORDER BY title
"""


@pytest.fixture
def with_own(asked: Asking, tmp_path: Path) -> Asking:
    """The questions of the catalogue beside two of somebody's own."""
    (tmp_path / "calendar.cypher").write_text(CALENDAR, encoding="utf-8")
    shutil.copy(SAMPLES.parent / "tasks-left.cypher", tmp_path)
    return asking(asked.store, questions(tmp_path))


OWN_ASKED = {
    "Sở Công Thương Sơn La còn bao nhiêu việc từ 1/8/2026": ("tasks-left", "from", "2026-08-01"),
    "what is left for SXD from August 2026 on": ("tasks-left", "from", "2026-08-01"),
    "Sở Công Thương Sơn La còn bao nhiêu việc trước 1/8/2026": None,
    "xem lịch 30/6": ("calendar", "day", "2026-06-30"),
    "xem lịch trước tháng 7": ("calendar", "day", "2026-06-30"),
    "xem lịch tháng 6": None,
    "xem lịch từ 30/6": None,
}


@pytest.mark.parametrize("text", OWN_ASKED)
def test_own_questions_take_days_by_any_name(with_own: Asking, text: str) -> None:
    meant = outcome(with_own, text)
    if wanted := OWN_ASKED[text]:
        assert isinstance(meant, Understood)
        name, parameter, day = wanted
        assert (meant.question.id, meant.given[parameter]) == (name, day)
    else:
        assert isinstance(meant, Unsure)


pieces = st.sampled_from(
    ["30/6", "quý", "Sơn La", "sct", "không", "chủ trì", "ﬁ", "ß", "İ", "2026"]
)


@given(st.lists(pieces | st.text(max_size=5), max_size=8).map(" ".join))
@settings(max_examples=60)
def test_any_text_is_answered_for(asked: Asking, text: str) -> None:
    assert isinstance(understand(asked, text, TODAY), Understood | Unsure)
