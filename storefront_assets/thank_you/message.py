"""The thank-you message: its settings and the base class of the customization."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public

PLACEHOLDER = re.compile(r"\{(\w*)\}")
PLACEHOLDERS = {"order", "total", "currency"}


def check_pixel(address: str) -> None:
    """Raise ValidationError unless an address is one of a tracking pixel, host and all.

    A placeholder may stand behind the host only: where a shopper's browser goes is the
    merchant's to say, not the order's.
    """
    try:
        parts = urlsplit(address)
        is_web = parts.scheme == "https" and bool(parts.hostname) and "{" not in parts.netloc
    except ValueError:  # "https://[::1"
        is_web = False
    if not is_web:
        raise ValidationError(_("Enter an address that begins with https:// and a host."))
    unknown = set(PLACEHOLDER.findall(address)) - PLACEHOLDERS
    if unknown or re.search(r"[\s\"'<>\\]", address):
        raise ValidationError(_("Only {order}, {total} and {currency} can stand in braces."))


class ThankYouSettings(MerchantSettings):
    """What the merchant decides about the message; all of it is public."""

    version = 1

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show the message")), default=False
    )
    message: str = public(
        forms.CharField(
            required=False,
            max_length=1000,
            widget=forms.Textarea,
            label=_("Message"),
            help_text=_("A blank line begins a new paragraph."),
        ),
        default=_("Thank you for your order."),
    )
    google_analytics: bool = public(
        forms.BooleanField(
            required=False,
            label=_("Tell Google Analytics"),
            help_text=_(
                "Sends a purchase event to the Google tag that your site has already, if the "
                "shopper has agreed to analytics. Leave it off if your site sends one itself."
            ),
        ),
        default=False,
    )
    meta_pixel: bool = public(
        forms.BooleanField(
            required=False,
            label=_("Tell the Meta pixel"),
            help_text=_(
                "Sends a purchase to the Meta pixel that your site has already, if the shopper "
                "has agreed to personalization. Leave it off if your site sends one itself."
            ),
        ),
        default=False,
    )
    affiliate_pixel: str = public(
        forms.CharField(
            required=False,
            max_length=500,
            label=_("Address of an affiliate pixel"),
            help_text=_(
                "Your affiliate network's picture address, with {order}, {total} and {currency} "
                "where they belong. Called once, if the shopper has agreed to personalization."
            ),
            validators=[check_pixel],
        ),
        default="",
    )

    def clean(self) -> None:
        """Refuse to switch on what neither shows nor tells anything."""
        does = (self.message, self.google_analytics, self.meta_pixel, self.affiliate_pixel)
        if self.enabled and not any(does):
            raise ValidationError(
                {"message": _("Write a message, choose whom to tell, or switch this off.")}
            )


class BaseThankYou(Customization):
    """Subclass it to offer the message in one of several apps, or under another slug."""

    abstract = True
    slug = "thank-you"
    title = _("Thank-you message")
    description = _("A message on the confirmation of an order; tells your tracking about it.")
    settings = ThankYouSettings
    script = "storefront_assets/thank-you.js"
    stylesheet = "storefront_assets/thank-you.css"
