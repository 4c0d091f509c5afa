"""Categories: creating, changing and deleting them.

Source: docs.ecwid.com, "Create category", "Update category", "Delete category", "Assign products to
category" (read 2026-11).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ecwid_native.sandbox.catalog import placement, stock, texts
from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.catalog.tree import ROOT, CategoryTree
from ecwid_native.sandbox.conditions import equals, has_id
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.plans import PLANS, check_room
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import merged
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

KIND = "category"
TRANSLATED = ("name", "description", "seoTitle", "seoDescription")
STEP = 10
MAX_PRODUCTS = 100
DEFAULTS: Document = {
    "name": "",
    "description": "",
    "seoTitle": "",
    "seoDescription": "",
    "enabled": True,
    "isSampleCategory": False,
    "origin": "ECWID",
    "parentId": ROOT,
    "orderBy": 0,
}


def get(platform: Platform, store_id: int, category_id: int | None) -> Document:
    """Return a category as it is stored.

    Raises:
        HTTPError: 404.
    """
    found = platform.documents.get(store_id, KIND, category_id or 0)
    if found is None:
        raise missing(category_id)
    return {**DEFAULTS, **found}


def missing(category_id: object) -> HTTPError:
    """Return the answer to a category that is not there."""
    return HTTPError(404, f"Category #{category_id} not found", "CATEGORIES_NOT_FOUND")


def create(
    platform: Platform, store: Store, changes: Mapping[str, Any], *, client_id: str | None = None
) -> Document:
    """Create a category, last among its siblings unless the body says where.

    Raises:
        HTTPError: the platform would refuse it.
    """
    with platform.database.transaction():
        check_room(platform.documents.count(store.id, KIND), PLANS[store.plan].categories)
        parent_id = changes.get("parentId", ROOT)
        category = {
            **DEFAULTS,
            "id": platform.documents.next_id(store.id, KIND),
            "parentId": parent_id,
            "orderBy": _next_place(platform, store.id, parent_id),
        }
        category = _changed(platform, store, category, changes)
        platform.documents.insert(store.id, KIND, category, document_id=category["id"])
        _set_products(platform, store.id, category["id"], changes, client_id)
        _publish(platform, "created", store.id, client_id, category["id"])
    return category


def update(
    platform: Platform,
    store: Store,
    category: Document,
    changes: Mapping[str, Any],
    *,
    client_id: str | None = None,
) -> None:
    """Change a category.

    Raises:
        HTTPError: the platform would refuse it.
    """
    with platform.database.transaction():
        save(platform, store.id, _changed(platform, store, category, changes), client_id)
        _set_products(platform, store.id, category["id"], changes, client_id)


def save(platform: Platform, store_id: int, category: Document, client_id: str | None) -> None:
    """Store a category that changed and publish that it did."""
    platform.documents.replace(store_id, KIND, category)
    _publish(platform, "updated", store_id, client_id, category["id"])


def delete(
    platform: Platform, store_id: int, category_id: int, *, client_id: str | None = None
) -> None:
    """Delete a category with everything below it; its products stay, if need be up front."""
    with platform.database.transaction():
        for each in CategoryTree(platform, store_id).with_descendants([category_id]):
            category = get(platform, store_id, each)
            ids = placement.products_in(platform, store_id, each)
            unassign(platform, store_id, each, ids, client_id=client_id)
            platform.blobs.delete(store_id, category.get("picture", {}).get("blob"))
            platform.documents.delete(store_id, KIND, each, kept={"name": category["name"]})
            _publish(platform, "deleted", store_id, client_id, each)


def assign(
    platform: Platform,
    store_id: int,
    category_id: int,
    product_ids: Iterable[int],
    *,
    client_id: str | None = None,
) -> None:
    """Append products to a category."""
    for product in _products(platform, store_id, product_ids):
        if category_id not in product["categoryIds"]:
            product["categoryIds"] = [*product["categoryIds"], category_id]
            product["defaultCategoryId"] = product["defaultCategoryId"] or category_id
            _put_down(platform, store_id, product, client_id)


def unassign(
    platform: Platform,
    store_id: int,
    category_id: int,
    product_ids: Iterable[int],
    *,
    client_id: str | None = None,
) -> int:
    """Take products out of a category and return how many were in it."""
    count = 0
    for product in _products(platform, store_id, product_ids):
        if category_id in product["categoryIds"]:
            left = [each for each in product["categoryIds"] if each != category_id]
            product["categoryIds"] = left
            if product["defaultCategoryId"] == category_id:
                product["defaultCategoryId"] = left[0] if left else 0
            _put_down(platform, store_id, product, client_id)
            count += 1
    return count


def _changed(
    platform: Platform, store: Store, category: Document, changes: Mapping[str, Any]
) -> Document:
    languages = platform.profiles.get(store)["languages"]["enabledLanguages"]
    texts.check_languages(changes, languages)
    changes = {name: value for name, value in changes.items() if name != "productIds"}
    category = merged(category, changes)
    texts.translate(category, changes, TRANSLATED, store.language)
    parent_id = category["parentId"]
    if "parentId" in changes and parent_id != ROOT:
        get(platform, store.id, parent_id)
        tree = CategoryTree(platform, store.id)
        if category["id"] in (parent_id, *tree.ancestors(parent_id)):
            raise HTTPError(400, "A category can't lie below itself", "WRONG_PARAMETER")
    names = (category.get("nameTranslated") or {}).values()
    category["words"] = texts.words_of([category["name"], *names])
    return category


def _next_place(platform: Platform, store_id: int, parent_id: int) -> int:
    siblings = platform.documents.all(store_id, KIND, equals("parentId", parent_id))
    return max((each.get("orderBy", 0) for each in siblings), default=0) + STEP


def _set_products(
    platform: Platform,
    store_id: int,
    category_id: int,
    changes: Mapping[str, Any],
    client_id: str | None,
) -> None:
    """Make `productIds` of a body the products of a category, in this order."""
    if "productIds" not in changes:
        return
    wanted = changes["productIds"]
    present = placement.products_in(platform, store_id, category_id)
    gone = set(present) - set(wanted)
    unassign(platform, store_id, category_id, gone, client_id=client_id)
    assign(platform, store_id, category_id, wanted, client_id=client_id)
    placement.arrange(platform, store_id, category_id, wanted)


def _products(platform: Platform, store_id: int, product_ids: Iterable[int]) -> list[Document]:
    wanted = list(dict.fromkeys(product_ids))
    found = {
        each["id"]: completed(each)
        for each in platform.documents.all(store_id, "product", has_id(wanted))
    }
    return [found[each] for each in wanted if each in found]


def _put_down(platform: Platform, store_id: int, product: Document, client_id: str | None) -> None:
    places = list(product["categoryIds"])
    if not places or product.get("showOnFrontpage", -1) >= 0:
        places.append(placement.FRONT_PAGE)
    placement.place(platform, store_id, product["id"], places)
    stock.touch(platform, store_id, product, client_id)


def _publish(
    platform: Platform, what: str, store_id: int, client_id: str | None, category_id: int
) -> None:
    platform.events.publish(
        f"category.{what}", store_id=store_id, client_id=client_id, entity_id=category_id
    )
