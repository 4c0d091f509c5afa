"""What the Control Panel hands to an app's iframe, in both transports.

Written from the documentation alone, on purpose: it shares no code with the framework that reads
these payloads, so that a mistake on one side shows.

Sources: docs.ecwid.com, "Access store data from the app" and "Deep linking"; the 2020 pages
"Authentication in native apps" and "getPayload" (read 2026-11).
"""

import base64
import json
import secrets
from collections.abc import Mapping
from urllib.parse import quote, urldefrag, urlencode

from Crypto.Cipher import AES
from Crypto.Util.Padding import pad

from ecwid_native.sandbox.apps import PayloadMode, SandboxApp

BLOCK = 16


def encrypt_document(
    document: Mapping[str, object], *, client_secret: str, iv: bytes | None = None
) -> str:
    """Return the URL-safe base64 of IV and AES-128-CBC ciphertext of the compact JSON.

    Args:
        document: the payload's fields, written in their order.
        client_secret: at least 16 ASCII characters.
        iv: 16 bytes; random when absent.
    """
    iv = secrets.token_bytes(BLOCK) if iv is None else iv
    plain = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    cipher = AES.new(client_secret[:BLOCK].encode("ascii"), AES.MODE_CBC, iv)
    return base64.urlsafe_b64encode(iv + cipher.encrypt(pad(plain, BLOCK))).decode("ascii")


def hex_document(document: Mapping[str, object]) -> str:
    """Return the compact JSON as lower-case hex.

    Non-ASCII text is written as JSON escapes: the SDK decodes the hex as Latin-1 and how the real
    Control Panel encodes such text is not known, so escapes are the form that every reader gets
    right.
    """
    return json.dumps(document, separators=(",", ":")).encode("ascii").hex()


def payload_document(
    *,
    store_id: int,
    lang: str,
    access_token: str,
    public_token: str | None,
    view_mode: str,
    app_state: str = "",
) -> dict[str, object]:
    """Return the payload's fields in the platform's order; `app_state` in URL-encoded form."""
    document: dict[str, object] = {
        "store_id": store_id,
        "lang": lang,
        "access_token": access_token,
    }
    if public_token is not None:
        document["public_token"] = public_token
    document["view_mode"] = view_mode
    if app_state:
        document["app_state"] = quote(app_state, safe="")
    return document


def encode_payload(app: SandboxApp, document: Mapping[str, object], mode: PayloadMode) -> str:
    """Return `document` as the app's iframe receives it."""
    if mode == "hash":
        return hex_document(document)
    return encrypt_document(document, client_secret=app.client_secret)


def iframe_address(app: SandboxApp, payload: str, mode: PayloadMode, *, app_state: str = "") -> str:
    """Return the address that the Control Panel puts into the iframe.

    In hash mode `app_state` travels inside the payload only. How a query that is already part of
    the registered address is merged is not documented: here ours is appended.
    """
    address = urldefrag(app.iframe_url).url
    if mode == "hash":
        return f"{address}#{payload}"
    query = {"payload": payload}
    if app_state:
        query["app_state"] = app_state
    query["cache-killer"] = secrets.token_hex(4)
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query, quote_via=quote)}"
