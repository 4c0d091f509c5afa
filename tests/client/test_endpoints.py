"""Every endpoint of the catalogue, as it goes over the wire."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import MemoryBudget
from ecwid_native.client.connections import Connections
from ecwid_native.client.endpoints import ENDPOINTS
from ecwid_native.client.instant_site import InstantSiteClient
from ecwid_native.client.partner import PartnerClient
from scripts.client_generator.catalogue import Operation, Parameter, load_sections
from tests.client.conftest import STORE_ID, TOKEN

ENDPOINT_COUNT = 251
UNLIMITED = MemoryBudget(calls=1_000_000, burst=1_000_000)
OPERATIONS = [operation for section in load_sections() for operation in section.operations]
NAMES = [f"{operation.section}.{operation.name}" for operation in OPERATIONS]
HOST_PREFIXES = {
    "store": f"/api/v3/{STORE_ID}",
    "instant_site": f"/api/v1/{STORE_ID}",
    "partner": "/api/v3",
    "account": "",
    "storefront": "",
}
TOKENLESS = frozenset({"account", "storefront", "partner"})
MOMENT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
# For each kind of parameter an argument and the text that must arrive.
SAMPLES: dict[str, tuple[object, str]] = {
    "str": ("a b+c/ü&d=1,2", "a b+c/ü&d=1,2"),
    "bool": (True, "true"),
    "number": (Decimal("19.90"), "19.90"),
    "time": (MOMENT, "1795523400"),
    "list[int]": ([1, 22], "1,22"),
    "list[str]": (["x", "y z"], "x,y z"),
    "names": (["price", "a,b"], "price,a\\,b"),
    "fields": (["id", "name"], "id,name"),
}
MAPPINGS: dict[str, tuple[object, dict[str, str]]] = {
    "option_*": ({"Size": ["S", "M"]}, {"option_Size": "S,M"}),
    "attribute_*": ({"Brand": "Acme"}, {"attribute_Brand": "Acme"}),
    "tplvar_*": ({"x": "y"}, {"tplvar_x": "y"}),
}
# Not sent by the client: what is not in the reference either way.
ANSWERS: dict[str, bytes] = {"text": b"<html>", "file": b"%PDF", "none": b"", "list": b"[]"}


@dataclass
class Capture:
    """What arrived, and what to answer."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    answer: bytes = b"{}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body in one packet: sent apart, the second waits for the first to be confirmed.
    wbufsize = -1
    capture: Capture

    def take(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = urlsplit(self.path)
        self.capture.requests.append(
            {
                "method": self.command,
                "path": parts.path,
                "query": dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
                if parts.query
                else {},
                "headers": dict(self.headers.items()),
                "body": body,
            }
        )
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.capture.answer)))
        self.end_headers()
        self.wfile.write(self.capture.answer)


def _be_silent(*_: object) -> None:
    """Log nothing."""


@pytest.fixture(scope="module")
def capturing() -> Iterator[tuple[Capture, str]]:
    capture = Capture()
    methods = {f"do_{name}": _Handler.take for name in ("GET", "POST", "PUT", "DELETE")}
    namespace = {"capture": capture, "log_message": _be_silent, **methods}
    handler = type("Handler", (_Handler,), namespace)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield capture, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def clients(capturing: tuple[Capture, str]) -> Iterator[dict[str, Any]]:
    _, url = capturing
    connections = Connections()
    shared: dict[str, Any] = {"connections": connections, "budget": UNLIMITED}
    yield {
        "client": EcwidClient(
            STORE_ID, TOKEN, api_url=f"{url}/api/v3", storefront_url=url, **shared
        ),
        "partner": PartnerClient(
            "demo-app", "a-client-secret", api_url=f"{url}/api/v3", connections=connections
        ),
        "instant_site": InstantSiteClient(STORE_ID, TOKEN, api_url=f"{url}/api/v1", **shared),
    }
    connections.close()


def test_the_catalogue_has_every_endpoint() -> None:
    assert len(OPERATIONS) == ENDPOINT_COUNT
    assert len(set(NAMES)) == ENDPOINT_COUNT
    assert [endpoint[:5] for endpoint in ENDPOINTS] == [
        (o.method, o.path, o.host, f"{o.section}.{o.name}", o.scopes) for o in OPERATIONS
    ]


@pytest.mark.parametrize("operation", OPERATIONS, ids=NAMES)
def test_the_request_is_the_catalogues(
    operation: Operation, capturing: tuple[Capture, str], clients: dict[str, Any]
) -> None:
    capture, _ = capturing
    capture.requests.clear()
    capture.answer = answer_to(operation)
    ids, path = path_of(operation)
    arguments, query = query_of(operation)
    body, payload = body_of(operation)

    call(operation, clients, ids, body, arguments)

    (request,) = capture.requests
    assert request["method"] == operation.method
    assert request["path"] == path
    assert unquote(request["path"]).count("?") == 0
    assert request["query"] == query
    assert request["body"] == payload
    assert_headers(operation, request["headers"], payload)


