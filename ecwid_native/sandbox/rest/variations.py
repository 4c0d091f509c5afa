"""Variations over REST.

Source: docs.ecwid.com, "Search product variations" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from ecwid_native.sandbox.catalog import pictures, products, stock, variations
from ecwid_native.sandbox.catalog.availability import has_own_stock
from ecwid_native.sandbox.catalog.showing import show_variation
from ecwid_native.sandbox.http import read_json_object
from ecwid_native.sandbox.plans import Feature
from ecwid_native.sandbox.rest.bodies import accepted, require
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.products import adjust_stock, product_of
from ecwid_native.sandbox.rest.routes import Call, Handler, Operation
from ecwid_native.sandbox.rest.uploads import announced_picture, uploaded_picture
from ecwid_native.sandbox.rest.viewing import viewpoint
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

UPDATE = ("read_catalog", "update_catalog")
ALL = "/api/v3/{store_id}/products/{product_id}/combinations"
ONE = ALL + "/{combination_id}"

operation = partial(Operation, feature=Feature.VARIATIONS)


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on variations."""
    add = router.add
    add("GET", ALL, _reading(get_all))
    add("POST", ALL, operation(handler=create, scope="create_catalog", needs_json=True))
    add("DELETE", ALL, operation(handler=delete_all, scope=UPDATE))
    add("GET", ONE, _reading(get))
    add("PUT", ONE, operation(handler=update, scope=UPDATE, needs_json=True))
    add("DELETE", ONE, operation(handler=delete, scope=UPDATE))
    add("PUT", ONE + "/inventory", operation(handler=adjust, scope=UPDATE, needs_json=True))
    add("POST", ONE + "/image", operation(handler=upload_image, scope=UPDATE))
    add(
        "POST",
        ONE + "/image/async",
        operation(handler=announce_image, scope=UPDATE, needs_json=True),
    )
    add("DELETE", ONE + "/image", operation(handler=delete_image, scope=UPDATE))


def get_all(call: Call, values: Mapping[str, str]) -> object:
    """Return all variations of a product as a plain list."""
    product = _visible_product(call, values)
    view = viewpoint(call)
    found = variations.all_of(call.platform, call.store.id, product["id"])
    return [show_variation(each, product, view) for each in found]


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one variation."""
    product = _visible_product(call, values)
    return show_variation(variation_of(call, product, values), product, viewpoint(call))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a variation."""
    changes = accepted(read_json_object(call.request), "Variation")
    require(changes, "options")
    with call.platform.database.transaction():
        product = product_of(call, values)
        variation = variations.create(call.platform, call.store, product, changes)
        variations.save_product(call.platform, call.store.id, product, call.client_id)
    return {"id": variation["id"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change a variation."""
    changes = accepted(read_json_object(call.request), "Variation")
    check_low = Parameters(call.request.args).boolean("checkLowStockNotification")
    with call.platform.database.transaction():
        product = product_of(call, values)
        variation = variation_of(call, product, values)
        before = variation.get("quantity", 0)
        variation = variations.update(call.platform, call.store, product, variation, changes)
        variations.save_product(call.platform, call.store.id, product, call.client_id)
        if check_low and has_own_stock(variation):
            stock.report_low(call.platform, call.store.id, product["id"], variation, before)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete one variation."""
    with call.platform.database.transaction():
        product = product_of(call, values)
        variations.delete(call.platform, call.store.id, variation_of(call, product, values))
        variations.save_product(call.platform, call.store.id, product, call.client_id)
    return {"deleteCount": 1}


def delete_all(call: Call, values: Mapping[str, str]) -> object:
    """Delete every variation of a product and say how many there were."""
    with call.platform.database.transaction():
        product = product_of(call, values)
        found = variations.all_of(call.platform, call.store.id, product["id"])
        for variation in found:
            variations.delete(call.platform, call.store.id, variation)
        if found:
            variations.save_product(call.platform, call.store.id, product, call.client_id)
    return {"deleteCount": len(found)}


def adjust(call: Call, values: Mapping[str, str]) -> object:
    """Add to the stock of a variation."""
    product = product_of(call, values)
    return adjust_stock(call, product, variation_of(call, product, values)["id"])


def upload_image(call: Call, values: Mapping[str, str]) -> object:
    """Give a variation a picture."""
    product = product_of(call, values)
    variation = variation_of(call, product, values)
    return _set_picture(call, product, variation, uploaded_picture(call))


def announce_image(call: Call, values: Mapping[str, str]) -> object:
    """Give a variation a picture that lies elsewhere."""
    product = product_of(call, values)
    variation = variation_of(call, product, values)
    return _set_picture(call, product, variation, announced_picture(call))


def delete_image(call: Call, values: Mapping[str, str]) -> object:
    """Take a variation's picture away."""
    with call.platform.database.transaction():
        product = product_of(call, values)
        variation = variation_of(call, product, values)
        picture = variation.pop("picture", None)
        if picture is None:
            return {"deleteCount": 0}
        call.platform.blobs.delete(call.store.id, picture.get("blob"))
        call.platform.documents.replace(call.store.id, variations.KIND, variation)
        stock.touch(call.platform, call.store.id, product, call.client_id)
    return {"deleteCount": 1}


def variation_of(call: Call, product: Document, values: Mapping[str, str]) -> Document:
    """Return the stored variation that the path names.

    Raises:
        HTTPError: 404.
    """
    number = path_id(values["combination_id"])
    return variations.get(call.platform, call.store.id, product, number)


def _reading(handler: Handler) -> Operation:
    return operation(handler=handler, scope="read_catalog", public=True, selects_fields=True)


def _visible_product(call: Call, values: Mapping[str, str]) -> Document:
    product = product_of(call, values)
    if call.grant.kind == "public" and not product["enabled"]:
        raise products.missing(product["id"])
    return product


def _set_picture(call: Call, product: Document, variation: Document, picture: Document) -> object:
    with call.platform.database.transaction():
        call.platform.blobs.delete(call.store.id, variation.get("picture", {}).get("blob"))
        number = call.platform.documents.next_id(call.store.id, pictures.SEQUENCE)
        variation["picture"] = {**picture, "id": str(number)}
        call.platform.documents.replace(call.store.id, variations.KIND, variation)
        stock.touch(call.platform, call.store.id, product, call.client_id)
    return {"id": number}
