"""Chromium with a profile of its own, in which third-party cookies are blocked."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from scripts.machine import require_chromium
from tests.browser.waiting import PATIENCE_MS

COOKIE_CONTROLS_OFF = 0
COOKIE_CONTROLS_BLOCK_THIRD_PARTY = 1
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # A page under test reaches this machine only.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


@contextmanager
def browser(
    playwright: Playwright,
    profile: Path,
    *,
    block_third_party_cookies: bool = True,
    phone: bool = False,
    java_script: bool = True,
) -> Iterator[BrowserContext]:
    """Start Chromium with a new profile in an empty folder.

    The switch is a preference of the profile, as a user sets it; Playwright has none.
    """
    write_preferences(profile, block_third_party_cookies=block_third_party_cookies)
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=require_chromium(),
        headless=True,
        chromium_sandbox=os.geteuid() != 0,
        args=list(ARGUMENTS),
        viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 900},
        has_touch=phone,
        is_mobile=phone,
        java_script_enabled=java_script,
    )
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context
    finally:
        context.close()


def write_preferences(profile: Path, *, block_third_party_cookies: bool) -> None:
    """Write the preferences that Chromium reads when it starts."""
    mode = COOKIE_CONTROLS_BLOCK_THIRD_PARTY if block_third_party_cookies else COOKIE_CONTROLS_OFF
    preferences = {
        "profile": {
            "block_third_party_cookies": block_third_party_cookies,
            "cookie_controls_mode": mode,
        }
    }
    folder = profile / "Default"
    folder.mkdir(parents=True)
    (folder / "Preferences").write_text(json.dumps(preferences))
