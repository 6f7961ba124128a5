"""Everyone can read the page: axe-core finds nothing, and the keyboard reaches everything."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.viz.conftest import OpenPage
from viz.page import PARTS

SHEETS = (
    "agency~son-la/so-cong-thuong",
    "task~son-la/hop-tac-thanh-hoa-2026/pl.9",
    "plan~son-la/1113-qd-ubnd-2026",
    "source~son-la/hop-tac-thanh-hoa-2026/pl.9~thanh-hoa/so-cong-thuong",
    "pair~son-la/so-cong-thuong~thanh-hoa/so-cong-thuong",
)
RULES = {
    "resultTypes": ["violations"],
    # it takes every link to another view (#part=…) that is scrolled out of sight for a skip link
    "rules": {"skip-link": {"enabled": False}},
}


def faults(page: Page) -> list[tuple[str, str, list[Any]]]:
    """What axe-core finds: rule, weight, and where."""
    page.wait_for_timeout(250)
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        (each["id"], each["impact"], [node["target"] for node in each["nodes"]][:5])
        for each in found
    ]


PLAN_OF = {"aims": "son-la/1113-qd-ubnd-2026"}
"""The plan by which a part is tried in the dark; the cooperation plan for those not named."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", PARTS)
def test_axe_finds_nothing_in_a_part(
    open_page: OpenPage, page_text: str, part: str, scheme: str
) -> None:
    plan = PLAN_OF.get(part, "son-la/hop-tac-thanh-hoa-2026") if scheme == "dark" else ""
    page = open_page(page_text, f"part={part}&plan={plan}", scheme=scheme).page
    page.evaluate("all('details').forEach((each) => { each.open = true; })")
    assert faults(page) == []


@pytest.mark.parametrize("name", SHEETS)
def test_axe_finds_nothing_in_a_sheet(open_page: OpenPage, page_text: str, name: str) -> None:
    page = open_page(page_text, f"part=cooperation&sheet={name}").page
    expect(page.locator("#sheet")).to_be_visible()
    assert faults(page) == []


def test_axe_finds_nothing_in_what_was_found(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, width=360, height=740).page
    page.locator("#search").fill("cong thuong")
    page.keyboard.press("ArrowDown")
    assert faults(page) == []


@pytest.mark.parametrize("part", PARTS)
def test_the_keyboard_reaches_everything(open_page: OpenPage, page_text: str, part: str) -> None:
    page = open_page(page_text, f"part={part}&plan=son-la/hop-tac-thanh-hoa-2026").page
    reached = page.evaluate(
        """() => {
          const able = all('a[href], button, select, input, summary, [tabindex]')
            .filter((each) => each.checkVisibility() && !each.closest('#results'));
          return able.map((each) => { each.focus(); return document.activeElement === each
            && getComputedStyle(each).outlineStyle !== undefined; });
        }"""
    )
    assert len(reached) > 15
    assert all(reached)


def test_tab_goes_from_the_skip_link_to_the_content(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#filter-plan")).to_be_focused()


def test_focus_is_seen(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


@pytest.mark.parametrize("part", ["overview", "timeline", "aims", "network", "cooperation"])
def test_a_table_stands_beside_every_drawing(
    open_page: OpenPage, page_text: str, part: str
) -> None:
    page = open_page(page_text, f"part={part}").page
    for drawing in page.locator("#part svg.chart, #canvas").all():
        assert drawing.get_attribute("aria-label")
        near = drawing.evaluate(
            """(each) => Boolean(each.closest('section, #part').querySelector('table'))"""
        )
        assert near


def test_faint_letters_have_contrast(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=agencies", scheme="dark").page
    soft = page.evaluate("getComputedStyle(document.querySelector('.about')).color")
    for place, part in (("#search", "::placeholder"), ("button.sort", "::after")):
        seen = "([place, part]) => getComputedStyle(document.querySelector(place), part).color"
        assert page.evaluate(seen, [place, part]) == soft


def test_nothing_moves_for_those_who_want_no_motion(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.emulate_media(reduced_motion="reduce")
    page.locator(".bars a").first.click()
    assert page.evaluate("document.getAnimations().length") == 0
