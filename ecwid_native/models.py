"""Only what Ecwid cannot keep for us: who installed which app, with which tokens."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ecwid_native import crypto
from ecwid_native.client.api import EcwidClient
from ecwid_native.rest_clients import rest_client
from ecwid_native.webhooks.models import (
    Chore,
    InboxPosition,
    OwnWrite,
    WebhookDelivery,
    WebhookHandling,
    WebhookTurn,
)

__all__ = [
    "Chore",
    "InboxPosition",
    "Installation",
    "OwnWrite",
    "ProofSlot",
    "WebhookDelivery",
    "WebhookHandling",
    "WebhookTurn",
]


class Installation(models.Model):
    """One app in one store.

    The row exists only after the store's token has answered for the store. ``generation``
    grows with each reinstall; whatever names an older generation has ended.
    """

    class State(models.TextChoices):
        """Whether the token works."""

        INSTALLED = "installed", _("installed")
        UNINSTALLED = "uninstalled", _("uninstalled")

    class PlanState(models.TextChoices):
        """Whether the store's plan lets the app in, as of the last opening."""

        ACTIVE = "active", _("active")
        FREE = "free", _("free plan")
        SUSPENDED = "suspended", _("suspended")

    app = models.CharField(_("app"), max_length=50)
    store_id = models.PositiveBigIntegerField(_("store id"))
    access_token_encrypted = models.TextField(blank=True, editable=False)
    access_token_fingerprint = models.CharField(max_length=80, blank=True, editable=False)
    public_token_encrypted = models.TextField(blank=True, editable=False)
    public_token_fingerprint = models.CharField(max_length=80, blank=True, editable=False)
    generation = models.PositiveIntegerField(_("generation"), default=1)
    language = models.CharField(_("language"), max_length=35)
    state = models.CharField(
        _("state"), max_length=16, choices=State.choices, default=State.INSTALLED
    )
    plan_state = models.CharField(
        _("plan"), max_length=16, choices=PlanState.choices, default=PlanState.ACTIVE
    )
    # TRIAL, ACTIVE or SUSPENDED (docs.ecwid.com, event data in webhooks, read 2026-11).
    subscription_status = models.CharField(_("subscription"), max_length=16, blank=True)
    settings_lease_holder = models.CharField(max_length=32, blank=True, editable=False)
    settings_lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    # Until when what happened in the store was compared with the webhooks that came.
    reconciled_at = models.DateTimeField(_("reconciled until"), null=True, blank=True)
    # When a comparison began last, whatever came of it.
    reconcile_tried_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("first opened"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    uninstalled_at = models.DateTimeField(_("uninstalled"), null=True, blank=True)

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installations")
        constraints = [
            models.UniqueConstraint(
                # The store first: an opening looks at all apps of one store.
                fields=["store_id", "app"],
                name="ecwid_native_installation_store_app",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.app} in store {self.store_id}"

    @property
    def is_installed(self) -> bool:
        """Whether the token was working when it was last used."""
        return self.state == self.State.INSTALLED

    @property
    def access_token(self) -> str:
        """The secret token, decrypted now.

        Raises:
            ConfigurationError: no configured key opens it.
        """
        return self._decrypt(self.access_token_encrypted, "access_token")

    @property
    def public_token(self) -> str | None:
        """The public token, decrypted now; None when the app has no such scope."""
        if not self.public_token_encrypted:
            return None
        return self._decrypt(self.public_token_encrypted, "public_token")

    def _decrypt(self, envelope: str, purpose: str) -> str:
        return crypto.decrypt(envelope, app=self.app, store_id=self.store_id, purpose=purpose)

    @property
    def client(self) -> EcwidClient:
        """The REST client of this store."""
        return rest_client(self.store_id, self.access_token)


class ProofSlot(models.Model):
    """One of the few proofs of an unknown token that may be under way in a minute.

    See ``ecwid_native.admission``. ``client`` and ``token`` are keyed digests, neither the address
    nor the token.
    """

    number = models.PositiveSmallIntegerField(primary_key=True)
    used_at = models.DateTimeField()
    client = models.CharField(max_length=64, blank=True)
    # A process of the version before knows nothing of it.
    token = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("proof slot")
        verbose_name_plural = _("proof slots")

    def __str__(self) -> str:
        return f"slot {self.number}"
