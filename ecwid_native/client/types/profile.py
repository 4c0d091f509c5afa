# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: the store: its profile, settings and logos."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypedDict

from ecwid_native.client.types.shared import (
    ApiBusinessHoursLimitationType,
    AvailabilityPeriodType,
    FulfilmentType,
    HighlightCompositeProductsOnStorefront,
    PickupPrecisionType,
    ProductCondition,
    ProductFilterType,
    RatesCalculationType,
    RateType,
    ScheduledTimePrecisionType,
    StoreProfileDimensionUnit,
    StoreProfileLegalPagesInfoDisplay,
    StoreProfileLegalPagesInfoType,
    StoreProfileOrderInvoiceSettingsAttachValue,
    StoreProfileProductSortOrder,
    StoreProfileSalePriceSettingsDisplayDiscount,
    StoreProfileVolumeUnit,
    StoreProfileWebsitePlatform,
    StoreProfileWeightUnit,
)
from ecwid_native.client.values import Number, TimeInput


class LatestStats(TypedDict, total=False):
    """`LatestStats` in an answer."""

    productsUpdated: str
    ordersUpdated: str
    profileUpdated: str
    categoriesUpdated: str
    discountCouponsUpdated: str
    abandonedSalesUpdated: str
    customersUpdated: str
    productCount: int | None
    categoryCount: int | None
    reviewsUpdated: str
    domainsUpdated: str
    subscriptionsUpdated: str
    productCountRequired: Number
    categoryCountRequired: Number


class PaymentOption(TypedDict, total=False):
    """`PaymentOption` in an answer."""

    appClientId: str | None
    appNamespace: str | None
    checkoutDescription: str | None
    checkoutTitle: str | None
    configured: bool | None
    enabled: bool | None
    id: Required[str | None]
    instructionsForCustomer: StoreProfileInstructionsForCustomerInfo | None
    methods: list[StoreProfilePaymentMethod] | None
    orderBy: int | None
    paymentProcessorId: str | None
    paymentProcessorTitle: str | None
    shippingSettings: StoreProfileShippingSettings | None
    supportsSubtypes: bool | None
    checkoutTitleTranslated: dict[str, str]
    paymentSurcharges: PaymentOptionPaymentSurcharges


class PaymentOptionInput(TypedDict, total=False):
    """What a request may say of `PaymentOption`."""

    appClientId: str
    appNamespace: str
    checkoutDescription: str
    checkoutTitle: str
    configured: bool
    enabled: bool
    instructionsForCustomer: StoreProfileInstructionsForCustomerInfo
    methods: list[StoreProfilePaymentMethod]
    orderBy: int
    paymentProcessorId: str
    paymentProcessorTitle: str
    shippingSettings: StoreProfileShippingSettings
    supportsSubtypes: bool
    checkoutTitleTranslated: dict[str, str]
    paymentSurcharges: PaymentOptionPaymentSurcharges


class PaymentOptionPaymentSurcharges(TypedDict, total=False):
    """`PaymentOptionPaymentSurcharges`, in answers and in requests."""

    type: str
    value: Number


class ShippingOption(TypedDict, total=False):
    """`ShippingOption` in an answer."""

    id: Required[str | None]
    appClientId: str | None
    title: str | None
    titleTranslated: dict[str, str] | None
    description: str | None
    descriptionTranslated: dict[str, str] | None
    enabled: bool | None
    orderBy: int | None
    fulfilmentType: FulfilmentType | None
    minimumOrderSubtotal: Number | None
    destinationZone: ShippingOptionZone | None
    ratesCalculationType: RatesCalculationType | None
    locationId: str | None
    flatRate: ShippingOptionFlatRate | None
    shippingCostMarkup: Number | None
    ratesTable: ShippingOptionTableRates | None
    pickupInstruction: str | None
    pickupInstructionTranslated: dict[str, str] | None
    pickupPreparationTimeHours: int | None  # deprecated
    pickupBusinessHours: str | None  # deprecated
    scheduledPickup: bool | None
    pickupPrecisionType: PickupPrecisionType | None
    type: str | None
    carrier: str | None
    carrierMethods: list[ShippingOptionCarrierMethod] | None
    carrierSettings: ShippingOptionCarrierSettings | None
    businessHours: str | None
    businessHoursLimitationType: ApiBusinessHoursLimitationType | None
    allowSameDayDelivery: bool | None
    deliveryTimeDays: str | None
    availabilityPeriod: AvailabilityPeriodType | None
    customAvailabilityPeriodInDays: int | None
    scheduled: bool | None
    scheduledTimePrecisionType: ScheduledTimePrecisionType | None
    timeSlotLengthInMinutes: int | None
    cutoffTimeForSameDayDelivery: str | None
    fulfillmentTimeInMinutes: int | None
    blackoutDates: list[ShippingOptionBlackoutPeriodItem] | None
    estimatedShippingTimeAtCheckoutSettings: (
        ShippingOptionEstimatedShippingTimeAtCheckoutSettings | None
    )
    orderby: Number


class ShippingOptionInput(TypedDict, total=False):
    """What a request may say of `ShippingOption`."""

    id: str
    appClientId: str
    title: str
    titleTranslated: dict[str, str]
    description: str
    descriptionTranslated: dict[str, str]
    enabled: bool
    orderBy: int
    fulfilmentType: FulfilmentType
    minimumOrderSubtotal: Number
    destinationZone: ShippingOptionZone
    ratesCalculationType: RatesCalculationType
    locationId: str
    flatRate: ShippingOptionFlatRate
    shippingCostMarkup: Number
    ratesTable: ShippingOptionTableRates
    pickupInstruction: str
    pickupInstructionTranslated: dict[str, str]
    pickupPreparationTimeHours: int  # deprecated
    pickupBusinessHours: str  # deprecated
    scheduledPickup: bool
    pickupPrecisionType: PickupPrecisionType
    type: str
    carrier: str
    carrierMethods: list[ShippingOptionCarrierMethod]
    carrierSettings: ShippingOptionCarrierSettings
    businessHours: str
    businessHoursLimitationType: ApiBusinessHoursLimitationType
    allowSameDayDelivery: bool
    deliveryTimeDays: str
    availabilityPeriod: AvailabilityPeriodType
    customAvailabilityPeriodInDays: int
    scheduled: bool
    scheduledTimePrecisionType: ScheduledTimePrecisionType
    timeSlotLengthInMinutes: int
    cutoffTimeForSameDayDelivery: str
    fulfillmentTimeInMinutes: int
    blackoutDates: Sequence[
        ShippingOptionBlackoutPeriodItemInput | ShippingOptionBlackoutPeriodItem
    ]
    estimatedShippingTimeAtCheckoutSettings: ShippingOptionEstimatedShippingTimeAtCheckoutSettings
    orderby: Number


