"""By hand, from Python and over the control API: any event, again and out of order."""

import json
from typing import Any

import pytest
import requests

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.webhooks.document import SIGNATURE_HEADER, sign
from ecwid_native.sandbox.webhooks.event_types import EVENT_TYPES
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID
from tests.sandbox.webhooks.conftest import Receiver

TO_APP: dict[str, Any] = {"client_id": CLIENT_ID, "store_id": STORE_ID}


def control(sandbox: Sandbox, method: str, path: str, document: object = None) -> requests.Response:
    return requests.request(
        method,
        f"{sandbox.control_panel_url}/_sandbox/webhooks{path}",
        data=None if method == "GET" else json.dumps({} if document is None else document),
        headers={"Content-Type": "application/json"},
        timeout=10,
    )


def test_every_event_type_of_the_platform(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.received.clear()
    types = control(sandbox, "GET", "/types").json()

    for known in types:
        sandbox.webhooks.send(known["name"], **TO_APP)
    sandbox.webhooks.wait_until_idle()

    bodies = {request.args["eventtype"]: request.get_json() for request in receiver.received}
    assert set(bodies) == set(EVENT_TYPES)
    for known in types:
        assert bodies[known["name"]].get("data", {}) == known["data"]


def test_examples_are_things_that_the_store_has(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.create_store(2000, name="Clothes")
    sandbox.seed(2000, "fashion")
    here = {each["name"]: each for each in control(sandbox, "GET", "/types?store_id=2000").json()}
    empty = control(sandbox, "GET", f"/types?store_id={STORE_ID}").json()

    for name in ("order.updated", "invoice.created", "unfinished_order.updated"):
        order = sandbox.documents.get(2000, "order", here[name]["entity_id"])
        assert order is not None
        assert here[name]["data"]["orderId"] == order["orderId"]
        assert (order["paymentStatus"] == "INCOMPLETE") == name.startswith("unfinished")
    customer = sandbox.documents.get(2000, "customer", here["customer.created"]["entity_id"])
    assert customer is not None
    assert here["customer.created"]["data"] == {"customerEmail": customer["email"]}
    assert sandbox.documents.get(2000, "product", here["product.updated"]["entity_id"])
    assert here["product.deleted"]["entity_id"] is None
    assert here["profile.updated"]["entity_id"] is None
    assert {each["data"].get("orderId") for each in empty if "order." in each["name"]} == {"K4R7Q"}


def test_signatures(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.webhooks.configure(concurrency=1)
    receiver.received.clear()

    for signature in ("valid", "wrong", "missing"):
        sandbox.webhooks.send(
            "order.created", **TO_APP, signature=signature, event_id="e-1", event_created=5
        )
    sandbox.webhooks.wait_until_idle()

    valid, wrong, missing = (request.headers.get(SIGNATURE_HEADER) for request in receiver.received)
    assert valid == sign(CLIENT_SECRET, event_created=5, event_id="e-1")
    assert (wrong is not None and len(wrong), missing) == (44, None)
    assert wrong != valid


def test_any_body_any_type_any_store(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.webhooks.configure(concurrency=1)
    receiver.received.clear()

    sandbox.webhooks.send("pigeon.landed", client_id=CLIENT_ID, store_id=7, entity_id="x", data={})
    sandbox.webhooks.send("order.created", **TO_APP, body="[not JSON")
    sandbox.webhooks.wait_until_idle()

    unknown, broken = receiver.received
    assert unknown.get_json() | {"eventId": "", "eventCreated": 0} == {
        "eventId": "",
        "eventCreated": 0,
        "storeId": 7,
        "entityId": "x",
        "eventType": "pigeon.landed",
    }
    assert broken.get_data() == b"[not JSON"


def test_replays_are_the_same_event(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.received.clear()
    delivery = sandbox.webhooks.send("order.created", **TO_APP)

    copies = sandbox.webhooks.replay(delivery.id, copies=2)
    sandbox.webhooks.wait_until_idle()

    assert [copy.replay_of for copy in copies] == [delivery.id] * 2
    assert len(receiver.received) == 3
    assert {request.get_data() for request in receiver.received} == {delivery.webhook.body.encode()}


def test_duplicates_of_all_events_at_the_same_time(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.webhooks.configure(copies=3, concurrency=3)
    receiver.received.clear()
    receiver.gate.clear()

    sandbox.events.publish("product.created", store_id=STORE_ID, entity_id=1)
    with pytest.raises(TimeoutError, match="still being sent"):
        sandbox.webhooks.wait_until_idle(0.3)
    receiver.gate.set()
    sandbox.webhooks.wait_until_idle()

    assert len(receiver.received) == 3
    assert len({request.get_json()["eventId"] for request in receiver.received}) == 1


@pytest.mark.parametrize(
    ("order", "arrived"),
    [("oldest", "0123456789"), ("newest", "9876543210"), ("shuffled", None)],
    ids=["oldest", "newest", "shuffled"],
)
def test_order(sandbox: Sandbox, receiver: Receiver, order: str, arrived: str | None) -> None:
    assert control(sandbox, "PATCH", "", {"paused": True, "order": order}).ok
    sandbox.webhooks.configure(concurrency=1)
    receiver.received.clear()
    for number in range(10):
        sandbox.events.publish("product.updated", store_id=STORE_ID, entity_id=number)
    sandbox.webhooks.wait_until_idle()
    assert receiver.received == [], "paused"

    sandbox.webhooks.resume()
    sandbox.webhooks.wait_until_idle()

    got = "".join(str(request.get_json()["entityId"]) for request in receiver.received)
    assert sorted(got) == sorted("0123456789")
    assert got == arrived or (arrived is None and got not in {"0123456789", "9876543210"})


def test_over_the_control_api(sandbox: Sandbox, receiver: Receiver) -> None:
    sent = control(
        sandbox, "POST", "/deliveries", {"event_type": "order.deleted", **TO_APP, "entity_id": 12}
    ).json()
    assert control(sandbox, "POST", "/wait").json() == {"idle": True}

    read = control(sandbox, "GET", f"/deliveries/{sent['id']}").json()
    (copy,) = control(sandbox, "POST", f"/deliveries/{sent['id']}/replay").json()
    log = control(sandbox, "GET", f"/deliveries?store_id={STORE_ID}&limit=2").json()

    (attempt,) = read["attempts"]
    assert (read["state"], read["next_try_at"], attempt["status"]) == ("delivered", None, 200)
    assert json.loads(read["body"])["entityId"] == 12
    assert attempt["url"].endswith("/hooks?eventtype=order.deleted")
    assert SIGNATURE_HEADER in dict(attempt["headers"])
    assert [entry["id"] for entry in log] == [sent["id"], copy["id"]]
    assert copy["replay_of"] == sent["id"]
    assert CLIENT_SECRET not in json.dumps([read, log, control(sandbox, "GET", "").json()])
    assert control(sandbox, "DELETE", "/deliveries").json() == []
    assert sandbox.webhooks.deliveries == []


def test_a_blocked_address_over_the_control_api(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.status = 500
    control(sandbox, "POST", "/deliveries", {"event_type": "order.deleted", **TO_APP})
    sandbox.webhooks.wait_until_idle()
    sandbox.clock.advance(15 * 86_400)
    sandbox.webhooks.wait_until_idle()

    before = control(sandbox, "GET", "").json()["endpoints"]
    after = control(sandbox, "POST", "/unblock", {"client_id": CLIENT_ID}).json()["endpoints"]

    assert [entry["blocked"] for entry in before + after] == [True, False]
    assert before[0]["url"] == receiver.url
    assert after[0]["failing_since"] is None


def test_another_address(sandbox: Sandbox, receiver: Receiver) -> None:
    def change(url: object) -> requests.Response:
        return requests.patch(
            f"{sandbox.control_panel_url}/_sandbox/apps/{CLIENT_ID}",
            json={"webhook_url": url},
            timeout=10,
        )

    assert change(receiver.url + "/new").json()["webhook_url"] == receiver.url + "/new"
    assert change("nowhere").status_code == 400
    sandbox.webhooks.send("order.created", **TO_APP)
    sandbox.webhooks.wait_until_idle()
    assert receiver.received[-1].path == "/hooks/new"
    assert change("").ok
    answer = control(sandbox, "POST", "/deliveries", {"event_type": "order.created", **TO_APP})
    assert (answer.status_code, "webhook_url" in answer.text) == (400, True)


SEND: dict[str, Any] = {"event_type": "order.created", **TO_APP}
WRONG: tuple[dict[str, Any], ...] = (
    {"event_type": ""},
    {"event_type": "x" * 201},
    {"event_type": None},
    {"store_id": "1003"},
    {"store_id": 1e3},
    {"store_id": 2**70},
    {"store_id": True},
    {"entity_id": True},
    {"entity_id": 1.5},
    {"entity_id": []},
    {"data": []},
    {"data": "x"},
    {"signature": "other"},
    {"event_id": ""},
    {"event_created": 2**60},
    {"body": "x" * 1_000_001},
    {"nonsense": 1},
)
REFUSED: tuple[tuple[str, str, object], ...] = (
    *(("POST", "/deliveries", SEND | change) for change in WRONG),
    ("PATCH", "", {"concurrency": 0}),
    ("PATCH", "", {"concurrency": 33}),
    ("PATCH", "", {"copies": 101}),
    ("PATCH", "", {"order": "random"}),
    ("PATCH", "", {"timeout_seconds": 0}),
    ("PATCH", "", {"timeout_seconds": 11}),
    ("PATCH", "", {"paused": 1}),
    ("POST", "/wait", {"timeout_seconds": 61}),
    ("POST", "/wait", {"timeout_seconds": -1}),
    ("POST", "/unblock", {}),
    ("POST", "/deliveries/1/replay", {"copies": 0}),
    ("GET", "/deliveries/x", None),
    ("GET", "/types?store_id=x", None),
    ("GET", "/deliveries?limit=-1", None),
    ("GET", "/deliveries?store_id=" + "9" * 400, None),
)


def test_refused_values_change_nothing(sandbox: Sandbox) -> None:
    before = control(sandbox, "GET", "").json(), control(sandbox, "GET", "/deliveries").json()

    for method, path, document in REFUSED:
        answer = control(sandbox, method, path, document)
        assert (answer.status_code, "errorMessage" in answer.json()) == (400, True), (
            path,
            document,
        )
    for client_id in ("nobody", "\u2028", "'"):
        answer = control(sandbox, "POST", "/deliveries", SEND | {"client_id": client_id})
        assert answer.status_code == 404
    assert control(sandbox, "GET", "/deliveries/999").status_code == 404

    after = control(sandbox, "GET", "").json(), control(sandbox, "GET", "/deliveries").json()
    assert before == after
