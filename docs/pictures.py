"""The pictures of the README, taken of the real page in a real browser: python -m docs.pictures."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.opening import open_store
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from viz.page import build_page

IMAGES = Path(__file__).parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Build the page of the four plans and take its picture."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("no Chromium here: install it to take pictures")
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "graph.kgl"), "write")
        for outcome in load_files(store, find_files([REVIEWED_PLANS])):
            assert outcome.failed is None, outcome.failed  # noqa: S101
        page_file = Path(folder) / "daumoi.html"
        page_file.write_text(build_page(store), encoding="utf-8")
        store.close()
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            page = chromium.new_page(viewport={"width": 1180, "height": 860})
            page.goto(page_file.as_uri())
            for part in ("load", "matrix", "network"):
                page.evaluate("id => document.getElementById(id).scrollIntoView()", part)
                page.wait_for_timeout(700)
                page.screenshot(path=IMAGES / f"{part}.png")
            chromium.close()


if __name__ == "__main__":
    main()
