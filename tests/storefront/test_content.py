"""The content block's text: what a merchant may write, and what becomes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from ecwid_native.public_config import public_values
from storefront_assets.content.block import ContentSettings
from storefront_assets.content.rich_text import TAGS, RichTextField, parse

GOOD = {"enabled": "on", "content": "", "pages": ["PRODUCT"], "place": "bottom"}


def tags_of(nodes: Any) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, list):
            found |= {node[0]} | tags_of(node[1])
    return found


@pytest.mark.parametrize(
    ("html", "nodes"),
    [
        ("", []),
        ("<p> <strong></strong><br></p>", []),
        ("Hello", [["p", ["Hello"]]]),
        ("One\nline\n\n\nTwo & <3", [["p", ["One\nline"]], ["p", ["Two & <3"]]]),
        ("<p>a <b>b</b></p>", [["p", ["a ", ["strong", ["b"]]]]]),
        ("<h1>a</h1>\n<ul><li>b</li></ul>", [["h3", ["a"]], ["ul", [["li", ["b"]]]]]),
        ("<p>a<br>b</p>", [["p", ["a", ["br", []], "b"]]]),
        (
            '<a href="https://a.example/?b=1&amp;c" onclick="x">d</a>',
            [["a", ["d"], "https://a.example/?b=1&c"]],
        ),
        ('<p>x<a href="/relative">y <em>z</em></a></p>', [["p", ["x", "y ", ["em", ["z"]]]]]),
        ("<p>open <strong>text", [["p", ["open ", ["strong", ["text"]]]]]),
    ],
)
def test_text_becomes_a_tree(html: str, nodes: Any) -> None:
    assert parse(html) == nodes


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p><img src=x onerror=alert(1)>",
        "<svg><p><style><!--</style><img src=x onerror=alert(1)>--></style>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;<img onerror=alert(1)>'>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java&#10;script:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<p style='background:url(javascript:x)' onclick=x>y",
        "<form action=https://evil.example><input>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_that_runs_is_left(html: str) -> None:
    nodes = parse(html)

    assert tags_of(nodes) <= TAGS - {"a"}
    assert all(len(node) == 2 for node in nodes if isinstance(node, list))


def test_a_stored_text_comes_back_as_it_was() -> None:
    field = RichTextField()
    html = '<h3>a &lt;b&gt;</h3><p>c <a href="https://d.example/?e=1&amp;f">g</a><br>h</p>'
    nodes = field.to_python(html)

    assert field.prepare_value(nodes) == html
    assert field.to_python(nodes) == nodes
    assert field.prepare_value("typed <b>") == "typed <b>"
    assert field.has_changed(nodes, html) is False
    assert field.has_changed(nodes, "other") is True


@pytest.mark.parametrize(
    "stored",
    [
        [5],
        [["script", ["x"]]],
        [["p"]],
        [["p", "x"]],
        [["a", ["x"]]],
        [[]],
        [None],
        [["p", [], "x"]],
    ],
)
def test_damaged_text_is_not_understood(stored: Any) -> None:
    with pytest.raises(ValidationError):
        RichTextField().to_python(stored)


@pytest.mark.parametrize(
    "html", ["x" * 4_001, "<ul><li>" * 20, "<strong><em>" * 50], ids=["long", "lists", "deep"]
)
def test_what_is_too_much_is_refused(html: str) -> None:
    assert set(ContentSettings.form({**GOOD, "content": html}).errors) == {"content"}


def test_the_public_config_has_the_tree() -> None:
    form = ContentSettings.form({**GOOD, "content": "<p>Hi <script>x</script></p>"})

    assert form.is_valid(), form.errors
    assert json.loads(json.dumps(public_values(form.settings)))["content"] == [["p", ["Hi "]]]
    assert ContentSettings().enabled is False
