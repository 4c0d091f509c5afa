"""The admin: what came, how its handlers fared, and having it handled again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from ecwid_native.models import WebhookDelivery, WebhookHandling
from tests.webhooks.conftest import Deliver, Work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]

LIST = "/admin/ecwid_native/webhookdelivery/"


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


def test_the_list_reads_no_more_of_a_large_table_than_it_shows(
    calls: list[str],
    deliver: Deliver,
    work: Work,
    staff: Callable[..., Client],
    settings: Settings,
) -> None:
    deliver()
    work()
    apps = settings.ECWID["APPS"]
    settings.ECWID = {**settings.ECWID, "APPS": {**apps, "other": apps["demo"]}}
    client = staff("view_webhookdelivery")

    with CaptureQueriesContext(connection) as queries:
        page = client.get(LIST).text

    statements = [each["sql"] for each in queries if "webhookdelivery" in each["sql"]]
    assert not [sql for sql in statements if re.search("DISTINCT|GROUP BY|JOIN", sql)]
    assert len(statements) == 2  # the number of all, and those of the page
    assert "?app=other" in page
    assert "?event_type=order.created" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("event_type=order.created", ["1"]),
        ("event_type=application.installed", ["2"]),
        ("q=application.installed", ["2"]),
        ("app=demo", ["2", "1"]),
        ("app=other", []),
    ],
)
def test_the_list_is_filtered_by_app_and_type(
    query: str, shown: list[str], deliver: Deliver, staff: Callable[..., Client], settings: Settings
) -> None:
    deliver(entityId=1)
    deliver("application.installed", entityId=2)
    apps = settings.ECWID["APPS"]
    settings.ECWID = {**settings.ECWID, "APPS": {**apps, "other": apps["demo"]}}

    page = staff("view_webhookdelivery").get(f"{LIST}?{query}").text

    assert re.findall(r'field-entity_id">(\d+)<', page) == shown


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


def test_a_delivery_is_replayed_from_its_page(
    calls: list[str], deliver: Deliver, work: Work, staff: Callable[..., Client]
) -> None:
    delivery = deliver(entityId=1)
    work()
    calls.append("mended")
    client = staff("view_webhookdelivery", "view_webhookhandling", "change_webhookdelivery")
    page = f"{LIST}{delivery.pk}/change/"

    shown = client.get(page).text
    after = client.post(page, {"_replay_unfinished": "…"}, follow=True).text
    work()
    client.post(page, {"_replay_all": "…"})
    work()

    assert 'name="_replay_unfinished"' in shown
    assert "1 webhook is handled again." in after
    assert calls[calls.index("mended") + 1 :] == ["broken 1", "good 1", "broken 1"]


def test_a_delivery_that_a_worker_is_at_is_not_replayed(
    deliver: Deliver, staff: Callable[..., Client]
) -> None:
    delivery = deliver()
    WebhookDelivery.objects.update(lease_holder="a worker")
    client = staff("view_webhookdelivery", "change_webhookdelivery")

    assert "a worker is at it" in act(client, "replay_unfinished", delivery)


def test_times_have_seconds_and_what_is_finished_has_no_next_try(
    calls: list[str], deliver: Deliver, work: Work, staff: Callable[..., Client]
) -> None:
    done, waiting = deliver("product.created"), deliver()
    WebhookHandling.objects.create(delivery=waiting, handler="x.good", due_at=waiting.due_at)
    WebhookDelivery.objects.filter(pk=done.pk).update(state="done", finished_at=done.received_at)
    client = staff("view_webhookdelivery", "view_webhookhandling")
    when, due = (f"{each:%Y-%m-%d %H:%M:%S}" for each in (done.received_at, waiting.due_at))

    pages = [client.get(f"{LIST}{each.pk}/change/").text for each in (done, waiting)]

    assert when in client.get(LIST).text
    assert [fields(page, "next_try") for page in pages] == [["-"], [due, due]]
    assert [fields(page, "finished") for page in pages] == [[when], ["-", "-"]]
    assert fields(pages[1], "attempts") == ["0"]


def fields(page: str, name: str) -> list[str]:
    """What a page shows in the fields of a name."""
    return re.findall(
        rf'fieldBox field-{name}">.*?<div class="readonly">(.*?)</div>', page, re.DOTALL
    )


def test_a_time_that_the_local_clock_will_never_show_is_shown_as_it_is(
    deliver: Deliver, staff: Callable[..., Client], settings: Settings
) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    settings.ECWID = {**settings.ECWID, "WEBHOOK_MAX_FUTURE_SECONDS": 0}
    delivery = deliver(eventCreated=253_402_300_799)

    response = staff("view_webhookdelivery").get(
        f"/admin/ecwid_native/webhookdelivery/{delivery.pk}/change/"
    )

    assert response.status_code == 200
    assert "9999-12-31 23:59:59" in response.text


def test_the_app_is_a_column_where_there_are_several(
    deliver: Deliver, staff: Callable[..., Client], settings: Settings
) -> None:
    deliver()
    client = staff("view_webhookdelivery")
    apps = settings.ECWID["APPS"]

    alone = client.get(LIST).text
    settings.ECWID = {**settings.ECWID, "APPS": {**apps, "other": apps["demo"]}}

    assert ["column-app" in page for page in (alone, client.get(LIST).text)] == [False, True]


def test_who_may_only_look_cannot_replay(
    calls: list[str], deliver: Deliver, work: Work, staff: Callable[..., Client]
) -> None:
    delivery = deliver()
    work()
    before = list(calls)
    client = staff("view_webhookdelivery")
    page = f"{LIST}{delivery.pk}/change/"

    act(client, "replay_all", delivery)
    refused = client.post(page, {"_replay_all": "…"})
    work()

    assert refused.status_code == 403
    assert "_replay" not in client.get(page).text
    assert calls == before


def test_a_page_takes_nothing_but_a_replay(deliver: Deliver, staff: Callable[..., Client]) -> None:
    delivery = deliver()
    client = staff("view_webhookdelivery", "change_webhookdelivery")

    changed = client.post(f"{LIST}{delivery.pk}/change/", {"state": "done", "_save": "Save"})
    missing = client.post(f"{LIST}{delivery.pk + 1}/change/", {"_replay_all": "…"})

    assert (changed.status_code, missing.status_code) == (403, 404)
    delivery.refresh_from_db()
    assert delivery.state == "pending"


def test_another_site_cannot_replay(
    calls: list[str], deliver: Deliver, work: Work, staff: Callable[..., Client]
) -> None:
    delivery = deliver()
    work()
    before = list(calls)
    client = staff("view_webhookdelivery", "change_webhookdelivery")
    client.handler.enforce_csrf_checks = True

    answer = client.post(f"{LIST}{delivery.pk}/change/", {"_replay_all": "…"})
    work()

    assert (answer.status_code, calls) == (403, before)
