"""Two customizations with a field of each kind."""

import datetime

from django import forms

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, SecretInput, private, public


class BarSettings(MerchantSettings):
    """The six kinds of fields, and a colour."""

    enabled: bool = public(
        forms.BooleanField(required=False, label="Show the bar on every page"), default=False
    )
    text: str = public(
        forms.CharField(
            max_length=120,
            label="Message",
            help_text="Shown in one line. Phones have room for about 40 characters.",
        ),
        default="Free shipping this week",
    )
    colour: str = public(
        forms.CharField(label="Background colour", widget=forms.ColorInput), default="#275edd"
    )
    position: str = public(
        forms.ChoiceField(
            label="Position",
            choices=[("top", "Above the page header"), ("bottom", "At the end of the window")],
        ),
        default="top",
    )
    days: int = public(
        forms.IntegerField(min_value=1, label="Days to stay hidden once closed"), default=7
    )
    notes: str = private(
        forms.CharField(required=False, label="Notes", widget=forms.Textarea), default=""
    )
    key: str = private(
        forms.CharField(
            required=False,
            label="CRM key",
            widget=SecretInput,
            help_text="It is never sent to the storefront.",
        ),
        default="",
    )


class Bar(Customization):
    """The first section."""

    slug = "bar"
    title = "Announcement bar"
    description = "A line of text above every page of your storefront."
    settings = BarSettings


class ProgressSettings(MerchantSettings):
    """Widgets that draw themselves."""

    enabled: bool = public(
        forms.BooleanField(required=False, label="Show the progress"), default=False
    )
    goal: int = public(forms.IntegerField(min_value=0, label="Free shipping from"), default=50)
    audience: str = public(
        forms.ChoiceField(
            label="Who sees it",
            widget=forms.RadioSelect,
            choices=[("all", "Everybody"), ("new", "New visitors only")],
        ),
        default="all",
    )
    countries: list[str] = public(
        forms.MultipleChoiceField(
            required=False,
            label="Countries",
            choices=[(name, name) for name in ("Austria", "Belgium", "Cyprus", "Denmark", "Spain")],
        ),
        default=["Spain"],
    )
    starts: str = public(
        forms.CharField(
            required=False, label="Starts on", widget=forms.DateInput(attrs={"type": "date"})
        ),
        default="",
    )
    ends: datetime.datetime | None = public(
        forms.SplitDateTimeField(required=False, label="Ends at"), default=None
    )
    birthday: datetime.date | None = public(
        forms.DateField(required=False, label="Birthday", widget=forms.SelectDateWidget),
        default=None,
    )
    share: int = public(
        forms.IntegerField(
            min_value=0,
            max_value=100,
            label="Share of visitors",
            widget=forms.NumberInput(attrs={"type": "range"}),
        ),
        default=50,
    )
    gift: bool | None = public(forms.NullBooleanField(label="Gift"), default=None)


class Progress(Customization):
    """The second section."""

    slug = "progress"
    title = "Free shipping progress"
    settings = ProgressSettings
    order = 1
