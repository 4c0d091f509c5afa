"""Composing one script out of many."""

import pytest

from ecwid_native.exceptions import AssetError
from storefront_assets.minify import Minifier
from storefront_assets.script import (
    check_script,
    compose_script,
    css_name,
    module_piece,
    runtime_piece,
)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "// a comment at the end",
        "return;",
        "customization(() => {});",
        "const a = b?.c ?? `${`d`}`; if (a) /[/}]/.test(a);",
        "class A { #b = 1; static { this.c = () => this.#b; } }",
        "customization(async ({ page }) => { await page; });",
        "const umlaut = 'ä', emoji = '💐', separator = '\u2028';",
        "missing.thing();",
    ],
)
def test_a_function_body_is_accepted_and_not_run(source: str) -> None:
    check_script(source)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("let a = ;", "line 1: "),
        ("\n\nlet a; let a;", "line 3: invalid redefinition"),
        ("}", "line 2: "),
        ("}; function (", "line 1: "),
        ("/*", "line 1: "),
        ("'a\n'", "line 1: "),
        ("import 'x';", "line 1: "),
        ("export default 1;", "line 1: "),
        ("await x;", "line 1: "),
        ("with (a) {}", "line 1: "),
        ("x = 010;", "line 1: Octal"),
        ("break;", "line 1: "),
        ("\0", "null character"),
        ("(" * 100_000, "stack"),
        ("[" * 1_000_000, "stack"),
    ],
)
def test_what_would_stop_the_whole_bundle_is_refused(source: str, message: str) -> None:
    with pytest.raises(AssetError, match=message):
        check_script(source)


def compose(*modules: tuple[str, str], minifier: Minifier | None = None) -> str:
    pieces = [(slug, module_piece(source, f"{slug}.js", minifier)) for slug, source in modules]
    return compose_script("demo-app", pieces, runtime=runtime_piece(minifier))[0]


def test_modules_stand_in_the_order_given() -> None:
    script = compose(("b", "one()"), ("a", "two()"))

    assert script.index("one()") < script.index("two()")


def test_without_a_minifier_the_source_of_a_module_stays_as_it_is() -> None:
    source = "const a = `  two  spaces ${`and // more`}`;  // said"

    assert source in compose(("a", source))


def test_a_minified_script_is_shipped_without_comments() -> None:
    script = compose(("a", "/** said */ customization(() => {}); // more"), minifier=Minifier())

    assert "/*" not in script
    assert "//" not in script


@pytest.mark.parametrize(
    ("client_id", "name"),
    [
        ("my-app", "app-my-app"),
        ("custom-app-1003-1", "app-custom-app-1003-1"),
        ("MyApp", "app-myapp"),
        ("my_app", "app-my_5fapp"),
        ("my.app é", "app-my_2eapp_20_e9"),
        ("1", "app-1"),
    ],
)
def test_the_prefix_can_stand_in_an_attribute_and_a_class(client_id: str, name: str) -> None:
    assert css_name(client_id) == name
