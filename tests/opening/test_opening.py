"""Whom an opening lets in, what it costs, and what it leaves behind."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ecwid_native.client.budget import token_key
from ecwid_native.conf import App
from ecwid_native.exceptions import RateLimitError
from ecwid_native.models import Installation
from ecwid_native.protocol.payload import Payload, encrypt_payload
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from tests.opening.conftest import OpenWith

pytestmark = pytest.mark.django_db

INVENTED = "secret_inventedByAStranger00001"


@pytest.mark.django_db(transaction=True)  # a surrounding transaction would add savepoints
def test_the_first_opening_installs_with_three_queries_and_one_call(
    open_app: OpenApp, sandbox: Sandbox, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        open_app()

    assert [(each.method, each.path) for each in sandbox.requests] == [
        ("GET", f"/api/v3/{STORE_ID}/storage")
    ]
    installation = Installation.objects.get()
    assert (installation.app, installation.store_id) == ("demo", STORE_ID)
    assert installation.is_installed


def test_a_returning_opening_costs_one_query_and_one_call(
    open_app: OpenApp, sandbox: Sandbox, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    open_app()
    sandbox.requests.clear()

    with django_assert_num_queries(1):
        open_app()

    assert len(sandbox.requests) == 1


def test_the_stored_tokens_work(open_app: OpenApp, token: str) -> None:
    open_app()

    installation = Installation.objects.get()
    assert installation.access_token == token
    assert installation.client.storage.all() == {}
    assert token not in installation.access_token_encrypted


def test_the_turns_of_the_rate_limit_are_shared_where_the_settings_say(
    open_app: OpenApp, token: str, settings: Any, tmp_path: Path
) -> None:
    open_app()
    installation = Installation.objects.get()
    name = token_key(token)

    settings.ECWID = settings.ECWID | {"RATE_LIMIT_FOLDER": str(tmp_path)}
    assert installation.client.storage.all() == {}
    assert (tmp_path / f"{name}.budget").stat().st_size > 0

    # A cache of this process is enough to see whether it is asked.
    settings.ECWID = settings.ECWID | {"RATE_LIMIT_CACHE": "default", "RATE_LIMIT_FOLDER": ""}
    cache.set(f"ecwid-budget:{name}:paused", 2.0**40, timeout=60)
    with pytest.raises(RateLimitError):
        installation.client.storage.all()
    cache.clear()
    assert token not in installation.access_token_fingerprint


def test_an_opening_writes_nothing_into_the_store(open_app: OpenApp, sandbox: Sandbox) -> None:
    open_app()

    assert sandbox.storage("demo-app", STORE_ID) == {}


def test_the_same_payload_opens_twice(sandbox: Sandbox, ecwid_app: App) -> None:
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID)

    first, second = Client().get(url), Client().get(url)

    assert (first.status_code, second.status_code) == (200, 200)
    assert Installation.objects.get().generation == 1


def test_a_payload_with_an_altered_store_id_opens_nothing(
    open_app: OpenApp, sandbox: Sandbox, ecwid_app: App, token: str, other_store: int
) -> None:
    open_app(other_store)
    before = Installation.objects.values().get()
    payload = Payload(store_id=STORE_ID, access_token=token)
    raw = bytearray(
        base64.urlsafe_b64decode(encrypt_payload(payload, client_secret=ecwid_app.client_secret))
    )
    at = json.dumps({"store_id": STORE_ID}, separators=(",", ":")).index(str(STORE_ID))
    for index, (old, new) in enumerate(zip(str(STORE_ID), str(other_store), strict=True)):
        raw[at + index] ^= ord(old) ^ ord(new)
    altered = base64.urlsafe_b64encode(bytes(raw)).decode()

    response = Client().get("/demo/open", {"payload": altered})

    assert response.status_code == 403
    assert sandbox.requests[-1].store_id == other_store
    assert Installation.objects.values().get() == before
    assert open_app(other_store).response.status_code == 200


def test_an_altered_store_id_does_not_lock_the_genuine_store_out(
    open_with: OpenWith, open_app: OpenApp, token: str, other_store: int
) -> None:
    refused = open_with(Payload(store_id=other_store, access_token=token))

    assert refused.status_code == 403
    assert open_app().response.status_code == 200


def test_a_refused_token_leaves_no_trace_and_is_never_sent_again(
    open_with: OpenWith, sandbox: Sandbox
) -> None:
    payload = Payload(store_id=STORE_ID, access_token=INVENTED)

    answers = [open_with(payload).status_code for _ in range(3)]

    assert answers == [403, 403, 403]
    assert len(sandbox.requests) == 1
    assert not Installation.objects.exists()


def test_an_invented_token_changes_nothing_for_a_known_store(
    open_app: OpenApp, open_with: OpenWith
) -> None:
    page = open_app()
    before = Installation.objects.values().get()

    refused = open_with(Payload(store_id=STORE_ID, access_token=INVENTED))

    assert refused.status_code == 403
    assert Installation.objects.values().get() == before
    assert page.post("/demo/session").status_code == 200
    assert open_app().response.status_code == 200


def test_the_token_of_another_store_is_refused(
    open_app: OpenApp, open_with: OpenWith, token: str, other_store: int
) -> None:
    open_app(other_store)
    before = Installation.objects.values().get()

    refused = open_with(Payload(store_id=other_store, access_token=token))

    assert refused.status_code == 403
    assert Installation.objects.values().get() == before


def test_the_token_of_another_app_is_refused_without_a_call(
    open_app: OpenApp, open_with: OpenWith, sandbox: Sandbox, token: str, second_app: App
) -> None:
    open_app()
    sandbox.requests.clear()

    refused = open_with(Payload(store_id=STORE_ID, access_token=token), app=second_app)

    assert refused.status_code == 403
    assert len(sandbox.requests) == 0
    assert Installation.objects.get().app == "demo"


def test_the_payload_of_another_app_is_refused(sandbox: Sandbox, second_app: App) -> None:
    payload = sandbox.payload(second_app.client_id, STORE_ID)

    refused = Client().get("/demo/open", {"payload": payload})

    assert refused.status_code == 403
    assert len(sandbox.requests) == 0


def test_two_apps_in_one_store_have_rows_and_pages_of_their_own(
    open_app: OpenApp, second_app: App
) -> None:
    first, second = open_app(), open_app(app=second_app)

    assert sorted(Installation.objects.values_list("app", flat=True)) == ["demo", "second"]
    assert first.post("/demo/session").status_code == 200
    assert first.post("/second/session").status_code == 403
    assert second.post("/second/session").status_code == 200
    assert second.post("/demo/session").status_code == 403


def test_two_stores_in_two_tabs_do_not_meet(open_app: OpenApp, other_store: int) -> None:
    first, second = open_app(), open_app(other_store)

    assert first.session_token != second.session_token
    assert first.post("/demo/session").status_code == 200
    assert second.post("/demo/session").status_code == 200


def test_a_revoked_token_uninstalls_and_is_sent_once(
    open_app: OpenApp, open_with: OpenWith, sandbox: Sandbox, ecwid_app: App, token: str
) -> None:
    page = open_app()
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)
    sandbox.requests.clear()
    payload = Payload(store_id=STORE_ID, access_token=token)

    answers = [open_with(payload).status_code for _ in range(2)]

    assert answers == [403, 403]
    assert len(sandbox.requests) == 1
    installation = Installation.objects.get()
    assert installation.state == "uninstalled"
    assert installation.uninstalled_at is not None
    assert installation.access_token_encrypted == ""
    assert page.post("/demo/session").status_code == 403


def test_a_reinstall_replaces_the_token_and_ends_what_the_old_one_opened(
    open_app: OpenApp, sandbox: Sandbox, ecwid_app: App
) -> None:
    old_page = open_app()
    new_tokens = sandbox.install(ecwid_app.client_id, STORE_ID)

    new_page = open_app()

    installation = Installation.objects.get()
    assert installation.access_token == new_tokens.access_token
    assert installation.generation == 2
    assert old_page.post("/demo/session").status_code == 403
    assert new_page.post("/demo/session").status_code == 200


def test_a_reinstall_after_an_uninstall_opens_again(
    open_app: OpenApp, open_with: OpenWith, sandbox: Sandbox, ecwid_app: App, token: str
) -> None:
    open_app()
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)
    open_with(Payload(store_id=STORE_ID, access_token=token))
    sandbox.install(ecwid_app.client_id, STORE_ID)

    page = open_app()

    installation = Installation.objects.get()
    assert page.response.status_code == 200
    assert installation.is_installed
    assert installation.uninstalled_at is None


def test_the_dead_token_of_before_a_reinstall_changes_nothing(
    open_app: OpenApp, open_with: OpenWith, sandbox: Sandbox, ecwid_app: App, token: str
) -> None:
    open_app()
    sandbox.install(ecwid_app.client_id, STORE_ID)
    open_app()
    before = Installation.objects.values().get()

    refused = open_with(Payload(store_id=STORE_ID, access_token=token))

    assert refused.status_code == 403
    assert Installation.objects.values().get() == before


def test_only_what_changed_is_written(open_app: OpenApp, sandbox: Sandbox) -> None:
    open_app()
    before = Installation.objects.values().get()

    open_app(lang="fr")

    after = Installation.objects.values().get()
    changed = {name for name, value in after.items() if value != before.get(name)}
    assert changed == {"language", "updated_at"}


def test_a_changed_public_token_is_stored(open_with: OpenWith, token: str) -> None:
    for public in (None, "public_first0123456789", "public_other0123456789", None):
        open_with(Payload(store_id=STORE_ID, access_token=token, public_token=public))

        installation = Installation.objects.get()
        assert installation.public_token == public
        assert installation.generation == 1
