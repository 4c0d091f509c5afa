"""Seed profiles."""

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import STORE_ID
from tests.sandbox.test_control_api import control


def test_a_profile_fills_an_empty_store(sandbox: Sandbox) -> None:
    sandbox.seed(STORE_ID, "empty")
    seeded = control(sandbox, "POST", f"stores/{STORE_ID}/seed", {"profile": "empty"})

    assert seeded.json()["id"] == STORE_ID


def test_what_cannot_be_seeded_is_said(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="must be one of empty"):
        sandbox.seed(STORE_ID, "huge")
    with pytest.raises(LookupError):
        sandbox.seed(5, "empty")
    sandbox.documents.insert(STORE_ID, "product", {"name": "Mug"})
    with pytest.raises(ValueError, match="is not empty"):
        sandbox.seed(STORE_ID, "empty")
    assert control(sandbox, "POST", f"stores/{STORE_ID}/seed", {}).status_code == 400
