# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Payment and fulfilment statuses and their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.order_statuses import (
        OrderStatusSettings,
        OrderStatusSettingsInput,
    )
    from ecwid_native.client.types.shared import Updated
    from ecwid_native.client.values import FieldNames, ItemList

_ALL: Operation[ItemList[OrderStatusSettings]] = Operation(
    "GET",
    "/profile/order_statuses",
    scopes=("read_store_profile",),
    query={"response_fields": fields("responseFields")},
)
_GET: Operation[OrderStatusSettings] = Operation(
    "GET",
    "/profile/order_status/{statusId}",
    scopes=("read_store_profile",),
    query={"response_fields": fields("responseFields")},
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/profile/order_status/{statusId}", scopes=("update_store_profile",)
)


class OrderStatuses(Section):
    """Payment and fulfilment statuses and their names."""

    def all(self, *, response_fields: FieldNames | None = None) -> ItemList[OrderStatusSettings]:
        """Return all payment and fulfilment statuses of the store.

        ``GET /profile/order_statuses``; scope ``read_store_profile``.
        """
        return self._call(_ALL, query={"response_fields": response_fields})

    def get(
        self, status_id: str, *, response_fields: FieldNames | None = None
    ) -> OrderStatusSettings:
        """Return one payment or fulfilment status.

        ``GET /profile/order_status/{statusId}``; scope ``read_store_profile``.
        """
        return self._call(_GET, status_id, query={"response_fields": response_fields})

    def update(
        self, status_id: str, order_status_settings: OrderStatusSettingsInput | OrderStatusSettings
    ) -> Updated:
        """Change a status; only custom ones can be renamed.

        ``PUT /profile/order_status/{statusId}``; scope ``update_store_profile``.
        """
        return self._call(_UPDATE, status_id, body=order_status_settings)