class ShippingOptionBlackoutPeriodItem(TypedDict, total=False):
    """`ShippingOptionBlackoutPeriodItem` in an answer."""

    fromDate: str | None
    toDate: str | None
    repeatedAnnually: bool | None


class ShippingOptionBlackoutPeriodItemInput(TypedDict, total=False):
    """What a request may say of `ShippingOptionBlackoutPeriodItem`."""

    fromDate: TimeInput
    toDate: TimeInput
    repeatedAnnually: bool


class ShippingOptionCarrierMethod(TypedDict, total=False):
    """`ShippingOptionCarrierMethod`, in answers and in requests."""

    id: str | None
    name: str | None
    enabled: bool | None
    orderBy: int | None


class ShippingOptionCarrierSettings(TypedDict, total=False):
    """`ShippingOptionCarrierSettings`, in answers and in requests."""

    defaultCarrierAccountEnabled: bool | None
    defaultPostageDimensions: ShippingOptionDefaultPostageDimensions | None


class ShippingOptionConditions(TypedDict, total=False):
    """`ShippingOptionConditions`, in answers and in requests."""

    subtotalFrom: Number | None
    subtotalTo: Number | None
    discountedSubtotalFrom: Number | None
    discountedSubtotalTo: Number | None
    weightFrom: Number | None
    weightTo: Number | None


class ShippingOptionDefaultPostageDimensions(TypedDict, total=False):
    """`ShippingOptionDefaultPostageDimensions`, in answers and in requests."""

    length: Number | None
    width: Number | None
    height: Number | None


class ShippingOptionEstimatedShippingTimeAtCheckoutSettings(TypedDict, total=False):
    """`ShippingOptionEstimatedShippingTimeAtCheckoutSettings`, in answers and in requests."""

    estimatedDeliveryDateAtCheckoutEnabled: bool | None
    estimatedTransitTimeInDays: list[int] | None
    fulfillmentTimeInDays: list[int] | None
    shippingBusinessDays: list[str] | None
    deliveryDays: list[str] | None
    cutoffTimeForSameDayPacking: str | None


class ShippingOptionFlatRate(TypedDict, total=False):
    """`ShippingOptionFlatRate`, in answers and in requests."""

    rateType: RateType | None
    rate: Number | None


class ShippingOptionGeoPolygons(TypedDict, total=False):
    """`ShippingOptionGeoPolygons`, in answers and in requests."""


class ShippingOptionRate(TypedDict, total=False):
    """`ShippingOptionRate`, in answers and in requests."""

    perOrder: Number | None
    percent: Number | None
    perItem: Number | None
    perWeight: Number | None


class ShippingOptionRates(TypedDict, total=False):
    """`ShippingOptionRates`, in answers and in requests."""

    conditions: ShippingOptionConditions | None
    rate: ShippingOptionRate | None


class ShippingOptionTableRates(TypedDict, total=False):
    """`ShippingOptionTableRates`, in answers and in requests."""

    tableBasedOn: str | None
    rates: list[ShippingOptionRates] | None


class ShippingOptionZone(TypedDict, total=False):
    """`ShippingOptionZone`, in answers and in requests."""

    id: str | None
    name: str | None
    countryCodes: list[str] | None
    stateOrProvinceCodes: list[str] | None
    postCodes: list[str] | None
    geoPolygons: list[ShippingOptionGeoPolygons]


class StoreProfile(TypedDict, total=False):
    """`StoreProfile` in an answer."""

    generalInfo: StoreProfileGeneralInfo | None
    account: StoreProfileAccount | None
    settings: StoreProfileSettings | None
    mailNotifications: StoreProfileMailNotifications | None
    company: StoreProfileCompany | None
    formatsAndUnits: StoreProfileFormatsAndUnits | None
    languages: StoreProfileLanguages | None
    shipping: StoreProfileShipping | None
    taxSettings: StoreProfileTaxSettings | None
    zones: list[StoreProfileZone] | None
    businessRegistrationID: StoreProfileBusinessRegistrationID | None
    legalPagesSettings: StoreProfileLegalPagesSettingsDetails | None
    payment: StoreProfilePaymentInfo | None
    featureToggles: list[StoreProfileFeatureTogglesInfo] | None
    designSettings: StoreProfileDesignSettings | None
    productFiltersSettings: StoreProfileProductFiltersSettings
    fbMessengerSettings: StoreProfileFBMessengerSettings | None
    orderInvoiceSettings: StoreProfileOrderInvoiceSettings | None
    giftCardSettings: StoreProfileGiftCardSettings | None
    registrationAnswers: StoreProfileRegistrationAnswers | None
    verticalSettings: StoreProfileVerticalSettings | None
    phoneNotifications: StoreProfilePhoneNotifications
    taxes: list[object]
    mailchimpSettings: StoreProfileMailchimpSettings
    socialLinksSettings: StoreProfileSocialLinksSettings
    tipsSettings: StoreProfileTipsSettings
    accountBilling: StoreProfileAccountBilling
    taxInvoiceSettings: dict[str, object]


