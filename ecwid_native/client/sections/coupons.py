# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Discount coupons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, integer, moment, text, texts
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.coupons import (
        CouponCreated,
        CouponsSearchFilters,
        CouponsSearchQuery,
        DiscountCoupon,
        DiscountCouponInput,
    )
    from ecwid_native.client.types.shared import Deleted, DeletedItem, Updated
    from ecwid_native.client.values import FieldNames, Page, TimeFilter

_SEARCH_DELETED: Operation[Page[DeletedItem]] = Operation(
    "GET",
    "/discount_coupons/deleted",
    scopes=("read_discount_coupons",),
    query={
        "from_date": moment("from_date"),
        "to_date": moment("to_date"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
    },
)
_SEARCH: Operation[Page[DiscountCoupon]] = Operation(
    "GET",
    "/discount_coupons",
    scopes=("read_discount_coupons",),
    query={
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "code": text("code"),
        "discount_type": texts("discount_type"),
        "availability": text("availability"),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "response_fields": fields("responseFields"),
    },
)
_GET: Operation[DiscountCoupon] = Operation(
    "GET",
    "/discount_coupons/{couponIdentifier}",
    scopes=("read_discount_coupons",),
    query={"response_fields": fields("responseFields")},
)
_CREATE: Operation[CouponCreated] = Operation(
    "POST", "/discount_coupons", scopes=("create_discount_coupons",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/discount_coupons/{couponIdentifier}", scopes=("update_discount_coupons",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/discount_coupons/{couponIdentifier}", scopes=("update_discount_coupons",)
)


class Coupons(Section):
    """Discount coupons."""

    def search_deleted(
        self,
        *,
        from_date: TimeFilter | None = None,
        to_date: TimeFilter | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> Page[DeletedItem]:
        """Return one page of coupons that were deleted, for about six months back.

        ``GET /discount_coupons/deleted``; scope ``read_discount_coupons``.
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

    def search(self, **query: Unpack[CouponsSearchQuery]) -> Page[DiscountCoupon]:
        """Return one page of discount coupons.

        ``GET /discount_coupons``; scope ``read_discount_coupons``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[CouponsSearchFilters],
    ) -> Items[DiscountCoupon]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def get(
        self, coupon_identifier: int | str, *, response_fields: FieldNames | None = None
    ) -> DiscountCoupon:
        """Return a discount coupon, by its code or its id.

        ``GET /discount_coupons/{couponIdentifier}``; scope ``read_discount_coupons``.
        """
        return self._call(_GET, coupon_identifier, query={"response_fields": response_fields})

    def create(self, discount_coupon: DiscountCouponInput | DiscountCoupon) -> CouponCreated:
        """Create a discount coupon; the code must be new.

        ``POST /discount_coupons``; scope ``create_discount_coupons``.
        """
        return self._call(_CREATE, body=discount_coupon)

    def update(
        self, coupon_identifier: int | str, discount_coupon: DiscountCouponInput | DiscountCoupon
    ) -> Updated:
        """Change a discount coupon; what is left out stays.

        ``PUT /discount_coupons/{couponIdentifier}``; scope ``update_discount_coupons``.
        """
        return self._call(_UPDATE, coupon_identifier, body=discount_coupon)

    def delete(self, coupon_identifier: int | str) -> Deleted:
        """Delete a discount coupon.

        ``DELETE /discount_coupons/{couponIdentifier}``; scope ``update_discount_coupons``.
        """
        return self._call(_DELETE, coupon_identifier)
