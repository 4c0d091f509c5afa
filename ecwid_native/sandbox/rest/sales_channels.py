"""Feeds of sales channels over REST: read-only helpers of the Control Panel.

Source: the tables of the official client (read 2026-11); no scope is documented, so a store's
profile must be readable. No feed is ever generated here: the numbers are what one would hold.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ecwid_native.sandbox.conditions import Condition, equals, field
from ecwid_native.sandbox.rest.parameters import format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

SCOPE = "read_store_profile"
DAY_SECONDS = 86_400
MARKETPLACE: Document = {"enabled": False, "taxonomyId": "", "firstInit": True}
YANDEX: Document = {"store": False, "manufacturerWarranty": False, "pickup": False, "adult": False}
# channel → what it has besides the marketplace and the feed
CHANNELS: dict[str, Document] = {
    "google_shopping": {},
    "shopzilla": {},
    "yahoo_shopping": {"taxonomy": ""},
    "yandex_market": {**YANDEX, "salesNotes": ""},
    "yandex_market_dbs": {**YANDEX, "enableAutoDiscounts": False, "sizeChart": "INT"},
}
WITH_CONDITION = ("google_shopping", "shopzilla", "yahoo_shopping")


def add_routes(router: Router[Operation]) -> None:
    """Add one operation for each channel."""
    for name in CHANNELS:
        operation = Operation(handler=_get(name), scope=SCOPE, selects_fields=True)
        router.add("GET", f"/api/v3/{{store_id}}/saleschannels/{name}", operation)


def _get(channel: str) -> Callable[[Call, Mapping[str, str]], object]:
    def get(call: Call, values: Mapping[str, str]) -> object:
        """Return how the store's products would go to the channel."""
        answer = {"marketplaceConfig": MARKETPLACE, **CHANNELS[channel]}
        if channel in WITH_CONDITION:
            settings = call.platform.profiles.get(call.store)["settings"]
            answer["condition"] = settings["productCondition"]
        return {**answer, "productFeedInfo": _feed(call)}

    return get


def _feed(call: Call) -> Document:
    documents, store_id = call.platform.documents, call.store.id
    in_stock = Condition(f"COALESCE({field('quantity')}, 1) > 0")
    enabled = equals("enabled", value=True)
    midnight = call.platform.clock.timestamp() // DAY_SECONDS * DAY_SECONDS
    return {
        "productsProcessed": documents.count(store_id, "product"),
        "productsIncluded": documents.count(store_id, "product", enabled, in_stock),
        "lastGenerated": format_moment(midnight),
        "nextGenerated": format_moment(midnight + DAY_SECONDS),
    }
