# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: products with their images, videos, files and stock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict

from ecwid_native.client.types.shared import (
    Alt,
    AttributeType,
    AttributeValueAlias,
    AttributeValueLocation,
    OutOfStockVisibilityBehaviour,
    PictureInfo,
    PriceModifierType,
    ProductComponent,
    ProductCondition,
    ProductOptionType,
    RecurringSubscriptionInterval,
    ShippingSettingsType,
)
from ecwid_native.client.types.variations import Variation, VariationInput
from ecwid_native.client.values import FieldNames, Number, NumberInput, TimeFilter


class ProductFilterResult(TypedDict, total=False):
    """`ProductFilterResult` in an answer."""

    productCount: int
    filters: ProductFilters


class AttributeFilterValues(TypedDict, total=False):
    """`AttributeFilterValues` in an answer."""

    values: list[AttributeFilterValue]


class AttributeFilterValue(TypedDict, total=False):
    """`AttributeFilterValue` in an answer."""

    title: str
    productCount: int


class CategoriesFilterValues(TypedDict, total=False):
    """`CategoriesFilterValues` in an answer."""

    values: list[CategoriesFilterValue]


class CategoriesFilterValue(TypedDict, total=False):
    """`CategoriesFilterValue` in an answer."""

    id: int
    title: str
    titleTranslated: str
    productCount: int


class InventoryFilterValues(TypedDict, total=False):
    """`InventoryFilterValues` in an answer."""

    values: list[InventoryFilterValue]


class InventoryFilterValue(TypedDict, total=False):
    """`InventoryFilterValue` in an answer."""

    id: str
    title: str
    productCount: int


class OnSaleFilterValues(TypedDict, total=False):
    """`OnSaleFilterValues` in an answer."""

    values: list[OnSaleFilterValue]


class OnSaleFilterValue(TypedDict, total=False):
    """`OnSaleFilterValue` in an answer."""

    id: str
    title: str
    productCount: int


class OptionFilterValues(TypedDict, total=False):
    """`OptionFilterValues` in an answer."""

    title: str
    titleTranslated: str
    values: list[OptionFilterValue]


class OptionFilterValue(TypedDict, total=False):
    """`OptionFilterValue` in an answer."""

    title: str
    titleTranslated: str
    productCount: int


class PriceFilter(TypedDict, total=False):
    """`PriceFilter` in an answer."""

    minValue: Number
    maxValue: Number


class ProductFilters(TypedDict, total=False):
    """`ProductFilters` in an answer."""

    price: PriceFilter | None
    inventory: InventoryFilterValues | None
    onsale: OnSaleFilterValues | None
    categories: CategoriesFilterValues | None
    options: dict[str, OptionFilterValues] | None
    attributes: dict[str, AttributeFilterValues] | None


class MediaUpdate(TypedDict, total=False):
    """What a request may say of `MediaUpdate`."""

    mainMedia: MediaUpdateMainMedia
    galleryMedia: list[MediaUpdateGalleryMedia]


class MediaUpdateGalleryMedia(TypedDict, total=False):
    """What a request may say of `MediaUpdateGalleryMedia`."""

    videoUrl: str
    imageUrl: str


class MediaUpdateMainMedia(TypedDict, total=False):
    """What a request may say of `MediaUpdateMainMedia`."""

    videoUrl: str
    imageUrl: str


