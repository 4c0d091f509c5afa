"""`python -m scripts.webhook_reference`: write the table of event types into the documentation."""

from __future__ import annotations

import re

from ecwid_native.webhooks.event_types import EVENT_TYPES, EventType
from scripts.environment import ROOT

PAGE = ROOT / "docs" / "reference" / "webhooks.md"
BETWEEN = re.compile(r"(<!-- event types -->).*?(<!-- end -->)", re.DOTALL)
HEAD = """
| event type | event | scope | `entity_id` | `unverified_data` |
| --- | --- | --- | --- | --- |
"""


def with_table(page: str) -> str:
    """The page with the table as the code has it now."""
    rows = "\n".join(row(each) for each in EVENT_TYPES.values())
    return BETWEEN.sub(lambda match: f"{match[1]}\n{HEAD}{rows}\n\n{match[2]}", page)


def row(event_type: EventType) -> str:
    """One line of the table."""
    cells = (
        f"`{event_type.name}`",
        f"`{event_type.event.__name__}`",
        f"`{event_type.scope}`" if event_type.scope else "not documented",
        event_type.entity,
        ", ".join(f"`{name}`" for name in event_type.data) or "none",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text()))
