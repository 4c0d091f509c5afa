"""A PostgreSQL server of our own for one run of the tests."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.problem import Problem

USER = "ecwid"
SYSTEM_USERS = ("postgres", "nobody")
SECONDS_TO_START = 60
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""The data is thrown away after the run."""


@contextlib.contextmanager
def postgres(programs: Path, *, durable: bool = False) -> Iterator[str]:
    """Start a server that only this machine's Unix socket reaches; yields a DATABASE_URL.

    Args:
        programs: the folder of PostgreSQL's server programs.
        durable: have a commit wait for the disk, as in production.

    Raises:
        Problem: it could not be set up or does not start.
    """
    with (
        new_cluster(programs) as folder,
        serve(programs, folder, server_account(), durable=durable),
    ):
        yield f"postgres://{USER}@/{folder}/postgres"


@contextlib.contextmanager
def new_cluster(programs: Path, *options: str) -> Iterator[Path]:
    """Make a folder with an empty cluster in `data`, made with these options of `initdb`.

    Raises:
        Problem: it could not be set up.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path has at most 107 bytes
    account = server_account()
    if account:
        shutil.chown(folder, user=account["user"], group=account["group"])
    try:
        initialise(programs, folder, account, options)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def server_account() -> dict[str, Any]:
    """Whom the server runs as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in SYSTEM_USERS if name in known)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def initialise(
    programs: Path, folder: Path, account: dict[str, Any], options: Sequence[str]
) -> None:
    """Create the cluster."""
    made = subprocess.run(
        [
            programs / "initdb",
            *("--pgdata", folder / "data", "--username", USER),
            *("--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
            *options,
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        **account,
    )
    if made.returncode != 0:
        raise Problem(f"Could not set up PostgreSQL for the tests: {made.stderr.strip()}")


@contextlib.contextmanager
def serve(
    programs: Path, folder: Path, account: dict[str, Any], *, durable: bool
) -> Iterator[None]:
    """Run the server until the block is left."""
    options = [f"unix_socket_directories={folder}", "listen_addresses="]
    if not durable:
        options += UNSAFE_BUT_FAST
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [
                programs / "postgres",
                *("-D", folder / "data"),
                *(word for option in options for word in ("-c", option)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=True,
            **account,
        )
    try:
        wait_until_ready(programs, folder, server, log)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # its fast shutdown: it does not wait for clients
        server.wait()


def wait_until_ready(
    programs: Path, folder: Path, server: subprocess.Popen[bytes], log: Path
) -> None:
    """Return once the server takes connections."""
    deadline = time.monotonic() + SECONDS_TO_START
    ready: list[str | Path] = [programs / "pg_isready", "--quiet", "--host", folder]
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise Problem(f"PostgreSQL did not start for the tests: {log.read_text().strip()}")
        time.sleep(0.1)