class StoreProfileInput(TypedDict, total=False):
    """What a request may say of `StoreProfile`."""

    generalInfo: StoreProfileGeneralInfoInput | StoreProfileGeneralInfo
    account: StoreProfileAccountInput | StoreProfileAccount
    settings: StoreProfileSettingsInput | StoreProfileSettings
    mailNotifications: StoreProfileMailNotificationsInput | StoreProfileMailNotifications
    company: StoreProfileCompany
    formatsAndUnits: StoreProfileFormatsAndUnits
    languages: StoreProfileLanguagesInput | StoreProfileLanguages
    shipping: StoreProfileShippingInput | StoreProfileShipping
    taxSettings: StoreProfileTaxSettingsInput | StoreProfileTaxSettings
    zones: list[StoreProfileZone]
    businessRegistrationID: StoreProfileBusinessRegistrationID
    legalPagesSettings: StoreProfileLegalPagesSettingsDetails
    designSettings: StoreProfileDesignSettingsInput | StoreProfileDesignSettings
    productFiltersSettings: StoreProfileProductFiltersSettings
    orderInvoiceSettings: StoreProfileOrderInvoiceSettings
    registrationAnswers: StoreProfileRegistrationAnswersInput | StoreProfileRegistrationAnswers
    phoneNotifications: StoreProfilePhoneNotifications
    taxes: list[object]
    socialLinksSettings: StoreProfileSocialLinksSettings
    tipsSettings: StoreProfileTipsSettingsInput | StoreProfileTipsSettings


class StoreProfileAbandonedSalesSettings(TypedDict, total=False):
    """`StoreProfileAbandonedSalesSettings`, in answers and in requests."""

    autoAbandonedSalesRecovery: bool | None


class StoreProfileAccount(TypedDict, total=False):
    """`StoreProfileAccount` in an answer."""

    accountName: str | None
    accountNickName: str | None
    accountEmail: str | None
    availableFeatures: list[str] | None
    whiteLabel: bool | None
    brandName: str | None
    supportEmail: str | None
    registrationDate: str
    suspended: bool
    limitsAndRestrictions: StoreProfileLimitsAndRestrictions
    featuresByPlans: dict[str, object]
    googlePlaySubscriptionsAvailable: bool
    itunesSubscriptionsAvailable: bool
    paid: bool
    trackStorefrontStats: bool


class StoreProfileAccountInput(TypedDict, total=False):
    """What a request may say of `StoreProfileAccount`."""

    accountName: str
    accountNickName: str
    accountEmail: str


class StoreProfileAccountBilling(TypedDict, total=False):
    """`StoreProfileAccountBilling` in an answer."""

    channelid: str
    pricingPlanId: str
    pricingPlanName: str
    pricingPlanPeriod: str
    nextRecurringChargeDate: str
    nextRecurringChargeAmount: str
    nextRecurringChargeCurrency: str
    nextRecurringChargeAmountFormatted: str
    inGracePeriod: bool
    willDowngradeAt: str
    internalBilling: bool
    paymentMethod: str
    billingPageVisibleInCP: bool
    itunesSubscriptionAvailableOnChannel: bool


class StoreProfileAddressFormat(TypedDict, total=False):
    """`StoreProfileAddressFormat`, in answers and in requests."""

    plain: str
    multiline: str


class StoreProfileAdminMessages(TypedDict, total=False):
    """`StoreProfileAdminMessages`, in answers and in requests."""

    newOrderPlaced: StoreProfileMailNotificationSetting
    lowStockNotification: StoreProfileMailNotificationSetting
    weeklyStatsReport: StoreProfileMailNotificationSetting


class StoreProfileApplePay(TypedDict, total=False):
    """`StoreProfileApplePay` in an answer."""

    enabled: bool
    available: bool
    gateway: str | None
    verificationFileUrl: str | None
    verificationFile: str


class StoreProfileBusinessRegistrationID(TypedDict, total=False):
    """`StoreProfileBusinessRegistrationID`, in answers and in requests."""

    name: str | None
    value: str | None


class StoreProfileCompany(TypedDict, total=False):
    """`StoreProfileCompany`, in answers and in requests."""

    companyName: str | None
    email: str | None
    street: str | None
    city: str | None
    countryCode: str | None
    postalCode: str | None
    stateOrProvinceCode: str | None
    phone: str | None


class StoreProfileCustomTipSettings(TypedDict, total=False):
    """`StoreProfileCustomTipSettings`, in answers and in requests."""

    enabled: bool


class StoreProfileCustomerMarketingMessages(TypedDict, total=False):
    """`StoreProfileCustomerMarketingMessages`, in answers and in requests."""

    abandonedCartRecovery: StoreProfileMailNotificationSetting
    favoriteProductsReminder: StoreProfileMailNotificationSetting
    feedbackRequest: StoreProfileMailNotificationSetting
    customerLoyaltyAppreciation: StoreProfileMailNotificationSetting
    inactiveCustomerReminder: StoreProfileMailNotificationSetting
    purchaseAnniversary: StoreProfileMailNotificationSetting


class StoreProfileCustomerOrderMessages(TypedDict, total=False):
    """`StoreProfileCustomerOrderMessages` in an answer."""

    orderConfirmation: StoreProfileMailNotificationSetting
    orderStatusChanged: StoreProfileMailNotificationSetting
    orderIsReadyForPickup: StoreProfileMailNotificationSetting
    downloadEgoods: StoreProfileMailNotificationSetting
    orderShipped: StoreProfileMailNotificationSetting
    orderDelivered: StoreProfileMailNotificationSetting


class StoreProfileCustomerOrderMessagesInput(TypedDict, total=False):
    """What a request may say of `StoreProfileCustomerOrderMessages`."""

    orderConfirmation: StoreProfileMailNotificationSetting
    orderStatusChanged: StoreProfileMailNotificationSetting
    orderIsReadyForPickup: StoreProfileMailNotificationSetting
    downloadEgoods: StoreProfileMailNotificationSetting
    orderShipped: StoreProfileMailNotificationSetting


