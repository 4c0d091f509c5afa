"""Hostile bytes to a real server, over a socket: what no WSGI environment can show."""

from collections.abc import Iterable, Iterator, Set

import pytest

from ecwid_native.sandbox import Sandbox
from scripts.demo import CLIENT_SECRET
from tests.app_process import (
    ENCRYPTION_KEY,
    SECRET_KEY,
    AppProcess,
    prepare,
    production_environment,
    serve,
)
from tests.hostile import families
from tests.hostile.conftest import CANARY_TOKEN
from tests.hostile.families import BODIES, HEADERS, METHODS
from tests.hostile.targets import REFUSED, TARGETS
from tests.hostile.wire import exchange, raw_request

CANARY_SESSION = "canarySessionTokenOfAStranger1"
LONGEST_REFUSAL = 20_000
LARGE = 300_000
CLOSED = 0
"""What is no HTTP at all may meet a closed connection instead of an answer."""

# What servers and Django could take differently; `test_views.py` sends all the others.
HEADER_VALUES = {
    **{name: families.HEADER_VALUES[name] for name in ("empty", "tab", "latin-1", "8 KB")},
    "NUL": "a\0b",
    "line feed": "a\nb",
    "carriage return": "a\rb",
}
CONTENT_TYPES = (
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "text/plain",
)

STATUSES = {target.path: target.statuses for target in TARGETS.values()}
PATHS = sorted(STATUSES)


@pytest.fixture(scope="module")
def server(
    sandbox_server: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AppProcess]:
    """The app as a deployment runs it, with everything logged; at the end its log is read."""
    folder = tmp_path_factory.mktemp("server")
    env = {**production_environment(folder, sandbox_server), "TRUSTED_PROXIES": "1"}
    prepare(env)
    with serve(folder, env) as app:
        yield app
    log = app.log.read_text(errors="replace")
    hidden = (CLIENT_SECRET, SECRET_KEY, ENCRYPTION_KEY, CANARY_TOKEN, CANARY_SESSION)
    assert [secret for secret in hidden if secret in log] == []
    assert "Traceback" not in log


def wrong(
    server: AppProcess,
    requests: Iterable[tuple[str, bytes]],
    *,
    statuses: Set[int] = REFUSED,
    may_close: bool = False,
) -> list[str]:
    """Which requests were answered with another status, or with a long page.

    Requests that may be dropped may also be unfinished, so they end by closing our side.
    """
    allowed = statuses | {CLOSED} if may_close else statuses
    answers = ((name, exchange(server.port, data, half_close=may_close)) for name, data in requests)
    return [
        f"{name}: {answer.status} {answer.raw[:200]!r}"
        for name, answer in answers
        if answer.status not in allowed or len(answer.body) > LONGEST_REFUSAL
    ]


def test_what_is_not_http_is_refused(server: AppProcess) -> None:
    plain = raw_request("/demo/open")
    requests = {
        "blank lines": b"\r\n\r\n\r\n",
        "noise": bytes(range(256)) * 8 + b"\r\n\r\n",
        "TLS": bytes.fromhex("16030102000100") + bytes(256),
        "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "no version": b"GET /demo/open\r\n\r\n",
        "old version": b"GET /demo/open HTTP/0.9\r\n\r\n",
        "new version": b"GET /demo/open HTTP/9.9\r\n\r\n",
        "no path": b"GET HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "line feeds only": plain.replace(b"\r\n", b"\n\r"),
        "half a head": plain[:-10],
        "long line": raw_request("/demo/open?payload=" + "x" * 500_000),
        "long head": raw_request("/demo/open", headers={"X-A": "x" * 500_000}),
        "many headers": raw_request("/demo/open", headers={f"X-{n}": "1" for n in range(500)}),
        "NUL in the path": raw_request("/demo/open\0"),
        "NUL in a name": raw_request("/demo/open", headers={"X\0A": "1"}),
        "blank in a name": raw_request("/demo/open", headers={"X A": "1"}),
        "no colon": plain.replace(b"Host: ", b"Host "),
        "folded header": plain.replace(b"Connection", b" folded\r\nConnection"),
    }

    assert wrong(server, requests.items(), may_close=True) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_header_reaches_an_error(path: str, server: AppProcess) -> None:
    requests = [
        (f"{header}: {name}", raw_request(path, headers={header: value}))
        for header in HEADERS
        for name, value in HEADER_VALUES.items()
        if header not in ("Content-Length", "Transfer-Encoding", "Host", "Connection")
    ]

    statuses = {name: exchange(server.port, data).status for name, data in requests}

    assert {name: status for name, status in statuses.items() if status >= 500} == {}


