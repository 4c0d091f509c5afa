"""Events as rows, within transactions and without; each test runs on both databases."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, transaction

from ecwid_native.models import WebhookDelivery, WebhookHandling
from ecwid_native.protocol.webhook import parse_message
from ecwid_native.webhooks import rows
from ecwid_native.webhooks.deliveries import _insert_and_commit, drain
from ecwid_native.webhooks.inbox import InboxRow, InboxWriter
from ecwid_native.webhooks.rows import MOST_AT_ONCE, Event, insert
from tests.webhooks.sender import event_body

pytestmark = pytest.mark.django_db(transaction=True)


def event(**changes: object) -> Event:
    """An event of its own."""
    body = json.dumps(event_body(**changes), ensure_ascii=False)  # type: ignore[arg-type]  # any value
    return Event(
        app="demo", message=parse_message(body), body=body, received_at=datetime.now(tz=UTC)
    )


def test_many_events_are_each_a_row_with_what_they_say() -> None:
    events = [event(data={"note": f"\u2028 \\ '%s' {n}"}) for n in range(MOST_AT_ONCE + 3)]

    counts = [insert(events), insert([*events[:2], event(), event()])]

    rows = {each.event_id: each for each in WebhookDelivery.objects.all()}
    assert counts == [len(events), 2]
    for each in events:
        row = rows[each.message.event_id]
        assert (row.body, row.received_at) == (each.body, each.received_at)
        assert row.created.timestamp() == each.message.event_created
        assert (row.state, row.source, row.claims) == ("pending", "received", 0)


def test_a_row_of_the_inbox_that_is_no_event_stands_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    writer = InboxWriter(path)
    good = [json.dumps(event_body(eventId=f"good {number}")) for number in range(2)]
    for number, body in enumerate([good[0], "{}", "damaged", good[1]]):
        writer.put(
            InboxRow(
                app="demo", event_id=f"event {number}", store_id=1003, received_at=1.0, body=body
            )
        )

    counts = [drain(path), drain(path)]

    assert counts == [4, 0]
    assert set(WebhookDelivery.objects.values_list("event_id", flat=True)) == {"good 0", "good 1"}


def test_a_transaction_that_is_rolled_back_takes_its_events_with_it() -> None:
    with transaction.atomic():
        insert([event()])
        transaction.set_rollback(True)

    assert not WebhookDelivery.objects.exists()


def test_what_is_kept_is_committed_where_autocommit_is_off() -> None:
    connection.set_autocommit(False)
    try:
        _insert_and_commit([event()])
        connection.rollback()
    finally:
        connection.set_autocommit(True)

    assert WebhookDelivery.objects.count() == 1


def test_many_are_deleted_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "DELETED_AT_ONCE", 2)
    insert([event() for _ in range(5)])
    stays = WebhookDelivery.objects.latest("pk")
    WebhookHandling.objects.create(delivery=stays, handler="x", due_at=stays.due_at)

    assert rows.delete(WebhookDelivery.objects.exclude(pk=stays.pk)) == 4
    assert WebhookDelivery.objects.get() == stays
    assert rows.delete(WebhookDelivery.objects.all()) == 1
    assert not WebhookHandling.objects.exists()
