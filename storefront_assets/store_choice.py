"""One store's own choice: no customizations at all, or a release that the others do not have.

It rides in the store's public config, so it takes effect at the next page load and costs our
server nothing.
"""

from __future__ import annotations

from typing import Any

from ecwid_native.exceptions import ReleaseError, SettingsBusyError
from ecwid_native.models import Installation
from ecwid_native.public_config import (
    CONTROL_KEY,
    PUBLIC_KEY,
    dump_public_config,
    parse_public_config,
)
from ecwid_native.services.settings_lease import settings_lease


def choose(app: str, store_id: int, *, off: bool = False, digest: str = "") -> None:
    """Write a store's choice; without an argument the store is like all others.

    Args:
        app: the slug of the app.
        store_id: the store, which has the app installed.
        off: nothing of the app runs in this store.
        digest: the release that this store has.

    Raises:
        ReleaseError: the store does not have the app.
        SettingsBusyError: a save of this store is under way.
        APIError: the store refused or did not answer.
    """
    installed = Installation.State.INSTALLED
    installation = Installation.objects.filter(app=app, store_id=store_id, state=installed).first()
    if installation is None:
        raise ReleaseError(f"Store {store_id} does not have the app {app!r}.")
    choice: dict[str, Any] = {"off": True} if off else {"release": digest} if digest else {}
    with settings_lease(installation) as lease:
        storage = installation.client.storage
        config = parse_public_config(storage.get(PUBLIC_KEY))
        before = config.pop(CONTROL_KEY, {})
        if before == choice:
            return
        if choice:
            config[CONTROL_KEY] = choice
        if not lease.renew():
            raise SettingsBusyError
        storage.update(PUBLIC_KEY, dump_public_config(config))
