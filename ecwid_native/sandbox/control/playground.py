"""Calls the REST API with an installed app's token, which the asking page never sees."""

import base64
import binascii
import http.client
import time
from urllib.parse import urlsplit

from ecwid_native.sandbox.control.fields import required
from ecwid_native.sandbox.control.request import ControlRequest, whole_number
from ecwid_native.sandbox.http import HTTPError

METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")
TIMEOUT_SECONDS = 60


def call(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Return the REST API's answer to a request with the secret or the public token."""
    fields = request.fields("method", "path", "content_type", "body", "body_base64", "public")
    method, path = fields.text("method") or "GET", fields.text("path")
    required(path, "path")
    if method not in METHODS:
        raise HTTPError(400, f"method must be one of {', '.join(METHODS)}.")
    store = request.platform.stores.require(whole_number(store_id, "store_id"))
    installation = request.platform.installations.require(client_id, store.id)
    token = installation.public_token if fields.flag("public") else installation.access_token
    if token is None:
        raise HTTPError(400, "The app has no public token: it needs the scope public_storefront.")
    headers = {"Authorization": f"Bearer {token}"}
    content_type = fields.text("content_type")
    if content_type:
        headers["Content-Type"] = content_type
    body = _body(fields.text("body"), fields.text("body_base64"))
    return _send(request.addresses["api"], method, path or "", body, headers)


def _send(
    api_url: str, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> dict[str, object]:
    if not path.startswith("/") or not path.isascii():
        raise HTTPError(400, "path begins with a slash and is percent-encoded.")
    api = urlsplit(api_url)
    connection = http.client.HTTPConnection(api.hostname or "", api.port, timeout=TIMEOUT_SECONDS)
    started = time.perf_counter()
    try:
        connection.request(method, path, body=body, headers=headers)
        response = connection.getresponse()
        content = response.read()
    except (http.client.InvalidURL, ValueError):
        raise HTTPError(
            400, "The path or the content type has characters that it must not."
        ) from None
    except http.client.IncompleteRead:
        raise HTTPError(502, "The answer was cut in the middle: is a fault switched on?") from None
    except (OSError, http.client.HTTPException):
        raise HTTPError(502, "The REST API did not answer: is a fault switched on?") from None
    finally:
        connection.close()
    return {
        "status": response.status,
        "reason": response.reason,
        "headers": [[name, value] for name, value in response.getheaders()],
        "milliseconds": round((time.perf_counter() - started) * 1_000, 1),
        "size": len(content),
        "body": _text(content),
    }


def _body(text: str | None, encoded: str | None) -> bytes | None:
    if encoded is None:
        return None if text is None else text.encode()
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise HTTPError(400, "body_base64 must be base64.") from None


def _text(content: bytes) -> str | None:
    """Return the text of an answer; None for an image, a PDF and the like."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


ROUTES = (("POST", "stores/{store_id}/apps/{client_id}/call", call),)
