"""The Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StorefrontAssetsConfig(AppConfig):
    """``"storefront_assets"`` in ``INSTALLED_APPS``."""

    name = "storefront_assets"
    label = "ecwid_storefront"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Storefront files")

    def ready(self) -> None:
        """Register the system checks."""
        from storefront_assets import checks  # noqa: F401
        from storefront_assets.endpoints import checks as endpoint_checks  # noqa: F401