class Product(TypedDict, total=False):
    """`Product` in an answer."""

    id: Required[int]
    name: str
    nameTranslated: dict[str, str] | None
    description: str | None
    descriptionTranslated: dict[str, str] | None
    sku: str
    isSampleProduct: bool | None
    url: str | None
    customSlug: str | None
    created: str
    createTimestamp: int
    updated: str
    updateTimestamp: int
    enabled: bool | None
    quantity: int | None
    locationInventory: dict[str, int] | None
    outOfStockVisibilityBehaviour: OutOfStockVisibilityBehaviour | None
    unlimited: bool | None
    inStock: bool | None
    warningLimit: int | None
    categoryIds: list[int] | None
    categories: list[ProductCategoryInfo] | None
    defaultCategoryId: int | None
    showOnFrontpage: int | None
    price: Number | None
    priceInProductList: Number | None
    defaultDisplayedPrice: Number | None
    defaultDisplayedPriceFormatted: str | None
    costPrice: Number
    wholesalePrices: list[ProductWholesalePrice] | None
    compareToPrice: Number | None
    compareToPriceDiscount: Number | None  # deprecated
    compareToPriceDiscountFormatted: str | None  # deprecated
    compareToPriceDiscountPercent: Number | None  # deprecated
    compareToPriceDiscountPercentFormatted: str | None  # deprecated
    compareToPriceFormatted: str | None  # deprecated
    defaultDisplayedCompareToPrice: Number | None
    defaultDisplayedCompareToPriceFormatted: str | None
    defaultDisplayedCompareToPriceDiscount: Number | None
    defaultDisplayedCompareToPriceDiscountFormatted: str | None
    defaultDisplayedCompareToPriceDiscountPercent: Number | None
    defaultDisplayedCompareToPriceDiscountPercentFormatted: str | None
    lowestPrice: Number | None
    defaultDisplayedLowestPrice: Number | None
    defaultDisplayedLowestPriceFormatted: str | None
    lowestPriceSettings: ProductLowestPriceSettings
    weight: Number | None
    dimensions: ProductDimensions | None
    volume: Number
    shippingPreparationTime: ProductShippingPreparationTime | None
    showDeliveryTimeInStorefront: bool | None
    shipping: ProductShippingSettings | None
    isShippingRequired: bool | None
    hasFreeShipping: bool | None
    productClassId: int | None
    attributes: list[ProductAttributeValue] | None
    seoTitle: str | None
    seoTitleTranslated: dict[str, str] | None
    seoDescription: str | None
    seoDescriptionTranslated: dict[str, str] | None
    options: list[ProductOption] | None
    tax: ProductTaxInfo | None
    relatedProducts: ProductRelatedProducts | None
    originalImage: PictureInfo | None
    galleryImages: list[ProductGalleryImage] | None
    borderInfo: ProductBorderInfo | None
    media: ProductMedia | None
    files: list[ProductFile] | None
    favorites: ProductFavoritesStats | None
    defaultCombinationId: int | None
    combinations: list[Variation] | None
    isGiftCard: bool | None
    discountsAllowed: bool | None
    subtitle: str | None
    ribbon: ProductRibbon | None
    ribbonTranslated: dict[str, str] | None
    subtitleTranslated: dict[str, str] | None
    nameYourPriceEnabled: bool | None
    customPriceTiers: list[ProductCustomPriceTier] | None
    priceDefaultTier: int | None
    subscriptionSettings: ProductSubscriptionSettings | None
    googleProductCategory: int | None
    googleProductCategoryName: str | None
    productCondition: ProductCondition
    externalReferenceId: str | None
    customsHsTariffCode: str | None
    minPurchaseQuantity: int | None
    maxPurchaseQuantity: int | None
    reviewsCollectingAllowed: bool | None
    batteryIncluded: bool | None
    rating: Number | None
    reviewsModerated: int | None
    reviewsPublished: int | None
    compositeComponents: list[ProductComponent] | None
    autogeneratedSlug: str
    fixedShippingRateOnly: bool
    fixedShippingRate: Number
    compositeParents: list[Number]
    thumbnailUrl: str
    imageUrl: str
    smallThumbnailUrl: str
    hdThumbnailUrl: str
    originalImageUrl: str
    googleItemCondition: str


