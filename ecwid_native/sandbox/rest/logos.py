"""Logos of the store and pictures of its starter site, over REST.

Sources: docs.ecwid.com, "Upload store logo", "Upload invoice logo", "Upload email logo"; the
starter site is in the 2020 documentation only, and its fields in none (read 2026-11): they are
kept as they are sent.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ecwid_native.sandbox.catalog import pictures
from ecwid_native.sandbox.http import read_json_object
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.uploads import uploaded_picture
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]
Handler = Callable[[Call, Mapping[str, str]], object]

READ, WRITE = "read_store_profile", "update_store_profile"
STARTER_SITE = "starter_site"
STARTER_PICTURES = ("cover", "ownerportrait", "quoteperson")
ONLY = 1


def add_routes(router: Router[Operation]) -> None:
    """Add upload and deletion of the three logos, and the starter site."""
    profile = "/api/v3/{store_id}/profile"
    for name, block in (
        ("logo", _store_logo),
        ("invoicelogo", _invoice_logo),
        ("emaillogo", _email_logo),
    ):
        path = f"{profile}/{name}"
        router.add("POST", path, Operation(handler=_upload(block), scope=WRITE))
        router.add("DELETE", path, Operation(handler=_delete(block), scope=WRITE))
    site = "/api/v3/{store_id}/startersite"
    router.add("GET", site, Operation(handler=get_site, scope=READ, selects_fields=True))
    router.add("PUT", site, Operation(handler=update_site, scope=WRITE, needs_json=True))
    for name in STARTER_PICTURES:
        operation = Operation(handler=_upload_to_site(name), scope=WRITE)
        router.add("POST", f"{site}/{name}", operation)


def get_site(call: Call, values: Mapping[str, str]) -> object:
    """Return the starter site."""
    site = call.platform.documents.get(call.store.id, STARTER_SITE, ONLY) or {}
    return {name: value for name, value in site.items() if name != "id"}


def update_site(call: Call, values: Mapping[str, str]) -> object:
    """Change the given fields of the starter site."""
    body = read_json_object(call.request)
    _write_site(call, {name: value for name, value in body.items() if value is not None})
    return {"updateCount": 1}


def _store_logo(url: str) -> Document:
    return {"generalInfo": {"starterSite": {"storeLogoUrl": url}}}


def _invoice_logo(url: str) -> Document:
    return {"settings": {"invoiceLogoUrl": url}, "orderInvoiceSettings": {"invoiceLogoUrl": url}}


def _email_logo(url: str) -> Document:
    return {"settings": {"emailLogoUrl": url}}


def _upload(block: Callable[[str], Document]) -> Handler:
    def upload(call: Call, values: Mapping[str, str]) -> object:
        """Take a picture as a logo."""
        picture_id, url = _picture(call)
        call.platform.profiles.update(call.store, block(url), client_id=call.client_id)
        return {"id": picture_id}

    return upload


def _delete(block: Callable[[str], Document]) -> Handler:
    def delete(call: Call, values: Mapping[str, str]) -> object:
        """Take a logo away."""
        call.platform.profiles.update(call.store, block(""), client_id=call.client_id)
        return {"deleteCount": 1, "success": True}

    return delete


def _upload_to_site(name: str) -> Handler:
    def upload(call: Call, values: Mapping[str, str]) -> object:
        """Take a picture for the starter site."""
        picture_id, url = _picture(call)
        _write_site(call, {f"{name}Url": url})
        return {"id": picture_id}

    return upload


def _picture(call: Call) -> tuple[int, str]:
    """Return id and address of an uploaded picture."""
    picture = uploaded_picture(call)
    origin = call.request.host_url.rstrip("/")
    number = picture.get("blob") or call.platform.documents.next_id(call.store.id, "logo")
    return number, pictures.address(picture, origin, call.store.id)


def _write_site(call: Call, fields: Document) -> None:
    documents, store_id = call.platform.documents, call.store.id
    with call.platform.database.transaction():
        site = documents.get(store_id, STARTER_SITE, ONLY)
        if site is None:
            documents.insert(store_id, STARTER_SITE, fields, document_id=ONLY)
        else:
            documents.replace(store_id, STARTER_SITE, {**site, **fields, "id": ONLY})
