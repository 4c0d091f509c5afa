"""The control API: everything over HTTP that the Python API does, and for nobody else."""

import base64
from datetime import UTC, datetime

import pytest
import requests

from ecwid_native.sandbox import Sandbox, Tokens
from tests.sandbox.conftest import CLIENT_ID, STORE_ID, Api

APP = f"stores/{STORE_ID}/apps/{CLIENT_ID}"


def control(
    sandbox: Sandbox,
    method: str,
    path: str,
    json: object = None,
    *,
    headers: dict[str, str] | None = None,
    data: str | None = None,
) -> requests.Response:
    sent = {"Content-Type": "application/json", **(headers or {})}
    return requests.request(
        method,
        f"{sandbox.control_panel_url}/_sandbox/{path}",
        json=json,
        data=data,
        headers=sent,
        timeout=10,
    )


def test_the_state_names_addresses_apps_and_stores(sandbox: Sandbox, tokens: Tokens) -> None:
    state = control(sandbox, "GET", "state").json()

    assert state["addresses"] == {
        "control_panel": sandbox.control_panel_url,
        "api": sandbox.api_url,
        "storefront": sandbox.storefront_url,
    }
    assert [app["client_id"] for app in state["apps"]] == [CLIENT_ID, "other-app"]
    assert state["stores"][0]["installed"] == [CLIENT_ID]
    assert "secret" not in str(state)


def test_a_store_from_creation_to_deletion(sandbox: Sandbox) -> None:
    created = control(sandbox, "POST", "stores", {"id": 7, "name": "Seven", "language": "pt_BR"})
    changed = control(sandbox, "PATCH", "stores/7", {"plan": "free", "suspended": True})
    read = control(sandbox, "GET", "stores/7").json()
    control(sandbox, "DELETE", "stores/7")

    assert created.json()["panel_language"] == "pt_BR"
    assert changed.json() == read
    assert (read["plan"], read["suspended"]) == ("free", True)
    assert control(sandbox, "GET", "stores/7").status_code == 404


def test_install_reinstall_uninstall(sandbox: Sandbox) -> None:
    first = control(sandbox, "PUT", APP).json()
    second = control(sandbox, "PUT", APP, {"scopes": ["read_store_profile"]}).json()
    read = control(sandbox, "GET", APP).json()
    control(sandbox, "DELETE", APP)

    assert first["access_token"] != second["access_token"]
    assert second == read
    assert (second["public_token"], second["scopes"]) == (None, ["read_store_profile"])
    assert control(sandbox, "GET", APP).status_code == 404
    assert control(sandbox, "DELETE", APP).status_code == 404


def test_opening_gives_payload_and_address(sandbox: Sandbox, tokens: Tokens) -> None:
    opening = control(sandbox, "POST", f"{APP}/open", {"mode": "hash", "lang": "fr"}).json()

    assert opening["url"].endswith("#" + opening["payload"])
    assert b'"lang":"fr"' in bytes.fromhex(opening["payload"])


def test_payload_mode(sandbox: Sandbox, tokens: Tokens) -> None:
    changed = control(sandbox, "PATCH", f"apps/{CLIENT_ID}", {"payload_mode": "hash"})

    assert changed.json()["payload_mode"] == "hash"
    assert "#" in sandbox.open_url(CLIENT_ID, STORE_ID)


def test_storage(sandbox: Sandbox) -> None:
    written = control(sandbox, "PUT", f"{APP}/storage", {"public": "{}", "key": "é"})

    assert written.json() == {"public": "{}", "key": "é"}
    assert control(sandbox, "GET", f"{APP}/storage").json() == written.json()
    assert sandbox.storage(CLIENT_ID, STORE_ID) == written.json()


def test_clock(sandbox: Sandbox) -> None:
    moment = datetime(2030, 1, 2, tzinfo=UTC)

    control(sandbox, "PUT", "clock", {"timestamp": moment.timestamp()})
    advanced = control(sandbox, "POST", "clock/advance", {"seconds": 3_600}).json()

    assert advanced["now"].startswith("2030-01-02T01:00")
    assert sandbox.clock.now().year == 2030


def test_faults(sandbox: Sandbox, api: Api) -> None:
    added = control(sandbox, "POST", "faults", {"path": "/storage", "status": 503, "times": 2})
    listed = control(sandbox, "GET", "faults").json()
    hit = api("GET", "/storage")
    removed = control(sandbox, "DELETE", f"faults/{added.json()['id']}")

    assert [(fault["path"], fault["times"]) for fault in listed] == [("/storage", 2)]
    assert (hit.status_code, removed.json()) == (503, [])
    assert control(sandbox, "DELETE", "faults").json() == []


