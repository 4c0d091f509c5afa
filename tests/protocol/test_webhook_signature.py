"""R12: the signature of a webhook, pinned by vectors that were not made with this code."""

from __future__ import annotations

import ast
import base64
from pathlib import Path

import pytest

from ecwid_native.exceptions import SignatureError
from ecwid_native.protocol import webhook_signature
from ecwid_native.protocol.webhook_signature import require_signature, sign_event

# secret, eventCreated, eventId, header; made with OpenSSL.
VECTORS = [
    (
        "0123456789abcdefABCDEFGHIJKLMNOP",
        1719916200,
        "3f0c9a54-6d2b-4a7e-9b1f-2c8d5e7a1b60",
        "A7gQY4kcN+fmuANlEAC8RGsLL/BptSqE3AL9poAWhls=",
    ),
    (
        "abcde123456789",
        1234567,
        "80aece08-40e8-4145-8764-6c2f0d38678",
        "lidx/4J5L2Pp4auvwGBp6DwPkpPmyVLI3oLB440X358=",
    ),
]
SECRET, CREATED, EVENT_ID, RIGHT = VECTORS[0]

WRONG: dict[str, str | None] = {
    "missing": None,
    "empty": "",
    "blank": " ",
    "cut": RIGHT[:-1],
    "longer": RIGHT + "=",
    "twice": f"{RIGHT}, {RIGHT}",
    "twice, as gunicorn joins headers": f"{RIGHT},{RIGHT}",
    "with a blank": f" {RIGHT}",
    "lower case": RIGHT.lower(),
    "URL-safe": RIGHT.replace("+", "-").replace("/", "_"),
    "hexadecimal": base64.b64decode(RIGHT).hex(),
    "not ASCII": "é" * 44,
    "surrogate": "\ud800" * 44,
    "NUL": "\0" * 44,
    "long": "A" * 100_000,
}


@pytest.mark.parametrize(("secret", "created", "event_id", "header"), VECTORS)
def test_the_vectors(secret: str, created: int, event_id: str, header: str) -> None:
    assert sign_event(event_created=created, event_id=event_id, client_secret=secret) == header
    require_signature(header, event_created=created, event_id=event_id, client_secrets=[secret])


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_header_is_refused(name: str) -> None:
    with pytest.raises(SignatureError):
        require_signature(
            WRONG[name], event_created=CREATED, event_id=EVENT_ID, client_secrets=[SECRET]
        )


@pytest.mark.parametrize(
    ("created", "event_id", "secrets"),
    [
        (CREATED + 1, EVENT_ID, [SECRET]),
        (CREATED, EVENT_ID[:-1], [SECRET]),
        (CREATED, EVENT_ID, [SECRET[:-1]]),
        (CREATED, EVENT_ID, []),
        (CREATED, EVENT_ID, [""]),
    ],
    ids=["time", "id", "secret", "no secret", "empty secret"],
)
def test_a_right_header_of_something_else_is_refused(
    created: int, event_id: str, secrets: list[str]
) -> None:
    with pytest.raises(SignatureError):
        require_signature(RIGHT, event_created=created, event_id=event_id, client_secrets=secrets)


def test_an_empty_secret_signs_nothing() -> None:
    header = sign_event(event_created=CREATED, event_id=EVENT_ID, client_secret="")

    with pytest.raises(SignatureError):
        require_signature(header, event_created=CREATED, event_id=EVENT_ID, client_secrets=["", ""])


def test_any_secret_of_a_list_will_do() -> None:
    for secrets in (["another one", SECRET], [SECRET, "another one"]):
        require_signature(RIGHT, event_created=CREATED, event_id=EVENT_ID, client_secrets=secrets)


# RFC 4231, test cases 1, 2 and 4: those whose keys are texts. Key, data, digest.
PUBLISHED = [
    (
        "\x0b" * 20,
        b"Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ),
    (
        "Jefe",
        b"what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    (
        bytes(range(1, 26)).decode(),
        b"\xcd" * 50,
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ),
]


@pytest.mark.parametrize(("key", "data", "digest"), PUBLISHED, ids=["1", "2", "4"])
def test_hmac_as_published(key: str, data: bytes, digest: str) -> None:
    assert base64.b64decode(webhook_signature._sign(data, key)).hex() == digest


def test_digests_are_compared_in_constant_time_only() -> None:
    tree = ast.parse(Path(webhook_signature.__file__).read_text())
    operators = {
        type(operator).__name__
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for operator in node.ops
    }

    assert operators == set()
