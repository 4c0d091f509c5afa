"""The announcement bar: its settings and the base class of the customization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

COLOR = r"^#[0-9a-fA-F]{6}\Z"
# WCAG 2.2, 1.4.3: what most people can read without effort.
MINIMUM_CONTRAST = 4.5


def color_field(label: _StrPromise) -> forms.CharField:
    """Return a field for a color as the browser's color input gives it, ``#1a2b3c``."""
    message = _("Enter a color as # and six digits or letters from a to f, such as #1d1d1f.")
    return forms.CharField(
        label=label, widget=forms.ColorInput, validators=[RegexValidator(COLOR, message)]
    )


class AnnouncementSettings(MerchantSettings):
    """What the merchant decides about the bar; all of it is public."""

    version = 1

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show the bar")), default=False
    )
    text: str = public(
        forms.CharField(
            max_length=200, label=_("Message"), help_text=_("One sentence is read best.")
        ),
        default=_("Free shipping this week"),
    )
    link_url: str = public(
        forms.URLField(
            required=False,
            max_length=500,
            assume_scheme="https",
            label=_("Link"),
            help_text=_("Where the message leads, for example to a category of your store."),
            validators=[URLValidator(schemes=["http", "https"])],
        ),
        default="",
    )
    link_text: str = public(
        forms.CharField(
            required=False,
            max_length=60,
            label=_("Text of the link"),
            help_text=_("Leave it empty to make the whole message the link."),
        ),
        default="",
    )
    background: str = public(color_field(_("Background color")), default="#1d1d1f")
    color: str = public(color_field(_("Text color")), default="#ffffff")
    position: str = public(
        forms.ChoiceField(
            choices=[("top", _("Top of the page")), ("bottom", _("Bottom of the window"))],
            label=_("Position"),
        ),
        default="top",
    )
    dismissible: bool = public(
        forms.BooleanField(
            required=False,
            label=_("Shoppers can close the bar"),
            help_text=_("It stays closed for their visit, or until you change the message."),
        ),
        default=True,
    )

    def clean(self) -> None:
        """Refuse colors that many people could not tell apart."""
        ratio = contrast(self.background, self.color)
        if ratio < MINIMUM_CONTRAST:
            message = _(
                "Many shoppers could not read this color on that background: their contrast is "
                "%(ratio).1f to 1, and it should be 4.5 to 1 at least. Make one of them lighter "
                "or darker."
            )
            raise ValidationError({"color": ValidationError(message, params={"ratio": ratio})})


class BaseAnnouncementBar(Customization):
    """A line of text across the top or the bottom of every page of the shop.

    Subclass it in your ``ecwid.py`` to give it to one app of several or to change its title;
    with one app, installing ``"storefront_assets.announcement"`` is enough.
    """

    abstract = True
    slug = "announcement"
    title = _("Announcement bar")
    description = _("A line of text on every page of your store: an offer, a delay, a holiday.")
    settings = AnnouncementSettings
    script = "storefront_assets/announcement.js"
    stylesheet = "storefront_assets/announcement.css"


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colors, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance of ``#rrggbb``, from 0 to 1 (WCAG 2.2)."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
