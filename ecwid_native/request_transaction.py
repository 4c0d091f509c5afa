"""The transaction that ``ATOMIC_REQUESTS`` opens around a view."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper


def is_in_request_transaction(connection: BaseDatabaseWrapper) -> bool:
    """Whether such a transaction is under way. One that a ``TestCase`` opens is none of a request.

    Django tells the two apart in the same way where a transaction is to be durable.
    """
    if not connection.settings_dict["ATOMIC_REQUESTS"] or not connection.atomic_blocks:
        return False
    return not getattr(connection.atomic_blocks[-1], "_from_testcase", False)
