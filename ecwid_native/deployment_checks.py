"""System checks of the deployment around the apps: URLs, middleware, database, logs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from ecwid_native.checks import check_apps
from ecwid_native.conf import ecwid_settings
from ecwid_native.crypto import decode_key
from ecwid_native.error_reports import RedactedExceptionReporter
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.probes import post
from ecwid_native.setting_checks import register_check

COMMON_MIDDLEWARE = "django.middleware.common.CommonMiddleware"
SECURITY_MIDDLEWARE = "django.middleware.security.SecurityMiddleware"

# In every secret of the demo, which everybody can read.
PUBLISHED = "not-for-production"


@register_check()
def check_redirects(**kwargs: Any) -> list[CheckMessage]:
    """The control panel and Ecwid's servers take a redirect for a failure: W002 to W004."""
    paths = list(_opening_paths())
    if not paths and ecwid_settings.APPS:
        hint = 'Add path("", include("ecwid_native.urls")) to ROOT_URLCONF.'
        return [CheckWarning("The apps have no URLs.", hint=hint, id="ecwid.W002")]
    messages: list[CheckMessage] = []
    if COMMON_MIDDLEWARE in settings.MIDDLEWARE and settings.PREPEND_WWW:
        messages.append(
            CheckWarning(
                "PREPEND_WWW redirects the opening of the app.",
                hint="Turn it off and redirect people in the proxy.",
                id="ecwid.W003",
            )
        )
    if SECURITY_MIDDLEWARE in settings.MIDDLEWARE and settings.SECURE_SSL_REDIRECT:
        exempt = [re.compile(pattern) for pattern in settings.SECURE_REDIRECT_EXEMPT]
        if not all(any(p.search(path.lstrip("/")) for p in exempt) for path in paths):
            messages.append(
                CheckWarning(
                    "SECURE_SSL_REDIRECT redirects the opening of the app where the proxy does"
                    " not say that the request came by HTTPS.",
                    hint='Redirect the admin alone: SECURE_REDIRECT_EXEMPT = [r"^(?!admin/)"].',
                    id="ecwid.W004",
                )
            )
    return messages


def _opening_paths() -> Iterator[str]:
    for slug in ecwid_settings.APPS:
        try:
            yield reverse("ecwid_native:open", args=[slug])
        except NoReverseMatch:
            continue


@register_check()
def check_dashboard(**kwargs: Any) -> list[CheckMessage]:
    """The settings page is there as a whole or not at all: E014."""
    slug = next(iter(ecwid_settings.APPS), "app")
    try:
        reverse("dashboard:save", args=[slug])
        has_urls = True
    except NoReverseMatch:
        has_urls = False
    problems: list[tuple[str, str]] = []
    if apps.is_installed("dashboard"):
        if not has_urls:
            hint = 'Add path("", include("dashboard.urls")) to ROOT_URLCONF.'
            problems.append(('"dashboard" is in INSTALLED_APPS, and its URLs are missing.', hint))
        if not apps.is_installed("django_htmx"):
            hint = 'Add "django_htmx" to INSTALLED_APPS.'
            problems.append(('"dashboard" needs "django_htmx" in INSTALLED_APPS.', hint))
    elif has_urls:
        hint = 'Add "dashboard" to INSTALLED_APPS, or leave its URLs out.'
        problems.append(('"dashboard.urls" is included, and the app is not installed.', hint))
    return [Error(problem, hint=hint, id="ecwid.E014") for problem, hint in problems]


@register_check()
def check_time_zones(**kwargs: Any) -> list[CheckMessage]:
    """Times without a zone: E017."""
    if settings.USE_TZ:
        return []
    hint = "Write USE_TZ = True, Django's default; the times that people see follow TIME_ZONE."
    return [Error("USE_TZ is off, and our times have a zone.", hint=hint, id="ecwid.E017")]


@register_check()
def check_connections(**kwargs: Any) -> list[CheckMessage]:
    """Persistent connections pile up under ASGI: W005."""
    if not getattr(settings, "ASGI_APPLICATION", None):
        return []
    persistent = [
        alias
        for alias, database in settings.DATABASES.items()
        if database.get("CONN_MAX_AGE", 0) != 0 and "sqlite3" not in database.get("ENGINE", "")
    ]
    if not persistent:
        return []
    hint = "Set CONN_MAX_AGE = 0, or use the connection pool of psycopg, or run under WSGI."
    names = ", ".join(persistent)
    return [
        CheckWarning(
            f"Under ASGI the persistent connections of {names} are not given back.",
            hint=hint,
            id="ecwid.W005",
        )
    ]


