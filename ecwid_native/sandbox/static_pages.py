"""Pages of the storefront as ready-made HTML, for sites that show a shop before its script runs.

Source: docs.ecwid.com, "Get static code for the store's home page" and the pages like it; the
tables of the official client (read 2026-11). The markup is ours, with the class names and data
attributes that the script of the official plugin for WordPress looks for.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ecwid_native.sandbox.catalog.links import Links, slug_of
from ecwid_native.sandbox.catalog.placement import products_in
from ecwid_native.sandbox.catalog.prices import format_money
from ecwid_native.sandbox.catalog.texts import in_language
from ecwid_native.sandbox.conditions import Condition, equals
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

ROOT_CATEGORY = 0
MAX_ITEMS = 60


@dataclass(frozen=True, kw_only=True)
class Shop:
    """A store as its pages are written.

    Args:
        platform: where it is kept.
        store: the store.
        language: of texts; None for the store's own.
        links: how addresses look.
        design: `tplvar_…` parameters by their name without the prefix.
        languages: addresses of the page in other languages.
    """

    platform: Platform
    store: Store
    language: str | None
    links: Links
    design: Mapping[str, str]
    languages: Mapping[str, str]


def home_page(shop: Shop) -> Document:
    """Return the page with the root categories and the products of the front page."""
    name = shop.store.name
    body = f"<h1>{escape(name)}</h1>{_categories(shop, ROOT_CATEGORY)}{_products(shop, 0)}"
    about = _settings(shop).get("storeDescription", "")
    return _page(shop, title=name, about=about, url=shop.links.base, body=body, kind="WebSite")


def category_page(shop: Shop, category: Document) -> Document:
    """Return the page of a category."""
    name = in_language(category, "name", shop.language)
    body = (
        f"<h1>{escape(name)}</h1>"
        f"{_categories(shop, category['id'])}{_products(shop, category['id'])}"
    )
    about = in_language(category, "description", shop.language)
    url = category_url(shop.links, category)
    return _page(shop, title=name, about=about, url=url, body=body, kind="CollectionPage")


def product_page(shop: Shop, product: Document) -> Document:
    """Return the page of a product."""
    name = in_language(product, "name", shop.language)
    about = in_language(product, "description", shop.language)
    price = format_money(product.get("price") or 0, _formats(shop))
    body = f"<h1>{escape(name)}</h1><p>{escape(price)}</p><p>{escape(str(about))}</p>"
    url = product_url(shop.links, product)
    offer = {
        "@type": "Offer",
        "price": product.get("price") or 0,
        "priceCurrency": _formats(shop)["currency"],
        "url": url,
    }
    page = _page(shop, title=name, about=about, url=url, body=body, kind="Product", offers=offer)
    return page | {"lastUpdated": int(product.get("updateTimestamp") or 0) * 1000}


def product_url(links: Links, product: Document) -> str:
    """Return the address of a product."""
    slug = product.get("customSlug") or slug_of(product["name"])
    return links.product(product["id"], product["name"], slug)


def category_url(links: Links, category: Document) -> str:
    """Return the address of a category."""
    slug = category.get("customSlug") or slug_of(category["name"])
    return links.category(category["id"], category["name"], slug)


def _page(
    shop: Shop, *, title: str, about: str, url: str, body: str, kind: str, **data: object
) -> Document:
    description = escape(str(about)[:300])
    markup = {"@context": "https://schema.org", "@type": kind, "name": title, "url": url, **data}
    # A text of the merchant must not end the script element.
    linked_data = json.dumps(markup, ensure_ascii=False).replace("<", "\\u003c")
    design = escape(json.dumps(dict(shop.design), ensure_ascii=False))
    return {
        "cssFiles": [],
        "htmlCode": f'<div class="ec-static static-content" data-design="{design}">{body}</div>',
        "metaDescriptionHtml": f'<meta name="description" content="{description}">',
        "canonicalUrl": url,
        "ogTagsHtml": (
            f'<meta property="og:title" content="{escape(title)}">'
            f'<meta property="og:url" content="{escape(url)}">'
        ),
        "jsonLDHtml": f'<script type="application/ld+json">{linked_data}</script>',
        "hrefLangHtml": "".join(
            f'<link rel="alternate" hreflang="{escape(code)}" href="{escape(address)}">'
            for code, address in shop.languages.items()
        ),
        "lastUpdated": int(shop.platform.profiles.changed_at(shop.store) * 1000),
    }


def _categories(shop: Shop, parent_id: int) -> str:
    conditions = (equals("parentId", parent_id), equals("enabled", value=True))
    found = shop.platform.documents.find(
        shop.store.id, "category", *conditions, limit=MAX_ITEMS
    ).items
    return _grid("grid__categories", [_category(shop, each) for each in found])


def _category(shop: Shop, category: Document) -> str:
    link = _link(
        "category", category["id"], category_url(shop.links, category), _name(shop, category)
    )
    card = f'<div class="grid-category__card">{link}</div>'
    return f'<div class="grid-category grid-category--id-{category["id"]}">{card}</div>'


def _products(shop: Shop, category_id: int) -> str:
    lines = []
    for product_id in products_in(shop.platform, shop.store.id, category_id)[:MAX_ITEMS]:
        product = shop.platform.documents.get(shop.store.id, "product", product_id)
        if product is not None and product.get("enabled"):
            lines.append(_product(shop, product))
    return _grid("grid__products", lines)


def _product(shop: Shop, product: Document) -> str:
    number = product["id"]
    link = _link("product", number, product_url(shop.links, product), _name(shop, product))
    wrap = f'<div class="grid-product__wrap" data-product-id="{number}">{link}</div>'
    return f'<div class="grid-product grid-product--id-{number}">{wrap}</div>'


def _link(kind: str, number: int, url: str, name: str) -> str:
    title = f'<span class="grid-{kind}__title-inner">{escape(name)}</span>'
    data = f'data-{kind}-id="{number}"'
    return f'<a class="grid-{kind}__title" href="{escape(url)}" {data}>{title}</a>'


def _grid(name: str, cells: list[str]) -> str:
    return f'<div class="{name}">{"".join(cells)}</div>' if cells else ""


def _name(shop: Shop, document: Document) -> str:
    return str(in_language(document, "name", shop.language))


def _settings(shop: Shop) -> Document:
    settings: Document = shop.platform.profiles.get(shop.store)["settings"]
    return settings


def _formats(shop: Shop) -> Document:
    formats: Document = shop.platform.profiles.get(shop.store)["formatsAndUnits"]
    return formats


def by_slug(platform: Platform, store_id: int, kind: str, slug: str) -> Document | None:
    """Return the product or category that a slug without an id names, or None."""
    own = platform.documents.first(store_id, kind, equals("customSlug", slug))
    if own is not None:
        return own
    # SQL narrows them down to names that hold the words in their order.
    words = [word for word in slug.casefold().split("-") if word]
    escaped = (word.replace("!", "!!").replace("%", "!%").replace("_", "!_") for word in words)
    pattern = f"%{'%'.join(escaped)}%"
    alike = Condition("fold(json_extract(body, '$.name')) LIKE ? ESCAPE '!'", (pattern,))
    for candidate in platform.documents.all(store_id, kind, alike):
        if not candidate.get("customSlug") and slug_of(candidate["name"]) == slug:
            return candidate
    return None
