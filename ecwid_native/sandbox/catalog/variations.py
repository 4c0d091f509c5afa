"""Variations of products: what is sold under one choice of the options.

Source: docs.ecwid.com, "Create product variation", "Update product variation" and the error codes
(read 2026-11). That rebuilding deletes the variations of options that are gone, and adds none, is
our choice.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ecwid_native.sandbox.catalog import rules, stock, texts, types, wording
from ecwid_native.sandbox.catalog.availability import has_own_stock, settle_stock
from ecwid_native.sandbox.conditions import child_of
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.plans import Feature, require_feature
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import merged
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

KIND = "variation"
MAX_IN_REQUEST = 200
# Named in bodies by the documentation, decided by the platform. The id says which one is meant.
DECIDED = frozenset(
    {
        "id",
        "combinationNumber",
        "inStock",
        "smallThumbnailUrl",
        "thumbnailUrl",
        "hdThumbnailUrl",
        "imageUrl",
        "originalImageUrl",
        "defaultDisplayedPrice",
        "defaultDisplayedPriceFormatted",
        "defaultDisplayedLowestPrice",
        "defaultDisplayedLowestPriceFormatted",
    }
)


def all_of(platform: Platform, store_id: int, product_id: int) -> list[Document]:
    """Return a product's variations by number."""
    return platform.documents.all(store_id, KIND, child_of(product_id))


def get(platform: Platform, store_id: int, product: Document, variation_id: int | None) -> Document:
    """Return a variation of a product as it is stored.

    Raises:
        HTTPError: 404.
    """
    found = platform.documents.get(store_id, KIND, variation_id or 0)
    if found is None or found["productId"] != product["id"]:
        message = f"Combination #{variation_id} not found for product #{product['id']}"
        raise HTTPError(404, message, "COMBINATION_NOT_FOUND")
    return found


def create(
    platform: Platform, store: Store, product: Document, changes: Mapping[str, Any]
) -> Document:
    """Create a variation; options that the product lacks are added to it, in place.

    Raises:
        HTTPError: the platform would refuse it.
    """
    with platform.database.transaction():
        others = all_of(platform, store.id, product["id"])
        variation: Document = {
            "id": platform.documents.next_id(store.id, KIND),
            "productId": product["id"],
            "combinationNumber": max((each["combinationNumber"] for each in others), default=0) + 1,
            "options": [],
        }
        variation = _changed(platform, store, product, variation, changes, others=others, new=True)
        platform.documents.insert(
            store.id, KIND, variation, document_id=variation["id"], parent_id=product["id"]
        )
    return variation


def update(
    platform: Platform,
    store: Store,
    product: Document,
    variation: Document,
    changes: Mapping[str, Any],
) -> Document:
    """Change a variation.

    Raises:
        HTTPError: the platform would refuse it.
    """
    with platform.database.transaction():
        others = [
            each
            for each in all_of(platform, store.id, product["id"])
            if each["id"] != variation["id"]
        ]
        variation = _changed(platform, store, product, variation, changes, others=others, new=False)
        platform.documents.replace(store.id, KIND, variation)
    return variation


def delete(platform: Platform, store_id: int, variation: Document) -> None:
    """Delete a variation with its picture."""
    with platform.database.transaction():
        platform.blobs.delete(store_id, variation.get("picture", {}).get("blob"))
        platform.documents.delete(store_id, KIND, variation["id"])


def replace_all(
    platform: Platform, store: Store, product: Document, wanted: Sequence[Mapping[str, Any]]
) -> None:
    """Make these the variations of a product: known by id or options, others new, the rest gone.

    Raises:
        HTTPError: the platform would refuse one of them, or there are too many.
    """
    if len(wanted) > MAX_IN_REQUEST:
        code = "COMBINATION_LIMIT_PER_REQUEST_EXCEEDED"
        raise HTTPError(400, "At most 200 variations in one request", code)
    require_feature(store.plan, Feature.VARIATIONS)
    present = all_of(platform, store.id, product["id"])
    matched = [_match(changes, present) for changes in wanted]
    kept = {each["id"] for each in matched if each is not None}
    for variation in present:
        if variation["id"] not in kept:
            delete(platform, store.id, variation)
    for changes, known in zip(wanted, matched, strict=True):
        if known is None:
            create(platform, store, product, changes)
        else:
            update(platform, store, product, known, changes)


