"""The Instant Site of one store: a service of its own, with a token of its own.

The token comes from ``client.instant_site_tokens.create(...)`` and is good for 24 hours. Little of
this service is documented, so requests and answers are plain objects.
"""

from __future__ import annotations

from typing import Any

from ecwid_native.client.calls import Calls
from ecwid_native.client.sections.instant_site import InstantSite
from ecwid_native.client.transport import Transport

INSTANT_SITE_URL = "https://vuega.ecwid.com/api/v1"


class InstantSiteClient(InstantSite):
    """Pages, tiles and themes of a store's Instant Site.

    Args:
        store_id: the store.
        instant_site_token: not the app's access token.
        api_url: the service's address.
        options: as for `EcwidClient`: time-outs, retries, connections.
    """

    def __init__(
        self,
        store_id: int,
        instant_site_token: str,
        *,
        api_url: str = INSTANT_SITE_URL,
        **options: Any,
    ) -> None:
        transport = Transport(
            store_id=store_id, access_token=instant_site_token, api_url=api_url, **options
        )
        super().__init__(Calls(store_id=store_id, transport_for=lambda _: transport))
