"""Moving between pages: nothing typed is lost on the way."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Dialog, Playwright, expect

from tests.browser.chromium import browser
from tests.browser.dashboard.panel import Deployment, Panel
from tests.browser.waiting import until, wait_for_rest

# How often the frame's height changed, and how often the bar moved with it. Each placing of the bar
# is looked at by itself: between two pictures of a slow machine it may follow the window, too.
RECORD_HEIGHTS = """
(bar) => {
  const edge = () => Math.round(bar.getBoundingClientRect().bottom);
  const look = () => ({ height: innerHeight, edge: edge() });
  let before = look();
  window.seen = { changes: 0, moves: 0 };
  const record = () => {
    const now = look();
    if (now.height !== before.height) {
      seen.changes += 1;
      if (now.edge !== before.edge) seen.moves += 1;
    }
    before = now;
  };
  const recordPictures = () => {
    record();
    requestAnimationFrame(recordPictures);
  };
  new MutationObserver(record).observe(bar, { attributeFilter: ["style"] });
  recordPictures();
}
"""


def test_the_navigation_leads_to_the_other_page_and_back(panel: Panel) -> None:
    expect(panel.frame.get_by_role("button", name="Settings")).to_have_attribute(
        "aria-current", "page"
    )

    panel.press("Stored data")
    expect(panel.frame.get_by_role("heading", level=1)).to_have_text("Stored data")
    expect(panel.frame.get_by_role("heading", level=1)).to_be_focused()
    expect(panel.frame.get_by_role("button", name="Stored data")).to_have_attribute(
        "aria-current", "page"
    )
    panel.screenshot("second-page")
    panel.press("Settings")

    expect(panel.field("Message")).to_have_value("Free shipping this week")
    panel.field("Message").fill("Typed")
    expect(panel.bar).to_be_visible()
    assert panel.complaints == []


def test_no_page_leaves_an_entry_in_the_history(panel: Panel) -> None:
    before = panel.page.evaluate("history.length")

    panel.press("Stored data")
    expect(panel.frame.get_by_role("heading", level=1)).to_have_text("Stored data")

    assert panel.page.evaluate("history.length") == before


def test_a_list_is_downloaded(panel: Panel) -> None:
    panel.field("Message").fill("Typed")
    panel.press("Save")
    expect(panel.alert("Saved")).to_be_visible()
    panel.press("Stored data")

    with panel.page.expect_download() as download:
        panel.press("Download as CSV")

    assert download.value.suggested_filename == "stored-data.csv"
    lines = Path(download.value.path()).read_text().splitlines()
    assert lines[0] == "key,bytes,public"
    assert [line.split(",")[0] for line in lines[1:]] == ["public", "settings-bar"]


def test_unsaved_changes_hold_the_navigation_up(panel: Panel) -> None:
    panel.page.set_viewport_size({"width": 390, "height": 700})  # the question needs more lines
    panel.field("Message").fill("Typed")

    wait_for_rest(panel.bar)
    panel.bar.evaluate(RECORD_HEIGHTS)
    panel.press("Stored data")
    expect(panel.bar).to_contain_text("Save your changes before you leave?")
    expect(panel.bar.get_by_role("button", name="Save")).to_be_focused()
    panel.wait_for_height()
    panel.screenshot("asking")
    panel.press("Stay here")

    expect(panel.bar).to_contain_text("Unsaved changes: Announcement bar")
    expect(panel.field("Message")).to_have_value("Typed")
    seen = panel.bar.evaluate("() => window.seen")
    assert seen["changes"] > 0
    assert seen["moves"] == 0


def test_save_and_leave_does_both(panel: Panel) -> None:
    panel.field("Message").fill("Typed")

    panel.press("Stored data")
    panel.press("Save")

    expect(panel.frame.get_by_role("heading", level=1)).to_have_text("Stored data")
    assert panel.deployment.stored("public")["bar"]["text"] == "Typed"


def test_a_save_that_fails_stays_on_the_page(panel: Panel) -> None:
    panel.field("Message").fill("")

    panel.press("Stored data")
    panel.press("Save")

    expect(panel.field("Message")).to_be_focused()
    expect(panel.frame.get_by_role("heading", level=1)).to_have_text("Settings")


def test_leave_without_saving_leaves(panel: Panel) -> None:
    panel.field("Message").fill("Typed")

    panel.press("Stored data")
    panel.press("Leave without saving")

    expect(panel.frame.get_by_role("heading", level=1)).to_have_text("Stored data")
    assert panel.deployment.stored("settings-bar") is None


def test_the_browser_asks_before_the_tab_goes(panel: Panel) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    panel.page.on("dialog", stay)
    panel.field("Message").click()
    panel.page.keyboard.type("!")
    expect(panel.bar).to_be_visible()

    panel.page.close(run_before_unload=True)
    until(panel.page, lambda: asked)
    expect(panel.field("Message")).to_have_value("Free shipping this week!")

    assert asked == ["beforeunload"]


def test_a_page_that_cannot_be_opened_says_why_where_one_is(panel: Panel) -> None:
    panel.deployment.sandbox.faults.add(status=503)
    panel.press("Stored data")
    expect(panel.frame.locator("[data-failure]")).to_be_focused()
    panel.deployment.sandbox.faults.clear()

    panel.press("Stored data")

    expect(panel.frame.get_by_role("heading", level=1)).to_have_text("Stored data")


def test_a_draft_survives_where_the_browser_lets_a_frame_keep_it(
    deployment: Deployment, playwright: Playwright, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile", block_third_party_cookies=False) as context:
        panel = Panel(deployment, context)
        panel.field("Message").fill("Typed")
        panel.field("CRM key").fill("s3cret")
        expect(panel.bar).to_be_visible()

        panel.page.evaluate("location.hash = '#dashboard'")
        expect(panel.page.locator("iframe")).to_have_count(0)
        panel.open()

        expect(panel.bar).to_contain_text("You had not saved these changes yet: Announcement bar")
        expect(panel.field("Message")).to_have_value("Typed")
        expect(panel.field("CRM key")).to_have_value("")


def test_a_browser_that_denies_drafts_does_without(panel: Panel) -> None:
    panel.field("Message").fill("Typed")
    expect(panel.bar).to_be_visible()

    panel.page.evaluate("location.hash = '#dashboard'")
    expect(panel.page.locator("iframe")).to_have_count(0)
    panel.open()

    expect(panel.field("Message")).to_have_value("Free shipping this week")
    assert panel.complaints == []


def test_without_javascript_the_form_saves_and_the_pages_turn(
    deployment: Deployment, playwright: Playwright, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile", java_script=False) as context:
        page = context.new_page()
        page.goto(deployment.open_url())
        page.get_by_label("Message").fill("Typed")
        page.get_by_label("Free shipping from").fill("much")
        page.get_by_role("button", name="Save", exact=True).click()

        expect(page.get_by_label("Free shipping from")).to_have_value("much")
        expect(page.get_by_text("Enter a whole number.")).to_be_visible()
        assert deployment.stored("public")["bar"]["text"] == "Typed"

        page.get_by_role("button", name="Stored data").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Stored data")
