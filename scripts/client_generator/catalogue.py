"""Read the catalogue: every endpoint and every field of the REST API, in our own notation.

One JSON file for each section of the client. In it:

``operations``
    ``call`` is the method and the path below the store. ``query`` and ``path`` give each
    parameter a type. ``result`` is the type of the answer, ``body`` that of the request.
    ``repeatable`` says whether a second run of the same request changes nothing more, where that
    is not what the method promises.
``types``
    For each object its fields, each as flags and a type: ``rw number optional``. ``r`` is in
    answers, ``w`` is taken in requests; ``optional`` may come as null, ``clearable`` takes null.
``enums``
    Closed sets of words, for all sections in ``shared.json``.

Source: docs.ecwid.com, REST API reference, and the official Java client (read 2026-11).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "catalogue"
NAME = re.compile(r"[A-Za-z_]\w*")
# These come with the hand-written client, in a shape that suits them better.
HAND_WRITTEN = frozenset({"storage"})
# To these the hand-written client adds something.
EXTENDED = frozenset({"batch"})


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of an object, and who may send it."""

    name: str
    type: str
    readable: bool
    writable: bool
    optional: bool
    clearable: bool
    deprecated: bool


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One query parameter; `name` is Ecwid's."""

    name: str
    type: str
    required: bool

    @property
    def python_name(self) -> str:
        """The keyword argument that it becomes."""
        return PYTHON_NAMES.get(self.name) or snake_case(self.name)


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One endpoint."""

    section: str
    name: str
    about: str
    method: str
    path: str
    host: str
    scopes: tuple[str, ...]
    path_types: dict[str, str]
    query: tuple[Parameter, ...]
    body: str
    result: str
    paged: dict[str, str] = field(default_factory=dict)
    max_megabytes: int = 0
    is_repeatable: bool | None = None
    remark: str = ""

    @property
    def path_names(self) -> list[str]:
        """The names in the path that an argument fills."""
        return [name for name in re.findall(r"\{(\w+)\}", self.path) if name != "storeId"]


@dataclass(frozen=True, kw_only=True)
class Section:
    """One file of the catalogue."""

    name: str
    class_name: str
    about: str
    operations: tuple[Operation, ...]
    types: dict[str, tuple[Field, ...]]
    enums: dict[str, tuple[str, ...]]


PYTHON_NAMES = {
    "option_*": "options",
    "attribute_*": "attributes",
    "tplvar_*": "template_variables",
    "facebookID": "facebook_id",
    "googleID": "google_id",
}


def snake_case(name: str) -> str:
    """Return a name of Ecwid's as Python spells it: ``createdFrom`` is ``created_from``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def load_sections() -> tuple[Section, ...]:
    """Return the whole catalogue, by name."""
    return tuple(_section(path) for path in sorted(FOLDER.glob("*.json")))


def names_in(type_text: str) -> Iterator[str]:
    """Yield each name in a type, such as list and Product in ``list[Product]``."""
    yield from NAME.findall(type_text)


def _section(path: Path) -> Section:
    document = json.loads(path.read_text())
    return Section(
        name=document["section"],
        class_name=document.get("class", ""),
        about=document["about"],
        operations=tuple(_operation(path.stem, entry) for entry in document.get("operations", ())),
        types={
            name: tuple(_field(key, text) for key, text in fields.items())
            for name, fields in document.get("types", {}).items()
        },
        enums={name: tuple(words) for name, words in document.get("enums", {}).items()},
    )


def _operation(section: str, entry: dict[str, object]) -> Operation:
    method, path = str(entry["call"]).split(" ")
    remark = ""
    if entry.get("confirmed") is False:
        remark = "Not confirmed by the documentation."
    elif entry.get("documented") is False:
        remark = "Not in the documentation; the official client has it."
    return Operation(
        section=section,
        name=str(entry["name"]),
        about=str(entry["about"]),
        method=method,
        path=path,
        host=str(entry.get("host", "store")),
        scopes=tuple(_texts(entry.get("scopes", []))),
        path_types=_mapping(entry.get("path", {})),
        query=tuple(_parameter(*item) for item in _mapping(entry.get("query", {})).items()),
        body=str(entry.get("body", "")),
        result=str(entry["result"]),
        paged=_mapping(entry.get("paged", {})),
        max_megabytes=int(str(entry.get("max_megabytes", 0))),
        is_repeatable=_flag(entry.get("repeatable")),
        remark=remark,
    )


def _field(name: str, text: str) -> Field:
    access, type_text, *flags = text.split(" ")
    return Field(
        name=name,
        type=type_text,
        readable="r" in access,
        writable="w" in access,
        optional="optional" in flags,
        clearable="clearable" in flags,
        deprecated="deprecated" in flags,
    )


def _parameter(name: str, text: str) -> Parameter:
    type_text = text.removesuffix(" required")
    return Parameter(name=name, type=type_text, required=type_text != text)


def _flag(value: object) -> bool | None:
    assert value is None or isinstance(value, bool)
    return value


def _mapping(value: object) -> dict[str, str]:
    assert isinstance(value, dict)
    return {str(key): str(item) for key, item in value.items()}


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]