class ProductInput(TypedDict, total=False):
    """What a request may say of `Product`."""

    name: str
    nameTranslated: dict[str, str]
    description: str
    descriptionTranslated: dict[str, str]
    sku: str
    isSampleProduct: bool
    customSlug: str
    enabled: bool
    quantity: int
    locationInventory: dict[str, int]
    outOfStockVisibilityBehaviour: OutOfStockVisibilityBehaviour
    unlimited: bool
    inStock: bool
    warningLimit: int
    categoryIds: list[int]
    defaultCategoryId: int
    showOnFrontpage: int
    price: Number
    costPrice: Number
    wholesalePrices: list[ProductWholesalePrice]
    compareToPrice: Number
    lowestPrice: Number
    lowestPriceSettings: ProductLowestPriceSettingsInput | ProductLowestPriceSettings
    weight: Number
    dimensions: ProductDimensions
    volume: Number
    shippingPreparationTime: ProductShippingPreparationTime
    showDeliveryTimeInStorefront: bool
    shipping: ProductShippingSettings
    isShippingRequired: bool
    productClassId: int
    attributes: Sequence[ProductAttributeValueInput | ProductAttributeValue]
    seoTitle: str
    seoTitleTranslated: dict[str, str]
    seoDescription: str
    seoDescriptionTranslated: dict[str, str]
    options: list[ProductOption]
    tax: ProductTaxInfoInput | ProductTaxInfo
    relatedProducts: ProductRelatedProductsInput | ProductRelatedProducts
    media: ProductMediaInput | ProductMedia
    files: list[ProductFile]
    combinations: Sequence[VariationInput | Variation]
    isGiftCard: bool
    discountsAllowed: bool
    subtitle: str
    ribbon: ProductRibbon
    ribbonTranslated: dict[str, str]
    subtitleTranslated: dict[str, str]
    nameYourPriceEnabled: bool
    customPriceTiers: list[ProductCustomPriceTier]
    priceDefaultTier: int
    subscriptionSettings: ProductSubscriptionSettingsInput | ProductSubscriptionSettings
    googleProductCategory: int | None
    productCondition: ProductCondition
    externalReferenceId: str
    customsHsTariffCode: str
    minPurchaseQuantity: int
    maxPurchaseQuantity: int
    reviewsCollectingAllowed: bool
    batteryIncluded: bool
    compositeComponents: list[ProductComponent]
    fixedShippingRateOnly: bool
    fixedShippingRate: Number
    compositeParents: list[Number]


class ProductAttributeValue(TypedDict, total=False):
    """`ProductAttributeValue` in an answer."""

    id: int | None
    name: str | None
    type: AttributeType | None
    value: str | None
    valueTranslated: dict[str, str] | None
    show: AttributeValueLocation | None
    nameTranslated: dict[str, str]


class ProductAttributeValueInput(TypedDict, total=False):
    """What a request may say of `ProductAttributeValue`."""

    id: int
    name: str
    type: AttributeType
    value: str
    valueTranslated: dict[str, str]
    show: AttributeValueLocation
    alias: AttributeValueAlias
    nameTranslated: dict[str, str]


class ProductBorderInfo(TypedDict, total=False):
    """`ProductBorderInfo` in an answer."""

    dominatingColor: ProductColor
    homogeneity: bool


class ProductCategoryInfo(TypedDict, total=False):
    """`ProductCategoryInfo` in an answer."""

    id: int
    enabled: bool
    name: str
    nameTranslated: str
    ancestorIds: list[int] | None


class ProductColor(TypedDict, total=False):
    """`ProductColor` in an answer."""

    red: int
    green: int
    blue: int
    alpha: int


class ProductCustomPriceTier(TypedDict, total=False):
    """`ProductCustomPriceTier`, in answers and in requests."""

    value: Number


class ProductFavoritesStats(TypedDict, total=False):
    """`ProductFavoritesStats` in an answer."""

    count: int | None
    displayedCount: str | None


class ProductGalleryImage(TypedDict, total=False):
    """`ProductGalleryImage` in an answer."""

    id: int
    orderBy: int
    alt: str | None
    width: int
    height: int
    url: str
    thumbnail: str | None
    originalImageUrl: str
    imageUrl: str
    hdThumbnailUrl: str
    thumbnailUrl: str
    smallThumbnailUrl: str
    borderInfo: ProductBorderInfo | None


class ProductLowestPriceSettings(TypedDict, total=False):
    """`ProductLowestPriceSettings` in an answer."""

    lowestPriceEnabled: bool
    manualLowestPrice: Number | None
    defaultDisplayedLowestPrice: Number | None
    defaultDisplayedLowestPriceFormatted: str | None
    automaticLowestPrice: Number | None
    defaultDisplayedAutomaticLowestPrice: Number | None
    defaultDisplayedAutomaticLowestPriceFormatted: str | None
    defaultDisplayedManualLowestPrice: Number
    defaultDisplayedManualLowestPriceFormatted: str


class ProductLowestPriceSettingsInput(TypedDict, total=False):
    """What a request may say of `ProductLowestPriceSettings`."""

    lowestPriceEnabled: bool
    manualLowestPrice: Number


class ProductDimensions(TypedDict, total=False):
    """`ProductDimensions`, in answers and in requests."""

    length: Number | None
    width: Number | None
    height: Number | None


class ProductFile(TypedDict, total=False):
    """`ProductFile`, in answers and in requests."""

    id: int
    name: str
    description: str
    size: int
    adminUrl: str


