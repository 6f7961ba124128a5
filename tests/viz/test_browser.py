"""The page in a real browser, from a file, the network cut off: it works, and runs no name."""

import csv
import io
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from urllib.parse import unquote

import pdfplumber
import pytest
from lxml import etree
from playwright.sync_api import Locator, Page, expect

from graph.store import Store
from queries.audit import audit
from queries.facts import read_facts
from tests.viz.conftest import OpenPage
from tests.viz.worlds import HOSTILE, answer, write_plan
from viz.page import PARTS, build_page
from viz.words import words

COOPERATION = "son-la/hop-tac-thanh-hoa-2026"
LOOKS = Path(__file__).parents[2] / "looks"
"""Where pictures of every part are put, for people to look at."""
SVG = "{http://www.w3.org/2000/svg}"
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


NEAR_IS_SEEN = """() => {
  const canvas = document.querySelector('#canvas');
  return Array.from(networkOf(chosenDrawing()).near).every((id) => {
    const box = drawn.getBoundingBox(id);
    const from = drawn.canvasToDOM({ x: box.left, y: box.top });
    const to = drawn.canvasToDOM({ x: box.right, y: box.bottom });
    return from.x > -1 && from.y > -1
      && to.x < canvas.clientWidth + 1 && to.y < canvas.clientHeight + 1;
  }) && drawn.getScale() <= 1.4;
}"""
"""Whether all that is near the node in focus stands within the canvas."""


def names(page: Page) -> list[str]:
    """The agencies of the load table, in their order."""
    return page.locator("#load-table tbody th").all_inner_texts()


def sheet(page: Page) -> Locator:
    """The sheet beside the part."""
    return page.locator("#sheet")


def view(page: Page) -> str:
    """What the address says, readable."""
    return unquote(page.evaluate("location.hash"))


