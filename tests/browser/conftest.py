"""What the browser tests share."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect, sync_playwright

from tests.browser.chromium import browser
from tests.browser.shop import served_files
from tests.browser.waiting import PATIENCE_MS

HERE = Path(__file__).parent


class Browsers(Protocol):
    """Gives the browser of a desktop or of a phone, and starts it on first use."""

    def __call__(self, *, phone: bool) -> BrowserContext:
        """The browser, which blocks third-party cookies."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once for this folder.

    Not for the session: while it runs, its event loop makes Django refuse the ORM in this thread.
    """
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browsers(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browsers]:
    """The browsers of this folder: nothing of ours outlives a tab, and a start takes seconds."""
    with ExitStack() as stack:

        @cache
        def start(*, phone: bool) -> BrowserContext:
            profile = tmp_path_factory.mktemp("browser") / "profile"
            return stack.enter_context(browser(playwright, profile, phone=phone))

        yield start


@pytest.fixture(scope="package")
def files_origin() -> Iterator[str]:
    """Where our storefront files are, and the empty ones."""
    with served_files() as origin:
        yield origin


@pytest.fixture
def phone() -> bool:
    """Whether the test's browser is a phone's; some tests use both."""
    return False


@pytest.fixture
def chromium(browsers: Browsers, *, phone: bool) -> Iterator[BrowserContext]:
    """A browser that blocks third-party cookies; a test's tabs and routes end with the test."""
    context = browsers(phone=phone)
    yield context
    context.unroute_all()
    context.clear_permissions()
    for page in context.pages[1:]:  # without any tab the browser would end
        page.close()
