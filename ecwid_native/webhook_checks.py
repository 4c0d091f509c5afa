"""System checks of webhooks: ``ecwid.E301`` to ``ecwid.E308``, ``ecwid.W301`` to ``ecwid.W305``."""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_type_hints

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.urls import NoReverseMatch, reverse

from ecwid_native.checks import check_apps
from ecwid_native.compat import InvalidTaskBackendError, task_backends
from ecwid_native.conf import ecwid_settings
from ecwid_native.probes import post
from ecwid_native.setting_checks import register_check
from ecwid_native.webhooks.base_event import WebhookEvent
from ecwid_native.webhooks.deliveries import inbox_path
from ecwid_native.webhooks.event_types import EVENT_TYPES
from ecwid_native.webhooks.registry import WebhookHandler, registry

DAY_SECONDS = 24 * 60 * 60


@register_check()
def check_handlers(**kwargs: Any) -> list[CheckMessage]:
    """Each handler: E301 to E304, E307, E308, W301."""
    repeated = [
        Error(
            f"Two webhook handlers are called {name!r}.",
            hint='Give one of them another: @webhook(…, name="…").',
            id="ecwid.E303",
        )
        for name in registry.repeated
    ]
    return [*repeated, *(message for handler in registry for message in _check_handler(handler))]


def _check_handler(handler: WebhookHandler) -> Iterator[CheckMessage]:
    slugs = list(ecwid_settings.APPS)
    if handler.app and handler.app not in slugs:
        yield Error(
            f'There is no app {handler.app!r} in ECWID["APPS"].',
            hint=f"Known: {', '.join(slugs) or 'none'}.",
            obj=handler.name,
            id="ecwid.E301",
        )
    if not handler.app and len(slugs) > 1:
        yield Error(
            "With several apps a webhook handler must say to which it belongs.",
            hint=f"Write app={slugs[0]!r}, or one of the others.",
            obj=handler.name,
            id="ecwid.E302",
        )
    for event_type in sorted(handler.event_types - set(EVENT_TYPES)):
        yield CheckWarning(
            f"There is no event type {event_type!r} in the documentation.",
            hint=_spelling_hint(event_type),
            obj=handler.name,
            id="ecwid.W301",
        )
    yield from _check_signature(handler)
    yield from _check_annotation(handler)
    if handler.fetch:
        yield from _check_fetch(handler)


def _spelling_hint(event_type: str) -> str:
    """Which event was meant, as far as can be guessed."""
    similar = get_close_matches(event_type, EVENT_TYPES, n=1)
    guess = f"Did you mean {similar[0]!r}? " if similar else ""
    return f"{guess}All are in docs/reference/webhooks.md; silence this for a newer one."


def _check_signature(handler: WebhookHandler) -> Iterator[CheckMessage]:
    """Whether the function can be called; without this it would fail at each of its tries."""
    try:
        inspect.signature(handler.function).bind("event", "installation")
        is_async = inspect.iscoroutinefunction(handler.function)
        problem = "is a coroutine, which nobody awaits" if is_async else ""
    except TypeError as exc:
        problem = f"cannot be called with an event and an installation: {exc}"
    except ValueError:
        return  # written in C: no signature to look at
    if problem:
        yield Error(
            f"The handler {problem}.",
            hint="Write def handler(event, installation): …",
            obj=handler.name,
            id="ecwid.E308",
        )


def _check_annotation(handler: WebhookHandler) -> Iterator[CheckMessage]:
    """The type of the event, where the function says one and it is a class."""
    try:
        hints = get_type_hints(handler.function)
        first = next(iter(inspect.signature(handler.function).parameters), "")
    except (NameError, TypeError, ValueError):
        return  # names that are imported for type checkers only
    wanted = hints.get(first)
    if not isinstance(wanted, type):
        return
    for event_type in sorted(handler.event_types & set(EVENT_TYPES)):
        given = EVENT_TYPES[event_type].event
        if not issubclass(given, wanted):
            yield Error(
                f"For {event_type!r} the handler gets a {given.__name__}, not a {wanted.__name__}.",
                hint="Correct the annotation, or split the handler.",
                obj=handler.name,
                id="ecwid.E304",
            )