@register_check(deploy=True)
def check_published_secrets(**kwargs: Any) -> list[CheckMessage]:
    """Secrets of the demo in a deployment: E011."""
    if settings.DEBUG:
        return []
    secrets = {"SECRET_KEY": settings.SECRET_KEY}
    for slug, entry in ecwid_settings.APPS.items():
        secrets[f'CLIENT_SECRET of "{slug}"'] = str(entry.get("CLIENT_SECRET", ""))
    for number, key in enumerate(ecwid_settings.ENCRYPTION_KEYS):
        try:
            secrets[f"encryption key {number}"] = decode_key(key).decode("ascii", "replace")
        except ConfigurationError:
            continue  # reported as E005
    return [
        Error(
            f"The {name} is the one of the demo, which everybody can read.",
            hint="Make a new one.",
            id="ecwid.E011",
        )
        for name, secret in secrets.items()
        if PUBLISHED in secret
    ]


@register_check(deploy=True)
def check_sandbox(**kwargs: Any) -> list[CheckMessage]:
    """A deployment that talks to a local Ecwid: E015."""
    if not ecwid_settings.SANDBOX:
        return []
    hint = 'Write "SANDBOX": DEBUG, or leave it out.'
    return [Error('ECWID["SANDBOX"] is on.', hint=hint, id="ecwid.E015")]


@register_check(deploy=True)
def check_logging(**kwargs: Any) -> list[CheckMessage]:
    """Handlers that write payloads and tokens out: W006."""
    configured = getattr(settings, "LOGGING", {}) or {}
    filters = configured.get("filters", {})
    redacting = {name for name, entry in filters.items() if "Redact" in str(entry.get("()", ""))}
    exposed = [
        name
        for name, handler in configured.get("handlers", {}).items()
        if not redacting & set(handler.get("filters", ()))
        and handler.get("class") != "logging.NullHandler"
    ]
    if configured.get("handlers") and not exposed:
        return []
    return [
        CheckWarning(
            "Log lines may show payloads and tokens: "
            + (f"no redacting filter on {', '.join(exposed)}." if exposed else "no LOGGING."),
            hint="Put ecwid_native.redaction.RedactionFilter on every handler:"
            " docs/howto/keep-secrets-out-of-logs.md has a LOGGING to paste.",
            id="ecwid.W006",
        )
    ]


@register_check(deploy=True)
def check_error_reports(**kwargs: Any) -> list[CheckMessage]:
    """Django's reports of errors that show payloads and tokens: W008."""
    try:
        reporter = import_string(settings.DEFAULT_EXCEPTION_REPORTER)
    except ImportError:
        reporter = None
    if isinstance(reporter, type) and issubclass(reporter, RedactedExceptionReporter):
        return []
    return [
        CheckWarning(
            "Django's mail to ADMINS shows the payload of an opening that fails.",
            hint="DEFAULT_EXCEPTION_REPORTER ="
            ' "ecwid_native.error_reports.RedactedExceptionReporter"',
            id="ecwid.W008",
        )
    ]


@register_check(deploy=True)
def check_opening(**kwargs: Any) -> list[CheckMessage]:
    """What the project's middleware makes of an opening: W007."""
    if check_apps():
        return []  # they could not answer anyway
    return [
        CheckWarning(
            f"{path}: {problem}.",
            hint="A middleware of the project does this; keep it away from the app's URLs.",
            id="ecwid.W007",
        )
        for path in _opening_paths()
        for problem in _opening_problems(path)
    ]


def _opening_problems(path: str) -> Iterator[str]:
    """Open without a payload, as JSON: no template, no query, but all of the middleware."""
    response = post(path, secure=True, headers={"accept": "application/json"})
    if response.headers.get("Content-Type") != "application/json":
        yield f"an opening is answered with status {response.status_code} before it gets to the app"
        return
    if "X-Frame-Options" in response.headers:
        yield "X-Frame-Options keeps the control panel from framing the app"
    ancestors = f"frame-ancestors {' '.join(ecwid_settings.FRAME_ANCESTORS)}"
    if ancestors not in response.headers.get("Content-Security-Policy", ""):
        yield "the Content-Security-Policy is not the app's own"
    if response.headers.get("Referrer-Policy") != "no-referrer":
        yield "the Referrer-Policy would give the payload in the URL away"
    if response.cookies:
        yield f"a cookie is set: {', '.join(response.cookies)}"
