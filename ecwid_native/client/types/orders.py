# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: orders, their invoices and the files that buyers sent with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypedDict

from ecwid_native.client.types.shared import (
    CommercialRelationshipScheme,
    DiscountBase,
    DiscountCouponApplicationLimit,
    DiscountCouponStatus,
    DiscountCouponType,
    DiscountCouponUsesLimit,
    DiscountType,
    FulfillmentType,
    OrderDimensionUnit,
    OrderFulfillmentStatus,
    OrderItemTaxType,
    OrderLabelFileType,
    OrderParcelTemplate,
    OrderPaymentStatus,
    OrderProductOptionType,
    OrderTaxInvoiceType,
    OrderWeightUnit,
    PickupPrecisionType,
    PriceModifierType,
    ProductComponent,
    RecurringSubscriptionInterval,
    ScheduledTimePrecisionType,
    SurchargeType,
    TaxRateType,
)
from ecwid_native.client.values import FieldNames, Number, NumberInput, TimeFilter, TimeInput


class CalculatedOrder(TypedDict, total=False):
    """`CalculatedOrder` in an answer."""

    email: str | None
    ipAddress: str | None
    hidden: bool | None
    createDate: str | None
    createTimestamp: int | None
    additionalInfo: dict[str, str] | None
    paymentParams: dict[str, str] | None
    customerId: int | None
    customerTaxExempt: bool | None
    customerTaxId: str | None
    customerTaxIdValid: bool | None
    pricesIncludeTax: bool | None
    reversedTaxApplied: bool | None
    total: Number | None
    totalWithoutTax: Number | None
    subtotal: Number | None
    subtotalWithoutTax: Number | None
    usdTotal: Number | None
    totalBeforeGiftCardRedemption: Number | None
    giftCardRedemption: Number | None
    giftCardDoubleSpending: bool | None
    giftCardCode: str | None
    giftCardId: int | None
    giftCardUuid: str | None
    tax: Number | None
    taxesOnShipping: list[CalculatedOrderTaxOnShipping] | None
    availableTaxes: list[CalculatedOrderTaxInfo]
    predictedPackage: list[CalculatedOrderPredictedPackage]
    paymentStatus: OrderPaymentStatus
    fulfillmentStatus: OrderFulfillmentStatus
    couponDiscount: Number | None
    volumeDiscount: Number | None
    membershipBasedDiscount: Number | None
    totalAndMembershipBasedDiscount: Number | None
    discount: Number | None
    discountInfo: list[CalculatedOrderDiscountInfo] | None
    discountCoupon: CalculatedOrderDiscountCouponInfo | None
    items: list[CalculatedOrderItem] | None
    billingPerson: CalculatedOrderPersonInfo | None
    shippingPerson: CalculatedOrderPersonInfo | None
    shippingOption: CalculatedOrderShippingOptionInfo | None
    availableShippingOptions: list[CalculatedOrderShippingOptionInfo] | None
    handlingFee: CalculatedOrderHandlingFeeInfo | None
    customSurcharges: list[CalculatedOrderSurcharge] | None
    refundedAmount: Number
    paymentModule: str
    paymentMethod: str
    b2b_b2c: str
    customerRequestedInvoice: bool
    customerFiscalCode: str
    electronicInvoicePecEmail: str
    electronicInvoiceSdiCode: str
    refererUrl: str
    orderComments: str
    globalReferer: str
    updateDate: str
    updateTimestamp: Number
    customerGroup: str
    customerGroupId: Number
    refunds: list[CalculatedOrderRefunds]
    predictedPackages: CalculatedOrderPredictedPackages
    shippingLabelAvailableForShipment: bool
    shipments: list[CalculatedOrderShipments]
    extraFields: CalculatedOrderExtraFields
    orderExtraFields: list[CalculatedOrderOrderExtraFields]
    trackingNumber: str
    paymentMessage: str
    externalTransactionId: str
    affiliateId: str
    creditCardStatus: CalculatedOrderCreditCardStatus
    privateAdminNotes: str
    pickupTime: str
    acceptMarketing: bool
    refererId: str
    disableAllCustomerNotifications: bool
    externalFulfillment: bool
    externalOrderId: str
    invoices: list[CalculatedOrderInvoices]
    utmData: list[CalculatedOrderUtmData]
    utmDataSets: list[CalculatedOrderUtmDataSets]
    lang: str
    customerUserAgent: str


class CalculatedOrderAttributes(TypedDict, total=False):
    """`CalculatedOrderAttributes` in an answer."""

    name: str
    value: str


class CalculatedOrderCreditCardStatus(TypedDict, total=False):
    """`CalculatedOrderCreditCardStatus` in an answer."""

    avsMessage: str
    cvvMessage: str


class CalculatedOrderDiscountCouponCatalogLimit(TypedDict, total=False):
    """`CalculatedOrderDiscountCouponCatalogLimit` in an answer."""

    products: list[int] | None
    categories: list[int] | None


class CalculatedOrderDiscountCouponInfo(TypedDict, total=False):
    """`CalculatedOrderDiscountCouponInfo` in an answer."""

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
    catalogLimit: CalculatedOrderDiscountCouponCatalogLimit | None
    shippingLimit: CalculatedOrderDiscountCouponShippingLimit | None
    id: Number
    updateDate: str


class CalculatedOrderDiscountCouponShippingLimit(TypedDict, total=False):
    """`CalculatedOrderDiscountCouponShippingLimit` in an answer."""

    shippingMethods: list[str] | None


class CalculatedOrderDiscountInfo(TypedDict, total=False):
    """`CalculatedOrderDiscountInfo` in an answer."""

    value: Number | None
    type: DiscountType | None
    base: DiscountBase | None
    orderTotal: Number | None
    description: str | None
    appliesToProducts: list[int] | None
    appliesToItems: list[int] | None
    membershipId: int | None
    id: Number
    appliesToOrderItems: list[dict[str, object]]


class CalculatedOrderExtraFields(TypedDict, total=False):
    """`CalculatedOrderExtraFields` in an answer."""

    ecwid_order_delivery_time_interval_start: str
    ecwid_order_delivery_time_interval_end: str
    ecwid_order_delivery_time_display_format: str


