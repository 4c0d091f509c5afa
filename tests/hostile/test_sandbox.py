"""Hostile requests to the sandbox's three origins: none is an error of the sandbox."""

from urllib.parse import urlsplit

import pytest

from ecwid_native.sandbox import Sandbox
from tests.hostile import families
from tests.hostile.request import Request
from tests.hostile.wire import exchange, raw_request

ORIGINS = {
    "control panel": ("control_panel_url", "/store/1003"),
    "control API": ("control_panel_url", "/_sandbox/stores"),
    "REST API": ("api_url", "/api/v3/1003/storage"),
    "storefront": ("storefront_url", "/1003"),
    "checkout": ("storefront_url", "/checkout/1003/orders"),
}
LARGEST_BODY = 80_000
# A developer's own machine is no public address. In every run each origin gets one of three
# variants in a row, and every variant comes to some of them; in the soak run each gets all.
EVERY = 3


def on_the_wire(request: Request) -> bytes:
    """The request as bytes; what would end its own line is left out."""
    path = f"{request.path}?{request.query}" if request.query else request.path
    headers = {
        name: value
        for name, value in request.headers.items()
        if name not in ("Content-Length", "Transfer-Encoding", "Connection", "Host", "Expect")
    }
    return raw_request(path, method=request.method, headers=headers, body=request.body)


@pytest.mark.parametrize("every", [EVERY, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("origin", ORIGINS)
def test_no_request_is_an_error_of_the_sandbox(origin: str, every: int, sandbox: Sandbox) -> None:
    attribute, path = ORIGINS[origin]
    port = urlsplit(getattr(sandbox, attribute)).port
    assert port is not None
    requests = [
        request
        for request in families.everything(Request(name="plain", path=path))
        if len(request.body) <= LARGEST_BODY
    ][list(ORIGINS).index(origin) % every :: every]

    statuses = {request.name: exchange(port, on_the_wire(request)).status for request in requests}

    assert {
        name: status for name, status in statuses.items() if status in (0, *range(500, 600))
    } == {}
