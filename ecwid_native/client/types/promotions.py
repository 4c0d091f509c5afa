# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: promotions (advanced discounts)."""

from __future__ import annotations

from typing import Required, TypedDict

from ecwid_native.client.values import Number


class Promotion(TypedDict, total=False):
    """`Promotion` in an answer."""

    name: str
    discountBase: str
    enabled: bool
    discountType: str
    amount: Number
    triggers: PromotionTriggers
    targets: PromotionTargets
    externalReferenceId: str
    id: Required[Number]


class PromotionInput(TypedDict, total=False):
    """What a request may say of `Promotion`."""

    name: str
    discountBase: str
    enabled: bool
    discountType: str
    amount: Number
    triggers: PromotionTriggers
    targets: PromotionTargets
    externalReferenceId: str


class PromotionAttributes(TypedDict, total=False):
    """`PromotionAttributes`, in answers and in requests."""

    attributeAlias: Number
    attributeValues: list[str]


class PromotionCombinations(TypedDict, total=False):
    """`PromotionCombinations`, in answers and in requests."""

    productId: Number
    combinationIds: list[str]


class PromotionRecurrenceSettings(TypedDict, total=False):
    """`PromotionRecurrenceSettings`, in answers and in requests."""

    activeDays: list[str]
    activeDayStartTime: str
    activeDayEndTime: str


class PromotionTargets(TypedDict, total=False):
    """`PromotionTargets`, in answers and in requests."""

    categories: list[Number]
    excludedCategories: list[Number]
    products: list[Number]
    excludedProducts: list[Number]
    combinations: list[PromotionCombinations]
    excludedCombinations: list[dict[str, object]]
    attributes: list[PromotionAttributes]
    minDiscountedProductQuantity: Number
    maxDiscountedProductQuantity: Number
    shippingMethods: list[str]
    all: bool


class PromotionTriggers(TypedDict, total=False):
    """`PromotionTriggers`, in answers and in requests."""

    startDate: str
    endDate: str
    customerGroups: list[Number]
    subtotal: Number
    minProductQuantityInCart: Number
    maxProductQuantityInCart: Number
    categories: list[Number]
    excludedCategories: list[Number]
    products: list[Number]
    excludedProducts: list[Number]
    combinations: list[Number]
    excludedCombinations: list[Number]
    recurring: bool
    recurrenceSettings: PromotionRecurrenceSettings
    all: bool
