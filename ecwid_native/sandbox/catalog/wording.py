"""The words of a product, into which a search looks.

Source: docs.ecwid.com, "Search products" (read 2026-11). Words of categories are looked up in the
categories themselves.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ecwid_native.sandbox.catalog import texts
from ecwid_native.sandbox.conditions import child_of
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]


def reword(platform: Platform, store_id: int, product: Document) -> None:
    """Bring the words that a search looks into up to date, in place."""
    variations = platform.documents.all(store_id, "variation", child_of(product["id"]))
    product["words"] = words(product, (each.get("sku") for each in variations))


def words(product: Mapping[str, Any], variation_skus: Iterable[object] = ()) -> str:
    """Return the words of a product: texts, SKUs, options, picture texts, visible attributes."""
    options = [
        text
        for option in product["options"]
        for text in (option["name"], *(choice["text"] for choice in option.get("choices", [])))
    ]
    attributes = [each["value"] for each in product["attributes"] if each["show"] != "NOTSHOW"]
    alts = [picture.get("alt", {}).get("main") for picture in product["pictures"]]
    translations = [
        text
        for name in ("name", "description")
        for text in (product.get(f"{name}Translated") or {}).values()
        if text != product[name]
    ]
    own = (product["name"], product["sku"], product["description"], *translations)
    return texts.words_of([*own, *variation_skus, *options, *attributes, *alts])
