# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Contacts of one customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.customers import CustomerContact, CustomerContactInput
    from ecwid_native.client.types.shared import CreateCount, Deleted, Updated
    from ecwid_native.client.values import ItemList

_ALL: Operation[ItemList[CustomerContact]] = Operation(
    "GET", "/customers/{customerId:d}/contacts", scopes=("read_customers",)
)
_GET: Operation[CustomerContact] = Operation(
    "GET", "/customers/{customerId:d}/contacts/{contactId:d}", scopes=("read_customers",)
)
_CREATE: Operation[CreateCount] = Operation(
    "POST", "/customers/{customerId:d}/contacts", scopes=("create_customers",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/customers/{customerId:d}/contacts/{contactId:d}", scopes=("update_customers",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/customers/{customerId:d}/contacts/{contactId:d}", scopes=("update_customers",)
)


class CustomerContacts(Section):
    """Contacts of one customer."""

    def all(self, customer_id: int) -> ItemList[CustomerContact]:
        """Return all contacts of a customer.

        ``GET /customers/{customerId}/contacts``; scope ``read_customers``.
        """
        return self._call(_ALL, customer_id)

    def get(self, customer_id: int, contact_id: int) -> CustomerContact:
        """Return a contact of a customer.

        ``GET /customers/{customerId}/contacts/{contactId}``; scope ``read_customers``.
        """
        return self._call(_GET, customer_id, contact_id)

    def create(
        self, customer_id: int, customer_contact: CustomerContactInput | CustomerContact
    ) -> CreateCount:
        """Add a contact to a customer.

        ``POST /customers/{customerId}/contacts``; scope ``create_customers``.
        """
        return self._call(_CREATE, customer_id, body=customer_contact)

    def update(
        self,
        customer_id: int,
        contact_id: int,
        customer_contact: CustomerContactInput | CustomerContact,
    ) -> Updated:
        """Change a contact of a customer.

        ``PUT /customers/{customerId}/contacts/{contactId}``; scope ``update_customers``.
        """
        return self._call(_UPDATE, customer_id, contact_id, body=customer_contact)

    def delete(self, customer_id: int, contact_id: int) -> Deleted:
        """Remove a contact from a customer.

        ``DELETE /customers/{customerId}/contacts/{contactId}``; scope ``update_customers``.
        """
        return self._call(_DELETE, customer_id, contact_id)
