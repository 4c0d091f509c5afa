"""What a script sends, read and judged before anything is known about the store."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest

from ecwid_native.protocol.strict_json import InvalidJSONError, parse_json
from storefront_assets.endpoints.refusals import RefusedError
from storefront_assets.endpoints.registry import Endpoint
from storefront_assets.endpoints.shapes import ShapeError, read_shape

JSON_TYPE = "application/json"
# The field of the query that holds the JSON.
DATA = "data"
MAX_DEPTH = 16


def methods_of(endpoint: Endpoint) -> tuple[str, ...]:
    """Return the methods that an endpoint takes; scripts use the first one."""
    return ("POST", "OPTIONS") if endpoint.is_action else ("GET", "HEAD", "OPTIONS")


def read_data(request: HttpRequest, endpoint: Endpoint) -> Any:
    """Return the data in the declared shape; None for an endpoint that takes none.

    Raises:
        RefusedError: wrong method, content type, size, JSON or shape.
    """
    methods = methods_of(endpoint)
    if request.method not in methods:
        allowed = ", ".join(methods)
        raise RefusedError(405, "method", f"only {allowed}", Allow=allowed)
    text = body_of(request, endpoint) if endpoint.is_action else query_of(request, endpoint)
    try:
        document: Any = parse_json(text, max_bytes=endpoint.max_bytes, max_depth=MAX_DEPTH)
    except InvalidJSONError as exc:
        raise RefusedError(400, "json", "the data is not acceptable JSON") from exc
    if endpoint.takes is None:
        return None
    try:
        return read_shape(endpoint.takes, document)
    except ShapeError as exc:
        raise RefusedError(422, "shape", str(exc)) from exc


def body_of(request: HttpRequest, endpoint: Endpoint) -> bytes:
    """Return the body of an action."""
    if request.content_type != JSON_TYPE:
        raise RefusedError(415, "content_type", f"the Content-Type has to be {JSON_TYPE}")
    try:
        body = request.read(endpoint.max_bytes + 1)
    except OSError as exc:  # the browser went away: nobody reads this
        raise RefusedError(400, "json", "the body broke off") from exc
    if len(body) > endpoint.max_bytes:
        raise RefusedError(413, "size", f"at most {endpoint.max_bytes} bytes")
    return body


def query_of(request: HttpRequest, endpoint: Endpoint) -> str:
    """Return the JSON in a query's address, an empty object when there is none."""
    query = request.META.get("QUERY_STRING", "")
    if len(query) > 3 * endpoint.max_bytes:  # a byte may take three characters
        raise RefusedError(414, "size", f"at most {endpoint.max_bytes} bytes")
    try:
        fields = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as exc:  # also what is not UTF-8
        raise RefusedError(400, "query", "the query cannot be read") from exc
    texts = [value for name, value in fields if name == DATA]
    if len(texts) > 1:
        raise RefusedError(400, "query", f"“{DATA}” is there twice")
    return texts[0] if texts else "{}"
