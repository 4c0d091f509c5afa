"""JSON Schema of the catalogue's types."""

import re
from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.catalogue import Field

Schema = dict[str, Any]

MOMENT_EXAMPLE = "2026-05-26 13:37:46 +0000"
PLAIN: dict[str, Schema] = {
    "any": {},
    "object": {"type": "object"},
    "boolean": {"type": "boolean"},
    "string": {"type": "string"},
    "int": {"type": "integer"},
    "long": {"type": "integer"},
    "number": {"type": "number"},
    "datetime": {"type": "string", "examples": [MOMENT_EXAMPLE]},
    "moment": {"type": "string", "examples": ["1780000000", "2026-05-26", MOMENT_EXAMPLE]},
}
GENERIC = re.compile(r"(list|map)<(?:(?:string|lang),)?(.+)>")
SEARCH = re.compile(r"SearchResult\[(.+)\]")


def schema_of(kind: str) -> Schema:
    """Return the schema of a type as the catalogue writes it, such as `list<Product>`.

    Raises:
        LookupError: there is no such type.
    """
    if kind in PLAIN:
        return PLAIN[kind]
    if kind in catalogue.types():
        return {"$ref": f"#/components/schemas/{kind}"}
    if kind.startswith("enum:"):
        return {"$ref": f"#/components/schemas/Enum.{kind.removeprefix('enum:')}"}
    if kind.startswith("choice:"):
        return {"type": "string", "enum": kind.removeprefix("choice:").split("|")}
    if search := SEARCH.fullmatch(kind):
        return _envelope(search[1])
    if generic := GENERIC.fullmatch(kind):
        inside = schema_of(generic[2])
        if generic[1] == "list":
            return {"type": "array", "items": inside}
        return {"type": "object", "additionalProperties": inside}
    if kind.startswith("{"):
        return _inline(kind)
    raise LookupError(f"The catalogue has no type {kind}.")


def components() -> dict[str, Schema]:
    """Return the schemas of all types and enumerations by name."""
    schemas = {name: _object(name, fields) for name, fields in catalogue.types().items()}
    for name, texts in catalogue.enums().items():
        schemas[f"Enum.{name}"] = {"type": "string", "enum": list(texts)}
    return schemas


def _object(name: str, fields: dict[str, Field]) -> Schema:
    if "[]" in fields:  # the type is that list
        return schema_of(fields["[]"].type)
    return {
        "type": "object",
        "properties": {key: _property(f"{name}.{key}", field) for key, field in fields.items()},
    }


def _property(path: str, field: Field) -> Schema:
    schema = dict(schema_of(field.type))
    texts = catalogue.values().get(path)
    if texts and schema.get("type") == "string":
        schema["examples"] = list(texts)
    if not field.is_written:
        schema["readOnly"] = True
    if not field.is_read:
        schema["writeOnly"] = True
    if "-" in field.flags:
        schema["deprecated"] = True
    notes = [
        text
        for text, holds in (
            ("Required to create, as documented.", field.is_required),
            ("null clears it.", field.is_cleared_by_null),
        )
        if holds
    ]
    if notes:
        schema["description"] = " ".join(notes)
    return schema


def _envelope(kind: str) -> Schema:
    numbers = dict.fromkeys(("total", "count", "offset", "limit"), PLAIN["int"])
    items = {"type": "array", "items": schema_of(kind)}
    return {"type": "object", "properties": {**numbers, "items": items}}


def _inline(kind: str) -> Schema:
    """Return the schema of `{name: type, other: type}`; a name without a type is a text."""
    properties: dict[str, Schema] = {}
    for member in re.findall(r"[^{},<]+(?:<[^>]*>)?", kind[1:-1]):
        name, _, inside = member.partition(":")
        properties[name.strip()] = schema_of(inside.strip() or "string")
    return {"type": "object", "properties": properties}
