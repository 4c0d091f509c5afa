"""Field values as JSON and back."""

from __future__ import annotations

import datetime
import enum
import json
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation

from ecwid_native.field_values import from_json, to_json


class Position(models.TextChoices):
    TOP = "top", "Top"
    BOTTOM = "bottom", "Bottom"


class Size(enum.Enum):
    SMALL = 1
    LARGE = 2


class Colour:
    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Colour) and other.text == self.text

    __hash__ = None  # type: ignore[assignment]


class ColourField(forms.Field):
    """A field an author might bring: its own Python type, text outside."""

    def prepare_value(self, value: Any) -> Any:
        return value.text if isinstance(value, Colour) else value

    def to_python(self, value: Any) -> Any:
        return Colour(value.strip()) if value else None


def to_size(value: str) -> Size:
    return Size(int(value))


UTC = datetime.UTC
ROUND_TRIPS: list[tuple[forms.Field, Any, Any]] = [
    (forms.CharField(), "Füße", "Füße"),
    (forms.CharField(empty_value=None, required=False), None, None),
    (forms.CharField(widget=forms.Textarea), "a\nb", "a\nb"),
    (forms.EmailField(), "a@example.com", "a@example.com"),
    (forms.URLField(assume_scheme="https"), "https://example.com/", "https://example.com/"),
    (forms.BooleanField(), True, True),
    (forms.NullBooleanField(), None, None),
    (forms.NullBooleanField(), False, False),
    (forms.IntegerField(), 7, 7),
    (forms.IntegerField(required=False), None, None),
    (forms.FloatField(), 0.1, 0.1),
    (forms.DecimalField(), Decimal("19.90"), "19.90"),
    (forms.DecimalField(), Decimal("1E+2"), "100"),
    (forms.DecimalField(localize=True), Decimal("1234.5"), "1234.5"),
    (forms.DecimalField(), Decimal("0.12345678901234567890123"), "0.12345678901234567890123"),
    (forms.ChoiceField(choices=[("a", "A")]), "a", "a"),
    (forms.ChoiceField(choices=Position), "top", "top"),
    (forms.TypedChoiceField(choices=Position, coerce=Position), Position.TOP, "top"),
    (forms.TypedChoiceField(choices=[(1, "1"), (2, "2")], coerce=to_size), Size.LARGE, 2),
    (forms.TypedChoiceField(choices=[(1, "1"), (2, "2")], coerce=int), 2, 2),
    (forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")]), ["a", "b"], ["a", "b"]),
    (forms.TypedMultipleChoiceField(choices=[(1, "1"), (2, "2")], coerce=int), [1], [1]),
    (forms.JSONField(), {"a": [1, None, "x"]}, {"a": [1, None, "x"]}),
    (forms.UUIDField(), uuid.UUID(int=5), str(uuid.UUID(int=5))),
    (forms.DateField(), datetime.date(2026, 11, 24), "2026-11-24"),
    (forms.TimeField(), datetime.time(9, 30, 0, 5), "09:30:00.000005"),
    (
        forms.DateTimeField(),
        datetime.datetime(2026, 11, 24, 9, tzinfo=UTC),
        "2026-11-24T09:00:00+00:00",
    ),
    (
        forms.SplitDateTimeField(),
        datetime.datetime(2026, 11, 24, 9, tzinfo=UTC),
        ["2026-11-24", "09:00:00"],
    ),
    (forms.DurationField(), datetime.timedelta(days=1, hours=2), "1 02:00:00"),
    (ColourField(), Colour("#fff"), "#fff"),
]


@pytest.mark.parametrize(("field", "value", "raw"), ROUND_TRIPS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_values_survive_the_way_through_json(
    field: forms.Field, value: Any, raw: Any, language: str
) -> None:
    with timezone.override(UTC), translation.override(language):
        stored = to_json(field, value)
        back = from_json(field, json.loads(json.dumps(stored)))

    assert stored == raw
    assert type(stored) is type(raw)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        (forms.BooleanField(), "false"),
        (forms.BooleanField(), 1),
        (forms.BooleanField(), None),
        (forms.CharField(), 5),
        (forms.CharField(), None),
        (forms.CharField(), ["a"]),
        (forms.CharField(), "\ud800"),
        (forms.JSONField(), {"\udfff": 1}),
        (forms.IntegerField(), True),
        (forms.IntegerField(), "7"),
        (forms.IntegerField(), 7.0),
        (forms.IntegerField(), None),
        (forms.FloatField(), "0.1"),
        (forms.FloatField(), float("inf")),
        (forms.DecimalField(), 0.1),
        (forms.DecimalField(), True),
        (forms.DecimalField(), "NaN"),
        (forms.DecimalField(), "1e999999999"),
        (forms.DecimalField(), "1,5"),
        (forms.ChoiceField(choices=[("a", "A")]), "b"),
        (forms.ChoiceField(choices=[("a", "A")]), ["a"]),
        (forms.MultipleChoiceField(choices=[("a", "A")]), "a"),
        (forms.MultipleChoiceField(choices=[("a", "A")]), ["a", "z"]),
        (forms.MultipleChoiceField(choices=[("a", "A")]), [["a"]]),
        (forms.DateField(), "yesterday"),
        (forms.SplitDateTimeField(), ["2026-11-24"]),
        (forms.SplitDateTimeField(), "2026-11-24"),
    ],
)
def test_a_stored_value_of_another_type_is_refused(field: forms.Field, raw: Any) -> None:
    with pytest.raises((ValueError, ValidationError)):
        from_json(field, raw)


@pytest.mark.parametrize(
    "value", [object(), {1: "a"}, b"bytes", {"a"}, float("nan"), Decimal("inf"), "\ud800"]
)
def test_a_value_without_a_json_form_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        to_json(forms.Field(), value)
