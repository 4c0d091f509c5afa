"""Definitions of extra fields of customers and of the checkout: what both have in common.

Sources: docs.ecwid.com, "Search customer extra fields", "Search checkout extra fields" and the
pages next to them (read 2026-11); the documentation writes types of customers' fields in lower
case, the official client in upper case: both are taken.
"""

import secrets
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import accepted, merged, require, wrong_field
from ecwid_native.sandbox.rest.languages import check_languages
from ecwid_native.sandbox.rest.routes import Call

Document = dict[str, Any]

MAX_TEXT = 255
KEY_ALPHABET = string.ascii_letters + string.digits


@dataclass(frozen=True, kw_only=True)
class Definitions:
    """One of the two lists of definitions.

    Args:
        kind: of its documents.
        type_name: of its fields in the catalogue.
        needs_key: a new definition must come with its key; else it gets one.
        complete: returns a new definition from what was sent.
        changed: returns a definition as it is kept after a change.
        saved: is told what is kept from now on, or None with the key of what is gone.
    """

    kind: str
    type_name: str
    needs_key: bool
    complete: Callable[[Call, Document], Document]
    changed: Callable[[Call, Document], Document]
    saved: Callable[[Call, str, Document | None], None]

    def search(self, call: Call, values: Mapping[str, str]) -> object:
        """Return all definitions."""
        found = call.platform.documents.all(call.store.id, self.kind)
        return {"items": [_shown(each) for each in found]}

    def get(self, call: Call, values: Mapping[str, str]) -> object:
        """Return one definition."""
        return _shown(self._require(call, values["key"]))

    def create(self, call: Call, values: Mapping[str, str]) -> str:
        """Create a definition and return its key."""
        fields = self._accepted(call)
        if self.needs_key:
            require(fields, "key")
        key: str = fields.get("key") or "".join(secrets.choice(KEY_ALPHABET) for _ in range(7))
        definition = self.complete(call, {**fields, "key": key})
        with call.platform.database.transaction():
            if find_definition(call.platform, call.store.id, self.kind, key) is not None:
                raise HTTPError(409, "An extra field with this key exists already")
            call.platform.documents.insert(call.store.id, self.kind, definition)
            self.saved(call, key, definition)
            _publish(call)
        return key

    def update(self, call: Call, values: Mapping[str, str]) -> object:
        """Change the given fields of a definition; its key stays."""
        fields = self._accepted(call)
        with call.platform.database.transaction():
            definition = self._require(call, values["key"])
            changed = merged(definition, {**fields, "key": definition["key"]})
            changed = self.changed(call, changed)
            call.platform.documents.replace(call.store.id, self.kind, changed)
            self.saved(call, changed["key"], changed)
            _publish(call)
        return {"updateCount": 1}

    def delete(self, call: Call, values: Mapping[str, str]) -> object:
        """Delete a definition; values that were saved under its key stay."""
        with call.platform.database.transaction():
            definition = self._require(call, values["key"])
            call.platform.documents.delete(call.store.id, self.kind, definition["id"])
            self.saved(call, definition["key"], None)
            _publish(call)
        return {"deleteCount": 1}

    def _accepted(self, call: Call) -> Document:
        body = read_json_object(call.request)
        if isinstance(body.get("type"), str):
            body["type"] = str(body["type"]).upper()
        fields = accepted(body, self.type_name)
        for name, value in fields.items():
            if isinstance(value, str) and len(value) > MAX_TEXT:
                raise wrong_field(name)
        check_languages(call, fields)
        return fields

    def _require(self, call: Call, key: str) -> Document:
        definition = find_definition(call.platform, call.store.id, self.kind, key)
        if definition is None:
            raise HTTPError(404, "Extra field not found")
        return definition


def find_definition(platform: Platform, store_id: int, kind: str, key: str) -> Document | None:
    """Return the definition with this key, or None."""
    return platform.documents.first(store_id, kind, equals("key", key))


def _shown(definition: Document) -> Document:
    return {name: value for name, value in definition.items() if name != "id"}


def _publish(call: Call) -> None:
    # The platform has no event of its own for what is one of the store's settings.
    call.platform.events.publish(
        "profile.updated", store_id=call.store.id, client_id=call.client_id, entity_id=call.store.id
    )
