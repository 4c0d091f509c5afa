"""Ids in paths, and ids that other systems gave."""

import re
from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.rest.routes import Call

MAX_ID = 2**63 - 1


def path_id(text: str) -> int | None:
    """Return the whole number that `text` is, or None for text that no document's id can be."""
    if not re.fullmatch(r"\d{1,19}", text, re.ASCII):
        return None
    number = int(text)
    return number if number <= MAX_ID else None


def check_external_id(call: Call, kind: str, document: Mapping[str, Any]) -> None:
    """Refuse an `externalReferenceId` that another document of the kind has.

    Raises:
        HTTPError: 409.

    Source: docs.ecwid.com, "REST API error codes" (read 2026-11).
    """
    external_id = document.get("externalReferenceId")
    if not external_id:
        return
    same = equals("externalReferenceId", external_id)
    others = call.platform.documents.all(call.store.id, kind, same)
    if any(other["id"] != document.get("id") for other in others):
        raise HTTPError(409, "The external id is in use", "EXTERNAL_ID_ALREADY_USED")
