"""One sandbox for all tests of a worker, and a new store for each of them."""

from collections.abc import Iterator
from itertools import count

import pytest

from ecwid_native.sandbox import Sandbox, SandboxApp, catalogue
from tests.sandbox.conftest import CLIENT_SECRET, Api

CLIENT_ID = "rest-app"
DOCUMENTED = {scope for item in catalogue.operations() for scope in item.scopes}
MORE = {"public_storefront", "read_store_profile_extended", "read_store_limits"}
ALL_SCOPES = tuple(sorted(DOCUMENTED | MORE))
REST_APP = SandboxApp(client_id=CLIENT_ID, client_secret=CLIENT_SECRET, scopes=ALL_SCOPES)

_store_ids = count(5001)


@pytest.fixture(autouse=True)
def _in_no_time(_still: None) -> None:
    """What is done here takes no time on the sandbox's clock."""


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[Sandbox]:
    """For tests that touch their own store alone and leave the clock and faults as they are."""
    with Sandbox([REST_APP]) as running:
        yield running


@pytest.fixture
def store_id(shared_sandbox: Sandbox) -> int:
    """A new store."""
    new = next(_store_ids)
    shared_sandbox.create_store(new, name="Paper & Clay")
    return new


@pytest.fixture
def api(shared_sandbox: Sandbox, store_id: int) -> Iterator[Api]:
    """The REST API of the new store with every scope."""
    tokens = shared_sandbox.install(CLIENT_ID, store_id)
    client = Api(shared_sandbox, tokens.access_token, store_id)
    yield client
    client.session.close()


@pytest.fixture
def public_api(shared_sandbox: Sandbox, store_id: int, api: Api) -> Iterator[Api]:
    """The same store with the public token of the same installation."""
    tokens = shared_sandbox.tokens(CLIENT_ID, store_id)
    assert tokens is not None
    client = Api(shared_sandbox, tokens.public_token, store_id)
    yield client
    client.session.close()
