"""One deployment for this folder, and a tab in it for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.dashboard.panel import Deployment, Panel, deployed


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    """The app and the sandbox, as the last test left them."""
    with deployed(tmp_path_factory.mktemp("deployment")) as running:
        yield running


@pytest.fixture
def deployment(running: Deployment) -> Deployment:
    """The app and the sandbox, with nothing saved.

    The app stays installed between tests: openings with new tokens are rationed, ten a minute.
    """
    running.forget()
    return running


@pytest.fixture
def panel(deployment: Deployment, chromium: BrowserContext) -> Panel:
    """The app, opened in the Control Panel."""
    return Panel(deployment, chromium)
