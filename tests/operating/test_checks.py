"""Each system check, wrong and right."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from config.settings import INSTALLED_APPS, MIDDLEWARE
from ecwid_native import checks, deployment_checks, setting_checks
from ecwid_native.pages import Page, add_page, isolated_pages

pytestmark = pytest.mark.django_db
Check = Callable[..., list[CheckMessage]]

SECRET = "a client secret of enough characters"
KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
APPS = {"demo": {"CLIENT_ID": "demo-app", "CLIENT_SECRET": SECRET}}
HANDLER = {"class": "logging.StreamHandler"}
# Django 6.1 sets logging up by it.
LOGGING = {"version": 1, "disable_existing_loggers": False, "handlers": {"a": HANDLER}}
FILTERS = {"redact": {"()": "ecwid_native.redaction.RedactionFilter"}}
MOVED_SSL = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_REDIRECT_EXEMPT": [],
    "MIDDLEWARE": ["django.middleware.security.SecurityMiddleware"],
}

WRONG_TYPES: list[dict[str, Any]] = [
    {"APPS": [APPS]},
    {"APPS": {"demo": "demo-app"}},
    {"APPS": {1: APPS["demo"]}},
    {"APPS": {"demo": {**APPS["demo"], "DEFAULT_USER_AUTH": "False"}}},
    {"APPS": {"demo": {**APPS["demo"], "PREVIOUS_CLIENT_SECRETS": SECRET}}},
    {"ENCRYPTION_KEYS": KEY},
    {"ENCRYPTION_KEYS": [KEY.encode()]},
    {"FRAME_ANCESTORS": "https:"},
    {"SANDBOX": "False"},
    {"TIMEOUT_SECONDS": "8s"},
    {"WEBHOOK_ATTEMPTS": None},
    {"STOREFRONT_ERROR_SAMPLE": []},
]
ECWID_CASES: list[tuple[str, Check, dict[str, Any]]] = [
    ("ecwid.E001", checks.check_apps, {"APPS": {}}),
    ("ecwid.E002", checks.check_apps, {"APPS": {"no slug": APPS["demo"]}}),
    ("ecwid.E002", checks.check_apps, {"APPS": {"x" * 51: APPS["demo"]}}),
    ("ecwid.E003", checks.check_apps, {"APPS": {"demo": {"CLIENT_ID": "demo-app"}}}),
    ("ecwid.E003", checks.check_apps, {"APPS": {"demo": {"CLIENT_SECRET": SECRET}}}),
    (
        "ecwid.E004",
        checks.check_apps,
        {"APPS": {"demo": {**APPS["demo"], "CLIENT_SECRET": "15" * 7}}},
    ),
    (
        "ecwid.E004",
        checks.check_apps,
        {"APPS": {"demo": {**APPS["demo"], "CLIENT_SECRET": "é" * 20}}},
    ),
    ("ecwid.E005", checks.check_encryption_keys, {"ENCRYPTION_KEYS": []}),
    ("ecwid.E005", checks.check_encryption_keys, {"ENCRYPTION_KEYS": ["c2hvcnQ="]}),
    ("ecwid.E005", checks.check_encryption_keys, {"ENCRYPTION_KEYS": ["not base64!"]}),
    ("ecwid.E006", checks.check_encryption_keys, {"ENCRYPTION_KEYS": [KEY, KEY]}),
    ("ecwid.E007", checks.check_addresses, {"API_URL": "http://api.example/v3"}),
    ("ecwid.E008", checks.check_addresses, {"FRAME_ANCESTORS": []}),
    ("ecwid.E008", checks.check_addresses, {"FRAME_ANCESTORS": ["https:; script-src *"]}),
    ("ecwid.W001", checks.check_addresses, {"FRAME_ANCESTORS": ["*"]}),
    ("ecwid.E012", checks.check_numbers, {"TIMEOUT_SECONDS": 0}),
    ("ecwid.E012", checks.check_numbers, {"CONNECT_TIMEOUT_SECONDS": -1}),
    ("ecwid.E012", checks.check_numbers, {"TRUSTED_PROXIES": -1}),
    ("ecwid.E013", checks.check_rate_limit, {"RATE_LIMIT_CACHE": "nowhere"}),
    ("ecwid.E013", checks.check_rate_limit, {"RATE_LIMIT_CACHE": "default"}),
    ("ecwid.E013", checks.check_rate_limit, {"RATE_LIMIT_FOLDER": __file__}),
    *(("ecwid.E016", setting_checks.check_types, wrong) for wrong in WRONG_TYPES),
    ("ecwid.W009", setting_checks.check_names, {"TIMEOUT_SECOND": 8}),
    ("ecwid.W009", setting_checks.check_names, {"APPS": {"demo": {**APPS["demo"], "SECRET": ""}}}),
]
RIGHT: dict[str, Any] = {
    "APPS": APPS,
    "ENCRYPTION_KEYS": [KEY],
    "API_URL": "https://api.example/v3",
    "FRAME_ANCESTORS": ["https:"],
}


def ids(messages: list[CheckMessage]) -> list[str]:
    return [str(message.id) for message in messages]


@pytest.mark.parametrize(("check_id", "check", "wrong"), ECWID_CASES)
def test_a_wrong_setting_is_reported_with_what_to_do(
    settings: Any, check_id: str, check: Check, wrong: dict[str, Any]
) -> None:
    settings.ECWID = RIGHT | wrong

    messages = check()

    assert ids(messages) == [check_id]
    assert messages[0].hint


@pytest.mark.parametrize(("check_id", "_check", "wrong"), ECWID_CASES)
def test_one_wrong_setting_does_not_keep_the_other_checks_from_running(
    settings: Any, check_id: str, _check: Check, wrong: dict[str, Any]
) -> None:
    settings.ECWID = RIGHT | wrong

    assert check_id in ids(run_checks(include_deployment_checks=True))


def test_a_setting_of_a_wrong_type_is_named_without_its_value(settings: Any) -> None:
    settings.ECWID = RIGHT | {"ENCRYPTION_KEYS": KEY}

    (message,) = run_checks(tags=["ecwid"])

    assert message.msg == 'ECWID["ENCRYPTION_KEYS"] has to be a list of texts, not of the type str.'


def test_a_setting_that_is_no_dictionary_is_reported(settings: Any) -> None:
    settings.ECWID = ["APPS"]

    assert ids(run_checks(tags=["ecwid"], include_deployment_checks=True)) == ["ecwid.E016"]


def test_a_misspelt_setting_is_guessed(settings: Any) -> None:
    settings.ECWID = RIGHT | {"encryption_key": KEY}

    assert setting_checks.check_names()[0].hint == (
        "Did you mean 'ENCRYPTION_KEYS'? All are in docs/reference/settings.md."
    )


@pytest.mark.parametrize(
    "right",
    [
        {"API_URL": "http://127.0.0.1:8101/api/v3"},
        {"API_URL": "http://localhost:8101/api/v3"},
        {"FRAME_ANCESTORS": ["https:", "http://127.0.0.1:8100"]},
        {"TRUSTED_PROXIES": 2, "TIMEOUT_SECONDS": 0.5},
        {"RATE_LIMIT_FOLDER": str(Path(__file__).parent)},
        {"APPS": {"demo": APPS["demo"], "second_app-2": APPS["demo"]}},
    ],
)
def test_what_works_is_not_reported(settings: Any, right: dict[str, Any]) -> None:
    settings.ECWID = RIGHT | right

    assert [message for case in ECWID_CASES for message in case[1]()] == []


@pytest.mark.parametrize("check", list({case[1]: None for case in ECWID_CASES}))
def test_right_settings_are_not_reported(settings: Any, check: Check) -> None:
    settings.ECWID = RIGHT

    assert check() == []


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@pytest.mark.parametrize(
    ("check_id", "pages"),
    [
        ("ecwid.E009", [Page(slug="a", title="A", view=view, app="unknown")]),
        (
            "ecwid.E010",
            [Page(slug="a", title="A", view=view), Page(slug="a", title="B", view=view)],
        ),
    ],
)
def test_pages_that_cannot_be_reached_are_reported(check_id: str, pages: list[Page]) -> None:
    with isolated_pages():
        for page in pages:
            add_page(page)

        assert ids(checks.check_pages()) == [check_id]


def test_the_registered_pages_are_fine() -> None:
    assert checks.check_pages() == []


urlpatterns = [path("nothing", view)]


def installed_without(name: str) -> dict[str, Any]:
    return {"INSTALLED_APPS": [each for each in INSTALLED_APPS if each != name]}


DEPLOYMENT_CASES: list[tuple[str, Check, dict[str, Any]]] = [
    ("ecwid.E014", deployment_checks.check_dashboard, {"ROOT_URLCONF": __name__}),
    ("ecwid.E014", deployment_checks.check_dashboard, installed_without("dashboard")),
    ("ecwid.E014", deployment_checks.check_dashboard, installed_without("django_htmx")),
    ("ecwid.W002", deployment_checks.check_redirects, {"ROOT_URLCONF": __name__}),
    (
        "ecwid.W003",
        deployment_checks.check_redirects,
        {"PREPEND_WWW": True, "MIDDLEWARE": ["django.middleware.common.CommonMiddleware"]},
    ),
    ("ecwid.W004", deployment_checks.check_redirects, MOVED_SSL),
    ("ecwid.E017", deployment_checks.check_time_zones, {"USE_TZ": False}),
    ("ecwid.E015", deployment_checks.check_sandbox, {"ECWID": {**RIGHT, "SANDBOX": True}}),
    ("ecwid.W006", deployment_checks.check_logging, {"LOGGING": LOGGING}),
    ("ecwid.W006", deployment_checks.check_logging, {"LOGGING": {}}),
    (
        "ecwid.W008",
        deployment_checks.check_error_reports,
        {"DEFAULT_EXCEPTION_REPORTER": "django.views.debug.ExceptionReporter"},
    ),
    (
        "ecwid.W008",
        deployment_checks.check_error_reports,
        {"DEFAULT_EXCEPTION_REPORTER": "no.such.Reporter"},
    ),
    *(
        (
            "ecwid.W007",
            deployment_checks.check_opening,
            {"MIDDLEWARE": [f"{__name__}.{name}", *MIDDLEWARE]},
        )
        for name in ("add_cookie", "deny_framing", "replace_policy", "leak_referrer", "log_in")
    ),
]


Middleware = Callable[[HttpRequest], HttpResponse]


def setting(header: str, value: str) -> Callable[[Middleware], Middleware]:
    """A middleware that a project might have."""

    def factory(get_response: Middleware) -> Middleware:
        def middleware(request: HttpRequest) -> HttpResponse:
            response = get_response(request)
            response.headers[header] = value
            return response

        return middleware

    return factory


deny_framing = setting("X-Frame-Options", "DENY")
replace_policy = setting("Content-Security-Policy", "frame-ancestors 'none'")
leak_referrer = setting("Referrer-Policy", "unsafe-url")


def add_cookie(get_response: Middleware) -> Middleware:
    """A middleware that counts visits."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.set_cookie("visited", "1")
        return response

    return middleware


