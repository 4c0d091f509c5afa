"""The REST API as data: its operations and the fields of its resources.

types.json: resource or part of one → field → "type flags". Types: int, long, number, boolean,
string, datetime, any, object, list<…>, map<string,…>, map<lang,string>, enum:Name, or another
entry's name. Flags: r in answers, w taken from a body, ! required to create, 0 cleared by null,
? named in a body by the documentation alone, - deprecated.
enums.json: the values of `enum:…`. values.json: allowed texts of other fields.
operations.json: every documented operation.
query_parameters.json, path_parameters.json: type and meaning of each parameter by its name, or by
"Section.operation.name" where an operation has its own. Types: as above, moment for a date filter,
choice:A|B for a few texts.
scopes.json: what each scope of an operation gives, in words.
unconfirmed.json: what the documentation leaves open about the shape of an operation, or of all
operations of a section.

Sources: docs.ecwid.com, the pages of each resource, and the tables of fields of the official client
(read 2026-11).
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

Types = dict[str, dict[str, "Field"]]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a resource."""

    type: str
    flags: str

    @property
    def is_read(self) -> bool:
        """Tell whether answers have the field."""
        return "r" in self.flags

    @property
    def is_written(self) -> bool:
        """Tell whether a body may set the field."""
        return "w" in self.flags

    @property
    def is_required(self) -> bool:
        """Tell whether the documentation wants the field in a create request."""
        return "!" in self.flags

    @property
    def is_cleared_by_null(self) -> bool:
        """Tell whether an explicit null empties the field; elsewhere null keeps the value."""
        return "0" in self.flags


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of a path or query."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, kw_only=True)
class DocumentedOperation:
    """One documented operation; `scopes` is empty when none is needed."""

    section: str
    name: str
    method: str
    path: str
    scopes: tuple[str, ...]
    query: tuple[str, ...]
    body: str | None
    response: str
    is_paged: bool

    @property
    def id(self) -> str:
        """Return a name that no other operation has, such as "Product.get_product"."""
        return f"{self.section}.{self.name}"

    @property
    def route(self) -> str:
        """Return the path on the sandbox's REST origin, which stands for all hosts."""
        if self.path.startswith("/"):
            return f"/api/v3{self.path}"
        return urlsplit(self.path).path

    @property
    def path_parameters(self) -> tuple[Parameter, ...]:
        """Return the parameters in the path, in order."""
        names = re.findall(r"{(\w+)}", self.path)
        return tuple(_parameter("path_parameters.json", self.id, name) for name in names)

    @property
    def query_parameters(self) -> tuple[Parameter, ...]:
        """Return the query parameters."""
        return tuple(_parameter("query_parameters.json", self.id, name) for name in self.query)

    @property
    def unconfirmed(self) -> str:
        """Return what the documentation leaves open about its shape; empty when nothing."""
        return unconfirmed().get(self.id) or unconfirmed().get(self.section, "")


@cache
def types() -> Types:
    """Return the fields of every resource and part of one."""
    return {
        name: {key: _field(text) for key, text in fields.items()}
        for name, fields in _read("types.json").items()
    }


@cache
def enums() -> dict[str, tuple[str, ...]]:
    """Return the values of every enumeration."""
    return {name: tuple(values) for name, values in _read("enums.json").items()}


@cache
def values() -> dict[str, tuple[str, ...]]:
    """Return the texts that the documentation names for a field, by "Resource.field"."""
    return {name: tuple(texts) for name, texts in _read("values.json").items()}


@cache
def operations() -> tuple[DocumentedOperation, ...]:
    """Return every documented operation."""
    return tuple(
        DocumentedOperation(
            section=item["section"],
            name=item["operation"],
            method=item["method"],
            path=item["path"],
            scopes=tuple((item["scope"] or "").replace(",", " ").split()),
            query=tuple(item["query"]),
            body=item["body"],
            response=item["response"],
            is_paged=item["paged"],
        )
        for item in _read("operations.json")
    )


@cache
def scopes() -> dict[str, str]:
    """Return what each scope gives, in words."""
    meanings: dict[str, str] = _read("scopes.json")
    return meanings


@cache
def unconfirmed() -> dict[str, str]:
    """Return what is open, by "Section.operation", or by "Section" for all of its operations."""
    open_points: dict[str, str] = _read("unconfirmed.json")
    return open_points


def _field(text: str) -> Field:
    kind, _, flags = text.partition(" ")
    return Field(type=kind, flags=flags)


def _parameter(file: str, operation_id: str, name: str) -> Parameter:
    known = _read(file)
    kind, description = known.get(f"{operation_id}.{name}") or known[name]
    return Parameter(name=name, type=kind, description=description)


@cache
def _read(name: str) -> Any:
    return json.loads(resources.files(__package__).joinpath(name).read_text())