def test_an_upload_can_be_left_to_ecwid(
    capturing: tuple[Capture, str], clients: dict[str, Any]
) -> None:
    capture, _ = capturing
    capture.requests.clear()
    capture.answer = b'{"id": 7}'
    uploads = [o for o in OPERATIONS if o.body == "upload"]

    for operation in uploads:
        ids, _ = path_of(operation)
        arguments = {"file_name": "a.jpg"} if "fileName" in names_of(operation) else {}
        method_of(operation, clients)(*ids, url="https://example.com/a.jpg", **arguments)

    assert len(uploads) == len(capture.requests) > 10
    for request in capture.requests:
        assert request["query"]["externalUrl"] == "https://example.com/a.jpg"
        assert request["body"] == b""
        assert "Content-Type" not in request["headers"]


def test_an_upload_from_a_path_sends_the_file_and_its_name(
    capturing: tuple[Capture, str], clients: dict[str, Any], tmp_path: Path
) -> None:
    capture, _ = capturing
    capture.requests.clear()
    capture.answer = b'{"id": 7}'
    path = tmp_path / "manual v2.pdf"
    path.write_bytes(b"%PDF" * 50_000)

    created = clients["client"].products.upload_file(5, path, description="Manual")

    (request,) = capture.requests
    assert created == {"id": 7}
    assert request["body"] == path.read_bytes()
    assert request["query"] == {"fileName": "manual v2.pdf", "description": "Manual"}
    assert request["headers"]["Content-Length"] == "200000"


def method_of(operation: Operation, clients: dict[str, Any]) -> Any:
    if operation.host == "instant_site":
        return getattr(clients["instant_site"], operation.name)
    if operation.host == "partner":
        return getattr(clients["partner"].stores, operation.name)
    return getattr(getattr(clients["client"], operation.section), operation.name)


def call(
    operation: Operation,
    clients: dict[str, Any],
    ids: list[object],
    body: list[object],
    arguments: dict[str, object],
) -> None:
    method = method_of(operation, clients)
    if operation.section == "storage":
        # Written by hand: no choice of fields, as there are only the two.
        arguments.clear()
    result = method(*ids, *body, **arguments)
    if operation.result == "file":
        assert result.read() == b"%PDF"


def path_of(operation: Operation) -> tuple[list[object], str]:
    """Return arguments for the path and the path that must arrive."""
    ids: list[object] = []
    path = operation.path.replace("{storeId}", str(STORE_ID))
    for number, name in enumerate(operation.path_names, start=1):
        kind = operation.path_types[name]
        is_number = kind == "int"
        ids.append(number * 11 if is_number else f"A+b/ü {number}")
        shown = str(number * 11) if is_number else f"A%2Bb%2F%C3%BC%20{number}"
        path = path.replace(f"{{{name}}}", shown)
    return ids, HOST_PREFIXES[operation.host] + path


def query_of(operation: Operation) -> tuple[dict[str, object], dict[str, str]]:
    """Return keyword arguments for all parameters and the query that must arrive."""
    arguments: dict[str, object] = {}
    query: dict[str, str] = {}
    if operation.section == "storage":
        return arguments, query
    for parameter in operation.query:
        value, expected = sample(parameter)
        arguments[parameter.python_name] = value
        query |= expected
    return arguments, query


def sample(parameter: Parameter) -> tuple[object, dict[str, str]]:
    if parameter.name in MAPPINGS:
        return MAPPINGS[parameter.name]
    if parameter.type.startswith("int "):
        return 17, {parameter.name: "17"}
    if parameter.type.startswith("enum["):
        word = parameter.type.removeprefix("enum[").split("|")[0].removesuffix("]")
        return word, {parameter.name: word}
    value, text = SAMPLES.get(parameter.type, ("WORD", "WORD"))
    return value, {parameter.name: text}


def names_of(operation: Operation) -> set[str]:
    return {parameter.name for parameter in operation.query}


def body_of(operation: Operation) -> tuple[list[object], bytes]:
    """Return the argument for the body and the bytes that must arrive."""
    if not operation.body:
        return [], b""
    if operation.body == "text":
        return ["{not json ü"], "{not json ü".encode()
    if operation.body == "upload":
        return [b"\x89PNG"], b"\x89PNG"
    document: dict[str, object] = {"name": "Stra\u00dfe", "price": Decimal("19.90"), "new": [True]}
    text = '{"name":"Straße","price":19.90,"new":[true]}'
    if operation.body.startswith("list "):
        return [[document]], f"[{text}]".encode()
    return [document], text.encode()


def answer_to(operation: Operation) -> bytes:
    kind = operation.result.split(" ")[0]
    if operation.section == "storage":
        entry = {"key": "k", "value": "v"}
        return json.dumps([entry] if operation.name == "all" else entry).encode()
    return ANSWERS.get(kind, b"{}")


def assert_headers(operation: Operation, headers: dict[str, str], payload: bytes) -> None:
    assert headers["User-Agent"].startswith("ecwid-native/")
    if operation.host in TOKENLESS:
        assert "Authorization" not in headers
    else:
        assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert ("X-Ecwid-App-Secret-Key" in headers) == (operation.host == "partner")
    if operation.body == "upload":
        assert headers["Content-Type"] == "application/octet-stream"
    elif payload:
        assert headers["Content-Type"].startswith("application/json")
    else:
        assert "Content-Type" not in headers
