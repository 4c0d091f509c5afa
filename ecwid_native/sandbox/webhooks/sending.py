"""How webhooks are sent: what a developer can turn."""

import json
from dataclasses import asdict, dataclass
from typing import Any, get_args

from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.webhooks.deliveries import Order
from ecwid_native.sandbox.webhooks.schedule import TIMEOUT_SECONDS

SETTING = "webhooks"
MAX_CONCURRENCY = 32
MAX_COPIES = 100


@dataclass(frozen=True, kw_only=True)
class Sending:
    """How webhooks are sent.

    Args:
        paused: nothing is sent, everything waits.
        concurrency: how many are on their way at the same time, 1 to 32; with 1 the order holds.
        copies: how often each event of the platform is sent, 1 to 100.
        order: which of those that are due goes first: "oldest", "newest" or "shuffled".
        timeout_seconds: for an answer; the platform's own limit is 10.
    """

    paused: bool = False
    concurrency: int = 4
    copies: int = 1
    order: Order = "oldest"
    timeout_seconds: float = TIMEOUT_SECONDS

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if not 1 <= self.concurrency <= MAX_CONCURRENCY:
            raise ValueError(f"concurrency is between 1 and {MAX_CONCURRENCY}.")
        if not 1 <= self.copies <= MAX_COPIES:
            raise ValueError(f"copies is between 1 and {MAX_COPIES}.")
        if self.order not in get_args(Order):
            raise ValueError(f"order is one of {', '.join(get_args(Order))}.")
        if not 0 < self.timeout_seconds <= TIMEOUT_SECONDS:
            raise ValueError(f"timeout_seconds is above 0 and at most {TIMEOUT_SECONDS:g}.")


class SendingSettings:
    """The current settings; they stay across restarts."""

    def __init__(self, database: Database) -> None:
        """Keep them in `database`."""
        self._database = database
        self._now = Sending()
        self.reload()

    @property
    def now(self) -> Sending:
        """Return the settings of this moment."""
        return self._now

    def change(self, **changes: Any) -> None:
        """Change what is given; ValueError for values that cannot be."""
        changed = Sending(**(asdict(self._now) | changes))
        self._database.remember(SETTING, json.dumps(asdict(changed)))
        self._now = changed

    def reload(self) -> None:
        """Read them anew."""
        self._now = Sending(**json.loads(self._database.setting(SETTING, "{}")))
