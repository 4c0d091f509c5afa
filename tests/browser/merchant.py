"""A merchant in the Control Panel, with the app served as in production."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage, FrameLocator, Locator, Page, expect

from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.sandbox.apps import PayloadMode
from scripts.demo import CLIENT_ID, CLIENT_SECRET
from tests.app_process import SLUG, AppProcess, prepare, production_environment, serve
from tests.browser.waiting import press

STORE_ID = 1003
AUTH_SWITCHES: dict[PayloadMode, str] = {"encrypted": "0", "hash": "1"}
"""The values of ECWID_DEFAULT_USER_AUTH."""
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"


@dataclass(frozen=True, kw_only=True)
class Deployment:
    """An Ecwid with one store, and for each transport an app process that takes only it.

    The app stays installed from test to test: openings with new tokens are rationed, ten a minute.
    """

    sandbox: Sandbox
    apps: Mapping[PayloadMode, AppProcess]

    @classmethod
    @contextmanager
    def running(cls, folder: Path) -> Iterator[Deployment]:
        """Migrate and collect as before a first deployment, then run everything."""
        with ExitStack() as stack:
            sandbox = stack.enter_context(Sandbox())
            sandbox.create_store(STORE_ID, name="Tea & more")
            env = {
                **production_environment(folder, sandbox),
                "EXTRA_APPS": ",".join(settings.DEMO_APPS),
            }
            prepare(env)
            apps: dict[PayloadMode, AppProcess] = {}
            for mode, switch in AUTH_SWITCHES.items():
                logs = folder / mode
                logs.mkdir()
                own = {**env, "ECWID_DEFAULT_USER_AUTH": switch}
                apps[mode] = stack.enter_context(serve(logs, own))
            yield cls(sandbox=sandbox, apps=apps)

    def install(self, mode: PayloadMode) -> AppProcess:
        """Install the app with nothing stored, opened by this transport; give its process."""
        app = self.apps[mode]
        self.sandbox.faults.clear()
        self.sandbox.add_app(
            SandboxApp(
                client_id=CLIENT_ID,
                client_secret=CLIENT_SECRET,
                iframe_url=f"{app.url}/{SLUG}/open",
                script_url=f"{app.url}/{SLUG}/storefront.js",
                stylesheet_url=f"{app.url}/{SLUG}/storefront.css",
                payload_mode=mode,
            )
        )
        if self.sandbox.tokens(CLIENT_ID, STORE_ID) is None:
            self.sandbox.install(CLIENT_ID, STORE_ID)
        self.sandbox.set_storage(CLIENT_ID, STORE_ID, {})
        return app


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

    def open_settings(self) -> Tab:
        """Open the app in the Control Panel and wait until its scripts have run."""
        tab = self.open_app()
        expect(tab.frame.locator("html")).to_have_attribute("data-enhanced", "")
        return tab

    def open_app(self) -> Tab:
        """Open the app in the Control Panel and wait until it is shown, be it a refusal."""
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
        values: dict[str, Any] = self._stored("settings-announcement").get("values", {})
        return values

    def is_live(self) -> bool:
        """Whether the public config shows the announcement in the shop."""
        return bool(self._stored("public").get("announcement", {}).get("enabled"))

    def _stored(self, key: str) -> dict[str, Any]:
        text = self.sandbox.storage(CLIENT_ID, STORE_ID).get(key, "{}")
        document: dict[str, Any] = json.loads(text)
        return document


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
        """The field that the tests type into, the bar's."""
        return self.frame.locator("#section-announcement").get_by_label("Message")

    def switch_on(self) -> None:
        """Switch the announcement on, or off again, by keyboard."""
        self.page.bring_to_front()
        self.frame.get_by_role("switch", name="Show the bar").press("Space")

    def save(self) -> None:
        """Press the button of the save bar, in the tab that the merchant looks at."""
        # A tab behind another one draws when it likes, and its bar may yet be on its way.
        self.page.bring_to_front()
        bar = self.frame.get_by_role("region", name="Unsaved changes")
        press(bar.get_by_role("button", name="Save"))

    def expect_saved(self) -> None:
        """Wait until the section says so; the bar does for some seconds only."""
        expect(self.frame.locator(".alert-success")).to_contain_text("Saved")

    def screenshot(self, name: str) -> None:
        """Keep a picture to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        # To hide the caret, Playwright would add a style that the page's policy rightly blocks.
        self.page.screenshot(path=SCREENSHOTS / f"merchant-{name}.png", caret="initial")
