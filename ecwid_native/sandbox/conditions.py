"""What a search asks of a document, as pieces of SQL.

Paths such as "billingPerson.name" are constants of the code. Everything that comes from outside is
a value, bound to a mark.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PATH = re.compile(r"[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*")
# SQLite reads larger numbers as floating point, smaller ones exactly.
MAX_INTEGER = 2**63 - 1
# SQLite takes some thousands.
MAX_MARKS = 500


@dataclass(frozen=True)
class Condition:
    """A piece of SQL with its values."""

    sql: str
    values: tuple[object, ...] = ()


NOTHING = Condition("0")


def field(path: str) -> str:
    """Return the SQL of a document's field."""
    if not PATH.fullmatch(path):
        raise ValueError(f"{path!r} is no path.")
    return f"json_extract(body, '$.{path}')"


def equals(path: str, value: str | float | bool) -> Condition:
    """The field has this value; an absent boolean counts as false, an absent number as 0."""
    if isinstance(value, str):
        return Condition(f"{field(path)} = ?", (value,))
    if not -MAX_INTEGER <= value <= MAX_INTEGER:
        return NOTHING
    return Condition(f"COALESCE({field(path)}, 0) = ?", (value,))


def equals_text(path: str, text: str) -> Condition:
    """The field is this text, whatever the case."""
    return Condition(f"fold({field(path)}) = ?", (text.casefold(),))


def is_one_of(sql: str, values: Sequence[str | int]) -> Condition:
    """What a constant piece of SQL stands for is one of the values, however many there are."""
    if not values:
        return NOTHING
    if len(values) > MAX_MARKS:
        every = json.dumps(values)
        return Condition(f"{sql} IN (SELECT value FROM json_each(?))", (every,))  # noqa: S608 - a mark
    marks = ", ".join("?" * len(values))
    return Condition(f"{sql} IN ({marks})", tuple(values))


def one_of(path: str, values: Iterable[str | int]) -> Condition:
    """The field has one of these values."""
    usable = [v for v in values if isinstance(v, str) or -MAX_INTEGER <= v <= MAX_INTEGER]
    return is_one_of(field(path), usable)


def has_id(ids: Iterable[int]) -> Condition:
    """The document has one of these ids."""
    usable = [value for value in ids if -MAX_INTEGER <= value <= MAX_INTEGER]
    return is_one_of("id", usable)


def child_of(parent_id: int) -> Condition:
    """The document belongs to this parent."""
    if not -MAX_INTEGER <= parent_id <= MAX_INTEGER:
        return NOTHING
    return Condition("parent_id = ?", (parent_id,))


def between(path: str, low: float | None, high: float | None) -> Condition:
    """The field lies in a range, ends included; None leaves an end open."""
    parts, values = ["1"], []
    if low is not None:
        parts.append(f"{field(path)} >= ?")
        values.append(float(low))
    if high is not None:
        parts.append(f"{field(path)} <= ?")
        values.append(float(high))
    return Condition("(" + " AND ".join(parts) + ")", tuple(values))


def contains(paths: Iterable[str], text: str) -> Condition:
    """One of the fields contains the text, whatever the case; lists are searched as their JSON."""
    folded = text.casefold()
    tests = [f"instr(fold({field(path)}), ?) > 0" for path in paths]
    return Condition("(" + " OR ".join(tests) + ")", (folded,) * len(tests))


def list_holds(path: str, values: Iterable[str | int]) -> Condition:
    """The field is a list that holds one of these values."""
    usable = [v for v in values if isinstance(v, str) or -MAX_INTEGER <= v <= MAX_INTEGER]
    if not PATH.fullmatch(path):
        raise ValueError(f"{path!r} is no path.")
    inside = is_one_of("value", usable)
    items = f"SELECT value FROM json_each(body, '$.{path}')"  # noqa: S608 - a path is a constant
    return Condition(f"EXISTS ({items} WHERE {inside.sql})", inside.values)


def any_of(conditions: Iterable[Condition]) -> Condition:
    """At least one of the conditions is met."""
    given = tuple(conditions)
    if not given:
        return NOTHING
    values = tuple(value for condition in given for value in condition.values)
    return Condition("(" + " OR ".join(condition.sql for condition in given) + ")", values)


def negated(condition: Condition) -> Condition:
    """The condition is not met."""
    return Condition(f"NOT COALESCE({condition.sql}, 0)", condition.values)


def ascending(path: str) -> str:
    """Sort by a field, smallest first."""
    return field(path)


def descending(path: str) -> str:
    """Sort by a field, largest first."""
    return f"{field(path)} DESC"


def alphabetical(path: str, *, backwards: bool = False) -> str:
    """Sort by a text, whatever the case."""
    return f"fold({field(path)})" + (" DESC" if backwards else "")