class CalculatedOrderHandlingFeeInfo(TypedDict, total=False):
    """`CalculatedOrderHandlingFeeInfo` in an answer."""

    name: str | None
    value: Number | None
    description: str | None
    taxes: list[CalculatedOrderHandlingFeeTax] | None


class CalculatedOrderHandlingFeeTax(TypedDict, total=False):
    """`CalculatedOrderHandlingFeeTax` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None
    includeInPrice: bool | None


class CalculatedOrderInvoices(TypedDict, total=False):
    """`CalculatedOrderInvoices` in an answer."""

    internalId: Number
    id: str
    created: str
    link: str
    type: str


class CalculatedOrderOrderExtraFields(TypedDict, total=False):
    """`CalculatedOrderOrderExtraFields` in an answer."""

    id: str
    value: str
    customerInputType: str
    title: str
    orderDetailsDisplaySection: str
    orderBy: str


class CalculatedOrderItem(TypedDict, total=False):
    """`CalculatedOrderItem` in an answer."""

    id: int | None
    productId: int | None
    categoryId: int | None
    price: Number | None
    priceWithoutTax: Number | None
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
    selectedOptions: list[CalculatedOrderItemOption] | None
    combinationId: int | None
    taxes: list[CalculatedOrderItemTax] | None
    files: list[CalculatedOrderItemProductFile] | None
    dimensions: CalculatedOrderProductDimensions | None
    discounts: list[CalculatedOrderItemDiscounts] | None
    subscriptionId: Number
    recurringChargeSettings: CalculatedOrderRecurringChargeSettings
    costPrice: Number
    shortDescriptionTranslated: dict[str, str]
    nameTranslated: dict[str, str]
    taxesOnShipping: list[object]
    isCustomerSetPrice: bool
    selectedPrice: dict[str, object]
    isPreorder: bool
    attributes: list[CalculatedOrderAttributes]


class CalculatedOrderItemDiscountInfo(TypedDict, total=False):
    """`CalculatedOrderItemDiscountInfo` in an answer."""

    value: Number | None
    type: DiscountType | None
    base: DiscountBase | None
    orderTotal: Number | None


class CalculatedOrderItemDiscounts(TypedDict, total=False):
    """`CalculatedOrderItemDiscounts` in an answer."""

    discountInfo: CalculatedOrderItemDiscountInfo | None
    total: Number | None


class CalculatedOrderItemOption(TypedDict, total=False):
    """`CalculatedOrderItemOption` in an answer."""

    name: str | None
    type: OrderProductOptionType | None
    value: str | None
    valuesArray: list[str] | None
    files: list[CalculatedOrderItemOptionFile] | None
    selections: list[CalculatedOrderSelectionInfo] | None
    hexCodes: list[str]


class CalculatedOrderItemOptionFile(TypedDict, total=False):
    """`CalculatedOrderItemOptionFile` in an answer."""

    id: int | None
    name: str | None
    size: int | None
    url: str | None


class CalculatedOrderItemProductFile(TypedDict, total=False):
    """`CalculatedOrderItemProductFile` in an answer."""

    productFileId: int | None
    maxDownloads: int | None
    remainingDownloads: int | None
    expire: str | None
    name: str | None
    description: str | None
    size: int | None
    adminUrl: str | None
    customerUrl: str | None


class CalculatedOrderItemTax(TypedDict, total=False):
    """`CalculatedOrderItemTax` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None
    includeInPrice: bool | None
    taxType: OrderItemTaxType | None
    taxOnDiscountedSubtotal: Number | None
    taxOnShipping: Number | None
    taxOnHandlingFee: Number | None
    sourceTaxRateType: TaxRateType | None
    sourceTaxRateId: Number
    taxClassCode: str
    taxClassName: str


class CalculatedOrderParcel(TypedDict, total=False):
    """`CalculatedOrderParcel` in an answer."""

    weight: Number
    weightUnit: str
    width: Number
    height: Number
    length: Number
    dimensionUnit: str


class CalculatedOrderPersonInfo(TypedDict, total=False):
    """`CalculatedOrderPersonInfo` in an answer."""

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


class CalculatedOrderPredictedPackage(TypedDict, total=False):
    """`CalculatedOrderPredictedPackage` in an answer."""

    height: Number | None
    width: Number | None
    length: Number | None
    weight: Number | None
    declaredValue: Number | None


class CalculatedOrderPredictedPackages(TypedDict, total=False):
    """`CalculatedOrderPredictedPackages` in an answer."""

    height: Number
    width: Number
    length: Number
    weight: Number
    declaredValue: Number


class CalculatedOrderProductDimensions(TypedDict, total=False):
    """`CalculatedOrderProductDimensions` in an answer."""

    length: Number | None
    width: Number | None
    height: Number | None


class CalculatedOrderRecurringChargeSettings(TypedDict, total=False):
    """`CalculatedOrderRecurringChargeSettings` in an answer."""

    recurringInterval: str
    recurringIntervalCount: Number
    subscriptionPriceWithSignUpFee: Number
    signUpFee: Number


class CalculatedOrderRefunds(TypedDict, total=False):
    """`CalculatedOrderRefunds` in an answer."""

    date: str
    source: str
    reason: str
    amount: Number


class CalculatedOrderSelectionInfo(TypedDict, total=False):
    """`CalculatedOrderSelectionInfo` in an answer."""

    selectionTitle: str | None
    selectionModifier: Number | None
    selectionModifierType: PriceModifierType | None


class CalculatedOrderShipFrom(TypedDict, total=False):
    """`CalculatedOrderShipFrom` in an answer."""

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


class CalculatedOrderShipments(TypedDict, total=False):
    """`CalculatedOrderShipments` in an answer."""

    id: str
    created: str
    shipTo: dict[str, object]
    shipFrom: CalculatedOrderShipFrom
    parcel: CalculatedOrderParcel
    shippingService: CalculatedOrderShippingService
    tracking: CalculatedOrderTracking
    shippingLabel: CalculatedOrderShippingLabel


