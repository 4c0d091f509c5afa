"""A merchant in the Control Panel, with the app served as in production."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, FrameLocator, Locator, Page, expect

from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.sandbox.apps import PayloadMode
from scripts.demo import CLIENT_ID, CLIENT_SECRET
from tests.app_process import SLUG, AppProcess, prepare, production_environment, serve

STORE_ID = 1003
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"


@dataclass(frozen=True, kw_only=True)
class Deployment:
    """A migrated database and collected files, made once; each app process gets a copy."""

    folder: Path

    @classmethod
    def make(cls, folder: Path, sandbox: Sandbox) -> Deployment:
        """Prepare as before a first deployment."""
        prepare(production_environment(folder, sandbox))
        return cls(folder=folder)

    @contextmanager
    def serve(self, folder: Path, sandbox: Sandbox, mode: PayloadMode) -> Iterator[AppProcess]:
        """Run the app on a database of its own."""
        shutil.copy(self.folder / "db.sqlite3", folder / "db.sqlite3")
        env = {
            **production_environment(folder, sandbox),
            "STATIC_ROOT": str(self.folder / "static"),
            "ECWID_DEFAULT_USER_AUTH": "1" if mode == "hash" else "0",
        }
        with serve(folder, env) as app:
            yield app


@dataclass(kw_only=True)
class Merchant:
    """The merchant of store 1003 with one browser.

    Attributes:
        complaints: what a console said or a page threw, apart from failed requests.
    """

    sandbox: Sandbox
    app: AppProcess
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)

    def install(self, mode: PayloadMode) -> None:
        """Create the store and install the app, as new."""
        self.sandbox.reset()
        self.sandbox.create_store(STORE_ID, name="Tea & more")
        self.sandbox.add_app(
            SandboxApp(
                client_id=CLIENT_ID,
                client_secret=CLIENT_SECRET,
                iframe_url=f"{self.app.url}/{SLUG}/open",
                script_url=f"{self.app.url}/{SLUG}/storefront.js",
                stylesheet_url=f"{self.app.url}/{SLUG}/storefront.css",
                payload_mode=mode,
            )
        )
        self.sandbox.install(CLIENT_ID, STORE_ID)

    def open_app(self) -> Tab:
        """Open the app's tab in the Control Panel and wait until it is shown."""
        page = self.new_page()
        page.goto(f"{self.sandbox.control_panel_url}/store/{STORE_ID}#app:name={CLIENT_ID}")
        expect(page.locator(".app-frame")).to_have_attribute("data-state", "shown")
        return Tab(page=page)

    def open_storefront(self) -> Page:
        """Open the shop as a shopper and wait until the app's script has run."""
        page = self.new_page()
        page.goto(f"{self.sandbox.storefront_url}/{STORE_ID}")
        page.wait_for_function(f"window['__app_{CLIENT_ID}']")
        return page

    def new_page(self) -> Page:
        """A page whose complaints are heard."""
        page = self.context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        # A refused request says so in red, and that is all it means.
        is_refusal = "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not is_refusal:
            self.complaints.append(f"{message.type}: {message.text}")

    def saved(self) -> dict[str, Any]:
        """The announcement's settings as they are stored, or nothing."""
        text = self.sandbox.storage(CLIENT_ID, STORE_ID).get("settings-announcement", "{}")
        values: dict[str, Any] = json.loads(text).get("values", {})
        return values


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One tab of the Control Panel that shows the app."""

    page: Page

    @property
    def frame(self) -> FrameLocator:
        """The app's page."""
        return self.page.frame_locator(".app-frame__iframe")

    @property
    def message(self) -> Locator:
        """The field that the tests type into."""
        return self.frame.get_by_label("Message")

    def switch_on(self) -> None:
        """Switch the announcement on, or off again, by keyboard."""
        self.page.bring_to_front()
        self.frame.get_by_role("switch", name="Show the bar").focus()
        self.page.keyboard.press("Space")

    def save(self) -> None:
        """Press the button of the save bar, in the tab that the merchant looks at."""
        # A tab behind another one draws when it likes, and its bar may yet be on its way.
        self.page.bring_to_front()
        self.frame.get_by_role("region", name="Unsaved changes").get_by_role(
            "button", name="Save"
        ).click()

    def expect_saved(self) -> None:
        """Wait until the page says so."""
        expect(self.frame.locator("[data-save-bar]")).to_have_attribute("data-state", "saved")

    def screenshot(self, name: str) -> None:
        """Keep a picture to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        # To hide the caret, Playwright would add a style that the page's policy rightly blocks.
        self.page.screenshot(path=SCREENSHOTS / f"merchant-{name}.png", caret="initial")
