"""The table that a run prints: each row with its targets and whether it holds them."""

from collections.abc import Iterable
from dataclasses import dataclass

from bench.measure import Spread

SLACK = 1.15
"""What a floor forgives: rounds scatter, and a machine has bad days."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measured figure; smaller is better.

    ``reference`` names what a ratio divides by. A row that could not be measured has no value and
    says in ``missing`` why.
    """

    id: str
    what: str
    value: Spread | None = None
    unit: str = ""
    floor: float | None = None
    goal: float | None = None
    reference: str = ""
    missing: str = ""

    @property
    def missed_floor(self) -> bool:
        """Whether the figure is past what is promised, slack included."""
        return self.is_past(self.floor, slack=self.slack)

    @property
    def slack(self) -> float:
        """Counted things have none."""
        return SLACK if self.value is None or self.value.low != self.value.high else 1.0

    def is_past(self, target: float | None, *, slack: float = 1.0) -> bool:
        """Whether the figure is past a target, if there are both."""
        return target is not None and self.value is not None and self.value.median > target * slack

    @property
    def verdict(self) -> str:
        """In words, what the figure means."""
        if self.value is None:
            return self.missing
        if self.missed_floor:
            return "MISSES ITS FLOOR"
        if self.is_past(self.floor):
            return "past its floor, within the slack"
        if self.is_past(self.goal):
            return "meets its floor, misses its goal"
        return "meets its goal" if self.goal is not None else ""


def table(rows: Iterable[Row]) -> str:
    """All rows as text, one line each, columns aligned."""
    head = ("row", "what", "median", "lowest – highest", "reference", "floor", "goal", "")
    lines = [head, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def cells(row: Row) -> tuple[str, ...]:
    """The text of each column of a row."""
    value = row.value
    scattered = value is not None and value.low != value.high
    return (
        row.id,
        row.what,
        f"{number(value.median)} {row.unit}".rstrip() if value else "",
        f"{number(value.low)} – {number(value.high)}" if value and scattered else "",
        row.reference,
        "" if row.floor is None else f"≤ {number(row.floor)}",
        "" if row.goal is None else f"≤ {number(row.goal)}",
        row.verdict,
    )


def number(value: float) -> str:
    """A figure with as many digits as mean something."""
    if float(value).is_integer() or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}"
