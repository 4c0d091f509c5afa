"""Pictures of categories over REST.

Source: docs.ecwid.com, "Upload category image", "Delete category image" (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.catalog import categories, pictures
from ecwid_native.sandbox.rest.categories import ONE, UPDATE, category_of
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.uploads import announced_picture, external_url, uploaded_picture
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

IMAGE = ONE + "/image"


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on pictures."""
    router.add("POST", IMAGE, Operation(handler=upload_image, scope=UPDATE))
    router.add("POST", IMAGE + "/async", Operation(handler=announce_image, scope=UPDATE))
    router.add("DELETE", IMAGE, Operation(handler=delete_image, scope=UPDATE))


def upload_image(call: Call, values: Mapping[str, str]) -> object:
    """Give a category a picture."""
    return _set_picture(call, category_of(call, values), uploaded_picture(call))


def announce_image(call: Call, values: Mapping[str, str]) -> object:
    """Give a category a picture that lies elsewhere; the parameter `externalUrl` will do."""
    category = category_of(call, values)
    if external_url(call) is not None:
        return _set_picture(call, category, uploaded_picture(call))
    return _set_picture(call, category, announced_picture(call))


def delete_image(call: Call, values: Mapping[str, str]) -> object:
    """Take a category's picture away."""
    with call.platform.database.transaction():
        category = category_of(call, values)
        picture = category.pop("picture", None)
        if picture is None:
            return {"deleteCount": 0}
        call.platform.blobs.delete(call.store.id, picture.get("blob"))
        categories.save(call.platform, call.store.id, category, call.client_id)
    return {"deleteCount": 1}


def _set_picture(call: Call, category: Document, picture: Document) -> object:
    with call.platform.database.transaction():
        call.platform.blobs.delete(call.store.id, category.get("picture", {}).get("blob"))
        number = call.platform.documents.next_id(call.store.id, pictures.SEQUENCE)
        category["picture"] = {**picture, "id": str(number)}
        categories.save(call.platform, call.store.id, category, call.client_id)
    return {"id": number}
