"""One save at a time for each installation, without holding a database transaction over HTTP.

The lease is two columns of the installation, taken and given back by single conditional updates,
so it holds between threads, processes and machines. Who dies with it blocks others for
``LEASE_SECONDS`` at most.
"""

from __future__ import annotations

import datetime
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections, router
from django.db.models import Q
from django.utils import timezone

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import ConfigurationError, SettingsBusyError
from ecwid_native.models import Installation
from ecwid_native.request_transaction import is_in_request_transaction

# A save is over in well under a second as a rule; a second tab can wait for that.
WAIT_SECONDS = 3.0
POLL_SECONDS = 0.1
MINIMUM_LEASE_SECONDS = 30.0


@dataclass(frozen=True)
class SettingsLease:
    """The right to write the settings of one installation."""

    installation_id: int
    holder: str

    def acquire(self) -> bool:
        """Take the lease if nobody holds it; tell whether that worked."""
        now, length = timezone.now(), lease_length()
        is_free = Q(settings_lease_until=None) | Q(settings_lease_until__lte=now)
        # Nobody takes it for that long: a clock was ahead, and its holder may have died since.
        is_free |= Q(settings_lease_until__gt=now + 2 * length)
        return self._update(is_free, holder=self.holder, until=now + length)

    def renew(self) -> bool:
        """Hold it for the full length again; False when it ran out and another took it."""
        until = timezone.now() + lease_length()
        return self._update(self._is_mine, holder=self.holder, until=until)

    def release(self) -> None:
        """Give it back, unless it ran out and belongs to another by now."""
        self._update(self._is_mine, holder="", until=None)

    @property
    def _is_mine(self) -> Q:
        return Q(settings_lease_holder=self.holder)

    def _update(self, condition: Q, *, holder: str, until: datetime.datetime | None) -> bool:
        rows = Installation.objects.filter(condition, pk=self.installation_id)
        return bool(rows.update(settings_lease_holder=holder, settings_lease_until=until))


def lease_length() -> datetime.timedelta:
    """Longer than one REST call can take: the lease is renewed before each write."""
    one_call = ecwid_settings.CONNECT_TIMEOUT_SECONDS + ecwid_settings.TIMEOUT_SECONDS
    return datetime.timedelta(seconds=max(MINIMUM_LEASE_SECONDS, 2 * one_call))


def refuse_request_transaction() -> None:
    """Raise ConfigurationError within the transaction that ``ATOMIC_REQUESTS`` opens for a view."""
    connection = connections[router.db_for_write(Installation)]
    if is_in_request_transaction(connection):
        raise ConfigurationError(
            "settings are saved outside of a transaction: with ATOMIC_REQUESTS, decorate the view "
            "with django.db.transaction.non_atomic_requests"
        )


@contextmanager
def settings_lease(
    installation: Installation, *, wait_seconds: float = WAIT_SECONDS
) -> Iterator[SettingsLease]:
    """Hold the lease of ``installation`` within the block.

    Raises:
        SettingsBusyError: another save still holds it after ``wait_seconds``.
        ConfigurationError: the request runs in a transaction, which would stay open over HTTP and
            hide the lease from others.
    """
    refuse_request_transaction()
    lease = SettingsLease(installation.pk, secrets.token_hex(16))
    give_up_at = time.monotonic() + wait_seconds
    while not lease.acquire():
        if time.monotonic() >= give_up_at:
            raise SettingsBusyError
        time.sleep(POLL_SECONDS)
    try:
        yield lease
    finally:
        lease.release()
