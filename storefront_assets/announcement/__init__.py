"""An announcement bar for the shop: a ready-made customization.

Add ``"storefront_assets.announcement"`` to ``INSTALLED_APPS`` to offer it to merchants.
"""
