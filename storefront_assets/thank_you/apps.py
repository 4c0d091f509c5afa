"""The app to install for the thank-you message."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThankYouConfig(AppConfig):
    """Offers the thank-you message; its module ``ecwid`` is found like everyone's."""

    name = "storefront_assets.thank_you"
    label = "ecwid_thank_you"
    verbose_name = _("Thank-you message")