def test_requests_events_and_switches(sandbox: Sandbox, api: Api) -> None:
    api("PUT", "/storage/key", data="v")
    logged = control(sandbox, "GET", "requests").json()
    events = control(sandbox, "GET", "events").json()
    later = control(sandbox, "GET", f"events?after={events[-1]['id']}").json()
    switches = control(sandbox, "PATCH", "switches", {"legacy_query_token": True}).json()

    assert [(entry["method"], entry["status"]) for entry in logged] == [("PUT", 200)]
    assert [event["type"] for event in events] == [
        "store.created",
        "application.installed",
        "application.storageChanged",
    ]
    assert later == []
    assert switches == {
        "legacy_query_token": True,
        "erase_storage_on_uninstall": False,
        "search_delay": False,
        "storefront_v2": False,
    }
    assert control(sandbox, "DELETE", "requests").json() == []


def test_reset_forgets_all_but_the_apps(sandbox: Sandbox, api: Api) -> None:
    sandbox.faults.add(status=500)
    sandbox.clock.advance(10_000)

    state = control(sandbox, "POST", "reset").json()

    assert state["stores"] == []
    assert len(state["apps"]) == 2
    assert abs(sandbox.clock.timestamp() - datetime.now(tz=UTC).timestamp()) < 60
    assert api("GET", "/storage").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "stores", {}),
        ("POST", "stores", {"id": True}),
        ("POST", "stores", {"id": "7"}),
        ("POST", "stores", {"id": 0}),
        ("POST", "stores", {"id": -5}),
        ("POST", "stores", {"id": 2**80}),
        ("POST", "stores", {"id": 1.5}),
        ("POST", "stores", {"id": STORE_ID}),
        ("POST", "stores", {"id": 8, "plan": "gold"}),
        ("POST", "stores", {"id": 8, "language": "../"}),
        ("POST", "stores", {"id": 8, "name": "x" * 201}),
        ("POST", "stores", {"id": 8, "nmae": "typo"}),
        ("PATCH", f"stores/{STORE_ID}", {"suspended": "yes"}),
        ("PATCH", f"stores/{STORE_ID}", []),
        ("PUT", APP, {"scopes": "all"}),
        ("PUT", APP, {"scopes": [1]}),
        ("PUT", f"{APP}/storage", {"key": 1}),
        ("PUT", f"{APP}/storage", {"": "v"}),
        ("PUT", f"{APP}/storage", {"public": "x" * 300_000}),
        ("PUT", "clock", {"timestamp": 1e300}),
        ("PUT", "clock", {"timestamp": -1}),
        ("PUT", "clock", {}),
        ("POST", "clock/advance", {"seconds": True}),
        ("POST", "clock/advance", {"seconds": 10**14}),
        ("POST", "faults", {}),
        ("POST", "faults", {"status": 200}),
        ("POST", "faults", {"path": "re:(", "cut": True}),
        ("PATCH", f"apps/{CLIENT_ID}", {"payload_mode": "other"}),
        ("GET", "events?after=x", None),
        ("GET", "stores/abc", None),
        ("GET", "stores/%zz", None),
    ],
)
def test_wrong_values_are_400_with_a_sentence(
    sandbox: Sandbox, method: str, path: str, body: object
) -> None:
    response = control(sandbox, method, path, body)

    assert response.status_code == 400, response.text
    assert response.json()["errorMessage"]


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", f"stores/{STORE_ID}/apps/none"), ("POST", f"{APP}/open"), ("GET", "nothing")],
)
def test_unknown_things_are_404(sandbox: Sandbox, method: str, path: str) -> None:
    assert control(sandbox, method, path).status_code == 404


def test_a_wrong_method_is_405(sandbox: Sandbox) -> None:
    response = control(sandbox, "DELETE", "state")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "evil.example:80"}, 403),
        ({"Host": ""}, 403),
        ({"Host": "localhost.evil.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content-Type": ""}, 415),
    ],
)
def test_web_pages_cannot_drive_it(sandbox: Sandbox, headers: dict[str, str], status: int) -> None:
    response = control(sandbox, "POST", "reset", headers=headers, data="{}")

    assert response.status_code == status
    assert "Access-Control-Allow-Origin" not in response.headers
    assert [store.id for store in sandbox.stores] == [STORE_ID]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_local_names_may(sandbox: Sandbox, host: str) -> None:
    port = sandbox.control_panel_url.rpartition(":")[2]

    for name in (host, f"{host}:{port}"):
        assert control(sandbox, "GET", "state", headers={"Host": name}).status_code == 200


def test_a_preflight_gets_no_permission(sandbox: Sandbox) -> None:
    response = control(sandbox, "OPTIONS", "reset", headers={"Origin": "https://evil.example"})

    assert response.status_code == 403
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("origin", ["api", "storefront"])
def test_other_origins_do_not_have_it(sandbox: Sandbox, origin: str) -> None:
    base = sandbox.storefront_url if origin == "storefront" else sandbox.api_url[: -len("/api/v3")]

    response = requests.get(f"{base}/_sandbox/state", timeout=10)

    assert response.status_code == 404


def test_encrypted_payload_over_http_is_base64(sandbox: Sandbox, tokens: Tokens) -> None:
    opening = control(sandbox, "POST", f"{APP}/open").json()

    assert len(base64.urlsafe_b64decode(opening["payload"])) % 16 == 0
