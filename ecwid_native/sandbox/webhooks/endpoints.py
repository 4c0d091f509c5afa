"""How the apps' addresses fare: failing since when, blocked or not."""

from dataclasses import dataclass
from datetime import UTC, datetime

from ecwid_native.sandbox.apps import SandboxApp
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.webhooks.schedule import BLOCK_AFTER_SECONDS


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """An app's address: since when nothing arrives there, and whether it is given up."""

    failing_since: datetime | None = None
    blocked: bool = False


class Endpoints:
    """Keeps what is known of each app's address; another address starts afresh.

    Source: docs.ecwid.com, "Set up webhooks" (read 2026-11); how a block ends is not documented.
    """

    def __init__(self, database: Database) -> None:
        """Keep it in `database`."""
        self._database = database

    def get(self, app: SandboxApp) -> Endpoint:
        """Return what is known of the app's address."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT failing_since, blocked FROM webhook_endpoint"
                " WHERE client_id = ? AND url = ?",
                (app.client_id, app.webhook_url),
            ).fetchone()
        if row is None:
            return Endpoint()
        return Endpoint(failing_since=datetime.fromtimestamp(row[0], tz=UTC), blocked=bool(row[1]))

    def failed(self, app: SandboxApp, at: float) -> bool:
        """Note a failure and tell whether the address is blocked from now on."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO webhook_endpoint VALUES (?1, ?2, ?3, 0)"
                " ON CONFLICT (client_id, url) DO UPDATE SET"
                " blocked = blocked OR ?3 - failing_since >= ?4 RETURNING blocked",
                (app.client_id, app.webhook_url, at, BLOCK_AFTER_SECONDS),
            ).fetchone()
        return bool(row[0])

    def recovered(self, app: SandboxApp) -> None:
        """Forget the failures, and a block with them."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM webhook_endpoint WHERE client_id = ? AND url = ?",
                (app.client_id, app.webhook_url),
            )
