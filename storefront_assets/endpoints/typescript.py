"""TypeScript declarations of what a script may call: the other side of the types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from storefront_assets.endpoints.registry import Endpoint
from storefront_assets.endpoints.shapes import UNIONS, is_list, is_record, members

NAMES: dict[object, str] = {
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    Decimal: "string",
    type(None): "null",
    None: "null",
}


def calls_declaration(endpoints: list[Endpoint]) -> list[str]:
    """Return the lines that declare ``Calls`` and the interfaces that it names."""
    records: dict[type, None] = {}
    for endpoint in endpoints:
        for annotation in (endpoint.takes, endpoint.gives):
            records |= dict.fromkeys(records_of(annotation))
    lines = [line for record in records for line in interface(record)]
    lines += ["/** What the script may call, by name. */", "export interface Calls {"]
    for endpoint in endpoints:
        if endpoint.description:
            lines.append(f"  /** {endpoint.description.replace('*/', '* /')} */")
        data = f"data: {type_name(endpoint.takes)}" if endpoint.takes else ""
        lines.append(f"  {endpoint.name}({data}): {type_name(endpoint.gives)};")
    return [*lines, "}", ""]


def interface(record: type) -> Iterator[str]:
    """The lines of one dataclass or TypedDict."""
    yield f"export interface {record.__name__} {{"
    for member in members(record):
        mark = "" if member.is_required else "?"
        yield f"  readonly {member.name}{mark}: {type_name(member.annotation)};"
    yield "}"
    yield ""


def records_of(annotation: Any) -> Iterator[type]:
    """The records in an annotation, inner ones first."""
    if is_record(annotation):
        for member in members(annotation):
            yield from records_of(member.annotation)
        yield annotation
    elif get_origin(annotation) is not Literal:
        for each in get_args(annotation):
            yield from records_of(each)


def type_name(annotation: Any) -> str:
    """Return an annotation as TypeScript has it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if is_record(annotation):
        return str(annotation.__name__)
    if origin is Literal:
        return " | ".join(json.dumps(each, ensure_ascii=False) for each in arguments)
    if origin in UNIONS:
        return " | ".join(map(type_name, arguments))
    if is_list(annotation):
        item = type_name(arguments[0])
        return f"readonly ({item})[]" if "|" in item else f"readonly {item}[]"
    if origin is dict:
        return f"Readonly<Record<string, {type_name(arguments[1])}>>"
    return NAMES[annotation]
