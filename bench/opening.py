"""P5: what an opening costs beside the store's answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench.measure import Spread, interleaved
from bench.pages import find_installation, recognise
from bench.sandbox_process import STORE_ID, sandbox_process
from bench.table import Row
from bench.wsgi_calls import caller
from ecwid_native import admission
from ecwid_native.conf import App, ecwid_settings
from ecwid_native.headers import set_embedded_headers
from ecwid_native.models import Installation
from ecwid_native.protocol.payload import Payload, encrypt_payload
from ecwid_native.rest_clients import rest_client
from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.services import installs

# The cheapest plain page, so that a slow reference does not make the share look small. 250 and
# 100 µs on a machine where such a page of 30 fields takes 1.94 ms.
PLAIN = "/bench/plain/by_hand/text"
FLOOR = 0.13
GOAL = 0.05

# All rounds together stay below the API's limit of calls in a minute.
REST_CALLS = 20


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
    """CPU of a returning opening's own steps; query, REST call and page have other rows."""
    app = ecwid_settings.apps[0]
    known, encoded = known_store()

    def find(app: App, store_id: int) -> Installation:
        return known

    def steps() -> None:
        recognise(app, encoded, find)
        set_embedded_headers(HttpRequest(), HttpResponse())

    programs = {
        "steps": steps,
        "query": lambda: find_installation(app, known.store_id),
        "plain": caller(PLAIN),
    }
    times = interleaved(programs, calls=calls, rounds=rounds)
    yield Row(
        id="P5",
        what="returning opening, the framework's own steps, CPU",
        value=times.ratio("steps", "plain"),
        reference="plain page, inputs by hand",
        floor=FLOOR,
        goal=GOAL,
    )
    yield Row(id="", what="  the steps", value=times.microseconds("steps"), unit="µs")
    yield Row(id="", what="  their one query", value=times.microseconds("query"), unit="µs")
    with sandbox_process() as (api_url, token), override_settings(ECWID=_with_api(api_url)):
        client = rest_client(STORE_ID, token)
        times = interleaved(
            {"rest": lambda: client.storage.all(retries=0)},
            calls=min(calls, REST_CALLS),
            rounds=rounds,
        )
    yield Row(id="", what="  the REST call, our side", value=times.microseconds("rest"), unit="µs")


def known_store() -> tuple[Installation, str]:
    """A store that has opened the app before, and the payload it opens it with."""
    app = ecwid_settings.apps[0]
    payload = Payload(store_id=77, access_token="secret_" + "b" * 32)
    Installation.objects.filter(store_id=payload.store_id).delete()
    known = installs.record_opening(app, payload, language="en", known=None)
    return known, encrypt_payload(payload, client_secret=app.client_secret)
