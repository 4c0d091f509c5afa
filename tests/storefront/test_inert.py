"""Stylesheets that do nothing until their gate opens."""

import pytest

from ecwid_native.exceptions import AssetError
from storefront_assets.inert import make_inert

GATE = ':root[data-app-x~="bar"]'
CONDITION = f":where({GATE},{GATE} *)"


def inert(css: str) -> str:
    """The inert stylesheet with the condition as one sign, to be readable."""
    return make_inert(css, gate=GATE).replace(CONDITION, "§")


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".a{color:red}", "§.a{color:red}"),
        ("#a{b:c}", "§#a{b:c}"),
        ("a{b:c}", "a§{b:c}"),
        ("a.b > .c{d:e}", "a§.b > .c{d:e}"),
        ("*{a:b}", "*§{a:b}"),
        ("*::before{a:b}", "*§::before{a:b}"),
        ("::selection{a:b}", "§::selection{a:b}"),
        (":root{--a:b}", "§:root{--a:b}"),
        ("html{a:b}", "html§{a:b}"),
        ("html.dark .x{a:b}", "html§.dark .x{a:b}"),
        ("body .x{a:b}", "body§ .x{a:b}"),
        ('[dir="rtl"] .x{a:b}', '§[dir="rtl"] .x{a:b}'),
        (".a,.b , c{d:e}", "§.a,§.b,c§{d:e}"),
        (":is(html, body) .x{a:b}", "§:is(html, body) .x{a:b}"),
        (".x:not(.a, .b, :is(c, d)) y{a:b}", "§.x:not(.a, .b, :is(c, d)) y{a:b}"),
        ('[title="a,b"]{c:d}', '§[title="a,b"]{c:d}'),
        ("svg|a, *|*, *|b{c:d}", "svg|a§,*|*§,*|b§{c:d}"),
        (".a/* one */.b /* two */ .c{d:e}", "§.a.b .c{d:e}"),
        (".\\31 a{b:c}", "§.\\31 a{b:c}"),
        (".é{b:c}", "§.é{b:c}"),
    ],
)
def test_each_selector_gets_the_condition(css: str, expected: str) -> None:
    assert inert(css) == expected


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("@media (width > 1px){.a,b{c:d}}", "@media (width > 1px){§.a,b§{c:d}}"),
        ("@supports (a: b) and (c: d){.a{b:c}}", "@supports (a: b) and (c: d){§.a{b:c}}"),
        ("@layer theme{.a{b:c}}", "@layer theme{§.a{b:c}}"),
        ("@layer one, two;", "@layer one, two;"),
        ("@container (width > 1px){.a{b:c}}", "@container (width > 1px){§.a{b:c}}"),
        (
            "@media print{@supports (a: b){.a{b:c}}}",
            "@media print{@supports (a: b){§.a{b:c}}}",
        ),
        ("@MEDIA print{.a{b:c}}", "@MEDIA print{§.a{b:c}}"),
        ("@keyframes x{from{a:b}50.5%{c:d}}", "@keyframes x{from{a:b}50.5%{c:d}}"),
        ('@font-face{font-family:"x";src:url(y)}', '@font-face{font-family:"x";src:url(y)}'),
        ("@property --x{syntax:'*';inherits:false}", "@property --x{syntax:'*';inherits:false}"),
        ('@charset "utf-8";.a{b:c}', "§.a{b:c}"),
    ],
)
def test_at_rules_keep_their_meaning(css: str, expected: str) -> None:
    assert inert(css).replace('"*"', "'*'") == expected


def test_nested_rules_depend_on_their_parent_alone() -> None:
    css = ".a{b:c;&:hover{d:e}.f &{g:h}@media print{i:j}}"

    assert inert(css) == "§" + css


def test_comments_and_runs_of_space_go() -> None:
    css = "/* a */\n.a   .b {\n\n  c: d /* e */ f;\n}\n/* g */\n"

    assert inert(css) == "§.a .b{c: d f;}"


@pytest.mark.parametrize("css", ["", " \n", "/* nothing */"])
def test_no_rules_are_no_rules(css: str) -> None:
    assert inert(css) == ""


@pytest.mark.parametrize(
    "value",
    [
        "calc( (1px + 2px) * -1 )",
        'url("a b.png") no-repeat',
        "url(data:image/svg+xml;base64,AA==)",
        '"}"',
        "red!important",
    ],
)
def test_values_stay_as_they_are(value: str) -> None:
    assert inert(f".a{{b:{value}}}") == f"§.a{{b:{value}}}"


@pytest.mark.parametrize(
    ("css", "message"),
    [
        (".a", "not closed"),
        (".a{", "not closed"),
        (".a{b:c", "not closed"),
        (".a{b:c}/* d", "not closed"),
        ('.a{b:"c}', "not closed"),
        ("@media print{.a{b:c}", "not closed"),
        (".a{b:c};.d{e:f}", "line 1: “;” cannot stand in a selector"),
        ("\n\n.a{b c}", "line 3: neither"),
        (".a{b:c;\n.d{e f}}", "line 2: neither"),
        ("@media print{\n.a{b}}", "line 2: neither"),
        ("@keyframes x{from{a b}}", "line 1: neither"),
        (".a{b:c)}", "line 1: Unmatched )"),
        (".a{b:c}}\n.d{e:f}", "line 1: Unmatched }"),
        (".a{b:url(c d)}", "line 1: bad URL"),
        (".a{b:'c\n'}", "not closed"),
        ("{a:b}", "line 1: a selector is empty"),
        (".a,,.b{c:d}", "line 1: a selector is empty"),
        (".a,{c:d}", "line 1: a selector is empty"),
        ("> .a{b:c}", "line 1: a selector starts with “>”"),
        ("50%{b:c}", "line 1: “50%” cannot stand"),
        (".a{b:c}\n@import 'x.css';", "line 2: @import would load"),
        ("@import url(//evil.example);", "line 1: @import"),
        ("@page{margin:0}", "line 1: @page cannot be switched off"),
        ("@namespace url(x);", "line 1: @namespace cannot"),
        ("@view-transition{navigation:auto}", "line 1: @view-transition cannot"),
        ("@media;", "line 1: @media cannot"),
    ],
)
def test_what_cannot_be_read_or_made_inert_is_refused(css: str, message: str) -> None:
    with pytest.raises(AssetError, match=message.replace(")", r"\)")):
        inert(css)
