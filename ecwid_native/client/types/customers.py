# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict

from ecwid_native.client.types.shared import (
    CommercialRelationshipScheme,
    ExtrafieldEntityType,
    ExtrafieldType,
    SelectMode,
)
from ecwid_native.client.values import FieldNames, Number, NumberInput, TimeFilter, TimeInput


class Customer(TypedDict, total=False):
    """`Customer` in an answer."""

    id: Required[int]
    externalReferenceId: str | None
    email: str
    registered: str | None
    updated: str | None
    customerGroupId: int | None
    customerGroupName: str | None
    billingPerson: CustomerBillingPerson | None
    shippingAddresses: list[CustomerShippingAddress] | None
    contacts: list[CustomerContact] | None
    taxId: str | None
    taxIdValid: bool | None
    taxExempt: bool | None
    acceptMarketing: bool | None
    lang: str | None
    stats: CustomerStats | None
    privateAdminNotes: str | None
    favorites: list[CustomerFavorite]
    extrafields: list[CustomerExtrafield] | None
    b2b_b2c: CommercialRelationshipScheme
    name: str
    totalOrderCount: Number
    fiscalCode: str
    electronicInvoicePecEmail: str
    electronicInvoiceSdiCode: str


class CustomerInput(TypedDict, total=False):
    """What a request may say of `Customer`."""

    email: str
    customerGroupId: int
    billingPerson: CustomerBillingPersonInput | CustomerBillingPerson
    shippingAddresses: Sequence[CustomerShippingAddressInput | CustomerShippingAddress]
    contacts: Sequence[CustomerContactInput | CustomerContact]
    taxId: str
    taxIdValid: bool
    taxExempt: bool
    acceptMarketing: bool
    lang: str
    privateAdminNotes: str
    extrafields: Sequence[CustomerExtrafieldInput | CustomerExtrafield]
    b2b_b2c: CommercialRelationshipScheme
    password: str
    primaryPhone: str


class CustomerBillingPerson(TypedDict, total=False):
    """`CustomerBillingPerson` in an answer."""

    name: str | None
    firstName: str | None
    lastName: str | None
    companyName: str | None
    street: str | None
    city: str | None
    countryCode: str | None
    countryName: str | None
    postalCode: str | None
    stateOrProvinceCode: str | None
    stateOrProvinceName: str | None
    phone: str | None


class CustomerBillingPersonInput(TypedDict, total=False):
    """What a request may say of `CustomerBillingPerson`."""

    name: str
    companyName: str
    street: str
    city: str
    countryCode: str
    countryName: str
    postalCode: str
    stateOrProvinceCode: str
    phone: str


class CustomerContact(TypedDict, total=False):
    """`CustomerContact` in an answer."""

    id: Required[int]
    contact: str
    handle: str | None
    note: str | None
    type: str
    default: bool
    orderBy: int
    timestamp: str | None


class CustomerContactInput(TypedDict, total=False):
    """What a request may say of `CustomerContact`."""

    id: int
    contact: str
    handle: str
    note: str
    type: str
    default: bool
    orderBy: int
    timestamp: TimeInput


class CustomerExtrafield(TypedDict, total=False):
    """`CustomerExtrafield` in an answer."""

    key: str | None
    title: str | None
    value: str | None
    orderBy: int
    type: ExtrafieldType | None
    entityTypes: list[ExtrafieldEntityType]


class CustomerExtrafieldInput(TypedDict, total=False):
    """What a request may say of `CustomerExtrafield`."""

    key: str
    title: str
    value: str
    type: ExtrafieldType


class CustomerFavorite(TypedDict, total=False):
    """`CustomerFavorite` in an answer."""

    productId: int
    addedTimestamp: str | None


class CustomerStats(TypedDict, total=False):
    """`CustomerStats` in an answer."""

    numberOfOrders: int
    salesValue: Number
    averageOrderValue: Number
    firstOrderDate: str | None
    lastOrderDate: str | None


class CustomerShippingAddress(TypedDict, total=False):
    """`CustomerShippingAddress` in an answer."""

    id: int | None
    name: str | None
    companyName: str | None
    street: str | None
    city: str | None
    countryCode: str | None
    countryName: str | None
    postalCode: str | None
    stateOrProvinceCode: str | None
    stateOrProvinceName: str | None
    phone: str | None
    note: str | None
    createdDate: str | None
    defaultAddress: bool | None
    orderBy: int | None
    addressFormatted: str | None


class CustomerShippingAddressInput(TypedDict, total=False):
    """What a request may say of `CustomerShippingAddress`."""

    id: int
    name: str
    companyName: str
    street: str
    city: str
    countryCode: str
    countryName: str
    postalCode: str
    stateOrProvinceCode: str
    phone: str
    note: str
    defaultAddress: bool
    orderBy: int
    addressFormatted: str


class CustomerFilterGroup(TypedDict, total=False):
    """`CustomerFilterGroup` in an answer."""

    id: int
    name: str


