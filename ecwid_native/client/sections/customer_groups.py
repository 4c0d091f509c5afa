# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Customer groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, integer, integers, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecwid_native.client.types.customer_groups import CustomerGroup, CustomerGroupInput
    from ecwid_native.client.types.shared import Created, Deleted, Updated
    from ecwid_native.client.values import FieldNames, Page

_SEARCH: Operation[Page[CustomerGroup]] = Operation(
    "GET",
    "/customer_groups",
    scopes=("read_customers",),
    query={
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "keyword": text("keyword"),
        "customer_group_ids": integers("customerGroupIds"),
        "response_fields": fields("responseFields"),
        "customer_group_id": integer("customerGroupId", least=0),
    },
)
_GET: Operation[CustomerGroup] = Operation(
    "GET",
    "/customer_groups/{groupId:d}",
    scopes=("read_customers",),
    query={"response_fields": fields("responseFields")},
)
_CREATE: Operation[Created] = Operation("POST", "/customer_groups", scopes=("create_customers",))
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/customer_groups/{groupId:d}", scopes=("update_customers",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/customer_groups/{groupId:d}", scopes=("update_customers",)
)


class CustomerGroups(Section):
    """Customer groups."""

    def search(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        keyword: str | None = None,
        customer_group_ids: int | Sequence[int] | None = None,
        response_fields: FieldNames | None = None,
        customer_group_id: int | None = None,
    ) -> Page[CustomerGroup]:
        """Return one page of customer groups; "General" has the id 0.

        ``GET /customer_groups``; scope ``read_customers``.
        """
        return self._call(
            _SEARCH,
            query={
                "offset": offset,
                "limit": limit,
                "keyword": keyword,
                "customer_group_ids": customer_group_ids,
                "response_fields": response_fields,
                "customer_group_id": customer_group_id,
            },
        )

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        keyword: str | None = None,
        customer_group_ids: int | Sequence[int] | None = None,
        customer_group_id: int | None = None,
    ) -> Items[CustomerGroup]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(
            _SEARCH,
            paging=paging,
            query={
                "keyword": keyword,
                "customer_group_ids": customer_group_ids,
                "customer_group_id": customer_group_id,
            },
        )

    def get(self, group_id: int, *, response_fields: FieldNames | None = None) -> CustomerGroup:
        """Return a customer group.

        ``GET /customer_groups/{groupId}``; scope ``read_customers``.
        """
        return self._call(_GET, group_id, query={"response_fields": response_fields})

    def create(self, customer_group: CustomerGroupInput | CustomerGroup) -> Created:
        """Create a customer group.

        ``POST /customer_groups``; scope ``create_customers``.
        """
        return self._call(_CREATE, body=customer_group)

    def update(self, group_id: int, customer_group: CustomerGroupInput | CustomerGroup) -> Updated:
        """Rename a customer group.

        ``PUT /customer_groups/{groupId}``; scope ``update_customers``.
        """
        return self._call(_UPDATE, group_id, body=customer_group)

    def delete(self, group_id: int) -> Deleted:
        """Delete a customer group.

        ``DELETE /customer_groups/{groupId}``; scope ``update_customers``.
        """
        return self._call(_DELETE, group_id)
