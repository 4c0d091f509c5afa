"""The announcement bar: its settings and the base class of the customization."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public
from storefront_assets.colors import MINIMUM_CONTRAST, color_field, contrast
from storefront_assets.dates import date_field
from storefront_assets.page_types import EVERY_PAGE

MAX_LINES = 5
MAX_LINE_LENGTH = 200
OWN_COLORS = "own"
FOR_OWN_COLORS = _("Used with the theme “Your own colors”.")
# Their colors are in the stylesheet; a test holds each to a contrast of 4.5 to 1.
THEMES = [
    ("night", _("Night: white on black")),
    ("paper", _("Paper: brown on cream")),
    ("sun", _("Sun: black on yellow")),
    ("forest", _("Forest: white on green")),
    ("ocean", _("Ocean: white on blue")),
    ("berry", _("Berry: white on purple")),
    (OWN_COLORS, _("Your own colors")),
]


def check_lines(text: str) -> None:
    """Raise ValidationError for more messages, or longer ones, than a bar can hold."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MAX_LINES or any(len(line) > MAX_LINE_LENGTH for line in lines):
        raise ValidationError(
            _("At most %(lines)d lines of %(length)d characters each."),
            params={"lines": MAX_LINES, "length": MAX_LINE_LENGTH},
        )


class AnnouncementSettings(MerchantSettings):
    """What the merchant decides about the bar; all of it is public."""

    version = 2

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show the bar")), default=False
    )
    text: str = public(
        forms.CharField(
            widget=forms.Textarea(attrs={"rows": 2}),
            label=_("Message"),
            help_text=_(
                "One sentence is read best. Of several lines, each page that a shopper opens "
                "shows the next."
            ),
            validators=[check_lines],
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
    theme: str = public(
        forms.ChoiceField(choices=THEMES, label=_("Theme")),
        default="night",
    )
    background: str = public(
        color_field(_("Background color"), help_text=FOR_OWN_COLORS), default="#1d1d1f"
    )
    color: str = public(color_field(_("Text color"), help_text=FOR_OWN_COLORS), default="#ffffff")
    position: str = public(
        forms.ChoiceField(
            choices=[("top", _("Top of the page")), ("bottom", _("Bottom of the window"))],
            label=_("Position"),
        ),
        default="top",
    )
    pages: list[str] = public(
        forms.MultipleChoiceField(
            choices=EVERY_PAGE, widget=forms.CheckboxSelectMultiple, label=_("Show it on")
        ),
        default=[kind for kind, _label in EVERY_PAGE],
    )
    starts_on: datetime.date | None = public(
        date_field(_("First day"), help_text=_("Leave it empty to begin at once.")), default=None
    )
    ends_on: datetime.date | None = public(
        date_field(
            _("Last day"),
            help_text=_("Leave it empty to go on. Days begin and end where the shopper is."),
        ),
        default=None,
    )
    dismissible: bool = public(
        forms.BooleanField(
            required=False,
            label=_("Shoppers can close the bar"),
            help_text=_("It stays closed for their visit, or until you change the message."),
        ),
        default=True,
    )

    @classmethod
    def migrate(cls, values: dict[str, Any], from_version: int) -> dict[str, Any]:
        """Keep the colors that a merchant chose before there were themes."""
        return {"theme": OWN_COLORS, **values} if from_version < 2 else values

    def clean(self) -> None:
        """Refuse colors that many people could not tell apart, and a span without a day."""
        ratio = contrast(self.background, self.color)
        if self.theme == OWN_COLORS and ratio < MINIMUM_CONTRAST:
            message = _(
                "Many shoppers could not read this color on that background: their contrast is "
                "%(ratio).1f to 1, and it should be 4.5 to 1 at least. Make one of them lighter "
                "or darker."
            )
            raise ValidationError({"color": ValidationError(message, params={"ratio": ratio})})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("This is before the first day.")})


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
