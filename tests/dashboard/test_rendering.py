"""Fields rendered without Django's templates say the same as with them."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.template import engines
from django.test import SimpleTestCase, override_settings
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from dashboard import frames
from dashboard.controls import known_control
from dashboard.differences import shown_value
from dashboard.skeleton import settings_skeleton
from dashboard.submissions import typed_values
from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.fields import MerchantSettings, SecretInput, private, public
from tests.dashboard.markup import Element, Markup

CANARY = "\"><script>alert(1)</script>' &amp; \u2028 </textarea>"
LOOKS = ("class", "type", "inputmode", "role", "step", "min", "max", "cols", "rows")


class Loud(forms.TextInput):
    """A widget of an app author."""

    template_name = "django/forms/widgets/text.html"


FIELDS: dict[str, tuple[forms.Field, Any]] = {
    "text": (forms.CharField(max_length=40, min_length=2), "Hello"),
    "blank": (forms.CharField(required=False), ""),
    "email": (forms.EmailField(), "a@example.com"),
    "link": (forms.URLField(assume_scheme="https"), "https://example.com/?a=1&b=2"),
    "colour": (forms.CharField(widget=forms.ColorInput), "#275edd"),
    "long": (forms.CharField(widget=forms.Textarea(attrs={"placeholder": "…"})), "\none\n two"),
    "whole": (forms.IntegerField(min_value=0), 0),
    "amount": (forms.DecimalField(decimal_places=2), "12.50"),
    "switch_on": (forms.BooleanField(required=False), True),
    "switch_off": (forms.BooleanField(required=False), False),
    "choice": (forms.ChoiceField(choices=[("a", "A & B"), ("b", "B")]), "b"),
    "groups": (
        forms.ChoiceField(choices=[("Near", [("a", "A")]), ("Far", [("b", "B"), ("c", "C")])]),
        "c",
    ),
    "late": (forms.ChoiceField(choices=lambda: [(1, "One"), (2, "Two")]), 2),
    "typed": (forms.TypedChoiceField(choices=[(1, "One"), (2, "Two")], coerce=int), 1),
    "radio": (
        forms.TypedChoiceField(
            choices=[("", "None"), (1, "A < B"), (2, "Two")], coerce=int, widget=forms.RadioSelect
        ),
        2,
    ),
    "boxes": (
        forms.MultipleChoiceField(
            choices=[("a", "A & B"), ("b", "B"), ("'\"<", "C")],
            widget=forms.CheckboxSelectMultiple(attrs={"class": "mine", "data-x": "<"}),
        ),
        ["a", "'\"<"],
    ),
    "no_box": (
        forms.MultipleChoiceField(
            choices=[("a", "A")], required=False, widget=forms.CheckboxSelectMultiple
        ),
        None,
    ),
    "late_boxes": (
        forms.MultipleChoiceField(
            choices=lambda: [(1, "One"), (2, "Two")], widget=forms.CheckboxSelectMultiple
        ),
        [2],
    ),
    "groups_of_boxes": (
        forms.MultipleChoiceField(
            choices=[("Near & far", [("a", mark_safe("<b>A</b>")), (None, "B")]), (None, "C")],
            disabled=True,
            widget=forms.CheckboxSelectMultiple,
        ),
        ["a", ""],
    ),
    "groups_of_radios": (
        forms.ChoiceField(
            choices=[("", "No group"), ("Near", [("a", "A"), ("a", "A again")])],
            required=False,
            widget=forms.RadioSelect(attrs={"id": "own"}),
        ),
        "a",
    ),
    "disabled": (forms.CharField(disabled=True), "fixed"),
    "extra": (
        forms.CharField(widget=forms.TextInput(attrs={"data-x": "1", "autofocus": True})),
        "",
    ),
}


def without_looks(element: Element) -> dict[str, str]:
    return {name: value for name, value in element.attributes.items() if name not in LOOKS}


def is_group(name: str) -> bool:
    return isinstance(FIELDS[name][0].widget, forms.RadioSelect)


def shown_texts(markup: Markup) -> list[str]:
    return [each.text for each in markup.elements if each.tag in {"textarea", "option"}]


@pytest.mark.parametrize("name", FIELDS)
def test_a_control_says_what_django_would_say(name: str) -> None:
    field, value = FIELDS[name]
    form_class = type("OneField", (forms.Form,), {name: field})
    form = form_class(initial={name: value}, prefix="bar")
    html_id = field.widget.attrs.get("id", f"id_bar-{name}")
    control = known_control(field, name=f"bar-{name}", html_id=html_id)
    assert control

    ours = Markup(control(field.prepare_value(value), ""))

    django = Markup(form[name].as_widget())
    assert [without_looks(element) for element in ours.elements] == [
        without_looks(element) for element in django.elements
    ]
    assert shown_texts(ours) == shown_texts(django)


@pytest.mark.parametrize("name", [name for name in FIELDS if is_group(name)])
@pytest.mark.parametrize("chosen", [None, "", "a", ["a", "1", 2], ["no choice"]], ids=str)
def test_boxes_are_drawn_as_django_draws_them(name: str, chosen: object) -> None:
    field, _value = FIELDS[name]
    html_id = field.widget.attrs.get("id", "id_x")
    control = known_control(field, name="x", html_id=html_id)
    assert control
    attrs = {"id": html_id, "disabled": field.disabled, "aria-invalid": "true"}
    if field.required and field.widget.use_required_attribute(None):
        attrs["required"] = True

    ours = control(chosen, ' aria-invalid="true" aria-describedby="x_error"')

    SimpleTestCase().assertHTMLEqual(ours, field.widget.render("x", chosen, attrs))


def test_a_number_can_be_mistyped_and_shown_again() -> None:
    field = forms.IntegerField(min_value=1, max_value=9)
    control = known_control(field, name="n", html_id="n")
    assert control

    shown = Markup(control("12abc", "")).one("input")

    assert shown["type"] == "text"
    assert shown["inputmode"] == "numeric"
    assert shown["value"] == "12abc"
    assert "min" not in shown


def test_a_number_below_zero_gets_a_keyboard_with_a_minus_sign() -> None:
    control = known_control(forms.IntegerField(min_value=-5), name="n", html_id="n")
    assert control

    assert Markup(control(-1, "")).one("input")["inputmode"] == "text"


@pytest.mark.parametrize(
    "widget", [Loud, forms.NullBooleanSelect, forms.DateInput, forms.SelectMultiple]
)
def test_another_widget_is_left_to_django(widget: type[forms.Widget]) -> None:
    field = forms.CharField(widget=widget)

    assert known_control(field, name="x", html_id="x") is None


def test_a_field_with_a_template_of_its_own_is_drawn_by_it() -> None:
    own: dict[str, Any] = {"template_name": "django/forms/field.html"}
    page = rendered(settings_of(forms.CharField(label="Framed", **own), default="")())

    assert page.one("label", **{"for": "id_bar-day"}).text == "Framed:"
    assert page.control("bar-day")["type"] == "text"


NIGHT = datetime.datetime(2026, 12, 24, 18, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (forms.DateField(), NIGHT.date(), ("date", "2026-12-24")),
        (forms.TimeField(), NIGHT.time(), ("time", "18:30")),
        (forms.TimeField(), datetime.time(18, 30, 5), ("time", "18:30:05")),
        (forms.TimeField(), "10:00", ("time", "10:00")),
        (forms.DateTimeField(), NIGHT, ("datetime-local", "2026-12-24T18:30")),
        (
            forms.DateField(widget=forms.DateInput(attrs={"type": "date"})),
            NIGHT.date(),
            ("date", "2026-12-24"),
        ),
        (forms.DateField(widget=forms.DateInput(format="%d %m")), NIGHT.date(), ("text", "24 12")),
        (forms.DateField(input_formats=["%d/%m/%Y"]), NIGHT.date(), ("text", "24/12/2026")),
    ],
)
def test_a_date_has_a_picker_that_shows_it_in_every_language(
    field: forms.Field, value: object, shown: tuple[str, str]
) -> None:
    with translation.override("fr"):
        control = rendered(settings_of(field, default=None)(day=value)).control("bar-day")

    assert (control["type"], control["value"]) == shown


def settings_of(field: forms.Field, *, default: object) -> type[MerchantSettings]:
    """A settings class with one field, `day`."""
    body = {"__annotations__": {"day": object}, "day": public(field, default=default)}
    return type("DaySettings", (MerchantSettings,), body)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.DateField(), NIGHT.date(), "24 décembre 2026"),
        (forms.DateTimeField(), NIGHT, "24 décembre 2026 18:30"),
        (forms.SplitDateTimeField(), NIGHT, "24 décembre 2026 18:30"),
        (forms.TimeField(), NIGHT.time(), "18:30"),
        (forms.NullBooleanField(), None, "Inconnu"),
        (forms.DateField(), None, "vide"),
    ],
)
def test_a_difference_is_in_the_words_of_the_page(
    field: forms.Field, value: object, words: str
) -> None:
    declared = settings_of(field, default=None).setting_fields["day"]

    with translation.override("fr"), override_settings(TIME_ZONE="UTC"):
        assert shown_value(declared, value) == words


def test_what_was_typed_is_told_in_the_words_of_the_page() -> None:
    class Kinds(MerchantSettings):
        days: list[str] = public(
            forms.MultipleChoiceField(choices=[("1", "Monday"), ("2", "Tuesday")]), default=["1"]
        )
        place: str = public(forms.ChoiceField(choices=[("t", "Top"), ("e", "End")]), default="t")
        at: datetime.datetime | None = public(forms.SplitDateTimeField(), default=None)
        gift: bool | None = public(forms.NullBooleanField(), default=None)
        odd: dict[str, int] = public(forms.JSONField(), default={"a": 1})

    with isolated_registry(customization_of(Kinds)):
        data = "kinds-days=1&kinds-days=2&kinds-place=e&kinds-at_0=2026-12-24&kinds-at_1=10:00"
        typed = typed_values("demo", QueryDict(data + '&kinds-gift=true&kinds-odd={"a": 1}'))
        kept = typed_values("demo", QueryDict('kinds-days=1&kinds-place=t&kinds-odd={"a": 1}'))

    assert [text for _label, text in typed] == ["Monday, Tuesday", "End", "2026-12-24 10:00", "Yes"]
    assert kept == []


def customization_of(settings_class: type[MerchantSettings]) -> type[Customization]:
    """A customization with the slug `kinds`, made where the registry is isolated."""
    with isolated_registry():
        body = {"slug": "kinds", "title": "Kinds", "settings": settings_class}
        return type("KindsCustomization", (Customization,), body)


def test_the_parts_of_a_date_say_what_they_are() -> None:
    split = rendered(settings_of(forms.SplitDateTimeField(), default=None)(day=NIGHT))
    drop_downs = rendered(
        settings_of(forms.DateField(widget=forms.SelectDateWidget), default=None)()
    )

    assert (split.control("bar-day_0")["type"], split.control("bar-day_0")["aria-label"]) == (
        "date",
        "Date",
    )
    assert split.control("bar-day_0")["value"] == "2026-12-24"
    assert drop_downs.one("select", name="bar-day_month")["aria-label"] == "Month"


def test_what_the_author_says_of_a_widget_holds() -> None:
    slider = forms.NumberInput(attrs={"type": "range", "step": 5})
    own = Loud(attrs={"class": "mine"})
    choices = [(str(number), str(number)) for number in range(6)]

    page = rendered(settings_of(forms.IntegerField(widget=slider, max_value=50), default=20)())
    loud = rendered(settings_of(forms.CharField(widget=own), default="")())
    several = rendered(settings_of(forms.MultipleChoiceField(choices=choices), default=[])())

    sliding = page.control("bar-day")
    assert (sliding["type"], sliding["step"], sliding["max"]) == ("range", "5", "50")
    assert page.one("output").text == "20"
    assert loud.control("bar-day")["class"] == "field__input mine"
    assert several.one("select")["size"] == "6"


class BarSettings(MerchantSettings):
    """One field of each kind, and an author's widget."""

    enabled: bool = public(forms.BooleanField(required=False, label="Show it"), default=False)
    text: str = public(
        forms.CharField(label="Message", help_text="Keep it short."), default="Hello"
    )
    loud: str = public(forms.CharField(label="Loud", widget=Loud), default="loud")
    day: str = public(
        forms.ChoiceField(label="Day", widget=forms.RadioSelect, choices=[("1", "Mon")]),
        default="1",
    )
    key: str = private(forms.CharField(required=False, label="Key", widget=SecretInput), default="")


