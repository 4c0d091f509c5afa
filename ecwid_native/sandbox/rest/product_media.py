"""Pictures and videos of products over REST.

Source: docs.ecwid.com, "Upload product image", "Upload gallery image", "Upload product video",
"Upload gallery video", "Update product media" and the pages next to them (read 2026-11).
"""

from collections.abc import Callable, Mapping
from typing import Any

from ecwid_native.sandbox.catalog import media, pictures, stock, wording
from ecwid_native.sandbox.catalog.videos import describe_video
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, require
from ecwid_native.sandbox.rest.products import ONE, product_of
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.uploads import announced_picture, upload_parameters, uploaded_picture
from ecwid_native.sandbox.rest.viewing import viewpoint
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]
Change = Callable[[Document], object]

UPDATE = "update_catalog"
IMAGE = ONE + "/image"
GALLERY = ONE + "/gallery"
VIDEO = GALLERY + "/video"
GALLERY_VIDEO = VIDEO + "/{video_id}"


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on pictures and videos."""
    add = router.add
    add("POST", IMAGE, Operation(handler=upload_image, scope=UPDATE))
    add("POST", IMAGE + "/async", _json(announce_image))
    add("DELETE", IMAGE, Operation(handler=delete_image, scope=UPDATE))
    add("POST", GALLERY, Operation(handler=upload_to_gallery, scope=UPDATE))
    add("POST", GALLERY + "/async", _json(announce_in_gallery))
    clearing = (UPDATE, "update_catalog_batch_delete")
    add("DELETE", GALLERY, Operation(handler=clear_gallery, scope=clearing))
    add("DELETE", GALLERY + "/{file_id}", Operation(handler=delete_from_gallery, scope=UPDATE))
    add("POST", ONE + "/video", _json(set_video))
    add("DELETE", ONE + "/video", Operation(handler=delete_video, scope=UPDATE))
    add("POST", VIDEO, _json(add_video))
    add("GET", GALLERY_VIDEO, Operation(handler=get_video, scope=UPDATE, selects_fields=True))
    add("PUT", GALLERY_VIDEO, Operation(handler=set_cover, scope=UPDATE))
    add("PUT", ONE + "/media", _json(replace_media))


def upload_image(call: Call, values: Mapping[str, str]) -> object:
    """Make an upload the main picture."""
    return _set_main(call, values, uploaded_picture)


def announce_image(call: Call, values: Mapping[str, str]) -> object:
    """Make a picture that lies elsewhere the main one."""
    return _set_main(call, values, announced_picture)


def upload_to_gallery(call: Call, values: Mapping[str, str]) -> object:
    """Append an upload to the gallery."""
    return _append(call, values, uploaded_picture)


def announce_in_gallery(call: Call, values: Mapping[str, str]) -> object:
    """Append a picture that lies elsewhere to the gallery."""
    return _append(call, values, announced_picture)


def delete_image(call: Call, values: Mapping[str, str]) -> object:
    """Delete the main picture."""
    return _remove(call, values, lambda picture: picture["id"] == media.MAIN)


def clear_gallery(call: Call, values: Mapping[str, str]) -> object:
    """Delete every picture but the main one."""
    return _remove(call, values, lambda picture: picture["id"] != media.MAIN)


def delete_from_gallery(call: Call, values: Mapping[str, str]) -> object:
    """Delete one picture or video of the gallery."""
    wanted = values["file_id"]
    product = product_of(call, values)
    if all(each["id"] != wanted for each in (*media.gallery(product), *product["videos"])):
        raise HTTPError(404, f"Image #{wanted} not found")
    return _remove(call, values, lambda picture: picture["id"] == wanted)


def set_video(call: Call, values: Mapping[str, str]) -> object:
    """Make an address the product's main video."""
    video = _described(call)

    def change(product: Document) -> object:
        others = [each for each in product["videos"] if not each["isMain"]]
        number = _next_id(call)
        product["videos"] = [{**video, "id": str(number), "isMain": True}, *others]
        return {"id": number}

    return _changed(call, values, change)


def delete_video(call: Call, values: Mapping[str, str]) -> object:
    """Delete the main video."""

    def change(product: Document) -> object:
        left = [each for each in product["videos"] if not each["isMain"]]
        count = len(product["videos"]) - len(left)
        product["videos"] = left
        return {"deleteCount": count}

    return _changed(call, values, change)


def add_video(call: Call, values: Mapping[str, str]) -> object:
    """Append a video to the gallery."""
    video = _described(call)

    def change(product: Document) -> object:
        number = _next_id(call)
        product["videos"] = [*product["videos"], {**video, "id": str(number), "isMain": False}]
        return {"id": number}

    return _changed(call, values, change)


