"""Each system check speaks when something is wrong and is silent when it is not."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from pytest_django import Settings

from ecwid_native import deployment_checks
from ecwid_native.customizations import isolated_registry
from ecwid_native.pages import isolated_pages, register_page

ROOT = Path(__file__).resolve().parent.parent.parent
KEY = base64.b64encode(bytes(32)).decode()
OTHER_KEY = base64.b64encode(bytes(range(32))).decode()
APP = {"CLIENT_ID": "shop-app", "CLIENT_SECRET": "0123456789abcdef"}
GOOD: dict[str, Any] = {"APPS": {"shop": APP}, "ENCRYPTION_KEYS": [KEY]}
COMMON = "django.middleware.common.CommonMiddleware"
REDACT = {"()": "ecwid_native.redaction.RedactionFilter"}


def ids(deploy: bool = True) -> set[str]:
    """The ids of our own messages; the deployment's other checks do not matter here."""
    messages = run_checks(include_deployment_checks=deploy)
    return {str(each.id) for each in messages if str(each.id).startswith("ecwid.")}


def with_app(**changes: Any) -> dict[str, Any]:
    return {**GOOD, "APPS": {"shop": {**APP, **changes}}}


@pytest.fixture(autouse=True)
def _good(settings: Settings) -> Iterator[None]:
    settings.ECWID = GOOD
    settings.DEBUG = False
    settings.SECRET_KEY = "0123456789" * 6
    with isolated_registry():
        yield


def test_a_good_deployment_is_silent() -> None:
    assert ids() == set()


@pytest.mark.parametrize(
    ("expected", "ecwid"),
    [
        ("E001", None),
        ("E001", {}),
        ("E001", {"ENCRYPTION_KEYS": [KEY], "APPS": {}}),
        ("E002", {**GOOD, "APPS": {"my shop": APP}}),
        ("E002", {**GOOD, "APPS": {"x" * 51: APP}}),
        ("E003", {**GOOD, "APPS": {"shop": {"CLIENT_ID": "shop-app"}}}),
        ("E003", with_app(CLIENT_ID="")),
        ("E004", with_app(CLIENT_SECRET="0123456789abcde")),
        ("E004", with_app(CLIENT_SECRET="0123456789abcdé!")),
        ("E005", {**GOOD, "ENCRYPTION_KEYS": []}),
        ("E005", {**GOOD, "ENCRYPTION_KEYS": [KEY, "AAAA"]}),
        ("E005", {**GOOD, "ENCRYPTION_KEYS": ["not base64"]}),
        ("E006", {**GOOD, "ENCRYPTION_KEYS": [KEY, OTHER_KEY, KEY]}),
        ("E007", {**GOOD, "API_URL": "http://app.ecwid.com/api/v3"}),
        ("E008", {**GOOD, "FRAME_ANCESTORS": []}),
        ("E008", {**GOOD, "FRAME_ANCESTORS": ["'none'"]}),
        ("E008", {**GOOD, "FRAME_ANCESTORS": ["https:; script-src *"]}),
        ("E012", {**GOOD, "TRUSTED_PROXIES": -1}),
        ("E012", {**GOOD, "TIMEOUT_SECONDS": 0}),
        ("W001", {**GOOD, "FRAME_ANCESTORS": ["*"]}),
        ("W001", {**GOOD, "FRAME_ANCESTORS": ["https:", "http:"]}),
        ("E011", with_app(CLIENT_SECRET="demo-client-secret-not-for-production")),
        (
            "E011",
            {**GOOD, "ENCRYPTION_KEYS": ["ZGVtby1rZXktbm90LWZvci1wcm9kdWN0aW9uLTAwMDA="]},
        ),
    ],
)
def test_a_wrong_setting_is_said(expected: str, ecwid: object, settings: Settings) -> None:
    settings.ECWID = ecwid

    assert f"ecwid.{expected}" in ids()


@pytest.mark.parametrize(
    "ecwid",
    [
        {**GOOD, "ENCRYPTION_KEYS": [KEY, OTHER_KEY]},
        {**GOOD, "API_URL": "http://127.0.0.1:8101/api/v3"},
        {**GOOD, "API_URL": "http://localhost:8101/api/v3"},
        {**GOOD, "FRAME_ANCESTORS": ["https:", "http://127.0.0.1:8100"]},
        {**GOOD, "TRUSTED_PROXIES": 2, "TIMEOUT_SECONDS": 0.5},
        {**GOOD, "APPS": {"shop": APP, "second_app-2": APP}},
    ],
)
def test_a_setting_that_works_is_not_complained_about(ecwid: object, settings: Settings) -> None:
    settings.ECWID = ecwid

    assert ids() == set()


def test_the_demo_s_secrets_are_fine_in_the_demo(settings: Settings) -> None:
    settings.DEBUG = True
    settings.ECWID = with_app(CLIENT_SECRET="demo-client-secret-not-for-production")

    assert ids() == set()


def test_the_demo_s_secret_key_is_said(settings: Settings) -> None:
    settings.SECRET_KEY = "demo-secret-key-not-for-production-" + "x" * 30

    assert ids() == {"ecwid.E011"}


