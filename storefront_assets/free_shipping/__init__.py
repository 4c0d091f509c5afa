"""How far a cart is from free shipping: a ready-made customization.

Add ``"storefront_assets.free_shipping"`` to ``INSTALLED_APPS`` to offer it to merchants.
"""
