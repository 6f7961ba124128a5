"""The page's text: its data, names as text, one policy, the same every time."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

import viz.drawing
from graph.store import Store
from queries.catalogue import Language
from queries.facts import read_facts
from tests.viz.worlds import HOSTILE, PLAN, answer, write_plan
from viz.page import PARTS, ROOM, SCRIPTS, STYLES, build_page
from viz.scope import NothingInScopeError, Scope
from viz.words import BOTH, words

MEGABYTE = 1_000_000
COOPERATION = "son-la/hop-tac-thanh-hoa-2026"
INDUSTRY = "son-la/so-cong-thuong"


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the texts of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._within: str | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._within = tag
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = None

    def handle_data(self, data: str) -> None:
        if self._within:
            self.scripts[-1] += data

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def data_of(text: str) -> Any:
    """The JSON that the page's JavaScript reads."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_every_row_of_the_question_evidence_is_in_the_page(
    four_plans: Store, page_text: str
) -> None:
    data = data_of(page_text)
    said = [
        (
            data["agencies"][each["agency"]]["id"],
            data["tasks"][each["task"]]["id"] if "task" in each else None,
            each["role"],
            each.get("where"),
            each.get("written"),
            each.get("basis"),
        )
        for each in data["edges"]
    ]
    columns = ("agency_id", "task_id", "role", "locator", "as_written", "basis")
    asked = [tuple(row[name] for name in columns) for row in answer(four_plans, "evidence")]
    assert sorted(said, key=repr) == sorted(asked, key=repr)


def test_all_tasks_targets_lines_reports_and_notes_are_in_the_page(
    four_plans: Store, page_text: str
) -> None:
    facts, data = read_facts(four_plans), data_of(page_text)
    assert {each["id"] for each in data["tasks"]} == set(facts.tasks)
    assert {each["id"] for each in data["agencies"]} == set(facts.agencies)
    assert len(data["targets"]) == len(facts.targets)
    assert len(data["budget"]) == len(facts.budget_lines)
    assert len(data["reports"]) == len(facts.reports)
    assert len(data["notes"]) == len(facts.diagnostics)


def test_notes_on_reading_are_vietnamese_where_the_page_is(page_text: str) -> None:
    data = data_of(page_text)
    noted = [each["message"]["vi"] for each in data["findings"] if "reading" in each["rule"]]
    assert len(noted) > 10
    for said in (*noted, *(each["message"]["vi"] for each in data["notes"])):
        assert not re.search(r"\b(the|and|is|of|are)\b|^[a-z]+-[a-z]+", said), said
    assert not {each.get("where") for each in data["notes"]} & {"head", "preamble", "document"}


def test_what_has_no_value_is_left_out(page_text: str) -> None:
    data = data_of(page_text)
    for part in ("plans", "agencies", "tasks", "edges", "targets", "budget", "reports", "notes"):
        for each in data[part]:
            assert not any(value in (None, "", []) or value is False for value in each.values())


def test_the_same_store_gives_the_same_bytes(four_plans: Store, page_text: str) -> None:
    assert build_page(four_plans) == page_text


def test_the_page_of_the_four_plans_is_small(page_text: str) -> None:
    assert len(page_text.encode()) < 1.5 * MEGABYTE


