"""What an author's endpoint answers: to whom it should, and to everybody else."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_django.fixtures import DjangoAssertNumQueries

from ecwid_native.conf import App
from ecwid_native.models import Installation
from ecwid_native.protocol.payload import decrypt_payload
from ecwid_native.sandbox import Sandbox
from ecwid_native.services import opening
from ecwid_native.services.settings import SettingsService
from ecwid_native.testing.fixtures import OpenApp
from storefront_assets.endpoints import view
from storefront_assets.endpoints.store_settings import StoreSettings, store_settings
from storefront_assets.endpoints.view import PREFLIGHT_SECONDS
from storefront_assets.limits import Limiter
from storefront_assets.published import published
from storefront_assets.serving import PUBLIC_HEADERS
from tests.garbage import UNACCEPTABLE_JSON
from tests.storefront.endpoint_samples import (
    PRIVATE,
    STORE,
    StockCustomization,
    StockSettings,
    act,
    address,
    ask,
    stock_customization,
)

STORED = {"version": 1, "revision": 1, "values": {"enabled": True, "left": 7}}
Change = Callable[[Sandbox, Settings], None]


@pytest.fixture(autouse=True)
def store(
    sandbox: Sandbox, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sandbox]:
    """A store in which the customization is on."""
    monkeypatch.setattr(view, "client_limiter", Limiter(lambda: 0.0))
    monkeypatch.setattr(view, "store_limiter", Limiter(lambda: 0.0))
    open_app()
    sandbox.set_storage("demo-app", STORE, {"settings-stock": json.dumps(STORED), "public": "{}"})
    store_settings.forget()
    with stock_customization():
        yield sandbox
    store_settings.forget()
    published.forget()


def error(response: HttpResponse) -> tuple[int, str]:
    return response.status_code, json.loads(response.content)["error"]["code"]


def test_a_query_answers_what_it_declares_and_nothing_else() -> None:
    response = ask(address("stock"), {"product_id": 5, "unknown": [1]})

    assert response.status_code == 200
    assert json.loads(response.content) == {"left": 7, "price": "1.50", "state": "in"}
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Content-Type"] == "application/json"
    assert dict(PUBLIC_HEADERS).items() <= dict(response.items()).items()
    assert not response.cookies
    assert "Vary" not in response
    assert "Access-Control-Allow-Credentials" not in response


def test_what_a_cache_has_is_not_sent_again() -> None:
    etag = ask(address("stock"), {"product_id": 5})["ETag"]

    again = ask(address("stock"), {"product_id": 5}, If_None_Match=etag)
    head = Client().head(address("stock"), {"data": '{"product_id": 5}'})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)


def test_an_action_is_carried_out_and_kept_by_nobody() -> None:
    response = act(address("wish"), {"product_id": 5, "note": "store"})

    assert (response.status_code, response.content) == (200, b"null")
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


def test_a_browser_learns_that_it_may_post_json() -> None:
    response = Client().options(address("wish"))

    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "POST, OPTIONS"
    assert response["Access-Control-Allow-Headers"] == "Content-Type"
    assert response["Access-Control-Max-Age"] == str(PREFLIGHT_SECONDS)
    assert response["Access-Control-Allow-Origin"] == "*"


def uninstalled(sandbox: Sandbox, settings: Settings) -> None:
    Installation.objects.update(state="uninstalled", uninstalled_at=timezone.now())


def token_refused(sandbox: Sandbox, settings: Settings) -> None:
    sandbox.uninstall("demo-app", STORE)


def switched_off(sandbox: Sandbox, settings: Settings) -> None:
    sandbox.set_storage("demo-app", STORE, {"settings-stock": "{}"})


def never_saved(sandbox: Sandbox, settings: Settings) -> None:
    sandbox.set_storage("demo-app", STORE, {"settings-stock": ""})


def off_in_this_store(sandbox: Sandbox, settings: Settings) -> None:
    sandbox.set_storage("demo-app", STORE, {"public": '{"$":{"off":true}}'})


def disabled_for_all(sandbox: Sandbox, settings: Settings) -> None:
    published.use_releases({}, disabled=frozenset({"demo"}))


def store_of_another_app(sandbox: Sandbox, settings: Settings) -> None:
    other = {"CLIENT_ID": "other", "CLIENT_SECRET": "0123456789abcdef"}
    settings.ECWID = {**settings.ECWID, "APPS": {**settings.ECWID["APPS"], "other": other}}
    Installation.objects.update(app="other")


def nothing(sandbox: Sandbox, settings: Settings) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (nothing, address("stock", store=1004)),
        (nothing, address("stock", store=2**63)),
        (nothing, address("stock", app="nobody")),
        (nothing, address("stock", slug="announcement")),
        (nothing, address("nothing")),
        (uninstalled, address("stock")),
        (token_refused, address("stock")),
        (switched_off, address("stock")),
        (never_saved, address("stock")),
        (off_in_this_store, address("stock")),
        (disabled_for_all, address("stock")),
        (store_of_another_app, address("stock")),
    ],
    ids=lambda value: value.__name__ if callable(value) else value,
)
def test_every_no_is_the_same(
    change: Change, path: str, store: Sandbox, settings: Settings
) -> None:
    change(store, settings)

    response = ask(path, {"product_id": 5})

    expected = ask(address("stock", store=99), {"product_id": 5})
    assert error(response) == (404, "not_found")
    assert response.content == expected.content
    assert list(response.items()) == list(expected.items())


def test_a_refused_token_ends_the_installation(store: Sandbox) -> None:
    store.uninstall("demo-app", STORE)

    ask(address("stock"), {"product_id": 5})

    assert Installation.objects.get().state == "uninstalled"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{}", (422, "shape")),
        ("[]", (422, "shape")),
        ('{"product_id": true}', (422, "shape")),
        ('{"product_id": "5"}', (422, "shape")),
        ('{"product_id": 0}', (422, "shape")),
        ('{"product_id": 5, "note": "\\u0000"}', (422, "shape")),
        ('{"product_id": 5, "note": "spam"}', (422, "shape")),
        (" ", (400, "json")),
        ('{"product_id": 5', (400, "json")),
        ("[" * 900, (400, "json")),
        (b"\xff", (400, "json")),
        (" " * 1_001, (413, "size")),
    ],
)
def test_a_body_that_is_none(body: str | bytes, code: tuple[int, str]) -> None:
    response = act(address("wish"), body)

    assert error(response) == code
    assert response["Cache-Control"] == "no-store"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_wrong_shape_is_told_to_the_script_s_author() -> None:
    response = act(address("wish"), {"product_id": "5"})

    document = json.loads(response.content)
    assert document["error"]["message"] == "product_id: a whole number"


@pytest.mark.parametrize("garbage", UNACCEPTABLE_JSON.values(), ids=UNACCEPTABLE_JSON.keys())
def test_garbage_is_refused(garbage: str | bytes) -> None:
    assert act(address("wish"), garbage).status_code in {400, 413, 415, 422}


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data; boundary=x", ""])
def test_only_json_is_taken(content_type: str) -> None:
    response = act(address("wish"), "{}", content_type=content_type)

    assert error(response) == (415, "content_type")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("data=%7B", (400, "json")),
        ("data=%FF", (400, "query")),
        ("data=1&data=2", (400, "query")),
        ("&".join(f"a{number}=1" for number in range(50)), (400, "query")),
        ("data=" + "a" * 30_000, (414, "size")),
        ("", (422, "shape")),
    ],
    ids=["broken", "no UTF-8", "twice", "many", "long", "nothing"],
)
def test_a_query_that_is_none(query: str, code: tuple[int, str]) -> None:
    response: Any = Client().get(f"{address('stock')}?{query}")

    assert error(response) == code


@pytest.mark.parametrize(
    ("method", "name", "allowed"),
    [("POST", "stock", "GET, HEAD, OPTIONS"), ("GET", "wish", "POST, OPTIONS")],
)
def test_a_wrong_method_is_named(method: str, name: str, allowed: str) -> None:
    response: Any = Client().generic(method, address(name), "{}", content_type="application/json")

    assert error(response) == (405, "method")
    assert response["Allow"] == allowed


def test_one_address_and_one_store_have_a_limit() -> None:
    one = [act(address("wish"), {"product_id": 5}) for _ in range(4)]
    others = [
        act(address("wish"), {"product_id": 5}, REMOTE_ADDR=f"198.51.100.{number}").status_code
        for number in range(4)
    ]

    assert [each.status_code for each in one] == [200, 200, 200, 429]
    assert error(one[-1]) == (429, "busy")
    assert 0 < int(one[-1]["Retry-After"]) <= 60
    assert others == [200, 200, 429, 429]
    assert ask(address("stock"), {"product_id": 5}).status_code == 200


def test_a_network_of_ipv6_is_one_client() -> None:
    statuses = [
        act(address("wish"), {"product_id": 5}, REMOTE_ADDR=f"2001:db8::{number:x}").status_code
        for number in range(4)
    ]

    assert statuses == [200, 200, 200, 429]


@pytest.mark.parametrize(
    "call",
    [
        lambda: act(address("wish"), {"product_id": 5, "note": "break"}),
        lambda: ask(address("broken")),
    ],
    ids=["raises", "answers something else"],
)
def test_an_author_s_mistake_is_logged_and_says_nothing(
    call: Callable[[], HttpResponse], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = call()

    assert error(response) == (500, "failed")
    assert PRIVATE not in response.content.decode()
    ours = [each for each in caplog.records if each.name == view.logger.name]
    assert len(ours) == 1


def test_calls_read_the_store_once_a_minute(
    store: Sandbox, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask(address("stock"), {"product_id": 5})
    before = len(store.requests)

    with django_assert_num_queries(1):
        ask(address("stock"), {"product_id": 5})

    assert len(store.requests) == before


def test_a_save_is_known_at_once(store: Sandbox, ecwid_app: App) -> None:
    ask(address("stock"), {"product_id": 5})
    payload = decrypt_payload(
        store.payload(ecwid_app.client_id, STORE), client_secret=ecwid_app.client_secret
    )
    merchant = opening.open_app(ecwid_app, payload, client_ip="192.0.2.1")

    SettingsService(merchant).save(StockCustomization, StockSettings(left=8), revision=1)

    assert error(ask(address("stock"), {"product_id": 5})) == (404, "not_found")


def test_pages_go_on_while_the_store_does_not_answer(
    store: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000.0
    monkeypatch.setattr(
        "storefront_assets.endpoints.stores.store_settings", StoreSettings(lambda: now)
    )
    ask(address("stock"), {"product_id": 5})
    store.faults.add(path="/storage", status=500, times=100)

    now += 120
    stale = ask(address("stock"), {"product_id": 5})
    asked = len(store.requests)
    ask(address("stock"), {"product_id": 5})
    paused = len(store.requests)
    now += 601
    gone = ask(address("stock"), {"product_id": 5})

    assert stale.status_code == 200
    assert asked == paused
    assert error(gone) == (503, "unavailable")
    assert gone["Retry-After"] == "10"