class StoreProfileDesignSettings(TypedDict, total=False):
    """`StoreProfileDesignSettings` in an answer."""

    breadcrumbs_have_home_item: bool | None
    breadcrumbs_home_url: str | None
    breadcrumbs_separator: str | None
    cart_widget_fixed: bool | None
    cart_widget_fixed_position: str | None
    cart_widget_fixed_shape: str | None
    cart_widget_horizontal_indent: int | None
    cart_widget_icon: str | None
    cart_widget_is_responsive: bool | None
    cart_widget_layout: str | None
    cart_widget_show_buy_animation: bool | None
    cart_widget_show_empty_cart: bool | None
    cart_widget_store_custom_icon_url: str | None
    cart_widget_vertical_indent: int | None
    checkout_products_collapsed_on_desktop: bool | None
    checkout_products_collapsed_on_mobile: bool | None
    checkout_show_address_line_2: bool | None
    checkout_show_state_input: bool | None
    enable_catalog_on_one_page: bool | None
    enable_catalog_seamless_product_list_view: bool | None
    enable_page_transitions: bool | None
    enable_simple_category_list: bool | None
    feedback_message_position: str | None
    hide_category_block_show_all_enabled_products: bool | None
    legal_pages_show_page_links: bool | None
    product_details_additional_images_has_shadow: bool | None
    product_details_additional_images_preview_on_click: bool | None
    product_details_cut_product_description_in_sidebar: bool | None
    product_details_gallery_layout: str | None
    product_details_hide_price_modifiers: bool | None
    product_details_image_carousel: bool | None
    product_details_layout: str | None
    product_details_position_breadcrumbs: int | None
    product_details_position_buy_button: int | None
    product_details_position_delivery_time: int | None
    product_details_position_product_description: int | None
    product_details_position_product_name: int | None
    product_details_position_product_options: int | None
    product_details_position_product_price: int | None
    product_details_position_product_loyalty: int | None
    product_details_position_product_sku: int | None
    product_details_position_review_section: int | None
    product_details_position_save_for_later: int | None
    product_details_position_share_buttons: int | None
    product_details_position_size_chart: int | None
    product_details_position_subtitle: int | None
    product_details_position_wholesale_prices: int | None
    product_details_show_attributes: bool | None
    product_details_show_breadcrumbs: bool | None
    product_details_show_breadcrumbs_position: str | None
    product_details_show_buy_button: bool | None
    product_details_show_delivery_time: bool | None
    product_details_show_facebook_share_button: bool | None
    product_details_show_in_stock_label: bool | None
    product_details_show_navigation_arrows: bool | None
    product_details_show_number_of_items_in_stock: bool | None
    product_details_show_pinterest_share_button: bool | None
    product_details_show_price_per_unit: bool | None
    product_details_show_product_description: bool | None
    product_details_show_product_name: bool | None
    product_details_show_product_name_always_first_on_mobile: bool | None
    product_details_show_product_options: bool | None
    product_details_show_product_photo_zoom: bool | None
    product_details_show_product_price: bool | None
    product_details_show_product_loyalty: bool | None
    product_details_show_product_sku: bool | None
    product_details_show_qty: bool | None
    product_details_show_rating_section: bool | None
    product_details_show_reviews_section: bool | None
    product_details_show_reviews_section_in_one_card_view: bool | None
    product_details_show_sale_price: bool | None
    product_details_show_save_for_later: bool | None
    product_details_show_share_buttons: bool | None
    product_details_show_subtitle: bool | None
    product_details_show_tax: bool | None
    product_details_show_twitter_share_button: bool | None
    product_details_show_vk_share_button: bool | None
    product_details_show_weight: bool | None
    product_details_show_wholesale_prices: bool | None
    product_details_show_zoomed_image_in_gallery: bool | None
    product_details_thumbnails_aspect_ratio: str | None
    product_details_two_columns_with_left_sidebar_show_product_description_on_sidebar: bool | None
    product_details_two_columns_with_right_sidebar_show_product_description_on_sidebar: bool | None
    product_filters_opened_by_default_on_catalog_pages: bool | None
    product_filters_opened_by_default_on_category_page: bool | None
    product_filters_position_category_page: str | None
    product_filters_position_on_catalog_pages: str | None
    product_filters_position_search_page: str | None
    product_filters_visible_on_catalog_pages: bool | None
    product_list_buybutton_behavior: str | None
    product_list_product_info_layout: str | None
    product_list_card_spacing_type: str | None
    product_list_category_cell_spacing: int | None
    product_list_category_image_aspect_ratio: str | None
    product_list_category_image_position: str | None
    product_list_category_image_size: str | None
    product_list_category_title_behavior: str | None
    product_list_cell_spacing: int | None
    product_list_image_has_shadow: bool | None
    product_list_image_aspect_ratio: str | None
    product_list_image_position: str | None
    product_list_image_size: str | None
    product_list_title_behavior: str | None
    product_list_price_behavior: str | None
    product_list_show_price_ranges: bool | None
    product_list_rating_section_behavior: str | None
    product_list_sku_behavior: str | None
    product_list_show_additional_image_on_hover: bool | None
    show_breadcrumbs: bool | None
    product_list_show_frame: bool | None
    show_footer_menu: bool | None
    product_list_show_on_sale_label: bool | None
    product_list_show_name_your_price_label: bool | None
    product_list_show_product_images: bool | None
    product_list_show_rating_in_one_star: bool | None
    product_list_show_rating_number_in_five_stars_view: bool | None
    product_list_show_reviews_count_in_five_stars_view: bool | None
    show_signin_link: bool | None
    product_list_show_sold_out_label: bool | None
    product_list_show_sort_viewas_options: bool | None
    product_list_subtitles_behavior: str | None
    shopping_cart_products_collapsed_on_desktop: bool | None
    shopping_cart_products_collapsed_on_mobile: bool | None
    shopping_cart_show_sku: bool | None
    shopping_cart_show_qty_inputs: bool | None
    shopping_cart_show_weight: bool | None
    show_cart_widget: bool | None
    show_root_categories: bool | None
    show_signin_link_with_unified_account_page: bool | None
    swatches_product_option_shape: str | None
    swatches_product_option_size: str | None
    product_details_show_image_alt_text_as_visible_description: bool | None
    product_filters_orientation: str | None
    product_list_swatches_product_option_behavior: str | None
    shopping_cart_show_qty_inputs_on_mobile: bool
    show_numeric_rating_in_five_stars_view: bool
    show_rating_section_in_single_star_view: bool
    show_review_count_in_five_stars_view: bool
    show_review_section_in_single_review_view: bool


