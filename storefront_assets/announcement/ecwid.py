"""Registers the announcement bar for the deployment's app."""

from storefront_assets.announcement.bar import BaseAnnouncementBar


class AnnouncementBar(BaseAnnouncementBar):
    """The bar as it is."""
