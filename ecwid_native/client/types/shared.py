# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: types that several sections use, and all closed sets of words."""

from __future__ import annotations

from typing import Literal, TypedDict

OutOfStockVisibilityBehaviour = Literal["SHOW", "HIDE", "ALLOW_PREORDER"]
ShippingSettingsType = Literal["GLOBAL_METHODS", "SELECTED_METHODS", "FLAT_RATE", "FREE_SHIPPING"]
AttributeType = Literal[
    "CUSTOM",
    "UPC",
    "BRAND",
    "GENDER",
    "AGE_GROUP",
    "COLOR",
    "SIZE",
    "EBAY",
    "EBAY_REQUIRED",
    "PRICE_PER_UNIT",
    "UNITS_IN_PRODUCT",
    "EXTERNAL_EAN",
    "EXTERNAL_ISBN",
    "EXTERNAL_ITF",
    "EXTERNAL_JAN",
    "EXTERNAL_CUSTOM",
    "EXTERNAL_UPC",
    "TAGS",
    "SUPPLIER",
]
AttributeValueLocation = Literal["NOTSHOW", "DESCR", "PRICE"]
AttributeValueAlias = Literal["UPC", "BRAND", "PRICE_PER_UNIT", "UNITS_IN_PRODUCT"]
ProductOptionType = Literal[
    "SELECT", "RADIO", "CHECKBOX", "TEXTFIELD", "TEXTAREA", "DATE", "FILES", "SIZE", "SWATCHES"
]
PriceModifierType = Literal["PERCENT", "ABSOLUTE"]
RecurringSubscriptionInterval = Literal["DAY", "WEEK", "MONTH", "YEAR"]
ProductCondition = Literal["NEW", "REFURBISHED", "USED"]
OrderFulfillmentStatus = Literal[
    "AWAITING_PROCESSING",
    "PROCESSING",
    "SHIPPED",
    "DELIVERED",
    "WILL_NOT_DELIVER",
    "RETURNED",
    "READY_FOR_PICKUP",
    "OUT_FOR_DELIVERY",
    "CUSTOM_FULFILLMENT_STATUS_1",
    "CUSTOM_FULFILLMENT_STATUS_2",
    "CUSTOM_FULFILLMENT_STATUS_3",
]
OrderPaymentStatus = Literal[
    "AWAITING_PAYMENT",
    "PAID",
    "CANCELLED",
    "REFUNDED",
    "PARTIALLY_REFUNDED",
    "INCOMPLETE",
    "CUSTOM_PAYMENT_STATUS_1",
    "CUSTOM_PAYMENT_STATUS_2",
    "CUSTOM_PAYMENT_STATUS_3",
]
DiscountType = Literal["ABS", "PERCENT", "FIXED_PRICE"]
DiscountBase = Literal[
    "ON_TOTAL", "ON_MEMBERSHIP", "ON_TOTAL_AND_MEMBERSHIP", "SHIPPING", "ITEM", "SUBTOTAL", "CUSTOM"
]
DiscountCouponType = Literal[
    "ABS", "PERCENT", "SHIPPING", "ABS_AND_SHIPPING", "PERCENT_AND_SHIPPING"
]
DiscountCouponStatus = Literal["ACTIVE", "PAUSED", "EXPIRED", "USEDUP"]
DiscountCouponUsesLimit = Literal["UNLIMITED", "ONCEPERCUSTOMER", "SINGLE"]
DiscountCouponApplicationLimit = Literal["UNLIMITED", "REPEAT_CUSTOMER_ONLY", "NEW_CUSTOMER_ONLY"]
OrderProductOptionType = Literal["CHOICE", "SWATCH_CHOICE", "CHOICES", "TEXT", "DATE", "FILES"]
TaxRateType = Literal["AUTO", "MANUAL", "CUSTOM", "LEGACY"]
OrderItemTaxType = Literal["STATE", "COUNTY", "CITY", "SPECIAL_DISTRICT"]
PickupPrecisionType = Literal["DATE_ONLY", "DATE_AND_TIME"]
FulfillmentType = Literal["SHIPPING", "PICKUP", "DELIVERY"]
ScheduledTimePrecisionType = Literal["DATE", "DATE_AND_TIME_SLOT"]
OrderDimensionUnit = Literal["MM", "CM", "IN", "YD"]
OrderWeightUnit = Literal["CARAT", "GRAM", "OUNCE", "POUND", "KILOGRAM"]
OrderParcelTemplate = Literal[
    "USPS_FlatRateEnvelope",
    "USPS_FlatRatePaddedEnvelope",
    "USPS_FlatRateLegalEnvelope",
    "USPS_FlatRateWindowEnvelope",
    "USPS_FlatRateGiftCardEnvelope",
    "USPS_FlatRateCardboardEnvelope",
    "USPS_SmallFlatRateBox",
    "USPS_SmallFlatRateEnvelope",
    "USPS_MediumFlatRateBox1",
    "USPS_MediumFlatRateBox2",
    "USPS_LargeFlatRateBox",
    "USPS_LargeFlatRateBoardGameBox",
    "USPS_LargeVideoFlatRateBox",
    "USPS_APOFlatRateBox",
    "USPS_RegionalRateBoxA1",
    "USPS_RegionalRateBoxA2",
    "USPS_RegionalRateBoxB1",
    "USPS_RegionalRateBoxB2",
    "USPS_SoftPack",
]
OrderLabelFileType = Literal["PNG", "PDF", "PDF_4x6", "ZPLII"]
SurchargeType = Literal["PERCENT", "ABSOLUTE"]
OrderTaxInvoiceType = Literal["SALE", "FULL_CANCEL"]
CommercialRelationshipScheme = Literal["b2b", "b2c"]
ExtrafieldType = Literal[
    "TEXT", "SELECT", "DATETIME", "TOGGLE_BUTTON_GROUP", "TEXTAREA", "CHECKBOX", "RADIO_BUTTONS"
]
ExtrafieldEntityType = Literal["CHECKOUT", "CUSTOMERS"]
AttributeDisplayType = Literal["NOTSHOW", "DESCR", "PRICE"]
FulfilmentType = Literal["pickup", "shipping", "delivery"]
RatesCalculationType = Literal["carrier-calculated", "table", "flat", "app"]
RateType = Literal["ABSOLUTE", "PERCENT"]
ApiBusinessHoursLimitationType = Literal[
    "ALLOW_ORDERS_AND_INFORM_CUSTOMERS",
    "DISALLOW_ORDERS_AND_INFORM_CUSTOMERS",
    "ALLOW_ORDERS_AND_DONT_INFORM_CUSTOMERS",
]
AvailabilityPeriodType = Literal["SEVEN_DAYS", "ONE_MONTH", "UNLIMITED"]
StoreProfileWebsitePlatform = Literal[
    "unknown",
    "adobeMuse",
    "bitrix24",
    "blogger",
    "drupal",
    "duda",
    "etsy",
    "facebook",
    "godaddy",
    "google_sites",
    "iframe",
    "instagram",
    "instantsite",
    "jimdo",
    "joomla",
    "prestashop",
    "rapidWeaver",
    "shopify",
    "squarespace",
    "strikingly",
    "tilda",
    "tumblr",
    "typo3",
    "ucraft",
    "ukit",
    "webflow",
    "weblium",
    "weebly",
    "wix",
    "wordpress",
    "xara",
    "yola",
]
StoreProfileProductSortOrder = Literal[
    "DEFINED_BY_STORE_OWNER", "ADDED_TIME_DESC", "PRICE_ASC", "PRICE_DESC", "NAME_ASC", "NAME_DESC"
]
HighlightCompositeProductsOnStorefront = Literal["DISABLED", "ENABLED"]
StoreProfileSalePriceSettingsDisplayDiscount = Literal["NONE", "ABS", "PERCENT"]
StoreProfileWeightUnit = Literal["CARAT", "GRAM", "OUNCE", "POUND", "KILOGRAM"]
StoreProfileDimensionUnit = Literal["MM", "CM", "IN", "YD"]
StoreProfileVolumeUnit = Literal["L", "ML", "OZ"]
StoreProfileLegalPagesInfoType = Literal[
    "LEGAL_INFO", "SHIPPING_COST_PAYMENT_INFO", "REVOCATION_TERMS", "TERMS", "PRIVACY_STATEMENT"
]
StoreProfileLegalPagesInfoDisplay = Literal["INLINE", "EXTERNAL_URL"]
ProductFilterType = Literal[
    "IN_STOCK", "ON_SALE", "PRICE", "CATEGORIES", "SEARCH", "OPTION", "ATTRIBUTE"
]
StoreProfileOrderInvoiceSettingsAttachValue = Literal["ATTACH_TO_ALL_EMAILS", "DO_NOT_ATTACH"]
CheckoutDisplaySection = Literal[
    "EMAIL",
    "SHIPPING_ADDRESS",
    "PICKUP_DETAILS",
    "SHIPPING_METHODS",
    "PICKUP_METHODS",
    "PAYMENT_DETAILS",
    "BILLING_ADDRESS",
    "ORDER_COMMENTS",
]
OrderDetailsDisplaySection = Literal[
    "SHIPPING_INFO",
    "BILLING_INFO",
    "CUSTOMER_INFO",
    "ORDER_COMMENTS",
    "SHIPPING_ADDRESS",
    "SHIPPING_METHODS",
    "PICKUP_DETAILS",
    "PICKUP_METHODS",
    "PAYMENT_DETAILS",
]
ProductReviewStatus = Literal["MODERATED", "PUBLISHED"]
SubscriptionStatus = Literal[
    "ACTIVE", "CANCELLED", "LAST_CHARGE_FAILED", "REQUIRES_PAYMENT_CONFIRMATION", "PAUSED"
]
SubscriptionInterval = Literal["DAY", "WEEK", "MONTH", "YEAR"]
SubscriptionProductOptionType = Literal[
    "CHOICE", "SWATCH_CHOICE", "CHOICES", "TEXT", "DATE", "FILES"
]
ReportType = Literal[
    "allTraffic",
    "newVsReturningVisitors",
    "visitorsByDevice",
    "visitorsByCountry",
    "visitorsByLanguage",
    "topOfLandingPagesByVisitors",
    "allOrders",
    "newOrdersVsRepeatOrders",
    "topOfCustomersByOrders",
    "inventory",
    "topOfShippingMethodsByOrders",
    "topOfPaymentMethodsByOrders",
    "topOfCouponsByOrders",
    "topOfCategoriesByOrders",
    "allRevenue",
    "allExpenses",
    "allProfit",
    "customersByMarketingEmailsConsent",
    "topOfMarketingSources",
    "conversions",
    "addToCartConversion",
    "checkoutSalesFunnel",
    "abandonedCarts",
    "topOfProductsByAddingToFavorites",
    "siteActivity",
    "siteSocialActivity",
    "siteAggregatedActivity",
    "siteAggregatedActivityNewAndReturn",
    "siteGroupActivity",
    "siteGroupActivityNew",
    "siteGroupActivityReturn",
    "siteUniqueNewVisitorsByGroup",
    "sitePotentialLeads",
    "siteGroupEngagedActivity",
]
TimeScaleValue = Literal["hour", "day", "week", "month", "year"]
ComparePeriod = Literal[
    "previousPeriod",
    "similarPeriodInPreviousWeek",
    "similarPeriodInPreviousMonth",
    "similarPeriodInPreviousYear",
    "noComparePeriod",
]
ReportAdditionalDataType = Literal[
    "UTM",
    "ORDERS",
    "CUSTOMERS",
    "PRODUCT",
    "INVENTORY_PRODUCT",
    "COUPONS",
    "ABANDONED_CARTS",
    "SHIPPING",
    "LANDING",
    "CATEGORY",
]
SlugInfoStatus = Literal["OK", "NOT_FOUND", "NONCANONICAL"]
SlugInfoType = Literal[
    "ROOT",
    "PRODUCT",
    "CATEGORY",
    "SEARCH",
    "LEGAL_PAGE",
    "CART",
    "CHECKOUT",
    "CUSTOMER_ACCOUNT",
    "INTERNAL",
]
MarketplaceCondition = Literal["NEW", "REFURBISHED", "USED"]
SizeChartSystem = Literal["AU", "DE", "EU", "FR", "Japan", "INT", "IT", "RU", "UK", "US"]
SelectMode = Literal["SELECTED", "ALL_FILTERED", "ALL"]
ProductReviewSelectMode = Literal["SELECTED", "ALL_FILTERED", "ALL"]
BatchState = Literal["QUEUED", "IN_PROGRESS", "COMPLETED"]
BatchResponseStatus = Literal["COMPLETED", "FAILED", "NOT_EXECUTED"]


