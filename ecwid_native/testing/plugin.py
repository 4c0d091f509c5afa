"""The pytest plugin; installed with the package, pytest finds it by itself.

This module stays light, because pytest imports it in every project that has the package
installed. The fixtures are in ``ecwid_native.testing.fixtures``.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from importlib import import_module
from importlib.util import find_spec

import pytest

from ecwid_native.testing.network import only_this_machine

BLOCK_NETWORK = "ecwid_block_network"
FIXTURES = "ecwid_native.testing.fixtures"
MISSING_FIXTURE = re.compile(
    r"fixture '(sandbox(_server)?|merchant_client|open_app|deliver_webhook|ecwid_app"
    r"|customization_registry)' not found"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the plugin's settings for pytest's configuration file."""
    parser.addini(
        BLOCK_NETWORK,
        "Refuse connections to other machines during the tests (default: false).",
        type="bool",
        default=False,
    )


def pytest_configure(config: pytest.Config) -> None:
    """Add the fixtures where the sandbox's and pytest-django's requirements are installed.

    And start no thread that polls the database: it would meet the tests' transactions.
    """
    if not config.pluginmanager.has_plugin("django"):
        return
    vars(import_module("ecwid_native.conf"))["DEFAULT_RELEASE_POLL_SECONDS"] = 0.0
    if find_spec("werkzeug"):
        config.pluginmanager.register(import_module(FIXTURES), FIXTURES)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why there are no fixtures: pytest only says that it does not know ``sandbox``."""
    if terminalreporter.config.pluginmanager.has_plugin(FIXTURES):
        return
    errors = terminalreporter.stats.get("error", [])
    if any(MISSING_FIXTURE.search(str(report.longrepr)) for report in errors):
        terminalreporter.write_line(
            "The fixtures of ecwid-native need more: pip install 'ecwid-native[testing]'."
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run each test, its fixtures included, without the outside world."""
    if not item.config.getini(BLOCK_NETWORK):
        return (yield)
    with only_this_machine():
        return (yield)
