# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Abandoned carts (unfinished orders)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, flag, integer, moment, number, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.carts import (
        Cart,
        CartInput,
        CartPlaced,
        CartsSearchFilters,
        CartsSearchQuery,
    )
    from ecwid_native.client.types.shared import Updated
    from ecwid_native.client.values import FieldNames, Page

_SEARCH: Operation[Page[Cart]] = Operation(
    "GET",
    "/carts",
    scopes=("read_orders",),
    query={
        "show_hidden": flag("showHidden"),
        "total_from": number("totalFrom"),
        "total_to": number("totalTo"),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "coupon_code": text("couponCode"),
        "customer": text("customer"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
        "email": text("email"),
        "customer_id": integer("customerId", least=0),
    },
)
_GET: Operation[Cart] = Operation(
    "GET",
    "/carts/{cartId}",
    scopes=("read_orders",),
    query={"response_fields": fields("responseFields")},
)
_UPDATE: Operation[Updated] = Operation("PUT", "/carts/{cartId}", scopes=("update_orders",))
_PLACE: Operation[CartPlaced] = Operation(
    "POST", "/carts/{cartId}/place", scopes=("create_orders",)
)


class Carts(Section):
    """Abandoned carts (unfinished orders)."""

    def search(self, **query: Unpack[CartsSearchQuery]) -> Page[Cart]:
        """Return one page of abandoned carts.

        ``GET /carts``; scope ``read_orders``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[CartsSearchFilters],
    ) -> Items[Cart]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="cartId",
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def get(self, cart_id: str, *, response_fields: FieldNames | None = None) -> Cart:
        """Return an abandoned cart.

        ``GET /carts/{cartId}``; scope ``read_orders``.
        """
        return self._call(_GET, cart_id, query={"response_fields": response_fields})

    def update(self, cart_id: str, cart: CartInput | Cart) -> Updated:
        """Change an abandoned cart; most fields are fixed.

        ``PUT /carts/{cartId}``; scope ``update_orders``.
        """
        return self._call(_UPDATE, cart_id, body=cart)

    def place(self, cart_id: str) -> CartPlaced:
        """Turn an abandoned cart into an order.

        ``POST /carts/{cartId}/place``; scope ``create_orders``.
        """
        return self._call(_PLACE, cart_id)