class Alt(TypedDict, total=False):
    """`Alt`, in answers and in requests."""

    main: str | None
    translated: dict[str, str] | None


class ImageByAddress(TypedDict, total=False):
    """What a request may say of `ImageByAddress`."""

    url: str
    width: int
    height: int
    alt: PictureAlt
    externalId: str


class Created(TypedDict, total=False):
    """`Created` in an answer."""

    id: int


class Deleted(TypedDict, total=False):
    """`Deleted` in an answer."""

    deleteCount: int
    success: bool


class DeletedItem(TypedDict, total=False):
    """`DeletedItem` in an answer."""

    id: int
    orderId: str
    date: str


class StockAdjusted(TypedDict, total=False):
    """`StockAdjusted` in an answer."""

    updateCount: int
    warning: str


class PictureAlt(TypedDict, total=False):
    """What a request may say of `PictureAlt`."""

    main: str
    translated: dict[str, str]


class PictureInfo(TypedDict, total=False):
    """`PictureInfo` in an answer."""

    url: str | None
    width: int | None
    height: int | None


class ProductComponent(TypedDict, total=False):
    """`ProductComponent`, in answers and in requests."""

    productId: int
    combinationId: int | None
    quantity: int


class StockAdjustment(TypedDict, total=False):
    """What a request may say of `StockAdjustment`."""

    quantityDelta: int


class Updated(TypedDict, total=False):
    """`Updated` in an answer."""

    updateCount: int
    success: bool


class CreateCount(TypedDict, total=False):
    """`CreateCount` in an answer."""

    createCount: int


class SortedIds(TypedDict, total=False):
    """`SortedIds`, in answers and in requests."""

    sortedIds: list[int]


class CreatedOption(TypedDict, total=False):
    """`CreatedOption` in an answer."""

    id: str
