# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Product types (classes) and their attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.product_types import ProductType, ProductTypeInput
    from ecwid_native.client.types.shared import Created, Deleted, Updated
    from ecwid_native.client.values import FieldNames

_ALL: Operation[list[ProductType]] = Operation(
    "GET",
    "/classes",
    "list",
    scopes=("read_catalog",),
    query={"response_fields": fields("responseFields")},
)
_GET: Operation[ProductType] = Operation(
    "GET",
    "/classes/{classId:d}",
    scopes=("read_catalog",),
    query={"response_fields": fields("responseFields")},
)
_CREATE: Operation[Created] = Operation("POST", "/classes", scopes=("create_catalog",))
_UPDATE: Operation[Updated] = Operation("PUT", "/classes/{classId:d}", scopes=("update_catalog",))
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/classes/{classId:d}", scopes=("update_catalog",)
)


class ProductTypes(Section):
    """Product types (classes) and their attributes."""

    def all(self, *, response_fields: FieldNames | None = None) -> list[ProductType]:
        """Return all product types with their attributes.

        ``GET /classes``; scope ``read_catalog``.
        """
        return self._call(_ALL, query={"response_fields": response_fields})

    def get(self, class_id: int, *, response_fields: FieldNames | None = None) -> ProductType:
        """Return a product type with its attributes.

        ``GET /classes/{classId}``; scope ``read_catalog``.
        """
        return self._call(_GET, class_id, query={"response_fields": response_fields})

    def create(self, product_type: ProductTypeInput | ProductType) -> Created:
        """Create a product type.

        ``POST /classes``; scope ``create_catalog``.
        """
        return self._call(_CREATE, body=product_type)

    def update(self, class_id: int, product_type: ProductTypeInput | ProductType) -> Updated:
        """Change a product type; its list of attributes is replaced as a whole.

        ``PUT /classes/{classId}``; scope ``update_catalog``.
        """
        return self._call(_UPDATE, class_id, body=product_type)

    def delete(self, class_id: int) -> Deleted:
        """Delete a product type.

        ``DELETE /classes/{classId}``; scope ``update_catalog``.
        """
        return self._call(_DELETE, class_id)
