# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: variations (combinations of options) of one product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypedDict

from ecwid_native.client.types.shared import (
    Alt,
    AttributeType,
    AttributeValueAlias,
    AttributeValueLocation,
    OutOfStockVisibilityBehaviour,
    RecurringSubscriptionInterval,
)
from ecwid_native.client.values import Number


class Variation(TypedDict, total=False):
    """`Variation` in an answer."""

    id: Required[int]
    sku: str | None
    combinationNumber: int
    options: list[VariationOption] | None
    smallThumbnailUrl: str | None
    hdThumbnailUrl: str | None
    thumbnailUrl: str | None
    imageUrl: str | None
    originalImageUrl: str | None
    price: Number | None
    defaultDisplayedPrice: Number | None
    defaultDisplayedPriceFormatted: str | None
    costPrice: Number | None
    compareToPrice: Number | None
    lowestPrice: Number | None
    defaultDisplayedLowestPrice: Number | None
    defaultDisplayedLowestPriceFormatted: str | None
    wholesalePrices: list[VariationWholesalePrice] | None
    lowestPriceSettings: VariationLowestPriceSettings
    quantity: int | None
    locationInventory: dict[str, int] | None
    outOfStockVisibilityBehaviour: OutOfStockVisibilityBehaviour | None
    unlimited: bool | None
    inStock: bool | None
    warningLimit: int | None
    minPurchaseQuantity: int | None
    maxPurchaseQuantity: int | None
    weight: Number | None
    dimensions: VariationProductDimensions | None
    volume: Number
    borderInfo: VariationBorderInfo | None
    attributes: list[VariationAttributeValue] | None
    externalReferenceId: str | None
    isShippingRequired: bool | None
    customsHsTariffCode: str | None
    subscriptionSettings: VariationSubscriptionSettings | None
    alt: Alt | None


class VariationInput(TypedDict, total=False):
    """What a request may say of `Variation`."""

    id: int
    sku: str
    combinationNumber: int
    options: list[VariationOption]
    smallThumbnailUrl: str
    hdThumbnailUrl: str
    thumbnailUrl: str
    imageUrl: str
    originalImageUrl: str
    price: Number
    defaultDisplayedPrice: Number
    defaultDisplayedPriceFormatted: str
    costPrice: Number
    compareToPrice: Number
    lowestPrice: Number
    defaultDisplayedLowestPrice: Number
    defaultDisplayedLowestPriceFormatted: str
    wholesalePrices: list[VariationWholesalePrice]
    lowestPriceSettings: VariationLowestPriceSettingsInput | VariationLowestPriceSettings
    quantity: int
    locationInventory: dict[str, int]
    outOfStockVisibilityBehaviour: OutOfStockVisibilityBehaviour
    unlimited: bool
    inStock: bool
    warningLimit: int
    minPurchaseQuantity: int
    maxPurchaseQuantity: int
    weight: Number
    dimensions: VariationProductDimensions
    volume: Number
    attributes: Sequence[VariationAttributeValueInput | VariationAttributeValue]
    externalReferenceId: str
    isShippingRequired: bool
    customsHsTariffCode: str
    subscriptionSettings: VariationSubscriptionSettingsInput | VariationSubscriptionSettings
    alt: Alt


class VariationAttributeValue(TypedDict, total=False):
    """`VariationAttributeValue` in an answer."""

    id: int | None
    name: str | None
    type: AttributeType | None
    value: str | None
    valueTranslated: dict[str, str] | None
    show: AttributeValueLocation | None
    nameTranslated: dict[str, str]


class VariationAttributeValueInput(TypedDict, total=False):
    """What a request may say of `VariationAttributeValue`."""

    id: int
    name: str
    type: AttributeType
    value: str
    valueTranslated: dict[str, str]
    show: AttributeValueLocation
    alias: AttributeValueAlias
    nameTranslated: dict[str, str]


class VariationBorderInfo(TypedDict, total=False):
    """`VariationBorderInfo` in an answer."""

    dominatingColor: VariationColor | None
    homogeneity: bool | None


class VariationColor(TypedDict, total=False):
    """`VariationColor` in an answer."""

    red: int | None
    green: int | None
    blue: int | None
    alpha: int | None


class VariationLowestPriceSettings(TypedDict, total=False):
    """`VariationLowestPriceSettings` in an answer."""

    lowestPriceEnabled: bool
    manualLowestPrice: Number | None
    defaultDisplayedLowestPrice: Number | None
    defaultDisplayedLowestPriceFormatted: str | None
    automaticLowestPrice: Number | None
    defaultDisplayedAutomaticLowestPrice: Number | None
    defaultDisplayedAutomaticLowestPriceFormatted: str | None
    defaultDisplayedManualLowestPrice: Number
    defaultDisplayedManualLowestPriceFormatted: str


class VariationLowestPriceSettingsInput(TypedDict, total=False):
    """What a request may say of `VariationLowestPriceSettings`."""

    lowestPriceEnabled: bool
    manualLowestPrice: Number
    automaticLowestPrice: Number
    defaultDisplayedAutomaticLowestPrice: Number
    defaultDisplayedAutomaticLowestPriceFormatted: str
    defaultDisplayedManualLowestPrice: Number
    defaultDisplayedManualLowestPriceFormatted: str


class VariationOption(TypedDict, total=False):
    """`VariationOption`, in answers and in requests."""

    name: str | None
    nameTranslated: dict[str, str] | None
    value: str | None
    valueTranslated: dict[str, str] | None


class VariationProductDimensions(TypedDict, total=False):
    """`VariationProductDimensions`, in answers and in requests."""

    length: Number
    width: Number
    height: Number


class VariationRecurringChargeSettings(TypedDict, total=False):
    """`VariationRecurringChargeSettings` in an answer."""

    recurringInterval: RecurringSubscriptionInterval
    recurringIntervalCount: int
    subscriptionPriceWithSignUpFee: Number | None
    subscriptionPriceWithSignUpFeeFormatted: str | None
    signUpFee: Number | None
    signUpFeeFormatted: str | None


class VariationRecurringChargeSettingsInput(TypedDict, total=False):
    """What a request may say of `VariationRecurringChargeSettings`."""

    recurringInterval: RecurringSubscriptionInterval
    recurringIntervalCount: int
    subscriptionPriceWithSignUpFee: Number


class VariationSubscriptionSettings(TypedDict, total=False):
    """`VariationSubscriptionSettings` in an answer."""

    subscriptionAllowed: bool
    oneTimePurchaseAllowed: bool
    recurringChargeSettings: list[VariationRecurringChargeSettings]
    oneTimePurchasePrice: Number | None
    oneTimePurchasePriceFormatted: str | None
    oneTimePurchaseMarkup: Number | None
    oneTimePurchaseMarkupFormatted: str | None
    oneTimePurchaseMarkupPercent: Number | None
    oneTimePurchaseMarkupPercentFormatted: str | None
    displayedOneTimePurchaseMarkupPercent: Number | None
    displayedOneTimePurchaseMarkupPercentFormatted: str | None


class VariationSubscriptionSettingsInput(TypedDict, total=False):
    """What a request may say of `VariationSubscriptionSettings`."""

    subscriptionAllowed: bool
    oneTimePurchaseAllowed: bool
    recurringChargeSettings: Sequence[
        VariationRecurringChargeSettingsInput | VariationRecurringChargeSettings
    ]
    oneTimePurchasePrice: Number


class VariationWholesalePrice(TypedDict, total=False):
    """`VariationWholesalePrice`, in answers and in requests."""

    quantity: int
    price: Number
