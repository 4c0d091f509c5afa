"""What the sandbox publishes can become a webhook."""

import ast
from functools import cache
from pathlib import Path

from ecwid_native.sandbox import __file__ as package
from ecwid_native.sandbox.webhooks.event_types import EVENT_TYPES

WITHOUT_ENTITY = ("application.", "profile.", "store.")


@cache
def published() -> list[tuple[str, ast.Call]]:
    """Each call of `publish` with the constant parts of its event type, `*` for the others."""
    return [
        (text_of(node.args[0]), node)
        for path in Path(package).parent.rglob("*.py")
        if "publish" in (text := path.read_text())
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "publish"
        and ast.unparse(node.func).endswith("events.publish")
    ]


def text_of(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)


def test_every_publisher_names_the_entity() -> None:
    calls = published()

    assert "application.installed" in {name for name, _ in calls}
    for name, call in calls:
        given = {keyword.arg for keyword in call.keywords}
        assert "store_id" in given, f"line {call.lineno}: {name} names no store"
        assert name.startswith(WITHOUT_ENTITY) or "entity_id" in given, name


def test_every_published_name_is_one_of_the_platform_or_of_ours() -> None:
    for name, call in published():
        is_known = name in EVENT_TYPES or name.startswith("store.") or "*" in name
        assert is_known, f"line {call.lineno}: {name} is spelt otherwise in the table"
