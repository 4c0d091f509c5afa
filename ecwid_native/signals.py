"""Extension points for app authors. Our own flow never depends on a receiver."""

from django.dispatch import Signal

settings_saved = Signal()
"""A merchant saved the settings of a customization.

Sent after each successful save, also one that changed nothing, with ``send_robust``: an exception
of a receiver is logged and changes nothing for the merchant.

Arguments:
    sender: the customization class.
    installation: the store, as an ``Installation``.
    settings: the settings as saved.
    previous: the settings before.
    revision: of the saved settings.
    live: whether the storefront has them already.
"""
