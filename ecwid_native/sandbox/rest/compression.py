"""Gzip for clients that ask for it.

Source: docs.ecwid.com, "REST API overview": `Accept-Encoding: gzip` (read 2026-11).
"""

import gzip

from werkzeug.wrappers import Request, Response


def compress(response: Response, request: Request) -> None:
    """Compress the answer's body in place when the request allows it."""
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if body and request.accept_encodings["gzip"] > 0:
        # No time stamp: the same answer stays the same bytes.
        response.set_data(gzip.compress(body, compresslevel=5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
