"""Products: creating, changing and deleting them.

Source: docs.ecwid.com, "Create product", "Update product", "Delete product" (read 2026-11). The
defaults of a new product are those of the documented examples.
"""

import copy
from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.catalog import composites, placement, rules, stock, texts, types, wording
from ecwid_native.sandbox.catalog.availability import is_available, settle_stock
from ecwid_native.sandbox.conditions import child_of, one_of
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.plans import PLANS, check_room
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import merged
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

KIND = "product"
TRANSLATED = ("name", "description", "subtitle", "seoTitle", "seoDescription")
# Named in bodies by the documentation, decided by the platform.
DECIDED = frozenset({"inStock", "files", "combinations", "isGiftCard", "compositeParents", "media"})
DEFAULTS: Document = {
    "name": "",
    "description": "",
    "subtitle": "",
    "seoTitle": "",
    "seoDescription": "",
    "enabled": True,
    "unlimited": True,
    "warningLimit": 0,
    "outOfStockVisibilityBehaviour": "SHOW",
    "price": 0,
    "costPrice": 0,
    "weight": 0,
    "volume": 0,
    "dimensions": {"length": 0, "width": 0, "height": 0},
    "isShippingRequired": True,
    "productClassId": 0,
    "attributes": [],
    "options": [],
    "categoryIds": [],
    "defaultCategoryId": 0,
    "tax": {"taxable": True, "enabledManualTaxes": [], "taxClassCode": "default"},
    "shipping": {
        "type": "GLOBAL_METHODS",
        "methodMarkup": 0,
        "flatRate": 0,
        "disabledMethods": [],
        "enabledMethods": [],
    },
    "fixedShippingRateOnly": False,
    "fixedShippingRate": 0,
    "relatedProducts": {
        "productIds": [],
        "relatedCategory": {"enabled": False, "categoryId": 0, "productCount": 1},
    },
    "isSampleProduct": False,
    "isGiftCard": False,
    "discountsAllowed": True,
    "nameYourPriceEnabled": False,
    "customPriceTiers": [],
    "subscriptionSettings": {
        "subscriptionAllowed": False,
        "oneTimePurchaseAllowed": False,
        "recurringChargeSettings": [],
    },
    "lowestPriceSettings": {"lowestPriceEnabled": False},
    "productCondition": "NEW",
    "reviewsCollectingAllowed": True,
    "rating": 0,
    "reviewsModerated": 0,
    "reviewsPublished": 0,
    "files": [],
    "pictures": [],
    "videos": [],
}


def get(platform: Platform, store_id: int, product_id: int | None) -> Document:
    """Return a product as it is stored.

    Raises:
        HTTPError: 404.
    """
    product = None
    if product_id is not None:
        product = platform.documents.get(store_id, KIND, product_id)
    if product is None:
        raise missing(product_id)
    return completed(product)


def completed(product: Document) -> Document:
    """Return a stored product with every field that the catalogue counts on.

    A test may have stored it with a few of them.
    """
    if "words" in product:
        return product
    stored = {"sku": "", "inStock": True, "createTimestamp": 0, "updateTimestamp": 0, **product}
    return {**copy.deepcopy(DEFAULTS), **stored}


def missing(product_id: object) -> HTTPError:
    """Return the answer to a product that is not there."""
    return HTTPError(404, f"Product #{product_id} not found", "PRODUCT_NOT_FOUND")


def create(
    platform: Platform, store: Store, changes: Mapping[str, Any], *, client_id: str | None = None
) -> Document:
    """Create a product from a checked body and return it as it is stored.

    Raises:
        HTTPError: the platform would refuse it.
    """
    now = int(platform.clock.timestamp())
    product = {**copy.deepcopy(DEFAULTS), "createTimestamp": now}
    with platform.database.transaction():
        check_room(platform.documents.count(store.id, KIND), PLANS[store.plan].products)
        product["id"] = platform.documents.next_id(store.id, KIND)
        if not changes.get("sku"):
            product["sku"] = rules.new_sku(platform, store.id)
        product = _changed(platform, store, product, changes)
        product = platform.documents.insert(store.id, KIND, product, document_id=product["id"])
        _place(platform, store.id, product, changes)
        platform.events.publish(
            "product.created", store_id=store.id, client_id=client_id, entity_id=product["id"]
        )
    return product


def update(
    platform: Platform,
    store: Store,
    product: Document,
    changes: Mapping[str, Any],
    *,
    client_id: str | None = None,
    keep_swatches: bool = False,
    check_low: bool = False,
) -> Document:
    """Change a stored product by a checked body and return it.

    Raises:
        HTTPError: the platform would refuse it.
    """
    before = product.get("quantity", 0)
    with platform.database.transaction():
        product = _changed(platform, store, product, changes, keep_swatches=keep_swatches)
        stock.touch(platform, store.id, product, client_id)
        _place(platform, store.id, product, changes)
        if check_low:
            stock.report_low(platform, store.id, product["id"], product, before)
    return product


