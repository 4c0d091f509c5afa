"""Nobody but the merchant's own page gets an answer from these views."""

from collections.abc import Callable

import pytest
from django.test import Client

from ecwid_native.conf import App
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.merchant_client import MerchantClient
from tests.dashboard.conftest import PAGE_URL, PUBLISH_URL, SECTION_URL, STORE_ID, Merchant

OpenApp = Callable[..., MerchantClient]
URLS = [PAGE_URL, SECTION_URL, PUBLISH_URL, "/demo/pages/settings"]
OTHER_STORE = 2004


@pytest.fixture
def other_merchant(sandbox: Sandbox, ecwid_app: App, open_app: OpenApp) -> MerchantClient:
    """A merchant of another store."""
    sandbox.create_store(OTHER_STORE)
    sandbox.install(ecwid_app.client_id, OTHER_STORE)
    return open_app(OTHER_STORE)


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("proof", ["none", "wrong", "cookie", "query"])
def test_without_a_proof_nothing_is_answered_and_nothing_saved(
    sandbox: Sandbox, ecwid_app: App, merchant: Merchant, url: str, proof: str
) -> None:
    values = merchant.page.values(bar__text="Hot")
    token = merchant.client.session_token
    client = Client()
    if proof == "cookie":
        client.cookies["session_token"] = token
    query = {"session_token": token} if proof == "query" else None
    values["session_token"] = token[:-2] + "xx" if proof == "wrong" else ""

    response = client.post(url, values, query_params=query)

    assert response.status_code == 403
    assert sandbox.storage(ecwid_app.client_id, STORE_ID) == {}


@pytest.mark.parametrize("url", URLS)
def test_another_stores_proof_reaches_that_store_only(
    sandbox: Sandbox,
    ecwid_app: App,
    merchant: Merchant,
    other_merchant: MerchantClient,
    url: str,
) -> None:
    sandbox.requests.clear()

    other_merchant.post(url, {**merchant.page.values(bar__text="Hot"), "navigate": ""})

    assert {each.store_id for each in sandbox.requests} <= {OTHER_STORE}
    assert sandbox.storage(ecwid_app.client_id, STORE_ID) == {}


@pytest.mark.parametrize("url", URLS)
def test_a_proof_ends_with_its_installation(
    sandbox: Sandbox, ecwid_app: App, merchant: Merchant, open_app: OpenApp, url: str
) -> None:
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)
    sandbox.install(ecwid_app.client_id, STORE_ID)
    open_app()

    response = merchant.client.post(url, merchant.page.values(bar__text="Hot"))

    assert response.status_code == 403
    assert sandbox.storage(ecwid_app.client_id, STORE_ID) == {}


@pytest.mark.parametrize("url", URLS)
def test_another_site_gets_nothing_done(merchant: Merchant, url: str) -> None:
    response = merchant.client.post(
        url, merchant.page.values(), headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert response.status_code == 403


def test_a_session_that_ended_leaves_what_was_typed_to_the_page(
    sandbox: Sandbox, ecwid_app: App, merchant: Merchant, open_app: OpenApp
) -> None:
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)
    sandbox.install(ecwid_app.client_id, STORE_ID)
    open_app()

    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Hot"))

    assert page.response["HX-Reswap"] == "none"
    assert "ecwid:session-ended" in page.response["HX-Trigger"]
    assert "X-Dashboard-Fragment" not in page.response


@pytest.mark.parametrize("url", URLS)
def test_every_answer_has_the_headers_of_an_embedded_page(merchant: Merchant, url: str) -> None:
    response = merchant.client.post(url, {**merchant.page.values(), "navigate": "1"})

    assert "frame-ancestors" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "X-Frame-Options" not in response
    assert not response.cookies
