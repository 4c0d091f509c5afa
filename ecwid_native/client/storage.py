"""Application Storage: text by key, kept by Ecwid for one app in one store.

Source: docs.ecwid.com, application storage (read 2026-11).
"""

from __future__ import annotations

from typing import Any

from ecwid_native.client.request import JSON_TYPE, segment
from ecwid_native.client.transport import Transport
from ecwid_native.exceptions import NotFoundError, PermissionDeniedError, ResponseError
from ecwid_native.protocol.rest import Response

# The key that every visitor of the storefront can read.
PUBLIC_KEY = "public"
MAX_KEY_CHARACTERS = 1_024
MAX_PUBLIC_BYTES = 256 * 1024
MAX_PRIVATE_BYTES = 1024 * 1024


class StorageClient:
    """Read and write one app's storage in one store.

    Values are text; structure is JSON text of the caller's own making. There is no compare and
    swap and no transaction over keys: the last write wins.

    Every method takes ``retries``: how often to try again, instead of the client's own number.
    All raise ValueError or TypeError for what cannot be a key or a value, before anything is sent.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def __repr__(self) -> str:
        return f"StorageClient(store_id={self._transport.store_id})"

    def all(self, *, retries: int | None = None) -> dict[str, str]:
        """Return everything stored, the key ``public`` included. Scope: read_store_profile."""
        response = self._call("GET", "/storage", retries=retries)
        document = response.json()
        if not isinstance(document, list):
            raise response.misshapen("the answer is not a list of entries")
        return dict(_entry(response, item) for item in document)

    def get(self, key: str, *, retries: int | None = None) -> str | None:
        """Return one value, None for a key that is not stored. Scope: read_store_profile."""
        try:
            response = self._call("GET", _path(key), retries=retries)
        except NotFoundError as error:
            if _is_missing_key(error):
                return None
            raise
        return _entry(response, response.json())[1]

    def create(self, key: str, value: str, *, retries: int | None = None) -> None:
        """Store a value, over an older one if there is one. Scope: update_store_profile."""
        self._write("POST", key, value, retries)

    def update(self, key: str, value: str, *, retries: int | None = None) -> None:
        """Store a value, creating the key if need be. Scope: update_store_profile."""
        self._write("PUT", key, value, retries)

    def delete(self, key: str, *, retries: int | None = None) -> bool:
        """Remove a key; return False when it was not stored. Scope: update_store_profile.

        After a retry False may also mean that the first try, whose answer was lost, removed it.
        """
        try:
            self._call("DELETE", _path(key), retries=retries)
        except NotFoundError as error:
            if _is_missing_key(error):
                return False
            raise
        return True

    def _write(self, method: str, key: str, value: str, retries: int | None) -> None:
        if not isinstance(value, str):
            raise TypeError(
                f"a value in storage is text, not {type(value).__name__}: see json.dumps"
            )
        data = value.encode()
        if len(data) > (MAX_PUBLIC_BYTES if key == PUBLIC_KEY else MAX_PRIVATE_BYTES):
            raise ValueError(f"the value of {key!r} is larger than Ecwid stores")
        # The value itself is the body: wrapped in {"value": ...}, as one page shows, the wrapping
        # would be stored too. Any 2xx is success: the body's shape differs between documents.
        # Both methods overwrite, so a second run changes nothing.
        self._call(
            method,
            _path(key),
            data=data,
            headers={"Content-Type": JSON_TYPE},
            retries=retries,
            repeatable=True,
        )

    def _call(self, method: str, path: str, **options: Any) -> Response:
        try:
            return self._transport.request(method, path, **options)
        except PermissionDeniedError as error:
            scope = "read_store_profile" if method == "GET" else "update_store_profile"
            raise error.naming((scope,)) from None


def _path(key: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a storage key is text, not {type(key).__name__}")
    if len(key) > MAX_KEY_CHARACTERS:
        raise ValueError(f"a storage key has at most {MAX_KEY_CHARACTERS} characters")
    return f"/storage/{segment(key)}"


def _entry(response: Response, item: object) -> tuple[str, str]:
    if isinstance(item, dict):
        key, value = item.get("key"), item.get("value")
        # A value stored as empty text may come back as null.
        value = "" if value is None else value
        if isinstance(key, str) and isinstance(value, str):
            return key, value
    raise response.misshapen("the answer is not an entry with key and value")


def _is_missing_key(error: ResponseError) -> bool:
    """Tell "Key not found" from a missing store, an unknown path and a 404 that is not Ecwid's."""
    return (
        error.error_code != "STORE_NOT_FOUND"
        and error.error_message != ""
        and "file not found" not in error.error_message.lower()
    )
