"""Forms that come without a proof: nobody has to store them, and none is an error of ours."""

from __future__ import annotations

import io
import logging
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client

from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp

pytestmark = pytest.mark.django_db

SETTINGS = "/demo/settings"
OTHER_SITE = {"Sec-Fetch-Site": "cross-site"}
WRONG_TOKEN = {"X-Session-Token": "invented"}


class CountingHandler(MemoryFileUploadHandler):
    """Django's own, which tells how much it was given."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count."""
        CountingHandler.received += len(raw_data)
        chunk: bytes | None = super().receive_data_chunk(raw_data, start)
        return chunk


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/demo/open", {}, 413),
        ("/demo/open", OTHER_SITE, 403),
        (SETTINGS, {}, 413),
        (SETTINGS, WRONG_TOKEN, 403),
        (SETTINGS, OTHER_SITE, 403),
        (SETTINGS, {**OTHER_SITE, **WRONG_TOKEN}, 403),
    ],
)
def test_no_file_of_a_stranger_is_taken_in(
    path: str, headers: dict[str, str], status: int, sandbox: Sandbox, settings: Any
) -> None:
    """Django writes files of any size to the disk as soon as somebody looks at the form."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    settings.FILE_UPLOAD_HANDLERS = [f"{__name__}.CountingHandler"]
    CountingHandler.received = 0
    form = {"announcement-text": "Hi", "file": SimpleUploadedFile("f.png", b"x" * 50_000)}

    response = Client().post(path, form, headers=headers)

    assert response.status_code == status
    assert CountingHandler.received == 0


@pytest.mark.parametrize("path", ["/demo/open", "/demo/session", SETTINGS])
@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--b"),
        ("multipart/form-data; boundary=\xe9", b"--b"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"a=1"),
        ("application/x-www-form-urlencoded", b"a=1&" * 2_000),
    ],
)
def test_a_form_of_another_site_that_cannot_be_read_is_refused_as_any_other(
    path: str, content_type: str, body: bytes, sandbox: Sandbox
) -> None:
    def post(content_type: str, body: bytes) -> tuple[int, bytes, str]:
        answer = Client().post(path, body, content_type=content_type, headers=OTHER_SITE)
        policy = answer.headers["Content-Security-Policy"]
        return answer.status_code, answer.content, policy.rpartition("frame-ancestors")[2]

    unreadable = post(content_type, body)
    readable = post("application/x-www-form-urlencoded", b"a=1")

    assert (unreadable[0], unreadable[2]) == (readable[0], readable[2]) == (403, " https:")
    assert b"Open the app again" in unreadable[1]


@pytest.mark.parametrize("charset", ["zlib_codec", "idna", "undefined"])
@pytest.mark.parametrize("path", ["/demo/open", "/demo/session", SETTINGS])
def test_a_form_in_what_is_no_charset_is_no_error_of_ours(
    path: str, charset: str, open_app: OpenApp
) -> None:
    """Also where the layer in front of Django, which refuses it, is not in use."""
    body = b'--b\r\nContent-Disposition: form-data; name="session_token"\r\n\r\na\xff\r\n--b--\r\n'
    content_type = f"multipart/form-data; boundary=b; charset={charset}"

    stranger = Client().generic("POST", path, body, content_type)
    merchant = open_app().generic("POST", path, body, content_type)

    assert (stranger.status_code, merchant.status_code) == (400, 400)
    assert "frame-ancestors https:" in stranger.headers["Content-Security-Policy"]


def test_no_page_of_ours_shows_what_another_site_says_was_typed(sandbox: Sandbox) -> None:
    form = {"announcement-text": "Call this number", "session_token": "invented"}

    shown = Client().post(SETTINGS, form).content.decode()
    hidden = Client().post(SETTINGS, form, headers=OTHER_SITE).content.decode()

    assert "Call this number" in shown
    assert "Call this number" not in hidden


class CutOff(io.BytesIO):
    """A body whose sender went away."""

    def read(self, size: int | None = -1) -> bytes:
        """Fail."""
        raise ConnectionResetError


@pytest.mark.parametrize("path", ["/demo/open", "/demo/session", SETTINGS])
def test_a_sender_who_goes_away_is_no_error_of_ours(
    path: str, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    cut_off: dict[str, Any] = {"wsgi.input": CutOff()}

    response = Client().post(path, {"session_token": "a"}, **cut_off)

    assert response.status_code == 400
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
