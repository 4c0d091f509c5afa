"""The admin shows installations and nothing that opens a store."""

import re
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from ecwid_native.conf import App
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp
from ecwid_native.testing.webhooks import DeliverWebhook

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client() -> Client:
    user = get_user_model().objects.create_superuser("admin", password="a long enough password")
    client = Client()
    client.force_login(user)
    return client


def test_the_list_finds_an_installation_by_its_store(
    sandbox: Sandbox, open_app: OpenApp, admin_client: Client
) -> None:
    open_app()

    found = admin_client.get("/admin/ecwid_native/installation/?q=1003")
    missed = admin_client.get("/admin/ecwid_native/installation/?q=100")

    assert "1 installation" in found.text
    assert "0 installations" in missed.text


def test_an_installation_leads_to_the_webhooks_of_its_store(
    sandbox: Sandbox,
    open_app: OpenApp,
    admin_client: Client,
    deliver_webhook: DeliverWebhook,
    ecwid_app: App,
) -> None:
    delivery = deliver_webhook("order.created", entity_id=55)
    WebhookDelivery.objects.create(
        app=ecwid_app.slug,
        store_id=1004,
        event_id="of another store",
        entity_id=56,
        created=delivery.created,
        received_at=delivery.received_at,
        due_at=delivery.due_at,
        body="{}",
    )
    pk = Installation.objects.get().pk

    page = admin_client.get(f"/admin/ecwid_native/installation/{pk}/change/").text
    link = re.search(r'href="([^"]*webhookdelivery/\?[^"]*)"', page)
    assert link
    listed = admin_client.get(unescape(link[1])).text

    assert re.findall(r'field-entity_id">(\d+)<', listed) == ["55"]


@pytest.mark.parametrize("page", ["", "{pk}/change/"])
def test_no_page_shows_a_token_in_any_form(
    sandbox: Sandbox, open_app: OpenApp, admin_client: Client, page: str
) -> None:
    open_app()
    installation = Installation.objects.get()
    address = "/admin/ecwid_native/installation/" + page.format(pk=installation.pk)

    response = admin_client.get(address)

    assert response.status_code == 200
    assert "1003" in response.text
    for secret in (
        installation.access_token,
        installation.access_token_encrypted,
        installation.access_token_fingerprint,
        installation.public_token_encrypted or "secret_",
        installation.public_token_fingerprint or "public_",
    ):
        assert secret not in response.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("state=installed", 200),
        ("created_at__year=2026", 200),
        ("access_token_encrypted__startswith=1.", 400),
        ("access_token_fingerprint__regex=^a", 400),
        ("public_token_encrypted__gt=1", 400),
        ("settings_lease_holder=x", 400),
    ],
)
def test_no_filter_asks_for_a_token_letter_by_letter(
    sandbox: Sandbox, open_app: OpenApp, admin_client: Client, query: str, status: int
) -> None:
    open_app()

    response = admin_client.get(f"/admin/ecwid_native/installation/?{query}")

    assert response.status_code == status


@pytest.mark.parametrize("page", ["add/", "{pk}/delete/"])
def test_nobody_adds_or_deletes_an_installation_by_hand(
    sandbox: Sandbox, open_app: OpenApp, admin_client: Client, page: str
) -> None:
    open_app()
    pk = Installation.objects.get().pk

    response = admin_client.post("/admin/ecwid_native/installation/" + page.format(pk=pk))

    assert response.status_code == 403
    assert Installation.objects.count() == 1


def test_its_pages_are_framed_by_nobody(admin_client: Client) -> None:
    response = admin_client.get("/admin/")

    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["Referrer-Policy"] == "same-origin"
