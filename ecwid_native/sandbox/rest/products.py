"""Products over REST: search, read, write, stock, order.

Source: docs.ecwid.com, "Search products", "Get product", "Create product", "Update product",
"Delete product", "Adjust product stock", "Sort products" (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.catalog import media, placement, products, stock, variations
from ecwid_native.sandbox.catalog.showing import show_products
from ecwid_native.sandbox.http import HTTPError, json_response, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, require
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.product_filters import conditions_of, ids_or_skus, order_of
from ecwid_native.sandbox.rest.response_fields import parse_fields, select_fields
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.viewing import viewpoint
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

READ = "read_catalog"
CREATE = "create_catalog"
UPDATE = "update_catalog"
ALL = "/api/v3/{store_id}/products"
ONE = ALL + "/{product_id}"


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on products themselves."""
    add = router.add
    add(
        "GET",
        ALL,
        Operation(handler=search, scope=READ, public=True, selects_fields=True, searches=True),
    )
    add("POST", ALL, Operation(handler=create, scope=CREATE, needs_json=True))
    add("DELETE", ALL, Operation(handler=delete_all, scope="update_catalog_batch_delete"))
    add("GET", ALL + "/sort", Operation(handler=get_order, scope=READ, selects_fields=True))
    add("PUT", ALL + "/sort", Operation(handler=set_order, scope=UPDATE, needs_json=True))
    add("GET", ONE, Operation(handler=get, scope=READ, public=True, selects_fields=True))
    add("PUT", ONE, Operation(handler=update, scope=UPDATE, needs_json=True))
    add("DELETE", ONE, Operation(handler=delete, scope=UPDATE))
    add("PUT", ONE + "/inventory", Operation(handler=adjust, scope=UPDATE, needs_json=True))


