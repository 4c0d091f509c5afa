# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: definitions of checkout extra fields; the values are with the orders."""

from __future__ import annotations

from typing import TypedDict

from ecwid_native.client.types.shared import (
    CheckoutDisplaySection,
    ExtrafieldType,
    OrderDetailsDisplaySection,
    SurchargeType,
)
from ecwid_native.client.values import Number, TimeInput


class CheckoutExtraField(TypedDict, total=False):
    """`CheckoutExtraField` in an answer."""

    key: str
    title: str
    type: ExtrafieldType | None
    textPlaceholder: str | None
    tip: str | None
    options: list[CheckoutExtraFieldOption] | None
    value: str | None
    available: bool | None
    required: bool | None
    checkoutDisplaySection: CheckoutDisplaySection
    orderDetailsDisplaySection: OrderDetailsDisplaySection | None
    showForCountry: list[str] | None
    showForPaymentMethodIds: list[str] | None
    showForShippingMethodIds: list[str] | None
    showInInvoice: bool | None
    showInNotifications: bool | None
    orderBy: int | None
    surchargeType: SurchargeType | None
    surchargeTaxable: bool | None
    showZeroSurchargeInTotal: bool | None
    surchargeShortName: CheckoutExtraFieldSurcharge | None
    titleTranslated: dict[str, str] | None
    textPlaceholderTranslated: dict[str, str] | None
    tipTranslated: dict[str, str] | None
    valueTranslated: dict[str, str] | None
    saveToCustomerProfile: bool | None
    subtitle: str
    subtitleTranslated: dict[str, str]
    datepickerOptions: CheckoutExtraFieldDatepickerOptions
    overrides: list[CheckoutExtraFieldOverride]
    shownOnOrderDetails: bool
    cpField: bool


class CheckoutExtraFieldInput(TypedDict, total=False):
    """What a request may say of `CheckoutExtraField`."""

    key: str
    title: str
    type: ExtrafieldType
    textPlaceholder: str
    tip: str
    options: list[CheckoutExtraFieldOption]
    value: str
    available: bool
    required: bool
    checkoutDisplaySection: CheckoutDisplaySection
    orderDetailsDisplaySection: OrderDetailsDisplaySection
    showForCountry: list[str]
    showForPaymentMethodIds: list[str]
    showForShippingMethodIds: list[str]
    showInInvoice: bool
    showInNotifications: bool
    orderBy: int
    surchargeType: SurchargeType
    surchargeTaxable: bool
    showZeroSurchargeInTotal: bool
    surchargeShortName: CheckoutExtraFieldSurcharge
    titleTranslated: dict[str, str]
    textPlaceholderTranslated: dict[str, str]
    tipTranslated: dict[str, str]
    valueTranslated: dict[str, str]
    saveToCustomerProfile: bool
    subtitle: str
    subtitleTranslated: dict[str, str]
    datepickerOptions: (
        CheckoutExtraFieldDatepickerOptionsInput | CheckoutExtraFieldDatepickerOptions
    )
    overrides: list[CheckoutExtraFieldOverride]
    shownOnOrderDetails: bool


class CheckoutExtraFieldDatepickerOptions(TypedDict, total=False):
    """`CheckoutExtraFieldDatepickerOptions` in an answer."""

    minDate: str
    maxDate: str
    showtime: bool
    incrementMinuteBy: Number
    limitAvailableHoursWeekly: dict[str, object]
    disallowDates: list[object]


class CheckoutExtraFieldDatepickerOptionsInput(TypedDict, total=False):
    """What a request may say of `CheckoutExtraFieldDatepickerOptions`."""

    minDate: TimeInput
    maxDate: TimeInput
    showtime: bool
    incrementMinuteBy: Number
    limitAvailableHoursWeekly: dict[str, object]
    disallowDates: list[object]


class CheckoutExtraFieldOption(TypedDict, total=False):
    """`CheckoutExtraFieldOption`, in answers and in requests."""

    title: str | None
    subtitle: str | None
    surcharge: Number | None
    titleTranslated: dict[str, str] | None
    subtitleTranslated: dict[str, str] | None
    surchargeType: str
    surchargeTaxable: bool
    showZeroSurchargeInTotal: bool
    surchargeShortName: dict[str, object]


class CheckoutExtraFieldOverride(TypedDict, total=False):
    """`CheckoutExtraFieldOverride`, in answers and in requests."""

    conditions: CheckoutExtraFieldOverrideConditions
    fieldsToOverride: dict[str, object]


class CheckoutExtraFieldOverrideConditions(TypedDict, total=False):
    """`CheckoutExtraFieldOverrideConditions`, in answers and in requests."""

    shippingMethod: str


class CheckoutExtraFieldSurcharge(TypedDict, total=False):
    """`CheckoutExtraFieldSurcharge`, in answers and in requests."""

    name: str | None
    showSurchargePercentValue: bool | None
    nameTranslated: dict[str, str] | None
