"""Erasing what is kept of a store."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models.signals import pre_delete
from django.utils import timezone

from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.services.erasure import erasable, erase_stores

pytestmark = pytest.mark.django_db


def ended(store_id: int, *, days: int = 0, app: str = "demo") -> Installation:
    return Installation.objects.create(
        app=app,
        store_id=store_id,
        language="en",
        state=Installation.State.UNINSTALLED,
        uninstalled_at=timezone.now() - timedelta(days=days),
    )


def received_of(store_id: int) -> WebhookDelivery:
    now = timezone.now()
    return WebhookDelivery.objects.create(
        app="demo",
        event_id=f"of {store_id}",
        event_type="order.created",
        store_id=store_id,
        created=now,
        received_at=now,
        due_at=now,
        body="{}",
    )


def erase(*args: str) -> dict[str, Any]:
    out = StringIO()
    call_command("ecwid_erase", "--json", *args, stdout=out)
    report: dict[str, Any] = json.loads(out.getvalue())
    return report


def test_an_ended_installation_of_the_store_is_deleted() -> None:
    ended(1003)
    ended(1004)

    report = erase("--store", "1003")

    assert report["erased"] == [{"app": "demo", "store_id": 1003}]
    assert list(Installation.objects.values_list("store_id", flat=True)) == [1004]


def test_a_working_installation_is_left_alone() -> None:
    Installation.objects.create(app="demo", store_id=1003, language="en")

    assert erase("--store", "1003")["erased"] == []
    assert Installation.objects.count() == 1


def test_why_nothing_was_erased_is_said() -> None:
    Installation.objects.create(app="demo", store_id=1003, language="en")
    out = StringIO()

    call_command("ecwid_erase", "--store", "1003", stdout=out)

    assert out.getvalue().splitlines() == [
        "0 erased",
        "left alone: demo in store 1003, where it is installed",
    ]


def test_a_store_that_comes_back_meanwhile_keeps_what_it_has() -> None:
    ended(1003)
    back = ended(1004)
    received_of(1003)
    kept = received_of(1004)

    def open_again(**kwargs: Any) -> None:
        Installation.objects.filter(pk=back.pk).update(state=Installation.State.INSTALLED)

    pre_delete.connect(open_again, sender=Installation)
    try:
        erased = erase_stores(erasable())
    finally:
        pre_delete.disconnect(open_again, sender=Installation)

    assert erased == [("demo", 1003)]
    assert list(Installation.objects.all()) == [back]
    assert list(WebhookDelivery.objects.all()) == [kept]


def test_only_what_ended_long_enough_ago() -> None:
    ended(1003, days=40)
    ended(1004, days=3)

    assert erase("--uninstalled-for-days", "30")["erased"] == [{"app": "demo", "store_id": 1003}]


def test_only_the_app_that_is_named() -> None:
    ended(1003, app="demo")
    ended(1003, app="other")

    assert erase("--store", "1003", "--app", "other")["erased"] == [
        {"app": "other", "store_id": 1003}
    ]


def test_a_dry_run_deletes_nothing() -> None:
    ended(1003)
    out = StringIO()

    call_command("ecwid_erase", "--store", "1003", "--dry-run", stdout=out)

    assert "1 would be erased" in out.getvalue()
    assert Installation.objects.count() == 1


@pytest.mark.parametrize(
    "args",
    [[], ["--app", "demo"], ["--uninstalled-for-days", "-1"], ["--uninstalled-for-days", "9" * 9]],
)
def test_erasing_everything_by_accident_is_refused(args: list[str]) -> None:
    ended(1003)

    with pytest.raises(CommandError):
        call_command("ecwid_erase", *args)

    assert Installation.objects.count() == 1
