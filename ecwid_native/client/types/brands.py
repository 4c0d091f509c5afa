# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: brands."""

from __future__ import annotations

from typing import Literal, TypedDict

from ecwid_native.client.values import FieldNames


class Brand(TypedDict, total=False):
    """`Brand` in an answer."""

    name: str
    nameTranslated: dict[str, str] | None
    productsFilteredByBrandUrl: str | None


class BrandsSearchFilters(TypedDict, total=False):
    """What ``GET /brands`` can be filtered and sorted by."""

    lang: str | None
    hidden_brands: bool | None
    base_url: str | None
    clean_urls: bool | None
    sort_by: Literal["PRODUCT_COUNT_DESC", "PRODUCT_COUNT_ASC", "NAME_DESC", "NAME_ASC"] | None


class BrandsSearchQuery(BrandsSearchFilters, total=False):
    """Query of ``GET /brands``."""

    limit: int | None
    offset: int | None
    response_fields: FieldNames | None