def settle(
    platform: Platform,
    store_id: int,
    product: Document,
    options: Sequence[Mapping[str, Any]],
    *,
    rebuild: bool,
) -> None:
    """Make a product's variations fit new options: orphans are deleted, or refused.

    Raises:
        HTTPError: 409 for a variation of an option or choice that is gone, unless `rebuild`.
    """
    choices = {
        option.get("name", ""): {choice.get("text", "") for choice in option.get("choices", [])}
        for option in options
    }
    for variation in all_of(platform, store_id, product["id"]):
        missing = [each for each in variation["options"] if each["name"] not in choices]
        orphan = missing or any(
            each["value"] not in choices[each["name"]] for each in variation["options"]
        )
        if orphan and rebuild:
            delete(platform, store_id, variation)
        elif orphan:
            raise HTTPError(
                409,
                f"Combination #{variation['id']} contains a removed option",
                "COMBINATION_CONTAINS_REMOVED_OPTION" + ("" if missing else "_VALUE"),
            )


def _changed(
    platform: Platform,
    store: Store,
    product: Document,
    variation: Document,
    changes: Mapping[str, Any],
    *,
    others: Sequence[Document],
    new: bool,
) -> Document:
    changes = {name: value for name, value in changes.items() if name not in DECIDED}
    languages = platform.profiles.get(store)["languages"]["enabledLanguages"]
    texts.check_languages(changes, languages)
    variation = merged(variation, changes)
    if "options" in changes or new:
        variation["options"] = _options(changes.get("options", []))
        if any(_key(each) == _key(variation) for each in others):
            message = "There is a combination with these options already"
            raise HTTPError(409, message, "COMBINATION_DUPLICATED")
        _extend_options(product, variation["options"])
    if "attributes" in changes:
        known = types.attributes_for(platform, store.id, product["productClassId"])
        variation["attributes"] = types.resolve(changes["attributes"], known)
    price = variation.get("price")
    rules.check_prices(variation, product["price"] if price is None else price)
    rules.check_wholesale(store.plan, changes)
    if variation.get("sku") and "sku" in changes:
        number = 0 if new else variation["id"]
        rules.check_sku(
            platform, store.id, variation["sku"], product_id=product["id"], variation_id=number
        )
    settle_stock(variation, changes)
    _check_shared(product, variation)
    return variation


def _check_shared(product: Document, variation: Document) -> None:
    """Refuse another stock or size for a variation that has the product's own SKU."""
    if variation.get("sku") != product["sku"]:
        return
    if has_own_stock(variation) and any(
        variation.get(name) != product.get(name) for name in ("unlimited", "quantity")
    ):
        message = "A combination with the product's SKU has the product's stock"
        raise HTTPError(400, message, "DIFFERENT_COMBINATION_STOCK")
    if "dimensions" in variation and variation["dimensions"] != product["dimensions"]:
        message = "A combination with the product's SKU has the product's dimensions"
        raise HTTPError(400, message, "DIFFERENT_COMBINATION_DIMENSIONS")


def _options(options: Sequence[Mapping[str, Any]]) -> list[Document]:
    usable = [{"name": "", "value": "", **each} for each in options]
    if not usable or any(not each["name"] or not each["value"] for each in usable):
        raise HTTPError(400, "Field options must name options and values", "WRONG_PARAMETER")
    return usable


def _extend_options(product: Document, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Add the options and choices that a product lacks, in place."""
    for each in wanted:
        option = next((o for o in product["options"] if o["name"] == each["name"]), None)
        if option is None:
            option = rules.complete_options([{"name": each["name"], "choices": []}])[0]
            product["options"] = [*product["options"], option]
        choices = option.setdefault("choices", [])
        if all(choice["text"] != each["value"] for choice in choices):
            choices.append(
                {"text": each["value"], "priceModifier": 0, "priceModifierType": "ABSOLUTE"}
            )


def _match(changes: Mapping[str, Any], present: Sequence[Document]) -> Document | None:
    for variation in present:
        if changes.get("id") == variation["id"] or _key(changes) == _key(variation):
            return variation
    return None


def _key(variation: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (each.get("name", ""), each.get("value", "")) for each in variation.get("options", [])
    )


def save_product(
    platform: Platform, store_id: int, product: Document, client_id: str | None
) -> None:
    """Store a product whose variations changed, and publish it."""
    wording.reword(platform, store_id, product)
    stock.touch(platform, store_id, product, client_id)
