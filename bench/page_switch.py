"""P8: what a page switch costs the main thread of a shop with six customizations, in Chromium.

Two tabs of the sandbox's shop on a phone's screen: one loads our files with all six switched on,
one loads the empty files of an app that does nothing. Both go the same way in turns; what counts
is the processor time of their main threads, as Chromium itself reports it, layout and paint too.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Page, Route, sync_playwright

from bench.measure import Spread
from bench.six import SIX
from bench.table import Row
from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import isolated_registry
from ecwid_native.sandbox import Sandbox
from storefront_assets.build import build
from tests.browser.chromium import browser
from tests.browser.shop import DRAWN, REGION, SETTLED, Shop
from tests.browser.six import open_page, product_ids, settings

FILES = "https://files.example"
GOAL_MS = 10
SLOW_DOWNS = (1, 4)
# Processor time, which a busy machine does not stretch.
TIME_DOMAIN = {"timeDomain": "threadTicks"}


def rows(*, rounds: int) -> Iterable[Row]:
    """The difference that the six make, per page switch, at full speed and four times slower."""
    with tabs() as (ours, empty):
        for slow_down in SLOW_DOWNS:
            rounds_ms = list(differences(ours, empty, rounds=rounds, slow_down=slow_down))
            yield Row(
                id="P8",
                what=f"page switch, six customizations, main thread at {slow_down}x slow-down",
                value=Spread.of(rounds_ms),
                unit="ms",
                goal=GOAL_MS if slow_down == 1 else None,
                reference="minus empty files",
            )


@contextmanager
def tabs() -> Iterator[tuple[Page, Page]]:
    """A tab with the six and one with empty files."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sandbox = stack.enter_context(Sandbox())
        playwright = stack.enter_context(sync_playwright())
        context = stack.enter_context(browser(playwright, folder / "profile", phone=True))
        serve_files(context)
        empty = shop_tab(sandbox, context, folder="empty")
        ours = shop_tab(sandbox, context, folder="demo")
        ours.locator(REGION).wait_for()
        yield ours, empty


def serve_files(context: BrowserContext) -> None:
    """Answer for the files of both apps, ours minified as a release is."""
    with isolated_registry(*SIX):
        bundle = build(ecwid_settings.apps[0]).bundle
    files = {"demo/storefront.js": bundle.script, "demo/storefront.css": bundle.stylesheet}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{FILES}/")
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        route.fulfill(content_type=kind, body=files.get(name, ""))

    context.route(f"{FILES}/**", answer)


def shop_tab(sandbox: Sandbox, context: BrowserContext, *, folder: str) -> Page:
    """A tab of a shop whose app has its files in this folder."""
    shop = Shop(sandbox, FILES, context)
    shop.install(folder)
    shop.publish(json.dumps(settings()))
    page = shop.visit(ready=DRAWN)
    page.wait_for_function(SETTLED)
    return page


def differences(ours: Page, empty: Page, *, rounds: int, slow_down: int) -> Iterator[float]:
    """Milliseconds that a switch costs more, round by round; a first one warms both up."""
    products = product_ids(ours) or product_ids(empty)
    meters = [meter(page, slow_down=slow_down) for page in (ours, empty)]
    for number in range(rounds + 1):
        way = [products[number % 5], products[(number + 1) % 5]]
        cost, of_empty = (measured(way) for measured in meters)
        if number:
            yield cost - of_empty


def meter(page: Page, *, slow_down: int) -> Callable[[list[int]], float]:
    """Measures milliseconds of the main thread per switch on a way past these products."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Performance.enable", TIME_DOMAIN)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slow_down})

    def seconds() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")

    def measured(products: list[int]) -> float:
        page.bring_to_front()
        before = seconds()
        for product in products:
            open_page(page, "product", id=product)
            open_page(page, "category")
        return (seconds() - before) / (2 * len(products)) * 1000

    return measured
