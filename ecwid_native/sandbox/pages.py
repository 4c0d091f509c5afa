"""Files and small HTML pages that the Control Panel and the storefront share."""

import html
import json
import mimetypes
from importlib import resources
from importlib.resources.abc import Traversable

from werkzeug.wrappers import Response

STATIC = resources.files("ecwid_native.sandbox").joinpath("static")
MAX_PARTS = 6


def static_file(*parts: str) -> Response | None:
    """Return a file below `static/` as an answer, or None when there is no such file."""
    node = find_file(*parts)
    if node is None:
        return None
    kind = mimetypes.guess_type(node.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith("javascript"):
        kind += "; charset=utf-8"
    # A developer edits and reloads: nothing of the sandbox is ever cached.
    return Response(node.read_bytes(), content_type=kind, headers={"Cache-Control": "no-cache"})


def find_file(*parts: str) -> Traversable | None:
    """Return a file below `static/`; names that could lead elsewhere do not exist."""
    if not 0 < len(parts) <= MAX_PARTS:
        return None
    node = STATIC
    for part in parts:
        if not part or part.startswith(".") or not set(part).isdisjoint("/\\\0:"):
            return None
        node = node.joinpath(part)
    return node if node.is_file() else None


def html_page(template: str, **values: str) -> Response:
    """Return a page from `static/`, its `{{name}}` marks replaced by escaped values.

    A value called `data` is put in as JSON for a script element.
    """
    node = find_file(*template.split("/"))
    if node is None:
        raise LookupError(f"There is no page {template}.")
    text = node.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value if name == "data" else html.escape(value))
    return Response(
        text, content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def script_json(document: object) -> str:
    """Return JSON that is safe inside a script element, whatever text it holds."""
    text = json.dumps(document, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
