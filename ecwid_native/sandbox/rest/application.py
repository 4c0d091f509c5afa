"""The REST API as a WSGI application."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request

from ecwid_native.sandbox.catalog.pictures import PATH as PICTURES
from ecwid_native.sandbox.faults import Fault
from ecwid_native.sandbox.http import (
    WIRE_KEY,
    Answer,
    HTTPError,
    Wire,
    is_json,
    json_response,
    raw_path,
)
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.request_log import RequestRecord, SentToken
from ecwid_native.sandbox.rest.access import Credentials, authorize, check_address, read_token
from ecwid_native.sandbox.rest.compression import compress
from ecwid_native.sandbox.rest.resources import build_open_router, build_router
from ecwid_native.sandbox.rest.response_fields import parse_fields, select_fields
from ecwid_native.sandbox.rest.routes import OpenOperation, Operation
from ecwid_native.sandbox.rest.uploads import picture_answer
from ecwid_native.sandbox.router import Match

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PREFIX = "/api/v3/"
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Requested-With",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "600",
}


class RestApplication:
    """Answers everything under /api/v3/."""

    def __init__(self, platform: Platform) -> None:
        """Answer from the state of `platform`."""
        self._platform = platform
        self._router = build_router()
        self._open_router = build_open_router()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request: faults first, then the platform's rules; then note it."""
        request = Request(environ)
        path = raw_path(environ)
        store_id = store_id_of(path)
        wire: Wire = environ.get(WIRE_KEY) or Wire()
        token = read_token(self._platform, request)
        fault = self._platform.faults.take(method=request.method, path=path, store_id=store_id)
        response = self._with_fault(fault, wire, request, path, token)
        response.headers.extend(CORS_HEADERS)
        compress(response, request)
        self._note(request, path, token, response, cut=wire.cut)
        return response(environ, start_response)

    def find(self, method: str, path: str) -> "Match[Operation] | Match[OpenOperation]":
        """Return the operation of a method and an undecoded path.

        Raises:
            HTTPError: 400 for broken encoding, 404 for an unknown path, 405 with `Allow`.
        """
        if self._open_router.knows(path):
            return self._open_router.match(method, path)
        return self._router.match(method, path)

    def _with_fault(
        self,
        fault: Fault | None,
        wire: Wire,
        request: Request,
        path: str,
        token: Credentials,
    ) -> Answer:
        if fault is None:
            return self._answer(request, path, token)
        self._platform.stopping.wait(fault.latency_seconds)
        wire.cut, wire.truncate = fault.cut, fault.truncate
        replaced = fault.cut or fault.status is not None
        response = Answer() if replaced and not fault.applied else None
        if response is None:
            response = self._answer(request, path, token)
        if fault.status is None:
            return response
        wait = fault.retry_after_seconds
        if wait is None and fault.status == 429:
            wait = 1
        headers = {} if wait is None else {"Retry-After": str(wait)}
        return HTTPError(fault.status, fault.message, fault.error_code, headers=headers).response()

    def _answer(self, request: Request, path: str, token: Credentials) -> Answer:
        try:
            if request.method == "OPTIONS":
                router = self._open_router if self._open_router.knows(path) else self._router
                allow = ", ".join(router.allowed(path))
                return Answer(status=204, headers={"Allow": allow})
            if path.startswith(f"{PICTURES}/"):
                return _picture(self._platform, request, path)
            return self._operate(request, path, token)
        except HTTPError as exc:
            return exc.response()

    def _operate(self, request: Request, path: str, token: Credentials) -> Answer:
        check_address(self._platform, request)
        match = self.find(request.method, path)
        operation = match.target
        if isinstance(operation, OpenOperation):
            _check_type(operation, request)
            document = operation(self._platform, request, match.values)
        else:
            store_id = store_id_of(path)
            call = authorize(
                self._platform, request, operation=operation, store_id=store_id, token=token
            )
            _check_type(operation, request)
            document = operation(call, match.values)
        if isinstance(document, Answer):
            return document
        if operation.selects_fields:
            fields = parse_fields(request.args.get("responseFields", ""))
            document = select_fields(document, fields)
        return json_response(document)

    def _note(
        self, request: Request, path: str, token: Credentials, response: Answer, *, cut: bool
    ) -> None:
        grant = token.grant
        unknown: SentToken = "unknown" if token.text else "none"
        self._platform.requests.append(
            RequestRecord(
                method=request.method,
                path=path,
                store_id=store_id_of(path),
                status=0 if cut else response.status_code,
                error_code=response.error_code,
                token_kind=unknown if grant is None else grant.kind,
                client_id=None if grant is None else grant.installation.client_id,
                at=self._platform.clock.now(),
            )
        )


def _picture(platform: Platform, request: Request, path: str) -> Answer:
    answer = picture_answer(platform, path) if request.method in {"GET", "HEAD"} else None
    if answer is None:
        raise HTTPError(404, "File not found")
    return answer


def _check_type(operation: Operation | OpenOperation, request: Request) -> None:
    if operation.needs_json and not is_json(request):
        raise HTTPError(415, "Content-Type must be application/json")


def store_id_of(path: str) -> int | None:
    """Return the store id in a REST path; None when it has no such number."""
    text = path.removeprefix(PREFIX).partition("/")[0] if path.startswith(PREFIX) else ""
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        return None
    return int(text)
