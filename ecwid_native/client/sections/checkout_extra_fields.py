# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Definitions of checkout extra fields; the values are with the orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.checkout_extra_fields import (
        CheckoutExtraField,
        CheckoutExtraFieldInput,
    )
    from ecwid_native.client.types.shared import CreateCount, Deleted, Updated
    from ecwid_native.client.values import FieldNames, ItemList

_ALL: Operation[ItemList[CheckoutExtraField]] = Operation(
    "GET",
    "/profile/extrafields",
    scopes=("read_store_profile",),
    query={"response_fields": fields("responseFields")},
)
_GET: Operation[CheckoutExtraField] = Operation(
    "GET",
    "/profile/extrafields/{extrafieldKey}",
    scopes=("read_store_profile",),
    query={"response_fields": fields("responseFields")},
)
_CREATE: Operation[CreateCount] = Operation(
    "POST", "/profile/extrafields", scopes=("update_store_profile",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/profile/extrafields/{extrafieldKey}", scopes=("update_store_profile",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/profile/extrafields/{extrafieldKey}", scopes=("update_store_profile",)
)


class CheckoutExtraFields(Section):
    """Definitions of checkout extra fields; the values are with the orders."""

    def all(self, *, response_fields: FieldNames | None = None) -> ItemList[CheckoutExtraField]:
        """Return the definitions of all checkout extra fields.

        ``GET /profile/extrafields``; scope ``read_store_profile``.
        """
        return self._call(_ALL, query={"response_fields": response_fields})

    def get(
        self, extrafield_key: str, *, response_fields: FieldNames | None = None
    ) -> CheckoutExtraField:
        """Return the definition of a checkout extra field.

        ``GET /profile/extrafields/{extrafieldKey}``; scope ``read_store_profile``.
        """
        return self._call(_GET, extrafield_key, query={"response_fields": response_fields})

    def create(
        self, checkout_extra_field: CheckoutExtraFieldInput | CheckoutExtraField
    ) -> CreateCount:
        """Define a checkout extra field under a key of your choice.

        ``POST /profile/extrafields``; scope ``update_store_profile``.
        """
        return self._call(_CREATE, body=checkout_extra_field)

    def update(
        self,
        extrafield_key: str,
        checkout_extra_field: CheckoutExtraFieldInput | CheckoutExtraField,
    ) -> Updated:
        """Change the definition of a checkout extra field.

        ``PUT /profile/extrafields/{extrafieldKey}``; scope ``update_store_profile``.
        """
        return self._call(_UPDATE, extrafield_key, body=checkout_extra_field)

    def delete(self, extrafield_key: str) -> Deleted:
        """Remove a checkout extra field.

        ``DELETE /profile/extrafields/{extrafieldKey}``; scope ``update_store_profile``.
        """
        return self._call(_DELETE, extrafield_key)
