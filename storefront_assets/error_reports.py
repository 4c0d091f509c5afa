"""What modules throw in shops, as a sample of the shoppers' browsers reports it.

Anybody can call this address, so it believes nothing: it writes a short line to the log, of known
form, a few times a minute at most, and keeps nothing.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.addresses import client_ip, network_of
from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import get_customization
from ecwid_native.protocol.strict_json import InvalidJSONError, parse_json
from storefront_assets.limits import Limiter
from storefront_assets.serving import NO_STORE, discard

logger = logging.getLogger("ecwid_storefront.errors")

MAX_BYTES = 1024
# A minute, from one network address and in all.
CLIENT_LIMIT, TOTAL_LIMIT = 10, 100
OPTIONAL = {
    "place": re.compile(r"\d{1,6}:\d{1,7}", re.ASCII),
    "page": re.compile(r"[A-Z_]{1,40}"),
    "release": re.compile(r"(-[0-9a-f]{20})?", re.ASCII),
}


limiter = Limiter()


@csrf_exempt  # it changes nothing, and shoppers' pages are on other sites
def storefront_error(request: HttpRequest, app: str) -> HttpResponse:
    """Log one report: 204, or 400 for whatever is none, 404 while reports are off."""
    if not ecwid_settings.STOREFRONT_ERROR_SAMPLE or app not in ecwid_settings.APPS:
        return refusal(request, 404)
    if request.method != "POST":
        response = refusal(request, 405)
        response.headers["Allow"] = "POST"
        return response
    if not is_shop(request.headers.get("Origin", "")):
        return refusal(request, 400)
    client = network_of(client_ip(request))
    if not limiter.takes(client, limit=CLIENT_LIMIT, total=TOTAL_LIMIT):
        return refusal(request, 429)
    try:
        report = parse_report(app, request.read(MAX_BYTES + 1))
    except (ValueError, OSError):  # none of ours, or the browser went away
        return refusal(request, 400)
    logger.warning("in shops, %s of %s: %r", report.pop("module"), app, report)
    return closed(HttpResponse(status=204))


def refusal(request: HttpRequest, status: int) -> HttpResponse:
    """Return an answer that says no more than its status, after the rest of the body was read."""
    discard(request.read)
    return closed(HttpResponse(status=status, content_type="text/plain; charset=utf-8"))


def closed(response: HttpResponse) -> HttpResponse:
    """Return an answer that nobody keeps or takes for something else."""
    response.headers["Cache-Control"] = NO_STORE
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def is_shop(origin: str) -> bool:
    """Whether a page of the web sent it; programs need not say so, but then they can save it."""
    return origin.startswith("https://") or (settings.DEBUG and origin.startswith("http://"))


def parse_report(app: str, body: bytes) -> dict[str, Any]:
    """Return a report of the form that the runtime sends.

    Raises:
        ValueError: it is none.
    """
    try:
        report = parse_json(body, max_bytes=MAX_BYTES)
    except InvalidJSONError as exc:
        raise ValueError from exc
    if not isinstance(report, dict) or not report.keys() <= {"module", "message", *OPTIONAL}:
        raise ValueError
    module, message = report.get("module"), report.get("message")
    if not isinstance(message, str) or not isinstance(module, str):
        raise ValueError
    if module and get_customization(app, module) is None:
        raise ValueError
    for name, form in OPTIONAL.items():
        value = report.get(name)
        if value is not None and not (isinstance(value, str) and form.fullmatch(value)):
            raise ValueError
    return report | {"message": message[:200]}
