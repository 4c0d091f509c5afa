"""Customizations register themselves, and system checks say what is wrong with them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core import checks
from django.core.checks.registry import registry as check_registry

from ecwid_native.customization_checks import check_customizations
from ecwid_native.customizations import (
    Customization,
    customizations_for,
    get_customization,
    isolated_registry,
    registry,
)
from ecwid_native.fields import MerchantSettings, private, public
from tests.settings.conftest import Badge, Bar


class Empty(MerchantSettings):
    pass


def define(name: str = "Some", **body: Any) -> type[Customization]:
    """Define a customization that has nothing wrong but what ``body`` says."""
    whole = {"slug": "some", "title": "Some", "settings": Empty, **body}
    return type(name, (Customization,), whole)


def settings_with(field: Any, *, name: str = "one") -> type[MerchantSettings]:
    body = {name: field, "__annotations__": {name: Any}}
    return type("OneField", (MerchantSettings,), body)


def found(**body: Any) -> list[str]:
    """The ids of what the checks say about one customization."""
    with isolated_registry():
        define(**body)
        return sorted(str(message.id) for message in check_customizations(None))


def two_apps(settings: Any) -> None:
    entry = settings.ECWID["APPS"]["demo"]
    settings.ECWID = {**settings.ECWID, "APPS": {"demo": entry, "second": entry}}


def test_defining_a_class_registers_it() -> None:
    with isolated_registry():
        some = define()

        assert list(registry) == [some]
        assert customizations_for("demo") == (some,)
        assert get_customization("demo", "some") is some
        assert get_customization("demo", "other") is None


def test_an_abstract_class_is_not_registered_and_its_subclass_is() -> None:
    with isolated_registry():
        base = define("Base", abstract=True)
        child = type("Child", (base,), {})

        assert list(registry) == [child]


def test_the_order_is_by_number_then_by_definition() -> None:
    with isolated_registry():
        last = define("Last", order=5)
        first = define("First")
        second = define("Second")

        assert list(registry) == [first, second, last]


def test_a_class_defined_again_takes_its_place() -> None:
    with isolated_registry():
        define()
        again = define()

        assert list(registry) == [again]


def test_each_app_has_its_own(settings: Any) -> None:
    two_apps(settings)
    with isolated_registry():
        first = define("First", app="demo")
        second = define("Second", app="second")
        define("Unclear")

        assert customizations_for("demo") == (first,)
        assert customizations_for("second") == (second,)


def test_an_isolated_registry_leaves_no_trace() -> None:
    with isolated_registry(Bar):
        define()
        with isolated_registry():
            assert list(registry) == []
        assert len(list(registry)) == 2

    assert list(registry) == [Bar, Badge]


def test_nothing_is_wrong_with_a_good_one() -> None:
    assert found() == []


@pytest.mark.parametrize(
    "slug", ["", "Bar", "1bar", "bar_2", "bar--2", "bar-", "bär", "bar\n", "a/b", "value", "a" * 51]
)
def test_a_bad_slug(slug: str) -> None:
    assert found(slug=slug) == ["ecwid.E101"]


@pytest.mark.parametrize("slug", ["a", "bar-2", "values", "value-2", "a" * 50])
def test_a_good_slug(slug: str) -> None:
    assert found(slug=slug) == []


def test_a_slug_used_twice_in_an_app() -> None:
    with isolated_registry():
        define("First")
        define("Second")

        assert [each.id for each in check_customizations(None)] == ["ecwid.E102", "ecwid.E102"]


def test_a_slug_used_in_two_apps(settings: Any) -> None:
    two_apps(settings)
    with isolated_registry():
        define("First", app="demo")
        define("Second", app="second")

        assert check_customizations(None) == []


def test_an_unknown_app() -> None:
    assert found(app="nowhere") == ["ecwid.E103"]


def test_no_app_where_there_are_several(settings: Any) -> None:
    two_apps(settings)

    assert found() == ["ecwid.E104"]


@pytest.mark.parametrize("attribute", ["script", "stylesheet"])
def test_a_missing_file(attribute: str) -> None:
    assert found(**{attribute: "nowhere/bar.js"}) == ["ecwid.E105"]
    assert found(**{attribute: "../settings.py"}) == ["ecwid.E105"]
    assert found(**{attribute: "admin/js/core.js"}) == []


@pytest.mark.parametrize("wrong", [None, Empty(), forms.Form, "Empty"])
def test_no_settings(wrong: Any) -> None:
    assert found(settings=wrong) == ["ecwid.E106"]


def test_no_title() -> None:
    assert found(title="") == ["ecwid.E107"]


@pytest.mark.parametrize(
    "form_field", [forms.FileField(), forms.ImageField(), forms.ModelChoiceField(queryset=None)]
)
def test_a_value_that_lives_elsewhere(form_field: forms.Field) -> None:
    settings = settings_with(private(form_field, default=None))

    assert found(settings=settings) == ["ecwid.E108"]


@pytest.mark.parametrize(
    ("form_field", "default"),
    [
        (forms.Field(), object()),
        (forms.CharField(), b"bytes"),
        (forms.CharField(), 5),
        (forms.IntegerField(), "5"),
        (forms.DecimalField(), 1.5),
        (forms.ChoiceField(choices=[("a", "A")]), "b"),
        (forms.DateField(input_formats=["%d.%m.%Y"]), __import__("datetime").date(2026, 11, 24)),
    ],
)
def test_a_default_that_does_not_survive_storage(form_field: forms.Field, default: Any) -> None:
    settings = settings_with(public(form_field, default=default))

    assert found(settings=settings) == ["ecwid.E109"]


@pytest.mark.parametrize(
    ("form_field", "default"),
    [
        (forms.IntegerField(max_value=99), 100),
        (forms.CharField(max_length=3), "long"),
        (forms.EmailField(), "no address"),
    ],
)
def test_a_default_that_the_form_refuses(form_field: forms.Field, default: Any) -> None:
    settings = settings_with(public(form_field, default=default))

    assert found(settings=settings) == ["ecwid.W102"]


@pytest.mark.parametrize(
    ("form_field", "default"),
    [
        (forms.CharField(), ""),
        (forms.IntegerField(), None),
        (forms.ChoiceField(choices=[("a", "A")]), ""),
        (forms.MultipleChoiceField(choices=[("a", "A")]), []),
        (forms.DecimalField(), Decimal("1.5")),
    ],
)
def test_a_default_that_does(form_field: forms.Field, default: Any) -> None:
    assert found(settings=settings_with(public(form_field, default=default))) == []


def test_an_on_off_switch_that_is_none() -> None:
    settings = settings_with(public(forms.CharField(), default="on"), name="enabled")

    assert found(settings=settings) == ["ecwid.E110"]


@pytest.mark.parametrize("name", ["api_key", "crm_secret", "password", "access_token", "API_KEY"])
def test_a_public_field_that_sounds_secret(name: str) -> None:
    field = public(forms.CharField(), default="")
    hidden = private(forms.CharField(), default="")

    assert found(settings=settings_with(field, name=name)) == ["ecwid.W101"]
    assert found(settings=settings_with(hidden, name=name)) == []


@pytest.mark.parametrize("name", ["key", "keyword", "secretary", "monkey", "tokens_shown"])
def test_a_public_field_that_does_not(name: str) -> None:
    assert found(settings=settings_with(public(forms.CharField(), default=""), name=name)) == []


def test_the_checks_run_with_the_project() -> None:
    registered: set[object] = set(check_registry.get_checks())
    assert check_customizations in registered
    with isolated_registry():
        define(title="")
        messages = checks.run_checks(tags=["ecwid"])

    assert "ecwid.E107" in [message.id for message in messages]
