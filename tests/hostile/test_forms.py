"""Hostile forms of a merchant who did open the app: the session is genuine, the fields are not."""

import re
from collections.abc import Iterator

import pytest

from config.wsgi import application
from ecwid_native import rest_clients
from ecwid_native.client.budget import MemoryBudget
from ecwid_native.conf import App
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from tests.hostile.families import BODIES, CONTENT_TYPES
from tests.hostile.judge import faults
from tests.hostile.request import Answer, Request, dice, send
from tests.hostile.targets import REFUSED, SERVED, TARGETS
from tests.hostile.texts import TEXTS, random_texts

SECONDS_BETWEEN = 61
"""The sandbox counts calls a minute, as Ecwid does; its clock is moved, nobody waits."""

FIELD = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"')
# What decides what becomes of the other fields is tried by itself.
HIDDEN = re.compile(r"--(?:revision|secrets)$")
BUTTONS = ("navigate", "no-such-field", "announcement--discard")
TEXTS_PER_FIELD = 6
MIXED_FORMS = 60
TYPES = ("form", "form in UTF-16", "form in a codec", "multipart", "JSON")
SAVING = ("<slug:app>/settings", "<slug:app>/settings/<slug:customization>")
POSTED_TO = (*SAVING, "<slug:app>/publish", "<slug:app>/pages/<slug:page>")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("_nothing_secret_is_logged", "_turns_by_the_sandboxs_clock"),
]


@pytest.fixture
def _turns_by_the_sandboxs_clock(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count our calls by the clock that is moved, too."""
    budget = MemoryBudget(clock=sandbox.clock.timestamp)
    monkeypatch.setattr(rest_clients, "_budget", lambda *_: budget)


def fields_of(page: str) -> list[str]:
    """The names of all fields of the settings page, hidden ones included."""
    names = sorted(set(FIELD.findall(page)) - {"session_token"})
    assert len(names) > 5
    return names


def hostile_forms(base: Request, names: list[str], token: str) -> Iterator[Request]:
    """Fields with texts that they do not expect; which ones is drawn by seeded chance."""
    chance = dice(f"forms:{base.path}")
    hidden = dict.fromkeys(filter(HIDDEN.search, names), "0")
    plain = dict.fromkeys(names, "0")
    for field in (*hidden, *BUTTONS):
        for name in chance.sample(list(TEXTS), TEXTS_PER_FIELD):
            form = {**plain, field: TEXTS[name], "session_token": token}
            yield base.with_form(f"{field} is {name}", form)
    for number in range(MIXED_FORMS):
        mixed = {name: chance.choice(["0", *TEXTS.values()]) for name in names}
        form = {**mixed, **hidden, "session_token": token}
        yield base.with_form(f"mixed {number}", form)
    for name, text in random_texts(f"forms:{base.path}", 25):
        form = {**dict.fromkeys(names, text), "session_token": token}
        yield base.with_form(f"all fields {name}", form)


def hostile_bodies(base: Request, token: str) -> Iterator[Request]:
    """Every body as several types, the genuine token in the header."""
    for type_name in TYPES:
        for name, body in BODIES.items():
            headers = {"X-Session-Token": token, "Content-Type": CONTENT_TYPES[type_name]}
            yield base.but(f"{name} as {type_name}", method="POST", body=body, headers=headers)


def send_fresh(sandbox: Sandbox, app: App, request: Request) -> tuple[Request, Answer]:
    """Send a request to a store in which nothing was saved yet."""
    sandbox.set_storage(app.client_id, STORE_ID, {})
    sandbox.clock.advance(SECONDS_BETWEEN)
    return request, send(application, request)


@pytest.mark.parametrize("route", SAVING)
def test_no_field_of_a_merchant_causes_an_error(
    route: str, open_app: OpenApp, sandbox: Sandbox, ecwid_app: App, secrets: list[str]
) -> None:
    merchant = open_app()
    names = fields_of(merchant.response.content.decode())
    base = Request(name="form", path=TARGETS[route].path)

    pairs = [
        send_fresh(sandbox, ecwid_app, request)
        for request in hostile_forms(base, names, merchant.session_token)
    ]

    assert faults(pairs, statuses=SERVED, secrets=secrets, shows_what_was_typed=True) == []


@pytest.mark.parametrize("route", POSTED_TO)
def test_no_body_of_a_merchant_causes_an_error(
    route: str, open_app: OpenApp, sandbox: Sandbox, ecwid_app: App, secrets: list[str]
) -> None:
    merchant = open_app()
    base = Request(name="body", path=TARGETS[route].path)

    pairs = [
        send_fresh(sandbox, ecwid_app, request)
        for request in hostile_bodies(base, merchant.session_token)
    ]

    assert faults(pairs, statuses=SERVED, secrets=secrets, shows_what_was_typed=True) == []


def test_markup_is_shown_as_text(open_app: OpenApp, sandbox: Sandbox, ecwid_app: App) -> None:
    merchant = open_app()
    names = fields_of(merchant.response.content.decode())
    canary = "</script><script>canary(1)</script>\"'><img src=x onerror=canary(2)>"
    base = Request(name="markup", path=TARGETS["<slug:app>/settings"].path)
    form = {
        **{name: canary for name in names if "--" not in name},
        "announcement--revision": "0",
        "session_token": merchant.session_token,
    }

    _, answer = send_fresh(sandbox, ecwid_app, base.with_form("markup", form))

    assert answer.status in REFUSED
    assert b"canary(1)" in answer.body
    assert b"<script>canary" not in answer.body
    assert b"<img src=x" not in answer.body
