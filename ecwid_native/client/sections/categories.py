# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Categories and which products are in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, flag, integer, integers, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.categories import (
        CategoriesSearchByPathFilters,
        CategoriesSearchByPathQuery,
        CategoriesSearchFilters,
        CategoriesSearchQuery,
        Category,
        CategoryInput,
        CategoryProductIds,
    )
    from ecwid_native.client.types.shared import (
        Created,
        Deleted,
        ImageByAddress,
        SortedIds,
        Updated,
    )
    from ecwid_native.client.uploads import UploadSource
    from ecwid_native.client.values import FieldNames, Page

_SEARCH: Operation[Page[Category]] = Operation(
    "GET",
    "/categories",
    scopes=("read_catalog",),
    query={
        "keyword": text("keyword"),
        "parent": integer("parent", least=0),
        "parent_ids": integers("parentIds"),
        "category_ids": integers("categoryIds"),
        "hidden_categories": flag("hidden_categories"),
        "with_subcategories": flag("withSubcategories"),
        "product_ids": flag("productIds"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "slugs_without_ids": flag("slugsWithoutIds"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "lang": text("lang"),
        "response_fields": fields("responseFields"),
    },
)
_SEARCH_BY_PATH: Operation[Page[Category]] = Operation(
    "GET",
    "/categoriesByPath",
    scopes=("read_catalog",),
    query={
        "path": text("path"),
        "delimiter": text("delimiter"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "lang": text("lang"),
        "response_fields": fields("responseFields"),
        "keyword": text("keyword"),
        "parent": integer("parent", least=0),
        "hidden_categories": flag("hidden_categories"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "slugs_without_ids": flag("slugsWithoutIds"),
    },
)
_GET: Operation[Category] = Operation(
    "GET",
    "/categories/{categoryId:d}",
    scopes=("read_catalog",),
    query={
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "slugs_without_ids": flag("slugsWithoutIds"),
        "lang": text("lang"),
        "response_fields": fields("responseFields"),
    },
)
_CREATE: Operation[Created] = Operation("POST", "/categories", scopes=("create_catalog",))
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/categories/{categoryId:d}", scopes=("update_catalog",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/categories/{categoryId:d}", scopes=("update_catalog",)
)
_GET_ORDER: Operation[SortedIds] = Operation(
    "GET",
    "/categories/sort",
    scopes=("read_catalog",),
    query={"parent_category": integer("parentCategory", least=0)},
)
_UPDATE_ORDER: Operation[Updated] = Operation(
    "PUT",
    "/categories/sort",
    scopes=("read_catalog", "update_catalog"),
    query={"parent_category": integer("parentCategory", least=0)},
)
_ASSIGN_PRODUCTS: Operation[Updated] = Operation(
    "POST",
    "/categories/{categoryId:d}/assignProducts",
    scopes=("update_catalog",),
    is_repeatable=True,
)
_UNASSIGN_PRODUCTS: Operation[Deleted] = Operation(
    "POST",
    "/categories/{categoryId:d}/unassignProducts",
    scopes=("update_catalog",),
    is_repeatable=True,
)
_UPLOAD_IMAGE: Operation[Created] = Operation(
    "POST", "/categories/{categoryId:d}/image", scopes=("update_catalog",), max_megabytes=20
)
_UPLOAD_IMAGE_ASYNC: Operation[Created] = Operation(
    "POST",
    "/categories/{categoryId:d}/image/async",
    scopes=("update_catalog",),
    query={"external_url": text("externalUrl")},
)
_DELETE_IMAGE: Operation[Deleted] = Operation(
    "DELETE", "/categories/{categoryId:d}/image", scopes=("update_catalog",)
)


class Categories(Section):
    """Categories and which products are in them."""

    def search(self, **query: Unpack[CategoriesSearchQuery]) -> Page[Category]:
        """Return one page of categories.

        ``GET /categories``; scope ``read_catalog``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[CategoriesSearchFilters],
    ) -> Items[Category]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def search_by_path(self, **query: Unpack[CategoriesSearchByPathQuery]) -> Page[Category]:
        """Return the categories that match a path such as "Clothes/Shirts".

        ``GET /categoriesByPath``; scope ``read_catalog``.
        """
        return self._call(_SEARCH_BY_PATH, query=query)

    def iterate_by_path(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[CategoriesSearchByPathFilters],
    ) -> Items[Category]:
        """Yield every item of `search_by_path`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(_SEARCH_BY_PATH, paging=paging, query=query)

    def get(
        self,
        category_id: int,
        *,
        base_url: str | None = None,
        clean_urls: bool | None = None,
        slugs_without_ids: bool | None = None,
        lang: str | None = None,
        response_fields: FieldNames | None = None,
    ) -> Category:
        """Return a category.

        ``GET /categories/{categoryId}``; scope ``read_catalog``.
        """
        return self._call(
            _GET,
            category_id,
            query={
                "base_url": base_url,
                "clean_urls": clean_urls,
                "slugs_without_ids": slugs_without_ids,
                "lang": lang,
                "response_fields": response_fields,
            },
        )

    def create(self, category: CategoryInput | Category) -> Created:
        """Create a category.

        ``POST /categories``; scope ``create_catalog``.
        """
        return self._call(_CREATE, body=category)

    def update(self, category_id: int, category: CategoryInput | Category) -> Updated:
        """Change a category; what is left out stays.

        ``PUT /categories/{categoryId}``; scope ``update_catalog``.
        """
        return self._call(_UPDATE, category_id, body=category)

    def delete(self, category_id: int) -> Deleted:
        """Delete a category and everything below it.

        ``DELETE /categories/{categoryId}``; scope ``update_catalog``.
        """
        return self._call(_DELETE, category_id)

    def get_order(self, *, parent_category: int | None = None) -> SortedIds:
        """Return the owner's order of the categories below one.

        ``GET /categories/sort``; scope ``read_catalog``.
        """
        return self._call(_GET_ORDER, query={"parent_category": parent_category})

    def update_order(self, sorted_ids: SortedIds, *, parent_category: int | None = None) -> Updated:
        """Set the order of the categories below one.

        ``PUT /categories/sort``; scope ``read_catalog`` and ``update_catalog``.
        """
        return self._call(
            _UPDATE_ORDER, body=sorted_ids, query={"parent_category": parent_category}
        )

    def assign_products(
        self, category_id: int, category_product_ids: CategoryProductIds
    ) -> Updated:
        """Put products into a category; those in it stay.

        ``POST /categories/{categoryId}/assignProducts``; scope ``update_catalog``.
        """
        return self._call(_ASSIGN_PRODUCTS, category_id, body=category_product_ids)

    def unassign_products(
        self, category_id: int, category_product_ids: CategoryProductIds
    ) -> Deleted:
        """Take products out of a category.

        ``POST /categories/{categoryId}/unassignProducts``; scope ``update_catalog``.
        """
        return self._call(_UNASSIGN_PRODUCTS, category_id, body=category_product_ids)

    def upload_image(
        self, category_id: int, file: UploadSource | None = None, *, url: str | None = None
    ) -> Created:
        """Set the image of a category.

        ``POST /categories/{categoryId}/image``; scope ``update_catalog``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_IMAGE, category_id, file=file, url=url)

    def upload_image_async(
        self, category_id: int, image_by_address: ImageByAddress, *, external_url: str | None = None
    ) -> Created:
        """Set the image of a category from an address; the copy is made later.

        ``POST /categories/{categoryId}/image/async``; scope ``update_catalog``.
        """
        return self._call(
            _UPLOAD_IMAGE_ASYNC,
            category_id,
            body=image_by_address,
            query={"external_url": external_url},
        )

    def delete_image(self, category_id: int) -> Deleted:
        """Remove the image of a category.

        ``DELETE /categories/{categoryId}/image``; scope ``update_catalog``.
        """
        return self._call(_DELETE_IMAGE, category_id)
