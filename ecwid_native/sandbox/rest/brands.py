"""Brands and recent swatch colours over REST: both are read off the products.

Source: docs.ecwid.com, "Search brands", "Get recent swatch colors" (read 2026-11). A brand whose
products are all disabled is a hidden one: our choice.
"""

import json
from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.catalog.texts import in_language
from ecwid_native.sandbox.conditions import Condition
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.viewing import viewpoint
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

STORE = "/api/v3/{store_id}"
SORTINGS = ("PRODUCT_COUNT_DESC", "PRODUCT_COUNT_ASC", "NAME_DESC", "NAME_ASC")
RECENT_COLORS = 20
# One row for each spelling that folds to the same: the first name, its translations, how many.
BRANDS = """
    SELECT json_extract(attribute.value, '$.value') AS name,
        json_extract(attribute.value, '$.valueTranslated'), COUNT(*), MIN(document.id)
    FROM document, json_each(body, '$.attributes') AS attribute
    WHERE store_id = ? AND kind = 'product'
        AND COALESCE(json_extract(body, '$.enabled'), 0) IN (1, ?)
        AND json_extract(attribute.value, '$.type') = 'BRAND'
    GROUP BY fold(name)
"""
HAS_SWATCHES = Condition(
    "EXISTS (SELECT 1 FROM json_each(body, '$.options') AS option"
    " WHERE json_extract(option.value, '$.type') = 'SWATCHES')"
)


def add_routes(router: Router[Operation]) -> None:
    """Add the search for brands and both paths of the swatch colours."""
    router.add(
        "GET",
        STORE + "/brands",
        Operation(handler=search, scope="read_brands", selects_fields=True, searches=True),
    )
    colors = Operation(handler=recent_colors, scope="read_catalog", selects_fields=True)
    router.add("GET", STORE + "/swatches", colors)
    router.add("GET", STORE + "/swatches/recent-colors", colors)


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the brands of the store's products."""
    parameters = Parameters(call.request.args)
    page = parameters.page()
    hidden = parameters.boolean("hidden_brands") or parameters.boolean("hiddenBrands")
    sorting = parameters.choice("sortBy", SORTINGS) or SORTINGS[0]
    brands = _brands(call, hidden=hidden or False)
    if sorting.startswith("NAME"):
        brands.sort(key=lambda brand: brand["name"].casefold(), reverse=sorting == "NAME_DESC")
    else:
        sign = -1 if sorting == "PRODUCT_COUNT_DESC" else 1
        brands.sort(key=lambda brand: (sign * brand["count"], brand["name"].casefold()))
    view = viewpoint(call)
    items: list[object] = [
        {
            "name": in_language(brand, "name", view.language),
            "nameTranslated": brand["nameTranslated"],
            "productsFilteredByBrandUrl": view.links.search("attribute_Brand", brand["name"]),
        }
        for brand in brands[page.offset : page.offset + page.limit]
    ]
    return page.envelope(items, len(brands))


def recent_colors(call: Call, values: Mapping[str, str]) -> object:
    """Return the colours of swatches, those of the products changed last first."""
    found = call.platform.documents.find(
        call.store.id, "product", HAS_SWATCHES, order=(ask.descending("updateTimestamp"),)
    )
    colors: dict[tuple[str, str], Document] = {}
    for product in found.items:
        for option in product["options"]:
            for choice in option.get("choices", []):
                for code in choice.get("hexCodes", [])[:1]:
                    color = {
                        "name": choice["text"],
                        "hexCode": code,
                        "translations": choice.get("textTranslated", {}),
                    }
                    colors.setdefault((choice["text"], code), color)
    return {"colors": list(colors.values())[:RECENT_COLORS]}


def _brands(call: Call, *, hidden: bool) -> list[Document]:
    with call.platform.database.transaction() as connection:
        rows = connection.execute(BRANDS, (call.store.id, 0 if hidden else 1)).fetchall()
    return [
        {
            "name": name,
            "nameTranslated": json.loads(translated or "{}") or {call.store.language: name},
            "count": count,
        }
        for name, translated, count, _ in rows
        if name.strip()
    ]
