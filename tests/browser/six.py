"""All six ready-made customizations, switched on in one shop."""

from __future__ import annotations

import copy
import json
from typing import Any

from playwright.sync_api import Page

from tests.browser.shop import Shop

SETTINGS: dict[str, dict[str, Any]] = {
    "announcement": {
        "enabled": True,
        "text": "Free shipping this week",
        "theme": "forest",
        "link_url": "https://shop.example/",
        "link_text": "See the offers",
        "position": "top",
    },
    "free-shipping": {
        "enabled": True,
        "goal": "1000.00",
        "text": "Only {amount} to go for free shipping",
        "reached_text": "Your order ships free",
        "pages": ["CART", "PRODUCT", "CATEGORY", "SEARCH"],
        "fill": "#1f7a4d",
        "track": "#e3e6e4",
    },
    "badges": {
        "enabled": True,
        "rules": [{"text": "Bestseller", "products": [], "categories": [], "words": ["a", "e"]}],
        "background": "#7a1f3d",
        "color": "#ffffff",
    },
    "content": {
        "enabled": True,
        "content": [
            ["h3", ["Delivery"]],
            [
                "p",
                ["In ", ["strong", ["two"]], " days. ", ["a", ["More"], "https://shop.example/"]],
            ],
        ],
        "pages": [
            *("CATEGORY", "PRODUCT", "SEARCH", "CART", "CHECKOUT", "ORDER_CONFIRMATION"),
            *("ACCOUNT", "OTHER"),
        ],
        "place": "buy",
    },
    "recently-viewed": {
        "enabled": True,
        "heading": "Recently viewed",
        "count": 6,
        "pages": ["PRODUCT", "CATEGORY", "CART"],
    },
    "thank-you": {"enabled": True, "message": "Thank you.\n\nWe pack it tomorrow."},
}
BLOCK = ".app-demo-app-content"
BADGE = ".app-demo-app-badges__badge"
SEEN = ".app-demo-app-recently-viewed"
THANKS = ".app-demo-app-thank-you"
OURS = "[data-app=demo-app]"

# Goes to a page as a site's own script does, and waits until it is drawn and the frame is over.
OPEN = """async ([name, params]) => {
  const loaded = new Promise((done) => {
    let calls = 0;
    Ecwid.OnPageLoaded.add((page) => calls++ && done(page));
  });
  Ecwid.openPage(name, params);
  const page = await loaded;
  await new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  return page.type;
}"""


def settings(**changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The settings of all six, with changes of some; underscores in names stand for hyphens."""
    config = copy.deepcopy(SETTINGS)
    for name, values in changes.items():
        config[name.replace("_", "-")].update(values)
    return config


def publish(shop: Shop, **changes: dict[str, Any]) -> None:
    """Publish the settings of all six."""
    shop.publish(json.dumps(settings(**changes)))


def switched_off() -> str:
    """The public config of a merchant who has switched all of them off."""
    return json.dumps({slug: {**each, "enabled": False} for slug, each in SETTINGS.items()})


def open_page(page: Page, name: str, **params: Any) -> str:
    """Go to a page of the shop; give its type."""
    found: str = page.evaluate(OPEN, [name, params])
    return found


def product_ids(page: Page) -> list[int]:
    """The products of the list that is shown."""
    found: list[int] = page.locator(".grid-product").evaluate_all(
        "cards => cards.map((card) => Number(card.dataset.productId))"
    )
    return found