def test_a_length_that_lies_is_refused(server: AppProcess) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    lengths = ("-1", "+5", "0x5", "5,5", "5, 6", "five", "1e3", "", " ", "9" * 30, "5\0")
    requests = [
        (
            length,
            raw_request("/demo/open", method="POST", headers=form, body=b"a=1&b", length=length),
        )
        for length in lengths
    ]
    two = raw_request(
        "/demo/open", method="POST", headers={**form, "content-length": "9"}, body=b"a=1"
    )
    both = raw_request(
        "/demo/open",
        method="POST",
        headers={**form, "Transfer-Encoding": "chunked"},
        body=b"0\r\n\r\n",
    )
    requests += [("two lengths", two), ("length and chunks", both)]

    assert wrong(server, requests, may_close=True) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_body_that_ends_early_is_no_error(path: str, server: AppProcess) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    multipart = {"Content-Type": "multipart/form-data; boundary=b"}
    requests = [
        (
            name,
            raw_request(path, method="POST", headers=headers, body=body, length="90000"),
        )
        for name, headers, body in (
            ("form", form, b"session_token=a"),
            ("multipart", multipart, b"--b\r\nContent-Disposition: form-data"),
            ("nothing", form, b""),
        )
    ]

    assert wrong(server, requests, statuses=STATUSES[path], may_close=True) == []


def test_broken_chunks_are_refused(server: AppProcess) -> None:
    chunks = {
        "no number": b"zz\r\na=1\r\n0\r\n\r\n",
        "negative": b"-1\r\na\r\n0\r\n\r\n",
        "huge": b"ffffffffffffffffff\r\na\r\n0\r\n\r\n",
        "no end": b"3\r\na=1\r\n",
        "wrong size": b"2\r\na=1\r\n0\r\n\r\n",
        "odd trailer": b"3\r\na=1\r\n0\r\nX: " + b"y" * 20_000 + b"\r\n\r\n",
    }
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Transfer-Encoding": "chunked",
    }
    requests = [
        (name, raw_request("/demo/open", method="POST", headers=headers) + body)
        for name, body in chunks.items()
    ]

    assert wrong(server, requests, may_close=True) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_refusal_of_a_large_body_reaches_its_sender(path: str, server: AppProcess) -> None:
    requests = [
        (
            f"{method} as {content_type}",
            raw_request(
                path, method=method, headers={"Content-Type": content_type}, body=b"x" * LARGE
            ),
        )
        for method in ("PUT", "DELETE", "PATCH", "BREW", "POST")
        for content_type in ("text/plain", "application/json", "multipart/form-data; boundary=b")
    ]

    assert wrong(server, requests, statuses=STATUSES[path]) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_body_reaches_an_error(path: str, server: AppProcess) -> None:
    requests = [
        (
            f"{name} as {content_type}",
            raw_request(path, method="POST", headers={"Content-Type": content_type}, body=body),
        )
        for content_type in CONTENT_TYPES
        for name, body in BODIES.items()
    ]

    assert wrong(server, requests, statuses=STATUSES[path]) == []


def test_secrets_of_a_stranger_stay_out_of_the_log(server: AppProcess) -> None:
    places = {
        "X-Session-Token": CANARY_SESSION,
        "Authorization": f"Bearer {CANARY_TOKEN}",
        "Cookie": f"session_token={CANARY_SESSION}",
    }
    form = {"Content-Type": "application/x-www-form-urlencoded", **places}
    body = f"session_token={CANARY_SESSION}&hash_payload={CANARY_SESSION}".encode()
    query = f"?payload={CANARY_SESSION}&token={CANARY_TOKEN}&session_token={CANARY_SESSION}"
    requests = [
        (f"{method} {path}", raw_request(path + query, method=method, headers=form, body=body))
        for path in PATHS
        if STATUSES[path] == REFUSED
        for method in (*METHODS, "BREW")
        if method not in ("HEAD", "CONNECT")
    ]

    assert wrong(server, requests) == []  # and the fixture reads the log
