# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: pages of the storefront."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from ecwid_native.client.types.shared import SlugInfoStatus, SlugInfoType
from ecwid_native.client.values import FieldNames, Number


class StorefrontPage(TypedDict, total=False):
    """`StorefrontPage` in an answer."""

    status: SlugInfoStatus
    type: SlugInfoType | None
    canonicalSlug: str | None
    storeEntityData: StorefrontPageEntityData | None
    staticContent: StorefrontPageStaticContent | None


class StorefrontPageEntityData(TypedDict, total=False):
    """`StorefrontPageEntityData` in an answer."""

    id: str | None


class StorefrontPageStaticContent(TypedDict, total=False):
    """`StorefrontPageStaticContent` in an answer."""

    cssFiles: list[str] | None
    htmlCode: str | None
    jsCode: str | None
    metaDescriptionHtml: str | None
    canonicalUrl: str | None
    ogTagsHtml: str | None
    jsonLDHtml: str | None
    hrefLangHtml: str | None
    lastUpdated: int | None


class StaticCode(TypedDict, total=False):
    """`StaticCode` in an answer."""

    cssFiles: list[str]
    htmlCode: str
    metaDescriptionHtml: str
    canonicalUrl: str
    ogTagsHtml: str
    jsonLDHtml: str
    hrefLangHtml: str
    lastUpdated: Number


class StorefrontGetPageQuery(TypedDict, total=False):
    """Query of ``GET /storefront-widget-pages``."""

    store_root_page: bool | None
    get_static_content: bool | None
    slug: str | None
    response_fields: FieldNames | None
    lang: str | None
    base_url: str | None
    clean_urls: bool | None
    slugs_without_ids: bool | None
    template_variables: Mapping[str, str] | None
    international_pages: bool | None
    limit: int | None
