# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Product reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, integer, moment, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.reviews import (
        ProductReview,
        ProductReviewCounts,
        ProductReviewInput,
        ProductReviewMassUpdate,
        ReviewsSearchFilters,
        ReviewsSearchQuery,
    )
    from ecwid_native.client.types.shared import Deleted, DeletedItem, Updated
    from ecwid_native.client.values import FieldNames, Page, TimeFilter

_SEARCH_DELETED: Operation[Page[DeletedItem]] = Operation(
    "GET",
    "/reviews/deleted",
    scopes=("read_reviews",),
    query={
        "from_date": moment("from_date"),
        "to_date": moment("to_date"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
    },
)
_SEARCH: Operation[Page[ProductReview]] = Operation(
    "GET",
    "/reviews",
    scopes=("read_reviews",),
    query={
        "review_id": integer("reviewId", least=0),
        "product_id": integer("productId", least=0),
        "order_id": text("orderId"),
        "status": text("status"),
        "rating": integer("rating", least=0),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "search_keyword": text("searchKeyword"),
        "sort_by": text("sortBy"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
        "keyword": text("keyword"),
    },
)
_GET: Operation[ProductReview] = Operation(
    "GET",
    "/reviews/{reviewId:d}",
    scopes=("read_reviews",),
    query={"response_fields": fields("responseFields")},
)
_UPDATE: Operation[Updated] = Operation("PUT", "/reviews/{reviewId:d}", scopes=("update_reviews",))
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/reviews/{reviewId:d}", scopes=("read_reviews", "update_reviews")
)
_UPDATE_MANY: Operation[Updated] = Operation(
    "PUT", "/reviews/mass_update", scopes=("update_reviews",)
)
_GET_STATS: Operation[ProductReviewCounts] = Operation(
    "GET",
    "/reviews/filters_data",
    scopes=("read_reviews",),
    query={"response_fields": fields("responseFields")},
)


class Reviews(Section):
    """Product reviews."""

    def search_deleted(
        self,
        *,
        from_date: TimeFilter | None = None,
        to_date: TimeFilter | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> Page[DeletedItem]:
        """Return one page of reviews that were deleted, for about six months back.

        ``GET /reviews/deleted``; scope ``read_reviews``.
        """
        return self._call(
            _SEARCH_DELETED,
            query={"from_date": from_date, "to_date": to_date, "offset": offset, "limit": limit},
        )

    def iterate_deleted(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        from_date: TimeFilter | None = None,
        to_date: TimeFilter | None = None,
    ) -> Items[DeletedItem]:
        """Yield every item of `search_deleted`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id",
            has_fields=False,
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(
            _SEARCH_DELETED, paging=paging, query={"from_date": from_date, "to_date": to_date}
        )

    def search(self, **query: Unpack[ReviewsSearchQuery]) -> Page[ProductReview]:
        """Return one page of product reviews.

        ``GET /reviews``; scope ``read_reviews``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[ReviewsSearchFilters],
    ) -> Items[ProductReview]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id",
            sort="DATE_CREATED_ASC",
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def get(self, review_id: int, *, response_fields: FieldNames | None = None) -> ProductReview:
        """Return a product review.

        ``GET /reviews/{reviewId}``; scope ``read_reviews``.

        Not in the documentation; the official client has it.
        """
        return self._call(_GET, review_id, query={"response_fields": response_fields})

    def update(self, review_id: int, product_review: ProductReviewInput | ProductReview) -> Updated:
        """Publish a review or take it back.

        ``PUT /reviews/{reviewId}``; scope ``update_reviews``.
        """
        return self._call(_UPDATE, review_id, body=product_review)

    def delete(self, review_id: int) -> Deleted:
        """Delete a review.

        ``DELETE /reviews/{reviewId}``; scope ``read_reviews`` and ``update_reviews``.
        """
        return self._call(_DELETE, review_id)

    def update_many(self, product_review_mass_update: ProductReviewMassUpdate) -> Updated:
        """Change or delete many reviews at once.

        ``PUT /reviews/mass_update``; scope ``update_reviews``.
        """
        return self._call(_UPDATE_MANY, body=product_review_mass_update)

    def get_stats(self, *, response_fields: FieldNames | None = None) -> ProductReviewCounts:
        """Return how many reviews there are, published and waiting.

        ``GET /reviews/filters_data``; scope ``read_reviews``.
        """
        return self._call(_GET_STATS, query={"response_fields": response_fields})
