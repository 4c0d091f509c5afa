"""Pictures and videos of a product: kept as one list each, shown in the old and new forms.

A stored product's `pictures` are in order; the one whose `id` is "0" is the main picture, the
others are the gallery. Source: docs.ecwid.com, "Get product", "Update product" (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.catalog import pictures
from ecwid_native.sandbox.catalog.colors import border_of
from ecwid_native.sandbox.catalog.viewpoint import Viewpoint
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

MAIN = "0"


def main_picture(product: Mapping[str, Any]) -> Document | None:
    """Return a product's main picture, or None."""
    return next((each for each in product["pictures"] if each["id"] == MAIN), None)


def gallery(product: Mapping[str, Any]) -> list[Document]:
    """Return the other pictures."""
    return [each for each in product["pictures"] if each["id"] != MAIN]


def set_main(platform: Platform, store_id: int, product: Document, picture: Document) -> None:
    """Make a picture the main one in the place of the former, in place."""
    old = main_picture(product)
    if old is not None:
        platform.blobs.delete(store_id, old.get("blob"))
    product["pictures"] = [{**picture, "id": MAIN}, *gallery(product)]


def add_to_gallery(platform: Platform, store_id: int, product: Document, picture: Document) -> int:
    """Append a picture to the gallery, in place, and return its id."""
    picture_id = platform.documents.next_id(store_id, pictures.SEQUENCE)
    product["pictures"] = [*product["pictures"], {**picture, "id": str(picture_id)}]
    return picture_id


def remove_pictures(platform: Platform, store_id: int, product: Document, ids: set[str]) -> int:
    """Take pictures away, in place, and return how many there were."""
    gone = [each for each in product["pictures"] if each["id"] in ids]
    for picture in gone:
        platform.blobs.delete(store_id, picture.get("blob"))
    product["pictures"] = [each for each in product["pictures"] if each["id"] not in ids]
    return len(gone)


def rearrange(platform: Platform, store_id: int, product: Document, images: list[Document]) -> None:
    """Write order and texts of existing pictures, in place; unknown ids are left out.

    The one with the lowest `orderBy` becomes the main picture with the id "0"; the former main one
    gets a new id.
    """
    written = {each["id"]: each for each in images if "id" in each}
    ordered = []
    for index, picture in enumerate(product["pictures"]):
        change = written.get(picture["id"], {})
        if "alt" in change:
            picture = {**picture, "alt": {**picture.get("alt", {}), **change["alt"]}}
        ordered.append((change.get("orderBy", index), index, picture))
    result = [picture for _, _, picture in sorted(ordered, key=lambda item: item[:2])]
    if result and result[0]["id"] != MAIN and main_picture(product) is not None:
        fresh = str(platform.documents.next_id(store_id, pictures.SEQUENCE))
        result = [{**p, "id": fresh} if p["id"] == MAIN else p for p in result]
        result[0] = {**result[0], "id": MAIN}
    product["pictures"] = result


def shown_media(product: Mapping[str, Any], view: Viewpoint) -> Document:
    """Return every field of a product that shows its pictures and videos."""
    shown: Document = {
        "media": {
            "images": [_image(each, n, view) for n, each in enumerate(product["pictures"])],
            "videos": [video_shown(each, view) for each in product["videos"]],
        },
        "galleryImages": [
            _gallery_image(each, n, view) for n, each in enumerate(gallery(product), 1)
        ],
    }
    main = main_picture(product)
    if main is not None:
        shown |= pictures.thumbnails(main, view.origin, view.store_id)
        shown["originalImage"] = pictures.original(main, view.origin, view.store_id)
        shown["borderInfo"] = border_of(view.platform, view.store_id, main)
    return shown


def sizes(picture: Mapping[str, Any], view: Viewpoint) -> Document:
    """Return the addresses of a picture under the names of media."""
    shown = {
        f"image{size}pxUrl": pictures.address(picture, view.origin, view.store_id, size)
        for size in pictures.SIZES
    }
    return {**shown, "imageOriginalUrl": pictures.address(picture, view.origin, view.store_id)}


def video_shown(video: Mapping[str, Any], view: Viewpoint) -> Document:
    """Return a video as answers have it."""
    names = ("id", "url", "embedHtml", "providerName", "title")
    shown: Document = {name: video[name] for name in names}
    if "cover" in video:
        shown["videoCoverId"] = video["cover"]["id"]
        shown |= sizes(video["cover"], view)
    return shown


def _image(picture: Mapping[str, Any], order: int, view: Viewpoint) -> Document:
    shown = {
        "id": picture["id"],
        "orderBy": order,
        "isMain": picture["id"] == MAIN,
        "alt": picture.get("alt", {}),
        **sizes(picture, view),
    }
    if "externalId" in picture:
        shown["externalId"] = picture["externalId"]
    return shown


def _gallery_image(picture: Mapping[str, Any], order: int, view: Viewpoint) -> Document:
    links = pictures.thumbnails(picture, view.origin, view.store_id)
    return {
        "id": int(picture["id"]),
        "orderBy": order,
        "alt": picture.get("alt", {}).get("main", ""),
        "width": picture["width"],
        "height": picture["height"],
        "url": links["imageUrl"],
        "thumbnail": links["thumbnailUrl"],
        **links,
        "borderInfo": border_of(view.platform, view.store_id, picture),
    }
