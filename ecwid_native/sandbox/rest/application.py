"""The REST API as a WSGI application."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request

from ecwid_native.sandbox.batch.queue import Batch, BatchItem, Outcome
from ecwid_native.sandbox.batch.requests import environ_of, outcome_of
from ecwid_native.sandbox.catalog.pictures import PATH as PICTURES
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

logger = logging.getLogger("ecwid_native.sandbox")

PREFIX = "/api/v3/"
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Requested-With",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "600",
}


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A request on its way in; one of a batch is not counted and not logged, as the batch was."""

    request: Request
    path: str
    store_id: int | None
    token: Credentials
    is_in_batch: bool
    resets: int


class RestApplication:
    """Answers everything under /api/v3/."""

    def __init__(self, platform: Platform) -> None:
        """Answer from the state of `platform`, and carry its batches out."""
        self._platform = platform
        self._router = build_router()
        self._open_router = build_open_router()
        platform.run_batches(self._perform)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request: faults first, then the platform's rules; then note it."""
        incoming = self._incoming(environ, is_in_batch=False)
        wire: Wire = environ.get(WIRE_KEY) or Wire()
        response = self._respond(incoming, wire)
        response.headers.extend(CORS_HEADERS)
        compress(response, incoming.request)
        self._note(incoming, response, cut=wire.cut)
        return response(environ, start_response)

    def find(self, method: str, path: str) -> "Match[Operation] | Match[OpenOperation]":
        """Return the operation of a method and an undecoded path.

        Raises:
            HTTPError: 400 for broken encoding, 404 for an unknown path, 405 with `Allow`.
        """
        if self._open_router.knows(path):
            return self._open_router.match(method, path)
        return self._router.match(method, path)

    def _perform(self, batch: Batch, item: BatchItem) -> Outcome:
        wire = Wire()
        try:
            incoming = self._incoming(environ_of(batch, item), is_in_batch=True)
            response = self._respond(incoming, wire)
        except Exception:
            logger.exception("The sandbox failed in a batch at %s %s", item.method, item.path)
            response = HTTPError(500, "Sandbox bug", "INTERNAL_ERROR").response()
        return outcome_of(None if wire.cut else response)

    def _incoming(self, environ: "WSGIEnvironment", *, is_in_batch: bool) -> Incoming:
        resets = self._platform.resets  # before its token is looked up
        request = Request(environ)
        path = raw_path(environ)
        return Incoming(
            request=request,
            path=path,
            store_id=store_id_of(path),
            token=read_token(self._platform, request),
            is_in_batch=is_in_batch,
            resets=resets,
        )

    def _respond(self, incoming: Incoming, wire: Wire) -> Answer:
        fault = self._platform.faults.take(
            method=incoming.request.method, path=incoming.path, store_id=incoming.store_id
        )
        if fault is None:
            return self._answer(incoming)
        self._platform.stopping.wait(fault.latency_seconds)
        wire.cut, wire.truncate = fault.cut, fault.truncate
        replaced = fault.cut or fault.status is not None
        response = Answer() if replaced and not fault.applied else None
        if response is None:
            response = self._answer(incoming)
        if fault.status is None:
            return response
        wait = fault.retry_after_seconds
        if wait is None and fault.status == 429:
            wait = 1
        headers = {} if wait is None else {"Retry-After": str(wait)}
        return HTTPError(fault.status, fault.message, fault.error_code, headers=headers).response()

    def _answer(self, incoming: Incoming) -> Answer:
        try:
            if incoming.request.method == "OPTIONS":
                is_open = self._open_router.knows(incoming.path)
                router = self._open_router if is_open else self._router
                allow = ", ".join(router.allowed(incoming.path))
                return Answer(status=204, headers={"Allow": allow})
            if incoming.path.startswith(f"{PICTURES}/"):
                return _picture(self._platform, incoming.request, incoming.path)
            return self._operate(incoming)
        except HTTPError as exc:
            return exc.response()

    def _operate(self, incoming: Incoming) -> Answer:
        request = incoming.request
        if incoming.resets != self._platform.resets:
            # The store it was meant for is gone, though another one may have the same id.
            raise HTTPError(404, "Store not found", "STORE_NOT_FOUND")
        if not incoming.is_in_batch:
            check_address(self._platform, request)
        match = self.find(request.method, incoming.path)
        operation = match.target
        if isinstance(operation, OpenOperation):
            _check_type(operation, request)
            document = operation(self._platform, request, match.values)
        else:
            call = authorize(
                self._platform,
                request,
                operation=operation,
                store_id=incoming.store_id,
                token=incoming.token,
                is_counted=not incoming.is_in_batch,
            )
            _check_type(operation, request)
            document = operation(call, match.values)
        if isinstance(document, Answer):
            return document
        if operation.selects_fields:
            fields = parse_fields(request.args.get("responseFields", ""))
            document = select_fields(document, fields)
        return json_response(document)

    def _note(self, incoming: Incoming, response: Answer, *, cut: bool) -> None:
        if incoming.resets != self._platform.resets:
            return
        grant = incoming.token.grant
        unknown: SentToken = "unknown" if incoming.token.text else "none"
        self._platform.requests.append(
            RequestRecord(
                method=incoming.request.method,
                path=incoming.path,
                store_id=incoming.store_id,
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
