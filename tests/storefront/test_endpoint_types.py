"""Shapes of data, what an endpoint may declare, and what an editor is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Required, TypedDict

import pytest

from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import isolated_registry
from ecwid_native.exceptions import ConfigurationError
from storefront_assets.build import build
from storefront_assets.declarations import declaration
from storefront_assets.endpoints import StorefrontCall, storefront_action, storefront_query
from storefront_assets.endpoints.checks import check_endpoints
from storefront_assets.endpoints.registry import endpoints_of, find_endpoint
from storefront_assets.endpoints.shapes import ShapeError, check_shape, dump_shape, read_shape
from tests.storefront.endpoint_samples import Product, StockCustomization, StockSettings


@dataclass
class Inner:
    amounts: tuple[float, ...] = ()
    tags: dict[str, bool] = field(default_factory=dict)


class Loose(TypedDict, total=False):
    inner: Inner | None
    size: Required[Literal["s", "l", 1]]


Read = list[Loose]


@pytest.mark.parametrize(
    ("annotation", "value", "expected"),
    [
        (float, 1, 1.0),
        (Decimal, "1.10", Decimal("1.10")),
        (int | None, None, None),
        (int | str, "a", "a"),
        (dict[str, int], {"a": 1}, {"a": 1}),
        (Read, [{"size": 1, "more": 2}], [{"size": 1}]),
        (Inner, {"amounts": [1, 2.5], "tags": {"x": True}}, Inner((1.0, 2.5), {"x": True})),
        (Loose, {"size": "s", "inner": {}}, {"size": "s", "inner": Inner()}),
    ],
    ids=str,
)
def test_a_value_is_read_as_declared_and_written_back(
    annotation: Any, value: Any, expected: Any
) -> None:
    read = read_shape(annotation, value)

    assert read == expected
    assert read_shape(annotation, dump_shape(annotation, read)) == expected


@pytest.mark.parametrize(
    ("annotation", "value", "message"),
    [
        (int, True, "a whole number"),
        (int, 1.0, "a whole number"),
        (bool, 1, "true or false"),
        (float, "1", "a number"),
        (str, None, "text"),
        (str, "a\0", "text without NUL"),
        (Decimal, 1, "a decimal number as text"),
        (Decimal, "NaN", "a decimal number as text"),
        (Decimal, "1e5", "a decimal number as text"),
        (None, 0, "null"),
        (Literal["a", 1], True, "one of 'a', 1"),
        (list[int], {"0": 1}, "a list"),
        (list[int], [1, "2"], "[1]: a whole number"),
        (dict[str, int], [], "an object"),
        (dict[str, int], {"a": "b"}, "a: a whole number"),
        (dict[str, int], {"\0": 1}, "text without NUL"),
        (Loose, {}, "size: missing"),
        (Loose, {"size": "s", "inner": {"amounts": [None]}}, "inner.amounts[0]: a number"),
        (int | str, [], "text"),
        (Product, {"product_id": 0}, "product_id: from 1"),
    ],
    ids=str,
)
def test_another_value_is_refused_and_its_place_named(
    annotation: Any, value: Any, message: str
) -> None:
    with pytest.raises(ShapeError) as caught:
        read_shape(annotation, value)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (int, True),
        (float, float("nan")),
        (Decimal, Decimal("Infinity")),
        (Decimal, 1),
        (Inner, {"amounts": []}),
        (Loose, {}),
        (list[int], "text"),
        (dict[str, int], None),
        (Literal["a"], "b"),
        (str, b"a"),
    ],
    ids=str,
)
def test_nothing_else_than_what_is_declared_goes_out(annotation: Any, value: Any) -> None:
    with pytest.raises(ShapeError):
        dump_shape(annotation, value)


@dataclass
class Endless:
    next: Endless | None = None


@pytest.mark.parametrize(
    "annotation",
    [Any, object, bytes, set[int], dict[int, str], tuple[int, str], list[complex], Endless],
    ids=str,
)
def test_what_has_no_form_in_json_is_refused(annotation: Any) -> None:
    with pytest.raises(TypeError):
        check_shape(annotation)


def no_annotations(call, data):  # type: ignore[no-untyped-def]
    return None


def no_record(call: StorefrontCall[StockSettings], number: int) -> None: ...


def too_many(call: StorefrontCall[StockSettings], one: Product, two: Product) -> None: ...


def unknown(call: StorefrontCall[StockSettings]) -> Nowhere: ...  # type: ignore[name-defined]  # noqa: F821


async def awaited(call: StorefrontCall[StockSettings]) -> None: ...


@pytest.mark.parametrize("function", [no_annotations, no_record, too_many, unknown, awaited])
def test_a_function_that_cannot_be_called_is_refused(function: Callable[..., Any]) -> None:
    with pytest.raises(ConfigurationError):
        storefront_query(StockCustomization)(function)


@pytest.mark.parametrize(
    "options",
    [{"name": "Üben"}, {"name": "a/b"}, {"max_bytes": 70_000}, {"client_limit": 0}],
    ids=str,
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any]) -> None:
    def fine(call: StorefrontCall[StockSettings]) -> None: ...

    with pytest.raises(ConfigurationError):
        storefront_action(StockCustomization, **options)(fine)


def test_a_subclass_has_the_endpoints_of_its_base() -> None:
    with isolated_registry():

        class Other(StockCustomization):
            slug = "other"

        def stock(call: StorefrontCall[StockSettings]) -> int:
            return 1

        storefront_query(Other)(stock)
        own = find_endpoint(Other, "stock")

        assert {each.name for each in endpoints_of(Other)} == {"broken", "stock", "wish"}
        assert own is not None
        assert own.gives is int
        assert [each.name for each in endpoints_of(StockCustomization)] == [
            "broken",
            "stock",
            "wish",
        ]


def test_an_editor_knows_both_sides() -> None:
    text = declaration(StockCustomization)

    assert "readonly product_id: number;\n  readonly note?: string;" in text
    assert 'readonly state: "in" | "out";\n  readonly names?: readonly string[];' in text
    assert "readonly price: string;" in text
    assert "/** How many are left * / of a product. */\n  stock(data: Product): Stock;" in text
    assert "wish(data: Product): null;" in text
    assert "broken(): Stock;" in text
    assert "Context<Settings, Calls>" in text
    assert text.count("interface Product ") == 1


def test_two_things_of_one_name_are_reported() -> None:
    @dataclass
    class Settings:
        other: int

    def clash(call: StorefrontCall[StockSettings]) -> None: ...

    def second(call: StorefrontCall[StockSettings]) -> None: ...

    def third(call: StorefrontCall[StockSettings]) -> None: ...

    clash.__annotations__["return"] = Settings
    with isolated_registry():

        class Clashing(StockCustomization):
            slug = "clashing"

        storefront_query(Clashing)(clash)
        storefront_query(Clashing, name="twice")(second)
        storefront_action(Clashing, name="twice")(third)
        messages = check_endpoints(None)

    assert {each.id for each in messages} == {"ecwid.E205"}
    assert sorted(each.msg.rpartition(" ")[2] for each in messages) == ["'Settings'.", "'twice'."]


@pytest.mark.parametrize(
    ("server", "ids"),
    [
        ("https://app.example", []),
        ("", ["ecwid.W203"]),
        ("http://app.example", ["ecwid.E206"]),
        ("app.example", ["ecwid.E206"]),
    ],
)
def test_scripts_from_a_storage_have_to_know_the_server(
    server: str, ids: list[str], settings: Any
) -> None:
    settings.ECWID = {**settings.ECWID, "STOREFRONT_SERVER_URL": server}
    settings.STORAGES = {**settings.STORAGES, "storefront": settings.STORAGES["default"]}
    with isolated_registry(StockCustomization):
        assert [each.id for each in check_endpoints(None)] == ids


def test_the_build_says_which_endpoints_are_actions() -> None:
    with isolated_registry(StockCustomization):
        script = build(ecwid_settings.apps[0]).bundle.script

    assert ',calls("stock",["wish"])' in script


def test_scripts_can_be_told_where_the_server_is(settings: Any) -> None:
    settings.ECWID = {**settings.ECWID, "STOREFRONT_SERVER_URL": "https://app.example/"}
    with isolated_registry(StockCustomization):
        script = build(ecwid_settings.apps[0]).bundle.script

    assert script.endswith(',"https://app.example/demo/");\n')