class ProductImage(TypedDict, total=False):
    """`ProductImage` in an answer."""

    id: str
    orderBy: int
    isMain: bool
    image160pxUrl: str | None
    image400pxUrl: str | None
    image800pxUrl: str | None
    image1500pxUrl: str | None
    imageOriginalUrl: str | None
    alt: Alt | None
    externalId: str


class ProductImageInput(TypedDict, total=False):
    """What a request may say of `ProductImage`."""

    id: str
    orderBy: int
    alt: Alt


class ProductMedia(TypedDict, total=False):
    """`ProductMedia` in an answer."""

    images: list[ProductImage]
    videos: list[ProductVideo]


class ProductMediaInput(TypedDict, total=False):
    """What a request may say of `ProductMedia`."""

    images: Sequence[ProductImageInput | ProductImage]


class ProductOption(TypedDict, total=False):
    """`ProductOption`, in answers and in requests."""

    type: ProductOptionType | None
    name: str
    nameTranslated: dict[str, str] | None
    choices: list[ProductOptionChoice]
    defaultChoice: int
    required: bool
    useImageAsSwatchSelector: bool


class ProductOptionChoice(TypedDict, total=False):
    """`ProductOptionChoice`, in answers and in requests."""

    text: str
    textTranslated: dict[str, str] | None
    priceModifier: Number
    priceModifierType: PriceModifierType
    hexCodes: list[str] | None
    imageId: str | None
    changeTime: Number


class ProductVideo(TypedDict, total=False):
    """`ProductVideo` in an answer."""

    id: str
    url: str
    embedHtml: str
    videoCoverId: str | None
    image160pxUrl: str | None
    image400pxUrl: str | None
    image800pxUrl: str | None
    image1500pxUrl: str | None
    imageOriginalUrl: str | None
    providerName: str | None
    title: str | None


class ProductRecurringChargeSettings(TypedDict, total=False):
    """`ProductRecurringChargeSettings` in an answer."""

    recurringInterval: RecurringSubscriptionInterval
    recurringIntervalCount: int
    subscriptionPriceWithSignUpFee: Number | None
    subscriptionPriceWithSignUpFeeFormatted: str | None
    signUpFee: Number | None
    signUpFeeFormatted: str | None


class ProductRecurringChargeSettingsInput(TypedDict, total=False):
    """What a request may say of `ProductRecurringChargeSettings`."""

    recurringInterval: RecurringSubscriptionInterval
    recurringIntervalCount: int
    subscriptionPriceWithSignUpFee: Number


class ProductRelatedCategory(TypedDict, total=False):
    """`ProductRelatedCategory`, in answers and in requests."""

    enabled: bool | None
    categoryId: int | None
    productCount: int | None


class ProductRelatedProducts(TypedDict, total=False):
    """`ProductRelatedProducts` in an answer."""

    productIds: list[int] | None
    relatedCategory: ProductRelatedCategory | None


class ProductRelatedProductsInput(TypedDict, total=False):
    """What a request may say of `ProductRelatedProducts`."""

    productIds: list[int]
    relatedCategory: ProductRelatedCategory
    productSkus: list[str]


class ProductRibbon(TypedDict, total=False):
    """`ProductRibbon`, in answers and in requests."""

    text: str | None
    color: str | None


class ProductShippingPreparationTime(TypedDict, total=False):
    """`ProductShippingPreparationTime`, in answers and in requests."""

    shippingPreparationTimeForInStockItemDays: str | None
    shippingPreparationTimeForOutOfStockItemDays: str | None
    pickupPreparationTimeForInStockItemInMinutes: int | None
    localDeliveryPreparationTimeForInStockItemInMinutes: int | None


class ProductShippingSettings(TypedDict, total=False):
    """`ProductShippingSettings`, in answers and in requests."""

    type: ShippingSettingsType | None
    methodMarkup: Number | None
    flatRate: Number | None
    disabledMethods: list[str] | None
    enabledMethods: list[str] | None


class ProductSubscriptionSettings(TypedDict, total=False):
    """`ProductSubscriptionSettings` in an answer."""

    subscriptionAllowed: bool
    oneTimePurchaseAllowed: bool
    recurringChargeSettings: list[ProductRecurringChargeSettings]
    oneTimePurchasePrice: Number | None
    oneTimePurchasePriceFormatted: str | None
    oneTimePurchaseMarkup: Number | None
    oneTimePurchaseMarkupFormatted: str | None
    oneTimePurchaseMarkupPercent: Number | None
    oneTimePurchaseMarkupPercentFormatted: str | None
    displayedOneTimePurchaseMarkupPercent: Number | None
    displayedOneTimePurchaseMarkupPercentFormatted: str | None


