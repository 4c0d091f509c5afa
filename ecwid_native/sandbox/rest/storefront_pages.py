"""Pages of the storefront over REST: what a slug stands for, and ready-made HTML.

Source: docs.ecwid.com, "Get storefront page", "Get static code for the store's home page"; the
tables of the official client (read 2026-11). On the real platform the static code has a host of
its own, without a token.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from werkzeug.wrappers import Request

from ecwid_native.sandbox.catalog.links import Links
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, OpenOperation, Operation
from ecwid_native.sandbox.rest.viewing import viewpoint
from ecwid_native.sandbox.router import Router
from ecwid_native.sandbox.static_pages import (
    Shop,
    by_slug,
    category_page,
    category_url,
    home_page,
    product_page,
    product_url,
)
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

SCOPES = ("read_store_profile", "read_storefront_widget_pages")
PREFIX = "tplvar_"
WITH_ID = re.compile(r".*-(?P<letter>[pc])(?P<id>\d{1,19})", re.ASCII | re.DOTALL)
# First part of a slug → type of the page that the storefront has there.
OWN_PAGES = {
    "search": "SEARCH",
    "cart": "CART",
    "checkout": "CHECKOUT",
    "account": "CUSTOMER_ACCOUNT",
    "legal-info": "LEGAL_PAGE",
    "shipping-cost-payment-info": "LEGAL_PAGE",
    "revocation-terms": "LEGAL_PAGE",
    "terms": "LEGAL_PAGE",
    "privacy-statement": "LEGAL_PAGE",
    "favorites": "INTERNAL",
}


def add_routes(router: Router[Operation]) -> None:
    """Add the resolution of slugs."""
    operation = Operation(handler=get, scope=SCOPES, selects_fields=True)
    router.add("GET", "/api/v3/{store_id}/storefront-widget-pages", operation)


def add_open_routes(router: Router[OpenOperation]) -> None:
    """Add the three pages of static code."""
    router.add("GET", "/home-page/{store_id}/static-code", OpenOperation(handler=get_home))
    for name, handler in (("category", get_category), ("product", get_product)):
        path = f"/{name}-page/{{store_id}}/{{{name}_id}}/static-code"
        router.add("GET", path, OpenOperation(handler=handler))


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return what page a slug leads to, with its HTML when that is asked for."""
    query = Parameters(call.request.args)
    view = viewpoint(call)
    shop = _shop(call.platform, call.store, call.request, language=view.language, links=view.links)
    wants_html = query.boolean("getStaticContent")
    slug = query.text("slug")
    if query.boolean("storeRootPage") or slug is None:
        answer: Document = {"status": "OK", "type": "ROOT", "canonicalSlug": ""}
        return answer | ({"staticContent": _content(home_page(shop))} if wants_html else {})
    own = OWN_PAGES.get(slug.strip("/").partition("/")[0].lower())
    if own is not None:
        return {"status": "OK", "type": own, "canonicalSlug": slug.strip("/")}
    found = _entity(call.platform, call.store.id, slug)
    if found is None:
        return {"status": "NOT_FOUND"}
    kind, entity = found
    canonical = _canonical(shop.links, kind, entity)
    answer = {
        "status": "OK" if slug == canonical else "NONCANONICAL",
        "type": kind.upper(),
        "canonicalSlug": canonical,
        "storeEntityData": {"id": str(entity["id"])},
    }
    if wants_html:
        page = product_page if kind == "product" else category_page
        answer["staticContent"] = _content(page(shop, entity))
    return answer


def get_home(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return the HTML of the shop's first page."""
    return home_page(_open_shop(platform, request, values))


def get_category(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return the HTML of a category."""
    shop = _open_shop(platform, request, values)
    category = _enabled(platform, shop.store.id, "category", values["category_id"])
    if category is None:
        raise HTTPError(404, f"Category #{values['category_id']} not found", "CATEGORIES_NOT_FOUND")
    return category_page(shop, category)


def get_product(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return the HTML of a product."""
    shop = _open_shop(platform, request, values)
    product = _enabled(platform, shop.store.id, "product", values["product_id"])
    if product is None:
        raise HTTPError(404, f"Product #{values['product_id']} not found", "PRODUCT_NOT_FOUND")
    return product_page(shop, product)


def _content(page: Document) -> Document:
    return {**page, "jsCode": ""}


def _entity(platform: Platform, store_id: int, slug: str) -> tuple[str, Document] | None:
    match = WITH_ID.fullmatch(slug)
    if match is not None:
        kind = "product" if match["letter"] == "p" else "category"
        entity = _enabled(platform, store_id, kind, match["id"])
        return None if entity is None else (kind, entity)
    for kind in ("product", "category"):
        named = by_slug(platform, store_id, kind, slug)
        if named is not None and named.get("enabled"):
            return kind, named
    return None


def _enabled(platform: Platform, store_id: int, kind: str, text: str) -> Document | None:
    number = path_id(text)
    document = None if number is None else platform.documents.get(store_id, kind, number)
    return document if document is not None and document.get("enabled") else None


def _canonical(links: Links, kind: str, entity: Document) -> str:
    clean = Links(base="", clean=True, without_ids=links.without_ids)
    url = product_url(clean, entity) if kind == "product" else category_url(clean, entity)
    return url.removeprefix("/")


def _open_shop(platform: Platform, request: Request, values: Mapping[str, str]) -> Shop:
    store = platform.stores.get(path_id(values["store_id"]) or 0)
    if store is None:
        raise HTTPError(404, "Store not found", "STORE_NOT_FOUND")
    general = platform.profiles.get(store)["generalInfo"]
    query = Parameters(request.args)
    # The official plugin for WordPress writes the names of these parameters with underscores.
    base = query.text("baseUrl") or query.text("base_url") or general["storeUrl"]
    clean = query.boolean("cleanUrls")
    if clean is None:
        clean = query.boolean("clean_urls")
    links = Links(
        base=base or f"{general['starterSite']['generatedUrl']}/products",
        clean=general["storefrontUrlFormat"] == "CLEAN" if clean is None else clean,
        without_ids=general["storefrontUrlSlugFormat"] == "WITHOUT_IDS",
    )
    language = query.text("lang")
    return _shop(platform, store, request, language=language, links=links)


def _shop(
    platform: Platform, store: Store, request: Request, *, language: str | None, links: Links
) -> Shop:
    design = {
        name.removeprefix(PREFIX): text
        for name, text in request.args.items()
        if name.startswith(PREFIX)
    }
    return Shop(
        platform=platform,
        store=store,
        language=language,
        links=links,
        design=design,
        languages=_international(Parameters(request.args)),
    )


def _international(query: Parameters) -> dict[str, str]:
    """Return addresses by language: from `international_pages[fr]`, or from a JSON object.

    The first is what the official plugin for WordPress sends; the second is our choice.
    """
    text = query.text("internationalPages")
    if text is None:
        named = query.starting_with("international_pages[")
        return {name.removesuffix("]"): url for name, url in named}
    try:
        pages = json.loads(text)
    except (ValueError, RecursionError):
        pages = None
    if not isinstance(pages, dict) or not all(isinstance(url, str) for url in pages.values()):
        raise HTTPError(400, "Wrong parameter 'internationalPages' value", "WRONG_PARAMETER")
    return pages
