"""Routes of the control API: /_sandbox/…"""

from collections.abc import Callable, Mapping
from typing import Concatenate

from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox.control import (
    machine,
    merchants,
    playground,
    reference,
    snapshots,
    webhooks,
)
from ecwid_native.sandbox.control.guard import READING_METHODS, check_request
from ecwid_native.sandbox.control.request import ControlRequest
from ecwid_native.sandbox.http import HTTPError, json_response, read_body, read_json_object
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.router import Router

PREFIX = "/_sandbox/"
Target = Callable[Concatenate[ControlRequest, ...], object]


class ControlAPI:
    """Answers the control API for the local developer."""

    def __init__(self, platform: Platform, addresses: Mapping[str, str]) -> None:
        """Drive `platform`; `addresses` are the origins by name."""
        self._platform = platform
        self._addresses = addresses
        self._router: Router[Target] = Router()
        for module in (machine, merchants, playground, reference, snapshots, webhooks):
            for method, template, target in module.ROUTES:
                self._router.add(method, PREFIX + template, target)

    def answer(self, request: Request, path: str) -> Response:
        """Answer one request; errors have the same JSON shape as those of the REST API."""
        try:
            check_request(request)
            match = self._router.match(request.method, path)
            control = ControlRequest(
                platform=self._platform,
                addresses=self._addresses,
                query=request.args,
                document=_document(request),
            )
            result = match.target(control, **match.values)
        except HTTPError as exc:
            response: Response = exc.response()
        except LookupError as exc:
            response = HTTPError(404, str(exc.args[0])).response()
        except ValueError as exc:
            response = HTTPError(400, str(exc)).response()
        else:
            response = json_response(result)
        response.headers["Cache-Control"] = "no-store"
        return response


def _document(request: Request) -> dict[str, object]:
    if request.method in READING_METHODS or not read_body(request):
        return {}
    return read_json_object(request)