class CalculatedOrderShippingLabel(TypedDict, total=False):
    """`CalculatedOrderShippingLabel` in an answer."""

    label_url: str


class CalculatedOrderShippingOptionInfo(TypedDict, total=False):
    """`CalculatedOrderShippingOptionInfo` in an answer."""

    shippingCarrierName: str | None
    shippingMethodName: str | None
    shippingRate: Number | None
    estimatedTransitTime: str | None
    isPickup: bool | None
    pickupInstruction: str | None
    shippingMethodId: str
    shippingRateWithoutTax: Number
    fulfillmentType: str


class CalculatedOrderShippingService(TypedDict, total=False):
    """`CalculatedOrderShippingService` in an answer."""

    carrier: str
    carrierName: str
    carrierServiceName: str
    carrierServiceCode: str


class CalculatedOrderSurcharge(TypedDict, total=False):
    """`CalculatedOrderSurcharge` in an answer."""

    id: str | None
    value: Number | None
    type: SurchargeType | None
    total: Number | None
    totalWithoutTax: Number | None
    description: str | None
    descriptionTranslated: str | None
    taxable: bool | None
    taxes: list[CalculatedOrderItemTax] | None


class CalculatedOrderTaxInfo(TypedDict, total=False):
    """`CalculatedOrderTaxInfo` in an answer."""

    id: int | None
    name: str | None
    enabled: bool | None
    includeInPrice: bool | None
    useShippingAddress: bool | None
    taxShipping: bool | None
    appliedByDefault: bool | None
    defaultTax: Number | None
    rules: list[CalculatedOrderTaxRule] | None


class CalculatedOrderTaxOnShipping(TypedDict, total=False):
    """`CalculatedOrderTaxOnShipping` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None


class CalculatedOrderTaxRule(TypedDict, total=False):
    """`CalculatedOrderTaxRule` in an answer."""

    zoneId: str | None
    tax: Number | None


class CalculatedOrderTracking(TypedDict, total=False):
    """`CalculatedOrderTracking` in an answer."""

    tracking_number: str
    tracking_url: str
    estimatedDays: Number


class CalculatedOrderUtmData(TypedDict, total=False):
    """`CalculatedOrderUtmData` in an answer."""

    source: str
    campaign: str
    medium: str


class CalculatedOrderUtmDataSets(TypedDict, total=False):
    """`CalculatedOrderUtmDataSets` in an answer."""

    timestamp: str
    source: str
    campaign: str
    medium: str


class Order(TypedDict, total=False):
    """`Order` in an answer."""

    id: Required[str | None]
    internalId: int | None
    orderNumber: int
    vendorOrderNumber: str | None
    publicUid: str | None
    email: str | None
    ipAddress: str | None
    hidden: bool | None
    createDate: str | None
    createTimestamp: int | None
    updateDate: str | None
    updateTimestamp: int | None
    refererUrl: str | None
    refererId: str | None
    globalReferer: str | None
    affiliateId: str | None
    additionalInfo: dict[str, str] | None
    extraFields: dict[str, str] | None
    orderExtraFields: list[OrderExtraFieldsInfo] | None
    orderComments: str | None
    privateAdminNotes: str | None
    fulfillmentStatus: OrderFulfillmentStatus | None
    externalFulfillment: bool | None
    externalOrderId: str | None
    latestShipDate: str | None
    latestDeliveryDate: str | None
    trackingNumber: str | None
    trackingUrl: str | None
    pickupTime: str | None
    paymentStatus: OrderPaymentStatus | None
    paymentMethod: str | None
    paymentModule: str | None
    paymentParams: dict[str, str] | None
    paymentMessage: str | None
    paymentSubtype: str | None
    creditCardStatus: OrderCreditCardStatus | None
    externalTransactionId: str | None
    externalTransactionUrl: str | None
    referenceTransactionId: str | None
    ticket: int | None
    ebayId: str | None
    customerId: int | None
    customerGroup: str | None
    customerGroupId: int | None
    acceptMarketing: bool | None
    giftCardRedemption: Number | None
    totalBeforeGiftCardRedemption: Number | None
    giftCardDoubleSpending: bool | None
    giftCardCode: str | None
    giftCardId: int | None
    giftCardUuid: str | None
    total: Number | None
    totalWithoutTax: Number | None
    subtotal: Number | None
    subtotalWithoutTax: Number | None
    usdTotal: Number | None
    tax: Number | None
    availableTaxes: list[OrderTaxes] | None
    customerTaxExempt: bool | None
    customerTaxId: str | None
    customerTaxIdValid: bool | None
    reversedTaxApplied: bool | None
    couponDiscount: Number | None
    volumeDiscount: Number | None
    membershipBasedDiscount: Number | None
    totalAndMembershipBasedDiscount: Number | None
    discount: Number | None
    discountInfo: list[OrderDiscountInfo] | None
    discountCoupon: OrderDiscountCouponInfo | None
    customDiscount: list[Number] | None
    items: list[OrderItem] | None
    billingPerson: OrderPersonInfo | None
    shippingPerson: OrderPersonInfo | None
    shippingOption: OrderShippingOption | None
    availableShippingOptions: list[OrderShippingOption] | None
    taxesOnShipping: list[OrderBaseOrderItemTax]
    handlingFee: OrderHandlingFee | None
    shipments: list[OrderShipment] | None
    customSurcharges: list[OrderSurcharge]
    refundedAmount: Number | None
    refunds: list[OrderRefundInfo] | None
    utmData: OrderUtmData | None
    invoices: list[OrderTaxInvoice] | None
    predictedPackage: list[OrderPredictedPackage] | None
    pricesIncludeTax: bool | None
    disableAllCustomerNotifications: bool | None
    externalOrderData: OrderExternalOrderData | None
    paymentReference: str | None
    shippingLabelAvailableForShipment: bool
    loyalty: OrderLoyalty | None
    customerFiscalCode: str | None
    electronicInvoicePecEmail: str | None
    electronicInvoiceSdiCode: str | None
    b2b_b2c: CommercialRelationshipScheme | None
    lang: str | None
    storeCredit: OrderStoreCredit | None
    withdrawalRequested: bool | None
    customerRequestedInvoice: bool
    predictedPackages: OrderPredictedPackages
    utmDataSets: list[OrderUtmDataSets]
    customerUserAgent: str


class OrderInput(TypedDict, total=False):
    """What a request may say of `Order`."""

    email: str
    ipAddress: str
    hidden: bool
    createDate: TimeInput
    refererUrl: str
    refererId: str
    globalReferer: str
    affiliateId: str
    additionalInfo: dict[str, str]
    extraFields: dict[str, str]
    orderExtraFields: list[OrderExtraFieldsInfo]
    orderComments: str
    privateAdminNotes: str
    fulfillmentStatus: OrderFulfillmentStatus
    externalFulfillment: bool
    externalOrderId: str
    latestShipDate: TimeInput
    latestDeliveryDate: TimeInput
    trackingNumber: str
    trackingUrl: str
    pickupTime: TimeInput
    paymentStatus: OrderPaymentStatus
    paymentMethod: str
    paymentModule: str
    paymentParams: dict[str, str]
    paymentMessage: str
    creditCardStatus: OrderCreditCardStatus
    externalTransactionId: str
    externalTransactionUrl: str
    referenceTransactionId: str
    ebayId: str
    customerId: int
    customerGroup: str
    customerGroupId: int
    acceptMarketing: bool
    giftCardRedemption: Number
    totalBeforeGiftCardRedemption: Number
    giftCardDoubleSpending: bool
    giftCardCode: str
    giftCardId: int
    giftCardUuid: str
    total: Number
    subtotal: Number
    tax: Number
    customerTaxExempt: bool
    customerTaxId: str
    customerTaxIdValid: bool
    reversedTaxApplied: bool
    couponDiscount: Number
    volumeDiscount: Number
    membershipBasedDiscount: Number
    totalAndMembershipBasedDiscount: Number
    discount: Number
    discountInfo: Sequence[OrderDiscountInfoInput | OrderDiscountInfo]
    discountCoupon: OrderDiscountCouponInfoInput | OrderDiscountCouponInfo
    customDiscount: list[Number]
    items: Sequence[OrderItemInput | OrderItem]
    billingPerson: OrderPersonInfoInput | OrderPersonInfo
    shippingPerson: OrderPersonInfoInput | OrderPersonInfo
    shippingOption: OrderShippingOptionInput | OrderShippingOption
    taxesOnShipping: Sequence[OrderBaseOrderItemTaxInput | OrderBaseOrderItemTax]
    handlingFee: OrderHandlingFeeInput | OrderHandlingFee
    customSurcharges: Sequence[OrderSurchargeInput | OrderSurcharge]
    utmData: OrderUtmData
    pricesIncludeTax: bool
    disableAllCustomerNotifications: bool
    externalOrderData: OrderExternalOrderData
    paymentReference: str
    loyalty: OrderLoyaltyInput | OrderLoyalty
    customerFiscalCode: str
    electronicInvoicePecEmail: str
    electronicInvoiceSdiCode: str
    b2b_b2c: CommercialRelationshipScheme
    lang: str
    storeCredit: OrderStoreCredit
    customerRequestedInvoice: bool
    utmDataSets: list[OrderUtmDataSets]


class OrderBaseOrderItemTax(TypedDict, total=False):
    """`OrderBaseOrderItemTax` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None
    includeInPrice: bool | None
    taxType: OrderItemTaxType | None


