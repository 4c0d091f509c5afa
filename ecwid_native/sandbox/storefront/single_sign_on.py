"""Single sign-on: the shopper is who the website around the shop says, in a signed message.

Source: docs.ecwid.com, "Add SSO to the website" (read 2026-11): `MESSAGE SIGNATURE TIMESTAMP`, the
signature being HMAC-SHA256 of "MESSAGE TIMESTAMP" in lower-case hex under the app's secret, at most
ten minutes old and good for one use. Whatever is wrong with it, nobody is logged in and nothing
says why. An address book is written when the customer is new, later profiles are merged.
"""

import base64
import hashlib
import hmac
import json
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.people import customers
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.storefront.cart_body import person_of
from ecwid_native.sandbox.storefront.placing import EMAIL
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

MAX_AGE_SECONDS = 600
MAX_CHARACTERS = 65_536
SCOPES = {"customize_storefront", "create_customers"}
IDENTITY = "sso_identity"


class SingleSignOn:
    """Finds the customer whom a payload names."""

    def __init__(self, platform: Platform) -> None:
        """Sign in to the stores of `platform`."""
        self._platform = platform
        # (store id, signature): until when it would be taken once more.
        self._used: dict[tuple[int, str], float] = {}

    def email(self, store: Store, payload: str) -> str:
        """Return the address of the customer that the payload signs in; "" for nobody."""
        message = None if store.is_free else self._verified(store, payload)
        if message is None:
            return ""
        try:
            customer = self._customer(store, message)
        except customers.EmailTakenError:
            return ""
        return str(customer.get("email", ""))

    def _verified(self, store: Store, payload: str) -> Document | None:
        """Return a signed message that is fresh and has everything it needs."""
        parts = payload.split(" ") if len(payload) <= MAX_CHARACTERS else []
        if len(parts) != 3:
            return None
        encoded, signature, timestamp = parts
        message = _decoded(encoded)
        if message is None or not self._is_signed(store, message, encoded, signature, timestamp):
            return None
        return message if self._is_new(store, signature, timestamp) else None

    def _is_signed(
        self, store: Store, message: Document, encoded: str, signature: str, timestamp: str
    ) -> bool:
        client_id = message["appClientId"]
        installed = self._platform.installations.get(client_id, store.id)
        if installed is None or not set(installed.scopes) >= SCOPES:
            return False
        key = self._platform.apps.require(client_id).client_secret.encode()
        wanted = hmac.new(key, f"{encoded} {timestamp}".encode(), hashlib.sha256).hexdigest()
        return hmac.compare_digest(wanted.encode(), signature.encode())

    def _is_new(self, store: Store, signature: str, timestamp: str) -> bool:
        now = self._platform.clock.timestamp()
        self._used = {key: until for key, until in self._used.items() if until > now}
        is_number = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12
        if not is_number or abs(now - int(timestamp)) > MAX_AGE_SECONDS:
            return False
        if (store.id, signature) in self._used:
            return False
        self._used[store.id, signature] = int(timestamp) + MAX_AGE_SECONDS + 1
        return True

    def _customer(self, store: Store, message: Document) -> Document:
        """Return the customer of an identity, new or with the profile merged.

        Raises:
            EmailTakenError: another customer has the address.
        """
        documents = self._platform.documents
        profile, client_id = message["profile"], message["appClientId"]
        fields: Document = {"email": profile["email"]}
        if person := person_of(profile.get("billingPerson")):
            fields["billingPerson"] = person
        key = json.dumps([client_id, message["userId"]])
        known = documents.first(store.id, IDENTITY, equals("key", key))
        customer = known and documents.get(store.id, customers.KIND, known["customerId"])
        if customer:
            customers.update(self._platform, store.id, client_id, customer, fields)
            return {**customer, **fields}
        addresses = profile.get("shippingAddresses")
        people = map(person_of, addresses if isinstance(addresses, list) else [])
        fields["shippingAddresses"] = [person for person in people if person]
        customer = customers.create(self._platform, store.id, client_id, fields)
        identity = {"key": key, "customerId": customer["id"]}
        if known:  # that customer is deleted
            documents.replace(store.id, IDENTITY, {**known, **identity})
        else:
            documents.insert(store.id, IDENTITY, identity)
        return customer


def _decoded(encoded: str) -> Document | None:
    """Return a message whose required parts are there and texts."""
    try:
        message = json.loads(base64.b64decode(encoded.encode(), validate=True))
        json.dumps(message, ensure_ascii=False).encode()  # lone surrogates end here
    except (ValueError, RecursionError):  # base64, UTF-8, JSON, deep nesting
        return None
    if not isinstance(message, dict) or not isinstance(message.get("profile"), dict):
        return None
    texts = (message.get("appClientId"), message.get("userId"), message["profile"].get("email"))
    if not all(isinstance(text, str) and text for text in texts):
        return None
    return message if EMAIL.fullmatch(message["profile"]["email"]) else None
