"""Composing an app's files from those of its customizations."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ecwid_native.conf import ecwid_settings
from storefront_assets.bundle import Bundle, build_bundle
from tests.storefront.conftest import WriteCustomization

START = "customization(() => {});"


def bundle(app: str = "demo") -> Bundle:
    return build_bundle(ecwid_settings.app(app))


def test_customizations_come_in_the_order_of_their_slugs(write: WriteCustomization) -> None:
    for slug in ("b", "c", "a"):
        write(slug, f"/* {slug} */{START}", f".{slug}{{d:e}}")

    result = bundle()

    assert [result.script.index(f"/* {slug} */") for slug in "abc"] == sorted(
        result.script.index(f"/* {slug} */") for slug in "abc"
    )
    assert result.stylesheet.index(").a{") < result.stylesheet.index(").b{")
    assert not result.problems


def test_each_rule_waits_for_its_own_customization(write: WriteCustomization) -> None:
    write("a", START, ".x{y:z}")

    gate = ':root[data-app-demo-app~="a"]'
    assert bundle().stylesheet == f":where({gate},{gate} *).x{{y:z}}"


def test_a_stylesheet_can_name_its_app(write: WriteCustomization) -> None:
    write("a", START, ".__app__-bar{animation:__app__-in;--__app__-x:1}")

    assert ".app-demo-app-bar{animation:app-demo-app-in;--app-demo-app-x:1}" in bundle().stylesheet


def test_a_customization_without_files_is_not_in_the_bundle(write: WriteCustomization) -> None:
    write("a")

    assert bundle() == Bundle()


def test_a_customization_with_a_stylesheet_alone_is_started(write: WriteCustomization) -> None:
    write("a", style=".x{y:z}")

    assert '["a",function(customization){' in bundle().script


def test_each_app_has_its_own(write: WriteCustomization, settings: Settings) -> None:
    entry = settings.ECWID["APPS"]["demo"]
    settings.ECWID = {"APPS": {"one": entry, "two": {**entry, "CLIENT_ID": "two-app"}}}
    write("a", "'of one'", app="one")
    write("b", "'of two'", app="two")

    assert "of one" in bundle("one").script
    assert "of two" not in bundle("one").script
    assert '"two-app","app-two-app"' in bundle("two").script


@pytest.mark.parametrize(
    ("script", "style", "message"),
    [
        ("\nlet a = ;", ".x{y:z}", "bad.js: line 2: "),
        (START, "\n\n.x{y z}", "bad.css: line 3: neither"),
        (START, '@import "x";', "bad.css: line 1: @import"),
    ],
)
def test_a_wrong_file_leaves_its_customization_out_and_no_other(
    write: WriteCustomization, script: str, style: str, message: str
) -> None:
    bad = write("bad", script, style)
    write("good", START, ".good{a:b}")

    result = bundle()

    assert [each.customization for each in result.problems] == [bad]
    assert result.problems[0].message.startswith(message)
    assert '"good"' in result.script
    assert '"bad"' not in result.script
    assert ".good" in result.stylesheet
    assert ".x" not in result.stylesheet


def test_a_missing_file_leaves_its_customization_out(
    write: WriteCustomization, static_dir: Path
) -> None:
    write("bad", START)
    (static_dir / "bad.js").unlink()

    assert bundle().problems[0].message == "bad.js: there is no such static file"


def test_a_file_that_is_not_text_leaves_its_customization_out(
    write: WriteCustomization, static_dir: Path
) -> None:
    write("bad", START)
    (static_dir / "bad.js").write_bytes(b"\xff\xfe")

    assert "decode" in bundle().problems[0].message


def test_a_byte_order_mark_is_no_part_of_a_file(
    write: WriteCustomization, static_dir: Path
) -> None:
    write("a", START)
    (static_dir / "a.js").write_text("\ufeff" + START, encoding="utf-8")

    assert "\ufeff" not in bundle().script
