"""The page's text: figures of the questions, names as text, one policy, the same every time."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

import viz.page
import viz.parts.matrix
from graph.store import Store
from queries.catalogue import Language
from tests.viz.worlds import HOSTILE, answer, write_plan
from viz.drawing import PageTooLargeError
from viz.page import ROOM, build_page
from viz.words import BOTH, words

MEGABYTE = 1_000_000


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


def page_data(text: str) -> Any:
    """The JSON that the page's JavaScript reads."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def table_cells(text: str, table: str) -> list[list[str]]:
    """The cells of a table's body, as texts or as the values they are sorted by."""
    body = re.search(rf'id="{table}">.*?<tbody>(.*?)</tbody>', text, re.DOTALL)
    assert body
    return [
        [
            value[1] if (value := re.search(r'data-value="([^"]*)"', opening)) else _plain(inner)
            for opening, inner in re.findall(r"<t[hd]([^>]*)>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body[1], re.DOTALL)
    ]


def _plain(markup: str) -> str:
    return re.sub(r"<[^>]*>", "", markup).strip()


def test_the_load_table_has_the_rows_of_the_question(four_plans: Store, page_text: str) -> None:
    asked = answer(four_plans, "coordination-load")
    columns = ("load", "leads", "supports", "tasks", "programmes", "partners", "peak")
    cells = table_cells(page_text, "load-table")
    assert [row[0] for row in cells] == [row["agency"] for row in asked]
    assert [[float(cell) for cell in row[2:9]] for row in cells] == [
        [row[name] for name in columns] for row in asked
    ]


def test_every_edge_of_the_question_evidence_has_a_source(
    four_plans: Store, page_text: str
) -> None:
    asked = answer(four_plans, "evidence")
    edges = page_data(page_text)["edges"]
    said = sorted((each["name"], each["role"], each["where"], each["written"]) for each in edges)
    assert said == sorted(
        (row["agency"], row["role"], row["locator"], row["as_written"]) for row in asked
    )
    assert len(table_cells(page_text, "sources-table")) == len(asked)


def test_the_matrix_has_every_participation_once(four_plans: Store, page_text: str) -> None:
    asked = answer(four_plans, "evidence")
    buttons = re.findall(r'data-edges="([\d ]+)"', page_text)
    edges = [int(index) for each in buttons for index in each.split()]
    assert len(edges) == len(set(edges)) == sum(row["role"] != "coordinate" for row in asked)


def test_the_figures_are_those_of_the_questions(four_plans: Store, page_text: str) -> None:
    plans = answer(four_plans, "programme-overview")
    found = dict(re.findall(r'data-figure="(\w+)">.*?<dd>([\d.,]+)', page_text))
    assert found["plans"] == str(len(plans))
    assert found["leads"] == str(sum(plan["leads"] for plan in plans))
    assert found["supports"] == str(sum(plan["supports"] for plan in plans))
    assert found["tasks"] == str(sum(plan["assignments"] + plan["duties"] for plan in plans))
    assert found["leaderless"] == str(len(answer(four_plans, "tasks-without-lead")))


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
    assert {each["name"] for each in page_data(hostile_text)["edges"]} == set(HOSTILE)


def test_the_json_cannot_end_its_element(hostile_text: str) -> None:
    found = re.search(r'id="data">(.*?)</script>', hostile_text, re.DOTALL)
    assert found
    assert not set("<>&\u2028\u2029") & set(found[1])


def test_no_code_of_ours_makes_markup_from_text() -> None:
    for path in sorted((ROOM / "assets").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert word not in text, path.name
    for path in sorted((ROOM / "templates").glob("*.html")):
        assert not re.search(r"\|\s*safe|autoescape", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_graph_gives_a_page_that_says_so(store: Store, lang: Language) -> None:
    text = build_page(store, lang=lang)
    assert words(lang)["empty"] in text
    assert f'<html lang="{lang}">' in text
    assert "<script" not in text


def test_a_plan_without_tasks_has_a_page(store: Store) -> None:
    write_plan(store, ("Sở A",), tasks=0)
    assert words("vi")["none"] in build_page(store)


def test_english_has_english_words(four_plans: Store) -> None:
    text = build_page(four_plans, lang="en")
    assert "Coordination load" in text
    assert "Tải điều phối" not in text


def test_a_title_of_ones_own_stands_above(store: Store) -> None:
    assert "<h1>Sở &amp; &lt;b&gt;</h1>" in build_page(store, title="Sở & <b>")


def test_every_word_is_there_in_both_languages() -> None:
    assert all(vietnamese and english for vietnamese, english in BOTH.values())


def test_names_stand_where_ids_would(page_text: str) -> None:
    shown = re.sub(r"<script.*?</script>", "", page_text, flags=re.DOTALL)
    assert "son-la/" not in shown
    assert "so-cong-thuong" not in shown


def test_a_graph_too_large_for_a_page_is_one_line(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(store, ("Sở A", "Sở B"), tasks=3)
    monkeypatch.setattr(viz.drawing, "MOST_DRAWN", 4)
    with pytest.raises(PageTooLargeError, match=r"^5 agencies and tasks .*$"):
        build_page(store)


def test_a_matrix_too_large_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(store, ("Sở A", "Sở B"), tasks=3)
    monkeypatch.setattr(viz.parts.matrix, "MOST_CELLS", 4)
    assert words("vi")["matrix_too_large"].format(3, 2) in build_page(store)
