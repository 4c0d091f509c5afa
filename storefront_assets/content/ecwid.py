"""Registers the content block for the deployment's app."""

from storefront_assets.content.block import BaseContentBlock


class ContentBlock(BaseContentBlock):
    """The block as it is."""
