"""The Django application."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.apps import apps as global_apps
from django.apps.registry import Apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class EcwidNativeConfig(AppConfig):
    """``"ecwid_native"`` in ``INSTALLED_APPS``."""

    name = "ecwid_native"
    verbose_name = _("Apps")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks, then what each installed app declares in its ``ecwid`` module."""
        # Modules of this package that may only be imported once Django's apps are loaded.
        for name in ("checks", "deployment_checks", "customization_checks", "webhook_checks"):
            import_module(f"ecwid_native.{name}")
        post_migrate.connect(create_proof_slots, sender=self)
        autodiscover_modules("ecwid")


def create_proof_slots(using: str, apps: Apps = global_apps, **kwargs: Any) -> None:
    """Spare the first unknown token the creation of the slots.

    Args:
        using: the database that was migrated.
        apps: the models as its tables are now: after a migration backwards, others than ours.
    """
    try:
        model = apps.get_model("ecwid_native", "ProofSlot")
    except LookupError:
        return
    admission = import_module("ecwid_native.admission")
    admission.create_slots(using, model=model)
