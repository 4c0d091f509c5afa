"""Why a call is not carried out, as its answer says it."""

from __future__ import annotations


class RefusedError(Exception):
    """The call is not carried out.

    Attributes:
        status: the HTTP status.
        code: for programs.
        message: for the author of the script; it says nothing about the store.
        headers: more headers of the answer.
    """

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def nothing_here() -> RefusedError:
    """One answer for an unknown app, store or endpoint and for a customization that is off."""
    return RefusedError(404, "not_found", "there is nothing here")


def try_later(status: int, code: str, seconds: int) -> RefusedError:
    """The same call may succeed after some seconds."""
    return RefusedError(status, code, f"again in {seconds} seconds", Retry_After=str(seconds))