def rendered(current: MerchantSettings) -> Markup:
    skeleton = settings_skeleton(type(current), prefix="bar")
    return Markup(skeleton.render_saved(current))


def typed(settings_class: type[MerchantSettings], **data: str) -> Markup:
    form = settings_class.form({f"bar-{k}": v for k, v in data.items()}, prefix="bar")
    return Markup(settings_skeleton(settings_class, prefix="bar").render_typed(form))


def test_every_control_has_a_label_and_its_help_text() -> None:
    page = rendered(BarSettings())

    assert page.one("label", **{"for": "id_bar-text"}).text == "Message *"
    assert page.control("bar-text")["aria-describedby"] == "id_bar-text_helptext"
    assert page.one("div", id="id_bar-text_helptext").text == "Keep it short."
    assert page.one("label", **{"for": "id_bar-loud"}).text == "Loud *"
    assert page.one("legend").text == "Day *"
    assert "Show it" in page.one("label", **{"class": "checkbox big"}).text


def test_what_the_author_draws_has_the_same_names_and_values() -> None:
    page = rendered(BarSettings(loud="very"))

    assert page.control("bar-loud")["value"] == "very"
    assert "checked" in page.one("input", type="radio", name="bar-day")


def test_an_error_is_beside_its_field_and_tied_to_it() -> None:
    page = typed(BarSettings, text="", loud="", day="7")

    text = page.control("bar-text")
    assert text["aria-invalid"] == "true"
    assert text["aria-describedby"] == "id_bar-text_error id_bar-text_helptext"
    assert page.one("div", id="id_bar-text_error").text == "This field is required."
    assert page.control("bar-loud")["aria-invalid"] == "true"
    assert page.one("fieldset")["aria-describedby"] == "id_bar-day_error"
    assert "aria-invalid" not in page.control("bar-enabled")


