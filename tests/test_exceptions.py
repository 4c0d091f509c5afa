"""What holds for all errors of the package."""

from __future__ import annotations

import copy
import pickle

import pytest

from ecwid_native.exceptions import (
    BatchUnfinishedError,
    EcwidError,
    IncompleteListError,
    NotFoundError,
    PayloadError,
    PermissionDeniedError,
    RateLimitError,
    ReleaseError,
    SettingsNotSavedError,
    TransportError,
)

NOT_FOUND = NotFoundError("gone", method="GET", path="/p", status=404, error_code="X")


@pytest.mark.parametrize(
    "error",
    [
        NOT_FOUND,
        RateLimitError("slow down", method="GET", path="/p", status=429, retry_after=3.0),
        PermissionDeniedError(
            "no", method="GET", path="/p", status=403, error_code="INSUFFICIENT_APP_SCOPE"
        ).naming(("read_orders",)),
        TransportError("cut", method="PUT", path="/p", is_unsent=True),
        IncompleteListError(method="GET", path="/p", expected=3, found=2),
        BatchUnfinishedError(path="/p", ticket="t"),
        SettingsNotSavedError(NOT_FOUND),
        PayloadError(),
        ReleaseError("no"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_can_go_from_process_to_process(error: EcwidError) -> None:
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own
        assert type(other) is type(error)
        assert repr(other) == repr(error)
        assert {name: repr(value) for name, value in vars(other).items()} == {
            name: repr(value) for name, value in vars(error).items()
        }
