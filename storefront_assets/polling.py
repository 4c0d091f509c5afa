"""Which release shops have, looked up by a thread of its own and never by a request."""

from __future__ import annotations

import logging
import os
import threading

from django.conf import settings
from django.db import Error, connection
from django.db.models import Max
from django.urls import NoReverseMatch

from ecwid_native.conf import ecwid_settings
from storefront_assets.live import closed_files, rolled_out_files
from storefront_assets.models import Rollout
from storefront_assets.published import published

logger = logging.getLogger(__name__)

# How long a server's start waits for the first answer of the database.
PATIENCE_SECONDS = 5.0


class Poller:
    """Gives `published` the files of the newest rollouts, every ``RELEASE_POLL_SECONDS``."""

    def __init__(self) -> None:
        self._seen: dict[str, int] | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._looked = threading.Event()

    def start(self) -> None:
        """Begin, once for each process, and wait for the first look.

        Until it succeeds the files are empty. Does nothing under ``DEBUG``, where the sources
        are served, and with 0 seconds.
        """
        if self._thread is not None or settings.DEBUG or ecwid_settings.RELEASE_POLL_SECONDS <= 0:
            return
        self._spawn()
        if not self._looked.wait(PATIENCE_SECONDS):
            self._close()

    def stop(self) -> None:
        """End the thread and wait for it."""
        if self._thread is not None:
            self._stop.set()
            self._thread.join()
        self._seen, self._thread = None, None
        self._stop, self._looked = threading.Event(), threading.Event()

    def after_fork(self) -> None:
        """Go on in a child process: threads stay behind in the parent."""
        if self._thread is not None:
            self._stop = threading.Event()
            self._spawn()

    def poll(self) -> None:
        """Look once; change what is served if somebody published, promoted, disabled …

        Raises:
            django.db.Error: the database does not answer, or is not migrated.
        """
        newest = dict(Rollout.objects.order_by().values_list("app").annotate(Max("id")))
        if newest == self._seen:
            return
        rollouts = Rollout.objects.select_related("live", "candidate").in_bulk(newest.values())
        published.use_releases(
            rolled_out_files({each.app: each for each in rollouts.values()}),
            disabled=frozenset(each.app for each in rollouts.values() if each.disabled),
        )
        self._seen = newest

    def _spawn(self) -> None:
        self._thread = threading.Thread(target=self._run, name="storefront-releases", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while True:
            self._look()
            if self._stop.wait(ecwid_settings.RELEASE_POLL_SECONDS):
                return

    def _look(self) -> None:
        try:
            self.poll()
        except Error as exc:
            logger.error("Cannot see which storefront release is live: %s", exc)
            if self._seen is None:
                self._close()
        except NoReverseMatch:
            logger.warning("storefront_assets.urls is not in the URLconf: nothing to publish")
        except Exception:
            # Whatever it is: a thread that ends would leave shops with what they have for good.
            logger.exception("Cannot see which storefront release is live.")
        finally:
            connection.close()  # one more for each process would be one too many
            self._looked.set()

    def _close(self) -> None:
        try:
            published.use_releases(closed_files(), disabled=frozenset(ecwid_settings.APPS))
        except NoReverseMatch:
            return  # there is nothing to close


poller = Poller()
os.register_at_fork(after_in_child=poller.after_fork)
