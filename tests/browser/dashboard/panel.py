"""A merchant in a browser: the sandbox's Control Panel with our page in its frame."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, expect

from ecwid_native.sandbox import Sandbox, SandboxApp
from scripts.demo import CLIENT_ID, CLIENT_SECRET
from tests.app_process import AppProcess, prepare, production_environment, serve
from tests.browser.waiting import HELD_TIMERS, press

STORE_ID = 1003
SETTINGS_MODULE = "tests.dashboard.site.settings"
STYLESHEET = "ecwid-app-ui.css"
SCREENSHOTS = Path(__file__).resolve().parents[3] / "var" / "screenshots"
UNTIL_THE_FRAME_FITS = """
({ ownerDocument: { documentElement: page } }) => new Promise((resolve) => {
  const look = () => innerHeight === page.offsetHeight ? resolve() : requestAnimationFrame(look);
  look();
})
"""


@dataclass(frozen=True)
class Deployment:
    """A running app and the Ecwid in which it is installed."""

    sandbox: Sandbox
    app: AppProcess

    def open_url(self, **options: Any) -> str:
        """An address of the app's frame, for a browser that shows it alone."""
        return self.sandbox.open_url(CLIENT_ID, STORE_ID, **options)

    def stored(self, key: str) -> Any:
        """What the store has under a key, as JSON; None for nothing."""
        text = self.sandbox.storage(CLIENT_ID, STORE_ID).get(key)
        return None if text is None else json.loads(text)

    def store(self, key: str, value: Any) -> None:
        """Put JSON into the store, behind the app's back."""
        self.sandbox.set_storage(CLIENT_ID, STORE_ID, {key: json.dumps(value)})

    def forget(self) -> None:
        """Empty the store's storage and end all faults; the app stays installed."""
        self.sandbox.faults.clear()
        self.sandbox.set_storage(CLIENT_ID, STORE_ID, {})
        self.sandbox.change_store(STORE_ID, panel_language="en")

    def reinstall(self) -> None:
        """Give the app new tokens, which ends every session."""
        self.sandbox.uninstall(CLIENT_ID, STORE_ID)
        self.sandbox.install(CLIENT_ID, STORE_ID)


@contextmanager
def deployed(folder: Path) -> Iterator[Deployment]:
    """Run a sandbox and the app, which is installed in one store."""
    with Sandbox() as sandbox:
        env = {
            **production_environment(folder, sandbox),
            "DJANGO_SETTINGS_MODULE": SETTINGS_MODULE,
            "ECWID_CSS_URL": f"{sandbox.control_panel_url}/ecwid-sdk/css/1.3.19/{STYLESHEET}",
        }
        prepare(env)
        with serve(folder, env) as app:
            sandbox.create_store(STORE_ID, name="Paper & Clay")
            sandbox.add_app(
                SandboxApp(
                    client_id=CLIENT_ID,
                    client_secret=CLIENT_SECRET,
                    iframe_url=f"{app.url}/demo/open",
                )
            )
            sandbox.install(CLIENT_ID, STORE_ID)
            yield Deployment(sandbox, app)


class Panel:
    """One tab with the app in it.

    Attributes:
        page: the Control Panel.
        frame: our page in it.
        complaints: errors of scripts and violations of the content policy.
    """

    def __init__(self, deployment: Deployment, context: BrowserContext) -> None:
        self.deployment = deployment
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) =>"
            " { throw new Error(`blocked: ${event.violatedDirective} ${event.blockedURI}`) })"
        )
        # The bar says "Saved" until time passes, however late a test looks.
        self.page.add_init_script(HELD_TIMERS)
        self.frame: FrameLocator = self.page.frame_locator("iframe")
        self.open()

    def open(self) -> None:
        """Open the app's tab, or open it again, and wait until its scripts have run."""
        url = self.deployment.sandbox.control_panel_url
        self.page.goto(f"{url}/store/{STORE_ID}#app:name={CLIENT_ID}")
        expect(self.frame.locator("h1")).to_be_visible()
        expect(self.frame.locator("html")).to_have_attribute("data-enhanced", "")

    @property
    def bar(self) -> Locator:
        """The save bar."""
        return self.frame.locator("[data-save-bar]")

    def field(self, label: str) -> Locator:
        """A field by its label."""
        return self.frame.get_by_label(label)

    def press(self, name: str) -> None:
        """Press a button, once it is at rest."""
        press(self.frame.get_by_role("button", name=name, exact=True))

    def toggle(self, label: str) -> None:
        """Switch a checkbox, or choose a radio button, by keyboard.

        The frame grows with what is typed, and a click on what moves is lost.
        """
        field = self.field(label)
        before = field.is_checked()
        field.press("Space")
        expect(field).to_be_checked(checked=not before)

    def wait_for_height(self) -> None:
        """Return once the control panel has made the frame as tall as its page."""
        self.frame.locator("body").evaluate(UNTIL_THE_FRAME_FITS)

    def alert(self, text: str) -> Locator:
        """The notice with that text."""
        return self.frame.locator(".alert", has_text=text)

    def screenshot(self, name: str) -> None:
        """Keep a picture to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"dashboard-{name}.png", caret="initial")
