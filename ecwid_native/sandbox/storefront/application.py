"""The storefront as a WSGI application."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox.http import HTTPError, json_response, raw_path
from ecwid_native.sandbox.pages import html_page
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.uploads import picture_answer
from ecwid_native.sandbox.router import Router
from ecwid_native.sandbox.storefront.calls import ShopCalls
from ecwid_native.sandbox.storefront.files import SCRIPT, current_version, storefront_file
from ecwid_native.sandbox.storefront.sites import Sites
from ecwid_native.sandbox.storefront.startup import RIGHT_TO_LEFT, Startup
from ecwid_native.sandbox.stores import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Page = Callable[..., Response]

# Sites on other origins may embed the storefront by its script, as with the real one.
OPEN_HEADERS = {"Access-Control-Allow-Origin": "*"}


class StorefrontApplication:
    """Serves shops and the files that draw them."""

    def __init__(self, platform: Platform) -> None:
        """Show the stores of `platform`."""
        self._platform = platform
        self._startup = Startup(platform)
        self._router: Router[Page] = Router()
        self._router.add("GET", "/", self._default_shop)
        self._router.add("GET", "/script.js", self._script)
        self._router.add("GET", "/static/{version}/{name}", self._static)
        self._router.add("GET", "/initial-data/{store_id}", self._initial_data)
        self._router.add("GET", "/images/{store_id}/{name}", self._picture)
        ShopCalls(platform, self._store).add_routes(self._router)
        Sites(platform, self._startup, self._store).add_routes(self._router)
        self._router.add("GET", "/{place}", self._shop_or_page)
        self._router.add("GET", "/{place}/", self._shop_or_page)
        self._router.add("GET", "/{place}/{page}", self._page)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        try:
            match = self._router.match(request.method, raw_path(environ))
            response = match.target(request, **match.values)
        except HTTPError as exc:
            if request.method == "POST":  # a call of the script, not a page
                exc.headers.update(OPEN_HEADERS)
                return exc.response()(environ, start_response)
            response = html_page("storefront/missing.html", message=exc.message)
            response.status_code = exc.status
            response.headers.extend(exc.headers)
        return response(environ, start_response)

    def _script(self, request: Request) -> Response:
        return self._static(request, "", SCRIPT)

    def _static(self, request: Request, version: str, name: str) -> Response:
        response = storefront_file(self._platform, name, version)
        response.headers.extend(OPEN_HEADERS)
        return response

    def _picture(self, request: Request, store_id: str, name: str) -> Response:
        response = picture_answer(self._platform, raw_path(request.environ))
        if response is None:
            raise HTTPError(404, "There is no such picture.")
        response.headers.extend(OPEN_HEADERS)
        return response

    def _initial_data(self, request: Request, store_id: str) -> Response:
        store = self._store(store_id)
        origin = request.host_url.rstrip("/")
        document = self._startup.document(store, request.args.get("lang", ""), origin)
        return json_response(document, headers={**OPEN_HEADERS, "Cache-Control": "no-store"})

    def _default_shop(self, request: Request) -> Response:
        stores = self._platform.stores.all()
        if not stores:
            raise HTTPError(404, "There is no store yet. Create one in the Control Panel.")
        return self._shop(request, stores[0], base="")

    def _shop_or_page(self, request: Request, place: str) -> Response:
        """Answer /1003 with that shop and /Name-p1 with a page of the default one."""
        if place.isdigit():
            return self._shop(request, self._store(place), base=f"/{place}")
        return self._default_shop(request)

    def _page(self, request: Request, place: str, page: str) -> Response:
        return self._shop(request, self._store(place), base=f"/{place}")

    def _shop(self, request: Request, store: Store, *, base: str) -> Response:
        language = self._startup.language(store, request.args.get("lang", ""))
        return html_page(
            "storefront/index.html",
            name=store.name,
            store_id=str(store.id),
            language=language,
            direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
            base=base,
            version=current_version(self._platform),
        )

    def _store(self, text: str) -> Store:
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= 16 else 0
        store = self._platform.stores.get(number)
        if store is None:
            raise HTTPError(404, "There is no such store.")
        return store
