"""The pictures of ordered products.

Source: docs.ecwid.com, "Get order" (read 2026-11): an item shows its product's picture in three
sizes. They are those of the moment of the order: our choice.
"""

from typing import Any

from ecwid_native.sandbox.catalog.media import main_picture
from ecwid_native.sandbox.catalog.pictures import thumbnails
from ecwid_native.sandbox.rest.routes import Call

Document = dict[str, Any]

SHOWN = ("imageUrl", "smallThumbnailUrl", "hdThumbnailUrl")


def with_pictures(call: Call, fields: Document) -> Document:
    """Return the fields of an order with the addresses of its products' pictures."""
    if "items" not in fields:
        return fields
    return {**fields, "items": [_with_picture(call, item) for item in fields["items"]]}


def _with_picture(call: Call, item: Document) -> Document:
    product_id = item.get("productId") or 0
    product = call.platform.documents.get(call.store.id, "product", product_id)
    picture = main_picture(product) if product and product.get("pictures") else None
    if picture is None:
        return item
    links = thumbnails(picture, call.request.host_url.rstrip("/"), call.store.id)
    return {**{name: links[name] for name in SHOWN}, **item}
