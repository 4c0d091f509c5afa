from __future__ import annotations

import ast
import copy
import io
import json
import logging
import logging.config
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from ecwid_native.deployment_checks import check_logging
from ecwid_native.redaction import MASK, RedactionFilter, redact

ROOT = Path(__file__).resolve().parent.parent
CANARY = "Q7xT2mVbK9canaryQ7xT2mVbK9canary"
SIGNED = f"eyJzIjoxfQ:1tXyZ0:{CANARY}"

LEAKS = {
    "secret token": f"the token secret_{CANARY} was refused",
    "old token": f"secure_{CANARY}",
    "public token": f"public_{CANARY}",
    "public token in lower case": "public_" + CANARY.lower(),
    "bearer": f"Authorization: Bearer {CANARY}",
    "bearer in a dictionary": f"{{'Authorization': 'Bearer {CANARY}', 'Accept': '*/*'}}",
    "bearer in bytes": f"{{'Authorization': b'bearer {CANARY}'}}",
    "payload in an access log": f'"GET /demo/open?payload={CANARY}-_==&x=1 HTTP/1.1" 200',
    "payload in the middle": f"/demo/open?app_state=x&payload={CANARY}&lang=en",
    "payload in a URL in a URL": f"/login?next=%2Fdemo%2Fopen%3Fpayload%3D{CANARY}%26x%3D1",
    "second parameter in a URL in a URL": f"/login?next=%2Fopen%3Fa%3D1%26token%3D{CANARY}",
    "developer's payload": f"?devpayload={CANARY}",
    "hash payload": f"hash_payload={CANARY}",
    "token in the query": f"/api/v3/1003/storage?token={CANARY}",
    "session token in a form": f"b'session_token={CANARY}&text=Hello'",
    "session token header": f"X-Session-Token: {CANARY}",
    "session token in META": f"'HTTP_X_SESSION_TOKEN': '{CANARY}'",
    "access token in JSON": json.dumps({"access_token": CANARY}),
    "access token in JSON in JSON": json.dumps({"body": json.dumps({"access_token": CANARY})}),
    "access token in a repr": repr({"access_token": CANARY}),
    "client secret in a form": f"client_id=demo&client_secret={CANARY}&code=1",
    "payment data": f"enc_data={CANARY}",
    "form token": f"csrfmiddlewaretoken={CANARY}",
    "signed value": f"bad signature in {SIGNED}",
    "a list in a repr": repr({"payload": [CANARY]}),
    "capital letters": f"PAYLOAD={CANARY}",
}

HARMLESS = [
    "",
    "GET /demo/settings/announcement 200",
    "12:30:45 listening on 127.0.0.1:8000",
    "the scope public_storefront is missing",
    "public_config is current",
    "GET /1003/storage: 404 Key not found",
    "CSRF token from the 'X-Csrftoken' HTTP header incorrect.",
    "2026-11-24T10:00:00:123",
    "::1:12345:abc",
]


@pytest.mark.parametrize("name", LEAKS)
def test_secrets_are_masked(name: str) -> None:
    cleaned = redact(LEAKS[name])

    assert CANARY.lower() not in cleaned.lower()
    assert MASK in cleaned


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert redact(text) == text


def test_what_surrounds_a_secret_stays() -> None:
    line = '10.0.0.1 "GET /demo/open?payload=AAEC-_x&cache-killer=7 HTTP/1.1" 200 5120'

    assert redact(line) == (
        f'10.0.0.1 "GET /demo/open?payload={MASK}&cache-killer=7 HTTP/1.1" 200 5120'
    )
    assert redact(f"Bearer secret_{CANARY}, next") == f"Bearer {MASK}, next"


def test_given_secrets_are_masked_unless_they_are_too_short_to_be_any() -> None:
    text = "key plain words-16-chars, again plain words-16-chars, and an in"

    assert redact(text, ["plain words-16-chars", "an", ""]) == (
        f"key {MASK}, again {MASK}, and an in"
    )


