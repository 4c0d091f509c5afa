# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: abandoned carts (unfinished orders)."""

from __future__ import annotations

from typing import Required, TypedDict

from ecwid_native.client.types.shared import (
    DiscountBase,
    DiscountCouponApplicationLimit,
    DiscountCouponStatus,
    DiscountCouponType,
    DiscountCouponUsesLimit,
    DiscountType,
    OrderItemTaxType,
    OrderProductOptionType,
    PriceModifierType,
)
from ecwid_native.client.values import FieldNames, Number, NumberInput, TimeFilter


class Cart(TypedDict, total=False):
    """`Cart` in an answer."""

    cartId: Required[str]
    email: str | None
    ipAddress: str | None
    hidden: bool | None
    createDate: str | None
    createTimestamp: int | None
    updateDate: str | None
    updateTimestamp: int | None
    refererUrl: str | None
    globalReferer: str | None
    affiliateId: str | None
    additionalInfo: dict[str, str] | None
    orderComments: str | None
    trackingNumber: str | None
    trackingUrl: str | None
    paymentMethod: str | None
    paymentModule: str | None
    paymentParams: dict[str, str] | None
    paymentMessage: str | None
    creditCardStatus: CartCreditCardStatus | None
    externalTransactionId: str | None
    recoveredOrderId: int | None
    recoveredPublicUid: str | None
    recoveryEmailSentTimestamp: str | None
    customerId: int | None
    customerGroupId: int | None
    customerGroup: str | None
    total: Number | None
    subtotal: Number | None
    usdTotal: Number | None
    giftCardCode: str | None
    giftCardId: int | None
    giftCardUuid: str | None
    giftCardRedemption: Number | None
    totalBeforeGiftCardRedemption: Number | None
    giftCardDoubleSpending: bool | None
    tax: Number | None
    customerTaxExempt: bool | None
    customerTaxId: str | None
    customerTaxIdValid: bool | None
    reversedTaxApplied: bool | None
    taxesOnShipping: list[CartTaxOnShipping] | None
    couponDiscount: Number | None
    volumeDiscount: Number | None
    membershipBasedDiscount: Number | None
    totalAndMembershipBasedDiscount: Number | None
    discount: Number | None
    discountInfo: list[CartDiscountInfo] | None
    discountCoupon: CartDiscountCouponInfo | None
    items: list[CartOrderItem] | None
    billingPerson: CartPersonInfo | None
    shippingPerson: CartPersonInfo | None
    shippingOption: CartShippingOptionInfo | None
    handlingFee: CartHandlingFeeInfo | None
    utmData: CartUtmData | None
    acceptMarketing: bool | None
    subtotalWithoutTax: Number
    totalWithoutTax: Number
    refundedAmount: Number
    b2b_b2c: str
    customerRequestedInvoice: bool
    customerFiscalCode: str
    electronicInvoicePecEmail: str
    electronicInvoiceSdiCode: str
    paymentStatus: str
    fulfillmentStatus: str
    customSurcharges: list[CartCustomSurcharges]
    refunds: list[CartRefunds]
    predictedPackages: CartPredictedPackages
    shippingLabelAvailableForShipment: bool
    shipments: list[CartShipments]
    extraFields: CartExtraFields
    orderExtraFields: list[CartOrderExtraFields]
    privateAdminNotes: str
    pickupTime: str
    refererId: str
    disableAllCustomerNotifications: bool
    externalFulfillment: bool
    externalOrderId: str
    invoices: list[CartInvoices]
    pricesIncludeTax: bool
    utmDataSets: list[CartUtmDataSets]
    lang: str
    customerUserAgent: str


class CartInput(TypedDict, total=False):
    """What a request may say of `Cart`."""

    hidden: bool
    taxesOnShipping: list[CartTaxOnShipping]
    b2b_b2c: str
    customerRequestedInvoice: bool
    customerFiscalCode: str
    electronicInvoicePecEmail: str
    electronicInvoiceSdiCode: str


class CartAttributes(TypedDict, total=False):
    """`CartAttributes` in an answer."""

    name: str
    value: str


class CartCreditCardStatus(TypedDict, total=False):
    """`CartCreditCardStatus` in an answer."""

    avsMessage: str | None
    cvvMessage: str | None


class CartCustomSurcharges(TypedDict, total=False):
    """`CartCustomSurcharges` in an answer."""

    id: str
    value: Number
    type: str
    total: Number
    totalWithoutTax: Number
    description: str
    descriptionTranslated: str
    taxable: bool
    taxes: list[object]


class CartDiscountCouponCatalogLimit(TypedDict, total=False):
    """`CartDiscountCouponCatalogLimit` in an answer."""

    products: list[int] | None
    categories: list[int] | None


