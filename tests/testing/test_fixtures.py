"""The fixtures, used as an app author uses them."""

from pathlib import Path

import pytest
from django import forms
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from ecwid_native.client.api import EcwidClient
from ecwid_native.conf import App, ecwid_settings
from ecwid_native.customizations import Customization, Registry, customizations_for
from ecwid_native.exceptions import PermissionDeniedError
from ecwid_native.fields import MerchantSettings, public
from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from ecwid_native.testing.merchant_client import (
    MerchantClient,
    OpeningFailedError,
    session_token_of,
)


@pytest.mark.parametrize("_turn", [1, 2])
def test_each_test_has_an_empty_sandbox(_turn: int, sandbox: Sandbox, ecwid_app: App) -> None:
    assert sandbox.storage(ecwid_app.client_id, STORE_ID) == {}
    assert list(sandbox.requests) == []

    sandbox.set_storage(ecwid_app.client_id, STORE_ID, {"left": "behind"})
    sandbox.faults.add(status=500)
    sandbox.clock.advance(86_400)
    sandbox.create_store(7)


def test_rest_calls_of_the_project_reach_the_sandbox(sandbox: Sandbox, ecwid_app: App) -> None:
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens is not None
    client = EcwidClient(STORE_ID, tokens.access_token, api_url=ecwid_settings.API_URL)

    client.storage.create("public", "hello")

    assert sandbox.storage(ecwid_app.client_id, STORE_ID) == {"public": "hello"}


def test_the_merchant_s_client_is_that_of_a_page(merchant_client: MerchantClient) -> None:
    renewed = merchant_client.post("/demo/session").json()
    by_form = Client().post("/demo/session", {"session_token": merchant_client.session_token})

    assert Installation.objects.get().store_id == STORE_ID
    assert renewed["session_token"]
    assert by_form.status_code == 200
    assert merchant_client.cookies == {}


def test_two_merchants_are_two_pages(sandbox: Sandbox, ecwid_app: App, open_app: OpenApp) -> None:
    sandbox.create_store(2002)
    sandbox.install(ecwid_app.client_id, 2002)

    first, second = open_app(), open_app(2002)
    second.post("/demo/settings/announcement", {"announcement-text": "Second"})

    assert first.session_token != second.session_token
    assert sandbox.storage(ecwid_app.client_id, STORE_ID) == {}


def test_an_app_can_be_opened_in_hash_mode(
    settings: Settings, open_app: OpenApp, sandbox: Sandbox, ecwid_app: App
) -> None:
    entry = {**settings.ECWID["APPS"][ecwid_app.slug], "DEFAULT_USER_AUTH": True}
    settings.ECWID = {**settings.ECWID, "APPS": {ecwid_app.slug: entry}}
    sandbox.set_payload_mode(ecwid_app.client_id, "hash")

    page = open_app(view_mode="INLINE", lang="de")

    assert 'lang="de"' in page.response.content.decode()


@pytest.mark.parametrize("status", [402, 503])
def test_a_refused_opening_says_what_was_shown(
    status: int, sandbox: Sandbox, open_app: OpenApp
) -> None:
    sandbox.faults.add(status=status)

    with pytest.raises(OpeningFailedError, match=rf"^status {status}: <!DOCTYPE html>"):
        open_app()


def test_a_page_without_a_merchant_has_no_session_token(db: None) -> None:
    with pytest.raises(OpeningFailedError):
        session_token_of(Client().get("/demo/open"))


def test_a_dead_token_is_refused_as_by_the_real_one(sandbox: Sandbox, ecwid_app: App) -> None:
    old = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert old is not None
    sandbox.install(ecwid_app.client_id, STORE_ID)

    with pytest.raises(PermissionDeniedError):
        EcwidClient(STORE_ID, old.access_token, api_url=sandbox.api_url).storage.all()


def test_a_test_can_have_a_registry_of_its_own(
    customization_registry: Registry, merchant_client: MerchantClient, sandbox: Sandbox
) -> None:
    class OnlySettings(MerchantSettings):
        word: str = public(forms.CharField(label="Word"), default="a")

    class Only(Customization):
        slug = "only"
        title = "Only this"
        settings = OnlySettings

    assert customizations_for("demo") == (Only,)


@pytest.mark.parametrize(
    ("backend", "left"),
    [("filebased.FileBasedCache", "of others"), ("locmem.LocMemCache", None)],
)
def test_only_a_cache_of_this_process_is_emptied(
    backend: str,
    left: str | None,
    settings: Settings,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    entry = {"BACKEND": f"django.core.cache.backends.{backend}", "LOCATION": str(tmp_path)}
    settings.CACHES = {"default": entry}
    cache.set("key", "of others")

    request.getfixturevalue("sandbox")

    assert cache.get("key") == left
