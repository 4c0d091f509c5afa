"""P5: what an opening costs beside the store's answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from bench.measure import Spread, interleaved
from bench.table import Row
from bench.wsgi_calls import caller
from ecwid_native import admission, session_token
from ecwid_native.conf import ecwid_settings
from ecwid_native.headers import set_embedded_headers
from ecwid_native.models import Installation
from ecwid_native.protocol.payload import Payload, decrypt_payload, encrypt_payload
from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.services import installs

STORE_ID = 1003

# 250 and 100 µs on a machine where the plain view of 30 fields takes 1.94 ms.
FLOOR = 0.13
GOAL = 0.05


def counted_rows() -> Iterable[Row]:
    """Queries and REST calls of a store's first opening and of the next one."""
    app = ecwid_settings.apps[0]
    sandbox_app = SandboxApp(
        client_id=app.client_id,
        client_secret=app.client_secret,
        iframe_url=f"http://localhost/{app.slug}/open",
    )
    with Sandbox(apps=[sandbox_app]) as sandbox:
        sandbox.create_store(STORE_ID)
        sandbox.install(app.client_id, STORE_ID)
        url = sandbox.open_url(app.client_id, STORE_ID)
        admission.memory.forget()
        cache.clear()
        admission.create_slots()
        with override_settings(ECWID=_with_api(sandbox.api_url)):
            for name, queries, calls in (("first", 3, 1), ("returning", 1, 1)):
                sandbox.requests.clear()
                with CaptureQueriesContext(connection) as captured:
                    response = Client().get(url, HTTP_HOST="localhost")
                if response.status_code != 200:
                    raise RuntimeError(f"the opening was answered with {response.status_code}")
                yield _counted(f"{name} opening, SQL queries", len(captured), queries)
                yield _counted(f"{name} opening, REST calls", len(list(sandbox.requests)), calls)


def _with_api(url: str) -> dict[str, object]:
    from django.conf import settings

    return {**settings.ECWID, "API_URL": url}


def _counted(what: str, count: int, most: int) -> Row:
    value = Spread(median=count, low=count, high=count)
    return Row(id="P5", what=what, value=value, floor=most, goal=most)


def timed_rows(*, rounds: int, calls: int) -> Iterable[Row]:
    """CPU of a returning opening's own steps; the store's answer and the page are not in it."""
    app = ecwid_settings.apps[0]
    token = "secret_" + "b" * 32
    payload = Payload(store_id=77, access_token=token)
    Installation.objects.filter(store_id=77).delete()
    installs.record_opening(app, payload, language="en", known=None)
    encoded = encrypt_payload(payload, client_secret=app.client_secret)
    request = RequestFactory().get("/")

    def query() -> Installation | None:
        return Installation.objects.filter(app=app.slug, store_id=77).first()

    def steps() -> None:
        opened = decrypt_payload(encoded, client_secret=app.client_secret)
        known = query()
        if not installs.knows_token(known, opened.access_token):
            raise RuntimeError("the installation is not known")
        installation = installs.record_opening(app, opened, language="en", known=known)
        session_token.issue(app, installation, language="en", view_mode="PAGE")
        set_embedded_headers(request, HttpResponse())

    programs = {"steps": steps, "query": query, "plain": caller("/bench/plain")}
    times = interleaved(programs, calls=calls, rounds=rounds)
    share = times.difference("steps", "query")
    page = times.microseconds("plain").median
    yield Row(
        id="P5",
        what="returning opening, the framework's own steps, CPU ÷ a plain Django view's",
        value=Spread(median=share.median / page, low=share.low / page, high=share.high / page),
        floor=FLOOR,
        goal=GOAL,
    )
    yield Row(id="", what="  the steps, beside their one query", value=share, unit="µs")
    yield Row(id="", what="  the query", value=times.microseconds("query"), unit="µs")
