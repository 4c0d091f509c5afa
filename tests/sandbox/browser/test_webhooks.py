"""The log of webhooks in the Control Panel."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from ecwid_native.sandbox import Sandbox
from tests.sandbox.browser.conftest import StandInApp
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID

STAY = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def test_the_log_by_keyboard_on_a_phone(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    """Nobody can be told; then an event by hand fails, is retried by the clock, is sent again."""
    page = new_page(phone=True)
    page.goto(f"{sandbox.control_panel_url}/store/{STORE_ID}#webhooks")
    expect(page.get_by_text("No app takes webhooks.")).to_be_visible()
    expect(page.get_by_role("button", name="Send by hand…")).to_be_disabled()

    sandbox.set_webhook_url(CLIENT_ID, f"{app.url}/webhooks")
    page.reload()
    expect(page.get_by_text("Nothing was sent yet.")).to_be_visible()
    page.get_by_role("button", name="Send by hand…").press("Enter")
    page.get_by_role("combobox", name="Event").select_option("product.updated")
    page.get_by_role("textbox", name="Data").fill("no JSON")
    page.get_by_role("textbox", name="Entity id").press("Enter")
    expect(page.get_by_role("alert")).to_have_text("The data is not JSON.")
    page.get_by_role("textbox", name="Data").fill('{"<b>": 1}')
    page.get_by_role("combobox", name="Signature").select_option("missing")
    page.get_by_role("button", name="Send", exact=True).press("Enter")

    row = page.locator(".delivery").first
    expect(row).to_contain_text("404 in")
    expect(row).to_contain_text("signature missing")
    row.locator("summary").press("Enter")
    page.get_by_role("button", name="Move the clock to the next try").press("Enter")
    expect(row).to_contain_text("2 tries")
    expect(row.locator("summary")).to_be_focused()
    body = json.loads(page.get_by_label("Body", exact=True).inner_text())
    product = sandbox.documents.first(STORE_ID, "product")
    assert product is not None
    assert (body["entityId"], body["data"]) == (product["id"], {"<b>": 1})
    expect(page.get_by_label("Request", exact=True)).to_contain_text(
        "/webhooks?eventtype=product.updated"
    )

    page.get_by_role("button", name="Send again").press("Enter")
    expect(page.locator(".delivery")).to_have_count(2)
    expect(page.locator(".delivery").first).to_contain_text("again #")
    assert page.evaluate(STAY), "nothing sticks out on a phone"
    assert CLIENT_SECRET not in page.content()

    page.get_by_role("combobox", name="Copies").select_option("3")
    page.get_by_role("combobox", name="Order").select_option("shuffled")
    expect(page.get_by_text("Set for what is sent from now on.")).to_be_visible()
    page.get_by_role("button", name="Pause").press("Enter")
    expect(page.get_by_text("Paused: events wait here")).to_be_visible()
    assert (sandbox.webhooks.settings.copies, sandbox.webhooks.settings.order) == (3, "shuffled")
    sandbox.webhooks.configure(copies=7)
    expect(page.get_by_role("combobox", name="Copies")).to_have_value("7")
    sandbox.webhooks.send("product.updated", client_id=CLIENT_ID, store_id=STORE_ID)
    expect(page.locator(".delivery").first).to_contain_text("not tried yet")
    page.get_by_role("button", name="Empty the log").press("Enter")
    expect(page.locator(".delivery")).to_have_count(0)
    page.get_by_role("button", name="Resume").press("Enter")
    expect(page.get_by_text("Paused: events wait here")).to_have_count(0)
