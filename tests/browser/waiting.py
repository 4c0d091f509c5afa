"""Waiting for what has no event: an element at rest, a page that has drawn, a fact in Python."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error, Frame, Locator, Page

PATIENCE_MS = 20_000
"""How long to wait for what has to come; long, because a busy machine is no failure."""
FRAMES_MS = 50
TRIES = 3
# A page that is drawn anew has another control in the place of the one that was at rest.
HEAR = """
(element) => {
  const heard = { isClicked: false };
  const hear = (event) => {
    heard.isClicked ||= !element.isConnected || event.composedPath().includes(element);
  };
  element.ownerDocument.addEventListener("click", hear, { capture: true });
  return heard;
}
"""
PATIENCE = 400
HELD_TIMERS = (Path(__file__).parent / "held_timers.js").read_text()
"""A script that holds a page's long timers until `pass_time`."""
FRAME_DRAWN = """
new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(
  () => setTimeout(resolve)
)))
"""


def press(target: Locator) -> None:
    """Click a control once its place is the same for some frames.

    The control panel gives the frame its height a moment after the page's has changed, and the
    save bar follows the window; a click on what is just moving hits what is there by then. The
    browser now and then loses one on its way into a frame of another origin, so that a merchant
    would click again; so does this, if no click has arrived.
    """
    wait_for_rest(target)
    heard = target.evaluate_handle(HEAR)
    for _ in range(TRIES):
        target.click()
        try:
            if heard.evaluate("(heard) => heard.isClicked"):
                return
        except Error:  # the click has led to another page
            return
    raise AssertionError(f"{target} gets no click")


def wait_for_rest(target: Locator) -> None:
    """Return once an element is shown and does not move any more."""
    place = target.bounding_box()
    for _ in range(PATIENCE):
        target.page.wait_for_timeout(FRAMES_MS)
        before, place = place, target.bounding_box()
        if place and place == before:
            return
    raise AssertionError(f"{target} does not come to rest")


def until(page: Page, is_true: Callable[[], object]) -> None:
    """Return once something is true that the page brings about here; its events go on."""
    for _ in range(PATIENCE):
        if is_true():
            return
        page.wait_for_timeout(FRAMES_MS)
    raise AssertionError("it did not happen")


def pass_time(page: Page | Frame, seconds: float) -> None:
    """Let time pass for the timers of a page that has `HELD_TIMERS`."""
    page.evaluate(f"passTime({seconds * 1000})")


def wait_for_frame(page: Page) -> None:
    """Return once what the page shows now is drawn, and its observers have been told."""
    page.evaluate(FRAME_DRAWN)
