# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: recurring subscriptions."""

from __future__ import annotations

from typing import Literal, TypedDict

from ecwid_native.client.types.shared import (
    PriceModifierType,
    SubscriptionInterval,
    SubscriptionProductOptionType,
    SubscriptionStatus,
)
from ecwid_native.client.values import FieldNames, Number, NumberInput, TimeFilter, TimeInput


class Subscription(TypedDict, total=False):
    """`Subscription` in an answer."""

    subscriptionId: int
    customerId: int
    status: SubscriptionStatus
    statusUpdated: str
    created: str
    cancelled: str | None
    nextCharge: str
    nextChargeFormatted: str
    createTimestamp: int | None
    updateTimestamp: int | None
    chargeSettings: SubscriptionChargeSettings
    paymentMethod: SubscriptionPaymentMethod | None
    orderTemplate: SubscriptionOrderTemplate
    orders: list[SubscriptionOrders]


class SubscriptionInput(TypedDict, total=False):
    """What a request may say of `Subscription`."""

    status: SubscriptionStatus
    nextCharge: TimeInput
    chargeSettings: SubscriptionChargeSettings


class SubscriptionAdditionalInfo(TypedDict, total=False):
    """`SubscriptionAdditionalInfo` in an answer."""

    creditCard: str | None
    creditCardExpirationMonth: str | None
    creditCardExpirationYear: str | None
    google_customer_id: str | None
    stripeCardId: str | None
    stripeCreditCardBrand: str | None
    stripeCreditCardLast4Digit: str | None
    stripeCustomerId: str | None
    stripeFingerprint: str | None
    stripeLiveMode: bool | None


class SubscriptionChargeSettings(TypedDict, total=False):
    """`SubscriptionChargeSettings`, in answers and in requests."""

    recurringInterval: SubscriptionInterval
    recurringIntervalCount: int


class SubscriptionDimensions(TypedDict, total=False):
    """`SubscriptionDimensions` in an answer."""

    length: Number | None
    width: Number | None
    height: Number | None


class SubscriptionHandlingFee(TypedDict, total=False):
    """`SubscriptionHandlingFee` in an answer."""

    name: str | None
    value: Number | None
    description: str | None


class SubscriptionOrderItem(TypedDict, total=False):
    """`SubscriptionOrderItem` in an answer."""

    id: int | None
    productId: int | None
    categoryId: int | None
    price: Number | None
    productPrice: Number | None
    shipping: Number | None
    handlingFee: Number | None
    tax: Number | None
    fixedShippingRate: Number | None
    sku: str | None
    name: str | None
    nameTranslated: dict[str, str] | None
    shortDescription: str | None
    quantity: int | None
    quantityInStock: int | None
    weight: Number | None
    trackQuantity: bool | None
    fixedShippingRateOnly: bool | None
    digital: bool | None
    productAvailable: bool | None
    imageUrl: str | None
    smallThumbnailUrl: str | None
    hdThumbnailUrl: str | None
    recurringChargeSettings: SubscriptionRecurringChargeSettings | None
    selectedOptions: list[SubscriptionSelectedOptions] | None
    taxes: list[SubscriptionTaxes] | None
    dimensions: SubscriptionDimensions | None


class SubscriptionOrderTemplate(TypedDict, total=False):
    """`SubscriptionOrderTemplate` in an answer."""

    id: str | None
    email: str | None
    additionalInfo: SubscriptionAdditionalInfo | None
    orderComments: str | None
    paymentMethod: str | None
    paymentModule: str | None
    total: Number | None
    subtotal: Number | None
    usdTotal: Number | None
    tax: Number | None
    customerTaxExempt: bool | None
    customerTaxId: str | None
    customerTaxIdValid: bool | None
    reversedTaxApplied: bool | None
    items: list[SubscriptionOrderItem] | None
    billingPerson: SubscriptionPersonInfo | None
    shippingPerson: SubscriptionPersonInfo | None
    shippingOption: SubscriptionShippingOption | None
    handlingFee: SubscriptionHandlingFee | None
    pricesIncludeTax: bool | None


class SubscriptionOrders(TypedDict, total=False):
    """`SubscriptionOrders` in an answer."""

    id: int
    total: Number
    createDate: str


class SubscriptionPaymentMethod(TypedDict, total=False):
    """`SubscriptionPaymentMethod` in an answer."""

    creditCardMaskedNumber: str | None
    creditCardBrand: str | None


class SubscriptionPersonInfo(TypedDict, total=False):
    """`SubscriptionPersonInfo` in an answer."""

    name: str | None
    companyName: str | None
    street: str | None
    city: str | None
    countryCode: str | None
    countryName: str | None
    postalCode: str | None
    stateOrProvinceCode: str | None
    stateOrProvinceName: str | None
    phone: str | None


class SubscriptionRecurringChargeSettings(TypedDict, total=False):
    """`SubscriptionRecurringChargeSettings` in an answer."""

    recurringInterval: SubscriptionInterval
    intervalCount: int


class SubscriptionSelectedOptions(TypedDict, total=False):
    """`SubscriptionSelectedOptions` in an answer."""

    name: str | None
    type: SubscriptionProductOptionType | None
    value: str | None
    valuesArray: list[str] | None
    selections: list[SubscriptionSelections] | None


class SubscriptionSelections(TypedDict, total=False):
    """`SubscriptionSelections` in an answer."""

    selectionTitle: str | None
    selectionModifier: Number | None
    selectionModifierType: PriceModifierType | None


class SubscriptionShippingOption(TypedDict, total=False):
    """`SubscriptionShippingOption` in an answer."""

    shippingMethodName: str | None
    shippingRate: Number | None


class SubscriptionTaxes(TypedDict, total=False):
    """`SubscriptionTaxes` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None
    taxOnDiscountedSubtotal: Number | None
    taxOnShipping: Number | None
    taxOnHandlingFee: Number | None
    includeInPrice: bool | None


class SubscriptionsSearchFilters(TypedDict, total=False):
    """What ``GET /subscriptions`` can be filtered and sorted by."""

    id: int | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    cancelled_from: TimeFilter | None
    cancelled_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None
    customer_id: int | None
    status: SubscriptionStatus | None
    next_charge_from: TimeFilter | None
    next_charge_to: TimeFilter | None
    recurring_interval: SubscriptionInterval | None
    recurring_interval_count: int | None
    product_id: int | None
    email: str | None
    order_id: str | None
    order_total: NumberInput | None
    order_created_from: TimeFilter | None
    order_created_to: TimeFilter | None
    sort_by: (
        Literal[
            "DATE_CREATED_DESC",
            "DATE_CREATED_ASC",
            "ORDER_COUNT_ASC",
            "ORDER_COUNT_DESC",
            "NEXT_CHARGE_DATE_ASC",
            "NEXT_CHARGE_DATE_DESC",
        ]
        | None
    )
    lang: str | None


class SubscriptionsSearchQuery(SubscriptionsSearchFilters, total=False):
    """Query of ``GET /subscriptions``."""

    offset: int | None
    limit: int | None
    response_fields: FieldNames | None
