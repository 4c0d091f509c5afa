# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Pages of the storefront."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields, flag, integer, prefixed, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecwid_native.client.types.storefront import (
        StaticCode,
        StorefrontGetPageQuery,
        StorefrontPage,
    )

_GET_PAGE: Operation[StorefrontPage] = Operation(
    "GET",
    "/storefront-widget-pages",
    scopes=("read_store_profile", "read_storefront_widget_pages"),
    query={
        "store_root_page": flag("storeRootPage"),
        "get_static_content": flag("getStaticContent"),
        "slug": text("slug"),
        "response_fields": fields("responseFields"),
        "lang": text("lang"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "slugs_without_ids": flag("slugsWithoutIds"),
        "template_variables": prefixed("tplvar_"),
        "international_pages": flag("internationalPages"),
        "limit": integer("limit", least=1, most=100),
    },
)
_GET_HOME_PAGE_CODE: Operation[StaticCode] = Operation(
    "GET",
    "/home-page/{storeId}/static-code",
    host="storefront",
    query={
        "lang": text("lang"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "template_variables": prefixed("tplvar_"),
        "international_pages": flag("internationalPages"),
        "limit": integer("limit", least=1, most=100),
    },
)
_GET_CATEGORY_PAGE_CODE: Operation[StaticCode] = Operation(
    "GET",
    "/category-page/{storeId}/{categoryId:d}/static-code",
    host="storefront",
    query={
        "lang": text("lang"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "template_variables": prefixed("tplvar_"),
        "international_pages": flag("internationalPages"),
        "limit": integer("limit", least=1, most=100),
    },
)
_GET_PRODUCT_PAGE_CODE: Operation[StaticCode] = Operation(
    "GET",
    "/product-page/{storeId}/{productId:d}/static-code",
    host="storefront",
    query={
        "lang": text("lang"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "template_variables": prefixed("tplvar_"),
        "international_pages": flag("internationalPages"),
        "limit": integer("limit", least=1, most=100),
    },
)


class Storefront(Section):
    """Pages of the storefront."""

    def get_page(self, **query: Unpack[StorefrontGetPageQuery]) -> StorefrontPage:
        """Return which page of the storefront a slug means, on request with its HTML.

        ``GET /storefront-widget-pages``; scope ``read_store_profile`` and
        ``read_storefront_widget_pages``.
        """
        return self._call(_GET_PAGE, query=query)

    def get_home_page_code(
        self,
        *,
        lang: str | None = None,
        base_url: str | None = None,
        clean_urls: bool | None = None,
        template_variables: Mapping[str, str] | None = None,
        international_pages: bool | None = None,
        limit: int | None = None,
    ) -> StaticCode:
        """Return the storefront's first page as ready HTML; sends no token.

        ``GET /home-page/{storeId}/static-code``.
        """
        return self._call(
            _GET_HOME_PAGE_CODE,
            query={
                "lang": lang,
                "base_url": base_url,
                "clean_urls": clean_urls,
                "template_variables": template_variables,
                "international_pages": international_pages,
                "limit": limit,
            },
        )

    def get_category_page_code(
        self,
        category_id: int,
        *,
        lang: str | None = None,
        base_url: str | None = None,
        clean_urls: bool | None = None,
        template_variables: Mapping[str, str] | None = None,
        international_pages: bool | None = None,
        limit: int | None = None,
    ) -> StaticCode:
        """Return a category's page as ready HTML; sends no token.

        ``GET /category-page/{storeId}/{categoryId}/static-code``.
        """
        return self._call(
            _GET_CATEGORY_PAGE_CODE,
            category_id,
            query={
                "lang": lang,
                "base_url": base_url,
                "clean_urls": clean_urls,
                "template_variables": template_variables,
                "international_pages": international_pages,
                "limit": limit,
            },
        )

    def get_product_page_code(
        self,
        product_id: int,
        *,
        lang: str | None = None,
        base_url: str | None = None,
        clean_urls: bool | None = None,
        template_variables: Mapping[str, str] | None = None,
        international_pages: bool | None = None,
        limit: int | None = None,
    ) -> StaticCode:
        """Return a product's page as ready HTML; sends no token.

        ``GET /product-page/{storeId}/{productId}/static-code``.
        """
        return self._call(
            _GET_PRODUCT_PAGE_CODE,
            product_id,
            query={
                "lang": lang,
                "base_url": base_url,
                "clean_urls": clean_urls,
                "template_variables": template_variables,
                "international_pages": international_pages,
                "limit": limit,
            },
        )
