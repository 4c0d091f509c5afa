"""What a storefront sells: the store's own catalogue, as its shoppers may see it."""

from html import unescape
from typing import Any

from ecwid_native.sandbox.catalog import media, pictures
from ecwid_native.sandbox.catalog.links import spaced
from ecwid_native.sandbox.catalog.texts import TAG, in_language
from ecwid_native.sandbox.conditions import ascending, equals
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
    products = platform.documents.find(store.id, "product", enabled, limit=MOST).items
    ids = {category["id"] for category in categories}
    return {
        "categories": [_category(each, language) for each in categories],
        "products": [_product(each, store, language, origin, ids) for each in products],
    }


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
        "options": [_option(each, language) for each in product["options"] if "choices" in each],
        "picture": "" if main is None else pictures.address(main, origin, store.id, 800),
        "inStock": product["inStock"],
        "slug": f"{spaced(product['name'])}-p{product['id']}",
    }


def _plain(html: str) -> str:
    return unescape(TAG.sub(" ", html)).strip()


def _option(option: Document, language: str) -> Document:
    return {
        "name": in_language(option, "name", language),
        "choices": [in_language(choice, "text", language) for choice in option["choices"]],
    }
