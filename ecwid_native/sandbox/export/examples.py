"""Small bodies to begin with: what the documentation wants in a create request."""

import re

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.export.schemas import MOMENT_EXAMPLE

LIST = re.compile(r"list<(.+)>")
PLAIN: dict[str, object] = {
    "boolean": True,
    "string": "text",
    "int": 1,
    "long": 1,
    "number": 9.99,
    "datetime": MOMENT_EXAMPLE,
}
MAX_DEPTH = 4


def example_of(kind: str, depth: int = 0) -> object:
    """Return an example of a type: of an object, the fields that are required to create it."""
    if kind in PLAIN:
        return PLAIN[kind]
    if kind.startswith("enum:"):
        return catalogue.enums()[kind.removeprefix("enum:")][0]
    if match := LIST.fullmatch(kind):
        return [example_of(match[1], depth + 1)] if depth < MAX_DEPTH else []
    if kind not in catalogue.types() or depth >= MAX_DEPTH:
        return {}
    return {
        name: example_of(field.type, depth + 1)
        for name, field in catalogue.types()[kind].items()
        if field.is_written and field.is_required
    }
