"""What the browser tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tests.browser.chromium import browser

HERE = Path(__file__).parent


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
    with sync_playwright() as started:
        yield started


@pytest.fixture
def chromium(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser with a new profile that blocks third-party cookies."""
    with browser(playwright, tmp_path / "profile") as context:
        yield context