class StoreProfileDesignSettingsInput(TypedDict, total=False):
    """What a request may say of `StoreProfileDesignSettings`."""

    breadcrumbs_have_home_item: bool
    breadcrumbs_home_url: str
    breadcrumbs_separator: str
    cart_widget_fixed: bool
    cart_widget_fixed_position: str
    cart_widget_fixed_shape: str
    cart_widget_horizontal_indent: int
    cart_widget_icon: str
    cart_widget_is_responsive: bool
    cart_widget_layout: str
    cart_widget_show_buy_animation: bool
    cart_widget_show_empty_cart: bool
    cart_widget_store_custom_icon_url: str
    cart_widget_vertical_indent: int
    checkout_products_collapsed_on_desktop: bool
    checkout_products_collapsed_on_mobile: bool
    checkout_show_address_line_2: bool
    checkout_show_state_input: bool
    enable_catalog_on_one_page: bool
    enable_catalog_seamless_product_list_view: bool
    enable_page_transitions: bool
    enable_simple_category_list: bool
    feedback_message_position: str
    hide_category_block_show_all_enabled_products: bool
    legal_pages_show_page_links: bool
    product_details_additional_images_has_shadow: bool
    product_details_additional_images_preview_on_click: bool
    product_details_cut_product_description_in_sidebar: bool
    product_details_gallery_layout: str
    product_details_hide_price_modifiers: bool
    product_details_image_carousel: bool
    product_details_layout: str
    product_details_position_breadcrumbs: int
    product_details_position_buy_button: int
    product_details_position_delivery_time: int
    product_details_position_product_description: int
    product_details_position_product_name: int
    product_details_position_product_options: int
    product_details_position_product_price: int
    product_details_position_product_loyalty: int
    product_details_position_product_sku: int
    product_details_position_review_section: int
    product_details_position_save_for_later: int
    product_details_position_share_buttons: int
    product_details_position_size_chart: int
    product_details_position_subtitle: int
    product_details_position_wholesale_prices: int
    product_details_show_attributes: bool
    product_details_show_breadcrumbs: bool
    product_details_show_breadcrumbs_position: str
    product_details_show_buy_button: bool
    product_details_show_delivery_time: bool
    product_details_show_facebook_share_button: bool
    product_details_show_in_stock_label: bool
    product_details_show_navigation_arrows: bool
    product_details_show_number_of_items_in_stock: bool
    product_details_show_pinterest_share_button: bool
    product_details_show_price_per_unit: bool
    product_details_show_product_description: bool
    product_details_show_product_name: bool
    product_details_show_product_name_always_first_on_mobile: bool
    product_details_show_product_options: bool
    product_details_show_product_photo_zoom: bool
    product_details_show_product_price: bool
    product_details_show_product_loyalty: bool
    product_details_show_product_sku: bool
    product_details_show_qty: bool
    product_details_show_rating_section: bool
    product_details_show_reviews_section: bool
    product_details_show_reviews_section_in_one_card_view: bool
    product_details_show_sale_price: bool
    product_details_show_save_for_later: bool
    product_details_show_share_buttons: bool
    product_details_show_subtitle: bool
    product_details_show_tax: bool
    product_details_show_twitter_share_button: bool
    product_details_show_vk_share_button: bool
    product_details_show_weight: bool
    product_details_show_wholesale_prices: bool
    product_details_show_zoomed_image_in_gallery: bool
    product_details_thumbnails_aspect_ratio: str
    product_details_two_columns_with_left_sidebar_show_product_description_on_sidebar: bool
    product_details_two_columns_with_right_sidebar_show_product_description_on_sidebar: bool
    product_filters_opened_by_default_on_catalog_pages: bool
    product_filters_opened_by_default_on_category_page: bool
    product_filters_position_category_page: str
    product_filters_position_on_catalog_pages: str
    product_filters_position_search_page: str
    product_filters_visible_on_catalog_pages: bool
    product_list_buybutton_behavior: str
    product_list_product_info_layout: str
    product_list_card_spacing_type: str
    product_list_category_cell_spacing: int
    product_list_category_image_aspect_ratio: str
    product_list_category_image_position: str
    product_list_category_image_size: str
    product_list_category_title_behavior: str
    product_list_cell_spacing: int
    product_list_image_has_shadow: bool
    product_list_image_aspect_ratio: str
    product_list_image_position: str
    product_list_image_size: str
    product_list_title_behavior: str
    product_list_price_behavior: str
    product_list_show_price_ranges: bool
    product_list_rating_section_behavior: str
    product_list_sku_behavior: str
    product_list_show_additional_image_on_hover: bool
    show_breadcrumbs: bool
    product_list_show_frame: bool
    show_footer_menu: bool
    product_list_show_on_sale_label: bool
    product_list_show_name_your_price_label: bool
    product_list_show_product_images: bool
    product_list_show_rating_in_one_star: bool
    product_list_show_rating_number_in_five_stars_view: bool
    product_list_show_reviews_count_in_five_stars_view: bool
    show_signin_link: bool
    product_list_show_sold_out_label: bool
    product_list_show_sort_viewas_options: bool
    product_list_subtitles_behavior: str
    shopping_cart_products_collapsed_on_desktop: bool
    shopping_cart_products_collapsed_on_mobile: bool
    shopping_cart_show_sku: bool
    shopping_cart_show_qty_inputs: bool
    shopping_cart_show_weight: bool
    show_cart_widget: bool
    show_root_categories: bool
    show_signin_link_with_unified_account_page: bool
    swatches_product_option_shape: str
    swatches_product_option_size: str
    product_details_show_image_alt_text_as_visible_description: bool
    product_filters_orientation: str
    product_list_swatches_product_option_behavior: str


class StoreProfileFBMessengerSettings(TypedDict, total=False):
    """`StoreProfileFBMessengerSettings` in an answer."""

    enabled: bool | None
    fbMessengerPageId: str | None
    fbMessengerThemeColor: str | None
    fbMessengerMessageUsButtonColor: str | None


class StoreProfileFeatureTogglesInfo(TypedDict, total=False):
    """`StoreProfileFeatureTogglesInfo` in an answer."""

    name: str | None
    visible: bool | None
    enabled: bool | None


