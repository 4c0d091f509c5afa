"""Query parameters and bodies, as every resource reads them."""

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.rest.bodies import accepted, merged, require
from ecwid_native.sandbox.rest.parameters import Page, Parameters, format_moment, parse_moment


def parameters(**values: str) -> Parameters:
    return Parameters(MultiDict(values))


def message(function: Any, *arguments: Any) -> str:
    with pytest.raises(HTTPError) as caught:
        function(*arguments)
    assert (caught.value.status, caught.value.code) == (400, "WRONG_PARAMETER")
    return caught.value.message


def test_values_are_read() -> None:
    query = parameters(
        a="Yes", b="0", n="10.5", i="-7", l="1, 2,", t="x, y", e="", d="2024-05-26", s="asc"
    )

    assert (query.boolean("a"), query.boolean("b"), query.boolean("e")) == (True, False, None)
    assert (query.number("n"), query.integer("i"), query.integer("none")) == (10.5, -7, None)
    assert (query.integers("l"), query.texts("t"), query.texts("none")) == (
        [1, 2],
        ["x", "y"],
        None,
    )
    assert query.moment("d") == 1716681600
    assert query.choice("s", ("asc", "desc")) == "asc"
    assert query.required("t") == "x, y"


@pytest.mark.parametrize("text", ["", "a", "nan", "1e5", "١", "9" * 60, "0x1"])
def test_no_number(text: str) -> None:
    query = parameters(x=text or " ")
    expected = "Wrong numeric parameter 'x' value: not a number or a number out of range"
    assert message(query.number, "x") == expected
    assert message(query.integers, "x") == expected if text else query.integers("x") == []


def test_wrong_values_are_named() -> None:
    query = parameters(x="maybe", limit="-1", offset="-1", page="9223372036854775808")
    assert message(query.boolean, "x") == (
        "Wrong parameter 'x' value: expected one of "
        "'true', 'false', 'yes', 'no', 'on', 'off', '1', '0'"
    )
    assert message(query.required, "y") == "Absent parameter y"
    assert "'a', 'b'" in message(query.choice, "x", ("a", "b"))
    assert "'x'" in message(query.moment, "x")
    assert "'page'" in message(query.integer, "page")
    assert "'offset'" in message(query.page)
    assert "'limit'" in message(parameters(limit="-1").page)


def test_a_page_has_at_most_100_items() -> None:
    assert parameters().page() == Page(offset=0, limit=100)
    assert parameters(offset="5", limit="1000").page() == Page(offset=5, limit=100)
    assert parameters(limit="0").page() == Page(offset=0, limit=0)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1716730666", 1716730666),
        ("2024-05-26 13:37:46 +0000", 1716730666),
        ("2024-05-26 13:37:46 UTC", 1716730666),
        ("2024-05-26 15:37:46 +0200", 1716730666),
        ("2024-05-26 13:37:46", 1716730666),
        ("2024-05-26", 1716681600),
        ("2024-13-26", None),
        ("2024-05-26 13:37:46 CEST", 1716723466),
        ("2024-05-26 13:37:46 XYZ", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(text: str, seconds: float | None) -> None:
    assert parse_moment(text) == seconds


def test_a_date_in_an_answer() -> None:
    assert format_moment(1716730666.9) == "2024-05-26 13:37:46 +0000"


def test_a_body_keeps_what_can_be_written() -> None:
    body = {
        "id": 5,
        "name": "Shirt",
        "sku": None,
        "unknown": {"a": 1},
        "categoryIds": [1, None, 2],
        "nameTranslated": {"en": "Shirt", "fr": None},
        "dimensions": {"length": 1.5, "unknown": 1},
    }
    assert accepted(body, "Product") == {
        "name": "Shirt",
        "categoryIds": [1, 2],
        "nameTranslated": {"en": "Shirt"},
        "dimensions": {"length": 1.5},
    }


def test_only_one_field_is_cleared_by_null() -> None:
    assert accepted({"googleProductCategory": None, "name": None}, "Product") == {
        "googleProductCategory": None
    }


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": 5}, "name"),
        ({"price": "5"}, "price"),
        ({"price": True}, "price"),
        ({"categoryIds": [1, "x"]}, "categoryIds[1]"),
        ({"categoryIds": [1.5]}, "categoryIds[0]"),
        ({"categoryIds": {}}, "categoryIds"),
        ({"dimensions": {"length": "x"}}, "dimensions.length"),
        ({"dimensions": []}, "dimensions"),
        ({"nameTranslated": {"en": 1}}, "nameTranslated.en"),
    ],
)
def test_a_wrong_type_is_named(body: dict[str, object], field: str) -> None:
    assert message(accepted, body, "Product") == f"Wrong value of field {field}"


def test_changes_go_over_a_document() -> None:
    before = {"a": {"x": 1, "y": 2}, "list": [1, 2], "b": 1}
    assert merged(before, {"a": {"x": 5}, "list": [3], "c": None}) == {
        "a": {"x": 5, "y": 2},
        "list": [3],
        "b": 1,
        "c": None,
    }
    assert before["a"] == {"x": 1, "y": 2}


def test_a_required_field_is_named() -> None:
    assert message(require, {"name": ""}, "name") == "Field name is required"
    require({"name": 0}, "name")
