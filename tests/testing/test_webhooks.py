"""The fixture with which app authors test their handlers."""

from __future__ import annotations

import pytest

from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.testing.webhooks import DeliverWebhook
from ecwid_native.webhooks import OrderEvent, webhook
from ecwid_native.webhooks.registry import isolated_handlers


@pytest.mark.parametrize(
    "kind",
    [pytest.param("plain"), pytest.param("real", marks=pytest.mark.django_db(transaction=True))],
)
def test_a_delivered_webhook_is_handled(deliver_webhook: DeliverWebhook, kind: str) -> None:
    with isolated_handlers():
        seen: list[str] = []

        @webhook("order.created")
        def handler(event: OrderEvent, installation: Installation) -> None:
            seen.append(event.order_id)

        first = deliver_webhook("order.created", data={"orderId": "XJ12H"})
        second = deliver_webhook("order.created", event_id=first.event_id)
        other = deliver_webhook("order.updated", entity_id=7)

    assert seen == ["XJ12H"]
    assert first == second
    assert (first.state, other.state, other.entity_id) == ("done", "done", "7")
    assert WebhookDelivery.objects.count() == 2
