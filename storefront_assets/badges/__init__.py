"""Badges on products, by rules: a ready-made customization.

Add ``"storefront_assets.badges"`` to ``INSTALLED_APPS`` to offer it to merchants.
"""
