# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: discount coupons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypedDict

from ecwid_native.client.types.shared import (
    DiscountCouponApplicationLimit,
    DiscountCouponStatus,
    DiscountCouponType,
    DiscountCouponUsesLimit,
)
from ecwid_native.client.values import FieldNames, Number, TimeFilter, TimeInput


class CouponCreated(TypedDict, total=False):
    """`CouponCreated` in an answer."""

    id: int
    code: str


class DiscountCoupon(TypedDict, total=False):
    """`DiscountCoupon` in an answer."""

    id: Required[int]
    name: str
    code: str
    discountType: DiscountCouponType | None
    status: DiscountCouponStatus | None
    discount: Number | None
    launchDate: str | None
    expirationDate: str | None
    totalLimit: Number | None
    usesLimit: DiscountCouponUsesLimit | None
    repeatCustomerOnly: bool | None
    applicationLimit: DiscountCouponApplicationLimit | None
    creationDate: str | None
    updateDate: str | None
    orderCount: int | None
    catalogLimit: DiscountCouponCatalogLimit | None
    shippingLimit: DiscountCouponShippingLimit


class DiscountCouponInput(TypedDict, total=False):
    """What a request may say of `DiscountCoupon`."""

    name: str
    code: str
    discountType: DiscountCouponType
    status: DiscountCouponStatus
    discount: Number
    launchDate: TimeInput
    expirationDate: TimeInput
    totalLimit: Number
    usesLimit: DiscountCouponUsesLimit
    repeatCustomerOnly: bool
    applicationLimit: DiscountCouponApplicationLimit
    creationDate: TimeInput
    updateDate: TimeInput
    orderCount: int
    catalogLimit: DiscountCouponCatalogLimit
    shippingLimit: DiscountCouponShippingLimit


class DiscountCouponCatalogLimit(TypedDict, total=False):
    """`DiscountCouponCatalogLimit`, in answers and in requests."""

    products: list[int] | None
    categories: list[int] | None


class DiscountCouponShippingLimit(TypedDict, total=False):
    """`DiscountCouponShippingLimit`, in answers and in requests."""

    shippingMethods: list[str]


class CouponsSearchFilters(TypedDict, total=False):
    """What ``GET /discount_coupons`` can be filtered and sorted by."""

    code: str | None
    discount_type: DiscountCouponType | Sequence[DiscountCouponType] | None
    availability: str | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None


class CouponsSearchQuery(CouponsSearchFilters, total=False):
    """Query of ``GET /discount_coupons``."""

    offset: int | None
    limit: int | None
    response_fields: FieldNames | None
