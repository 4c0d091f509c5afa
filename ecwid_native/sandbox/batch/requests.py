"""One request of a batch as the REST API sees it, and its answer as the batch shows it."""

import io
import json
from http import HTTPStatus
from http.client import responses
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from ecwid_native.sandbox.batch.queue import Batch, BatchItem, Outcome
from ecwid_native.sandbox.http import Answer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# What may stand in a path or query as it is; everything else is encoded.
PLAIN = "/?%:@!$&'()*+,;=-._~[]"


def environ_of(batch: Batch, item: BatchItem) -> "WSGIEnvironment":
    """Return the request, sent with the batch's token."""
    target = f"/api/v3/{batch.store_id}/{quote(item.path.removeprefix('/'), safe=PLAIN)}"
    path, _, query = target.partition("?")
    body = _body(item.body)
    return {
        "REQUEST_METHOD": item.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(path, "latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": target,
        "SERVER_NAME": "batch",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_AUTHORIZATION": f"Bearer {batch.token}",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
    }


def outcome_of(answer: Answer | None) -> Outcome:
    """Return what a batch notes of an answer; None is one that never came."""
    if answer is None:
        answer = Answer(status=HTTPStatus.GATEWAY_TIMEOUT)
    code = answer.status_code
    return Outcome(
        status="COMPLETED" if code < 400 else "FAILED",
        code=code,
        line=responses.get(code, ""),
        body=answer.get_data().decode(errors="replace"),
    )


def _body(body: object) -> bytes:
    """Return the bytes of a body: a text is sent as it is, everything else as JSON."""
    if body is None:
        return b""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return text.encode()