class OrderBaseOrderItemTaxInput(TypedDict, total=False):
    """What a request may say of `OrderBaseOrderItemTax`."""

    name: str
    value: Number
    total: Number
    taxType: OrderItemTaxType


class OrderCreditCardStatus(TypedDict, total=False):
    """`OrderCreditCardStatus`, in answers and in requests."""

    avsMessage: str | None
    cvvMessage: str | None


class OrderDiscount(TypedDict, total=False):
    """`OrderDiscount` in an answer."""

    id: str
    value: Number
    type: str
    base: str
    orderTotal: Number
    description: str
    appliesToItems: list[Number]
    appliesToOrderItems: list[Number]
    triggeredByOrderItems: list[Number]
    appliesToShippingMethodId: str


class OrderDiscountCouponCatalogLimit(TypedDict, total=False):
    """`OrderDiscountCouponCatalogLimit`, in answers and in requests."""

    products: list[int] | None
    categories: list[int] | None


class OrderDiscountCouponInfo(TypedDict, total=False):
    """`OrderDiscountCouponInfo` in an answer."""

    id: int | None
    name: str | None
    code: str | None
    discountType: DiscountCouponType | None
    status: DiscountCouponStatus | None
    discount: Number | None
    launchDate: str | None
    expirationDate: str | None
    totalLimit: Number | None
    usesLimit: DiscountCouponUsesLimit | None
    repeatCustomerOnly: bool | None
    creationDate: str | None
    updateDate: str | None
    orderCount: int | None
    catalogLimit: OrderDiscountCouponCatalogLimit | None
    applicationLimit: DiscountCouponApplicationLimit | None
    shippingLimit: OrderDiscountCouponShippingLimit | None


class OrderDiscountCouponInfoInput(TypedDict, total=False):
    """What a request may say of `OrderDiscountCouponInfo`."""

    id: int
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
    creationDate: TimeInput
    updateDate: TimeInput
    orderCount: int
    catalogLimit: OrderDiscountCouponCatalogLimit
    applicationLimit: DiscountCouponApplicationLimit


class OrderDiscountCouponShippingLimit(TypedDict, total=False):
    """`OrderDiscountCouponShippingLimit` in an answer."""

    shippingMethods: list[str] | None


class OrderDiscountInfo(TypedDict, total=False):
    """`OrderDiscountInfo` in an answer."""

    value: Number | None
    type: DiscountType | None
    base: DiscountBase | None
    orderTotal: Number | None
    description: str | None
    appliesToProducts: list[int] | None
    appliesToItems: list[int] | None
    membershipId: int | None
    id: Number
    appliesToOrderItems: list[dict[str, object]]


