"""Endpoints: functions of an app author that a storefront script calls.

::

    @storefront_query(BackInStock, max_age_seconds=60)
    def waiting(call: StorefrontCall[BackInStockSettings], product: Product) -> Waiting: ...
"""

from storefront_assets.endpoints.registry import (
    StorefrontCall,
    storefront_action,
    storefront_query,
)
from storefront_assets.endpoints.shapes import ShapeError

__all__ = ["ShapeError", "StorefrontCall", "storefront_action", "storefront_query"]