class ProductSubscriptionSettingsInput(TypedDict, total=False):
    """What a request may say of `ProductSubscriptionSettings`."""

    subscriptionAllowed: bool
    oneTimePurchaseAllowed: bool
    recurringChargeSettings: Sequence[
        ProductRecurringChargeSettingsInput | ProductRecurringChargeSettings
    ]
    oneTimePurchasePrice: Number


class ProductTaxInfo(TypedDict, total=False):
    """`ProductTaxInfo` in an answer."""

    taxable: bool
    defaultLocationIncludedTaxRate: Number
    enabledManualTaxes: list[int]
    taxClassCode: str


class ProductTaxInfoInput(TypedDict, total=False):
    """What a request may say of `ProductTaxInfo`."""

    taxable: bool
    enabledManualTaxes: list[int]
    taxClassCode: str


class ProductWholesalePrice(TypedDict, total=False):
    """`ProductWholesalePrice`, in answers and in requests."""

    quantity: int
    price: Number


class UpdatedProductFile(TypedDict, total=False):
    """What a request may say of `UpdatedProductFile`."""

    description: str


class ProductCreated(TypedDict, total=False):
    """`ProductCreated` in an answer."""

    id: int
    item: Product


class ProductUpdated(TypedDict, total=False):
    """`ProductUpdated` in an answer."""

    updateCount: int
    success: bool
    item: Product


class FilterParameters(TypedDict, total=False):
    """What a request may say of `FilterParameters`."""

    params: dict[str, str]


class VideoByAddress(TypedDict, total=False):
    """What a request may say of `VideoByAddress`."""

    url: str


class ProductsSearchFilters(TypedDict, total=False):
    """What ``GET /products`` can be filtered and sorted by."""

    keyword: str | None
    search_method: Literal["STOREFRONT", "CP"] | None
    external_reference_id: str | None
    sku: str | None
    is_gift_card: bool | None
    discounts_allowed: bool | None
    is_customer_set_price: bool | None
    price_from: NumberInput | None
    price_to: NumberInput | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None
    enabled: bool | None
    in_stock: bool | None
    inventory: Literal["instock", "outofstock"] | None
    onsale: Literal["onsale", "notonsale"] | None
    categories: str | Sequence[str] | None
    include_products_from_subcategories: bool | None
    base_url: str | None
    clean_urls: bool | None
    slugs_without_ids: bool | None
    sort_by: (
        Literal[
            "RELEVANCE",
            "DEFINED_BY_STORE_OWNER",
            "ADDED_TIME_DESC",
            "ADDED_TIME_ASC",
            "NAME_ASC",
            "NAME_DESC",
            "PRICE_ASC",
            "PRICE_DESC",
            "UPDATED_TIME_ASC",
            "UPDATED_TIME_DESC",
        ]
        | None
    )
    lang: str | None
    visible_in_storefront: bool | None
    product_id: int | Sequence[int] | None
    category: int | None
    with_subcategories: bool | None
    enabled_manual_taxes: str | Sequence[str] | None
    tax_class_codes: str | Sequence[str] | None
    options: Mapping[str, str | Sequence[str]] | None
    attributes: Mapping[str, str | Sequence[str]] | None


class ProductsSearchQuery(ProductsSearchFilters, total=False):
    """Query of ``GET /products``."""

    offset: int | None
    limit: int | None
    response_fields: FieldNames | None


class ProductsGetFiltersQuery(TypedDict, total=False):
    """Query of ``GET /products/filters``."""

    filter_fields: str | Sequence[str] | None
    filter_facet_limit: str | Sequence[str] | None
    filter_parent_category_id: str | None
    keyword: str | None
    price_from: NumberInput | None
    price_to: NumberInput | None
    categories: str | Sequence[str] | None
    include_products_from_subcategories: bool | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None
    enabled: bool | None
    inventory: Literal["instock", "outofstock"] | None
    onsale: Literal["onsale", "notonsale"] | None
    lang: str | None
    response_fields: FieldNames | None
    options: Mapping[str, str | Sequence[str]] | None
    attributes: Mapping[str, str | Sequence[str]] | None
