# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Orders, their invoices and the files that buyers sent with them."""

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
    from ecwid_native.client.downloads import Download
    from ecwid_native.client.types.orders import (
        CalculatedOrder,
        Order,
        OrderCreated,
        OrderInput,
        OrdersSearchFilters,
        OrdersSearchQuery,
        OrderToCalculate,
        RepeatOrderUrl,
        TaxInvoices,
    )
    from ecwid_native.client.types.shared import Created, Deleted, DeletedItem, Updated
    from ecwid_native.client.uploads import UploadSource
    from ecwid_native.client.values import FieldNames, Page, TimeFilter

_SEARCH_DELETED: Operation[Page[DeletedItem]] = Operation(
    "GET",
    "/orders/deleted",
    scopes=("read_orders",),
    query={
        "from_date": moment("from_date"),
        "to_date": moment("to_date"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
    },
)
_SEARCH: Operation[Page[Order]] = Operation(
    "GET",
    "/orders",
    scopes=("read_orders",),
    query={
        "ids": texts("ids"),
        "keywords": text("keywords"),
        "total_from": number("totalFrom"),
        "total_to": number("totalTo"),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "coupon_code": text("couponCode"),
        "order_number": integer("orderNumber", least=0),
        "vendor_order_number": text("vendorOrderNumber"),
        "customer": text("customer"),
        "customer_id": integer("customerId", least=0),
        "email": text("email"),
        "customer_id_or_email": flag("customerIdOrEmail"),
        "payment_method": text("paymentMethod"),
        "shipping_method": text("shippingMethod"),
        "payment_status": texts("paymentStatus"),
        "fulfillment_status": texts("fulfillmentStatus"),
        "subscription_id": integers("subscriptionId"),
        "pickup_time_from": moment("pickupTimeFrom"),
        "pickup_time_to": moment("pickupTimeTo"),
        "payment_reference": text("paymentReference"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
        "accept_marketing": flag("acceptMarketing"),
        "product_id": integer("productId", least=0),
        "referer_id": text("refererId"),
        "payment_module": text("paymentModule"),
        "contains_preorder_items": flag("containsPreorderItems"),
    },
)
_GET: Operation[Order] = Operation(
    "GET",
    "/orders/{orderId}",
    scopes=("read_orders",),
    query={"response_fields": fields("responseFields")},
)
_GET_LAST: Operation[Order] = Operation(
    "GET",
    "/orders/last",
    scopes=("read_orders",),
    query={
        "customer_email": text("customerEmail"),
        "with_address": flag("withAddress"),
        "response_fields": fields("responseFields"),
    },
)
_CREATE: Operation[OrderCreated] = Operation("POST", "/orders", scopes=("create_orders",))
_UPDATE: Operation[Updated] = Operation("PUT", "/orders/{orderId}", scopes=("update_orders",))
_DELETE: Operation[Deleted] = Operation("DELETE", "/orders/{orderId}", scopes=("update_orders",))
_GET_REPEAT_URL: Operation[RepeatOrderUrl] = Operation(
    "GET", "/orders/{orderId}/repeatURL", scopes=("read_orders",)
)
_CALCULATE: Operation[CalculatedOrder] = Operation(
    "POST", "/order/calculate", scopes=("read_store_profile",), is_repeatable=True
)
_GET_INVOICE_HTML: Operation[str] = Operation(
    "GET",
    "/orders/{orderId}/invoice",
    "text",
    scopes=("read_orders",),
    query={"response_fields": fields("responseFields")},
)
_DOWNLOAD_RECEIPT: Operation[bytes] = Operation(
    "GET", "/orders/{orderId}/invoice-pdf", "file", scopes=("read_orders",)
)
_GET_TAX_INVOICES: Operation[TaxInvoices] = Operation(
    "GET",
    "/orders/{orderId}/invoices",
    scopes=("read_orders", "read_invoices"),
    query={"response_fields": fields("responseFields")},
)
_CREATE_TAX_INVOICE: Operation[Created] = Operation(
    "POST", "/orders/{orderId}/invoices/create-invoice", scopes=("create_orders",)
)
_PREVIEW_TAX_INVOICE: Operation[str] = Operation(
    "POST", "/orders/tax-invoice-preview", "text", is_repeatable=True
)
_UPLOAD_OPTION_FILE: Operation[Created] = Operation(
    "POST",
    "/orders/{orderId}/items/{itemId:d}/options/{optionName}",
    scopes=("update_orders",),
    max_megabytes=100,
    query={"file_name": text("fileName")},
)
_DELETE_OPTION_FILE: Operation[Deleted] = Operation(
    "DELETE",
    "/orders/{orderId}/items/{itemId:d}/options/{optionName}/files/{fileId}",
    scopes=("update_orders",),
)
_DELETE_OPTION_FILES: Operation[Deleted] = Operation(
    "DELETE",
    "/orders/{orderId}/items/{itemId:d}/options/{optionName}/files",
    scopes=("update_orders",),
)


class Orders(Section):
    """Orders, their invoices and the files that buyers sent with them."""

    def search_deleted(
        self,
        *,
        from_date: TimeFilter | None = None,
        to_date: TimeFilter | None = None,
        offset: int | None = None,
        limit: int | None = None,
        response_fields: FieldNames | None = None,
    ) -> Page[DeletedItem]:
        """Return one page of orders that were deleted, for about six months back.

        ``GET /orders/deleted``; scope ``read_orders``.
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

    def search(self, **query: Unpack[OrdersSearchQuery]) -> Page[Order]:
        """Return one page of orders; unfinished ones only when `payment_status` asks for them.

        ``GET /orders``; scope ``read_orders``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[OrdersSearchFilters],
    ) -> Items[Order]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def get(self, order_id: int | str, *, response_fields: FieldNames | None = None) -> Order:
        """Return an order, by its shown id, its number or its internal id.

        ``GET /orders/{orderId}``; scope ``read_orders``.
        """
        return self._call(_GET, order_id, query={"response_fields": response_fields})

    def get_last(
        self,
        *,
        customer_email: str | None = None,
        with_address: bool | None = None,
        response_fields: FieldNames | None = None,
    ) -> Order:
        """Return the newest order.

        ``GET /orders/last``; scope ``read_orders``.
        """
        return self._call(
            _GET_LAST,
            query={
                "customer_email": customer_email,
                "with_address": with_address,
                "response_fields": response_fields,
            },
        )

    def create(self, order: OrderInput | Order) -> OrderCreated:
        """Create an order; amounts are stored as sent, nothing is calculated.

        ``POST /orders``; scope ``create_orders``.
        """
        return self._call(_CREATE, body=order)

    def update(self, order_id: int | str, order: OrderInput | Order) -> Updated:
        """Change an order; what is left out stays.

        ``PUT /orders/{orderId}``; scope ``update_orders``.
        """
        return self._call(_UPDATE, order_id, body=order)

    def delete(self, order_id: int | str) -> Deleted:
        """Delete an order.

        ``DELETE /orders/{orderId}``; scope ``update_orders``.
        """
        return self._call(_DELETE, order_id)

    def get_repeat_url(self, order_id: int | str) -> RepeatOrderUrl:
        """Return an address at which the shopper can order the same again.

        ``GET /orders/{orderId}/repeatURL``; scope ``read_orders``.
        """
        return self._call(_GET_REPEAT_URL, order_id)

    def calculate(self, order_to_calculate: OrderToCalculate) -> CalculatedOrder:
        """Return a cart with prices, discounts, taxes and shipping worked out; nothing is stored.

        ``POST /order/calculate``; scope ``read_store_profile``.
        """
        return self._call(_CALCULATE, body=order_to_calculate)

    def get_invoice_html(
        self, order_id: int | str, *, response_fields: FieldNames | None = None
    ) -> str:
        """Return the printable invoice of an order as HTML.

        ``GET /orders/{orderId}/invoice``; scope ``read_orders``.
        """
        return self._call(_GET_INVOICE_HTML, order_id, query={"response_fields": response_fields})

    def download_receipt(self, order_id: int | str) -> Download:
        """Return the receipt of an order as a PDF file.

        ``GET /orders/{orderId}/invoice-pdf``; scope ``read_orders``.
        """
        return self._download(_DOWNLOAD_RECEIPT, order_id)

    def get_tax_invoices(
        self, order_id: int | str, *, response_fields: FieldNames | None = None
    ) -> TaxInvoices:
        """Return the tax invoices of an order.

        ``GET /orders/{orderId}/invoices``; scope ``read_orders`` and ``read_invoices``.
        """
        return self._call(_GET_TAX_INVOICES, order_id, query={"response_fields": response_fields})

    def create_tax_invoice(self, order_id: int | str) -> Created:
        """Create a tax invoice for an order.

        ``POST /orders/{orderId}/invoices/create-invoice``; scope ``create_orders``.
        """
        return self._call(_CREATE_TAX_INVOICE, order_id)

    def preview_tax_invoice(self, order: OrderInput | Order) -> str:
        """Return how a tax invoice would look, as HTML.

        ``POST /orders/tax-invoice-preview``.

        Not in the documentation; the official client has it.
        """
        return self._call(_PREVIEW_TAX_INVOICE, body=order)

    def upload_option_file(
        self,
        order_id: int | str,
        item_id: int,
        option_name: str,
        file: UploadSource | None = None,
        *,
        url: str | None = None,
        file_name: str | None = None,
    ) -> Created:
        """Add a file to an ordered item's option of type FILES.

        ``POST /orders/{orderId}/items/{itemId}/options/{optionName}``; scope ``update_orders``.

        Give either `file`, bytes or a path of at most 100 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(
            _UPLOAD_OPTION_FILE,
            order_id,
            item_id,
            option_name,
            file=file,
            url=url,
            query={"file_name": file_name},
        )

    def delete_option_file(
        self, order_id: int | str, item_id: int, option_name: str, file_id: int | str
    ) -> Deleted:
        """Remove one file of an ordered item's option.

        ``DELETE /orders/{orderId}/items/{itemId}/options/{optionName}/files/{fileId}``; scope
        ``update_orders``.
        """
        return self._call(_DELETE_OPTION_FILE, order_id, item_id, option_name, file_id)

    def delete_option_files(self, order_id: int | str, item_id: int, option_name: str) -> Deleted:
        """Remove all files of an ordered item's option.

        ``DELETE /orders/{orderId}/items/{itemId}/options/{optionName}/files``; scope
        ``update_orders``.
        """
        return self._call(_DELETE_OPTION_FILES, order_id, item_id, option_name)
