"""Where storefront scripts call their author's functions.

Anybody in the world can: no cookie, no session, no credential, and every page may read the
answer. What is wrong with a call is said as JSON; a store that does not have the customization
looks like one that does not exist.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.addresses import client_ip, network_of
from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import get_customization
from storefront_assets.endpoints.incoming import JSON_TYPE, methods_of, read_data
from storefront_assets.endpoints.refusals import RefusedError, nothing_here, try_later
from storefront_assets.endpoints.registry import Endpoint, StorefrontCall, find_endpoint
from storefront_assets.endpoints.shapes import ShapeError, dump_shape
from storefront_assets.endpoints.stores import require_call
from storefront_assets.limits import Limiter
from storefront_assets.serving import NO_STORE, PUBLIC_HEADERS, discard, matches

logger = logging.getLogger(__name__)

# How long a browser knows that pages of other sites may post JSON here.
PREFLIGHT_SECONDS = 24 * 60 * 60

client_limiter, store_limiter = Limiter(), Limiter()


# The author's function decides about transactions; a request of the world opens none.
@transaction.non_atomic_requests
@csrf_exempt  # no cookie, so nothing that another site could ride on
def endpoint_call(
    request: HttpRequest, *, app: str, store_id: int, customization: str, name: str
) -> HttpResponse:
    """Carry out one call and answer its outcome as JSON."""
    try:
        response = answer_call(request, app, store_id, customization, name)
    except RefusedError as exc:
        response = json_response({"error": {"code": exc.code, "message": exc.message}}, exc.status)
        for header, value in exc.headers.items():
            response.headers[header] = value
    discard(request.read)  # what nobody has read, or the client may not see the answer
    for header, value in PUBLIC_HEADERS:
        response.headers[header] = value
    response.headers.setdefault("Cache-Control", NO_STORE)
    if request.method == "HEAD":
        response.content = b""
    return response


def answer_call(
    request: HttpRequest, app: str, store_id: int, slug: str, name: str
) -> HttpResponse:
    """Return the answer of the author's function.

    What costs nothing is judged first, so that nonsense reaches neither database nor store.

    Raises:
        RefusedError: the call is not carried out.
    """
    customization = get_customization(app, slug) if app in ecwid_settings.APPS else None
    endpoint = find_endpoint(customization, name) if customization else None
    if customization is None or endpoint is None:
        raise nothing_here()
    if request.method == "OPTIONS":
        return preflight(endpoint)
    data = read_data(request, endpoint)
    what = f"{app} {slug} {name}"
    require_room(client_limiter, f"{what} {network_of(client_ip(request))}", endpoint.client_limit)
    call = require_call(app, store_id, customization)
    require_room(store_limiter, f"{what} {store_id}", endpoint.store_limit)
    return respond(request, endpoint, outcome(endpoint, call, data))


def require_room(limiter: Limiter, key: str, limit: int) -> None:
    """Count a call.

    Raises:
        RefusedError: there were enough in this minute.
    """
    if not limiter.takes(key, limit=limit):
        raise try_later(429, "busy", limiter.seconds_left())


def outcome(endpoint: Endpoint, call: StorefrontCall[Any], data: Any) -> bytes:
    """Return what the author's function answers, as JSON: what it declares and nothing else.

    Raises:
        RefusedError: 422 when the function raised ShapeError, else 500 when it failed or answered
            something else than it declares.
    """
    function = endpoint.function
    try:
        answer = function(call) if endpoint.takes is None else function(call, data)
    except ShapeError as exc:
        raise RefusedError(422, "shape", str(exc)) from exc
    except Exception as exc:
        # The author's mistake, whatever it is, is not the shop's.
        logger.exception("the endpoint %s failed", endpoint.name)
        raise RefusedError(500, "failed", "the call failed") from exc
    try:
        document = dump_shape(endpoint.gives, answer)
    except ShapeError as exc:
        logger.exception("the endpoint %s answers what it does not declare", endpoint.name)
        raise RefusedError(500, "failed", "the call failed") from exc
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def respond(request: HttpRequest, endpoint: Endpoint, body: bytes) -> HttpResponse:
    """Return the answer with what caches have to know."""
    response = json_response(body)
    if endpoint.max_age_seconds:
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if matches(request.headers.get("If-None-Match", ""), etag):
            response = without_content(304)
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = f"public, max-age={endpoint.max_age_seconds}"
    return response


def preflight(endpoint: Endpoint) -> HttpResponse:
    """Return what a browser asks before a page of another site may post JSON."""
    response = without_content(204)
    response.headers["Access-Control-Allow-Methods"] = ", ".join(methods_of(endpoint))
    response.headers["Access-Control-Allow-Headers"] = "Content-Type"
    response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
    return response


def json_response(content: Any, status: int = 200) -> HttpResponse:
    """Return an answer with a JSON text, or with what becomes one."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    headers = {"Content-Type": JSON_TYPE, "Content-Length": str(len(body))}
    return HttpResponse(body, status=status, headers=headers)


def without_content(status: int) -> HttpResponse:
    """Return an answer of headers alone."""
    response = HttpResponse(status=status)
    del response.headers["Content-Type"]
    return response
