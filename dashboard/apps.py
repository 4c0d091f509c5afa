"""The Django application of the merchant's page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    """The settings page: registered customizations as sections, and the pages of app authors."""

    name = "dashboard"
    label = "ecwid_dashboard"
    verbose_name = _("Merchant dashboard")
