"""The storefront files as an ordinary Django view."""

import logging

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from storefront_assets.live import stored_file
from storefront_assets.published import published
from storefront_assets.serving import (
    UNAVAILABLE,
    UNAVAILABLE_HEAD,
    Answer,
    PublicFile,
    answer,
    discard,
)

logger = logging.getLogger(__name__)


@csrf_exempt  # nothing can be posted here, and a 405 says so better than a 403
def storefront_file(request: HttpRequest, app: str) -> HttpResponse:
    """Answer an app's script or stylesheet, whichever has the request's path."""
    return respond(request, published.find(request.path_info))


@csrf_exempt
def release_file(request: HttpRequest, app: str, name: str) -> HttpResponse:
    """Answer a file of any release: pages that shoppers have open may still ask for an old one."""
    if request.method not in ("GET", "HEAD"):
        return respond(request, None)
    try:
        file = published.find(request.path_info) or stored_file(app, name)
    except Error as exc:
        logger.warning("a release of %s cannot be read: %s", app, type(exc).__name__)
        return response_of(UNAVAILABLE if request.method == "GET" else UNAVAILABLE_HEAD)
    return respond(request, file)


def respond(request: HttpRequest, file: PublicFile | None) -> HttpResponse:
    """Answer a file, or that there is none."""
    if request.method not in ("GET", "HEAD"):
        discard(request.read)
    return response_of(answer(file, request.META))


def response_of(result: Answer) -> HttpResponse:
    """Return a response with exactly the answer's headers, in their order."""
    response = HttpResponse(result.body, status=int(result.status[:3]))
    del response.headers["Content-Type"]
    for name, value in result.headers:
        response.headers[name] = value
    return response
