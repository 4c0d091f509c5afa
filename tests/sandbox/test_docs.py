"""The reference names everything that can be called."""

import re
from pathlib import Path

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.apps import DEFAULT_SCOPES
from ecwid_native.sandbox.control import machine, merchants
from ecwid_native.sandbox.platform import SWITCHES
from ecwid_native.sandbox.stores import PLANS

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs/reference/sandbox.md").read_text()


def test_every_control_route_is_there_and_no_other() -> None:
    documented = set(re.findall(r"^\| `([A-Z]+ [\w/{}]+)` \|", REFERENCE, re.MULTILINE))

    assert documented == {
        f"{method} {path}" for method, path, _ in (*machine.ROUTES, *merchants.ROUTES)
    }


def test_every_option_of_the_command_line_is_there() -> None:
    source = (ROOT / "ecwid_native/sandbox/cli.py").read_text()

    for option in re.findall(r'add_argument\(\s*"(--[a-z-]+)"', source):
        assert f"`{option}`" in REFERENCE, option


def test_every_public_member_is_there() -> None:
    for name in vars(Sandbox):
        assert name.startswith("_") or f"`{name}" in REFERENCE, name


def test_every_word_to_choose_from_is_there() -> None:
    for word in (*SWITCHES, *PLANS, *DEFAULT_SCOPES):
        assert f"`{word}`" in REFERENCE, word
