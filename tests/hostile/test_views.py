"""Hostile requests to our own views, in process."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

import pytest
from django.core import signing
from pytest_django import Settings

from config.wsgi import application
from ecwid_native.conf import App
from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from tests.hostile import families, payloads
from tests.hostile.conftest import CANARY_TOKEN
from tests.hostile.judge import comparable, faults
from tests.hostile.request import (
    Answer,
    Request,
    answer_of,
    connections_kept,
    dice,
    percent,
)
from tests.hostile.targets import REFUSED, TARGETS
from tests.hostile.texts import TEXTS, random_texts

OPEN = Request(name="open", path=TARGETS["<slug:app>/open"].path)
REFUSED_OR_BUSY = REFUSED | {503}
"""503 is the documented answer to an invented token when this minute's places are taken."""

WITH_SESSION = [route for route, target in TARGETS.items() if target.takes_session]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("_nothing_secret_is_logged"),
]


@pytest.fixture
def _hash_mode(settings: Settings, ecwid_app: App) -> None:
    """Accept payloads in the fragment as well."""
    apps = settings.ECWID["APPS"]
    changed = {**apps[ecwid_app.slug], "DEFAULT_USER_AUTH": True}
    settings.ECWID = {**settings.ECWID, "APPS": {**apps, ecwid_app.slug: changed}}


def document(access_token: str = CANARY_TOKEN) -> dict[str, object]:
    """What a payload of store 1003 says."""
    return {
        "store_id": STORE_ID,
        "lang": "en",
        "access_token": access_token,
        "view_mode": "PAGE",
    }


def send_all(requests: Iterable[Request]) -> list[tuple[Request, Answer]]:
    with connections_kept():
        return [(request, answer_of(application, request)) for request in requests]


@pytest.mark.parametrize("route", TARGETS)
def test_hostile_requests_are_refused(route: str, secrets: list[str]) -> None:
    target = TARGETS[route]

    pairs = send_all(families.everything(Request(name="plain", path=target.path)))

    assert faults(pairs, statuses=target.statuses, secrets=secrets) == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_unreadable_payload_gets_the_same_answer(
    method: str, secrets: list[str], ecwid_app: App
) -> None:
    values = payloads.malformed(document(), client_secret=ecwid_app.client_secret)
    requests = [
        OPEN.with_form(name, {"payload": value})
        if method == "POST"
        else OPEN.but(name, query=f"payload={percent(value)}")
        for name, value in values
    ]

    pairs = send_all(requests)

    assert faults(pairs, statuses=REFUSED, secrets=secrets) == []
    assert len({comparable(answer) for _, answer in pairs}) == 1
    assert not Installation.objects.exists()


@pytest.mark.usefixtures("_hash_mode")
def test_every_unreadable_hash_payload_gets_the_same_answer(secrets: list[str]) -> None:
    values = payloads.malformed_hash(document())

    pairs = send_all(OPEN.with_form(name, {"hash_payload": value}) for name, value in values)

    assert faults(pairs, statuses=REFUSED, secrets=secrets) == []
    assert len({comparable(answer) for _, answer in pairs}) == 1
    assert not Installation.objects.exists()


def test_a_hash_payload_is_refused_where_that_transport_is_off(
    sandbox: Sandbox, ecwid_app: App, secrets: list[str]
) -> None:
    value = sandbox.payload(ecwid_app.client_id, STORE_ID, mode="hash")

    pairs = send_all([OPEN.with_form("genuine", {"hash_payload": value})])

    assert faults(pairs, statuses=REFUSED, secrets=secrets) == []
    assert not Installation.objects.exists()
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize("whose", ["genuine", "invented"])
def test_no_flipped_bit_opens_a_store(
    whose: str, sandbox: Sandbox, ecwid_app: App, secrets: list[str]
) -> None:
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens is not None
    base = document(tokens.access_token if whose == "genuine" else CANARY_TOKEN)
    values = payloads.flipped(base, client_secret=ecwid_app.client_secret)

    pairs = send_all(OPEN.but(name, query=f"payload={percent(value)}") for name, value in values)

    assert faults(pairs, statuses=REFUSED_OR_BUSY, secrets=secrets) == []
    assert not Installation.objects.exists()


