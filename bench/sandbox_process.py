"""The sandbox in a process of its own, whose CPU time does not count as ours."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from ecwid_native.conf import ecwid_settings
from ecwid_native.sandbox import Sandbox, SandboxApp

STORE_ID = 1003


@contextmanager
def sandbox_process() -> Iterator[tuple[str, str]]:
    """The REST API's address, and the access token of a store that installed the first app."""
    app = ecwid_settings.apps[0]
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=serve, args=(theirs, app.client_id, app.client_secret), daemon=True
    )
    process.start()
    theirs.close()
    try:
        yield ours.recv()
    finally:
        ours.close()
        process.join()


def serve(parent: Connection, client_id: str, client_secret: str) -> None:
    """Serve until the parent closes its end."""
    app = SandboxApp(
        client_id=client_id,
        client_secret=client_secret,
        iframe_url="http://localhost/open",
    )
    with Sandbox(apps=[app]) as sandbox:
        sandbox.create_store(STORE_ID)
        tokens = sandbox.install(client_id, STORE_ID)
        parent.send((sandbox.api_url, tokens.access_token))
        parent.poll(None)
