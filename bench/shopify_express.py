"""Shopify's Express package, from npm: the reference of P2d, installed under ``var/bench``."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import shutil
import subprocess
import uuid
from pathlib import Path

from bench.webhook_settings import SECRET
from scripts.environment import ROOT

SOURCES = Path(__file__).with_name("shopify")
FOLDER = ROOT / "var" / "bench" / "shopify"
SECONDS_TO_INSTALL = 600


class NotThereError(Exception):
    """It cannot be had here, for the reason that the text gives."""


def installed() -> Path:
    """The program for Node.js; on first use its packages are installed.

    Raises:
        NotThereError: Node.js, npm or its registry is missing.
    """
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NotThereError("not measured: it needs Node.js and npm")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for source in SOURCES.iterdir():
        shutil.copy(source, FOLDER)
    if not (FOLDER / "node_modules" / "express").exists():
        command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        try:
            subprocess.run(
                command, cwd=FOLDER, check=True, capture_output=True, timeout=SECONDS_TO_INSTALL
            )
        except subprocess.SubprocessError as error:
            raise NotThereError("not measured: npm could not install it") from error
    return FOLDER / "server.mjs"


def shopify_request() -> bytes:
    """A signed webhook as Shopify sends it, as long as Ecwid's."""
    body = json.dumps(
        {
            "id": 103878161,
            "admin_graphql_api_id": "gid://shopify/Order/103878161",
            "financial_status": "paid",
            "fulfillment_status": None,
            "name": "#XJ12H",
            "total_price": "49.00",
            "updated_at": "2026-11-24T10:00:00+00:00",
        }
    ).encode()
    digest = hmac.new(SECRET.encode(), body, hashlib.sha256).digest()
    head = (
        "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"X-Shopify-Hmac-Sha256: {base64.b64encode(digest).decode()}\r\n"
        "X-Shopify-Topic: orders/updated\r\nX-Shopify-Shop-Domain: bench.myshopify.com\r\n"
        f"X-Shopify-API-Version: 2025-01\r\nX-Shopify-Webhook-Id: {uuid.uuid4()}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
