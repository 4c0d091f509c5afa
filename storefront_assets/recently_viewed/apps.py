"""The app to install for the recently viewed products."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecentlyViewedConfig(AppConfig):
    """Offers the recently viewed products; its module ``ecwid`` is found like everyone's."""

    name = "storefront_assets.recently_viewed"
    label = "ecwid_recently_viewed"
    verbose_name = _("Recently viewed products")
