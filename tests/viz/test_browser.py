"""The page in a real browser, opened from a file: it works, asks for nothing and runs no name."""

import pytest
from playwright.sync_api import Page, expect

from graph.store import Store
from tests.viz.conftest import OpenPage
from tests.viz.worlds import HOSTILE, answer
from viz.page import build_page

PARTS = ("figures", "load", "matrix", "network", "sources")
INK = """() => {
  const canvas = document.querySelector('#canvas canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]) seen.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
  }
  return seen.size;
}"""
"""How many colours the canvas shows."""


def names(page: Page) -> list[str]:
    """The agencies of the load table that are shown, in their order."""
    return page.locator("#load-table tbody tr:visible th button").all_inner_texts()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_shows_and_nothing_is_asked_for(
    open_page: OpenPage, page_text: str, width: int, scheme: str
) -> None:
    opened = open_page(page_text, width=width, scheme=scheme)
    for part in PARTS:
        expect(opened.page.locator(f"#{part} h2")).to_be_visible()
    opened.page.wait_for_timeout(200)
    assert opened.requests == [opened.page.url]
    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_heading_sorts_and_sorts_back(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    before = names(page)
    button = page.locator("#load-table thead button", has_text="Chủ trì")
    button.click()
    heading = page.locator("#load-table thead th:nth-child(4)")
    expect(heading).to_have_attribute("aria-sort", "descending")
    leads = page.locator("#load-table tbody tr td:nth-child(4)").all_inner_texts()
    assert [int(each) for each in leads] == sorted(map(int, leads), reverse=True)
    button.click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    page.locator("#load-table thead button", has_text="Tải").first.click()
    assert names(page) == before


def test_names_are_sorted_as_vietnamese_sorts_them(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.locator("#load-table thead button", has_text="Cơ quan").click()
    shown = names(page)
    assert shown.index("Báo và Phát thanh, Truyền hình") < shown.index("Các sở, ban, ngành")
    assert shown.index("Sở Xây dựng") < shown.index("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")


@pytest.mark.parametrize("typed", ["so cong thuong", "SỞ CÔNG THƯƠNG", "thuong cong so"])
def test_search_minds_neither_diacritics_nor_capitals(
    open_page: OpenPage, page_text: str, typed: str
) -> None:
    page = open_page(page_text).page
    page.locator("#load input[type=search]").fill(typed)
    shown = names(page)
    assert "Sở Công Thương" in shown
    assert "Sở Xây dựng" not in shown
    expect(page.locator("#load output")).to_contain_text(f"{len(shown)} / 33")


def test_search_takes_d_for_d_with_a_stroke(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.locator("#load input[type=search]").fill("dau tu")
    assert "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch" in names(page)


def test_the_matrix_shows_one_plan_and_its_agencies(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text).page
    plan = "son-la/hop-tac-thanh-hoa-2026"
    asked = answer(four_plans, "evidence", programme=plan)
    said = [row for row in asked if row["task_id"] is not None]
    title = answer(four_plans, "programme-overview", programme=plan)
    page.locator("#matrix-plan").select_option(label=str(title[0]["title"]))
    rows = page.locator("#matrix-table tr[data-search]:visible")
    expect(rows).to_have_count(len({row["task_id"] for row in said}))
    columns = page.locator("#matrix-table th.column:visible")
    expect(columns).to_have_count(len({row["agency_id"] for row in said}))


def test_a_cell_shows_its_source_and_escape_goes_back(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    row = page.locator("#matrix-table tr[data-search]", has_text="Đề xuất chính sách tăng năng lực")
    cell = row.locator("button.cell").first
    cell.click()
    details = page.locator("#details")
    expect(details).to_contain_text("mục V.4.1")
    expect(details).to_contain_text("phối hợp")
    expect(details).to_contain_text("Nông, lâm nghiệp chủ lực")
    page.keyboard.press("Escape")
    expect(details).to_be_hidden()
    expect(cell).to_be_focused()


def test_arrow_keys_go_from_cell_to_cell(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    first = page.locator("#matrix-table td button.cell").first
    first.focus()
    page.keyboard.press("ArrowDown")
    here = "document.activeElement.closest('tr').rowIndex"
    assert page.evaluate(here) > first.evaluate("cell => cell.closest('tr').rowIndex")
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_contain_text("Ghi ở")


def test_an_agency_shows_its_tasks_and_partners(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.locator("#load-table tbody button").first.click()
    details = page.locator("#details")
    expect(details.locator("h2")).to_have_text("UBND các xã, phường (Sơn La)")
    expect(details.locator("h3").last).to_have_text("Cùng làm với (19)")
    details.locator("section").last.locator("button").first.click()
    expect(details.locator("h2")).not_to_have_text("UBND các xã, phường (Sơn La)")


def test_every_network_is_drawn(open_page: OpenPage, page_text: str) -> None:
    opened = open_page(page_text)
    drawing = opened.page.locator("#drawing")
    assert drawing.locator("option").count() == 5
    for index in range(5):
        drawing.select_option(index=index)
        opened.page.wait_for_timeout(200)
        assert opened.page.evaluate(INK) > 20
    assert opened.complaints == []


def test_a_node_shows_its_details(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.locator("#canvas").scroll_into_view_if_needed()
    point = page.evaluate("drawn.canvasToDOM(drawn.getPosition('a0'))")
    page.locator("#canvas").click(position=point)
    expect(page.locator("#details h2")).to_have_text("UBND các xã, phường (Sơn La)")


def test_the_table_of_links_says_what_the_drawing_shows(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text).page
    page.locator("#links summary").click()
    for index in (0, 4):
        page.locator("#drawing").select_option(index=index)
        lines = page.evaluate(f"data.drawings[{index}].edges.length")
        expect(page.locator("#links-table tbody tr")).to_have_count(lines)
    page.locator("#links-table tbody tr").first.locator("button").last.click()
    expect(page.locator("#details")).to_contain_text("Phụ lục, dòng")


def test_hostile_names_stay_text(open_page: OpenPage, hostile_text: str) -> None:
    opened = open_page(hostile_text)
    page = opened.page
    texts = page.locator("#load-table tbody th button").all_text_contents()
    assert sorted(texts) == sorted(HOSTILE)
    for index in range(len(HOSTILE)):
        page.locator("#load-table tbody button").nth(index).click()
        expect(page.locator("#details h3").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#matrix-table td button.cell").first.click()
    page.locator("#links summary").click()
    assert page.evaluate("window.broken") is None
    assert page.locator("img").count() == 0
    assert page.locator("#main a, #details a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert opened.requests == [page.url]
    assert opened.complaints == []


def test_the_popup_over_a_hostile_node_is_text(open_page: OpenPage, hostile_text: str) -> None:
    opened = open_page(hostile_text)
    page = opened.page
    page.locator("#canvas").scroll_into_view_if_needed()
    ids = page.evaluate("data.drawings[0].nodes.map((node) => node.id)")
    for each in ids:
        point = page.evaluate("id => drawn.canvasToDOM(drawn.getPosition(id))", each)
        page.locator("#canvas").hover(position=point)
        page.wait_for_timeout(350)
        assert page.locator("div.vis-tooltip *").count() == 0
    assert page.evaluate("window.broken") is None
    assert opened.complaints == []


def test_an_empty_graph_says_so(open_page: OpenPage, store: Store) -> None:
    opened = open_page(build_page(store))
    expect(opened.page.locator(".empty")).to_contain_text("Chưa có kế hoạch nào")
    assert opened.complaints == []


def test_the_panel_fits_a_small_screen(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, width=360, height=740).page
    page.locator("#load-table tbody button").first.click()
    box = page.locator("#details").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["width"] <= 360
    assert box["height"] <= 740 * 0.7
