"""Which documented operations the sandbox has: the router compared with the catalogue."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.catalogue import DocumentedOperation
from ecwid_native.sandbox.rest.resources import build_open_router, build_router
from ecwid_native.sandbox.rest.routes import OpenOperation, Operation
from ecwid_native.sandbox.router import Router

# documented: behaves as documented. unconfirmed: keeps state, but the documentation leaves its
# shape open. absent: not there.
Column = Literal["documented", "unconfirmed", "absent"]
COLUMNS: tuple[Column, ...] = ("documented", "unconfirmed", "absent")


@dataclass(frozen=True, kw_only=True)
class Covered:
    """One documented operation and its column."""

    operation: DocumentedOperation
    column: Column


Routes = tuple[Router[Operation] | Router[OpenOperation], ...]


def coverage(routers: Routes | None = None) -> tuple[Covered, ...]:
    """Return every documented operation with its column, as `routers` have it (else the real)."""
    routes: Routes = (build_router(), build_open_router()) if routers is None else routers
    return tuple(
        Covered(operation=operation, column=_column(operation, routes))
        for operation in catalogue.operations()
    )


def coverage_document(covered: tuple[Covered, ...]) -> dict[str, object]:
    """Return the coverage as JSON: counts, and the operations of each section."""
    counts = Counter(item.column for item in covered)
    return {
        "total": len(covered),
        "counts": {column: counts[column] for column in COLUMNS},
        "operations": [
            {
                "id": item.operation.id,
                "method": item.operation.method,
                "path": item.operation.path,
                "column": item.column,
                "open": item.operation.unconfirmed,
            }
            for item in covered
        ],
    }


def coverage_table(covered: tuple[Covered, ...]) -> str:
    """Return the coverage as text: three columns by section, then what is not as documented."""
    sections: dict[str, Counter[Column]] = {}
    for item in covered:
        sections.setdefault(item.operation.section, Counter())[item.column] += 1
    total: Counter[Column] = sum(sections.values(), Counter())
    lines = [_line("section", *COLUMNS)]
    lines += [_counts(section, counter) for section, counter in sections.items()]
    lines.append(_counts(f"all {len(covered)} operations", total))
    for column in COLUMNS[1:]:
        named = [item.operation for item in covered if item.column == column]
        if named:
            lines += ["", f"{column}:"]
        lines += [f"  {each.method:6} {each.path}  {each.unconfirmed}".rstrip() for each in named]
    return "\n".join(lines) + "\n"


def _column(operation: DocumentedOperation, routers: Routes) -> Column:
    method, route = operation.method, operation.route
    if all(router.target(method, route) is None for router in routers):
        return "absent"
    return "unconfirmed" if operation.unconfirmed else "documented"


def _counts(name: str, counter: "Counter[Column]") -> str:
    return _line(name, *(str(counter[column] or "·") for column in COLUMNS))


def _line(name: str, *cells: str) -> str:
    return f"{name:28}" + "".join(f"{cell:>13}" for cell in cells)
