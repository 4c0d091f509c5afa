"""Where Ecwid delivers webhooks."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.webhooks.receive import receive


# The event has to be committed when 200 is answered, not when a request's transaction ends.
@transaction.non_atomic_requests
@csrf_exempt  # a server calls; the signature is the proof
def webhook_inbox(request: HttpRequest, app: str) -> HttpResponse:
    """Keep a signed event and answer 200; see ``ecwid_native.webhooks.receive``."""
    answer = receive(
        app,
        method=request.method or "",
        signature=request.headers.get("X-Ecwid-Webhook-Signature"),
        read=request.read,
    )
    return HttpResponse(answer.body, status=answer.status, headers=dict(answer.headers))
