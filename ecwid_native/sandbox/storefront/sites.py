"""Websites around the store: the merchant's own with embed codes, and the Instant Site."""

from collections.abc import Callable

from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.pages import html_page, script_json
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.router import Router
from ecwid_native.sandbox.storefront.embeds import EMBEDS, Embed
from ecwid_native.sandbox.storefront.files import current_version
from ecwid_native.sandbox.storefront.startup import Startup
from ecwid_native.sandbox.stores import Store

Page = Callable[..., Response]


class Sites:
    """Serves the pages of both kinds of site."""

    def __init__(
        self, platform: Platform, startup: Startup, find_store: Callable[[str], Store]
    ) -> None:
        """Show the stores of `platform`, which `find_store` finds by the text of their id."""
        self._platform = platform
        self._startup = startup
        self._find_store = find_store

    def add_routes(self, router: Router[Page]) -> None:
        """Add the pages of the merchant's site and of the Instant Site."""
        router.add("GET", "/embed/{store_id}", self._first_embed)
        router.add("GET", "/embed/{store_id}/{name}", self._embed)
        router.add("GET", "/site/{store_id}", self._main_page)
        router.add("GET", "/site/{store_id}/about", self._about_page)
        router.add("GET", "/site/{store_id}/products", self._store_page)
        router.add("GET", "/site/{store_id}/products/", self._store_page)
        router.add("GET", "/site/{store_id}/products/{page}", self._store_page)

    def _first_embed(self, request: Request, store_id: str) -> Response:
        return self._embed(request, store_id, EMBEDS[0].name)

    def _embed(self, request: Request, store_id: str, name: str) -> Response:
        store = self._find_store(store_id)
        embed = next((each for each in EMBEDS if each.name == name), None)
        if embed is None:
            raise HTTPError(404, "There is no such way to embed a store.")
        product_id = self._product_id(store)
        origin = request.host_url.rstrip("/")
        return html_page(
            "storefront/embed.html",
            name=store.name,
            store_id=str(store.id),
            title=embed.title,
            text=embed.text,
            markup=embed.filled(shop="", store_id=store.id, product_id=product_id),
            code=embed.filled(shop=origin, store_id=store.id, product_id=product_id),
            menu_markup=_menu(store, embed),
        )

    def _product_id(self, store: Store) -> int:
        """Return a product to buy: the first that is there, else one that is not."""
        found = self._platform.documents.find(
            store.id, "product", equals("enabled", True), limit=20
        ).items
        products = [completed(each) for each in found]
        first = next((each for each in products if each["inStock"]), None)
        return int(first["id"]) if first else 0

    def _main_page(self, request: Request, store_id: str) -> Response:
        return self._site_page("storefront/instant-site.html", self._find_store(store_id))

    def _about_page(self, request: Request, store_id: str) -> Response:
        return self._site_page("storefront/instant-site-about.html", self._find_store(store_id))

    def _store_page(self, request: Request, store_id: str, page: str = "") -> Response:
        return self._site_page("storefront/instant-site-store.html", self._find_store(store_id))

    def _site_page(self, template: str, store: Store) -> Response:
        profile = self._platform.profiles.get(store)
        company = profile["company"]
        place = (company.get("street"), company.get("postalCode"), company.get("city"))
        apps = self._startup.apps(store)
        document = {"siteId": store.id, "appsSettings": apps}
        return html_page(
            template,
            name=store.name,
            store_id=str(store.id),
            language=store.language,
            description=profile["settings"].get("storeDescription") or "Made well, sold gladly.",
            address=", ".join(part for part in place if part),
            email=company.get("email", ""),
            phone=company.get("phone", ""),
            product_id=str(self._product_id(store)),
            data=script_json(document),
            version=current_version(self._platform),
        )


def _menu(store: Store, current: Embed) -> str:
    links = []
    for each in EMBEDS:
        mark = ' aria-current="page"' if each is current else ""
        links.append(f'<li><a href="/embed/{store.id}/{each.name}"{mark}>{each.title}</a></li>')
    return "".join(links)
