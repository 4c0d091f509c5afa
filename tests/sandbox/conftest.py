"""A sandbox of its own for each test here, spoken to over HTTP."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from types import SimpleNamespace

import pytest
import requests

from ecwid_native.sandbox import Sandbox, SandboxApp, Tokens
from ecwid_native.sandbox.apps import AppRegistry
from ecwid_native.sandbox.platform import Platform

CLIENT_ID = "demo-app"
CLIENT_SECRET = "K7mQ2vXw9Rt4ZbNcH1sLpYfGdJ8uEaVo"
STORE_ID = 1003

DEMO = SandboxApp(
    client_id=CLIENT_ID,
    client_secret=CLIENT_SECRET,
    iframe_url="http://localhost:8000/demo/open",
    script_url="http://localhost:8000/demo/storefront.js",
    stylesheet_url="http://localhost:8000/demo/storefront.css",
)
OTHER = SandboxApp(client_id="other-app", client_secret="another-secret-of-32-characters!")


class Api:
    """Calls the REST API of one store with one token over a kept-alive connection."""

    def __init__(self, sandbox: Sandbox, token: str | None, store_id: int = STORE_ID) -> None:
        self.base = f"{sandbox.api_url}/{store_id}"
        self.session = requests.Session()
        self.session.trust_env = False  # or it looks for a proxy at each call, which takes long
        if token is not None:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def __call__(
        self,
        method: str,
        path: str,
        *,
        data: bytes | str | None = None,
        json: object = None,
        headers: dict[str, str] | None = None,
    ) -> requests.Response:
        return self.session.request(
            method, self.base + path, data=data, json=json, headers=headers, timeout=10
        )


@pytest.fixture
def new_platform() -> Iterator[Callable[[], Platform]]:
    """Make platforms without apps, servers or stores; they are closed after the test."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(Platform(AppRegistry(()))))


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox([DEMO, OTHER]) as running:
        running.create_store(STORE_ID, name="Paper & Clay")
        yield running


@pytest.fixture
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clocks of sandboxes go on only when they are moved, however slow this machine is."""
    now = time.time()
    monkeypatch.setattr("ecwid_native.sandbox.clock.time", SimpleNamespace(time=lambda: now))


@pytest.fixture
def tokens(sandbox: Sandbox) -> Tokens:
    return sandbox.install(CLIENT_ID, STORE_ID)


@pytest.fixture
def api(sandbox: Sandbox, tokens: Tokens) -> Iterator[Api]:
    client = Api(sandbox, tokens.access_token)
    yield client
    client.session.close()