def test_typed_values_are_shown_again() -> None:
    page = typed(BarSettings, text="", loud="typed", enabled="on", day="1")

    assert page.control("bar-loud")["value"] == "typed"
    assert "checked" in page.control("bar-enabled")


def test_a_secret_is_never_shown() -> None:
    saved = rendered(BarSettings(key="s3cret"))
    typed_again = typed(BarSettings, key="s3cret")

    assert saved.control("bar-key").get("value") is None
    assert typed_again.control("bar-key").get("value") is None


def test_a_saved_secret_can_be_replaced_or_removed() -> None:
    page = rendered(BarSettings(key="s3cret"))

    assert page.one("details")
    assert page.control("bar-key-clear")["type"] == "checkbox"
    assert not rendered(BarSettings()).all("details")


def test_no_value_becomes_markup() -> None:
    page = rendered(BarSettings(text=CANARY, loud=CANARY))

    assert page.control("bar-text")["value"] == CANARY
    assert page.control("bar-loud")["value"] == CANARY
    assert not page.all("script")


def test_no_declaration_becomes_markup() -> None:
    class Hostile(MerchantSettings):
        text: str = public(
            forms.CharField(
                label=CANARY,
                help_text=CANARY,
                widget=forms.Textarea(attrs={"placeholder": CANARY}),
            ),
            default=CANARY,
        )
        choice: str = public(
            forms.ChoiceField(choices=[(CANARY, CANARY), (CANARY, [("x", CANARY)])]), default="x"
        )

    page = rendered(Hostile())

    assert not page.all("script")
    assert page.control("bar-text").text == "\n" + CANARY
    assert page.control("bar-text")["placeholder"] == CANARY
    assert page.one("option", value=CANARY).text == CANARY


