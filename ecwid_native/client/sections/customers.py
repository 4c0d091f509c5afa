# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import (
    fields,
    flag,
    integer,
    integers,
    moment,
    number,
    text,
    texts,
)
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.customers import (
        Customer,
        CustomerFilters,
        CustomerIds,
        CustomerInput,
        CustomerLocations,
        CustomerPage,
        CustomerProducts,
        CustomersSearchFilters,
        CustomersSearchIdsQuery,
        CustomersSearchQuery,
        CustomersUpdateManyQuery,
        MassUpdateCustomer,
    )
    from ecwid_native.client.types.orders import Order
    from ecwid_native.client.types.shared import Created, Deleted, DeletedItem, Updated
    from ecwid_native.client.values import FieldNames, Page, TimeFilter

_SEARCH_DELETED: Operation[Page[DeletedItem]] = Operation(
    "GET",
    "/customers/deleted",
    scopes=("read_customers",),
    query={
        "from_date": moment("from_date"),
        "to_date": moment("to_date"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
    },
)
_SEARCH: Operation[CustomerPage] = Operation(
    "GET",
    "/customers",
    scopes=("read_customers",),
    query={
        "keyword": text("keyword"),
        "name": text("name"),
        "email": text("email"),
        "use_exact_email_match": flag("useExactEmailMatch"),
        "customer_group": integer("customerGroup", least=0),
        "use_precalculated_order_count": flag("usePrecalculatedOrderCount"),
        "min_order_count": integer("minOrderCount", least=0),
        "max_order_count": integer("maxOrderCount", least=0),
        "min_sales_value": number("minSalesValue"),
        "max_sales_value": number("maxSalesValue"),
        "check_only_customer_id": flag("checkOnlyCustomerId"),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "tax_exempt": flag("taxExempt"),
        "accept_marketing": flag("acceptMarketing"),
        "purchased_product_ids": integers("purchasedProductIds"),
        "customer_group_ids": integers("customerGroupIds"),
        "company_name": text("companyName"),
        "country_codes": texts("countryCodes"),
        "city": text("city"),
        "postal_code": text("postalCode"),
        "state_or_province_code": text("stateOrProvinceCode"),
        "phone": text("phone"),
        "lang": text("lang"),
        "sort_by": text("sortBy"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
        "b2b_b2c": text("b2b_b2c"),
    },
)
_GET: Operation[Customer] = Operation(
    "GET",
    "/customers/{customerId:d}",
    scopes=("read_customers",),
    query={"response_fields": fields("responseFields")},
)
_CREATE: Operation[Created] = Operation("POST", "/customers", scopes=("create_customers",))
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/customers/{customerId:d}", scopes=("read_customers", "update_customers")
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/customers/{customerId:d}", scopes=("read_customers", "update_customers")
)
_SEARCH_IDS: Operation[CustomerIds] = Operation(
    "GET",
    "/customers_ids",
    query={
        "keyword": text("keyword"),
        "min_order_count": integer("minOrderCount", least=0),
        "max_order_count": integer("maxOrderCount", least=0),
        "min_sales_value": number("minSalesValue"),
        "max_sales_value": number("maxSalesValue"),
        "check_only_customer_id": flag("checkOnlyCustomerId"),
        "tax_exempt": flag("taxExempt"),
        "accept_marketing": flag("acceptMarketing"),
        "purchased_product_ids": integers("purchasedProductIds"),
        "customer_group_ids": integers("customerGroupIds"),
        "country_codes": texts("countryCodes"),
        "lang": text("lang"),
        "response_fields": fields("responseFields"),
    },
)
_UPDATE_MANY: Operation[Updated] = Operation(
    "POST",
    "/customers_update",
    query={
        "keyword": text("keyword"),
        "min_order_count": integer("minOrderCount", least=0),
        "max_order_count": integer("maxOrderCount", least=0),
        "min_sales_value": number("minSalesValue"),
        "max_sales_value": number("maxSalesValue"),
        "check_only_customer_id": flag("checkOnlyCustomerId"),
        "tax_exempt": flag("taxExempt"),
        "accept_marketing": flag("acceptMarketing"),
        "purchased_product_ids": integers("purchasedProductIds"),
        "customer_group_ids": integers("customerGroupIds"),
        "country_codes": texts("countryCodes"),
        "lang": text("lang"),
    },
)
_GET_FILTERS: Operation[CustomerFilters] = Operation("GET", "/customers/filters")
_SEARCH_LOCATIONS: Operation[CustomerLocations] = Operation(
    "GET", "/customers/locations", query={"name": text("name")}
)
_SEARCH_PRODUCTS: Operation[CustomerProducts] = Operation(
    "GET", "/customers/products", query={"name": text("name")}
)
_SEARCH_ORDERS: Operation[Page[Order]] = Operation(
    "GET",
    "/customers/{customerId:d}/orders",
    scopes=("read_orders",),
    query={"offset": integer("offset", least=0), "limit": integer("limit", least=1, most=100)},
)


class Customers(Section):
    """Customers."""

    def search_deleted(
        self,
        *,
        from_date: TimeFilter | None = None,
        to_date: TimeFilter | None = None,
        offset: int | None = None,
        limit: int | None = None,
        response_fields: FieldNames | None = None,
    ) -> Page[DeletedItem]:
        """Return one page of customers that were deleted, for about six months back.

        ``GET /customers/deleted``; scope ``read_customers``.
        """
        return self._call(
            _SEARCH_DELETED,
            query={
                "from_date": from_date,
                "to_date": to_date,
                "offset": offset,
                "limit": limit,
                "response_fields": response_fields,
            },
        )

    def iterate_deleted(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        from_date: TimeFilter | None = None,
        to_date: TimeFilter | None = None,
    ) -> Items[DeletedItem]:
        """Yield every item of `search_deleted`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(
            _SEARCH_DELETED, paging=paging, query={"from_date": from_date, "to_date": to_date}
        )

    def search(self, **query: Unpack[CustomersSearchQuery]) -> CustomerPage:
        """Return one page of customers.

        ``GET /customers``; scope ``read_customers``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[CustomersSearchFilters],
    ) -> Items[Customer]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id",
            sort="REGISTERED_DATE_ASC",
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def get(self, customer_id: int, *, response_fields: FieldNames | None = None) -> Customer:
        """Return a customer.

        ``GET /customers/{customerId}``; scope ``read_customers``.
        """
        return self._call(_GET, customer_id, query={"response_fields": response_fields})

    def create(self, customer: CustomerInput | Customer) -> Created:
        """Create a customer; the e-mail address must be new.

        ``POST /customers``; scope ``create_customers``.
        """
        return self._call(_CREATE, body=customer)

    def update(self, customer_id: int, customer: CustomerInput | Customer) -> Updated:
        """Change a customer; what is left out stays.

        ``PUT /customers/{customerId}``; scope ``read_customers`` and ``update_customers``.
        """
        return self._call(_UPDATE, customer_id, body=customer)

    def delete(self, customer_id: int) -> Deleted:
        """Delete a customer.

        ``DELETE /customers/{customerId}``; scope ``read_customers`` and ``update_customers``.
        """
        return self._call(_DELETE, customer_id)

    def search_ids(self, **query: Unpack[CustomersSearchIdsQuery]) -> CustomerIds:
        """Return the ids of all customers that match.

        ``GET /customers_ids``.

        Not in the documentation; the official client has it.
        """
        return self._call(_SEARCH_IDS, query=query)

    def update_many(
        self, mass_update_customer: MassUpdateCustomer, **query: Unpack[CustomersUpdateManyQuery]
    ) -> Updated:
        """Change or delete many customers at once.

        ``POST /customers_update``.

        Not in the documentation; the official client has it.
        """
        return self._call(_UPDATE_MANY, body=mass_update_customer, query=query)

    def get_filters(self) -> CustomerFilters:
        """Return what customers can be filtered by.

        ``GET /customers/filters``.

        Not in the documentation; the official client has it.
        """
        return self._call(_GET_FILTERS)

    def search_locations(self, *, name: str | None = None) -> CustomerLocations:
        """Return the places that customers come from.

        ``GET /customers/locations``.

        Not in the documentation; the official client has it.
        """
        return self._call(_SEARCH_LOCATIONS, query={"name": name})

    def search_products(self, *, name: str | None = None) -> CustomerProducts:
        """Return the products that customers have bought.

        ``GET /customers/products``.

        Not in the documentation; the official client has it.
        """
        return self._call(_SEARCH_PRODUCTS, query={"name": name})

    def search_orders(
        self, customer_id: int, *, offset: int | None = None, limit: int | None = None
    ) -> Page[Order]:
        """Return one page of a customer's orders.

        ``GET /customers/{customerId}/orders``; scope ``read_orders``.

        Not confirmed by the documentation.
        """
        return self._call(_SEARCH_ORDERS, customer_id, query={"offset": offset, "limit": limit})

    def iterate_orders(
        self,
        customer_id: int,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
    ) -> Items[Order]:
        """Yield every item of `search_orders`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id",
            has_fields=False,
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH_ORDERS, customer_id, paging=paging, query={})
