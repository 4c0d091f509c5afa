"""The Django application of the merchant's page."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    """``"dashboard"`` in ``INSTALLED_APPS``."""

    name = "dashboard"
    label = "ecwid_dashboard"
    verbose_name = _("Merchant dashboard")

    def ready(self) -> None:
        """Register the settings page."""
        import_module("dashboard.views")  # only once Django's apps are loaded
