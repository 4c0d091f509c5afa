"""Calls the control API of a running sandbox, for the command line."""

import json
import urllib.error
import urllib.request
from typing import Any

TIMEOUT_SECONDS = 60


class ControlError(Exception):
    """The running sandbox refused or did not answer; the message says what to do."""


def call_control_api(control_panel_url: str, method: str, path: str) -> Any:
    """Return the JSON that the control API answers.

    Raises:
        ControlError: there is no sandbox at that address, or it refused.
    """
    address = f"{control_panel_url.rstrip('/')}/_sandbox/{path}"
    if not address.startswith("http://"):
        raise ControlError("The Control Panel's address begins with http://.")
    request = urllib.request.Request(  # noqa: S310 - http only, see above
        address,
        method=method,
        data=None if method == "GET" else b"{}",
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - as above
            return json.load(answer)
    except urllib.error.HTTPError as exc:
        with exc:
            raise ControlError(_message(exc)) from exc
    except (OSError, ValueError) as exc:
        raise ControlError(
            f"No sandbox answers at {control_panel_url}: start one, or name its --control-panel."
        ) from exc


def _message(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error)["errorMessage"])
    except (ValueError, LookupError, TypeError):
        return f"The sandbox answered {error.code}: is it a Control Panel's address?"
