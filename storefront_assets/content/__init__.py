"""A block of the merchant's own text on pages of the shop: a ready-made customization.

Add ``"storefront_assets.content"`` to ``INSTALLED_APPS`` to offer it to merchants.
"""
