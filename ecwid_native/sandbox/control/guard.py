"""Keeps web pages away from the control API.

A page that the developer visits could send requests to 127.0.0.1, and a page whose name is rebound
to 127.0.0.1 could even read the answers.
"""

from werkzeug.wrappers import Request

from ecwid_native.sandbox.http import HTTPError, is_json

LOOPBACK_NAMES = {"localhost", "127.0.0.1", "[::1]"}
READING_METHODS = {"GET", "HEAD"}


def check_request(request: Request) -> None:
    """Let only local programs and the sandbox's own pages pass.

    Raises:
        HTTPError: 403 for a foreign Host, Origin or fetch site, 415 for a change whose body is not
            declared as JSON (a form or a simple cross-site request cannot declare it).
    """
    host = request.headers.get("Host", "")
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    if name.lower() not in LOOPBACK_NAMES:
        raise HTTPError(403, "Use the control API by localhost, 127.0.0.1 or [::1].")
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{host}":
        raise HTTPError(403, "The control API is not for other web pages.")
    if request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
        raise HTTPError(403, "The control API is not for other web pages.")
    if request.method not in READING_METHODS and not is_json(request):
        raise HTTPError(415, "Content-Type must be application/json.")
