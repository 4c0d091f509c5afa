"""A module calls its author's server from a shop: what only a browser can allow or forbid."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3
from playwright.sync_api import BrowserContext, expect

from ecwid_native.sandbox import Sandbox, SandboxApp
from scripts.demo import CLIENT_ID, CLIENT_SECRET
from tests.app_process import SLUG, AppProcess, prepare, production_environment, serve
from tests.browser.shop import STORE_ID, Shop, screenshot

ESTIMATE = f"#app-{CLIENT_ID}-delivery-estimate-main"
VALUES = {"enabled": True, "transit": "* 3-6"}
PUBLIC = {"enabled": True, "text": "Order now and it arrives between {from} and {to}."}
DAYS = re.compile(r"between \w+, \w+ \d+ and \w+, \w+ \d+")
# As a foreign page would: another origin, JSON, so the browser asks for leave first.
POST = """
async (url) => {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: "{}", credentials: "omit" });
  return [answer.status, (await answer.json()).error.code];
}
"""


@pytest.fixture
def app(sandbox_server: Sandbox, tmp_path: Path) -> Iterator[AppProcess]:
    """The app with the example, as in production."""
    sandbox_server.reset()
    env = production_environment(tmp_path, sandbox_server)
    env["EXTRA_APPS"] = "examples.delivery_estimate"
    prepare(env)
    with serve(tmp_path, env) as process:
        yield process


def test_shoppers_see_what_the_server_knows(
    app: AppProcess, sandbox_server: Sandbox, chromium: BrowserContext
) -> None:
    sandbox = sandbox_server
    shop = Shop(sandbox, app.url, chromium)
    sandbox.create_store(STORE_ID, name="Tea & more")
    sandbox.seed(STORE_ID, "small")
    sandbox.add_app(
        SandboxApp(
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            iframe_url=f"{app.url}/{SLUG}/open",
            script_url=f"{app.url}/{SLUG}/storefront.js",
            stylesheet_url=f"{app.url}/{SLUG}/storefront.css",
        )
    )
    sandbox.install(CLIENT_ID, STORE_ID)
    assert urllib3.request("GET", sandbox.open_url(CLIENT_ID, STORE_ID)).status == 200
    private = json.dumps({"version": 1, "revision": 1, "values": VALUES})
    public = json.dumps({"delivery-estimate": PUBLIC})
    sandbox.set_storage(
        CLIENT_ID, STORE_ID, {"settings-delivery-estimate": private, "public": public}
    )

    page = shop.visit()
    page.locator(".grid-product a").first.click()
    expect(page.locator(ESTIMATE)).to_have_text(DAYS)
    screenshot(page, "endpoint")
    posted = page.evaluate(POST, f"{app.url}/{SLUG}/api/{STORE_ID}/delivery-estimate/arrival")

    assert posted == [405, "method"]
    # The browser itself tells of the refused POST, and of nothing else.
    assert [each for each in shop.complaints if "405" not in each] == []
    assert not [each for each in chromium.cookies() if each["domain"] == "localhost"]