FRAGMENTS = [
    *("payload", "session_token", "secret_", "public_", "Bearer ", "enc_data", "=", ": ", "%3D"),
    *("'", '"', "[", "]", "{", "\\", "&", " ", "abcDEF123456", "é", ":1tXyZ0:", CANARY, MASK),
]


@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join) | st.text())
def test_masking_twice_is_masking_once(text: str) -> None:
    assert redact(redact(text)) == redact(text)


@pytest.mark.parametrize(
    "part", ["a", "a-", "token", "token=", "token ", "bearer ", "public_", ":aaaaaa", "%3f", '\\"']
)
def test_no_long_line_makes_a_pattern_backtrack(part: str) -> None:
    """A pattern that took time in the square of the length would not end within a minute."""
    assert redact(part * (1_000_000 // len(part)))


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """What a handler with the filter prints, set up as a server's configuration would."""
    stream = io.StringIO()
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {
                "redact": {
                    "()": "ecwid_native.redaction.RedactionFilter",
                    "secrets": f"ext://{__name__}.client_secrets",
                }
            },
            "formatters": {
                "with extra": {"format": "%(message)s %(url)s", "defaults": {"url": ""}}
            },
            "handlers": {
                "stream": {
                    "class": "logging.StreamHandler",
                    "stream": stream,
                    "filters": ["redact"],
                }
            },
            "loggers": {"redaction test": {"handlers": ["stream"], "propagate": False}},
        }
    )
    yield stream
    logging.getLogger("redaction test").handlers.clear()


def client_secrets() -> list[str]:
    return ["K7mQ2vXw9Rt4ZbNc"]


log = logging.getLogger("redaction test")


def test_a_secret_split_between_format_and_argument_is_masked(output: io.StringIO) -> None:
    log.warning("opening with payload=%s in %d ms", CANARY, 5)

    assert output.getvalue().strip() == f"opening with payload={MASK} in 5 ms"


def test_an_access_log_of_a_mapping_is_masked(output: io.StringIO) -> None:
    """How gunicorn and granian log: one mapping as the only argument."""
    log.warning("%(method)s %(path)s?%(query)s", {"method": "GET", "path": "/o", "query": "a=1"})
    log.warning(
        "%(method)s %(path)s?%(query)s",
        {"method": "GET", "path": "/o", "query": f"payload={CANARY}"},
    )

    assert output.getvalue().split("\n")[:2] == ["GET /o?a=1", f"GET /o?payload={MASK}"]


def test_a_traceback_is_masked(output: io.StringIO) -> None:
    try:
        raise ValueError(f"cannot send Bearer {CANARY}")
    except ValueError:
        log.exception("failed")

    assert "Traceback" in output.getvalue()
    assert f"cannot send Bearer {MASK}" in output.getvalue()
    assert CANARY not in output.getvalue()


def test_a_traceback_without_secrets_keeps_its_exception() -> None:
    try:
        raise ValueError("nothing secret")
    except ValueError as error:
        record = record_of("failed", exc_info=(type(error), error, None))

    RedactionFilter().filter(record)

    assert record.exc_info
    assert record.exc_text is None


def test_the_call_stack_is_masked() -> None:
    record = record_of("failed", stack_info=f"Stack:\n  open(payload='{CANARY}')")

    RedactionFilter().filter(record)

    assert record.stack_info == f"Stack:\n  open(payload='{MASK}')"


def test_extra_text_is_masked() -> None:
    record = record_of("opened", url=f"/open?payload={CANARY}", duration=5)

    RedactionFilter().filter(record)

    assert record.__dict__["url"] == f"/open?payload={MASK}"
    assert record.__dict__["duration"] == 5


