"""Forms that may be anything, and those of senders whom nobody knows: looked into with care."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError)


def strangers_form(request: HttpRequest) -> QueryDict:
    """What was posted.

    Raises:
        RequestDataTooBig: it is larger than ``DATA_UPLOAD_MAX_MEMORY_SIZE``. Django limits the
            fields of a form by that, and writes files of any size to the disk.
        BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError: as
            ``readable_form``.
    """
    if is_large(request):
        raise RequestDataTooBig
    return readable_form(request)


def readable_form(request: HttpRequest) -> QueryDict:
    """What was posted, in a charset that is one.

    Raises:
        BadRequest: the charset is no encoding of text.
        MultiPartParserError, SuspiciousOperation, UnreadablePostError: as Django's
            ``request.POST``.
    """
    try:
        return request.POST
    except (LookupError, UnicodeError) as exc:
        raise BadRequest from exc


def shows_field(request: HttpRequest, name: str) -> bool:
    """Whether a form was posted that has this field, as far as it can be looked into."""
    try:
        return name in strangers_form(request)
    except UNREADABLE:
        return False


def is_large(request: HttpRequest) -> bool:
    """Whether the body is larger than the fields of a form may be."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0  # so does Django, and reads nothing
    return most is not None and length > most
