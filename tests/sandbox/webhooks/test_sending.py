"""What arrives at the app's server."""

import re
from collections.abc import Mapping

import pytest

from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.sandbox.webhooks.document import SIGNATURE_HEADER, sign
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID, Api
from tests.sandbox.webhooks.conftest import Receiver

# Reckoned with OpenSSL: printf 1719916200.3f0c… | openssl dgst -sha256 -hmac … -binary | base64
VECTORS = (
    (
        "0123456789abcdefABCDEFGHIJKLMNOP",
        1719916200,
        "3f0c9a54-6d2b-4a7e-9b1f-2c8d5e7a1b60",
        "A7gQY4kcN+fmuANlEAC8RGsLL/BptSqE3AL9poAWhls=",
    ),
    (
        "abcde123456789",
        1234567,
        "80aece08-40e8-4145-8764-6c2f0d38678",
        "lidx/4J5L2Pp4auvwGBp6DwPkpPmyVLI3oLB440X358=",
    ),
)
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.mark.parametrize(("secret", "created", "event_id", "signature"), VECTORS)
def test_the_signature(secret: str, created: int, event_id: str, signature: str) -> None:
    assert sign(secret, event_created=created, event_id=event_id) == signature


def test_an_event_arrives_as_the_platform_sends_it(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.received.clear()
    before = int(sandbox.clock.timestamp())

    sandbox.events.publish(
        "order.created",
        store_id=STORE_ID,
        client_id="whoever",
        entity_id=103878161,
        orderId="K4R7Q",
        newPaymentStatus="PAID",
        newFulfillmentStatus="SHIPPED",
        internal="not sent",
    )
    sandbox.webhooks.wait_until_idle()

    (request,) = receiver.received
    body = request.get_json()
    assert (request.method, request.full_path) == ("POST", "/hooks?eventtype=order.created")
    assert request.content_type == "application/json; charset=UTF-8"
    assert request.headers["Cache-Control"] == "no-cache"
    assert request.headers[SIGNATURE_HEADER] == sign(
        CLIENT_SECRET, event_created=body["eventCreated"], event_id=body["eventId"]
    )
    assert UUID.fullmatch(body.pop("eventId"))
    assert before <= body.pop("eventCreated") <= before + 60
    assert body == {
        "storeId": STORE_ID,
        "entityId": 103878161,
        "eventType": "order.created",
        "data": {"orderId": "K4R7Q", "newPaymentStatus": "PAID", "newFulfillmentStatus": "SHIPPED"},
    }


def test_a_write_over_rest_arrives_at_the_app_that_wrote(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    tokens = sandbox.tokens(CLIENT_ID, STORE_ID)
    assert tokens is not None
    api = Api(sandbox, tokens.access_token)
    receiver.received.clear()

    created = api("POST", "/products", json={"name": "Mug", "price": 12}).json()
    read = api("GET", f"/products/{created['id']}").json()
    api.session.close()
    sandbox.webhooks.wait_until_idle()

    (request,) = receiver.received
    body = request.get_json()
    assert (body["eventType"], body["entityId"]) == ("product.created", read["id"])


def test_ids_and_data_by_event_type(sandbox: Sandbox, receiver: Receiver) -> None:
    """The id is a number, a text for events about the app; data is absent when there is none."""
    receiver.received.clear()

    sandbox.set_storage(CLIENT_ID, STORE_ID, {"key": "value"})
    sandbox.change_store(STORE_ID, plan="unlimited")
    sandbox.events.publish("product.updated", store_id=STORE_ID, entity_id=2**40)
    sandbox.uninstall(CLIENT_ID, STORE_ID)
    sandbox.webhooks.wait_until_idle()

    bodies = [request.get_json() for request in receiver.received]
    seen = {body["eventType"]: (body["entityId"], body.get("data")) for body in bodies}
    assert seen == {
        "application.storageChanged": (str(STORE_ID), None),
        "profile.subscriptionStatusChanged": (
            STORE_ID,
            {"oldSubscriptionName": "ECWID_BUSINESS", "newSubscriptionName": "ECWID_UNLIMITED"},
        ),
        "product.updated": (2**40, None),
        "application.uninstalled": (str(STORE_ID), None),
    }


def test_who_hears_of_an_event(sandbox: Sandbox, app: SandboxApp, receiver: Receiver) -> None:
    """An app needs the address, the subscription, the installation and the scope."""
    others: Mapping[str, dict[str, object]] = {
        "deaf-app": {"webhook_url": ""},
        "choosy-app": {"webhook_events": ("product.created",)},
        "narrow-app": {"scopes": ("read_store_profile",)},
        "absent-app": {},
        "eager-app": {"scopes": ("read_orders",)},
    }
    settings: dict[str, object] = {"client_secret": CLIENT_SECRET, "webhook_url": receiver.url}
    for client_id, changes in others.items():
        sandbox.add_app(SandboxApp(**{"client_id": client_id, **settings, **changes}))  # type: ignore[arg-type]  # a table
        if client_id != "absent-app":
            sandbox.install(client_id, STORE_ID)
    sandbox.create_store(2000)

    for store_id in (STORE_ID, 2000):
        sandbox.events.publish("order.deleted", store_id=store_id, entity_id=1, orderId="A1")
    sandbox.webhooks.wait_until_idle()

    heard = [
        (delivery.client_id, delivery.webhook.store_id)
        for delivery in sandbox.webhooks.deliveries
        if delivery.webhook.event_type == "order.deleted"
    ]
    assert heard == [(CLIENT_ID, STORE_ID), ("eager-app", STORE_ID)]
    installed = [
        delivery.client_id
        for delivery in sandbox.webhooks.deliveries
        if delivery.webhook.event_type == "application.installed"
    ]
    assert installed == [CLIENT_ID, "narrow-app"], "each app hears of itself alone"


def test_apps_get_the_same_event_id(sandbox: Sandbox, receiver: Receiver) -> None:
    second = SandboxApp(
        client_id="second-app",
        client_secret="another-secret-of-32-characters!",
        scopes=("read_catalog",),
        webhook_url=receiver.url + "?app=2",
        webhook_headers=(("X-App", "two"), ("Cache-Control", "no-store")),
    )
    sandbox.add_app(second)
    sandbox.install("second-app", STORE_ID)
    receiver.received.clear()

    sandbox.events.publish("category.created", store_id=STORE_ID, entity_id=7)
    sandbox.webhooks.wait_until_idle()

    first, other = sorted(receiver.received, key=lambda request: len(request.full_path))
    assert first.get_data() == other.get_data()
    assert first.headers[SIGNATURE_HEADER] != other.headers[SIGNATURE_HEADER]
    assert other.full_path == "/hooks?app=2&eventtype=category.created"
    assert other.headers["X-App"] == "two"
    assert other.headers["Cache-Control"] == "no-cache,no-store", "added, not replaced"


def test_a_change_that_fails_sends_nothing(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.received.clear()

    with pytest.raises(ValueError, match="at most"):
        sandbox.set_storage(CLIENT_ID, STORE_ID, {"a": "fine", "public": "x" * 300_000})
    sandbox.webhooks.wait_until_idle()

    assert receiver.received == []


@pytest.mark.parametrize(
    "changes",
    [
        {"webhook_url": "ftp://localhost/hooks"},
        {"webhook_url": "localhost:8000/hooks"},
        {"webhook_url": "http://"},
        {"webhook_url": "http://localhost:81/hooks"},
        {"webhook_url": "http://localhost:99999/hooks"},
        {"webhook_url": "http://[::1/hooks"},
        {"webhook_url": "http://name:word@localhost/hooks"},
        {"webhook_url": "http://localhost/hooks#part"},
        {"webhook_url": "http://localhost/ho oks"},
        {"webhook_url": "http://localhost/hööks"},
        {"webhook_headers": (("X-A", "1\r\nX-B: 2"),)},
        {"webhook_headers": (("X A", "1"),)},
        {"webhook_headers": (("", ""),)},
    ],
    ids=str,
)
def test_an_app_that_cannot_be_told_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"webhook|Webhook"):
        SandboxApp(client_id=CLIENT_ID, client_secret=CLIENT_SECRET, **changes)  # type: ignore[arg-type]  # a table
