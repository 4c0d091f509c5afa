"""Each system check of webhooks, wrong and right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from pytest_django import Settings

from ecwid_native import webhook_checks
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.models import Installation
from ecwid_native.webhooks import OrderEvent, ProductEvent, WebhookEvent, webhook
from ecwid_native.webhooks.registry import Registry

pytestmark = pytest.mark.django_db

SECRET = "a client secret of enough characters"
TWO_APPS = {
    "demo": {"CLIENT_ID": "demo-app", "CLIENT_SECRET": SECRET},
    "other": {"CLIENT_ID": "other-app", "CLIENT_SECRET": SECRET},
}
urlpatterns = [path("nothing", lambda request: HttpResponse())]


def ids(messages: list[CheckMessage]) -> list[str]:
    assert all(message.hint for message in messages)
    return sorted(str(message.id) for message in messages)


def test_handlers_that_cannot_work_are_reported(handlers: Registry) -> None:
    @webhook("order.created", app="unknown")
    def lost(event: OrderEvent, installation: Installation) -> None: ...

    @webhook("order.paid")
    def misspelt(event: Any, installation: Installation) -> None: ...

    @webhook("product.created", "order.created")
    def mistyped(event: ProductEvent, installation: Installation) -> None: ...

    @webhook("order.created", name=f"{__name__}.twice")
    def first(event: OrderEvent, installation: Installation) -> None: ...

    @webhook("order.created", name=f"{__name__}.twice")
    def second(event: OrderEvent, installation: Installation) -> None: ...

    @webhook("application.installed", "order.updated", fetch=True)
    def reading(event: WebhookEvent, installation: Installation) -> None: ...

    found = webhook_checks.check_handlers()

    assert ids(found) == ["ecwid.E301", "ecwid.E303", "ecwid.E304", "ecwid.E307", "ecwid.W301"]
    assert [each.msg for each in found if each.id == "ecwid.E307"] == [
        "'application.installed' is about nothing that can be read."
    ]


def test_handlers_that_cannot_be_called_are_reported(handlers: Registry) -> None:
    @webhook("order.created")
    def short(event: OrderEvent) -> None: ...

    @webhook("order.created")
    async def awaited(event: OrderEvent, installation: Installation) -> None: ...

    @webhook("order.created")
    def roomy(event: OrderEvent, *rest: object, by: str = "") -> None: ...

    found = webhook_checks.check_handlers()

    assert ids(found) == ["ecwid.E308", "ecwid.E308"]
    assert [str(each.obj).rpartition(".")[2] for each in found] == ["short", "awaited"]


@pytest.mark.parametrize("spelling", ["order.creatd", "orderCreated", "orders.created"])
def test_a_misspelt_event_is_told_with_the_right_spelling(
    handlers: Registry, spelling: str
) -> None:
    @webhook(spelling)
    def misspelt(event: OrderEvent, installation: Installation) -> None: ...

    (found,) = webhook_checks.check_handlers()

    assert found.id == "ecwid.W301"
    assert repr(spelling) in found.msg
    assert str(found.hint).startswith("Did you mean 'order.created'?")


def test_a_handler_without_events_is_refused_at_once(handlers: Registry) -> None:
    def forgotten(event: OrderEvent, installation: Installation) -> None: ...

    bare: Any = webhook

    with pytest.raises(ConfigurationError, match="Name the events"):
        bare(forgotten)
    with pytest.raises(ConfigurationError, match="Name the events"):
        webhook()


def test_right_handlers_are_not_reported(handlers: Registry) -> None:
    @webhook("order.created", "application.storage_changed")
    def general(event: WebhookEvent, installation: Installation) -> None: ...

    @webhook("order.created", "order.updated")
    def typed(event: OrderEvent, installation: Installation) -> None: ...

    @webhook("product.created")
    def untyped(event, installation): ...  # type: ignore[no-untyped-def]  # as an author may write

    assert webhook_checks.check_handlers() == []


def test_with_several_apps_a_handler_has_to_say_whose_it_is(
    handlers: Registry, settings: Settings
) -> None:
    settings.ECWID = {**settings.ECWID, "APPS": TWO_APPS}

    @webhook("order.created")
    def whose(event: OrderEvent, installation: Installation) -> None: ...

    @webhook("order.created", app="other")
    def other(event: OrderEvent, installation: Installation) -> None: ...

    assert ids(webhook_checks.check_handlers()) == ["ecwid.E302"]


def test_a_task_backend_that_does_not_work_is_reported(settings: Settings) -> None:
    settings.ECWID = {**settings.ECWID, "TASK_BACKEND": "missing"}

    assert ids(webhook_checks.check_tasks()) == ["ecwid.E305"]


@pytest.mark.parametrize(
    ("tasks", "words"),
    [
        ({}, "which is not in TASKS"),
        ({"default": {"BACKEND": "no.such.Backend"}}, "Could not find backend 'no.such.Backend'"),
    ],
    ids=["none", "unknown"],
)
def test_tasks_that_cannot_be_used_are_reported_and_not_raised(
    settings: Settings, tasks: dict[str, object], words: str
) -> None:
    settings.TASKS = tasks

    (message,) = webhook_checks.check_tasks()

    assert message.id == "ecwid.E305"
    assert words in message.msg


@pytest.mark.usefixtures("_immediate_backend")
def test_tasks_without_workers_are_reported() -> None:
    assert ids(webhook_checks.check_tasks()) == ["ecwid.W302"]


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"WEBHOOK_MAX_AGE_SECONDS": 3_600}, 1),
        ({"WEBHOOK_MAX_AGE_SECONDS": 0}, 1),
        ({"WEBHOOK_RETENTION_DAYS": 2}, 1),
        ({"WEBHOOK_MAX_AGE_SECONDS": 3_600 * 24, "WEBHOOK_RETENTION_DAYS": 1}, 2),
        ({"WEBHOOK_MAX_AGE_SECONDS": 3_600 * 48, "WEBHOOK_RETENTION_DAYS": 3}, 0),
    ],
)
def test_times_that_let_events_in_twice_or_not_at_all_are_reported(
    settings: Settings, changes: dict[str, int], count: int
) -> None:
    settings.ECWID = {**settings.ECWID, **changes}

    assert ids(webhook_checks.check_times()) == ["ecwid.W303"] * count


def test_an_inbox_that_cannot_be_written_is_reported(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook_checks, "inbox_path", lambda: tmp_path / "missing" / "inbox")

    assert ids(webhook_checks.check_inbox()) == ["ecwid.E306"]


Middleware = Callable[[HttpRequest], HttpResponse]


def add_slash(get_response: Middleware) -> Middleware:
    """A middleware that sends everybody to a path with a slash."""
    return lambda request: HttpResponseRedirect(request.path + "/")


def ask_for_login(get_response: Middleware) -> Middleware:
    """A middleware that knows only people."""
    return lambda request: HttpResponse(status=403)


HTTPS_ONLY = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_REDIRECT_EXEMPT": [],
    "MIDDLEWARE": ["django.middleware.security.SecurityMiddleware"],
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"MIDDLEWARE": [f"{__name__}.add_slash"]}, ["ecwid.W305"] * 2),
        ({"MIDDLEWARE": [f"{__name__}.ask_for_login"]}, ["ecwid.W305"] * 2),
        (HTTPS_ONLY, ["ecwid.W305"]),
        ({"ROOT_URLCONF": __name__}, ["ecwid.W304"]),
    ],
    ids=["slash", "login", "HTTPS", "no URL"],
)
def test_what_keeps_webhooks_from_the_app_is_reported(
    settings: Settings, changes: dict[str, Any], expected: list[str]
) -> None:
    for name, value in changes.items():
        setattr(settings, name, value)

    assert ids(webhook_checks.check_delivery()) == expected


@pytest.mark.parametrize(
    "check",
    [
        webhook_checks.check_handlers,
        webhook_checks.check_tasks,
        webhook_checks.check_times,
        webhook_checks.check_inbox,
        webhook_checks.check_delivery,
    ],
    ids=lambda check: check.__name__,
)
def test_the_reference_deployment_is_not_reported(check: Callable[[], list[CheckMessage]]) -> None:
    assert check() == []
