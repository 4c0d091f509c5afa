"""Hostile calls of endpoints that are there, in a store where they may be called."""

from __future__ import annotations

import json

import pytest

from config.wsgi import application
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp
from storefront_assets.endpoints import view
from storefront_assets.endpoints.store_settings import store_settings
from storefront_assets.limits import Limiter
from tests.hostile import families
from tests.hostile.judge import faults
from tests.hostile.request import Request, percent, send
from tests.hostile.targets import REFUSED
from tests.hostile.texts import DEPTH, NOT_JSON, TEXTS, random_texts
from tests.storefront.endpoint_samples import PRIVATE, STORE, address, stock_customization

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_nothing_secret_is_logged")]

JSON = {"Content-Type": "application/json"}
STORED = '{"version": 1, "revision": 1, "values": {"enabled": true}}'


class Boundless(Limiter):
    """So that the limits hide nothing."""

    def takes(self, key: str, *, limit: int, total: int | None = None) -> bool:
        return True


@pytest.fixture
def _callable(sandbox: Sandbox, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "client_limiter", Boundless())
    monkeypatch.setattr(view, "store_limiter", Boundless())
    open_app()
    sandbox.set_storage("demo-app", STORE, {"settings-stock": STORED})
    store_settings.forget()


@pytest.mark.usefixtures("_callable")
def test_no_call_breaks_an_endpoint(secrets: list[str]) -> None:
    query = Request(name="query", path=address("stock"))
    post = Request(name="post", path=address("wish"), method="POST", headers=JSON)
    bodies = {**NOT_JSON, "deep": b"[" * DEPTH, "deep object": b'{"a":' * DEPTH}
    texts = [*TEXTS.items(), *random_texts("endpoints", 100)]
    requests = [
        *families.everything(post),
        *(post.but(f"body {each}", body=body) for each, body in bodies.items()),
        *(
            post.but(f"note {each}", body=json.dumps({"product_id": 1, "note": text}).encode())
            for each, text in texts
        ),
        *(
            query.but(f"query {each}", query=f"data={percent(json.dumps(sent))}")
            for each, text in texts
            for sent in [{"product_id": 1, "note": text}]
        ),
    ]

    with stock_customization():
        pairs = [(request, send(application, request)) for request in requests]

    statuses = REFUSED | {200, 204}
    assert faults(pairs, statuses=statuses, secrets=[*secrets, PRIVATE]) == []
    assert {200, 405, 415, 422} <= {answer.status for _, answer in pairs}
