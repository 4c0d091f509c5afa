"""The storefront files as an ordinary Django view."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from storefront_assets.live import stored_file
from storefront_assets.published import published
from storefront_assets.serving import PublicFile, answer, discard


@csrf_exempt  # nothing can be posted here, and a 405 says so better than a 403
def storefront_file(request: HttpRequest, app: str) -> HttpResponse:
    """Answer an app's script or stylesheet, whichever has the request's path."""
    return respond(request, published.find(request.path_info))


@csrf_exempt
def release_file(request: HttpRequest, app: str, name: str) -> HttpResponse:
    """Answer a file of any release: pages that shoppers have open may still ask for an old one."""
    return respond(request, published.find(request.path_info) or stored_file(app, name))


def respond(request: HttpRequest, file: PublicFile | None) -> HttpResponse:
    """Return a response with exactly the answer's headers, in their order."""
    if request.method not in ("GET", "HEAD"):
        discard(request.read)
    result = answer(file, request.META)
    response = HttpResponse(result.body, status=int(result.status[:3]))
    del response.headers["Content-Type"]
    for name, value in result.headers:
        response.headers[name] = value
    return response
