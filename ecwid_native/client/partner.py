"""Calls of a partner, which are about no single store. Needs no Django.

Source: docs.ecwid.com, partner API (read 2026-11).
"""

from __future__ import annotations

from typing import Any

from ecwid_native.client.calls import Calls
from ecwid_native.client.sections.partner_stores import PartnerStores
from ecwid_native.client.transport import API_URL, Transport
from ecwid_native.protocol.tokens import is_token


class PartnerClient:
    """Create and look up stores with the app's own secret.

    Args:
        client_id: of the app.
        client_secret: of the app; sent to the API's address only.
        api_url: the API's address.
        options: as for `EcwidClient`: time-outs, retries, connections.
    """

    def __init__(
        self, client_id: str, client_secret: str, *, api_url: str = API_URL, **options: Any
    ) -> None:
        if not (is_token(client_id) and is_token(client_secret)):
            del client_secret
            raise ValueError("client_id or client_secret is empty, or no header can hold it")
        transport = Transport(
            store_id=None,
            access_token=None,
            api_url=api_url,
            credentials={
                "X-Ecwid-App-Client-Id": client_id,
                "X-Ecwid-App-Secret-Key": client_secret,
            },
            **options,
        )
        self.stores = PartnerStores(Calls(store_id=None, transport_for=lambda _: transport))

    def __repr__(self) -> str:
        return "PartnerClient()"
