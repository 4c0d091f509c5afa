# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: settings of product feeds. Undocumented."""

from __future__ import annotations

from typing import TypedDict

from ecwid_native.client.types.shared import MarketplaceCondition, SizeChartSystem


class GoogleShoppingFeedConfig(TypedDict, total=False):
    """`GoogleShoppingFeedConfig` in an answer."""

    marketplaceConfig: MarketplaceConfig
    condition: MarketplaceCondition
    productFeedInfo: ProductFeedInfo


class MarketplaceConfig(TypedDict, total=False):
    """`MarketplaceConfig` in an answer."""

    enabled: bool
    taxonomyId: str
    firstInit: bool


class ProductFeedInfo(TypedDict, total=False):
    """`ProductFeedInfo` in an answer."""

    productsProcessed: int
    productsIncluded: int
    lastGenerated: str
    nextGenerated: str


class ShopzillaFeedConfig(TypedDict, total=False):
    """`ShopzillaFeedConfig` in an answer."""

    marketplaceConfig: MarketplaceConfig
    condition: MarketplaceCondition
    productFeedInfo: ProductFeedInfo


class YahooShoppingFeedConfig(TypedDict, total=False):
    """`YahooShoppingFeedConfig` in an answer."""

    marketplaceConfig: MarketplaceConfig
    condition: MarketplaceCondition
    productFeedInfo: ProductFeedInfo
    taxonomy: str


class YandexMarketDbsFeedConfig(TypedDict, total=False):
    """`YandexMarketDbsFeedConfig` in an answer."""

    marketplaceConfig: MarketplaceConfig
    store: bool
    manufacturerWarranty: bool
    pickup: bool
    adult: bool
    productFeedInfo: ProductFeedInfo
    enableAutoDiscounts: bool
    sizeChart: SizeChartSystem


class YandexMarketFeedConfig(TypedDict, total=False):
    """`YandexMarketFeedConfig` in an answer."""

    marketplaceConfig: MarketplaceConfig
    store: bool
    manufacturerWarranty: bool
    pickup: bool
    adult: bool
    salesNotes: str
    productFeedInfo: ProductFeedInfo
