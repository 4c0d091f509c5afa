"""Single sign-on: who the payload of a website signs in.

Vectors: computed by hmac and hashlib alone from docs.ecwid.com, "Add SSO to the website" (read
2026-11).
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from ecwid_native.sandbox import Sandbox, SandboxApp
from tests.sandbox.conftest import STORE_ID

SECRET = "0123456789abcdefABCDEFGHIJKLMNOP"
NOW = 1719916200
CLIENT_ID = "my-cool-app"
JOHN = (
    "eyJhcHBDbGllbnRJZCI6Im15LWNvb2wtYXBwIiwidXNlcklkIjoiMjM0IiwicHJvZmlsZSI6eyJlbWFpbCI6InRlc3RAZXh"
    "hbXBsZS5jb20iLCJiaWxsaW5nUGVyc29uIjp7Im5hbWUiOiJKb2huIERvZSJ9fX0= "
    "91315d8cca824f53aad1c506dc736cfd36be85b0e3ade7a4a7fcb4b846548253 1719916200"
)
ZOE = (
    "eyJhcHBDbGllbnRJZCI6Im15LWNvb2wtYXBwIiwidXNlcklkIjoiNzI1NTEiLCJwcm9maWxlIjp7ImVtYWlsIjoiem9lQGV4"
    "YW1wbGUuY29tIiwiYmlsbGluZ1BlcnNvbiI6eyJuYW1lIjoiWm/DqyBNw7xsbGVyIiwiY2l0eSI6IkvDtmxuIiwiY291bnRy"
    "eUNvZGUiOiJERSJ9fX0= "
    "81e8fc4f7435a648dd3dd65b4624cd18e573572578b776542efc94660b852e99 1719916200"
)
OLD_DIGEST = "4d97b0cddda39d35f507c7d59501d2181bf08bea"
SignOn = Callable[[object], dict[str, Any] | None]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    app = SandboxApp(
        client_id=CLIENT_ID,
        client_secret=SECRET,
        scopes=("customize_storefront", "create_customers"),
    )
    with Sandbox([app]) as running:
        running.create_store(STORE_ID, name="Paper & Clay")
        running.install(CLIENT_ID, STORE_ID)
        running.clock.set(NOW)
        yield running


@pytest.fixture
def sign_on(sandbox: Sandbox) -> SignOn:
    """Send a payload as the storefront does; the customer, or None."""

    def send(payload: object) -> dict[str, Any] | None:
        url = f"{sandbox.storefront_url}/account/{STORE_ID}/sso"
        answer = requests.post(url, json={"payload": payload}, timeout=10)
        assert answer.status_code == 200
        found: dict[str, Any] | None = answer.json()
        return found["customer"] if found else None

    return send


def signed(message: object, *, at: int = NOW, secret: str = SECRET) -> str:
    encoded = base64.b64encode(json.dumps(message).encode()).decode()
    digest = hmac.new(secret.encode(), f"{encoded} {at}".encode(), hashlib.sha256).hexdigest()
    return f"{encoded} {digest} {at}"


def message(user_id: object = "1", **profile: object) -> dict[str, object]:
    profile = {"email": "a@example.com", **profile}
    return {"appClientId": CLIENT_ID, "userId": user_id, "profile": profile}


@pytest.mark.parametrize(
    ("payload", "email", "person"),
    [
        (JOHN, "test@example.com", {"name": "John Doe"}),
        (
            ZOE,
            "zoe@example.com",
            {
                "name": "Zoë Müller",
                "city": "Köln",
                "countryCode": "DE",
                "countryName": "Germany",
            },
        ),
    ],
)
def test_a_literal_payload_signs_in_once(
    sign_on: SignOn, payload: str, email: str, person: dict[str, str]
) -> None:
    customer = sign_on(payload)

    assert customer is not None
    assert (customer["email"], customer["billingPerson"]) == (email, person)
    assert sign_on(payload) is None


@pytest.mark.parametrize(
    "payload",
    [
        JOHN.replace("91315d", "01315d"),
        JOHN.replace(JOHN.split()[1], OLD_DIGEST),
        JOHN.replace(JOHN.split()[1], JOHN.split()[1].upper()),
        JOHN.replace("1719916200", "1719916201"),
        signed(message(), secret="another-secret-of-32-characters!"),
        signed(message(), at=NOW - 601),
        signed(message(), at=NOW + 601),
        signed({**message(), "appClientId": "other"}),
        signed(message(user_id=1)),
        signed(message(email="no address")),
        signed(message(email=5)),
        signed({"appClientId": CLIENT_ID, "userId": "1", "profile": []}),
        signed([]),
        signed("é" * 70_000),
        *("", " ", "  ", "a b c", "a b", "\u0663 b 1", "{} b 1719916200", None, 5, [JOHN]),
    ],
    ids=lambda payload: str(payload)[-60:],  # a name goes with each report between processes
)
def test_what_is_not_valid_signs_nobody_in(sign_on: SignOn, payload: object) -> None:
    assert sign_on(payload) is None


def test_an_identity_keeps_its_customer_and_its_address_book(sign_on: SignOn) -> None:
    home = {"name": "Ada", "city": "Leeds"}
    first = sign_on(signed(message(shippingAddresses=[home, 5])))
    moved = message(email="b@example.com", billingPerson=home, shippingAddresses=[])
    second = sign_on(signed(moved, at=NOW + 1))

    assert first is not None
    assert second is not None
    assert (second["id"], second["email"]) == (first["id"], "b@example.com")
    assert second["billingPerson"]["city"] == "Leeds"
    assert second["shippingAddresses"] == first["shippingAddresses"]
    assert [each["person"]["city"] for each in first["shippingAddresses"]] == ["Leeds"]


def test_an_address_of_somebody_else_signs_nobody_in(sign_on: SignOn) -> None:
    sign_on(signed(message()))

    assert sign_on(signed(message(user_id="2"))) is None


def test_it_needs_scopes_and_a_paid_plan(sandbox: Sandbox, sign_on: SignOn) -> None:
    sandbox.install(CLIENT_ID, STORE_ID, scopes=("customize_storefront",))
    assert sign_on(signed(message())) is None

    sandbox.install(CLIENT_ID, STORE_ID)
    sandbox.change_store(STORE_ID, plan="free")
    assert sign_on(signed(message())) is None

    sandbox.uninstall(CLIENT_ID, STORE_ID)
    sandbox.change_store(STORE_ID, plan="unlimited")
    assert sign_on(signed(message())) is None
