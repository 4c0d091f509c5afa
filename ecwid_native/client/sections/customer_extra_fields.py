# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Definitions of customer extra fields; the values are with the customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.customer_extra_fields import (
        CustomerExtraFieldConfig,
        CustomerExtraFieldConfigInput,
        CustomerExtraFieldCreated,
    )
    from ecwid_native.client.types.shared import Deleted, Updated
    from ecwid_native.client.values import FieldNames, ItemList

_ALL: Operation[ItemList[CustomerExtraFieldConfig]] = Operation(
    "GET",
    "/store_extrafields/customers",
    scopes=("read_customers_extrafields",),
    query={"response_fields": fields("responseFields")},
)
_GET: Operation[CustomerExtraFieldConfig] = Operation(
    "GET",
    "/store_extrafields/customers/{extrafieldKey}",
    scopes=("read_customers_extrafields",),
    query={"response_fields": fields("responseFields")},
)
_CREATE: Operation[CustomerExtraFieldCreated] = Operation(
    "POST", "/store_extrafields/customers", scopes=("update_customers_extrafields",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/store_extrafields/customers/{extrafieldKey}", scopes=("update_customers_extrafields",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE",
    "/store_extrafields/customers/{extrafieldKey}",
    scopes=("delete_customers_extrafields",),
)


class CustomerExtraFields(Section):
    """Definitions of customer extra fields; the values are with the customers."""

    def all(
        self, *, response_fields: FieldNames | None = None
    ) -> ItemList[CustomerExtraFieldConfig]:
        """Return the definitions of all customer extra fields.

        ``GET /store_extrafields/customers``; scope ``read_customers_extrafields``.
        """
        return self._call(_ALL, query={"response_fields": response_fields})

    def get(
        self, extrafield_key: str, *, response_fields: FieldNames | None = None
    ) -> CustomerExtraFieldConfig:
        """Return the definition of a customer extra field.

        ``GET /store_extrafields/customers/{extrafieldKey}``; scope ``read_customers_extrafields``.
        """
        return self._call(_GET, extrafield_key, query={"response_fields": response_fields})

    def create(
        self, customer_extra_field_config: CustomerExtraFieldConfigInput | CustomerExtraFieldConfig
    ) -> CustomerExtraFieldCreated:
        """Define a customer extra field.

        ``POST /store_extrafields/customers``; scope ``update_customers_extrafields``.
        """
        return self._call(_CREATE, body=customer_extra_field_config)

    def update(
        self,
        extrafield_key: str,
        customer_extra_field_config: CustomerExtraFieldConfigInput | CustomerExtraFieldConfig,
    ) -> Updated:
        """Change the definition of a customer extra field.

        ``PUT /store_extrafields/customers/{extrafieldKey}``; scope
        ``update_customers_extrafields``.
        """
        return self._call(_UPDATE, extrafield_key, body=customer_extra_field_config)

    def delete(self, extrafield_key: str) -> Deleted:
        """Remove a customer extra field with all its values.

        ``DELETE /store_extrafields/customers/{extrafieldKey}``; scope
        ``delete_customers_extrafields``.
        """
        return self._call(_DELETE, extrafield_key)