class StoreProfileFormatsAndUnits(TypedDict, total=False):
    """`StoreProfileFormatsAndUnits`, in answers and in requests."""

    currency: str | None
    currencyPrefix: str | None
    currencySuffix: str | None
    currencyPrecision: int | None
    currencyGroupSeparator: str | None
    currencyDecimalSeparator: str | None
    currencyTruncateZeroFractional: bool | None
    currencyRate: Number | None
    weightUnit: StoreProfileWeightUnit | None
    weightPrecision: int | None
    weightGroupSeparator: str | None
    weightDecimalSeparator: str | None
    weightTruncateZeroFractional: bool | None
    dateFormat: str | None
    timeFormat: str | None
    timezone: str | None
    dimensionsUnit: StoreProfileDimensionUnit | None
    volumeUnit: StoreProfileVolumeUnit
    orderNumberPrefix: str | None
    orderNumberSuffix: str | None
    orderNumberMinDigitsAmount: int | None
    orderNumberNextNumber: int | None
    addressFormat: StoreProfileAddressFormat


class StoreProfileGeneralInfo(TypedDict, total=False):
    """`StoreProfileGeneralInfo` in an answer."""

    storeId: int
    storeUrl: str | None
    starterSite: StoreProfileInstantSiteInfo | None
    websitePlatform: StoreProfileWebsitePlatform | None
    profileId: str
    storefrontUrlFormat: str  # deprecated
    storefrontUrlSlugFormat: str


class StoreProfileGeneralInfoInput(TypedDict, total=False):
    """What a request may say of `StoreProfileGeneralInfo`."""

    storeUrl: str
    starterSite: StoreProfileInstantSiteInfoInput | StoreProfileInstantSiteInfo
    websitePlatform: StoreProfileWebsitePlatform


class StoreProfileGiftCardProducts(TypedDict, total=False):
    """`StoreProfileGiftCardProducts` in an answer."""

    id: int | None
    name: str | None
    url: str | None


class StoreProfileGiftCardSettings(TypedDict, total=False):
    """`StoreProfileGiftCardSettings` in an answer."""

    products: list[StoreProfileGiftCardProducts] | None
    displayLocation: str | None


class StoreProfileHandlingFee(TypedDict, total=False):
    """`StoreProfileHandlingFee`, in answers and in requests."""

    name: str | None
    value: Number | None
    description: str | None


class StoreProfileInstantSiteInfo(TypedDict, total=False):
    """`StoreProfileInstantSiteInfo` in an answer."""

    ecwidSubdomain: str | None
    customDomain: str | None
    generatedUrl: str | None
    storeLogoUrl: str | None
    ecwidSubdomainSuffix: str | None
    slugsWithoutIdsEnabled: bool | None


class StoreProfileInstantSiteInfoInput(TypedDict, total=False):
    """What a request may say of `StoreProfileInstantSiteInfo`."""

    ecwidSubdomain: str
    customDomain: str
    slugsWithoutIdsEnabled: bool


class StoreProfileInstructionsForCustomerInfo(TypedDict, total=False):
    """`StoreProfileInstructionsForCustomerInfo`, in answers and in requests."""

    instructionsTitle: str | None
    instructions: str | None
    instructionsTranslated: dict[str, str]


class StoreProfileLanguages(TypedDict, total=False):
    """`StoreProfileLanguages` in an answer."""

    enabledLanguages: list[str] | None
    facebookPreferredLocale: str | None
    defaultLanguage: str | None


class StoreProfileLanguagesInput(TypedDict, total=False):
    """What a request may say of `StoreProfileLanguages`."""

    enabledLanguages: list[str]
    defaultLanguage: str


class StoreProfileLegalPagesInfo(TypedDict, total=False):
    """`StoreProfileLegalPagesInfo`, in answers and in requests."""

    type: StoreProfileLegalPagesInfoType | None
    enabled: bool | None
    title: str | None
    titleTranslated: dict[str, str] | None
    display: StoreProfileLegalPagesInfoDisplay | None
    text: str | None
    textTranslated: dict[str, str] | None
    externalUrl: str | None
    displayTranslated: dict[str, str]
    externalUrlTranslated: dict[str, str]


class StoreProfileLegalPagesSettingsDetails(TypedDict, total=False):
    """`StoreProfileLegalPagesSettingsDetails`, in answers and in requests."""

    requireTermsAgreementAtCheckout: bool | None
    legalPages: list[StoreProfileLegalPagesInfo] | None


class StoreProfileLimitsAndRestrictions(TypedDict, total=False):
    """`StoreProfileLimitsAndRestrictions` in an answer."""

    maxProductLimit: Number


class StoreProfileMailNotificationSetting(TypedDict, total=False):
    """`StoreProfileMailNotificationSetting`, in answers and in requests."""

    enabled: bool
    marketingBlockEnabled: bool
    discountCouponId: Number


class StoreProfileMailNotifications(TypedDict, total=False):
    """`StoreProfileMailNotifications` in an answer."""

    adminNotificationEmails: list[str] | None
    customerNotificationFromEmail: str | None
    customerOrderMessages: StoreProfileCustomerOrderMessages
    adminMessages: StoreProfileAdminMessages
    customerMarketingMessages: StoreProfileCustomerMarketingMessages


class StoreProfileMailNotificationsInput(TypedDict, total=False):
    """What a request may say of `StoreProfileMailNotifications`."""

    adminNotificationEmails: list[str]
    customerNotificationFromEmail: str
    customerOrderMessages: (
        StoreProfileCustomerOrderMessagesInput | StoreProfileCustomerOrderMessages
    )
    adminMessages: StoreProfileAdminMessages
    customerMarketingMessages: StoreProfileCustomerMarketingMessages


class StoreProfileMailchimpSettings(TypedDict, total=False):
    """`StoreProfileMailchimpSettings` in an answer."""

    script: str


class StoreProfileOrderInvoiceSettings(TypedDict, total=False):
    """`StoreProfileOrderInvoiceSettings`, in answers and in requests."""

    displayOrderInvoices: bool | None
    attachInvoiceToOrderEmailNotifications: StoreProfileOrderInvoiceSettingsAttachValue | None
    invoiceLogoUrl: str | None


class StoreProfilePaymentInfo(TypedDict, total=False):
    """`StoreProfilePaymentInfo` in an answer."""

    paymentOptions: list[PaymentOption] | None
    applePay: StoreProfileApplePay | None
    applePayOptions: list[StoreProfileApplePay]
    countryCode: str | None


class StoreProfilePaymentMethod(TypedDict, total=False):
    """`StoreProfilePaymentMethod`, in answers and in requests."""

    cards: list[str] | None
    subtype: str | None
    subtypeMethodName: str | None


