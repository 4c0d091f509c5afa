"""The product badges: their settings and the base class of the customization."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public
from storefront_assets.badges.rules import RulesField
from storefront_assets.colors import MINIMUM_CONTRAST, color_field, contrast

EXAMPLE = _('Bestseller: 123456, 123460\nOrganic: "organic"\nNew: category 789')


class BadgesSettings(MerchantSettings):
    """What the merchant decides about the badges; all of it is public."""

    version = 1

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show badges")), default=False
    )
    rules: list[dict[str, Any]] = public(
        RulesField(
            required=False,
            label=_("Rules"),
            widget=forms.Textarea(attrs={"placeholder": EXAMPLE}),
            help_text=_(
                "One on each line: the badge, a colon, and what it is for, which is products by "
                "their numbers, a word of their names in quotes, or the page of a category by its "
                "number. The first rule that fits a product gives its badge."
            ),
        ),
        default=[],
    )
    background: str = public(color_field(_("Background color")), default="#1d1d1f")
    color: str = public(color_field(_("Text color")), default="#ffffff")

    def clean(self) -> None:
        """Refuse badges for nothing, and colors that many people could not tell apart."""
        errors: dict[str, Any] = {}
        if self.enabled and not self.rules:
            errors["rules"] = _("Write a rule for a first badge, or switch the badges off.")
        ratio = contrast(self.background, self.color)
        if ratio < MINIMUM_CONTRAST:
            message = _(
                "Choose colors that differ more: the contrast is %(ratio).1f, not 4.5 to 1."
            )
            errors["color"] = ValidationError(message, params={"ratio": ratio})
        if errors:
            raise ValidationError(errors)


class BaseProductBadges(Customization):
    """Subclass it to offer badges in one of several apps, or under another slug."""

    abstract = True
    slug = "badges"
    title = _("Product badges")
    description = _("A few words on the pictures of products: what is new, liked, special.")
    settings = BadgesSettings
    script = "storefront_assets/badges.js"
    stylesheet = "storefront_assets/badges.css"
