"""Write a module with one class for each section, and the modules that list them all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.client_generator.catalogue import (
    EXTENDED,
    HAND_WRITTEN,
    Operation,
    Parameter,
    Section,
    snake_case,
)
from scripts.client_generator.queries import (
    QUERY_TYPES,
    filters_name,
    needs_class,
    query_encoder,
    query_name,
    query_type,
)
from scripts.client_generator.text import (
    HEADER,
    TYPES_PACKAGE,
    docstring,
    import_line,
    names_used,
)
from scripts.client_generator.types import PLAIN, Types

ANSWERS = {"text": ("text", "str"), "file": ("file", "bytes"), "any": ("any", "object")}
PATH_TYPES = {"int": "int", "str": "str", "int|str": "int | str"}
CLIENT = "ecwid_native.client"


class SectionWriter:
    """Writes one section's module."""

    def __init__(self, section: Section, types: Types) -> None:
        self._section = section
        self._types = types

    def module(self) -> str:
        """Return the source."""
        section = self._section
        body: list[str] = []
        for operation in section.operations:
            body += self._constant(operation)
        body += ["", "", f"class {section.class_name}(Section):"]
        body += docstring(section.about, indent=4)
        for operation in section.operations:
            body += self._method(operation)
            if operation.paged:
                body += self._iterator(operation)
        lines = [*HEADER, *docstring(section.about), "", "from __future__ import annotations", ""]
        return "\n".join([*lines, *self._imports("\n".join(body)), "", *body]) + "\n"

    def _constant(self, operation: Operation) -> list[str]:
        answer, result = self._result(operation)
        if operation.result == "file":
            result = "bytes"
        arguments = [f'"{operation.method}"', f'"{typed_path(operation)}"']
        if answer != "object":
            arguments.append(f'"{answer}"')
        if operation.scopes:
            scopes = ", ".join(f'"{scope}"' for scope in operation.scopes)
            comma = "," if len(operation.scopes) == 1 else ""
            arguments.append(f"scopes=({scopes}{comma})")
        if operation.host != "store":
            arguments.append(f'host="{operation.host}"')
        if operation.max_megabytes:
            arguments.append(f"max_megabytes={operation.max_megabytes}")
        start = f"{constant(operation)}: Operation[{result}] = Operation"
        if operation.is_repeatable is not None:
            arguments.append(f"is_repeatable={operation.is_repeatable}")
        query = [(p.python_name, query_encoder(p)) for p in self._query(operation)]
        if query:
            pairs = ", ".join(f'"{name}": {encoder}' for name, encoder in query)
            arguments.append(f"query={{{pairs}}}")
        return [f"{start}({', '.join(arguments)})"]

    def _method(self, operation: Operation) -> list[str]:
        _, result = self._result(operation)
        arguments = self._id_arguments(operation)
        given = self._query_arguments(operation)
        values = [constant(operation), *(id_name(name) for name in operation.path_names)]
        call = "_call"
        if operation.body == "upload":
            call = "_upload"
            arguments.append("file: UploadSource | None = None")
            given.insert(0, "url: str | None = None")
            values += ["file=file", "url=url"]
        elif operation.body:
            name, annotation = self._body(operation)
            arguments.append(f"{name}: {annotation}")
            values.append(f"body={name}")
        if operation.result == "file":
            call = "_download"
        if needs_class(operation):
            arguments.append(f"**query: Unpack[{query_name(operation)}]")
            values.append("query=query")
        elif self._query(operation):
            values.append(query_argument(self._query(operation)))
        if given:
            arguments += ["*", *given]
        lines = ["", signature(operation.name, arguments, result)]
        lines += docstring(operation.about, *self._paragraphs(operation), indent=8)
        start = "" if result == "None" else "return "
        return [*lines, f"        {start}self.{call}({', '.join(values)})"]

    def _iterator(self, operation: Operation) -> list[str]:
        """Return the method that walks all pages of a search."""
        item = operation.paged["item"]
        arguments = [*self._id_arguments(operation), "*", *PAGING_ARGUMENTS]
        filters = [p for p in operation.query if p.name not in QUERY_TYPES.paging]
        query = "query={}"
        if needs_class(operation):
            arguments.append(f"**query: Unpack[{filters_name(operation)}]")
            query = "query=query"
        elif filters:
            arguments += [argument(parameter) for parameter in filters]
            query = query_argument(filters)
        paging = [f'key="{operation.paged["key"]}"', *PAGING_VALUES]
        if "sort" in operation.paged:
            paging.insert(1, f'sort="{operation.paged["sort"]}"')
        if operation.paged.get("counted") == "False":
            paging.insert(1, "is_counted=False")
        if all(p.name != "responseFields" for p in operation.query):
            paging.insert(1, "has_fields=False")
        name = "iterate" + operation.name.removeprefix("search")
        lines = ["", signature(name, arguments, f"Items[{item}]")]
        about = f"Yield every item of `{operation.name}`, from all pages"
        lines += docstring(about, "See `Items` for what the arguments mean.", indent=8)
        lines += [f"        paging = Paging({', '.join(paging)})"]
        values = [constant(operation), *(id_name(n) for n in operation.path_names)]
        values += ["paging=paging", query]
        return [*lines, f"        return self._iterate({', '.join(values)})"]

    def _paragraphs(self, operation: Operation) -> list[str]:
        scopes = " and ".join(f"``{scope}``" for scope in operation.scopes)
        call = f"``{operation.method} {operation.path}``"
        paragraphs = [f"{call}; scope {scopes}." if scopes else f"{call}."]
        if operation.remark:
            paragraphs.append(operation.remark)
        if operation.body == "upload":
            most = f" of at most {operation.max_megabytes} MB" if operation.max_megabytes else ""
            paragraphs.append(
                f"Give either `file`, bytes or a path{most}, or `url`, where Ecwid fetches it."
            )
        return paragraphs

    def _query(self, operation: Operation) -> list[Parameter]:
        """Return the parameters; an upload's address is one of them on the wire only."""
        if operation.body != "upload":
            return list(operation.query)
        # A path has a name, so the file's name can be left out.
        return [
            Parameter(name=p.name, type=p.type, required=p.required and p.name != "fileName")
            for p in operation.query
        ]

    def _query_arguments(self, operation: Operation) -> list[str]:
        if needs_class(operation):
            return []
        parameters = self._query(operation)
        ordered = [p for p in parameters if p.required] + [p for p in parameters if not p.required]
        return [argument(parameter) for parameter in ordered]

    def _id_arguments(self, operation: Operation) -> list[str]:
        return [
            "self",
            *(
                f"{id_name(name)}: {PATH_TYPES.get(kind, kind)}"
                for name, kind in operation.path_types.items()
                if name in operation.path_names
            ),
        ]

    def _body(self, operation: Operation) -> tuple[str, str]:
        """Return the name and the annotation of the argument for the body."""
        text = operation.body
        if text in {"object", "text"}:
            return "content", "Mapping[str, object]" if text == "object" else "str"
        if text.startswith("list "):
            item = text.removeprefix("list ")
            return f"{snake_case(item.split('Site')[-1])}s", self._types.write_type(f"list[{item}]")
        name = snake_case(text)
        return ("content" if name in operation.path_names else name), self._types.write_type(text)

    def _result(self, operation: Operation) -> tuple[str, str]:
        """Return the kind of the answer and the annotation."""
        text = operation.result
        if text == "none":
            return "none", "None"
        if text == "file":
            return "file", "Download"
        if text in ANSWERS:
            return ANSWERS[text]
        if text in PLAIN:
            return "object", PLAIN[text]
        outer, _, inner = text.partition(" ")
        if outer == "list":
            return "list", f"list[{inner}]"
        generic = {"page": "Page", "items": "ItemList"}.get(outer)
        return "object", f"{generic}[{inner}]" if generic else text

    def _imports(self, body: str) -> list[str]:
        used = names_used(body)
        lines = import_line("typing", {"TYPE_CHECKING"} | used & {"Literal", "Unpack"})
        lines += import_line(f"{CLIENT}.operation", ["Operation"])
        lines += import_line(f"{CLIENT}.paging", used & PAGING_NAMES)
        makers = {name for name in PARAMETER_MAKERS if re.search(rf'\b{name}\("', body)}
        lines += import_line(f"{CLIENT}.parameters", makers)
        lines += import_line(f"{CLIENT}.section", ["Section"])
        # Only a type checker reads annotations here, so the types cost no time at a start.
        checked = import_line("collections.abc", used & {"Mapping", "Sequence"})
        checked += import_line(f"{CLIENT}.downloads", used & {"Download"})
        for home in sorted({*self._types.home.values(), self._section.name}):
            checked += import_line(f"{TYPES_PACKAGE}.{home}", self._names_at(home) & used)
        checked += import_line(f"{CLIENT}.uploads", used & {"UploadSource"})
        checked += import_line(f"{CLIENT}.values", used & VALUE_TYPES)
        lines += ["if TYPE_CHECKING:", *(f"    {line}" for line in checked)] if checked else []
        return lines

    def _names_at(self, home: str) -> set[str]:
        names = self._types.names_at(home)
        if home == self._section.name:
            for operation in self._section.operations:
                names |= {query_name(operation), filters_name(operation)}
        return names


