"""The payload in the URL's fragment, which only the browser sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from ecwid_native.conf import App, ecwid_settings
from ecwid_native.embedding import MerchantRequest
from ecwid_native.models import Installation
from ecwid_native.pages import isolated_pages, register_page
from ecwid_native.protocol.payload import Payload, encode_hash_payload
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp, sandbox_app
from ecwid_native.testing.merchant_client import open_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def ecwid_app(settings: Settings) -> App:
    """The app with "Default User Auth" turned on."""
    apps = settings.ECWID["APPS"]
    entry = {**apps["demo"], "DEFAULT_USER_AUTH": True}
    settings.ECWID = {**settings.ECWID, "APPS": {**apps, "demo": entry}}
    return ecwid_settings.app("demo")


@pytest.fixture(autouse=True)
def _hash_mode(ecwid_app: App, sandbox: Sandbox) -> None:
    sandbox.add_app(sandbox_app(ecwid_app))


@pytest.fixture
def states() -> Iterator[list[str]]:
    """The ``app_state`` of each opening of the page "state"."""
    seen: list[str] = []
    with isolated_pages():

        @register_page("state", title="State", order=-1)
        def state_page(request: MerchantRequest) -> HttpResponse:
            seen.append(request.merchant.app_state)
            return HttpResponse()

        yield seen


def test_the_first_answer_is_a_page_that_posts_the_fragment(sandbox: Sandbox) -> None:
    response = Client().get("/demo/open")

    text = response.content.decode()
    assert response.status_code == 200
    assert 'src="/static/ecwid_native/hash.js"' in text
    assert 'data-embed="/static/ecwid_native/embed.js"' in text
    assert 'name="hash_payload"' in text
    assert "This app needs JavaScript" in text
    assert len(sandbox.requests) == 0


def test_the_posted_fragment_opens_the_app(open_app: OpenApp, sandbox: Sandbox) -> None:
    page = open_app()

    assert page.response.status_code == 200
    assert Installation.objects.get().store_id == STORE_ID
    assert page.post("/demo/session").status_code == 200
    assert len(sandbox.requests) == 1


def test_a_made_up_fragment_opens_nothing(sandbox: Sandbox) -> None:
    invented = Payload(store_id=STORE_ID, access_token="secret_inventedByAStranger")

    response = Client().post("/demo/open", {"hash_payload": encode_hash_payload(invented)})

    assert response.status_code == 403
    assert not Installation.objects.exists()


def test_the_fragment_of_another_site_is_refused(sandbox: Sandbox, ecwid_app: App) -> None:
    fragment = sandbox.payload(ecwid_app.client_id, STORE_ID, mode="hash")

    response = Client().post(
        "/demo/open", {"hash_payload": fragment}, headers={"sec-fetch-site": "cross-site"}
    )

    assert response.status_code == 403
    assert len(sandbox.requests) == 0


def test_an_encrypted_payload_opens_as_well(sandbox: Sandbox, ecwid_app: App) -> None:
    payload = sandbox.payload(ecwid_app.client_id, STORE_ID, mode="encrypted")

    assert Client().get("/demo/open", {"payload": payload}).status_code == 200


@pytest.mark.parametrize("state", ["orderId: 12", "50% & more", "a/b?c=d#e", "ü"])
def test_the_state_of_a_deep_link_arrives_decoded_in_either_mode(
    state: str, sandbox: Sandbox, ecwid_app: App, states: list[str]
) -> None:
    for mode in ("hash", "encrypted"):
        url = sandbox.open_url(ecwid_app.client_id, STORE_ID, app_state=state, mode=mode)
        open_address(Client(), url)

    assert states == [state, state]
