"""What query parameters look like in Python: as an annotation and as code that encodes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.client_generator.catalogue import Operation, Parameter

# With more parameters than these, a method takes them as a TypedDict.
MOST_ARGUMENTS = 7


@dataclass(frozen=True)
class _QueryTypes:
    annotations: dict[str, str]
    paging: frozenset[str]


QUERY_TYPES = _QueryTypes(
    annotations={
        "str": "str",
        "number": "NumberInput",
        "bool": "bool",
        "time": "TimeFilter",
        "list[int]": "int | Sequence[int]",
        "list[str]": "str | Sequence[str]",
        "names": "str | Sequence[str]",
        "fields": "FieldNames",
        "map": "Mapping[str, str]",
        "lists": "Mapping[str, str | Sequence[str]]",
    },
    paging=frozenset({"offset", "limit", "responseFields"}),
)
ENCODERS = {
    "str": "text",
    "number": "number",
    "bool": "flag",
    "time": "moment",
    "list[int]": "integers",
    "list[str]": "texts",
    "names": "names",
    "fields": "fields",
    "map": "prefixed",
    "lists": "prefixed",
}


def query_type(parameter: Parameter) -> str:
    """Return the annotation of a parameter."""
    text = parameter.type
    if text in QUERY_TYPES.annotations:
        return QUERY_TYPES.annotations[text]
    if text.startswith("int "):
        return "int"
    words = re.fullmatch(r"enum\[(.*)\]", text)
    if words:
        quoted = (f'"{word}"' for word in words[1].split("|"))
        return f"Literal[{', '.join(quoted)}]"
    several = re.fullmatch(r"list\[(\w+)\]", text)
    if several:
        return f"{several[1]} | Sequence[{several[1]}]"
    return text


def query_encoder(parameter: Parameter) -> str:
    """Return the code that makes the parameter's encoder."""
    text = parameter.type
    bounds = re.fullmatch(r"int (\d+)\.\.(\d*)", text)
    if bounds:
        most = f", most={bounds[2]}" if bounds[2] else ""
        return f'integer("{parameter.name}", least={bounds[1]}{most})'
    encoder = ENCODERS.get(text)
    if encoder is None:
        encoder = "texts" if text.startswith("list[") else "text"
    return f'{encoder}("{parameter.name.removesuffix("*")}")'


def needs_class(operation: Operation) -> bool:
    """Whether a method takes its query as a TypedDict."""
    return len(operation.query) > MOST_ARGUMENTS


def query_name(operation: Operation) -> str:
    """Return the name of an operation's TypedDict of query parameters."""
    return f"{_stem(operation)}Query"


def filters_name(operation: Operation) -> str:
    """Return the name of the TypedDict without the parameters of paging."""
    return f"{_stem(operation)}Filters"


def _stem(operation: Operation) -> str:
    words = f"{operation.section}_{operation.name}".split("_")
    return "".join(word.capitalize() for word in words)
