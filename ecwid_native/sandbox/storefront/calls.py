"""What the storefront's script asks of the server: prices of a cart, orders, accounts.

The addresses are the sandbox's own: those of the real storefront are not documented and apps must
not use them. Sites on other origins embed the shop, so every answer is open to all of them.
"""

from collections.abc import Callable, Mapping

from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox.dictionaries import countries, states
from ecwid_native.sandbox.http import HTTPError, is_json, json_response, read_json_object
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.router import Router
from ecwid_native.sandbox.storefront.accounts import account
from ecwid_native.sandbox.storefront.cart_body import text
from ecwid_native.sandbox.storefront.placing import CheckoutError, place_order, save_cart
from ecwid_native.sandbox.storefront.quotes import quote
from ecwid_native.sandbox.storefront.shown_orders import shown_order
from ecwid_native.sandbox.storefront.single_sign_on import SingleSignOn
from ecwid_native.sandbox.stores import Store

Page = Callable[..., Response]

OPEN_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Content-Type",
    "Cache-Control": "no-store",
}


class ShopCalls:
    """Answers the script of the stores' shops."""

    def __init__(self, platform: Platform, find_store: Callable[[str], Store]) -> None:
        """Answer for the stores of `platform`, which `find_store` finds by the text of their id."""
        self._platform = platform
        self._find_store = find_store
        self._single_sign_on = SingleSignOn(platform)

    def add_routes(self, router: Router[Page]) -> None:
        """Add every call, and what browsers ask before one from another origin."""
        router.add("GET", "/countries", self._countries)
        for path, target in (
            ("/checkout/{store_id}/quote", self._quote),
            ("/checkout/{store_id}/cart", self._save),
            ("/checkout/{store_id}/orders", self._place),
            ("/account/{store_id}", self._account),
            ("/account/{store_id}/sso", self._sign_on),
        ):
            router.add("POST", path, target)
            router.add("OPTIONS", path, self._preflight)

    def _countries(self, request: Request) -> Response:
        document = {
            code: {"name": country["name"], "states": states().get(code, {})}
            for code, country in countries().items()
        }
        headers = {**OPEN_HEADERS, "Cache-Control": "max-age=3600"}
        return json_response(document, headers=headers)

    def _preflight(self, request: Request, store_id: str) -> Response:
        return Response(status=204, headers=OPEN_HEADERS)

    def _quote(self, request: Request, store_id: str) -> Response:
        store, body = self._read(request, store_id)
        document = quote(self._platform, store, body, text(body.get("lang")))
        return json_response(document, headers=OPEN_HEADERS)

    def _place(self, request: Request, store_id: str) -> Response:
        store, body = self._read(request, store_id)
        try:
            order = place_order(self._platform, store, body)
        except CheckoutError as exc:
            return _refused(exc)
        document = shown_order(self._platform, store, order, _origin(request))
        return json_response(document, headers=OPEN_HEADERS)

    def _save(self, request: Request, store_id: str) -> Response:
        store, body = self._read(request, store_id)
        try:
            order = save_cart(self._platform, store, body)
        except CheckoutError as exc:
            return _refused(exc)
        names = {
            "id": order["orderId"],
            "cartId": order["cart"]["cartId"],
            "orderId": order["id"],
        }
        return json_response(names, headers=OPEN_HEADERS)

    def _account(self, request: Request, store_id: str) -> Response:
        store, body = self._read(request, store_id)
        document = account(self._platform, store, text(body.get("email")), _origin(request))
        return json_response(document, headers=OPEN_HEADERS)

    def _sign_on(self, request: Request, store_id: str) -> Response:
        store, body = self._read(request, store_id)
        payload = body.get("payload")
        email = self._single_sign_on.email(store, payload if isinstance(payload, str) else "")
        document = account(self._platform, store, email, _origin(request)) if email else None
        return json_response(document, headers=OPEN_HEADERS)

    def _read(self, request: Request, store_id: str) -> tuple[Store, Mapping[str, object]]:
        """Return the store and the body of a call.

        Raises:
            HTTPError: 404, 403 for a closed store, 415, 400.
        """
        store = self._find_store(store_id)
        if not is_json(request):
            raise HTTPError(415, "Content-Type must be application/json")
        if store.suspended or self._platform.profiles.get(store)["settings"]["closed"]:
            raise HTTPError(403, "The store is closed")
        return store, read_json_object(request)


def _refused(error: CheckoutError) -> Response:
    return json_response({"problems": error.problems}, status=409, headers=OPEN_HEADERS)


def _origin(request: Request) -> str:
    return request.host_url.rstrip("/")