class CustomerFilterShippingAddress(TypedDict, total=False):
    """`CustomerFilterShippingAddress` in an answer."""

    street: str | None
    city: str | None
    countryCode: str | None
    countryName: str | None


class CustomerFilters(TypedDict, total=False):
    """`CustomerFilters` in an answer."""

    total: int
    repeatedCustomersCount: int
    oneTimeCustomersCount: int
    storeGroups: list[CustomerFilterGroup]
    shippingAddresses: list[CustomerFilterShippingAddress]
    languages: list[str]


class CustomerIds(TypedDict, total=False):
    """`CustomerIds` in an answer."""

    ids: list[int]


class CustomerLocation(TypedDict, total=False):
    """`CustomerLocation` in an answer."""

    country: str
    countryCode: str


class CustomerLocations(TypedDict, total=False):
    """`CustomerLocations` in an answer."""

    items: list[CustomerLocation]


class CustomerProduct(TypedDict, total=False):
    """`CustomerProduct` in an answer."""

    productId: int
    productName: str


class CustomerProducts(TypedDict, total=False):
    """`CustomerProducts` in an answer."""

    items: list[CustomerProduct]


class MassUpdateCustomer(TypedDict, total=False):
    """What a request may say of `MassUpdateCustomer`."""

    ids: list[int]
    mode: SelectMode
    delete: bool
    customer: MassUpdateCustomerUpdatedCustomer


class MassUpdateCustomerUpdatedCustomer(TypedDict, total=False):
    """What a request may say of `MassUpdateCustomerUpdatedCustomer`."""

    customerGroupId: int
    taxExempt: bool
    acceptMarketing: bool


class CustomerPage(TypedDict, total=False):
    """`CustomerPage` in an answer."""

    total: int
    count: int
    offset: int
    limit: int
    items: list[Customer]
    allCustomerCount: int


class CustomersSearchFilters(TypedDict, total=False):
    """What ``GET /customers`` can be filtered and sorted by."""

    keyword: str | None
    name: str | None
    email: str | None
    use_exact_email_match: bool | None
    customer_group: int | None
    use_precalculated_order_count: bool | None
    min_order_count: int | None
    max_order_count: int | None
    min_sales_value: NumberInput | None
    max_sales_value: NumberInput | None
    check_only_customer_id: bool | None
    created_from: TimeFilter | None
    created_to: TimeFilter | None
    updated_from: TimeFilter | None
    updated_to: TimeFilter | None
    tax_exempt: bool | None
    accept_marketing: bool | None
    purchased_product_ids: int | Sequence[int] | None
    customer_group_ids: int | Sequence[int] | None
    company_name: str | None
    country_codes: str | Sequence[str] | None
    city: str | None
    postal_code: str | None
    state_or_province_code: str | None
    phone: str | None
    lang: str | None
    sort_by: (
        Literal[
            "NAME_ASC",
            "NAME_DESC",
            "EMAIL_ASC",
            "EMAIL_DESC",
            "ORDER_COUNT_ASC",
            "ORDER_COUNT_DESC",
            "REGISTERED_DATE_DESC",
            "REGISTERED_DATE_ASC",
            "UPDATED_DATE_DESC",
            "UPDATED_DATE_ASC",
            "SALES_VALUE_ASC",
            "SALES_VALUE_DESC",
            "FIRST_ORDER_DATE_ASC",
            "FIRST_ORDER_DATE_DESC",
            "LAST_ORDER_DATE_ASC",
            "LAST_ORDER_DATE_DESC",
        ]
        | None
    )
    b2b_b2c: CommercialRelationshipScheme | None


class CustomersSearchQuery(CustomersSearchFilters, total=False):
    """Query of ``GET /customers``."""

    offset: int | None
    limit: int | None
    response_fields: FieldNames | None


class CustomersSearchIdsQuery(TypedDict, total=False):
    """Query of ``GET /customers_ids``."""

    keyword: str | None
    min_order_count: int | None
    max_order_count: int | None
    min_sales_value: NumberInput | None
    max_sales_value: NumberInput | None
    check_only_customer_id: bool | None
    tax_exempt: bool | None
    accept_marketing: bool | None
    purchased_product_ids: int | Sequence[int] | None
    customer_group_ids: int | Sequence[int] | None
    country_codes: str | Sequence[str] | None
    lang: str | None
    response_fields: FieldNames | None


class CustomersUpdateManyQuery(TypedDict, total=False):
    """Query of ``POST /customers_update``."""

    keyword: str | None
    min_order_count: int | None
    max_order_count: int | None
    min_sales_value: NumberInput | None
    max_sales_value: NumberInput | None
    check_only_customer_id: bool | None
    tax_exempt: bool | None
    accept_marketing: bool | None
    purchased_product_ids: int | Sequence[int] | None
    customer_group_ids: int | Sequence[int] | None
    country_codes: str | Sequence[str] | None
    lang: str | None
