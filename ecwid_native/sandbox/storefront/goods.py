"""What a storefront sells: the store's own catalogue, as its shoppers may see it."""

from html import unescape
from typing import Any

from ecwid_native.sandbox.catalog import media, pictures
from ecwid_native.sandbox.catalog.availability import effective, is_unlimited
from ecwid_native.sandbox.catalog.links import spaced
from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.catalog.showing import price_of
from ecwid_native.sandbox.catalog.texts import TAG, in_language
from ecwid_native.sandbox.conditions import ascending, equals, is_one_of
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

# A page with all of 10,000 products helps nobody.
MOST = 200


def goods(platform: Platform, store: Store, language: str, origin: str) -> Document:
    """Return the enabled categories and the first 200 enabled products of a store."""
    enabled = equals("enabled", True)
    categories = platform.documents.find(
        store.id, "category", enabled, order=(ascending("orderBy"),)
    ).items
    found = platform.documents.find(store.id, "product", enabled, limit=MOST).items
    products = [completed(each) for each in found]
    ids = {category["id"] for category in categories}
    variations = _variations(platform, store, [product["id"] for product in products])
    return {
        "categories": [_category(each, language) for each in categories],
        "products": [
            {
                **_product(each, store, language, origin, ids),
                "variations": [_variation(v, each, language) for v in variations[each["id"]]],
            }
            for each in products
        ],
    }


def _variations(
    platform: Platform, store: Store, product_ids: list[int]
) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = {each: [] for each in product_ids}
    for variation in platform.documents.all(
        store.id, "variation", is_one_of("parent_id", product_ids)
    ):
        found[variation["productId"]].append(variation)
    return found


def _category(category: Document, language: str) -> Document:
    return {
        "id": category["id"],
        "name": in_language(category, "name", language),
        "nameTranslated": category.get("nameTranslated") or {},
        "slug": f"{spaced(category['name'])}-c{category['id']}",
    }


def _product(
    product: Document, store: Store, language: str, origin: str, categories: set[int]
) -> Document:
    main = media.main_picture(product)
    places = [product["defaultCategoryId"], *product["categoryIds"]]
    return {
        "id": product["id"],
        "sku": product["sku"],
        "categoryId": next((each for each in places if each in categories), 0),
        "price": product["price"],
        "compareToPrice": product.get("compareToPrice"),
        "name": in_language(product, "name", language),
        "nameTranslated": product.get("nameTranslated") or {},
        "description": _plain(in_language(product, "description", language)),
        "options": [_option(each, language) for each in product["options"]],
        "picture": "" if main is None else pictures.address(main, origin, store.id, 800),
        "inStock": product["inStock"],
        "quantity": None if is_unlimited(product) else product.get("quantity", 0),
        "weight": product.get("weight", 0),
        "slug": f"{spaced(product['name'])}-p{product['id']}",
    }


def _plain(html: str) -> str:
    return unescape(TAG.sub(" ", html)).strip()


def _option(option: Document, language: str) -> Document:
    """Return an option; types without choices have an empty list of them."""
    return {
        "name": in_language(option, "name", language),
        "type": option["type"],
        "required": option.get("required", False),
        "defaultChoice": option.get("defaultChoice"),
        "choices": [_choice(each, language) for each in option.get("choices", [])],
    }


def _choice(choice: Document, language: str) -> Document:
    return {
        "text": in_language(choice, "text", language),
        "priceModifier": choice["priceModifier"],
        "priceModifierType": choice["priceModifierType"],
        "color": next(iter(choice.get("hexCodes", [])), None),
    }


def _variation(variation: Document, product: Document, language: str) -> Document:
    """Return a variation with its options in the words that the page shows."""
    stock = effective(variation, product)
    return {
        "id": variation["id"],
        "sku": variation.get("sku") or product["sku"],
        "price": price_of(variation, product),
        "inStock": stock["inStock"],
        "quantity": stock.get("quantity"),
        "options": dict(_shown(each, product, language) for each in variation["options"]),
    }


def _shown(chosen: Document, product: Document, language: str) -> tuple[str, str]:
    for option in product["options"]:
        for choice in option.get("choices", []):
            if (option["name"], choice["text"]) == (chosen["name"], chosen["value"]):
                return in_language(option, "name", language), in_language(choice, "text", language)
    return chosen["name"], chosen["value"]
