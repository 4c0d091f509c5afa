"""A browser, a small app for it to show, and a sandbox that knows the app."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright
from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.sandbox.server import OriginServer
from scripts.machine import require_chromium
from tests.browser.chromium import ARGUMENTS
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

HERE = Path(__file__).parent
READY_TIMEOUT_SECONDS = 2.0

APP_PAGE = """<!doctype html><meta charset="utf-8"><title>App</title>
<body class="normalized"><h1>Stand-in app</h1><script src="{sdk}"></script><script>{script}</script>
"""
READY = f"EcwidApp.init({{app_id: '{CLIENT_ID}'}}); EcwidApp.ready();"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


class StandInApp:
    """An app of a few lines, served on its own origin."""

    def __init__(self) -> None:
        self.sdk = ""
        self.page_script = READY
        self.storefront_script = ""
        self.stylesheet = ""
        self.site = ""
        self.file_delay_seconds = 0.0
        self.opened: list[Request] = []
        self._server = OriginServer(host="127.0.0.1", port=0)
        self.url = f"http://localhost:{self._server.port}"
        self._server.start(self)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        request = Request(environ)
        return self.answer(request)(environ, start_response)

    def answer(self, request: Request) -> Response:
        if request.path == "/open":
            self.opened.append(request)
            page = APP_PAGE.format(sdk=self.sdk, script=self.page_script)
            return Response(page, content_type="text/html; charset=utf-8")
        if request.path == "/site":
            return Response(self.site, content_type="text/html; charset=utf-8")
        time.sleep(self.file_delay_seconds)
        if request.path == "/storefront.js":
            return Response(self.storefront_script, content_type="text/javascript; charset=utf-8")
        if request.path == "/storefront.css":
            return Response(self.stylesheet, content_type="text/css")
        return Response(status=404)

    def stop(self) -> None:
        self._server.stop()


@pytest.fixture(scope="package")
def chromium() -> Iterator[BrowserContext]:
    """One browser profile for this folder: each sandbox has ports, and so origins, of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=require_chromium(), args=[*ARGUMENTS, "--no-sandbox"]
        )
        context = browser.new_context()
        context.set_default_timeout(15_000)
        yield context
        browser.close()


@pytest.fixture
def app() -> Iterator[StandInApp]:
    running = StandInApp()
    yield running
    running.stop()


@pytest.fixture
def sandbox(app: StandInApp) -> Iterator[Sandbox]:
    registered = SandboxApp(
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        title="Stand-in",
        iframe_url=f"{app.url}/open",
        script_url=f"{app.url}/storefront.js",
        stylesheet_url=f"{app.url}/storefront.css",
    )
    with Sandbox([registered], ready_timeout_seconds=READY_TIMEOUT_SECONDS) as running:
        app.sdk = f"{running.control_panel_url}/ecwid-sdk/js/1.3.0/ecwid-app.js"
        running.create_store(STORE_ID, name="Paper & Clay")
        running.seed(STORE_ID, "small")
        running.install(CLIENT_ID, STORE_ID)
        yield running


@pytest.fixture
def new_page(chromium: BrowserContext, sandbox: Sandbox) -> Iterator[Callable[..., Page]]:
    """Open pages, closed before the sandbox stops; an uncaught error in one fails the test."""
    pages: list[Page] = []
    errors: list[str] = []

    def open_page(*, phone: bool = False) -> Page:
        page = chromium.new_page()
        if phone:
            page.set_viewport_size({"width": 390, "height": 844})
        page.on("pageerror", lambda error: errors.append(str(error)))
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        with suppress(Error):  # a page that was never opened has no storage
            page.evaluate("localStorage.clear()")  # a later sandbox may get the same port
        page.close()
    assert errors == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()
