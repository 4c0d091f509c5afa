"""A browser, a small app for it to show, and a sandbox that knows the app."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.sandbox.server import OriginServer
from tests.browser.chromium import browser
from tests.browser.waiting import PATIENCE_MS
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

HERE = Path(__file__).parent

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
        self.redirects = 0
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
        if request.path == "/open" and self.redirects:
            self.redirects -= 1
            return redirect(request.full_path)
        if request.path == "/open":
            self.opened.append(request)
            page = APP_PAGE.format(sdk=self.sdk, script=self.page_script)
            return Response(page, content_type="text/html; charset=utf-8")
        if request.path == "/site":
            return Response(self.site, content_type="text/html; charset=utf-8")
        if request.path == "/storefront.js":
            return Response(self.storefront_script, content_type="text/javascript; charset=utf-8")
        if request.path == "/storefront.css":
            return Response(self.stylesheet, content_type="text/css")
        return Response(status=404)

    def stop(self) -> None:
        self._server.stop()


@pytest.fixture(scope="package")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One browser for this folder; with a profile on disk it keeps what it has compiled."""
    expect.set_options(timeout=PATIENCE_MS)
    profile = tmp_path_factory.mktemp("browser") / "profile"
    with (
        sync_playwright() as playwright,
        browser(playwright, profile, block_third_party_cookies=False) as context,
    ):
        yield context


@pytest.fixture(scope="package")
def running() -> Iterator[Sandbox]:
    """One sandbox for this folder, whose files the browser then knows."""
    with Sandbox() as running:
        yield running


@pytest.fixture
def app() -> Iterator[StandInApp]:
    running = StandInApp()
    yield running
    running.stop()


@pytest.fixture
def sandbox(app: StandInApp, running: Sandbox) -> Sandbox:
    running.reset()
    running.add_app(
        SandboxApp(
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            title="Stand-in",
            iframe_url=f"{app.url}/open",
            script_url=f"{app.url}/storefront.js",
            stylesheet_url=f"{app.url}/storefront.css",
        )
    )
    app.sdk = f"{running.control_panel_url}/ecwid-sdk/js/1.3.0/ecwid-app.js"
    running.create_store(STORE_ID, name="Paper & Clay")
    running.seed(STORE_ID, "small")
    running.install(CLIENT_ID, STORE_ID)
    return running


@pytest.fixture
def new_page(chromium: BrowserContext, sandbox: Sandbox) -> Iterator[Callable[..., Page]]:
    """Open pages, closed with all that they stored; an uncaught error in one fails the test."""
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
        page.close()
    forget(chromium, sandbox.control_panel_url, sandbox.storefront_url)
    assert errors == []


def forget(context: BrowserContext, *origins: str) -> None:
    """Empty the browser's storages of these origins; it keeps their files."""
    session = context.new_cdp_session(context.pages[0])
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
    context.clear_cookies()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()