def delete(
    platform: Platform, store_id: int, product: Document, *, client_id: str | None = None
) -> None:
    """Delete a product with its variations, pictures and files."""
    with platform.database.transaction():
        for variation in platform.documents.all(store_id, "variation", child_of(product["id"])):
            platform.documents.delete(store_id, "variation", variation["id"])
            platform.blobs.delete(store_id, variation.get("picture", {}).get("blob"))
        for upload in (*product["pictures"], *product["files"], *product["videos"]):
            platform.blobs.delete(store_id, upload.get("blob"))
        placement.place(platform, store_id, product["id"], ())
        for parent in composites.take_out(platform, store_id, product["id"]):
            stock.touch(platform, store_id, parent, client_id)
        kept = {"sku": product["sku"], "name": product["name"]}
        platform.documents.delete(store_id, KIND, product["id"], kept=kept)
        platform.events.publish(
            "product.deleted", store_id=store_id, client_id=client_id, entity_id=product["id"]
        )


def _changed(
    platform: Platform,
    store: Store,
    product: Document,
    changes: Mapping[str, Any],
    *,
    keep_swatches: bool = False,
) -> Document:
    before = product
    changes = {name: value for name, value in changes.items() if name not in DECIDED}
    languages = platform.profiles.get(store)["languages"]["enabledLanguages"]
    texts.check_languages(changes, languages)
    if not changes.get("sku"):
        changes.pop("sku", None)
    product = merged(product, changes)
    texts.translate(product, changes, TRANSLATED, store.language)
    if "sku" in changes:
        rules.check_sku(platform, store.id, product["sku"], product_id=product["id"])
    rules.check_prices(product, product["price"])
    rules.check_wholesale(store.plan, changes)
    if product.get("wholesalePrices"):
        product["wholesalePrices"].sort(key=lambda tier: tier["quantity"])
    settle_stock(product, changes)
    if "compositeComponents" in changes:
        composites.set_parts(platform, store.id, product, changes["compositeComponents"])
    composites.settle(platform, store.id, product)
    _check_links(platform, store.id, product, changes)
    if "options" in changes:
        product["options"] = rules.complete_options(product["options"])
        if keep_swatches:
            rules.keep_swatches(product["options"], before["options"])
    product["inStock"] = is_available(product)
    product["updateTimestamp"] = int(platform.clock.timestamp())
    wording.reword(platform, store.id, product)
    return product


def _check_links(
    platform: Platform, store_id: int, product: Document, changes: Mapping[str, Any]
) -> None:
    type_id = product["productClassId"]
    if "productClassId" in changes and types.get_type(platform, store_id, type_id) is None:
        raise HTTPError(404, f"Product class #{type_id} not found")
    if "attributes" in changes:
        known = types.attributes_for(platform, store_id, type_id)
        product["attributes"] = types.resolve(changes["attributes"], known)
    if "categoryIds" in changes:
        _check_categories(platform, store_id, product)
    skus = product["relatedProducts"].pop("productSkus", None)
    if skus is not None and "productIds" not in changes["relatedProducts"]:
        found = platform.documents.all(store_id, KIND, one_of("sku", skus))
        product["relatedProducts"]["productIds"] = [each["id"] for each in found]


def _check_categories(platform: Platform, store_id: int, product: Document) -> None:
    ids = list(dict.fromkeys(each for each in product["categoryIds"] if each))
    if len(ids) > rules.MAX_IN_REQUEST:
        code = "MAX_CATEGORIES_FOR_API_REQUEST_LIMIT_EXCEEDED"
        raise HTTPError(402, "At most 100 categories in one request", code)
    absent = [each for each in ids if platform.documents.get(store_id, "category", each) is None]
    if absent:
        raise HTTPError(404, f"Category #{absent[0]} not found", "CATEGORIES_NOT_FOUND")
    product["categoryIds"] = ids
    if product["defaultCategoryId"] not in ids:
        product["defaultCategoryId"] = ids[0] if ids else 0


def _place(
    platform: Platform, store_id: int, product: Document, changes: Mapping[str, Any]
) -> None:
    """Put the product into its categories and, when it has none or asks for it, on the front page.

    Raises:
        HTTPError: 400 when it would be nowhere.
    """
    categories = product["categoryIds"]
    front = changes.get("showOnFrontpage")
    if front is not None and front < 0 and not categories:
        raise HTTPError(
            400,
            "Attribute `showOnFrontpage` can't be negative, because the product has no categories",
        )
    current = placement.front_positions(platform, store_id, [product["id"]]).get(product["id"])
    if product.get("showOnFrontpage", -1) >= 0 or not categories:
        categories = [*categories, placement.FRONT_PAGE]
    placement.place(platform, store_id, product["id"], categories)
    if front is not None and front > 0 and front != current:
        placement.move(platform, store_id, product["id"], placement.FRONT_PAGE, int(front))
