"""The pictures of docs/page.md, taken of the real page in a real browser: python -m docs.pictures.

Each is what the page shows after the clicks that docs/page.md tells.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graph.opening import open_store
from loaders.batch import REVIEWED_PLANS, SAMPLES, find_files, load_files
from loaders.formats.opening import read_file
from queries.facts import read_facts
from viz.page import build_page

IMAGES = Path(__file__).parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1180, 760


def overview(_page: Page) -> None:
    """No click."""


def agency(page: Page) -> None:
    """What an agency must finish."""
    page.locator(".bars").get_by_role("link", name="Sở Công Thương (Sơn La)").click()


def cooperation(page: Page) -> None:
    """What two provinces do together."""
    page.get_by_role("link", name="Hợp tác", exact=True).click()


def source(page: Page) -> None:
    """Where it says so."""
    cooperation(page)
    page.locator("#cooperation-table tbody a .tag").first.click()


def matrix(page: Page) -> None:
    """The matrix of one plan."""
    page.get_by_role("link", name="Ma trận", exact=True).click()
    page.locator("#filter-plan").select_option("son-la/hop-tac-thanh-hoa-2026")


def network(page: Page) -> None:
    """The network of one plan around its coordinator."""
    page.get_by_role("link", name="Mạng lưới", exact=True).click()
    page.locator("#filter-plan").select_option("son-la/hop-tac-thanh-hoa-2026")


def sentence(page: Page) -> None:
    """The sentence, in its document."""
    page.locator(".bars a").first.click()
    page.locator("#sheet .items .about a").first.click()
    page.get_by_role("link", name="Xem trong văn bản").first.click()


OF_PLANS = (overview, agency, cooperation, source, matrix, network)
OF_DOCUMENTS = (sentence,)


def main() -> None:
    """Build the pages and take their pictures."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("no Chromium here: install it to take pictures")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, source_folder, pictures in (
            ("plans", REVIEWED_PLANS, OF_PLANS),
            ("samples", SAMPLES, OF_DOCUMENTS),
        ):
            file = Path(folder) / f"{name}.html"
            file.write_text(_text_of(source_folder, Path(folder) / f"{name}.kgl"), encoding="utf-8")
            for clicks in pictures:
                _take(page, file, clicks)
        chromium.close()


def _take(page: Page, file: Path, clicks: Callable[[Page], None]) -> None:
    page.goto("about:blank")
    page.goto(file.as_uri())
    clicks(page)
    page.wait_for_timeout(600)
    page.screenshot(path=IMAGES / f"page-{clicks.__name__}.png")


def _text_of(folder: Path, place: Path) -> str:
    """The page on the plans or documents of a folder."""
    store = open_store(str(place), "write")
    for outcome in load_files(store, find_files([folder])):
        assert outcome.failed is None, outcome.failed  # noqa: S101
    sources = {each.id: each.source_file for each in read_facts(store).programmes.values()}
    text = build_page(store, documents=_texts(folder, sources))
    store.close()
    return text


def _texts(folder: Path, sources: Mapping[str, str | None]) -> dict[str, str]:
    """The texts of those documents that are in the folder, by the plan's id."""
    return {
        plan: read_file(folder / name).text
        for plan, name in sources.items()
        if name and (folder / name).is_file()
    }


if __name__ == "__main__":
    main()