def test_each_language_has_its_own_labels() -> None:
    class Translated(MerchantSettings):
        text: str = public(forms.CharField(label=_("Yes")), default="")

    with translation.override("fr"):
        french = rendered(Translated()).one("label").text
    with translation.override("en"):
        english = rendered(Translated()).one("label").text

    assert (french, english) == ("Oui *", "Yes *")


@pytest.fixture
def project_templates(tmp_path: Any) -> Iterator[Any]:
    """A folder of a project's own templates."""
    folder = tmp_path / "dashboard" / "fields"
    folder.mkdir(parents=True)
    with override_settings(TEMPLATES=[_first_in(tmp_path)]):
        yield folder


def _first_in(folder: Any) -> dict[str, Any]:
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [folder],
        "APP_DIRS": True,
    }


def test_a_project_may_draw_fields_differently(project_templates: Any) -> None:
    class Own(MerchantSettings):
        text: str = public(forms.CharField(label="Message"), default="x")

    (project_templates / "box.html").write_text("<p>{{ field.label }}: {{ control }}</p>")

    assert rendered(Own()).one("p").text == "Message: "
    assert engines["django"]


def test_a_frame_without_its_control_says_so(project_templates: Any) -> None:
    (project_templates / "box.html").write_text("<p>{{ field.label }}</p>")
    caption = frames.Caption(name="x", html_id="x", label_for="x", label="X")

    with pytest.raises(ConfigurationError, match=r"dashboard/fields/box\.html .* control"):
        frames.frame("box", caption)
