"""A merchant's page, as far as Django's test client can be one."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client

CONFIG = re.compile(
    r'<script id="embedded-config" type="application/json">(?P<json>.*?)</script>', re.DOTALL
)


class OpeningFailedError(AssertionError):
    """The app did not open; the message says with which status and what it showed."""


class MerchantClient(Client):
    """A test client that sends the session token of the page it opened, as the page does.

    Attributes:
        response: what the opening answered.
        session_token: the token of the page; put it into a form's ``session_token`` to do
            without the header.
    """

    def __init__(self, response: HttpResponse) -> None:
        """Take over the page that an opening answered.

        Raises:
            OpeningFailedError: it is not a merchant's page.
        """
        self.response = response
        self.session_token = session_token_of(response)
        super().__init__(headers={"X-Session-Token": self.session_token})


def session_token_of(response: HttpResponse) -> str:
    """The session token that a merchant's page carries.

    Raises:
        OpeningFailedError: it carries none.
    """
    text = response.content.decode()
    match = CONFIG.search(text)
    config: dict[str, Any] = json.loads(match["json"]) if match else {}
    if response.status_code != 200 or "session_token" not in config:
        raise OpeningFailedError(f"status {response.status_code}: {text[:2_000]}")
    return str(config["session_token"])


def open_address(client: Client, url: str, **extra: Any) -> Any:
    """Request an iframe address as the Control Panel and our page's script would."""
    parts = urlsplit(url)
    if parts.fragment:
        return client.post(parts.path, {"hash_payload": parts.fragment}, **extra)
    return client.get(f"{parts.path}?{parts.query}", **extra)
