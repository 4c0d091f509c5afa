# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Settings of product feeds. Undocumented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.sales_channels import (
        GoogleShoppingFeedConfig,
        ShopzillaFeedConfig,
        YahooShoppingFeedConfig,
        YandexMarketDbsFeedConfig,
        YandexMarketFeedConfig,
    )
    from ecwid_native.client.values import FieldNames

_GOOGLE_SHOPPING: Operation[GoogleShoppingFeedConfig] = Operation(
    "GET", "/saleschannels/google_shopping", query={"response_fields": fields("responseFields")}
)
_SHOPZILLA: Operation[ShopzillaFeedConfig] = Operation(
    "GET", "/saleschannels/shopzilla", query={"response_fields": fields("responseFields")}
)
_YAHOO_SHOPPING: Operation[YahooShoppingFeedConfig] = Operation(
    "GET", "/saleschannels/yahoo_shopping", query={"response_fields": fields("responseFields")}
)
_YANDEX_MARKET: Operation[YandexMarketFeedConfig] = Operation(
    "GET", "/saleschannels/yandex_market", query={"response_fields": fields("responseFields")}
)
_YANDEX_MARKET_DBS: Operation[YandexMarketDbsFeedConfig] = Operation(
    "GET", "/saleschannels/yandex_market_dbs", query={"response_fields": fields("responseFields")}
)


class SalesChannels(Section):
    """Settings of product feeds. Undocumented."""

    def google_shopping(
        self, *, response_fields: FieldNames | None = None
    ) -> GoogleShoppingFeedConfig:
        """Return the settings of the Google Shopping feed.

        ``GET /saleschannels/google_shopping``.

        Not in the documentation; the official client has it.
        """
        return self._call(_GOOGLE_SHOPPING, query={"response_fields": response_fields})

    def shopzilla(self, *, response_fields: FieldNames | None = None) -> ShopzillaFeedConfig:
        """Return the settings of the Shopzilla feed.

        ``GET /saleschannels/shopzilla``.

        Not in the documentation; the official client has it.
        """
        return self._call(_SHOPZILLA, query={"response_fields": response_fields})

    def yahoo_shopping(
        self, *, response_fields: FieldNames | None = None
    ) -> YahooShoppingFeedConfig:
        """Return the settings of the Yahoo Shopping feed.

        ``GET /saleschannels/yahoo_shopping``.

        Not in the documentation; the official client has it.
        """
        return self._call(_YAHOO_SHOPPING, query={"response_fields": response_fields})

    def yandex_market(self, *, response_fields: FieldNames | None = None) -> YandexMarketFeedConfig:
        """Return the settings of the Yandex Market feed.

        ``GET /saleschannels/yandex_market``.

        Not in the documentation; the official client has it.
        """
        return self._call(_YANDEX_MARKET, query={"response_fields": response_fields})

    def yandex_market_dbs(
        self, *, response_fields: FieldNames | None = None
    ) -> YandexMarketDbsFeedConfig:
        """Return the settings of the Yandex Market feed with delivery by the seller.

        ``GET /saleschannels/yandex_market_dbs``.

        Not in the documentation; the official client has it.
        """
        return self._call(_YANDEX_MARKET_DBS, query={"response_fields": response_fields})
