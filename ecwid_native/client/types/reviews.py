# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: product reviews."""

from __future__ import annotations

from typing import Literal, Required, TypedDict

from ecwid_native.client.types.shared import ProductReviewSelectMode, ProductReviewStatus
from ecwid_native.client.values import FieldNames, Number, TimeFilter, TimeInput


class ProductReview(TypedDict, total=False):
    """`ProductReview` in an answer."""

    id: Required[int | None]
    productId: int | None
    productName: str | None
    productOptions: list[str] | None
    customerId: int | None
    orderId: int | None
    orderNumber: str | None
    orderItemId: int | None
    status: ProductReviewStatus | None
    rating: int | None
    review: str | None
    reviewerInfo: ProductReviewReviewer | None
    createDate: str | None
    updateDate: str | None
    createTimestamp: int | None
    updateTimestamp: int | None


class ProductReviewInput(TypedDict, total=False):
    """What a request may say of `ProductReview`."""

    status: ProductReviewStatus


class ProductReviewReviewer(TypedDict, total=False):
    """`ProductReviewReviewer` in an answer."""

    name: str | None
    email: str | None
    city: str | None
    country: str | None
    ordersCount: int | None
    orders: Number


class ProductReviewCounts(TypedDict, total=False):
    """`ProductReviewCounts` in an answer."""

    allCount: int
    moderatedCount: int
    publishedCount: int


class ProductReviewMassUpdate(TypedDict, total=False):
    """What a request may say of `ProductReviewMassUpdate`."""

    delete: bool
    filters: ProductReviewMassUpdateFilters
    newStatus: ProductReviewStatus
    reviewIds: list[int]
    selectMode: ProductReviewSelectMode
    sendUpdateToReviewsService: bool
    currentFilters: ProductReviewMassUpdateCurrentFilters


class ProductReviewMassUpdateCurrentFilters(TypedDict, total=False):
    """What a request may say of `ProductReviewMassUpdateCurrentFilters`."""

    reviewId: list[Number]
    productId: list[Number]
    orderId: list[Number]
    rating: list[Number]
    status: str
    searchKeyword: str
    createdFrom: str
    createdTo: str


class ProductReviewMassUpdateFilters(TypedDict, total=False):
    """What a request may say of `ProductReviewMassUpdateFilters`."""

    createdFrom: TimeInput
    createdTo: TimeInput
    productId: list[int]
    orderId: list[int]
    reviewId: list[int]
    rating: list[int]
    searchKeyword: str
    status: ProductReviewStatus


class ReviewsSearchFilters(TypedDict, total=False):
    """What ``GET /reviews`` can be filtered and sorted by."""

    review_id: int | None
    product_id: int | None
    order_id: str | None
    status: str | None
    rating: int | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None
    search_keyword: str | None
    sort_by: Literal["DATE_CREATED_ASC", "DATE_CREATED_DESC", "RATING_ASC", "RATING_DESC"] | None
    keyword: str | None


class ReviewsSearchQuery(ReviewsSearchFilters, total=False):
    """Query of ``GET /reviews``."""

    offset: int | None
    limit: int | None
    response_fields: FieldNames | None
