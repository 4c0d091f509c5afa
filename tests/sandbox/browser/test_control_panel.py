"""The Control Panel in a browser."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import quote

import pytest
from playwright.sync_api import Frame, Page, expect

from ecwid_native.sandbox import Sandbox
from tests.browser.waiting import HELD_TIMERS, pass_time, until
from tests.sandbox.browser.conftest import READY, StandInApp
from tests.sandbox.conftest import CLIENT_ID, STORE_ID

READY_TIMEOUT_SECONDS = 10
PT_BR_HEX = b'"lang":"pt_BR"'.hex()


def open_app(page: Page, sandbox: Sandbox, *, rest: str = "") -> None:
    page.goto(f"{sandbox.control_panel_url}/store/{STORE_ID}#app:name={CLIENT_ID}{rest}")


def app_frame(page: Page) -> Frame:
    """The app's frame, as soon as it is there (the page's CSP forbids waiting by script).

    Wait in it with a polling interval: a hidden frame has no animation frames.
    """
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    return frame


def frame_state(page: Page, state: str) -> None:
    expect(page.locator(".app-frame")).to_have_attribute("data-state", state)


def opened_again(page: Page) -> AbstractContextManager[object]:
    """Wait until what the block does has opened the app anew: the old state is gone by then."""
    return page.expect_response(f"**/apps/{CLIENT_ID}/open")


def test_from_the_list_of_stores_to_the_app(page: Page, sandbox: Sandbox) -> None:
    page.goto(sandbox.control_panel_url)
    page.get_by_role("link", name="Paper & Clay").click()
    page.get_by_role("navigation").get_by_role("link", name="Stand-in").click()

    expect(page.frame_locator("iframe").get_by_role("heading")).to_have_text("Stand-in app")
    frame_state(page, "shown")
    expect(page).to_have_title("Paper & Clay · Control Panel sandbox")


def test_it_works_by_keyboard(page: Page, sandbox: Sandbox) -> None:
    page.goto(f"{sandbox.control_panel_url}/store/{STORE_ID}")
    page.get_by_role("navigation").get_by_role("link", name="Stand-in").focus()
    page.keyboard.press("Enter")

    frame_state(page, "shown")


@pytest.mark.parametrize("mode", ["encrypted", "hash"])
def test_both_transports(page: Page, app: StandInApp, sandbox: Sandbox, mode: str) -> None:
    sandbox.set_payload_mode(CLIENT_ID, "hash" if mode == "hash" else "encrypted")
    app.page_script = READY + "document.title = JSON.stringify(EcwidApp.getPayload());"

    open_app(page, sandbox, rest="&app_state=" + quote("order: 12 & 100%"))
    frame_state(page, "shown")

    seen = json.loads(app_frame(page).evaluate("document.title"))
    if mode == "hash":
        assert seen["store_id"] == STORE_ID
        assert seen["app_state"] == "order%3A%2012%20%26%20100%25"
        assert dict(app.opened[0].args) == {}
    else:
        assert seen is None
        assert app.opened[0].args["app_state"] == "order: 12 & 100%"
        assert set(app.opened[0].args) == {"payload", "app_state", "cache-killer"}


def test_an_app_that_never_reports_went_wrong(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    app.page_script = ""
    page.add_init_script(HELD_TIMERS)
    open_app(page, sandbox)
    frame_state(page, "loading")
    expect(page.locator("iframe")).to_be_hidden()
    app_frame(page).wait_for_load_state()
    pass_time(page, READY_TIMEOUT_SECONDS - 1)
    frame_state(page, "loading")
    pass_time(page, 1)
    frame_state(page, "error")
    expect(page.get_by_role("alert")).to_contain_text("Something went wrong")

    app.page_script = READY
    page.get_by_role("button", name="Try again").click()

    frame_state(page, "shown")
    assert len(app.opened) == 2


def test_an_app_that_redirects_is_not_shown(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.redirects = 1
    page.add_init_script(HELD_TIMERS)
    with page.expect_console_message(lambda message: "A redirect led" in message.text):
        open_app(page, sandbox)
    assert app.opened[0].args["payload"]
    pass_time(page, READY_TIMEOUT_SECONDS)
    frame_state(page, "error")
    expect(page.get_by_role("alert")).to_contain_text("redirect")

    page.get_by_role("button", name="Try again").click()

    frame_state(page, "shown")


OTHER_MESSAGES = f"""
for (const message of [
  {{ecwidAppNs: "{CLIENT_ID}", method: "ready", data: {{}}}},
  JSON.stringify({{ecwidAppNs: "other-app", method: "ready", data: {{}}}}),
  JSON.stringify({{method: "ready"}}),
  JSON.stringify({{ecwidAppNs: "{CLIENT_ID}", method: 5}}),
  "[" + "[".repeat(100000),
  "null",
  "ready",
]) parent.postMessage(message, "*");
document.title = "sent";
"""
HEAR = """
window.heard = 0;
addEventListener("message", () => { heard++; });
"""


def test_other_messages_are_ignored(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.page_script = OTHER_MESSAGES
    page.add_init_script(HELD_TIMERS + HEAR)

    open_app(page, sandbox)
    until(page, lambda: page.evaluate("heard") == 7)
    frame_state(page, "loading")
    pass_time(page, READY_TIMEOUT_SECONDS)

    frame_state(page, "error")
    expect(page.locator(".log li")).to_have_count(0)


def test_a_message_from_another_window_is_ignored(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    app.page_script = ""
    page.add_init_script(HELD_TIMERS + HEAR)
    open_app(page, sandbox)
    app_frame(page)

    ready = json.dumps({"ecwidAppNs": CLIENT_ID, "method": "ready", "data": {}})
    page.evaluate("text => window.postMessage(text, '*')", ready)
    until(page, lambda: page.evaluate("heard") == 1)
    frame_state(page, "loading")
    pass_time(page, READY_TIMEOUT_SECONDS)

    frame_state(page, "error")


def test_the_height_is_what_the_app_asks_for(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.page_script = READY + "EcwidApp.setSize({height: 777});"

    open_app(page, sandbox)

    expect(page.locator("iframe")).to_have_css("height", "777px")


def test_open_page_navigates_the_control_panel(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    app.page_script = READY + "EcwidApp.openPage('products');"

    open_app(page, sandbox)

    expect(page.get_by_role("heading", level=1)).to_have_text("Not part of the sandbox")
    assert page.url.endswith("#products")


def test_upgrade_and_popup_messages(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.page_script = READY + (
        "EcwidApp.closeAppPopup(); EcwidApp.sendUserToUpgrade(['COMBINATIONS', '<b>x</b>']);"
    )

    open_app(page, sandbox)
    dialog = page.get_by_role("dialog", name="Upgrade your plan")
    expect(dialog.get_by_role("listitem")).to_have_text(["COMBINATIONS", "<b>x</b>"])
    dialog.get_by_role("button", name="Not now").click()
    page.get_by_text("Sandbox tools").click()

    methods = page.locator("ol[aria-label='Messages of the app'] li strong")
    expect(methods).to_have_text(["upgradePlan", "closeAppPopup", "ready"])


def test_inline_view_on_the_payment_page(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    sandbox.set_payload_mode(CLIENT_ID, "hash")
    app.page_script = READY + "document.title = EcwidApp.getPayload().view_mode;"
    page = new_page(phone=True)

    page.goto(f"{sandbox.control_panel_url}/store/{STORE_ID}#payments")
    frame_state(page, "shown")

    assert app_frame(page).evaluate("document.title") == "INLINE"
    width = app_frame(page).evaluate("innerWidth")
    assert 280 <= width <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_language_reaches_the_app(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    sandbox.set_payload_mode(CLIENT_ID, "hash")
    app.page_script = READY + "document.title = EcwidApp.getPayload().lang;"
    open_app(page, sandbox)
    frame_state(page, "shown")

    with opened_again(page):
        page.get_by_label("Language of the Control Panel").select_option("pt_BR")
    frame_state(page, "shown")

    expect(page.locator("#language")).to_have_value("pt_BR")

    expect(page.locator("iframe")).to_have_attribute("src", re.compile(PT_BR_HEX))
    app_frame(page).wait_for_function("document.title === 'pt_BR'", polling=50)


def test_install_reinstall_uninstall(page: Page, sandbox: Sandbox) -> None:
    sandbox.uninstall(CLIENT_ID, STORE_ID)
    open_app(page, sandbox)
    page.get_by_role("button", name="Accept and install").click()
    frame_state(page, "shown")
    first = sandbox.tokens(CLIENT_ID, STORE_ID)

    page.get_by_text("Sandbox tools").click()
    with opened_again(page):
        page.get_by_role("button", name="Reinstall").click()
    frame_state(page, "shown")
    second = sandbox.tokens(CLIENT_ID, STORE_ID)
    page.get_by_role("button", name="Uninstall").click()

    expect(page.get_by_role("heading", name="This app asks for access")).to_be_visible()
    assert first is not None
    assert second is not None
    assert first.access_token != second.access_token
    assert sandbox.tokens(CLIENT_ID, STORE_ID) is None


def test_plan_suspension_and_transport_are_switches(page: Page, sandbox: Sandbox) -> None:
    open_app(page, sandbox)
    page.get_by_text("Sandbox tools").click()
    with page.expect_response(f"**/_sandbox/apps/{CLIENT_ID}"):
        page.get_by_label("plain (#hex)").check()
    expect(page.get_by_label("plain (#hex)")).to_be_checked()
    page.get_by_label("Subscription").select_option("TRIAL")
    expect(page.get_by_label("Subscription")).to_have_value("TRIAL")
    page.get_by_role("checkbox", name="Suspended").check()
    expect(page.get_by_text("REST calls answer 402")).to_be_visible()
    page.get_by_label("Plan").select_option("free")

    expect(page.get_by_text("Not available on your plan")).to_be_visible()
    expect(page.get_by_role("navigation").get_by_role("link", name="Stand-in")).to_have_count(0)
    page.get_by_role("button", name="Open it anyway").click()
    frame_state(page, "shown")
    store = sandbox.stores[0]
    assert (store.plan, store.suspended) == ("free", True)
    told = [each.data for each in sandbox.events.since() if "application.sub" in each.type]
    assert told == [{"oldSubscriptionStatus": "ACTIVE", "newSubscriptionStatus": "TRIAL"}]
    assert "#" in sandbox.open_url(CLIENT_ID, STORE_ID)


def test_a_new_store(page: Page, sandbox: Sandbox) -> None:
    page.goto(sandbox.control_panel_url)
    page.get_by_label("Store id").fill(str(STORE_ID))
    page.get_by_label("Name").fill("<i>Ink</i>")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_role("alert")).to_contain_text("exists already")
    page.get_by_label("Store id").fill("7")
    page.get_by_role("button", name="Create").click()

    expect(page.get_by_role("link", name="<i>Ink</i>")).to_be_visible()


def test_the_menu_on_a_phone(new_page: Callable[..., Page], sandbox: Sandbox) -> None:
    page = new_page(phone=True)
    page.goto(f"{sandbox.control_panel_url}/store/{STORE_ID}")
    link = page.get_by_role("link", name="Payment", exact=True)
    expect(link).to_be_hidden()

    page.get_by_role("button", name="Menu").click()
    link.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Payment")
    expect(link).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