PAGING_ARGUMENTS = (
    "item_fields: FieldNames | None = None",
    "page_size: int = PAGE_SIZE",
    "prefetch: int = PREFETCH",
    "cursor: str | None = None",
)
PAGING_VALUES = (
    "item_fields=item_fields",
    "page_size=page_size",
    "prefetch=prefetch",
    "cursor=cursor",
)
PAGING_NAMES = frozenset({"Items", "Paging", "PAGE_SIZE", "PREFETCH"})
PARAMETER_MAKERS = frozenset(
    {
        "fields",
        "flag",
        "integer",
        "integers",
        "moment",
        "names",
        "number",
        "prefixed",
        "text",
        "texts",
    }
)
VALUE_TYPES = frozenset({"FieldNames", "ItemList", "NumberInput", "Page", "TimeFilter"})


def typed_path(operation: Operation) -> str:
    """Return the path with the names of whole numbers marked."""
    path = operation.path
    for name, kind in operation.path_types.items():
        if kind == "int":
            path = path.replace(f"{{{name}}}", f"{{{name}:d}}")
    return path


def id_name(name: str) -> str:
    """Return the argument for a name in a path."""
    return "tile_type" if name == "type" else snake_case(name)


def constant(operation: Operation) -> str:
    """Return the name under which a module keeps an operation."""
    return f"_{operation.name.upper()}"