def _check_fetch(handler: WebhookHandler) -> Iterator[CheckMessage]:
    """Whether there is anything to read."""
    for event_type in sorted(handler.event_types & set(EVENT_TYPES)):
        if EVENT_TYPES[event_type].event.fetch is WebhookEvent.fetch:
            yield Error(
                f"{event_type!r} is about nothing that can be read.",
                hint="Leave fetch=True out, or split the handler.",
                obj=handler.name,
                id="ecwid.E307",
            )


@register_check()
def check_tasks(**kwargs: Any) -> list[CheckMessage]:
    """The backend that runs the tasks: E305, W302."""
    alias = ecwid_settings.TASK_BACKEND
    configured = getattr(settings, "TASKS", None)
    configured = {"default": {}} if configured is None else configured
    if alias not in configured:
        return [
            Error(
                f'ECWID["TASK_BACKEND"] is {alias!r}, which is not in TASKS.',
                hint=f"TASKS has: {', '.join(configured) or 'nothing'}.",
                id="ecwid.E305",
            )
        ]
    try:
        backend = type(task_backends[alias]).__name__
    except InvalidTaskBackendError as exc:
        hint = (
            'TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}} is one that works.'
        )
        return [Error(f"TASKS[{alias!r}]: {exc}.", hint=hint, id="ecwid.E305")]
    if backend not in ("ImmediateBackend", "DummyBackend"):
        return []
    hint = (
        "pip install 'ecwid-native[worker]', add \"django_tasks_db\" to INSTALLED_APPS, set"
        ' TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}, migrate, and run'
        " manage.py ecwid_worker."
    )
    return [
        CheckWarning(
            "No task backend has workers: webhooks are handled in the web process, if at all.",
            hint=hint,
            id="ecwid.W302",
        )
    ]


@register_check()
def check_times(**kwargs: Any) -> list[CheckMessage]:
    """The window of events and how long they are remembered: W303."""
    oldest = ecwid_settings.WEBHOOK_MAX_AGE_SECONDS
    problems = []
    if 0 < oldest <= DAY_SECONDS:
        problems.append("WEBHOOK_MAX_AGE_SECONDS refuses what Ecwid still tries after a day")
    if not 0 < oldest < ecwid_settings.WEBHOOK_RETENTION_DAYS * DAY_SECONDS:
        problems.append(
            "WEBHOOK_RETENTION_DAYS forgets events that WEBHOOK_MAX_AGE_SECONDS still lets in, so"
            " a replayed one is handled again"
        )
    hint = "The defaults are 3 days and 30 days."
    return [CheckWarning(f"{each}.", hint=hint, id="ecwid.W303") for each in problems]


@register_check(deploy=True)
def check_inbox(**kwargs: Any) -> list[CheckMessage]:
    """On SQLite, the file that webhooks are first kept in: E306."""
    path = inbox_path()
    if path is None or os.access(path if path.exists() else path.parent, os.W_OK):
        return []
    return [
        Error(
            f"The inbox of webhooks cannot be written: {path}.",
            hint='Let the process write to its folder, or name another file: ECWID["INBOX_PATH"].',
            id="ecwid.E306",
        )
    ]


@register_check(deploy=True)
def check_delivery(**kwargs: Any) -> list[CheckMessage]:
    """What the project's URLs and middleware make of a webhook: W304, W305."""
    if check_apps():
        return []  # they could not answer anyway
    messages: list[CheckMessage] = []
    for slug in ecwid_settings.APPS:
        try:
            path = reverse("ecwid_native:webhooks", args=[slug])
        except NoReverseMatch:
            hint = 'Add path("", include("ecwid_native.urls")) to ROOT_URLCONF.'
            return [CheckWarning("Webhooks have no URL.", hint=hint, id="ecwid.W304")]
        for secure in (True, False):
            if problem := _delivery_problem(path, secure=secure):
                scheme = "https" if secure else "http"
                messages.append(
                    CheckWarning(
                        f"A webhook to {scheme}://…{path} {problem}; Ecwid drops it after a day of"
                        " tries, and blocks the app's webhooks after two weeks.",
                        hint="Keep redirects, logins and host rules away from this path.",
                        id="ecwid.W305",
                    )
                )
    return messages


def _delivery_problem(path: str, *, secure: bool) -> str:
    """Deliver without a signature: that is refused before a query, after all of the middleware."""
    response = post(path, secure=secure, data=b"", content_type="application/json")
    if response.content == b"signature-missing\n":
        return ""
    if 300 <= response.status_code < 400:
        return f"is redirected to {response.headers.get('Location', 'another address')}"
    return f"is answered with status {response.status_code} before it gets to the app"
