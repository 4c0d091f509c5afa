"""Charging the merchant over REST.

Source: docs.ecwid.com, "Charge a store" (read 2026-11). The documentation has the values in the
query, a client of a third party in a JSON body: both are taken. Other currencies count towards the
limits as if they were dollars, which is our choice.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from ecwid_native.sandbox.conditions import Condition, equals
from ecwid_native.sandbox.http import HTTPError, is_json, read_body, read_json_object
from ecwid_native.sandbox.rest.parameters import NUMBER
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

KIND = "charge"
CURRENCIES = ("USD", "EUR", "MXN", "INR", "GBP", "AUD")
MAX_AMOUNT = 500
MAX_DAILY_AMOUNT = 5_000
MAX_DESCRIPTION = 255
DAY_SECONDS = 86_400


def add_routes(router: Router[Operation]) -> None:
    """Add the one operation."""
    operation = Operation(handler=charge, scope=("charge", "allow_charge"))
    router.add("POST", "/api/v3/{store_id}/billing/transactions", operation)


def charge(call: Call, values: Mapping[str, str]) -> object:
    """Charge the store once for an idempotency key."""
    order = _order(call)
    with call.platform.database.transaction():
        earlier = call.platform.documents.first(
            call.store.id,
            KIND,
            equals("clientId", call.client_id),
            equals("idempotencyKey", order["idempotencyKey"]),
        )
        if earlier is not None:
            if any(earlier[name] != value for name, value in order.items()):
                raise HTTPError(
                    400,
                    "The idempotency key belongs to another charge",
                    "CHARGE_IDEMPOTENCY_KEY_NOT_UNIQUE",
                )
            return {"transactionId": earlier["transactionId"], "idempotencyKeyInUse": True}
        _check_limits(call, order["amount"])
        transaction_id = str(uuid4())
        document = {
            **order,
            "transactionId": transaction_id,
            "clientId": call.client_id,
            "chargedAt": call.platform.clock.timestamp(),
        }
        call.platform.documents.insert(call.store.id, KIND, document)
    return {"transactionId": transaction_id, "idempotencyKeyInUse": False}


def _order(call: Call) -> Document:
    sent: dict[str, object] = dict(call.request.args.items())
    if is_json(call.request) and read_body(call.request):
        sent |= read_json_object(call.request)
    currency, description = sent.get("currency"), sent.get("description")
    if currency not in CURRENCIES:
        raise HTTPError(400, "Wrong currency", "CHARGE_CURRENCY_INVALID")
    if not isinstance(description, str) or not 0 < len(description) <= MAX_DESCRIPTION:
        raise HTTPError(400, "Wrong description", "CHARGE_DESCRIPTION_INVALID")
    return {
        "amount": _amount(sent.get("amount")),
        "currency": currency,
        "description": description,
        "idempotencyKey": _key(sent.get("idempotencyKey")),
        "metadata": _metadata(sent.get("metadata")),
    }


def _amount(value: object) -> float:
    text = value if isinstance(value, str) else repr(value)
    if isinstance(value, bool) or not NUMBER.fullmatch(text):
        raise HTTPError(400, "Wrong amount", "CHARGE_AMOUNT_INVALID")
    amount = float(text)
    if amount <= 0 or round(amount, 2) != amount:
        raise HTTPError(400, "Wrong amount", "CHARGE_AMOUNT_INVALID")
    return amount


def _key(value: object) -> str:
    try:
        return str(UUID(value if isinstance(value, str) else ""))
    except ValueError:
        raise HTTPError(
            400, "The idempotency key is no UUID", "CHARGE_IDEMPOTENCY_KEY_INVALID"
        ) from None


def _metadata(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        raise HTTPError(400, "The metadata is no JSON", "WRONG_PARAMETER") from None
    return value


def _check_limits(call: Call, amount: float) -> None:
    since = call.platform.clock.timestamp() - DAY_SECONDS
    today = Condition("json_extract(body, '$.chargedAt') > ?", (since,))
    charges = call.platform.documents.all(call.store.id, KIND, today)
    spent = sum(charge["amount"] for charge in charges)
    if amount > MAX_AMOUNT or spent + amount > MAX_DAILY_AMOUNT:
        raise HTTPError(402, "The limit of charges is reached", "CHARGE_LIMIT_EXCEEDED")
