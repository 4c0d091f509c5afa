"""The products that a shopper has looked at: a ready-made customization without cookies.

Add ``"storefront_assets.recently_viewed"`` to ``INSTALLED_APPS`` to offer it to merchants.
"""