def test_a_payload_given_twice_or_beside_noise_is_read_once(
    sandbox: Sandbox, ecwid_app: App, secrets: list[str]
) -> None:
    payload = sandbox.payload(ecwid_app.client_id, STORE_ID)
    genuine = f"payload={percent(payload)}"
    requests = [
        OPEN.but("last is noise", query=f"{genuine}&payload=noise"),
        OPEN.but("name in capitals", query=genuine.upper()),
        OPEN.but("name with brackets", query=genuine.replace("payload=", "payload[]=")),
        OPEN.but("semicolon", query=f"a=1;{genuine}"),
        OPEN.but("encoded twice", query=f"payload=%25{ord(payload[0]):02X}{payload[1:]}"),
    ]

    pairs = send_all(requests)

    assert faults(pairs, statuses=REFUSED, secrets=secrets) == []
    assert not Installation.objects.exists()


def hostile_tokens(valid: str) -> Iterator[tuple[str, str]]:
    """Session tokens that are none."""
    chance = dice("session tokens")
    for length in range(len(valid)):
        yield f"cut at {length}", valid[:length]
    for place in range(len(valid)):
        other = chance.choice([c for c in "abcXYZ019-_:.=" if c != valid[place]])
        yield f"altered at {place}", valid[:place] + other + valid[place + 1 :]
    yield "twice", valid + valid
    yield "with a blank", valid + " "
    yield "other salt", signing.dumps([1, 1, "en", "PAGE", 0, 0], salt="another purpose")
    yield "unsigned", valid.rpartition(":")[0]
    yield from TEXTS.items()


def with_token(plain: Request, name: str, token: str) -> list[Request]:
    """The request with a token in each place where one could be looked for."""
    query = urlencode({"session_token": token[:4_000]}, errors="replace")
    requests = [
        plain.with_form(f"field {name}", {"session_token": token}),
        plain.but(f"query {name}", query=query),
    ]
    if token.isascii() and token.isprintable():
        headers = {"X-Session-Token": token}
        requests += [
            plain.but(f"{method} header {name}", method=method, headers=headers)
            for method in ("GET", "POST")
        ]
    return requests


@pytest.mark.parametrize("route", WITH_SESSION)
def test_no_altered_session_token_is_taken(
    route: str, open_app: OpenApp, secrets: list[str]
) -> None:
    merchant = open_app()
    plain = Request(name="plain", path=TARGETS[route].path)
    requests: list[Request] = []
    for name, token in hostile_tokens(merchant.session_token):
        requests += with_token(plain, name, token)
    chance = dice(f"session tokens:{route}")
    for name, token in random_texts(f"session tokens:{route}", 200):
        requests.append(chance.choice(with_token(plain, name, token)))

    pairs = send_all(requests)

    assert faults(pairs, statuses=REFUSED, secrets=[*secrets, merchant.session_token]) == []


@pytest.mark.parametrize("route", WITH_SESSION)
def test_a_genuine_session_token_in_the_wrong_place_is_not_taken(
    route: str, open_app: OpenApp, secrets: list[str]
) -> None:
    token = open_app().session_token
    plain = Request(name="plain", path=TARGETS[route].path)
    other_site = {"X-Session-Token": token, "Sec-Fetch-Site": "cross-site"}
    requests = [
        plain.but("query", query=f"session_token={percent(token)}"),
        plain.but("query of a POST", method="POST", query=f"session_token={percent(token)}"),
        plain.but("cookie", headers={"Cookie": f"session_token={token}; X-Session-Token={token}"}),
        plain.but("bearer", headers={"Authorization": f"Bearer {token}"}),
        plain.but("another site", headers=other_site),
        plain.but("same-site", headers={**other_site, "Sec-Fetch-Site": "same-site"}),
        plain.but("address bar", headers={**other_site, "Sec-Fetch-Site": "none"}),
        plain.but(
            "another app",
            path=plain.path.replace("/demo/", "/other/"),
            headers={"X-Session-Token": token},
        ),
    ]

    pairs = send_all(requests)

    assert faults(pairs, statuses=REFUSED, secrets=[*secrets, token]) == []
