"""The reference of the webhook bench: a WSGI callable that does what must be done, and no more.

It reads, verifies, commits one row for each request on a connection for each thread, and answers.
"""

import base64
import hmac
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SECRET = os.environ["ECWID_CLIENT_SECRET"].encode()
TARGET = os.environ["BENCH_BARE_DATABASE"]
TABLE = "CREATE TABLE IF NOT EXISTS bare (event_id TEXT PRIMARY KEY, body TEXT NOT NULL)"
INSERT = "INSERT INTO bare VALUES ({}, {}) ON CONFLICT (event_id) DO NOTHING"

_threads = threading.local()


def writer() -> Callable[[str, str], object]:
    """Writes and commits one row, on this thread's connection."""
    if TARGET.startswith("postgres"):
        connection = psycopg.connect(TARGET, autocommit=True)
        insert = INSERT.format("%s", "%s")
        return lambda event_id, body: connection.execute(insert.encode(), (event_id, body))
    file = sqlite3.connect(TARGET, timeout=20, isolation_level=None)
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = FULL")
    file.execute(TABLE)
    insert = INSERT.format("?", "?")
    return lambda event_id, body: file.execute(insert, (event_id, body))


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Acknowledge a webhook."""
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    document: dict[str, Any] = json.loads(body)
    message = f"{document['eventCreated']}.{document['eventId']}".encode()
    right = base64.b64encode(hmac.digest(SECRET, message, "sha256")).decode()
    if not hmac.compare_digest(right, environ["HTTP_X_ECWID_WEBHOOK_SIGNATURE"]):
        start_response("401 Unauthorized", [("Content-Length", "0")])
        return [b""]
    if not hasattr(_threads, "write"):
        _threads.write = writer()
    _threads.write(document["eventId"], body.decode())
    start_response("200 OK", [("Content-Length", "0")])
    return [b""]
