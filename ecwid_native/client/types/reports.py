# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: reports on visitors, orders and money."""

from __future__ import annotations

from typing import TypedDict

from ecwid_native.client.types.shared import (
    ComparePeriod,
    FulfillmentType,
    ReportAdditionalDataType,
    ReportType,
    TimeScaleValue,
)
from ecwid_native.client.values import FieldNames, Number, TimeFilter


class Report(TypedDict, total=False):
    """`Report` in an answer."""

    reportType: ReportType
    startedFrom: int
    endedAt: int
    timeScaleValue: TimeScaleValue | None
    comparePeriod: ComparePeriod | None
    firstDayOfWeek: str | None
    orderByMetric: str | None
    orderDirection: str | None
    limit: int | None
    offset: int | None
    itemCount: int | None
    aggregatedData: list[ReportDataItem]
    dataset: list[ReportDataset] | None
    comparePeriodAggregatedData: list[ReportDataItem] | None
    comparePeriodDataset: list[ReportDataset] | None
    additionalData: ReportAdditionalData | None


class ReportAdditionalData(TypedDict, total=False):
    """`ReportAdditionalData` in an answer."""

    type: ReportAdditionalDataType
    utmList: list[ReportUtmDataItem]
    ordersCount: int
    customerData: ReportCustomerData
    productId: int
    sku: str | None
    imageUrl: str | None
    thumbnailUrl: str | None
    exampleOrder: str | None
    productName: str | None
    productUrl: str | None
    productEditUrl: str | None
    productSku: str | None
    productImageUrl: str | None
    productThumbnailUrl: str | None
    couponName: str | None
    autoAbandonedSalesRecovery: bool | None
    shippingMethodName: str | None
    fulfilmentType: FulfillmentType | None
    landingUrl: str | None
    categoryName: str | None


class ReportCustomerData(TypedDict, total=False):
    """`ReportCustomerData` in an answer."""

    customerId: int | None
    customerEmail: str | None
    customerPhone: str | None
    customerName: str


class ReportDataItem(TypedDict, total=False):
    """`ReportDataItem` in an answer."""

    dataId: str
    dataValue: Number


class ReportDataset(TypedDict, total=False):
    """`ReportDataset` in an answer."""

    orderBy: int
    datapointId: str
    data: list[ReportDataItem]
    startTimeStamp: int | None
    endTimeStamp: int | None
    percentage: Number | None
    comparePeriodStartTimeStamp: int | None
    comparePeriodEndTimeStamp: int | None
    additionalData: ReportAdditionalData | None


class ReportUtmDataItem(TypedDict, total=False):
    """`ReportUtmDataItem` in an answer."""

    utmSource: str
    utmMedium: str
    utmCampaign: str
    cartOrigin: str


class ReportAdvice(TypedDict, total=False):
    """`ReportAdvice` in an answer."""

    tip: str | None


class ReportsGetQuery(TypedDict, total=False):
    """Query of ``GET /reports/{reportType}``."""

    started_from: TimeFilter | None
    ended_at: TimeFilter | None
    time_scale_value: TimeScaleValue | None
    compare_period: ComparePeriod | None
    first_day_of_week: str | None
    order_by_metric: str | None
    order_direction: str | None
    limit: int | None
    offset: int | None
    storefront_platform: str | None
    response_fields: FieldNames | None


class ReportsAdviceQuery(TypedDict, total=False):
    """Query of ``GET /reports/{reportType}/tip``."""

    started_from: TimeFilter | None
    ended_at: TimeFilter | None
    time_scale_value: TimeScaleValue | None
    compare_period: ComparePeriod | None
    first_day_of_week: str | None
    order_by_metric: str | None
    order_direction: str | None
    limit: int | None
    offset: int | None
    storefront_platform: str | None
    response_fields: FieldNames | None
