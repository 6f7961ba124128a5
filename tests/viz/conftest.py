"""The four plans as a store and as a page, and a real browser to open pages in."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.store import Store
from loaders.batch import REVIEWED_PLANS, find_files, load_files
from tests.stores import embedded
from tests.viz.worlds import HOSTILE, write_plan
from viz.page import build_page

NO_BROWSER = (
    "no Chromium here: install it (Debian: apt-get install chromium) or set DAUMOI_CHROMIUM"
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Opened:
    """A page in the browser, with all that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


OpenPage = Callable[..., Opened]


@pytest.fixture(scope="session")
def four_plans() -> Iterator[Store]:
    """The four reviewed plans."""
    with embedded() as store:
        failures = [each.failed for each in load_files(store, find_files([REVIEWED_PLANS]))]
        assert not any(failures)
        yield store


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store."""
    with embedded() as store:
        yield store


@pytest.fixture(scope="session")
def page_text(four_plans: Store) -> str:
    """The page on the four plans, in Vietnamese."""
    return build_page(four_plans)


@pytest.fixture(scope="session")
def hostile_text() -> str:
    """The page on a plan of hostile names."""
    with embedded() as store:
        write_plan(store, HOSTILE, tasks=len(HOSTILE))
        return build_page(store, title=HOSTILE[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; without one the tests that need it are skipped, or fail where they must."""
    found = os.environ.get("DAUMOI_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("CI") or os.environ.get("DAUMOI_REQUIRE_BROWSER"):
            raise pytest.fail.Exception(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens a page's text from a file, the network cut off: at a view, in a window of any size."""
    contexts = []

    def opening(
        text: str,
        view: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
    ) -> Opened:
        path = tmp_path / "trang.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            offline=True,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.goto(f"{path.as_uri()}#{view}" if view else path.as_uri())
        return opened

    yield opening
    for context in contexts:
        context.close()
