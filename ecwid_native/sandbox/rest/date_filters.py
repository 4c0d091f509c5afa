"""Filters such as `createdFrom` and `createdTo`.

Dates are kept in documents as answers write them, in UTC: their order is that of the texts.
"""

from datetime import UTC, datetime

from ecwid_native.sandbox.conditions import Condition, field
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment

# Years 1000 to 9999: what four digits can write.
EARLIEST = datetime(1000, 1, 1, tzinfo=UTC).timestamp()
LATEST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp()


def date_range(query: Parameters, prefix: str, path: str) -> list[Condition]:
    """Return what `{prefix}From` and `{prefix}To` ask of the date at `path`, both included."""
    found = []
    for suffix, sign in (("From", ">="), ("To", "<=")):
        moment = query.moment(f"{prefix}{suffix}")
        if moment is not None:
            text = format_moment(min(max(moment, EARLIEST), LATEST))
            found.append(Condition(f"{field(path)} {sign} ?", (text,)))
    return found
