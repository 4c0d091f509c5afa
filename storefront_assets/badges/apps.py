"""The app to install for the product badges."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BadgesConfig(AppConfig):
    """Offers the product badges; its module ``ecwid`` is found like everyone's."""

    name = "storefront_assets.badges"
    label = "ecwid_badges"
    verbose_name = _("Product badges")
