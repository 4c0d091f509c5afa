"""Query parameters, read as the platform reads them.

Source: docs.ecwid.com, "REST API overview" and the tables of the search pages; the texts of the
errors are those of the platform's own server framework (read 2026-11).
"""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from werkzeug.datastructures import MultiDict

from ecwid_native.sandbox.http import HTTPError

BOOLEANS = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
PAGE_SIZE = 100
# SQLite refuses expressions that are too deep.
MAX_ALIKE = 50
MAX_INTEGER = 2**63 - 1
NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{1,40})?", re.ASCII)
MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[ T](?P<time>\d\d:\d\d:\d\d) ?(?P<zone>[+-]\d{4}|[A-Z]{1,5})?)?",
    re.ASCII,
)

ZONES = dict.fromkeys(("UTC", "GMT", "UT", "WET", "Z"), "+0000") | {
    "EST": "-0500",
    "EDT": "-0400",
    "CST": "-0600",
    "CDT": "-0500",
    "MST": "-0700",
    "MDT": "-0600",
    "PST": "-0800",
    "PDT": "-0700",
    "BST": "+0100",
    "CET": "+0100",
    "CEST": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "MSK": "+0300",
    "JST": "+0900",
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """The part of a search that is asked for."""

    offset: int
    limit: int

    def envelope(self, items: list[object], total: int, **more: object) -> dict[str, object]:
        """Return the answer of a search."""
        return {
            "total": total,
            "count": len(items),
            **more,
            "offset": self.offset,
            "limit": self.limit,
            "items": items,
        }


class Parameters:
    """The query of a request. A parameter that is absent or empty counts as not given.

    Every method raises HTTPError with status 400 for text that it cannot read.
    """

    def __init__(self, arguments: MultiDict[str, str]) -> None:
        """Read from `arguments`."""
        self._arguments = arguments

    def text(self, name: str) -> str | None:
        """Return a text."""
        return self._arguments.get(name) or None

    def required(self, name: str) -> str:
        """Return a text that has to be there."""
        text = self.text(name)
        if text is None:
            raise HTTPError(400, f"Absent parameter {name}", "WRONG_PARAMETER")
        return text

    def choice(self, name: str, choices: tuple[str, ...]) -> str | None:
        """Return one of the choices."""
        text = self.text(name)
        if text is None or text in choices:
            return text
        expected = ", ".join(f"'{choice}'" for choice in choices)
        raise _wrong(name, f"expected one of {expected}")

    def boolean(self, name: str) -> bool | None:
        """Return a switch."""
        text = self.text(name)
        if text is None:
            return None
        if text.lower() not in BOOLEANS:
            expected = ", ".join(f"'{word}'" for word in ("true", "false", "yes", "no"))
            raise _wrong(name, f"expected one of {expected}, 'on', 'off', '1', '0'")
        return BOOLEANS[text.lower()]

    def number(self, name: str) -> float | None:
        """Return a number."""
        text = self.text(name)
        if text is None:
            return None
        if not NUMBER.fullmatch(text.strip()):
            raise _wrong_number(name)
        return float(text)

    def integer(self, name: str) -> int | None:
        """Return a whole number that SQLite can hold."""
        number = self.text(name)
        return None if number is None else _integer(name, number)

    def integers(self, name: str) -> list[int] | None:
        """Return a comma-separated list of whole numbers."""
        texts = self.texts(name)
        return None if texts is None else [_integer(name, text) for text in texts]

    def texts(self, name: str) -> list[str] | None:
        """Return a comma-separated list of texts."""
        text = self.text(name)
        if text is None:
            return None
        return [part.strip() for part in text.split(",") if part.strip()]

    def starting_with(self, prefix: str) -> list[tuple[str, str]]:
        """Return the rest of the name and the text of every parameter that begins like this."""
        found = [
            (name.removeprefix(prefix), text)
            for name, text in self._arguments.items()
            if name.startswith(prefix) and text
        ]
        if len(found) > MAX_ALIKE:
            raise _wrong(found[0][0], f"at most {MAX_ALIKE} parameters begin with {prefix}")
        return found

    def moment(self, name: str) -> float | None:
        """Return a date or time as UNIX seconds."""
        text = self.text(name)
        if text is None:
            return None
        seconds = parse_moment(text)
        if seconds is None:
            raise _wrong(name, "not a date")
        return seconds

    def page(self) -> Page:
        """Return what `offset` and `limit` ask for; a larger limit counts as 100."""
        limit = self.integer("limit")
        offset = self.integer("offset") or 0
        if offset < 0:
            raise _wrong_number("offset")
        if limit is not None and limit < 0:
            raise _wrong_number("limit")
        return Page(offset=offset, limit=min(PAGE_SIZE if limit is None else limit, PAGE_SIZE))


def parse_moment(text: str) -> float | None:
    """Return the UNIX time of a date filter or a JSON date; None when it is neither.

    Accepted: UNIX seconds, `yyyy-MM-dd`, `yyyy-MM-dd HH:mm:ss` with an offset, with the name of a
    zone, or with neither. Ambiguous names are those of North America, as Java reads them.
    """
    text = text.strip()
    if re.fullmatch(r"-?\d{1,12}", text, re.ASCII):
        return float(text)
    match = MOMENT.fullmatch(text)
    if match is None:
        return None
    zone = match["zone"] or "UTC"
    zone = ZONES.get(zone, zone)
    try:
        moment = datetime.strptime(
            f"{match['day']} {match['time'] or '00:00:00'} {zone}", "%Y-%m-%d %H:%M:%S %z"
        )
    except ValueError:
        return None
    return moment.timestamp()


def format_moment(seconds: float) -> str:
    """Return a UNIX time as dates stand in answers."""
    moment = datetime.fromtimestamp(math.floor(seconds), tz=UTC)
    return f"{moment.isoformat(' ')[:19]} +0000"  # strftime takes five times as long


def _integer(name: str, text: str) -> int:
    text = text.strip()
    if not re.fullmatch(r"[+-]?\d{1,19}", text, re.ASCII) or abs(int(text)) > MAX_INTEGER:
        raise _wrong_number(name)
    return int(text)


def _wrong(name: str, reason: str) -> HTTPError:
    return HTTPError(400, f"Wrong parameter '{name}' value: {reason}", "WRONG_PARAMETER")


def _wrong_number(name: str) -> HTTPError:
    message = f"Wrong numeric parameter '{name}' value: not a number or a number out of range"
    return HTTPError(400, message, "WRONG_PARAMETER")