def argument(parameter: Parameter) -> str:
    """Return a keyword argument of a signature."""
    annotation = query_type(parameter)
    if parameter.required:
        return f"{parameter.python_name}: {annotation}"
    return f"{parameter.python_name}: {annotation} | None = None"


def query_argument(parameters: Iterable[Parameter]) -> str:
    """Return the argument that hands keyword arguments on."""
    pairs = (f'"{p.python_name}": {p.python_name}' for p in parameters)
    return f"query={{{', '.join(pairs)}}}"


def signature(name: str, arguments: Iterable[str], result: str) -> str:
    """Return the first line of a method."""
    return f"    def {name}({', '.join(arguments)}) -> {result}:"


def sections_module(sections: Iterable[Section]) -> str:
    """Return the mixin that gives a client its sections, each made when it is first asked for."""
    shown = [s for s in sections if is_on_client(s)]
    lines = [*HEADER, *docstring("The sections of a client, each loaded when first asked for"), ""]
    lines += ["from __future__ import annotations", "", "from typing import TYPE_CHECKING", ""]
    lines += [f"from {CLIENT}.loading import SectionLoader", "", "if TYPE_CHECKING:"]
    for section in shown:
        lines += [f"    from {CLIENT}.sections.{section.name} import {section.class_name}"]
    lines += ["", "", "class Sections(SectionLoader):"]
    lines += docstring("Gives a client its sections", indent=4)
    for section in shown:
        lines += ["", "    @property", f"    def {section.name}(self) -> {section.class_name}:"]
        lines += docstring(section.about, indent=8)
        names = f'"{section.name}", "{section.class_name}"'
        lines += [f"        section: {section.class_name} = self._section({names})"]
        lines += ["        return section"]
    return "\n".join(lines) + "\n"


def is_on_client(section: Section) -> bool:
    """Whether a section is an attribute of `EcwidClient`."""
    hosts = {operation.host for operation in section.operations}
    is_elsewhere = hosts & {"partner", "instant_site"} or section.name in EXTENDED
    return not is_elsewhere and is_generated(section)


def is_generated(section: Section) -> bool:
    """Whether a section's class is written here."""
    return bool(section.operations) and section.name not in HAND_WRITTEN


def endpoints_module(sections: Iterable[Section]) -> str:
    """Return the table of all endpoints: what the command looks up."""
    about = "Every endpoint of the API and the method here that calls it"
    lines = [*HEADER, *docstring(about), "", "from __future__ import annotations", ""]
    lines += [f"from {CLIENT}.operation import Endpoint", "", "ENDPOINTS = ("]
    for section in sections:
        for o in section.operations:
            scopes = ", ".join(f'"{scope}"' for scope in o.scopes)
            scopes += "," if len(o.scopes) == 1 else ""
            parts = [f'"{o.method}"', f'"{o.path}"', f'"{o.host}"']
            parts += [f'"{section.name}.{o.name}"', f"({scopes})", f'"{o.paged.get("key", "")}"']
            lines.append(f"    Endpoint({', '.join(parts)}),")
    return "\n".join([*lines, ")"]) + "\n"


def types_package() -> str:
    """Return the package of all types."""
    return "\n".join([*HEADER, *docstring(TYPES_ABOUT, TYPES_MORE)]) + "\n"


TYPES_ABOUT = "Types of all that requests and answers hold, as TypedDicts with Ecwid's own names"
TYPES_MORE = (
    "One module for each section: ``from ecwid_native.client.types.products import Product``. "
    "The client itself never imports them, so they cost nothing where only annotations use them. "
    "A word in a closed set may be new: expect others than a Literal lists."
)