def test_extra_objects_show_no_secret_and_stay_what_they_are() -> None:
    """Django gives the request along: a formatter for JSON prints it, mail to ADMINS reads it."""
    request = RequestFactory().get("/open", {"payload": CANARY}, headers={"x-test": "1"})
    record = record_of("opened", request=request, fields={"payload": CANARY}, plain=[1, "a"])

    RedactionFilter().filter(record)

    printed = json.dumps(copy.deepcopy(record).__dict__, default=str)
    assert CANARY not in printed
    assert CANARY not in f"{record.__dict__['request']} {record.__dict__['fields']!r}"
    assert f"/open?payload={MASK}" in printed
    assert record.__dict__["request"].headers["X-Test"] == "1"
    assert record.__dict__["plain"] == [1, "a"]


def test_secrets_of_the_configuration_are_masked(output: io.StringIO) -> None:
    log.warning("the key is %s", client_secrets()[0])

    assert output.getvalue().strip() == f"the key is {MASK}"


def test_secrets_can_be_given_as_a_list() -> None:
    record = record_of("the key is plain-words-16-chars")

    RedactionFilter(secrets=["plain-words-16-chars"]).filter(record)

    assert record.getMessage() == f"the key is {MASK}"


def record_of(message: str, **attributes: object) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": message, **attributes})


def test_a_wrong_format_does_not_print_its_arguments(
    output: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    log.warning("%d items", f"secret_{CANARY}")

    printed = output.getvalue() + capsys.readouterr().err
    assert CANARY not in printed
    assert "%d items" in printed


def test_an_exception_as_message_is_masked(output: io.StringIO) -> None:
    log.error(ValueError(f"token={CANARY}"))

    assert output.getvalue().strip() == f"token={MASK}"


def test_records_are_never_dropped() -> None:
    record = logging.makeLogRecord({"name": "other", "msg": f"token={CANARY}"})

    assert RedactionFilter("only.this").filter(record)
    assert record.getMessage() == f"token={CANARY}"
    assert RedactionFilter().filter(record)
    assert record.getMessage() == f"token={MASK}"


def documented_configurations() -> list[tuple[dict[str, Any], str]]:
    """The logging configurations of the how-to, with the logger that each server writes to."""
    page = (ROOT / "docs/howto/keep-secrets-out-of-logs.md").read_text()
    as_json = page.partition("```json\n")[2].partition("```")[0]
    as_python = page.partition("logconfig_dict = ")[2].partition("```")[0]
    return [
        (json.loads(as_json), "granian.access"),
        (ast.literal_eval(as_python), "gunicorn.access"),
    ]


def test_the_documented_logging_of_django_masks_everything(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/howto/keep-secrets-out-of-logs.md").read_text()
    block = page.partition("## Django\n")[2].partition("```python\n")[2].partition("```")[0]
    names: dict[str, Any] = {
        "ECWID": {"APPS": {"shop": {"CLIENT_SECRET": CANARY}}, "ENCRYPTION_KEYS": ["k" * 40]}
    }
    exec(block, names)  # noqa: S102 - our own documentation
    configuration = settings.LOGGING = names["LOGGING"]

    assert check_logging() == []
    configuration.pop("root")  # the root logger is pytest's here
    log = {"documented": {"handlers": ["console"], "level": "INFO", "propagate": False}}
    logging.config.dictConfig({**configuration, "loggers": log})
    logging.getLogger("documented").info("%s and %s", CANARY, "k" * 40)
    logging.getLogger("documented").handlers.clear()

    assert capsys.readouterr().err.endswith(f"INFO documented: {MASK} and {MASK}\n")


@pytest.mark.parametrize(("configuration", "name"), documented_configurations())
def test_the_documented_configurations_mask_access_logs(
    configuration: dict[str, Any], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configuration.pop("root", None)  # the root logger is pytest's here
    logging.config.dictConfig(configuration)

    logging.getLogger(name).info("%(r)s", {"r": f"GET /demo/open?payload={CANARY} HTTP/1.1"})

    for configured in configuration["loggers"]:
        logging.getLogger(configured).handlers.clear()
    assert capsys.readouterr().out == f"GET /demo/open?payload={MASK} HTTP/1.1\n"
