"""Public configs that nobody means well with, all in one page of a shop.

The bundle runs again for each of them, with an `Ecwid` object that hands it this config and keeps
its handlers, in the real page, whose elements it may decorate.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from ecwid_native.sandbox import Sandbox
from tests.browser.shop import Shop
from tests.browser.six import open_page, product_ids, settings

SHARED = Path(__file__).parents[1] / "storefront"
SEED = 20261129
HARNESS = (Path(__file__).parent / "hostile.js").read_text()


@pytest.fixture
def page(sandbox_server: Sandbox, files_origin: str, chromium: BrowserContext) -> Iterator[Page]:
    """A product's page of a shop whose app never saved anything."""
    shop = Shop(sandbox_server, files_origin, chromium)
    shop.install()
    page = shop.visit()
    page.route("https://*.example/**", lambda route: route.fulfill(body=""))
    product = product_ids(page)[0]
    open_page(page, "product", id=product)
    yield page
    assert [line for line in shop.complaints if line != "hello"] == []


def shared(name: str) -> str:
    """A module that node's tests use too, as a script."""
    return (SHARED / name).read_text().replace("export ", "")


def run(page: Page, files_origin: str, script: str, *values: Any) -> dict[str, Any]:
    """Run a script in the page; it has the harness, the configs and `bundle`."""
    source = page.request.get(f"{files_origin}/demo/storefront.js").text()
    found: dict[str, Any] = page.evaluate(
        f"""async ([source, values]) => {{
          {HARNESS}
          {{ {shared("odd_forms.mjs")}
             window.forms = {{ ON, READABLE, SILENT }}; }}
          {{ {shared("hostile_configs.mjs")}
             window.hostile = {{ hostileConfig, numbers, SLUGS }}; }}
          const bundle = new Function(source);
          {script}
          await new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
          return {{ ...result, faults: [...new Set(faults)].slice(0, 9), called }};
        }}""",
        [source, values],
    )
    return found


def test_every_odd_form_of_the_reference(page: Page, files_origin: str) -> None:
    """The six are on, or nothing happens at all."""
    found = run(
        page,
        files_origin,
        """
        const { ON, READABLE, SILENT } = forms;
        const pages = [{ type: "PRODUCT", productId: 1, name: "Tea" }];
        const count = (form) => run(bundle, () => (0, eval)(`(${form})`), pages);
        const before = document.documentElement.outerHTML;
        const result = {
          readable: Object.keys(READABLE).length,
          unread: Object.entries(READABLE).filter(([, form]) => !count(form)).map(([name]) => name),
          silent: Object.keys(SILENT).length,
          heard: Object.entries(SILENT).filter(([, form]) => count(form)).map(([name]) => name),
          isAsBefore: document.documentElement.outerHTML == before,
        };
        """,
    )

    assert found.pop("readable") >= 10
    assert found.pop("silent") >= 35
    assert found == {"unread": [], "heard": [], "isAsBefore": True, "faults": [], "called": []}


def test_a_thousand_invented_configs(page: Page, files_origin: str) -> None:
    """Half of them garbage everywhere, half of them good settings with some garbage."""
    found = run(
        page,
        files_origin,
        """
        const [good, seed] = values;
        const random = hostile.numbers(seed);
        const before = document.documentElement.outerHTML;
        const result = { rounds: 0, made: 0 };
        for (; result.rounds < 1000; result.rounds++) {
          const bad = JSON.parse(hostile.hostileConfig(random));
          const mixed = Object.fromEntries(Object.entries(good).map(([slug, settings]) => [slug,
            Object.fromEntries(Object.entries(settings).map(([name, value]) =>
              [name, random(4) ? value : bad[slug]?.[name] ?? null]))]));
          for (const each of Object.values(mixed)) each.enabled = true;
          const config = JSON.stringify(random(2) ? bad : mixed);
          const pages = Array.from({ length: 2 }, () =>
            ({ type: TYPES[random(TYPES.length)], productId: random(3), name: "Tea" }));
          try {
            result.made += Boolean(run(bundle, () => config, pages, true));
          } catch (error) {
            faults.push(`${error} ${config}`);
          }
        }
        result.isAsBefore = document.documentElement.outerHTML == before;
        """,
        settings(thank_you={"affiliate_pixel": "https://net.example/{order}"}),
        SEED,
    )

    assert found.pop("made") > 500  # most of them show something
    assert found == {"rounds": 1000, "isAsBefore": True, "faults": [], "called": []}


def test_a_canary_would_be_heard(page: Page, files_origin: str) -> None:
    """The control: what the tests above would see of a bundle that interprets its config."""
    found = run(
        page,
        files_origin,
        """
        const naive = () => {
          const place = document.createElement("div");
          place.dataset.app = "demo-app";
          place.innerHTML = Ecwid.getAppPublicConfig("demo-app");
          document.body.append(place);
        };
        const attack = "<img src=x onerror=canary()><a href='javascript:x'>y</a><b>z</b>";
        setTimeout(() => { throw new Error("hello") });
        run(naive, () => attack, []);
        while (!called.length || !faults.some((fault) => fault.includes("hello"))) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        const result = {};
        """,
    )

    assert found["called"] == ["called"]
    expected = ["Uncaught Error: hello", "made B", "onerror of IMG", "leads to javascript:x"]
    assert [each for each in expected if each not in found["faults"]] == []
