"""The announcement bar: its settings and the base class of the customization."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public
from storefront_assets.colors import MINIMUM_CONTRAST, color_field, contrast


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
