"""The pytest plugin; installed with the package, pytest finds it by itself.

The file stays light: pytest imports it in every project that has the package installed.
"""

from collections.abc import Iterator

import pytest

from ecwid_native.testing.network import only_this_machine

BLOCK_NETWORK = "ecwid_block_network"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the plugin's settings for pytest's configuration file."""
    parser.addini(
        BLOCK_NETWORK,
        "Refuse connections to other machines during the tests (default: false).",
        type="bool",
        default=False,
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Run each test, its fixtures included, without the outside world."""
    if not item.config.getini(BLOCK_NETWORK):
        return (yield)
    with only_this_machine():
        return (yield)
