"""Write a module of TypedDicts for each section that has types."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.client_generator.catalogue import Field, Operation, Section, names_in
from scripts.client_generator.queries import (
    QUERY_TYPES,
    filters_name,
    needs_class,
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

PLAIN = {
    "int": "int",
    "number": "Number",
    "bool": "bool",
    "str": "str",
    "time": "str",
    "any": "object",
    "object": "dict[str, object]",
}
LIBRARY = {
    "collections.abc": frozenset({"Mapping", "Sequence"}),
    "typing": frozenset({"Literal", "Required", "TypedDict"}),
    "ecwid_native.client.values": frozenset(
        {"FieldNames", "Number", "NumberInput", "TimeFilter", "TimeInput"}
    ),
}
MARKERS = ("id", "cartId")


class Types:
    """Which types there are, who sends them, and what they are called in Python."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._sections = tuple(sections)
        self.fields = {name: f for s in self._sections for name, f in s.types.items()}
        self.enums = {name: words for s in self._sections for name, words in s.enums.items()}
        self.home = {name: s.name for s in self._sections for name in (*s.types, *s.enums)}
        operations = [operation for s in self._sections for operation in s.operations]
        self.read = self._reached((o.result for o in operations), write=False)
        self.read |= self._reached((o.paged.get("item", "") for o in operations), write=False)
        self.written = self._reached((o.body for o in operations), write=True)
        self.twins = self._find_twins()
        self.bodies = {n for o in operations for n in names_in(o.body) if n in self.fields}

    def write_type(self, type_text: str) -> str:
        """Return the annotation of a value in a request."""
        return self._annotation(type_text, write=True)

    def names_at(self, home: str) -> set[str]:
        """Return the names that a module of types defines, those of queries left out."""
        own = {name for name, section in self.home.items() if section == home}
        return own | {f"{name}Input" for name in own & self.twins}

    def class_lines(self, name: str) -> list[str]:
        """Return the class or the two classes of a type."""
        lines: list[str] = []
        if name in self.read or name not in self.written:
            lines += self._class(name, name, write=False)
        if name in self.twins:
            lines += self._class(f"{name}Input", name, write=True)
        elif name in self.written and name not in self.read:
            lines += self._class(name, name, write=True)
        return lines

    def _class(self, class_name: str, name: str, *, write: bool) -> list[str]:
        fields = [f for f in self.fields[name] if (f.writable if write else f.readable)]
        about = f"What a request may say of `{name}`." if write else f"`{name}` in an answer."
        if name not in self.twins and name in self.read and name in self.written:
            about = f"`{name}`, in answers and in requests."
        lines = ["", "", f"class {class_name}(TypedDict, total=False):"]
        lines += docstring(about, indent=4)
        lines += [""] if fields else []
        marker = self._marker(name, fields) if not write else ""
        for field in fields:
            annotation = self._field_type(field, write=write)
            if field.name == marker:
                annotation = f"Required[{annotation}]"
            remark = "  # deprecated" if field.deprecated else ""
            lines.append(f"    {field.name}: {annotation}{remark}")
        return lines

    def _marker(self, name: str, fields: list[Field]) -> str:
        """Return the field that tells a whole object from the changes in a request.

        A request takes either. Were no field required, a type checker would take changes with a
        read-only field in them for a whole object.
        """
        if name not in self.twins or name not in self.bodies:
            return ""
        return next((f.name for f in fields if f.name in MARKERS), "")

    def _field_type(self, field: Field, *, write: bool) -> str:
        annotation = self._annotation(field.type, write=write)
        if field.clearable if write and not field.readable else field.optional and not write:
            return f"{annotation} | None"
        if write and field.clearable:
            return f"{annotation} | None"
        return annotation

    def _annotation(self, type_text: str, *, write: bool) -> str:
        if write and type_text == "time":
            return "TimeInput"
        if type_text in PLAIN:
            return PLAIN[type_text]
        outer, _, inner = type_text.partition("[")
        if not inner:
            if write and type_text in self.twins:
                return f"{type_text}Input | {type_text}"
            return type_text
        inner = self._annotation(inner.removesuffix("]"), write=write)
        if outer == "map":
            return f"Mapping[str, {inner}]" if "Input |" in inner else f"dict[str, {inner}]"
        return f"Sequence[{inner}]" if "Input |" in inner else f"list[{inner}]"

    def _reached(self, roots: Iterable[str], *, write: bool) -> set[str]:
        reached: set[str] = set()
        waiting = [name for root in roots for name in names_in(root)]
        while waiting:
            name = waiting.pop()
            if name in self.fields and name not in reached:
                reached.add(name)
                for field in self.fields[name]:
                    if field.writable if write else field.readable:
                        waiting += names_in(field.type)
        return reached

    def _find_twins(self) -> set[str]:
        """Return the types whose two forms differ, by their own fields or by what is in them."""
        both = self.read & self.written
        twins = {
            name
            for name in both
            if any(
                not (f.readable and f.writable) or "time" in names_in(f.type)
                for f in self.fields[name]
            )
        }
        while True:
            more = {
                name
                for name in both - twins
                if any(twins & set(names_in(f.type)) for f in self.fields[name])
            }
            if not more:
                return twins
            twins |= more


def types_module(section: Section, types: Types) -> str:
    """Return the source of a section's types, "" when it has none."""
    body: list[str] = []
    for name, words in section.enums.items():
        literal = ", ".join(f'"{word}"' for word in words)
        body.append(f"{name} = Literal[{literal}]")
    for name in section.types:
        if name in types.read | types.written:
            body += types.class_lines(name)
    for operation in section.operations:
        if needs_class(operation):
            body += _query_class(operation)
    if not body:
        return ""
    title = section.about.split("\n")[0]
    lines = [*HEADER, *docstring(f"Types: {title[0].lower()}{title[1:]}"), ""]
    lines += ["from __future__ import annotations", ""]
    lines += _imports("\n".join(body), types, own=section.name)
    return "\n".join([*lines, "", *body]) + "\n"


def _imports(body: str, types: Types, *, own: str) -> list[str]:
    used = names_used(body)
    lines: list[str] = []
    for module, names in LIBRARY.items():
        lines += import_line(module, used & names)
    for home in sorted(set(types.home.values()) - {own}):
        lines += import_line(f"{TYPES_PACKAGE}.{home}", types.names_at(home) & used)
    return lines


def _query_class(operation: Operation) -> list[str]:
    """Return the class of a query with many parameters, for a paged one also the part for all."""
    lines: list[str] = []
    base = "TypedDict"
    shown = operation.query
    call = f"``{operation.method} {operation.path}``"
    if operation.paged:
        base = filters_name(operation)
        lines += ["", "", f"class {base}(TypedDict, total=False):"]
        lines += docstring(f"What {call} can be filtered and sorted by.", indent=4)
        lines += [""]
        for parameter in shown:
            if parameter.name not in QUERY_TYPES.paging:
                lines.append(f"    {parameter.python_name}: {query_type(parameter)} | None")
        shown = tuple(p for p in shown if p.name in QUERY_TYPES.paging)
    lines += ["", "", f"class {query_name(operation)}({base}, total=False):"]
    lines += docstring(f"Query of {call}.", indent=4)
    lines += [""]
    for parameter in shown:
        lines.append(f"    {parameter.python_name}: {query_type(parameter)} | None")
    return lines
