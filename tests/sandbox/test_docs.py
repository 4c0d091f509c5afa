"""The reference names everything that can be called."""

import re
from pathlib import Path

from ecwid_native.sandbox import Sandbox, catalogue
from ecwid_native.sandbox.apps import DEFAULT_SCOPES
from ecwid_native.sandbox.commands import COMMANDS
from ecwid_native.sandbox.control import (
    machine,
    merchants,
    playground,
    reference,
    snapshots,
    webhooks,
)
from ecwid_native.sandbox.plans import PLANS
from ecwid_native.sandbox.platform import SWITCHES
from ecwid_native.sandbox.seeding import PROFILES
from ecwid_native.sandbox.webhooks.deliveries import ORDERS, STATES
from ecwid_native.sandbox.webhooks.document import SIGNATURES
from ecwid_native.sandbox.webhooks.event_types import EVENT_TYPES
from ecwid_native.sandbox.webhooks.service import Webhooks

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs/reference/sandbox.md").read_text()
REST = (ROOT / "docs/reference/sandbox-rest.md").read_text()
WEBHOOKS = (ROOT / "docs/reference/sandbox-webhooks.md").read_text()


def test_every_control_route_is_there_and_no_other() -> None:
    documented = set(re.findall(r"^\| `([A-Z]+ [\w/{}]+)` \|", REFERENCE, re.MULTILINE))

    assert documented == {
        f"{method} {path}"
        for module in (machine, merchants, playground, reference, snapshots, webhooks)
        for method, path, _ in module.ROUTES
    }


def test_every_option_of_the_command_line_is_there() -> None:
    source = (ROOT / "ecwid_native/sandbox/cli.py").read_text()

    for option in re.findall(r'add_argument\(\s*"(--[a-z-]+)"', source):
        assert f"`{option}`" in REFERENCE, option


def test_every_command_is_there() -> None:
    for command in COMMANDS:
        assert f"| `{command}" in REFERENCE, command


def test_every_operation_of_open_shape_is_there_and_no_other() -> None:
    table = REST.partition("## Operations of open shape")[2].partition("\n## ")[0]

    assert re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE) == list(catalogue.unconfirmed())


def test_every_public_member_is_there() -> None:
    for name in vars(Sandbox):
        assert name.startswith("_") or f"`{name}" in REFERENCE, name


def test_every_word_to_choose_from_is_there() -> None:
    for word in (*SWITCHES, *PLANS, *DEFAULT_SCOPES, *PROFILES):
        assert f"`{word}`" in REFERENCE, word


def test_every_event_type_is_there_and_no_other() -> None:
    documented = re.findall(r"^\| `\w+\.\w+` \| .*$", WEBHOOKS, re.MULTILINE)

    assert documented == [
        f"| `{known.name}` | `{known.scope}` | {known.entity},"
        f" {'text' if known.is_for_one_app else 'number'}"
        f" | {', '.join(f'`{name}`' for name in known.sample)} |"
        for known in EVENT_TYPES.values()
    ]


def test_everything_about_webhooks_is_there() -> None:
    members = [name for name in vars(Webhooks) if not name.startswith("_")]
    for word in (*members, *STATES, *ORDERS, *SIGNATURES):
        assert f"`{word}" in WEBHOOKS, word
