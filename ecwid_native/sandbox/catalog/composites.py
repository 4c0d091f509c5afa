"""Composite products: what they are made of, and how many of them that makes.

Source: docs.ecwid.com, "Get product", "Create product" (read 2026-11) for `compositeComponents` and
`compositeParents`. That stock follows from the parts, that an order takes the parts, and that a
composite has no composite among them is our choice.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ecwid_native.sandbox.catalog.availability import has_own_stock, is_available, is_unlimited
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

# SQLite would search all products of a store instead: every page of products asks this.
COMPOSITES = """
    SELECT body FROM document INDEXED BY product_composite
    WHERE store_id = ? AND kind = 'product'
    AND json_extract(body, '$.compositeComponents') IS NOT NULL ORDER BY id
"""


def is_composite(product: Mapping[str, Any]) -> bool:
    """Tell whether a product is made of others."""
    return bool(product.get("compositeComponents"))


def set_parts(
    platform: Platform, store_id: int, product: Document, parts: Sequence[Mapping[str, Any]]
) -> None:
    """Write what a product is made of, in place; nothing makes it a plain product.

    Raises:
        HTTPError: 404 for a part that is not there, 400 for one that makes no sense.
    """
    product["compositeComponents"] = [
        _part(platform, store_id, product["id"], part) for part in parts
    ]
    if not parts:
        del product["compositeComponents"]


def settle(platform: Platform, store_id: int, product: Document) -> None:
    """Write the stock of a composite product, in place; that of others is their own."""
    if not is_composite(product):
        return
    left = pieces(platform, store_id, product)
    product["unlimited"] = left is None
    product.pop("quantity", None)
    if left is not None:
        product["quantity"] = left
    product["inStock"] = is_available(product)


def pieces(platform: Platform, store_id: int, product: Mapping[str, Any]) -> int | None:
    """Return how many of a composite product its parts make; None for any number."""
    counted = [
        left
        for part in product["compositeComponents"]
        if (left := _pieces_of(platform, store_id, part)) is not None
    ]
    return min(counted, default=None)


def made_of(platform: Platform, store_id: int, product_id: int) -> list[Document]:
    """Return the composite products of which a product is a part."""
    return [
        parent
        for parent in _composites(platform, store_id)
        if any(part["productId"] == product_id for part in parent["compositeComponents"])
    ]


def parents_of(platform: Platform, store_id: int) -> dict[int, list[int]]:
    """Return the ids of the composite products of which each part of one is a part."""
    parents: dict[int, list[int]] = {}
    for composite in _composites(platform, store_id):
        for part_id in {part["productId"] for part in composite["compositeComponents"]}:
            parents.setdefault(part_id, []).append(composite["id"])
    return parents


def take_out(platform: Platform, store_id: int, product_id: int) -> list[Document]:
    """Return the composites of a product that goes, changed so that they are without it."""
    changed = made_of(platform, store_id, product_id)
    for parent in changed:
        left = [part for part in parent["compositeComponents"] if part["productId"] != product_id]
        set_parts(platform, store_id, parent, left)
    return changed


def _composites(platform: Platform, store_id: int) -> list[Document]:
    with platform.database.transaction() as connection:
        rows = connection.execute(COMPOSITES, (store_id,)).fetchall()
    return [json.loads(row[0]) for row in rows]


def _part(platform: Platform, store_id: int, product_id: int, part: Mapping[str, Any]) -> Document:
    found = platform.documents.get(store_id, "product", part.get("productId") or 0)
    if found is None:
        raise HTTPError(404, f"Product #{part.get('productId')} not found", "PRODUCT_NOT_FOUND")
    variation_id = part.get("combinationId") or 0
    variation = platform.documents.get(store_id, "variation", variation_id)
    if variation_id and (variation is None or variation.get("productId") != found["id"]):
        message = f"Combination #{variation_id} not found for product #{found['id']}"
        raise HTTPError(404, message, "COMBINATION_NOT_FOUND")
    quantity = part.get("quantity", 1)
    if quantity < 1 or found["id"] == product_id or is_composite(found):
        raise HTTPError(400, "Wrong value of field compositeComponents", "WRONG_PARAMETER")
    own = {"productId": found["id"], "quantity": quantity}
    return {**own, "combinationId": variation_id} if variation_id else own


def _pieces_of(platform: Platform, store_id: int, part: Mapping[str, Any]) -> int | None:
    product = platform.documents.get(store_id, "product", part["productId"]) or {}
    variation = platform.documents.get(store_id, "variation", part.get("combinationId") or 0)
    source = variation if variation is not None and has_own_stock(variation) else product
    if is_unlimited(source):
        return None
    return int(source.get("quantity") or 0) // int(part["quantity"])
