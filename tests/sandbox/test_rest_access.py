"""Tokens, scopes, plans, methods and limits of the REST API."""

import gzip

import pytest
import requests

from ecwid_native.sandbox import Sandbox, Tokens
from tests.sandbox.conftest import CLIENT_ID, STORE_ID, Api

# Limits are for a minute each.
pytestmark = pytest.mark.usefixtures("_still")


def refusal(response: requests.Response) -> tuple[int, str | None]:
    return response.status_code, response.json().get("errorCode")


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer secret_wrong",
        "Bearer \xe9",
        "Basic {token}",
        "{token}",
        "Token {token}",
    ],
)
def test_only_a_working_bearer_token_counts(
    sandbox: Sandbox, tokens: Tokens, authorization: str
) -> None:
    response = requests.get(
        f"{sandbox.api_url}/{STORE_ID}/storage",
        headers={
            "Authorization": authorization.format(token=tokens.access_token).encode("latin-1")
        },
        timeout=10,
    )

    assert refusal(response) == (403, "INVALID_API_TOKEN")


def test_the_query_token_works_behind_a_switch_only(sandbox: Sandbox, tokens: Tokens) -> None:
    address = f"{sandbox.api_url}/{STORE_ID}/storage?token={tokens.access_token}"

    before = requests.get(address, timeout=10)
    sandbox.set_switch("legacy_query_token", True)
    after = requests.get(address, timeout=10)

    assert refusal(before) == (403, "INVALID_API_TOKEN")
    assert after.status_code == 200


def test_a_token_works_for_its_own_store_only(sandbox: Sandbox, tokens: Tokens) -> None:
    sandbox.create_store(1004)
    foreign = Api(sandbox, tokens.access_token, store_id=1004)
    missing = Api(sandbox, tokens.access_token, store_id=77)

    assert refusal(foreign("GET", "/storage")) == (403, "INVALID_API_TOKEN")
    assert refusal(missing("GET", "/storage")) == (404, "STORE_NOT_FOUND")
    foreign.session.close()
    missing.session.close()


@pytest.mark.parametrize("store_id", ["0", "abc", "-1", "9" * 30, "%31", "1.0"])
def test_odd_store_ids_are_unknown_stores(sandbox: Sandbox, tokens: Tokens, store_id: str) -> None:
    response = requests.get(f"{sandbox.api_url}/{store_id}/storage", timeout=10)

    assert refusal(response) == (404, "STORE_NOT_FOUND")


@pytest.mark.parametrize(
    ("path", "phrase"),
    [
        ("/products/77", "Product #77 not found"),
        ("/products/%C3%A9%0D%0AX-Mine:%201", "Product #???X-Mine: 1 not found"),
        ("/nowhere", "File not found"),
    ],
)
def test_the_reason_phrase_repeats_the_message(api: Api, path: str, phrase: str) -> None:
    response = api("GET", path)

    assert response.reason == phrase
    assert "X-Mine" not in response.headers


def test_uninstalling_kills_the_token_and_reinstalling_gives_another(
    sandbox: Sandbox, api: Api, tokens: Tokens
) -> None:
    sandbox.uninstall(CLIENT_ID, STORE_ID)
    dead = api("GET", "/storage")
    again = sandbox.install(CLIENT_ID, STORE_ID)
    still_dead = api("GET", "/storage")

    assert refusal(dead) == refusal(still_dead) == (403, "INVALID_API_TOKEN")
    assert again.access_token != tokens.access_token
    assert again.access_token.startswith("secret_")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"plan": "free"}, "NOT_AVAILABLE_ON_CURRENT_PLAN"),
        ({"suspended": True}, "STORE_IS_SUSPENDED"),
    ],
)
def test_a_store_that_does_not_pay_gets_402_until_it_does(
    sandbox: Sandbox, api: Api, change: dict[str, object], code: str
) -> None:
    sandbox.change_store(STORE_ID, **change)  # type: ignore[arg-type] # one of two keywords
    refused = api("GET", "/profile")
    sandbox.change_store(STORE_ID, plan="business", suspended=False)

    assert refusal(refused) == (402, code)
    assert api("GET", "/profile").status_code == 200


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [([], ""), (["read_store_profile"], "GET"), (["update_store_profile"], "PUT DELETE")],
)
def test_each_operation_needs_its_scope(sandbox: Sandbox, scopes: list[str], allowed: str) -> None:
    api = Api(sandbox, sandbox.install(CLIENT_ID, STORE_ID, scopes=scopes).access_token)
    sandbox.set_storage(CLIENT_ID, STORE_ID, {"key": "value"})

    for method in ("GET", "PUT", "DELETE"):
        response = api(method, "/storage/key", data="x")
        assert (response.status_code == 200) == (method in allowed), method
        if method not in allowed:
            assert refusal(response) == (403, "INSUFFICIENT_APP_SCOPE")
    api.session.close()


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", "/storage", "GET, HEAD, OPTIONS"),
        ("PATCH", "/storage/key", "DELETE, GET, HEAD, OPTIONS, POST, PUT"),
        ("BREW", "/profile", "GET, HEAD, OPTIONS, PUT"),
    ],
)
def test_a_wrong_method_is_405_after_the_body_was_read(
    api: Api, method: str, path: str, allow: str
) -> None:
    response = api(method, path, data=b"x" * 3_000_000)

    assert refusal(response) == (405, "METHOD_NOT_ALLOWED")
    assert response.headers["Allow"] == allow
    assert api("GET", "/storage").status_code == 200