def get_video(call: Call, values: Mapping[str, str]) -> object:
    """Return one video."""
    return media.video_shown(_video_of(product_of(call, values), values), viewpoint(call))


def set_cover(call: Call, values: Mapping[str, str]) -> object:
    """Give a video a cover."""
    _video_of(product_of(call, values), values)
    picture = uploaded_picture(call)

    def change(product: Document) -> object:
        video = _video_of(product, values)
        call.platform.blobs.delete(call.store.id, video.get("cover", {}).get("blob"))
        number = _next_id(call)
        video["cover"] = {**picture, "id": str(number)}
        return {"id": number}

    return _changed(call, values, change)


def replace_media(call: Call, values: Mapping[str, str]) -> object:
    """Make the addresses of a body all that the product shows; known pictures are kept."""
    wanted = accepted(read_json_object(call.request), "MediaUpdate")
    origin = viewpoint(call).origin

    def change(product: Document) -> object:
        known = {
            url: picture
            for picture in product["pictures"]
            for url in pictures.thumbnails(picture, origin, call.store.id).values()
        }
        found: list[Document] = []
        videos: list[Document] = []
        entries = [(wanted.get("mainMedia", {}), True)]
        entries += [(entry, False) for entry in wanted.get("galleryMedia", [])]
        for entry, is_main in entries:
            if entry.get("imageUrl"):
                picture = known.get(entry["imageUrl"]) or pictures.linked_picture(entry["imageUrl"])
                number = media.MAIN if is_main else str(_next_id(call))
                found.append({**picture, "id": number})
            if entry.get("videoUrl"):
                video = describe_video(entry["videoUrl"])
                videos.append({**video, "id": str(_next_id(call)), "isMain": is_main})
        kept = {picture.get("blob") for picture in found}
        for picture in product["pictures"]:
            if picture.get("blob") not in kept:
                call.platform.blobs.delete(call.store.id, picture.get("blob"))
        product["pictures"], product["videos"] = found, videos
        return {"updateCount": 1}

    return _changed(call, values, change)


def _json(handler: Callable[[Call, Mapping[str, str]], object]) -> Operation:
    return Operation(handler=handler, scope=UPDATE, needs_json=True)


def _changed(call: Call, values: Mapping[str, str], change: Change) -> object:
    """Store a product that `change` changes in place, and return what that answers."""
    with call.platform.database.transaction():
        product = product_of(call, values)
        answer = change(product)
        wording.reword(call.platform, call.store.id, product)
        stock.touch(call.platform, call.store.id, product, call.client_id)
    return answer


def _set_main(call: Call, values: Mapping[str, str], read: Callable[[Call], Document]) -> object:
    product_of(call, values)
    picture = read(call)

    def change(product: Document) -> object:
        media.set_main(call.platform, call.store.id, product, picture)
        return {"id": picture.get("blob") or _next_id(call)}

    return _changed(call, values, change)


def _append(call: Call, values: Mapping[str, str], read: Callable[[Call], Document]) -> object:
    product_of(call, values)
    picture = read(call)
    file_name = upload_parameters(call).text("fileName")
    if file_name is not None:
        picture = {**picture, "fileName": file_name}

    def change(product: Document) -> object:
        return {"id": media.add_to_gallery(call.platform, call.store.id, product, picture)}

    return _changed(call, values, change)


def _remove(call: Call, values: Mapping[str, str], concerns: Callable[[Document], bool]) -> object:
    def change(product: Document) -> object:
        ids = {each["id"] for each in product["pictures"] if concerns(each)}
        count = media.remove_pictures(call.platform, call.store.id, product, ids)
        left = [each for each in product["videos"] if each["isMain"] or not concerns(each)]
        count += len(product["videos"]) - len(left)
        product["videos"] = left
        return {"deleteCount": count}

    return _changed(call, values, change)


def _described(call: Call) -> Document:
    body = read_json_object(call.request)
    require(body, "url")
    if not isinstance(body["url"], str):
        raise HTTPError(400, "Wrong value of field url", "WRONG_PARAMETER")
    return describe_video(body["url"])


def _video_of(product: Document, values: Mapping[str, str]) -> Document:
    for video in product["videos"]:
        if video["id"] == values["video_id"]:
            found: Document = video
            return found
    raise HTTPError(404, f"Video #{values['video_id']} not found")


def _next_id(call: Call) -> int:
    return call.platform.documents.next_id(call.store.id, pictures.SEQUENCE)
