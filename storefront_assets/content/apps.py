"""The app to install for the content block."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    """Offers the content block; its module ``ecwid`` is found like everyone's."""

    name = "storefront_assets.content"
    label = "ecwid_content"
    verbose_name = _("Content block")
