"""Registers the product badges for the deployment's app."""

from storefront_assets.badges.badges import BaseProductBadges


class ProductBadges(BaseProductBadges):
    """The badges as they are."""
