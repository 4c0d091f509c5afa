"""The free shipping progress: its settings and the base class of the customization."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public
from storefront_assets.colors import color_field, contrast
from storefront_assets.page_types import CART, CATEGORY, PRODUCT, SEARCH

AMOUNT = "{amount}"
# WCAG 2.2, 1.4.11: how far a bar's filled and empty parts have to differ.
MINIMUM_BAR_CONTRAST = 3

PAGES = [CART, PRODUCT, CATEGORY, SEARCH]


class FreeShippingSettings(MerchantSettings):
    """What the merchant decides about the progress; all of it is public."""

    version = 1

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show the progress")), default=False
    )
    goal: Decimal = public(
        forms.DecimalField(
            max_digits=12,
            decimal_places=2,
            validators=[MinValueValidator(Decimal("0.01"))],
            label=_("Free shipping from"),
            help_text=_(
                "The value of the cart in your store's currency. "
                "Set up the same amount in your shipping settings: this only tells shoppers."
            ),
        ),
        default=Decimal("50.00"),
    )
    text: str = public(
        forms.CharField(
            max_length=120,
            label=_("Message on the way"),
            help_text=_("Write {amount} where the missing amount belongs."),
        ),
        default=_("Only {amount} to go for free shipping"),
    )
    reached_text: str = public(
        forms.CharField(max_length=120, label=_("Message at the goal")),
        default=_("Your order ships free"),
    )
    pages: list[str] = public(
        forms.MultipleChoiceField(
            choices=PAGES, widget=forms.CheckboxSelectMultiple, label=_("Show it on")
        ),
        default=["CART"],
    )
    fill: str = public(color_field(_("Color of the bar")), default="#1f7a4d")
    track: str = public(color_field(_("Color of its empty part")), default="#e3e6e4")

    def clean(self) -> None:
        """Refuse a message without its amount, and a bar that many people could not read."""
        errors: dict[str, str] = {}
        if AMOUNT not in self.text:
            errors["text"] = str(_("Write {amount} where the missing amount belongs."))
        ratio = contrast(self.fill, self.track)
        if ratio < MINIMUM_BAR_CONTRAST:
            message = _("Choose colors that differ more: the contrast is {ratio} to 1, not 3 to 1.")
            errors["fill"] = message.format(ratio=f"{ratio:.1f}")
        if errors:
            raise ValidationError(errors)


class BaseFreeShippingProgress(Customization):
    """Subclass it to offer the progress in one of several apps, or under another slug."""

    abstract = True
    slug = "free-shipping"
    title = _("Free shipping progress")
    description = _("Tells shoppers how little is missing for free shipping.")
    settings = FreeShippingSettings
    script = "storefront_assets/free-shipping.js"
    stylesheet = "storefront_assets/free-shipping.css"
