"""Uploads: raw bytes in the body, or the address of a file as a parameter.

Source: docs.ecwid.com, "Upload product image", "Upload product image asynchronously", "Upload
product file" (read 2026-11). What an address names is not fetched. The platform's own client
for Java, ecwid-java-api-client, sends the parameters of an upload without bytes as a form.
"""

from typing import Any
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from ecwid_native.sandbox.blobs import Blob
from ecwid_native.sandbox.catalog import pictures
from ecwid_native.sandbox.http import Answer, HTTPError, read_body, read_json_object
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call

Document = dict[str, Any]

BINARY = "application/octet-stream"
FORM = "application/x-www-form-urlencoded"


def upload_parameters(call: Call) -> Parameters:
    """Return the parameters of an upload: those of the query and those of a form in the body.

    Raises:
        HTTPError: 413, and 400 for a form that is not UTF-8.
    """
    query = call.request.args
    if call.request.mimetype != FORM:
        return Parameters(query)
    try:
        fields = parse_qsl(read_body(call.request).decode(), errors="strict")
    except UnicodeDecodeError:
        raise HTTPError(400, "The form is not UTF-8", "WRONG_PARAMETER") from None
    return Parameters(MultiDict([*query.items(multi=True), *fields]))


def external_url(call: Call) -> str | None:
    """Return the address that stands for the body, or None.

    Raises:
        HTTPError: 422 for an address from which nothing can be fetched.
    """
    url = upload_parameters(call).text("externalUrl")
    return None if url is None else pictures.check_address(url)


def binary_body(call: Call) -> bytes:
    """Return the uploaded bytes.

    Raises:
        HTTPError: 413, and 415 for any other content type.
    """
    if call.request.mimetype != BINARY:
        raise HTTPError(415, f"Content-Type must be {BINARY}")
    return read_body(call.request)


def uploaded_picture(call: Call) -> Document:
    """Return the stored picture of an upload.

    Raises:
        HTTPError: 400, 413, 415 or 422.
    """
    url = external_url(call)
    if url is not None:
        return pictures.linked_picture(url)
    return pictures.stored_picture(call.platform, call.store.id, binary_body(call))


def announced_picture(call: Call) -> Document:
    """Return the picture that an asynchronous upload describes; sizes may be texts.

    Raises:
        HTTPError: 400 or 422.
    """
    body = read_json_object(call.request)
    for name in ("width", "height"):
        value = body.get(name)
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
            body[name] = int(value)
    wanted = accepted(body, "AsyncPictureData")
    if not wanted.get("url", "").strip():
        raise HTTPError(400, "Field url is required", "WRONG_PARAMETER")
    picture = pictures.linked_picture(
        wanted["url"], width=wanted.get("width", 0), height=wanted.get("height", 0)
    )
    return picture | {name: wanted[name] for name in ("alt", "externalId") if name in wanted}


def picture_of(platform: Platform, path: str) -> Blob | None:
    """Return the picture at a path such as /images/1003/7-400.png, or None."""
    parts = path.removeprefix(f"{pictures.PATH}/").partition(".")[0].split("/")
    numbers = [path_id(part.partition("-")[0]) for part in parts]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    blob = platform.blobs.get(numbers[0], numbers[1])
    return blob if blob is not None and blob.content_type in pictures.EXTENSIONS else None


def picture_answer(platform: Platform, path: str) -> Answer | None:
    """Return the answer to a picture's path; None when there is none."""
    blob = picture_of(platform, path)
    if blob is None:
        return None
    return Answer(
        blob.body,
        content_type=blob.content_type,
        headers={
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            # An SVG file is a document too: it must not run a script when it is opened.
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
    )
