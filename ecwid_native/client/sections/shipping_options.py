# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Shipping options of the checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.profile import ShippingOption, ShippingOptionInput
    from ecwid_native.client.types.shared import CreatedOption, Deleted, Updated
    from ecwid_native.client.values import FieldNames

_ALL: Operation[list[ShippingOption]] = Operation(
    "GET",
    "/profile/shippingOptions",
    "list",
    scopes=("read_store_profile",),
    query={"response_fields": fields("responseFields"), "lang": text("lang")},
)
_CREATE: Operation[CreatedOption] = Operation(
    "POST", "/profile/shippingOptions", scopes=("update_store_profile",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/profile/shippingOptions/{shippingOptionId}", scopes=("update_store_profile",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/profile/shippingOptions/{shippingOptionId}", scopes=("update_store_profile",)
)


class ShippingOptions(Section):
    """Shipping options of the checkout."""

    def all(
        self, *, response_fields: FieldNames | None = None, lang: str | None = None
    ) -> list[ShippingOption]:
        """Return all shipping options of the store.

        ``GET /profile/shippingOptions``; scope ``read_store_profile``.
        """
        return self._call(_ALL, query={"response_fields": response_fields, "lang": lang})

    def create(self, shipping_option: ShippingOptionInput | ShippingOption) -> CreatedOption:
        """Create a shipping option.

        ``POST /profile/shippingOptions``; scope ``update_store_profile``.
        """
        return self._call(_CREATE, body=shipping_option)

    def update(
        self, shipping_option_id: str, shipping_option: ShippingOptionInput | ShippingOption
    ) -> Updated:
        """Change a shipping option; what is left out stays.

        ``PUT /profile/shippingOptions/{shippingOptionId}``; scope ``update_store_profile``.
        """
        return self._call(_UPDATE, shipping_option_id, body=shipping_option)

    def delete(self, shipping_option_id: str) -> Deleted:
        """Delete a shipping option.

        ``DELETE /profile/shippingOptions/{shippingOptionId}``; scope ``update_store_profile``.
        """
        return self._call(_DELETE, shipping_option_id)
