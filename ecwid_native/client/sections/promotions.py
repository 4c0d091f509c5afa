# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Promotions (advanced discounts)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, integer
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.promotions import Promotion, PromotionInput
    from ecwid_native.client.types.shared import Created, Deleted, Updated
    from ecwid_native.client.values import FieldNames, Page

_SEARCH: Operation[Page[Promotion]] = Operation(
    "GET",
    "/promotions",
    scopes=("read_promotion",),
    query={
        "response_fields": fields("responseFields"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
    },
)
_CREATE: Operation[Created] = Operation("POST", "/promotions", scopes=("create_promotion",))
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/promotions/{promotionId:d}", scopes=("update_promotion",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/promotions/{promotionId:d}", scopes=("delete_promotion",)
)


class Promotions(Section):
    """Promotions (advanced discounts)."""

    def search(
        self,
        *,
        response_fields: FieldNames | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> Page[Promotion]:
        """Return one page of promotions (advanced discounts).

        ``GET /promotions``; scope ``read_promotion``.
        """
        return self._call(
            _SEARCH, query={"response_fields": response_fields, "offset": offset, "limit": limit}
        )

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
    ) -> Items[Promotion]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(_SEARCH, paging=paging, query={})

    def create(self, promotion: PromotionInput | Promotion) -> Created:
        """Create a promotion.

        ``POST /promotions``; scope ``create_promotion``.
        """
        return self._call(_CREATE, body=promotion)

    def update(self, promotion_id: int, promotion: PromotionInput | Promotion) -> Updated:
        """Change a promotion; what is left out stays.

        ``PUT /promotions/{promotionId}``; scope ``update_promotion``.
        """
        return self._call(_UPDATE, promotion_id, body=promotion)

    def delete(self, promotion_id: int) -> Deleted:
        """Delete a promotion.

        ``DELETE /promotions/{promotionId}``; scope ``delete_promotion``.
        """
        return self._call(_DELETE, promotion_id)
