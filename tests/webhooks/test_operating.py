"""Seeing, counting and replaying what was received: by command and in the admin."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.webhooks import OrderEvent, webhook
from tests.webhooks.conftest import Deliver, Work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]

LIST = "/admin/ecwid_native/webhookdelivery/"


class BrokenServiceError(Exception):
    """What a handler runs into."""


def run(*arguments: str) -> Any:
    """What the command prints as JSON."""
    output = StringIO()
    call_command("ecwid_webhooks", *arguments, "--json", stdout=output)
    return json.loads(output.getvalue())


@pytest.fixture
def calls(installation: Installation, settings: Any) -> list[str]:
    """The events that two handlers were called with; one fails until ``mended`` is among them."""
    settings.ECWID = {**settings.ECWID, "WEBHOOK_ATTEMPTS": 1}
    seen: list[str] = []

    @webhook("order.created", name="x.good")
    def good(event: OrderEvent, installation: Installation) -> None:
        seen.append(f"good {event.entity_id}")

    @webhook("order.created", name="x.broken")
    def broken(event: OrderEvent, installation: Installation) -> None:
        seen.append(f"broken {event.entity_id}")
        if "mended" not in seen:
            raise BrokenServiceError("out of order")

    return seen


def test_dead_letters_are_replayed_and_what_is_done_stays_done(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    """R6: by command."""
    deliver(entityId=1)
    deliver(entityId=2)
    work()
    calls.append("mended")

    first = run("replay", "--state", "dead")
    work()
    second = run("replay", "--state", "dead")

    assert (first, second) == ({"replayed": 2}, {"replayed": 0})
    after = calls[calls.index("mended") + 1 :]
    assert after == ["broken 1", "broken 2"]
    assert run("stats")["done"] == 2


def test_a_time_range_can_be_replayed_over_and_over(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    """R6."""
    calls.append("mended")
    for number in range(3):
        deliver(entityId=number)
    WebhookDelivery.objects.filter(entity_id=0).update(
        received_at=timezone.now() - timedelta(days=2)
    )
    work()
    before = list(calls)
    since = (timezone.now() - timedelta(days=1)).isoformat()

    counts = []
    for _ in range(2):
        counts.append(run("replay", "--since", since)["replayed"])
        work()

    assert counts == [2, 2]
    assert calls == before


def test_everything_can_be_run_again_on_request(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    calls.append("mended")
    delivery = deliver(entityId=7)
    work()

    assert run("replay", delivery.event_id, "--again") == {"replayed": 1}
    work()

    assert calls.count("good 7") == calls.count("broken 7") == 2


def test_a_replay_reaches_kept_events_and_handlers_that_came_later(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    calls.append("mended")
    Installation.objects.update(state=Installation.State.UNINSTALLED)
    deliver(entityId=1)
    work()
    Installation.objects.update(state=Installation.State.INSTALLED)
    run("replay", "--state", "kept")
    work()

    @webhook("order.created", name="x.newcomer")
    def newcomer(event: OrderEvent, installation: Installation) -> None:
        calls.append(f"newcomer {event.entity_id}")

    run("replay", "--type", "order.created")
    work()

    assert calls == ["mended", "good 1", "broken 1", "newcomer 1"]


def test_a_delivery_that_a_worker_is_at_is_left_alone(deliver: Deliver) -> None:
    deliver()
    WebhookDelivery.objects.update(lease_holder="a worker")

    assert run("replay", "--app", "demo") == {"replayed": 0}


def test_a_replay_of_everything_by_accident_is_refused() -> None:
    with pytest.raises(CommandError, match="say which"):
        call_command("ecwid_webhooks", "replay")


def test_deliveries_are_listed_with_their_handlers(
    calls: list[str], deliver: Deliver, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery = deliver(entityId=5)
    deliver("product.created", entityId=6)
    work()

    [row] = run("list", "--state", "dead", "--store", "1003", "--limit", "5")
    call_command("ecwid_webhooks", "list")

    assert (row["event_id"], row["entity_id"]) == (delivery.event_id, "5")
    states = {each["handler"]: (each["state"], each["attempts"]) for each in row["handlers"]}
    assert states == {"x.good": ("done", 1), "x.broken": ("dead", 1)}
    assert "x.broken=dead(1)" in capsys.readouterr().out


def test_the_numbers_tell_what_is_stuck(calls: list[str], deliver: Deliver, work: Work) -> None:
    deliver()
    work()
    deliver()
    WebhookDelivery.objects.filter(state="pending").update(
        due_at=timezone.now() - timedelta(hours=1)
    )

    numbers = run("stats")

    assert (numbers["pending"], numbers["dead"], numbers["done"]) == (1, 1, 0)
    assert numbers["dead_by_handler"] == {"x.broken": 1}
    assert 3_600 <= numbers["oldest_due_seconds"] < 3_700


def test_pruning_by_command(calls: list[str], deliver: Deliver, work: Work) -> None:
    deliver()
    work()
    pending = deliver()

    assert run("prune") == {"pruned": 0}
    assert run("prune", "--days", "0") == {"pruned": 1}
    assert WebhookDelivery.objects.get() == pending


@pytest.fixture
def staff() -> Callable[..., Client]:
    """A client of a member of staff with these permissions."""

    def logged_in(*permissions: str) -> Client:
        user = User.objects.create_user("staff", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        client = Client()
        client.force_login(user)
        return client

    return logged_in


def act(client: Client, action: str, *deliveries: WebhookDelivery) -> str:
    """Run an action of the list and return the page that follows."""
    chosen = [each.pk for each in deliveries]
    response = client.post(LIST, {"action": action, "_selected_action": chosen}, follow=True)
    return str(response.content.decode())


def test_the_admin_shows_what_came_escaped_and_nothing_can_be_edited(
    calls: list[str], deliver: Deliver, work: Work, staff: Callable[..., Client]
) -> None:
    delivery = deliver(data={"orderId": "</pre><script>alert(1)</script>"})
    work()
    client = staff("view_webhookdelivery", "view_webhookhandling", "change_webhookdelivery")

    listed = client.get(LIST).content.decode()
    shown = client.get(f"{LIST}{delivery.pk}/change/").content.decode()

    assert "order.created" in listed
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown
    assert "BrokenServiceError: out of order" in shown
    assert 'name="_save"' not in shown
    for path in (f"{LIST}add/", f"{LIST}{delivery.pk}/delete/"):
        assert client.get(path).status_code == 403


def test_the_admin_replays_one_or_many(
    calls: list[str], deliver: Deliver, work: Work, staff: Callable[..., Client]
) -> None:
    """R6: in the admin."""
    first, second = deliver(entityId=1), deliver(entityId=2)
    work()
    calls.append("mended")
    client = staff("view_webhookdelivery", "change_webhookdelivery")

    page = act(client, "replay_unfinished", first, second)
    work()
    act(client, "replay_all", second)
    work()

    assert "2 webhooks are handled again." in page
    after = calls[calls.index("mended") + 1 :]
    assert after == ["broken 1", "broken 2", "good 2", "broken 2"]


def test_who_may_only_look_cannot_replay(
    calls: list[str], deliver: Deliver, work: Work, staff: Callable[..., Client]
) -> None:
    delivery = deliver()
    work()
    before = list(calls)
    client = staff("view_webhookdelivery")

    act(client, "replay_all", delivery)
    work()

    assert calls == before
