"""The control of all the other tests: this browser does block third-party cookies."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.chromium import browser


class CookieHandler(BaseHTTPRequestHandler):
    """`/outer` frames `/set` of the other site, which sets a cookie and goes on to `/echo`."""

    server: ThreadingHTTPServer

    def do_GET(self) -> None:
        port = self.server.server_port
        pages = {
            "/outer": f'<iframe src="http://localhost:{port}/set"></iframe>',
            "/set": '<meta http-equiv="refresh" content="0; url=/echo">',
            "/echo": f"<p>Cookie: {self.headers.get('Cookie', 'none')}</p>",
        }
        body = pages.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if self.path == "/set":
            self.send_header("Set-Cookie", "probe=1; SameSite=None; Secure; Path=/")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Stay silent."""


@pytest.fixture
def cookie_server() -> Iterator[int]:
    """The port of the server above, reached under two names that are two sites."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), CookieHandler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(("blocked", "seen"), [(True, "none"), (False, "probe=1")])
def test_a_cookie_set_in_a_frame_comes_back_only_when_blocking_is_off(
    *, blocked: bool, seen: str, cookie_server: int, playwright: Playwright, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile", block_third_party_cookies=blocked) as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{cookie_server}/outer")
        text = page.frame_locator("iframe").locator("p").text_content()

    assert text == f"Cookie: {seen}"