class StoreProfilePhoneNotifications(TypedDict, total=False):
    """`StoreProfilePhoneNotifications`, in answers and in requests."""

    adminNotificationPhones: list[str]


class StoreProfileProductFilterItem(TypedDict, total=False):
    """`StoreProfileProductFilterItem`, in answers and in requests."""

    name: str | None
    type: ProductFilterType
    enabled: bool
    displayComponent: str


class StoreProfileProductFiltersSettings(TypedDict, total=False):
    """`StoreProfileProductFiltersSettings`, in answers and in requests."""

    enabledInStorefront: bool
    filterSections: list[StoreProfileProductFilterItem]


class StoreProfileRecurringSubscriptionsSettings(TypedDict, total=False):
    """`StoreProfileRecurringSubscriptionsSettings` in an answer."""

    showRecurringSubscriptionsInControlPanel: bool
    supportedPaymentMethodsStatuses: StoreProfileSupportedPaymentMethodsStatuses


class StoreProfileRecurringSubscriptionsSettingsInput(TypedDict, total=False):
    """What a request may say of `StoreProfileRecurringSubscriptionsSettings`."""

    showRecurringSubscriptionsInControlPanel: bool


class StoreProfileRegistrationAnswers(TypedDict, total=False):
    """`StoreProfileRegistrationAnswers` in an answer."""

    goods: str | None
    alreadySelling: str | None
    forSomeone: str | None
    website: str | None
    platform: str | None
    facebook: str | None
    otherGoods: str | None
    customPlatform: str
    useFor: str
    shopEase: str
    costAttitude: str
    pos: str
    salesChannels: str
    ecom: str


class StoreProfileRegistrationAnswersInput(TypedDict, total=False):
    """What a request may say of `StoreProfileRegistrationAnswers`."""

    goods: str
    alreadySelling: str
    forSomeone: str
    website: str
    platform: str
    otherGoods: str
    customPlatform: str
    useFor: str
    shopEase: str
    costAttitude: str
    pos: str
    salesChannels: str
    ecom: str


class StoreProfileSalePriceSettings(TypedDict, total=False):
    """`StoreProfileSalePriceSettings`, in answers and in requests."""

    displayOnProductList: bool | None
    oldPriceLabel: str | None
    displayDiscount: StoreProfileSalePriceSettingsDisplayDiscount | None
    displayLowestPrice: bool | None
    oldPriceLabelTranslated: dict[str, str]


class StoreProfileSettings(TypedDict, total=False):
    """`StoreProfileSettings` in an answer."""

    abandonedSales: StoreProfileAbandonedSalesSettings | None
    acceptMarketingCheckboxCustomText: str | None
    acceptMarketingCheckboxDefaultValue: bool | None
    askCompanyName: bool | None
    askConsentToTrackInStorefront: bool | None
    askTaxId: bool
    closed: bool | None
    defaultProductSortOrder: StoreProfileProductSortOrder | None
    emailLogoUrl: str | None
    favoritesEnabled: bool | None
    fbPixelId: str | None
    googleAnalyticsId: str | None
    googleEventId: str | None
    googleProductCategory: int | None
    googleProductCategoryName: str | None
    googleRemarketingEnabled: bool | None
    googleTagId: str | None
    hideOutOfStockProductsInStorefront: bool | None
    highlightCompositeProductsOnStorefront: HighlightCompositeProductsOnStorefront
    invoiceLogoUrl: str | None
    openBagOnAddition: bool
    orderCommentsCaption: str | None
    orderCommentsEnabled: bool | None
    orderCommentsRequired: bool | None
    pinterestTagId: str | None
    productCondition: ProductCondition
    productReviewsFeatureEnabled: bool | None
    rootCategorySeoDescription: str | None
    rootCategorySeoDescriptionTranslated: dict[str, str] | None
    rootCategorySeoTitle: str | None
    rootCategorySeoTitleTranslated: dict[str, str] | None
    salePrice: StoreProfileSalePriceSettings | None
    showAcceptMarketingCheckbox: bool | None
    showPricePerUnit: bool
    showRepeatOrderButton: bool
    snapPixelId: str | None
    storeDescription: str | None
    storeDescriptionTranslated: dict[str, str] | None
    storeName: str | None
    tikTokPixel: StoreProfileTikTokPixelSettings | None
    askAgeConfirmationInStorefront: bool
    orderCommentsCaptionTranslated: dict[str, str]
    askZipCode: bool
    defaultAllProductsViewSortOrder: str
    acceptMarketingCheckboxCustomTextTranslated: dict[str, str]
    recurringSubscriptionsSettings: StoreProfileRecurringSubscriptionsSettings
    allowPreordersForOutOfStockProducts: bool
    linkUpEnabled: bool
    productSortOrderInCart: str
    requirePhoneOnCheckout: bool
    showCostPriceInControlPanel: bool
    wixExternalTrackingEnabled: bool


class StoreProfileSettingsInput(TypedDict, total=False):
    """What a request may say of `StoreProfileSettings`."""

    abandonedSales: StoreProfileAbandonedSalesSettings
    acceptMarketingCheckboxCustomText: str
    acceptMarketingCheckboxDefaultValue: bool
    askCompanyName: bool
    askConsentToTrackInStorefront: bool
    askTaxId: bool
    closed: bool
    defaultProductSortOrder: StoreProfileProductSortOrder
    favoritesEnabled: bool
    fbPixelId: str
    googleAnalyticsId: str
    googleEventId: str
    googleProductCategory: int
    googleRemarketingEnabled: bool
    googleTagId: str
    hideOutOfStockProductsInStorefront: bool
    highlightCompositeProductsOnStorefront: HighlightCompositeProductsOnStorefront
    openBagOnAddition: bool
    orderCommentsCaption: str
    orderCommentsEnabled: bool
    orderCommentsRequired: bool
    pinterestTagId: str
    productCondition: ProductCondition
    productReviewsFeatureEnabled: bool
    rootCategorySeoDescription: str
    rootCategorySeoDescriptionTranslated: dict[str, str]
    rootCategorySeoTitle: str
    rootCategorySeoTitleTranslated: dict[str, str]
    salePrice: StoreProfileSalePriceSettings
    showAcceptMarketingCheckbox: bool
    showPricePerUnit: bool
    showRepeatOrderButton: bool
    snapPixelId: str
    storeDescription: str
    storeDescriptionTranslated: dict[str, str]
    storeName: str
    tikTokPixel: StoreProfileTikTokPixelSettingsInput | StoreProfileTikTokPixelSettings
    askAgeConfirmationInStorefront: bool
    orderCommentsCaptionTranslated: dict[str, str]
    askZipCode: bool
    acceptMarketingCheckboxCustomTextTranslated: dict[str, str]
    recurringSubscriptionsSettings: (
        StoreProfileRecurringSubscriptionsSettingsInput | StoreProfileRecurringSubscriptionsSettings
    )
    allowPreordersForOutOfStockProducts: bool
    linkUpEnabled: bool


