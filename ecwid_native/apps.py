"""The Django application."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class EcwidNativeConfig(AppConfig):
    """``"ecwid_native"`` in ``INSTALLED_APPS``."""

    name = "ecwid_native"
    verbose_name = _("Apps")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what each installed app declares in its ``ecwid`` module."""
        autodiscover_modules("ecwid")
