"""Saving in the browser: the bar, the focus, and what happens when it does not work."""

from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.dashboard.panel import Panel
from tests.browser.waiting import press, until

SAVED_SHOWN_MS = 4000


def test_a_change_shows_the_bar_and_a_save_ends_it(panel: Panel) -> None:
    expect(panel.bar).to_be_hidden()

    panel.field("Message").fill("Closed on Monday")
    expect(panel.bar).to_contain_text("Unsaved changes: Announcement bar")
    panel.screenshot("unsaved")
    panel.press("Save")

    expect(panel.alert("Saved")).to_be_visible()
    expect(panel.bar).to_contain_text("Saved")
    panel.screenshot("saved")
    panel.frame.locator("html").evaluate(f"() => passTime({SAVED_SHOWN_MS})")
    expect(panel.bar).to_be_hidden()
    assert panel.deployment.stored("public")["bar"]["text"] == "Closed on Monday"
    assert panel.deployment.stored("settings-progress") is None
    assert panel.complaints == []


def test_typing_the_old_value_again_is_no_change(panel: Panel) -> None:
    panel.field("Message").fill("Closed on Monday")
    panel.toggle("Show the progress")
    expect(panel.bar).to_contain_text("Announcement bar and Free shipping progress")

    panel.field("Message").fill("Free shipping this week")
    panel.toggle("Show the progress")

    expect(panel.bar).to_be_hidden()


def test_discard_puts_everything_back(panel: Panel) -> None:
    panel.field("Message").fill("Closed on Monday")
    panel.field("Position").select_option("bottom")
    panel.toggle("New visitors only")

    panel.press("Discard")

    expect(panel.field("Message")).to_have_value("Free shipping this week")
    expect(panel.field("Position")).to_have_value("top")
    expect(panel.field("Everybody")).to_be_checked()
    expect(panel.bar).to_be_hidden()


def test_the_keyboard_alone_is_enough(panel: Panel) -> None:
    panel.field("Show the bar on every page").focus()
    panel.page.keyboard.press("Space")
    panel.page.keyboard.press("Tab")
    expect(panel.field("Message")).to_be_focused()
    panel.page.keyboard.press("ControlOrMeta+a")
    panel.page.keyboard.type("Typed")
    panel.page.keyboard.press("Enter")

    expect(panel.alert("Saved")).to_be_visible()
    expect(panel.field("Message")).to_be_focused()
    assert panel.deployment.stored("public")["bar"]["text"] == "Typed"
    assert panel.deployment.stored("public")["bar"]["enabled"] is True


def test_what_changed_is_told_to_screen_readers(panel: Panel) -> None:
    live = panel.frame.get_by_role("status")

    panel.field("Message").fill("Closed on Monday")
    expect(live).to_have_text("Unsaved changes: Announcement bar")
    panel.press("Save")

    expect(live).to_have_text("Saved")


def test_the_first_wrong_field_gets_the_focus_and_secrets_stay_typed(panel: Panel) -> None:
    panel.field("Days to stay hidden").fill("12abc")
    panel.field("CRM key").fill("s3cret")
    panel.field("Message").fill("")

    panel.press("Save")

    expect(panel.field("Message")).to_be_focused()
    expect(panel.field("Message")).to_have_accessible_description(
        "This field is required. Shown in one line. Phones have room for about 40 characters."
    )
    expect(panel.field("Days to stay hidden")).to_have_value("12abc")
    expect(panel.field("CRM key")).to_have_value("s3cret")
    expect(panel.bar).to_contain_text("Unsaved changes: Announcement bar")
    panel.screenshot("errors")


def test_a_saved_secret_is_replaced_or_removed(panel: Panel) -> None:
    panel.field("CRM key").fill("s3cret")
    panel.press("Save")
    expect(panel.alert("Saved")).to_be_visible()
    assert "s3cret" not in panel.frame.locator("body").inner_html()

    press(panel.frame.get_by_text("Replace or remove"))
    press(panel.frame.get_by_text("Remove the saved value"))
    panel.screenshot("secret")
    panel.press("Save")

    expect(panel.frame.get_by_text("Replace or remove")).to_have_count(0)
    assert "key" not in panel.deployment.stored("settings-bar")["values"]


