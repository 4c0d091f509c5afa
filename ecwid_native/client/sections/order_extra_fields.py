# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Extra fields of one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.order_extra_fields import OrderExtraField
    from ecwid_native.client.types.shared import CreateCount, Deleted, Updated

_ALL: Operation[list[OrderExtraField]] = Operation(
    "GET", "/orders/{orderId}/extraFields", "list", scopes=("read_orders",)
)
_CREATE: Operation[CreateCount] = Operation(
    "POST", "/orders/{orderId}/extraFields", scopes=("update_orders",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/orders/{orderId}/extraFields/{extraFieldId}", scopes=("update_orders",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/orders/{orderId}/extraFields/{extraFieldId}", scopes=("update_orders",)
)


class OrderExtraFields(Section):
    """Extra fields of one order."""

    def all(self, order_id: int | str) -> list[OrderExtraField]:
        """Return all extra fields of an order.

        ``GET /orders/{orderId}/extraFields``; scope ``read_orders``.
        """
        return self._call(_ALL, order_id)

    def create(self, order_id: int | str, order_extra_field: OrderExtraField) -> CreateCount:
        """Add an extra field to an order.

        ``POST /orders/{orderId}/extraFields``; scope ``update_orders``.

        Not confirmed by the documentation.
        """
        return self._call(_CREATE, order_id, body=order_extra_field)

    def update(
        self, order_id: int | str, extra_field_id: str, order_extra_field: OrderExtraField
    ) -> Updated:
        """Change an extra field of an order.

        ``PUT /orders/{orderId}/extraFields/{extraFieldId}``; scope ``update_orders``.
        """
        return self._call(_UPDATE, order_id, extra_field_id, body=order_extra_field)

    def delete(self, order_id: int | str, extra_field_id: str) -> Deleted:
        """Remove an extra field from an order.

        ``DELETE /orders/{orderId}/extraFields/{extraFieldId}``; scope ``update_orders``.
        """
        return self._call(_DELETE, order_id, extra_field_id)
