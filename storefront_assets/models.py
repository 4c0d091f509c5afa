"""Releases of the storefront files, and which one shops have."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    """The built files of one app. Nothing of it ever changes; equal files are one release."""

    app = models.CharField(_("app"), max_length=50)
    digest = models.CharField(_("digest"), max_length=20)
    script = models.TextField(editable=False)
    stylesheet = models.TextField(editable=False)
    source_map = models.TextField(editable=False)
    customizations = models.JSONField(_("customizations"), default=list)
    byte_size = models.PositiveIntegerField(_("bytes, compressed"))
    created_at = models.DateTimeField(_("built"), auto_now_add=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = [
            models.UniqueConstraint(
                fields=["app", "digest"], name="ecwid_storefront_release_app_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.app} {self.digest}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new release.

        Raises:
            TypeError: it is stored already: browsers and CDNs keep its files for a year.
        """
        if not self._state.adding:
            raise TypeError("a release never changes; publish another one")
        super().save(*args, **kwargs)


class Rollout(models.Model):
    """What an app's shops have from a moment on. A change adds a row; the last one holds."""

    class Action(models.TextChoices):
        """What somebody did."""

        PUBLISH = "publish", _("published")
        PROMOTE = "promote", _("promoted")
        ROLLBACK = "rollback", _("rolled back")
        DISABLE = "disable", _("disabled")
        ENABLE = "enable", _("enabled")

    app = models.CharField(_("app"), max_length=50)
    action = models.CharField(_("action"), max_length=16, choices=Action.choices)
    live = models.ForeignKey(
        Release, models.PROTECT, related_name="+", verbose_name=_("release of all stores")
    )
    candidate = models.ForeignKey(
        Release,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("release of a share"),
    )
    share_percent = models.DecimalField(
        _("share, in percent"), max_digits=5, decimal_places=2, default=0
    )
    disabled = models.BooleanField(_("disabled"), default=False)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("rollout")
        verbose_name_plural = _("rollouts")
        indexes = [models.Index(fields=["app", "-id"], name="ecwid_storefront_rollout_last")]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.live}"
