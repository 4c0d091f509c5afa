"""The Control Panel as a WSGI application."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox.control.api import PREFIX, ControlAPI
from ecwid_native.sandbox.http import HTTPError, raw_path
from ecwid_native.sandbox.pages import (
    html_page,
    joined_stylesheet,
    script_json,
    static_file,
    version_of,
)
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.router import Router

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Page = Callable[..., Response]

MAX_DIGITS = 16  # Python refuses to read a number of thousands of digits
SDK_FILE = "ecwid-app.js"
FRAMEWORK = ("css", "ecwid-app-ui.css")
REAL_API = "https://app.ecwid.com/api/v3/"
# Pages of the Control Panel run our own files only and frame the app from wherever it is served.
PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self';"
        " img-src 'self' data:; connect-src 'self'; frame-src http: https:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "origin",
    "X-Content-Type-Options": "nosniff",
}


class ControlPanelApplication:
    """Serves the Control Panel's pages, the stand-ins for Ecwid's files and the control API."""

    def __init__(
        self,
        platform: Platform,
        *,
        api_url: str,
        storefront_url: str,
        control_panel_url: str,
        ready_timeout_seconds: float,
    ) -> None:
        """Show the state of `platform`."""
        addresses = {
            "control_panel": control_panel_url,
            "api": api_url,
            "storefront": storefront_url,
        }
        self._platform = platform
        self._api_url = api_url
        self._control = ControlAPI(platform, addresses)
        self._data = script_json(
            {"storefront": storefront_url, "ready_timeout_seconds": ready_timeout_seconds}
        )
        self._router: Router[Page] = Router()
        self._router.add("GET", "/", self._stores_page)
        self._router.add("GET", "/store/{store_id}", self._store_page)
        self._router.add("GET", "/playground", self._playground_page)
        self._router.add("GET", "/static/{version}/{name}", self._static)
        self._router.add("GET", "/ecwid-sdk/{kind}/{version}/{name}", self._ecwid_file)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        path = raw_path(environ)
        if path.startswith(PREFIX):
            response = self._control.answer(request, path)
        else:
            response = self._page(request, path)
        return response(environ, start_response)

    def _page(self, request: Request, path: str) -> Response:
        try:
            match = self._router.match(request.method, path)
            return match.target(**match.values)
        except HTTPError as exc:
            page = html_page("panel/error.html", title=f"{exc.status}", message=exc.message)
            page.status_code = exc.status
            page.headers.extend({**PAGE_HEADERS, **exc.headers})
            return page

    def _stores_page(self) -> Response:
        return self._with_headers(html_page("panel/index.html", data=self._data))

    def _store_page(self, store_id: str) -> Response:
        is_number = len(store_id) <= MAX_DIGITS and store_id.isascii() and store_id.isdigit()
        if not is_number or self._platform.stores.get(int(store_id)) is None:
            raise HTTPError(404, "There is no such store here.")
        return self._with_headers(html_page("panel/store.html", data=self._data))

    def _playground_page(self) -> Response:
        return self._with_headers(html_page("panel/playground.html", data=self._data))

    def _static(self, version: str, name: str) -> Response:
        is_version = version == version_of("panel")
        return self._with_headers(_found(static_file("panel", name, is_version=is_version)))

    def _ecwid_file(self, kind: str, version: str, name: str) -> Response:
        # Any version: what an app asks for is what the stand-in pretends to be.
        if (kind, name) == FRAMEWORK:
            response = joined_stylesheet("ecwid-sdk", "css", "ecwid-app-ui")
        else:
            response = _found(static_file("ecwid-sdk", kind, name))
        if name == SDK_FILE:
            # Storage calls of the SDK carry local tokens: they must not leave this computer.
            text = response.get_data(as_text=True).replace(REAL_API, f"{self._api_url}/")
            response.set_data(text)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    def _with_headers(self, response: Response) -> Response:
        response.headers.extend(PAGE_HEADERS)
        return response


def _found(response: Response | None) -> Response:
    if response is None:
        raise HTTPError(404, "There is no such page here.")
    return response
