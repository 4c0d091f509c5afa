"""The headers of every answer, and what an embedded page loads."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from ecwid_native import refusals
from ecwid_native.conf import App
from ecwid_native.models import Installation
from ecwid_native.protocol.payload import Payload
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from tests.opening.conftest import OpenWith

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
EMBEDDED = [
    ("GET", "/demo/open"),
    ("POST", "/demo/open"),
    ("PUT", "/demo/open"),
    ("HEAD", "/demo/open"),
    ("GET", "/demo/session"),
    ("POST", "/demo/session"),
    ("GET", "/demo/pages/settings"),
    ("GET", "/demo/pages/nothing"),
    ("POST", "/demo/settings"),
    ("POST", "/demo/settings/announcement"),
    ("POST", "/demo/settings/nothing"),
    ("POST", "/demo/publish"),
    ("DELETE", "/demo/publish"),
    ("GET", "/nobody/open"),
    ("POST", "/nobody/session"),
]
ELSEWHERE = [
    ("GET", "/"),
    ("GET", "/healthz"),
    ("POST", "/healthz"),
    ("GET", "/admin/"),
    ("GET", "/admin/login/"),
    ("GET", "/nothing"),
    ("GET", "/demo/nothing"),
]


def directives(response: Any) -> dict[str, list[str]]:
    """The Content-Security-Policy, by directive."""
    policy = response.headers["Content-Security-Policy"]
    parts = [part.split() for part in policy.split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize(("method", "path"), EMBEDDED)
@pytest.mark.parametrize("who", ["merchant", "stranger"])
def test_every_embedded_answer_may_be_framed_and_nothing_more(
    who: str, method: str, path: str, open_app: OpenApp
) -> None:
    client = open_app() if who == "merchant" else Client()

    response = client.generic(method, path, secure=True)

    policy = directives(response)
    assert policy["frame-ancestors"] == ["https:"]
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == policy["connect-src"] == ["'self'"]
    assert re.fullmatch(r"'nonce-[\w-]{20,}'", " ".join(policy["script-src"]))
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert "X-Frame-Options" not in response.headers
    assert not response.cookies


@pytest.mark.parametrize(("method", "path"), ELSEWHERE)
def test_nothing_else_may_be_framed(method: str, path: str) -> None:
    response = Client().generic(method, path, secure=True)

    assert directives(response)["frame-ancestors"] == ["'none'"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_each_page_has_a_nonce_of_its_own_and_no_other_script(open_app: OpenApp) -> None:
    nonces = set()
    for page in (open_app().response, open_app().response, Client().get("/demo/open")):
        text = page.content.decode()
        nonce = directives(page)["script-src"][0].removeprefix("'nonce-").removesuffix("'")
        nonces.add(nonce)

        scripts = re.findall(r"<script\b[^>]*>", text)
        assert scripts
        for script in scripts:
            assert f'nonce="{nonce}"' in script or 'type="application/json"' in script
        assert "style=" not in text
        assert not re.search(r"\son\w+=", text)
    assert len(nonces) == 3


def test_the_configured_addresses_are_allowed_and_loaded(
    settings: Settings, open_app: OpenApp
) -> None:
    settings.ECWID = {
        **settings.ECWID,
        "SDK_URL": "https://sdk.example/ecwid-app.js",
        "CSS_URL": "https://css.example:8443/ecwid-app-ui.css",
        "FRAME_ANCESTORS": ["https://my.example", "http://127.0.0.1:8100"],
    }

    response = open_app().response

    policy = directives(response)
    assert policy["style-src"] == ["'self'", "https://css.example:8443"]
    assert policy["font-src"] == ["'self'", "data:", "https://css.example:8443"]
    assert policy["frame-ancestors"] == ["https://my.example", "http://127.0.0.1:8100"]
    text = response.content.decode()
    assert 'src="https://sdk.example/ecwid-app.js"' in text
    assert 'href="https://css.example:8443/ecwid-app-ui.css"' in text


def test_no_sdk_and_no_stylesheet_of_others_when_none_is_configured(
    settings: Settings, open_app: OpenApp
) -> None:
    settings.ECWID = {**settings.ECWID, "SDK_URL": "", "CSS_URL": ""}

    response = open_app().response

    text = response.content.decode()
    assert 'src="http' not in text
    assert 'href="http' not in text
    assert directives(response)["style-src"] == ["'self'"]


def test_every_embedded_page_tells_the_control_panel_that_it_is_ready(
    open_app: OpenApp, open_with: OpenWith, sandbox: Sandbox, ecwid_app: App, token: str
) -> None:
    page = open_app()
    pages: list[Any] = [
        page.response,
        page.get("/demo/pages/settings"),
        page.get("/demo/pages/nothing"),
        page.put("/demo/publish"),
        Client().get("/demo/open"),
        Client().get("/nobody/open"),
        open_with(Payload(store_id=STORE_ID, access_token="secret_inventedByAStranger")),
    ]
    for status in (402, 403, 429, 500):
        sandbox.faults.clear()
        sandbox.faults.add(path="/storage", status=status)
        pages.append(open_with(Payload(store_id=STORE_ID, access_token=token)))

    for each in pages:
        text = each.content.decode()
        assert 'src="/static/ecwid_native/embed.js"' in text
        assert 'id="embedded-config"' in text


def test_hsts_is_sent_in_production(settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 3600

    response = Client().get("/demo/open", secure=True)

    assert response.headers["Strict-Transport-Security"].startswith("max-age=3600")


@pytest.mark.parametrize("path", ["/demo/open", "/demo/session", "/healthz", "/demo/storefront.js"])
def test_no_address_of_an_app_redirects(path: str, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    response = Client().get(path)

    assert not 300 <= response.status_code < 400
    assert Client().get("/admin/login/").status_code == 301


@pytest.mark.parametrize(
    "app_state", ["</script><script>x()</script>", "'\"><img src=x>", "\u2028"]
)
def test_an_app_state_is_not_shown(app_state: str, open_app: OpenApp) -> None:
    text = open_app(app_state=app_state).response.content.decode()

    assert app_state not in text
    assert Installation.objects.exists()


def test_no_page_for_merchants_names_the_platform() -> None:
    """White label: the control panel is sold under other names."""
    folders = ("ecwid_native/templates", "dashboard/templates", "storefront_assets/templates")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.html")]
    assert paths

    for path in paths:
        text = re.sub(r"{%.*?%}|{{.*?}}|<!--.*?-->|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
        visible = re.sub(r"<[^>]*>", "", text)
        quoted = " ".join(re.findall(r'(?:title|alt|placeholder|aria-label)="([^"]*)"', text))
        translated = " ".join(re.findall(r'{% (?:block)?trans\w*\s+"([^"]*)"', path.read_text()))
        for shown in (visible, quoted, translated):
            assert not re.search(r"ecwid|lightspeed", shown, re.IGNORECASE), path


def test_no_refusal_names_the_platform() -> None:
    texts = [
        f"{refusal.title} {refusal.message}"
        for refusal in vars(refusals).values()
        if isinstance(refusal, refusals.Refusal)
    ]

    assert len(texts) > 10
    assert not any(re.search(r"ecwid|lightspeed", text, re.IGNORECASE) for text in texts)


def test_the_modules_are_small() -> None:
    folder = ROOT / "ecwid_native/static/ecwid_native"

    assert len(gzip.compress((folder / "embed.js").read_bytes())) <= 1024
    assert len(gzip.compress((folder / "session.js").read_bytes())) <= 1024
