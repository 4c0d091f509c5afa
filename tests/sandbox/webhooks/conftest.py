"""An app's server that notes what it is sent, and a sandbox that sends to it."""

import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pytest
from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.sandbox.server import OriginServer
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SCOPES = ("read_store_profile", "read_orders", "read_catalog", "create_catalog")


class Receiver:
    """Answers with `status`, or with each of `statuses` before that."""

    def __init__(self) -> None:
        self.status = 200
        self.statuses: list[int] = []
        self.received: list[Request] = []
        self.gate = threading.Event()
        self.gate.set()
        self._server = OriginServer(host="127.0.0.1", port=0)
        self.url = f"http://127.0.0.1:{self._server.port}/hooks"
        self._server.start(self)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        request = Request(environ)
        request.get_data()
        self.received.append(request)
        self.gate.wait(10)
        status = self.statuses.pop(0) if self.statuses else self.status
        headers = {"Location": "/elsewhere"} if 300 <= status < 400 else {}
        return Response(status=status, headers=headers)(environ, start_response)

    def types(self) -> list[str]:
        """The event types in the order of arrival."""
        return [request.get_json()["eventType"] for request in self.received]

    def stop(self) -> None:
        self.gate.set()
        self._server.stop()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    running = Receiver()
    yield running
    running.stop()


@pytest.fixture
def app(receiver: Receiver) -> SandboxApp:
    return SandboxApp(
        client_id=CLIENT_ID, client_secret=CLIENT_SECRET, scopes=SCOPES, webhook_url=receiver.url
    )


@pytest.fixture
def sandbox(app: SandboxApp) -> Iterator[Sandbox]:
    """The app is installed, and has been told so."""
    with Sandbox([app]) as running:
        running.create_store(STORE_ID, name="Paper & Clay")
        running.install(CLIENT_ID, STORE_ID)
        running.webhooks.wait_until_idle()
        yield running