class OrderDiscountInfoInput(TypedDict, total=False):
    """What a request may say of `OrderDiscountInfo`."""

    value: Number
    type: DiscountType
    base: DiscountBase
    orderTotal: Number
    description: str
    appliesToProducts: list[int]
    appliesToItems: list[int]
    membershipId: int
    appliesToOrderItems: list[dict[str, object]]


class OrderExternalOrderData(TypedDict, total=False):
    """`OrderExternalOrderData`, in answers and in requests."""

    externalFulfillment: bool | None
    externalOrderId: str | None
    refererId: str | None
    platformSpecificFields: dict[str, str] | None
    refererChannel: str | None


class OrderExtraFieldsInfo(TypedDict, total=False):
    """`OrderExtraFieldsInfo`, in answers and in requests."""

    customerInputType: str | None
    title: str | None
    id: str | None
    value: str | None
    orderDetailsDisplaySection: str | None
    orderBy: str | None


class OrderHandlingFee(TypedDict, total=False):
    """`OrderHandlingFee` in an answer."""

    name: str | None
    value: Number | None
    valueWithoutTax: Number
    description: str | None
    taxes: list[OrderHandlingFeeTax]


class OrderHandlingFeeInput(TypedDict, total=False):
    """What a request may say of `OrderHandlingFee`."""

    name: str
    value: Number
    description: str
    taxes: Sequence[OrderHandlingFeeTaxInput | OrderHandlingFeeTax]


