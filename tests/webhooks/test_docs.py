"""What the documentation says about webhooks is what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecwid_native.sandbox.webhooks import event_types as sandbox
from ecwid_native.webhooks import WebhookEvent, receive
from ecwid_native.webhooks.event_types import EVENT_TYPES
from ecwid_native.webhooks.receive import Answer
from scripts import webhook_reference
from scripts.environment import ROOT

# docs.ecwid.com, list of webhook events; size charts are in the official Java client alone (read
# 2026-11). `*` are the three usual actions.
DOCUMENTED = {
    "order": "*",
    "unfinished_order": "*",
    "product": "*",
    "category": "*",
    "product_class": "*",
    "customer": "* personalDataRemovalRequest personalDataExportRequest",
    "customer_group": "*",
    "discount_coupon": "*",
    "promotion": "*",
    "review": "*",
    "invoice": "created deleted",
    "profile": "updated subscriptionStatusChanged personalDataRemovalRequest"
    " personalDataExportRequest",
    "application": "installed uninstalled subscriptionStatusChanged storageChanged",
    "size_chart": "*",
}
PAGE = webhook_reference.PAGE.read_text()


def test_the_table_of_event_types_is_current() -> None:
    assert webhook_reference.with_table(PAGE) == PAGE, "run python -m scripts.webhook_reference"


def test_the_documented_types_are_all_there() -> None:
    """Each has its row, a class of its own for handlers, and can be sent by the sandbox."""
    names = {
        f"{entity}.{action}"
        for entity, actions in DOCUMENTED.items()
        for action in actions.replace("*", "created updated deleted").split()
    }

    assert set(EVENT_TYPES) == names == set(sandbox.EVENT_TYPES)
    assert not [each.name for each in EVENT_TYPES.values() if each.event is WebhookEvent]
    assert {name: set(each.data) for name, each in EVENT_TYPES.items()} == {
        name: set(each.sample) for name, each in sandbox.EVENT_TYPES.items()
    }


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