def test_a_conflict_is_settled_by_the_merchant(panel: Panel, chromium: BrowserContext) -> None:
    colleague = Panel(panel.deployment, chromium)
    colleague.field("Message").fill("Theirs")
    colleague.press("Save")
    expect(colleague.alert("Saved")).to_be_visible()

    panel.field("Message").fill("Mine")
    panel.press("Save")
    notice = panel.alert("These settings were changed in the meantime")
    expect(notice).to_be_focused()
    expect(notice.get_by_role("row", name="Message Mine Theirs")).to_be_visible()
    panel.screenshot("conflict")
    panel.press("Keep mine")

    expect(panel.bar).to_contain_text("Saved")
    assert panel.deployment.stored("public")["bar"]["text"] == "Mine"


def test_a_store_that_does_not_answer_in_mid_save_loses_nothing(panel: Panel) -> None:
    panel.deployment.sandbox.faults.add(path="/storage/settings-bar", status=429)
    panel.field("Message").fill("Typed")

    panel.press("Save")
    expect(panel.alert("Your store is not answering")).to_be_focused()
    expect(panel.field("Message")).to_have_value("Typed")
    panel.screenshot("not-answering")
    panel.deployment.sandbox.faults.clear()
    panel.press("Try again")

    expect(panel.bar).to_contain_text("Saved")
    assert panel.deployment.stored("public")["bar"]["text"] == "Typed"


def test_saved_but_not_live_is_published_again(panel: Panel) -> None:
    panel.deployment.sandbox.faults.add(path="/storage/public", status=500)
    panel.field("Message").fill("Typed")
    panel.press("Save")
    expect(panel.alert("Saved, but not in your storefront yet")).to_be_focused()
    panel.screenshot("not-live")
    panel.deployment.sandbox.faults.clear()

    panel.press("Publish again")

    expect(panel.alert("Published")).to_be_visible()
    assert panel.deployment.stored("public")["bar"]["text"] == "Typed"


def test_an_app_out_of_reach_says_so_and_works_again(panel: Panel) -> None:
    panel.page.route("**/demo/settings/*", lambda route: route.abort())
    panel.field("Message").fill("Typed")

    panel.press("Save")
    expect(panel.bar).to_contain_text("Not saved: Announcement bar. No answer came.")
    panel.screenshot("out-of-reach")
    panel.page.unroute("**/demo/settings/*")
    panel.press("Save")

    expect(panel.bar).to_contain_text("Saved")


def test_a_proxys_error_page_does_not_replace_what_was_typed(panel: Panel) -> None:
    panel.page.route(
        "**/demo/settings/*", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>")
    )
    panel.field("Message").fill("Typed")

    panel.press("Save")

    expect(panel.bar).to_contain_text("Not saved: Announcement bar.")
    expect(panel.field("Message")).to_have_value("Typed")


def test_a_session_that_ends_in_mid_edit_loses_nothing(
    panel: Panel, chromium: BrowserContext
) -> None:
    panel.field("Message").fill("Typed")
    panel.deployment.reinstall()
    Panel(panel.deployment, chromium)

    panel.press("Save")

    expect(panel.bar).to_contain_text("Your session has ended, so nothing more can be saved here.")
    expect(panel.field("Message")).to_have_value("Typed")
    panel.screenshot("session-ended")


def test_nothing_typed_while_the_page_loads_is_overlooked(
    panel: Panel,
) -> None:
    held: list[Route] = []
    panel.page.route("**/dashboard/dashboard*.js", lambda route: held.append(route))
    panel.page.evaluate("location.reload()")
    panel.field("Message").fill("Early")
    until(panel.page, lambda: held)
    expect(panel.bar).to_be_hidden()

    for route in held:
        route.continue_()

    expect(panel.bar).to_contain_text("Unsaved changes: Announcement bar")
