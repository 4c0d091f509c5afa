"""A message after an order, and typed tracking of it: a ready-made customization.

Add ``"storefront_assets.thank_you"`` to ``INSTALLED_APPS`` to offer it to merchants.
"""