class OrderHandlingFeeTax(TypedDict, total=False):
    """`OrderHandlingFeeTax` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None
    includeInPrice: bool | None


class OrderHandlingFeeTaxInput(TypedDict, total=False):
    """What a request may say of `OrderHandlingFeeTax`."""

    name: str
    value: Number
    total: Number


class OrderLoyalty(TypedDict, total=False):
    """`OrderLoyalty` in an answer."""

    earned: Number | None
    redemption: OrderLoyaltyRedemption | None
    balance: Number | None
    customerEnabled: bool


class OrderLoyaltyInput(TypedDict, total=False):
    """What a request may say of `OrderLoyalty`."""

    earned: Number
    redemption: OrderLoyaltyRedemption
    balance: Number


class OrderLoyaltyRedemption(TypedDict, total=False):
    """`OrderLoyaltyRedemption`, in answers and in requests."""

    id: str | None
    amount: Number | None
    cancelled: bool | None


class OrderItem(TypedDict, total=False):
    """`OrderItem` in an answer."""

    id: int | None
    productId: int | None
    categoryId: int | None
    price: Number | None
    productPrice: Number | None
    isCustomerSetPrice: bool | None
    selectedPrice: OrderSelectedPrice | None
    priceWithoutTax: Number | None
    shipping: Number | None
    handlingFee: Number | None
    tax: Number | None
    fixedShippingRate: Number | None
    couponAmount: Number | None
    sku: str | None
    name: str | None
    nameTranslated: dict[str, str] | None
    shortDescription: str | None
    shortDescriptionTranslated: dict[str, str] | None
    quantity: int | None
    quantityInStock: int | None
    weight: Number | None
    imageUrl: str | None
    smallThumbnailUrl: str | None
    hdThumbnailUrl: str | None
    isShippingRequired: bool | None
    trackQuantity: bool | None
    fixedShippingRateOnly: bool | None
    digital: bool | None
    productAvailable: bool | None
    couponApplied: bool | None
    giftCard: bool | None
    recurringChargeSettings: OrderRecurringChargeSettings | None
    subscriptionId: int | None
    selectedOptions: list[OrderItemSelectedOption] | None
    combinationId: int | None
    files: list[OrderItemProductFile] | None
    taxable: bool | None
    taxes: list[OrderItemTax] | None
    dimensions: OrderProductDimensions | None
    discountsAllowed: bool | None
    discounts: list[OrderItemDiscounts] | None
    externalReferenceId: str | None
    isPreorder: bool | None
    attributes: list[OrderItemAttributeValue] | None
    taxClassCode: str | None
    compositeComponents: list[ProductComponent] | None
    costPrice: Number
    taxesOnShipping: list[object]
    taxAlreadyDeductedFromPrice: bool
    recurringTaxIds: list[Number]


class OrderItemInput(TypedDict, total=False):
    """What a request may say of `OrderItem`."""

    id: int
    productId: int
    categoryId: int
    price: Number
    productPrice: Number
    isCustomerSetPrice: bool
    selectedPrice: OrderSelectedPrice
    shipping: Number
    handlingFee: Number
    tax: Number
    fixedShippingRate: Number
    couponAmount: Number
    sku: str
    name: str
    nameTranslated: dict[str, str]
    shortDescription: str
    shortDescriptionTranslated: dict[str, str]
    quantity: int
    quantityInStock: int
    weight: Number
    imageUrl: str
    isShippingRequired: bool
    trackQuantity: bool
    fixedShippingRateOnly: bool
    digital: bool
    couponApplied: bool
    giftCard: bool
    selectedOptions: Sequence[OrderItemSelectedOptionInput | OrderItemSelectedOption]
    combinationId: int
    taxable: bool
    taxes: Sequence[OrderItemTaxInput | OrderItemTax]
    dimensions: OrderProductDimensions
    discountsAllowed: bool
    discounts: Sequence[OrderItemDiscountsInput | OrderItemDiscounts]
    externalReferenceId: str
    isPreorder: bool
    attributes: Sequence[OrderItemAttributeValueInput | OrderItemAttributeValue]
    taxClassCode: str
    taxesOnShipping: list[object]


class OrderItemAttributeValue(TypedDict, total=False):
    """`OrderItemAttributeValue` in an answer."""

    id: int | None
    name: str | None
    nameTranslated: dict[str, str] | None
    value: str | None
    valueTranslated: dict[str, str] | None


class OrderItemAttributeValueInput(TypedDict, total=False):
    """What a request may say of `OrderItemAttributeValue`."""

    name: str
    value: str


class OrderItemDiscounts(TypedDict, total=False):
    """`OrderItemDiscounts` in an answer."""

    discountInfo: OrderDiscountInfo | None
    total: Number | None


class OrderItemDiscountsInput(TypedDict, total=False):
    """What a request may say of `OrderItemDiscounts`."""

    discountInfo: OrderDiscountInfoInput | OrderDiscountInfo
    total: Number


class OrderItemOptionFile(TypedDict, total=False):
    """`OrderItemOptionFile` in an answer."""

    id: int | None
    name: str | None
    size: int | None
    url: str | None


class OrderItemProductFile(TypedDict, total=False):
    """`OrderItemProductFile` in an answer."""

    productFileId: int | None
    maxDownloads: int | None
    remainingDownloads: int | None
    expire: str | None
    name: str | None
    description: str | None
    size: int | None
    adminUrl: str | None
    customerUrl: str | None


class OrderItemSelectedOption(TypedDict, total=False):
    """`OrderItemSelectedOption` in an answer."""

    name: str | None
    nameTranslated: dict[str, str] | None
    type: OrderProductOptionType | None
    value: str | None
    valueTranslated: dict[str, str] | None
    valuesArray: list[str] | None
    valuesArrayTranslated: dict[str, list[str]] | None
    selections: list[OrderItemSelectionInfo] | None
    files: list[OrderItemOptionFile] | None
    hexCodes: list[str]
    changedTime: Number


class OrderItemSelectedOptionInput(TypedDict, total=False):
    """What a request may say of `OrderItemSelectedOption`."""

    name: str
    nameTranslated: dict[str, str]
    type: OrderProductOptionType
    value: str
    valueTranslated: dict[str, str]
    valuesArray: list[str]
    valuesArrayTranslated: dict[str, list[str]]
    selections: list[OrderItemSelectionInfo]
    hexCodes: list[str]


class OrderItemSelectionInfo(TypedDict, total=False):
    """`OrderItemSelectionInfo`, in answers and in requests."""

    selectionTitle: str | None
    selectionModifier: Number | None
    selectionModifierType: PriceModifierType | None


class OrderItemTax(TypedDict, total=False):
    """`OrderItemTax` in an answer."""

    name: str | None
    value: Number | None
    total: Number | None
    taxOnDiscountedSubtotal: Number | None
    taxOnShipping: Number | None
    taxOnHandlingFee: Number | None
    includeInPrice: bool | None
    sourceTaxRateId: int | None
    sourceTaxRateType: TaxRateType | None
    taxType: OrderItemTaxType | None
    taxClassCode: str
    taxClassName: str


class OrderItemTaxInput(TypedDict, total=False):
    """What a request may say of `OrderItemTax`."""

    name: str
    value: Number
    total: Number
    taxOnDiscountedSubtotal: Number
    taxOnShipping: Number
    taxOnHandlingFee: Number
    includeInPrice: bool
    sourceTaxRateType: TaxRateType
    taxType: OrderItemTaxType
    taxClassCode: str
    taxClassName: str


class OrderParcel(TypedDict, total=False):
    """`OrderParcel` in an answer."""

    length: Number | None
    width: Number | None
    height: Number | None
    weight: Number | None
    dimensionUnit: OrderDimensionUnit | None
    weightUnit: OrderWeightUnit | None
    template: OrderParcelTemplate | None


class OrderPersonInfo(TypedDict, total=False):
    """`OrderPersonInfo` in an answer."""

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
    email: str


class OrderPersonInfoInput(TypedDict, total=False):
    """What a request may say of `OrderPersonInfo`."""

    name: str
    companyName: str
    street: str
    city: str
    countryCode: str
    countryName: str
    postalCode: str
    stateOrProvinceCode: str
    stateOrProvinceName: str
    phone: str
    email: str


class OrderPredictedPackage(TypedDict, total=False):
    """`OrderPredictedPackage` in an answer."""

    height: Number | None
    width: Number | None
    length: Number | None
    weight: Number | None
    declaredValue: Number | None


class OrderPredictedPackages(TypedDict, total=False):
    """`OrderPredictedPackages` in an answer."""

    height: Number
    width: Number
    length: Number
    weight: Number
    declaredValue: Number


class OrderProductDimensions(TypedDict, total=False):
    """`OrderProductDimensions`, in answers and in requests."""

    length: Number | None
    width: Number | None
    height: Number | None


class OrderRecurringChargeSettings(TypedDict, total=False):
    """`OrderRecurringChargeSettings` in an answer."""

    recurringInterval: RecurringSubscriptionInterval
    recurringIntervalCount: int
    subscriptionPriceWithSignUpFee: Number | None
    signUpFee: Number | None


class OrderRefundInfo(TypedDict, total=False):
    """`OrderRefundInfo` in an answer."""

    date: str | None
    source: str | None
    reason: str | None
    amount: Number | None


class OrderSelectedPrice(TypedDict, total=False):
    """`OrderSelectedPrice`, in answers and in requests."""

    value: Number | None


class OrderShipment(TypedDict, total=False):
    """`OrderShipment` in an answer."""

    id: str | None
    created: str | None
    shipFrom: OrderPersonInfo | None
    shipTo: OrderPersonInfo | None
    parcel: OrderParcel | None
    shippingService: OrderShippingServiceInfo | None
    tracking: OrderTrackingInfo | None
    label: OrderShippingLabelInfo | None
    shippingLabel: OrderShippingLabel


class OrderShippingLabel(TypedDict, total=False):
    """`OrderShippingLabel` in an answer."""

    label_url: str


class OrderShippingLabelInfo(TypedDict, total=False):
    """`OrderShippingLabelInfo` in an answer."""

    labelUrl: str | None
    labelFileType: OrderLabelFileType | None
    commercialInvoiceUrl: str | None
    billingTransactionId: str | None


class OrderShippingOption(TypedDict, total=False):
    """`OrderShippingOption` in an answer."""

    shippingMethodId: str | None
    shippingCarrierName: str | None
    shippingMethodName: str | None
    shippingRate: Number | None
    shippingRateWithoutTax: Number
    estimatedTransitTime: str | None
    isPickup: bool | None
    pickupInstruction: str | None
    pickupPrecisionType: PickupPrecisionType | None
    fulfillmentType: FulfillmentType | None
    locationId: str | None
    localizedLabel: str | None
    isShippingLimit: bool | None
    scheduled: bool | None
    scheduledTimePrecisionType: ScheduledTimePrecisionType | None
    timeSlotLengthInMinutes: int | None
    discountedShippingRate: Number | None
    discount: OrderDiscount


class OrderShippingOptionInput(TypedDict, total=False):
    """What a request may say of `OrderShippingOption`."""

    shippingMethodId: str
    shippingCarrierName: str
    shippingMethodName: str
    shippingRate: Number
    shippingRateWithoutTax: Number
    estimatedTransitTime: str
    isPickup: bool
    pickupInstruction: str
    fulfillmentType: FulfillmentType
    locationId: str


class OrderShippingServiceInfo(TypedDict, total=False):
    """`OrderShippingServiceInfo` in an answer."""

    carrier: str | None
    carrierName: str | None
    carrierServiceCode: str | None
    carrierServiceName: str | None


class OrderStoreCredit(TypedDict, total=False):
    """`OrderStoreCredit`, in answers and in requests."""

    redemption: OrderStoreCreditRedemption | None
    balance: Number | None
    refund: Number | None


class OrderStoreCreditRedemption(TypedDict, total=False):
    """`OrderStoreCreditRedemption`, in answers and in requests."""

    id: str | None
    amount: Number | None
    cancelled: bool | None


class OrderSurcharge(TypedDict, total=False):
    """`OrderSurcharge` in an answer."""

    id: str
    value: Number
    type: SurchargeType
    total: Number
    totalWithoutTax: Number
    description: str
    descriptionTranslated: str | None
    taxable: bool
    taxes: list[OrderBaseOrderItemTax]


class OrderSurchargeInput(TypedDict, total=False):
    """What a request may say of `OrderSurcharge`."""

    id: str
    value: Number
    type: SurchargeType
    total: Number
    totalWithoutTax: Number
    description: str
    descriptionTranslated: str
    taxable: bool
    taxes: Sequence[OrderBaseOrderItemTaxInput | OrderBaseOrderItemTax]


class OrderTaxInvoice(TypedDict, total=False):
    """`OrderTaxInvoice` in an answer."""

    internalId: int | None
    id: str | None
    created: str | None
    link: str | None
    type: OrderTaxInvoiceType | None


class OrderTaxRule(TypedDict, total=False):
    """`OrderTaxRule` in an answer."""

    zoneId: str | None
    tax: Number | None


class OrderTaxes(TypedDict, total=False):
    """`OrderTaxes` in an answer."""

    id: int | None
    name: str | None
    enabled: bool | None
    includeInPrice: bool | None
    useShippingAddress: bool | None
    taxShipping: bool | None
    appliedByDefault: bool | None
    defaultTax: Number | None
    rules: list[OrderTaxRule] | None


class OrderTrackingInfo(TypedDict, total=False):
    """`OrderTrackingInfo` in an answer."""

    trackingNumber: str | None
    trackingUrl: str | None
    estimatedDays: int | None


class OrderUtmData(TypedDict, total=False):
    """`OrderUtmData`, in answers and in requests."""

    source: str | None
    campaign: str | None
    medium: str | None
    mcEid: str | None
    mcCid: str | None


class OrderUtmDataSets(TypedDict, total=False):
    """`OrderUtmDataSets`, in answers and in requests."""

    timestamp: str
    source: str
    campaign: str
    medium: str


class OrderCreated(TypedDict, total=False):
    """`OrderCreated` in an answer."""

    id: int
    orderId: str


class OrderToCalculate(TypedDict, total=False):
    """What a request may say of `OrderToCalculate`."""

    email: str
    ipAddress: str
    customerId: int
    customerTaxExempt: bool
    customerTaxId: str
    reversedTaxApplied: bool
    taxAlreadyDeductedFromShipping: bool
    discountCoupon: OrderToCalculateDiscountCouponInfo
    items: list[OrderToCalculateOrderItem]
    billingPerson: OrderToCalculatePersonInfo
    shippingPerson: OrderToCalculatePersonInfo
    discountInfo: list[OrderToCalculateDiscountInfo]
    customSurcharges: list[OrderToCalculateCustomSurcharge]
    shippingOption: OrderToCalculateShippingOption
    handlingFee: OrderToCalculateHandlingFee
    paymentOptionsDetails: OrderToCalculatePaymentOption
    giftCardCode: str
    giftCardId: int
    giftCardUuid: str
    giftCardTransactionOrderId: int
    giftCardRedemption: Number
    totalBeforeGiftCardRedemption: Number
    giftCardDoubleSpending: bool


class OrderToCalculateCustomSurcharge(TypedDict, total=False):
    """What a request may say of `OrderToCalculateCustomSurcharge`."""

    id: str
    value: Number
    type: SurchargeType
    description: str
    taxable: bool


class OrderToCalculateDiscountCouponCatalogLimit(TypedDict, total=False):
    """What a request may say of `OrderToCalculateDiscountCouponCatalogLimit`."""

    products: list[int]
    categories: list[int]


class OrderToCalculateDiscountCouponInfo(TypedDict, total=False):
    """What a request may say of `OrderToCalculateDiscountCouponInfo`."""

    name: str
    code: str
    discountType: DiscountCouponType
    status: DiscountCouponStatus
    discount: Number
    launchDate: TimeInput
    expirationDate: TimeInput
    totalLimit: Number
    usesLimit: DiscountCouponUsesLimit
    applicationLimit: DiscountCouponApplicationLimit
    creationDate: TimeInput
    orderCount: int
    catalogLimit: OrderToCalculateDiscountCouponCatalogLimit
    shippingLimit: OrderToCalculateDiscountCouponShippingLimit


class OrderToCalculateDiscountCouponShippingLimit(TypedDict, total=False):
    """What a request may say of `OrderToCalculateDiscountCouponShippingLimit`."""

    shippingMethods: list[str]


class OrderToCalculateDiscountInfo(TypedDict, total=False):
    """What a request may say of `OrderToCalculateDiscountInfo`."""

    value: Number
    type: DiscountType
    base: DiscountBase
    orderTotal: Number
    description: str
    appliesToProducts: list[int]
    appliesToItems: list[int]
    membershipId: int


class OrderToCalculateHandlingFee(TypedDict, total=False):
    """What a request may say of `OrderToCalculateHandlingFee`."""

    name: str
    value: Number
    description: str
    taxes: list[OrderToCalculateHandlingFeeTax]


class OrderToCalculateHandlingFeeTax(TypedDict, total=False):
    """What a request may say of `OrderToCalculateHandlingFeeTax`."""

    name: str
    value: Number
    total: Number


class OrderToCalculateOrderItem(TypedDict, total=False):
    """What a request may say of `OrderToCalculateOrderItem`."""

    id: int
    productId: int
    categoryId: int
    price: Number
    productPrice: Number
    taxAlreadyDeductedFromPrice: bool
    needCalculateWholesalePrice: bool
    isCustomerSetPrice: bool
    selectedPrice: OrderToCalculateSelectedPrice
    shipping: Number
    handlingFee: Number
    tax: Number
    fixedShippingRate: Number
    couponAmount: Number
    sku: str
    name: str
    shortDescription: str
    quantity: int
    quantityInStock: int
    weight: Number
    imageUrl: str
    isShippingRequired: bool
    trackQuantity: bool
    fixedShippingRateOnly: bool
    digital: bool
    couponApplied: bool
    giftCard: bool
    selectedOptions: list[OrderToCalculateOrderItemOption]
    combinationId: int
    taxes: list[OrderToCalculateOrderItemTax]
    files: list[OrderToCalculateOrderItemProductFile]
    dimensions: OrderToCalculateProductDimensions
    discounts: list[OrderToCalculateOrderItemDiscounts]
    taxClassCode: str


class OrderToCalculateOrderItemDiscountInfo(TypedDict, total=False):
    """What a request may say of `OrderToCalculateOrderItemDiscountInfo`."""

    value: Number
    type: DiscountType
    base: DiscountBase
    orderTotal: Number


class OrderToCalculateOrderItemDiscounts(TypedDict, total=False):
    """What a request may say of `OrderToCalculateOrderItemDiscounts`."""

    discountInfo: OrderToCalculateOrderItemDiscountInfo
    total: Number


class OrderToCalculateOrderItemOption(TypedDict, total=False):
    """What a request may say of `OrderToCalculateOrderItemOption`."""

    name: str
    type: OrderProductOptionType
    value: str
    valuesArray: list[str]
    files: list[OrderToCalculateOrderItemOptionFile]
    selections: list[OrderToCalculateSelectionInfo]


class OrderToCalculateOrderItemOptionFile(TypedDict, total=False):
    """What a request may say of `OrderToCalculateOrderItemOptionFile`."""

    id: int
    name: str
    size: int
    url: str


class OrderToCalculateOrderItemProductFile(TypedDict, total=False):
    """What a request may say of `OrderToCalculateOrderItemProductFile`."""

    productFileId: int
    maxDownloads: int
    remainingDownloads: int
    expire: TimeInput
    name: str
    description: str
    size: int
    adminUrl: str
    customerUrl: str


class OrderToCalculateOrderItemTax(TypedDict, total=False):
    """What a request may say of `OrderToCalculateOrderItemTax`."""

    name: str
    value: Number
    total: Number
    includeInPrice: bool
    taxType: OrderItemTaxType
    taxOnDiscountedSubtotal: Number
    taxOnShipping: Number
    taxOnHandlingFee: Number


class OrderToCalculatePaymentOption(TypedDict, total=False):
    """What a request may say of `OrderToCalculatePaymentOption`."""

    paymentId: str


class OrderToCalculatePersonInfo(TypedDict, total=False):
    """What a request may say of `OrderToCalculatePersonInfo`."""

    name: str
    companyName: str
    street: str
    city: str
    countryCode: str
    countryName: str
    postalCode: str
    stateOrProvinceCode: str
    stateOrProvinceName: str
    phone: str


class OrderToCalculateProductDimensions(TypedDict, total=False):
    """What a request may say of `OrderToCalculateProductDimensions`."""

    length: Number
    width: Number
    height: Number


class OrderToCalculateSelectedPrice(TypedDict, total=False):
    """What a request may say of `OrderToCalculateSelectedPrice`."""

    value: Number


class OrderToCalculateSelectionInfo(TypedDict, total=False):
    """What a request may say of `OrderToCalculateSelectionInfo`."""

    selectionTitle: str
    selectionModifier: Number
    selectionModifierType: PriceModifierType


class OrderToCalculateShippingOption(TypedDict, total=False):
    """What a request may say of `OrderToCalculateShippingOption`."""

    shippingMethodId: str
    shippingMethodName: str
    shippingRate: Number
    pickupInstruction: str
    fulfillmentType: FulfillmentType


class RepeatOrderUrl(TypedDict, total=False):
    """`RepeatOrderUrl` in an answer."""

    repeatOrderUrl: str


class TaxInvoices(TypedDict, total=False):
    """`TaxInvoices` in an answer."""

    invoices: list[OrderTaxInvoice]


class OrdersSearchFilters(TypedDict, total=False):
    """What ``GET /orders`` can be filtered and sorted by."""

    ids: str | Sequence[str] | None
    keywords: str | None
    total_from: NumberInput | None
    total_to: NumberInput | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None
    coupon_code: str | None
    order_number: int | None
    vendor_order_number: str | None
    customer: str | None
    customer_id: int | None
    email: str | None
    customer_id_or_email: bool | None
    payment_method: str | None
    shipping_method: str | None
    payment_status: OrderPaymentStatus | Sequence[OrderPaymentStatus] | None
    fulfillment_status: OrderFulfillmentStatus | Sequence[OrderFulfillmentStatus] | None
    subscription_id: int | Sequence[int] | None
    pickup_time_from: TimeFilter | None
    pickup_time_to: TimeFilter | None
    payment_reference: str | None
    accept_marketing: bool | None
    product_id: int | None
    referer_id: str | None
    payment_module: str | None
    contains_preorder_items: bool | None


class OrdersSearchQuery(OrdersSearchFilters, total=False):
    """Query of ``GET /orders``."""

    offset: int | None
    limit: int | None
    response_fields: FieldNames | None
