"""The recently viewed products: their settings and the base class of the customization."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, public
from storefront_assets.page_types import CART, CATEGORY, PRODUCT, SEARCH

PAGES = [PRODUCT, CATEGORY, SEARCH, CART]
MAX_PRODUCTS = 12


class RecentlyViewedSettings(MerchantSettings):
    """What the merchant decides about the list; all of it is public."""

    version = 1

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show recently viewed products")), default=False
    )
    heading: str = public(
        forms.CharField(max_length=60, label=_("Heading")), default=_("Recently viewed")
    )
    count: int = public(
        forms.IntegerField(
            min_value=1,
            max_value=MAX_PRODUCTS,
            label=_("How many products"),
            help_text=_("They are forgotten when the shopper closes the tab."),
        ),
        default=6,
    )
    pages: list[str] = public(
        forms.MultipleChoiceField(
            choices=PAGES, widget=forms.CheckboxSelectMultiple, label=_("Show them on")
        ),
        default=["PRODUCT", "CART"],
    )


class BaseRecentlyViewed(Customization):
    """Subclass it to offer the list in one of several apps, or under another slug."""

    abstract = True
    slug = "recently-viewed"
    title = _("Recently viewed products")
    description = _("Leads shoppers back to what they have looked at. Without cookies.")
    settings = RecentlyViewedSettings
    script = "storefront_assets/recently-viewed.js"
    stylesheet = "storefront_assets/recently-viewed.css"
