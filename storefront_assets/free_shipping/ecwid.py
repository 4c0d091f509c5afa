"""Registers the free shipping progress for the deployment's app."""

from storefront_assets.free_shipping.progress import BaseFreeShippingProgress


class FreeShippingProgress(BaseFreeShippingProgress):
    """The progress as it is."""