class CartDiscountCouponInfo(TypedDict, total=False):
    """`CartDiscountCouponInfo` in an answer."""

    name: str | None
    code: str | None
    discountType: DiscountCouponType | None
    status: DiscountCouponStatus | None
    discount: Number | None
    launchDate: str | None
    expirationDate: str | None
    totalLimit: Number | None
    usesLimit: DiscountCouponUsesLimit | None
    applicationLimit: DiscountCouponApplicationLimit | None
    creationDate: str | None
    orderCount: int | None
    catalogLimit: CartDiscountCouponCatalogLimit | None
    id: Number
    updateDate: str


class CartDiscountInfo(TypedDict, total=False):
    """`CartDiscountInfo` in an answer."""

    value: Number | None
    type: DiscountType | None
    base: DiscountBase | None
    orderTotal: Number | None
    description: str | None
    appliesToItems: list[Number]
    id: Number
    membershipId: Number
    appliesToOrderItems: list[dict[str, object]]


class CartExtraFields(TypedDict, total=False):
    """`CartExtraFields` in an answer."""

    ecwid_order_delivery_time_interval_start: str
    ecwid_order_delivery_time_interval_end: str
    ecwid_order_delivery_time_display_format: str


class CartHandlingFeeInfo(TypedDict, total=False):
    """`CartHandlingFeeInfo` in an answer."""

    name: str | None
    value: Number | None
    description: str | None


class CartInvoices(TypedDict, total=False):
    """`CartInvoices` in an answer."""

    internalId: Number
    id: str
    created: str
    link: str
    type: str


class CartOrderExtraFields(TypedDict, total=False):
    """`CartOrderExtraFields` in an answer."""

    id: str
    value: str
    customerInputType: str
    title: str
    orderDetailsDisplaySection: str
    orderBy: str


class CartOrderItem(TypedDict, total=False):
    """`CartOrderItem` in an answer."""

    id: int | None
    productId: int | None
    categoryId: int | None
    price: Number | None
    productPrice: Number | None
    shipping: Number | None
    handlingFee: Number | None
    tax: Number | None
    fixedShippingRate: Number | None
    couponAmount: Number | None
    sku: str | None
    name: str | None
    shortDescription: str | None
    quantity: int | None
    quantityInStock: int | None
    weight: Number | None
    imageUrl: str | None
    isShippingRequired: bool | None
    trackQuantity: bool | None
    fixedShippingRateOnly: bool | None
    digital: bool | None
    couponApplied: bool | None
    giftCard: bool | None
    selectedOptions: list[CartOrderItemOption] | None
    combinationId: int | None
    taxes: list[CartOrderItemTax] | None
    files: list[CartOrderItemProductFile] | None
    dimensions: CartProductDimensions | None
    discounts: list[CartOrderItemDiscounts] | None
    externalReferenceId: str | None
    subscriptionId: Number
    recurringChargeSettings: CartRecurringChargeSettings
    priceWithoutTax: Number
    costPrice: Number
    shortDescriptionTranslated: dict[str, str]
    nameTranslated: dict[str, str]
    taxesOnShipping: list[object]
    isCustomerSetPrice: bool
    selectedPrice: dict[str, object]
    isPreorder: bool
    attributes: list[CartAttributes]


class CartOrderItemDiscountInfo(TypedDict, total=False):
    """`CartOrderItemDiscountInfo` in an answer."""

    value: Number | None
    type: DiscountType | None
    base: DiscountBase | None
    orderTotal: Number | None


class CartOrderItemDiscounts(TypedDict, total=False):
    """`CartOrderItemDiscounts` in an answer."""

    discountInfo: CartOrderItemDiscountInfo | None
    total: Number | None


class CartOrderItemOption(TypedDict, total=False):
    """`CartOrderItemOption` in an answer."""

    name: str | None
    type: OrderProductOptionType | None
    value: str | None
    valuesArray: list[str] | None
    files: list[CartOrderItemOptionFile] | None
    selections: list[CartSelectionInfo] | None


class CartOrderItemOptionFile(TypedDict, total=False):
    """`CartOrderItemOptionFile` in an answer."""

    id: int | None
    name: str | None
    size: int | None
    url: str | None


class CartOrderItemProductFile(TypedDict, total=False):
    """`CartOrderItemProductFile` in an answer."""

    productFileId: int | None
    maxDownloads: int | None
    remainingDownloads: int | None
    expire: str | None
    name: str | None
    description: str | None
    size: int | None
    adminUrl: str | None
    customerUrl: str | None


