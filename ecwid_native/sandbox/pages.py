"""Files and small HTML pages that the Control Panel and the storefront share."""

import html
import json
import mimetypes
import re
import zlib
from importlib import resources
from importlib.resources.abc import Traversable

from werkzeug.wrappers import Response

STATIC = resources.files("ecwid_native.sandbox").joinpath("static")
KEEP = "max-age=31536000, immutable"
# Everything that we serve is called like this; no other name is even tried on the disk.
FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}", re.ASCII)


def static_file(*parts: str, is_version: bool = False) -> Response | None:
    """Return a file below `static/` as an answer, or None when there is no such file.

    Browsers keep it for good when it was asked for by the version that it has now.
    """
    node = find_file(*parts)
    if node is None:
        return None
    kind = mimetypes.guess_type(node.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith("javascript"):
        kind += "; charset=utf-8"
    keeping = KEEP if is_version else "no-cache"
    return Response(node.read_bytes(), content_type=kind, headers={"Cache-Control": keeping})


def joined_stylesheet(*parts: str) -> Response:
    """Return the stylesheets of a folder below `static/` as one, in the order of their names."""
    sheets = sorted(STATIC.joinpath(*parts).iterdir(), key=lambda sheet: sheet.name)
    text = b"\n".join(sheet.read_bytes() for sheet in sheets)
    headers = {"Cache-Control": "no-cache"}
    return Response(text, content_type="text/css; charset=utf-8", headers=headers)


def version_of(folder: str) -> str:
    """Return a name for what is in a folder of `static/` now.

    It stands in the addresses of a page's files: browsers fetch each of the many once, and who
    edits one sees it after a reload.
    """
    with resources.as_file(STATIC.joinpath(folder)) as path:
        edits = sorted((file.name, file.stat().st_mtime_ns) for file in path.iterdir())
    return f"{zlib.crc32(repr(edits).encode()):08x}"


def find_file(*parts: str) -> Traversable | None:
    """Return a file below `static/`; names that could lead elsewhere do not exist."""
    node = STATIC
    for part in parts:
        if not FILE_NAME.fullmatch(part):
            return None
        node = node.joinpath(part)
    return node if node.is_file() else None


def html_page(template: str, **values: str) -> Response:
    """Return a page from `static/`, its `{{name}}` marks replaced by escaped values.

    The version of the page's files needs not be among them.

    A value called `data` is put in as JSON for a script element; one called `markup`, or whose
    name ends so, is put in as it is: nothing that somebody has entered may be in it.
    """
    node = find_file(*template.split("/"))
    if node is None:
        raise LookupError(f"There is no page {template}.")
    values.setdefault("version", version_of(template.partition("/")[0]))

    def value(mark: re.Match[str]) -> str:
        text = values[mark[1]]
        is_raw = mark[1] == "data" or mark[1].endswith("markup")
        return text if is_raw else html.escape(text)

    # One pass, so that a mark inside a value stays what it is.
    text = re.sub(r"\{\{(\w+)\}\}", value, node.read_text(encoding="utf-8"))
    return Response(
        text, content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def script_json(document: object) -> str:
    """Return JSON that is safe inside a script element, whatever text it holds."""
    text = json.dumps(document, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