@pytest.mark.parametrize("width", [1366, 768, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_shows_and_nothing_is_asked_for(
    open_page: OpenPage, page_text: str, width: int, scheme: str
) -> None:
    opened = open_page(page_text, width=width, scheme=scheme)
    page = opened.page
    for part in PARTS:
        page.evaluate("part => go({ part })", part)
        expect(page.locator("#part > *").first).to_be_visible()
        expect(page.locator("nav a[aria-current]")).to_have_attribute("data-part", part)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, part
        page.wait_for_timeout(100)
        page.screenshot(path=LOOKS / f"{part}-{width}-{scheme}.png")
    assert [each for each in opened.requests if not each.startswith("blob:")] == [
        page.url.partition("#")[0]
    ]
    assert opened.complaints == []


def test_letters_twice_as_large_fit_too(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, width=1280).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for part in PARTS:
        page.evaluate("part => go({ part })", part)
        expect(page.locator("nav a[aria-current]")).to_have_attribute("data-part", part)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, part


def test_a_heading_sorts_and_sorts_back(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=agencies").page
    before = names(page)
    heading = page.locator("#load-table thead th:nth-child(4)")
    heading.locator("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(heading.locator("button")).to_be_focused()
    leads = page.locator("#load-table tbody td:nth-child(4)").all_inner_texts()
    assert [int(each) for each in leads] == sorted(map(int, leads), reverse=True)
    assert "sort=count_leads.descending" in view(page)
    heading.locator("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.locator("button").click()
    assert names(page) == before


def test_names_are_sorted_as_vietnamese_sorts_them(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=agencies&sort=agency.ascending").page
    shown = names(page)
    assert shown.index("Báo và Phát thanh, Truyền hình") < shown.index("Các sở, ban, ngành")
    assert shown.index("Sở Xây dựng") < shown.index("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")


@pytest.mark.parametrize("typed", ["so cong thuong", "SỞ CÔNG THƯƠNG", "thuong cong so"])
def test_the_filter_minds_neither_diacritics_nor_capitals(
    open_page: OpenPage, page_text: str, typed: str
) -> None:
    page = open_page(page_text, "part=agencies").page
    page.locator("#filter-q").fill(typed)
    expect(page.locator("#part output")).not_to_have_text("33 / 33 dòng")
    assert set(names(page)) == {"Sở Công Thương"}
    expect(page.locator("#part output")).to_have_text(f"{len(names(page))} / 33 dòng")


def test_what_is_typed_is_one_step_back_and_filters_no_other_part(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, "part=agencies").page
    typed = page.locator("#filter-q")
    typed.press_sequentially("cong thuong", delay=200)
    expect(page.locator("#part output")).not_to_have_text("33 / 33 dòng")
    assert typed.input_value() == "cong thuong"
    page.go_back()
    expect(page.locator("#part output")).to_have_text("33 / 33 dòng")
    expect(typed).to_have_value("")
    page.evaluate("""() => {
      const field = document.getElementById('filter-q');
      field.value = 'xuan';
      field.dispatchEvent(new Event('input'));
      go({ part: 'sources' });
    }""")
    page.wait_for_timeout(500)
    assert "q=" not in view(page)


def test_the_filter_takes_d_for_d_with_a_stroke(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=agencies&q=dau tu").page
    assert "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch" in names(page)


def test_filters_stand_in_the_address_and_the_back_button_undoes_them(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text, "part=matrix").page
    said = [
        row
        for row in answer(four_plans, "evidence", programme=COOPERATION)
        if row["task_id"] is not None
    ]
    whole = page.locator("#matrix-table tr[data-task]").count()
    page.locator("#filter-plan").select_option(COOPERATION)
    expect(page.locator("#matrix-table tr[data-task]")).to_have_count(
        len({row["task_id"] for row in said})
    )
    expect(page.locator("#matrix-table th.column")).to_have_count(
        len({row["agency_id"] for row in said})
    )
    page.locator("#filter-role").select_option("lead")
    leads = {row["task_id"] for row in said if row["role"] == "lead"}
    expect(page.locator("#matrix-table tr[data-task]")).to_have_count(len(leads))
    assert view(page) == f"#part=matrix&plan={COOPERATION}&role=lead"
    page.go_back()
    page.go_back()
    expect(page.locator("#matrix-table tr[data-task]")).to_have_count(whole)
    page.go_forward()
    expect(page.locator("#filter-plan")).to_have_value(COOPERATION)


def test_a_link_opens_the_same_view(open_page: OpenPage, page_text: str) -> None:
    where = f"part=sources&plan={COOPERATION}&province=thanh-hoa&role=support&lang=en&theme=dark"
    page = open_page(page_text, where + "&sheet=agency~thanh-hoa/so-cong-thuong").page
    assert page.locator("#sources-table tbody tr").count() == 2
    expect(page.locator("#filter-role")).to_have_value("support")
    expect(page.locator("#part-heading")).to_have_text("Sources")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(sheet(page).locator("h2")).to_contain_text("Sở Công Thương")


@pytest.mark.parametrize(
    "where",
    [
        "part=nowhere",
        "%E0%A4%A",
        "sheet=agency~none",
        "plan=none&lang=xx",
        "sheet=__proto__",
        "province=nope&role=x",
    ],
)
def test_a_wrong_address_shows_what_can_be_shown(
    open_page: OpenPage, page_text: str, where: str
) -> None:
    opened = open_page(page_text, where)
    expect(opened.page.locator("#part-heading")).to_have_text("Tổng quan")
    expect(sheet(opened.page)).to_be_hidden()
    expect(opened.page.locator("[data-figure=busy_agencies] strong")).to_have_text("33")
    expect(opened.page.locator("#filter-none")).to_be_hidden()
    assert opened.complaints == []


def test_similar_rows_and_columns_come_together(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, f"part=matrix&plan={COOPERATION}").page
    columns = page.locator("#matrix-table th.column")
    before = columns.all_inner_texts()
    page.get_by_role("button", name="mức giống nhau").click()
    assert sorted(columns.all_inner_texts()) == sorted(before)
    assert columns.all_inner_texts() != before
    assert "order=similarity" in view(page)


def test_a_cell_shows_its_source_and_escape_goes_back(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=matrix").page
    row = page.locator("#matrix-table tr[data-task]", has_text="Đề xuất chính sách tăng năng lực")
    cell = row.locator("a.cell").first
    cell.click()
    expect(sheet(page)).to_contain_text("mục V.4.1")
    expect(sheet(page)).to_contain_text("phối hợp")
    expect(sheet(page)).to_contain_text("Nông, lâm nghiệp chủ lực")
    expect(sheet(page).locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    expect(cell).to_be_focused()


@pytest.mark.parametrize("size", [(1280, 900), (683, 384)])
def test_names_above_columns_are_seen_whole(
    open_page: OpenPage, page_text: str, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page(page_text, "part=matrix", width=width, height=height).page
    cut = """(span) => span.scrollWidth > span.clientWidth + 1
      || span.closest('th').clientHeight < span.clientHeight"""
    names = page.locator("#matrix-table .column span")
    assert not any(names.evaluate_all(f"(spans) => spans.map({cut})"))
    assert (
        page.evaluate(
            "document.querySelector('.scroll.tall').clientHeight"
            " - document.querySelector('#matrix-table thead').offsetHeight"
        )
        >= 130
    )


def test_arrow_keys_go_from_cell_to_cell(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=matrix").page
    first = page.locator("#matrix-table td a.cell").first
    first.focus()
    page.keyboard.press("ArrowDown")
    here = "document.activeElement.closest('tr').rowIndex"
    assert page.evaluate(here) > first.evaluate("cell => cell.closest('tr').rowIndex")
    assert page.locator('#matrix-table a.cell[tabindex="0"]').count() == 1
    page.keyboard.press("Enter")
    expect(sheet(page)).to_contain_text("Ghi ở")
    page.keyboard.press("Escape")
    assert page.locator('#matrix-table a[tabindex="0"]').count() == 1
    for _ in range(80):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('th.column') !== null")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('a.cell')")


def test_search_is_reached_by_a_key_and_finds_without_diacritics(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text).page
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("dau tu thuong mai")
    expect(page.locator("#results [role=option]").first).to_contain_text("Xúc tiến Đầu tư")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results [aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(sheet(page).locator("h2")).to_contain_text("Xúc tiến Đầu tư")
    expect(page.locator("#results")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1113/qd", "Chương trình khuyến công"),
        ("mac ca", "Mắc ca"),
        ("lop boi duong nghiep vu", "Mở lớp bồi dưỡng nghiệp vụ du lịch"),
    ],
)
def test_search_goes_over_plans_products_and_tasks(
    open_page: OpenPage, page_text: str, typed: str, found: str
) -> None:
    page = open_page(page_text).page
    page.locator("#search").fill(typed)
    option = page.locator("#results [role=option]", has_text=found).first
    option.click()
    expect(sheet(page).locator("h2")).to_contain_text(found)


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("trung bay tai co so", {"Kinh phí"}),
        ("hằng năm", {"Nhiệm vụ", "Báo cáo"}),
        ("quy iii/2026", {"Nhiệm vụ"}),
        ("30/9/2026", {"Nhiệm vụ"}),
        ("ngay 1/12", {"Báo cáo"}),
    ],
)
def test_search_goes_over_money_times_and_days(
    open_page: OpenPage, page_text: str, typed: str, kinds: set[str]
) -> None:
    page = open_page(page_text).page
    page.locator("#search").fill(typed)
    found = page.locator("#results .kind").all_inner_texts()
    assert kinds <= {each.partition(" (")[0] for each in found}


def test_a_budget_line_and_a_line_of_a_document_are_found_where_they_stand(
    open_page: OpenPage, four_plans: Store
) -> None:
    text = "KẾ HOẠCH\nĐiều 1. Tổ chức 🌾 hội chợ\nĐiều 2. Trưng bày sản phẩm"
    page = open_page(build_page(four_plans, documents={COOPERATION: text})).page
    page.locator("#search").fill("phong trung bay")
    page.get_by_role("group", name="Kinh phí").locator("a").first.click()
    assert view(page).startswith("#part=aims&plan=son-la/1113-qd-ubnd-2026&q=")
    expect(page.locator("#budget-table tbody tr").first).to_be_visible()
    page.locator("#search").fill("dieu 2. trung bay")
    page.locator("#results [role=option]").last.click()
    expect(sheet(page).locator("mark.here")).to_have_text("Điều 2. Trưng bày sản phẩm")


def test_all_that_was_found_can_be_reached(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.locator("#search").fill("hang nam")
    group = page.get_by_role("group", name="nhiệm vụ")
    expect(group.locator("a")).to_have_count(6)
    for _ in range(7):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    whole = group.locator(".kind").inner_text().partition("(")[2].rstrip(")")
    expect(group.locator("a")).to_have_count(int(whole))
    expect(group.locator("a").nth(6)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("agency", ["son-la/hiep-hoi-du-lich", "son-la/so-cong-thuong"])
def test_the_sources_of_an_agency_are_its_own(
    open_page: OpenPage, page_text: str, four_plans: Store, agency: str
) -> None:
    page = open_page(page_text, f"part=agencies&q=so&sheet=agency~{agency}").page
    sheet(page).get_by_role("link", name="Xem các nguồn").click()
    asked = answer(four_plans, "evidence", agency=agency)
    expect(page.locator("#sources-table tbody tr")).to_have_count(len(asked))
    page.locator("#filter-none").click()
    expect(page.locator("#part output")).to_have_text("285 / 285 dòng")


def test_a_sheet_that_was_closed_stays_closed(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=overview&sheet=agency~son-la/so-cong-thuong").page
    expect(sheet(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#part a", has_text="Xem cả 33 cơ quan").click()
    expect(page.locator("#load-table")).to_be_visible()
    expect(sheet(page)).to_be_hidden()


@pytest.mark.parametrize("which", ["undated", "leaderless"])
def test_tasks_that_lack_something_come_first(
    open_page: OpenPage, page_text: str, which: str
) -> None:
    page = open_page(page_text, f"part=timeline&which={which}").page
    expect(page.locator("#part > section").first.locator("#tasks-table")).to_be_visible()
    assert "null" not in page.locator("#part").inner_text()
    expect(page.locator("#filters-said")).to_contain_text(words("vi")[which])
    page.locator("#filter-none").click()
    expect(page.locator("#part > section").first.locator("summary").first).to_be_visible()


def test_a_province_has_the_tasks_and_findings_of_its_plans(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, "part=overview&plan=lang-son/nong-lam-nghiep-chu-luc-2026").page
    figures = page.locator("#part > .figures strong").all_inner_texts()
    found = page.locator(".weights .much").all_inner_texts()
    page.evaluate("go({ plan: '', province: 'lang-son' })")
    expect(page.locator("#province-said")).to_contain_text("Chỉ tính cơ quan của Lạng Sơn")
    assert page.locator("#part > .figures strong").all_inner_texts() == figures
    assert page.locator(".weights .much").all_inner_texts() == found
    page.evaluate("go({ plan: '', province: 'thanh-hoa' })")
    expect(page.locator("[data-figure=tasks] strong")).to_have_text("2")
    assert page.locator("#plans-table tbody td.count").all_inner_texts() == ["2", "0", "2"]


def test_the_lines_of_agencies_are_of_the_tasks_that_pass_the_filters(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, "part=network&view=shared&role=lead").page
    lines = page.evaluate("networkOf(chosenDrawing()).edges.map((line) => line.sources)")
    together = page.evaluate("""Array.from(byTask, ([task, edges]) =>
      [task, edges.filter((edge) => edge.role === 'lead').map((edge) => edge.agency)])""")
    joint = {task for task, leads in together if len(set(leads)) > 1}
    assert lines
    assert {task for line in lines for task in line} == joint
    most = max(map(len, lines))
    expect(page.locator(".legend")).to_contain_text(f"từ 1 đến {most}")


@pytest.mark.parametrize("agency", ["son-la/so-cong-thuong", "son-la/ubnd-tinh"])
def test_a_sheet_has_the_reports_that_an_agency_gives_passes_on_and_gets(
    open_page: OpenPage, page_text: str, four_plans: Store, agency: str
) -> None:
    page = open_page(page_text, f"part=agencies&sheet=agency~{agency}").page
    reports = page.evaluate(
        """id => data.reports.map((each) => ["agency", "via", "to"]
          .filter((side) => data.agencies[each[side]]?.id === id).length)""",
        agency,
    )
    heads = sheet(page).locator("h3", has_text=re.compile("^Báo cáo"))
    counts = [int(re.sub(r"\D", "", each)) for each in heads.all_inner_texts()]
    assert sum(counts) == sum(reports) > 0


@pytest.mark.parametrize("typed", ["24-NQ/TU", "moc chau", "gap truc tiep"])
def test_references_places_and_forms_are_found(
    open_page: OpenPage, page_text: str, typed: str
) -> None:
    page = open_page(page_text).page
    page.keyboard.press("/")
    page.keyboard.type(typed)
    expect(page.locator("#results [role=option]").first).to_be_visible()


def test_all_of_a_large_network_is_seen_when_asked_for(open_page: OpenPage, store: Store) -> None:
    write_plan(store, tuple(f"Sở có tên {number}" for number in range(150)), tasks=400)
    page = open_page(build_page(store), "part=network").page
    expect(page.locator("#more-beside")).to_be_visible()
    page.locator("#fit").click()
    expect(page.locator("#more-beside")).to_be_hidden()
    assert page.evaluate("""() => drawn.body.nodeIndices.every((id) => {
      const box = drawn.getBoundingBox(id);
      const from = drawn.canvasToDOM({ x: box.left, y: box.top });
      const to = drawn.canvasToDOM({ x: box.right, y: box.bottom });
      const { clientWidth, clientHeight } = document.getElementById('canvas');
      return from.x > -2 && from.y > -2 && to.x < clientWidth + 2 && to.y < clientHeight + 2;
    })""")


def test_a_focused_cell_is_not_below_the_headings(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=matrix").page
    page.locator("#matrix-table a.cell").nth(120).focus()
    for _ in range(30):
        page.keyboard.press("ArrowUp")
        box = page.evaluate("document.activeElement.getBoundingClientRect().top")
        below = page.evaluate(
            "document.querySelector('#matrix-table thead').getBoundingClientRect().bottom"
        )
        in_head = page.evaluate("Boolean(document.activeElement.closest('thead'))")
        assert in_head or box >= below - 1


def test_values_are_shown_with_all_their_decimals(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    said = page.evaluate("[0.005, 1.375, 0.0001, 25965, 0.1 + 0.2].map(exact)")
    assert said == ["0,005", "1,375", "0,0001", "25.965", "0,3"]


def test_what_is_not_there_is_said(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.locator("#search").fill("zzz")
    expect(page.locator("#results")).to_have_text("Không tìm thấy.")
    page.keyboard.press("Escape")
    expect(page.locator("#results")).to_be_hidden()


def test_every_network_is_drawn(open_page: OpenPage, page_text: str) -> None:
    opened = open_page(page_text, "part=network")
    page = opened.page
    for plan in page.evaluate("['', ...data.plans.map((plan) => plan.id)]"):
        page.evaluate("plan => go({ plan, view: '' })", plan)
        page.wait_for_timeout(150)
        assert page.evaluate(INK) > 20
    page.get_by_role("button", name="Chỉ cơ quan").click()
    expect(page.locator("#part > .about").first).to_contain_text("hai cơ quan có nhiệm vụ chung")
    assert opened.complaints == []


def test_a_node_shows_its_details_and_its_neighbourhood_by_degrees(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, f"part=network&plan={COOPERATION}&view=two-mode").page
    page.locator("#canvas").scroll_into_view_if_needed()
    point = page.evaluate("drawn.canvasToDOM(drawn.getPosition('a1'))")
    page.locator("#canvas").click(position=point)
    expect(sheet(page).locator("h2")).to_contain_text("Xúc tiến Đầu tư")
    page.locator("#part details.figures-of summary").click()
    rows = page.locator("#links-table tbody tr")
    one = rows.count()
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    page.wait_for_timeout(300)
    assert page.evaluate(NEAR_IS_SEEN)
    page.get_by_role("button", name="2 bước").click()
    two = rows.count()
    page.get_by_role("button", name="Hiện tất cả").click()
    assert 0 < one < two <= rows.count()
    page.go_back()
    assert rows.count() == two


def test_the_legend_names_every_shape_and_line(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=network").page
    legend = page.locator(".legend li")
    assert legend.all_inner_texts() == [
        *(f" Cơ quan: {name}" for name in ("Sơn La", "Lạng Sơn", "Trung ương / khác", "Thanh Hóa")),
        " nhiệm vụ chung: từ 1 đến 33",
        "hình càng lớn, tải càng cao",
    ]
    page.evaluate(f"go({{ plan: '{COOPERATION}', view: 'two-mode', role: 'lead' }})")
    expect(legend).to_have_text(
        [
            "Cơ quan: Sơn La",
            "Nhiệm vụ, với số của nó trong văn bản",
            "chủ trì",
            "vừa chủ trì vừa phối hợp",
            "hình càng lớn, tải càng cao",
        ]
    )


def test_the_drawing_is_moved_frozen_and_reset(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=network").page
    scale = page.evaluate("drawn.getScale()")
    assert page.locator("#canvas [tabindex='0']").count() == 0
    page.locator("#canvas").focus()
    page.keyboard.press("+")
    assert page.evaluate("drawn.getScale()") > scale
    place = page.evaluate("drawn.getViewPosition().x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("drawn.getViewPosition().x") > place
    freeze = page.locator("#freeze")
    freeze.click()
    expect(freeze).to_have_attribute("aria-pressed", "true")
    page.locator("#fit").click()
    assert page.evaluate("drawn.getScale()") == pytest.approx(scale, rel=0.05)
    page.evaluate("drawn.moveNode('a1', 0, 0)")
    page.locator("#zoom-in").click()
    page.locator("#reset").click()
    assert page.evaluate("drawn.getScale()") == pytest.approx(scale)
    assert page.evaluate("drawn.getPosition('a1').x") != 0
    page.evaluate("go({ focus: 'a1' })")
    page.locator("#reset").click()
    assert "focus" not in view(page)


def test_a_network_of_nothing_says_so(open_page: OpenPage, page_text: str) -> None:
    where = "part=network&plan=son-la/cay-an-qua-2025&province=thanh-hoa"
    opened = open_page(page_text, where)
    expect(opened.page.locator("#part .empty")).to_contain_text("Không có gì để hiện")
    expect(opened.page.locator("#canvas")).to_have_count(0)
    expect(opened.page.locator("[data-save=png]")).to_be_hidden()
    assert len(saved(opened.page, "csv").splitlines()) == 1
    assert opened.complaints == []


def test_agencies_of_a_province_are_drawn_with_those_they_work_with(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text, "part=network&province=thanh-hoa").page
    lines = page.evaluate("networkOf(chosenDrawing()).edges.map((line) => [line.from, line.to])")
    partners = [
        row
        for agency in ("so-cong-thuong", "truong-dai-hoc-van-hoa-the-thao-va-du-lich-thanh-hoa")
        for row in answer(four_plans, "partners", agency=f"thanh-hoa/{agency}")
    ]
    assert len(lines) == len(partners) > 0


def test_the_table_of_links_says_what_the_drawing_shows(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, f"part=network&plan={COOPERATION}").page
    lines = page.evaluate("chosenDrawing().edges.length")
    page.locator("#part details.figures-of summary").click()
    rows = page.locator("#links-table tbody tr")
    expect(rows).to_have_count(lines)
    page.locator("#filter-province").select_option("thanh-hoa")
    expect(rows).to_have_count(2)
    rows.first.locator("a").last.click()
    expect(sheet(page)).to_contain_text("Phụ lục, dòng")
    page.keyboard.press("Escape")
    name = rows.first.locator("a").first
    name.focus()
    page.keyboard.press("Enter")
    expect(sheet(page)).to_be_visible()
    expect(page.locator("#links-table")).to_be_visible()
    page.keyboard.press("Escape")
    key = page.evaluate("document.activeElement.dataset.key ?? ''")
    assert key.startswith("from-a")


def test_findings_are_those_of_the_audit(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text, "part=findings").page
    found = audit(read_facts(four_plans))
    shown = page.locator("#findings-table tbody th").all_inner_texts()
    expect(page.locator("#findings-table tbody tr")).to_have_count(len(found))
    weights = Counter(
        each.severity if each.status == "found" else "not-assessable" for each in found
    )
    assert Counter(map(str.strip, shown)) == {
        words("vi")[weight]: count for weight, count in weights.items()
    }
    page.get_by_label("Quy tắc").select_option("no-lead")
    leaderless = answer(four_plans, "tasks-without-lead")
    expect(page.locator("#findings-table tbody tr")).to_have_count(len(leaderless))
    page.locator("#findings-table tbody a").first.click()
    expect(sheet(page)).to_contain_text("Không có cơ quan chủ trì")
    expect(sheet(page)).to_contain_text("Trên tổng số")
    expect(sheet(page)).to_contain_text("Bằng chứng")


def test_a_rule_that_could_not_judge_every_plan_says_so(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text).page
    rule = page.locator(".rules li", has_text="Nhiệm vụ không ghi thời hạn")
    expect(rule).not_to_contain_text("không đánh giá được")
    page.evaluate(
        """() => {
          const found = data.findings.find((each) => each.rule === "no-deadline");
          data.findings.push({ ...found, status: "not-assessable" });
          shownState = null;
          show();
        }"""
    )
    expect(rule).to_contain_text("(không kể 1 kế hoạch không đánh giá được)")


def test_one_switch_changes_every_word(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for part in PARTS:
        page.evaluate("part => go({ part })", part)
        expect(page.locator("#part-heading")).to_have_text(words("en")[part])
        assert "lượt" not in page.locator("#part").inner_text().lower()
    page.go_back()
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("#part-heading")).to_have_text("Phát hiện")


def test_light_and_dark_are_switched(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, scheme="dark").page
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Nền sáng").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.get_by_role("button", name="Nền tối")).to_be_focused()


def saved(page: Page, kind: str) -> bytes:
    """What a button of the part saves."""
    with page.expect_download() as download:
        page.locator(f"[data-save={kind}]").click()
    return Path(download.value.path()).read_bytes()


def test_what_is_shown_is_saved_as_csv(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text, "part=agencies&province=son-la&sort=count_leads.descending").page
    text = saved(page, "csv").decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    asked = answer(four_plans, "coordination-load", province="son-la")
    assert rows[0][0] == "Cơ quan"
    assert {row[0] for row in rows[1:]} == {row["agency"] for row in asked}
    leads = [int(row[3]) for row in rows[1:]]
    assert leads == sorted((row["leads"] for row in asked), reverse=True)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_saved(open_page: OpenPage, page_text: str, part: str) -> None:
    opened = open_page(page_text, f"part={part}")
    page = opened.page
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8"))))
    assert len(rows) > 2
    if page.locator("[data-save=svg]").is_visible():
        drawing = saved(page, "svg").decode("utf-8")
        assert drawing.startswith("<svg")
        assert "var(" not in drawing
        assert 'class="' not in drawing
        assert saved(page, "png").startswith(b"\x89PNG")
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("part=overview&plan=son-la/1113-qd-ubnd-2026", ["Tổng quan", "Phát hiện", "Kế hoạch"]),
        ("part=timeline", ["Hạn phải xong", "Nhiệm vụ đang mở theo quý"]),
        ("part=cooperation", ["Hợp tác"]),
        ("part=aims", ["Kinh phí", "Chỉ tiêu"]),
    ],
)
def test_every_table_of_a_part_is_saved(
    open_page: OpenPage, page_text: str, where: str, said: list[str]
) -> None:
    page = open_page(page_text, where).page
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8")[1:])))
    titles = [row[0] for row in rows if len(row) == 1]
    assert set(said) <= set(titles)
    cells = {cell for row in rows for cell in row}
    shown = page.locator("#part table tbody th, #part .figures strong, #part dl.due .tag + a")
    for text in (each.replace("\xa0", " ") for each in shown.all_inner_texts()):
        assert any(text in cell or (cell and cell in text) for cell in cells), text


def test_the_drawings_of_a_part_are_saved_together(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, f"part=overview&plan={COOPERATION}").page
    texts = svg_texts(etree.fromstring(saved(page, "svg")))
    assert any("Nhiệm vụ giao cho cơ quan: 14" in each for each in texts)
    assert {"Cơ quan có tải lớn nhất", "Phát hiện", "Việc và báo cáo đến hạn theo quý"} <= set(
        texts
    )
    page.evaluate("go({ part: 'aims', plan: '' })")
    texts = svg_texts(etree.fromstring(saved(page, "svg")))
    charts = page.locator("#part svg.chart").count()
    titles = page.evaluate("data.plans.map((plan) => `${plan.title}: `)")
    assert sum(each.startswith(tuple(titles)) for each in texts) == charts


@pytest.mark.parametrize("plan", ["lang-son/nong-lam-nghiep-chu-luc-2026", COOPERATION])
def test_targets_of_one_unit_and_year_are_drawn_side_by_side(
    open_page: OpenPage, page_text: str, plan: str
) -> None:
    page = open_page(page_text, f"part=aims&plan={plan}").page
    ours = page.evaluate("data.targets.filter((each) => data.plans[each.plan].id === state.plan)")
    kinds = [(each.get("indicator"), each.get("unit"), each.get("year")) for each in ours]
    alike = Counter(kinds)
    others = Counter(kind[1:] for kind in kinds if alike[kind] == 1)
    drawn = [kind for kind in kinds if alike[kind] > 1 or others[kind[1:]] > 1]
    assert page.locator("#part .charts text.value").count() == len(drawn)
    said = " ".join(page.locator("#part .charts text.name").all_text_contents())
    for kind in drawn:
        assert alike[kind] > 1 or kind[0].casefold() in said.casefold()
    assert page.locator("#targets-table tbody tr").count() == len(ours)


def svg_texts(drawing: etree._Element) -> list[str]:
    """The texts of a drawing, in their order."""
    return ["".join(map(str, each.itertext())) for each in drawing.iter(f"{SVG}text")]


def test_a_saved_network_is_as_it_is_shown(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, "part=network&province=son-la", scheme="dark").page
    drawing = etree.fromstring(saved(page, "svg"))
    sheet = drawing[0]
    assert [sheet.get("width"), sheet.get("height")] == str(drawing.get("viewBox")).split()[2:]
    halos = drawing.findall(f".//{SVG}text[@stroke-width='4px']")
    plain = Counter(svg_texts(drawing))
    assert halos
    assert all(plain["".join(map(str, each.itertext()))] >= 2 for each in halos)
    widths = page.evaluate("networkOf(chosenDrawing()).edges.map((line) => line.width)")
    shown = [each.get("stroke-width") for each in drawing.iter(f"{SVG}line")]
    assert Counter(float(str(each).removesuffix("px")) for each in shown) == Counter(widths)
    texts = svg_texts(drawing)
    assert "Tỉnh: Sơn La" in texts
    assert {"Cơ quan: Sơn La", "nhiệm vụ chung: từ 1 đến 33"} <= set(texts)


def test_a_saved_matrix_names_plans_tasks_and_agencies_whole(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, "part=matrix").page
    drawing = etree.fromstring(saved(page, "svg"))
    texts = set(svg_texts(drawing))
    assert set(page.evaluate("data.plans.map((plan) => plan.title)")) <= texts
    names = page.evaluate("matrixOf().agencies.map((agency) => data.agencies[agency].label)")
    assert set(names) <= texts
    assert {"III.1.1", "15.8", "chủ trì", "phối hợp", "vừa chủ trì vừa phối hợp"} <= texts


def test_nothing_saved_is_computed_by_excel(open_page: OpenPage, store: Store) -> None:
    write_plan(store, ("=1+1", "+SUM(A1)", "-2", "@x", '=HYPERLINK("http://a","b")'), tasks=5)
    page = open_page(build_page(store), "part=sources").page
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8")[1:])))
    cells = [cell for row in rows for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if re.match(r"[=+\-@]", cell)]


def test_paper_has_what_is_shown_and_no_buttons(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, f"part=agencies&plan={COOPERATION}").page
    page.emulate_media(media="print")
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator("#filters-said")).to_contain_text("Kế hoạch hợp tác")
    expect(page.locator("#load-table")).to_be_visible()
    expect(page.locator(".saving")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_printed_network_is_a_drawing_in_place_of_the_canvas(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, "part=network").page
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#canvas")).to_be_hidden()
    drawing = page.locator("#canvas-paper svg")
    box = drawing.bounding_box()
    assert box is not None
    _, _, width, height = map(float, str(drawing.get_attribute("viewBox")).split())
    assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.01)


def printed(page: Page) -> list[str]:
    """The words on each sheet of paper, with single spaces."""
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as paper:
        return [" ".join((sheet.extract_text() or "").split()) for sheet in paper.pages]


def test_paper_repeats_headings_and_tells_nobody_to_click(
    open_page: OpenPage, page_text: str
) -> None:
    page = open_page(page_text, "part=agencies").page
    sheets = printed(page)
    assert len(sheets) > 1
    assert all({"Cơ", "quan", "Tải", "Chủ", "Cùng", "điểm"} <= set(each.split()) for each in sheets)
    assert not any("Bấm" in each for each in sheets)
    page.evaluate("go({ part: 'cooperation' })")
    assert "Tỉnh thứ nhất Sơn La Tỉnh thứ hai Thanh Hóa" in printed(page)[0]
    page.evaluate("go({ part: 'overview' })")
    assert not any("Xem cả" in each or "Bấm" in each for each in printed(page))


def test_paper_is_light_where_the_screen_is_dark(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, scheme="dark").page
    page.emulate_media(media="print")
    colour = "name => getComputedStyle(document.documentElement).getPropertyValue(name)"
    for name, light in (("--report-paper", "#e0f3ec"), ("--idle", "#e3e8ed"), ("--ink", "#000")):
        assert page.evaluate(colour, name) == light


def test_the_overview_is_printed_as_a_report(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    headings = page.locator("#report h2").all_inner_texts()
    assert headings == ["Cơ quan", "Tiến độ", "Kinh phí, chỉ tiêu", "Phát hiện"]
    assert page.locator("#report #load-table tbody tr").count() == 33
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#report > *").count() == 0


def straight(text: str) -> str:
    """A text without the signs that turn the direction of letters."""
    return re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


def test_loads_of_three_digits_stay_in_their_card(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, width=1280).page
    page.evaluate(
        """() => {
          const counted = loads;
          const many = { load: 388.5, leads: 223, supports: 331 };
          loads = (chosen) => counted(chosen).map((row) => ({ ...row, ...many }));
          shownState = null;
          show();
        }"""
    )
    assert page.evaluate("all('.bars a').every((each) => each.scrollWidth <= each.clientWidth)")
    assert page.locator(".bars .apart").first.inner_text() == "(223 chủ trì, 331 phối hợp)"


def test_hostile_names_stay_text(open_page: OpenPage, hostile_text: str) -> None:
    opened = open_page(hostile_text)
    page = opened.page
    for part in PARTS:
        page.evaluate("part => go({ part, lang: part.length % 2 ? 'en' : 'vi' })", part)
        page.wait_for_timeout(60)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, part
    page.evaluate("go({ part: 'agencies', lang: 'vi' })")
    texts = page.locator("#load-table tbody th a").all_text_contents()
    assert sorted(texts) == sorted(straight(each) for each in HOSTILE)
    for place in range(len(HOSTILE)):
        page.evaluate("place => go({ sheet: sheetName('agency', data.agencies[place].id) })", place)
        expect(sheet(page).locator("h3").first).to_be_visible()
        page.evaluate("place => go({ sheet: sheetName('task', data.tasks[place].id) })", place)
        page.evaluate("place => go({ sheet: sourceSheet(data.edges[place]) })", place)
    page.locator("#search").fill("so")
    expect(page.locator("#results [role=option]").first).to_be_visible()
    assert page.evaluate("window.broken") is None
    assert page.locator("img, iframe, #part script, #sheet script").count() == 0
    assert all(
        each.startswith("#")
        for each in page.evaluate("all('a').map((a) => a.getAttribute('href'))")
    )
    assert opened.complaints == []


def test_hostile_drawings_are_text(open_page: OpenPage, hostile_text: str) -> None:
    opened = open_page(hostile_text, "part=matrix")
    drawing = saved(opened.page, "svg").decode("utf-8")
    assert not re.search(r"<(script|img|a|foreignObject)\b", drawing)
    opened.page.evaluate("go({ part: 'network' })")
    drawing = saved(opened.page, "svg").decode("utf-8")
    assert not re.search(r"<(script|img|a|foreignObject)\b", drawing)
    assert opened.page.evaluate("window.broken") is None


def test_the_popup_over_a_hostile_node_is_text(open_page: OpenPage, hostile_text: str) -> None:
    opened = open_page(hostile_text, "part=network")
    page = opened.page
    page.locator("#canvas").scroll_into_view_if_needed()
    page.evaluate("drawn.fit({ animation: false })")
    ids = page.evaluate("chosenDrawing().nodes.map((node) => node.id)")
    for each in ids[:8]:
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


def test_a_plan_without_tasks_has_a_page(open_page: OpenPage, store: Store) -> None:
    write_plan(store, ("Sở A",), tasks=0)
    opened = open_page(build_page(store))
    for part in PARTS:
        opened.page.evaluate("part => go({ part })", part)
        expect(opened.page.locator("nav a[aria-current]")).to_have_attribute("data-part", part)
    assert opened.complaints == []


@pytest.mark.parametrize(
    "where", ["part=overview", "part=timeline", "part=aims&plan=son-la/1113-qd-ubnd-2026"]
)
def test_texts_of_a_chart_stand_apart_on_a_small_screen(
    open_page: OpenPage, page_text: str, where: str
) -> None:
    page = open_page(page_text, where, width=360, height=740).page
    chart = page.locator("#part .sideways svg.chart").first
    for look in ("value", "tick:not(.group)", "tick.group"):
        boxes = chart.locator(f"text.{look}").evaluate_all(
            "(texts) => texts.map((each) => each.getBBox()).map((box) => [box.x, box.y, box.width])"
        )
        assert len(boxes) > 1 or "group" in look
        for one, other in combinations(boxes, 2):
            apart = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
            assert apart or abs(one[1] - other[1]) > 10


@pytest.mark.parametrize("width", [360, 768])
def test_a_small_screen_begins_with_what_can_be_read(
    open_page: OpenPage, page_text: str, width: int
) -> None:
    page = open_page(page_text, "part=matrix", width=width, height=740).page
    expect(
        page.locator("#matrix-table tr[data-task]").first.locator("a.cell").first
    ).to_be_visible()
    cell = page.locator("#matrix-table tr[data-task] a.cell").first.bounding_box()
    assert cell is not None
    assert cell["x"] < width
    page.evaluate("go({ part: 'network' })")
    page.wait_for_selector("#canvas canvas")
    assert page.evaluate("drawn.getScale() * chosenDrawing().options.nodes.font.size") >= 8.9
    middle = page.evaluate("drawn.canvasToDOM(drawn.getPosition('a0'))")
    assert 0 < middle["x"] < width


def test_the_sheet_fits_a_small_screen(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text, width=360, height=740).page
    page.locator(".bars a").first.click()
    box = sheet(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert round(box["width"]) <= 360
    page.get_by_role("button", name="Đóng").click()
    expect(sheet(page)).to_be_hidden()
