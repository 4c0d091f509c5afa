"""Registers the recently viewed products for the deployment's app."""

from storefront_assets.recently_viewed.viewed import BaseRecentlyViewed


class RecentlyViewed(BaseRecentlyViewed):
    """The list as it is."""
