"""The paths of clicks that docs/page.md shows: each answers in at most three, from the overview."""

from playwright.sync_api import Page, expect

from graph.store import Store
from loaders.batch import SAMPLES, find_files, load_files
from loaders.formats.opening import read_file
from queries.facts import read_facts
from tests.viz.conftest import OpenPage
from tests.viz.worlds import answer
from viz.page import build_page


def opened_texts(page: Page) -> str:
    """What the sheet says."""
    return page.locator("#sheet").inner_text()


def test_who_is_most_loaded_without_a_click(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text).page
    first = answer(four_plans, "coordination-load")[0]
    expect(page.locator(".bars li").first).to_contain_text(str(first["agency"]))
    expect(page.locator(".bars li").first).to_contain_text("38,5")


def test_what_an_agency_must_finish_in_a_year_by_one_click(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text).page
    page.locator(".bars").get_by_role("link", name="Sở Công Thương (Sơn La)").click()
    said = opened_texts(page)
    span = {"from": "2026-01-01", "to": "2026-12-31"}
    due = answer(four_plans, "due", **span, agency="son-la/so-cong-thuong")
    assert f"2026 ({len(due)})" in said
    assert all(str(row["title"]) in said for row in due)


def test_what_two_provinces_do_together_by_one_click(
    open_page: OpenPage, page_text: str, four_plans: Store
) -> None:
    page = open_page(page_text).page
    page.get_by_role("link", name="Hợp tác", exact=True).click()
    together = answer(four_plans, "cooperation", province_a="son-la", province_b="thanh-hoa")
    shown = page.locator("#cooperation-table tbody th").all_inner_texts()
    assert len(shown) == len(together)
    for row in together:
        assert any(str(row["title"]) in each for each in shown)


def test_where_it_says_so_by_two_clicks(open_page: OpenPage, page_text: str) -> None:
    page = open_page(page_text).page
    page.get_by_role("link", name="Hợp tác", exact=True).click()
    page.locator("#cooperation-table tbody a .tag").first.click()
    assert "Phụ lục, dòng 9" in opened_texts(page)
    assert "không kèm nguyên văn" in opened_texts(page)


def test_the_sentence_that_says_so_by_three_clicks(open_page: OpenPage, store: Store) -> None:
    assert not any(each.failed for each in load_files(store, find_files([SAMPLES])))
    texts = {
        each.id: read_file(SAMPLES / str(each.source_file)).text
        for each in read_facts(store).programmes.values()
    }
    page = open_page(build_page(store, documents=texts)).page
    page.locator(".bars a").first.click()
    edge = page.evaluate("byAgency.get(0).findIndex((edge) => edge.span)")
    quote = page.evaluate("place => byAgency.get(0)[place].quote", edge)
    where = page.evaluate("place => address({ sheet: sourceSheet(byAgency.get(0)[place]) })", edge)
    page.locator(f'#sheet a[href="{where}"]').first.click()
    expect(page.locator("#sheet blockquote mark").first).to_have_text(quote)
    page.get_by_role("link", name="Xem trong văn bản").first.click()
    mark = page.locator("#sheet .document mark.here")
    expect(mark).to_have_text(quote)
    expect(mark).to_be_in_viewport()


def test_without_the_document_the_words_stand_in_the_tasks_text(
    open_page: OpenPage, store: Store
) -> None:
    assert not any(each.failed for each in load_files(store, find_files([SAMPLES])))
    page = open_page(build_page(store)).page
    quote = page.evaluate(
        """() => {
          const stands = (each) => each.quote && data.tasks[each.task].text?.includes(each.quote);
          const edge = participations.find(stands);
          go({ sheet: sourceSheet(edge) });
          return edge.quote;
        }"""
    )
    expect(page.locator("#sheet blockquote mark").first).to_have_text(quote)
    assert page.get_by_role("link", name="Xem trong văn bản").count() == 0
