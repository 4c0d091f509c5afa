# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Variations (combinations of options) of one product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields, flag, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.shared import (
        Created,
        Deleted,
        ImageByAddress,
        StockAdjusted,
        StockAdjustment,
        Updated,
    )
    from ecwid_native.client.types.variations import Variation, VariationInput
    from ecwid_native.client.uploads import UploadSource
    from ecwid_native.client.values import FieldNames

_ALL: Operation[list[Variation]] = Operation(
    "GET",
    "/products/{productId:d}/combinations",
    "list",
    scopes=("read_catalog",),
    query={"lang": text("lang"), "response_fields": fields("responseFields")},
)
_GET: Operation[Variation] = Operation(
    "GET",
    "/products/{productId:d}/combinations/{combinationId:d}",
    scopes=("read_catalog",),
    query={"response_fields": fields("responseFields"), "lang": text("lang")},
)
_CREATE: Operation[Created] = Operation(
    "POST", "/products/{productId:d}/combinations", scopes=("create_catalog",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT",
    "/products/{productId:d}/combinations/{combinationId:d}",
    scopes=("read_catalog", "update_catalog"),
    query={"check_low_stock_notification": flag("checkLowStockNotification")},
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE",
    "/products/{productId:d}/combinations/{combinationId:d}",
    scopes=("read_catalog", "update_catalog"),
)
_DELETE_ALL: Operation[Deleted] = Operation(
    "DELETE", "/products/{productId:d}/combinations", scopes=("read_catalog", "update_catalog")
)
_ADJUST_STOCK: Operation[StockAdjusted] = Operation(
    "PUT",
    "/products/{productId:d}/combinations/{combinationId:d}/inventory",
    scopes=("read_catalog", "update_catalog"),
    is_repeatable=False,
    query={"check_low_stock_notification": flag("checkLowStockNotification")},
)
_UPLOAD_IMAGE: Operation[Created] = Operation(
    "POST",
    "/products/{productId:d}/combinations/{combinationId:d}/image",
    scopes=("read_catalog", "update_catalog"),
    max_megabytes=20,
)
_UPLOAD_IMAGE_ASYNC: Operation[Created] = Operation(
    "POST",
    "/products/{productId:d}/combinations/{combinationId:d}/image/async",
    scopes=("read_catalog", "update_catalog"),
)
_DELETE_IMAGE: Operation[Deleted] = Operation(
    "DELETE",
    "/products/{productId:d}/combinations/{combinationId:d}/image",
    scopes=("read_catalog", "update_catalog"),
)


class Variations(Section):
    """Variations (combinations of options) of one product."""

    def all(
        self, product_id: int, *, lang: str | None = None, response_fields: FieldNames | None = None
    ) -> list[Variation]:
        """Return all variations of a product.

        ``GET /products/{productId}/combinations``; scope ``read_catalog``.
        """
        return self._call(
            _ALL, product_id, query={"lang": lang, "response_fields": response_fields}
        )

    def get(
        self,
        product_id: int,
        combination_id: int,
        *,
        response_fields: FieldNames | None = None,
        lang: str | None = None,
    ) -> Variation:
        """Return a variation of a product.

        ``GET /products/{productId}/combinations/{combinationId}``; scope ``read_catalog``.
        """
        return self._call(
            _GET,
            product_id,
            combination_id,
            query={"response_fields": response_fields, "lang": lang},
        )

    def create(self, product_id: int, variation: VariationInput | Variation) -> Created:
        """Create a variation of a product.

        ``POST /products/{productId}/combinations``; scope ``create_catalog``.
        """
        return self._call(_CREATE, product_id, body=variation)

    def update(
        self,
        product_id: int,
        combination_id: int,
        variation: VariationInput | Variation,
        *,
        check_low_stock_notification: bool | None = None,
    ) -> Updated:
        """Change a variation; what is left out stays.

        ``PUT /products/{productId}/combinations/{combinationId}``; scope ``read_catalog`` and
        ``update_catalog``.
        """
        return self._call(
            _UPDATE,
            product_id,
            combination_id,
            body=variation,
            query={"check_low_stock_notification": check_low_stock_notification},
        )

    def delete(self, product_id: int, combination_id: int) -> Deleted:
        """Delete a variation.

        ``DELETE /products/{productId}/combinations/{combinationId}``; scope ``read_catalog`` and
        ``update_catalog``.
        """
        return self._call(_DELETE, product_id, combination_id)

    def delete_all(self, product_id: int) -> Deleted:
        """Delete all variations of a product.

        ``DELETE /products/{productId}/combinations``; scope ``read_catalog`` and
        ``update_catalog``.
        """
        return self._call(_DELETE_ALL, product_id)

    def adjust_stock(
        self,
        product_id: int,
        combination_id: int,
        stock_adjustment: StockAdjustment,
        *,
        check_low_stock_notification: bool | None = None,
    ) -> StockAdjusted:
        """Add to or take from a variation's stock, safe beside other writers.

        ``PUT /products/{productId}/combinations/{combinationId}/inventory``; scope ``read_catalog``
        and ``update_catalog``.
        """
        return self._call(
            _ADJUST_STOCK,
            product_id,
            combination_id,
            body=stock_adjustment,
            query={"check_low_stock_notification": check_low_stock_notification},
        )

    def upload_image(
        self,
        product_id: int,
        combination_id: int,
        file: UploadSource | None = None,
        *,
        url: str | None = None,
    ) -> Created:
        """Set the image of a variation.

        ``POST /products/{productId}/combinations/{combinationId}/image``; scope ``read_catalog``
        and ``update_catalog``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_IMAGE, product_id, combination_id, file=file, url=url)

    def upload_image_async(
        self, product_id: int, combination_id: int, image_by_address: ImageByAddress
    ) -> Created:
        """Set the image of a variation from an address; the copy is made later.

        ``POST /products/{productId}/combinations/{combinationId}/image/async``; scope
        ``read_catalog`` and ``update_catalog``.
        """
        return self._call(_UPLOAD_IMAGE_ASYNC, product_id, combination_id, body=image_by_address)

    def delete_image(self, product_id: int, combination_id: int) -> Deleted:
        """Remove the image of a variation.

        ``DELETE /products/{productId}/combinations/{combinationId}/image``; scope ``read_catalog``
        and ``update_catalog``.
        """
        return self._call(_DELETE_IMAGE, product_id, combination_id)
