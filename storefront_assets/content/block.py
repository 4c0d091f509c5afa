"""The content block: its settings and the base class of the customization."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public
from storefront_assets.content.rich_text import RichTextField
from storefront_assets.page_types import EVERY_PAGE

PLACES = [
    ("top", _("At the top")),
    ("title", _("Below the title")),
    ("products", _("Above the products")),
    ("gallery", _("Below the product pictures")),
    ("price", _("Below the price")),
    ("buy", _("Above the buy button")),
    ("bought", _("Below the buy button")),
    ("description", _("Below the product description")),
    ("checkout", _("Below the checkout button")),
    ("bottom", _("At the bottom")),
]


class ContentSettings(MerchantSettings):
    """What the merchant decides about the block; all of it is public."""

    version = 1

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show the block")), default=False
    )
    content: list[Any] = public(
        RichTextField(
            required=False,
            label=_("Text"),
            help_text=_(
                "Plain text, or HTML with paragraphs, headings (h3, h4), lists, strong, em and "
                "links. Everything else is removed."
            ),
        ),
        default=[],
    )
    pages: list[str] = public(
        forms.MultipleChoiceField(
            choices=EVERY_PAGE, widget=forms.CheckboxSelectMultiple, label=_("Show it on")
        ),
        default=["PRODUCT"],
    )
    place: str = public(
        forms.ChoiceField(
            choices=PLACES,
            label=_("Place"),
            help_text=_("On a page without this place the block is at the bottom."),
        ),
        default="bottom",
    )

    def clean(self) -> None:
        """Refuse to show a block without a text."""
        if self.enabled and not self.content:
            raise ValidationError({"content": _("Write a text, or switch the block off.")})


class BaseContentBlock(Customization):
    """Subclass it, each under a slug of its own, to offer several blocks."""

    abstract = True
    slug = "content"
    title = _("Content block")
    description = _("Your own text on pages of your store: delivery times, care, a promise.")
    settings = ContentSettings
    script = "storefront_assets/content.js"
    stylesheet = "storefront_assets/content.css"