def test_the_policy_allows_these_very_scripts_and_nothing_else(page_text: str) -> None:
    tags = Tags(page_text)
    policy = next(
        each["content"] or ""
        for each in tags.named("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    run_scripts = [each for each in tags.scripts if not each.startswith("{")]
    assert len(run_scripts) == 3
    for text in run_scripts:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_of_the_page_is_fetched(page_text: str) -> None:
    for tag, attributes in Tags(page_text).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert "src" not in attributes
        assert "style" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
        assert not any(name.startswith("on") for name in attributes)


def test_hostile_names_make_no_tag_of_their_own(hostile_text: str, store: Store) -> None:
    write_plan(store, tuple(f"Sở {index}" for index in range(len(HOSTILE))), tasks=len(HOSTILE))
    harmless = [tag for tag, _ in Tags(build_page(store)).tags]
    assert [tag for tag, _ in Tags(hostile_text).tags] == harmless
    assert {each["name"] for each in data_of(hostile_text)["agencies"]} == set(HOSTILE)


def test_the_json_cannot_end_its_element(hostile_text: str) -> None:
    found = re.search(r'id="data">(.*?)</script>', hostile_text, re.DOTALL)
    assert found
    assert not set("<>&\u2028\u2029") & set(found[1])


def test_no_code_of_ours_makes_markup_from_text() -> None:
    for path in sorted((ROOM / "assets").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        for each in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert each not in text, path.name
    for path in sorted((ROOM / "templates").glob("*.html")):
        assert not re.search(r"\|\s*safe|autoescape", path.read_text(encoding="utf-8")), path.name


def test_every_file_of_the_room_is_in_the_page() -> None:
    scripts = {path.stem for path in (ROOM / "assets").glob("*.js")}
    styles = {path.stem for path in (ROOM / "assets").glob("*.css")}
    assert scripts == {*SCRIPTS, "start"}
    assert styles == {*STYLES, "brief"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_graph_gives_a_page_that_says_so(store: Store, lang: Language) -> None:
    text = build_page(store, lang=lang)
    assert words(lang)["empty"] in text
    assert f'<html lang="{lang}"' in text
    assert "<script" not in text


def test_a_title_of_ones_own_stands_above(store: Store) -> None:
    assert "<h1>Sở &amp; &lt;b&gt;</h1>" in build_page(store, title="Sở & <b>")


def test_an_empty_title_is_none(store: Store) -> None:
    assert f"<h1>{words('vi')['page_title']}</h1>" in build_page(store, title=" ")


def test_every_word_is_there_in_both_languages() -> None:
    assert all(vietnamese and english for vietnamese, english in BOTH.values())
    assert set(words("vi")) == set(words("en"))


def test_every_word_that_the_code_names_is_there() -> None:
    known = set(words("vi"))
    for path in sorted((ROOM / "assets").glob("*.js")):
        named = set(re.findall(r'\b(?:word|aboutOf)\("([\w-]+)"', path.read_text(encoding="utf-8")))
        assert named <= known, path.name
    template = (ROOM / "templates" / "page.html").read_text(encoding="utf-8")
    assert set(re.findall(r'data-(?:word|label|hint)="([\w-]+)"', template)) <= known
    assert set(PARTS) <= known


def test_a_graph_too_large_to_be_read_is_one_line_unless_forced(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(store, ("Sở A", "Sở B"), tasks=3)
    monkeypatch.setattr(viz.drawing, "MOST_DRAWN", 4)
    with pytest.raises(viz.drawing.PageTooLargeError, match=r"^5 agencies and tasks .*--force$"):
        build_page(store)
    assert "Sở A" in build_page(store, force=True)


def test_a_page_of_one_plan_has_that_plan_alone(four_plans: Store) -> None:
    data = data_of(build_page(four_plans, scope=Scope(programme=COOPERATION)))
    asked = answer(four_plans, "evidence", programme=COOPERATION)
    assert [each["id"] for each in data["plans"]] == [COOPERATION]
    assert len(data["edges"]) == len(asked)
    assert {each["plan"] for each in data["reports"]} == {0}
    assert data["scope"]["en"].startswith("Only the plan: Kế hoạch hợp tác")


def test_a_page_of_one_province_has_the_plans_that_cover_it(four_plans: Store) -> None:
    data = data_of(build_page(four_plans, scope=Scope(province="thanh-hoa")))
    assert [each["id"] for each in data["plans"]] == [COOPERATION]
    both = data_of(build_page(four_plans, scope=Scope(province="son-la")))
    assert len(both["plans"]) == 3


def test_a_page_of_one_agency_has_its_tasks_and_all_who_take_part(four_plans: Store) -> None:
    data = data_of(build_page(four_plans, scope=Scope(agency=INDUSTRY)))
    asked = answer(four_plans, "agency-tasks", agency=INDUSTRY)
    assert {each["id"] for each in data["tasks"]} == {row["task_id"] for row in asked}
    partners = {row["partner_id"] for row in answer(four_plans, "partners", agency=INDUSTRY)}
    busy = {data["agencies"][each["agency"]]["id"] for each in data["edges"] if "task" in each}
    assert busy == partners | {INDUSTRY}


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (
            Scope(programme=COOPERATION, province="lang-son"),
            r"^no plan of the graph matches programme 'Kế hoạch hợp tác.*' and province 'Lạng Sơn'",
        ),
        (
            Scope(agency=INDUSTRY, province="lang-son"),
            r"matches province 'Lạng Sơn' and agency 'Sở Công Thương \(Sơn La\)'; leave one",
        ),
    ],
)
def test_a_page_about_nothing_is_one_line(four_plans: Store, scope: Scope, said: str) -> None:
    with pytest.raises(NothingInScopeError, match=said):
        build_page(four_plans, scope=scope)


def test_a_page_of_one_agency_says_of_which_province_it_is(four_plans: Store) -> None:
    data = data_of(build_page(four_plans, scope=Scope(agency=INDUSTRY)))
    assert data["scope"]["vi"].startswith("Chỉ những nhiệm vụ có Sở Công Thương (Sơn La);")
    assert data["scope"]["en"].startswith("Only tasks of Sở Công Thương (Sơn La);")


def test_documents_of_other_plans_stay_out(store: Store) -> None:
    write_plan(store, ("Sở A", "Sở B"), tasks=2)
    text = build_page(store, documents={PLAN: "Một văn bản.", "son-la/khac": "Văn bản khác."})
    assert data_of(text)["documents"] == {PLAN: "Một văn bản."}