@pytest.fixture
def _isolated() -> Iterator[None]:
    with isolated_pages():
        yield


@pytest.mark.usefixtures("_isolated")
def test_pages_of_one_name_are_said() -> None:
    register_page("settings", title="Again")(lambda request: HttpResponse())

    assert ids() == {"ecwid.E010"}


@pytest.mark.usefixtures("_isolated")
def test_pages_of_one_name_in_two_apps_are_fine(settings: Settings) -> None:
    settings.ECWID = {**GOOD, "APPS": {"shop": APP, "other": APP}}
    for app in ("shop", "other"):
        register_page("orders", title="Orders", app=app)(lambda request: HttpResponse())

    assert ids() == set()


@pytest.mark.usefixtures("_isolated")
def test_a_page_of_no_app_is_said() -> None:
    register_page("orders", title="Orders", app="nobody")(lambda request: HttpResponse())

    assert ids() == {"ecwid.E009"}


def test_apps_without_urls_are_said(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.operating.no_urls"

    assert "ecwid.W002" in ids(deploy=False)


def test_prepend_www_is_said(settings: Settings) -> None:
    settings.PREPEND_WWW = True
    assert "ecwid.W003" not in ids(deploy=False)

    settings.MIDDLEWARE = [COMMON, *settings.MIDDLEWARE]
    assert "ecwid.W003" in ids(deploy=False)


@pytest.mark.parametrize(
    ("exempt", "is_said"),
    [([], True), ([r"^healthz"], True), ([r"^(?!admin/)"], False), ([r"^\w+/open$"], False)],
)
def test_a_redirect_to_https_is_said_where_it_hits_an_opening(
    exempt: list[str], is_said: bool, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = exempt

    assert ("ecwid.W004" in ids(deploy=False)) is is_said


@pytest.mark.parametrize(
    ("asgi", "max_age", "is_said"),
    [
        ("config.asgi.application", 60, True),
        ("config.asgi.application", None, True),
        ("config.asgi.application", 0, False),
        (None, 60, False),
    ],
)
def test_persistent_connections_under_asgi_are_said(
    asgi: str | None,
    max_age: int | None,
    is_said: bool,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.ASGI_APPLICATION = asgi
    database = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": max_age}
    monkeypatch.setitem(settings.DATABASES, "default", database)

    found = deployment_checks.check_connections()

    assert [each.id for each in found] == (["ecwid.W005"] if is_said else [])


@pytest.mark.parametrize(
    ("logging", "is_said"),
    [
        ({}, True),
        (None, True),
        ({"handlers": {"out": {"class": "logging.StreamHandler"}}}, True),
        (
            {
                "filters": {"redact": REDACT},
                "handlers": {"out": {"class": "logging.StreamHandler", "filters": ["redact"]}},
            },
            False,
        ),
        (
            {
                "filters": {"redact": REDACT},
                "handlers": {
                    "out": {"class": "logging.StreamHandler", "filters": ["redact"]},
                    "file": {"class": "logging.FileHandler"},
                },
            },
            True,
        ),
    ],
)
def test_handlers_that_do_not_redact_are_said(
    logging: object, is_said: bool, settings: Settings
) -> None:
    settings.LOGGING = logging

    found = deployment_checks.check_logging()

    assert [each.id for each in found] == (["ecwid.W006"] if is_said else [])


Middleware = Callable[[HttpRequest], HttpResponseBase]


def deny_framing(get_response: Middleware) -> Middleware:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["X-Frame-Options"] = "DENY"
        return response

    return middleware


def replace_policies(get_response: Middleware) -> Middleware:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
        response.headers["Referrer-Policy"] = "unsafe-url"
        response.set_cookie("visited", "1")
        return response

    return middleware


def ask_to_log_in(get_response: Middleware) -> Middleware:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        return HttpResponseRedirect("/login/")

    return middleware


@pytest.mark.parametrize(
    ("middleware", "words"),
    [
        ("deny_framing", ["X-Frame-Options"]),
        ("replace_policies", ["Content-Security-Policy", "Referrer-Policy", "visited"]),
        ("ask_to_log_in", ["302"]),
    ],
)
def test_what_a_middleware_does_to_an_opening_is_said(
    middleware: str, words: list[str], settings: Settings
) -> None:
    settings.MIDDLEWARE = [f"tests.operating.test_checks.{middleware}", *settings.MIDDLEWARE]

    found = deployment_checks.check_opening()

    assert {each.id for each in found} == {"ecwid.W007"}
    assert len(found) == len(words)
    for each, word in zip(found, words, strict=True):
        assert word in each.msg


def test_every_check_is_in_the_reference() -> None:
    text = "".join(path.read_text() for path in (ROOT / "docs/reference").glob("*.md"))
    folders = ("ecwid_native", "dashboard", "storefront_assets")
    sources = [path for folder in folders for path in (ROOT / folder).glob("*checks.py")]

    found = {match for path in sources for match in re.findall(r"ecwid\.[EW]\d+", path.read_text())}

    assert len(found) > 15
    assert {each for each in found if f"`{each}`" not in text} == set()
