"""What this app adds to stores: an estimate on each product's page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, private, public
from examples.delivery_estimate.calendar import (
    EVERYWHERE,
    departure,
    parse_transit,
    working_days_later,
)
from storefront_assets.endpoints import StorefrontCall, storefront_query

COUNTRY = re.compile(r"[A-Z]{2}|")
WEEKDAYS = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]


class EstimateSettings(MerchantSettings):
    """The sentence is public. How the warehouse works is nobody's business."""

    enabled: bool = public(
        forms.BooleanField(required=False, label=_("Show the estimate")), default=False
    )
    text: str = public(
        forms.CharField(
            max_length=200, label=_("Text"), help_text=_("{from} and {to} become the two days.")
        ),
        default=_("Order now and it arrives between {from} and {to}."),
    )
    time_zone: str = private(
        forms.ChoiceField(
            choices=lambda: [(name, name) for name in sorted(available_timezones())],
            label=_("Time zone of the warehouse"),
        ),
        default="UTC",
    )
    cut_off_hour: int = private(
        forms.IntegerField(min_value=0, max_value=24, label=_("Orders leave the same day until")),
        default=14,
    )
    closed: list[str] = private(
        forms.MultipleChoiceField(
            choices=WEEKDAYS,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=_("Days without parcels"),
        ),
        default=["5", "6"],
    )
    transit: str = private(
        forms.CharField(
            widget=forms.Textarea,
            max_length=2_000,
            label=_("Working days on the way"),
            help_text=_("A line for each country, such as “DE 1-2”; “*” for all others."),
        ),
        default="* 3-6",
    )

    def clean(self) -> None:
        """Refuse lines that `parse_transit` cannot read."""
        try:
            parse_transit(self.transit)
        except ValueError as exc:
            message = _("This line cannot be read: %(line)s")
            raise ValidationError(
                {"transit": ValidationError(message, params={"line": str(exc)})}
            ) from exc


class DeliveryEstimate(Customization):
    """One sentence below the button of each product."""

    slug = "delivery-estimate"
    title = _("Delivery estimate")
    description = _("Tells shoppers when an order of now would arrive.")
    settings = EstimateSettings
    script = "delivery_estimate/estimate.js"
    stylesheet = "delivery_estimate/estimate.css"


@dataclass(frozen=True)
class Destination:
    """Where the shopper seems to be."""

    country: str = ""

    def __post_init__(self) -> None:
        """Two capital letters, or nothing."""
        if not COUNTRY.fullmatch(self.country):
            raise ValueError("country: two capital letters")


@dataclass(frozen=True)
class Arrival:
    """The first and the last day, as ``2026-03-04``."""

    earliest: str
    latest: str


@storefront_query(DeliveryEstimate, max_age_seconds=300)
def arrival(call: StorefrontCall[EstimateSettings], destination: Destination) -> Arrival | None:
    """When an order of now would arrive; null where nothing is sent to."""
    settings = call.settings
    by_country = parse_transit(settings.transit)
    days = by_country.get(destination.country) or by_country.get(EVERYWHERE)
    if days is None:
        return None
    left = departure(
        timezone.now().astimezone(ZoneInfo(settings.time_zone)),
        cut_off_hour=settings.cut_off_hour,
        closed={int(day) for day in settings.closed},
    )
    return Arrival(earliest=on(left, days.least), latest=on(left, days.most))


def on(left: date, days: int) -> str:
    """The day of arrival as the script reads it."""
    return working_days_later(left, days).isoformat()
