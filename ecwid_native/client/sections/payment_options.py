# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Payment options of the checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.profile import PaymentOption, PaymentOptionInput
    from ecwid_native.client.types.shared import CreatedOption, Deleted, Updated
    from ecwid_native.client.values import FieldNames

_ALL: Operation[list[PaymentOption]] = Operation(
    "GET",
    "/profile/paymentOptions",
    "list",
    scopes=("read_store_profile", "add_payment_method"),
    query={"response_fields": fields("responseFields"), "lang": text("lang")},
)
_GET: Operation[PaymentOption] = Operation(
    "GET",
    "/profile/paymentOptions/{paymentOptionId}",
    scopes=("read_store_profile", "add_payment_method"),
    query={"lang": text("lang")},
)
_CREATE: Operation[CreatedOption] = Operation(
    "POST", "/profile/paymentOptions", scopes=("update_store_profile", "add_payment_method")
)
_UPDATE: Operation[Updated] = Operation(
    "PUT",
    "/profile/paymentOptions/{paymentOptionId}",
    scopes=("update_store_profile", "add_payment_method"),
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE",
    "/profile/paymentOptions/{paymentOptionId}",
    scopes=("read_store_profile", "add_payment_method"),
)


class PaymentOptions(Section):
    """Payment options of the checkout."""

    def all(
        self, *, response_fields: FieldNames | None = None, lang: str | None = None
    ) -> list[PaymentOption]:
        """Return all payment options of the store.

        ``GET /profile/paymentOptions``; scope ``read_store_profile`` and ``add_payment_method``.
        """
        return self._call(_ALL, query={"response_fields": response_fields, "lang": lang})

    def get(self, payment_option_id: str, *, lang: str | None = None) -> PaymentOption:
        """Return a payment option.

        ``GET /profile/paymentOptions/{paymentOptionId}``; scope ``read_store_profile`` and
        ``add_payment_method``.
        """
        return self._call(_GET, payment_option_id, query={"lang": lang})

    def create(self, payment_option: PaymentOptionInput | PaymentOption) -> CreatedOption:
        """Create a payment option.

        ``POST /profile/paymentOptions``; scope ``update_store_profile`` and ``add_payment_method``.
        """
        return self._call(_CREATE, body=payment_option)

    def update(
        self, payment_option_id: str, payment_option: PaymentOptionInput | PaymentOption
    ) -> Updated:
        """Change a payment option; what is left out stays.

        ``PUT /profile/paymentOptions/{paymentOptionId}``; scope ``update_store_profile`` and
        ``add_payment_method``.
        """
        return self._call(_UPDATE, payment_option_id, body=payment_option)

    def delete(self, payment_option_id: str) -> Deleted:
        """Delete a payment option.

        ``DELETE /profile/paymentOptions/{paymentOptionId}``; scope ``read_store_profile`` and
        ``add_payment_method``.
        """
        return self._call(_DELETE, payment_option_id)
