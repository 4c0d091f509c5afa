"""A shop of the sandbox that loads our storefront files, for the browser."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from werkzeug.serving import make_server

from ecwid_native.sandbox import Sandbox, SandboxApp
from storefront_assets.wsgi import storefront

STORE_ID = 1003
CLIENT_ID = "demo-app"
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
DRAWN = "document.querySelector('.grid-product, .product-details')"
READY = f"{DRAWN} && window['__app_demo-app']"
# Stylesheets and pictures are there, and no color fades in any more.
SETTLED = """
  Array.from(document.querySelectorAll("link[rel=stylesheet]")).every((link) => link.sheet) &&
  Array.from(document.images).every((image) => image.complete || image.loading == "lazy") &&
  document.getAnimations().length == 0
"""
BAR = "#app-demo-app-announcement-main"
REGION = f"{BAR} [role=region]"  # shown once the stylesheet is there

# Adds up what Chromium says about moving content from a moment on; it says so a little later.
WATCH_SHIFTS = """
window.shifts = 0;
window.watchedSince = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.startTime > window.watchedSince) window.shifts += entry.value;
  }
}).observe({ type: "layout-shift", buffered: true });
"""


def empty_files(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The files of an app that does nothing."""
    kind = "css" if environ["PATH_INFO"].endswith(".css") else "javascript"
    start_response("200 OK", [("Content-Type", f"text/{kind}"), ("Content-Length", "0")])
    return [b""]


@contextmanager
def served_files() -> Iterator[str]:
    """Serve the storefront files, and empty ones elsewhere; give the origin."""
    server = make_server("127.0.0.1", 0, storefront(empty_files), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Shop:
    """Store 1003 of a sandbox as a shopper's browser sees it.

    Attributes:
        settings: of the bar, as last published.
        complaints: what the page's console said and what it threw.
    """

    sandbox: Sandbox
    files_origin: str
    context: BrowserContext
    settings: dict[str, Any] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def install(self, folder: str = "demo", *, language: str = "en") -> None:
        """Create the store with an app whose two files are in ``folder``."""
        self.sandbox.reset()
        self.sandbox.create_store(STORE_ID, name="Tea & more", language=language)
        self.sandbox.seed(STORE_ID, "small")
        self.sandbox.add_app(
            SandboxApp(
                client_id=CLIENT_ID,
                client_secret="0123456789abcdef",
                iframe_url="http://127.0.0.1/unused",
                script_url=f"{self.files_origin}/{folder}/storefront.js",
                stylesheet_url=f"{self.files_origin}/{folder}/storefront.css",
            )
        )
        self.sandbox.install(CLIENT_ID, STORE_ID)

    def configure(self, **announcement: Any) -> None:
        """Publish these settings of the bar, switched on unless they say otherwise."""
        self.settings = {"enabled": True, "text": "Free shipping this week", **announcement}
        self.publish(json.dumps({"announcement": self.settings}))

    def publish(self, public_config: str) -> None:
        """Make this text the public config."""
        self.sandbox.set_storage(CLIENT_ID, STORE_ID, {"public": public_config})

    def visit(self, path: str = "", *, ready: str = READY, script: str = "") -> Page:
        """Open a page of the shop, with a script of a test's in it; wait until the app's ran."""
        page = self.context.new_page()
        page.add_init_script(WATCH_SHIFTS + script)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{self.sandbox.storefront_url}/{STORE_ID}{path}")
        if ready:
            page.wait_for_function(ready)
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{message.type}: {message.text}")


def screenshot(page: Page, name: str) -> None:
    """Keep a picture to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"storefront-{name}.png")
