"""The app to install for the free shipping progress."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FreeShippingConfig(AppConfig):
    """Offers the free shipping progress; its module ``ecwid`` is found like everyone's."""

    name = "storefront_assets.free_shipping"
    label = "ecwid_free_shipping"
    verbose_name = _("Free shipping progress")