@pytest.mark.parametrize("path", ["", "/", "/nothing", "/storage/", "/storage/a/b", "/Storage"])
def test_an_unknown_path_is_404(api: Api, path: str) -> None:
    response = api("GET", path)

    assert response.status_code == 404
    assert response.json() == {"errorMessage": "File not found"}


def test_browsers_may_call_it(sandbox: Sandbox) -> None:
    response = requests.options(
        f"{sandbox.api_url}/{STORE_ID}/storage/key",
        headers={
            "Origin": "https://shop.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, x-requested-with, content-type",
        },
        timeout=10,
    )

    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert method in response.headers["Access-Control-Allow-Methods"]
    for header in ("Authorization", "Content-Type", "X-Requested-With"):
        assert header in response.headers["Access-Control-Allow-Headers"]


def test_errors_are_readable_for_browsers_too(sandbox: Sandbox) -> None:
    response = requests.get(f"{sandbox.api_url}/{STORE_ID}/storage", timeout=10)

    assert response.status_code == 403
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_gzip_when_asked(sandbox: Sandbox, api: Api) -> None:
    sandbox.set_storage(CLIENT_ID, STORE_ID, {"key": "x" * 1_000})

    packed = api.session.get(
        api.base + "/storage", headers={"Accept-Encoding": "gzip"}, stream=True, timeout=10
    )
    raw = packed.raw.read(decode_content=False)
    plain = api("GET", "/storage", headers={"Accept-Encoding": "identity"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(raw) < 100
    assert gzip.decompress(raw) == plain.content
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Vary"] == "Accept-Encoding"


def test_head_is_get_without_the_body(api: Api) -> None:
    head = api("HEAD", "/storage", headers={"Accept-Encoding": "identity"})
    get = api("GET", "/storage", headers={"Accept-Encoding": "identity"})

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["Content-Length"] == get.headers["Content-Length"] == "2"


def test_over_600_requests_a_minute_the_token_waits(sandbox: Sandbox, api: Api) -> None:
    for _ in range(600):
        assert api("GET", "/storage/x").status_code == 404
    limited = api("GET", "/storage")
    wait = int(limited.headers["Retry-After"])
    sandbox.clock.advance(wait)

    assert refusal(limited) == (429, "RATE_LIMITED")
    assert 0 < wait <= 60
    assert api("GET", "/storage").status_code == 200


def test_the_limit_is_per_token(sandbox: Sandbox, api: Api) -> None:
    other = Api(sandbox, sandbox.install("other-app", STORE_ID).access_token)
    for _ in range(601):
        api("HEAD", "/storage")

    assert api("GET", "/storage").status_code == 429
    assert other("GET", "/storage").status_code == 200
    other.session.close()


def test_over_20_bad_tokens_a_minute_the_address_is_blocked(sandbox: Sandbox, api: Api) -> None:
    stranger = Api(sandbox, "secret_invented")
    answers = [refusal(stranger("GET", "/storage")) for _ in range(22)]
    blocked = api("GET", "/storage")
    sandbox.clock.advance(int(blocked.headers["Retry-After"]))
    stranger.session.close()

    assert answers == [(403, "INVALID_API_TOKEN")] * 21 + [(429, "RATE_LIMITED")]
    assert blocked.status_code == 429
    assert int(blocked.headers["Retry-After"]) > 600
    assert api("GET", "/storage").status_code == 200


def test_slow_guessing_is_blocked_after_600_in_all(sandbox: Sandbox, api: Api) -> None:
    stranger = Api(sandbox, "secret_invented")
    for call in range(601):
        assert stranger("GET", "/storage").status_code == 403, call
        sandbox.clock.advance(4)
    stranger.session.close()

    assert api("GET", "/storage").status_code == 429


def test_a_clock_that_goes_back_does_not_block_for_ever(sandbox: Sandbox, api: Api) -> None:
    for _ in range(300):
        api("HEAD", "/storage")
    sandbox.clock.advance(-3_600)
    for _ in range(600):
        assert api("HEAD", "/storage").status_code == 200

    assert api("HEAD", "/storage").status_code == 429


def test_requests_are_logged_without_tokens(sandbox: Sandbox, api: Api, tokens: Tokens) -> None:
    api("GET", "/storage")
    api("GET", f"/profile?token={tokens.access_token}", headers={"Authorization": ""})

    first, second = sandbox.requests
    assert (first.method, first.path, first.store_id) == ("GET", "/api/v3/1003/storage", STORE_ID)
    assert (first.status, first.token_kind, first.client_id) == (200, "secret", CLIENT_ID)
    assert (second.status, second.error_code) == (403, "INVALID_API_TOKEN")
    assert second.token_kind == "none"
    assert tokens.access_token not in repr(list(sandbox.requests))
    sandbox.requests.clear()
    assert len(sandbox.requests) == 0
