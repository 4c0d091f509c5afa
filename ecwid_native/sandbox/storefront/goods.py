"""What a storefront sells: the store's own catalogue, as its shoppers may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any

from ecwid_native.sandbox.catalog import media, pictures
from ecwid_native.sandbox.catalog.availability import effective, is_unlimited
from ecwid_native.sandbox.catalog.colors import border_of
from ecwid_native.sandbox.catalog.links import slug_of, spaced
from ecwid_native.sandbox.catalog.placement import products_in
from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.catalog.showing import price_of
from ecwid_native.sandbox.catalog.texts import TAG, in_language
from ecwid_native.sandbox.conditions import ascending, equals, is_one_of
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.storefront.shown_taxes import ShownTaxes
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
    profile = platform.profiles.get(store)
    found = platform.documents.find(store.id, "product", enabled, limit=MOST).items
    products = [each for each in map(completed, found) if _is_seen(each, profile)]
    ids = {category["id"] for category in categories}
    sold = [product["id"] for product in products]
    variations = _variations(platform, store, sold)
    taxes = ShownTaxes(profile)
    view = View(
        platform=platform,
        store=store,
        language=language,
        origin=origin,
        categories=frozenset(ids),
    )
    return {
        "categories": [
            {**_category(each, view), "productIds": _ordered(platform, store, each["id"], sold)}
            for each in categories
        ],
        "products": [
            {
                **_product(each, view),
                "tax": taxes.of(each),
                "variations": [_variation(v, each, language) for v in variations[each["id"]]],
            }
            for each in products
        ],
    }


def _ordered(platform: Platform, store: Store, category_id: int, sold: Iterable[int]) -> list[int]:
    """Return the ids of a category's products in the merchant's order."""
    shown = frozenset(sold)
    return [each for each in products_in(platform, store.id, category_id) if each in shown]


def _is_seen(product: Document, profile: Document) -> bool:
    """Tell whether shoppers see a product: some stores and products hide what is sold out."""
    hides = profile["settings"].get("hideOutOfStockProductsInStorefront")
    behaviour = product.get("outOfStockVisibilityBehaviour")
    return product["inStock"] or (behaviour != "HIDE" and not hides)


@dataclass(frozen=True, kw_only=True)
class View:
    """For whom goods are shown: the store's, in a language, with pictures of an origin."""

    platform: Platform
    store: Store
    language: str
    origin: str
    categories: frozenset[int]

    def picture(self, picture: Document | None, size: int = 800) -> str:
        """Return the address of a picture, "" when there is none."""
        if picture is None:
            return ""
        return pictures.address(picture, self.origin, self.store.id, size)


def _variations(
    platform: Platform, store: Store, product_ids: list[int]
) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = {each: [] for each in product_ids}
    for variation in platform.documents.all(
        store.id, "variation", is_one_of("parent_id", product_ids)
    ):
        found[variation["productId"]].append(variation)
    return found


def _category(category: Document, view: View) -> Document:
    return {
        "id": category["id"],
        "parentId": category.get("parentId") or 0,
        "name": in_language(category, "name", view.language),
        "nameTranslated": category.get("nameTranslated") or {},
        "description": _plain(in_language(category, "description", view.language)),
        "picture": view.picture(category.get("picture"), 400),
        "slug": f"{spaced(category['name'])}-c{category['id']}",
        "plainSlug": category.get("customSlug") or slug_of(category["name"]),
    }


def _product(product: Document, view: View) -> Document:
    places = [product["defaultCategoryId"], *product["categoryIds"]]
    return {
        "id": product["id"],
        "sku": product["sku"],
        "categoryId": next((each for each in places if each in view.categories), 0),
        "categoryIds": [each for each in product["categoryIds"] if each in view.categories],
        "price": product["price"],
        "compareToPrice": product.get("compareToPrice"),
        "namesPrice": product["nameYourPriceEnabled"],
        "soldOnce": product["subscriptionSettings"].get("oneTimePurchaseAllowed", False),
        "subscriptions": _subscriptions(product["subscriptionSettings"]),
        "wholesalePrices": product.get("wholesalePrices") or [],
        "name": in_language(product, "name", view.language),
        "nameTranslated": product.get("nameTranslated") or {},
        "subtitle": in_language(product, "subtitle", view.language),
        "ribbon": (product.get("ribbon") or {}).get("text", ""),
        "description": _plain(in_language(product, "description", view.language)),
        "attributes": [
            {name: each.get(name, "") for name in ("name", "value", "type", "show")}
            for each in product["attributes"]
            if each.get("value") and each.get("show") != "NOTSHOW"
        ],
        "options": [_option(each, view.language) for each in product["options"]],
        "picture": view.picture(media.main_picture(product)),
        "gallery": [view.picture(each) for each in media.gallery(product)],
        "media": [_medium(each, view) for each in _pictures(product)],
        "inStock": product["inStock"],
        "quantity": None if is_unlimited(product) else product.get("quantity", 0),
        "locations": _locations(product),
        "weight": product.get("weight", 0),
        "showsDeliveryTime": bool(product.get("showDeliveryTimeInStorefront")),
        "created": product.get("createTimestamp", 0),
        "slug": f"{spaced(product['name'])}-p{product['id']}",
        "plainSlug": product.get("customSlug") or slug_of(product["name"]),
    }


def _locations(product: Document) -> list[str] | None:
    """Return where a product is in stock, or None when it is not counted by location."""
    stock: dict[str, int] | None = product.get("locationInventory")
    return None if stock is None else [place for place, count in stock.items() if count > 0]


def _pictures(product: Document) -> list[Document]:
    main = media.main_picture(product)
    return [*([] if main is None else [main]), *media.gallery(product)]


def _medium(picture: Document, view: View) -> Document:
    """Return what the cart tells of a picture."""
    return {
        "id": picture["id"],
        "alt": (picture.get("alt") or {}).get("main", ""),
        "width": picture["width"],
        "height": picture["height"],
        "borderInfo": border_of(view.platform, view.store.id, picture),
    }


def _subscriptions(settings: Document) -> list[Document]:
    """Return the intervals at which a product can be bought again and again."""
    if not settings.get("subscriptionAllowed"):
        return []
    return [
        {
            "interval": each.get("recurringInterval"),
            "count": each.get("recurringIntervalCount"),
            "priceWithFee": each.get("subscriptionPriceWithSignUpFee"),
        }
        for each in settings.get("recurringChargeSettings", [])
    ]


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
        "options": dict(shown_choice(each, product, language) for each in variation["options"]),
    }


def shown_choice(chosen: Document, product: Document, language: str) -> tuple[str, str]:
    """Return name and value of a choice in the words that the page shows."""
    for option in product["options"]:
        for choice in option.get("choices", []):
            if (option["name"], choice["text"]) == (chosen["name"], chosen.get("value")):
                return in_language(option, "name", language), in_language(choice, "text", language)
    return chosen["name"], chosen.get("value", "")