class CartOrderItemTax(TypedDict, total=False):
    """`CartOrderItemTax` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None
    taxType: OrderItemTaxType | None
    includeInPrice: bool | None
    taxOnDiscountedSubtotal: Number | None
    taxOnShipping: Number | None
    taxOnHandlingFee: Number | None
    sourceTaxRateId: Number
    sourceTaxRateType: str
    taxClassCode: str
    taxClassName: str


class CartParcel(TypedDict, total=False):
    """`CartParcel` in an answer."""

    weight: Number
    weightUnit: str
    width: Number
    height: Number
    length: Number
    dimensionUnit: str


class CartPersonInfo(TypedDict, total=False):
    """`CartPersonInfo` in an answer."""

    name: str | None
    firstName: str | None
    lastName: str | None
    companyName: str | None
    street: str | None
    city: str | None
    countryCode: str | None
    countryName: str | None
    postalCode: str | None
    stateOrProvinceCode: str | None
    stateOrProvinceName: str | None
    phone: str | None


class CartPredictedPackages(TypedDict, total=False):
    """`CartPredictedPackages` in an answer."""

    height: Number
    width: Number
    length: Number
    weight: Number
    declaredValue: Number


class CartProductDimensions(TypedDict, total=False):
    """`CartProductDimensions` in an answer."""

    length: Number | None
    width: Number | None
    height: Number | None


class CartRecurringChargeSettings(TypedDict, total=False):
    """`CartRecurringChargeSettings` in an answer."""

    recurringInterval: str
    recurringIntervalCount: Number
    subscriptionPriceWithSignUpFee: Number
    signUpFee: Number


class CartRefunds(TypedDict, total=False):
    """`CartRefunds` in an answer."""

    date: str
    source: str
    reason: str
    amount: Number


class CartSelectionInfo(TypedDict, total=False):
    """`CartSelectionInfo` in an answer."""

    selectionTitle: str | None
    selectionModifier: Number | None
    selectionModifierType: PriceModifierType | None


class CartShipFrom(TypedDict, total=False):
    """`CartShipFrom` in an answer."""

    companyName: str
    email: str
    street: str
    city: str
    countryCode: str
    countryName: str
    postalCode: str
    stateOrProvinceCode: str
    stateOrProvinceName: str
    phone: str


class CartShipments(TypedDict, total=False):
    """`CartShipments` in an answer."""

    id: str
    created: str
    shipTo: dict[str, object]
    shipFrom: CartShipFrom
    parcel: CartParcel
    shippingService: CartShippingService
    tracking: CartTracking
    shippingLabel: CartShippingLabel


class CartShippingLabel(TypedDict, total=False):
    """`CartShippingLabel` in an answer."""

    label_url: str


class CartShippingOptionInfo(TypedDict, total=False):
    """`CartShippingOptionInfo` in an answer."""

    shippingMethodId: str | None
    shippingCarrierName: str | None
    shippingMethodName: str | None
    shippingRate: Number | None
    estimatedTransitTime: str | None
    isPickup: bool | None
    pickupInstruction: str | None
    shippingRateWithoutTax: Number
    discountedShippingRate: Number
    fulfillmentType: str
    timeSlotLengthInMinutes: Number
    discount: dict[str, object]


class CartShippingService(TypedDict, total=False):
    """`CartShippingService` in an answer."""

    carrier: str
    carrierName: str
    carrierServiceName: str
    carrierServiceCode: str


class CartTaxOnShipping(TypedDict, total=False):
    """`CartTaxOnShipping`, in answers and in requests."""

    name: str | None
    value: Number | None
    total: Number | None


class CartTracking(TypedDict, total=False):
    """`CartTracking` in an answer."""

    tracking_number: str
    tracking_url: str
    estimatedDays: Number


class CartUtmData(TypedDict, total=False):
    """`CartUtmData` in an answer."""

    source: str | None
    campaign: str | None
    medium: str | None
    mcEid: str | None
    mcCid: str | None


class CartUtmDataSets(TypedDict, total=False):
    """`CartUtmDataSets` in an answer."""

    timestamp: str
    source: str
    campaign: str
    medium: str


class CartPlaced(TypedDict, total=False):
    """`CartPlaced` in an answer."""

    id: str | None
    orderNumber: int | None
    vendorOrderNumber: str | None


class CartsSearchFilters(TypedDict, total=False):
    """What ``GET /carts`` can be filtered and sorted by."""

    show_hidden: bool | None
    total_from: NumberInput | None
    total_to: NumberInput | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None
    coupon_code: str | None
    customer: str | None
    email: str | None
    customer_id: int | None


class CartsSearchQuery(CartsSearchFilters, total=False):
    """Query of ``GET /carts``."""

    offset: int | None
    limit: int | None
    response_fields: FieldNames | None
