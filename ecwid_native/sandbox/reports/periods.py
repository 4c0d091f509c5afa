"""The spans of time that a report is about, all in UTC.

Source: docs.ecwid.com, "Get store stats report" (read 2026-11).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# A report over years by the hour would have no end.
MAX_STEPS = 1_000
YEAR_SECONDS = 365 * 86_400
SHIFTS = {
    "similarPeriodInPreviousWeek": 7 * 86_400,
    "similarPeriodInPreviousMonth": 30 * 86_400,
    "similarPeriodInPreviousYear": YEAR_SECONDS,
}
NO_COMPARISON = "noComparePeriod"


@dataclass(frozen=True, kw_only=True)
class Period:
    """From one UNIX second to another, both included."""

    start: int
    end: int

    def slice_of(self, moments: Sequence[float]) -> slice:
        """Return which of the ascending UNIX times are inside."""
        return slice(bisect_left(moments, self.start), bisect_left(moments, self.end + 1))


def compared(period: Period, mode: str) -> Period | None:
    """Return the earlier period of the same length that `comparePeriod` names; None for none."""
    if mode == NO_COMPARISON:
        return None
    shift = SHIFTS.get(mode, period.end - period.start + 1)
    return Period(start=period.start - shift, end=period.end - shift)


def steps(period: Period, scale: str, *, first_day: str) -> list[Period]:
    """Cut a period at the starts of hours, days, weeks, months or years.

    Raises:
        ValueError: there would be too many pieces, or dates are beyond the calendar.
    """
    pieces = []
    for start in _starts(period, scale, first_day):
        pieces.append(start)
        if len(pieces) > MAX_STEPS:
            raise ValueError(f"A report has at most {MAX_STEPS} steps.")
    ends = [start - 1 for start in pieces[1:]] + [period.end]
    return [Period(start=start, end=end) for start, end in zip(pieces, ends, strict=True)]


def _starts(period: Period, scale: str, first_day: str) -> Iterator[int]:
    moment = period.start
    while moment <= period.end:
        yield moment
        try:
            following = _next(datetime.fromtimestamp(moment, tz=UTC), scale, first_day)
        except (OverflowError, OSError) as exc:
            raise ValueError("The dates of the report are beyond the calendar.") from exc
        moment = int(following.timestamp())


def _next(moment: datetime, scale: str, first_day: str) -> datetime:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if scale == "hour":
        return moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if scale == "week":
        weekday = day.weekday() if first_day == "MONDAY" else (day.weekday() + 1) % 7
        return day + timedelta(days=7 - weekday)
    if scale == "month":
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    if scale == "year":
        return day.replace(year=day.year + 1, month=1, day=1)
    return day + timedelta(days=1)
