"""The app to install for the announcement bar."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnouncementConfig(AppConfig):
    """Offers the announcement bar; its module ``ecwid`` is found like everyone's."""

    name = "storefront_assets.announcement"
    label = "ecwid_announcement"
    verbose_name = _("Announcement bar")
