"""The days on which parcels travel. No Django here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

SATURDAY = 5
EVERYWHERE = "*"


@dataclass(frozen=True)
class Transit:
    """How many working days a parcel travels, from the quickest to the slowest."""

    least: int
    most: int


def parse_transit(text: str) -> dict[str, Transit]:
    """Return the days by country; each line is ``DE 1-2``, and ``*`` is every other country.

    Raises:
        ValueError: with the line that cannot be read.
    """
    found = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        country, _, days = line.partition(" ")
        least, _, most = days.strip().partition("-")
        is_country = country == EVERYWHERE or (country.isascii() and country.isalpha())
        numbers = [
            int(part) for part in (least, most or least) if part.isdecimal() and len(part) < 3
        ]
        if not is_country or len(numbers) != 2 or numbers[0] > numbers[1]:
            raise ValueError(line)
        found[country.upper()] = Transit(*numbers)
    return found


def departure(now: datetime, *, cut_off_hour: int, closed: Collection[int]) -> date:
    """Return the day on which an order of ``now``, in the store's own time, is handed over.

    Args:
        now: the store's time.
        cut_off_hour: orders from this hour on wait for the next day.
        closed: the weekdays without parcels, Monday is 0; all seven count as none.
    """
    closed = closed if len(set(closed)) < 7 else ()
    day = now.date() + timedelta(days=now.hour >= cut_off_hour)
    while day.weekday() in closed:
        day += timedelta(days=1)
    return day


def working_days_later(day: date, days: int) -> date:
    """Return the day that many working days later: carriers rest at weekends."""
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day
