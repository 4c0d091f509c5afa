"""What the documentation says about webhooks is what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecwid_native.webhooks import receive
from ecwid_native.webhooks.event_types import EVENT_TYPES
from ecwid_native.webhooks.receive import Answer
from scripts import webhook_reference
from scripts.environment import ROOT

PAGE = webhook_reference.PAGE.read_text()


def test_the_table_of_event_types_is_current() -> None:
    assert webhook_reference.with_table(PAGE) == PAGE, "run python -m scripts.webhook_reference"


def test_the_documented_types_are_all_there() -> None:
    entities = {name.partition(".")[0] for name in EVENT_TYPES}

    assert len(EVENT_TYPES) == 45
    assert len(entities) == 14


def test_every_answer_is_in_the_reference() -> None:
    answers = [each for each in vars(receive).values() if isinstance(each, Answer)]

    assert len(answers) > 8
    for each in answers:
        line = next(line for line in PAGE.splitlines() if f"`{each.reason}`" in line)
        assert line.startswith(f"| {int(each.status)} |")


@pytest.mark.parametrize("page", ["docs/howto/handle-webhooks.md", "docs/howto/run-workers.md"])
def test_the_code_of_the_pages_is_python(page: str) -> None:
    text = Path(ROOT / page).read_text()
    blocks = [part.partition("```")[0] for part in text.split("```python\n")[1:]]

    assert blocks
    for block in blocks:
        compile(block, page, "exec")