class StoreProfileShipping(TypedDict, total=False):
    """`StoreProfileShipping` in an answer."""

    handlingFee: StoreProfileHandlingFee | None
    shippingOrigin: StoreProfileShippingOrigin | None
    shippingOptions: list[ShippingOption] | None


class StoreProfileShippingInput(TypedDict, total=False):
    """What a request may say of `StoreProfileShipping`."""

    handlingFee: StoreProfileHandlingFee
    shippingOrigin: StoreProfileShippingOriginInput | StoreProfileShippingOrigin
    shippingOptions: Sequence[ShippingOptionInput | ShippingOption]


class StoreProfileShippingOrigin(TypedDict, total=False):
    """`StoreProfileShippingOrigin` in an answer."""

    companyName: str | None
    email: str | None
    street: str | None
    city: str | None
    countryCode: str | None
    postalCode: str | None
    stateOrProvinceCode: str | None
    phone: str | None
    countryName: str


class StoreProfileShippingOriginInput(TypedDict, total=False):
    """What a request may say of `StoreProfileShippingOrigin`."""

    companyName: str
    email: str
    street: str
    city: str
    countryCode: str
    postalCode: str
    stateOrProvinceCode: str
    phone: str


class StoreProfileShippingSettings(TypedDict, total=False):
    """`StoreProfileShippingSettings`, in answers and in requests."""

    enabledShippingMethods: list[str] | None


class StoreProfileSocialLink(TypedDict, total=False):
    """`StoreProfileSocialLink`, in answers and in requests."""

    url: str


class StoreProfileSocialLinksSettings(TypedDict, total=False):
    """`StoreProfileSocialLinksSettings`, in answers and in requests."""

    facebook: StoreProfileSocialLink
    instagram: StoreProfileSocialLink
    twitter: StoreProfileSocialLink
    youtube: StoreProfileSocialLink
    vk: StoreProfileSocialLink
    pinterest: StoreProfileSocialLink


class StoreProfileSupportedPaymentMethodsStatuses(TypedDict, total=False):
    """`StoreProfileSupportedPaymentMethodsStatuses` in an answer."""

    supportedPaymentMethodsAreAvailable: bool
    supportedPaymentMethodsAreConnected: bool


class StoreProfileTaxSettings(TypedDict, total=False):
    """`StoreProfileTaxSettings` in an answer."""

    automaticTaxEnabled: bool | None
    taxes: list[StoreProfileTaxSettingsTaxes] | None
    pricesIncludeTax: bool | None
    taxExemptBusiness: bool
    ukVatRegistered: bool
    euIossEnabled: bool
    taxOnShippingCalculationScheme: str
    b2b_b2c: str
    electronicInvoiceFieldsAtCheckoutEnabled: bool


class StoreProfileTaxSettingsInput(TypedDict, total=False):
    """What a request may say of `StoreProfileTaxSettings`."""

    automaticTaxEnabled: bool
    taxes: list[StoreProfileTaxSettingsTaxes]
    pricesIncludeTax: bool
    taxExemptBusiness: bool
    ukVatRegistered: bool
    euIossEnabled: bool
    taxOnShippingCalculationScheme: str


class StoreProfileTaxSettingsTaxRule(TypedDict, total=False):
    """`StoreProfileTaxSettingsTaxRule`, in answers and in requests."""

    zoneId: str | None
    tax: Number | None


class StoreProfileTaxSettingsTaxes(TypedDict, total=False):
    """`StoreProfileTaxSettingsTaxes`, in answers and in requests."""

    id: int | None
    name: str | None
    enabled: bool | None
    includeInPrice: bool | None
    useShippingAddress: bool | None
    taxShipping: bool | None
    appliedByDefault: bool | None
    defaultTax: Number | None
    rules: list[StoreProfileTaxSettingsTaxRule] | None


class StoreProfileTikTokPixelSettings(TypedDict, total=False):
    """`StoreProfileTikTokPixelSettings` in an answer."""

    code: str | None
    advancedMatching: bool


class StoreProfileTikTokPixelSettingsInput(TypedDict, total=False):
    """What a request may say of `StoreProfileTikTokPixelSettings`."""

    advancedMatching: bool


class StoreProfileTipsSettings(TypedDict, total=False):
    """`StoreProfileTipsSettings` in an answer."""

    enabled: bool
    type: str
    options: list[Number]
    defaultOption: Number
    customTipSettings: StoreProfileCustomTipSettings
    title: str
    subTitle: str
    titleTranslated: dict[str, str]
    subtitleTranslated: dict[str, str]
    subtitle: str


class StoreProfileTipsSettingsInput(TypedDict, total=False):
    """What a request may say of `StoreProfileTipsSettings`."""

    enabled: bool
    type: str
    options: list[Number]
    defaultOption: Number
    customTipSettings: StoreProfileCustomTipSettings
    title: str
    subTitle: str
    titleTranslated: dict[str, str]
    subtitleTranslated: dict[str, str]


class StoreProfileVerticalSettings(TypedDict, total=False):
    """`StoreProfileVerticalSettings` in an answer."""

    vertical: str | None
    primarySubvertical: str | None
    subverticals: list[str] | None
    productTypes: list[str] | None


class StoreProfileZone(TypedDict, total=False):
    """`StoreProfileZone`, in answers and in requests."""

    id: str | None
    name: str | None
    countryCodes: list[str] | None
    stateOrProvinceCodes: list[str] | None
    postCodes: list[str] | None
    geoPolygons: dict[str, object]