def log_in(get_response: Middleware) -> Middleware:
    """A middleware that asks everybody to log in."""
    return lambda request: HttpResponseRedirect("/login/")


@pytest.mark.parametrize(("check_id", "check", "wrong"), DEPLOYMENT_CASES)
def test_a_deployment_that_harms_the_app_is_reported(
    settings: Any, check_id: str, check: Check, wrong: dict[str, Any]
) -> None:
    for name, value in wrong.items():
        setattr(settings, name, value)

    messages = check()

    assert ids(messages) == [check_id]
    assert messages[0].hint


@pytest.mark.parametrize(
    "check", [*{case[1]: None for case in DEPLOYMENT_CASES}, deployment_checks.check_connections]
)
def test_the_reference_deployment_is_not_reported(check: Check) -> None:
    assert check() == []


@pytest.fixture
def persistent_postgresql(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": None}
    monkeypatch.setitem(settings.DATABASES, "kept", entry)


@pytest.mark.usefixtures("persistent_postgresql")
def test_asgi_with_persistent_connections_is_reported(settings: Any) -> None:
    settings.ASGI_APPLICATION = "config.asgi.application"

    messages = deployment_checks.check_connections()

    assert ids(messages) == ["ecwid.W005"]
    assert "kept" in messages[0].msg


@pytest.mark.usefixtures("persistent_postgresql")
def test_wsgi_may_keep_its_connections(settings: Any) -> None:
    settings.ASGI_APPLICATION = None

    assert deployment_checks.check_connections() == []


def test_the_demo_s_secrets_are_reported_outside_the_demo(settings: Any) -> None:
    settings.DEBUG = False

    found = deployment_checks.check_published_secrets()

    assert set(ids(found)) == {"ecwid.E011"}
    settings.SECRET_KEY = "a key of one's own" * 4
    settings.ECWID = RIGHT
    assert deployment_checks.check_published_secrets() == []


def test_a_process_that_serves_loads_no_tools_for_tests() -> None:
    code = "import django, sys; django.setup(); print('django.test' in sys.modules)"
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}

    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, check=True
    )

    assert done.stdout == b"False\n"