def product_of(call: Call, values: Mapping[str, str]) -> Document:
    """Return the stored product that the path names.

    Raises:
        HTTPError: 404.
    """
    product_id = path_id(values["product_id"])
    if product_id is None:
        raise products.missing(values["product_id"])
    return products.get(call.platform, call.store.id, product_id)


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the products that meet the parameters."""
    parameters = Parameters(call.request.args)
    page = parameters.page()
    named = ids_or_skus(parameters, call.platform, call.store.id)
    if named is not None:
        wanted = [named]
    else:
        wanted = list(conditions_of(parameters, call.platform, call.store.id))
    if call.grant.kind == "public":
        wanted.append(ask.equals("enabled", True))
    found = call.platform.documents.find(
        call.store.id,
        products.KIND,
        *wanted,
        order=order_of(parameters, call.store.id),
        limit=page.limit,
        offset=page.offset,
    )
    return page.envelope(list(show_products(found.items, viewpoint(call))), found.total)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one product; of a disabled one a public token learns no more than that it is."""
    product = product_of(call, values)
    if call.grant.kind == "public" and not product["enabled"]:
        return {"id": product["id"], "enabled": False}
    return show_products([product], viewpoint(call))[0]


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a product."""
    changes = accepted(read_json_object(call.request), "Product")
    require(changes, "name")
    with call.platform.database.transaction():
        product = products.create(call.platform, call.store, changes, client_id=call.client_id)
        if Parameters(call.request.args).boolean("saveCombinations"):
            _save_variations(call, product, changes.get("combinations", []))
        return _written(call, {"id": product["id"]}, product["id"])


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change a product."""
    changes = accepted(read_json_object(call.request), "Product")
    parameters = Parameters(call.request.args)
    rebuild = parameters.boolean("rebuildVariationsOnOptionsUpdate") or False
    with call.platform.database.transaction():
        product = product_of(call, values)
        saves = parameters.boolean("saveCombinations") and "combinations" in changes
        if "options" in changes and not saves:
            variations.settle(
                call.platform, call.store.id, product, changes["options"], rebuild=rebuild
            )
        if "images" in changes.get("media", {}):
            media.rearrange(call.platform, call.store.id, product, changes["media"]["images"])
        product = products.update(
            call.platform,
            call.store,
            product,
            changes,
            client_id=call.client_id,
            keep_swatches=parameters.boolean("keepOptionDisplaySettings") or False,
            check_low=parameters.boolean("checkLowStockNotification") or False,
        )
        if saves:
            _save_variations(call, product, changes["combinations"])
        return _written(call, {"updateCount": 1}, product["id"])


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a product."""
    with call.platform.database.transaction():
        product = product_of(call, values)
        products.delete(call.platform, call.store.id, product, client_id=call.client_id)
    return {"deleteCount": 1}


def delete_all(call: Call, values: Mapping[str, str]) -> object:
    """Delete every product; done before the answer, which says that it is accepted."""
    with call.platform.database.transaction():
        for product in call.platform.documents.all(call.store.id, products.KIND):
            products.delete(call.platform, call.store.id, product, client_id=call.client_id)
    return json_response({}, status=202)


def adjust(call: Call, values: Mapping[str, str]) -> object:
    """Add to the stock of a product."""
    return adjust_stock(call, product_of(call, values), 0)


def adjust_stock(call: Call, product: Document, variation_id: int) -> object:
    """Add `quantityDelta` of the body to the stock of a product or one of its variations."""
    body = accepted(read_json_object(call.request), "ProductInventoryAdjustment")
    require(body, "quantityDelta")
    left = stock.adjust(
        call.platform,
        call.store.id,
        product["id"],
        int(body["quantityDelta"]),
        variation_id=variation_id,
        client_id=call.client_id,
        check_low=Parameters(call.request.args).boolean("checkLowStockNotification") or False,
    )
    if left is None:
        return {"updateCount": 0}
    if left < 0:
        return {"updateCount": 1, "warning": "Product has negative stock."}
    return {"updateCount": 1}


def get_order(call: Call, values: Mapping[str, str]) -> object:
    """Return the products of a category, or of the front page, in its order."""
    category_id = _category(call)
    return {"sortedIds": placement.products_in(call.platform, call.store.id, category_id)}


def set_order(call: Call, values: Mapping[str, str]) -> object:
    """Put products of a category first, in this order."""
    category_id = _category(call)
    ids = sorted_ids(call)
    return {"updateCount": placement.arrange(call.platform, call.store.id, category_id, ids)}


def sorted_ids(call: Call) -> list[int]:
    """Return the `sortedIds` of a body.

    Raises:
        HTTPError: 400 when they are missing or no whole numbers.
    """
    ids = read_json_object(call.request).get("sortedIds")
    if not isinstance(ids, list) or any(type(each) is not int for each in ids):
        raise HTTPError(400, "Field sortedIds must be a list of ids", "WRONG_PARAMETER")
    return ids


def _category(call: Call) -> int:
    category_id = Parameters(call.request.args).integer("parentCategory") or 0
    if category_id and call.platform.documents.get(call.store.id, "category", category_id) is None:
        raise HTTPError(404, f"Category #{category_id} not found", "CATEGORIES_NOT_FOUND")
    return category_id


def _save_variations(call: Call, product: Document, wanted: list[Document]) -> None:
    variations.replace_all(call.platform, call.store, product, wanted)
    variations.save_product(call.platform, call.store.id, product, call.client_id)


def _written(call: Call, answer: Document, product_id: int) -> object:
    """Add the saved product to the answer of a write that asks for it."""
    if not Parameters(call.request.args).boolean("returnItem"):
        return answer
    product = products.get(call.platform, call.store.id, product_id)
    answer["item"] = show_products([product], viewpoint(call))[0]
    fields = dict(parse_fields(call.request.args.get("responseFields", "")))
    if not fields:
        return answer
    usual: dict[str, Any] = {name: {} for name in answer if name != "item"}
    return select_fields(answer, {**fields, **usual})
