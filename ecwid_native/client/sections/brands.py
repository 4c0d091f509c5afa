# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Brands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, flag, integer, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.brands import Brand, BrandsSearchFilters, BrandsSearchQuery
    from ecwid_native.client.values import FieldNames, Page

_SEARCH: Operation[Page[Brand]] = Operation(
    "GET",
    "/brands",
    scopes=("read_brands",),
    query={
        "limit": integer("limit", least=1, most=100),
        "offset": integer("offset", least=0),
        "lang": text("lang"),
        "hidden_brands": flag("hiddenBrands"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "sort_by": text("sortBy"),
        "response_fields": fields("responseFields"),
    },
)


class Brands(Section):
    """Brands."""

    def search(self, **query: Unpack[BrandsSearchQuery]) -> Page[Brand]:
        """Return one page of brands: the values of the attribute of that name.

        ``GET /brands``; scope ``read_brands``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[BrandsSearchFilters],
    ) -> Items[Brand]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="name",
            sort="NAME_ASC",
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query=query)
