# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Products with their images, videos, files and stock."""

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
    names,
    number,
    prefixed,
    text,
    texts,
)
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecwid_native.client.downloads import Download
    from ecwid_native.client.types.products import (
        FilterParameters,
        MediaUpdate,
        Product,
        ProductCreated,
        ProductFilterResult,
        ProductInput,
        ProductsGetFiltersQuery,
        ProductsSearchFilters,
        ProductsSearchQuery,
        ProductUpdated,
        ProductVideo,
        UpdatedProductFile,
        VideoByAddress,
    )
    from ecwid_native.client.types.shared import (
        Created,
        Deleted,
        DeletedItem,
        ImageByAddress,
        SortedIds,
        StockAdjusted,
        StockAdjustment,
        Updated,
    )
    from ecwid_native.client.uploads import UploadSource
    from ecwid_native.client.values import FieldNames, Page, TimeFilter

_SEARCH_DELETED: Operation[Page[DeletedItem]] = Operation(
    "GET",
    "/products/deleted",
    scopes=("read_catalog",),
    query={
        "from_date": moment("from_date"),
        "to_date": moment("to_date"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
    },
)
_SEARCH: Operation[Page[Product]] = Operation(
    "GET",
    "/products",
    scopes=("read_catalog",),
    query={
        "keyword": text("keyword"),
        "search_method": text("searchMethod"),
        "external_reference_id": text("externalReferenceId"),
        "sku": text("sku"),
        "is_gift_card": flag("isGiftCard"),
        "discounts_allowed": flag("discountsAllowed"),
        "is_customer_set_price": flag("isCustomerSetPrice"),
        "price_from": number("priceFrom"),
        "price_to": number("priceTo"),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "enabled": flag("enabled"),
        "in_stock": flag("inStock"),
        "inventory": text("inventory"),
        "onsale": text("onsale"),
        "categories": texts("categories"),
        "include_products_from_subcategories": flag("includeProductsFromSubcategories"),
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "slugs_without_ids": flag("slugsWithoutIds"),
        "sort_by": text("sortBy"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "lang": text("lang"),
        "visible_in_storefront": flag("visibleInStorefront"),
        "product_id": integers("productId"),
        "response_fields": fields("responseFields"),
        "category": integer("category", least=0),
        "with_subcategories": flag("withSubcategories"),
        "enabled_manual_taxes": texts("enabledManualTaxes"),
        "tax_class_codes": texts("taxClassCodes"),
        "options": prefixed("option_"),
        "attributes": prefixed("attribute_"),
    },
)
_GET: Operation[Product] = Operation(
    "GET",
    "/products/{productId:d}",
    scopes=("read_catalog",),
    query={
        "base_url": text("baseUrl"),
        "clean_urls": flag("cleanUrls"),
        "slugs_without_ids": flag("slugsWithoutIds"),
        "lang": text("lang"),
        "response_fields": fields("responseFields"),
    },
)
_CREATE: Operation[ProductCreated] = Operation(
    "POST",
    "/products",
    scopes=("create_catalog",),
    query={
        "return_item": flag("returnItem"),
        "response_fields": fields("responseFields"),
        "save_combinations": flag("saveCombinations"),
    },
)
_UPDATE: Operation[ProductUpdated] = Operation(
    "PUT",
    "/products/{productId:d}",
    scopes=("update_catalog",),
    query={
        "check_low_stock_notification": flag("checkLowStockNotification"),
        "rebuild_variations_on_options_update": flag("rebuildVariationsOnOptionsUpdate"),
        "keep_option_display_settings": flag("keepOptionDisplaySettings"),
        "save_combinations": flag("saveCombinations"),
        "return_item": flag("returnItem"),
        "response_fields": fields("responseFields"),
    },
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/products/{productId:d}", scopes=("update_catalog",)
)
_DELETE_ALL: Operation[None] = Operation(
    "DELETE", "/products", "none", scopes=("update_catalog_batch_delete",)
)
_ADJUST_STOCK: Operation[StockAdjusted] = Operation(
    "PUT",
    "/products/{productId:d}/inventory",
    scopes=("update_catalog",),
    is_repeatable=False,
    query={"check_low_stock_notification": flag("checkLowStockNotification")},
)
_POST_FILTERS: Operation[ProductFilterResult] = Operation(
    "POST",
    "/products/filters",
    scopes=("read_catalog",),
    is_repeatable=True,
    query={"filter_fields": names("filterFields")},
)
_GET_FILTERS: Operation[ProductFilterResult] = Operation(
    "GET",
    "/products/filters",
    scopes=("read_catalog",),
    query={
        "filter_fields": names("filterFields"),
        "filter_facet_limit": names("filterFacetLimit"),
        "filter_parent_category_id": text("filterParentCategoryId"),
        "keyword": text("keyword"),
        "price_from": number("priceFrom"),
        "price_to": number("priceTo"),
        "categories": texts("categories"),
        "include_products_from_subcategories": flag("includeProductsFromSubcategories"),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "enabled": flag("enabled"),
        "inventory": text("inventory"),
        "onsale": text("onsale"),
        "lang": text("lang"),
        "response_fields": fields("responseFields"),
        "options": prefixed("option_"),
        "attributes": prefixed("attribute_"),
    },
)
_GET_ORDER: Operation[SortedIds] = Operation(
    "GET",
    "/products/sort",
    scopes=("read_catalog",),
    query={"parent_category": integer("parentCategory", least=0)},
)
_UPDATE_ORDER: Operation[Updated] = Operation(
    "PUT",
    "/products/sort",
    scopes=("update_catalog",),
    query={"parent_category": integer("parentCategory", least=0)},
)
_UPLOAD_IMAGE: Operation[Created] = Operation(
    "POST", "/products/{productId:d}/image", scopes=("update_catalog",), max_megabytes=20
)
_UPLOAD_IMAGE_ASYNC: Operation[Created] = Operation(
    "POST", "/products/{productId:d}/image/async", scopes=("update_catalog",)
)
_DELETE_IMAGE: Operation[Deleted] = Operation(
    "DELETE", "/products/{productId:d}/image", scopes=("update_catalog",)
)
_UPLOAD_GALLERY_IMAGE: Operation[Created] = Operation(
    "POST",
    "/products/{productId:d}/gallery",
    scopes=("update_catalog",),
    max_megabytes=20,
    query={"file_name": text("fileName")},
)
_UPLOAD_GALLERY_IMAGE_ASYNC: Operation[Created] = Operation(
    "POST", "/products/{productId:d}/gallery/async", scopes=("update_catalog",)
)
_DELETE_GALLERY_IMAGE: Operation[Deleted] = Operation(
    "DELETE", "/products/{productId:d}/gallery/{fileId}", scopes=("update_catalog",)
)
_DELETE_GALLERY: Operation[Deleted] = Operation(
    "DELETE",
    "/products/{productId:d}/gallery",
    scopes=("update_catalog", "update_catalog_batch_delete"),
)
_UPLOAD_VIDEO: Operation[Created] = Operation(
    "POST", "/products/{productId:d}/video", scopes=("update_catalog",)
)
_DELETE_VIDEO: Operation[Deleted] = Operation(
    "DELETE", "/products/{productId:d}/video", scopes=("update_catalog",)
)
_UPLOAD_GALLERY_VIDEO: Operation[Created] = Operation(
    "POST", "/products/{productId:d}/gallery/video", scopes=("update_catalog",)
)
_GET_GALLERY_VIDEO: Operation[ProductVideo] = Operation(
    "GET", "/products/{productId:d}/gallery/video/{galleryVideoId}", scopes=("update_catalog",)
)
_UPLOAD_GALLERY_VIDEO_COVER: Operation[Created] = Operation(
    "PUT",
    "/products/{productId:d}/gallery/video/{galleryVideoId}",
    scopes=("update_catalog",),
    max_megabytes=20,
)
_UPDATE_MEDIA: Operation[Updated] = Operation(
    "PUT", "/products/{productId:d}/media", scopes=("update_catalog",)
)
_UPLOAD_FILE: Operation[Created] = Operation(
    "POST",
    "/products/{productId:d}/files",
    scopes=("create_catalog",),
    query={"file_name": text("fileName"), "description": text("description")},
)
_DOWNLOAD_FILE: Operation[bytes] = Operation(
    "GET",
    "/products/{productId:d}/files/{fileId}",
    "file",
    scopes=("read_catalog",),
    query={"response_fields": fields("responseFields")},
)
_UPDATE_FILE: Operation[Updated] = Operation(
    "PUT", "/products/{productId:d}/files/{fileId}", scopes=("update_catalog",)
)
_DELETE_FILE: Operation[Deleted] = Operation(
    "DELETE", "/products/{productId:d}/files/{fileId}", scopes=("update_catalog",)
)
_DELETE_FILES: Operation[Deleted] = Operation(
    "DELETE", "/products/{productId:d}/files", scopes=("update_catalog",)
)


class Products(Section):
    """Products with their images, videos, files and stock."""

    def search_deleted(
        self,
        *,
        from_date: TimeFilter | None = None,
        to_date: TimeFilter | None = None,
        offset: int | None = None,
        limit: int | None = None,
        response_fields: FieldNames | None = None,
    ) -> Page[DeletedItem]:
        """Return one page of products that were deleted, for about six months back.

        ``GET /products/deleted``; scope ``read_catalog``.
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

    def search(self, **query: Unpack[ProductsSearchQuery]) -> Page[Product]:
        """Return one page of products.

        ``GET /products``; scope ``read_catalog``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[ProductsSearchFilters],
    ) -> Items[Product]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id",
            sort="ADDED_TIME_ASC",
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def get(
        self,
        product_id: int,
        *,
        base_url: str | None = None,
        clean_urls: bool | None = None,
        slugs_without_ids: bool | None = None,
        lang: str | None = None,
        response_fields: FieldNames | None = None,
    ) -> Product:
        """Return a product.

        ``GET /products/{productId}``; scope ``read_catalog``.
        """
        return self._call(
            _GET,
            product_id,
            query={
                "base_url": base_url,
                "clean_urls": clean_urls,
                "slugs_without_ids": slugs_without_ids,
                "lang": lang,
                "response_fields": response_fields,
            },
        )

    def create(
        self,
        product: ProductInput | Product,
        *,
        return_item: bool | None = None,
        response_fields: FieldNames | None = None,
        save_combinations: bool | None = None,
    ) -> ProductCreated:
        """Create a product.

        ``POST /products``; scope ``create_catalog``.
        """
        return self._call(
            _CREATE,
            body=product,
            query={
                "return_item": return_item,
                "response_fields": response_fields,
                "save_combinations": save_combinations,
            },
        )

    def update(
        self,
        product_id: int,
        product: ProductInput | Product,
        *,
        check_low_stock_notification: bool | None = None,
        rebuild_variations_on_options_update: bool | None = None,
        keep_option_display_settings: bool | None = None,
        save_combinations: bool | None = None,
        return_item: bool | None = None,
        response_fields: FieldNames | None = None,
    ) -> ProductUpdated:
        """Change a product; what is left out stays, lists are replaced as a whole.

        ``PUT /products/{productId}``; scope ``update_catalog``.
        """
        return self._call(
            _UPDATE,
            product_id,
            body=product,
            query={
                "check_low_stock_notification": check_low_stock_notification,
                "rebuild_variations_on_options_update": rebuild_variations_on_options_update,
                "keep_option_display_settings": keep_option_display_settings,
                "save_combinations": save_combinations,
                "return_item": return_item,
                "response_fields": response_fields,
            },
        )

    def delete(self, product_id: int) -> Deleted:
        """Delete a product with its variations and images.

        ``DELETE /products/{productId}``; scope ``update_catalog``.
        """
        return self._call(_DELETE, product_id)

    def delete_all(self) -> None:
        """Delete every product of the store; the work goes on after the answer.

        ``DELETE /products``; scope ``update_catalog_batch_delete``.
        """
        self._call(_DELETE_ALL)

    def adjust_stock(
        self,
        product_id: int,
        stock_adjustment: StockAdjustment,
        *,
        check_low_stock_notification: bool | None = None,
    ) -> StockAdjusted:
        """Add to or take from a product's stock, safe beside other writers.

        ``PUT /products/{productId}/inventory``; scope ``update_catalog``.
        """
        return self._call(
            _ADJUST_STOCK,
            product_id,
            body=stock_adjustment,
            query={"check_low_stock_notification": check_low_stock_notification},
        )

    def post_filters(
        self,
        filter_parameters: FilterParameters,
        *,
        filter_fields: str | Sequence[str] | None = None,
    ) -> ProductFilterResult:
        """Return filter values with product counts, asked for by POST.

        ``POST /products/filters``; scope ``read_catalog``.
        """
        return self._call(
            _POST_FILTERS, body=filter_parameters, query={"filter_fields": filter_fields}
        )

    def get_filters(self, **query: Unpack[ProductsGetFiltersQuery]) -> ProductFilterResult:
        """Return filter values with product counts.

        ``GET /products/filters``; scope ``read_catalog``.
        """
        return self._call(_GET_FILTERS, query=query)

    def get_order(self, *, parent_category: int | None = None) -> SortedIds:
        """Return the owner's order of the products in a category.

        ``GET /products/sort``; scope ``read_catalog``.
        """
        return self._call(_GET_ORDER, query={"parent_category": parent_category})

    def update_order(self, sorted_ids: SortedIds, *, parent_category: int | None = None) -> Updated:
        """Set the order of the products in a category.

        ``PUT /products/sort``; scope ``update_catalog``.
        """
        return self._call(
            _UPDATE_ORDER, body=sorted_ids, query={"parent_category": parent_category}
        )

    def upload_image(
        self, product_id: int, file: UploadSource | None = None, *, url: str | None = None
    ) -> Created:
        """Set the main image of a product.

        ``POST /products/{productId}/image``; scope ``update_catalog``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_IMAGE, product_id, file=file, url=url)

    def upload_image_async(self, product_id: int, image_by_address: ImageByAddress) -> Created:
        """Set the main image from an address; the copy is made later.

        ``POST /products/{productId}/image/async``; scope ``update_catalog``.
        """
        return self._call(_UPLOAD_IMAGE_ASYNC, product_id, body=image_by_address)

    def delete_image(self, product_id: int) -> Deleted:
        """Remove the main image of a product.

        ``DELETE /products/{productId}/image``; scope ``update_catalog``.
        """
        return self._call(_DELETE_IMAGE, product_id)

    def upload_gallery_image(
        self,
        product_id: int,
        file: UploadSource | None = None,
        *,
        url: str | None = None,
        file_name: str | None = None,
    ) -> Created:
        """Add an image to a product's gallery.

        ``POST /products/{productId}/gallery``; scope ``update_catalog``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(
            _UPLOAD_GALLERY_IMAGE, product_id, file=file, url=url, query={"file_name": file_name}
        )

    def upload_gallery_image_async(
        self, product_id: int, image_by_address: ImageByAddress
    ) -> Created:
        """Add a gallery image from an address; the copy is made later.

        ``POST /products/{productId}/gallery/async``; scope ``update_catalog``.
        """
        return self._call(_UPLOAD_GALLERY_IMAGE_ASYNC, product_id, body=image_by_address)

    def delete_gallery_image(self, product_id: int, file_id: int | str) -> Deleted:
        """Remove one image or video from a product's gallery.

        ``DELETE /products/{productId}/gallery/{fileId}``; scope ``update_catalog``.
        """
        return self._call(_DELETE_GALLERY_IMAGE, product_id, file_id)

    def delete_gallery(self, product_id: int) -> Deleted:
        """Remove all images of a product's gallery.

        ``DELETE /products/{productId}/gallery``; scope ``update_catalog`` and
        ``update_catalog_batch_delete``.
        """
        return self._call(_DELETE_GALLERY, product_id)

    def upload_video(self, product_id: int, video_by_address: VideoByAddress) -> Created:
        """Set the main video of a product by its address.

        ``POST /products/{productId}/video``; scope ``update_catalog``.

        Not confirmed by the documentation.
        """
        return self._call(_UPLOAD_VIDEO, product_id, body=video_by_address)

    def delete_video(self, product_id: int) -> Deleted:
        """Remove the main video of a product.

        ``DELETE /products/{productId}/video``; scope ``update_catalog``.
        """
        return self._call(_DELETE_VIDEO, product_id)

    def upload_gallery_video(self, product_id: int, video_by_address: VideoByAddress) -> Created:
        """Add a video to a product's gallery by its address.

        ``POST /products/{productId}/gallery/video``; scope ``update_catalog``.

        Not confirmed by the documentation.
        """
        return self._call(_UPLOAD_GALLERY_VIDEO, product_id, body=video_by_address)

    def get_gallery_video(self, product_id: int, gallery_video_id: int | str) -> ProductVideo:
        """Return a video of a product's gallery.

        ``GET /products/{productId}/gallery/video/{galleryVideoId}``; scope ``update_catalog``.
        """
        return self._call(_GET_GALLERY_VIDEO, product_id, gallery_video_id)

    def upload_gallery_video_cover(
        self,
        product_id: int,
        gallery_video_id: int | str,
        file: UploadSource | None = None,
        *,
        url: str | None = None,
    ) -> Created:
        """Set the picture shown before a gallery video plays.

        ``PUT /products/{productId}/gallery/video/{galleryVideoId}``; scope ``update_catalog``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(
            _UPLOAD_GALLERY_VIDEO_COVER, product_id, gallery_video_id, file=file, url=url
        )

    def update_media(self, product_id: int, media_update: MediaUpdate) -> Updated:
        """Replace all images and videos of a product.

        ``PUT /products/{productId}/media``; scope ``update_catalog``.

        Not confirmed by the documentation.
        """
        return self._call(_UPDATE_MEDIA, product_id, body=media_update)

    def upload_file(
        self,
        product_id: int,
        file: UploadSource | None = None,
        *,
        url: str | None = None,
        file_name: str | None = None,
        description: str | None = None,
    ) -> Created:
        """Add a downloadable file to a product.

        ``POST /products/{productId}/files``; scope ``create_catalog``.

        Give either `file`, bytes or a path, or `url`, where Ecwid fetches it.
        """
        return self._upload(
            _UPLOAD_FILE,
            product_id,
            file=file,
            url=url,
            query={"file_name": file_name, "description": description},
        )

    def download_file(
        self, product_id: int, file_id: int | str, *, response_fields: FieldNames | None = None
    ) -> Download:
        """Return a downloadable file of a product.

        ``GET /products/{productId}/files/{fileId}``; scope ``read_catalog``.
        """
        return self._download(
            _DOWNLOAD_FILE, product_id, file_id, query={"response_fields": response_fields}
        )

    def update_file(
        self, product_id: int, file_id: int | str, updated_product_file: UpdatedProductFile
    ) -> Updated:
        """Change the description of a product's file.

        ``PUT /products/{productId}/files/{fileId}``; scope ``update_catalog``.
        """
        return self._call(_UPDATE_FILE, product_id, file_id, body=updated_product_file)

    def delete_file(self, product_id: int, file_id: int | str) -> Deleted:
        """Remove one file of a product.

        ``DELETE /products/{productId}/files/{fileId}``; scope ``update_catalog``.
        """
        return self._call(_DELETE_FILE, product_id, file_id)

    def delete_files(self, product_id: int) -> Deleted:
        """Remove all files of a product.

        ``DELETE /products/{productId}/files``; scope ``update_catalog``.
        """
        return self._call(_DELETE_FILES, product_id)
