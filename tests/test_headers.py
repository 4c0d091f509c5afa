"""The headers of every route: framing where it is needed, nothing kept, nothing given away."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp
from ecwid_native.testing.merchant_client import MerchantClient

pytestmark = pytest.mark.django_db

# Each embedded answer, errors included.
EMBEDDED: dict[str, Callable[[MerchantClient], Any]] = {
    "opening": lambda page: page.response,
    "no payload": lambda page: Client().get("/demo/open"),
    "bad payload": lambda page: Client().get("/demo/open?payload=AAAA"),
    "bad hash payload": lambda page: Client().post("/demo/open", {"hash_payload": "00"}),
    "unknown app": lambda page: Client().get("/nobody/open"),
    "wrong method": lambda page: Client().delete("/demo/open"),
    "page": lambda page: page.get("/demo/pages/settings"),
    "second page": lambda page: page.get("/demo/pages/stored-data"),
    "unknown page": lambda page: page.get("/demo/pages/nothing"),
    "page without session": lambda page: Client().get("/demo/pages/settings"),
    "save": lambda page: page.post("/demo/settings", {}),
    "save a section": lambda page: page.post("/demo/settings/announcement", {"text": "Hi"}),
    "save nothing known": lambda page: page.post("/demo/settings/nothing", {}),
    "publish": lambda page: page.post("/demo/publish"),
    "renewal": lambda page: page.post("/demo/session"),
}
OTHERS = ["/healthz", "/nothing/here", "/admin/login/"]
PUBLIC_FILES = ["/demo/storefront.js", "/demo/storefront.css"]


@pytest.mark.parametrize("name", EMBEDDED)
def test_what_the_control_panel_frames(sandbox: Sandbox, open_app: OpenApp, name: str) -> None:
    response: HttpResponse = EMBEDDED[name](open_app())

    policy = response["Content-Security-Policy"]
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert directives["frame-ancestors"] == "https:"
    assert directives["script-src"].startswith("'nonce-")
    assert directives["object-src"] == directives["base-uri"] == directives["default-src"]
    assert directives["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "X-Frame-Options" not in response
    assert not response.cookies
    assert not response.headers.get("Location")


def test_a_nonce_is_used_once(sandbox: Sandbox, open_app: OpenApp) -> None:
    page = open_app()

    policies = {page.get("/demo/pages/settings")["Content-Security-Policy"] for _ in range(3)}

    assert len(policies) == 3


@pytest.mark.parametrize("path", OTHERS)
def test_everything_else_is_framed_by_nobody(path: str) -> None:
    response = Client().get(path)

    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", PUBLIC_FILES)
def test_the_storefront_s_files_are_for_everybody_and_know_no_cookie(path: str) -> None:
    response = Client().get(path)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "cookie" not in response["Vary"].lower()
    assert not response.cookies


def test_production_asks_for_https_ever_after(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 31536000

    response = Client().get("/healthz", secure=True)

    assert response["Strict-Transport-Security"] == "max-age=31536000"
